"""Layouts and bytes in, C text out: initializers of message structs and functions that compare two of them.

Names are spelled by the rules of the project's manual, not by the generator's own code: a wrong name does not compile.
"""

from __future__ import annotations

from typing import Any, Iterator

from codegen.layout.model import Array, Block, Records, Schema, Sequence, Struct, Type, is_tail
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

SCALARS = (Int, Bool, EnumType, FlagsType)


def struct_name(struct: Struct) -> str:
    """The C type of a schema's struct: struct ipc_<schema>_<name>."""
    return "struct ipc_" + struct.name.replace(".", "_")


def scalar(kind: Type, value: int) -> str:
    """A literal of the member's type."""
    if isinstance(kind, Bool):
        return "true" if value else "false"
    assert isinstance(kind, (Int, EnumType, FlagsType))
    width = kind.width * 8
    if isinstance(kind, (Int, EnumType)) and kind.signed:
        if value == -(1 << 63):
            return "INT64_MIN"
        return f"INT{width}_C({value})" if width == 64 else f"({value})" if value > -(1 << 31) else "INT32_MIN"
    return f"UINT{width}_C({value:#x})" if width > 16 else f"{value:#x}"


def count_of(kind: Type) -> str:
    """The field that counts this one's data; "" for none."""
    return kind.count if isinstance(kind, (Array, Bytes, Records, Text)) else ""


def raw(data: bytes, at: int, kind: Type) -> int:
    """The number of a scalar as its bytes say, good or bad."""
    assert isinstance(kind, SCALARS)
    width = 1 if isinstance(kind, Bool) else kind.width
    signed = isinstance(kind, (Int, EnumType)) and kind.signed
    return int.from_bytes(data[at : at + width], "little", signed=signed)


def by_value(kind: Type) -> bool:
    """Whether bytes stand in the struct itself: exact ones and secrets."""
    return isinstance(kind, Bytes) and (kind.form is Form.EXACT or kind.secret)


def message_value(block: Block, data: bytes, pool: str) -> str:
    """An initializer of a message's struct with the values that `data`, good or bad, holds; `pool` is its C array."""
    return "{ " + (_block(block, data, 0, pool) or ".unused = 0") + " }"


def _block(block: Block, data: bytes, base: int, pool: str) -> str:
    parts = []
    for slot in block.slots:
        count = 0
        if count_of(slot.type):
            counter = block.slot(count_of(slot.type))
            count = raw(data, base + counter.offset, counter.type)
        parts += _member(slot.name, slot.type, data, base + slot.offset, count, pool)
    return ", ".join(f".{name} = {value}" for name, value in parts)


def _member(name: str, kind: Type, data: bytes, at: int, count: int, pool: str) -> list[tuple[str, str]]:
    if isinstance(kind, SCALARS):
        return [(name, scalar(kind, raw(data, at, kind)))]
    if isinstance(kind, Struct):
        return [(name, "{ " + _block(kind.block, data, at, pool) + " }")]
    if isinstance(kind, Array):
        used = kind.high if kind.form is Form.EXACT else min(count, kind.high)
        items = [_element(kind, data, at + i * kind.stride, pool) for i in range(used)]
        return [(name, "{ " + ", ".join(items) + " }")] if items else []
    if isinstance(kind, Bytes) and by_value(kind):
        used = kind.high if kind.form is Form.EXACT else min(count, kind.high)
        items = [f"{byte:#x}" for byte in data[at : at + used]]
        return [(name, "{ " + ", ".join(items) + " }")] if items else []
    if isinstance(kind, Bytes):
        return [(name, f"&{pool}[{at}]")]
    if isinstance(kind, Text):
        found = [(name, f"(const char *)&{pool}[{at + kind.prefix}]")]
        if kind.form is Form.FIXED:
            found.append((f"{name}_length", str(int.from_bytes(data[at : at + kind.prefix], "little"))))
        return found
    if isinstance(kind, Strings):
        used, number = (int.from_bytes(data[at + i : at + i + 2], "little") for i in (0, 2))
        pointer = f"(const char *)&{pool}[{at + 4}]"
        return [(name, pointer), (f"{name}_size", str(used)), (f"{name}_count", str(number))]
    assert isinstance(kind, Records)
    return [(name, f"&{pool}[{at}]"), (f"{name}_size", str(max(len(data) - at, 0)))]


