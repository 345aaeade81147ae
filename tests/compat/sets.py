"""Two sides of a tiny schema in, the class of each body and op that follows from the accepted sets out.

The oracle of a comparison. It enumerates (`every`, `tables`), asks the reference codec, and looks at the sets; it
shares no code with codegen/compat. The words are those of the comparison: "same", "additive", "loosened",
"tightened", "breaking", from harmless to harmful.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Iterator, Mapping

from codegen.layout.model import Block, Message, Op, Schema
from codegen.reference.codec import Refused, decode
from tests.compat import every, tables
from tests.compat.readings import differs

ORDER = ("same", "additive", "loosened", "tightened", "breaking", "unproven")

Given = tuple[tuple[str, int], ...]  # what a reply's rules read in a request: dotted path, number
Accepted = Mapping[bytes, Mapping[str, Any]]  # bodies, and what they say


@lru_cache(maxsize=4096)
def _bodies(block: Block) -> tuple[bytes, ...]:
    return tuple(every.bodies(block))


@lru_cache(maxsize=20_000)
def accepted(message: Message, known: Given = ()) -> Accepted:
    """Every body that a side accepts for a request."""
    found = {}
    scalars = dict(known)
    for data in _bodies(message.block):
        try:
            found[data] = decode(message, data, scalars)
        except Refused:
            pass
    return found


@dataclass
class Seen:
    """What became of the bodies of two sides."""

    lost: bool = False
    gained: bool = False
    common: bool = False
    misread: bool = False

    def add(self, old: Accepted, new: Accepted, tell: Any) -> None:
        """Looks at two sets."""
        both = old.keys() & new.keys()
        self.lost |= len(both) < len(old)
        self.gained |= len(both) < len(new)
        self.common |= bool(both)
        self.misread = self.misread or any(tell(old[data], new[data]) for data in sorted(both))

    @property
    def word(self) -> str:
        """The class."""
        if self.misread or self.lost and self.gained or self.lost and not self.common:
            return "breaking"
        return "tightened" if self.lost else "loosened" if self.gained else "same"


def body(old: Message, new: Message, requests: tuple[Message | None, Message | None] = (None, None)) -> str:
    """The class of a body; `requests` are those of each side that it answers."""
    tell = differs(old.block, new.block)
    seen = Seen()
    if not old.given and not new.given:
        seen.add(accepted(old), accepted(new), tell)
        return seen.word
    asked = requests[0], requests[1]
    if asked[0] is None or asked[1] is None:
        raise ValueError("a reply without a request")
    first, second = accepted(asked[0]), accepted(asked[1])
    pairs = {(given(old, first[data]), given(new, second[data])) for data in first.keys() & second.keys()}
    for one, other in sorted(pairs):
        seen.add(accepted(old, one), accepted(new, other), tell)
    if seen.word != "same":
        return seen.word
    known = {data for one in {given(old, values) for values in first.values()} for data in accepted(old, one)}
    replies = {data for one in {given(new, values) for values in second.values()} for data in accepted(new, one)}
    return "additive" if replies - known else "same"


def given(reply: Message, request: Mapping[str, Any]) -> Given:
    found = []
    for scalar in reply.given:
        value: Any = request
        for name in scalar.path:
            value = value[name]
        found.append((".".join(scalar.path), int(value)))
    return tuple(found)


def table(old: Message, new: Message) -> str:
    """The class of the capabilities that travel with a body."""
    seen = Seen()
    for row in tables.rows(old.caps, new.caps):
        before, after = tables.accepts(old.caps, row), tables.accepts(new.caps, row)
        seen.lost |= before and not after
        seen.gained |= after and not before
        seen.common |= before and after
        seen.misread |= before and after and tables.misread(old.caps, new.caps, row)
    return seen.word


@dataclass
class Expected:
    """The class of an op and those of its bodies, by role."""

    word: str = "same"
    bodies: dict[str, str] = field(default_factory=dict)

    def at_least(self, word: str) -> None:
        """Makes it as bad as that."""
        self.word = max(self.word, word, key=ORDER.index)


Key = tuple[str, str]  # name of an op or message at the old and at the new side, "" where it is not


def expected(old: Schema, new: Schema) -> dict[Key, Expected]:
    """The class of every op and message of two schemas."""
    found: dict[Key, Expected] = {}
    for before, after in _pairs(old, new):
        found[before.name if before else "", after.name if after else ""] = _op(old, new, before, after)
    afters = {message.name: message for message in new.messages}
    for message in old.messages:
        if message.name in afters:
            word = body(message, afters[message.name])
            found[message.name, message.name] = Expected(word, {"message": word})
    return found


def _pairs(old: Schema, new: Schema) -> Iterator[tuple[Op | None, Op | None]]:
    """Ops by name; of the others, by number."""
    names = {op.name: op for op in old.ops}.keys() & {op.name: op for op in new.ops}.keys()
    numbers = {op.number: op for op in new.ops if op.name not in names}
    for op in old.ops:
        if op.name in names:
            yield op, next(other for other in new.ops if other.name == op.name)
        else:
            yield op, numbers.pop(op.number, None)
    yield from ((None, op) for op in numbers.values())


def _op(old: Schema, new: Schema, before: Op | None, after: Op | None) -> Expected:
    found = Expected()
    if before is None or after is None:
        found.at_least("additive" if before is None else "breaking")
        return found
    served = [not (op.reserved or op.test) for op in (before, after)]
    if before.number != after.number or before.notify != after.notify or served[0] and not served[1]:
        found.at_least("breaking")
    if after.reserved and not before.reserved or after.test and not before.test:
        found.at_least("breaking")
    if before.reserved and not after.reserved or before.test and not after.test:
        found.at_least("loosened")
    if before.notify and after.notify and _number(old, before.ack) != _number(new, after.ack):
        found.at_least("breaking")
    found.at_least(_results(old, new, before, after))
    # What is answered DENIED whatever the bytes are has no bodies to compare.
    for role, one, other in _bodies_of(before, after) if before.reserved == after.reserved else ():
        requests = (before.request, after.request) if role in ("reply", "failure") else (None, None)
        found.bodies[role] = body(one, other, requests)
        if one.caps or other.caps:
            found.bodies[f"{role} table"] = table(one, other)
    for word in found.bodies.values():
        found.at_least(word)
    return found


def _bodies_of(before: Op, after: Op) -> Iterator[tuple[str, Message, Message]]:
    request = "notification" if after.notify else "request"
    for role, one, other in (
        (request, before.request, after.request),
        ("reply", before.reply, after.reply),
        ("failure", before.failure, after.failure),
    ):
        if one is not None and other is not None:
            yield role, one, other


def _number(schema: Schema, name: str) -> int | None:
    return next((op.number for op in schema.ops if op.name == name), None)


IMPLIED = ("DENIED", "INVALID_ARGUMENT", "UNSUPPORTED", "INTERNAL")


def _results(old: Schema, new: Schema, before: Op, after: Op) -> str:
    """A failure has a body or it hasn't; an answer that is not listed is a failure like any other.

    A number that both list means another result if one of its names is another number at the other side.
    """
    one, other = _answers(before), _answers(after)
    numbers = _numbers(old), _numbers(new)
    first = {numbers[0][name]: (name, has) for name, has in one.items() if name in numbers[0]}
    second = {numbers[1][name]: (name, has) for name, has in other.items() if name in numbers[1]}
    for number in first.keys() & second.keys():
        if first[number][1] != second[number][1]:
            return "breaking"
        names = first[number][0], second[number][0]
        if names[0] != names[1] and (names[1] in numbers[0] or names[0] in numbers[1]):
            return "breaking"
    return "additive" if second.keys() - first.keys() else "same"


def _answers(op: Op) -> dict[str, bool]:
    """The results that an op may answer, and whether they come with a body."""
    return {name: name in op.failure_results for name in (*IMPLIED, *op.results, *op.failure_results)}


def _numbers(schema: Schema) -> dict[str, int]:
    return {member.name: member.value for member in schema.result_enum.members} if schema.result_enum else {}
