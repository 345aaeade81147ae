"""Token kinds. The lexer makes them, the parser eats them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from codegen.source import Span


class Kind(Enum):
    """What a token is."""

    NAME = "a name"
    NUMBER = "a number"
    STRING = "a string"
    HEX = "bytes"  # 0x"00 11"
    MARK = "a mark"  # punctuation and operators
    END = "the end of the file"


# Longest first: the lexer takes the first that fits.
MARKS = (
    "..",
    "==",
    "!=",
    "<=",
    ">=",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ":",
    "=",
    ",",
    ".",
    "+",
    "-",
    "*",
    "%",
    "<",
    ">",
    "|",
)


# Words that start a definition.
DEFINITION_WORDS = (
    "const", "enum", "flags", "idempotent", "import", "message", "notify", "op", "open", "record", "reserved",
    "sequence", "struct", "test", "type",
)  # fmt: skip


@dataclass(frozen=True)
class Comment:
    """A `//` comment with its slashes, without the line end."""

    text: str
    line: int
    blank_before: bool


@dataclass(frozen=True)
class Token:
    """`doc` is the `///` text just before, `comments` the other comments since the last token."""

    kind: Kind
    text: str
    value: int
    data: bytes
    span: Span
    line: int
    first_on_line: bool
    blank_before: bool
    doc: tuple[str, ...]
    doc_span: Span | None
    comments: tuple[Comment, ...]
