"""Expressions of the rule language in, C conditions out. Called by the views of codecs and sequences.

Three questions about an expression E, each answered by a condition that C evaluates left to right:

- `wraps(E)`: evaluating E leaves its 64-bit domain, or indexes an array outside its count;
- `holds(E)`: E is true, to be asked only where it does not wrap;
- `refuses(E)`: E does not evaluate to true without wrap, which is when a rule refuses.

Bounds of the values are followed through the expression, so that a wrap is asked for only where one is possible,
and a comparison that always comes out alike is not printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable, Iterator, Mapping, assert_never

from codegen.emit import ctypes, names
from codegen.emit.cond import FALSE, Cond, Test, either, every, negate, text
from codegen.emit.numbers import (
    OPPOSITE,
    PRIMARY,
    PRODUCT,
    U64_MAX,
    ZERO,
    Value,
    apart,
    by_sign,
    combined,
    compare,
    domain,
    grouped,
    in_signed,
    product_overflow,
    reach,
    test,
    widened,
)
from codegen.sema.expr import (
    And,
    Arith,
    Ascending,
    Choice,
    Compare,
    Disjoint,
    Expr,
    Has,
    InRange,
    InSet,
    Indexed,
    Lit,
    Not,
    Or,
    Quantified,
    Ref,
    Round,
)
from codegen.sema.kinds import Bool, EnumType, FlagsType, Leaf


@dataclass(frozen=True)
class Env:
    """What names mean where an expression stands.

    `resolve` gives the value of a reference, `element` that of one field of array[index] (with the index as C text),
    `count` the number of elements in use. `quantified` gives the outcome, wraps and holds, of a condition over an
    array, which loops before it have worked out. `constants` maps the names of this schema's constants to macros.
    `known` are bounds of sums that checks before have found.
    """

    resolve: Callable[[Ref], Value]
    element: Callable[[Indexed, str], Value]
    count: Callable[[Ref], Value]
    quantified: Callable[[Expr], tuple[Cond, Cond]]
    constants: Mapping[str, str]
    known: Mapping[Expr, tuple[int, int]] = field(default_factory=dict)


def is_signed(expr: Expr) -> bool:
    """Whether arithmetic lies in the signed domain."""
    match expr:
        case Lit():
            return expr.value < 0
        case Ref() | Indexed():
            return ctypes.is_scalar(expr.type) and ctypes.is_signed(expr.type)
        case Arith():
            return is_signed(expr.left) or is_signed(expr.right)
        case Round():
            return is_signed(expr.value)
        case Choice():
            return is_signed(expr.first) or is_signed(expr.second)
        case _:
            return False


# Numbers


def value(expr: Expr, env: Env) -> Value:
    """A number (or byte string), right where `wraps` is false."""
    match expr:
        case Lit():
            return Value(spell(expr, None, env), expr.value, expr.value, expr.value < 0, literal=True)
        case Ref():
            return env.resolve(expr)
        case Indexed():
            return env.element(expr, value(expr.index, env).text)
        case Arith():
            return _arith(expr, env)
        case Round():
            return _round(expr, env)
        case Choice():
            first, second = value(expr.first, env), value(expr.second, env)
            chosen = f"({text(holds(expr.condition, env))} ? {first.text} : {second.text})"
            low, high = min(first.low, second.low), max(first.high, second.high)
            return Value(chosen, low, high, is_signed(expr), first.wide or second.wide)
        case _:
            return Value(f"({text(holds(expr, env))})", 0, 1)


def spell(lit: Lit, kind: Leaf | None, env: Env) -> str:
    """A literal as a person would write it: a member of the other side's type or a constant by name, else a number."""
    if isinstance(kind, EnumType):
        found = next((entry for entry in kind.members if entry.value == lit.value), None)
        if found is not None:
            return names.member_macro(kind, found)
    if isinstance(kind, FlagsType) and lit.value and lit.value & kind.mask == lit.value:
        bits = [names.member_macro(kind, entry) for entry in kind.members if entry.value & lit.value]
        return bits[0] if len(bits) == 1 else f"({' | '.join(bits)})"
    return env.constants.get(lit.text) or ctypes.literal(lit.value)


