"""A block of a tiny schema in, random rules over its fields out, each with other texts that say the same."""

from __future__ import annotations

import random
from typing import Iterator

from tests.compat.tiny import (
    Alias,
    Arr,
    Block,
    Bool,
    Count,
    Data,
    Enum,
    Num,
    Op,
    Recs,
    Rule,
    Schema,
    SlotOf,
    Struct,
    Type,
    Use,
)

Texts = list[str]


def _inside(schema: Schema, kind: Type) -> "Num | Bool | Enum | Struct | Data | Arr | None":
    """What a type is, behind its name."""
    if isinstance(kind, Use):
        named = schema.named(kind.name)
        return named.type if isinstance(named, Alias) else named
    if isinstance(kind, SlotOf):
        return Num("u32", 0, kind.high)
    if isinstance(kind, (Count, Recs)):
        return None
    return kind


def places(schema: Schema, block: Block, path: str = "") -> Iterator[tuple[str, "Num | Bool | Enum | Data | Arr"]]:
    """Every field that a rule can name, with what it is; those of structs by their dotted path."""
    data = {item.name: item.type for item in block.fields()}
    for item in block.fields():
        found = _inside(schema, item.type)
        if isinstance(item.type, Count):
            counted = data[item.type.of]
            low, high = (counted.low, counted.high) if isinstance(counted, (Data, Arr)) else (0, 1)
            found = Num(item.type.base, low, high)
        if isinstance(found, Struct):
            yield from places(schema, found.block, f"{path}{item.name}.")
        elif found is not None:
            yield path + item.name, found


def _number(rng: random.Random, place: str, kind: Num) -> Texts:
    low, high, step = bounds(kind)
    if high - low < 2 * step:
        return [f"{place} == {high}", f"not ({place} != {high})", f"{high} == {place}"]
    bound = rng.randint(low + 1, high - 1)
    # A literal on its own can't be negative in a sum, so the other texts stay with comparisons.
    return rng.choice(
        (
            [f"{place} <= {bound}", f"not ({place} > {bound})", f"{bound} >= {place}", f"{place} < {bound + 1}"],
            [f"{place} >= {bound}", f"not ({place} < {bound})", f"{bound} <= {place}", f"{place} > {bound - 1}"],
            [f"{place} != {bound}", f"not ({place} == {bound})", f"{place} < {bound} or {place} > {bound}"],
            [f"{place} in {bound}..{high}", f"{place} >= {bound}", f"not ({place} < {bound})"],
            [f"{place} in {{{low}, {bound}}}", f"{place} == {low} or {place} == {bound}"],
        )
    )


def bounds(kind: Num) -> tuple[int, int, int]:
    """Low, high and step."""
    bits = int(kind.base[1:])
    if kind.low is not None and kind.high is not None:
        return kind.low, kind.high, kind.step
    return (0, (1 << bits) - 1, 1) if kind.base[0] == "u" else (-(1 << bits - 1), (1 << bits - 1) - 1, 1)


def _two_numbers(rng: random.Random, one: str, other: str, kinds: tuple[Num, Num]) -> Texts:
    if kinds[0].base[0] != kinds[1].base[0]:
        return []
    most = max(bounds(kind)[1] for kind in kinds)
    found = [
        [f"{one} <= {other}", f"{other} >= {one}", f"not ({one} > {other})"],
        [f"{one} != {other}", f"not ({other} == {one})"],
        [f"{one} + {other} <= {most}", f"{other} + {one} <= {most}", f"not ({one} + {other} > {most})"],
        [f"{one} - {other} <= {most // 2}", f"not ({one} - {other} > {most // 2})"],
        [f"{one} * {other} <= {most}", f"{most} >= {other} * {one}"],
    ]
    if kinds[0].base[0] == "u":
        found += [[f"{one} + {other} <= MOST", f"MOST >= {one} + {other}"], [f"{one} >= {other}", f"{other} <= {one}"]]
    return rng.choice(found)


def _unsigned(rng: random.Random, place: str, kind: Num) -> Texts:
    low, high, step = bounds(kind)
    if high - low < 2 * step or kind.base[0] == "i":
        return []
    return rng.choice(
        (
            [f"{place} % 2 == 0", f"not ({place} % 2 != 0)", f"{place} % 2 == 0 and {place} % 2 == 0"],
            [f"{place} % 3 != 1", f"not ({place} % 3 == 1)"],
            [f"round_up({place}, 4) == {place}", f"round_down({place}, 4) == {place}", f"{place} % 4 == 0"],
            [f"round_up({place}, 2) - {place} == 0", f"{place} == round_up({place}, 2)", f"{place} % 2 == 0"],
        )
    )


