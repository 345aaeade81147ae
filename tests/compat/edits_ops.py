"""Edits of ops, capabilities, results and sequences of a tiny schema. Each changes it in place; False for nothing."""

from __future__ import annotations

import copy
import random

from tests.compat import tiny_make
from tests.compat.tiny import Block, Cap, Op, Rule, Schema

RESULTS = ("LOST", "FULL")


def plain(rng: random.Random, schema: Schema) -> Op | None:
    """An op that is no notification."""
    found = [op for op in schema.ops if not op.ack]
    return rng.choice(found) if found else None


def add_op(rng: random.Random, schema: Schema) -> bool:
    """One more op or notification."""
    number = rng.choice([number for number in range(0x700, 0x710) if number not in [op.number for op in schema.ops]])
    if rng.random() < 0.7:
        schema.ops.append(Op("FRESH", number, tiny_make.block(rng, tiny_make.scalars(rng, 0, 2)), Block()))
    else:
        schema.ops.append(Op("FRESH", number, Block(), ack=schema.ops[0].name))
    return not schema.ops[0].ack


def remove_op(rng: random.Random, schema: Schema) -> bool:
    """One op less."""
    free = [op for op in schema.ops if not any(other.ack == op.name for other in schema.ops)]
    if not free or len(schema.ops) < 2 or schema.sequences:
        return False
    schema.ops.remove(rng.choice(free))
    return True


def rename_op(rng: random.Random, schema: Schema) -> bool:
    """An op has another name; or two have swapped theirs."""
    if schema.sequences:
        return False
    if len(schema.ops) > 1 and rng.random() < 0.2:
        one, other = rng.sample(schema.ops, 2)
        one.name, other.name = other.name, one.name
        return not (one.ack or other.ack)
    op = rng.choice(schema.ops)
    for other in schema.ops:
        if other.ack == op.name:
            other.ack = "RENAMED"
    op.name = "RENAMED"
    return True


def renumber_op(rng: random.Random, schema: Schema) -> bool:
    """An op has another number; or two have swapped theirs."""
    if len(schema.ops) > 1 and rng.random() < 0.3:
        one, other = rng.sample(schema.ops, 2)
        one.number, other.number = other.number, one.number
    else:
        taken = [op.number for op in schema.ops]
        rng.choice(schema.ops).number = rng.choice([n for n in range(0x700, 0x710) if n not in taken])
    return True


def retire_op(rng: random.Random, schema: Schema) -> bool:
    """An op is reserved, or served again."""
    op = plain(rng, schema)
    if op is None or schema.sequences or any(other.ack == op.name for other in schema.ops):
        return False
    if "reserved" in op.words:
        op.words.remove("reserved")
        op.request, op.reply = op.request or Block(), Block()
    else:
        op.words = ["reserved"]
        op.reply = op.failure = None
        op.failing, op.results = [], []
    return True


def test_op(rng: random.Random, schema: Schema) -> bool:
    """Served in tests only, or idempotent, or no longer."""
    op = plain(rng, schema)
    if op is None or "reserved" in op.words:
        return False
    word = rng.choice(("test", "idempotent"))
    if word in op.words:
        op.words.remove(word)
    else:
        op.words.append(word)
    return True


def notify_op(rng: random.Random, schema: Schema) -> bool:
    """An op becomes a notification, or the other way round; or another op acknowledges it."""
    told = [op for op in schema.ops if op.ack]
    if told and rng.random() < 0.6:
        op = rng.choice(told)
        others = [other.name for other in schema.ops if not other.ack and other.name != op.ack]
        if rng.random() < 0.6 and others:
            op.ack = rng.choice(others)
        else:
            op.ack, op.reply = "", Block()
        return True
    free = [op for op in schema.ops if not op.ack and not any(other.ack == op.name for other in schema.ops)]
    if len(schema.ops) < 2 or not free or schema.sequences:
        return False
    op = rng.choice(free)
    acks = [other.name for other in schema.ops if other is not op and not other.ack and "reserved" not in other.words]
    if not acks or "reserved" in op.words:
        return False
    op.ack, op.reply, op.failure, op.failing, op.results, op.words = rng.choice(acks), None, None, [], [], []
    op.request = op.request or Block()
    return True


def results(rng: random.Random, schema: Schema) -> bool:
    """One result more or less; with or without a body."""
    op = plain(rng, schema)
    if op is None or "reserved" in op.words:
        return False
    name = rng.choice(RESULTS)
    if rng.random() < 0.5:
        if name in op.results:
            op.results.remove(name)
            op.failing = [other for other in op.failing if other != name]
        else:
            op.results.append(name)
    else:
        name = rng.choice((*RESULTS, *RESULTS, "DENIED"))
        if name in op.failing:
            op.failing.remove(name)
        else:
            op.failing.append(name)
            if name not in op.results and name in RESULTS:
                op.results.append(name)
    if op.failing and op.failure is None:
        op.failure = tiny_make.block(rng, tiny_make.scalars(rng, 1, 2))
    if not op.failing:
        op.failure = None
    return True


def number_results(rng: random.Random, schema: Schema) -> bool:
    """Two results swap their numbers, or one has another."""
    members = [member for member in schema.enums[0].members if member.name in RESULTS]
    if len(members) < 2:
        return False
    if rng.random() < 0.5:
        members[0].value, members[1].value = members[1].value, members[0].value
    else:
        members[0].value = 9
    return True


def document_op(rng: random.Random, schema: Schema) -> bool:
    """The words of an op change."""
    rng.choice(schema.ops).doc = "Another op."
    return True


