"""Edits of bounded data, types and rules of a tiny schema. Each changes the description in place; False for nothing."""

from __future__ import annotations

import random
import re

from tests.compat import tiny_make, tiny_rules
from tests.compat.edits_fields import free_name, owned, pick
from tests.compat.tiny import (
    Arr,
    Block,
    Bool,
    Count,
    Data,
    Enum,
    Field,
    Member,
    Num,
    Recs,
    Rule,
    Schema,
    Use,
    is_tail,
)


def bounds(rng: random.Random, schema: Schema) -> bool:
    """More or fewer bytes, elements or entries."""
    found = pick(rng, schema, Data, Arr, Recs)
    if found is None:
        return False
    kind = found[1].type
    if isinstance(kind, Recs):
        kind.high += rng.choice((1, 1, 2, -1))
        return True
    assert isinstance(kind, (Data, Arr))
    by = rng.choice((1, 1, -1))
    if kind.form == "exact":
        kind.low, kind.high = kind.low + by, kind.high + by
    elif rng.random() < 0.5:
        kind.high += by
    else:
        kind.low += by
    return kind.high > 0 and kind.low >= 0


def form(rng: random.Random, schema: Schema) -> bool:
    """Exact, padded and tail data become one another; the count comes or goes."""
    found = pick(rng, schema, Data, Arr)
    if found is None:
        return False
    block, item = found
    kind = item.type
    assert isinstance(kind, (Data, Arr))
    if isinstance(kind, Data) and kind.word in ("strings", "hash") or any(struct.record for struct in schema.structs):
        return False
    text = isinstance(kind, Data) and kind.word != "bytes"
    forms = ("fixed", "tail") if text else ("exact", "fixed", "tail")
    kind.form = rng.choice([other for other in forms if other != kind.form])
    block.items[:] = [
        other
        for other in block.items
        if not (isinstance(other, Field) and isinstance(other.type, Count) and other.type.of == item.name)
    ]
    if kind.form == "exact":
        kind.low = kind.high
    elif kind.low == kind.high and not text:
        kind.low = 0
    if kind.form == "tail":
        block.items.remove(item)
        block.items.append(item)
        if isinstance(kind, Data):
            kind.secret = False
    if kind.form == "tail" or kind.form == "fixed" and not text:
        block.items.insert(0, Field(f"{item.name}_used", Count(item.name, rng.choice(("u8", "u16")))))
    return True


def word(rng: random.Random, schema: Schema) -> bool:
    """Text, path, name and bytes become one another; bytes become secret, or a digest."""
    found = pick(rng, schema, Data)
    if found is None or not isinstance(found[1].type, Data):
        return False
    kind = found[1].type
    if kind.word in ("bytes", "hash"):
        if kind.form == "tail":
            kind.word, kind.low = rng.choice(("text", "name")), max(kind.low, 1)
        elif kind.form == "exact" and rng.random() < 0.5:
            kind.word, kind.secret = {"bytes": "hash", "hash": "bytes"}[kind.word], False
        elif kind.word == "bytes":
            kind.secret = not kind.secret
        else:
            return False
        return True
    if kind.word == "strings":
        return False
    words = ["text", "path", "name"] + ["bytes"] * (kind.form == "tail")
    kind.word = rng.choice([other for other in words if other != kind.word])
    if kind.word in ("path", "name"):
        kind.low = max(kind.low, 1)
    elif rng.random() < 0.5:
        kind.low = 0
    return True


def count_base(rng: random.Random, schema: Schema) -> bool:
    """A count of another width, or one that is renamed."""
    found = pick(rng, schema, Count)
    if found is None or not isinstance(found[1].type, Count):
        return False
    found[1].type.base = rng.choice(("u8", "u16", "u32", "u64"))
    return True


def element(rng: random.Random, schema: Schema) -> bool:
    """Elements of another type."""
    found = pick(rng, schema, Arr)
    if found is None or not isinstance(found[1].type, Arr):
        return False
    names = ["small", "shade", "bits", "tint"] + [struct.name for struct in schema.structs if not struct.record]
    found[1].type.element = rng.choice((Bool(), *(Use(name) for name in names)))
    return not found[0].rules


# Members and bits.


def used(rng: random.Random, schema: Schema) -> Enum | None:
    """An enum or flags type that a field of some block has."""
    names = set()
    for block in schema.blocks():
        for item in block.fields():
            kind = item.type.element if isinstance(item.type, Arr) else item.type
            if isinstance(kind, Use):
                names.add(kind.name)
    found = [enum for enum in schema.enums if enum.name in names]
    if not found or rng.random() < 0.05:
        return rng.choice(schema.enums[:3])
    return rng.choice(found)


