"""The text of `ipcgen help ops`; apart, so that help needs nothing else of this package."""

HELP = """\
ipcgen ops: every op of the ABI, what it is made of, and what tests it.

Usage: ipcgen ops [SCHEMA]... [--live FILE] [--format=text|json] [--out DIR]

  --out DIR       the generated files: DIR/ipc/*/*.abi.txt and *.vec    (this tree's generated/)
  --live FILE     the test that drives each op between processes, a line `SCHEMA OP TEST` each; an
                  op without one is a fault. Without the option this tree's tests/system/live.txt is
                  shown where it is there, and nothing is demanded.
  --format=json   the same for a program; it names what the text counts

A line is an op:

  kind      r reserved, t test, i idempotent, n notification
  from      pub: the number is published; name: the name is, the number is ours; ours: neither is
  request   bytes of the body: one size, or the least and the greatest
  reply     the same; behind + that of a failure's body
  rules     between fields, also those of the structs within
  res       results beside the four of every op
  caps      capabilities of the request / of the reply; an optional entry counts from 0
  vectors   accepted / refused, of its bodies and of their capability tables
  live      the test that drives it

Faults, each on a line of its own: a body of an op without a vector that accepts it or without one
that refuses it, an op without a driver. A reserved op without a body needs a driver alone: it is
DENIED.

Exit status: 0 fine, 1 faults, 2 wrong usage or files that can't be read.

Examples
  codegen/ipcgen ops
  codegen/ipcgen ops procd keyd
  codegen/ipcgen ops --live tests/system/live.txt
"""
