"""Accepted runs of a sequence in; what goes wrong beside each of their steps out. Called by `runs`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Iterator

from codegen.layout.model import Schema, Sequence
from codegen.layout.verdict import describe
from codegen.reference.calls import ARRIVAL, FOREIGN_ARRIVAL, Call, changed_calls, given_list, play, shorter
from codegen.reference.codec import Refused
from codegen.reference.image import Values, image
from codegen.reference.model import Deviation, difference
from codegen.reference.rules import Log
from codegen.reference.sequence import State

KEPT_PER_GUARD = 6
TRIES_PER_STEP = 600
CALL_IDEAS = 20

NamedRun = tuple[str, list[Call]]


@dataclass(frozen=True)
class _Turn:
    """Step number `index` (from 0) of a run, called after the first `after` steps of the run `name`."""

    name: str
    after: int
    state: State
    index: int
    call: Call
    arrival: int | None = None  # where it is not the run's own
    of: str = ""  # the run that the step is from, where it is another one


class Finder:
    """The deviations found so far, and which guards they show."""

    def __init__(self, schema: Schema, sequence: Sequence) -> None:
        self.schema = schema
        self.sequence = sequence
        self.found: list[Deviation] = []
        self._shown: dict[tuple[str, int], set[tuple[int, int]]] = {}
        self._kept: dict[tuple[str, int], int] = {}
        self._decoded: dict[tuple[str, bytes], Values | None] = {}  # by message and body, of which many come again

    def missing(self) -> list[tuple[str, int]]:
        """The guards without a refusal: op and rule."""
        wanted = [(step.op, rule.number) for step in self.sequence.steps for rule in step.rules]
        return [place for place in wanted if place not in self._kept]

    def deviate(self, name: str, calls: list[Call]) -> None:
        """Every deviation from one run, in the order of its steps."""
        states, _ = play(self.schema, self.sequence, calls)
        for after, state in enumerate(states):
            for index, call in enumerate(calls):
                turn = _Turn(name, after, state, index, call)
                if index != after:
                    self._misplaced(turn)
                    continue
                if call.step.kind != "begin":
                    self._foreign(turn)
                self._guards(turn)
            if state.active:
                self.found.append(Deviation(name, after, 0, "", None, None, (), (), 0, True, "owner"))

    def detour(self, name: str, calls: list[Call]) -> list[NamedRun]:
        """For guards without a refusal: fewer steps first, then runs with an earlier step changed, which it returns."""
        made: list[NamedRun] = []
        states, _ = play(self.schema, self.sequence, calls)
        for index, call in enumerate(calls):
            for rule in call.step.rules:
                place = (call.step.op, rule.number)
                for after in range(1, index) if place not in self._kept else ():
                    self._guards(_Turn(name, after, states[after], index, call))
                for ideas in (0, CALL_IDEAS):
                    if place not in self._kept:
                        made += self._changed_before(name, calls, index, rule.number, ideas)
        return made

    def _misplaced(self, turn: _Turn) -> None:
        """A step of the run out of its turn: BUSY, IDLE, or a guard on the state."""
        log: Log = []
        number, ended = self._try(turn, turn.call, log)
        _, kind, _, rule = describe(number)
        if kind in ("BUSY", "IDLE") or kind == "RULE" and self._new(turn.call, rule, log):
            self._add(turn, turn.call, number, ended)

    def _foreign(self, turn: _Turn) -> None:
        """The step from another arrival slot, then under another key."""
        stranger = replace(turn, arrival=FOREIGN_ARRIVAL)
        self._add(stranger, turn.call, *self._try(stranger, turn.call, []))
        kind, call = self.sequence.key_type, turn.call
        key = call.values[self.sequence.key]
        other = key + kind.aligned if key + kind.aligned <= kind.high else key - kind.aligned
        tried = replace(call, data=image(call.message.block, {**call.values, self.sequence.key: other}))
        number, ended = self._try(turn, tried, [])
        if number:
            self._add(turn, tried, number, ended)

    def _guards(self, turn: _Turn) -> None:
        """The step with one value changed, so that a guard refuses it."""
        for tried in islice(changed_calls(self.sequence, turn.state, turn.call), TRIES_PER_STEP):
            log: Log = []
            number, ended = self._try(turn, tried, log)
            _, kind, _, rule = describe(number)
            if kind == "RULE" and self._new(turn.call, rule, log):
                self._add(turn, tried, number, ended)

    def _changed_before(self, name: str, calls: list[Call], index: int, rule: int, ideas: int) -> list[NamedRun]:
        """A run with one step before number `index` changed, after which that step breaks the rule."""
        call = calls[index]
        for run, state in self._variants(calls, index):
            variant = f"{name}_before_{call.step.op.lower()}_rule_{rule}"
            turn = _Turn(variant, len(run), state, index, call, None, name)
            for tried in chain([call], islice(changed_calls(self.sequence, state, call), ideas)):
                log: Log = []
                number, ended = self._try(turn, tried, log)
                _, kind, _, found = describe(number)
                if kind == "RULE" and found == rule:
                    self._new(call, rule, log)
                    self._add(turn, tried, number, ended)
                    return [(variant, run)]
        return []

    def _variants(self, calls: list[Call], index: int) -> Iterator[tuple[list[Call], State]]:
        """Accepted runs of the steps before number `index`, one changed, some left out; and where they lead."""
        for earlier in range(index):
            states, _ = play(self.schema, self.sequence, calls[:earlier])
            changes = changed_calls(self.sequence, states[-1], calls[earlier])
            for changed in islice(changes, TRIES_PER_STEP // 4):
                for run in shorter([*calls[:earlier], changed, *calls[earlier + 1 : index]], earlier):
                    try:
                        after, good = play(self.schema, self.sequence, run)
                    except Refused:
                        break
                    if all(good):
                        yield run, after[-1]

    def _try(self, turn: _Turn, tried: Call, log: Log) -> tuple[int, bool]:
        """The verdict on a call (0 too for a body that its own codec refuses), and whether it ends the sequence."""
        values = self._read(tried)
        if values is None:
            return 0, False
        state = turn.state.copy()
        state.log = log
        number = state.step(tried.step.op, ARRIVAL if turn.arrival is None else turn.arrival, values, tried.givens)
        return number, turn.state.active and not state.active

    def _read(self, call: Call) -> Values | None:
        """What its own codec reads in the body; None if it refuses it."""
        key = call.message.name, call.data
        if key not in self._decoded:
            try:
                self._decoded[key] = call.decoded
            except Refused:
                self._decoded[key] = None
        return self._decoded[key]

    def _new(self, call: Call, rule: int, log: Log) -> bool:
        """Whether a refusal by that guard shows something new; it is then counted."""
        place = (call.step.op, rule)
        if self._kept.get(place, 0) == KEPT_PER_GUARD or place in self._kept and rule == 0:
            return False
        shown = self._shown.setdefault(place, set())
        new = set(log[-1:]) - shown
        if place in self._kept and not new:
            return False
        shown |= new
        self._kept[place] = self._kept.get(place, 0) + 1
        return True

    def _add(self, turn: _Turn, tried: Call, number: int, ended: bool) -> None:
        call = turn.call
        length, patches = difference(call.data, tried.data)
        rule = describe(number)[3]
        note = next((found.name for found in call.step.rules if found.number == rule), "")
        givens = given_list({key: value for key, value in tried.givens.items() if value != call.givens[key]})
        place = (turn.name, turn.after, turn.index + 1, turn.of, turn.arrival)
        self.found.append(Deviation(*place, length, patches, givens, number, ended, note))
