"""Conditions that only one side has in, bodies with telling numbers in the fields that they name out.

Several fields may have to change at once, because other conditions name them, too; so all fields that are tied to each
other by conditions are set together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from codegen.compat.cells import Cell, cells
from codegen.compat.exchange import Asked, Exchange
from codegen.compat.implied import named
from codegen.compat.rules_checks import only
from codegen.compat.sets import SCALARS, patterns
from codegen.compat.shape import Condition, conditions
from codegen.reference.places import nodes
from codegen.sema.expr import Lit

TRIES = 3000  # bodies
NUMBERS = 16  # of one field
BASES = 3  # good bodies that the numbers are planted into


def guesses(exchange: Exchange, good: tuple[bytes, ...], asked: tuple[Asked, ...]) -> Iterator[bytes]:
    """Bodies worth a try. None where the conditions are the same on both sides."""
    bodies = exchange.bodies
    gone, new = only(bodies)
    for mine, block, request in ((gone, bodies.old, bodies.old_request), (new, bodies.new, bodies.new_request)):
        every = conditions(block, request)
        for condition in mine:
            tied = _tied(condition, every)
            numbers = _numbers(tied, asked)
            fields = [cell for cell in cells(block) if ("", cell.path) in _names(tied) and _is_number(cell)]
            yield from islice(_planted(good[:BASES], fields, numbers), TRIES)


def _names(tied: tuple[Condition, ...]) -> set[tuple[str, tuple[str, ...]]]:
    """Every number that these conditions name."""
    return {name for condition in tied for name in named(condition) or ()}


def _tied(condition: Condition, every: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The condition, and those that name a number that it names."""
    names = named(condition) or set()
    return (condition, *(other for other in every if other is not condition and names & (named(other) or set())))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.type, SCALARS)


def _numbers(tied: tuple[Condition, ...], asked: tuple[Asked, ...]) -> list[int]:
    """Numbers that the conditions and the requests speak of, and their neighbours."""
    found = [node.value for condition in tied for node in nodes(condition.rule.expr) if isinstance(node, Lit)]
    for one in asked:
        for given in (one.old, one.new):
            found += list((given or {}).values())
    near = [number + step for number in dict.fromkeys(found) for step in (0, 1, -1, 2)]
    return list(dict.fromkeys(near))


def _planted(good: tuple[bytes, ...], fields: list[Cell], numbers: list[int]) -> Iterator[bytes]:
    choices = [list(islice(_choices(cell, numbers), NUMBERS)) for cell in fields]
    for chosen in product(*choices):
        for base in good:
            body = bytearray(base)
            for cell, pattern in zip(fields, chosen):
                if cell.end <= len(body):
                    body[cell.offset : cell.end] = pattern.to_bytes(cell.size, "little")
            yield bytes(body)


def _choices(cell: Cell, numbers: list[int]) -> Iterator[int]:
    assert isinstance(cell.type, SCALARS)
    known = patterns(cell.type, cell.block)
    whole = 1 << known.bits
    for number in dict.fromkeys([*(number % whole for number in numbers), *known.edges()]):
        if known.takes(number):
            yield number
