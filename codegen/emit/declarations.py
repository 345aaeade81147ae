"""A schema in; every name that C code can use from its generated headers out. Called where two schemas are compared.

The names are read from the views that the headers are printed from, so that both say the same. Include guards are
left out, and so is the filler of an empty struct: nobody names them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterator

from codegen.emit import c_names, calls, names
from codegen.emit.views import Aggregate, Define, Prototype, Section
from codegen.emit.views_client import client_header
from codegen.emit.views_handlers import server_header
from codegen.emit.views_header import owned_sections
from codegen.emit.views_members import member_rows
from codegen.layout.model import Block, Op, Schema
from codegen.sema.kinds import EnumType, FlagsType
from codegen.sema.model import Rule

_FILLER = ("unused", "uint8_t")


@dataclass(frozen=True)
class Declaration:
    """One name. `kind` is header, macro, enum, struct, union, enumerator, member, handler or function.

    `name` of a member has that of its struct before it: "ipc_procd_segment.flags". `owner` is the definition that it
    belongs to: "op STOP_PROCESS", "notify EXITED", "enum kill_reason", "const PAGE", "schema". `shape` is its C type;
    of a macro, that of its number.
    `place` says where it stands among its owner's names, whatever they are called: the bytes of a field, the value of
    an enumerator, else the name with "@" where the owner's own stands. `derived`: the value follows from the bodies.
    `guard` is the macro without which it is left out.
    """

    kind: str
    name: str
    owner: str
    shape: str
    place: str
    value: int | None = None
    derived: bool = False
    guard: str = ""


def declarations(schema: Schema) -> tuple[Declaration, ...]:
    """All names of the header, then those of the client's and the server's."""
    found = [_header(schema, ""), *_codec(schema)]
    if schema.ops:
        found.extend((_header(schema, "client"), *_client(schema)))
        found.extend((_header(schema, "server"), *_server(schema)))
    return tuple(found)


def _header(schema: Schema, part: str) -> Declaration:
    path = names.header_path(schema.name, part)
    return Declaration("header", path, "schema", "", part or "codec")


def _owner(op: Op) -> str:
    return f"{'notify' if op.notify else 'op'} {op.name}"


def _placed(schema: Schema, owner: str, name: str) -> str:
    """A name with "@" where its owner's stands."""
    word = owner.partition(" ")[2].rpartition(".")[2]
    for spelled, prefix in ((word.lower(), f"ipc_{schema.name}_"), (word.upper(), names.macro(schema.name, ""))):
        for before in (prefix, f"{prefix}OP_"):
            if word and name.startswith(f"{before}{spelled}"):
                return f"{before.removeprefix(prefix)}@{name.removeprefix(before + spelled)}"
    return name.removeprefix(f"ipc_{schema.name}_").removeprefix(names.macro(schema.name, ""))


def _codec(schema: Schema) -> Iterator[Declaration]:
    constants = {names.constant_macro(schema.name, constant): constant.name for constant in schema.constants}
    derived = {names.abi_id_macro(schema.name, op) for op in schema.ops}
    derived |= {names.size_macro(schema.name, m, end) for m in schema.all_messages for end in ("", "MIN", "MAX")}
    spans = _spans(schema)
    kinds: tuple[EnumType | FlagsType, ...] = (*schema.enums, *schema.flags)
    values = {names.member_macro(kind, entry) for kind in kinds for entry in kind.members}
    rules = _rules(schema)
    for owner, section in owned_sections(schema):
        kind, _, name = owner.partition(" ")
        owner = f"{kind} {name.rpartition('.')[2]}".strip()
        for define in section.defines:
            macro = define.name.strip()
            if macro in constants:
                yield _macro(define, f"const {constants[macro]}", "@", False)
            else:
                place = "" if macro in values else rules.get(macro) or _placed(schema, owner, macro)
                yield _macro(define, owner, place, macro in derived)
        yield from _rest(schema, owner, section, spans)


