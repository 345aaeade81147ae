"""Calls of a sequence's steps: what one is, how a row of them goes, which changes of one are worth a try.

Called by `runs` and `deviations`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any, Iterator

from codegen.layout.model import Message, Schema, Sequence, Step
from codegen.reference.codec import decode
from codegen.reference.ideas import field_changes, numbers_of
from codegen.reference.image import Values, image
from codegen.reference.model import Given
from codegen.reference.ordinary import fields, put
from codegen.reference.places import nodes
from codegen.reference.sequence import State
from codegen.sema.expr import Lit, Ref

ARRIVAL = 5
FOREIGN_ARRIVAL = 6


@dataclass(frozen=True)
class Call:
    """One step of a run: its message, the values (without counts) and bytes of its body, what its caller gives."""

    step: Step
    message: Message
    values: Values
    data: bytes
    givens: dict[str, Any]

    @cached_property
    def decoded(self) -> Values:
        """The values as the body's own codec reads them; it may raise Refused."""
        return decode(self.message, self.data)


def play(schema: Schema, sequence: Sequence, calls: list[Call]) -> tuple[list[State], list[bool]]:
    """The state before each step and after the last, and whether each was accepted."""
    states = [State(sequence, schema)]
    good = []
    for call in calls:
        state = states[-1].copy()
        good.append(state.step(call.step.op, ARRIVAL, call.decoded, call.givens) == 0)
        states.append(state)
    return states, good


def shorter(run: list[Call], kept: int) -> Iterator[list[Call]]:
    """The run, then with one and more of its steps left out; the first and the one at `kept` stay."""
    free = [index for index in range(1, len(run)) if index != kept][:5]
    for count in range(len(free) + 1):
        for dropped in combinations(free, count):
            yield [call for index, call in enumerate(run) if index not in dropped]


def given_list(values: dict[str, Any]) -> tuple[Given, ...]:
    """What the caller of a step gives, as a vector holds it."""
    return tuple(Given(name, value) for name, value in values.items())


def changed_calls(sequence: Sequence, state: State, call: Call) -> Iterator[Call]:
    """The call with one value changed, in its body or in what is given, that its guards or updates look at."""
    exprs = [*(rule.expr for rule in call.step.rules), *(update.value for update in call.step.updates)]
    found = [node for expr in exprs for node in nodes(expr)]
    constants = sorted({node.value for node in found if isinstance(node, Lit)})
    block = call.message.block
    counted = block.counted
    named = {
        counted.get(node.path[0], node.path[0]) for node in found if isinstance(node, Ref) and node.scope == "request"
    } - {sequence.key}
    numbers = numbers_of(call.values) + numbers_of(state.fields)
    numbers = list(dict.fromkeys(numbers + [value for value in call.givens.values() if isinstance(value, int)]))
    types = [((given.name,), given.type, 0) for given in call.step.givens]
    for path, value in field_changes(list(types), call.givens, numbers, constants):
        yield replace(call, givens=put(call.givens, path[1:], value))
    chosen = [item for item in fields(block, call.values) if item[0][0] in named]
    for path, value in field_changes(chosen, call.values, numbers, constants):
        try:
            yield replace(call, data=image(block, put(call.values, path[1:], value)))
        except (ValueError, OverflowError):
            continue
