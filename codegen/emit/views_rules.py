"""The rules of a block in; the checks after its fields out, and what the loops over its arrays do for them.

Called by `views_checks`. A rule over an array is worked out in the loop that checks the elements, so that each element
is loaded once; its verdict waits until all fields have passed. Where one pass can't answer, a loop of its own does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Mapping

from codegen.emit import names
from codegen.emit.cond import FALSE, Cond, Test, knowing, refuted, text
from codegen.emit.expr import refuses, told
from codegen.emit.places import Context, Frame, Path, element_frame
from codegen.emit.quantifiers import (
    Element,
    OverArray,
    Pass,
    all_hold,
    ascending,
    conjuncts,
    disjoint,
    disjoint_in_order,
    follows,
    in_order_and_apart,
    outcome,
    outermost,
    remark,
    walk,
)
from codegen.emit.scopes import Bounds, Here, Part, Scope, parts
from codegen.emit.statements import Check, Group, Loop, Remark, Return, Statement, Store, Variable, When
from codegen.layout.model import Block, Struct
from codegen.sema.expr import Arith, Ascending, Disjoint, Expr, Quantified, Ref


def plan(ctx: Context, frame: Frame, block: Block) -> tuple[Group, ...]:
    """The checks of the rules, by number; fills `before`, `hooks` and `needs` of the context for the loops."""
    found: dict[int, Group] = {}
    false: set[str] = set()  # tests that the checks before have refuted
    known: dict[Expr, Bounds] = {}
    every_part = tuple(parts(block, frame.depth))
    ahead: Group = ()  # of the part that comes next, which was worked out with the one before
    for position, part in enumerate(every_part):
        pair = _pair(ctx, frame, block, every_part[position : position + 2], known) if not ahead else None
        if pair is not None:
            group, ahead = pair
        elif ahead:
            group, ahead = ahead, ()
        else:
            group = _part(ctx, frame, block, part, position, false, known)
        known.update(told(part.expr))
        if group:
            number = part.rule.number
            found[number] = (*found.get(number, (Remark(remark(part.rule)),)), *group)
    return tuple(found.values())


def _pair(
    ctx: Context, frame: Frame, block: Block, both: tuple[Part, ...], known: Mapping[Expr, Bounds]
) -> tuple[Group, Group] | None:
    """A rule that elements ascend and a rule that they are apart, next to each other: one test in the loop."""
    if len(both) < 2:
        return None
    order, apart = both[0].expr, both[1].expr
    if not (isinstance(order, Ascending) and isinstance(apart, Disjoint) and follows(apart, order)):
        return None
    if order not in both[0].fused or apart not in both[1].fused or order.type.signed:
        return None
    if any(conjunct != part.expr for part in both for conjunct in conjuncts(part.rule.expr)):
        return None
    scope = Scope(ctx, {"": Here(frame, block)}, loops=frame.depth, known=known)
    elements = tuple(_element(scope, part, part.expr, True)[1] for part in both)  # type: ignore[arg-type]
    called = tuple(_Names(frame.path, part.rule.name, 0).local(0) for part in both)
    made = in_order_and_apart(called, order, apart, elements, _before(scope, order))
    if made is None:
        return None
    _hook(scope, apart, made)
    return made.after[:1], made.after[1:]


def _before(scope: Scope, order: Ascending) -> str:
    """The field that ascends, of the element before."""
    here, slot, kind = scope.array(order.array)
    assert isinstance(kind.element, Struct)
    index = names.INDEXES[here.frame.depth]
    element = element_frame(here.frame, slot, kind, f"{index} - 1")
    inner, field = replace(scope, places={"element": Here(element, kind.element.block)}).find("element", order.path)
    if scope.ctx.packing:
        return f"{inner.frame.member}{names.member(field.name)}"
    back = kind.stride - inner.frame.start - field.offset
    return f"ipc_get_u{order.type.width * 8}le({element.pointer} - {back})"


def _part(
    ctx: Context,
    frame: Frame,
    block: Block,
    part: Part,
    position: int,
    false: set[str],
    known: Mapping[Expr, Bounds],
) -> Group:
    scope = Scope(ctx, {"": Here(frame, block)}, loops=frame.depth, known=known)
    first = next(index for index, other in enumerate(parts(block, frame.depth)) if other.rule == part.rule)
    namer = _Names(frame.path, part.rule.name, position - first)
    own = ctx.verdict("RULE", frame.place(part.rule.offset), part.rule.number)
    before: list[Statement] = []
    outcomes: dict[Expr, tuple[Cond, Cond]] = {}
    for number, expr in enumerate(part.arrays):
        name = namer.local(number)
        if expr is part.expr and not (isinstance(expr, Quantified) and not expr.every):
            return _top(scope, part, expr, name)
        if expr is part.expr:
            here, slot, _ = scope.array(expr.array)
            own = ctx.verdict("RULE", here.frame.place(slot.offset), part.rule.number)
        if expr in part.fused:
            made = _outcome(scope, part, expr, name, True)
            _hook(scope, expr, made)
            outcomes[expr] = made.wraps, made.holds
        else:
            loop, wrap, truth = outcome_loop(scope, part, expr, name)
            before.extend(loop)
            outcomes[expr] = wrap, truth
    refused = knowing(refuses(part.expr, scope.with_outcomes(outcomes).env()), false)
    false.update(refuted(refused))
    return () if refused == FALSE else (*before, Check(text(refused), own))


class _Names:
    """The locals of one conjunct of a rule."""

    def __init__(self, path: Path, rule: str, part: int) -> None:
        self._path, self._rule, self._part = path, rule, part

    def local(self, number: int) -> str:
        """The local of one condition over an array."""
        which = self._part + number
        return names.local((*self._path, names.rule_local(self._rule)), str(which + 1) if which else "")


def _variable(expr: OverArray) -> str:
    return expr.variable if isinstance(expr, Quantified) else "element"


def _element(scope: Scope, part: Part, expr: OverArray, fused: bool) -> tuple[Scope, Element]:
    """The scope within a loop over the array, and the element there. `fused`: the loop that checks the elements."""
    variable = _variable(expr)
    here = scope.element(expr.array) if fused else scope.element_again(expr.array, variable)
    inner = scope.within(variable, here)
    if here.block is not None and expr.array.scope == "":
        inner = replace(inner, known={**inner.known, **_of_elements(here.block, variable)})
    index = names.INDEXES[here.frame.depth - 1]
    verdict = scope.ctx.verdict("RULE", here.frame.place(0), part.rule.number)
    return inner, Element(index, inner.env(), verdict, _settled(scope, here) if fused else frozenset())


def _of_elements(block: Block, variable: str) -> Mapping[Expr, Bounds]:
    """What the elements' own rules have told of their sums, as a rule calls these within its loop."""
    found: dict[Expr, Bounds] = {}
    for rule in block.rules:
        for expr in conjuncts(rule.expr):
            found.update((_renamed(total, variable), bounds) for total, bounds in told(expr).items())
    return found


