"""The resolved model: what a schema means, before any byte has an offset.

`sema.resolve` makes these values from the syntax tree; `layout.lower` gives them offsets. Leaf types,
expressions, enums, capabilities and provenance have no offsets and pass through layout unchanged.
All values are immutable and compare by content.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from codegen.sema.expr import Expr
from codegen.sema.kinds import EnumType, FlagsType, Int, Leaf, Provenance, Retired, Type
from codegen.source import NOWHERE, Span


@dataclass(frozen=True)
class Rule:
    """A cross-field check. `offset` is the lowest field it names, in its own block; layout fills it in."""

    number: int
    name: str
    doc: str
    expr: Expr
    given_request: bool
    offset: int = 0
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Field:
    name: str
    type: Type
    doc: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Reserved:
    """Bytes that are zero."""

    size: int
    reason: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Block:
    """Fields and reserved bytes in text order, the rules between them, the asserted size (None for none).

    `whole` is false while a field of the text is missing because it was refused.
    """

    items: tuple["Field | Reserved", ...]
    rules: tuple[Rule, ...]
    size: int | None
    span: Span = field(default=NOWHERE, compare=False)
    size_span: Span = field(default=NOWHERE, compare=False)
    whole: bool = field(default=True, compare=False)


@dataclass(frozen=True)
class StructDef:
    """A struct, or a record (`record`): a struct whose last field is a tail, used in `records`."""

    name: str
    doc: str
    provenance: Provenance
    block: Block
    record: bool
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Constant:
    name: str
    c_name: str  # set by `as`, else ""
    doc: str
    width: int
    signed: bool
    value: int
    provenance: Provenance
    name_provenance: Provenance


@dataclass(frozen=True)
class Alias:
    """A named scalar, bytes or text type."""

    name: str
    doc: str
    type: Leaf
    provenance: Provenance


FATE_MOMENTS = ("pack_refused", "call_refused", "dispatch_refused", "handler_failed", "reply_refused", "peer_gone")


@dataclass(frozen=True)
class Cap:
    """One entry of the transfer table of a message, in table order."""

    name: str
    doc: str
    kind: str  # member of the schema's capability-kind enum
    kind_value: int
    rights: tuple[str, ...]  # least rights, by member name
    rights_mask: int
    move: bool  # False: copy
    optional: bool
    high: int  # 1, or n for a last entry [0..n]
    fate: tuple[str, ...]  # one of sender, receiver, dropped, untouched for each of FATE_MOMENTS


@dataclass(frozen=True)
class Value:
    """A value written in an example: exactly one of the parts is used."""

    number: int | None = None
    text: str | None = None
    data: bytes | None = None
    items: tuple["Value", ...] | None = None
    fields: tuple[tuple[str, "Value"], ...] | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Example:
    """An accepted body; a field left out takes the vector picker's ordinary value."""

    name: str
    fields: tuple[tuple[str, Value], ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class MessageDef:
    """A body with codecs of its own.

    `part` is "header", "table" or "body". `role` is "request", "reply", "failure", "notify", or "message" for one
    that belongs to no op.
    """

    name: str  # in C and in the statement: "stop_process_request"
    part: str
    role: str
    doc: str
    provenance: Provenance
    block: Block
    caps: tuple[Cap, ...]
    examples: tuple[Example, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class OpDef:
    """An operation or a notification.

    `results` are the members of the schema's result enum that the op lists itself; the four that every op has
    (DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL) are not repeated.
    """

    name: str
    number: int
    doc: str
    provenance: Provenance
    name_provenance: Provenance
    notify: bool
    reserved: bool
    test: bool
    idempotent: bool
    request: MessageDef | None
    reply: MessageDef | None
    failure: MessageDef | None
    failure_results: tuple[str, ...]
    results: tuple[str, ...]
    ack: str  # name of the op that acknowledges a notification, or ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Given:
    """A value that the caller of a step supplies, such as a digest it computed."""

    name: str
    type: Leaf
    doc: str


@dataclass(frozen=True)
class StateField:
    """A value that a sequence keeps between steps. It is zero before `begin`."""

    name: str
    type: Type
    doc: str


@dataclass(frozen=True)
class Update:
    """state.target = value, or a copy of a whole array of the request with its count."""

    target: str
    value: Expr


@dataclass(frozen=True)
class Step:
    """`kind` is begin, step, commit or abort. Guards are checked in order, then the updates are made, all at once."""

    kind: str
    op: str
    doc: str
    givens: tuple[Given, ...]
    rules: tuple[Rule, ...]
    updates: tuple[Update, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class ScriptStep:
    """One message of a sequence example: the op, its body, the values given to the step."""

    op: str
    body: Example
    givens: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Script:
    name: str
    steps: tuple[ScriptStep, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class SequenceDef:
    """An ordered protocol. Its key is the arrival slot and the request field `key`, which every step's request has."""

    name: str
    doc: str
    provenance: Provenance
    key: str
    key_type: Int
    state: tuple[StateField, ...]
    steps: tuple[Step, ...]
    scripts: tuple[Script, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Waiver:
    """A break of `name` against a release that is accepted. The name may be gone from the schema, so nothing checks it.

    `name` is an op, a notification or another definition. A waiver changes no byte and is in no statement.
    """

    name: str
    release: str
    reason: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Allowance:
    """A lint rule that is off at `place` ("STOP_PROCESS.request.reason") and below; "" for the whole schema.

    Only `lint` knows its rules, so neither the rule nor the place is checked here.
    """

    rule: str
    place: str
    reason: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class SchemaModel:
    """One resolved schema. `foreign` are the enums, flags and structs of other schemas that it uses."""

    name: str
    doc: str
    path: str
    ops_low: int
    ops_high: int
    kept: tuple[Retired, ...]
    result_enum: str  # qualified, or ""
    kind_enum: str
    rights_flags: str
    imports: tuple[str, ...]
    constants: tuple[Constant, ...]
    aliases: tuple[Alias, ...]
    enums: tuple[EnumType, ...]
    flags: tuple[FlagsType, ...]
    structs: tuple[StructDef, ...]
    messages: tuple[MessageDef, ...]
    ops: tuple[OpDef, ...]
    sequences: tuple[SequenceDef, ...]
    foreign_structs: tuple[StructDef, ...]
    places: tuple[tuple[str, Span], ...] = field(default=(), compare=False)  # where each name stands; "" is the schema
    waivers: tuple[Waiver, ...] = ()
    allowances: tuple[Allowance, ...] = ()
