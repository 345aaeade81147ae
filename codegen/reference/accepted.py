"""A message and its examples in, accepted bodies that reach every bound out. Called by `vectors`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Iterator

from codegen.layout.model import Message, Type
from codegen.reference.annotate import lines
from codegen.reference.codec import Given, Refused, decode
from codegen.reference.image import Values, image
from codegen.reference.model import Accept
from codegen.reference.model import Given as GivenValue
from codegen.reference.ordinary import (
    Path,
    block_values,
    bounds,
    fields,
    from_example,
    get,
    put,
)
from codegen.reference.rules import Log
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int
from codegen.sema.model import Example

BODIES_LIMIT = 24  # accepted bodies of one message that bounds may ask for


@dataclass(frozen=True)
class Body:
    """An accepted body on its way to a vector: values without counts, the request's scalars, the bytes."""

    name: str
    values: Values
    given: Given
    data: bytes
    log: Log = field(default_factory=list, compare=False)


def attempt(message: Message, name: str, values: Values, given: Given) -> Body | None:
    """The body, if it is accepted."""
    log: Log = []
    try:
        data = image(message.block, values)
        decode(message, data, given, log)
    except (Refused, ValueError, OverflowError):
        return None
    return Body(name, values, given, data, log)


def vector(message: Message, body: Body) -> Accept:
    """The accepted body with a line for each field."""
    values = decode(message, body.data, body.given)
    givens = tuple(GivenValue(path, value) for path, value in body.given.items())
    return Accept(body.name, givens, lines(message.block, body.data, values))


def bases(message: Message, examples: tuple[Example, ...], requests: tuple[Values, ...]) -> tuple[Body, ...]:
    """The ordinary body if it is accepted, else one with every field low; then the examples.

    `requests` are accepted requests of the op, for a reply whose rules depend on one.
    """
    values = [("ordinary", block_values(message.block))]
    values += [(slug(example.name), from_example(message.block, example.fields)) for example in examples]
    found = [_with_given(message, name, body, requests) for name, body in values]
    if found[0] is None:
        found[0] = _with_given(message, "lowest", _lowest(message), requests)
    return tuple(body for body in found if body is not None)


def slug(name: str) -> str:
    """A name of one word."""
    return re.sub("[^A-Za-z0-9]+", "_", name).strip("_").lower() or "example"


def _with_given(message: Message, name: str, values: Values, requests: tuple[Values, ...]) -> Body | None:
    for given in _givens(message, values, requests):
        body = attempt(message, name, values, given)
        if body is not None:
            return body
    return None


def _givens(message: Message, values: Values, requests: tuple[Values, ...]) -> Iterator[Given]:
    """Requests that a reply may answer: real ones first, then each scalar at values that the reply suggests."""
    if not message.given:
        yield {}
        return
    names = [".".join(scalar.path) for scalar in message.given]
    for request in requests:
        yield {name: int(get(request, scalar.path)) for name, scalar in zip(names, message.given)}
    numbers = [get(values, path) for path, kind, _ in fields(message.block, values) if isinstance(kind, Int)]
    sizes = [len(get(values, path)) for path, kind, _ in fields(message.block, values) if getattr(kind, "count", "")]
    choices = [scalar_choices(scalar.type, numbers + sizes) for scalar in message.given]
    for count, chosen in enumerate(product(*choices)):
        if count == 2000:
            return
        yield dict(zip(names, chosen))


def scalar_choices(kind: Int | Bool | EnumType | FlagsType, numbers: list[int]) -> list[int]:
    """Values that the type takes: its bounds, then those of the numbers that it takes."""
    found = [int(value) for value in bounds(kind, "", 0, 0)]
    if isinstance(kind, FlagsType):
        found += [member.value for member in kind.by_value]
    if isinstance(kind, Int):
        found += [number for number in numbers if kind.low <= number <= kind.high and number % kind.aligned == 0]
    return list(dict.fromkeys(found))


def _lowest(message: Message) -> Values:
    values = block_values(message.block)
    for path, kind, offset in list(fields(message.block, values)):
        try:
            low = bounds(kind, str(path[-1]), offset, get(values, path))
        except (KeyError, IndexError):
            continue
        if low:
            values = put(values, path, low[0])
    return values


def at_bounds(message: Message, found: tuple[Body, ...]) -> tuple[Body, ...]:
    """Accepted bodies that together hold each bound of each field, as far as the rules let it stand in a base."""
    pending = _pending(message, found[0].values)
    made: list[Body] = []
    while pending and len(made) < BODIES_LIMIT:
        for base in found:
            body, left = _round(message, base, pending, f"bounds_{len(made) + 1}")
            if len(left) < len(pending):
                break
        else:
            break
        pending = left
        if all(body.data != other.data for other in (*found, *made)):
            made.append(body)
    return tuple(made)


Pending = list[tuple[Path, Any]]


def _pending(message: Message, values: Values) -> Pending:
    """Field and value, for every bound; lows of all fields first. Of arrays, the first element stands for all."""
    found: list[tuple[int, Path, Any]] = []
    for path, kind, offset in fields(message.block, values):
        if any(isinstance(key, int) and key for key in path):
            continue
        chosen = _bounds_at(kind, path, offset, values)
        found.extend((index, path, value) for index, value in enumerate(chosen))
    return [(path, value) for _, path, value in sorted(found, key=lambda item: item[0])]


def _bounds_at(kind: Type, path: Path, offset: int, values: Values) -> list[Any]:
    return bounds(kind, str(path[-1]), offset, get(values, path))


def _round(message: Message, base: Body, pending: Pending, name: str) -> tuple[Body, Pending]:
    """One body with as many of the pending values as go together, and those that are left."""
    together: Pending = []
    left: Pending = []
    for path, value in pending:
        free = all(not _overlap(path, other) for other, _ in together)
        (together if free else left).append((path, value))
    body = _all(message, base, together, name)
    if body is not None:
        return body, left
    body = Body(name, base.values, base.given, base.data, base.log)
    touched: list[Path] = []
    left = []
    for path, value in pending:
        tried = None
        if all(not _overlap(path, other) for other in touched):
            tried = _all(message, body, [(path, value)], name)
        if tried is None:
            left.append((path, value))
        else:
            body = tried
            touched.append(path)
    return body, left


def _all(message: Message, base: Body, chosen: Pending, name: str) -> Body | None:
    values = base.values
    try:
        for path, value in chosen:
            values = put(values, path, value)
    except (KeyError, IndexError):
        return None
    body = attempt(message, name, values, base.given)
    if body is None and len(chosen) == 1 and isinstance(chosen[0][1], int):
        return _asked(message, base, name, values, chosen[0][1])
    return body


def _asked(message: Message, base: Body, name: str, values: Values, value: int) -> Body | None:
    """The body with a request that asked for just this value: a reply often says again what it was asked."""
    for scalar in message.given:
        if value in scalar_choices(scalar.type, [value]):
            body = attempt(message, name, values, {**base.given, ".".join(scalar.path): value})
            if body is not None:
                return body
    return None


def _overlap(path: Path, other: Path) -> bool:
    shorter = min(len(path), len(other))
    return path[:shorter] == other[:shorter]
