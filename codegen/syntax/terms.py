"""The small parts of the syntax tree: names, paths, expressions, example values; and what stands around an item.

Equality ignores places and trivia, so that trees of two texts compare by what they say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Union

from codegen.source import NOWHERE, Span


@dataclass(frozen=True)
class Trivia:
    """What stands around an item: comments before, one behind on the same line, whether a blank line came before."""

    lead: tuple[str, ...] = ()
    trail: str = ""
    blank: bool = False


def no_span() -> Any:
    """A place that comparisons ignore: the default of a dataclass field."""
    return field(default=NOWHERE, compare=False)


def no_trivia() -> Any:
    """Trivia that comparisons ignore: the default of a dataclass field."""
    return field(default=Trivia(), compare=False)


@dataclass(frozen=True)
class Name:
    text: str
    span: Span = no_span()


@dataclass(frozen=True)
class Path:
    """a.b.c"""

    parts: tuple[Name, ...]
    span: Span = no_span()

    @property
    def text(self) -> str:
        """The path as written."""
        return ".".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Str:
    value: str
    span: Span = no_span()


@dataclass(frozen=True)
class Number:
    value: int
    text: str = field(compare=False)
    span: Span = no_span()


@dataclass(frozen=True)
class Word:
    """A name or dotted path used as a value."""

    path: Path
    span: Span = no_span()


@dataclass(frozen=True)
class Element:
    """array[index] or array[index].path"""

    array: Path
    index: "Expr"
    path: tuple[Name, ...]
    span: Span = no_span()


@dataclass(frozen=True)
class Binary:
    """op is one of + - * % | == != < <= > >= and or has"""

    op: str
    left: "Expr"
    right: "Expr"
    span: Span = no_span()


@dataclass(frozen=True)
class Unary:
    """op is `not` or `-`"""

    op: str
    operand: "Expr"
    span: Span = no_span()


@dataclass(frozen=True)
class Within:
    """value in low..high"""

    value: "Expr"
    low: "Expr"
    high: "Expr"
    span: Span = no_span()


@dataclass(frozen=True)
class OneOf:
    """value in {a, b}"""

    value: "Expr"
    members: tuple["Expr", ...]
    span: Span = no_span()


@dataclass(frozen=True)
class Call:
    """round_up, round_down, ascending, disjoint, fill"""

    name: Name
    args: tuple["Expr", ...]
    span: Span = no_span()


@dataclass(frozen=True)
class Quantifier:
    every: bool
    variable: Name
    array: Path
    body: "Expr"
    span: Span = no_span()


@dataclass(frozen=True)
class If:
    condition: "Expr"
    first: "Expr"
    second: "Expr"
    span: Span = no_span()


Expr = Union[Number, Word, Element, Binary, Unary, Within, OneOf, Call, Quantifier, If]


@dataclass(frozen=True)
class Text:
    value: str
    span: Span = no_span()


@dataclass(frozen=True)
class Data:
    value: bytes
    span: Span = no_span()


@dataclass(frozen=True)
class Items:
    items: tuple["Value", ...]
    span: Span = no_span()


@dataclass(frozen=True)
class Assign:
    name: Name
    value: "Value"
    trivia: Trivia = no_trivia()


@dataclass(frozen=True)
class Fields:
    fields: tuple[Assign, ...]
    span: Span = no_span()


Value = Union[Number, Word, Binary, Unary, Call, Text, Data, Items, Fields]
