"""The types of other schemas that a schema's fields use, in order of name."""

from __future__ import annotations

from codegen.layout.model import Array, Block, Records, Schema, Struct, Type
from codegen.sema.kinds import EnumType, FlagsType


def foreign_types(schema: Schema) -> tuple[EnumType | FlagsType | Struct, ...]:
    """Enums, flags and structs that `schema` uses, itself or through another, and does not define."""
    found: dict[str, EnumType | FlagsType | Struct] = {}
    for named in (schema.result_enum, schema.kind_enum, schema.rights_flags):
        if named is not None:
            found[named.name] = named
    blocks = [struct.block for struct in schema.structs] + [message.block for message in schema.all_messages]
    for block in blocks:
        _gather_block(block, found)
    for sequence in schema.sequences:
        for slot in sequence.state:
            _gather(slot.type, found)
        for step in sequence.steps:
            for given in step.givens:
                _gather(given.type, found)
    return tuple(found[name] for name in sorted(found) if not name.startswith(f"{schema.name}."))


def _gather_block(block: Block, found: dict[str, EnumType | FlagsType | Struct]) -> None:
    for slot in block.slots:
        _gather(slot.type, found)


def _gather(kind: Type, found: dict[str, EnumType | FlagsType | Struct]) -> None:
    match kind:
        case EnumType() | FlagsType():
            found[kind.name] = kind
        case Struct():
            found[kind.name] = kind
            _gather_block(kind.block, found)
        case Array(element=element):
            _gather(element, found)
        case Records(record=record):
            _gather(record, found)
