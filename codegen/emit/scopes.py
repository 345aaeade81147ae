"""What names mean in the function that checks a rule: locals, members, bytes. Called by `views_rules`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Iterator, Mapping

from codegen.emit import ctypes, names
from codegen.emit.cond import Cond
from codegen.emit.expr import Env
from codegen.emit.numbers import Value, scalar
from codegen.emit.places import (
    Context,
    Frame,
    Mode,
    Path,
    count_bounds,
    counted,
    element_frame,
    number_at,
)
from codegen.emit.quantifiers import OverArray, conjuncts, follows, is_flat, operands, outermost, walk
from codegen.emit.statements import Load
from codegen.layout.model import Array, Block, Slot, Struct, Type
from codegen.sema.expr import Ascending, Disjoint, Expr, Indexed, Quantified, Ref
from codegen.sema.kinds import ArrayOf, Bytes, Form, Int, Leaf
from codegen.sema.model import Rule


Bounds = tuple[int, int]


@dataclass(frozen=True)
class Here:
    """A block or an element in the function under construction.

    `local`: its scalars are locals, named by the path of the frame (else they are read where they stand). `kind` is the
    element's type where it is no struct; its frame then leads to the value itself.
    """

    frame: Frame
    block: Block | None
    kind: Type | None = None
    local: bool = True


@dataclass(frozen=True)
class Scope:
    """The places that a rule's references start from, by scope name. `loops` stand around."""

    ctx: Context
    places: Mapping[str, Here]
    outcomes: Mapping[Expr, tuple[Cond, Cond]] = field(default_factory=dict)
    loops: int = 0
    givens: Mapping[str, Leaf] = field(default_factory=dict)  # what the caller of a sequence's step supplies
    narrowed: Mapping[Ref, Bounds] = field(default_factory=dict)  # what checks that passed tell of values
    known: Mapping[Expr, Bounds] = field(default_factory=dict)  # and of sums

    def within(self, variable: str, element: Here) -> "Scope":
        """The same within a loop over elements."""
        return replace(self, places={**self.places, variable: element}, loops=element.frame.depth)

    def with_outcomes(self, found: Mapping[Expr, tuple[Cond, Cond]]) -> "Scope":
        """The same, knowing how conditions over arrays come out."""
        return replace(self, outcomes={**self.outcomes, **found})

    def env(self) -> Env:
        """What `expr` asks."""
        found = self.outcomes
        return Env(self.resolve, self._element, self._count, lambda expr: found[expr], self.ctx.constants, self.known)

    def find(self, scope: str, path: Path) -> tuple[Here, Slot]:
        """The block that a path ends in, and the field there."""
        here = self.places[scope]
        frame, block = here.frame, here.block
        assert block is not None
        for name in path[:-1]:
            slot = block.slot(name)
            assert isinstance(slot.type, Struct)
            frame, block = frame.slot(slot), slot.type.block
        return replace(here, frame=frame, block=block), block.slot(path[-1])

    def array(self, ref: Ref) -> tuple[Here, Slot, Array]:
        """The array that a reference names."""
        here, slot = self.find(ref.scope, ref.path)
        assert isinstance(slot.type, Array)
        return here, slot, slot.type

    def element(self, ref: Ref) -> Here:
        """An element of the array, within the loop that checks the elements."""
        here, slot, kind = self.array(ref)
        block = kind.element.block if isinstance(kind.element, Struct) else None
        return Here(element_frame(here.frame, slot, kind), block, kind.element)

    def element_again(self, ref: Ref, variable: str, index: str = "") -> Here:
        """An element of the array, within a loop of its own, where `loads` makes locals of what is read."""
        here, slot, kind = self.array(ref)
        self.ctx.again.add(ref.path)
        frame = element_frame(replace(here.frame, depth=self.loops, base=""), slot, kind, index)
        step = index or names.INDEXES[self.loops]
        scaled = step if kind.stride == 1 else f"{step} * {kind.stride}"
        frame = replace(
            frame,
            pointer=here.frame.pointer,
            start=here.frame.start + slot.offset,
            terms=f"{here.frame.terms} + {scaled}",
            path=(variable,),
        )
        block = kind.element.block if isinstance(kind.element, Struct) else None
        return Here(frame, block, kind.element)

    def loads(self, expr: Expr, variable: str) -> tuple[Load, ...]:
        """The locals of an element that an expression reads: its fields, and the counts of arrays in it."""
        here = self.places[variable]
        apart = replace(self, places={**self.places, variable: replace(here, local=False)})
        found: dict[str, Load] = {}
        for inner in walk(expr):
            if not isinstance(inner, Ref) or inner.scope != variable:
                continue
            ref = inner
            if isinstance(inner.type, ArrayOf):
                if not inner.type.count:
                    continue
                ref = Ref(variable, (*inner.path[:-1], inner.type.count), inner.type)
            name, source = self.resolve(ref), apart.resolve(ref)
            if ctypes.is_scalar(source.kind):
                spelled = ctypes.wire_type if self.ctx.mode is Mode.VALIDATE else ctypes.scalar_type
                found[name.text] = Load(spelled(source.kind), name.text, source.text)
        return tuple(found.values())

    def resolve(self, ref: Ref) -> Value:
        """The C text of a name, with the bounds that earlier checks have left."""
        found = self._named(ref)
        low, high = self.narrowed.get(ref, (found.low, found.high))
        return replace(found, low=max(low, found.low), high=min(high, found.high))

    def _named(self, ref: Ref) -> Value:
        if ref.scope == "given":
            return scalar(ref.path[0], self.givens[ref.path[0]])
        if ref.scope not in self.places:
            assert ctypes.is_scalar(ref.type)
            return scalar(f"given->{names.given_member(ref.path)}", ref.type)
        here = self.places[ref.scope]
        if not ref.path:
            assert here.kind is not None and ctypes.is_scalar(here.kind)
            return scalar(self._element_text(here, here.kind), here.kind)
        here, slot = self.find(ref.scope, ref.path)
        return self._slot_value(here, slot)

    def _element_text(self, here: Here, kind: ctypes.Scalar) -> str:
        if here.local:
            return names.local(here.frame.path)
        if self.ctx.packing or self.ctx.storing:
            return here.frame.member
        return number_at(here.frame, 0, kind)

    def _slot_value(self, here: Here, slot: Slot) -> Value:
        kind, frame = slot.type, here.frame
        member = f"{frame.member}{names.member(slot.name)}"
        if isinstance(kind, Bytes):
            kept = self.ctx.packing or self.ctx.storing and kind.form is Form.EXACT
            return scalar(member if kept else frame.address(slot.offset), kind)
        assert ctypes.is_scalar(kind) and here.block is not None
        bounds = None
        if isinstance(kind, Int) and (data := counted(here.block, kind)) is not None:
            bounds = count_bounds(data)
        counts = isinstance(kind, Int) and bool(kind.counts)
        if here.local and (not self.ctx.packing or frame.depth > 0 or counts):
            text = names.local((*frame.path, slot.name))
        elif self.ctx.packing or self.ctx.storing:
            text = member
        else:
            text = number_at(frame, slot.offset, kind)
        return scalar(text, kind, bounds)

    def _count(self, ref: Ref) -> Value:
        here, _, kind = self.array(ref)
        if kind.form is Form.EXACT:
            return Value(str(kind.high), kind.high, kind.high, literal=True)
        assert here.block is not None
        return self._slot_value(here, here.block.slot(kind.count))

    def _element(self, expr: Indexed, index: str) -> Value:
        here, slot, kind = self.array(expr.array)
        if self.ctx.packing or self.ctx.storing:
            member = f"{here.frame.member}{names.member(slot.name)}[{index}]"
            return scalar(".".join((member, *expr.path)), expr.type)
        inside = index if " " not in index else f"({index})"
        step = inside if kind.stride == 1 else f"{inside} * {kind.stride}"
        offset, found = slot.offset, kind.element
        for name in expr.path:
            assert isinstance(found, Struct)
            inner = found.block.slot(name)
            offset, found = offset + inner.offset, inner.type
        assert ctypes.is_scalar(found)
        frame = replace(here.frame, terms=f"{here.frame.terms} + {step}")
        return scalar(number_at(frame, offset, found), expr.type)

    def bound(self, ref: Ref) -> str:
        """How many elements of the array are in use."""
        return self._count(ref).text


