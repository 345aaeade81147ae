"""The command `ops`: reads statements, vectors and the live table, prints. Called by `cli`, which knows the options."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from codegen.ops import text
from codegen.ops.facts import Drivers, SchemaFacts, facts, faults
from codegen.ops.live import drivers
from codegen.reference import vec_reader
from codegen.statement.read import StatementError, read

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


class OpsError(Exception):
    """Why there is no table: one line, for the user to mend."""


@dataclass(frozen=True)
class Wish:
    """What the user asked for."""

    schemas: tuple[str, ...]  # none: all
    out: str = ""  # the generated files; "" for this tree's own
    live: str = ""  # the live table that must name a test for each op; "": none must
    json: bool = False

    @property
    def folder(self) -> str:
        """The folder of the schemas' folders."""
        return os.path.join(self.out or os.path.join(TREE, "generated"), "ipc")


def run(wish: Wish) -> int:
    """Prints; the exit status. OpsError: one line on what the user can mend."""
    table = _drivers(wish)
    shown = [_facts(wish.folder, name, table) for name in _names(wish)]
    found = [fault for schema in shown for op in schema.ops for fault in faults(op, bool(wish.live))]
    print(text.as_json(shown, found) if wish.json else "\n".join(text.table(shown)))
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


def _names(wish: Wish) -> list[str]:
    """The schemas to show, in order of name."""
    try:
        there = sorted(entry.name for entry in os.scandir(wish.folder) if entry.is_dir())
    except OSError as error:
        raise OpsError(f"can't read '{wish.folder}': {error.strerror}") from None
    if not there:
        raise OpsError(f"there is no schema in '{wish.folder}'; ipcgen gen makes them")
    unknown = [name for name in wish.schemas if name not in there]
    if unknown:
        raise OpsError(f"there is no schema '{unknown[0]}' in '{wish.folder}'; there are {', '.join(there)}")
    return [name for name in there if not wish.schemas or name in wish.schemas]


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise OpsError(f"can't read '{path}': {error.strerror}") from None
    except UnicodeDecodeError:
        raise OpsError(f"can't read '{path}': it is not UTF-8") from None


def _facts(folder: str, name: str, table: Drivers) -> SchemaFacts:
    path = os.path.join(folder, name, name)
    try:
        schema = read(_read(f"{path}.abi.txt"))
    except StatementError as error:
        raise OpsError(f"can't read the statement '{path}.abi.txt': {error}") from None
    try:
        vectors = vec_reader.parse(_read(f"{path}.vec"))
    except ValueError as error:
        raise OpsError(f"can't read the vectors '{path}.vec': {error}") from None
    return facts(schema, vectors, table)


def _drivers(wish: Wish) -> Drivers:
    """The live table that was named, or this tree's own beside its own generated files."""
    path = wish.live or os.path.join(TREE, "tests", "system", "live.txt")
    if not wish.live and (wish.out or not os.path.exists(path)):
        return {}
    try:
        return drivers(_read(path))
    except ValueError as error:
        raise OpsError(f"can't read the live table '{path}': {error}") from None
