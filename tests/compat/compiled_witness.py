"""A witness and the compiled C of both sides in; an AssertionError out if the C says something else. See `compiled`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from codegen.compat.exchange import Exchange
from codegen.compat.model import Effect, Witness
from codegen.compat.reading import differences
from codegen.layout.model import Message, Op, Schema
from codegen.layout.verdict import CLASSES
from tests.compat.compiled_c import op_of
from tests.compat.compiled_side import Given, Side

_RULE = CLASSES["RULE"]


@dataclass(frozen=True)
class _At:
    """The message at one side, None where there is none, with its op and the verdict that the witness tells."""

    side: Side
    schema: str
    claimed: int
    message: Message | None

    @property
    def op(self) -> Op | None:
        """The op whose body it is."""
        return op_of(self.side.schemas[self.schema], self.message) if self.message is not None else None

    @property
    def name(self) -> str:
        """The name of a message that is there."""
        assert self.message is not None
        return self.message.name

    def taken(self, request: bytes) -> bool:
        """Whether the side accepts the request of the message."""
        op = self.op
        assert op is not None and op.request is not None, "a request of what is no reply"
        return not self.side.judge(self.schema, op.request.name, request)


def assert_witness(old: Side, new: Side, schema: str, witness: Witness) -> None:
    """Raises AssertionError unless the C of both sides treats the bytes as the witness says."""
    said = f"{schema}.{witness.message} {witness.part} {witness.data.hex() or 'no bytes'}"
    if witness.part == "sequence":
        _assert_run(old, new, schema, witness, said)
        return
    at = (
        _At(old, schema, witness.old, counterpart(old, new, schema, witness.message)),
        _At(new, schema, witness.new, counterpart(new, old, schema, witness.message)),
    )
    if witness.answer:
        _assert_unserved(at, witness, said)
    elif not all(one.message for one in at):
        _fail(said, "a side lacks the message, and no answer is told" if any(one.message for one in at) else
              "no side has the message")  # fmt: skip
    else:
        _assert_verdicts(at, witness, said)


def counterpart(side: Side, other: Side, schema: str, name: str) -> Message | None:
    """The message of that name at `side`; else the same body of the op that has the number which it has at `other`.

    An op whose own name both sides have is no counterpart of another.
    """
    found, there = side.message(schema, name), other.message(schema, name)
    if found is not None or there is None or schema not in side.schemas:
        return found
    op = op_of(other.schemas[schema], there)
    if op is None or any(mine.name == op.name for mine in side.schemas[schema].ops):
        return None
    same = next((mine for mine in side.schemas[schema].ops if mine.number == op.number), None)
    if same is None or any(theirs.name == same.name for theirs in other.schemas[schema].ops):
        return None
    bodies = [body for body in (same.request, same.reply, same.failure) if body is not None]
    return next((body for body in bodies if body.role == there.role), None)


def _asked(witness: Witness) -> Given:
    return {} if witness.request is None else witness.request


def _fail(said: str, why: str) -> None:
    raise AssertionError(f"{said}: {why}")


def _assert_verdicts(at: tuple[_At, _At], witness: Witness, said: str) -> None:
    for one in at:
        given = _asked(witness)
        if witness.request is not None and not one.taken(witness.request):
            if witness.effect is not Effect.ADD or one is at[1]:
                _fail(said, f"its request {witness.request.hex()} is refused by a side that has to accept it")
            given = {}
        elif witness.effect is Effect.ADD and one is at[0]:
            _fail(said, "its request is accepted by the old side, so nothing was added")
        if witness.part == "table" and at[0].message and at[0].message.part != "table":
            verdict = one.side.judge_table(one.schema, one.name, witness.data)
        else:
            verdict = one.side.judge(one.schema, one.name, witness.data, given)
        # A side that refuses the request has nothing that a rule could read: any rule may refuse then.
        unread = witness.request is not None and given == {} and one.claimed & 0xFF == _RULE
        if verdict != one.claimed and not unread:
            _fail(said, f"the C says {verdict:#x}, the witness {one.claimed:#x}")
    _assert_effect(at, witness, said)


def _assert_effect(at: tuple[_At, _At], witness: Witness, said: str) -> None:
    accepts = tuple(one.claimed == 0 for one in at)
    wanted = {Effect.LOSE: (True, False), Effect.GAIN: (False, True), Effect.ADD: (False, True)}
    if accepts != wanted.get(witness.effect, (True, True)):
        _fail(said, f"these verdicts do not {witness.effect.value}")
    if witness.effect is not Effect.MISREAD:
        return
    if not witness.readings:
        _fail(said, "no field is named that is read differently")
    if witness.part != "table" and (found := _readings(at, witness)) != witness.readings:
        _fail(said, f"the C reads {found}, the witness {witness.readings}")


def _readings(at: tuple[_At, _At], witness: Witness) -> tuple[tuple[str, str, str, str], ...]:
    """The fields that the C of the sides reads differently."""
    messages = [one.message for one in at]
    requests = [one.op.request if one.op is not None and witness.request is not None else None for one in at]
    values: list[Any] = [one.side.decode(one.schema, one.name, witness.data, _asked(witness)) for one in at]
    assert messages[0] is not None and messages[1] is not None
    return differences(Exchange(messages[0], messages[1], requests[0], requests[1]).pairs, *values)


def _assert_unserved(at: tuple[_At, _At], witness: Witness, said: str) -> None:
    """One side accepts the bytes; the other answers without looking at them."""
    serving, other = (at[1], at[0]) if witness.effect is Effect.GAIN else at
    if serving.message is None:
        _fail(said, "the side that serves it lacks the message")
    if serving.message is not None and serving.message.given and witness.request is None:
        _fail(said, "its rules read the request, and the witness has none")
    if serving.claimed or serving.side.judge(serving.schema, serving.name, witness.data, _asked(witness)):
        _fail(said, "the side that serves it refuses it")
    if not _unserved(serving, other, witness.answer):
        _fail(said, f"answered {witness.answer!r}, but both sides serve it alike")


def _unserved(serving: _At, other: _At, answer: str) -> bool:
    """Whether the other side has a reason for the answer."""
    mine, schema = serving.op, other.side.schemas.get(other.schema)
    assert mine is not None
    theirs = [op for op in schema.ops if op.number == mine.number] if schema is not None else []
    if answer == "UNSUPPORTED":
        return not theirs
    if answer.startswith("taken for "):
        return [op.name for op in theirs] == [answer.removeprefix("taken for ")]
    if schema is not None and not theirs:
        theirs = [op for op in schema.ops if op.name == mine.name]
    if not theirs:
        return False
    if answer == "DENIED":
        return theirs[0].reserved or theirs[0].test
    if answer == "INVALID_ARGUMENT":
        return theirs[0].notify != mine.notify
    if answer == "a failure without a body":
        return _failing(serving.side.schemas[serving.schema], mine) != _failing(schema, theirs[0])
    if ", which was " in answer:
        results = [_results(side) for side in (serving.side.schemas[serving.schema], schema)]
        return results[0].get(int(answer.split(",")[0])) != results[1].get(int(answer.split(",")[0]))
    acks = _number(serving.side.schemas[serving.schema], mine.ack), _number(schema, theirs[0].ack)
    return answer.startswith("acknowledged by ") and acks[0] != acks[1]


def _number(schema: Schema | None, name: str) -> int | None:
    return next((op.number for op in (schema.ops if schema is not None else ()) if op.name == name), None)


def _results(schema: Schema | None) -> dict[int, str]:
    members = schema.result_enum.members if schema is not None and schema.result_enum is not None else ()
    return {member.value: member.name for member in members}


def _failing(schema: Schema | None, op: Op) -> list[int]:
    """The numbers of the results with a body."""
    members = schema.result_enum.members if schema is not None and schema.result_enum is not None else ()
    return sorted(member.value for member in members if member.name in op.failure_results)


def _assert_run(old: Side, new: Side, schema: str, witness: Witness, said: str) -> None:
    """The messages go through the steps of each sequence that both sides have; one has to do what is told."""
    if not witness.run or (witness.run[-1].op, witness.run[-1].data) != (witness.message, witness.data):
        _fail(said, "it is not the last message of its run")
    wanted = [[0] * (len(witness.run) - 1) + [last] for last in (witness.old, witness.new)]
    names = [[sequence.name for sequence in side.schemas[schema].sequences] for side in (old, new)]
    found = {
        name: [side.run(schema, name, witness.run) for side in (old, new)] for name in names[0] if name in names[1]
    }
    if wanted not in found.values():
        _fail(said, f"the C says {found}, the witness {wanted}")
    if [last[-1] == 0 for last in wanted] != [witness.effect is Effect.LOSE, witness.effect is Effect.GAIN]:
        _fail(said, f"these verdicts do not {witness.effect.value}")
