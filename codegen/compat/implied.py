"""Whether a condition that only one side has refuses anything that the other side accepts.

Looks at the numbers that the condition names and at nothing else: if every combination of them that the other side can
accept satisfies it, it refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from codegen.compat.cells import Cell, cells
from codegen.compat.sets import SCALARS, patterns
from codegen.compat.shape import Condition, is_signed
from codegen.layout.model import Block
from codegen.reference.rules import Evaluator, Place
from codegen.sema.expr import Ascending, Disjoint, Indexed, Quantified, Ref
from codegen.statement.exprs import parts

TRIES = 1 << 14  # combinations of the numbers that a condition names

Name = tuple[str, tuple[str, ...]]  # "" or "request", and the path


@dataclass(frozen=True)
class Held:
    """One side: the body, its conditions, and the request that they may read."""

    block: Block
    request: Block | None
    conditions: tuple[Condition, ...]

    def scopes(self) -> Iterator[tuple[str, Block]]:
        """The blocks that conditions name fields of."""
        yield "", self.block
        if self.request is not None:
            yield "request", self.request


@dataclass(frozen=True)
class _Domain:
    """A number that a condition names, what the other side calls it ("" if it is reserved there), and its values."""

    name: Name
    other: Name | None
    numbers: tuple[int, ...]


def implied(condition: Condition, of: Held, source: Held) -> bool:
    """Whether all bodies of `source` satisfy a condition of `of`. False also where that can't be told this way."""
    names = named(condition)
    if names is None:
        return False
    domains = []
    total = 1
    for name in sorted(names):
        domain = _domain(name, of, source)
        total *= len(domain.numbers) if domain is not None else TRIES + 1
        if domain is None or total > TRIES:
            return False
        domains.append(domain)
    theirs = {domain.other for domain in domains}
    known = [other for other in source.conditions if (named(other) or {("", ())}) <= theirs]
    for chosen in product(*(domain.numbers for domain in domains)):
        before = {domain.other: value for domain, value in zip(domains, chosen) if domain.other is not None}
        if all(_holds(other, before) for other in known):
            if not _holds(condition, {domain.name: value for domain, value in zip(domains, chosen)}):
                return False
    return True


def named(condition: Condition) -> set[Name] | None:
    """The numbers that a condition names; None if it looks at more than that."""
    names = set()
    for part in parts(condition.rule.expr):
        if isinstance(part, (Quantified, Ascending, Disjoint, Indexed)):
            return None
        if isinstance(part, Ref):
            names.add((part.scope, part.path if part.scope else (*condition.path, *part.path)))
    return names


def _domain(name: Name, of: Held, source: Held) -> _Domain | None:
    """The numbers that the other side can have in the bytes of a field."""
    scope, path = name
    blocks = dict(source.scopes())
    own = dict(of.scopes()).get(scope)
    mine = next((cell for cell in cells(own) if cell.path == path), None) if own is not None else None
    if mine is None or scope not in blocks or not isinstance(mine.type, SCALARS):
        return None
    around = [cell for cell in cells(blocks[scope]) if cell.offset < mine.end and mine.offset < cell.end]
    if not around and mine.end <= blocks[scope].fixed:
        return _Domain(name, None, (0,))
    if len(around) != 1 or (around[0].offset, around[0].size) != (mine.offset, mine.size):
        return None
    numbers = _numbers(around[0], mine)
    return _Domain(name, (scope, around[0].path), numbers) if numbers is not None else None


def _numbers(cell: Cell, mine: Cell) -> tuple[int, ...] | None:
    if not isinstance(cell.type, SCALARS) or is_signed(cell.type) != is_signed(mine.type):
        return None
    found = patterns(cell.type, cell.block)
    if found.size > TRIES:
        return None
    high = 1 << found.bits - 1
    return tuple(p - 2 * high if is_signed(cell.type) and p >= high else p for p in found)


def _holds(condition: Condition, values: Mapping[Name, int]) -> bool:
    trees: dict[str, Any] = {"": {}, "request": {}}
    for (scope, (*parents, last)), value in values.items():
        inner = trees[scope]
        for name in parents:
            inner = inner.setdefault(name, {})
        inner[last] = value
    tree = trees[""]
    for name in condition.path:
        tree = tree[name]
    return Evaluator({"": Place(tree), "request": Place(trees["request"])}).safely(condition.rule.expr)
