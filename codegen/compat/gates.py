"""Whether a field of a reply stays zero for every request that the old side accepts.

That is how a reply gains a field without harm: `rule N name given request { request.flags has NEW or field == 0 }`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from codegen.compat.bodies import Bodies
from codegen.compat.cells import Cell
from codegen.compat.sets import SCALARS, Scalar, patterns
from codegen.compat.shape import is_signed
from codegen.layout.model import Block
from codegen.reference.codec import nested
from codegen.reference.rules import Evaluator, Place
from codegen.sema.expr import And, Compare, Expr, Lit, Not, Or, Ref
from codegen.statement.exprs import parts
from codegen.statement.scope import inside, of_block

TRIES = 1 << 12  # requests that a gate is tried with


def is_gated(bodies: Bodies, cell: Cell) -> bool:
    """Whether a rule of the new side keeps the field zero unless the request holds what the old side refuses."""
    if bodies.old_request is None or bodies.new_request is None:
        return False
    return any(
        _keeps_zero(expr, cell, bodies.old_request, bodies.new_request)
        for rule in bodies.new.rules
        if rule.given_request
        for expr in _conjuncts(rule.expr)
    )


def _conjuncts(expr: Expr) -> Iterator[Expr]:
    if isinstance(expr, And):
        for operand in expr.operands:
            yield from _conjuncts(operand)
    else:
        yield expr


def _keeps_zero(expr: Expr, cell: Cell, old: Block, new: Block) -> bool:
    operands = expr.operands if isinstance(expr, Or) else (expr,)
    conditions = [operand for operand in operands if _reads_request(operand)]
    others = [operand for operand in operands if not _reads_request(operand)]
    if len(others) != 1 or not any(_is_zero(part, cell) for part in _conjuncts(others[0])):
        return False
    return all(_never(condition, old, new) for condition in conditions)


def _reads_request(expr: Expr) -> bool:
    return any(isinstance(part, Ref) and part.scope == "request" for part in parts(expr))


def _is_zero(expr: Expr, cell: Cell) -> bool:
    """`field == 0`, or `not field` of a bool."""
    if isinstance(expr, Not):
        return isinstance(expr.operand, Ref) and expr.operand.scope == "" and expr.operand.path == cell.path
    if not isinstance(expr, Compare) or expr.op != "==":
        return False
    sides = (expr.left, expr.right)
    return any(isinstance(side, Lit) and side.value == 0 for side in sides) and any(
        isinstance(side, Ref) and side.scope == "" and side.path == cell.path for side in sides
    )


def _never(condition: Expr, old: Block, new: Block) -> bool:
    """Whether a condition on the request is false for every request that the fields of the old side let pass."""
    domains: dict[str, list[int]] = {}
    for part in parts(condition):
        if not isinstance(part, Ref):
            continue
        if part.scope != "request":
            return False
        domain = _domain(part.path, old, new)
        if domain is None:
            return False
        domains[".".join(part.path)] = domain
    total = 1
    for values in domains.values():
        total *= len(values)
    if total > TRIES:
        return False
    for chosen in product(*domains.values()):
        env = {"request": Place(nested(dict(zip(domains, chosen))))}
        if Evaluator(env).safely(condition):
            return False
    return True


def _domain(path: tuple[str, ...], old: Block, new: Block) -> list[int] | None:
    """The numbers that a field of the request has with the old side; None if it is another field there, or too many."""
    before, after = _number(path, old), _number(path, new)
    if before is None or after is None or before[0] != after[0] or is_signed(before[1]) != is_signed(after[1]):
        return None
    known = patterns(before[1])
    if known.size > TRIES or known.bits != patterns(after[1]).bits:
        return None
    high = 1 << known.bits - 1
    return [pattern - 2 * high if is_signed(before[1]) and pattern >= high else pattern for pattern in known]


def _number(path: tuple[str, ...], block: Block) -> tuple[int, Scalar] | None:
    """The offset and the type of a number in a request."""
    first = of_block(block).get(path[0])
    found = inside(first.type, path[1:]) if first is not None else None
    if first is None or found is None or not isinstance(found.type, SCALARS):
        return None
    return first.at + found.at, found.type
