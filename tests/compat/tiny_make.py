"""A random number generator in, a random tiny schema out. Whether it compiles, and how many bodies it has, is asked
elsewhere: `cases` throws away what is refused or too large.
"""

from __future__ import annotations

import random
from typing import Callable

from tests.compat.tiny import (
    Alias,
    Arr,
    Block,
    Bool,
    Cap,
    Const,
    Count,
    Data,
    Enum,
    Field,
    Gap,
    Member,
    Num,
    Op,
    Recs,
    Rule,
    Schema,
    Sequence,
    SlotOf,
    Step,
    Struct,
    Type,
    Use,
)
from tests.compat.tiny_rules import any_rule, gate

NAMES = "alpha beta gamma delta kappa lambda sigma omega theta rho zeta eta iota".split()
BASES = "u8 u16 u32 u64 i8 i16 i32 i64".split()
SCALAR_TYPES = ("shade", "tint", "mood", "bits", "wide")


def number(rng: random.Random) -> Num:
    """An integer of few values."""
    base = rng.choice(BASES + ["u8"] * 4)
    count = rng.choice((2, 2, 3, 4, 4, 5, 8))
    if base[0] == "i":
        low = rng.choice((-1, -1, -2, 0, -100))
    else:
        low = rng.choice((0, 0, 0, 1, 2, 250))
    if base != "u8" and base != "i8" and rng.random() < 0.15:
        low = rng.choice((0xFFFE, 0x100 - 2, 300)) if base != "i16" else -0x8000
    if rng.random() < 0.15:
        step = rng.choice((2, 4))
        low = low // step * step
        return Num(base, low, min(low + count * step, _most(base)), step)
    return Num(base, low, min(low + count - 1, _most(base)))


def _most(base: str) -> int:
    bits = int(base[1:])
    return (1 << bits) - 1 if base[0] == "u" else (1 << bits - 1) - 1


def types(rng: random.Random) -> Schema:
    """A schema with types of every kind and no message."""
    return Schema(
        consts=[Const("MOST", rng.choice((2, 3, 5)))],
        enums=[
            Enum(
                "outcome",
                "u32",
                [Member(name, value) for name, value in (("OK", 0), ("DENIED", 1), ("INVALID_ARGUMENT", 2))]
                + [Member("LOST", 3), Member("FULL", 4), Member("INTERNAL", 6), Member("UNSUPPORTED", 7)],
            ),
            Enum("thing", "u16", [Member("NOTHING", 0), Member("DOOR", 1), Member("LAMP", 2), Member("DESK", 3)]),
            Enum("right", "u32", [Member("SEND", 1), Member("TAKE_IT", 2), Member("SHARE", 4)], bits=True),
            Enum("shade", rng.choice(("u8", "u8", "u16", "i8")), _members(rng, ("DARK", "GREY", "PALE", "WHITE"))),
            Enum("tint", "u8", _members(rng, ("RED", "BLUE", "PINK")), open=True),
            Enum("mood", "u32", _members(rng, ("GLAD", "CALM", "TIRED"))),
            Enum("bits", rng.choice(("u8", "u8", "u32")), _bits(rng, ("ONE", "TWO", "THREE")), bits=True),
            Enum("wide", "u16", _bits(rng, ("NEAR", "FAR")), bits=True),
        ],
        aliases=[Alias("small", Num("u8", 0, rng.choice((1, 2)))), Alias("step", Num("u16", 0, 4, 2))],
    )


def _members(rng: random.Random, names: tuple[str, ...]) -> list[Member]:
    count = rng.randint(2, len(names))
    values = sorted(rng.sample(range(0, 6), count))
    found = [Member(name, value) for name, value in zip(names, values)]
    if rng.random() < 0.5:
        rng.choice(found).default = True
    return found


def _bits(rng: random.Random, names: tuple[str, ...]) -> list[Member]:
    count = rng.randint(1, len(names))
    return [Member(name, 1 << bit) for name, bit in zip(names, sorted(rng.sample(range(0, 5), count)))]


def scalar(rng: random.Random) -> Type:
    """A number, bool, enum, flags or slot."""
    choice = rng.random()
    if choice < 0.45:
        return number(rng)
    if choice < 0.58:
        return Bool()
    if choice < 0.68:
        return Use(rng.choice(("small", "small", "step")))
    if choice < 0.74:
        return SlotOf(rng.choice(("sender", "receiver", "child")), rng.choice((1, 3)))
    return Use(rng.choice(SCALAR_TYPES))