def _free(rng: random.Random, enum: Enum) -> int:
    taken = {member.value for member in enum.members}
    return rng.choice([value for value in ((1, 2, 4, 8, 16, 32) if enum.bits else range(0, 10)) if value not in taken])


def add_member(rng: random.Random, schema: Schema) -> bool:
    """One more member or bit."""
    enum = used(rng, schema)
    if enum is None:
        return False
    enum.members.insert(rng.randint(0, len(enum.members)), Member("NEW_ONE", _free(rng, enum)))
    return True


def remove_member(rng: random.Random, schema: Schema) -> bool:
    """One member or bit less, and none of the rules that name it."""
    enum = used(rng, schema)
    if enum is None or len(enum.members) < 2:
        return False
    gone = enum.members.pop(rng.randrange(len(enum.members)))
    name = re.compile(rf"\b{gone.name}\b")
    for block in schema.blocks():
        block.rules[:] = [rule for rule in block.rules if not any(name.search(text) for text in rule.texts)]
    return True


def renumber_member(rng: random.Random, schema: Schema) -> bool:
    """A member or bit has another number; or two swap theirs."""
    enum = used(rng, schema)
    if enum is None:
        return False
    if len(enum.members) > 1 and rng.random() < 0.5:
        one, other = rng.sample(enum.members, 2)
        one.value, other.value = other.value, one.value
    else:
        rng.choice(enum.members).value = _free(rng, enum)
    return True


def rename_member(rng: random.Random, schema: Schema) -> bool:
    """A member or bit has another name."""
    enum = used(rng, schema)
    if enum is None:
        return False
    member = rng.choice(enum.members)
    name, member.name = re.compile(rf"\b{member.name}\b"), "RENAMED"
    for block in schema.blocks():
        for rule in block.rules:
            rule.texts[:] = [name.sub("RENAMED", text) for text in rule.texts]
    for op in schema.ops:
        op.results[:] = [name.sub("RENAMED", result) for result in op.results]
        op.failing[:] = [name.sub("RENAMED", result) for result in op.failing]
    return True


def reorder_members(rng: random.Random, schema: Schema) -> bool:
    """The order of the text changes, and no number."""
    enum = used(rng, schema)
    if enum is None:
        return False
    rng.shuffle(enum.members)
    return True


def open_enum(rng: random.Random, schema: Schema) -> bool:
    """A closed enum is open, or the other way round."""
    enum = used(rng, schema)
    if enum is None or enum.bits or enum.base not in ("u8", "i8"):
        return False
    enum.open = not enum.open
    return True


def default_member(rng: random.Random, schema: Schema) -> bool:
    """Another default."""
    enum = used(rng, schema)
    if enum is None or enum.bits:
        return False
    chosen = rng.choice((None, *enum.members))
    for member in enum.members:
        member.default = member is chosen
    return True


def base(rng: random.Random, schema: Schema) -> bool:
    """A type of another width or sign."""
    enum = used(rng, schema)
    if enum is None or enum.name in ("outcome", "thing", "right"):
        return False
    enum.base = rng.choice(("u8", "u16", "u32") if enum.bits or enum.open else ("u8", "u16", "u32", "i8", "i16"))
    return not (enum.open and enum.base != "u8")


def retarget(rng: random.Random, schema: Schema) -> bool:
    """A field takes another enum or flags type."""
    found = pick(rng, schema, Use)
    if found is None or found[0].rules:
        return False
    found[1].type = Use(rng.choice(tiny_make.SCALAR_TYPES))
    return True


# Rules.


def add_rule(rng: random.Random, schema: Schema) -> bool:
    """One more condition, or one that is there already under another number."""
    block, op = owned(rng, schema)
    number = rng.choice([number for number in range(11, 40) if number not in [rule.number for rule in block.rules]])
    if block.rules and rng.random() < 0.2:
        old = rng.choice(block.rules)
        rule: Rule | None = Rule(number, "again", list(old.texts), rng.randrange(len(old.texts)), old.given)
    elif op is not None and block is op.reply and rng.random() < 0.4:
        rule = tiny_rules.gate(rng, schema, op, number)
    else:
        rule = tiny_rules.any_rule(rng, schema, block, number)
    if rule is None or rule.name in [other.name for other in block.rules]:
        return False
    block.rules.append(rule)
    return True


