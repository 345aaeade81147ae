"""Words in, lines of Markdown that fit a terminal out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

WIDTH = 98


def wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    """Prose in lines; no word is broken."""
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def item(words: str, indent: str = "") -> list[str]:
    """An entry of a list."""
    return wrapped(words, f"{indent}- ", f"{indent}  ")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table with columns of one width."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        yield "| " + " | ".join(f"{cell.replace('|', '/'):{width}}" for cell, width in zip(row, widths)) + " |"
    yield ""


def fit(word: str, room: int) -> str:
    """A word, cut where it is too long."""
    return word if len(word) <= room else word[: room - 1] + "…"