def data(rng: random.Random, word: str = "") -> Data:
    """Bytes, text or strings of few forms."""
    word = word or rng.choice(("bytes", "bytes", "hash", "text", "path", "name", "strings"))
    most = 2 if rng.random() < 0.1 else 1
    if word == "hash":
        return Data(word, most, most, "exact")
    if word == "strings":
        return Data(word, 0, 2, "fixed")
    if word == "bytes":
        form = rng.choice(("exact", "fixed", "tail"))
        low = most if form == "exact" else 0
        return Data(word, low, most, form, secret=form != "tail" and rng.random() < 0.25)
    low = 0 if word == "text" else 1
    return Data(word, low, rng.choice((1, 2)) if word == "path" else 1, rng.choice(("fixed", "fixed", "tail")))


def array(rng: random.Random, element: str = "") -> Arr:
    """An array of small elements."""
    some = Bool(), Use("small"), Use("shade"), Use("bits")
    chosen: Num | Bool | Use = Use(element) if element else rng.choice(some)
    form = rng.choice(("exact", "fixed", "tail"))
    high = rng.choice((2, 2, 3))
    low = high if form == "exact" else rng.choice((0, 1))
    return Arr(chosen, low, high, form)


class Namer:
    """Names that no other field of the block has."""

    def __init__(self, rng: random.Random) -> None:
        self.free = NAMES[:]
        rng.shuffle(self.free)

    def name(self) -> str:
        """The next one."""
        return self.free.pop()


def with_count(rng: random.Random, name: str, kind: Type) -> list[Field]:
    """A field, with the one that counts it where it needs one."""
    counted = isinstance(kind, Recs) or getattr(kind, "form", "") in ("fixed", "tail")
    if isinstance(kind, Data) and kind.form == "fixed" and kind.word != "bytes":
        counted = False
    if not counted:
        return [Field(name, kind)]
    return [Field(f"{name}_used", Count(name, rng.choice(("u8", "u8", "u16", "u32")))), Field(name, kind)]


def block(rng: random.Random, kinds: list[Type], rules: int = 0, schema: Schema | None = None) -> Block:
    """A block of these types in a random order, the tail last, with so many rules."""
    namer = Namer(rng)
    found = Block()
    rng.shuffle(kinds)
    tails: list[Field] = []
    for kind in kinds:
        fields = with_count(rng, namer.name(), kind)
        tail = isinstance(kind, Recs) or getattr(kind, "form", "") == "tail"
        if tail and tails:
            continue
        if tail:
            tails.append(fields.pop())
        found.items += fields
        if rng.random() < 0.1:
            found.items.append(Gap(rng.choice((1, 2, 8))))
    found.items += tails
    for index in range(rules):
        rule = any_rule(rng, schema or Schema(), found, 11 + index)
        if rule is not None and rule.name not in [other.name for other in found.rules]:
            found.rules.append(rule)
    return found


def scalars(rng: random.Random, low: int, high: int) -> list[Type]:
    """Some scalar types."""
    return [scalar(rng) for _ in range(rng.randint(low, high))]


def add_structs(rng: random.Random, schema: Schema) -> None:
    """A struct of numbers and a record."""
    inner = block(rng, [number(rng), rng.choice((Bool(), Use("small"), Use("shade")))])
    if rng.random() < 0.4:
        rule = any_rule(rng, schema, inner, 1)
        inner.rules += [rule] if rule is not None else []
    schema.structs.append(Struct("pair", inner))
    span = Block([Field("start", Num("u8", 0, 2)), Field("size", Num("u8", 0, 2))])
    schema.structs.append(Struct("span", span))
    if rng.random() < 0.3:
        schema.structs.append(Struct("outer", Block([Field("inner", Use("pair")), Field("more", Bool())])))


def add_record(rng: random.Random, schema: Schema) -> None:
    """A record with a short tail."""
    word = rng.choice(("bytes", "text", "name"))
    fields = [Field("sort", Num(rng.choice(("u8", "u16")), 1, 2)), Field("used", Count("body", "u8"))]
    tail = Field("body", Data(word, 1 if word == "name" else 0, 1, "tail"))
    schema.structs.append(Struct("entry", Block([*fields, tail]), record=True))


def cap(rng: random.Random, name: str, optional: bool, many: int = 0) -> Cap:
    """A capability."""
    rights = rng.sample(("SEND", "TAKE_IT", "SHARE"), rng.randint(0, 2))
    move = rng.random() < 0.4
    return Cap(name, rng.choice(("DOOR", "LAMP", "DESK")), rights, move, optional, many)


