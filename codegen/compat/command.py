"""The command `compat`: reads two statements or two folders of them, prints the verdicts. Called by `cli`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from codegen.compat import facts, sarif, text
from codegen.compat.classes import DEFAULT, ClassError, fails, parse
from codegen.compat.compare import compare
from codegen.compat.known import Known
from codegen.compat.model import OpVerdict
from codegen.layout.model import Schema
from codegen.reference import vec_reader
from codegen.reference.model import Vectors
from codegen.statement.read import StatementError, read

FORMATS = ("text", "json", "sarif")
FORMAT_VERSION = 1
_END = ".abi.txt"


class CompatError(Exception):
    """Why there is no verdict: one line, for the user to mend."""


@dataclass(frozen=True)
class Wish:
    """What the user asked for."""

    old: str
    new: str
    format: str = "text"
    fail_on: str = DEFAULT


# The verdicts of one schema and its two sides: the same verdicts, with those on C code.
WithSource = Callable[[Sequence[OpVerdict], "Schema | None", "Schema | None"], Sequence[OpVerdict]]


def run(wish: Wish, with_source: WithSource) -> int:
    """Prints; the exit status. CompatError: one line on what the user can mend. C names are no part of a statement, so
    the caller brings what knows them."""
    if wish.format not in FORMATS:
        raise CompatError(f"--format is one of {', '.join(FORMATS)}")
    try:
        wanted = parse(wish.fail_on)
    except ClassError as error:
        raise CompatError(str(error)) from None
    paths = {"old": _paths(wish.old), "new": _paths(wish.new)}
    texts = {side: {path: _text(path) for path in found} for side, found in paths.items()}
    differing = set(texts["old"].values()) ^ set(texts["new"].values())
    sides: dict[str, dict[str, Schema]] = {"old": {}, "new": {}}
    beside: dict[tuple[str, str], str] = {}
    for side, found in texts.items():
        for path, words in found.items():
            if words in differing:
                schema = _schema(path, words)
                if schema.name in sides[side]:
                    raise CompatError(f"'{path}' states the schema '{schema.name}' once more")
                sides[side][schema.name] = schema
                beside[side, schema.name] = path.removesuffix(_END) + ".vec"
    wires = compare(tuple(sides["old"].values()), tuple(sides["new"].values()), Known(_vectors(beside)))
    verdicts: list[OpVerdict] = []
    for name in sorted({*sides["old"], *sides["new"]}):
        own = [verdict for verdict in wires if verdict.schema == name]
        verdicts += with_source(own, sides["old"].get(name), sides["new"].get(name))
    if wish.format == "json":
        whole = {
            "format": FORMAT_VERSION,
            "summary": text.summary(verdicts),
            "ops": [facts.verdict_facts(verdict) for verdict in verdicts],
        }
        print(json.dumps(whole, indent=2, ensure_ascii=False))
    elif wish.format == "sarif":
        print(json.dumps(sarif.log(verdicts, lambda _: None), indent=2, ensure_ascii=False))
    else:
        print("\n".join(text.lines(verdicts)))
    return 1 if fails(verdicts, wanted) else 0


def _paths(name: str) -> list[str]:
    """The statements that a name stands for: itself, or all in that folder and those below it."""
    if not os.path.isdir(name):
        return [name]
    found = [
        os.path.join(folder, file) for folder, _, files in os.walk(name) for file in files if file.endswith(_END)
    ]
    if not found:
        raise CompatError(f"there is no statement (*{_END}) in '{name}'; ipcgen gen makes them")
    return sorted(found)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise CompatError(f"can't read '{path}': {error.strerror}") from None
    except ValueError:
        raise CompatError(f"can't read the statement '{path}': it is not UTF-8") from None


def _schema(path: str, words: str) -> Schema:
    try:
        return read(words)
    except StatementError as error:
        raise CompatError(f"can't read the statement '{path}': {error}") from None


def _vectors(beside: dict[tuple[str, str], str]) -> Callable[[str, str], Vectors | None]:
    """A reader of the vectors beside the statements, each read once and when it is needed."""

    @cache
    def vectors(side: str, schema: str) -> Vectors | None:
        path = beside.get((side, schema), "")
        if not os.path.isfile(path):
            return None
        try:
            return vec_reader.parse(_text(path))
        except ValueError as error:
            raise CompatError(f"can't read the vectors '{path}': {error}") from None

    return vectors
