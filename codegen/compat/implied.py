"""Whether a condition that only one side has refuses anything that the other side accepts.

Looks at the numbers that the condition names and at nothing else: if every combination of them that the other side can
accept satisfies it, it refuses nothing.
"""

from __future__ import annotations

from itertools import product
from typing import Any, Mapping

from codegen.compat.cells import Cell, cells
from codegen.compat.sets import SCALARS, patterns
from codegen.compat.shape import Condition, is_signed
from codegen.layout.model import Block
from codegen.reference.rules import Evaluator, Place
from codegen.sema.expr import Ascending, Disjoint, Indexed, Quantified, Ref
from codegen.statement.exprs import parts

TRIES = 1 << 14  # combinations of the numbers that a condition names


def implied(condition: Condition, of: Block, known: tuple[Condition, ...], source: Block) -> bool:
    """Whether all bodies of `source`, whose own conditions are `known`, satisfy a condition of the block `of`.

    False also where that can't be told this way.
    """
    names = _named(condition)
    if names is None:
        return False
    mine = {cell.path: cell for cell in cells(of)}
    theirs = {(cell.offset, cell.size): cell for cell in cells(source)}
    found = [_domain(mine.get(name), theirs) for name in sorted(names)]
    domains = [item for item in found if item is not None]
    if len(domains) < len(found):
        return False
    total = 1
    for _, _, numbers in domains:
        total *= len(numbers)
    if total > TRIES:
        return False
    known = tuple(other for other in known if _within(other, {cell.path for _, cell, _ in domains}))
    for chosen in product(*(numbers for _, _, numbers in domains)):
        before = _tree({cell.path: value for (_, cell, _), value in zip(domains, chosen)})
        if all(_holds(other, before) for other in known):
            if not _holds(condition, _tree({cell.path: value for (cell, _, _), value in zip(domains, chosen)})):
                return False
    return True


def _named(condition: Condition) -> set[tuple[str, ...]] | None:
    """The numbers of the body that a condition names; None if it looks at more than that."""
    names = set()
    for part in parts(condition.rule.expr):
        if isinstance(part, (Quantified, Ascending, Disjoint, Indexed)) or isinstance(part, Ref) and part.scope:
            return None
        if isinstance(part, Ref):
            names.add((*condition.path, *part.path))
    return names


def _within(condition: Condition, names: set[tuple[str, ...]]) -> bool:
    named = _named(condition)
    return named is not None and named <= names


Domain = tuple[Cell, Cell, list[int]]


def _domain(cell: Cell | None, theirs: Mapping[tuple[int, int], Cell]) -> Domain | None:
    """The field, that of the other side in the same bytes, and the numbers that it can hold there."""
    other = theirs.get((cell.offset, cell.size)) if cell is not None else None
    if cell is None or other is None:
        return None
    if not isinstance(cell.type, SCALARS) or not isinstance(other.type, SCALARS):
        return None
    found = patterns(other.type, other.block)
    if is_signed(cell.type) != is_signed(other.type) or found.size > TRIES:
        return None
    high = 1 << found.bits - 1
    return cell, other, [p - 2 * high if is_signed(cell.type) and p >= high else p for p in found]


def _tree(values: Mapping[tuple[str, ...], int]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for (*parents, last), value in values.items():
        inner = tree
        for name in parents:
            inner = inner.setdefault(name, {})
        inner[last] = value
    return tree


def _holds(condition: Condition, tree: Any) -> bool:
    for name in condition.path:
        tree = tree[name]
    return Evaluator({"": Place(tree)}).safely(condition.rule.expr)
