"""Sequences in, the functions that check each step and keep the state out. Called by `views_codec`.

A step is checked before its effect: guards in order, then all new values from the old state, then the stores.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Iterator, Mapping

from codegen.emit import ctypes, names
from codegen.emit.cond import FALSE, Cond, Test, either, knowing, refuted, text
from codegen.emit.expr import Env, holds, refuses, value, wraps
from codegen.emit.numbers import Value, compare
from codegen.emit.places import Context, Frame, Mode
from codegen.emit.quantifiers import conjuncts, outermost, remark
from codegen.emit.scopes import Here, Part, Scope
from codegen.emit.signatures import sequence_heads
from codegen.emit.statements import (
    Call,
    Check,
    Group,
    Load,
    Loop,
    Remark,
    Return,
    Statement,
    Store,
    Variable,
    When,
    paragraphs,
    settled,
)
from codegen.emit.views import Function
from codegen.emit.views_rules import outcome_loop, refusing_loop
from codegen.layout.model import Array, Block, Message, Schema, Sequence, Slot, StateSlot, Step, Struct, Type
from codegen.sema.expr import Ascending, Choice, Compare, Disjoint, Expr, Lit, Quantified, Ref
from codegen.sema.kinds import Bool, Bytes, Strings, Text
from codegen.sema.model import Rule, Update

OK = "IPC_CLASS_OK"

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}


def state_block(sequence: Sequence) -> Block:
    """The state as a block, so that references find their way; its offsets mean nothing."""
    slots = tuple(Slot(0, 0, slot.name, slot.type, slot.doc) for slot in sequence.state)
    return Block(slots, (), 0, 0, 0, 1)


def request_of(schema: Schema, op: str) -> Message:
    """The body that a step brings."""
    message = next(found.request for found in schema.ops if found.name == op)
    assert message is not None
    return message


def sequence_functions(schema: Schema, sequence: Sequence, constants: Mapping[str, str]) -> Iterator[Function]:
    """All functions of a sequence."""
    heads = sequence_heads(schema, sequence)
    yield Function("", heads["init"], settled(_cleared(sequence)))
    abort = names.function(names.sequence_tag(schema.name, sequence), "abort")
    init = names.function(names.sequence_tag(schema.name, sequence), "init")
    yield Function("", heads["abort"], settled((Call(f"{init}(seq)"),)))
    for step in sequence.steps:
        body = _Step(schema, sequence, step, constants, abort).body()
        yield Function("", heads[step.op], settled(paragraphs(body)))


def _cleared(sequence: Sequence) -> tuple[Statement, ...]:
    found: list[Statement] = [
        Store("seq->active", "0"),
        Store("seq->arrival", "0"),
        Store(f"seq->{names.member(sequence.key)}", "0"),
    ]
    for slot in sequence.state:
        found.extend(cleared(f"seq->{names.member(slot.name)}", slot.type, 0))
    return tuple(found)


def cleared(member: str, kind: Type, depth: int) -> tuple[Statement, ...]:
    """A value of the state, zero."""
    match kind:
        case Bytes():
            return (Call(f"ipc_bytes_clear({member}, {kind.high})"),)
        case Struct():
            return tuple(
                statement
                for slot in kind.block.slots
                for statement in cleared(f"{member}.{names.member(slot.name)}", slot.type, depth)
            )
        case Array():
            index = names.INDEXES[depth]
            return (Loop(index, str(kind.high), cleared(f"{member}[{index}]", kind.element, depth + 1)),)
        case Text() | Strings():
            raise AssertionError("text in the state of a sequence")
        case _:
            return (Store(member, "false" if isinstance(kind, Bool) else "0"),)


class _Step:
    """One step of a sequence; what its rules and updates read."""

    def __init__(
        self, schema: Schema, sequence: Sequence, step: Step, constants: Mapping[str, str], abort: str
    ) -> None:
        self.sequence, self.step, self.abort = sequence, step, abort
        self.request = request_of(schema, step.op).block
        self.ctx = Context(Mode.PACK, "IPC_PART_SEQUENCE", self.request, frozenset(), constants)
        places = {
            "request": Here(Frame(), self.request, None, False),
            "state": Here(Frame(member="seq->"), state_block(sequence), None, False),
        }
        self.scope = Scope(self.ctx, places, givens={given.name: given.type for given in step.givens})
        self.false: set[str] = set()  # tests that the checks before have refuted

    def body(self) -> list[Group]:
        """The whole function."""
        groups = [*self._entry()]
        for rule in self.step.rules:
            groups.append(self._guard(rule))
        if self.step.kind in ("commit", "abort"):
            checks = [self._ending(update) for update in self.step.updates]
            return [*groups, *checks, (Call(f"{self.abort}(seq)"), Return(OK))]
        return [*groups, *self._updates(), (Return(OK),)]

    def _refusal(self, kind: str, place: str = "0", rule: int = 0) -> tuple[Statement, ...]:
        verdict = Return(self.ctx.verdict(kind, place, rule))
        end: Group = () if self.step.kind == "begin" else (Call(f"{self.abort}(seq)"),)
        return (*end, verdict)

    def _entry(self) -> Iterator[Group]:
        key = names.member(self.sequence.key)
        if self.step.kind == "begin":
            yield (Check("seq->active", self.ctx.verdict("BUSY", "0")),)
        else:
            yield (
                Check("!seq->active", self.ctx.verdict("IDLE", "0")),
                Check(f"seq->arrival != arrival || seq->{key} != msg->{key}", self.ctx.verdict("KEY", "0")),
            )

    def _guard(self, rule: Rule) -> Group:
        found: list[Statement] = [Remark(remark(rule))]
        for position, expr in enumerate(conjuncts(rule.expr)):
            found.extend(self._conjunct(rule, expr, position))
        return tuple(found) if len(found) > 1 else ()

    def _conjunct(self, rule: Rule, expr: Expr, position: int) -> tuple[Statement, ...]:
        arrays = tuple(outermost(expr))
        part = Part(rule, expr, arrays, frozenset())
        outcomes: dict[Expr, tuple[Cond, Cond]] = {}
        before: list[Statement] = []
        place = str(rule.offset)
        for number, array in enumerate(arrays):
            which = position + number
            name = names.rule_local(rule.name, str(which + 1) if which else "")
            here, slot, _ = self.scope.array(array.array)
            in_body = array.array.scope == "request"
            if array is expr and not (isinstance(array, Quantified) and not array.every):
                return refusing_loop(self.scope, part, array, name, self._at_element(rule, array, in_body))
            if array is expr and in_body:
                place = here.frame.place(slot.offset)
            loop, wrap, truth = outcome_loop(self.scope, part, array, name)
            before.extend(loop)
            outcomes[array] = wrap, truth
        refused = self._known(refuses(expr, self.scope.with_outcomes(outcomes).env()))
        self._learn(expr, refused)
        if refused == FALSE:
            return ()
        return (*before, When(text(refused), self._refusal("RULE", place, rule.number)))

    def _known(self, condition: Cond) -> Cond:
        return knowing(condition, self.false)

    def _learn(self, expr: Expr, refused: Cond) -> None:
        """A guard that held: what it refuted need not be asked again, and what it compares has closer bounds."""
        self.false.update(refuted(refused))
        if not isinstance(expr, Compare) or expr.op not in _MIRRORED:
            return
        env = self._env()
        for op, side, other in ((expr.op, expr.left, expr.right), (_MIRRORED[expr.op], expr.right, expr.left)):
            if isinstance(side, Ref) and ctypes.is_scalar(side.type):
                own, limit = value(side, env), value(other, env)
                high = {"<": limit.high - 1, "<=": limit.high, "==": limit.high}.get(op, own.high)
                low = {">": limit.low + 1, ">=": limit.low, "==": limit.low}.get(op, own.low)
                narrowed = {**self.scope.narrowed, side: (max(low, own.low), min(high, own.high))}
                self.scope = replace(self.scope, narrowed=narrowed)

    def _at_element(self, rule: Rule, expr: Quantified | Ascending | Disjoint, in_body: bool) -> tuple[Statement, ...]:
        place = self.scope.element_again(expr.array, "element").frame.place(0) if in_body else str(rule.offset)
        return self._refusal("RULE", place, rule.number)

    # Updates

    def _env(self) -> Env:
        return self.scope.env()

    def _ending(self, update: Update) -> Group:
        """What an update of an ending step still asks: that its value can be worked out and held."""
        env, kind = self._env(), self._target(update).type
        unfit = self._overlong(update, kind)
        if ctypes.is_scalar(kind):
            unfit = either(wraps(update.value, env), *_too_big(value(update.value, env), kind))
        return self._unless(self._known(unfit))

    def _unless(self, condition: Cond) -> tuple[Statement, ...]:
        return () if condition == FALSE else (When(text(condition), self._refusal("RULE")),)

    def _overlong(self, update: Update, kind: Type) -> Cond:
        """An array of more or fewer elements than the state holds."""
        if not isinstance(kind, Array) or not isinstance(update.value, Ref):
            return FALSE
        count = self._env().count(update.value)
        bounds = (Value(str(bound), bound, bound, literal=True) for bound in (kind.low, kind.high))
        low, high = bounds
        return either(compare("<", count, low), compare(">", count, high))

    def _target(self, update: Update) -> StateSlot:
        return next(slot for slot in self.sequence.state if slot.name == update.target)

    def _updates(self) -> Iterator[Group]:
        """All new values, then all stores."""
        later: list[Statement] = []
        for update in self.step.updates:
            slot = self._target(update)
            if isinstance(update.value, Lit):
                later.append(Store(f"seq->{names.member(slot.name)}", value(update.value, self._env()).text))
            elif ctypes.is_scalar(slot.type):
                name = names.local(("new", slot.name))
                yield tuple(self._assign(update.value, name, slot.type, True))
                later.append(Store(f"seq->{names.member(slot.name)}", name))
            else:
                yield self._unless(self._overlong(update, slot.type))
                later.extend(self._copies(update, slot))
        if self.step.kind == "begin":
            # What no store follows for is zero: a sequence that is not active has been cleared.
            key = names.member(self.sequence.key)
            later = [
                Store("seq->active", "1"),
                Store("seq->arrival", "arrival"),
                Store(f"seq->{key}", f"msg->{key}"),
                *later,
            ]
        yield tuple(later)

    def _assign(self, expr: Expr, name: str, kind: Type, declare: bool) -> Iterator[Statement]:
        """The new value of a scalar, in a local; a value that can't be worked out ends the sequence."""
        env = self._env()
        assert ctypes.is_scalar(kind)
        if isinstance(expr, Choice):
            wrap, condition = self._known(wraps(expr.condition, env)), holds(expr.condition, env)
            self.false.update(refuted(wrap))
            if wrap != FALSE:
                yield When(text(wrap), self._refusal("RULE"))
            if declare:
                yield Variable(ctypes.scalar_type(kind), name, "")
            yield When(
                text(condition),
                tuple(self._assign(expr.first, name, kind, False)),
                tuple(self._assign(expr.second, name, kind, False)),
            )
            return
        wrap, item = wraps(expr, env), value(expr, env)
        for condition in map(self._known, (wrap, *_too_big(item, kind))):
            if condition != FALSE:
                yield When(text(condition), self._refusal("RULE"))
        narrowed = item.text
        if not item.literal and ctypes.width_of(kind) < 8:
            inner = item.text if item.level == 0 else f"({item.text})"
            narrowed = f"({ctypes.scalar_type(kind)}){inner}" if item.wide else item.text
        yield Load(ctypes.scalar_type(kind), name, narrowed) if declare else Store(name, narrowed)

    def _copies(self, update: Update, slot: StateSlot) -> Iterator[Statement]:
        """An array or bytes as a whole, with its count."""
        assert isinstance(update.value, Ref)
        target = f"seq->{names.member(slot.name)}"
        source_ref = update.value
        kind = slot.type
        if isinstance(kind, Bytes):
            yield Call(f"ipc_bytes_copy({target}, {self._env().resolve(source_ref).text}, {kind.high})")
            return
        assert isinstance(kind, Array)
        here, source, _ = self.scope.array(source_ref)
        member = f"{here.frame.member}{names.member(source.name)}"
        bound = self.scope.bound(source_ref)
        yield Loop("i", bound, _copied(f"{target}[i]", f"{member}[i]", kind.element))
        if kind.count:
            yield Store(f"seq->{names.member(kind.count)}", bound)


def _copied(target: str, source: str, kind: Type) -> tuple[Statement, ...]:
    if isinstance(kind, Bytes):
        return (Call(f"ipc_bytes_copy({target}, {source}, {kind.high})"),)
    return (Store(target, source),)


def _too_big(item: Value, kind: Type) -> tuple[Cond, ...]:
    """The value does not fit in the field it is for."""
    assert ctypes.is_scalar(kind)
    low, high = ctypes.type_bounds(kind)
    most = Value(ctypes.literal(high), high, high, literal=True)
    least = Value(ctypes.literal(low), low, low, literal=True)
    return tuple(found for found in (compare(">", item, most), compare("<", item, least)) if isinstance(found, Test))
