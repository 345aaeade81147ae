"""The output of git diff in, patches by file and lines counted out. What a person reads first stands first."""

from __future__ import annotations

import re


from codegen.review.page import FileStat

_HEAD = re.compile(r"^diff --git ", re.MULTILINE)


def patches(text: str) -> tuple[tuple[str, str], ...]:
    """Each file with its patch: schemas, statements, vectors, other generated files, the compiler."""
    starts = [found.start() for found in _HEAD.finditer(text)]
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)])]
    return tuple(sorted(((_path(piece), piece) for piece in pieces), key=lambda found: (_rank(found[0]), found[0])))


def _path(piece: str) -> str:
    line = piece.split("\n", 1)[0]
    half = (len(line) - len("diff --git ") - 1) // 2  # both names are as long: a/PATH b/PATH
    name = line[len("diff --git ") :][:half]
    return name.strip('"').removeprefix("a/")


def _rank(path: str) -> int:
    if path.startswith("idl/"):
        return 0
    if path.startswith("generated/"):
        return 1 if path.endswith(".abi.txt") else 2 if path.endswith(".vec") else 3
    return 4


def stat(found: tuple[tuple[str, str], ...]) -> tuple[FileStat, ...]:
    """Lines that came and went, by file."""
    return tuple(FileStat(path, _lines(piece, "+"), _lines(piece, "-")) for path, piece in found)


def _lines(piece: str, sign: str) -> int:
    body = piece.partition("\n@@")[2]
    return sum(1 for line in body.split("\n")[1:] if line.startswith(sign))
