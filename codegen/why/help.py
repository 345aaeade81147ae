"""The text of `ipcgen help why`; apart, so that help needs nothing else of this package."""

HELP = """\
ipcgen why: what a verdict says: the field, the rule, and the bytes that are to blame.

Usage: ipcgen why VERDICT [HEX...|FILE|-] [--op OP] [--part header|table|body|sequence]

  VERDICT       a number (0x8100081A, 2164262938), or words: RULE 1 at 8, body ENUM at 8, or the
                line that decode prints
  HEX           the message that was refused; - reads stdin. Without bytes: what the verdict says
                of any message, or with --op of that one
  --op OP       the bytes are the body of this op's request, or of a message such as
                stop_process_reply; OP may be an op's number, and `schema.` may stand in front
  --part PART   where the verdict lies, if its words leave that out; with --op: which part the
                bytes are
  --statements DIR  the statements, DIR/*/*.abi.txt           (this tree's generated/ipc)
  --idl DIR     the schemas, for the line that asks for it; it is left out where a schema is
                missing or older                              (this tree's idl)

In the picture of the bytes, ^^ stands under what is to blame, ~~ under what else the rule reads,
-- where bytes are missing, ** for secrets.

Exit status: 0, or 2 for wrong usage and for a verdict that is not that of the bytes; then the one
line says which they have.

Examples
  codegen/ipcgen why 0x8100081A --op STOP_PROCESS
  codegen/ipcgen why RULE 1 at 8 --op STOP_PROCESS 0c000000 00000000 00000000 00000000
  codegen/ipcgen why 0x80000402 message.hex
"""
