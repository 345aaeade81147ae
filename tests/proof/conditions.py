"""Rules of a statement in, ACSL conditions out. Written from the language's text; shares nothing with the emitter.

Integers of ACSL have no bounds, so what C must do about wraps is said in full: a result outside its 64 bits refuses.
"""

from __future__ import annotations

from collections.abc import Callable

from codegen.sema.expr import And, Arith, Compare, Expr, Has, InRange, InSet, Lit, Not, Or, Ref, Round
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int

Name = Callable[[Ref], str]


class Beyond(Exception):
    """The rule uses something that is not translated: arrays, byte strings."""


def field_condition(kind: object, term: str) -> str:
    """What a scalar's own check demands of the term; empty if it takes any value."""
    match kind:
        case Bool():
            return f"{term} <= 1"
        case FlagsType():
            unknown = (1 << 8 * kind.width) - 1 & ~kind.mask
            return f"({term} & {unknown}) == 0" if unknown else ""
        case EnumType(open=True):
            return ""
        case EnumType():
            return "(" + " || ".join(f"{term} == {member.value}" for member in kind.by_value) + ")"
        case Int():
            return _int_condition(kind, term)
    raise Beyond(type(kind).__name__)


def _int_condition(kind: Int, term: str) -> str:
    bits = 8 * kind.width
    lowest = -(1 << bits - 1) if kind.signed else 0
    highest = (1 << bits - kind.signed) - 1
    parts = []
    if kind.low > lowest:
        parts.append(f"{kind.low} <= {term}")
    if kind.high < highest:
        parts.append(f"{term} <= {kind.high}")
    if kind.aligned > 1:
        parts.append(f"{term} % {kind.aligned} == 0")
    return " && ".join(parts)


def _is_power(number: int) -> bool:
    return number & number - 1 == 0


def true(expr: Expr, name: Name) -> str:
    """ACSL for: the condition comes out true, and nothing wraps on the way."""
    match expr:
        case And():
            return _all(true(operand, name) for operand in expr.operands)
        case Or():
            parts, before = [], []
            for operand in expr.operands:
                parts.append(_all([*before, true(operand, name)]))
                before.append(false(operand, name))
            return "(" + " || ".join(parts) + ")"
        case Not():
            return false(expr.operand, name)
    return _atom(expr, name, True)


def false(expr: Expr, name: Name) -> str:
    """ACSL for: the condition comes out false, and nothing wraps on the way."""
    match expr:
        case And():
            parts, before = [], []
            for operand in expr.operands:
                parts.append(_all([*before, false(operand, name)]))
                before.append(true(operand, name))
            return "(" + " || ".join(parts) + ")"
        case Or():
            return _all(false(operand, name) for operand in expr.operands)
        case Not():
            return true(expr.operand, name)
    return _atom(expr, name, False)


def _all(parts) -> str:  # type: ignore[no-untyped-def]
    return "(" + " && ".join(parts) + ")"


def _atom(expr: Expr, name: Name, wanted: bool) -> str:
    bounds: list[str] = []
    match expr:
        case Compare():
            text = f"{_number(expr.left, name, bounds)} {expr.op} {_number(expr.right, name, bounds)}"
        case Has():
            value, mask = _number(expr.value, name, bounds), expr.mask.value
            text = f"({value} & {mask}) != 0" if _is_power(mask) else f"({value} & {mask}) == {mask}"
        case InRange():
            value = _number(expr.value, name, bounds)
            text = f"{expr.low.value} <= {value} && {value} <= {expr.high.value}"
        case InSet():
            value = _number(expr.value, name, bounds)
            text = " || ".join(f"{value} == {member.value}" for member in expr.members)
        case Ref():
            text = f"{_number(expr, name, bounds)} != 0"
        case _:
            raise Beyond(type(expr).__name__)
    return _all([*bounds, f"({text})" if wanted else f"!({text})"])


def _number(expr: Expr, name: Name, bounds: list[str]) -> str:
    match expr:
        case Lit():
            return str(expr.value)
        case Ref():
            if not isinstance(expr.type, (Int, Bool, EnumType, FlagsType)):
                raise Beyond(type(expr.type).__name__)
            return name(expr)
        case Arith():
            left, right = _number(expr.left, name, bounds), _number(expr.right, name, bounds)
            text = f"({left} {expr.op} {right})"
        case Round():
            value, unit = _number(expr.value, name, bounds), expr.unit.value
            text = f"(({value} + {unit - 1}) / {unit} * {unit})" if expr.up else f"({value} / {unit} * {unit})"
        case _:
            raise Beyond(type(expr).__name__)
    if _signed(expr):
        raise Beyond("signed arithmetic")
    bounds.append(f"0 <= {text} <= {(1 << 64) - 1}")
    return text


def _signed(expr: Expr) -> bool:
    match expr:
        case Lit():
            return expr.value < 0
        case Ref():
            return isinstance(expr.type, (Int, EnumType)) and expr.type.signed
        case Arith():
            return _signed(expr.left) or _signed(expr.right)
        case Round():
            return _signed(expr.value)
    return False