def ruled(rng: random.Random, schema: Schema) -> tuple[Block, Rule] | None:
    """A rule that is there."""
    found = [(block, rule) for block in schema.blocks() for rule in block.rules]
    return rng.choice(found) if found else None


def remove_rule(rng: random.Random, schema: Schema) -> bool:
    """One condition less."""
    found = ruled(rng, schema)
    if found is not None:
        found[0].rules.remove(found[1])
    return found is not None


def change_rule(rng: random.Random, schema: Schema) -> bool:
    """Another condition under the same number."""
    found = ruled(rng, schema)
    if found is None:
        return False
    block, rule = found
    op = next((op for op in schema.ops if op.reply is block), None)
    made = tiny_rules.gate(rng, schema, op, 1) if rule.given and op is not None else None
    made = made or tiny_rules.any_rule(rng, schema, block, 1)
    if made is None:
        return False
    rule.texts, rule.pick, rule.given = made.texts, made.pick, made.given
    return True


def nudge_rule(rng: random.Random, schema: Schema) -> bool:
    """A number in a condition is another, or a comparison is stricter."""
    found = ruled(rng, schema)
    if found is None:
        return False
    rule = found[1]
    text = rule.texts[rule.pick]
    changes = [("<=", "<"), (">=", ">"), (" and ", " or "), (" or ", " and "), ("==", "!="), ("!=", "==")]
    spots = [(*match.span(), str(int(match.group()) + rng.choice((1, -1)))) for match in re.finditer(r"\b\d+\b", text)]
    spots += [(*match.span(), new) for old, new in changes for match in re.finditer(re.escape(old), text)]
    if not spots:
        return False
    start, end, new = rng.choice(spots)
    rule.texts, rule.pick = [text[:start] + new + text[end:]], 0
    return True


def rewrite_rule(rng: random.Random, schema: Schema) -> bool:
    """The same condition in other words."""
    found = ruled(rng, schema)
    if found is None:
        return False
    rule = found[1]
    if len(rule.texts) > 1 and rng.random() < 0.8:
        rule.pick = rng.choice([at for at in range(len(rule.texts)) if at != rule.pick])
    else:
        rule.texts, rule.pick = [f"not (not ({rule.texts[rule.pick]}))"], 0
    return True


def renumber_rule(rng: random.Random, schema: Schema) -> bool:
    """A condition has another number or name."""
    found = ruled(rng, schema)
    if found is None:
        return False
    if rng.random() < 0.7:
        found[1].number = rng.choice([n for n in range(11, 50) if n not in [rule.number for rule in found[0].rules]])
    else:
        found[1].name = "renamed"
    return True


def move_const(rng: random.Random, schema: Schema) -> bool:
    """A constant of another value."""
    schema.consts[0].value += rng.choice((1, -1, 2))
    return True


def _flags_of(schema: Schema, block: Block) -> list[tuple[Field, Enum]]:
    found = []
    for item in block.fields():
        named = schema.named(item.type.name) if isinstance(item.type, Use) else None
        if isinstance(named, Enum) and named.bits:
            found.append((item, named))
    return found


def gated_field(rng: random.Random, schema: Schema) -> bool:
    """Reserved bytes of a reply gain a meaning when the request sets a new flag; sometimes a flag that is not new."""
    ops = [op for op in schema.ops if op.request is not None and op.reply is not None and _flags_of(schema, op.request)]
    if not ops:
        return False
    op = rng.choice(ops)
    assert op.request is not None and op.reply is not None
    item, enum = rng.choice(_flags_of(schema, op.request))
    name = rng.choice(enum.members).name
    if rng.random() < 0.75:
        name = "NEW_BIT"
        enum.members.append(Member(name, _free(rng, enum)))
    kinds = (Num("u8", 0, 3), Num("u16", 0, 2), Bool(), Use("small"), Num("u8"))
    fresh = Field(free_name(rng, op.reply), rng.choice(kinds))
    ends = [at for at, other in enumerate(op.reply.items) if isinstance(other, Field) and is_tail(other.type)]
    op.reply.items.insert(ends[0] if ends else len(op.reply.items), fresh)
    zero = f"not {fresh.name}" if isinstance(fresh.type, Bool) else f"{fresh.name} == 0"
    gates = [f"request.{item.name} has {name} or {zero}", f"{zero} or request.{item.name} has {name}"]
    op.reply.rules.append(Rule(45, "gate", gates, rng.randrange(2), True))
    return True
