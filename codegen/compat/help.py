"""The text of `ipcgen help compat`; apart, so that help needs nothing else of this package."""

HELP = """\
ipcgen compat: what the difference of two statements does to each op.

Usage: ipcgen compat OLD NEW [--format=text|json|sarif] [--fail-on=CLASS[,CLASS]...]

  OLD, NEW          two statements (*.abi.txt), or two folders of statements such as
                    generated/ipc; OLD is in use, NEW is proposed; vectors (*.vec) beside them
                    help the search
  --format=FORMAT   text, json or sarif (2.1.0)                                        (text)
  --fail-on=CLASS[,CLASS]...    what makes the exit status 1                (breaking,source)
      breaking      bytes are refused or misread, or nobody could show that they are not
      source        C code no longer compiles, or a number in it means something else
      tightened     the new side refuses what was fine: senders move first
      loosened      the new side takes more: receivers move first
      additive      something new, which nobody meets who does not ask for it
      docs          words alone
      any, nothing

Each verdict comes with bytes that show it, or says how they were sought. 'ipcgen explain RULE'
tells of the rule that stands before a finding. 'ipcgen review' shows the same on a page, with
pictures of the bytes, the vectors and the diff.

JSON: {"format": 1, "summary", "ops": [verdict]}. A verdict has schema; kind (op, notify,
message, enum, flags, struct, record, const, type, sequence, schema); number; old_name and
new_name (null where a side lacks it); wire (same, additive, loosened, tightened, breaking,
unproven); source (same, additive, changed, breaking); first (who moves first); docs_only;
classes (of --fail-on); findings and source_findings [{rule, place, text}]; witnesses;
bodies [{role, wire, first, proof, findings, witnesses}]. A witness has effect (lose, gain,
misread, add), message, part, data and request (hex), old and new (null where the side accepts,
else {number, part, class, offset, rule}), answer (instead of a verdict), readings [[old field,
value, new field, value]], run [{op, data, givens}] (of a sequence) and text.

Exit status: 0 nothing of --fail-on, 1 something of it, 2 wrong usage or an unreadable statement.

Examples
  codegen/ipcgen compat old/procd.abi.txt generated/ipc/procd/procd.abi.txt
  codegen/ipcgen compat idl/released generated/ipc --fail-on=any
"""