def caps(rng: random.Random) -> list[Cap]:
    """A table."""
    names = ["first", "second", "third"][: rng.randint(1, 3)]
    found = [cap(rng, name, rng.random() < 0.4) for name in names]
    if rng.random() < 0.4:
        found[-1].optional, found[-1].many = False, rng.choice((1, 2, 3))
    return found


Flavour = Callable[[random.Random, Schema], None]


def _plain(rng: random.Random, schema: Schema) -> None:
    schema.ops.append(Op("TAKE", 0x700, block(rng, scalars(rng, 1, 4), rng.choice((0, 1, 1, 2)), schema), Block()))
    schema.ops[0].reply = block(rng, scalars(rng, 0, 3), rng.choice((0, 0, 1)), schema)


def _data(rng: random.Random, schema: Schema) -> None:
    word = rng.choice(("bytes", "bytes", "text", "path", "name", "strings", "hash"))
    kinds: list[Type] = [data(rng, word), *scalars(rng, 0, 1)]
    if word in ("hash", "bytes") and rng.random() < 0.2:
        kinds = [Data("hash", 1, 1, "exact"), Data("hash", 1, 1, "exact")]
    schema.ops.append(Op("TAKE", 0x700, block(rng, kinds, rng.choice((0, 1)), schema), Block()))
    if rng.random() < 0.5:
        schema.ops[0].request, schema.ops[0].reply = schema.ops[0].reply, schema.ops[0].request


def _arrays(rng: random.Random, schema: Schema) -> None:
    add_structs(rng, schema)
    kinds: list[Type] = [array(rng, rng.choice(("", "", "pair", "span", "span"))), *scalars(rng, 0, 2)]
    if rng.random() < 0.25:
        kinds = [Arr(Use("small"), 2, 2, "exact"), array(rng, "small")]
    schema.ops.append(Op("TAKE", 0x700, block(rng, kinds, rng.choice((0, 1, 1, 2)), schema), Block()))


def _structs(rng: random.Random, schema: Schema) -> None:
    add_structs(rng, schema)
    kinds: list[Type] = [Use(schema.structs[rng.choice((0, -1))].name), *scalars(rng, 0, 2)]
    schema.ops.append(Op("TAKE", 0x700, block(rng, kinds, rng.choice((0, 1)), schema), Block()))


def _records(rng: random.Random, schema: Schema) -> None:
    add_record(rng, schema)
    high = rng.choice((3, 4, 4))
    schema.ops.append(Op("TAKE", 0x700, Block(), block(rng, [Recs("entry", high), *scalars(rng, 0, 1)])))


def _given(rng: random.Random, schema: Schema) -> None:
    asks: list[Type] = [Use(rng.choice(("bits", "wide"))), *scalars(rng, 0, 1)]
    if rng.random() < 0.2:
        add_structs(rng, schema)
        asks.append(Use("pair"))
    request = block(rng, asks, rng.choice((0, 0, 1)), schema)
    reply = block(rng, scalars(rng, 1, 3), rng.choice((0, 1)), schema)
    op = Op("TAKE", 0x700, request, reply)
    schema.ops.append(op)
    if rng.random() < 0.8:
        rule = gate(rng, schema, op, 21)
        reply.rules += [rule] if rule is not None else []


def _caps(rng: random.Random, schema: Schema) -> None:
    schema.ops.append(Op("TAKE", 0x700, block(rng, scalars(rng, 0, 1)), block(rng, scalars(rng, 0, 1))))
    for body in (schema.ops[0].request, schema.ops[0].reply):
        if body is not None and rng.random() < 0.7:
            body.caps = caps(rng)


def _ops(rng: random.Random, schema: Schema) -> None:
    schema.ops.append(Op("TAKE", 0x700, block(rng, scalars(rng, 0, 2)), block(rng, scalars(rng, 0, 1))))
    schema.ops.append(Op("GIVE", 0x701, block(rng, scalars(rng, 0, 2)), block(rng, scalars(rng, 0, 2))))
    schema.ops.append(Op("TOLD", 0x702, block(rng, scalars(rng, 0, 2)), ack="TAKE"))
    for op in schema.ops[:2]:
        if rng.random() < 0.4:
            op.failure, op.failing = block(rng, scalars(rng, 1, 2)), ["LOST"]
        op.results = rng.choice(([], ["LOST"], ["FULL"], ["LOST", "FULL"]))
        op.results += [name for name in op.failing if name not in op.results]
        op.words = rng.choice(([], [], ["test"], ["idempotent"], ["reserved"]))
        if "reserved" in op.words:
            op.reply = op.failure = None
            op.failing, op.results = [], []
    if rng.random() < 0.3:
        schema.messages.append(("lone", block(rng, scalars(rng, 1, 2), 1, schema)))


