"""The command line in, ipcgen(1) in the man macros out.

The page has no date: nothing here depends on the day it was made on.
"""

from __future__ import annotations

from collections.abc import Iterator

from codegen.manual.reading import Row, Section
from codegen.manual.tool import EVERYWHERE, CommandLine, Tool


def man(tool: Tool) -> str:
    """The source of the page."""
    lines = ["", *_page(tool)]
    kept = (line for before, line in zip(lines, lines[1:]) if line != ".PP" or not before.startswith((".SH ", ".SS ")))
    return "\n".join(kept) + "\n"


def _page(tool: Tool) -> Iterator[str]:
    yield '.\\" Made by `ipcgen man` from the table of commands and the texts of `ipcgen help`.'
    yield '.TH IPCGEN 1 "" libipc "User Commands"'
    yield from (".nh", ".ad l")  # what is to be typed is never hyphenated
    yield ".SH NAME"
    yield f"ipcgen \\- {_text(tool.help.summary)}"
    yield ".SH SYNOPSIS"
    yield from _usage(tool.help.usage)
    yield ".SH DESCRIPTION"
    last: list[str] = []
    for section in tool.help.sections:
        if section.title == "Examples":
            last += [".SH EXAMPLES", *_lines(section.lines)]
        elif section.text.startswith("Exit status: "):
            last += [".SH EXIT STATUS", _text(section.text.removeprefix("Exit status: "))]
        elif section.title == EVERYWHERE:
            last += [".SH OPTIONS", "Every command takes these.", *_rows(section.rows)]
        else:
            yield from _section(section)
    yield ".SH COMMANDS"
    for command in tool.commands:
        yield from _command(command)
    yield from last


def _command(command: CommandLine) -> Iterator[str]:
    yield f".SS ipcgen {_bold_text(command.name)}"
    yield _text(f"{command.help.summary[:1].upper()}{command.help.summary[1:]}.")
    yield ".PP"
    yield from _usage(command.help.usage)
    for section in command.help.sections:
        yield from _section(section)


def _usage(forms: tuple[str, ...]) -> Iterator[str]:
    for number, form in enumerate(forms):
        if number:
            yield ".br"
        name, _, rest = form.partition(" ")
        yield f".B {_bold_text(name)}"
        yield _bold_text(rest)


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield ".PP"
        yield f".I {_text(section.title)}"
    if section.text:
        yield ".PP"
        yield _text(section.text)
    yield from _rows(section.rows)
    if section.lines:
        if not section.title:
            yield ".PP"
        yield from _lines(section.lines)


def _lines(lines: tuple[str, ...]) -> Iterator[str]:
    """Lines as they are, indented."""
    yield from (".RS 4", ".nf")
    yield from (_bold_text(line) for line in lines)
    yield from (".fi", ".RE")


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        yield ".TP"
        yield f".B {_bold_text(row.term)}"
        yield _text(row.text) or "\\&"
        if row.rows:
            yield ".RS"
            yield from _rows(row.rows)
            yield ".RE"


def _text(text: str) -> str:
    """Words that roff fills; the hyphens of options stay what is typed."""
    return _line(" ".join(word.replace("-", "\\-") if "-" in word[:2] else word for word in _safe(text).split(" ")))


def _bold_text(text: str) -> str:
    """Words that are typed: every hyphen is one of ASCII."""
    return _line(_safe(text).replace("-", "\\-"))


def _safe(text: str) -> str:
    return text.replace("\\", "\\e").replace("~", "\\(ti").replace("^", "\\(ha")


def _line(text: str) -> str:
    """A line that is no request, whatever it starts with."""
    return f"\\&{text}" if text.startswith((".", "'")) else text
