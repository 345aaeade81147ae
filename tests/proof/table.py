"""Rows in, the table and its figures out: of each message, each property with how it is known.

`table.txt` beside this file is the committed table; a run whose rows differ from it in more than times has failed.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field

from answers import PENDING, Answer

# Key, title in a row's line, title in the committed table.
COLUMNS = (
    ("eva", "no undefined behaviour", "undefined"),
    ("unpack", "unpack exact", "unpack"),
    ("validate", "validate exact", "validate"),
    ("pack", "pack exact", "pack"),
    ("struct", "unpack(pack)", "struct-trip"),
    ("bytes", "pack(unpack)", "byte-trip"),
    ("contract", "contract", "contract"),
)
# A property that a row does not have.
NONE = "-"
HERE = os.path.dirname(os.path.abspath(__file__))
COMMITTED = f"{HERE}/table.txt"
LEGEND = """\
# What is known of each message, how, and the seconds it took; `run.py --all` compares, `run.py --all --write` makes this file.
#
# undefined    nothing undefined happens and nothing outside the struct and the buffer is read or written
# unpack       accepts exactly the statement's rules, the values are those of the bytes, nothing else is written
# validate     accepts exactly the statement's rules, nothing is written
# pack         accepts exactly the statement's rules, writes exactly the layout's bytes, nothing on a fault
# struct-trip  unpack(pack(x)) == x        byte-trip  pack(unpack(b)) == b
# contract     the accessors do what the proofs above rest on
#
# proved   for all inputs, by Eva (undefined), or by WP with cvc4
#          apart: where struct, length, request's values and body are objects of their own
# bounded  by Eva, up to the bound that the row's end names
# tested   by vectors (suite conformance), which kill all mutants (suite mutation), by bytes
#          that must not change (suite leaks) and against the reference codec (suite fuzz)
# open     the tools gave no proof: why, `unproved.txt` says; tested as above
# pending  not whole when this file was made, and not asked by every way: run.py asks on; tested as above
# Trusted for all rows, and what is not claimed: tests/README.md, Proof.
"""


@dataclass(frozen=True)
class Cell:
    """How one property is known: `proved`, `bounded` (tried up to a bound), `tested` (vectors and fuzzing), `open`, `pending`."""

    how: str
    seconds: float = 0.0
    goals: int = 0
    proved: int = 0
    alarms: int = 0
    axioms: int = 0
    open: tuple[str, ...] = ()
    note: str = ""
    apart: bool = False

    @staticmethod
    def of_eva(answer: Answer, bounded: str) -> "Cell":
        """What Eva's answer comes to."""
        if answer.fault or answer.alarms:
            return Cell(_open(answer), answer.seconds, alarms=answer.alarms, open=answer.open, note=answer.fault)
        return Cell("bounded" if bounded else "proved", answer.seconds, note=bounded)

    @staticmethod
    def of_wp(answer: Answer, axioms: int = 0) -> "Cell":
        """What WP's answer comes to."""
        how = "proved" if answer.goals and answer.proved == answer.goals and not answer.fault else _open(answer)
        return Cell(how, answer.seconds, answer.goals, answer.proved, axioms=axioms, open=answer.open, note=answer.fault,
                    apart=answer.apart)

    def committed(self) -> str:
        """The cell as it stands in the committed table."""
        return f"{self.how} {self.seconds:.0f}s" if self.seconds else self.how


def _open(answer: Answer) -> str:
    return "pending" if answer.fault == PENDING else "open"


@dataclass(frozen=True)
class Row:
    """One message, or one serve."""

    family: str
    name: str
    cells: dict[str, Cell] = field(default_factory=dict)

    def line(self) -> str:
        """The row as text: how each property is known, goals and seconds."""
        parts = [f"{self.family:14} {self.name:45}"]
        for key, title, _ in COLUMNS:
            cell = self.cells.get(key)
            if cell is None:
                continue
            figure = f" {cell.proved}/{cell.goals}" if cell.goals else ""
            figure += f" {cell.alarms} alarms" if cell.alarms else ""
            figure += f" {cell.seconds:.0f}s" if cell.seconds else ""
            parts.append(f"{title}: {cell.how}{figure}" + (f" ({cell.note})" if cell.note else ""))
        return "  ".join(parts)

    @property
    def title(self) -> str:
        """What the committed table calls the row."""
        return f"{self.family}.{self.name.replace(' ', '_')}"

    def committed(self) -> str:
        """The row as a line of the committed table."""
        cells = [self.cells.get(key) for key, _, _ in COLUMNS]
        eva = self.cells.get("eva")
        notes = [eva.note] if eva is not None and eva.how in ("proved", "bounded") and eva.note else []
        apart = [short for cell, (_, _, short) in zip(cells, COLUMNS) if cell is not None and cell.how == "proved" and cell.apart]
        notes += [f"apart: {' '.join(apart)}"] if apart else []
        return _line(self.title, [cell.committed() if cell else NONE for cell in cells], f"# {'; '.join(notes)}" if notes else "")


