"""A sequence on both sides in, the class that follows from the runs that each side accepts out.

Every pair of states that the sides can be in after the same accepted messages is visited, and in each every message
that both sides take as a body: all bodies, all values that a caller of a step may give. The tiny sequences have few of
them. A message that is no step on a side is accepted there at any time.
"""

from __future__ import annotations

from itertools import product
from typing import Any, Iterator

from codegen.layout.model import Schema, Sequence
from codegen.reference.sequence import State
from codegen.sema.kinds import Int
from tests.compat import sets

CALLS = 4000  # messages that are tried; a tiny sequence needs fewer unless an edit lets it count without end

Message = tuple[str, Any, Any, dict[str, int]]  # the op, what each side reads, what the caller gives


class TooMany(Exception):
    """More messages than are tried."""


def runs(old: Schema, new: Schema, name: str) -> str:
    """The class of the sequence of that name."""
    sequences = [next(sequence for sequence in side.sequences if sequence.name == name) for side in (old, new)]
    messages = list(_messages((old, new), sequences))
    seen = sets.Seen()
    waiting = [(State(sequences[0], old), State(sequences[1], new))]
    known = {_key(*waiting[0])}
    while waiting:
        states = waiting.pop()
        for message in messages:
            after = states[0].copy(), states[1].copy()
            good = [_step(state, message, side) for side, state in enumerate(after)]
            seen.lost |= good[0] and not good[1]
            seen.gained |= good[1] and not good[0]
            seen.common |= all(good)
            if all(good) and _key(*after) not in known:
                known.add(_key(*after))
                waiting.append(after)
        if len(known) * len(messages) > CALLS:
            raise TooMany
    return seen.word


def _key(old: State, new: State) -> str:
    return repr((old.snapshot(), new.snapshot()))


def _step(state: State, message: Message, side: int) -> bool:
    if all(step.op != message[0] for step in state.sequence.steps):
        return True
    return not state.step(message[0], 5, message[1 + side], message[3])


def _messages(schemas: tuple[Schema, Schema], sequences: list[Sequence]) -> Iterator[Message]:
    ops = [{op.name: op for op in schema.ops} for schema in schemas]
    for name in sorted(ops[0].keys() & ops[1].keys()):
        pair = ops[0][name], ops[1][name]
        if pair[0].request is None or pair[1].request is None:
            continue
        steps = [step for side in sequences for step in side.steps if step.op == name]
        if not steps:
            continue
        givens = {given.name: given.type for step in steps for given in step.givens}
        ranges = [range(kind.low, kind.high + 1) for kind in givens.values() if isinstance(kind, Int)]
        one, other = sets.accepted(pair[0].request), sets.accepted(pair[1].request)
        for data in sorted(one.keys() & other.keys()):
            for chosen in product(*ranges):
                yield name, one[data], other[data], dict(zip(givens, chosen))
