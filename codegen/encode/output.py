"""Bytes in, lines for people and compilers out."""

from __future__ import annotations

from typing import Iterator

HEX_LINE = 16  # bytes
C_LINE = 8


def as_hex(data: bytes) -> Iterator[str]:
    """Pairs of digits, as decode reads them."""
    for at in range(0, len(data), HEX_LINE):
        yield data[at : at + HEX_LINE].hex(" ")


def as_c(name: str, data: bytes) -> Iterator[str]:
    """An array of C."""
    yield f"static const uint8_t {name}[{len(data)}] = {{"
    for at in range(0, len(data), C_LINE):
        yield "\t" + " ".join(f"0x{byte:02x}," for byte in data[at : at + C_LINE])
    yield "};"
