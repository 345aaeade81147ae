"""The syntax tree: what the author wrote, and where. No meaning, no numbers worked out.

Equality ignores places and trivia, so that trees of two texts compare by what they say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from codegen.source import Span
from codegen.syntax.terms import (
    Assign,
    Expr,
    Fields,
    Name,
    Number,
    Path,
    Str,
    Trivia,
    no_span,
    no_trivia,
)


# Words of the rule language. They can't name a field, because a rule could not tell the two apart.
RULE_WORDS = frozenset(
    ("and", "or", "not", "has", "in", "any", "all", "if", "then", "else", "true", "false", "request", "state", "given")
)


@dataclass(frozen=True)
class Doc:
    lines: tuple[str, ...] = ()
    span: Span = no_span()

    @property
    def text(self) -> str:
        """The lines as one sentence."""
        return " ".join(line for line in self.lines if line)


@dataclass(frozen=True)
class Source:
    """`from "..."` (published) or `ours "..."`; `reason` is None where the author left the string out."""

    published: bool
    reason: Str | None
    span: Span = no_span()


@dataclass(frozen=True)
class Origin:
    """Provenance of a number (or body), and of the name where it differs (`named ...`)."""

    source: Source | None
    name: Source | None


# Types and items of a block


@dataclass(frozen=True)
class TypeExpr:
    """base: a builtin word or a path. `party` of a slot; `record` of records; bounds in brackets."""

    base: Path
    party: Name | None = None
    record: Path | None = None
    secret: bool = False
    low: Expr | None = None
    high: Expr | None = None
    tail: bool = False
    span: Span = no_span()


@dataclass(frozen=True)
class Constraint:
    """kind: in, aligned, count"""

    kind: str
    args: tuple[Expr, ...]
    target: Name | None = None
    span: Span = no_span()


@dataclass(frozen=True)
class Field:
    doc: Doc
    name: Name
    type: TypeExpr
    constraints: tuple[Constraint, ...]
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Hole:
    """reserved N"""

    size: Number
    reason: Str | None
    doc: Doc = Doc()
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Rule:
    doc: Doc
    number: Number
    name: Name
    given_request: bool
    expr: Expr
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Size:
    value: Number
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Example:
    name: Str
    body: Fields
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Fate:
    """MOMENT = OUTCOME"""

    moment: Name
    outcome: Name
    trivia: Trivia = no_trivia()


@dataclass(frozen=True)
class Cap:
    doc: Doc
    name: Name
    kind: Name
    rights: tuple[Name, ...]
    mode: Name
    optional: bool
    low: Number | None
    high: Number | None
    fates: tuple[Fate, ...]
    end: tuple[str, ...] = field(default=(), compare=False)
    trivia: Trivia = no_trivia()
    span: Span = no_span()


Item = Union[Field, Hole, Rule, Size, Example, Cap]


@dataclass(frozen=True)
class Block:
    items: tuple[Item, ...]
    end: tuple[str, ...] = field(default=(), compare=False)  # comments before the closing brace
    span: Span = no_span()


# Definitions


@dataclass(frozen=True)
class Constant:
    doc: Doc
    name: Name
    type: TypeExpr
    value: Expr
    origin: Origin
    c_name: Name | None
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Alias:
    doc: Doc
    name: Name
    type: TypeExpr
    constraints: tuple[Constraint, ...]
    origin: Origin
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Member:
    doc: Doc
    name: Name
    value: Expr
    default: bool
    origin: Origin
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Kept:
    """reserved N "why" in an enum, kept N "why" in a schema; LOW..HIGH too."""

    low: Number
    high: Number | None
    reason: Str | None
    doc: Doc = Doc()
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Enum:
    """An enum or (`flags`) a flags type."""

    doc: Doc
    name: Name
    flags: bool
    open: bool
    type: TypeExpr
    prefix: Name | None
    origin: Origin
    members: tuple["Member | Kept", ...]
    end: tuple[str, ...] = field(default=(), compare=False)
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Struct:
    doc: Doc
    name: Name
    record: bool
    origin: Origin
    block: Block
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Message:
    doc: Doc
    name: Name
    part: Name
    origin: Origin
    block: Block
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Body:
    """request, reply or failure of an op; `results` only of a failure."""

    doc: Doc
    role: str
    results: tuple[Name, ...]
    origin: Origin
    block: Block
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Results:
    names: tuple[Name, ...]
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Op:
    doc: Doc
    modifiers: tuple[Name, ...]
    name: Name
    number: Number
    origin: Origin
    items: tuple["Body | Results", ...]
    end: tuple[str, ...] = field(default=(), compare=False)
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Notify:
    doc: Doc
    name: Name
    number: Number
    origin: Origin
    block: Block
    ack: Name
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Given:
    doc: Doc
    name: Name
    type: TypeExpr
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Set:
    target: Name
    value: Expr
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Step:
    """kind: begin, step, commit, abort"""

    doc: Doc
    kind: str
    op: Name
    items: tuple["Given | Rule | Set", ...] | None  # None: written without braces
    end: tuple[str, ...] = field(default=(), compare=False)
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class ScriptStep:
    op: Name
    body: Fields
    givens: tuple[Assign, ...]
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Script:
    name: Str
    steps: tuple[ScriptStep, ...]
    end: tuple[str, ...] = field(default=(), compare=False)
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Sequence:
    doc: Doc
    name: Name
    origin: Origin
    key: Name
    state: Block
    steps: tuple["Step | Script", ...]
    end: tuple[str, ...] = field(default=(), compare=False)
    trivia: Trivia = no_trivia()
    span: Span = no_span()


Definition = Union[Constant, Alias, Enum, Struct, Message, Op, Notify, Sequence]


@dataclass(frozen=True)
class Import:
    name: Name
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class OpsRange:
    low: Number
    high: Number
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Uses:
    """results TYPE; capabilities TYPE rights TYPE (`rights` is None for results)"""

    type: Path
    rights: Path | None
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Waive:
    """waive NAME in "RELEASE" "reason": a break against a release that is accepted."""

    name: Name
    release: Str
    reason: Str | None
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class Allow:
    """allow RULE [at PLACE] "reason": a lint rule that is off."""

    rule: Name
    place: Path | None
    reason: Str | None
    trivia: Trivia = no_trivia()
    span: Span = no_span()


HeadItem = Union[OpsRange, Kept, Uses, Waive, Allow]


@dataclass(frozen=True)
class Schema:
    doc: Doc
    name: Name
    items: tuple[HeadItem, ...]
    end: tuple[str, ...] = field(default=(), compare=False)
    trivia: Trivia = no_trivia()
    span: Span = no_span()


@dataclass(frozen=True)
class File:
    schema: Schema
    imports: tuple[Import, ...]
    definitions: tuple[Definition, ...]
    end: tuple[str, ...] = field(default=(), compare=False)