def reorder_ops(rng: random.Random, schema: Schema) -> bool:
    """The order of the text changes."""
    rng.shuffle(schema.ops)
    return len(schema.ops) > 1


def messages(rng: random.Random, schema: Schema) -> bool:
    """A free-standing message more or less."""
    if schema.messages and rng.random() < 0.4:
        schema.messages.pop()
    else:
        name = "lone" if not schema.messages else "other"
        schema.messages.append((name, tiny_make.block(rng, tiny_make.scalars(rng, 1, 2))))
    return True


# Capabilities.


def _table(rng: random.Random, schema: Schema) -> Block | None:
    found = [block for op in schema.ops for block in (op.request, op.reply) if block is not None and block.caps]
    return rng.choice(found) if found else None


def add_cap(rng: random.Random, schema: Schema) -> bool:
    """One more entry."""
    found = [block for op in schema.ops for block in (op.request, op.reply) if block is not None]
    block = _table(rng, schema) if rng.random() < 0.8 or not found else rng.choice(found)
    if block is None or "more" in [cap.name for cap in block.caps] or len(block.caps) > 3:
        return False
    last = len(block.caps) if not any(cap.many for cap in block.caps) else len(block.caps) - 1
    block.caps.insert(rng.choice((last, last, rng.randint(0, last))), tiny_make.cap(rng, "more", rng.random() < 0.6))
    return True


def remove_cap(rng: random.Random, schema: Schema) -> bool:
    """One entry less."""
    block = _table(rng, schema)
    if block is None:
        return False
    block.caps.pop(rng.randrange(len(block.caps)))
    return True


def change_cap(rng: random.Random, schema: Schema) -> bool:
    """An entry of another kind, mode, rights, presence, number or fate."""
    block = _table(rng, schema)
    if block is None:
        return False
    cap = rng.choice(block.caps)
    rng.choice((_kind, _mode, _rights, _rights, _presence, _presence, _many, _fate, _fate, _name))(rng, block, cap)
    return True


def _kind(rng: random.Random, block: Block, cap: Cap) -> None:
    del block
    cap.kind = rng.choice([kind for kind in ("DOOR", "LAMP", "DESK") if kind != cap.kind])


def _mode(rng: random.Random, block: Block, cap: Cap) -> None:
    del rng, block
    cap.move = not cap.move


def _rights(rng: random.Random, block: Block, cap: Cap) -> None:
    del block
    right = rng.choice(("SEND", "TAKE_IT", "SHARE"))
    if right in cap.rights:
        cap.rights.remove(right)
    else:
        cap.rights.append(right)


def _presence(rng: random.Random, block: Block, cap: Cap) -> None:
    del rng, block
    cap.optional = not cap.optional and not cap.many


def _many(rng: random.Random, block: Block, cap: Cap) -> None:
    del cap
    last = block.caps[-1]
    last.many = rng.choice((0, 1, 2, 3))
    if last.many:
        last.optional = False


def _fate(rng: random.Random, block: Block, cap: Cap) -> None:
    del block
    if rng.random() < 0.6:
        cap.failed = rng.choice(("sender", "receiver", "dropped"))
    else:
        cap.refused = rng.choice(("sender", "receiver", "dropped"))


def _name(rng: random.Random, block: Block, cap: Cap) -> None:
    if len(block.caps) > 1 and rng.random() < 0.4:
        one, other = rng.sample(block.caps, 2)
        one.name, other.name = other.name, one.name
    else:
        cap.name = "renamed"


def swap_caps(rng: random.Random, schema: Schema) -> bool:
    """Two entries change places."""
    block = _table(rng, schema)
    if block is None or len(block.caps) < 2:
        return False
    at = rng.randrange(len(block.caps) - 1)
    block.caps[at], block.caps[at + 1] = block.caps[at + 1], block.caps[at]
    return True


# Sequences.


def guards(rng: random.Random, schema: Schema) -> bool:
    """A guard or an update of a step says something else, or the same in other words."""
    if not schema.sequences:
        return False
    step = rng.choice(schema.sequences[0].steps)
    change = rng.random()
    if step.rules and change < 0.35:
        rule = rng.choice(step.rules)
        rule.pick = rng.randrange(len(rule.texts))
    elif step.rules and change < 0.5:
        step.rules.remove(rng.choice(step.rules))
    elif step.rules and change < 0.65:
        rule = rng.choice(step.rules)
        rule.texts, rule.pick = [f"not (not ({rule.texts[rule.pick]}))"], 0
    elif step.sets and change < 0.8:
        at = rng.randrange(len(step.sets))
        name = step.sets[at][0]
        step.sets[at] = (name, rng.choice(("0", "1", f"state.{name}", f"state.{name} + 1")))
        return step.kind == "step"
    elif step.kind == "step":
        name = step.sets[0][0]
        more = ("request.part > 0", f"state.{name} < 3", f"state.{name} + 1 > 0")
        step.rules.append(Rule(9, "more", [rng.choice(more)]))
    else:
        step.rules.append(Rule(9, "run_one", ["request.run == 1"]))
    return True


def state(rng: random.Random, schema: Schema) -> bool:
    """Another order of the state, which lies in nobody's bytes; or another abort."""
    if not schema.sequences:
        return False
    sequence = schema.sequences[0]
    if rng.random() < 0.6:
        last = sequence.state[-1][0]
        sequence.state[-1] = (last, rng.choice(("u8", "u16")))
        if all(kind in ("u8", "u16") for _, kind in sequence.state):
            sequence.state.reverse()
    elif len(sequence.steps) > 3:
        sequence.steps.pop()
    else:
        sequence.steps.append(copy.deepcopy(sequence.steps[-1]))
    return True
