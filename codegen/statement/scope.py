"""What the names in an expression mean: layout types by name. Made by the writers and readers of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Union

from codegen.layout.model import Array, Block, Records, Struct, Type
from codegen.sema.kinds import ArrayOf, Leaf, RecordsOf, StructRef
from codegen.sema.model import Given
from codegen.sema.kinds import Type as SemaType

# Words that name a message or a set of values when a dot follows.
SCOPE_WORDS = ("request", "state", "given", "element")
KEYWORDS = frozenset(
    "all any ascending disjoint round_up round_down and or not has in if then else true false where".split()
)


@dataclass(frozen=True)
class Place:
    """A named value. `at` is its offset in a block, or its index among values that are not on the wire."""

    at: int
    type: Type


Table = Mapping[str, Place]


@dataclass(frozen=True)
class Scope:
    """The values that an expression can name: of its own block, and of the other three that a rule may read."""

    own: Table = field(default_factory=dict)
    request: Table = field(default_factory=dict)
    state: Table = field(default_factory=dict)
    given: Table = field(default_factory=dict)

    def table(self, word: str) -> Table:
        """The values of a scope word; "" for the own block."""
        return {"": self.own, "request": self.request, "state": self.state, "given": self.given}.get(word, {})


def of_block(block: Block | None) -> Table:
    """The fields of a block at their offsets."""
    return {} if block is None else {slot.name: Place(slot.offset, slot.type) for slot in block.slots}


def of_values(values: Iterable[tuple[str, Type]]) -> Table:
    """Values without offsets, by index."""
    return {name: Place(index, kind) for index, (name, kind) in enumerate(values)}


def of_givens(givens: tuple[Given, ...]) -> Table:
    """The values that a caller supplies to a step."""
    return of_values((given.name, given.type) for given in givens)


def inside(kind: Type, path: tuple[str, ...]) -> Place | None:
    """The value that a path reaches from within a value of this type: its distance and type, or None."""
    distance = 0
    for name in path:
        if not isinstance(kind, Struct):
            return None
        place = of_block(kind.block).get(name)
        if place is None:
            return None
        distance, kind = distance + place.at, place.type
    return Place(distance, kind)


def without_layout(kind: Type) -> SemaType:
    """The type as an expression holds it: structs by name, no strides."""
    if isinstance(kind, Struct):
        return StructRef(kind.name)
    if isinstance(kind, Array):
        return ArrayOf(without_layout(kind.element), kind.low, kind.high, kind.form, kind.count)
    if isinstance(kind, Records):
        return RecordsOf(kind.record.name, kind.high, kind.count)
    return kind


def reference_type(kind: Type) -> Union[Leaf, ArrayOf, StructRef, None]:
    """The type of a Ref; None for records, which no expression can name."""
    plain = without_layout(kind)
    return None if isinstance(plain, RecordsOf) else plain


def leaf_type(kind: Type) -> Leaf | None:
    """The type itself if it is a leaf."""
    return None if isinstance(kind, (Struct, Array, Records)) else kind
