"""A condition in, the same condition in one of its many wordings out, so that a mere rewording is no difference.

Only what holds for every value is used. Operands that may wrap keep their order: a wrap refuses, but only where the
condition gets that far.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from codegen.sema import expr as expressions
from codegen.sema.expr import And, Arith, Compare, Expr, Indexed, Not, Or, Round
from codegen.statement.exprs import parts

_TURNED = {">": "<", ">=": "<="}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}

Key = Callable[[Expr], str]  # what operands are ordered by where their order does not matter


def normal(expr: Expr, key: Key) -> Expr:
    """The one wording."""
    expr = _with_normal_parts(expr, key)
    if isinstance(expr, Not):
        return _denied(expr.operand, key)
    if isinstance(expr, Compare):
        if expr.op in _TURNED:
            return Compare(_TURNED[expr.op], expr.right, expr.left)
        if expr.op in ("==", "!=") and not _wraps(expr) and key(expr.right) < key(expr.left):
            return replace(expr, left=expr.right, right=expr.left)
    if isinstance(expr, (And, Or)):
        return _flat(expr, key)
    return expr


def _denied(inner: Expr, key: Key) -> Expr:
    """`not inner`."""
    match inner:
        case Not():
            return inner.operand
        case Compare():
            return normal(replace(inner, op=_OPPOSITE[inner.op]), key)
        case And():
            return normal(Or(tuple(Not(operand) for operand in inner.operands)), key)
        case Or():
            return normal(And(tuple(Not(operand) for operand in inner.operands)), key)
    return Not(inner)


def _with_normal_parts(expr: Any, key: Key) -> Any:
    changed: dict[str, Any] = {}
    for field in fields(expr):
        value = getattr(expr, field.name)
        if _is_expr(value):
            changed[field.name] = normal(value, key)
        elif isinstance(value, tuple) and value and all(_is_expr(item) for item in value):
            changed[field.name] = tuple(normal(item, key) for item in value)
    return replace(expr, **changed) if changed else expr


def _is_expr(value: Any) -> bool:
    return is_dataclass(value) and type(value).__module__ == expressions.__name__


def _flat(expr: And | Or, key: Key) -> Expr:
    """`a and (b and c)` without the parentheses, in one order where the order does not matter."""
    operands: list[Expr] = []
    for operand in expr.operands:
        if isinstance(operand, (And, Or)) and type(operand) is type(expr):
            operands += operand.operands
        else:
            operands.append(operand)
    if not any(_wraps(operand) for operand in operands):
        operands = list({key(operand): operand for operand in sorted(operands, key=key)}.values())
    return type(expr)(tuple(operands)) if len(operands) > 1 else operands[0]


def _wraps(expr: Expr) -> bool:
    """Whether its evaluation may refuse by itself."""
    return any(isinstance(part, (Arith, Round, Indexed)) for part in parts(expr))
