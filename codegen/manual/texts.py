"""The texts of `ipcgen help`, and of the commands that have no package of their own to keep one in."""

HELP = """\
ipcgen: schemas in, C out.

Usage: ipcgen COMMAND [OPTIONS]

Every day
  gen              write generated/ anew from idl/
  fmt [FILE]...    give schemas their canonical form
  freeze NAME      make a release, which later changes are held against
  explain ID       what a diagnostic or a finding of lint means, with a bad and a good example
  decode [HEX]...  a message, or a trace of many, in words
  why VERDICT [HEX]...   what a verdict says, and which bytes are to blame
  encode OP [FIELD=VALUE]...   the bytes of a message from its fields

In a test or a review; these write nothing
  review A..B      a page: what a change does to the bytes and to C code, and who must rebuild
  compat OLD NEW   the verdicts of that page in a few lines, from statements alone
  check            look for errors in the schemas
  gen --check      fail if generated/ is not what idl/ says, and show the difference
  lint             what a careful reader would ask of the schemas: units, names, reasons, space
  ops [SCHEMA]...  a table of every op: sizes, results, vectors, the test that drives it
  fmt --check      fail if a schema is not in canonical form, and show the difference

For your shell
  man              the page ipcgen(1), for man -l -
  completion SHELL   what bash or zsh need to complete commands, options, ops, ids

Examples
  codegen/ipcgen gen
  codegen/ipcgen gen --idl mine/idl --out mine/generated --import idl
  codegen/ipcgen explain IPC0207

Everywhere
  --message-format=text|json    diagnostics for people (stderr) or as JSON lines (stdout)
  --traceback                   with an internal error: show where it happened
  -h, --help                    this text, or that of a COMMAND; also: ipcgen help COMMAND

Exit status: 0 fine, 1 errors in schemas or something stale, 2 wrong usage, 3 a fault of ipcgen.
"""

GEN = """\
ipcgen gen: write C, statements, vectors and the manifest from schemas.

Usage: ipcgen gen [--check] [--idl DIR --out DIR [--import DIR]...]

  --check       write nothing; name each file that is stale, missing or foreign, show the
                difference and the command that mends it; exit 1 if there is any
  --idl DIR     the schemas, every *.ipc in DIR                      (this tree's idl/)
  --out DIR     where the output goes; its parent must exist         (this tree's generated/)
  --import DIR  schemas that those of --idl may import; no output is made for them

All or nothing: after an error, a full disk or a kill, what was there is there. Only files whose
text changed are rewritten. What an earlier run wrote and this one does not is removed. A file that
ipcgen did not write is reported, never removed or overwritten.

Examples
  codegen/ipcgen gen                  after each change in idl/
  codegen/ipcgen gen --check          before a commit
  codegen/ipcgen gen --idl mine/idl --out mine/generated --import idl
"""

CHECK = """\
ipcgen check: look for errors in schemas and write nothing.

Usage: ipcgen check [--idl DIR] [--import DIR]...

  --idl DIR     the schemas, every *.ipc in DIR                      (this tree's idl/)
  --import DIR  schemas that those of --idl may import

Examples
  codegen/ipcgen check
  codegen/ipcgen check --idl mine/idl --import idl
  codegen/ipcgen check --message-format=json          for an editor
"""

FREEZE = """\
ipcgen freeze: make a release of the statements, which later changes are held against.

Usage: ipcgen freeze NAME [--idl DIR --out DIR [--import DIR]...]

  NAME          of the release, such as 1.0
  --idl DIR     the schemas; the release goes to DIR/released        (this tree's idl/)
  --out DIR     the generated files, which must be up to date        (this tree's generated/)
  --import DIR  schemas that those of --idl may import

From then on `gen` and `check` refuse what would break whoever was built from the release: a body
that accepts less than before, a byte that means something else. Where a break is meant, the schema
says so: waive OP in "NAME" "the reason". A waiver that accepts nothing is an error, so it ends with
the release that it names.

Examples
  codegen/ipcgen freeze 1.0
  codegen/ipcgen freeze 1.0 --idl mine/idl --out mine/generated --import idl
"""

FMT = """\
ipcgen fmt: give schemas their one canonical form; comments stay.

Usage: ipcgen fmt [--check] [FILE|DIR]...          (all of this tree's idl/)

  --check       write nothing; show what would change; exit 1 if anything would

A file with a syntax error is left as it is.

Examples
  codegen/ipcgen fmt
  codegen/ipcgen fmt --check
  codegen/ipcgen fmt mine/idl/wallet.ipc
"""

EXPLAIN = """\
ipcgen explain: what a diagnostic or a finding of lint means, with a bad and a good example.

Usage: ipcgen explain ID|RULE

Examples
  codegen/ipcgen explain IPC0207
  codegen/ipcgen explain 207
  codegen/ipcgen explain missing_unit
"""
