"""Edits of the fields of a tiny schema. Each changes the description in place; False where it found nothing to do."""

from __future__ import annotations

import random
import re
from typing import Callable

from tests.compat import tiny_make
from tests.compat.tiny import (
    WIDTHS,
    Alias,
    Arr,
    Block,
    Bool,
    Count,
    Data,
    Field,
    Gap,
    Num,
    Op,
    Recs,
    Schema,
    SlotOf,
    Struct,
    Use,
    extent,
    is_tail,
)

Edit = Callable[[random.Random, Schema], bool]


def owned(rng: random.Random, schema: Schema) -> tuple[Block, Op | None]:
    """A block with something in it; bodies rather than structs."""
    found: list[tuple[Block, Op | None]] = []
    for op in schema.ops:
        found += [(block, op) for block in (op.request, op.reply, op.failure) if block is not None and block.items] * 2
    found += [(block, None) for _, block in schema.messages] * 2
    found += [(struct.block, None) for struct in schema.structs]
    return rng.choice(found) if found else (Block(), None)


def pick(rng: random.Random, schema: Schema, *kinds: type) -> tuple[Block, Field] | None:
    """A field whose type is one of these."""
    found = []
    for block in schema.blocks():
        found += [(block, item) for item in block.fields() if isinstance(item.type, kinds)]
    return rng.choice(found) if found else None


def replace_word(schema: Schema, block: Block, old: str, new: str) -> None:
    """Puts another name of a field into the rules that may read it."""
    word = re.compile(rf"(?<![\w.]){old}\b|(?<=\bs\.){old}\b|(?<=\.){old}\b")
    texts = [rule.texts for other in schema.blocks() for rule in other.rules]
    del block
    for rule in texts:
        rule[:] = [word.sub(new, text) for text in rule]
    for sequence in schema.sequences:
        for step in sequence.steps:
            for guard in step.rules:
                guard.texts[:] = [text.replace(f"request.{old}", f"request.{new}") for text in guard.texts]
            step.sets[:] = [(name, text.replace(f"request.{old}", f"request.{new}")) for name, text in step.sets]


def free_name(rng: random.Random, block: Block) -> str:
    """A name that no field of the block has."""
    taken = {item.name for item in block.fields()}
    return rng.choice([name for name in (*tiny_make.NAMES, "fresh") if name not in taken])


def swap(rng: random.Random, schema: Schema) -> bool:
    """Two neighbours change places."""
    block, _ = owned(rng, schema)
    places = [
        at
        for at in range(len(block.items) - 1)
        if not any(isinstance(item, Field) and is_tail(item.type) for item in block.items[at : at + 2])
    ]
    if not places:
        return False
    at = rng.choice(places)
    block.items[at], block.items[at + 1] = block.items[at + 1], block.items[at]
    return True


def rename(rng: random.Random, schema: Schema) -> bool:
    """A field has another name."""
    found = pick(rng, schema, Num, Bool, Use, SlotOf, Data, Arr, Recs, Count)
    if found is None or found[1].name == "run":
        return False
    block, item = found
    old, item.name = item.name, free_name(rng, block)
    for other in block.fields():
        if isinstance(other.type, Count) and other.type.of == old:
            other.type.of = item.name
    replace_word(schema, block, old, item.name)
    return True


def swap_names(rng: random.Random, schema: Schema) -> bool:
    """Two fields of a block change names, and nothing else."""
    block, _ = owned(rng, schema)
    found = [item for item in block.fields() if not isinstance(item.type, Count) and item.name != "run"]
    counted = {item.type.of for item in block.fields() if isinstance(item.type, Count)}
    found = [item for item in found if item.name not in counted]
    if len(found) < 2:
        return False
    one, other = rng.sample(found, 2)
    one.name, other.name = other.name, one.name
    return True


def retype(rng: random.Random, schema: Schema) -> bool:
    """A number, bool or named type becomes another."""
    found = pick(rng, schema, Num, Bool, Use, SlotOf)
    if found is None:
        return False
    found[1].type = tiny_make.scalar(rng)
    return True


