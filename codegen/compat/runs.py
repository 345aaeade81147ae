"""A sequence on both sides in, a run of messages that one side accepts and the other refuses out.

Both sides get the same messages, from the first on, in every order up to a depth. What a side remembers may differ;
what counts is whether it goes on accepting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from codegen.compat import enumeration
from codegen.compat.candidates import pick
from codegen.compat.model import Effect, Sent, Witness
from codegen.compat.search import Sought
from codegen.compat.sets import SCALARS, patterns
from codegen.layout.model import Message, Schema, Sequence
from codegen.reference.calls import Call, changed_calls
from codegen.reference.codec import Refused, decode
from codegen.reference.image import Values, image
from codegen.reference.ordinary import ordinary, put, without_counts
from codegen.reference.sequence import State
from codegen.sema.expr import Ref
from codegen.sema.kinds import Bytes
from codegen.statement.exprs import parts

CALLS = 4000  # messages that are tried in all
NEAR = 12  # changes of one message that are changed once more
CHANGES = 120  # changes of one message of a known run
BODIES = 24  # bodies of one op
NUMBERS = 8  # values of one thing that the caller of a step gives
LISTED = 1 << 12  # bodies of one op that are listed, to find those that differ for a step
WHOLE = 64  # bodies of one op, alike for no step, that are all tried
ARRIVAL = 5  # the slot at which the messages arrive


@dataclass(frozen=True)
class _Call:
    """A message with what each side reads in it; None on a side that refuses its body."""

    sent: Sent
    before: Values | None
    after: Values | None


class _Search:
    """Witnesses by effect, whether anything was accepted by both, and how many messages were tried."""

    def __init__(self, schemas: tuple[Schema, Schema], sequences: tuple[Sequence, Sequence]) -> None:
        self.schemas = schemas
        self.sequences = sequences
        self.found: dict[Effect, Witness] = {}
        self.common = False
        self.count = 0
        self.last = (0, 0)  # verdicts on the last message
        self.tried: set[tuple[Sent, ...]] = set()

    def fresh(self) -> tuple[State, State]:
        """The states of both sides before the first message."""
        return State(self.sequences[0], self.schemas[0]), State(self.sequences[1], self.schemas[1])

    def call(self, sent: Sent) -> _Call:
        """The message as both sides read it."""
        requests = (_request(schema, sent.op) for schema in self.schemas)
        before, after = (_values(request, sent.data) for request in requests)
        return _Call(sent, before, after)

    def send(self, states: tuple[State, State], call: _Call, run: tuple[Sent, ...]) -> bool:
        """One message to both sides, whose states move on; whether both accept it."""
        self.last = (0, 0)
        if call.before is None or call.after is None:
            return False
        self.count += 1
        verdicts = _step(states[0], call, call.before), _step(states[1], call, call.after)
        if (verdicts[0] == 0) != (verdicts[1] == 0):
            effect = Effect.GAIN if verdicts[0] else Effect.LOSE
            self.found.setdefault(effect, _witness(effect, call, verdicts, run))
        self.last = verdicts
        accepted = verdicts == (0, 0)
        self.common = self.common or accepted
        return accepted


    def vary(self, states: tuple[State, State], sent: Sent, run: tuple[Sent, ...]) -> None:
        """The message with one value changed; with two, where the sides refuse the first change for other reasons."""
        near: list[Sent] = []
        for changed in self.changes(states, sent):
            self.send((states[0].copy(), states[1].copy()), self.call(changed), run)
            if self.last[0] and self.last[1] and self.last[0] != self.last[1]:
                near.append(changed)
        for changed in near[:NEAR]:
            for twice in self.changes(states, changed):
                self.send((states[0].copy(), states[1].copy()), self.call(twice), run)

    def changes(self, states: tuple[State, State], sent: Sent) -> Iterator[Sent]:
        """The message with one value changed that guards or updates look at."""
        return islice(_changes(self.schemas[1], self.sequences[1], states[1], sent), CHANGES)

    def replay(self, run: tuple[Sent, ...]) -> None:
        """A run, and at each of its messages that message with one value changed."""
        states = self.fresh()
        for index, sent in enumerate(run):
            if run[: index + 1] not in self.tried:
                self.tried.add(run[: index + 1])
                self.vary(states, sent, run[:index])
            if len(self.found) == 2 or self.count > CALLS:
                return
            if not self.send(states, self.call(sent), run[:index]):
                return


def explore(
    schemas: tuple[Schema, Schema], sequences: tuple[Sequence, Sequence], known: tuple[tuple[Sent, ...], ...]
) -> Sought:
    """Every effect is shown, ruled out if all there is was tried, or left open. `known` are runs worth a try."""
    search = _Search(schemas, sequences)
    for run in known:
        search.replay(run)
    calls, whole = _calls(search)
    seen: set[str] = set()
    waiting: list[tuple[tuple[State, State], tuple[Sent, ...]]] = [(search.fresh(), ())]
    while waiting and search.count < CALLS and len(search.found) < 2:
        states, run = waiting.pop(0)
        for call in calls:
            after = states[0].copy(), states[1].copy()
            key = ""
            if search.send(after, call, run):
                key = repr((after[0].snapshot(), after[1].snapshot()))
            if key and key not in seen:
                seen.add(key)
                waiting.append((after, (*run, call.sent)))
    done = whole and not waiting
    left = frozenset() if done or len(search.found) == 2 else frozenset({Effect.LOSE, Effect.GAIN} - set(search.found))
    words = "every message in every state that can be reached was tried" if done else "runs of messages were tried"
    witnesses = tuple(search.found[effect] for effect in Effect if effect in search.found)
    return Sought(witnesses, left, search.common, f"{words}, {search.count} messages in all")


def _step(state: State, call: _Call, values: Values) -> int:
    if all(step.op != call.sent.op for step in state.sequence.steps):
        return 0
    return state.step(call.sent.op, ARRIVAL, values, dict(call.sent.givens))


def _witness(effect: Effect, call: _Call, verdicts: tuple[int, int], run: tuple[Sent, ...]) -> Witness:
    return Witness(
        effect=effect,
        message=call.sent.op,
        part="sequence",
        data=call.sent.data,
        old=verdicts[0],
        new=verdicts[1],
        run=(*run, call.sent),
    )


def _changes(schema: Schema, sequence: Sequence, state: State, sent: Sent) -> Iterator[Sent]:
    """The message with one value changed that its guards or updates look at."""
    message = _request(schema, sent.op)
    step = next((step for step in sequence.steps if step.op == sent.op), None)
    values = _values(message, sent.data)
    if message is None or step is None or values is None:
        return
    call = Call(step, message, without_counts(message.block, values), sent.data, dict(sent.givens))
    for changed in changed_calls(sequence, state, call):
        yield Sent(sent.op, changed.data, tuple(changed.givens.items()))


def _request(schema: Schema, name: str) -> Message | None:
    return next((op.request for op in schema.ops if op.name == name), None)


def _values(message: Message | None, data: bytes) -> Values | None:
    try:
        return decode(message, data) if message is not None else None
    except Refused:
        return None


def _calls(search: _Search) -> tuple[list[_Call], bool]:
    """What can be sent, and whether that is all. Only bodies that the codecs of both sides accept reach a sequence."""
    found: list[_Call] = []
    whole = True
    old, new = search.sequences
    for name in dict.fromkeys(step.op for sequence in search.sequences for step in sequence.steps):
        before, after = (_request(schema, name) for schema in search.schemas)
        if before is None or after is None:
            continue
        bodies, every = _bodies(search, before, after, name)
        whole = whole and every
        for data in bodies:
            given, every = _given(old, new, name, _values(after, data) or {})
            whole = whole and every
            found += [search.call(Sent(name, data, item)) for item in given]
    return found, whole


def _bodies(search: _Search, old: Message, new: Message, name: str) -> tuple[list[bytes], bool]:
    if max(enumeration.size(old.block), enumeration.size(new.block)) <= LISTED:
        kept = _unlike(search, name, [*enumeration.bodies(old.block), *enumeration.bodies(new.block)])
        if len(kept) <= WHOLE:
            return kept, True
    key = search.sequences[0].key
    found: dict[bytes, None] = {}
    for message in (old, new):
        for body in pick(message, None, ()).accepted:
            found[body.data] = None
            try:  # runs need one key
                values = without_counts(message.block, decode(message, body.data))
                found[image(message.block, put(values, (key,), 1))] = None
            except (Refused, ValueError, OverflowError, KeyError):
                continue
    return list(found)[:BODIES], False


def _unlike(search: _Search, name: str, bodies: list[bytes]) -> list[bytes]:
    """Bodies that both sides accept, one for each choice of the fields that their steps read."""
    read = [_read(sequence, name) for sequence in search.sequences]
    kept: dict[str, bytes] = {}
    for data in dict.fromkeys(bodies):
        call = search.call(Sent(name, data, ()))
        if call.before is not None and call.after is not None:
            sides = zip(read, (call.before, call.after))
            kept.setdefault(repr([[values.get(field) for field in fields] for fields, values in sides]), data)
    return list(kept.values())


def _read(sequence: Sequence, op: str) -> list[str]:
    """The key and the fields of a request that guards and updates of its step name."""
    found = {sequence.key}
    for step in sequence.steps:
        if step.op == op:
            exprs = [*(rule.expr for rule in step.rules), *(update.value for update in step.updates)]
            refs = [part for expr in exprs for part in parts(expr) if isinstance(part, Ref) and part.scope == "request"]
            found |= {ref.path[0] for ref in refs}
    return sorted(found)


_Given = tuple[tuple[str, "int | bytes"], ...]


def _given(old: Sequence, new: Sequence, op: str, request: Values) -> tuple[list[_Given], bool]:
    """What the caller of the step may give: numbers from their sets; bytes that stand in the request, and others."""
    kinds = {}
    for sequence in (old, new):
        for step in sequence.steps:
            if step.op == op:
                kinds.update({given.name: given.type for given in step.givens})
    whole = True
    choices: list[list[int | bytes]] = []
    for name, kind in kinds.items():
        if isinstance(kind, SCALARS):
            known = patterns(kind)
            every = list(known) if known.size <= NUMBERS else []
            whole = whole and bool(every)
            choices.append([*(every or [number for number in known.edges() if known.takes(number)][:NUMBERS])])
        else:
            whole = False
            same = [value for value in request.values() if isinstance(value, bytes)]
            length = kind.high if isinstance(kind, Bytes) else 0
            first: int | bytes = ordinary(kind, name, 0)
            choices.append([first, *(value for value in same if len(value) == length)][:NUMBERS])
    return [tuple(zip(kinds, item)) for item in product(*choices)], whole
