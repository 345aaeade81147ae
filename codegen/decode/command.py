"""The command `decode`: reads statements and bytes, prints what they mean. Called by `cli`, which knows the options."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import IO, Iterator, TextIO

from codegen.decode import bare, hexes, text
from codegen.decode.message import take_apart
from codegen.decode.statements import DecodeError, Statements
from codegen.decode.trace import Trace

__all__ = ["DecodeError", "Wish", "own_folder", "read_hex", "run", "statements_of"]

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
LONGEST_FILE = 1 << 20  # bytes of hex; a message takes some thousand


@dataclass(frozen=True)
class Wish:
    """What the user asked for."""

    names: tuple[str, ...]  # hex, or one file
    statements: str = ""  # their folder; "" for this tree's own
    op: str = ""
    part: str = ""
    trace: bool = False
    headers: bool = False


def own_folder(*names: str) -> str:
    """A folder of this tree, as short as it can be said from here."""
    own = os.path.join(TREE, *names)
    try:
        return min(os.path.relpath(own), own, key=len)
    except OSError:  # the current folder is gone
        return own


def statements_of(folder: str) -> Statements:
    """The statements in a folder, "" for this tree's own."""
    return Statements(_texts(folder or own_folder("generated", "ipc")))


def run(wish: Wish) -> int:
    """Prints; the exit status. DecodeError: one line on what the user can mend."""
    if wish.trace and (wish.op or wish.part):
        raise DecodeError("--trace holds whole messages: it goes with neither --op nor --part")
    if wish.headers and not wish.trace:
        raise DecodeError("--headers goes with --trace; a single message is shown with its header")
    if wish.part not in ("", *bare.PARTS):
        raise DecodeError(f"--part is one of {', '.join(bare.PARTS)}")
    if wish.trace:
        return _trace(wish)
    piece = hexes.parse(read_hex(wish.names))
    statements = statements_of(wish.statements)
    if wish.op or wish.part:
        found = bare.bare(statements, piece, wish.part, wish.op)
        lines = bare.lines(statements, found)
    else:
        found = take_apart(statements, piece)
        if found.fields and found.op is None:
            where = wish.statements or own_folder("generated", "ipc")
            raise DecodeError(f"no statement in '{where}' has op {found.fields['op']:#x}")
        lines = text.whole(statements, found)
    print("\n".join(lines))
    return 1 if found.judged else 0


def _trace(wish: Wish) -> int:
    if len(wish.names) > 1:
        raise DecodeError("a trace is one file, or stdin")
    trace = Trace(statements_of(wish.statements), wish.headers)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="surrogateescape")  # lines of others pass as they are
    for line in _lines(wish.names[0] if wish.names else "-"):
        for out in trace.line(line.removesuffix("\n")):
            print(out, flush=True)
    return 0


def _open(path: str) -> IO[str]:
    return open(path, encoding="utf-8", errors="surrogateescape")


def _stdin() -> TextIO:
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdin


def _lines(path: str) -> Iterator[str]:
    """The lines of a trace as they come."""
    try:
        if path == "-":
            yield from _stdin()
            return
        with _open(path) as file:
            yield from file
    except OSError as error:
        raise DecodeError(f"can't read '{path}': {error.strerror}") from None


def read_hex(names: tuple[str, ...]) -> str:
    """The text that holds the bytes: of the command line, a file or stdin."""
    if len(names) > 1 or names and names[0] != "-" and hexes.is_hex(names[0]):
        return " ".join(names)
    try:
        if not names or names[0] == "-":
            found = _stdin().read(LONGEST_FILE)
        else:
            with _open(names[0]) as file:
                found = file.read(LONGEST_FILE)
    except OSError as error:
        raise DecodeError(f"'{names[0]}' is neither hex nor a file: {error.strerror}") from None
    except ValueError:  # a name with a NUL in it
        raise DecodeError(f"{names[0]!r} is neither hex nor a file") from None
    if found.startswith("trace ") or "\ntrace " in found:
        raise DecodeError("these are lines of a trace: decode them with --trace")
    return found


def _texts(folder: str) -> dict[str, str]:
    """The statements in a folder or one below it, by path."""
    found: dict[str, str] = {}
    path = folder
    try:
        for inner in ["", *sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())]:
            path = os.path.join(folder, inner) if inner else folder
            for name in sorted(os.listdir(path)):
                if name.endswith(".abi.txt"):
                    path = os.path.join(folder, inner, name)
                    with open(path, encoding="utf-8") as file:
                        found[path] = file.read()
    except OSError as error:
        raise DecodeError(f"can't read '{path}': {error.strerror}") from None
    except UnicodeDecodeError:
        raise DecodeError(f"can't read the statement '{path}': it is not UTF-8") from None
    if not found:
        raise DecodeError(f"there is no statement (*.abi.txt) in '{folder}'; ipcgen gen makes them")
    return found