def _rules(schema: Schema) -> dict[str, str]:
    """The place of each rule's number: whose rule it is; the number tells it from others, whatever it is called."""
    found: list[tuple[tuple[str, ...], str, tuple[Rule, ...]]] = [
        ((struct.name.partition(".")[2],), "@ rule", struct.block.rules) for struct in schema.structs
    ]
    found += [((message.name,), f"@ {message.role} rule", message.block.rules) for message in schema.all_messages]
    found += [
        ((sequence.name, step.op), f"@ step {at} rule", step.rules)
        for sequence in schema.sequences
        for at, step in enumerate(sequence.steps)
    ]
    return {names.rule_macro(schema.name, of, rule): place for of, place, rules in found for rule in rules}


def _macro(define: Define, owner: str, place: str, derived: bool) -> Declaration:
    shape, value = c_names.number(define.value)
    return Declaration("macro", define.name.strip(), owner, shape, place or str(value), value, derived)


def _rest(schema: Schema, owner: str, section: Section, spans: dict[str, str]) -> Iterator[Declaration]:
    for aggregate in section.aggregates:
        yield from _aggregate(schema, owner, aggregate, spans)
    steps = _steps(schema)
    for prototype in section.prototypes:
        found = _function(schema, owner, prototype)
        yield replace(found, place=steps.get(found.name, found.place))


def _steps(schema: Schema) -> dict[str, str]:
    """The place of each function of a step: its ordinal, since its name is that of an op."""
    return {
        names.function(names.sequence_tag(schema.name, sequence), step.op.lower()): f"@ step {at}"
        for sequence in schema.sequences
        for at, step in enumerate(sequence.steps)
    }


def _function(schema: Schema, owner: str, prototype: Prototype) -> Declaration:
    name, shape = c_names.function(prototype.text)
    return Declaration("function", name, owner, shape, _placed(schema, owner, name), guard=prototype.guard)


def _tag(schema: Schema, owner: str, aggregate: Aggregate) -> Declaration:
    kind, tag = aggregate.head.split(" ")
    return Declaration(kind, tag, owner, kind, _placed(schema, owner, tag))


def _aggregate(schema: Schema, owner: str, aggregate: Aggregate, spans: dict[str, str]) -> Iterator[Declaration]:
    tag = _tag(schema, owner, aggregate)
    yield tag
    if tag.kind == "enum":
        for name, value in c_names.enumerators(aggregate.lines):
            yield Declaration("enumerator", name, owner, "int", str(value), value)
        return
    found = tuple(c_names.members(aggregate.lines))
    for at, (name, shape) in enumerate(found):
        path = f"{tag.name}.{name}"
        if found != (_FILLER,) or path in spans:
            yield Declaration("member", path, owner, shape, f"{tag.place} {spans.get(path, f'#{at}')}")


def _spans(schema: Schema) -> dict[str, str]:
    """The bytes of each member that has bytes."""
    blocks: list[tuple[str, Block]] = [(names.tag(struct.name), struct.block) for struct in schema.structs]
    blocks += [(names.message_tag(schema.name, message), message.block) for message in schema.all_messages]
    found: dict[str, str] = {}
    for tag, block in blocks:
        for slot in block.slots:
            for code, span, _ in member_rows(slot):
                ((name, _),) = c_names.members((code,))
                found[f"{tag}.{name}"] = span or f"[{slot.offset}, ...) size"
    return found


def _client(schema: Schema) -> Iterator[Declaration]:
    for op, section in zip(calls.served(schema), client_header(schema).sections, strict=True):
        yield from (_function(schema, _owner(op), prototype) for prototype in section.prototypes)


def _server(schema: Schema) -> Iterator[Declaration]:
    ops = calls.served(schema)
    handlers, scratch, own, *answers = server_header(schema).sections
    owners = {names.op_member(op): _owner(op) for op in ops}
    for section, kind in ((handlers, "handler"), (scratch, "member")):
        for aggregate in section.aggregates:
            tag = _tag(schema, "schema", aggregate)
            yield tag
            found = tuple(c_names.members(aggregate.lines))
            for name, shape in found if found != (_FILLER,) else ():
                first, _, inner = name.partition(".")
                yield Declaration(kind, f"{tag.name}.{name}", owners[first], shape, f"{tag.place} @.{inner}")
    yield from (_function(schema, "schema", prototype) for prototype in own.prototypes)
    for op, section in zip((op for op in ops if not op.notify), answers, strict=True):
        yield from (_function(schema, _owner(op), prototype) for prototype in section.prototypes)
