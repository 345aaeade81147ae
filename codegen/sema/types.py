"""Type expressions to types: what a field may hold, with bounds worked out. Enums, flags and aliases are made once."""

from __future__ import annotations

from dataclasses import replace

from codegen.diag.reporter import Note, Reporter, suggest
from codegen.sema.consts import Constants, int_bounds, provenance
from codegen.sema.kinds import (
    ArrayOf,
    Bool,
    Bytes,
    EnumType,
    FlagsType,
    Form,
    Int,
    Leaf,
    Member,
    Provenance,
    RecordsOf,
    Retired,
    Strings,
    StructRef,
    Text,
    Type,
)
from codegen.sema.model import Alias
from codegen.sema.symbols import BUILTIN_INTS, BUILTIN_WORDS, CAPITALS, Symbols
from codegen.source import Span
from codegen.syntax import ast

PARTIES = ("sender", "receiver", "child")
_TEXT_DEFAULTS = {"path": 510, "name": 255}
_RANGE_ORDER = "the low end stands first"
_MAX_ELEMENTS = 65535
MAX_DEPTH = 64  # of names that lead to names


class Types:
    """Resolves types of all schemas; keeps what it made."""

    def __init__(self, symbols: Symbols, constants: Constants) -> None:
        self.symbols = symbols
        self.constants = constants
        self._made: dict[tuple[str, str], EnumType | FlagsType | Alias | None] = {}
        self._broken: set[tuple[str, str]] = set()  # aliases of which something was reported
        self._depth = 0  # of aliases of aliases

    @property
    def _reporter(self) -> Reporter:
        return self.symbols.reporter

    # Named types

    def enum(self, schema: str, definition: ast.Enum) -> EnumType | FlagsType | None:
        """The enum or flags type of a definition; None if its base type is unusable."""
        key = (schema, definition.name.text)
        if key not in self._made:
            self._made[key] = self._enum(schema, definition)
        made = self._made[key]
        return made if isinstance(made, (EnumType, FlagsType)) else None

    def _enum(self, schema: str, definition: ast.Enum) -> EnumType | FlagsType | None:
        doc = self.symbols.expect_doc(definition.doc, definition.name.span, f"'{definition.name.text}'")
        word = definition.type.base.text
        width, signed = BUILTIN_INTS.get(word, (0, False))
        written = definition.type
        if not width or written.high is not None or written.tail or (definition.flags and signed):
            self._reporter.error("IPC0329", definition.type.span)
            return None
        inherited = None
        if definition.origin.source is not None:
            inherited = provenance(self._reporter, definition.origin.source, definition.name.span)
        members = tuple(
            made
            for item in definition.members
            if isinstance(item, ast.Member) and (made := self._member(schema, item, inherited)) is not None
        )
        retired = tuple(self.retired(item, "reserved") for item in definition.members if isinstance(item, ast.Kept))
        if not any(isinstance(item, ast.Member) for item in definition.members):
            self._reporter.error("IPC0317", definition.name.span, name=definition.name.text)
        self._check_members(definition, members, retired, width, signed)
        name = f"{schema}.{definition.name.text}"
        prefix = definition.prefix.text if definition.prefix else ""
        if definition.prefix:
            self.symbols.check_case(definition.prefix, CAPITALS)
        if definition.flags:
            return FlagsType(name, doc, width, prefix, members, retired)
        return EnumType(name, doc, width, signed, definition.open, prefix, members, retired)

    def _member(self, schema: str, item: ast.Member, inherited: Provenance | None) -> Member | None:
        self.symbols.check_case(item.name, CAPITALS)
        doc = self.symbols.expect_doc(item.doc, item.name.span, f"'{item.name.text}'")
        number = provenance(self._reporter, item.origin.source, item.name.span, inherited)
        name = provenance(self._reporter, item.origin.name, item.name.span, number)
        value = self.constants.value(schema, item.value)
        return None if value is None else Member(item.name.text, value, doc, item.default, number, name)

    def retired(self, item: ast.Kept, word: str) -> Retired:
        """Numbers given up (`reserved`) or kept free (`kept`), with the reason."""
        reason = item.reason.value.strip() if item.reason else ""
        if not reason:
            self._reporter.error("IPC0803", item.span, word=word)
        high = item.high.value if item.high else item.low.value
        if high < item.low.value:
            self._reporter.error("IPC0305", item.span, help_=_RANGE_ORDER, low=item.low.value, high=high)
        return Retired(item.low.value, high, reason)

    def _check_members(
        self, definition: ast.Enum, members: tuple[Member, ...], retired: tuple[Retired, ...], width: int, signed: bool
    ) -> None:
        places = {item.name.text: item for item in reversed(definition.members) if isinstance(item, ast.Member)}
        by_value: dict[int, str] = {}
        by_name: set[str] = set()
        low, high = int_bounds(width, signed)
        for item in (item for item in definition.members if isinstance(item, ast.Member)):
            member = next((m for m in members if m.name == item.name.text), None)
            if item.name.text in by_name:
                note = Note(places[item.name.text].name.span, "the first one")
                self._reporter.error("IPC0205", item.name.span, notes=[note], name=item.name.text)
            by_name.add(item.name.text)
            if member is None or item is not places[item.name.text]:
                continue
            value = member.value
            if not low <= value <= high:
                self._reporter.error("IPC0306", item.value.span, value=value, type=definition.type.base.text)
            if definition.flags and (value <= 0 or value & (value - 1)):
                self._reporter.error("IPC0307", item.value.span, name=item.name.text)
            if value in by_value:
                note = Note(places[by_value[value]].name.span, f"'{by_value[value]}' has it")
                self._reporter.error("IPC0206", item.value.span, notes=[note], value=value)
            by_value.setdefault(value, item.name.text)
            for gap in retired:
                if gap.low <= value <= gap.high:
                    self._reporter.error("IPC0209", item.value.span, number=value, reason=gap.reason)
        defaults = [item for item in places.values() if item.default]
        if len(defaults) > 1 or (definition.flags and defaults):
            self._reporter.error("IPC0318", defaults[-1].name.span)

    def alias(self, schema: str, definition: ast.Alias) -> Alias | None:
        """The named type of a `type` definition."""
        key = (schema, definition.name.text)
        if key not in self._made:
            self._made[key] = None  # one that needs itself finds this
            if self._depth == MAX_DEPTH:
                self._reporter.error("IPC0110", definition.name.span, most=MAX_DEPTH, what="named types in a chain")
                return None
            doc = self.symbols.expect_doc(definition.doc, definition.name.span, f"'{definition.name.text}'")
            origin = provenance(self._reporter, definition.origin.source, definition.name.span)
            self._depth += 1
            base = self._with_constraints(schema, definition.type, definition.constraints, None)
            self._depth -= 1
            if base is None:
                self._broken.add(key)
                return None
            if isinstance(base, (StructRef, ArrayOf, RecordsOf, EnumType, FlagsType, Bool)) or _needs_count(base):
                self._reporter.error("IPC0330", definition.type.span)
                self._broken.add(key)
                return None
            self._made[key] = Alias(
                definition.name.text, doc, replace(base, alias=f"{schema}.{definition.name.text}"), origin
            )
        made = self._made[key]
        if made is None and key not in self._broken:
            self._reporter.error("IPC0315", definition.name.span, name=definition.name.text)
        return made if isinstance(made, Alias) else None

    # Type expressions

    def field(self, schema: str, field: ast.Field, count: str | None) -> Type | None:
        """The type of a field; `count` is the field that counts it, if there is one. None if something was reported."""
        kind = self._with_constraints(schema, field.type, field.constraints, count)
        if kind is None:
            return None
        needs = _needs_count(kind)
        if needs and count is None:
            self._reporter.error("IPC0308", field.type.span, name=field.name.text)
            return None
        if not needs and count is not None:
            self._reporter.error("IPC0309", field.type.span, name=field.name.text)
            return None
        return kind

    def _with_constraints(
        self, schema: str, expr: ast.TypeExpr, limits: tuple[ast.Constraint, ...], count: str | None
    ) -> Type | None:
        kind = self._type(schema, expr, count or "")
        if kind is None:
            return None
        for index, limit in enumerate(limits):
            if self._meets_another(limits[:index], limit):
                return None
            if not isinstance(kind, Int) or (limit.kind == "count" and (kind.signed or kind.alias)):
                self._reporter.error("IPC0316", limit.span, what=_shown(limit.kind))
                return None
            narrowed = self._limited(schema, kind, limit)
            if narrowed is None:
                return None
            kind = narrowed
        if isinstance(kind, Int) and -(-kind.low // kind.aligned) * kind.aligned > kind.high:
            self._reporter.error("IPC0327", expr.span)
            return None
        return kind

    def _meets_another(self, before: tuple[ast.Constraint, ...], limit: ast.Constraint) -> bool:
        for other in before:
            if other.kind == limit.kind or "count" in (other.kind, limit.kind):
                surplus, kept = (other, limit) if limit.kind == "count" != other.kind else (limit, other)
                why = "twice" if surplus.kind == kept.kind else f"besides '{_shown(kept.kind)}'"
                self._reporter.error("IPC0342", surplus.span, what=_shown(surplus.kind), why=why)
                return True
        return False

    def _limited(self, schema: str, kind: Int, limit: ast.Constraint) -> Int | None:
        if limit.kind == "count":
            assert limit.target is not None
            return replace(kind, counts=limit.target.text)
        values = [self.constants.value(schema, arg) for arg in limit.args]
        if any(value is None for value in values):
            return None
        numbers = [value for value in values if value is not None]
        if limit.kind == "aligned":
            unit = numbers[0]
            if unit < 2 or unit & (unit - 1) or unit > int_bounds(kind.width, kind.signed)[1]:
                self._reporter.error("IPC0331", limit.span)
                return None
            return replace(kind, aligned=unit)
        low, high = numbers
        if low > high or low < kind.low or high > kind.high:
            help_ = _RANGE_ORDER if low > high else f"the type holds {kind.low}..{kind.high}"
            self._reporter.error("IPC0305", limit.span, help_=help_, low=low, high=high)
            return None
        return replace(kind, low=low, high=high)

    def _type(self, schema: str, expr: ast.TypeExpr, count: str) -> Type | None:
        word = expr.base.text
        if expr.secret and word != "bytes":
            self._reporter.error("IPC0322", expr.span)
            return None
        if word in ("bytes", "hash", "text", "path", "name", "strings", "records"):
            return self._bulk(schema, expr, word, count)
        element = self._element(schema, expr, word)
        if element is None or expr.high is None:
            if element is not None and expr.tail:
                self._reporter.error("IPC0332", expr.span)
                return None
            return element
        if not isinstance(element, (Int, Bool, EnumType, FlagsType, StructRef)):
            self._reporter.error("IPC0319", expr.span)
            return None
        bounds = self._bounds(schema, expr, _MAX_ELEMENTS)
        if bounds is None:
            return None
        low, high, form = bounds
        return ArrayOf(element, low, high, form, count)

    def _element(self, schema: str, expr: ast.TypeExpr, word: str) -> Type | None:
        if word in BUILTIN_INTS:
            width, signed = BUILTIN_INTS[word]
            return Int(width, signed, *int_bounds(width, signed))
        if word == "bool":
            return Bool()
        if word == "slot":
            if expr.party is None or expr.party.text not in PARTIES:
                span = expr.party.span if expr.party else expr.span
                help_ = suggest(expr.party.text, PARTIES) if expr.party else ""
                self._reporter.error("IPC0333", span, help_=help_)
                return None
            return Int(4, False, 0, 2**32 - 1, slot_of=expr.party.text)
        return self._named(schema, expr)

    def _named(self, schema: str, expr: ast.TypeExpr) -> Type | None:
        found = self.symbols.lookup(schema, expr.base, "type")
        if found is None:
            return None
        owner, definition = found
        if isinstance(definition, ast.Enum):
            return self.enum(owner, definition)
        if isinstance(definition, ast.Alias):
            alias = self.alias(owner, definition)
            return None if alias is None else alias.type
        if isinstance(definition, ast.Struct) and not definition.record:
            return StructRef(f"{owner}.{definition.name.text}")
        self._reporter.error("IPC0217", expr.base.span, name=expr.base.text, want="a type")
        return None

    def _bounds(self, schema: str, expr: ast.TypeExpr, most: int) -> tuple[int, int, Form] | None:
        """low, high and form of what stands in brackets."""
        assert expr.high is not None
        high = self.constants.value(schema, expr.high)
        low = self.constants.value(schema, expr.low) if expr.low is not None else high
        if high is None or low is None:
            return None
        if expr.low is not None and low > high or low < 0 or high < 1 or high > most:
            self._reporter.error("IPC0320", expr.span, most=most)
            return None
        if expr.tail and expr.low is None:
            low = 0
        form = Form.TAIL if expr.tail else Form.FIXED if expr.low is not None else Form.EXACT
        return low, high, form

    def _bulk(self, schema: str, expr: ast.TypeExpr, word: str, count: str) -> Type | None:
        if word == "records":
            return self._records(schema, expr, count)
        if expr.high is None:
            if word not in _TEXT_DEFAULTS:
                self._reporter.error("IPC0334", expr.span, word=word)
                return None
            high = _TEXT_DEFAULTS[word]
            return Text(word, 1, high, Form.TAIL if expr.tail else Form.FIXED, count)
        most = 255 if word == "name" else _MAX_ELEMENTS
        bounds = self._bounds(schema, expr, most)
        if bounds is None:
            return None
        low, high, form = bounds
        if word in ("hash", "strings") and expr.tail:
            self._reporter.error("IPC0332", expr.span)
            return None
        if word in ("hash", "strings") and form is not Form.EXACT:
            self._reporter.error("IPC0335", expr.span, word=word)
            return None
        if word == "hash":
            return Bytes(high, high, Form.EXACT, digest=True)
        if word == "strings":
            return Strings(high)
        if word == "bytes":
            if expr.secret and form is Form.TAIL:
                self._reporter.error("IPC0336", expr.span)
                return None
            return Bytes(low, high, form, count, secret=expr.secret)
        least = 0 if word == "text" else 1
        low = max(least, low if expr.low is not None else least)
        return Text(word, low, high, Form.TAIL if expr.tail else Form.FIXED, count)

    def _records(self, schema: str, expr: ast.TypeExpr, count: str) -> Type | None:
        if expr.record is None or expr.high is None or expr.low is not None:
            self._reporter.error("IPC0337", expr.span)
            return None
        found = self.symbols.lookup(schema, expr.record, "record")
        high = self.constants.value(schema, expr.high)
        if found is None or high is None:
            return None
        owner, definition = found
        if not isinstance(definition, ast.Struct) or not definition.record:
            self._reporter.error("IPC0217", expr.record.span, name=expr.record.text, want="a record")
            return None
        if not 1 <= high <= _MAX_ELEMENTS:
            self._reporter.error("IPC0320", expr.span, most=_MAX_ELEMENTS)
            return None
        return RecordsOf(f"{owner}.{definition.name.text}", high, count)

    def leaf(self, schema: str, expr: ast.TypeExpr, span: Span) -> Leaf | None:
        """The type of a value given to a sequence step: a scalar or a hash."""
        kind = self._with_constraints(schema, expr, (), None)
        if kind is None:
            return None
        if isinstance(kind, (Int, Bool, EnumType, FlagsType)) or (isinstance(kind, Bytes) and kind.form is Form.EXACT):
            return kind
        self._reporter.error("IPC0338", span)
        return None


def _shown(constraint: str) -> str:
    return "count of" if constraint == "count" else constraint


def _needs_count(kind: Type) -> bool:
    """Whether another field must hold the number of elements, bytes or entries."""
    if isinstance(kind, RecordsOf):
        return True
    if isinstance(kind, (Bytes, ArrayOf)):
        return kind.form is not Form.EXACT
    return isinstance(kind, Text) and kind.form is Form.TAIL


__all__ = ["BUILTIN_WORDS", "PARTIES", "Types"]
