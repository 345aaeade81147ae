"""Fields in the order of the text in, an order of the same fields that takes fewer bytes out, where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import prod

# What a search may look at; a body of twenty fields of six sizes has fewer. Above it no order is proposed.
_MOST_STATES = 20_000
_UNIT = 8  # the largest alignment there is


@dataclass(frozen=True)
class Piece:
    """A field, or bytes kept for a reason. `after` is the piece that must stand before it, its count, or -1."""

    name: str
    size: int
    align: int
    after: int = -1


def size_of(pieces: Sequence[Piece], unit: int) -> int:
    """Bytes of pieces in this order, with no more between and behind them than alignment asks for."""
    at = 0
    for piece in pieces:
        at += -at % piece.align + piece.size
    return at + -at % unit


def better_order(pieces: Sequence[Piece], unit: int) -> tuple[Piece, ...] | None:
    """The smallest order, of several the one that keeps most of the text's; None where the text's is small enough."""
    if size_of(pieces, unit) == size_of([Piece("", sum(piece.size for piece in pieces), 1)], unit):
        return None
    kinds: dict[tuple[int, int, int], list[int]] = {}
    for index, piece in enumerate(pieces):
        # Pieces that leave the same holes stand for each other, so only their number matters.
        kinds.setdefault((piece.size % _UNIT, piece.align, piece.after), []).append(index)
    groups = tuple(tuple(group) for group in kinds.values())
    if prod(len(group) + 1 for group in groups) * _UNIT > _MOST_STATES:
        return None
    found = tuple(pieces[index] for index in _search(pieces, groups, unit))
    return found if size_of(found, unit) < size_of(pieces, unit) else None


def _search(pieces: Sequence[Piece], groups: tuple[tuple[int, ...], ...], unit: int) -> list[int]:
    place = {index: (at, nth) for at, group in enumerate(groups) for nth, index in enumerate(group)}

    def ready(used: tuple[int, ...], index: int) -> bool:
        after = pieces[index].after
        return after < 0 or used[place[after][0]] > place[after][1]

    def choices(used: tuple[int, ...]) -> list[tuple[int, int]]:
        """The pieces that may come next, in the order of the text, each with its group."""
        free = ((groups[at][count], at) for at, count in enumerate(used) if count < len(groups[at]))
        return sorted((index, at) for index, at in free if ready(used, index))

    @cache
    def lost(used: tuple[int, ...], at: int) -> int:
        """Fewest bytes of holes from here on; `at` is the offset modulo the unit."""
        return min((_then(index, group, used, at) for index, group in choices(used)), default=-at % unit)

    def _then(index: int, group: int, used: tuple[int, ...], at: int) -> int:
        hole = -at % pieces[index].align
        used_then = (*used[:group], used[group] + 1, *used[group + 1 :])
        return hole + lost(used_then, (at + hole + pieces[index].size) % _UNIT)

    used, at, order = (0,) * len(groups), 0, list[int]()
    while len(order) < len(pieces):
        index, group = min(choices(used), key=lambda one: (_then(one[0], one[1], used, at), one[0]))
        at = (at + -at % pieces[index].align + pieces[index].size) % _UNIT
        used = (*used[:group], used[group] + 1, *used[group + 1 :])
        order.append(index)
    return order
