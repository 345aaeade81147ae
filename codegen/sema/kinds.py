"""What a field may hold: leaf types, references to structs, arrays; enums and flags with their members; provenance.

`sema.types` makes these values. They have no offsets and pass through layout unchanged. All are immutable and compare
by content.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Union


class Form(Enum):
    """How data of a varying length stands on the wire."""

    EXACT = "exact"  # always the same number of elements; no count
    FIXED = "fixed"  # zero-padded to its maximum
    TAIL = "tail"  # last in the body; only the used bytes travel


@dataclass(frozen=True)
class Provenance:
    """Where a name, a number or a body comes from: quoted from a publication, or ours with a reason."""

    published: bool
    text: str


@dataclass(frozen=True)
class Int:
    """An integer of `width` bytes within low..high (inclusive) that is a multiple of `aligned`."""

    width: int
    signed: bool
    low: int
    high: int
    aligned: int = 1
    alias: str = ""  # "types.process_id" where the author wrote a named type
    slot_of: str = ""  # "sender", "receiver" or "child": a slot number in that party's space
    counts: str = ""  # the field of the same block whose elements, bytes or entries this one counts


@dataclass(frozen=True)
class Bool:
    """One byte, 0 or 1."""


@dataclass(frozen=True)
class Member:
    """One named value of an enum, or one bit of a flags type."""

    name: str
    value: int
    doc: str
    default: bool
    provenance: Provenance  # of the number
    name_provenance: Provenance


@dataclass(frozen=True)
class Retired:
    """Numbers that no member or op may take: given up, or kept free for somebody else."""

    low: int
    high: int
    reason: str


@dataclass(frozen=True)
class EnumType:
    """Named values. A closed enum refuses any other value; an open one lets them pass."""

    name: str  # qualified: "procd.image_kind"
    doc: str
    width: int
    signed: bool
    open: bool
    prefix: str  # C prefix of the members without the last underscore; "" for the rule's own
    members: tuple[Member, ...]
    retired: tuple[Retired, ...]

    # Asked for with every value that the vectors try, so each is made once a type.
    @cached_property
    def by_value(self) -> tuple[Member, ...]:
        """The members in an order that does not depend on that of the text."""
        return tuple(sorted(self.members, key=lambda member: member.value))

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The values of the members."""
        return frozenset(member.value for member in self.members)


@dataclass(frozen=True)
class FlagsType:
    """Named bits. Bits without a name are refused."""

    name: str
    doc: str
    width: int
    prefix: str
    members: tuple[Member, ...]
    retired: tuple[Retired, ...]

    # Asked for with every value that the vectors try, so each is made once a type.
    @cached_property
    def by_value(self) -> tuple[Member, ...]:
        """The members in an order that does not depend on that of the text."""
        return tuple(sorted(self.members, key=lambda member: member.value))

    @cached_property
    def mask(self) -> int:
        """Every bit that has a name."""
        mask = 0
        for member in self.members:
            mask |= member.value
        return mask


@dataclass(frozen=True)
class Bytes:
    """Opaque bytes. EXACT: `high` bytes. FIXED, TAIL: low..high bytes, counted by the field `count`."""

    low: int
    high: int
    form: Form
    count: str = ""
    secret: bool = False
    digest: bool = False  # written as hash[N]
    alias: str = ""


@dataclass(frozen=True)
class Text:
    """UTF-8 without NUL, low..high bytes. `kind` is "text", "path" (canonical absolute) or "name" (a directory entry).

    FIXED: a length stands first (one byte for a name, else two), then `high` bytes, zero-padded.
    TAIL: the field `count` holds the length.
    """

    kind: str
    low: int
    high: int
    form: Form
    count: str = ""
    alias: str = ""

    @property
    def prefix(self) -> int:
        """Bytes of the length that stands before the text: 0 in a tail."""
        if self.form is Form.TAIL:
            return 0
        return 1 if self.kind == "name" else 2


@dataclass(frozen=True)
class Strings:
    """NUL-terminated UTF-8 strings: u16 used bytes, u16 number of strings, `high` bytes, zero-padded."""

    high: int
    alias: str = ""


@dataclass(frozen=True)
class StructRef:
    """A struct by its qualified name."""

    name: str


@dataclass(frozen=True)
class ArrayOf:
    """low..high elements. EXACT: `high` elements. Else the field `count` holds their number."""

    element: "Type"
    low: int
    high: int
    form: Form
    count: str = ""


@dataclass(frozen=True)
class RecordsOf:
    """Entries of a varying length, one after the other, at most `high` bytes in all; `count` holds their number."""

    record: str  # qualified name of the record
    high: int
    count: str = ""


Leaf = Union[Int, Bool, EnumType, FlagsType, Bytes, Text, Strings]
Type = Union[Int, Bool, EnumType, FlagsType, Bytes, Text, Strings, StructRef, ArrayOf, RecordsOf]
