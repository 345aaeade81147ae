"""A message of a statement in, its scalars and reserved bytes by offset out, with the names they have in C."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.layout.model import Block, Message, Op, Schema, Struct
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int

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


def is_plain(block: Block) -> bool:
    """Whether a block holds scalars, structs of them and reserved bytes alone."""
    return all(
        is_plain(slot.type.block) if isinstance(slot.type, Struct) else isinstance(slot.type, Scalar)
        for slot in block.slots
    )


def leaves(block: Block, path: tuple[str, ...] = (), offset: int = 0) -> list[Leaf]:
    """The scalars of a plain block, by offset."""
    found = []
    for slot in block.slots:
        if isinstance(slot.type, Struct):
            found += leaves(slot.type.block, (*path, slot.name), offset + slot.offset)
        elif isinstance(slot.type, Scalar):
            found.append(Leaf((*path, slot.name), offset + slot.offset, slot.type))
    return found


def holes(block: Block) -> list[tuple[int, int]]:
    """The bytes of a plain block that belong to no scalar, in pieces (offset, width) as the accessors could read them."""
    taken = {leaf.offset + byte for leaf in leaves(block) for byte in range(leaf.width)}
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