def widen_base(rng: random.Random, schema: Schema) -> bool:
    """An integer of another width or sign, the same numbers."""
    found = pick(rng, schema, Num)
    if found is None or not isinstance(found[1].type, Num):
        return False
    kind = found[1].type
    kind.base = rng.choice(tiny_make.BASES)
    return kind.low is not None


def unsign(rng: random.Random, schema: Schema) -> bool:
    """An integer of the other sign whose range is in the middle of nowhere or the same bytes."""
    found = pick(rng, schema, Num)
    if found is None or not isinstance(found[1].type, Num):
        return False
    kind = found[1].type
    kind.base = ("i" if kind.base[0] == "u" else "u") + kind.base[1:]
    whole = 1 << 8 * WIDTHS[kind.base]
    if kind.low is None or kind.high is None:
        return True
    if kind.base[0] == "u" and kind.high < 0:
        kind.low, kind.high = kind.low + whole, kind.high + whole
    elif kind.base[0] == "i" and kind.low >= whole // 2:
        kind.low, kind.high = kind.low - whole, kind.high - whole
    return True


def move_range(rng: random.Random, schema: Schema) -> bool:
    """Another low or high end, or another step."""
    found = pick(rng, schema, Num)
    if found is None or not isinstance(found[1].type, Num):
        return False
    return _move(rng, found[1].type)


def _move(rng: random.Random, kind: Num) -> bool:
    if kind.low is None or kind.high is None:
        kind.low, kind.high = 0, rng.choice((3, 100))
        return True
    change = rng.random()
    if change < 0.35:
        kind.high += rng.choice((1, 1, 2, -1, -1))
    elif change < 0.7:
        kind.low += rng.choice((1, 1, -1, -1, 2))
    elif change < 0.85:
        by = rng.choice((1, -1, 8))
        kind.low, kind.high = kind.low + by, kind.high + by
    elif change < 0.93:
        kind.step = rng.choice((1, 2, 4))
    elif kind.base in ("u8", "i8"):
        kind.low = kind.high = None
    else:
        return False
    return True


def move_alias(rng: random.Random, schema: Schema) -> bool:
    """The range of a named number changes."""
    return _move(rng, rng.choice(schema.aliases).type)


def dissolve_alias(rng: random.Random, schema: Schema) -> bool:
    """A named number is written out, or another way round."""
    found = pick(rng, schema, Use, Num)
    if found is None:
        return False
    item = found[1]
    if isinstance(item.type, Use):
        named = schema.named(item.type.name)
        if not isinstance(named, Alias):
            return False
        item.type = Num(named.type.base, named.type.low, named.type.high, named.type.step)
    elif isinstance(item.type, Num):
        schema.aliases.append(Alias("other", item.type))
        item.type = Use("other")
    return True


def drop(rng: random.Random, schema: Schema) -> bool:
    """A field becomes reserved bytes, or is gone and those behind it move."""
    block, _ = owned(rng, schema)
    found = [item for item in block.fields() if isinstance(item.type, (Num, Bool, Use, SlotOf)) and item.name != "run"]
    if not found:
        return False
    item = rng.choice(found)
    at = block.items.index(item)
    block.items[at : at + 1] = [Gap(extent(schema, item.type)[0])] if rng.random() < 0.6 else []
    word = re.compile(rf"(?<![\w]){item.name}\b")
    block.rules[:] = [rule for rule in block.rules if not any(word.search(text) for text in rule.texts)]
    return True


def take(rng: random.Random, schema: Schema) -> bool:
    """A new field, at the end or where reserved bytes are, or anywhere."""
    block, _ = owned(rng, schema)
    item = Field(free_name(rng, block), tiny_make.scalar(rng))
    gaps = [at for at, other in enumerate(block.items) if isinstance(other, Gap)]
    ends = [at for at, other in enumerate(block.items) if isinstance(other, Field) and is_tail(other.type)]
    end = ends[0] if ends else len(block.items)
    if gaps and rng.random() < 0.7:
        at = rng.choice(gaps)
        gap = block.items[at]
        assert isinstance(gap, Gap)
        left = gap.size - extent(schema, item.type)[0]
        block.items[at : at + 1] = [item, Gap(left)] if left > 0 else [item]
    else:
        block.items.insert(end if rng.random() < 0.75 else rng.randint(0, end), item)
    return True


