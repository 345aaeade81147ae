"""All schemas in, the C names that can't stand beside each other out. Called by `driver`.

Names are made by rule and never changed to fit, so every doubtful one is named here, after mapping.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Sequence as Many

from codegen.emit import calls, ctypes, names, reserved, secrets
from codegen.emit.quantifiers import walk
from codegen.emit.runtime_names import RUNTIME
from codegen.emit.views_codec import given_scalars
from codegen.layout.model import Array, Block, Message, Op, Records, Schema, Sequence, Struct, Type
from codegen.sema.expr import Ref
from codegen.sema.kinds import EnumType, FlagsType, Form, Strings, Text
from codegen.sema.model import Rule

# Parameters and locals of the functions on a message, and of those on a record.
MESSAGE_LOCALS = ("msg", "buf", "cap", "len", "given", *names.INDEXES)
RECORD_LOCALS = ("entry", "buf", "left", "cursor", "writer", "taken", "entry_at", "entry_size", *names.INDEXES)
# Functions, private to a server, that belong to no op.
SERVER_FUNCTIONS = ("dispatch", "facts_of")


@dataclass(frozen=True)
class Clash:
    """Two qualified schema names with one C name; or (`first` empty) one that C has for itself, and why."""

    c_name: str
    first: str
    second: str
    why: str = ""


@dataclass(frozen=True)
class _Made:
    """A C name, the scope in which it must be alone, and the qualified schema name it is made of.

    `op` tells the body of an op from a struct that has the body's name.
    """

    scope: str
    c_name: str
    source: str
    op: str = ""


def clashes(schemas: Many[Schema]) -> tuple[Clash, ...]:
    """Every clash, in the order of the schemas."""
    seen: dict[tuple[str, str], _Made] = {}
    found: list[Clash] = []
    for schema in schemas:
        for made in _names(schema):
            why = reserved.why_refused(made.c_name)
            clash = Clash(made.c_name, "", made.source, why) if why else None
            first = seen.setdefault((made.scope, made.c_name), made)
            if clash is None and (first.source, first.op) != (made.source, made.op):
                clash = Clash(made.c_name, first.source, made.source)
            if clash is None and made.scope == "" and made.c_name in RUNTIME:
                clash = Clash(made.c_name, "", made.source, "the runtime headers already have")
            if clash is None and made.c_name in _LOCALS.get(made.scope.partition(" ")[0], ()):
                clash = Clash(made.c_name, "", made.source, "generated functions already use")
            if clash is not None and clash not in found:
                found.append(clash)
    return tuple(found)


_LOCALS = {"message": MESSAGE_LOCALS, "record": RECORD_LOCALS}


def _names(schema: Schema) -> Iterator[_Made]:
    yield _Made("", names.guard(schema.name), schema.name)
    if schema.ops:
        yield from _client_and_server(schema)
    for constant in schema.constants:
        yield _Made("", names.constant_macro(schema.name, constant), f"{schema.name}.{constant.name}")
    kinds: tuple[EnumType | FlagsType, ...] = (*schema.enums, *schema.flags)
    for kind in kinds:
        yield _Made("", names.tag(kind.name), kind.name)
        for entry in kind.members:
            yield _Made("", names.member_macro(kind, entry), f"{kind.name}.{entry.name}")
    for struct in schema.structs:
        yield from _struct(struct)
    for message in schema.messages:
        yield from _message(schema, message, f"{schema.name}.{message.name}")
    for op in schema.ops:
        source = f"{schema.name}.{op.name}"
        yield _Made("", names.op_macro(schema.name, op), source)
        yield _Made("", names.abi_id_macro(schema.name, op), source)
        if given_scalars(op):
            tag = names.given_tag(schema.name, op)
            yield _Made("", tag, source)
            yield _Made("", names.function(tag, "from"), source)
            for given in given_scalars(op):
                yield _Made(f"struct {tag}", names.given_member(given.path), f"{source}.{'.'.join(given.path)}")
        for body in (op.request, op.reply, op.failure):
            if body is not None:
                yield from _message(schema, body, f"{schema.name}.{body.name}", op.name)
    for sequence in schema.sequences:
        yield from _sequence(schema, sequence)
    for op in calls.served(schema):
        yield from _served(schema, op)


def _struct(struct: Struct) -> Iterator[_Made]:
    tag = names.tag(struct.name)
    schema, name = struct.name.split(".")
    yield from _rules(schema, (name,), struct.block.rules)
    yield _Made("", tag, struct.name)
    if struct.record:
        for verb in ("next", "append", "check"):
            yield _Made("", names.function(tag, verb), struct.name)
        yield from _locals(f"record {tag}", struct.name, struct.block, ())
    yield from _members(tag, struct.name, struct.block)


def _message(schema: Schema, message: Message, source: str, op: str = "") -> Iterator[_Made]:
    tag = names.message_tag(schema.name, message)
    yield _Made("", tag, source, op)
    for verb in ("init", "pack", "unpack", "validate", "wipe"):
        yield _Made("", names.function(tag, verb), source, op)
    for bound in ("",) if message.block.tail is None else ("MIN", "MAX"):
        yield _Made("", names.size_macro(schema.name, message, bound), source, op)
    yield from _rules(schema.name, (message.name,), message.block.rules, op)
    yield from _members(tag, source, message.block)
    yield from _locals(f"message {tag}", source, message.block, ())
    if message.caps:
        caps = names.caps_tag(schema.name, message)
        for name in (caps, names.function(caps, "pack"), names.function(caps, "unpack")):
            yield _Made("", name, source, op)
        for cap in message.caps:
            for suffix in ("", "count") if cap.high > 1 else ("",):
                yield _Made(f"struct {caps}", names.member(cap.name, suffix), f"{source}.{cap.name}")


def _rules(schema: str, of: tuple[str, ...], rules: tuple[Rule, ...], op: str = "") -> Iterator[_Made]:
    for rule in rules:
        yield _Made("", names.rule_macro(schema, of, rule), ".".join((schema, *of, rule.name)), op)


def _client_and_server(schema: Schema) -> Iterator[_Made]:
    for part in ("client", "server"):
        yield _Made("", names.guard(schema.name, part), schema.name)
    for end in ("FIRST", "LAST"):
        yield _Made("", names.ops_macro(schema.name, end), schema.name)
    for what in ("handlers", "scratch", "binding", "serve"):
        yield _Made("", names.of_schema(schema.name, what), schema.name)
    for name in SERVER_FUNCTIONS:
        yield _Made(f"file {schema.name}", name, schema.name)


def _served(schema: Schema, op: Op) -> Iterator[_Made]:
    source = f"{schema.name}.{op.name}"
    yield _Made("", names.call(schema.name, op), source, op.name)
    for verb in () if op.notify else ("answer", "fail"):
        yield _Made("", names.function(names.op_tag(schema.name, op), verb), source, op.name)
    yield _Made(f"struct {names.of_schema(schema.name, 'handlers')}", names.op_member(op), source)
    for name in (names.serving(op), names.handling(op)):
        yield _Made(f"file {schema.name}", name, source)
    for message in (op.request, op.reply, op.failure):
        if message is not None and secrets.has_secret(message):
            yield _Made(f"file {schema.name}", names.secrets(message), source)


def _sequence(schema: Schema, sequence: Sequence) -> Iterator[_Made]:
    tag, source = names.sequence_tag(schema.name, sequence), f"{schema.name}.{sequence.name}"
    yield _Made("", tag, source)
    for verb in ("init", "abort"):
        yield _Made("", names.function(tag, verb), source)
    for name in ("active", "arrival", names.member(sequence.key)):
        yield _Made(f"struct {tag}", name, source)
    for slot in sequence.state:
        yield _Made(f"struct {tag}", names.member(slot.name), f"{source}.{slot.name}")
    for step in sequence.steps:
        head = names.function(tag, step.op.lower())
        yield _Made("", head, f"{source}.{step.op}")
        for name in ("seq", "arrival", "msg"):
            yield _Made(f"parameters {head}", name, source)
        yield from _rules(schema.name, (sequence.name, step.op), step.rules)
        for given in step.givens:
            yield _Made(f"parameters {head}", given.name, f"{source}.{step.op}.{given.name}")


def _derived(kind: Type) -> tuple[str, ...]:
    """Suffixes of the members that go with a field."""
    if isinstance(kind, Text) and kind.form is not Form.TAIL:
        return ("length",)
    if isinstance(kind, Strings):
        return ("size", "count")
    return ("size",) if isinstance(kind, Records) else ()


def _members(tag: str, source: str, block: Block) -> Iterator[_Made]:
    for slot in block.slots:
        for suffix in ("", *_derived(slot.type)):
            yield _Made(f"struct {tag}", names.member(slot.name, suffix), f"{source}.{slot.name}")


def _locals(scope: str, source: str, block: Block, path: tuple[str, ...]) -> Iterator[_Made]:
    """Everything that a codec may declare for a body; the names of one function are kept apart."""
    for rule in block.rules:
        for suffix in ("", "last", "start", "size", "end", "inner", "wraps"):
            yield _Made(scope, names.local((*path, names.rule_local(rule.name)), suffix), f"{source}.{rule.name}")
        for read in walk(rule.expr):
            if isinstance(read, Ref) and read.scope not in ("", "request", "element"):
                # Every rule may name its variable alike: each stands in a loop of its own.
                yield _Made(scope, names.local((read.scope, *read.path)), source)
    for slot in block.slots:
        here, kind = (*path, slot.name), slot.type
        name = f"{source}.{slot.name}"
        yield _Made(scope, names.local(here), name)
        suffixes = [*_derived(kind)]
        if ctypes.is_scalar(kind):
            suffixes.append("word")
        if isinstance(kind, (Text, Strings)):
            suffixes.append("fault")
        if isinstance(kind, Records):
            suffixes += ["at", "step", "fault"]
        if isinstance(kind, Array):
            suffixes += ["at", *names.INDEXES]
        for suffix in suffixes:
            yield _Made(scope, names.local(here, suffix), name)
        inner = kind.element if isinstance(kind, Array) else kind
        if isinstance(inner, Struct):
            yield from _locals(scope, name, inner.block, here)
