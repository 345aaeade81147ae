"""Fields in, the members of C structs out, each with its bytes and meaning beside it. Called by `views_header`."""

from __future__ import annotations

from typing import Iterator, assert_never

from codegen.emit import ctypes, names
from codegen.emit.setting import annotated
from codegen.layout.model import Array, Block, Hole, Records, Schema, Slot, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

Row = tuple[str, str, str]  # code, byte range, meaning


def block_lines(block: Block) -> tuple[str, ...]:
    """The lines between the braces of a struct."""
    rows: list[Row] = []
    for item in block.items:
        if isinstance(item, Hole):
            reason = f": {item.reason}" if item.reason else ", zero"
            rows.append(("", span(item.offset, item.size), f"reserved{reason}"))
        else:
            rows.extend(member_rows(item))
    return annotated([(f"{where} {text}".strip(), code) for code, where, text in rows])


def span(offset: int, size: int) -> str:
    """Bytes [first, after the last)."""
    return f"[{offset}, {offset + size})"


def member_rows(slot: Slot) -> Iterator[Row]:
    """The members that stand for one field."""
    kind = slot.type
    code = member_code(slot.name, kind)
    match kind:
        case Text() if kind.form is not Form.TAIL:
            length = f"{ctypes.int_type(kind.prefix)} {names.member(slot.name, 'length')};"
            yield (length, span(slot.offset, kind.prefix), f"bytes of {slot.name}, {_bounds(kind.low, kind.high)}")
            yield (code, span(slot.offset + kind.prefix, slot.size - kind.prefix), slot.doc)
        case Strings():
            size, count = names.member(slot.name, "size"), names.member(slot.name, "count")
            yield (f"uint16_t {size};", span(slot.offset, 2), f"bytes of {slot.name}, at most {kind.high}")
            yield (f"uint16_t {count};", span(slot.offset + 2, 2), f"strings in {slot.name}, each ended by NUL")
            yield (code, span(slot.offset + 4, slot.size - 4), slot.doc)
        case Records():
            size = names.member(slot.name, "size")
            yield (code, f"[{slot.offset}, ...)", f"{slot.doc} Entries of struct {names.tag(kind.record.name)}.")
            yield (f"uint16_t {size};", "", f"bytes of {slot.name}, at most {kind.high}")
        case _:
            tail = getattr(kind, "form", None) is Form.TAIL
            where = f"[{slot.offset}, ...)" if tail else span(slot.offset, slot.size)
            yield (code, where, " ".join(part for part in (slot.doc, _remark(kind)) if part))


def _bounds(low: int, high: int) -> str:
    return f"{low} to {high}" if low != high else str(high)


def _remark(kind: Type) -> str:
    """What the C type does not say."""
    if isinstance(kind, EnumType) and all(ctypes.INT_MIN <= entry.value <= ctypes.INT_MAX for entry in kind.members):
        return f"(enum {names.tag(kind.name)})"
    if isinstance(kind, (EnumType, FlagsType)):
        return f"({kind.name})"
    if isinstance(kind, Int) and kind.slot_of:
        return f"(slot of the {kind.slot_of})"
    if isinstance(kind, (Bytes, Text)) and kind.form is not Form.EXACT:
        return f"({_bounds(kind.low, kind.high)} bytes, counted by {kind.count})"
    if isinstance(kind, Array) and kind.form is not Form.EXACT:
        return f"({_bounds(kind.low, kind.high)}, counted by {kind.count}; unpack leaves the rest alone)"
    return ""


def member_code(name: str, kind: Type) -> str:
    """The declaration of a member."""
    base, suffix = _declared(kind)
    gap = "" if base.endswith("*") else " "
    return f"{base}{gap}{names.member(name)}{suffix};"


def _declared(kind: Type) -> tuple[str, str]:
    match kind:
        case Int() | Bool() | EnumType() | FlagsType():
            return ctypes.scalar_type(kind), ""
        case Bytes():
            by_value = kind.form is Form.EXACT or kind.secret
            return ("uint8_t", f"[{kind.high}]") if by_value else ("const uint8_t *", "")
        case Text() | Strings():
            return "const char *", ""
        case Records():
            return "const uint8_t *", ""
        case Struct():
            return f"struct {names.tag(kind.name)}", ""
        case Array():
            base, suffix = _declared(kind.element)
            return base, f"[{kind.high}]{suffix}"
        case _:
            assert_never(kind)


def uses_bool(schema: Schema) -> bool:
    """Whether any struct of the schema has a bool member."""
    kinds = [slot.type for struct in schema.structs for slot in struct.block.slots]
    kinds += [slot.type for message in schema.all_messages for slot in message.block.slots]
    kinds += [slot.type for sequence in schema.sequences for slot in sequence.state]
    kinds += [given.type for sequence in schema.sequences for step in sequence.steps for given in step.givens]
    kinds += [entry.type for message in schema.all_messages for entry in message.given]
    return any(isinstance(kind, Bool) or isinstance(getattr(kind, "element", None), Bool) for kind in kinds)
