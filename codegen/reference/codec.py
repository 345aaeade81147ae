"""Values in, bytes out, and back: what a body means, by walking its layout. The oracle for vectors; knows no C.

Values are dicts by field name: ints, bools, bytes (also for text and for the used part of strings), lists of elements.
A refusal raises Refused with the exact verdict; the order of the checks is the contract's.
`given` holds the request's scalars that a reply's rules read, by dotted path.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping, assert_never

from codegen.layout.model import Array, Block, Hole, Message, Records, Slot, Struct, Type
from codegen.layout.verdict import verdict, words
from codegen.reference.image import Values, entry_image, image
from codegen.reference.rules import Env, Evaluator, Log, Place
from codegen.reference.text import strings_class, text_class
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text
from codegen.sema.model import Rule

Given = Mapping[str, int]
# A rule, its block and where that starts, what the rule may read: the offset where it fails, or None.
Judge = Callable[[Rule, Block, int, Env], "int | None"]


class Refused(Exception):
    """A body that is not accepted, with its verdict; for a rule, the block it stands in."""

    def __init__(self, number: int, block: Block | None = None) -> None:
        super().__init__(number)
        self.verdict = number
        self.block = block

    def __str__(self) -> str:
        return words(self.verdict)


class _Body:
    """One body under examination: its bytes, its part, what its rules may read of the request."""

    def __init__(
        self, part: str, data: bytes, given: Given | None, log: Log | None, judge: Judge | None = None
    ) -> None:
        self.judge = judge or self.judged
        self.part = part
        self.data = data
        self.request = Place(nested(given or {}))
        self.log = log

    def refuse(self, name: str, offset: int = 0, rule: int = 0) -> Refused:
        return Refused(verdict(self.part, name, offset, rule))

    def number(self, at: int, width: int, signed: bool = False) -> int:
        return int.from_bytes(self.data[at : at + width], "little", signed=signed)

    def zero(self, start: int, end: int) -> bool:
        return not self.data[start:end].strip(b"\0")

    # One block (a body's fixed part, a struct, a record's fixed part) whose first byte stands at `base`.

    def fixed_part(self, block: Block, base: int) -> Values:
        values: Values = {}
        tail = block.tail
        for item in block.items:
            at = base + item.offset
            if isinstance(item, Hole):
                if not self.zero(at, at + item.size):
                    raise self.refuse("RESERVED", at)
            elif item is not tail:
                values[item.name] = self.field(block, item, at, values)
        return values

    def field(self, block: Block, slot: Slot, at: int, values: Values) -> Any:
        kind = slot.type
        if isinstance(kind, Int) and kind.counts:
            count = self.number(at, kind.width)
            bounds = count_bounds(block.slot(kind.counts).type)
            if bounds is not None and not bounds[0] <= count <= bounds[1]:
                raise self.refuse("COUNT", at)
            return count
        return self.value(kind, at, slot.size, values)

    def value(self, kind: Type, at: int, size: int, values: Values) -> Any:
        """One value of `size` bytes; `values` are the fields before it, for its count."""
        match kind:
            case Int():
                number = self.number(at, kind.width, kind.signed)
                if not kind.low <= number <= kind.high:
                    raise self.refuse("RANGE", at)
                if number % kind.aligned:
                    raise self.refuse("ALIGN", at)
                return number
            case Bool():
                if self.data[at] > 1:
                    raise self.refuse("BOOL", at)
                return self.data[at] == 1
            case EnumType():
                number = self.number(at, kind.width, kind.signed)
                if not kind.open and number not in kind.numbers:
                    raise self.refuse("ENUM", at)
                return number
            case FlagsType():
                number = self.number(at, kind.width)
                if number & ~kind.mask:
                    raise self.refuse("FLAGS", at)
                return number
            case Bytes():
                used = values[kind.count] if kind.form is Form.FIXED else kind.high
                if not self.zero(at + used, at + size):
                    raise self.refuse("PADDING", at)
                return self.data[at : at + used]
            case Text():
                return self.fixed_text(kind, at, size)
            case Strings():
                return self.strings(kind, at, size)
            case Struct():
                inner = self.fixed_part(kind.block, at)
                self.rules(kind.block, inner, at)
                return inner
            case Array():
                used = values[kind.count] if kind.form is Form.FIXED else kind.high
                found = self.elements(kind, at, used)
                if not self.zero(at + used * kind.stride, at + size):
                    raise self.refuse("PADDING", at)
                return found
            case Records():
                raise ValueError("records are a tail")
            case _:
                assert_never(kind)

    def elements(self, kind: Array, at: int, used: int) -> list[Any]:
        return [self.value(kind.element, at + i * kind.stride, kind.stride, {}) for i in range(used)]

    def fixed_text(self, kind: Text, at: int, size: int) -> bytes:
        used = self.number(at, kind.prefix)
        if not kind.low <= used <= kind.high:
            raise self.refuse("COUNT", at)
        start = at + kind.prefix
        text = self.data[start : start + used]
        name = text_class(kind.kind, text)
        if name != "OK":
            raise self.refuse(name, at)
        if not self.zero(start + used, at + size):
            raise self.refuse("PADDING", at)
        return text

    def strings(self, kind: Strings, at: int, size: int) -> bytes:
        used = self.number(at, 2)
        count = self.number(at + 2, 2)
        if used > kind.high:
            raise self.refuse("COUNT", at)
        block = self.data[at + 4 : at + 4 + used]
        name = strings_class(block, count)
        if name != "OK":
            raise self.refuse(name, at)
        if not self.zero(at + 4 + used, at + size):
            raise self.refuse("PADDING", at)
        return block

    def tail(self, block: Block, slot: Slot, base: int, values: Values) -> Any:
        """A tail's contents, once its bytes are known to be there."""
        at = base + slot.offset
        kind = slot.type
        match kind:
            case Bytes():
                return self.data[at : at + values[kind.count]]
            case Text():
                text = self.data[at : at + values[kind.count]]
                name = text_class(kind.kind, text)
                if name != "OK":
                    raise self.refuse(name, at)
                return text
            case Array():
                return self.elements(kind, at, values[kind.count])
            case Records():
                return self.records(kind, at, values[kind.count], block.slot(kind.count).offset)
            case _:
                raise ValueError(f"tail {slot.name}")

    def records(self, kind: Records, at: int, count: int, count_offset: int) -> list[Values]:
        found = []
        for _ in range(count):
            entry, at = self.entry(kind.record, at)
            found.append(entry)
        if at != len(self.data):
            raise self.refuse("EXTENT", count_offset)
        return found

    def entry(self, record: Struct, at: int) -> tuple[Values, int]:
        """One entry at `at`; its values and where the next one starts."""
        block = record.block
        left = len(self.data) - at
        if left < block.fixed:
            raise self.refuse("RECORD", at)
        tail = block.tail
        assert tail is not None and isinstance(tail.type, (Bytes, Text, Array))
        counter = block.slot(tail.type.count)
        assert isinstance(counter.type, Int)
        stride = tail.type.stride if isinstance(tail.type, Array) else 1
        used = self.number(at + counter.offset, counter.type.width) * stride
        padded = -(-(tail.offset + used) // block.align) * block.align
        if left < padded:
            raise self.refuse("RECORD", at)
        values = self.fixed_part(block, at)
        values[tail.name] = self.tail(block, tail, at, values)
        if not self.zero(at + tail.offset + used, at + padded):
            raise self.refuse("PADDING", at + tail.offset)
        self.rules(block, values, at)
        return values, at + padded

    def rules(self, block: Block, values: Values, base: int) -> None:
        if not block.rules:
            return
        env = {"": Place(values, block, base), "request": self.request}
        for rule in block.rules:
            offset = self.judge(rule, block, base, env)
            if offset is not None:
                raise Refused(verdict(self.part, "RULE", offset, rule.number), block)

    def judged(self, rule: Rule, _: Block, base: int, env: Env) -> int | None:
        return Evaluator(env, self.log).failure(rule.expr, base + rule.offset)

    def whole(self, block: Block) -> Values:
        if not block.fixed <= len(self.data) <= block.maximum:
            raise self.refuse("LENGTH")
        values = self.fixed_part(block, 0)
        tail = block.tail
        if tail is not None:
            if not isinstance(tail.type, Records):
                assert isinstance(tail.type, (Bytes, Text, Array))
                stride = tail.type.stride if isinstance(tail.type, Array) else 1
                if len(self.data) != tail.offset + values[tail.type.count] * stride:
                    raise self.refuse("EXTENT", block.slot(tail.type.count).offset)
            values[tail.name] = self.tail(block, tail, 0, values)
        self.rules(block, values, 0)
        return values


def nested(given: Given) -> Values:
    """The request's scalars as the tree that references walk."""
    tree: Values = {}
    for path, value in given.items():
        *parents, last = path.split(".")
        inner = tree
        for name in parents:
            inner = inner.setdefault(name, {})
        inner[last] = value
    return tree


def count_bounds(kind: Type) -> tuple[int, int] | None:
    """The bounds of the count of a field of bounded data; None for records, which only their bytes bound."""
    if isinstance(kind, (Bytes, Text, Array)):
        return kind.low, kind.high
    return None


def decode(
    message: Message, data: bytes, given: Given | None = None, log: Log | None = None, judge: Judge | None = None
) -> Values:
    """The values of a body, or Refused. `judge` is asked about each rule in the place of the codec itself."""
    return _Body(message.part, data, given, log, judge).whole(message.block)


def decode_record(record: Struct, data: bytes) -> Values:
    """The values of one entry that fills `data`, padding and all, or Refused."""
    body = _Body("body", data, None, None)
    values, end = body.entry(record, 0)
    if end != len(data):
        raise body.refuse("LENGTH")
    return values


def check(message: Message, data: bytes, given: Given | None = None, log: Log | None = None) -> int:
    """The verdict on a body; 0 for an accepted one."""
    try:
        decode(message, data, given, log)
    except Refused as refusal:
        return refusal.verdict
    return 0


def encode(message: Message, values: Values, given: Given | None = None) -> bytes:
    """The bytes of a body, or Refused. A count that is left out is set from its data."""
    block = message.block
    data = image(block, values)
    if block.tail is not None and isinstance(block.tail.type, Records) and len(data) > block.maximum:
        raise Refused(verdict(message.part, "LENGTH"))
    decode(message, data[: block.maximum], given)  # a count over its maximum is refused as such, not as a length
    return data


def encode_record(record: Struct, values: Values) -> bytes:
    """The bytes of one entry with its padding, or Refused."""
    data = entry_image(record, values)
    decode_record(record, data)
    return data
