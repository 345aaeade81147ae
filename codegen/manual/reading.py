"""A text of help in, its parts out: usage, paragraphs, rows of a term and what it means, literal lines.

The form is that of every text here. The first line is `ipcgen NAME: summary.`; a block that starts with `Usage:` has
the forms of the command line; a line that starts in the first column is a heading if what stands below it without a
blank line is indented, else a paragraph; two blanks of indent are a row, whose text stands behind two blanks or more;
deeper lines go on with a row, or are rows below it where they are indented by less than the text could be; four blanks
below a paragraph are literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ROW = re.compile(r"  (\S.*?)(?:\s{2,}(\S.*))?")
_BELOW = 8  # the deepest indent of a row below a row; texts go on further to the right


@dataclass(frozen=True)
class Row:
    """A term and what it means; `rows` are the values of an option that has its own."""

    term: str
    text: str
    rows: tuple["Row", ...] = ()


@dataclass(frozen=True)
class Section:
    """A paragraph, or rows or lines, with the heading above if there is one."""

    title: str
    text: str = ""
    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Help:
    """A text of help."""

    summary: str
    usage: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass
class _Open:
    """A row whose text may go on."""

    term: str
    words: list[str]
    rows: list[Row] = field(default_factory=list)

    def row(self) -> Row:
        """The row as it is by now."""
        return Row(self.term, " ".join(" ".join(self.words).split()), tuple(self.rows))


def read(text: str) -> Help:
    """The parts of a text."""
    first, *blocks = [block.split("\n") for block in text.rstrip("\n").split("\n\n")]
    summary = first[0].partition(": ")[2].rstrip(".")
    usage: tuple[str, ...] = ()
    sections: list[Section] = []
    for block in blocks:
        if block[0].startswith("Usage: "):
            usage = tuple(_usage(block))
        else:
            sections.extend(_block(block))
    return Help(summary, usage, tuple(sections))


def _usage(block: list[str]) -> Iterator[str]:
    """The forms, one each; what stands behind three blanks is a remark."""
    forms: list[str] = []
    for line in block:
        line = line.removeprefix("Usage:").strip()
        if line.startswith("ipcgen "):
            forms.append(re.split(r"\s{3,}", line)[0])
        else:
            forms[-1] += " " + line
    yield from forms


def _block(lines: list[str]) -> Iterator[Section]:
    title = ""
    if len(lines) > 1 and not lines[0].startswith(" ") and lines[1].startswith(" "):
        title = lines.pop(0)
    if not lines[0].startswith(" "):
        yield Section(title, text=" ".join(lines))
    elif title == "Examples":
        yield Section(title, lines=tuple(line[2:] for line in lines))
    elif lines[0].startswith("    "):
        yield Section(title, lines=tuple(line[4:] for line in lines))
    else:
        yield Section(title, rows=tuple(_rows(lines)))


def _rows(lines: list[str]) -> Iterator[Row]:
    row: _Open | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if indent == 2:
            if row is not None:
                yield row.row()
            row = _Open(*_split(line))
        elif row is not None and indent <= _BELOW:
            term, words = _split(line[indent - 2 :])
            row.rows.append(Row(term, " ".join(words)))
        elif row is not None:
            row.words.append(line.strip())
    if row is not None:
        yield row.row()


def _split(line: str) -> tuple[str, list[str]]:
    found = _ROW.fullmatch(line)
    return (found[1], [found[2] or ""]) if found else (line.strip(), [])
