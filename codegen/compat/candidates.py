"""Two sides of a body in, bytes worth a try out: what the vectors of each side hold, then what the difference suggests.

The vectors of a side reach every bound and break every rule, so a difference between two sides nearly always shows in
the vectors of one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.compat.exchange import Asked, Exchange, NOTHING
from codegen.compat.sets import SCALARS, patterns
from codegen.layout.model import Message
from codegen.reference.accepted import Body
from codegen.reference.codec import Refused, decode
from codegen.reference.image import image
from codegen.reference.model import patched
from codegen.reference.ordinary import put, without_counts
from codegen.reference.vectors import of_message, with_counts

REQUESTS = 64  # requests that a reply is tried with
BASES = 8  # accepted bodies that numbers are planted into
NUMBERS = 40  # numbers of one field


@dataclass(frozen=True)
class Picked:
    """Of one side: accepted bodies, and others that it refuses."""

    accepted: tuple[Body, ...]
    refused: tuple[bytes, ...]


def pick(message: Message, request: Message | None, asked: tuple[Body, ...]) -> Picked:
    """The vectors of a side; `asked` are accepted requests."""
    requests = with_counts(request, asked) if request is not None and message.given else ()
    bodies, cases, _ = of_message(message, (), requests)
    if cases is None:
        return Picked(bodies, ())
    accepts = {accept.name: accept.data for accept in cases.accepts}
    refused = tuple(patched(accepts[item.base], item.length, item.patches) for item in cases.refuses)
    return Picked(bodies, refused)


@dataclass(frozen=True)
class Material:
    """What a search tries: bodies, and requests to try them with."""

    bodies: tuple[bytes, ...]
    asked: tuple[Asked, ...]
    good: tuple[bytes, ...] = ()  # bodies that a side accepts


@dataclass(frozen=True)
class Seeds:
    """Bodies, and requests that they answer, which somebody knows to be good."""

    bodies: tuple[bytes, ...] = ()
    requests: tuple[bytes, ...] = ()


def material(exchange: Exchange, seeds: Seeds) -> Material:
    """Bodies and requests, the likely ones first."""
    asked_old = _requests(exchange.old_request, seeds) if exchange.depends else ()
    asked_new = _requests(exchange.new_request, seeds) if exchange.depends else ()
    old = pick(exchange.old, exchange.old_request, asked_old)
    new = pick(exchange.new, exchange.new_request, asked_new)
    good = dict.fromkeys([*seeds.bodies, *(body.data for body in (*old.accepted, *new.accepted))])
    found = dict.fromkeys([*good, *planted(exchange, tuple(good)), *old.refused, *new.refused])
    if not exchange.depends:
        return Material(tuple(found), (NOTHING,), tuple(good))
    requests = [body.data for body in (*asked_old, *asked_new)]
    requests += _with_givens(exchange.old_request, asked_old, old.accepted)
    requests += _with_givens(exchange.new_request, asked_new, new.accepted)
    return Material(tuple(found), distinct(exchange, requests)[:REQUESTS], tuple(good))


def distinct(exchange: Exchange, requests: list[bytes]) -> tuple[Asked, ...]:
    """Requests that a side accepts, one for each choice of the numbers that rules read; those of both sides first."""
    kept: dict[object, Asked] = {}
    for data in dict.fromkeys(requests):
        asked = exchange.asked(data)
        givens = [None if given is None else tuple(given.items()) for given in (asked.old, asked.new)]
        if givens != [None, None]:
            kept.setdefault(tuple(givens), asked)
    return tuple(sorted(kept.values(), key=lambda item: item.old is None or item.new is None))


def _requests(request: Message | None, seeds: Seeds) -> tuple[Body, ...]:
    if request is None:
        return ()
    found = list(pick(request, None, ()).accepted)
    for data in seeds.requests:
        try:
            values = without_counts(request.block, decode(request, data))
        except Refused:
            continue
        found.append(Body("known", values, {}, data))
    return tuple(found)


def _with_givens(request: Message | None, asked: tuple[Body, ...], replies: tuple[Body, ...]) -> list[bytes]:
    """For each reply a request that it answers."""
    found = []
    for given in {tuple(body.given.items()): body.given for body in replies}.values():
        for base in asked[:1] if request is not None else ():
            values = base.values
            try:
                for name, number in given.items():
                    values = put(values, tuple(name.split(".")), number)
                assert request is not None
                found.append(image(request.block, values))
            except (ValueError, OverflowError, KeyError, IndexError):
                continue
    return found


def planted(exchange: Exchange, good: tuple[bytes, ...]) -> Iterator[bytes]:
    """Good bodies with other numbers in the fields whose sets differ, and in those that changed their name or place."""
    bodies = exchange.bodies
    for old, new in bodies.standing:
        if not isinstance(old.type, SCALARS) or not isinstance(new.type, SCALARS) or old.type == new.type:
            continue
        before, after = patterns(old.type, old.block), patterns(new.type, new.block)
        numbers = list(dict.fromkeys([*after.edges(), *before.edges()]))
        numbers = [number for number in numbers if before.takes(number) or after.takes(number)]
        yield from _in_place(good, old.offset, old.size, numbers)
    for group in bodies.groups:
        for cell in () if group.old and group.new else (*group.old, *group.new):
            if isinstance(cell.type, SCALARS):
                kept = patterns(cell.type, cell.block)
                yield from _in_place(good, cell.offset, cell.size, [n for n in kept.edges() if kept.takes(n)])


def _in_place(good: tuple[bytes, ...], offset: int, size: int, numbers: list[int]) -> Iterator[bytes]:
    for number in numbers[:NUMBERS]:
        for base in good[:BASES]:
            if len(base) >= offset + size:
                yield base[:offset] + number.to_bytes(size, "little") + base[offset + size :]
