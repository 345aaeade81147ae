"""A witness in, what both sides read in its bytes out, field by field, with the byte that a side refuses marked."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.compat.model import Effect, OpVerdict, Witness
from codegen.compat.text import outcome
from codegen.decode.rows import Piece, Row, rows_of
from codegen.decode.statements import Statements
from codegen.decode.verdicts import Subject, explain
from codegen.layout.model import Block, Message, Op, Schema
from codegen.layout.verdict import describe

BYTES_SHOWN = 8  # of a longer field the number of bytes is shown
_ROLES = {"request": "request", "notification": "request", "step": "request", "reply": "reply", "failure": "failure"}


@dataclass(frozen=True)
class SideOf:
    """A side of a definition: its schema, None where the side has none, and its statements."""

    label: str
    schema: Schema | None
    statements: Statements


@dataclass(frozen=True)
class Line:
    """Bytes from `offset` on, and what the sides take them for. `mark`: "!" where a side refuses them, "*" where both
    read a field differently, else ""."""

    offset: int
    data: str
    old: str
    new: str
    mark: str


@dataclass(frozen=True)
class Reading:
    """A witness in words: what it is, what went before it, its bytes, what the sides say."""

    labels: tuple[str, str]
    title: str
    before: tuple[str, ...]
    lines: tuple[Line, ...]
    said: tuple[str, ...]


def reading(verdict: OpVerdict, role: str, witness: Witness, sides: tuple[SideOf, SideOf]) -> Reading:
    """Everything that there is to say of a witness."""
    ops = tuple(_op(side.schema, name) for side, name in zip(sides, (verdict.old_name, verdict.new_name)))
    pair = _messages(ops, role, witness, sides)
    blocks = [_block(message, witness.part, side) for message, side in zip(pair, sides)]
    piece = Piece(witness.data)
    rows = [rows_of(block, piece) if block is not None else () for block in blocks]
    judged = (witness.old, witness.new)
    refused = tuple((_offset(number, piece), describe(number)[1]) if number else (-1, "") for number in judged)
    said = [
        f"{side.label} refuses it: {_said(side, op, message, witness, number, found)}"
        for side, op, message, number, found in zip(sides, ops, pair, judged, rows)
        if number
    ]
    if witness.answer:
        said = _answered(witness, sides)
    elif witness.readings:
        said = [outcome(witness)]
    odd = {name for before, _, after, _ in witness.readings for name in (before, after)}
    return Reading(
        labels=(sides[0].label, sides[1].label),
        title=_title(role, witness, sides),
        before=_before(witness, sides, ops),
        lines=merged(rows[0], rows[1], piece, refused, odd),
        said=tuple(f"{line}." if not line.endswith(".") else line for line in said),
    )


def _op(schema: Schema | None, name: str) -> Op | None:
    return next((op for op in schema.ops if op.name == name), None) if schema is not None else None


def _messages(
    ops: tuple[Op | None, ...], role: str, witness: Witness, sides: tuple[SideOf, SideOf]
) -> list[Message | None]:
    """The message of the witness on each side."""
    attribute = _ROLES.get(role.partition(" ")[0], "")
    if not attribute and any(op is not None for op in ops):
        attribute = next(
            (
                name
                for op in ops
                for name in ("request", "reply", "failure")
                if op is not None and (body := getattr(op, name)) is not None and body.name == witness.message
            ),
            "",
        )
    if attribute:
        return [getattr(op, attribute) if op is not None else None for op in ops]
    found: list[Message | None] = []
    for side in sides:
        every = side.schema.all_messages if side.schema is not None else ()
        found.append(next((message for message in every if message.name == witness.message), None))
    return found


def _block(message: Message | None, part: str, side: SideOf) -> Block | None:
    if part == "table" and message is not None and message.part != "table":
        return side.statements.table.block
    return message.block if message is not None else None


def _offset(number: int, piece: Piece) -> int:
    """The byte that a verdict marks; -1 for one of no byte."""
    _, name, offset, _ = describe(number)
    return -1 if name in ("LENGTH", "CAP_COUNT", "BUSY", "IDLE", "KEY") or offset >= len(piece.data) else offset


def _title(role: str, witness: Witness, sides: tuple[SideOf, SideOf]) -> str:
    what = role.partition(" table")[0] if role else witness.message
    if witness.part == "table":
        what = f"capability table of a {what}"
    elif witness.part == "sequence":
        what = "message of a sequence"
    old, new = (side.label for side in sides)
    size = f", {len(witness.data)} bytes"
    if witness.effect is Effect.MISREAD:
        return f"{what}{size}: both accept it and read it differently"
    if witness.effect is Effect.ADD:
        return f"{what}{size}: only {new} sends it, and only to those who ask"
    gained = witness.effect is Effect.GAIN
    takes, refuses = (new, old) if gained else (old, new)
    if witness.answer:
        return f"{what}{size}: {takes} serves it, {refuses} does not"
    return f"{what}{size}: {takes} accepts it, {refuses} refuses it"


def _said(
    side: SideOf, op: Op | None, message: Message | None, witness: Witness, number: int, rows: tuple[Row, ...]
) -> str:
    part = witness.part if witness.part != "sequence" else "body"
    subject = Subject(
        statements=side.statements,
        schema=side.schema,
        op=op,
        message=message,
        size=len(witness.data),
        pieces={part: Piece(witness.data)},
        rows={part: rows},
    )
    first, *rest = explain(number, subject)
    kept = [line if line.endswith((".", "!")) else line + "." for line in rest if not _is_doc(line, rows)]
    return " ".join([f"{first}.", *kept[:3]])


def _is_doc(line: str, rows: tuple[Row, ...]) -> bool:
    """Whether a line of an explanation repeats the doc of a field, which the schema has anyway."""
    return any(line.startswith(f"{row.name}: ") for row in rows)


def _answered(witness: Witness, sides: tuple[SideOf, SideOf]) -> list[str]:
    old, new = (side.label for side in sides)
    served, other = (new, old) if witness.effect is Effect.GAIN else (old, new)
    answer = witness.answer
    words = f"answers {answer}, whatever the bytes are." if answer.isupper() else f"sees {answer}."
    return [f"{served} serves it; {other} {words}"]


def _before(witness: Witness, sides: tuple[SideOf, SideOf], ops: tuple[Op | None, ...]) -> tuple[str, ...]:
    """What was sent before: the request of a reply, or the messages of a sequence."""
    found = []
    if witness.request is not None:
        op = ops[1] or ops[0]
        if op is not None and op.request is not None:
            shown = _listed(rows_of(op.request.block, Piece(witness.request)))
            found.append(f"as the answer to {shown or 'a request without a body'}")
    for sent in witness.run[:-1]:
        step = next((op for side in sides[::-1] for op in (_op(side.schema, sent.op),) if op is not None), None)
        rows = rows_of(step.request.block, Piece(sent.data)) if step is not None and step.request is not None else ()
        given = [f"{name} = {value.hex() if isinstance(value, bytes) else value}" for name, value in sent.givens]
        found.append(f"after {sent.op}: {', '.join(word for word in (_listed(rows), *given) if word)}")
    return tuple(found)


def _listed(rows: tuple[Row, ...]) -> str:
    return ", ".join(f"{row.name} = {row.value}" for row in rows if row.shown)


def merged(
    old: tuple[Row, ...], new: tuple[Row, ...], piece: Piece, refused: tuple[tuple[int, str], ...], odd: set[str]
) -> tuple[Line, ...]:
    """The rows of both sides by offset, each on a line of its own. `refused`: of each side the byte that it refuses (-1
    for none) and the class; `odd`: the fields that are read differently."""
    starts = {row.offset for row in (*old, *new) if row.shown}
    before, after = ({row.offset: row for row in side if row.offset in starts} for side in (old, new))
    found = []
    for at in sorted(starts):
        there = [row for row in (before.get(at), after.get(at)) if row is not None]
        size = min(row.size for row in there)
        hidden = any(row.size and not row.data for row in there)
        shown = f"{size} bytes" if size > BYTES_SHOWN or hidden else piece.data[at : at + size].hex(" ")
        words = [_word(before.get(at)), _word(after.get(at))]
        same = words[0] == words[1]
        mark = "*" if any(row.name in odd for row in there) else ""
        for side, (offset, name) in enumerate(refused):
            if at <= offset < at + max(size, 1):
                mark = "!"
                words[side] = f"refused: {name}" if same else words[side]
        found.append(Line(at, shown, words[0], words[1], mark))
    return tuple(found)


def _word(row: Row | None) -> str:
    if row is None:
        return ""
    if row.filler:
        return f"{row.name}: {row.value}" if row.shown else row.name
    return f"{row.name} = {row.value}" if row.value and row.name != "-" else row.value or row.name
