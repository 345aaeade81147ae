"""The text of `ipcgen help decode`; apart, so that help needs nothing else of this package."""

HELP = """\
ipcgen decode: a message in words, field by field.

Usage: ipcgen decode [HEX...|FILE|-] [--op OP] [--part header|table|body]
       ipcgen decode --trace [--headers] [FILE|-]

  HEX           the bytes of a message; without any, or with -, they are read from stdin
  --op OP       the bytes are the body of this op's request, or of a message such as
                stop_process_reply; OP may be an op's number, and `schema.` may stand in front
  --part PART   the bytes are one part of a message; a table with --op is held against that op
  --trace       read lines `trace WHO out|in slot N HEX` and say what they mean; other lines pass
                as they are; a reply is read together with its request
  --headers     in a trace: show the fields of each header, too
  --statements DIR  the statements, DIR/*/*.abi.txt           (this tree's generated/ipc)

A line is: offset in its part, bytes (or their number), name = value. What is malformed is shown as
far as it goes, and then explained: the field, the rule and what stands there. Secrets are shown by
their length alone; reserved bytes only where they are not zero.

Exit status: 0 well-formed (and after every trace), 1 malformed, 2 wrong usage or no hex.

Examples
  codegen/ipcgen decode --op STOP_PROCESS 0c000000 00000000 01000000 00000000
  codegen/ipcgen decode --part table --op SPAWN_SERVICE table.hex
  build/demo | codegen/ipcgen decode --trace
"""
