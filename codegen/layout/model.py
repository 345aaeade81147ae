"""The layout model: a schema with every byte in its place.

`layout.lower` makes it from the resolved model; the statement, the reference codec, the vectors and the emitter read
it. It is complete: nothing after it adds two sizes or looks a name up elsewhere. It holds no source places, so that
`statement.read(statement.write(schema)) == schema`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Union

from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Provenance, Retired, Strings, Text
from codegen.sema.model import Alias, Cap, Constant, Given, Rule, Update


@dataclass(frozen=True)
class Slot:
    """A field and its bytes [offset, offset + size) in its block. Of a tail, `size` is the maximum."""

    offset: int
    size: int
    name: str
    type: "Type"
    doc: str


@dataclass(frozen=True)
class Hole:
    """Reserved bytes [offset, offset + size): always zero."""

    offset: int
    size: int
    reason: str


@dataclass(frozen=True)
class Block:
    """Fields and reserved bytes by offset, and the rules between them by number.

    `fixed` is the size of the part before the tail, `maximum` with a full tail; equal without one.
    `minimum` is the smallest valid size. `align` is the largest natural alignment within.
    """

    items: tuple["Slot | Hole", ...]
    rules: tuple[Rule, ...]
    fixed: int
    minimum: int
    maximum: int
    align: int

    # Asked for with every value that the vectors try, so each is made once a block.
    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The fields alone, by offset."""
        return tuple(item for item in self.items if isinstance(item, Slot))

    @cached_property
    def _by_name(self) -> dict[str, Slot]:
        return {slot.name: slot for slot in self.slots}

    def slot(self, name: str) -> Slot:
        """The field of that name; it exists."""
        return self._by_name[name]

    @cached_property
    def counted(self) -> dict[str, str]:
        """For each field that counts another's data: the name of that other."""
        return {
            slot.type.count: slot.name
            for slot in self.slots
            if isinstance(slot.type, (Bytes, Text, Array, Records)) and slot.type.count
        }

    @cached_property
    def tail(self) -> Slot | None:
        """The last field, if only its used bytes travel."""
        slots = self.slots
        return slots[-1] if slots and is_tail(slots[-1].type) else None


@dataclass(frozen=True)
class Struct:
    """A struct or a record (a struct that ends in a tail)."""

    name: str  # qualified
    doc: str
    provenance: Provenance
    block: Block
    record: bool


@dataclass(frozen=True)
class Array:
    """`stride` bytes from one element to the next. `count` names the counting field; "" for an exact array."""

    element: "Type"
    stride: int
    low: int
    high: int
    form: Form
    count: str


@dataclass(frozen=True)
class Records:
    """Entries of a record type up to the end of the body, each zero-padded to a multiple of record.block.align."""

    record: Struct
    high: int  # bytes
    count: str


Type = Union[Int, Bool, EnumType, FlagsType, Bytes, Text, Strings, Struct, Array, Records]


def alignment(kind: "Type") -> int:
    """The natural alignment of a field of this type: its offset is a multiple of it."""
    match kind:
        case Int(width=width) | EnumType(width=width) | FlagsType(width=width):
            return width
        case Text():
            return max(1, kind.prefix)
        case Strings():
            return 2
        case Struct(block=block):
            return block.align
        case Array(element=element):
            return alignment(element)
    return 1


def is_tail(kind: "Type") -> bool:
    """Whether only the used bytes of a field of this type travel."""
    return isinstance(kind, Records) or getattr(kind, "form", None) is Form.TAIL


@dataclass(frozen=True)
class Message:
    """See sema.model.MessageDef; `given` are the request's scalars (path, type) that the rules of a reply read."""

    name: str
    part: str
    role: str
    doc: str
    provenance: Provenance
    block: Block
    caps: tuple[Cap, ...]
    given: tuple["GivenScalar", ...]


@dataclass(frozen=True)
class GivenScalar:
    """A scalar of the request that a reply depends on, kept beside a deferred token. Its C name: path joined by _."""

    path: tuple[str, ...]
    type: "Int | Bool | EnumType | FlagsType"


@dataclass(frozen=True)
class Op:
    """See sema.model.OpDef. `abi_id` identifies what fixes the op's bytes; 64 bits."""

    name: str
    number: int
    doc: str
    provenance: Provenance
    name_provenance: Provenance
    notify: bool
    reserved: bool
    test: bool
    idempotent: bool
    request: Message | None
    reply: Message | None
    failure: Message | None
    failure_results: tuple[str, ...]
    results: tuple[str, ...]
    ack: str
    abi_id: int


@dataclass(frozen=True)
class StateSlot:
    """A value that a sequence keeps. Its C struct is memory of the caller, not a wire image: it has no offset."""

    name: str
    type: "Type"
    doc: str


@dataclass(frozen=True)
class Step:
    """See sema.model.Step. The `offset` of a rule is the lowest request field it names, else 0."""

    kind: str
    op: str
    doc: str
    givens: tuple[Given, ...]
    rules: tuple[Rule, ...]
    updates: tuple[Update, ...]


@dataclass(frozen=True)
class Sequence:
    name: str
    doc: str
    provenance: Provenance
    key: str
    key_type: Int
    state: tuple[StateSlot, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Schema:
    """One schema, complete. Every enum, flags type and struct that a field uses stands in the field's type;
    those of other schemas are listed in `foreign` too, in order of name."""

    name: str
    doc: str
    ops_low: int
    ops_high: int
    kept: tuple[Retired, ...]
    result_enum: EnumType | None
    kind_enum: EnumType | None
    rights_flags: FlagsType | None
    imports: tuple[str, ...]
    constants: tuple[Constant, ...]
    aliases: tuple[Alias, ...]
    enums: tuple[EnumType, ...]
    flags: tuple[FlagsType, ...]
    structs: tuple[Struct, ...]
    messages: tuple[Message, ...]
    ops: tuple[Op, ...]
    sequences: tuple[Sequence, ...]
    foreign: tuple["EnumType | FlagsType | Struct", ...]

    @property
    def all_messages(self) -> tuple[Message, ...]:
        """Every message with a codec: the standalone ones, then each op's request, reply and failure."""
        found = list(self.messages)
        for op in self.ops:
            found.extend(message for message in (op.request, op.reply, op.failure) if message is not None)
        return tuple(found)
