"""Rows in, the table and its figures out: of each message, each property with how it is known."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from frama import Answer

COLUMNS = (
    ("eva", "no undefined behaviour"),
    ("unpack", "unpack exact"),
    ("validate", "validate exact"),
    ("pack", "pack exact"),
    ("struct", "unpack(pack)"),
    ("bytes", "pack(unpack)"),
)
HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass(frozen=True)
class Cell:
    """How one property is known: `proved`, `bounded` (tried up to a bound), `trusted` (vectors and fuzzing), `open`."""

    how: str
    seconds: float = 0.0
    goals: int = 0
    proved: int = 0
    alarms: int = 0
    axioms: int = 0
    open: tuple[str, ...] = ()
    note: str = ""

    @staticmethod
    def of_eva(answer: Answer, bounded: str) -> "Cell":
        """What Eva's answer comes to."""
        if answer.fault or answer.alarms:
            return Cell("open", answer.seconds, alarms=answer.alarms, open=answer.open, note=answer.fault)
        return Cell("bounded" if bounded else "proved", answer.seconds, note=bounded)

    @staticmethod
    def of_wp(answer: Answer, axioms: int = 0) -> "Cell":
        """What WP's answer comes to."""
        how = "proved" if answer.goals and answer.proved == answer.goals and not answer.fault else "open"
        return Cell(how, answer.seconds, answer.goals, answer.proved, axioms=axioms, open=answer.open, note=answer.fault)


@dataclass(frozen=True)
class Row:
    """One message, or one serve."""

    family: str
    name: str
    cells: dict[str, Cell] = field(default_factory=dict)

    def line(self) -> str:
        """The row as text: how each property is known, goals and seconds."""
        parts = [f"{self.family:14} {self.name:45}"]
        for key, title in (*COLUMNS, ("contract", "contract")):
            cell = self.cells.get(key)
            if cell is None:
                continue
            figure = f" {cell.proved}/{cell.goals}" if cell.goals else ""
            figure += f" {cell.alarms} alarms" if cell.alarms else ""
            parts.append(f"{title}: {cell.how}{figure} {cell.seconds:.0f}s" + (f" ({cell.note})" if cell.note else ""))
        return "  ".join(parts)


class Table:
    """All rows of a run."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        with open(f"{HERE}/unproved.txt", encoding="utf-8") as file:
            self._known = {line.split("#")[0].strip() for line in file} - {""}

    def add(self, row: Row) -> None:
        """One more row."""
        self._rows.append(row)

    def _cells(self) -> list[tuple[str, str, Cell]]:
        return [(f"{row.family}.{row.name}", key, cell) for row in self._rows for key, cell in row.cells.items()]

    def _is_bad(self, name: str, key: str, cell: Cell) -> bool:
        """Whether a property is open without being listed so, or listed without being open."""
        return (cell.how == "open") != (f"{name} {key}" in self._known)

    @property
    def failed(self) -> int:
        """Properties that are not as they should be."""
        return sum(self._is_bad(*cell) for cell in self._cells())

    @property
    def passed(self) -> int:
        """The others."""
        return len(self._cells()) - self.failed

    def text(self) -> str:
        """The whole table, what is open, and the figures."""
        lines = [row.line() for row in self._rows]
        lines.append("")
        for name, key, cell in self._cells():
            if cell.how == "open":
                known = " (listed in unproved.txt)" if f"{name} {key}" in self._known else ""
                lines.append(f"open: {name} {key}{known}")
                lines += [f"    {goal}" for goal in (*cell.open, *((cell.note,) if cell.note else ()))]
            elif f"{name} {key}" in self._known:
                lines.append(f"proved, yet listed in unproved.txt: {name} {key}")
        eva = [cell for _, key, cell in self._cells() if key == "eva"]
        wp = [cell for _, key, cell in self._cells() if key != "eva"]
        lines.append(f"Eva: {len(eva)} drivers, {sum(cell.alarms for cell in eva)} alarms, "
                     f"{sum(bool(cell.how == 'open' and not cell.alarms) for cell in eva)} without an answer, "
                     f"{sum(cell.how == 'bounded' for cell in eva)} bounded, {sum(cell.seconds for cell in eva):.0f} s")
        lines.append(f"WP: {sum(cell.proved for cell in wp)} goals proved of {sum(cell.goals for cell in wp)}, "
                     f"{sum(cell.how == 'proved' for cell in wp)} properties of {len(wp)} whole, "
                     f"{sum(cell.seconds for cell in wp):.0f} s; "
                     f"{sum(cell.axioms for cell in wp)} axioms about bits, each decided by z3")
        return "\n".join([*lines, ""])
