"""A message of a statement in, its scalars and reserved bytes by offset out, with the names they have in C."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.layout.model import Block, Message, Op, Schema, Slot, Struct
from codegen.sema.expr import Expr
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

Scalar = Int | Bool | EnumType | FlagsType


@dataclass(frozen=True)
class Leaf:
    """One scalar; `path` from the message down."""

    path: tuple[str, ...]
    offset: int
    type: Scalar

    @property
    def width(self) -> int:
        """Bytes on the wire."""
        return width_of(self.type)

    @property
    def signed(self) -> bool:
        """Whether its C type is signed."""
        return getattr(self.type, "signed", False)


@dataclass(frozen=True)
class Run:
    """A text, strings or bytes: at most `size` bytes at `offset`, of which `length` counts the used ones; all are if it is None.

    In a tail only the used ones travel. Of strings `strings` says how many there are.
    """

    path: tuple[str, ...]
    offset: int
    size: int
    type: Text | Bytes | Strings
    length: Leaf | None
    strings: Leaf | None = None

    @property
    def tail(self) -> bool:
        """Whether it is the message's tail."""
        return getattr(self.type, "form", None) is Form.TAIL

    @property
    def held(self) -> bool:
        """Whether the struct holds the bytes, and doesn't point at them."""
        return isinstance(self.type, Bytes) and not self.tail


@dataclass(frozen=True)
class Target:
    """A message with its place: what one run of a tool is about."""

    schema: Schema
    op: Op | None
    message: Message

    @property
    def stem(self) -> str:
        """The beginning of its functions' names, and the tag of its struct."""
        return f"ipc_{self.schema.name}_{self.message.name}"

    @property
    def given(self) -> str:
        """The tag of what its rules read of the request; empty if they read nothing."""
        if not self.message.given or self.op is None:
            return ""
        return f"ipc_{self.schema.name}_{self.op.name.lower()}_given"


def width_of(kind: Scalar) -> int:
    """Bytes of a scalar on the wire."""
    return 1 if isinstance(kind, Bool) else kind.width


def has_contract(block: Block) -> bool:
    """Whether a block holds scalars, text, strings, bytes, structs of them and reserved bytes alone."""
    return all(
        has_contract(slot.type.block) if isinstance(slot.type, Struct)
        else isinstance(slot.type, (Scalar, Text, Bytes, Strings))
        for slot in block.slots
    )


def _numbers(slot: Slot, path: tuple[str, ...], offset: int) -> list[Leaf]:
    """The numbers in front of a text or of strings."""
    kind, at = slot.type, offset + slot.offset
    if isinstance(kind, Text) and kind.prefix:
        return [Leaf((*path, f"{slot.name}_length"), at, Int(kind.prefix, False, kind.low, kind.high))]
    if isinstance(kind, Strings):
        return [Leaf((*path, f"{slot.name}_size"), at, Int(2, False, 0, kind.high)),
                Leaf((*path, f"{slot.name}_count"), at + 2, Int(2, False, 0, (1 << 16) - 1))]
    return []


def runs(block: Block, path: tuple[str, ...] = (), offset: int = 0) -> list[Run]:
    """The texts, strings and bytes of a block, by offset."""
    found = []
    for slot in block.slots:
        if isinstance(slot.type, Struct):
            found += runs(slot.type.block, (*path, slot.name), offset + slot.offset)
        elif isinstance(slot.type, (Text, Bytes, Strings)):
            numbers = _numbers(slot, path, offset)
            at = offset + slot.offset + sum(number.width for number in numbers)
            if not isinstance(slot.type, Strings) and slot.type.count:
                counted = block.slot(slot.type.count)
                assert isinstance(counted.type, Int)
                numbers = [Leaf((*path, counted.name), offset + counted.offset, counted.type)]
            length, strings = [*numbers, None, None][:2]
            found.append(Run((*path, slot.name), at, slot.type.high, slot.type, length, strings))
    return found


def leaves(block: Block, path: tuple[str, ...] = (), offset: int = 0) -> list[Leaf]:
    """The scalars of a block, and the numbers in front of its texts and strings, by offset."""
    found = []
    for slot in block.slots:
        if isinstance(slot.type, Struct):
            found += leaves(slot.type.block, (*path, slot.name), offset + slot.offset)
        elif isinstance(slot.type, Scalar):
            found.append(Leaf((*path, slot.name), offset + slot.offset, slot.type))
        else:
            found += _numbers(slot, path, offset)
    return found


def rules(block: Block, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Expr]]:
    """The rules of a block, those of its structs first; each with the path that its names are to be read from."""
    found = []
    for slot in block.slots:
        if isinstance(slot.type, Struct):
            found += rules(slot.type.block, (*path, slot.name))
    return found + [(path, rule.expr) for rule in block.rules]


def holes(block: Block) -> list[tuple[int, int]]:
    """The bytes of a block that belong to no field, in pieces (offset, width) as the accessors could read them."""
    taken = {leaf.offset + byte for leaf in leaves(block) for byte in range(leaf.width)}
    # A tail stands behind all that this is about.
    taken |= {run.offset + byte for run in runs(block) for byte in range(run.size)}
    found = []
    at = 0
    while at < block.fixed:
        if at in taken:
            at += 1
            continue
        width = 8
        while at % width or not taken.isdisjoint(range(at, at + width)) or at + width > block.fixed:
            width //= 2
        found.append((at, width))
        at += width
    return found


def targets(schema: Schema) -> list[Target]:
    """All messages of a schema that have a codec."""
    of = {id(body): op for op in schema.ops for body in (op.request, op.reply, op.failure) if body is not None}
    return [Target(schema, of.get(id(message)), message) for message in schema.all_messages]
