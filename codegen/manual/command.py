"""The commands `man` and `completion`: print what is made of the table of commands. Called by `cli`, which has it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from codegen.arguments import Command, UsageError, meant
from codegen.decode.command import DecodeError, own_folder, statements_of
from codegen.manual.bash import bash
from codegen.manual.man import man
from codegen.manual.tool import tool
from codegen.manual.zsh import zsh

SHELLS = {"bash": bash, "zsh": zsh}


@dataclass(frozen=True)
class Wish:
    """What the user asked for; the folders are those of a command line that is being completed."""

    what: str
    statements: str = ""
    out: str = ""

    @property
    def folder(self) -> str:
        """The folder of the statements."""
        return self.statements or (os.path.join(self.out, "ipc") if self.out else own_folder("generated", "ipc"))


def print_man(text: str, commands: Mapping[str, Command]) -> int:
    """Prints ipcgen(1); `text` is that of `ipcgen help`."""
    print(man(tool(text, commands)), end="")
    return 0


def completion(wish: Wish, text: str, commands: Mapping[str, Command]) -> int:
    """Prints a script, or the words of one kind, one a line. UsageError: what the user can mend."""
    if wish.what in SHELLS:
        print(SHELLS[wish.what](tool(text, commands)), end="")
        return 0
    lists = {"ops": _ops, "schemas": _schemas, "ids": _ids}
    if wish.what not in lists:
        known = (*SHELLS, *lists)
        raise UsageError(f"there is no completion of '{wish.what}'{meant(wish.what, known)}; it is {', '.join(known)}")
    print("".join(f"{word}\n" for word in lists[wish.what](wish.folder)), end="")
    return 0


def _ops(folder: str) -> list[str]:
    """Ops, notifications and messages."""
    try:
        return sorted(statements_of(folder).names())
    except DecodeError as error:
        raise UsageError(str(error)) from None


def _schemas(folder: str) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())
    except OSError as error:
        raise UsageError(f"can't read '{folder}': {error.strerror}") from None


def _ids(_folder: str) -> list[str]:
    """What `explain` knows."""
    from codegen.compat.catalogue import CATALOGUE  # pylint: disable=import-outside-toplevel  # the lists are long
    from codegen.diag.catalog import CATALOG  # pylint: disable=import-outside-toplevel
    from codegen.lint.rules import RULES  # pylint: disable=import-outside-toplevel

    return [*sorted(CATALOG), *sorted(RULES), *sorted(CATALOGUE)]