class Table:
    """All rows of a run, beside the committed ones; of a whole run none of these may be missing."""

    def __init__(self, whole: bool) -> None:
        self._whole = whole
        self._rows: list[Row] = []
        self._why = _lines_of(f"{HERE}/unproved.txt")
        self._committed = _states()
        self._apart = _apart()

    def add(self, row: Row) -> None:
        """One more row."""
        self._rows.append(row)

    def _cells(self) -> list[tuple[str, str, Cell]]:
        return [(row.title, short, row.cells[key])
                for row in self._rows for key, _, short in COLUMNS if key in row.cells]

    def _fault(self, name: str, short: str, cell: Cell) -> str:
        """Why a cell is not as it should be; empty if it is."""
        said = self._committed.get(name, {}).get(short, "nothing")
        if cell.how == "open" and f"{name} {short}" not in self._why:
            return "open, and unproved.txt gives no reason"
        if cell.how == "pending" and said in ("proved", "bounded"):
            return f"table.txt says {said}, but what is asked has moved since: ask again, without --kept"
        if cell.how not in (said, "pending") and (said != "pending" or cell.how == "open"):
            return f"{cell.how}; table.txt says {said}"
        if cell.how == said == "proved" and cell.apart and short not in self._apart.get(name, ()):
            return "proved of objects apart alone; table.txt says of all"
        return ""

    def _gone(self) -> list[str]:
        """Committed rows that a whole run does not have."""
        return sorted(set(self._committed) - {row.title for row in self._rows}) if self._whole else []

    @property
    def failed(self) -> int:
        """Properties that are not as they should be, and rows that should not be."""
        return sum(bool(self._fault(*cell)) for cell in self._cells()) + len(self._gone())

    @property
    def passed(self) -> int:
        """The others."""
        return sum(cell.how != "pending" and not self._fault(name, short, cell) for name, short, cell in self._cells())

    def commit(self) -> None:
        """Writes the committed table."""
        with open(COMMITTED, "w", encoding="utf-8") as file:
            head = _line("#", [short for _, _, short in COLUMNS], "")
            file.write(LEGEND + "".join(f"{line}\n" for line in (head, *(row.committed() for row in self._rows))))
        self._committed = _states()
        self._apart = _apart()

    def text(self) -> str:
        """The whole table, what is open or amiss, and the figures."""
        lines = [row.line() for row in self._rows]
        lines.append("")
        for name, short, cell in self._cells():
            fault = self._fault(name, short, cell)
            if cell.how == "open":
                lines.append(f"open: {name} {short}  # {self._why.get(f'{name} {short}', '')}")
                lines += [f"    {goal}" for goal in (*cell.open, *((cell.note,) if cell.note else ()))]
            if fault:
                lines.append(f"FAILED: {name} {short}: {fault}")
        lines += [f"FAILED: {name}: table.txt has a row for it, and nothing is called so" for name in self._gone()]
        return "\n".join([*lines, *self._figures(), ""])

    def _figures(self) -> list[str]:
        cells = self._cells()
        asked = [cell for _, _, cell in cells if cell.how not in ("tested", "pending")]
        wp = [cell for cell in asked if cell.goals]
        eva = [cell for _, short, cell in cells if short == "undefined" and cell in asked and not cell.goals]
        pending = sum(cell.how == "pending" for _, _, cell in cells)
        lines = []
        for _, title, short in COLUMNS:
            of = [cell.how for _, key, cell in cells if key == short]
            states = ", ".join(f"{of.count(how)} {how}" for how in ("proved", "bounded", "tested", "open", "pending") if how in of)
            lines += [f"{title}: {states}"] if of else []
        lines.append(f"Eva: {len(eva)} drivers, {sum(cell.alarms for cell in eva)} alarms, "
                     f"{sum(bool(cell.how == 'open' and not cell.alarms) for cell in eva)} without an answer, "
                     f"{sum(cell.how == 'bounded' for cell in eva)} bounded, {sum(cell.seconds for cell in eva):.0f} s")
        lines.append(f"WP: {sum(cell.proved for cell in wp)} goals proved of {sum(cell.goals for cell in wp)}, "
                     f"{sum(cell.how == 'proved' for cell in wp)} properties of {len(wp)} whole, "
                     f"{sum(cell.how == 'proved' and cell.apart for cell in wp)} of them apart, "
                     f"{sum(cell.seconds for cell in wp):.0f} s; "
                     f"{sum(cell.axioms for cell in wp)} axioms about bits, each decided by z3"
                     + (f"; {pending} properties pending" if pending else ""))
        return lines


def _line(title: str, cells: list[str], note: str) -> str:
    """A line of the committed table: two spaces or more between cells."""
    return "".join([f"{title:52}", *(f"{cell:15}" for cell in cells), note]).rstrip(f" {NONE}")


def _states() -> dict[str, dict[str, str]]:
    """What the committed table says of each row's properties."""
    found = {}
    for title, rest in _lines_of(COMMITTED).items():
        cells = re.split("  +", rest.split("#")[0].strip())
        found[title] = {short: cell.split()[0] for (_, _, short), cell in zip(COLUMNS, cells) if cell != NONE}
    return found


def _apart() -> dict[str, list[str]]:
    """The properties of each row that the committed table calls apart."""
    return {title: rest.partition("apart: ")[2].split() for title, rest in _lines_of(COMMITTED).items()}


def _lines_of(path: str) -> dict[str, str]:
    """Lines `name  rest`, or `name property  # rest`, by what stands in front of two spaces."""
    found = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                front, space, rest = line.rstrip("\n").partition("  ")
                if space and not line.startswith("#"):
                    found[front] = rest.strip().removeprefix("# ")
    return found
