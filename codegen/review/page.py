"""What a page says, ready to be laid out: made by `build`, printed by `markdown` and `as_json`."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.compat.model import BodyVerdict, OpVerdict
from codegen.review.docs import Words
from codegen.review.readings import Reading
from codegen.review.rebuild import Use
from codegen.review.vectors import Moved


@dataclass(frozen=True)
class Part:
    """A body of an op with its pictures and its witnesses in words."""

    body: BodyVerdict
    pictures: tuple[tuple[str, ...], ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Entry:
    """One op or definition. `wire` is its verdict by direction; `order` says who rebuilds and when; `place` is where it
    stands in a schema of the new side, file and line from 1. `about` is what a new op is for, and its sizes."""

    verdict: OpVerdict
    wire: str
    order: str
    uses: tuple[Use, ...]
    place: tuple[str, int] | None
    words: tuple[Words, ...]
    parts: tuple[Part, ...]
    readings: tuple[Reading, ...]
    about: str


@dataclass(frozen=True)
class TextOnly:
    """Generated files of a schema that differ although its statement does not, and its vectors, which may, too."""

    schema: str
    paths: tuple[str, ...]
    vectors: int
    vectors_differ: bool


@dataclass(frozen=True)
class FileStat:
    """Lines of a file that came and went."""

    path: str
    added: int
    removed: int


@dataclass(frozen=True)
class Measured:
    """Code and stack of the codecs that differ, each as "before -> after", and the bytes of code of all of them."""

    rows: tuple[tuple[str, str, str], ...]
    old: int
    new: int


@dataclass(frozen=True)
class Page:
    """`empty`: the sides are the same. `generator` are files of the compiler; `diff` is git's, file by file."""

    base: str
    head: str
    empty: bool
    summary: str
    notes: tuple[str, ...]
    entries: tuple[Entry, ...]
    generator: tuple[str, ...]
    text_only: tuple[TextOnly, ...]
    vectors: tuple[Moved, ...]
    measured: Measured | None
    stat: tuple[FileStat, ...]
    diff: tuple[tuple[str, str], ...]  # path, patch
