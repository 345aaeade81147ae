"""Layouts in, C text of the slow path out: a check and the values of each message, one field after the other.

The shipped codecs have no second path: a fast accept leads to their exact refusals. So this one is made apart, from the
statement alone, in the order that the contract gives, and merges nothing. It shares no line with the emitter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterator

from codegen.layout.model import Array, Block, Hole, Message, Records, Schema, Slot, Struct, is_tail
from codegen.layout.verdict import CLASSES, PARTS
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text
from slow_rules import SCALARS, InBody, InMemory, Rules, Spot, fresh, literal, read

B = "const struct slow *b"


def c_name(schema: Schema, message: Message) -> str:
    """The stem of a message's C names."""
    return f"ipc_{schema.name}_{message.name}"


def struct_tag(struct: Struct) -> str:
    """The C type of a struct."""
    return "ipc_" + struct.name.replace(".", "_")


def refuse(name: str, offset: str) -> str:
    """A return of a verdict."""
    return f"return slow_refuse(b, {CLASSES[name]}, {offset}, 0);"


@dataclass
class Slow:
    """C text on its way; each struct is written once."""

    out: list[str] = field(default_factory=list)
    structs: set[str] = field(default_factory=set)

    def message(self, schema: Schema, message: Message) -> None:
        """slow_NAME, put_NAME and slow_put_NAME of a message."""
        name, block = c_name(schema, message), message.block
        checks = [
            f"if (b->len < {block.fixed} || b->len > {block.maximum})",
            refuse("LENGTH", "0"),
            *self._fixed(block, "0"),
            *self._tail(block, "0"),
            *self._rules(block, "0", message),
        ]
        self._function(f"static uint32_t slow_{name}({B})", ["(void)b;", *checks, "return 0;"])
        self._function(
            f"static void put_{name}(const void *from, struct values *v)",
            [f"const struct {name} *m = from;", "(void)m; (void)v;", *self._put_members(block, "m->")],
        )
        self._function(
            f"static void slow_put_{name}({B}, struct values *v)",
            ["(void)b; (void)v;", *self._put_bytes(block, "0")],
        )

    def _function(self, head: str, lines: list[str]) -> None:
        self.out.append(f"{head}\n{{\n" + "\n".join(lines) + "\n}\n")

    def _struct(self, struct: Struct) -> None:
        """Functions of a struct that fields use."""
        tag, block = struct_tag(struct), struct.block
        if tag in self.structs:
            return
        self.structs.add(tag)
        lines = [*self._fixed(block, "at"), *self._rules(block, "at", None), "return 0;"]
        put, raw = self._put_members(block, "m->"), self._put_bytes(block, "at")
        self._function(f"static uint32_t slow_of_{tag}({B}, size_t at)", ["(void)b; (void)at;", *lines])
        self._function(
            f"static void put_of_{tag}(const struct {tag} *m, struct values *v)", ["(void)m; (void)v;", *put]
        )
        self._function(f"static void slow_put_of_{tag}({B}, size_t at, struct values *v)", ["(void)at;", *raw])

    # The check

    def _fixed(self, block: Block, base: str) -> Iterator[str]:
        for item in block.items:
            at = f"({base} + {item.offset})"
            if isinstance(item, Hole):
                yield f"if (!slow_zero(b->data + {at}, {item.size})) {refuse('RESERVED', at)}"
            elif not is_tail(item.type):
                yield from self._field(block, item, at, base)

    def _field(self, block: Block, slot: Slot, at: str, base: str) -> Iterator[str]:
        kind = slot.type
        if isinstance(kind, Int) and kind.counts:
            data = block.slot(kind.counts).type
            if isinstance(data, (Bytes, Text, Array)):
                value = fresh("v")
                yield f"{{ const num {value} = {read(kind, at)};"
                yield f"if ({value} < {data.low} || {value} > {data.high}) {refuse('COUNT', at)} }}"
            return
        yield from self._value(kind, at, slot.size, used(block, slot, base))

    def _value(self, kind: Any, at: str, size: int, count: str) -> Iterator[str]:
        v = fresh("v")
        match kind:
            case Int():
                yield f"{{ const num {v} = {read(kind, at)};"
                yield f"if ({v} < {literal(kind.low)} || {v} > {literal(kind.high)}) {refuse('RANGE', at)}"
                yield f"if ({v} % {literal(kind.aligned)} != 0) {refuse('ALIGN', at)} }}"
            case Bool():
                yield f"if (b->data[{at}] > 1) {refuse('BOOL', at)}"
            case EnumType() if not kind.open:
                tests = " && ".join(f"{v} != {literal(member.value)}" for member in kind.members)
                yield f"{{ const num {v} = {read(kind, at)}; if ({tests}) {refuse('ENUM', at)} }}"
            case FlagsType():
                yield f"if (({read(kind, at)} & ~{literal(kind.mask)}) != 0) {refuse('FLAGS', at)}"
            case Bytes():
                yield f"if (!slow_zero(b->data + {at} + {count}, {size} - {count})) {refuse('PADDING', at)}"
            case Text():
                start = f"({at} + {kind.prefix})"
                yield f"{{ const size_t {v} = (size_t)slow_number(b->data + {at}, {kind.prefix}, false);"
                yield f"if ({v} < {kind.low} || {v} > {kind.high}) {refuse('COUNT', at)}"
                yield from _text(f"slow_text('{kind.kind[0]}', b->data + {start}, {v})", at)
                rest = f"{size} - {kind.prefix} - {v}"
                yield f"if (!slow_zero(b->data + {start} + {v}, {rest})) {refuse('PADDING', at)} }}"
            case Strings():
                yield f"{{ const size_t {v} = (size_t)slow_number(b->data + {at}, 2, false);"
                yield f"if ({v} > {kind.high}) {refuse('COUNT', at)}"
                number = f"(size_t)slow_number(b->data + {at} + 2, 2, false)"
                yield from _text(f"slow_strings(b->data + {at} + 4, {v}, {number})", at)
                yield f"if (!slow_zero(b->data + {at} + 4 + {v}, {size} - 4 - {v})) {refuse('PADDING', at)} }}"
            case Struct():
                self._struct(kind)
                yield f"{{ const uint32_t {v} = slow_of_{struct_tag(kind)}(b, {at}); if ({v} != 0) return {v}; }}"
            case Array():
                yield from self._elements(kind, at, count)
                done = f"{count} * {kind.stride}"
                yield f"if (!slow_zero(b->data + {at} + {done}, {size} - {done})) {refuse('PADDING', at)}"

    def _elements(self, kind: Array, at: str, count: str) -> Iterator[str]:
        i = fresh("i")
        yield f"for (size_t {i} = 0; {i} < {count}; {i}++) {{"
        exact = str(kind.element.high) if isinstance(kind.element, (Bytes, Array)) else ""
        yield from self._value(kind.element, f"({at} + {i} * {kind.stride})", kind.stride, exact)
        yield "}"

    def _tail(self, block: Block, base: str) -> Iterator[str]:
        slot = block.tail
        if slot is None:
            return
        kind: Any = slot.type
        at, count = f"({base} + {slot.offset})", used(block, slot, base)
        counter = f"({base} + {block.slot(kind.count).offset})"
        if isinstance(kind, Records):
            yield from self._records(kind, at, count, counter)
            return
        stride = kind.stride if isinstance(kind, Array) else 1
        yield f"if (b->len != {at} + {count} * {stride}) {refuse('EXTENT', counter)}"
        yield from self._tail_value(kind, at, count)

    def _tail_value(self, kind: Any, at: str, count: str) -> Iterator[str]:
        if isinstance(kind, Text):
            yield from _text(f"slow_text('{kind.kind[0]}', b->data + {at}, {count})", at)
        elif isinstance(kind, Array):
            yield from self._elements(kind, at, count)

    def _records(self, kind: Records, at: str, count: str, counter: str) -> Iterator[str]:
        """An entry has all its bytes before any of them is looked at."""
        block, e, i, size, end = kind.record.block, fresh("e"), fresh("i"), fresh("size"), fresh("end")
        tail = block.tail
        assert tail is not None
        inner: Any = tail.type
        stride = inner.stride if isinstance(inner, Array) else 1
        data = f"{used(block, tail, e)} * {stride}"
        yield f"size_t {e} = {at};"
        yield f"for (size_t {i} = 0; {i} < {count}; {i}++) {{"
        yield f"if (b->len - {e} < {block.fixed}) {refuse('RECORD', e)}"
        yield f"const size_t {size} = {tail.offset} + {data};"
        yield f"const size_t {end} = ({size} + {block.align - 1}) / {block.align} * {block.align};"
        yield f"if (b->len - {e} < {end}) {refuse('RECORD', e)}"
        yield from self._fixed(block, e)
        yield from self._tail_value(inner, f"({e} + {tail.offset})", used(block, tail, e))
        padding = refuse("PADDING", f"{e} + {tail.offset}")
        yield f"if (!slow_zero(b->data + {e} + {size}, {end} - {size})) {padding}"
        yield from self._rules(block, e, None)
        yield f"{e} += {end}; }}"
        yield f"if ({e} != b->len) {refuse('EXTENT', counter)}"

    def _rules(self, block: Block, base: str, message: Message | None) -> Iterator[str]:
        given = message.given if message else ()
        env: dict[str, Spot] = {"": InBody(base, block), "request": request(given)}
        for rule in block.rules:
            yield from Rules(env).failure(rule.expr, f"({base} + {rule.offset})", rule.number)

    # Values: of the struct that unpack fills, and of the bytes

    def _put_members(self, block: Block, path: str) -> Iterator[str]:
        for slot in block.slots:
            kind: Any = slot.type
            name = f"{path}{slot.name}"
            counter = getattr(kind, "count", "")
            yield from self.put_member(kind, name, f"{path}{counter}" if counter else "")

    def put_member(self, kind: Any, name: str, count: str) -> Iterator[str]:
        if isinstance(kind, SCALARS):
            yield f"put_number(v, (num){name});"
        elif isinstance(kind, Struct):
            self._struct(kind)
            yield f"put_of_{struct_tag(kind)}(&{name}, v);"
        elif isinstance(kind, Array):
            i = fresh("i")
            yield f"put_number(v, (num){count or kind.high});"
            yield f"for (size_t {i} = 0; {i} < {count or kind.high}; {i}++) {{"
            yield from self.put_member(kind.element, f"{name}[{i}]", "")
            yield "}"
        elif isinstance(kind, Bytes):
            yield f"put_bytes(v, {name}, {count or kind.high});"
        elif isinstance(kind, Text):
            yield f"put_bytes(v, {name}, {count or name + '_length'});"
        else:
            if isinstance(kind, Strings):
                yield f"put_number(v, (num){name}_count);"
            yield f"put_bytes(v, {name}, {name}_size);"

    def _put_bytes(self, block: Block, base: str) -> Iterator[str]:
        for slot in block.slots:
            yield from self._put_value(slot.type, f"({base} + {slot.offset})", used(block, slot, base))

    def _put_value(self, kind: Any, at: str, count: str) -> Iterator[str]:
        if isinstance(kind, SCALARS):
            yield f"put_number(v, {read(kind, at)});"
        elif isinstance(kind, Struct):
            self._struct(kind)
            yield f"slow_put_of_{struct_tag(kind)}(b, {at}, v);"
        elif isinstance(kind, Array):
            i = fresh("i")
            yield f"put_number(v, (num){count});"
            yield f"for (size_t {i} = 0; {i} < {count}; {i}++) {{"
            exact = str(kind.element.high) if isinstance(kind.element, (Bytes, Array)) else ""
            yield from self._put_value(kind.element, f"({at} + {i} * {kind.stride})", exact)
            yield "}"
        elif isinstance(kind, Bytes):
            yield f"put_bytes(v, b->data + {at}, {count});"
        elif isinstance(kind, Text) and kind.form is Form.FIXED:
            length = f"(size_t)slow_number(b->data + {at}, {kind.prefix}, false)"
            yield f"put_bytes(v, b->data + {at} + {kind.prefix}, {length});"
        elif isinstance(kind, Text):
            yield f"put_bytes(v, b->data + {at}, {count});"
        elif isinstance(kind, Strings):
            yield f"put_number(v, slow_number(b->data + {at} + 2, 2, false));"
            yield f"put_bytes(v, b->data + {at} + 4, (size_t)slow_number(b->data + {at}, 2, false));"
        else:
            yield f"put_bytes(v, b->data + {at}, b->len - {at});"