def _element(kind: Array, data: bytes, at: int, pool: str) -> str:
    found = _member("", kind.element, data, at, 0, pool)
    if len(found) != 1:
        raise ValueError("arrays hold scalars, structs, arrays and exact bytes")
    return found[0][1]


def state_value(kind: Type, value: Any) -> str:
    """An initializer of a member of a sequence's state; "" for nothing to write."""
    if isinstance(kind, SCALARS):
        return scalar(kind, int(value))
    if isinstance(kind, Struct):
        parts = [(slot.name, state_value(slot.type, value[slot.name])) for slot in kind.block.slots]
        return "{ " + ", ".join(f".{name} = {text}" for name, text in parts if text) + " }"
    if isinstance(kind, Array):
        return "{ " + ", ".join(state_value(kind.element, item) for item in value) + " }" if value else ""
    if isinstance(kind, Bytes):
        return "{ " + ", ".join(f"{byte:#x}" for byte in value) + " }" if value else ""
    raise ValueError("a state holds scalars, structs, arrays and bytes")


def equal_functions(schema: Schema) -> Iterator[str]:
    """A comparison for each struct that a field of the schema uses, then for each message, then for each sequence."""
    structs: dict[str, Struct] = {}
    for message in schema.all_messages:
        for slot in message.block.slots:
            _collect(slot.type, structs)
    for sequence in schema.sequences:
        for state in sequence.state:
            _collect(state.type, structs)
    for struct in structs.values():
        yield _function(_same_name(schema, struct), struct_name(struct), _same(schema, struct.block))
    for message in schema.all_messages:
        name = f"ipc_{schema.name}_{message.name}"
        yield _function(f"same_{name}", f"struct {name}", _same(schema, message.block) or ["a->unused == b->unused"])
    for sequence in schema.sequences:
        name = f"ipc_{schema.name}_{sequence.name}"
        tests = ["a->active == b->active", "a->arrival == b->arrival", f"a->{sequence.key} == b->{sequence.key}"]
        for state in sequence.state:  # of an array also what its count leaves out, which is zero
            if isinstance(state.type, Array):
                tests += _same_array(schema, state.name, state.type, str(state.type.high))
            else:
                tests += _same_member(schema, state.name, state.type)
        yield _function(f"same_{name}", f"struct {name}", tests)


def _same_name(schema: Schema, struct: Struct) -> str:
    return f"same_{schema.name}_of_{struct.name.replace('.', '_')}"


def _collect(kind: Type, found: dict[str, Struct]) -> None:
    if isinstance(kind, Array):
        _collect(kind.element, found)
    elif isinstance(kind, Struct) and kind.name not in found:
        for slot in kind.block.slots:
            _collect(slot.type, found)
        found[kind.name] = kind


def _function(name: str, kind: str, tests: list[str]) -> str:
    lines = "".join(f"\tif (!({test}))\n\t\treturn false;\n" for test in tests)
    return (
        f"static bool {name}(const void *left, const void *right)\n{{\n"
        f"\tconst {kind} *a = left;\n\tconst {kind} *b = right;\n\n\t(void)a;\n\t(void)b;\n{lines}\treturn true;\n}}\n"
    )


def _same(schema: Schema, block: Block) -> list[str]:
    return [test for slot in block.slots for test in _same_member(schema, slot.name, slot.type)]


