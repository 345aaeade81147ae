"""Collects diagnostics and prints them, as text with a caret or as JSON, one object a line.

Every stage reports here with an id of the catalogue, a place and the arguments of the message. The driver asks
`has_errors` at the borders between stages.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from codegen.diag.catalog import CATALOG
from codegen.source import Span

_MOST_SHOWN = 100  # diagnostics as text: who has more mends those first
_LONGEST_LINE, _CONTEXT = 160, 60  # characters of a line that are shown, and how many of them before the place
_LONGEST_WORD = 100  # the search for the nearest word takes the square of its length


@dataclass(frozen=True)
class Note:
    """A second place that explains the first."""

    span: Span
    text: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding, ready to print."""

    id: str
    span: Span
    message: str
    help: str
    notes: tuple[Note, ...]
    severity: str = "error"


class Reporter:
    """The diagnostics of one run, in the order of their places, without doubles."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, str, str], Diagnostic] = {}

    def error(self, id_: str, span: Span, *, notes: Iterable[Note] = (), help_: str = "", **args: object) -> None:
        """Adds a diagnostic. `help_` replaces the catalogue's own help; "" keeps it."""
        entry = CATALOG[id_]
        message = entry.message.format(**args)
        text = help_ or entry.help.format(**args)
        self._found.setdefault(
            (span.file.path, span.start, id_, message), Diagnostic(id_, span, message, text, tuple(notes))
        )

    @property
    def has_errors(self) -> bool:
        """Whether anything was reported."""
        return bool(self._found)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything reported, by file, place and id."""
        return tuple(self._found[key] for key in sorted(self._found))

    def render_text(self) -> str:
        """All diagnostics for a person, each with its line and a caret, and the count on the last line."""
        if not self._found:
            return ""
        count = len(self._found)
        parts = [as_text(diagnostic) for diagnostic in self.diagnostics[:_MOST_SHOWN]]
        if count > _MOST_SHOWN:
            parts.append(f"... and {count - _MOST_SHOWN} more\n")
        parts.append(f"{count} error{'s' if count > 1 else ''}; 'ipcgen explain {self.diagnostics[0].id}' tells more\n")
        return "".join(parts)

    def render_json(self) -> str:
        """All diagnostics for a tool: one JSON object a line."""
        return "".join(as_json(diagnostic) for diagnostic in self.diagnostics)


def suggest(word: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?` for the nearest known word, or an empty text."""
    if len(word) > _LONGEST_WORD:
        return ""
    near = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def _where(span: Span) -> str:
    line, column = span.file.position(span.start)
    return f"{span.file.path}:{line}:{column}"


def as_text(diagnostic: Diagnostic) -> str:
    """One diagnostic for a person."""
    head = f"{_where(diagnostic.span)}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.id}]\n"
    out = [head, _excerpt(diagnostic.span)]
    for note in diagnostic.notes:
        out.append(f"{_where(note.span)}: note: {note.text}\n")
        out.append(_excerpt(note.span))
    if diagnostic.help:
        out.append(f"{diagnostic.span.file.path}: help: {diagnostic.help}\n")
    return "".join(out)


def _excerpt(span: Span) -> str:
    number, column = span.file.position(span.start)
    line = span.file.line(number)
    width = max(1, min(span.end, span.start + len(line) - column + 1) - span.start)
    before = after = ""
    if len(line) > _LONGEST_LINE:
        start = max(0, column - 1 - _CONTEXT)
        before, after = "... " if start else "", " ..." if start + _LONGEST_LINE < len(line) else ""
        line = line[start : start + _LONGEST_LINE]
        column -= start
        width = min(width, max(1, len(line) - column + 1))
    # A tab takes one column here as in the position; control characters must not reach a terminal.
    shown = "".join(char if char.isprintable() else " " for char in line)
    gutter = f"{number:5} | "
    blanks = " " * (len(before) + column - 1)
    return f"{gutter}{before}{shown}{after}\n{' ' * (len(gutter) - 2)}| {blanks}^{'~' * (width - 1)}\n"


def as_json(diagnostic: Diagnostic) -> str:
    """One diagnostic for a tool: a line with a JSON object."""
    head: dict[str, object] = {"id": diagnostic.id, "severity": diagnostic.severity, "message": diagnostic.message}
    head["help"] = diagnostic.help
    notes = [{"message": note.text} | _place(note.span) for note in diagnostic.notes]
    return json.dumps(head | _place(diagnostic.span) | {"notes": notes}, ensure_ascii=False) + "\n"


def _place(span: Span) -> dict[str, object]:
    line, column = span.file.position(span.start)
    end_line, end_column = span.file.position(max(span.start, span.end))
    return {"file": span.file.path, "line": line, "column": column, "end_line": end_line, "end_column": end_column}