def _renamed(expr: Expr, variable: str) -> Expr:
    """A sum over the fields of an element, with these fields under that name."""
    match expr:
        case Ref(scope=""):
            return replace(expr, scope=variable)
        case Arith():
            return replace(expr, left=_renamed(expr.left, variable), right=_renamed(expr.right, variable))
        case _:
            return expr


def _settled(scope: Scope, here: Here) -> frozenset[str]:
    """Tests that an element's own rules have refuted when the rules of the body look at it."""
    if here.block is None:
        return frozenset()
    own = Scope(scope.ctx, {"": here}, loops=here.frame.depth).env()
    simple = (part.expr for part in parts(here.block, here.frame.depth) if not part.arrays)
    return frozenset(test for expr in simple for test in refuted(refuses(expr, own)))


def _hook(scope: Scope, expr: OverArray, made: Pass) -> None:
    """The pass is a part of the loop that checks the elements."""
    here, slot, _ = scope.array(expr.array)
    path = (*here.frame.path, slot.name)
    ctx = scope.ctx
    ctx.before.setdefault(path, []).extend(made.before)
    ctx.hooks.setdefault(path, []).append(made.inside)
    outer = scope.places[""].frame
    for inner in walk(expr):
        if isinstance(inner, Ref) and inner.scope == "" and inner != expr.array and outer.depth == 0:
            ctx.needs.setdefault(path, []).append((*outer.path, *inner.path))


def _own_loop(scope: Scope, part: Part, expr: OverArray, body: tuple[Statement, ...]) -> Loop:
    """A loop for this condition alone."""
    inner, element = _element(scope, part, expr, False)
    read = expr.body if isinstance(expr, Quantified) else expr
    loads = inner.loads(read, _variable(expr))
    if isinstance(expr, Ascending):
        loads = inner.loads(Ref("element", expr.path, expr.type), "element")
    return Loop(element.index, scope.bound(expr.array), (*loads, *body))