def _arith(expr: Arith, env: Env) -> Value:
    signed = is_signed(expr)
    left, right = _sides(expr, env)
    low, high = _bounds(expr, env)
    least, most = domain(signed)
    if expr.op == "%":
        return Value(f"{grouped(left, PRODUCT)} % {right.text}", low, high, signed, left.wide, PRODUCT)
    found = combined(expr.op, left, right, signed)
    return replace(found, low=max(low, least), high=min(high, most))


def _sides(expr: Arith, env: Env) -> tuple[Value, Value]:
    left, right = value(expr.left, env), value(expr.right, env)
    return (in_signed(left), in_signed(right)) if is_signed(expr) else (left, right)


def _bounds(expr: Arith, env: Env) -> tuple[int, int]:
    """The bounds of the exact result, as if there were no domain."""
    low, high = reach(expr.op, value(expr.left, env), value(expr.right, env))
    if expr.op == "-":
        margin = _margin(expr.left, expr.right, env)
        low = low if margin is None else max(low, margin)
    least, most = env.known.get(expr, (low, high))
    return max(low, least), min(high, most)


def _margin(upper: Expr, lower: Expr, env: Env) -> int | None:
    """How much `upper` exceeds `lower` at least, where their forms tell: a sum its terms, rounding what it rounds."""
    if upper == lower:
        return 0
    found: list[int] = []
    if isinstance(upper, Arith) and upper.op == "+" and not is_signed(upper):
        for term, other in ((upper.left, upper.right), (upper.right, upper.left)):
            margin = _margin(term, lower, env)
            if margin is not None:
                found.append(margin + value(other, env).low)
    if isinstance(upper, Round) and upper.up and (margin := _margin(upper.value, lower, env)) is not None:
        found.append(margin)
    if isinstance(lower, Round) and not lower.up and (margin := _margin(upper, lower.value, env)) is not None:
        found.append(margin)
    return max(found, default=None)


