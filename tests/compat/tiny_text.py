"""The description of a tiny schema in, its `.ipc` text out."""

from __future__ import annotations

from typing import Iterator

from tests.compat.tiny import (
    Arr,
    Block,
    Bool,
    Cap,
    Count,
    Data,
    Enum,
    Field,
    Num,
    Op,
    Recs,
    Rule,
    Schema,
    Sequence,
    SlotOf,
    Struct,
    Type,
    Use,
    laid,
)

_HEAD = """// SPDX-License-Identifier: ISC

/// {doc}
schema t {{
    ops 0x700..0x70F
    results outcome
    capabilities thing rights right
}}

"""


def text(schema: Schema) -> str:
    """The text of the schema."""
    return _HEAD.format(doc=schema.doc) + "\n".join(_definitions(schema))


def _definitions(schema: Schema) -> Iterator[str]:
    for const in schema.consts:
        yield f'/// A constant.\nconst {const.name} : u64 = {const.value} ours "x"\n'
    for enum in schema.enums:
        yield _enum(enum)
    for alias in schema.aliases:
        yield f'/// A number.\ntype {alias.name} : {_type(alias.type)} ours "x"\n'
    for struct in schema.structs:
        yield _struct(schema, struct)
    for name, block in schema.messages:
        yield f'/// A message.\nmessage {name} part body ours "x" {{\n' + _block(schema, block, 8, "    ") + "}\n"
    for op in schema.ops:
        yield _op(schema, op)
    for sequence in schema.sequences:
        yield _sequence(sequence)


def _enum(enum: Enum) -> str:
    word = "flags" if enum.bits else "open enum" if enum.open else "enum"
    lines = [f'/// A type.\n{word} {enum.name} : {enum.base} ours "x" {{']
    for member in enum.members:
        lines.append(f"    /// A member.\n    {member.name} = {member.value}{' default' * member.default}")
    return "\n".join(lines) + "\n}\n"


def _struct(schema: Schema, struct: Struct) -> str:
    word = "record" if struct.record else "struct"
    return f'/// A group.\n{word} {struct.name} ours "x" {{\n' + _block(schema, struct.block, 0, "    ") + "}\n"


def _block(schema: Schema, block: Block, unit: int, tab: str) -> str:
    lines = []
    for item in laid(schema, block, unit):
        if isinstance(item, int):
            lines.append(f"{tab}reserved {item}\n")
        else:
            lines.append(f"{tab}/// {item.doc}\n{tab}{_field(item)}\n")
    lines += [f"{tab}{_rule(rule)}\n" for rule in block.rules]
    lines += [f"{tab}/// A capability.\n{tab}{_cap(cap)}\n" for cap in block.caps]
    return "".join(lines)


def _field(item: Field) -> str:
    return f"{item.name} : {_type(item.type)}"


def _type(kind: Type) -> str:
    match kind:
        case Num(base=base, low=low, high=high, step=step):
            limit = f" in {low}..{high}" if low is not None else ""
            return f"{base}{limit}" + (f" aligned {step}" if step > 1 else "")
        case Bool():
            return "bool"
        case Use(name=name):
            return name
        case SlotOf(party=party, high=high):
            return f"slot of {party} in 0..{high}"
        case Count(of=of, base=base):
            return f"{base} count of {of}"
        case Data(word=word, low=low, high=high, form=form, secret=secret):
            whole = form == "exact" or word in ("path", "name", "strings")
            bounds = f"{high}" if whole else f"{low}..{high}"
            return f"{'secret ' * secret}{word}[{bounds}]{' tail' * (form == 'tail')}"
        case Arr(element=element, low=low, high=high, form=form):
            bounds = f"{high}" if form == "exact" else f"{low}..{high}"
            return f"{_type(element)}[{bounds}]{' tail' * (form == 'tail')}"
        case Recs(record=record, high=high):
            return f"records {record}[{high}]"
    raise TypeError(kind)


def _rule(rule: Rule) -> str:
    given = " given request" if rule.given else ""
    return f"rule {rule.number} {rule.name}{given} {{ {rule.texts[rule.pick]} }}"


def _cap(cap: Cap) -> str:
    rights = f" with {', '.join(cap.rights)}" if cap.rights else ""
    many = f" [0..{cap.many}]" if cap.many else " optional" if cap.optional else ""
    fates = [("handler_failed", cap.failed), ("reply_refused", cap.refused)]
    fate = " ".join(f"{moment} = {party}" for moment, party in fates if party)
    return f"cap {cap.name} : {cap.kind}{rights} {'move' if cap.move else 'copy'}{many}" + (fate and f" {{ {fate} }}")


def _op(schema: Schema, op: Op) -> str:
    if op.ack:
        block = _block(schema, op.request or Block(), 8, "    ")
        return f'/// {op.doc}\nnotify {op.name} = {op.number} ours "x" {{\n{block}}} ack {op.ack}\n'
    words = "".join(f"{word} " for word in ("reserved", "test", "idempotent") if word in op.words)
    lines = [f'/// {op.doc}\n{words}op {op.name} = {op.number} ours "x" {{\n']
    parts = [("request", op.request), ("reply", op.reply)]
    if op.failing:
        parts.append((f"failure {', '.join(op.failing)}", op.failure))
    for word, block in parts:
        if block is not None:
            lines.append(f'    {word} ours "x" {{\n' + _block(schema, block, 8, "        ") + "    }\n")
    if op.results:
        lines.append(f"    results {{ {', '.join(op.results)} }}\n")
    return "".join(lines) + "}\n"


def _sequence(sequence: Sequence) -> str:
    lines = [f'/// A sequence.\nsequence {sequence.name} ours "x" {{\n    key {sequence.key}\n    state {{\n']
    lines += [f"        /// A state.\n        {name} : {kind}\n" for name, kind in sequence.state]
    lines.append("    }\n")
    for step in sequence.steps:
        lines.append(f"    {step.kind} {step.op} {{\n")
        lines += [f"        /// Given.\n        given {name} : {kind}\n" for name, kind in step.givens]
        lines += [f"        {_rule(rule)}\n" for rule in step.rules]
        lines += [f"        set {name} = {value}\n" for name, value in step.sets]
        lines.append("    }\n")
    return "".join(lines) + "}\n"
