"""Conditions over arrays in; the variables, loop bodies and checks that work them out. Called by the views.

A condition on the elements of one array is worked out in one pass: variables before the loop, statements in it for
each element, a question after it. The pass may be the loop that checks the elements anyway, or one of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.emit import ctypes
from codegen.emit.cond import FALSE, Cond, Test, either, every, knowing, negate, text
from codegen.emit.expr import Env, holds, is_signed, refuses, value, wraps
from codegen.emit.numbers import ZERO, Value, add, compare, sum_wraps, test
from codegen.emit.statements import Check, Load, Loop, Remark, Statement, Store, Variable, When
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
    Not,
    Or,
    Quantified,
    Ref,
    Round,
)
from codegen.sema.model import Rule

OverArray = Quantified | Ascending | Disjoint


@dataclass(frozen=True)
class Pass:
    """One pass over an array: what stands before its loop, what in it, and the outcome after it."""

    before: tuple[Statement, ...]
    inside: tuple[Statement, ...]
    after: tuple[Statement, ...]
    wraps: Cond = FALSE
    holds: Cond = FALSE


@dataclass(frozen=True)
class Element:
    """The element of a pass: its loop variable, the environment of conditions on it, the verdict that names it.

    `false` are tests that checks of the element before have refuted.
    """

    index: str
    env: Env
    verdict: str
    false: frozenset[str] = frozenset()


def operands(expr: Expr) -> Iterator[Expr]:
    """The expressions directly within."""
    match expr:
        case Arith() | Compare():
            yield from (expr.left, expr.right)
        case Round() | Has() | InRange() | InSet():
            yield expr.value
        case Not():
            yield expr.operand
        case And() | Or():
            yield from expr.operands
        case Quantified():
            yield from (expr.array, expr.body)
        case Disjoint():
            yield from (expr.array, expr.start, expr.size)
        case Ascending():
            yield expr.array
        case Indexed():
            yield from (expr.array, expr.index)
        case Choice():
            yield from (expr.condition, expr.first, expr.second)


def walk(expr: Expr) -> Iterator[Expr]:
    """The expression and all within it, outermost first."""
    yield expr
    for inner in operands(expr):
        yield from walk(inner)


def conjuncts(expr: Expr) -> Iterator[Expr]:
    """The parts of a top-level `and`, each with a verdict of its own."""
    if isinstance(expr, And):
        for operand in expr.operands:
            yield from conjuncts(operand)
    else:
        yield expr


def outermost(expr: Expr) -> Iterator[OverArray]:
    """The conditions over arrays in an expression that are not within another."""
    if isinstance(expr, (Quantified, Ascending, Disjoint)):
        yield expr
    else:
        for inner in operands(expr):
            yield from outermost(inner)


def is_flat(expr: OverArray) -> bool:
    """One pass over the elements, as they come, answers it."""
    if isinstance(expr, Disjoint):
        return False
    return not isinstance(expr, Quantified) or not any(
        isinstance(inner, (Quantified, Ascending, Disjoint, Indexed)) for inner in walk(expr.body)
    )


def all_hold(name: str, expr: Quantified, element: Element) -> Pass:
    """Every element holds; `name` is the verdict on the first that does not."""
    refused = refuses(expr.body, element.env)
    return _first(name, (), refused, (), element)


def _first(
    name: str, before: tuple[Statement, ...], refused: Cond, after_each: tuple[Statement, ...], element: Element
) -> Pass:
    """The first element that is refused gives the verdict `name`."""
    refused = knowing(refused, element.false)
    if refused == FALSE:
        return Pass((), (), ())
    remember = When(text(every(refused, _is(name, 0))), (Store(name, element.verdict),))
    return Pass(
        (Variable("uint32_t", name, "0"), *before),
        (remember, *after_each),
        (Check(f"{name} != 0", name),),
    )


def _is(name: str, number: int) -> Cond:
    return Test(f"{name} == {number}", f"{name} != {number}")


def _flag(name: str) -> Cond:
    return Test(name, f"!{name}")


def ascending(name: str, last: str, expr: Ascending, element: Element) -> Pass:
    """Each element is above the one before, which `last` holds."""
    item = _field(expr, element)
    kind = expr.type
    before = Value(last, item.low, item.high, item.signed, item.wide)
    disorder: Cond = Test(f"{item.text} <= {before.text}", f"{item.text} > {before.text}")
    if kind.signed or kind.low < 1:
        disorder = every(Test(f"{element.index} > 0", f"{element.index} == 0"), disorder)
    memory = Variable(ctypes.int_type(kind.width, kind.signed), last, "0")
    return _first(name, (memory,), disorder, (Store(last, item.text),), element)


def _field(expr: Ascending, element: Element) -> Value:
    return element.env.resolve(Ref("element", expr.path, expr.type))


def follows(expr: Disjoint, earlier: Ascending) -> bool:
    """Ranges of ascending elements: comparing with the one before is enough where the start rises with them."""
    start = expr.start
    if isinstance(start, Round) and not start.up:
        start = start.value
    same = isinstance(start, Ref) and start.path == earlier.path and start.scope == "element"
    return same and expr.array == earlier.array


def disjoint_in_order(name: str, expr: Disjoint, element: Element) -> Pass:
    """Each range starts where the one before ended or later. The start rises with the elements, so that is enough."""
    refused, loads, end, behind = _touching(name, expr, element)
    made = _first(name, (Variable("uint64_t", end, "0"),), refused, (), element)
    return Pass(made.before, (*loads, *made.inside, Store(end, behind)), made.after)


def in_order_and_apart(
    called: tuple[str, ...], order: Ascending, apart: Disjoint, elements: tuple[Element, ...], before: str
) -> Pass | None:
    """Elements that ascend and whose ranges are apart, as two verdicts; None where that takes more than one test.

    No range is empty, so an element that does not start after the one `before` it is in that one's range, too.
    """
    refused, loads, end, behind = _touching(called[1], apart, elements[1])
    if not isinstance(refused, Test) or loads:
        return None
    item = _field(order, elements[0])
    first, second = (Store(name, element.verdict) for name, element in zip(called, elements))
    disorder = When(text(every(test(item.text, "<=", before), _is(called[0], 0))), (first,))
    inside = When(text(refused), (disorder, When(text(_is(called[1], 0)), (second,))))
    return Pass(
        (*(Variable("uint32_t", name, "0") for name in called), Variable("uint64_t", end, "0")),
        (Remark("Ranges that are apart are in order, too."), inside, Store(end, behind)),
        tuple(Check(f"{name} != 0", name) for name in called),
    )


def _touching(name: str, expr: Disjoint, element: Element) -> tuple[Cond, tuple[Statement, ...], str, str]:
    """When a range is refused after the one before; what is loaded for that; the variable of its end, and its end."""
    env = element.env
    end = Value(f"{name}_end", 0, (1 << 64) - 1, wide=True)
    loads: list[Statement] = []
    past: Cond = FALSE
    total = range_end(expr)
    if total is not None:
        start, size = value(compared_start(expr, total), env), value(expr.size, env)
        behind = value(total, env).text
    else:
        own: list[Value] = []
        for item, part in ((value(expr.start, env), "start"), (value(expr.size, env), "size")):
            if item.text.isidentifier():
                own.append(item)
            else:
                own.append(Value(f"{name}_{part}", item.low, item.high, wide=True))
                loads.append(Load("uint64_t", own[-1].text, item.text))
        start, size = own[0], own[1]
        past, behind = sum_wraps(start, size), add(start, size).text
    refused = either(
        wraps(expr.start, env), wraps(expr.size, env), compare("==", size, ZERO), past, compare("<", start, end)
    )
    return refused, tuple(loads), end.text, behind


def range_end(expr: Disjoint) -> Expr | None:
    """The end of a range whose size is said as its end less its start."""
    size = expr.size
    return size.left if isinstance(size, Arith) and size.op == "-" and size.right == expr.start else None


def compared_start(expr: Disjoint, end: Expr) -> Expr:
    """What to compare with an end: where ends are rounded, the start need not be."""
    start = expr.start
    if isinstance(start, Round) and isinstance(end, Round) and not start.up:
        if end.unit.value % start.unit.value == 0 and not is_signed(start):
            return start.value
    return start


def _bad_range(expr: Disjoint, env: Env) -> Cond:
    """The range is empty, or it or one of its bounds wraps."""
    empty = compare("==", value(expr.size, env), ZERO)
    return either(wraps(expr.start, env), wraps(expr.size, env), empty, wraps(Arith("+", expr.start, expr.size), env))


def disjoint(
    expr: Disjoint,
    element: Element,
    earlier: Env,
    index: str,
    loads: tuple[Load, ...],
    bounds: tuple[str, str],
    refusal: tuple[Statement, ...],
) -> tuple[Statement, ...]:
    """A range against all before it, which the inner loop over `index` reads by `loads`; `bounds` are two locals."""
    start, end = bounds
    total = Arith("+", expr.start, expr.size)
    bad = _bad_range(expr, element.env)
    found: list[Statement] = [] if bad == FALSE else [When(text(bad), refusal)]
    overlap = f"{start} < {value(total, earlier).text} && {value(expr.start, earlier).text} < {end}"
    return (
        *found,
        Load("uint64_t", start, value(expr.start, element.env).text),
        Load("uint64_t", end, value(total, element.env).text),
        Loop(index, element.index, (*loads, When(overlap, refusal))),
    )


def outcome(name: str, wrapped: str, expr: Quantified, element: Element) -> Pass:
    """Whether the condition holds, in `name`, and whether it wraps on the way, in `wrapped`, where it can."""
    env = element.env
    wrap = knowing(wraps(expr.body, env), element.false)
    truth = holds(expr.body, env)
    decisive = negate(truth) if expr.every else truth
    start, changed = ("true", "false") if expr.every else ("false", "true")
    open_still = _flag(name) if expr.every else negate(_flag(name))
    if wrap == FALSE:
        inside: tuple[Statement, ...] = (When(text(decisive), (Store(name, changed),)),)
        return Pass((Variable("bool", name, start),), inside, (), FALSE, _flag(name))
    not_wrapped = negate(_flag(wrapped))
    inside = (
        When(text(every(wrap, open_still)), (Store(wrapped, "true"),)),
        When(text(every(negate(wrap), decisive, not_wrapped)), (Store(name, changed),)),
    )
    before = (Variable("bool", name, start), Variable("bool", wrapped, "false"))
    return Pass(before, inside, (), _flag(wrapped), _flag(name))


def remark(rule: Rule) -> str:
    """What a comment says of a rule."""
    return f"Rule {rule.number}, {rule.name}{': ' + rule.doc if rule.doc else ''}"
