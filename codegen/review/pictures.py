"""Two layouts in, boxes of eight bytes a row out, side by side: one look tells what moved.

A cell that is not where it was, is of another size, or is new has a star before its name. Rows within a long field are
left out, on both sides alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codegen.layout.model import Array, Block, Hole, Records, Slot, Struct, Type, is_tail
from codegen.sema.kinds import Bytes, Strings, Text

ROW = 8  # bytes
CELL = 4  # characters of a byte, with the border behind it
WIDTH = ROW * CELL + 1
GAP = "      "
MARGIN = "     "
AROUND = 1  # rows beside a change that are shown, too
FEW = 8  # rows: so few are shown in full


@dataclass(frozen=True)
class Cell:
    """Bytes [start, end) of a field; `open` where a tail may end earlier."""

    start: int
    end: int
    name: str
    label: str
    open: bool
    changed: bool = False


Row = list["Cell | None"]  # what each byte of a row belongs to


def pictures(old: Block, new: Block, labels: tuple[str, str], name: str = "") -> Iterator[tuple[str, ...]]:
    """One picture of a body whose layout moved, then one for each of its element types whose layout did."""
    before, after = tuple(cells(old)), tuple(cells(new))
    marked = (_marked(before, after), _marked(after, before))
    if any(cell.changed for side in marked for cell in side):
        yield tuple(_picture(*marked, (old, new), labels, name))
    others = {slot.name: slot for slot in new.slots}
    for slot in old.slots:
        other = others.get(slot.name)
        inner, outer = (_element(side.type) if side is not None else None for side in (slot, other))
        if inner is not None and outer is not None and inner != outer:
            yield from pictures(inner, outer, labels, f"each of {slot.name}")


def _element(kind: Type) -> Block | None:
    """The layout of an element, where it has one."""
    if isinstance(kind, Records):
        return kind.record.block
    if isinstance(kind, Array) and isinstance(kind.element, Struct):
        return kind.element.block
    return None


def cells(block: Block, base: int = 0, prefix: str = "") -> Iterator[Cell]:
    """The cells of a layout by offset; a struct gives those of its fields."""
    for item in block.items:
        start = base + item.offset
        if isinstance(item, Hole):
            yield Cell(start, start + item.size, "", "reserved", False)
        elif isinstance(item.type, Struct):
            yield from cells(item.type.block, start, f"{prefix}{item.name}.")
        else:
            tail = is_tail(item.type)
            yield Cell(start, start + item.size, prefix + item.name, prefix + item.name + _extent(item), tail)


def _extent(slot: Slot) -> str:
    """What stands behind the name of a field that is no single number."""
    kind = slot.type
    if isinstance(kind, Array):
        return f"[{kind.low}..{kind.high}]" if kind.low != kind.high else f"[{kind.high}]"
    if is_tail(kind):
        return f", up to {slot.size} bytes"
    if isinstance(kind, (Text, Strings, Bytes)) and slot.size > ROW // 2:
        return f", {slot.size} bytes"
    return ""


def _marked(mine: tuple[Cell, ...], others: tuple[Cell, ...]) -> list[Cell]:
    """The cells of a side; a renamed field that stayed where it was is no change of the layout."""
    known = {(cell.start, cell.end, bool(cell.name)) for cell in others}
    names = {cell.name: (cell.start, cell.end) for cell in others}
    return [
        Cell(
            cell.start,
            cell.end,
            cell.name,
            cell.label,
            cell.open,
            (cell.start, cell.end, bool(cell.name)) not in known
            or bool(cell.name) and names.get(cell.name, (cell.start, cell.end)) != (cell.start, cell.end),
        )
        for cell in mine
    ]


def _picture(
    old: list[Cell], new: list[Cell], blocks: tuple[Block, Block], labels: tuple[str, str], name: str
) -> Iterator[str]:
    if name:
        yield f"     {name}"
    heads = [f"{label}: {_size(block)}" for label, block in zip(labels, blocks)]
    yield f"     {heads[0]:{WIDTH}}{GAP}     {heads[1]}".rstrip()
    for left, right in _boxes(_Grid(old), _Grid(new), _rows(old, new)):
        yield f"{left:{WIDTH + 5}}{GAP}{right}".rstrip()


def _rows(old: list[Cell], new: list[Cell]) -> list[int]:
    """The rows to show: those in which a cell starts or ends, but for those far from any change."""
    telling = sorted({*_telling(old), *_telling(new)})
    odd = [row for row in telling if any(_touches(cell, row) for cell in (*old, *new) if cell.changed)]
    return [row for row in telling if any(abs(row - other) <= AROUND for other in odd) or len(telling) <= FEW]


def _touches(cell: Cell, row: int) -> bool:
    return cell.start // ROW <= row and (cell.open or row <= (cell.end - 1) // ROW)


def _size(block: Block) -> str:
    if block.fixed == block.maximum:
        return f"{block.fixed} bytes"
    return f"{block.minimum} to {block.maximum} bytes"


def _telling(side: list[Cell]) -> set[int]:
    """The rows in which a cell starts or ends."""
    found = set()
    for cell in side:
        found.add(cell.start // ROW)
        if not cell.open:
            found.add((cell.end - 1) // ROW)
    return found


class _Grid:
    """The cells of a side by row."""

    def __init__(self, side: list[Cell]) -> None:
        self.side = side
        self.last = max((cell.start // ROW if cell.open else (cell.end - 1) // ROW for cell in side), default=-1)

    def row(self, number: int) -> "Row":
        """What each of the eight bytes belongs to."""
        found: Row = [None] * ROW
        for cell in self.side if number >= 0 else ():
            end = max(cell.end, (cell.start // ROW + 1) * ROW) if cell.open else cell.end
            if cell.open and number > self.last:
                continue
            for at in range(max(cell.start, number * ROW), min(end, number * ROW + ROW)):
                found[at - number * ROW] = cell
        return found

    def border(self, row: int) -> str:
        """The line above a row; nothing where the side has ended before."""
        if row > self.last + 1:
            return ""
        above, below = self.row(row - 1), self.row(row)
        if row == self.last + 1 and any(cell is not None and cell.open for cell in above):
            return MARGIN + _torn(above)
        return MARGIN + _border(above, below)

    def skipped(self, row: int) -> str:
        """The line for rows that are left out; the last border where the side ends there."""
        if row > self.last:
            return self.border(row)
        return MARGIN + "".join((":" if _bar(self.row(row), at) else " ") + " " * (CELL - 1) for at in range(ROW + 1))

    def line(self, row: int) -> str:
        """A row with its names."""
        return f"{row * ROW:4} {_names(self.row(row), row)}" if row <= self.last else ""


def _boxes(old: _Grid, new: _Grid, rows: list[int]) -> Iterator[tuple[str, str]]:
    """The lines of both sides, row by row."""
    previous = -1
    for row in rows:
        if row != previous + 1:
            yield old.skipped(previous + 1).rstrip(), new.skipped(previous + 1).rstrip()
        borders = (old.border(row), new.border(row))
        if row == previous + 1 or any("-" in border for border in borders):
            yield borders
        yield old.line(row), new.line(row)
        previous = row
    last = [grid.last for grid in (old, new)]
    if max(last) > previous:
        yield old.skipped(previous + 1).rstrip(), new.skipped(previous + 1).rstrip()
    ends = [grid.border(previous + 1) if grid.last == previous else "" for grid in (old, new)]
    yield ends[0], ends[1]


def _border(above: Row, below: Row) -> str:
    """The line between two rows."""
    parts = [" " if above[at] is below[at] else "-" for at in range(ROW)]
    line = ""
    for at in range(ROW + 1):
        left, right = (parts[at - 1] if at else " "), (parts[at] if at < ROW else " ")
        sides = [bar for bar in (_bar(above, at), _bar(below, at)) if bar]
        line += "+" if "-" in (left, right) and sides else "-" if "-" in (left, right) else "|" if sides else " "
        line += right * (CELL - 1) if at < ROW else ""
    return line.rstrip()


def _bar(row: Row, at: int) -> bool:
    """Whether a border stands before the byte."""
    left, right = (row[at - 1] if at else None), (row[at] if at < ROW else None)
    return left is not right


def _torn(row: Row) -> str:
    """The end of a body that may end anywhere in its tail."""
    parts = ["~" if cell is not None and cell.open else "-" if cell is not None else " " for cell in row]
    line = "".join(
        ("+" if _bar(row, at) else parts[at] if at < ROW else " ") + (parts[at] * (CELL - 1) if at < ROW else "")
        for at in range(ROW + 1)
    )
    return line.rstrip()


def _names(row: Row, number: int) -> str:
    """A row with the names of the cells that start in it."""
    line, at = "", 0
    while at < ROW:
        cell = row[at]
        end = at
        while end < ROW and row[end] is cell:
            end += 1
        room = CELL * (end - at) - 1
        text = ""
        if cell is not None:
            starts = cell.start >= number * ROW
            text = _fit(("*" if cell.changed else " ") + cell.label, room) if starts else ""
        line += ("|" if _bar(row, at) else " ") + f"{text:{room}}"
        at = end
    return (line + ("|" if _bar(row, ROW) else "")).rstrip()


def _fit(text: str, room: int) -> str:
    if text == " reserved" and room < len(text):
        text = " -"
    if text == "*reserved" and room < len(text):
        text = "*-"
    return text if len(text) <= room else text[: room - 1] + "…"