def _same_member(schema: Schema, name: str, kind: Type) -> list[str]:
    used = f"a->{count_of(kind)}" if count_of(kind) else ""
    if isinstance(kind, SCALARS):
        return [f"a->{name} == b->{name}"]
    if isinstance(kind, Struct):
        return [f"{_same_name(schema, kind)}(&a->{name}, &b->{name})"]
    if isinstance(kind, Array):
        return _same_array(schema, name, kind, used or str(kind.high))
    if isinstance(kind, Bytes):
        return [f"same_bytes(a->{name}, b->{name}, {used or kind.high})"]
    if isinstance(kind, Text):
        if kind.form is Form.TAIL:
            return [f"same_bytes(a->{name}, b->{name}, {used})"]
        return [f"a->{name}_length == b->{name}_length", f"same_bytes(a->{name}, b->{name}, a->{name}_length)"]
    if isinstance(kind, Strings):
        sizes = [f"a->{name}_{part} == b->{name}_{part}" for part in ("size", "count")]
        return [*sizes, f"same_bytes(a->{name}, b->{name}, a->{name}_size)"]
    return [f"a->{name}_size == b->{name}_size", f"same_bytes(a->{name}, b->{name}, a->{name}_size)"]


def _same_array(schema: Schema, name: str, kind: Array, used: str) -> list[str]:
    if isinstance(kind.element, Struct):
        compare = _same_name(schema, kind.element)
        return [f"same_elements(a->{name}, b->{name}, {used}, sizeof(a->{name}[0]), {compare})"]
    if isinstance(kind.element, (*SCALARS, Bytes, Array)):
        return [f"same_bytes(a->{name}, b->{name}, {used} * sizeof(a->{name}[0]))"]
    raise ValueError("arrays hold scalars, structs, arrays and exact bytes")


def has_tail_records(block: Block) -> int | None:
    """Where records start: from there on, bytes of the body stand in the struct as they are."""
    tail = block.tail
    return tail.offset if tail is not None and is_tail(tail.type) and isinstance(tail.type, Records) else None


def has_secret(block: Block) -> bool:
    """Whether a secret stands in it, at any depth."""
    kinds: list[Type] = [slot.type for slot in block.slots]
    for kind in kinds:
        if isinstance(kind, Array):
            kinds.append(kind.element)
        elif isinstance(kind, (Struct, Records)):
            inner = kind.block if isinstance(kind, Struct) else kind.record.block
            kinds += [slot.type for slot in inner.slots]
        elif isinstance(kind, Bytes) and kind.secret:
            return True
    return False


def default_value(block: Block) -> str:
    """An initializer with what init leaves: the default member of an enum, 0 for all else."""
    found = []
    for slot in block.slots:
        value = _default(slot.type)
        if value:
            found.append(f".{slot.name} = {value}")
    return ", ".join(found)


def _default(kind: Type) -> str:
    if isinstance(kind, EnumType):
        chosen = [member.value for member in kind.by_value if member.default]
        return scalar(kind, chosen[0]) if chosen and chosen[0] else ""
    if isinstance(kind, Struct):
        inner = default_value(kind.block)
        return "{ " + inner + " }" if inner else ""
    if isinstance(kind, Array):
        inner = _default(kind.element)
        return "{ " + ", ".join([inner] * kind.high) + " }" if inner else ""
    return ""


def member_bytes(block: Block, holder: str) -> str:
    """A C sum: the bytes of all members of a struct, those of structs in it counted one by one."""
    found = [part for slot in block.slots for part in _bytes_of(slot.name, slot.type, holder)]
    return " + ".join(found) or f"sizeof({holder}unused)"


def state_bytes(sequence: Sequence, holder: str) -> str:
    """The same of the state object of a sequence."""
    found = [f"sizeof({holder}{name})" for name in ("active", "arrival", sequence.key)]
    found += [part for state in sequence.state for part in _bytes_of(state.name, state.type, holder)]
    return " + ".join(found)


def _bytes_of(name: str, kind: Type, holder: str) -> Iterator[str]:
    times = 1
    place = f"{holder}{name}"
    while isinstance(kind, Array) and isinstance(kind.element, (Struct, Array)):
        times, place, kind = times * kind.high, f"{place}[0]", kind.element
    if isinstance(kind, Struct):
        yield f"{times} * ({member_bytes(kind.block, f'{place}.')})"
        return
    yield f"{times} * sizeof({place})"
    if isinstance(kind, Text) and kind.form is Form.FIXED:
        yield f"{times} * sizeof({place}_length)"
    elif isinstance(kind, Strings):
        yield from (f"{times} * sizeof({place}_{part})" for part in ("size", "count"))
    elif isinstance(kind, Records):
        yield f"{times} * sizeof({place}_size)"
