"""The text of `ipcgen help encode`; apart, so that help needs nothing else of this package."""

HELP = """\
ipcgen encode: the bytes of a message from its fields.

Usage: ipcgen encode OP|MESSAGE [FIELD=VALUE]... [--message [--result NAME] [--request-id N]
                     [cap NAME=SLOT]...] [--format hex|bytes|c]

  OP|MESSAGE    the body of this op's request, or of a message such as stop_process_reply; OP may
                be a number, and `schema.` may stand in front
  FIELD=VALUE   restart.policy=ALWAYS, segments[0].vaddr=0x1000; what decode prints is taken, too.
                A field left out is as _init leaves it: 0, the default member, no data. Counts
                follow from their data; a count alone makes as many zeros
  --message     a whole message: header, table, body
  --result NAME     with --message and OP: a reply with this result and the body of it
  --request-id N    of the header                                                   (1)
  cap NAME=SLOT     a capability in the table, with the least rights; peers=[5,6] for a list
  --format F    hex, as decode reads it; raw bytes; or an array of C                (hex)
  --statements DIR  the statements, DIR/*/*.abi.txt           (this tree's generated/ipc)

Values: numbers 12, 0x0c, -1; members and bits by name, READ|WRITE, none; true, false; text bare or
in quotes ("a\\n"); bytes 0x00ff, hex:00ff, 00 ff, or text in quotes; lists [1,2,3]. A reply whose
rules read the request takes request.FIELD=VALUE.

Exit status: 0, 1 if the message would be refused (then stderr says why and what is missing), 2 for
an unknown field, a value that is none or out of range, and wrong usage.

Examples
  codegen/ipcgen encode STOP_PROCESS process_id=12 reason=MANAGED_STOP
  codegen/ipcgen encode SPAWN_SERVICE service=timed --message cap peers=16 | codegen/ipcgen decode
  codegen/ipcgen encode STOP_PROCESS --message --result NOT_FOUND --format c
"""