def used(block: Block, slot: Slot, base: str) -> str:
    """C text of how many elements or bytes of a field are in use; "" for one that has no count of its own."""
    kind: Any = slot.type
    counter = getattr(kind, "count", "")
    if counter:
        found = block.slot(counter)
        return f"(size_t){read(found.type, f'({base} + {found.offset})')}"
    return f"(size_t){kind.high}" if isinstance(kind, (Bytes, Array)) else ""


def request(given: Any) -> InMemory:
    """What the rules of a reply read of the request, as places of `b->given`."""
    paths = {scalar.path: f"b->given[{index}]" for index, scalar in enumerate(given)}
    return Given("b->given", paths)


@dataclass(frozen=True)
class Given(InMemory):
    """The request's scalars by dotted path."""

    paths: Any = None

    def __init__(self, text: str, paths: Any) -> None:
        super().__init__(text)
        object.__setattr__(self, "paths", paths)

    def field(self, name: str) -> InMemory:
        """The scalar, or the ones below."""
        deeper = {path[1:]: text for path, text in self.paths.items() if path[0] == name}
        return InMemory(deeper[()]) if () in deeper else Given(self.text, deeper)


def part_of(message: Message) -> int:
    """The number of the part that a message's verdicts name."""
    return PARTS[message.part]


def _text(call: str, at: str) -> Iterator[str]:
    name = fresh("c")
    yield f"{{ const uint32_t {name} = {call}; if ({name} != 0) return slow_refuse(b, {name}, {at}, 0); }}"