def _top(scope: Scope, part: Part, expr: OverArray, name: str) -> Group:
    """A condition on all elements that stands at the top of a rule: its verdict names the element."""
    if expr not in part.fused:
        _, element = _element(scope, part, expr, False)
        return refusing_loop(scope, part, expr, name, (Return(element.verdict),))
    _, element = _element(scope, part, expr, True)
    match expr:
        case Ascending():
            made = ascending(name, names.local((name,), "last"), expr, element)
        case Disjoint():
            made = disjoint_in_order(name, expr, element)
        case Quantified():
            made = all_hold(name, expr, element)
    _hook(scope, expr, made)
    return made.after


def refusing_loop(scope: Scope, part: Part, expr: OverArray, name: str, refusal: tuple[Statement, ...]) -> Group:
    """A loop of its own that ends the function at the first element that is refused."""
    inner, element = _element(scope, part, expr, False)
    match expr:
        case Ascending():
            made = ascending(name, names.local((name,), "last"), expr, element)
            order, remember = made.inside
            assert isinstance(order, When)
            body = (When(order.condition.removesuffix(f" && {name} == 0"), refusal), remember)
            return (*made.before[1:], _own_loop(scope, part, expr, body))
        case Disjoint():
            return (_own_loop(scope, part, expr, _all_pairs(inner, expr, name, element, refusal)),)
        case Quantified():
            nested, deeper = _nested(inner, part, expr, name)
            refused = refuses(expr.body, deeper.env())
            if refused == FALSE:
                return ()
            return (_own_loop(scope, part, expr, (*nested, When(text(refused), refusal))),)


def outcome_loop(scope: Scope, part: Part, expr: OverArray, name: str) -> tuple[Group, Cond, Cond]:
    """A loop of its own that tells how a condition comes out: whether it wraps and whether it holds."""
    made = _outcome(scope, part, expr, name, False)
    return (*made.before, _own_loop(scope, part, expr, made.inside)), made.wraps, made.holds


def _all_pairs(inner: Scope, expr: Disjoint, name: str, element: Element, refusal: tuple[Statement, ...]) -> Group:
    """Within the loop over the elements: each against all before it."""
    index = names.INDEXES[inner.loops]
    other = inner.element_again(expr.array, "other", index)
    scope = inner.within("element", other)
    bounds = names.local((name,), "start"), names.local((name,), "end")
    return disjoint(expr, element, scope.env(), index, scope.loads(expr, "element"), bounds, refusal)


def _nested(scope: Scope, part: Part, expr: Quantified, name: str) -> tuple[Group, Scope]:
    """The conditions over arrays within a quantifier's body, each in a loop within its loop."""
    found: list[Statement] = []
    outcomes: dict[Expr, tuple[Cond, Cond]] = {}
    for number, inner in enumerate(outermost(expr.body)):
        made = _outcome(scope, part, inner, names.local((name,), f"inner{number + 1 if number else ''}"), False)
        found.extend((*made.before, _own_loop(scope, part, inner, made.inside)))
        outcomes[inner] = (made.wraps, made.holds)
    return tuple(found), scope.with_outcomes(outcomes)


def _outcome(scope: Scope, part: Part, expr: OverArray, name: str, fused: bool) -> Pass:
    """Whether a condition over an array holds, as a local that a larger condition reads."""
    inner, element = _element(scope, part, expr, fused)
    wrapped = names.local((name,), "wraps")
    match expr:
        case Quantified():
            nested, deeper = _nested(inner, part, expr, name)
            made = outcome(name, wrapped, expr, Element(element.index, deeper.env(), element.verdict, element.false))
            return Pass(made.before, (*nested, *made.inside), (), made.wraps, made.holds)
        case Ascending():
            order = ascending(name, names.local((name,), "last"), expr, element)
            return _as_flag(name, order)
        case Disjoint():
            pairs = _all_pairs(inner, expr, name, element, (Store(name, "false"),))
            return Pass((Variable("bool", name, "true"),), pairs, (), FALSE, outcome_flag(name))


def outcome_flag(name: str) -> Cond:
    """A local that says whether something holds."""
    return Test(name, f"!{name}")


def _as_flag(name: str, made: Pass) -> Pass:
    """The same pass, remembering only that an element was refused."""
    first, *others = made.inside
    assert isinstance(first, When)
    condition = first.condition.removesuffix(f" && {name} == 0")
    remember = When(condition, (Store(name, "false"),))
    before = (Variable("bool", name, "true"), *made.before[1:])
    return Pass(before, (remember, *others), (), FALSE, outcome_flag(name))
