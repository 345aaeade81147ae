"""The bytes of one value in, the value as a person wants to read it out. No bytes are refused here."""

from __future__ import annotations

from codegen.layout.model import Array, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.statement.tokens import hexadecimal, number

LONGEST_TEXT = 1024  # characters of a text
LONGEST_BYTES = 32  # of opaque data, shown whole
FIRST_BYTES = 12  # shown of longer ones, so that the line stays one
LONGEST_ROW = 16  # elements of an array of numbers
NUMBERS = (Int, Bool, EnumType, FlagsType)


def integer(kind: Type, piece: bytes) -> int:
    """The number that the bytes of an integer, bool, enum or flags type hold."""
    signed = isinstance(kind, (Int, EnumType)) and kind.signed
    return int.from_bytes(piece, "little", signed=signed)


def meaning(kind: Type, piece: bytes) -> str:
    """The used bytes of a value as words; of a text, without the length in front of it."""
    match kind:
        case Int():
            return number(integer(kind, piece))
        case Bool():
            return {0: "false", 1: "true"}.get(piece[0], str(piece[0]))
        case EnumType():
            return member(kind, integer(kind, piece))
        case FlagsType():
            return flags(kind, integer(kind, piece))
        case Bytes():
            return piece.hex() if kind.digest else opaque(piece)
        case Text():
            return quoted(piece)
        case Strings():
            return strings(piece)
        case Array():
            return elements(kind, piece)
    return f"{len(piece)} bytes"


def member(kind: EnumType, value: int) -> str:
    """The name of an enum's value."""
    names = [item.name for item in kind.members if item.value == value]
    return names[0] if names else f"{number(value)}, no member of {kind.name}"


def flags(kind: FlagsType, value: int) -> str:
    """The names of the bits that are set, then those without a name as a number."""
    words = [item.name for item in kind.by_value if item.value & value]
    rest = value & ~kind.mask
    return " | ".join([*words, *([f"{hexadecimal(rest)} without a name"] if rest else [])]) or "none"


def opaque(data: bytes) -> str:
    """Bytes without a meaning of their own: as text where they look like it, else as hexadecimal."""
    if not data:
        return "no bytes"
    printable = all(0x20 <= byte < 0x7F or byte in b"\t\n\r" for byte in data)
    if printable and any(byte != data[0] for byte in data):
        return quoted(data, 2 * LONGEST_BYTES)
    if len(data) <= LONGEST_BYTES:
        return data.hex(" ")
    return f"{data[:FIRST_BYTES].hex(' ')} and {len(data) - FIRST_BYTES} bytes more"


def quoted(data: bytes, longest: int = LONGEST_TEXT) -> str:
    """A text in quotes; what is no character, or none that can be seen, as an escape."""
    shown = []
    for char in data.decode("utf-8", errors="surrogateescape"):
        code = ord(char)
        if char in '\\"':
            shown.append("\\" + char)
        elif 0xDC80 <= code <= 0xDCFF:
            shown.append(f"\\x{code - 0xDC00:02x}")
        elif char.isprintable():
            shown.append(char)
        else:
            shown.append({"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char, f"\\u{{{code:x}}}"))
    if len(shown) <= longest:
        return '"' + "".join(shown) + '"'
    return f'"{"".join(shown[:longest])}" and {len(shown) - longest} characters more'


def strings(used: bytes) -> str:
    """The strings of a block, whether the last is ended or not."""
    found = used.split(b"\0")
    if not found[-1]:
        found.pop()
    return ", ".join(quoted(text) for text in found) or "no strings"


def elements(kind: Array, piece: bytes) -> str:
    """An array of numbers on one line."""
    starts = range(0, len(piece), kind.stride)
    found = [meaning(kind.element, piece[at : at + kind.stride]) for at in starts[:LONGEST_ROW]]
    if len(starts) > LONGEST_ROW:
        found.append(f"and {len(starts) - LONGEST_ROW} more")
    return ", ".join(found) or "no elements"
