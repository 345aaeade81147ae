"""Findings in, texts out: for a person, as JSON lines, as SARIF; the list of rules, and what `explain` says of one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from codegen.diag.explain import page
from codegen.diag.reporter import Diagnostic, as_json, as_text
from codegen.lint.rules import RULES, UNUSED

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def report(found: Sequence[Diagnostic]) -> str:
    """Each finding with its line and a caret, and the count on the last line; "" for none."""
    if not found:
        return ""
    count = f"{len(found)} finding{'s' if len(found) > 1 else ''}"
    return "".join(map(as_text, found)) + f"{count}; 'ipcgen explain {found[0].id}' tells more\n"


def json_lines(found: Sequence[Diagnostic]) -> str:
    """One JSON object a line, as of any diagnostic; the severity is "warning"."""
    return "".join(map(as_json, found))


def sarif(found: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0, for tools that show findings beside a change. All rules are described, found or not."""
    rules = [
        {"id": rule.id, "shortDescription": {"text": rule.title}, "fullDescription": {"text": rule.why}}
        for rule in RULES.values()
    ]
    driver = {"name": "ipcgen lint", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in found]}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _result(found: Diagnostic) -> dict[str, object]:
    file = found.span.file
    line, column = file.position(found.span.start)
    end_line, end_column = file.position(found.span.end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    place = {"physicalLocation": {"artifactLocation": {"uri": file.path}, "region": region}}
    text = f"{found.message}; {found.help}" if found.help else found.message
    return {"ruleId": found.id, "level": "warning", "message": {"text": text}, "locations": [place]}


def rule_list() -> str:
    """One rule a line."""
    width = max(map(len, RULES))
    return "".join(f"{rule.id:{width}}  {rule.title}\n" for rule in RULES.values())


def explain(id_: str, bad: str, good: str, found: Sequence[Diagnostic]) -> str:
    """The text for `ipcgen explain`: `found` is what the bad example is told."""
    rule = RULES[id_]
    meant = "" if id_ == UNUSED else f" Where it is meant: 'allow {id_} at PLACE \"why\"' in the schema head."
    why = rule.why + meant
    return page(f"{id_}: {rule.title}", why, ("Found", bad, report(found)), ("Clean", good))
