"""Steps of an ordered protocol in, verdicts out, by interpreting its layout. Called by `calls` and `deviations`."""

from __future__ import annotations

from typing import Any, Mapping, assert_never

from codegen.layout.model import Array, Message, Records, Schema, Sequence, Step, Struct, Type
from codegen.layout.verdict import verdict
from codegen.reference.image import Values
from codegen.reference.rules import Broken, Evaluator, Log, Place
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

Givens = Mapping[str, Any]  # what the caller of a step supplies, by name


def zero(kind: Type) -> Any:
    """The value of a state field before `begin`."""
    match kind:
        case Int() | EnumType() | FlagsType():
            return 0
        case Bool():
            return False
        case Bytes():
            return bytes(kind.high) if kind.form is Form.EXACT else b""
        case Text() | Strings():
            return b""
        case Struct():
            return {slot.name: zero(slot.type) for slot in kind.block.slots}
        case Array():
            return [zero(kind.element) for _ in range(kind.high)] if kind.form is Form.EXACT else []
        case Records():
            return []
        case _:
            assert_never(kind)


def request_of(schema: Schema, op: str) -> Message:
    """The body that a step of that op brings."""
    message = next(found.request for found in schema.ops if found.name == op)
    assert message is not None
    return message


class State:
    """The state object of one sequence. `log`, where given, is told how each atom of a guard came out.

    The fields' values are shared with the requests and states that they come from: nobody changes a value in place.
    """

    def __init__(self, sequence: Sequence, schema: Schema) -> None:
        self.sequence = sequence
        self.schema = schema
        self.log: Log | None = None
        self.active = False
        self.arrival = 0
        self.key = 0
        self.fields: Values = {}
        self._wipe()

    def _wipe(self) -> None:
        self.active = False
        self.arrival = 0
        self.key = 0
        self.fields = {slot.name: zero(slot.type) for slot in self.sequence.state}

    def copy(self) -> "State":
        """An independent object in the same state."""
        other = State(self.sequence, self.schema)
        other.active, other.arrival, other.key = self.active, self.arrival, self.key
        other.fields = dict(self.fields)
        return other

    def abort(self) -> None:
        """The owner's end, whatever the state."""
        self._wipe()

    def snapshot(self) -> Values:
        """The whole state, by name."""
        head = {"active": self.active, "arrival": self.arrival, "key": self.key}
        return {**head, **self.fields}

    def step(self, op: str, arrival: int, request: Values, givens: Givens) -> int:
        """The verdict on one message of the protocol, checked before its effect."""
        step = next(found for found in self.sequence.steps if found.op == op)
        key = request[self.sequence.key]
        if step.kind == "begin":
            if self.active:
                return verdict("sequence", "BUSY")
        elif not self.active:
            return verdict("sequence", "IDLE")
        elif (arrival, key) != (self.arrival, self.key):
            return verdict("sequence", "KEY")
        refusal, fields = self._effect(step, request, givens)
        if refusal or step.kind in ("commit", "abort"):
            self._wipe()
            return refusal
        self.fields = fields
        self.active = True
        self.arrival = arrival
        self.key = key
        return 0

    def _effect(self, step: Step, request: Values, givens: Givens) -> tuple[int, Values]:
        """The verdict of the guards and updates, and the state fields that the updates lead to."""
        evaluator = Evaluator(
            {
                "request": Place(request, request_of(self.schema, step.op).block),
                "given": Place(dict(givens)),
                "state": Place(self.fields),
            },
            self.log,
        )
        for rule in step.rules:
            if evaluator.failure(rule.expr, rule.offset) is not None:
                return verdict("sequence", "RULE", rule.offset, rule.number), self.fields
        fields = dict(self.fields)
        try:
            for update in step.updates:
                slot = next(found for found in self.sequence.state if found.name == update.target)
                fields[slot.name] = _held(slot.type, evaluator.number(update.value))
                if isinstance(slot.type, Array) and slot.type.count:
                    fields[slot.type.count] = len(fields[slot.name])
        except Broken:
            return verdict("sequence", "RULE"), self.fields
        return 0, fields


def _held(kind: Type, value: Any) -> Any:
    """The value, if a field of that type can hold it."""
    if isinstance(kind, Int):
        bits = kind.width * 8
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if kind.signed else (0, (1 << bits) - 1)
        if not low <= value <= high:
            raise Broken
    if isinstance(kind, (Bytes, Array)) and not kind.low <= len(value) <= kind.high:
        raise Broken
    return bool(value) if isinstance(kind, Bool) else value