def _raw(rng: random.Random, schema: Schema) -> None:
    """Two bytes whose every pattern is tried."""
    one = rng.choice((Num("u8"), Num("i8"), Use("tint"), Data("bytes", 1, 1, "exact"), Num("u8", 3, 200)))
    other = rng.choice((Num("u8"), Num("u8", 0, 99), Bool(), Use("bits"), Use("shade"), Num("i8", -50, 50)))
    schema.ops.append(Op("TAKE", 0x700, block(rng, [one, other], 1, schema), Block()))


def _sequence(rng: random.Random, schema: Schema) -> None:
    key = Field("run", Num("u8", 0, 1))
    extra = [Bool(), Use("small"), Use("shade"), Num("u16", 0, 2)]
    bodies = [Block([Field("run", Num("u8", 0, 1)), Field("more", rng.choice(extra))]) for _ in range(2)]
    most = rng.choice((1, 2, 3))
    begin = Block([key, Field("limit", Num("u8", 0, most))])
    more = Block([Field("run", Num("u8", 0, 1)), Field("part", Num("u8", 0, most))])
    schema.ops += [
        Op("START", 0x700, begin, Block()),
        Op("MORE", 0x701, more, Block()),
        Op("FINISH", 0x702, bodies[0], Block()),
        Op("GIVE_UP", 0x703, bodies[1], Block()),
    ]
    total = "state.sum + request.part"
    bounds = (
        [f"{total} <= state.limit", f"state.limit >= {total}", f"not ({total} > state.limit)"],
        ["state.sum < state.limit", "state.limit > state.sum"],
        ["state.sum < state.limit or request.part == 0", "request.part == 0 or state.limit > state.sum"],
    )
    bound = list(rng.choice(bounds))
    first = Step("begin", "START", sets=[("limit", "request.limit"), ("sum", "0")])
    if rng.random() < 0.5:
        first.rules.append(Rule(1, "enough", ["request.limit > 0", "request.limit != 0", "request.limit >= 1"]))
    following = Step("step", "MORE", [Rule(1, "fits", bound)], [("sum", "state.sum + request.part")])
    last = Step("commit", "FINISH", [Rule(1, "full", ["state.sum == state.limit", "state.limit == state.sum"])])
    if rng.random() < 0.3:
        last.givens.append(("seen", "small"))
        last.rules.append(Rule(2, "known", ["given.seen == state.sum", "state.sum == given.seen"]))
    steps = [first, following, last, Step("abort", "GIVE_UP")]
    schema.sequences.append(Sequence("job", "run", [("limit", "u8"), ("sum", "u8")], steps))


def _ledger(rng: random.Random, schema: Schema) -> None:
    """A sequence that keeps an array and looks elements up."""
    run = [Field("run", Num("u8", 0, 1)) for _ in range(3)]
    listed = [run[0], Field("list_used", Count("list", "u8")), Field("list", Arr(Use("small"), 0, 2, "fixed"))]
    schema.ops += [
        Op("START", 0x700, Block(listed), Block()),
        Op("MORE", 0x701, Block([run[1], Field("part", Num("u8", 0, 2)), Field("twice", Bool())]), Block()),
        Op("FINISH", 0x702, Block([run[2]]), Block()),
    ]
    fits = ["request.part <= state.list[state.made]", "state.list[state.made] >= request.part"]
    made = rng.choice(("state.made + 1", "if request.twice then state.made + 2 else state.made + 1"))
    steps = [
        Step("begin", "START", sets=[("list", "request.list"), ("made", "0")]),
        Step("step", "MORE", [Rule(1, "fits", fits)], [("made", made)]),
        Step("commit", "FINISH", [Rule(1, "full", ["state.made == state.list_used", "state.list_used == state.made"])]),
    ]
    state = [("list_used", "u8 count of list"), ("list", "small[0..2]"), ("made", "u8")]
    schema.sequences.append(Sequence("job", "run", state, steps))


FLAVOURS: tuple[Flavour, ...] = (
    _plain,
    _plain,
    _given,
    _arrays,
    _given,
    _caps,
    _ops,
    _structs,
    _data,
    _given,
    _sequence,
    _records,
    _raw,
    _ledger,
)


def make(rng: random.Random, index: int) -> Schema:
    """A schema; its flavour follows from the index, so that all are in turn."""
    schema = types(rng)
    FLAVOURS[index % len(FLAVOURS)](rng, schema)
    return schema
