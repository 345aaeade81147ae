"""The values that both sides read from the same bytes in, the fields that they read differently out."""

from __future__ import annotations

from typing import Any, Iterator

from codegen.compat.cells import Pair
from codegen.compat.sets import SCALARS
from codegen.layout.model import Array, Records, Struct, Type
from codegen.reference.image import Values
from codegen.sema.kinds import Bytes, EnumType, FlagsType, Int, Strings, Text

Reading = tuple[str, str, str, str]  # name at the old side, its value, name at the new side, its value

_LONGEST = 40  # characters of a value that a reader needs to see that it is another


def differences(pairs: tuple[Pair, ...], old: Values, new: Values) -> tuple[Reading, ...]:
    """Each field of `pairs` that the sides read differently."""
    return tuple(_of_pairs(pairs, old, new, "", ""))


def _of_pairs(pairs: tuple[Pair, ...], old: Values, new: Values, before: str, after: str) -> Iterator[Reading]:
    for pair in pairs:
        left, right = _get(old, pair.old.path), _get(new, pair.new.path)
        yield from _of_values(pair, left, right, before + pair.old.name, after + pair.new.name)


def _of_values(pair: Pair, left: Any, right: Any, before: str, after: str) -> Iterator[Reading]:
    old, new = pair.old.type, pair.new.type
    if any(pair.alone):
        if any(alone and _says(value) for alone, value in zip(pair.alone, (left, right))):
            yield before, shown(old, left), after, shown(new, right)
    elif isinstance(old, (Array, Records)) and isinstance(new, (Array, Records)) and len(left) == len(right):
        for index, (one, other) in enumerate(zip(left, right)):
            names = (f"{before}[{index}]", f"{after}[{index}]")
            if pair.inner:
                yield from _of_pairs(pair.inner, one, other, f"{names[0]}.", f"{names[1]}.")
            elif isinstance(old, Array) and isinstance(new, Array) and _differ(old.element, one, new.element, other):
                yield names[0], shown(old.element, one), names[1], shown(new.element, other)
    elif _differ(old, left, new, right):
        yield before, shown(old, left), after, shown(new, right)


def _says(value: Any) -> bool:
    """Whether there is anything but zeros in a value."""
    if isinstance(value, (list, tuple)):
        return any(_says(item) for item in value)
    if isinstance(value, dict):
        return any(_says(item) for item in value.values())
    return any(value) if isinstance(value, (bytes, bytearray)) else bool(value)


def _get(values: Values, path: tuple[str, ...]) -> Any:
    found: Any = values
    for name in path:
        found = found[name]
    return found


def _differ(old: Type, left: Any, new: Type, right: Any) -> bool:
    if isinstance(old, SCALARS) and isinstance(new, SCALARS):
        if int(left) != int(right) or slots(old) != slots(new):
            return True
        return any(other_name(old, new, value) for value in _named(old, int(left)))
    if isinstance(old, (Bytes, Text, Strings)) and isinstance(new, (Bytes, Text, Strings)):
        return bool(left != right)
    if isinstance(old, Array) and isinstance(new, Array):
        return len(left) != len(right) or any(
            _differ(old.element, one, new.element, other) for one, other in zip(left, right)
        )
    return not (isinstance(old, Struct) and isinstance(new, Struct) and left == right)


def slots(kind: Type) -> str:
    """In whose space a number is a slot; "" for one that isn't."""
    return kind.slot_of if isinstance(kind, Int) else ""


def _named(kind: Type, value: int) -> list[int]:
    """The numbers in a value that may have names: itself, or its bits."""
    if isinstance(kind, FlagsType):
        return [member.value for member in kind.members if member.value & value]
    return [value]


def other_name(old: Type, new: Type, value: int) -> bool:
    """Whether a number is called differently, and one of its names means another number to the other side.

    A member that merely has a new name is the same member.
    """
    if not isinstance(old, (EnumType, FlagsType)) or not isinstance(new, (EnumType, FlagsType)):
        return False
    before = {member.value: member.name for member in old.members}
    after = {member.value: member.name for member in new.members}
    one, other = before.get(value), after.get(value)
    return one != other and (one in after.values() or other in before.values())


def shown(kind: Type, value: Any) -> str:
    """A value for a person; secrets by their length alone."""
    if isinstance(kind, (EnumType, FlagsType)):
        names = [member.name for member in kind.members if _is_member(kind, member.value, int(value))]
        return " | ".join(names) or str(int(value))
    if isinstance(kind, Bytes) and kind.secret:
        return f"{len(value)} secret bytes"
    if isinstance(kind, Int):
        return f"{value} (slot of {kind.slot_of})" if kind.slot_of else str(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (bytes, bytearray)):
        text = repr(bytes(value))[1:] if isinstance(kind, (Text, Strings)) else f"0x{value.hex()}"
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}... ({len(value)} bytes)"
    if isinstance(value, list):
        return f"{len(value)} elements"
    return str(value) if isinstance(value, int) else f"{len(value)} fields"


def _is_member(kind: EnumType | FlagsType, member: int, value: int) -> bool:
    return bool(member & value) if isinstance(kind, FlagsType) else member == value
