"""The command `why`: reads statements, bytes and a schema, prints what a verdict means. Called by `cli`."""

from __future__ import annotations

import os
from dataclasses import dataclass

from codegen.decode import hexes
from codegen.decode.command import own_folder, read_hex, statements_of
from codegen.decode.statements import DecodeError
from codegen.layout.verdict import PARTS
from codegen.source import SourceFile
from codegen.why import asked, fits
from codegen.why.lines import lines

__all__ = ["DecodeError", "Wish", "run"]


@dataclass(frozen=True)
class Wish:
    """What the user asked for."""

    names: tuple[str, ...]  # the verdict, then hex or a file
    op: str = ""
    part: str = ""
    statements: str = ""  # their folder; "" for this tree's own
    idl: str = ""  # the folder of the schemas; "" for this tree's own, if the statements are


def run(wish: Wish) -> int:
    """Prints; the exit status. DecodeError: one line on what the user can mend."""
    if wish.part not in ("", *PARTS):
        raise DecodeError(f"--part is one of {', '.join(PARTS)}")
    verdict, rest = asked.split(wish.names)
    if wish.part and verdict.part not in ("", wish.part):
        raise DecodeError(f"{verdict.words} does not lie in the {wish.part}")
    if wish.idl and not os.path.isdir(wish.idl):
        raise DecodeError(f"there is no folder '{wish.idl}'")
    piece = hexes.parse(read_hex(rest)) if rest else None
    statements = statements_of(wish.statements)
    if piece is None:
        case = fits.without_bytes(statements, verdict, wish.part, wish.op)
    else:
        case = fits.with_bytes(statements, verdict, wish.part, wish.op, piece)
    print("\n".join(lines(case, lambda name: _schema(wish, name))))
    return 0


def _schema(wish: Wish, name: str) -> SourceFile | None:
    """The text of a schema; None where it is not at hand."""
    folder = wish.idl or ("" if wish.statements else own_folder("idl"))
    path = os.path.join(folder, name + ".ipc") if folder else ""
    try:
        with open(path, encoding="utf-8") as file:
            return SourceFile(path.replace(os.sep, "/"), file.read())
    except (OSError, ValueError):
        return None
