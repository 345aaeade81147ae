"""Outcomes that a harness kept in, those that the reference does not have out. Called by `run` and `schemas`."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

from build import Built
from expected import Expected


def outcomes(path: Path) -> Iterator[tuple[bytes, int, bytes]]:
    """Input, verdict and values, as fuzz_keep wrote them; one that was cut off is left out."""
    data = path.read_bytes() if path.exists() else b""
    at = 0

    def number() -> int:
        nonlocal at
        at += 4
        return int.from_bytes(data[at - 4 : at], "little")

    def taken(size: int) -> bytes:
        nonlocal at
        at += size
        return data[at - size : at]

    while at < len(data):
        found = taken(number()), number(), taken(number())
        if at <= len(data):
            yield found


def compare(harness: str, built: Built, path: Path, most: int = 0) -> tuple[int, list[str]]:
    """How many outcomes were held against the reference (all, or `most` spread over them); what differs."""
    expected = Expected(built.root, built.schemas)
    rows = list(outcomes(path))
    rows = rows[:: max(1, len(rows) // most)] if most else rows
    odd = []
    for given, verdict, values in rows:
        wanted, wanted_values = expected.of(harness, given)
        # Of a request that a handler sees the reference knows only that.
        found = values[: len(wanted_values)] if harness == "serve" else values
        if (verdict, found) != (wanted, wanted_values):
            said = f"0x{verdict:08x} {found.hex()}, reference 0x{wanted:08x} {wanted_values.hex()}"
            odd.append(f"{harness}: {given.hex()}: {said}")
    return len(rows), odd
