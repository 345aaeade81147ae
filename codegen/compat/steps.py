"""The sequences that an op takes part in, on both sides, in; verdicts on its steps out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from codegen.compat.decide import verdict
from codegen.compat.known import Known
from codegen.compat.model import BodyVerdict, Effect, Finding, Sent
from codegen.compat.rule import Rule
from codegen.compat.runs import explore
from codegen.compat.search import Sought
from codegen.layout.model import Op, Schema, Sequence
from codegen.statement.abi_id import step_lines
from codegen.statement.exprs import canonical
from codegen.statement.scope import of_block

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Steps:
    """The step of an op in a sequence, on both sides, as lines without names; None on a side without it.

    `old_guards` and `new_guards` are its conditions as they are written, by number.
    """

    old: Lines | None
    new: Lines | None
    old_guards: Mapping[int, str]
    new_guards: Mapping[int, str]

    def guards_of_one_side(self) -> tuple[list[int], list[int]]:
        """The numbers of the conditions that the other side does not have so."""
        old, new = (
            [line.strip() for line in side or () if line.strip().startswith("rule ")] for side in (self.old, self.new)
        )
        return [_number(line) for line in old if line not in new], [_number(line) for line in new if line not in old]


def _number(line: str) -> int:
    return int(line.split(" ")[1])


Said = tuple[str, tuple[Effect, ...]]
Check = Callable[[Steps], Iterator[Said]]


@dataclass(frozen=True)
class StepRule(Rule):
    """A rule with the function that finds what it is about."""

    check: Check


_FOUND: list[StepRule] = []
_BOTH = (Effect.LOSE, Effect.GAIN)


def _rule(id_: str, title: str, explain: str) -> Callable[[Check], Check]:
    def kept(check: Check) -> Check:
        _FOUND.append(StepRule(id_, title, explain, check))
        return check

    return kept


@_rule(
    "step-added",
    "an op became a step of a sequence",
    "It is refused now where it comes out of order.",
)
def _added(steps: Steps) -> Iterator[Said]:
    if steps.old is None and steps.new is not None:
        yield "it is a step now", (Effect.LOSE,)


@_rule(
    "step-removed",
    "an op is no step of a sequence any more",
    "It is accepted in any order now.",
)
def _removed(steps: Steps) -> Iterator[Said]:
    if steps.new is None and steps.old is not None:
        yield "it is no step any more", (Effect.GAIN,)


@_rule(
    "step-changed",
    "a step begins, goes on or ends its sequence differently, or has another key",
    "The order in which messages are accepted is another one.",
)
def _changed(steps: Steps) -> Iterator[Said]:
    if steps.old is not None and steps.new is not None and steps.old[0] != steps.new[0]:
        yield f"{steps.old[0]} became {steps.new[0]}", _BOTH


@_rule(
    "guard-changed",
    "a step has other conditions",
    "More conditions refuse runs that were accepted until now; fewer accept runs that the old side refuses.",
)
def _guard(steps: Steps) -> Iterator[Said]:
    if steps.old is None or steps.new is None:
        return
    gone, new = steps.guards_of_one_side()
    for number in sorted({*gone, *new}):
        before, after = steps.old_guards.get(number), steps.new_guards.get(number)
        if before is None or after is None:
            text = f"gone: {before}" if after is None else after
            yield text, (Effect.GAIN,) if after is None else (Effect.LOSE,)
        else:
            yield f"{before.partition(': ')[2]} became {after}", _BOTH


@_rule(
    "state-changed",
    "a step leaves another state behind, or is given other values",
    "What later steps are held against is another value.",
)
def _state(steps: Steps) -> Iterator[Said]:
    if steps.old is None or steps.new is None or steps.old[0] != steps.new[0]:
        return
    sides = [[line.strip() for line in side[1:]] for side in (steps.old, steps.new)]
    rest = [[line for line in side if not line.startswith("rule ")] for side in sides]
    if rest[0] != rest[1]:
        yield "its updates, or the values that it reads, differ", _BOTH


RULES: tuple[StepRule, ...] = tuple(_FOUND)


def verdicts(schemas: tuple[Schema, Schema], ops: tuple[Op, Op], known: Known) -> Iterator[BodyVerdict]:
    """One verdict for each sequence in which the op's step differs. Each pair holds the old side and the new one."""
    before, after = ({sequence.name: sequence for sequence in schema.sequences} for schema in schemas)
    for name in dict.fromkeys([*before, *after]):
        sequences = before.get(name), after.get(name)
        found = _findings(sequences, ops)
        if found:
            runs = known.runs(schemas[1].name, name)
            yield verdict(f"step of {name}", "servers", found, _sought(schemas, sequences, runs))


Sequences = tuple[Sequence | None, Sequence | None]


def _findings(sequences: Sequences, ops: tuple[Op | None, Op | None]) -> tuple[Finding, ...]:
    guards = [_guards(sequence, op) for sequence, op in zip(sequences, ops)]
    steps = Steps(_lines(sequences[0], ops[0]), _lines(sequences[1], ops[1]), guards[0], guards[1])
    if steps.old == steps.new:
        return ()
    said = ((rule.id, text, effects) for rule in RULES for text, effects in rule.check(steps))
    return tuple(Finding(id_, "", text, frozenset(effects)) for id_, text, effects in said)


def _guards(sequence: Sequence | None, op: Op | None) -> dict[int, str]:
    found = [step for step in sequence.steps if op is not None and step.op == op.name] if sequence is not None else []
    return {
        rule.number: f"rule {rule.number} {rule.name}: {canonical(rule.expr)}" for step in found for rule in step.rules
    }


def _sought(schemas: tuple[Schema, Schema], sequences: Sequences, runs: tuple[tuple[Sent, ...], ...]) -> Sought:
    """What a search finds. Open is only what a step of the sequence could do; those of other ops count, too."""
    named = [{op.name: op for op in schema.ops} for schema in schemas]
    possible = {
        effect
        for name in dict.fromkeys([*named[0], *named[1]])
        for finding in _findings(sequences, (named[0].get(name), named[1].get(name)))
        for effect in finding.effects
    }
    old, new = sequences
    if old is None or new is None:
        return Sought((), frozenset(possible), True, "a sequence that only one side has is not searched")
    sought = explore(schemas, (old, new), runs)
    return replace(sought, open=sought.open & possible)


def _lines(sequence: Sequence | None, op: Op | None) -> Lines | None:
    if sequence is None or op is None or op.request is None:
        return None
    step = next((step for step in sequence.steps if step.op == op.name), None)
    if step is None:
        return None
    return tuple(step_lines(sequence, step, of_block(op.request.block)))
