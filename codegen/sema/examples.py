"""Values written in examples: checked against the types of the fields they fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from codegen.diag.reporter import Reporter, suggest
from codegen.sema.consts import Constants, int_bounds
from codegen.sema.kinds import (
    ArrayOf,
    Bool,
    Bytes,
    EnumType,
    FlagsType,
    Form,
    Int,
    RecordsOf,
    Strings,
    StructRef,
    Text,
    Type,
)
from codegen.sema.model import Block, Example, Field, Value
from codegen.sema.rules import Scope
from codegen.source import Span
from codegen.syntax import ast, terms


class Examples:
    """Resolves examples; `fields_of` gives the fields of a struct or record by qualified name."""

    def __init__(self, constants: Constants, fields_of: Callable[[str], Scope], reporter: Reporter) -> None:
        self._constants = constants
        self._fields_of = fields_of
        self._reporter = reporter

    def resolve(self, schema: str, block: Block, items: tuple[ast.Example, ...]) -> tuple[Example, ...]:
        """The examples of a message."""
        scope = {item.name: item.type for item in block.items if isinstance(item, Field)}
        found: list[Example] = []
        seen: set[str] = set()
        for item in items:
            if item.name.value in seen or not item.name.value:
                self._reporter.error("IPC0708", item.name.span, name=item.name.value)
            seen.add(item.name.value)
            found.append(self.body(schema, scope, item.name.value, item.body, item.span))
        return tuple(found)

    def body(self, schema: str, scope: Scope, name: str, fields: terms.Fields, span: Span) -> Example:
        """One body; fields that don't fit are reported and left out."""
        return Example(name, self._fields(schema, scope, fields), span)

    def _fields(self, schema: str, scope: Scope, fields: terms.Fields) -> tuple[tuple[str, Value], ...]:
        found: dict[str, Value] = {}
        for item in fields.fields:
            name = item.name.text
            if name not in scope:
                self._reporter.error("IPC0701", item.name.span, help_=suggest(name, scope), name=name)
                continue
            if name in found:
                self._reporter.error("IPC0204", item.name.span, name=name)
            value = self.value(schema, scope[name], item.value)
            if value is not None:
                found[name] = value
        for name in found:
            self._check_count(name, scope[name], found)
        return tuple(found.items())

    def _check_count(self, name: str, kind: Type, found: Mapping[str, Value]) -> None:
        target = kind.counts if isinstance(kind, Int) else ""
        if target in found and found[name].number != _length(found[target]):
            want = f"{_length(found[target])}, which is the length of '{target}'"
            self._reporter.error(
                "IPC0702", found[name].span, help_="leave it out: a count follows from its data", want=want
            )

    def value(self, schema: str, kind: Type, value: terms.Value) -> Value | None:
        """A value of that type, or None if it was refused."""
        span = value.span
        match kind:
            case Int() | Bool() | EnumType() | FlagsType():
                number = self._number(schema, kind, value)
                if number is None or not self._fits(kind, number, span):
                    return None
                return Value(number=number, span=span)
            case Bytes(form=form, high=high) | Text(form=form, high=high) if (
                data := self._data(schema, value)
            ) is not None:
                low = high if form is Form.EXACT else 0
                if not low <= len(data) <= high:
                    self._refuse_length(span, low, high, "bytes", len(data))
                    return None
                return (
                    Value(text=value.value, span=span) if isinstance(value, terms.Text) else Value(data=data, span=span)
                )
            case Strings() if isinstance(value, terms.Items):
                return self._items(schema, Text("text", 0, kind.high, Form.TAIL), value)
            case ArrayOf(element=element, high=high, form=form) if isinstance(value, terms.Items):
                low = high if form is Form.EXACT else 0
                if not low <= len(value.items) <= high:
                    self._refuse_length(span, low, high, "elements", len(value.items))
                    return None
                return self._items(schema, element, value)
            case RecordsOf(record=record) if isinstance(value, terms.Items):
                return self._items(schema, StructRef(record), value)
            case StructRef(name=name) if isinstance(value, terms.Fields):
                return Value(fields=self._fields(schema, self._fields_of(name), value), span=span)
        self._reporter.error("IPC0702", span, want=_wanted(kind))
        return None

    def _refuse_length(self, span: Span, low: int, high: int, what: str, found: int) -> None:
        want = f"{high} {what}" if low == high else f"at most {high} {what}"
        self._reporter.error("IPC0702", span, help_=f"this has {found}", want=want)

    def _fits(self, kind: Int | Bool | EnumType | FlagsType, number: int, span: Span) -> bool:
        if isinstance(kind, Bool):
            low, high = 0, 1
        else:
            low, high = int_bounds(kind.width, not isinstance(kind, FlagsType) and kind.signed)
        if not low <= number <= high:
            self._reporter.error("IPC0306", span, value=number, type=_named(kind))
            return False
        return True

    def _items(self, schema: str, element: Type, value: terms.Items) -> Value:
        found = (self.value(schema, element, item) for item in value.items)
        return Value(items=tuple(item for item in found if item is not None), span=value.span)

    def _number(self, schema: str, kind: Int | Bool | EnumType | FlagsType, value: terms.Value) -> int | None:
        if isinstance(value, terms.Word) and value.path.text in ("true", "false"):
            return int(value.path.text == "true")
        if isinstance(kind, (EnumType, FlagsType)):
            named = _member(kind, value)
            if named is not None:
                return named
        if isinstance(value, terms.Word) and isinstance(kind, (EnumType, FlagsType)):
            names = [member.name for member in kind.members]
            self._reporter.error("IPC0702", value.span, help_=suggest(value.path.text, names), want=_wanted(kind))
            return None
        if isinstance(value, (terms.Text, terms.Data, terms.Items, terms.Fields)):
            self._reporter.error("IPC0702", value.span, want=_wanted(kind))
            return None
        return self._constants.value(schema, value)

    def _data(self, schema: str, value: terms.Value) -> bytes | None:
        if isinstance(value, terms.Data):
            return value.value
        if isinstance(value, terms.Text):
            return value.value.encode()
        if isinstance(value, terms.Call) and value.name.text == "fill" and len(value.args) == 2:
            byte, count = (self._constants.value(schema, arg) for arg in value.args)
            if byte is not None and count is not None and 0 <= byte <= 255 and 0 <= count <= 65535:
                return bytes([byte]) * count
        return None


