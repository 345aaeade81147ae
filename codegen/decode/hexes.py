"""Bytes as people and traces write them: pairs of hexadecimal digits, `..` for a byte that the trace left out."""

from __future__ import annotations

import re

from codegen.decode.rows import Piece
from codegen.decode.statements import DecodeError

_NOT_HEX = re.compile(r"[^0-9A-Fa-f.\s,:_]")
_BETWEEN = re.compile(r"[\s,:_]+|\b0[xX](?=[0-9A-Fa-f]{2})")
_LONGEST = 1 << 16  # digits; a message has 8192 at most


def parse(text: str) -> Piece:
    """The bytes of a text; blanks, commas, colons and `0x` between them are fine. DecodeError if it is no such text."""
    words = _BETWEEN.sub("", text)
    odd = _NOT_HEX.search(words)
    if odd is not None:
        raise DecodeError(f"this is no hex: '{odd.group()}' stands in it")
    if not words:
        raise DecodeError("there are no bytes to decode")
    if len(words) > _LONGEST:
        raise DecodeError(f"{len(words)} digits are no message: it has {2 * 4096} at most")
    if len(words) % 2:
        raise DecodeError(f"the hex is cut: {len(words)} digits make no whole bytes")
    data = bytearray()
    masked = set()
    for at in range(0, len(words), 2):
        pair = words[at : at + 2]
        if pair == "..":
            masked.add(len(data))
            data.append(0)
        elif "." in pair:
            raise DecodeError(f"the hex is cut: '{pair}' is no byte")
        else:
            data.append(int(pair, 16))
    return Piece(bytes(data), frozenset(masked))


def is_hex(text: str) -> bool:
    """Whether a text looks like bytes rather than the name of a file."""
    words = _BETWEEN.sub("", text)
    return bool(words) and _NOT_HEX.search(words) is None
