"""Descriptions of tiny schemas in, their text out: Python objects that edits change and that print as `.ipc`.

Holes are not described. The printer writes `reserved` wherever alignment asks for it and at the end, so that an edit
moves, widens or drops a field without a thought for its neighbours; a `Gap` is reserved space that nobody had to write.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator, Union

WIDTHS = {"u8": 1, "u16": 2, "u32": 4, "u64": 8, "i8": 1, "i16": 2, "i32": 4, "i64": 8}


@dataclass
class Num:
    """An integer; bounds of None are those of the type."""

    base: str
    low: int | None = None
    high: int | None = None
    step: int = 1


@dataclass
class Bool:
    """0 or 1."""


@dataclass
class Use:
    """An enum, flags type, struct or alias by name."""

    name: str


@dataclass
class SlotOf:
    """A slot number, kept small."""

    party: str
    high: int = 3


@dataclass
class Count:
    """What counts the field `of`."""

    of: str
    base: str


@dataclass
class Data:
    """bytes, hash, text, path, name or strings. `form` is "exact", "fixed" or "tail"."""

    word: str
    low: int
    high: int
    form: str
    secret: bool = False


@dataclass
class Arr:
    """An array of numbers, bools or a named type."""

    element: "Num | Bool | Use"
    low: int
    high: int
    form: str


@dataclass
class Recs:
    """Entries of a record, at most `high` bytes."""

    record: str
    high: int


Type = Union[Num, Bool, Use, SlotOf, Count, Data, Arr, Recs]


@dataclass
class Field:
    """A field of a block."""

    name: str
    type: Type
    doc: str = "A field."


@dataclass
class Gap:
    """Reserved bytes that alignment does not ask for."""

    size: int


@dataclass
class Rule:
    """A rule; `texts` are ways to say the same, `pick` the one that is printed."""

    number: int
    name: str
    texts: list[str]
    pick: int = 0
    given: bool = False


@dataclass
class Cap:
    """A capability; `many` is the bound of a list, 0 for a single one."""

    name: str
    kind: str
    rights: list[str]
    move: bool
    optional: bool = False
    many: int = 0
    failed: str = ""  # who holds it when the handler failed
    refused: str = ""  # who holds it when the reply was refused


@dataclass
class Block:
    """A body, struct or record."""

    items: list["Field | Gap"] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    caps: list[Cap] = field(default_factory=list)

    def fields(self) -> list[Field]:
        """The fields alone."""
        return [item for item in self.items if isinstance(item, Field)]


@dataclass
class Member:
    """A member or bit."""

    name: str
    value: int
    default: bool = False


@dataclass
class Enum:
    """An enum, or flags where `bits`."""

    name: str
    base: str
    members: list[Member]
    open: bool = False
    bits: bool = False


@dataclass
class Struct:
    """A struct, or a record."""

    name: str
    block: Block
    record: bool = False


@dataclass
class Alias:
    """A named number."""

    name: str
    type: Num


@dataclass
class Const:
    """A named number that rules use."""

    name: str
    value: int


@dataclass
class Op:
    """An op or, where `ack` is set, a notification."""

    name: str
    number: int
    request: Block | None
    reply: Block | None = None
    failure: Block | None = None
    failing: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # reserved, test, idempotent
    ack: str = ""
    doc: str = "An op."


@dataclass
class Step:
    """A step of a sequence."""

    kind: str
    op: str
    rules: list[Rule] = field(default_factory=list)
    sets: list[tuple[str, str]] = field(default_factory=list)
    givens: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Sequence:
    """A sequence; `state` are names with their types as text."""

    name: str
    key: str
    state: list[tuple[str, str]]
    steps: list[Step]


@dataclass
class Schema:
    """All of it."""

    consts: list[Const] = field(default_factory=list)
    enums: list[Enum] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    structs: list[Struct] = field(default_factory=list)
    messages: list[tuple[str, Block]] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)
    sequences: list[Sequence] = field(default_factory=list)
    doc: str = "A family."

    def named(self, name: str) -> "Enum | Alias | Struct":
        """The type of that name; it exists."""
        return next(item for item in (*self.enums, *self.aliases, *self.structs) if item.name == name)

    def blocks(self) -> Iterator[Block]:
        """Every block."""
        yield from (struct.block for struct in self.structs)
        yield from (block for _, block in self.messages)
        for op in self.ops:
            yield from (block for block in (op.request, op.reply, op.failure) if block is not None)


# Sizes, worked out here without the project's layout engine.


def extent(schema: Schema, kind: Type) -> tuple[int, int]:
    """Size and alignment; of a tail, size 0."""
    match kind:
        case Num(base=base) | Count(base=base):
            return WIDTHS[base], WIDTHS[base]
        case Bool():
            return 1, 1
        case SlotOf():
            return 4, 4
        case Use(name=name):
            return _named_extent(schema, schema.named(name))
        case Data(word=word, high=high, form=form):
            if form == "tail":
                return 0, 1
            head, align = {"text": (2, 2), "path": (2, 2), "name": (1, 1), "strings": (4, 2)}.get(word, (0, 1))
            return head + high, align
        case Arr(element=element, high=high, form=form):
            size, align = extent(schema, element)
            return (0 if form == "tail" else size * high), align
        case Recs(record=record):
            return 0, extent(schema, Use(record))[1]
    raise TypeError(kind)


def _named_extent(schema: Schema, named: "Enum | Alias | Struct") -> tuple[int, int]:
    if isinstance(named, Struct):
        items = laid(schema, named.block, 0)
        size = sum(item if isinstance(item, int) else extent(schema, item.type)[0] for item in items)
        return size, max([extent(schema, item.type)[1] for item in named.block.fields()], default=1)
    return extent(schema, named.type if isinstance(named, Alias) else Num(named.base))


def laid(schema: Schema, block: Block, unit: int) -> list["Field | int"]:
    """The items with every reserved byte as a number; the fixed part ends at a multiple of `unit`, 0 for its own."""
    out: list[Field | int] = []
    at, widest = 0, 1
    tail = None
    for item in block.items:
        if isinstance(item, Gap):
            out.append(item.size)
            at += item.size
            continue
        size, align = extent(schema, item.type)
        widest = max(widest, align)
        if is_tail(item.type):
            tail = item
            continue
        if at % align:
            out.append(-at % align)
        at += -at % align + size
        out.append(item)
    unit = unit or (extent(schema, tail.type)[1] if tail is not None else widest)
    if at % unit:
        out.append(-at % unit)
    merged: list[Field | int] = []
    for piece in out:
        if isinstance(piece, int) and merged and isinstance(merged[-1], int):
            merged[-1] += piece
        else:
            merged.append(piece)
    return merged + ([tail] if tail is not None else [])


def is_tail(kind: Type) -> bool:
    """Whether only the used bytes travel."""
    return isinstance(kind, Recs) or getattr(kind, "form", "") == "tail"
