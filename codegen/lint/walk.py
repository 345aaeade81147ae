"""A schema in, everything in it that has a name, a doc or fields out, each with its dotted place.

Places are what an author writes behind `at`: TYPE, TYPE.member, OP, OP.request, OP.request.field, sequence.OP.rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from codegen.lint.model import Body, Thing, Unit
from codegen.sema.kinds import ArrayOf, EnumType, FlagsType, Int, Provenance, RecordsOf
from codegen.sema.model import Block, Field, OpDef, SchemaModel, SequenceDef


def bodies(unit: Unit) -> Iterator[Body]:
    """Every struct, record and message of the schema with its layout."""
    for struct, made in zip(unit.model.structs, unit.layout.structs):
        role = "record" if struct.record else "struct"
        yield Body(short(struct.name), role, struct.span, struct.block, made.block)
    for message, laid in zip(unit.model.messages, unit.layout.messages):
        yield Body(message.name, "message", message.span, message.block, laid.block, None, message)
    for op, out in zip(unit.model.ops, unit.layout.ops):
        for told, laid_out in ((op.request, out.request), (op.reply, out.reply), (op.failure, out.failure)):
            if told is not None and laid_out is not None:
                yield Body(op_place(op, told.role), told.role, told.span, told.block, laid_out.block, op, told)


def op_place(op: OpDef, role: str) -> str:
    """The place of a body of an op; a notification is its own body."""
    return op.name if role == "notify" else f"{op.name}.{role}"


def short(name: str) -> str:
    """The name of a type within its schema."""
    return name.partition(".")[2] or name


def fields(body: Body) -> Iterator[tuple[str, Field]]:
    """The fields of a body, each with its place."""
    for item in body.block.items:
        if isinstance(item, Field):
            yield f"{body.place}.{item.name}", item


def integers(unit: Unit) -> Iterator[tuple[str, Field, Int]]:
    """Every field that is a plain number: no count and no slot."""
    for body in bodies(unit):
        for place, field in fields(body):
            kind = field.type.element if isinstance(field.type, ArrayOf) else field.type
            if isinstance(kind, Int) and not kind.counts and not kind.slot_of:
                yield place, field, kind


def used_types(models: Iterable[SchemaModel]) -> dict[str, frozenset[str]]:
    """By role of a body: the qualified names of the enums, flags and structs in all bodies of that role."""
    structs = {struct.name: struct.block for model in models for struct in (*model.structs, *model.foreign_structs)}
    found: dict[str, set[str]] = {}
    for model in models:
        messages = [*model.messages, *(one for op in model.ops for one in (op.request, op.reply, op.failure) if one)]
        for message in messages:
            _add_types(message.block, structs, found.setdefault(message.role, set()))
    return {role: frozenset(names) for role, names in found.items()}


def _add_types(block: Block, structs: Mapping[str, Block], found: set[str]) -> None:
    for item in block.items:
        if not isinstance(item, Field):
            continue
        kind = item.type.element if isinstance(item.type, ArrayOf) else item.type
        name = kind.record if isinstance(kind, RecordsOf) else getattr(kind, "name", "")
        if name and name not in found:
            found.add(name)
            if name in structs:
                _add_types(structs[name], structs, found)


def things(unit: Unit) -> Iterator[Thing]:
    """Everything that has a doc or a reason."""
    model = unit.model
    yield Thing("schema", "", model.name, "", unit.span(""), model.doc)
    for constant in model.constants:
        reasons = _distinct(constant.provenance, constant.name_provenance)
        yield Thing("constant", constant.name, constant.name, "", unit.span(constant.name), constant.doc, reasons)
    for alias in model.aliases:
        yield Thing("type", alias.name, alias.name, "", unit.span(alias.name), alias.doc, (alias.provenance,))
    for enum in model.enums:
        yield from _enum(unit, enum)
    for flags in model.flags:
        yield from _enum(unit, flags)
    for struct in model.structs:
        name = short(struct.name)
        kind_word = "record" if struct.record else "struct"
        yield Thing(kind_word, name, name, "", struct.span, struct.doc, (struct.provenance,))
    for message in model.messages:
        yield Thing("message", message.name, message.name, "", message.span, message.doc, (message.provenance,))
    for op in model.ops:
        yield from _op(op)
    for body in bodies(unit):
        yield from _inside(unit, body)
    for sequence in model.sequences:
        yield from _sequence(unit, sequence)


def _enum(unit: Unit, kind: EnumType | FlagsType) -> Iterator[Thing]:
    """The type with the reasons that its members share, then each member with its own."""
    name = short(kind.name)
    every = (reason for one in kind.members for reason in _distinct(one.provenance, one.name_provenance))
    shared = tuple(reason for reason, times in Counter(every).items() if times > 1)
    yield Thing("flags" if isinstance(kind, FlagsType) else "enum", name, name, "", unit.span(name), kind.doc, shared)
    for member in kind.members:
        own = _distinct(member.provenance, member.name_provenance)
        reasons = tuple(reason for reason in own if reason not in shared)
        place = f"{name}.{member.name}"
        yield Thing("member", place, member.name, name, unit.span(place), member.doc, reasons)


def _distinct(*reasons: Provenance) -> tuple[Provenance, ...]:
    return tuple(dict.fromkeys(reasons))


def _op(op: OpDef) -> Iterator[Thing]:
    word = "notification" if op.notify else "op"
    yield Thing(word, op.name, op.name, "", op.span, op.doc, _distinct(op.provenance, op.name_provenance))
    for message in (op.request, op.reply, op.failure):
        if message is not None and not op.notify:
            place = op_place(op, message.role)
            yield Thing("body", place, message.role, op.name, message.span, message.doc, (message.provenance,))


def _inside(unit: Unit, body: Body) -> Iterator[Thing]:
    owner = body.op.name if body.op else body.place
    for place, field in fields(body):
        yield Thing("field", place, field.name, owner, field.span, field.doc)
    for rule in body.block.rules:
        yield Thing("rule", f"{body.place}.{rule.name}", rule.name, owner, rule.span, rule.doc)
    for cap in body.message.caps if body.message else ():
        span = unit.span(f"{body.message.name}.{cap.name}") if body.message else body.span
        yield Thing("capability", f"{body.place}.{cap.name}", cap.name, owner, span, cap.doc)


def _sequence(unit: Unit, sequence: SequenceDef) -> Iterator[Thing]:
    name = sequence.name
    yield Thing("sequence", name, name, "", sequence.span, sequence.doc, (sequence.provenance,))
    for state in sequence.state:
        place = f"{name}.{state.name}"
        yield Thing("state", place, state.name, name, unit.span(place), state.doc)
    for step in sequence.steps:
        place = f"{name}.{step.op}"
        yield Thing("step", place, step.op, name, step.span, step.doc)
        for given in step.givens:
            yield Thing("given", f"{place}.{given.name}", given.name, name, step.span, given.doc)
        for rule in step.rules:
            yield Thing("rule", f"{place}.{rule.name}", rule.name, name, rule.span, rule.doc)
