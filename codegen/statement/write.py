"""A schema with every byte in its place to its statement `<schema>.abi.txt`. Called by the driver.

The statement is for reviewers first and complete for tools: `read.read` gives the same schema back. It has no counts,
no hash but the ops' ABI ids and no index, so that a change moves only the lines of what it changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from codegen.layout.model import Array, Block, Message, Op, Records, Schema, Sequence, Struct, Type
from codegen.sema.kinds import EnumType, FlagsType, Provenance
from codegen.sema.model import Alias, Constant
from codegen.statement.blocks import block_lines, columns, expr_lines, indent, message_lines, rule_lines, size_text
from codegen.statement.kinds import int_word, provenance_text, type_text
from codegen.statement.notes import FORMAT, IMPLIED_RESULTS, NOTES
from codegen.statement.tokens import doc_lines, hexadecimal, number, quote, span

Definition = Union[EnumType, FlagsType, Struct]


def write(schema: Schema) -> str:
    """The statement of a schema. A type that the schema uses but doesn't list is a ValueError."""
    _check_listed(schema)
    blocks = [[FORMAT], _schema_lines(schema)]
    blocks += [_constant_lines(constant) for constant in schema.constants]
    blocks += [_alias_lines(alias) for alias in schema.aliases]
    blocks += [_definition_lines(definition) for definition in _own(schema)]
    for message in schema.messages:
        if message.role != "message":
            raise ValueError(f"{message.name} belongs to an op")
        blocks.append(message_lines(message, "message"))
    blocks += [_op_lines(op, schema.result_enum) for op in schema.ops]
    blocks += [_sequence_lines(sequence) for sequence in schema.sequences]
    for foreign in schema.foreign:
        head, *rest = _definition_lines(foreign)
        blocks.append([f"foreign {head}", *rest])
    blocks += [["notes", *indent(doc_lines(NOTES))], [f"end {schema.name}"]]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _own(schema: Schema) -> tuple[Definition, ...]:
    return (*schema.enums, *schema.flags, *schema.structs)


def _schema_lines(schema: Schema) -> list[str]:
    lines = doc_lines(schema.doc)
    if schema.ops_high:
        lines.append(f"ops {hexadecimal(schema.ops_low)}..{hexadecimal(schema.ops_high)}")
    lines += [f"kept {span(kept.low, kept.high, hexadecimal)} {quote(kept.reason)}" for kept in schema.kept]
    if schema.imports:
        lines.append("imports " + ", ".join(schema.imports))
    if schema.result_enum is not None:
        lines.append(f"results {schema.result_enum.name}")
    if schema.kind_enum is not None:
        lines.append(f"capability kinds {schema.kind_enum.name}")
    if schema.rights_flags is not None:
        lines.append(f"capability rights {schema.rights_flags.name}")
    lines.append("every op also has " + _results(IMPLIED_RESULTS, schema.result_enum))
    return [f"schema {schema.name}", *indent(lines)]


def _constant_lines(constant: Constant) -> list[str]:
    text = f"const {constant.name} {int_word(constant.width, constant.signed)} = {number(constant.value)}"
    text += f" c_name {constant.c_name}" if constant.c_name else ""
    text += f" {provenance_text(constant.provenance)}{_named(constant.provenance, constant.name_provenance)}"
    return [text, *indent(doc_lines(constant.doc))]


def _alias_lines(alias: Alias) -> list[str]:
    text = f"type {alias.name} = {type_text(alias.type)} {provenance_text(alias.provenance)}"
    return [text, *indent(doc_lines(alias.doc))]


def _definition_lines(definition: Definition) -> list[str]:
    if isinstance(definition, Struct):
        word = "record" if definition.record else "struct"
        head = f"{word} {definition.name} {size_text(definition.block)} {provenance_text(definition.provenance)}"
        return [head, *indent(doc_lines(definition.doc) + block_lines(definition.block))]
    prefix = f" prefix {definition.prefix}" if definition.prefix else ""
    if isinstance(definition, EnumType):
        state = "open" if definition.open else "closed"
        head = f"enum {definition.name} {int_word(definition.width, definition.signed)} {state}{prefix}"
        spell = number
    else:
        word = int_word(definition.width, False)
        head = f"flags {definition.name} {word} mask {hexadecimal(definition.mask)}{prefix}"
        spell = hexadecimal
    rows = []
    above: Provenance | None = None
    for member in definition.members:
        source = "same" if member.provenance == above else provenance_text(member.provenance)
        above = member.provenance
        cell = ("default " if member.default else "") + source + _named(member.provenance, member.name_provenance)
        rows.append(((f"{spell(member.value):>4}", member.name, cell), member.doc))
    retired = [f"retired {span(gone.low, gone.high, spell)} {quote(gone.reason)}" for gone in definition.retired]
    return [head, *indent(doc_lines(definition.doc) + columns(rows, 1) + retired)]


