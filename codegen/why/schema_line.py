"""The text of a schema, and what a verdict speaks of in; the line that says it out. A schema that lacks it gives none.

Only the syntax tree is looked at: names and numbers, as the author wrote them. What a name means is not worked out.
"""

from __future__ import annotations

from typing import Iterator

from codegen.decode.message import TABLE_ENTRY, TABLE_HEAD, entries_of
from codegen.decode.spots import Spot
from codegen.decode.verdicts import Subject
from codegen.diag.reporter import Reporter
from codegen.layout.model import Block, Hole, Message, Struct
from codegen.layout.verdict import describe
from codegen.source import SourceFile, Span
from codegen.syntax import ast
from codegen.syntax.parser import parse

def schema_of(number: int, spot: Spot | None, about: Subject) -> str:
    """The schema in whose text the line stands; "" if it is not known."""
    part, name, _, _ = describe(number)
    if spot is not None and spot.owner is not None:
        return spot.owner.name.split(".")[0]
    if part in ("header", "table") and not name.startswith("CAP_") and about.layout(part) is not about.message:
        return about.statements.wire.name
    return about.schema.name if about.schema is not None else ""


def line_of(file: SourceFile, number: int, spot: Spot | None, about: Subject) -> str:
    """`path:line: text` for the field, the rule or the capability; "" where the schema has none such."""
    tree = parse(file, Reporter())
    span = _span(tree, number, spot, about) if tree is not None else None
    if span is None:
        return ""
    line = file.position(span.start)[0]
    return f"{file.path}:{line}: {file.line(line).strip()}"


def _span(tree: ast.File, number: int, spot: Spot | None, about: Subject) -> Span | None:
    part, name, offset, rule = describe(number)
    if part == "sequence":
        return _step(tree, name, rule, about)
    message = about.layout(part)
    if name.startswith("CAP_"):
        return _capability(tree, name, offset, about)
    owner: Struct | Message | None = spot.owner if spot is not None and spot.owner is not None else message
    if owner is None:
        return None
    found = _block(tree, owner, about)
    if found is None:
        return None
    if name == "LENGTH":
        return _head(tree, owner, about)
    if spot is None:
        return None
    if name == "RULE":
        wanted = {own.number: own.name for own in spot.rules}
        rules = (item for item in found.items if isinstance(item, ast.Rule))
        return next((item.number.span for item in rules if wanted.get(item.number.value) == item.name.text), None)
    return _item(found, owner.block, spot)


def _item(found: ast.Block, block: Block, spot: Spot) -> Span | None:
    """The line of a field, or of the reserved bytes that stand where the statement has them."""
    place = spot.place
    if place is None:
        return None
    items = [item for item in found.items if isinstance(item, (ast.Field, ast.Hole))]
    if place.type is None:
        for known, item in zip(block.items, items):
            if isinstance(known, Hole) and isinstance(item, ast.Hole) and known.offset == place.offset - place.base:
                return item.size.span if item.size.value == known.size else None
        return None
    name = place.name.rpartition(".")[2].partition("[")[0]
    fields = (item for item in items if isinstance(item, ast.Field))
    return next((item.name.span for item in fields if item.name.text == name), None)


def _bodies(tree: ast.File) -> Iterator[tuple[str, str, ast.Block, Span]]:
    """Name, role, block and place of each definition that has a block."""
    for definition in tree.definitions:
        if isinstance(definition, ast.Struct):
            yield definition.name.text, "struct", definition.block, definition.name.span
        elif isinstance(definition, ast.Message):
            yield definition.name.text, "message", definition.block, definition.name.span
        elif isinstance(definition, ast.Notify):
            yield definition.name.text, "notify", definition.block, definition.name.span
        elif isinstance(definition, ast.Op):
            for item in definition.items:
                if isinstance(item, ast.Body):
                    yield definition.name.text, item.role, item.block, item.block.span


def _owned(tree: ast.File, owner: Struct | Message, about: Subject) -> tuple[ast.Block, Span] | None:
    name, role = owner.name, "message"
    if isinstance(owner, Struct):
        name, role = owner.name.partition(".")[2], "struct"
    elif owner is about.message and about.op is not None and about.op.number:
        name, role = about.op.name, owner.role
    found = ((block, span) for known, kind, block, span in _bodies(tree) if (known, kind) == (name, role))
    return next(found, None)


def _block(tree: ast.File, owner: Struct | Message, about: Subject) -> ast.Block | None:
    found = _owned(tree, owner, about)
    return found[0] if found is not None else None


def _head(tree: ast.File, owner: Struct | Message, about: Subject) -> Span | None:
    found = _owned(tree, owner, about)
    return found[1] if found is not None else None


def _capability(tree: ast.File, name: str, offset: int, about: Subject) -> Span | None:
    """The line of an entry; for a wrong number of them, that of the body which takes them."""
    if about.message is None:
        return None
    found = _owned(tree, about.message, about)
    entries = entries_of(about.message)
    index = (offset - TABLE_HEAD) // TABLE_ENTRY
    if found is None or name == "CAP_COUNT":
        return found[1] if found is not None else None
    if not 0 <= index < len(entries):
        return None
    caps = (item for item in found[0].items if isinstance(item, ast.Cap))
    return next((item.name.span for item in caps if item.name.text == entries[index][1].name), None)


def _step(tree: ast.File, name: str, rule: int, about: Subject) -> Span | None:
    """The line of a guard, or of the step itself."""
    for sequence in (item for item in tree.definitions if isinstance(item, ast.Sequence)):
        for step in (item for item in sequence.steps if isinstance(item, ast.Step)):
            if about.op is None or step.op.text != about.op.name:
                continue
            guards = [item for item in step.items or () if isinstance(item, ast.Rule)]
            if name == "RULE" and rule:
                return next((guard.number.span for guard in guards if guard.number.value == rule), None)
            return step.op.span
    return None