@dataclass(frozen=True)
class Part:
    """One conjunct of a rule; `fused` are the conditions over arrays in it that the loop over the elements answers."""

    rule: Rule
    expr: Expr
    arrays: tuple[OverArray, ...]
    fused: frozenset[OverArray]


def parts(block: Block, depth: int) -> Iterator[Part]:
    """Every conjunct of the block's rules, by rule number; `depth` loops stand around the block."""
    ordered: list[Ascending] = []
    for rule in block.rules:
        for expr in conjuncts(rule.expr):
            arrays = tuple(outermost(expr))
            fused = frozenset(found for found in arrays if _is_fused(found, expr, ordered, depth))
            yield Part(rule, expr, arrays, fused)
            if isinstance(expr, Ascending):
                ordered.append(expr)


def _is_fused(found: OverArray, whole: Expr, ordered: list[Ascending], depth: int) -> bool:
    if not (is_flat(found) or found is whole and _in_order(found, ordered)):
        return False
    # Within an element, a field that stands after the array is not loaded yet.
    return not depth or all(
        not isinstance(inner, Ref) or inner.scope != "" or inner == found.array for inner in walk(found)
    )


def _in_order(expr: OverArray, ordered: list[Ascending]) -> bool:
    return isinstance(expr, Disjoint) and any(follows(expr, earlier) for earlier in ordered)


