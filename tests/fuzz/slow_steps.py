"""Sequences in, C text of their slow path out: each step on a state object of its own. Called by `make_harness`.

The guards and updates are evaluated on the bytes of the request, not on what unpack made of them.
"""

from __future__ import annotations

from typing import Any, Iterator

from codegen.layout.model import Array, Message, Schema, Sequence, Step, Struct
from codegen.layout.verdict import CLASSES
from codegen.sema.expr import Ref
from codegen.sema.kinds import Bytes, Int
from slow import Slow, c_name
from slow_rules import SCALARS, InBody, InMemory, Rules, Spot, fresh, literal, read


def stem(schema: Schema, sequence: Sequence) -> str:
    """The stem of a sequence's C names."""
    return f"ipc_{schema.name}_{sequence.name}"


def request_of(schema: Schema, step: Step) -> Message:
    """The body that a step brings."""
    found = next(op.request for op in schema.ops if op.name == step.op)
    assert found is not None
    return found


def given_places(step: Step) -> list[tuple[Any, int, int]]:
    """For each value that the caller of a step gives: what it is, where it stands among them, and its bytes."""
    found, at = [], 0
    for given in step.givens:
        size = given.type.high if isinstance(given.type, Bytes) else 8
        found.append((given, at, size))
        at += size
    return found


def given_value(kind: Any, at: int) -> str:
    """C text of one such value."""
    return f"(g + {at})" if isinstance(kind, Bytes) else read(kind, "").replace("b->data + ", f"g + {at}")


def write(slow: Slow, schema: Schema, sequence: Sequence) -> None:
    """put_SEQUENCE of the state, and for each step its call and its slow path."""
    name = stem(schema, sequence)
    lines = [f"put_number(v, (num)s->{part});" for part in ("active", "arrival", sequence.key)]
    for slot in sequence.state:
        counter = getattr(slot.type, "count", "")
        lines += slow.put_member(slot.type, f"s->{slot.name}", f"s->{counter}" if counter else "")
    head = f"static void put_{name}(const void *seq, struct values *v)"
    slow.out.append(f"{head}\n{{\nconst struct {name} *s = seq;\n" + "\n".join(lines) + "\n}\n")
    for verb, function in (("start", "init"), ("stop", "abort")):
        slow.out.append(f"static void {verb}_{name}(void *seq)\n{{\n{name}_{function}(seq);\n}}\n")
    for step in sequence.steps:
        _step(slow, schema, sequence, step)


def _step(slow: Slow, schema: Schema, sequence: Sequence, step: Step) -> None:
    name, op, message = stem(schema, sequence), step.op.lower(), request_of(schema, step)
    arguments = "".join(f", {given_value(given.type, at)}" for given, at, _ in given_places(step))
    slow.out.append(
        f"static uint32_t call_{name}_{op}(void *seq, uint32_t arrival, const void *msg, const uint8_t *g)\n"
        f"{{\n(void)g;\nreturn {name}_{op}(seq, arrival, msg{arguments});\n}}\n"
    )
    env: dict[str, Spot] = {
        "request": InBody("0", message.block),
        "given": InMemory("", {given.name: given_value(given.type, at) for given, at, _ in given_places(step)}),
        "state": InMemory("(*s)", counts={slot.name: _used(slot.type) for slot in sequence.state}),
    }
    rules = Rules(env)
    lines = [f"struct {name} next = *s;", "(void)g; (void)b;"]
    for rule in step.rules:
        lines += rules.safely(rule.expr, str(rule.offset), rule.number)
    lines.append("slow_broken = false;")
    for update in step.updates:
        kind = next(slot.type for slot in sequence.state if slot.name == update.target)
        lines += _update(rules, kind, update.target, update.value)
    lines += [f"if (slow_broken) return slow_refuse(b, {CLASSES['RULE']}, 0, 0);", "*s = next;", "return 0;"]
    effect = f"static uint32_t effect_{name}_{op}(struct {name} *s, const struct slow *b, const uint8_t *g)"
    slow.out.append(f"{effect}\n{{\n" + "\n".join(lines) + "\n}\n")
    key = InBody("0", message.block).field(sequence.key).number()
    refuse = {word: f"return slow_refuse(b, {CLASSES[word]}, 0, 0);" for word in ("BUSY", "IDLE", "KEY")}
    order = f"if (s->active) {refuse['BUSY']}"
    if step.kind != "begin":
        order = (
            f"if (!s->active) {refuse['IDLE']}\n"
            f"if (s->arrival != arrival || (num)s->{sequence.key} != key) {refuse['KEY']}"
        )
    ends = "true" if step.kind in ("commit", "abort") else "false"
    slow.out.append(
        f"static uint32_t step_{name}_{op}(void *seq, uint32_t arrival, const struct slow *b, const uint8_t *g)\n"
        f"{{\nstruct {name} *s = seq;\nconst num key = {key};\nuint32_t refusal;\n{order}\n"
        f"refusal = effect_{name}_{op}(s, b, g);\n"
        f"if (refusal != 0 || {ends}) {{ memset(s, 0, sizeof(*s)); return refusal; }}\n"
        f"s->active = true; s->arrival = arrival; s->{sequence.key} = (__typeof__(s->{sequence.key}))key;\n"
        f"return 0;\n}}\n"
    )


