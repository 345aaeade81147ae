"""Op numbers: inside the schema's range, used once, not kept for somebody else; ranges of schemas apart."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.diag.reporter import Note, Reporter
from codegen.sema.model import SchemaModel
from codegen.source import Span
from codegen.syntax import ast


def check(model: SchemaModel, definitions: tuple[ast.Definition, ...], place: Span, reporter: Reporter) -> None:
    """Checks the numbers of one schema's ops; `place` is its `ops` line."""
    seen: dict[int, ast.Op | ast.Notify] = {}
    for item in definitions:
        if not isinstance(item, (ast.Op, ast.Notify)):
            continue
        number, span = item.number.value, item.number.span
        if not model.ops_high:
            reporter.error("IPC0510", span, name=item.name.text)
            return
        if not model.ops_low <= number <= model.ops_high:
            note = Note(place, f"the ops of '{model.name}' lie here")
            reporter.error("IPC0208", span, notes=[note], number=f"{number:#x}", schema=model.name)
        for gap in model.kept:
            if gap.low <= number <= gap.high:
                reporter.error("IPC0209", span, number=f"{number:#x}", reason=gap.reason)
        first = seen.setdefault(number, item)
        if first is not item:
            note = Note(first.name.span, f"'{first.name.text}' is defined here")
            help_ = _next_free(model, number)
            reporter.error("IPC0207", span, notes=[note], help_=help_, number=f"{number:#x}", name=first.name.text)


def _next_free(model: SchemaModel, taken: int) -> str:
    """The first free number above the taken one, else the first of the range."""
    used = {op.number for op in model.ops}
    for start in (taken, model.ops_low):
        for number in range(start, min(model.ops_high, start + 100_000) + 1):
            if number not in used and not any(gap.low <= number <= gap.high for gap in model.kept):
                return f"the next free number is {number:#x}"
    return "no number of the schema's range is free"


def check_across(schemas: tuple[SchemaModel, ...], places: Mapping[str, Span], reporter: Reporter) -> None:
    """No two schemas may share op numbers: one endpoint can serve several."""
    with_ops = [schema for schema in schemas if schema.ops_high]
    for index, schema in enumerate(with_ops):
        for other in with_ops[:index]:
            if schema.ops_low <= other.ops_high and other.ops_low <= schema.ops_high:
                note = Note(places[other.name], f"'{other.name}' has {other.ops_low:#x}..{other.ops_high:#x}")
                reporter.error("IPC0215", places[schema.name], notes=[note], schema=schema.name, other=other.name)
