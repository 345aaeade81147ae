"""Lines with an indent: what the printer writes into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_STEP = 4


class Writer:
    """Collects lines; never two blank ones in a row, none at the start of a block."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._indent = 0

    @property
    def column(self) -> int:
        """Columns that the indent takes."""
        return self._indent

    @property
    def width(self) -> int:
        """Columns of the last line."""
        return len(self._lines[-1])

    def line(self, text: str) -> None:
        """One line at the current indent."""
        self._lines.append(" " * self._indent + text)

    def append(self, text: str) -> None:
        """Adds to the last line."""
        self._lines[-1] += text

    def blank(self) -> None:
        """One blank line, unless there is one."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    @contextmanager
    def indented(self) -> Iterator[None]:
        """One level deeper inside the `with`."""
        self._indent += _STEP
        yield
        self._indent -= _STEP

    def text(self) -> str:
        """All lines, each with its line end."""
        return "".join(f"{line}\n" for line in self._lines)
