"""What the schema head accepts on purpose: `waive` and `allow` lines in, waivers and allowances of the model out."""

from __future__ import annotations

from codegen.diag.reporter import Note, Reporter
from codegen.sema.model import Allowance, Waiver
from codegen.source import Span
from codegen.syntax import ast, terms


def waivers(head: ast.Schema, reporter: Reporter) -> tuple[Waiver, ...]:
    """Each `waive` line. A release and a reason stand in it, and a name is waived once for a release."""
    found: dict[tuple[str, str], Waiver] = {}
    for item in (item for item in head.items if isinstance(item, ast.Waive)):
        release = item.release.value.strip()
        if not release:
            reporter.error("IPC0901", item.release.span)
        made = Waiver(item.name.text, release, _reason(item.reason, item.span, "waive", reporter), item.span)
        first = found.setdefault((made.name, release), made)
        if first is not made:
            note = Note(first.span, "the first waiver")
            reporter.error("IPC0902", item.span, notes=[note], name=made.name, release=release)
    return tuple(found.values())


def allowances(head: ast.Schema, reporter: Reporter) -> tuple[Allowance, ...]:
    """Each `allow` line. A reason stands in it, and a rule is allowed once at a place."""
    found: dict[tuple[str, str], Allowance] = {}
    for item in (item for item in head.items if isinstance(item, ast.Allow)):
        place = item.place.text if item.place else ""
        made = Allowance(item.rule.text, place, _reason(item.reason, item.span, "allow", reporter), item.span)
        first = found.setdefault((made.rule, place), made)
        if first is not made:
            where = f"at {place}" if place else "in the whole schema"
            note = Note(first.span, "the first one")
            reporter.error("IPC0903", item.span, notes=[note], rule=made.rule, where=where)
    return tuple(found.values())


def _reason(reason: terms.Str | None, span: Span, word: str, reporter: Reporter) -> str:
    text = reason.value.strip() if reason else ""
    if not text:
        reporter.error("IPC0803", span, word=word)
    return text