def used_paths(block: Block, path: Path = (), depth: int = 0) -> frozenset[Path]:
    """The scalars that rules read as locals, in this block and all within."""
    found: set[Path] = set()
    for part in parts(block, depth):
        _collect(part.expr, {"": path}, part, block, depth, found)
    for slot in block.slots:
        kind = slot.type
        if isinstance(kind, Struct):
            found |= used_paths(kind.block, (*path, slot.name), depth)
        elif isinstance(kind, Array) and isinstance(kind.element, Struct):
            found |= used_paths(kind.element.block, (*path, slot.name), depth + 1)
    return frozenset(found)


def _collect(
    expr: Expr, bases: Mapping[str, Path | None], part: Part, block: Block, depth: int, found: set[Path]
) -> None:
    """Adds what `expr` reads; `bases` say where each scope starts, None for elements that are no locals."""
    match expr:
        case Ref():
            base = bases.get(expr.scope)
            if base is not None:
                found.add((*base, *expr.path))
        case Quantified() | Ascending() | Disjoint():
            variable = expr.variable if isinstance(expr, Quantified) else "element"
            inner: Path | None = None
            if expr in part.fused:
                base = bases[""]
                assert base is not None
                inner = (*base, *expr.array.path)
                kind = _slot(block, expr.array.path).type
                assert isinstance(kind, Array)
                if not isinstance(kind.element, Struct):
                    inner = (*inner, names.INDEXES[depth])
            scopes = {**bases, variable: inner}
            if isinstance(expr, Ascending):
                if inner is not None:
                    found.add((*inner, *expr.path))
                return
            for operand in operands(expr):
                if operand != expr.array:
                    _collect(operand, scopes, part, block, depth, found)
        case Indexed():
            _collect(expr.index, bases, part, block, depth, found)
        case _:
            for operand in operands(expr):
                _collect(operand, bases, part, block, depth, found)


def _slot(block: Block, path: Path) -> Slot:
    for name in path[:-1]:
        kind = block.slot(name).type
        assert isinstance(kind, Struct)
        block = kind.block
    return block.slot(path[-1])
