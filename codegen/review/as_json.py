"""A page in, plain values for JSON or SARIF out. The raw diff is left out of both."""

from __future__ import annotations

from typing import Any

from codegen.compat import sarif
from codegen.compat.facts import verdict_facts
from codegen.review.page import Entry, Page
from codegen.review.rebuild import movers

FORMAT_VERSION = 1


def page_facts(page: Page) -> dict[str, Any]:
    """Everything that the page says, and the verdicts in full."""
    return {
        "format": FORMAT_VERSION,
        "base": page.base,
        "head": page.head,
        "empty": page.empty,
        "summary": page.summary,
        "notes": list(page.notes),
        "ops": [_entry(entry) for entry in page.entries],
        "generator": list(page.generator),
        "text_only": [
            {
                "schema": one.schema,
                "paths": list(one.paths),
                "vectors": one.vectors,
                "vectors_differ": one.vectors_differ,
            }
            for one in page.text_only
        ],
        "vectors": [
            {"schema": one.schema, "subject": one.subject, "old": one.old, "new": one.new, "lines": list(one.lines)}
            for one in page.vectors
        ],
        "measured": None
        if page.measured is None
        else {
            "rows": [{"codec": codec, "code": code, "stack": stack} for codec, code, stack in page.measured.rows],
            "old": page.measured.old,
            "new": page.measured.new,
        },
        "files": [{"path": one.path, "added": one.added, "removed": one.removed} for one in page.stat],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        **verdict_facts(entry.verdict),
        "wire_by_direction": entry.wire,
        "rebuild": entry.order,
        "rebuilders": list(movers(entry.verdict)),
        "consumers": [{"consumer": use.consumer, "path": use.path, "names": list(use.names)} for use in entry.uses],
        "place": None if entry.place is None else {"file": entry.place[0], "line": entry.place[1]},
        "about": entry.about or None,
        "words": [{"place": words.place or None, "old": words.old, "new": words.new} for words in entry.words],
    }


def page_sarif(page: Page) -> dict[str, Any]:
    """The findings as a SARIF log, each at the line of its op."""
    places = {id(entry.verdict): entry.place for entry in page.entries}
    return sarif.log([entry.verdict for entry in page.entries], lambda verdict: places[id(verdict)])