def pad(rng: random.Random, schema: Schema) -> bool:
    """The fixed part grows or shrinks by reserved bytes."""
    block, _ = owned(rng, schema)
    gaps = [item for item in block.items if isinstance(item, Gap)]
    if gaps and rng.random() < 0.5:
        block.items.remove(rng.choice(gaps))
    else:
        block.items.insert(0 if rng.random() < 0.3 else max(0, len(block.items) - 1), Gap(rng.choice((1, 8))))
    return True


def regroup(rng: random.Random, schema: Schema) -> bool:
    """Two neighbours become a struct of the same bytes, or a struct is written out."""
    block, _ = owned(rng, schema)
    structs = {struct.name: struct for struct in schema.structs if not struct.record}
    for at, item in enumerate(block.items):
        if isinstance(item, Field) and isinstance(item.type, Use) and item.type.name in structs:
            inner = structs[item.type.name].block
            taken = {other.name for other in block.fields()}
            if inner.rules or any(other.name in taken for other in inner.fields()):
                return False
            block.items[at : at + 1] = [Field(other.name, other.type) for other in inner.fields()]
            return not any(item.name in text for rule in block.rules for text in rule.texts)
    plain = [at for at, item in enumerate(block.items) if isinstance(getattr(item, "type", None), (Num, Bool))]
    starts = [at for at in plain if at + 1 in plain]
    if not starts or block.rules:
        return False
    at = rng.choice(starts)
    schema.structs.append(Struct("group", Block([item for item in block.items[at : at + 2]])))
    block.items[at : at + 2] = [Field(free_name(rng, block), Use("group"))]
    return True


def fuse(rng: random.Random, schema: Schema) -> bool:
    """Bytes that belong to two numbers belong to one, or the other way round."""
    block, _ = owned(rng, schema)
    for at, item in enumerate(block.items):
        if isinstance(item, Field) and isinstance(item.type, Num) and item.type.base == "u16" and rng.random() < 0.6:
            parts = [Field(item.name if rng.random() < 0.5 else "low", Num("u8", 0, 3)), Field("high", Num("u8", 0, 1))]
            block.items[at : at + 1] = parts
            return not block.rules
    plain = [
        at for at, item in enumerate(block.items) if isinstance(item, Field) and extent(schema, item.type) == (1, 1)
    ]
    starts = [at for at in plain if at + 1 in plain]
    if not starts or block.rules:
        return False
    at = rng.choice(starts)
    numbers = Num("u16", 0, 3), Num("u16", 0, 600)
    others = Data("bytes", 2, 2, "exact"), Arr(Use("small"), 2, 2, "exact")
    kind = rng.choice((*numbers, *others))
    block.items[at : at + 2] = [Field(free_name(rng, block), kind)]
    return True


def same_bytes(rng: random.Random, schema: Schema) -> bool:
    """A number becomes bytes of its size, or the other way round."""
    found = pick(rng, schema, Num, Data, Bool)
    if found is None:
        return False
    item = found[1]
    if isinstance(item.type, Data):
        if item.type.form != "exact" or item.type.high not in (1, 2):
            return False
        item.type = Num("u8" if item.type.high == 1 else "u16", 0, 99)
        return True
    size = extent(schema, item.type)[0]
    if size > 2:
        return False
    item.type = Data(rng.choice(("bytes", "hash")), size, size, "exact")
    return True


def slots(rng: random.Random, schema: Schema) -> bool:
    """A slot of another party, or a number that is no slot."""
    found = pick(rng, schema, SlotOf)
    if found is None or not isinstance(found[1].type, SlotOf):
        return False
    kind = found[1].type
    if rng.random() < 0.6:
        kind.party = rng.choice([party for party in ("sender", "receiver", "child") if party != kind.party])
    elif rng.random() < 0.5:
        kind.high += rng.choice((1, -1))
    else:
        found[1].type = Num("u32", 0, kind.high)
    return True


def document(rng: random.Random, schema: Schema) -> bool:
    """Words for people change."""
    found = pick(rng, schema, Num, Bool, Use, Data, Arr)
    if found is None or rng.random() < 0.3:
        schema.doc = "Another family."
    else:
        found[1].doc = "Another field."
    return True
