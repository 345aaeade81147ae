"""Source files and places in them: a path and a text in, line and column numbers out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class SourceFile:
    """A schema's path as the user gave it (with `/`), and its text."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        starts.extend(i + 1 for i, char in enumerate(self.text) if char == "\n")
        return tuple(starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] - 1 if number < len(self._line_starts) else len(self.text)
        return self.text[start:end]


@dataclass(frozen=True)
class Span:
    """Characters start..end (end is not included) of a file."""

    file: SourceFile
    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """From the start of this span to the end of the other."""
        return Span(self.file, self.start, max(self.end, other.end))


NOWHERE = Span(SourceFile("", ""), 0, 0)
