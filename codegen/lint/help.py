"""The text of `ipcgen help lint`; apart, so that help needs nothing else of this package."""

HELP = """\
ipcgen lint: what a careful reader would ask of schemas that have no error.

Usage: ipcgen lint [--idl DIR] [--import DIR]... [--format=text|sarif]
       ipcgen lint --list

  --idl DIR        the schemas, every *.ipc in DIR                   (this tree's idl/)
  --import DIR     schemas that those of --idl may import; nothing is said about them
  --format=sarif   for a tool that shows findings beside a change, on stdout
  --list           every rule with its title; 'ipcgen explain RULE' tells why and how to mend it

Nothing is written. Findings are no errors: gen makes the same files with them. Where one is meant,
the schema head says so, with the reason; an allow line that silences nothing is a finding itself:

    allow wasteful_order at QUERY_PROCESS.reply "the times stand beside the state they belong to"

A place is TYPE, TYPE.member, OP, OP.request, OP.request.field and so on, and covers what lies below
it. Without a place the rule is off in the whole schema.

Exit status: 0 nothing found, 1 findings or errors in schemas, 2 wrong usage or files that can't be
read.

Examples
  codegen/ipcgen lint
  codegen/ipcgen lint --idl mine/idl --import idl
  codegen/ipcgen lint --message-format=json         one JSON object a line, for an editor
  codegen/ipcgen explain missing_unit
"""
