"""Blocks: fields with types, reserved bytes, the asserted size. Rules and examples are resolved by their own files."""

from __future__ import annotations

from dataclasses import replace

from codegen.diag.reporter import Note, suggest
from codegen.sema.expr import Lit
from codegen.sema.kinds import ArrayOf, Bytes, Form, Int, RecordsOf, Text, Type
from codegen.sema.model import Block, Field, Reserved, Rule
from codegen.sema.rules import Rules, Scope
from codegen.sema.symbols import SNAKE
from codegen.sema.types import Types
from codegen.source import Span
from codegen.syntax import ast
from codegen.syntax.ast import RULE_WORDS

_PLACES = {"struct": "a struct", "record": "a record", "message": "a message", "state": "the state of a sequence"}


class Blocks:
    """Resolves what stands inside the braces of structs and messages."""

    def __init__(self, types: Types, rules: Rules) -> None:
        self._types = types
        self._rules = rules
        self._reporter = types.symbols.reporter

    def resolve(self, schema: str, block: ast.Block, place: str, request: Scope | None = None) -> Block:
        """The block of a struct, record or message; `request` is there for the rules of a reply."""
        fields = [item for item in block.items if isinstance(item, ast.Field)]
        self._check_fields(fields)
        counters = self._counters(fields)
        items: list[Field | Reserved] = []
        for item in block.items:
            if isinstance(item, ast.Field):
                made = self._field(schema, item, counters)
                if made is not None:
                    items.append(made)
            elif isinstance(item, ast.Hole):
                if item.size.value == 0:
                    self._reporter.error("IPC0323", item.size.span)
                items.append(Reserved(item.size.value, item.reason.value if item.reason else "", item.span))
            elif (
                isinstance(item, ast.Rule)
                and place == "state"
                or isinstance(item, (ast.Example, ast.Cap))
                and place != "message"
            ):
                what = {ast.Rule: "a rule", ast.Example: "an example", ast.Cap: "a capability"}[type(item)]
                self._reporter.error("IPC0339", item.span, what=what, place=_PLACES[place])
        whole = len(items) == len([i for i in block.items if isinstance(i, (ast.Field, ast.Hole))])
        self._check_tails(items, place)
        if place == "record" and whole and items and not (isinstance(items[-1], Field) and is_tail(items[-1].type)):
            self._reporter.error("IPC0321", items[-1].span)
        items = self._bound_counts(items)
        size, size_span = self._size(block)
        rules: tuple[Rule, ...] = ()
        if whole and place != "state":
            own = {item.name: item.type for item in items if isinstance(item, Field)}
            found = tuple(item for item in block.items if isinstance(item, ast.Rule))
            rules = self._rules.resolve(schema, found, {"": own}, request)
        return Block(tuple(items), rules, size, block.span, size_span, whole)

    def _check_fields(self, fields: list[ast.Field]) -> None:
        seen: dict[str, ast.Field] = {}
        for field in fields:
            self._types.symbols.check_case(field.name, SNAKE)
            if field.name.text in RULE_WORDS:
                self._reporter.error("IPC0113", field.name.span, name=field.name.text)
            self._types.symbols.expect_doc(field.doc, field.name.span, f"'{field.name.text}'")
            first = seen.setdefault(field.name.text, field)
            if first is not field:
                note = Note(first.name.span, "the first one")
                self._reporter.error("IPC0204", field.name.span, notes=[note], name=field.name.text)

    def _counters(self, fields: list[ast.Field]) -> dict[str, str]:
        """Counted field -> counting field, which must stand before it."""
        counters: dict[str, str] = {}
        names = [field.name.text for field in fields]
        for index, field in enumerate(fields):
            for limit in field.constraints:
                if limit.kind != "count" or limit.target is None:
                    continue
                target = limit.target
                help_ = ""
                if target.text in counters:
                    help_ = f"'{counters[target.text]}' counts it already"
                elif target.text in names[: index + 1]:
                    help_ = "a count stands before what it counts"
                elif target.text not in names:
                    help_ = suggest(target.text, names[index + 1 :]) or "there is no such field"
                if help_:
                    self._reporter.error("IPC0340", target.span, help_=help_, name=field.name.text, target=target.text)
                if target.text != field.name.text:
                    counters.setdefault(target.text, field.name.text)
        return counters

    def _field(self, schema: str, item: ast.Field, counters: dict[str, str]) -> Field | None:
        kind = self._types.field(schema, item, counters.get(item.name.text))
        return None if kind is None else Field(item.name.text, kind, item.doc.text, item.span)

    def _check_tails(self, items: list[Field | Reserved], place: str) -> None:
        tails = [item for item in items if isinstance(item, Field) and is_tail(item.type)]
        for tail in tails:
            if tail is not items[-1]:
                self._reporter.error("IPC0310", tail.span, name=tail.name)
            elif place in ("struct", "state"):
                self._reporter.error("IPC0312", tail.span, name=tail.name, place=_PLACES[place])
            elif place == "record" and not isinstance(tail.type, (Bytes, Text)):
                self._reporter.error("IPC0321", tail.span)

    def _bound_counts(self, items: list[Field | Reserved]) -> list[Field | Reserved]:
        """Checks that each counting field can hold its maximum; a count's only bounds are those of what it counts."""
        counted = {item.name: item for item in items if isinstance(item, Field)}
        result: list[Field | Reserved] = []
        for item in items:
            if isinstance(item, Field) and isinstance(item.type, Int) and item.type.counts in counted:
                target = counted[item.type.counts].type
                if not isinstance(target, (Bytes, Text, ArrayOf, RecordsOf)):
                    continue  # refused as what it is
                low, high = count_bounds(target)
                if high > item.type.high:
                    self._reporter.error("IPC0314", item.span, name=item.name, high=high)
                else:
                    item = replace(item, type=replace(item.type, low=low, high=high))
            result.append(item)
        return result

    def _size(self, block: ast.Block) -> tuple[int | None, Span]:
        sizes = [item for item in block.items if isinstance(item, ast.Size)]
        for extra in sizes[1:]:
            self._reporter.error("IPC0341", extra.span, notes=[Note(sizes[0].span, "the first one")], what="a size")
        if sizes:
            return sizes[0].value.value, sizes[0].span
        return None, block.span


def is_tail(kind: Type) -> bool:
    """Whether only the used bytes of a field of this type travel."""
    return isinstance(kind, RecordsOf) or getattr(kind, "form", None) is Form.TAIL


def count_bounds(kind: Type) -> tuple[int, int]:
    """Least and most that a count of this type may say."""
    if isinstance(kind, RecordsOf):
        return 0, kind.high
    assert isinstance(kind, (Bytes, Text, ArrayOf))
    return kind.low, kind.high


__all__ = ["Blocks", "Lit", "count_bounds", "is_tail"]
