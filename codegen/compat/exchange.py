"""One body on both sides, to be tried with real bytes: what each side says of them, and what that shows.

A reply whose rules read the request is tried together with a request. Only requests that both sides accept tell
whether the reply changed; those that only the new side accepts tell whether something was added.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from codegen.compat.bodies import Bodies
from codegen.compat.cells import Pair, read_alike
from codegen.compat.model import Effect, Witness
from codegen.compat.reading import differences
from codegen.compat.shape import shape
from codegen.layout.model import Message
from codegen.layout.verdict import CLASSES
from codegen.reference.codec import Given, Refused, decode
from codegen.reference.image import Values


@dataclass(frozen=True)
class Asked:
    """A request, and the numbers in it that the rules of the reply read; None on a side that refuses it.

    One side at least accepts it.
    """

    data: bytes | None
    old: Given | None
    new: Given | None


NOTHING = Asked(None, {}, {})  # of bodies that depend on no request


@dataclass(frozen=True)
class Exchange:
    """The body of both sides with its requests, where there are some."""

    old: Message
    new: Message
    old_request: Message | None = None
    new_request: Message | None = None

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """What both sides have to read alike."""
        return read_alike(self.old.block, self.new.block)

    @cached_property
    def bodies(self) -> Bodies:
        """The blocks, as the rules look at them."""
        requests = [None if side is None else side.block for side in (self.old_request, self.new_request)]
        return Bodies(self.old.block, self.new.block, requests[0], requests[1])

    @property
    def requests_differ(self) -> bool:
        """Whether the sides accept other requests."""
        old, new = self.bodies.old_request, self.bodies.new_request
        return old is not None and new is not None and shape(old) != shape(new)

    @property
    def depends(self) -> bool:
        """Whether a side's rules read the request."""
        return bool(self.old.given or self.new.given)

    @property
    def apart(self) -> bool:
        """Whether no length is good for both sides."""
        old, new = self.old.block, self.new.block
        return old.maximum < new.fixed or new.maximum < old.fixed

    def asked(self, data: bytes) -> Asked:
        """What the sides make of a request."""
        return Asked(data, _given(self.old_request, self.old, data), _given(self.new_request, self.new, data))

    def judge(self, data: bytes, asked: Asked) -> "Outcome":
        """What the sides make of a body. A side that refuses the request is asked as if there were none."""
        old, before = _decode(self.old, data, asked.old or {})
        new, after = _decode(self.new, data, asked.new or {})
        return Outcome(asked, data, old, new, before, after)

    def witness(self, outcome: "Outcome") -> Witness | None:
        """What an outcome shows; None where the sides agree. ADD: if the old side accepts it for no request."""
        effect: Effect | None = None
        readings: tuple[tuple[str, str, str, str], ...] = ()
        if outcome.asked.old is None or outcome.asked.new is None:
            effect = Effect.ADD if outcome.asked.new is not None and outcome.old and not outcome.new else None
        elif outcome.old and not outcome.new:
            effect = Effect.GAIN
        elif outcome.new and not outcome.old:
            effect = Effect.LOSE
        elif not outcome.old:
            readings = differences(self.pairs, outcome.before, outcome.after)
            effect = Effect.MISREAD if readings else None
        if effect is None:
            return None
        return Witness(
            effect=effect,
            message=self.new.name,
            part=self.new.part,
            data=outcome.data,
            old=outcome.old,
            new=outcome.new,
            request=outcome.asked.data,
            readings=readings,
        )


@dataclass(frozen=True)
class Outcome:
    """Verdicts of both sides on one body, and what they read; of a refused one, nothing."""

    asked: Asked
    data: bytes
    old: int
    new: int
    before: Values
    after: Values


def _decode(message: Message, data: bytes, given: Given) -> tuple[int, Values]:
    try:
        return 0, decode(message, data, given)
    except Refused as refusal:
        return refusal.verdict, {}
    except KeyError:  # the side refuses the request, so there is nothing that the rule could read
        return CLASSES["RULE"], {}


def _given(request: Message | None, reply: Message, data: bytes) -> Given | None:
    """The scalars that a reply's rules read in a request; None if the side refuses it."""
    if request is None:
        return None
    verdict, values = _decode(request, data, {})
    if verdict:
        return None
    found = {}
    for scalar in reply.given:
        value = values
        for name in scalar.path[:-1]:
            value = value[name]
        found[".".join(scalar.path)] = int(value[scalar.path[-1]])
    return found