def _round(expr: Round, env: Env) -> Value:
    inner, unit = value(expr.value, env), expr.unit.value
    unit_text = spell(expr.unit, None, env)
    if unit == 1:
        return inner
    low, high = inner.low // unit * unit, inner.high // unit * unit
    if expr.up:
        low, high = -(-inner.low // unit) * unit, min(-(-inner.high // unit) * unit, domain(inner.signed)[1])
        inner = combined("+", inner, Value(ctypes.literal(unit - 1), unit - 1, unit - 1, literal=True), inner.signed)
    if inner.signed and inner.low < 0:
        wide = widened(inner, True)
        return Value(f"({grouped(wide, PRIMARY)} & -{ctypes.wide_literal(unit, True)})", low, high, True, True)
    return Value(f"{grouped(inner, PRODUCT)} / {unit_text} * {unit_text}", low, high, inner.signed, inner.wide, PRODUCT)


# Wraps


def wraps(expr: Expr, env: Env) -> Cond:
    """Evaluating the expression leaves its domain or indexes outside an array."""
    match expr:
        case Lit() | Ref():
            return FALSE
        case Indexed():
            return either(wraps(expr.index, env), _outside(expr, env))
        case Arith():
            return either(wraps(expr.left, env), wraps(expr.right, env), _overflow(expr, env))
        case Round():
            return either(wraps(expr.value, env), _past_end(expr, env))
        case Compare():
            return either(wraps(expr.left, env), wraps(expr.right, env))
        case Has() | InRange() | InSet():
            return wraps(expr.value, env)
        case Not():
            return wraps(expr.operand, env)
        case And() | Or():
            return _wraps_before(expr.operands, isinstance(expr, And), env)
        case Quantified() | Ascending() | Disjoint():
            return env.quantified(expr)[0]
        case Choice():
            first, second = wraps(expr.first, env), wraps(expr.second, env)
            taken = holds(expr.condition, env)
            inner = first if first == second else either(every(taken, first), every(negate(taken), second))
            return either(wraps(expr.condition, env), inner)
        case _:
            assert_never(expr)


def _wraps_before(operands: tuple[Expr, ...], goes_on: bool, env: Env) -> Cond:
    """An operand wraps, and those before it did not stop the evaluation: `goes_on` is the outcome that does not."""
    first, rest = operands[0], operands[1:]
    if not rest:
        return wraps(first, env)
    later = _wraps_before(rest, goes_on, env)
    if later == FALSE:
        return wraps(first, env)
    truth = holds(first, env)
    return either(wraps(first, env), every(truth if goes_on else negate(truth), later))


def _outside(expr: Indexed, env: Env) -> Cond:
    count = env.count(expr.array)
    index = value(expr.index, env)
    match expr.index:
        case Arith(op="-", left=Ref(), right=Lit(value=below)) if below > 0 and value(expr.index.left, env) == count:
            return FALSE
    return compare(">=", index, count)


def _past_end(expr: Round, env: Env) -> Cond:
    inner, unit = value(expr.value, env), expr.unit.value
    _, most = domain(inner.signed)
    if not expr.up or inner.high <= most - (unit - 1):
        return FALSE
    limit = f"{'INT64_MAX' if inner.signed else 'UINT64_MAX'} - {ctypes.literal(unit - 1)}"
    return Test(f"{inner.text} > {limit}", f"{inner.text} <= {limit}")


def _overflow(expr: Arith, env: Env) -> Cond:
    """The operation itself leaves the domain; its operands did not."""
    signed = is_signed(expr)
    left, right = _sides(expr, env)
    low, high = _bounds(expr, env)
    least, most = domain(signed)
    above, below = high > most, low < least
    if not (above or below):
        return FALSE
    if expr.op == "-" and not signed:
        return compare("<", left, right)
    if expr.op == "*":
        return product_overflow(left, right, signed)
    top, bottom = ("INT64_MAX", "INT64_MIN") if signed else ("UINT64_MAX", "0")
    if left.literal:
        left, right = (right, left) if expr.op == "+" else (left, right)
    if expr.op == "+":
        fixed, moving = (right, left) if right.literal else (left, right)
        over = test(moving.text, ">", apart(top, "-", fixed))
        under = test(moving.text, "<", apart(bottom, "-", fixed))
        return by_sign(fixed, over if above else FALSE, under if below else FALSE) if signed else over
    over = test(left.text, ">", apart(top, "+", right))
    under = test(left.text, "<", apart(bottom, "+", right))
    return by_sign(right, under if below else FALSE, over if above else FALSE)


# Truth


def holds(expr: Expr, env: Env) -> Cond:
    """The expression is true; to be asked only where `wraps` is false."""
    match expr:
        case Compare():
            return _comparison(expr, env)
        case Has():
            return _has(value(expr.value, env), expr.mask, env)
        case InRange():
            item = value(expr.value, env)
            return every(
                compare(">=", item, _literal(expr.low, item, env)), compare("<=", item, _literal(expr.high, item, env))
            )
        case InSet():
            item = value(expr.value, env)
            return either(*(compare("==", item, _literal(member, item, env)) for member in expr.members))
        case Not():
            return negate(holds(expr.operand, env))
        case And():
            return every(*_all_hold(_flags_joined(expr.operands), env))
        case Or():
            return either(*(holds(operand, env) for operand in expr.operands))
        case Quantified() | Ascending() | Disjoint():
            return env.quantified(expr)[1]
        case Lit() | Ref() | Indexed() | Arith() | Round() | Choice():
            return _nonzero(value(expr, env))
        case _:
            assert_never(expr)


def _all_hold(operands: tuple[Expr, ...], env: Env) -> Iterator[Cond]:
    """Each operand, or one test for two that say `start <= item and item < start + size`."""
    rest = operands
    while rest:
        within = _within(rest[0], rest[1], env) if len(rest) > 1 else None
        yield within or holds(rest[0], env)
        rest = rest[2:] if within else rest[1:]


def _flags_joined(operands: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """Operands of an `and`; neighbours that ask for flags of one value are one."""
    found: list[Expr] = []
    for operand in operands:
        last = found[-1] if found else None
        if isinstance(operand, Has) and isinstance(last, Has) and operand.value == last.value:
            mask = replace(last.mask, value=last.mask.value | operand.mask.value, text="")
            found[-1] = replace(last, mask=mask)
        else:
            found.append(operand)
    return tuple(found)


def _within(first: Expr, second: Expr, env: Env) -> Cond | None:
    """A number in a range that does not wrap: below the start, the difference wraps to more than any size."""
    match first, second:
        case (
            Compare(op="<=", left=start, right=item),
            Compare(op="<", left=again, right=Arith(op="+", left=base, right=size) as end),
        ) if item == again and start == base and not is_signed(end) and not is_signed(item):
            if wraps(end, env) == FALSE and wraps(item, env) == FALSE:
                distance = combined("-", value(item, env), value(start, env), False)
                return test(distance.text, "<", value(size, env).text)
    return None


def _literal(lit: Lit, other: Value, env: Env) -> Value:
    item = Value(spell(lit, other.kind, env), lit.value, lit.value, lit.value < 0, literal=True)
    return in_signed(item) if other.signed and not isinstance(other.kind, EnumType) else item


def _nonzero(item: Value) -> Cond:
    if isinstance(item.kind, Bool):
        return Test(item.text, f"!{item.text}")
    return compare("!=", item, ZERO)


def _comparison(expr: Compare, env: Env) -> Cond:
    left, right = value(expr.left, env), value(expr.right, env)
    if left.size:
        call = f"ipc_bytes_equal({left.text}, {right.text}, {left.size})"
        same = Test(call, f"!{call}")
        return same if expr.op == "==" else negate(same)
    if isinstance(expr.right, Lit):
        right = _literal(expr.right, left, env)
    elif isinstance(expr.left, Lit):
        left = _literal(expr.left, right, env)
    if isinstance(left.kind, Bool) and right.literal and expr.op in ("==", "!="):
        truth = _nonzero(left)
        return truth if (right.low == 1) == (expr.op == "==") else negate(truth)
    return compare(expr.op, left, right)


def _has(item: Value, mask: Lit, env: Env) -> Cond:
    bits = spell(mask, item.kind, env)
    if mask.value & (mask.value - 1) == 0:
        return Test(f"({item.text} & {bits}) != 0", f"({item.text} & {bits}) == 0")
    upper = isinstance(item.kind, FlagsType) and item.kind.mask & -(mask.value & -mask.value) == mask.value
    if upper and PRIMARY == item.level:  # all flags from the lowest of these on: having them is being no less
        return test(item.text, ">=", bits)
    return Test(f"({item.text} & {bits}) == {bits}", f"({item.text} & {bits}) != {bits}")


def refuses(expr: Expr, env: Env) -> Cond:
    """The expression does not evaluate to true without wrap."""
    return _fails(expr, True, env)


def _fails(expr: Expr, wanted: bool, env: Env) -> Cond:
    """The expression does not evaluate to `wanted` without wrap."""
    match expr:
        case Not():
            return _fails(expr.operand, not wanted, env)
        case And() | Or():
            if isinstance(expr, And) == wanted:
                return either(*(_fails(operand, wanted, env) for operand in expr.operands))
            return _all_fail(expr.operands if wanted else _flags_joined(expr.operands), wanted, env)
        case _:
            above = _sum_above(expr, env) if wanted else None
            if above is not None:
                return above
            truth = holds(expr, env)
            return either(wraps(expr, env), negate(truth) if wanted else truth)


def _sum_above(expr: Expr, env: Env) -> Cond | None:
    """A sum that is above a constant or wraps: one test, where one term is within the constant."""
    match expr:
        case Compare(op="<=" | "<", left=Arith(op="+") as total, right=Lit() as limit) if not is_signed(total):
            if limit.value >= U64_MAX:
                return None
            if either(wraps(total.left, env), wraps(total.right, env)) != FALSE or _overflow(total, env) == FALSE:
                return None
            terms = value(total.left, env), value(total.right, env)
            for item, term in (terms, terms[::-1]):
                if term.high <= limit.value and not item.literal:
                    most = _literal(limit, term, env).text
                    rest = f"{most} - {grouped(widened(term, False), PRODUCT)}"
                    return test(item.text, OPPOSITE[expr.op], rest)
    return None


def told(expr: Expr) -> Mapping[Expr, tuple[int, int]]:
    """The bounds of sums that a condition tells where it holds."""
    match expr:
        case Compare(op="<=" | "<" as op, left=Arith(op="+") as total, right=Lit(value=most)) if not is_signed(total):
            return {total: (0, most - (op == "<"))}
    return {}


def _all_fail(operands: tuple[Expr, ...], wanted: bool, env: Env) -> Cond:
    """Of operands where one suffices: the first wraps, or it does not come out as wanted and neither do the rest."""
    first, rest = operands[0], operands[1:]
    if not rest:
        return _fails(first, wanted, env)
    truth = holds(first, env)
    return either(wraps(first, env), every(negate(truth) if wanted else truth, _all_fail(rest, wanted, env)))
