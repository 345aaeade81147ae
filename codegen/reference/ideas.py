"""Fields, their values and the numbers around them in; values worth a try in their place out.

Called by `search` and `calls`. Every value is good for the field's own check.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, Iterator

from codegen.layout.model import Array, Type
from codegen.reference.accepted import scalar_choices
from codegen.reference.image import Values
from codegen.reference.ordinary import Path, bounds, get, progression
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text

Change = tuple[Path, Any]  # the first key of the path is "" for the body, "given" for the request's scalars
Numbers = tuple[list[int], list[int]]  # those of the body and around it, those of the rules


def field_changes(
    chosen: list[tuple[Path, Type, int]], values: Values, numbers: list[int], constants: list[int]
) -> Iterator[Change]:
    """Changes of each field by itself. Of arrays: the first, second and last element stand for all."""
    chosen = [item for item in chosen if _taken(item[0], values)]
    texts = [get(values, path) for path, kind, _ in chosen if isinstance(kind, Bytes)]
    lists = []
    for path, kind, offset in chosen:
        found = _other_values(kind, path, offset, get(values, path), (numbers, constants), texts)
        lists.append([(("", *path), value) for value in found])
    for turn in zip_longest(*lists):  # the first idea for each field, then the second
        yield from (change for change in turn if change is not None)


def _taken(path: Path, values: Values) -> bool:
    for length, key in enumerate(path):
        if isinstance(key, int) and key > 1 and key != len(get(values, path[:length])) - 1:
            return False
    return True


def numbers_of(values: Any) -> list[int]:
    """Every number in a tree of values, and the lengths of what is counted."""
    if isinstance(values, dict):
        return list(dict.fromkeys(number for item in values.values() for number in numbers_of(item)))
    if isinstance(values, list):
        return list(dict.fromkeys([len(values), *(number for item in values for number in numbers_of(item))]))
    return [int(values)] if isinstance(values, int) else [len(values)]


def near(numbers: list[int], constants: list[int]) -> list[int]:
    """The numbers, their neighbours, and their distances from the constants."""
    found = [number + step for number in numbers for step in (0, 1, -1)]
    for constant in constants:
        found += [constant - number + step for number in numbers for step in (0, 1, -1)]
        found += [constant + number for number in numbers]
    return list(dict.fromkeys(found))


def _other_values(kind: Type, path: Path, offset: int, now: Any, around: Numbers, texts: list[bytes]) -> list[Any]:
    """Values worth a try in the place of `now`, the likely ones first; `texts` are the other byte fields."""
    numbers, constants = around
    match kind:
        case Int():
            close = [now + kind.aligned, now - kind.aligned, now + 1, now - 1, 0]
            apart = [number - now for number in numbers]
            mixed = [number + other for number in numbers for other in numbers][:200]
            mixed += [number - other for number in numbers for other in numbers][:200]
            wrapping = [(1 << 64) - number for number in constants if number > 0]
            high_byte = 1 << 8 * kind.width - 8  # nothing for who reads fewer bytes
            top_bit = (-1 if kind.signed else 1) << 8 * kind.width - 1
            ends = [kind.low, kind.high, kind.high - kind.aligned]
            likely = [*close, high_byte, top_bit, *wrapping, *near([*constants, *numbers], []), *apart, *ends]
            found = dict.fromkeys([*likely, *near(numbers, constants), *mixed])
            return [value for value in found if value != now and _good(kind, value)][:120]
        case EnumType() | FlagsType() | Bool():
            return [value for value in _flips(kind, now) + scalar_choices(kind, []) if value != now]
        case Bytes():
            flipped = [bytes([now[0] ^ 1]) + now[1:], now[:-1] + bytes([now[-1] ^ 0x80])] if now else []
            lengths = [b"\x5a" * length for length in _lengths(kind.low, kind.high, len(now), numbers)]
            same = [text for text in texts if len(text) == len(now) and text != now]
            return same + flipped + (lengths if kind.count else [])
        case Text() | Strings():
            return [value for value in bounds(kind, str(path[-1]), offset, now) if value != now]
        case Array():
            return [value for value in _arrays(kind, path, offset, now, numbers) if value != now]
        case _:
            return []


def _good(kind: Int, value: int) -> bool:
    return kind.low <= value <= kind.high and value % kind.aligned == 0


def _flips(kind: Type, now: int) -> list[int]:
    if not isinstance(kind, FlagsType):
        return []
    one = [now ^ member.value for member in kind.by_value]
    return one + [first.value | second.value for first in kind.by_value for second in kind.by_value]


def _lengths(low: int, high: int, now: int, numbers: list[int]) -> list[int]:
    found = [now + 1, now - 1, low, high, *[number + step for number in numbers for step in (0, 1, -1)]]
    return [length for length in dict.fromkeys(found) if low <= length <= high][:20]


def _arrays(kind: Array, path: Path, offset: int, now: list[Any], numbers: list[int]) -> list[list[Any]]:
    found: list[list[Any]] = []
    if len(now) > 1:
        found.append([now[1], now[0], *now[2:]])
        found.append([*now[:-2], now[-1], now[-2]])
        found.append([now[0], now[0], *now[2:]])
        found.append([*now[:-1], now[-2]])
        found.append(now[::-1])
    if kind.count:
        if now and kind.low <= 3 <= kind.high:
            found.append(progression(kind, now, 3)[::-1])
        if now:
            found += [now[:-1], now[1:], [*now, now[-1]], *([item] for item in now)]
        found += [progression(kind, now, length) for length in _lengths(kind.low, kind.high, len(now), numbers)]
        found += bounds(kind, str(path[-1]), offset, now)
        found = [value for value in found if kind.low <= len(value) <= kind.high]
    return found
