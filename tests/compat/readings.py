"""Two layouts of a body in, a function that tells whether a body that both accept means two things.

A body is read as a map of leaves: structs are taken apart, elements and entries stand under their index. Leaves of the
two sides belong together by dotted name; of the others, those at the same bytes are one field with two names.

- Two numbers are read alike if they are equal, name slots of the same party (or are no slots), and no name in play
  belongs to another number on the other side. A name that is simply new, or simply gone, means nothing.
- Two byte strings are read alike if they are equal; lists, if they are as long and their elements are read alike.
- A number, a byte string and a list are never alike.
- A leaf that has no partner is read over bytes that the other side takes for reserved, which says nothing; or over
  bytes of other leaves, which is another reading as soon as it holds more than zeros.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Mapping

from codegen.layout.model import Array, Block, Records, Slot, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

Values = Mapping[str, Any]
Differs = Callable[[Values, Values], bool]


@dataclass(frozen=True)
class Leaf:
    """A field that is no struct, with the bytes that it may use. Of a tail, `last` is true."""

    path: tuple[str, ...]
    start: int
    end: int
    type: Type
    last: bool

    def value(self, values: Values) -> Any:
        """Its value."""
        found: Any = values
        for name in self.path:
            found = found[name]
        return found


def leaves(block: Block, base: int = 0, path: tuple[str, ...] = ()) -> list[Leaf]:
    """The leaves of a block, by offset."""
    found: list[Leaf] = []
    for slot in block.slots:
        if isinstance(slot.type, Struct):
            found += leaves(slot.type.block, base + slot.offset, (*path, slot.name))
        else:
            start = base + slot.offset
            found.append(Leaf((*path, slot.name), start, start + slot.size, slot.type, _is_last(slot)))
    return found


def _is_last(slot: Slot) -> bool:
    return isinstance(slot.type, Records) or getattr(slot.type, "form", None) is Form.TAIL


def differs(old: Block, new: Block) -> Differs:
    """The function for bodies of these layouts, and for elements and entries."""
    before, after = leaves(old), leaves(new)
    joined, olds, news = _joined(before, after)
    checks = [(left, right, _comparison(left.type, right.type)) for left, right in joined]
    olds = [leaf for leaf in olds if any(_overlap(leaf, other) for other in after)]
    news = [leaf for leaf in news if any(_overlap(leaf, other) for other in before)]

    def tell(one: Values, other: Values) -> bool:
        if any(check(left.value(one), right.value(other)) for left, right, check in checks):
            return True
        return any(_nonzero(leaf.value(one)) for leaf in olds) or any(_nonzero(leaf.value(other)) for leaf in news)

    return tell


def _overlap(leaf: Leaf, other: Leaf) -> bool:
    return leaf.start < other.end and other.start < leaf.end


def _nonzero(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_nonzero, value.values()))
    return any(map(_nonzero, value)) if isinstance(value, (list, bytes)) else bool(value)


def _joined(before: list[Leaf], after: list[Leaf]) -> tuple[list[tuple[Leaf, Leaf]], list[Leaf], list[Leaf]]:
    """Leaves that belong together, and the others of each side."""
    joined = [(leaf, other) for leaf in before for other in after if leaf.path == other.path]
    olds = [leaf for leaf in before if all(leaf is not left for left, _ in joined)]
    news = [leaf for leaf in after if all(leaf is not right for _, right in joined)]
    for leaf in list(olds):
        for other in list(news):
            same_end = leaf.last and other.last or leaf.end == other.end and leaf.last == other.last
            if leaf.start == other.start and same_end:
                joined.append((leaf, other))
                olds.remove(leaf)
                news.remove(other)
                break
    return joined, olds, news


Compare = Callable[[Any, Any], bool]

NUMBERS = (Int, Bool, EnumType, FlagsType)
STRINGS = (Bytes, Text, Strings)
LISTS = (Array, Records)


def _comparison(old: Type, new: Type) -> Compare:
    """A function that tells whether two values of these types are different readings."""
    if isinstance(old, NUMBERS) and isinstance(new, NUMBERS):
        return _numbers(old, new)
    if isinstance(old, STRINGS) and isinstance(new, STRINGS):
        return lambda one, other: bool(one != other)
    if isinstance(old, LISTS) and isinstance(new, LISTS):
        return _lists(old, new)
    if isinstance(old, Struct) and isinstance(new, Struct):
        return differs(old.block, new.block)
    return lambda one, other: True


def _lists(old: Type, new: Type) -> Compare:
    kinds = [kind.element if isinstance(kind, Array) else kind.record for kind in (old, new) if isinstance(kind, LISTS)]
    inner = _comparison(kinds[0], kinds[1])
    return lambda one, other: len(one) != len(other) or any(inner(left, right) for left, right in zip(one, other))


def _party(kind: Type) -> str:
    return kind.slot_of if isinstance(kind, Int) else ""


def _names(kind: Type) -> dict[str, int]:
    return {member.name: member.value for member in kind.members} if isinstance(kind, (EnumType, FlagsType)) else {}


def _numbers(old: Type, new: Type) -> Compare:
    if _party(old) != _party(new):
        return lambda one, other: True
    before, after = _names(old), _names(new)
    # Numbers whose name at one side is another number at the other.
    moved = {number for name, number in before.items() if after.get(name, number) != number}
    moved |= {number for name, number in after.items() if before.get(name, number) != number}
    bits = isinstance(old, FlagsType) or isinstance(new, FlagsType)

    def tell(one: int, other: int) -> bool:
        if int(one) != int(other):
            return True
        return any(one & number for number in moved) if bits else one in moved

    return tell