def _used(kind: Any) -> str:
    if isinstance(kind, Array):
        return f"(size_t)(*s).{kind.count}" if kind.count else f"(size_t){kind.high}"
    return ""


def _update(rules: Rules, kind: Any, target: str, value: Any) -> Iterator[str]:
    """A wrap, or what the field can't hold, breaks the step."""
    name = f"next.{target}"
    if isinstance(kind, SCALARS):
        v = fresh("v")
        yield f"{{ const num {v} = {rules.number(value)};"
        if isinstance(kind, Int):
            bits = 8 * kind.width
            low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if kind.signed else (0, (1 << bits) - 1)
            yield f"if ({v} < {literal(low)} || {v} > {literal(high)}) slow_broken = true;"
        yield f"if (!slow_broken) {name} = (__typeof__({name})){v}; }}"
        return
    assert isinstance(value, Ref)
    spot = rules.spot(value)
    if isinstance(kind, Array) and kind.count:
        n = fresh("n")
        yield f"{{ const size_t {n} = {spot.used};"
        yield f"if ({n} < {kind.low} || {n} > {kind.high}) slow_broken = true; else {{"
        yield f"memset({name}, 0, sizeof({name}));"
        yield from _elements(kind, name, spot, n)
        yield f"next.{kind.count} = (__typeof__(next.{kind.count})){n}; }} }}"
    else:
        yield from _assign(kind, name, spot)


def _elements(kind: Array, name: str, spot: Spot, number: str) -> Iterator[str]:
    i = fresh("i")
    yield f"for (size_t {i} = 0; {i} < {number}; {i}++) {{"
    yield from _assign(kind.element, f"{name}[{i}]", spot.element(i))
    yield "}"


def _assign(kind: Any, name: str, spot: Spot) -> Iterator[str]:
    if isinstance(kind, SCALARS):
        yield f"{name} = (__typeof__({name})){spot.number()};"
    elif isinstance(kind, Struct):
        for slot in kind.block.slots:
            yield from _assign(slot.type, f"{name}.{slot.name}", spot.field(slot.name))
    elif isinstance(kind, Array) and not kind.count:
        yield from _elements(kind, name, spot, str(kind.high))
    elif isinstance(kind, Bytes) and not kind.count:
        yield f"memcpy({name}, {spot.pointer()}, {kind.high});"
    else:
        raise ValueError("a state holds scalars, structs, arrays and exact bytes")


def entry(schema: Schema, sequence: Sequence, indexes: dict[str, int]) -> tuple[str, str]:
    """The table of a sequence's steps, and its struct fuzz_sequence."""
    name = stem(schema, sequence)
    rows = ""
    for step in sequence.steps:
        message = request_of(schema, step)
        size = sum(found for _, _, found in given_places(step))
        op, key = step.op.lower(), message.block.slot(sequence.key)
        rows += (
            f"\t{{ {indexes[c_name(schema, message)]}, {key.offset}, {key.size}, {size}, call_{name}_{op}, "
            f"step_{name}_{op} }},\n"
        )
    return (
        f"static const struct fuzz_step steps_{name}[] = {{\n{rows}}};\n",
        f'{{ "{schema.name} {sequence.name}", sizeof(struct {name}), start_{name}, stop_{name}, put_{name}, '
        f"steps_{name}, {len(sequence.steps)} }}",
    )