def _enum(rng: random.Random, place: str, kind: Enum) -> Texts:
    names = [member.name for member in kind.members]
    one = rng.choice(names)
    if kind.bits:
        return rng.choice(
            (
                [f"{place} has {one}", f"not (not ({place} has {one}))"],
                [f"not ({place} has {one})", f"not ({place} has {one} and {place} has {one})"],
                [f"{place} != 0", f"not ({place} == 0)"],
            )
        )
    two = rng.choice(names)
    return rng.choice(
        (
            [f"{place} == {one}", f"{place} in {{{one}}}", f"not ({place} != {one})"],
            [f"{place} != {one}", f"not ({place} == {one})"],
            [f"{place} in {{{one}, {two}}}", f"{place} == {one} or {place} == {two}"] if one != two else [],
        )
    )


def condition(rng: random.Random, place: str, kind: object) -> Texts:
    """Texts of one condition on one field; none if there is nothing to say."""
    match kind:
        case Num():
            return _unsigned(rng, place, kind) if rng.random() < 0.3 else _number(rng, place, kind)
        case Bool():
            return rng.choice(([place, f"not (not {place})"], [f"not {place}", f"not ({place} and {place})"]))
        case Enum():
            return _enum(rng, place, kind)
    return []


def _array(rng: random.Random, schema: Schema, place: str, kind: Arr) -> Texts:
    element = _inside(schema, kind.element)
    if isinstance(element, Struct):
        if element.name == "span":
            return rng.choice(
                (
                    [f"disjoint({place}, start, size)"],
                    [f"ascending({place}.start)"],
                    [
                        f"all s in {place} {{ s.start + s.size <= 3 }}",
                        f"not any s in {place} {{ s.start + s.size > 3 }}",
                    ],
                )
            )
        inner = list(places(schema, element.block))
        name, what = rng.choice(inner)
        texts = condition(rng, f"s.{name}", what)
        if not texts:
            return []
    else:
        texts = condition(rng, "s", element)
        if isinstance(element, Num) and rng.random() < 0.4:
            return [f"ascending({place})"]
        if not texts:
            return []
    if rng.random() < 0.5:
        return [f"all s in {place} {{ {text} }}" for text in texts] + [f"not any s in {place} {{ not ({texts[0]}) }}"]
    return [f"any s in {place} {{ {text} }}" for text in texts] + [f"not all s in {place} {{ not ({texts[0]}) }}"]


def _arrays(one: str, other: str) -> Texts:
    """Elements of one array against those of another."""
    inner = f"any v in {other} {{ v >= s }}"
    return [f"all s in {one} {{ {inner} }}", f"not any s in {one} {{ not {inner} }}"]


def any_rule(rng: random.Random, schema: Schema, block: Block, number: int) -> Rule | None:
    """A rule over the block's fields; None where nothing came to mind."""
    found = list(places(schema, block))
    if not found:
        return None
    one, other = rng.choice(found), rng.choice(found)
    texts: Texts = []
    if isinstance(one[1], Arr) and isinstance(other[1], Arr) and one[0] != other[0]:
        texts = _arrays(one[0], other[0])
    elif isinstance(one[1], Arr):
        texts = _array(rng, schema, one[0], one[1])
    elif isinstance(one[1], Data) and isinstance(other[1], Data) and one[0] != other[0]:
        sign = rng.choice(("==", "!="))
        texts = [f"{one[0]} {sign} {other[0]}", f"{other[0]} {sign} {one[0]}"]
    elif isinstance(one[1], Num) and isinstance(other[1], Num) and one[0] != other[0]:
        texts = _two_numbers(rng, one[0], other[0], (one[1], other[1]))
    elif one[0] != other[0] and rng.random() < 0.5:
        first, second = condition(rng, *one), condition(rng, *other)
        if first and second:
            texts = [f"not ({first[0]}) or {text}" for text in second] + [f"{second[0]} or not ({first[-1]})"]
    else:
        texts = condition(rng, *one)
    return Rule(number, f"rule_{number}", texts, rng.randrange(len(texts))) if texts else None


def gate(rng: random.Random, schema: Schema, op: Op, number: int) -> Rule | None:
    """A rule of the reply that reads the request."""
    if op.request is None or op.reply is None:
        return None
    asks, says = list(places(schema, op.request)), list(places(schema, op.reply))
    asks = [item for item in asks if isinstance(item[1], (Num, Bool, Enum))]
    says = [item for item in says if isinstance(item[1], (Num, Bool, Enum))]
    if not asks or not says:
        return None
    ask, say = rng.choice(asks), rng.choice(says)
    if isinstance(ask[1], Num) and isinstance(say[1], Num) and rng.random() < 0.6:
        texts = _two_numbers(rng, say[0], f"request.{ask[0]}", (say[1], ask[1]))
    else:
        first, second = condition(rng, f"request.{ask[0]}", ask[1]), condition(rng, *say)
        if isinstance(say[1], (Num, Enum)) and rng.random() < 0.7:
            second = [f"{say[0]} == 0", f"not ({say[0]} != 0)"]
        if not first or not second:
            return None
        texts = [f"{first[0]} or {text}" for text in second] + [f"{second[-1]} or {first[-1]}"]
    return Rule(number, f"rule_{number}", texts, rng.randrange(len(texts)), True) if texts else None
