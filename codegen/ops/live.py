"""The text of a live table in, the test that drives each op out."""

from __future__ import annotations

from codegen.ops.facts import Drivers


def drivers(text: str) -> Drivers:
    """A line is SCHEMA OP TEST, and what follows is the test's own affair. ValueError: a line is shorter."""
    found: dict[tuple[str, str], str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if len(words) < 3:
            raise ValueError(f"line {number} is not SCHEMA OP TEST")
        found[words[0], words[1]] = words[2]
    return found
