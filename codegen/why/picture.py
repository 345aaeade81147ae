"""Bytes, their rows and marks in; lines of hexadecimal with `^^` under what is to blame out. Secrets are `**`."""

from __future__ import annotations

from typing import Iterator

from codegen.decode.rows import MASKED, Row
from codegen.why.marks import Marks

SHORT = 64  # bytes of a part that is shown by 8 a line; a longer one has 16
LINES = 4  # shown of what is marked; the middle of more is left out


def picture(data: bytes, rows: tuple[Row, ...], marks: Marks) -> Iterator[str]:
    """The lines around the marks, each with its offset. What is not there and should be is `--`."""
    if len(marks.bad) == 0:
        return
    width = 8 if max(len(data), marks.bad.stop) <= SHORT else 16
    shown = hidden(data, rows)
    before: int | None = None
    for line in _lines(marks, width, max(len(data), marks.bad.stop)):
        if before is not None and line > before + 1:
            yield "      .."
        before = line
        places = range(line * width, line * width + width)
        cells = [shown[at] if at < len(data) else "--" if at in marks.bad else "" for at in places]
        yield f"{line * width:6}  {' '.join(cells)}".rstrip()
        signs = _signs(marks, places)
        if signs:
            yield f"{'':6}  {signs}"


def hidden(data: bytes, rows: tuple[Row, ...]) -> list[str]:
    """Each byte in hexadecimal, where a row shows it to all; `**` is a secret, `..` was not in the trace."""
    cells = ["**"] * len(data)
    for row in rows:
        for index in range(row.size):
            if row.data:
                cells[row.offset + index] = f"{row.data[index]:02x}"
            elif row.value == MASKED:
                cells[row.offset + index] = ".."
    return cells


def _lines(marks: Marks, width: int, size: int) -> list[int]:
    """The lines to show: those with marks, and one on either side."""
    first, last = marks.bad.start // width, (marks.bad.stop - 1) // width
    bad = [*range(first, last + 1)]
    if len(bad) > LINES:
        bad = [*bad[: LINES // 2], *bad[-LINES // 2 :]]
    found = {*bad, max(first - 1, 0), min(last + 1, (size - 1) // width)}
    for other in marks.read:
        found.add(other.start // width)
        if len(other) <= 2 * width:
            found.add((other.stop - 1) // width)
    return sorted(found)


def _signs(marks: Marks, places: range) -> str:
    """`^^` under what is to blame, `~~` under what else a rule reads; joined where bytes lie side by side."""
    kinds = ["^" if at in marks.bad else "~" if any(at in other for other in marks.read) else " " for at in places]
    text = ""
    for index, sign in enumerate(kinds):
        joined = index + 1 < len(kinds) and kinds[index + 1] == sign
        text += sign * 2 + (sign if joined else " ")
    return text.rstrip()