def _member(kind: EnumType | FlagsType, value: terms.Value | terms.Expr) -> int | None:
    members: Mapping[str, int] = {member.name: member.value for member in kind.members}
    if isinstance(value, terms.Word):
        return members.get(value.path.text)
    if isinstance(value, terms.Binary) and value.op == "|" and isinstance(kind, FlagsType):
        left, right = _member(kind, value.left), _member(kind, value.right)
        return left | right if left is not None and right is not None else None
    return None


def _named(kind: Int | Bool | EnumType | FlagsType) -> str:
    if isinstance(kind, Bool):
        return "bool"
    if isinstance(kind, Int):
        return kind.alias or f"{'i' if kind.signed else 'u'}{8 * kind.width}"
    return kind.name


def _length(value: Value) -> int:
    if value.items is not None:
        return len(value.items)
    return len(value.text.encode() if value.text is not None else value.data or b"")


def _wanted(kind: Type) -> str:
    match kind:
        case EnumType(name=name):
            return f"a member of {name}"
        case FlagsType(name=name):
            return f"members of {name} joined by '|'"
        case Int():
            return "a number"
        case Bool():
            return "true or false"
        case Text():
            return "a string"
        case Bytes():
            return 'bytes: 0x"00 11", fill(byte, count) or a string'
        case Strings():
            return "a list of strings"
        case StructRef():
            return "{ field = value }"
    return "a list"
