"""What the rules look at and what they answer: schemas with their layouts in, findings out. Types only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from codegen.diag.reporter import Note
from codegen.layout import model as layout
from codegen.sema.kinds import Provenance
from codegen.sema.model import Alias, Block, MessageDef, OpDef, SchemaModel
from codegen.source import NOWHERE, Span


@dataclass(frozen=True)
class Finding:
    """What one rule says about one place. `place` is dotted, as `allow` takes it: "STOP_PROCESS.request.reason"."""

    place: str
    span: Span
    message: str
    help: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Body:
    """Fields in a row: a struct, a record, or a body of an op. `role` is that of the message, "struct" or "record"."""

    place: str
    role: str
    span: Span
    block: Block
    layout: layout.Block
    op: OpDef | None = None
    message: MessageDef | None = None


@dataclass(frozen=True)
class Thing:
    """Something that has a name, a doc, and often reasons of its own. `owner` is the name of what it stands in.

    `kind` is schema, constant, type, enum, flags, member, struct, record, message, op, notification, body, field,
    capability, rule, sequence, step, state or given.
    """

    kind: str
    place: str
    name: str
    owner: str
    span: Span
    doc: str
    reasons: tuple[Provenance, ...] = ()


@dataclass(frozen=True)
class Unit:
    """One schema as a rule sees it, and the others of the run by name."""

    model: SchemaModel
    layout: layout.Schema
    others: Mapping[str, SchemaModel]
    used: Mapping[str, frozenset[str]]  # by role of a body, of the whole run: the enums, flags and structs in it

    @cached_property
    def places(self) -> Mapping[str, Span]:
        """Where the names of the schema stand, by the names of `sema.places`."""
        return dict(self.model.places)

    def span(self, name: str) -> Span:
        """The place of a name; that of what it stands in, where it has none."""
        while name not in self.places and name:
            name = name.rpartition(".")[0]
        return self.places.get(name, NOWHERE)

    def alias(self, name: str) -> Alias | None:
        """A named type by its qualified name."""
        schema, _, short = name.partition(".")
        model = self.others.get(schema)
        return next((alias for alias in model.aliases if alias.name == short), None) if model else None


@dataclass(frozen=True)
class Rule:
    """`title` says in one line what is found, `why` what it costs and how to mend it."""

    id: str
    title: str
    why: str
    check: Callable[[Unit], Iterator[Finding]]
