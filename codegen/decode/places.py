"""A byte offset in a part in, the field that stands there out: its name, its type, its doc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.decode.rows import entries
from codegen.decode.values import integer
from codegen.layout.model import Array, Block, Hole, Records, Slot, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text


@dataclass(frozen=True)
class Place:
    """A field, an element or (`type` None) reserved bytes. `block` and `base`: the block it stands in, and where."""

    name: str
    type: Type | None
    offset: int
    size: int
    doc: str
    block: Block
    base: int


# Which types a class can speak of, where a struct, its first field and an array start at the same byte.
_SUBJECTS: dict[str, tuple[type, ...]] = {
    "PADDING": (Bytes, Text, Strings, Array),
    "BOOL": (Bool,),
    "ENUM": (EnumType,),
    "FLAGS": (FlagsType,),
    "RANGE": (Int,),
    "ALIGN": (Int,),
    "COUNT": (Int, Text, Strings),
    "EXTENT": (Int,),
    "RECORD": (Struct,),
}


def places_at(block: Block, offset: int, data: bytes | None) -> tuple[Place, ...]:
    """What holds the byte, from the outside in. Entries of records are found only where their bytes are at hand."""
    return tuple(_inside(block, offset, data, 0, ""))


def _inside(block: Block, offset: int, data: bytes | None, base: int, prefix: str) -> Iterator[Place]:
    for item in block.items:
        at = base + item.offset
        if not at <= offset < at + max(item.size, 1):
            continue
        if isinstance(item, Hole):
            yield Place(prefix + "reserved", None, at, item.size, item.reason, block, base)
        else:
            yield Place(prefix + item.name, item.type, at, item.size, item.doc, block, base)
            yield from _parts(block, item, offset, data, at, prefix)
        return


def _parts(block: Block, item: Slot, offset: int, data: bytes | None, at: int, prefix: str) -> Iterator[Place]:
    """What holds the byte within a field."""
    kind, base, name = item.type, at - item.offset, prefix + item.name
    if isinstance(kind, Array):
        index = (offset - at) // kind.stride
        at, name, kind = at + index * kind.stride, f"{name}[{index}]", kind.element
        yield Place(name, kind, at, item.type.stride if isinstance(item.type, Array) else 0, item.doc, block, base)
    if isinstance(kind, Struct):
        yield from _inside(kind.block, offset, data, at, name + ".")
    elif isinstance(kind, Records) and data is not None:
        counter = block.slot(kind.count)
        count = integer(counter.type, data[base + counter.offset :][: counter.size])
        for index, entry in enumerate(entries(kind, data, at, count)):
            if entry.start <= offset < entry.end:
                inner = f"{name}[{index}]"
                size = entry.end - entry.start
                yield Place(inner, kind.record, entry.start, size, kind.record.doc, block, base)
                yield from _inside(kind.record.block, offset, data, entry.start, inner + ".")


def subject(found: tuple[Place, ...], name: str, offset: int) -> Place | None:
    """The one of these that a verdict of this class speaks of: the innermost that it can mean."""
    wanted = _SUBJECTS.get(name)
    if name.startswith(("UTF8", "NUL", "PATH", "NAME", "STRINGS")):
        wanted = (Text, Strings)
    for place in reversed(found):
        if place.offset == offset and wanted is not None and isinstance(place.type, wanted):
            return place
    return found[-1] if found else None
