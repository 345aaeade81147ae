"""The table of commands and their texts in, what may stand at each place of a command line out.

A place is described by the words in capitals that the texts use for it: DIR and FILE are paths, OP is an op of the
statements, `text|json` is one of two words. Words that are not known here are typed without help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codegen.arguments import Command
from codegen.compat.classes import CLASSES
from codegen.manual.reading import Help, Row, read

EVERYWHERE = "Everywhere"  # the heading in HELP above the options of every command

_PATHS = {"DIR": "folders", "FILE": "files", "BEFORE": "folders", "AFTER": "folders", "OLD": "files", "NEW": "files"}
_LOOKUPS = {
    "OP": "ops",
    "MESSAGE": "ops",
    "SCHEMA": "schemas",
    "ID": "ids",
    "RULE": "ids",
    "BASE": "revisions",
    "HEAD": "revisions",
}
_CHOICE = re.compile(r"[a-z]+(\|[a-z]+)+")
_OPTION = re.compile(r"(--[a-z-]+)(?:[ =](\S+))?")


@dataclass(frozen=True)
class Value:
    """What may stand in a place."""

    title: str = ""  # as the texts call it
    words: tuple[str, ...] = ()
    paths: str = ""  # "folders", "files" (which lie in folders), or "" for no path
    lookups: tuple[str, ...] = ()  # what `ipcgen completion` lists, or revisions, which git knows
    many: bool = False  # several of the words, with commas between


@dataclass(frozen=True)
class Option:
    """An option; `value` is None where it takes none."""

    name: str
    text: str
    value: Value | None = None


@dataclass(frozen=True)
class CommandLine:
    """A command: its options beside those of every command, and what its other words are."""

    name: str
    help: Help
    options: tuple[Option, ...]
    names: Value
    takes_names: bool


@dataclass(frozen=True)
class Tool:
    """The whole command line."""

    help: Help
    commands: tuple[CommandLine, ...]
    options: tuple[Option, ...]  # of every command


def tool(text: str, commands: Mapping[str, Command]) -> Tool:
    """The command line of the table; `text` is that of `ipcgen help`."""
    whole = read(text)
    lines = [_command(name, command) for name, command in commands.items()]
    asked = Value("COMMAND", tuple(commands))
    lines.append(CommandLine("help", Help("the help of a command", ("ipcgen help [COMMAND]",), ()), (), asked, True))
    rows = [row for section in whole.sections if section.title == EVERYWHERE for row in section.rows]
    everywhere = [_everywhere(row) for row in rows]
    return Tool(whole, tuple(lines), tuple(everywhere))


def _everywhere(row: Row) -> Option:
    name, title = _OPTION.findall(row.term)[-1]
    return Option(name, row.text, value(title) if title else None)


def _command(name: str, command: Command) -> CommandLine:
    found = read(command.help)
    titles: dict[str, str] = {}
    names: list[str] = []
    for form in found.usage:
        words = iter(form.split()[2:])
        for word in words:
            option, _, title = word.lstrip("[").partition("=")
            if option in command.options:
                titles.setdefault(option, title or next(words, ""))
            elif not option.startswith("-") and word != "[OPTIONS]":
                names.append(word)
    rows = {term: (title, row.text) for row in _rows(found) for term, title in _OPTION.findall(row.term)}
    options = []
    for option in (*command.flags, *command.options):
        title, text = rows.get(option, ("", ""))
        kind = value(_bare(titles.get(option) or title)) if option in command.options else None
        options.append(Option(option, text, kind))
    return CommandLine(name, found, tuple(options), value(" ".join(names)), command.names[1] > 0)


def _bare(title: str) -> str:
    """A title without the brackets and dots that belong to what stands around it."""
    title = title.rstrip(".")
    while title.count("]") > title.count("["):
        title = title[:-1].rstrip(".")
    return title


def _rows(found: Help) -> Iterator[Row]:
    for section in found.sections:
        yield from section.rows


def value(title: str) -> Value:
    """What the words for a place say of it."""
    words: list[str] = []
    for part in title.split():
        if _CHOICE.fullmatch(part.strip("[].")):
            words.extend(part.strip("[].").split("|"))
    capitals = re.findall(r"[A-Z]+", title)
    if "CLASS" in capitals:
        words.extend(CLASSES)
    paths = {_PATHS[word] for word in capitals if word in _PATHS}
    return Value(
        title=title,
        words=tuple(words),
        paths="files" if "files" in paths else "".join(paths),
        lookups=tuple(dict.fromkeys(_LOOKUPS[word] for word in capitals if word in _LOOKUPS)),
        many=",CLASS" in title,
    )


def short(text: str) -> str:
    """The first clause of a text, for a list."""
    return re.split(r"[;:]| \(|\. ", text)[0].strip().rstrip(".")