def _named(of_number: Provenance, of_name: Provenance) -> str:
    """The source of a name, where it isn't that of the number."""
    return "" if of_name == of_number else f" named {provenance_text(of_name)}"


def _results(names: tuple[str, ...], results: EnumType | None) -> str:
    values = {member.name: member.value for member in results.members} if results is not None else {}
    return ", ".join(f"{name} = {number(values[name])}" if name in values else name for name in names)


def _op_lines(op: Op, results: EnumType | None) -> list[str]:
    head = f"{'notify' if op.notify else 'op'} {hexadecimal(op.number)} {op.name}"
    for word, holds in (("reserved", op.reserved), ("test", op.test), ("idempotent", op.idempotent)):
        head += f" {word}" if holds else ""
    head += f" {provenance_text(op.provenance)}{_named(op.provenance, op.name_provenance)}"
    lines = [*doc_lines(op.doc), f"abi id 0x{op.abi_id:016X}"]
    if op.ack:
        lines.append(f"ack {op.ack}")
    if op.results:
        lines.append("results " + _results(op.results, results))
    if op.failure_results:
        lines.append("on failure " + _results(op.failure_results, results))
    parts: tuple[tuple[str, Message | None], ...] = (
        ("notify" if op.notify else "request", op.request),
        ("reply", op.reply),
        ("failure", op.failure),
    )
    for role, message in parts:
        if message is not None:
            if message.role != role:
                raise ValueError(f"{message.name} is no {role}")
            lines += message_lines(message, "request" if role == "notify" else role)
    return [head, *indent(lines)]


def _sequence_lines(sequence: Sequence) -> list[str]:
    lines = [*doc_lines(sequence.doc), f"key {sequence.key} {type_text(sequence.key_type)}", "state"]
    lines += indent(columns([((slot.name, type_text(slot.type)), slot.doc) for slot in sequence.state], 0))
    for step in sequence.steps:
        lines.append(f"{step.kind} {step.op}")
        inner = doc_lines(step.doc)
        for given in step.givens:
            inner += [f"given {given.name} {type_text(given.type)}", *indent(doc_lines(given.doc))]
        inner += rule_lines(step.rules)
        for update in step.updates:
            inner += expr_lines(f"set {update.target} = ", update.value)
        lines += indent(inner)
    return [f"sequence {sequence.name} {provenance_text(sequence.provenance)}", *indent(lines)]


def _check_listed(schema: Schema) -> None:
    """Every type that something uses stands in the statement, once and the same."""
    listed: dict[str, Definition] = {}
    for definition in _own(schema) + schema.foreign:
        if definition.name in listed:
            raise ValueError(f"{definition.name} is listed twice")
        listed[definition.name] = definition
    for used in _used(schema):
        if listed.get(used.name) != used:
            raise ValueError(f"{used.name} is used but not listed among the schema's own or foreign types")


def _used(schema: Schema) -> Iterator[Definition]:
    """The named types that the schema mentions directly."""
    yield from (kind for kind in (schema.result_enum, schema.kind_enum, schema.rights_flags) if kind is not None)
    blocks: list[Block] = [message.block for message in schema.all_messages]
    blocks += [struct.block for struct in (*schema.structs, *schema.foreign) if isinstance(struct, Struct)]
    kinds: list[Type] = [slot.type for block in blocks for slot in block.slots]
    kinds += [alias.type for alias in schema.aliases]
    for sequence in schema.sequences:
        kinds += [slot.type for slot in sequence.state]
        kinds += [given.type for step in sequence.steps for given in step.givens]
    for kind in kinds:
        while isinstance(kind, Array):
            kind = kind.element
        if isinstance(kind, Records):
            kind = kind.record
        if isinstance(kind, (EnumType, FlagsType, Struct)):
            yield kind
