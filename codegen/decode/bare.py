"""A header, a table or a body on its own in; its rows and the verdict on it out, in words."""

from __future__ import annotations

from typing import Iterator

from codegen.decode import text
from codegen.decode.message import Decoded, judge, judge_body
from codegen.decode.rows import Piece, is_blind, rows_of
from codegen.decode.statements import DecodeError, Known, Statements
from codegen.layout.model import Message
from codegen.reference import tables

PARTS = ("header", "table", "body")


def bare(statements: Statements, piece: Piece, part: str, name: str) -> Decoded:
    """One part taken apart; `part` "" is that of the message. `name` is the op or message, which a body needs."""
    known = statements.named(name) if name else None
    message = asked(known) if known is not None else None
    part = part or (message.part if message is not None else "body")
    found = Decoded(piece, known=known, message=message, role=part)
    layout = {"header": statements.header, "table": statements.table}.get(part, message)
    if message is not None and message.part == part:
        layout = message
    if layout is None:
        raise DecodeError("a body alone does not say what it is: give --op NAME")
    if layout.part != part:
        raise DecodeError(f"{layout.name} is no {part} but a {layout.part}")
    found.rows[part] = rows_of(layout.block, piece)
    found.blind = is_blind(found.rows[part])
    if part == "header":
        found.header = piece
    elif part == "table":
        found.table = piece
    else:
        found.body = piece
    if not found.blind:
        _judge(found, layout)
    return found


def _judge(found: Decoded, layout: Message) -> None:
    """The verdict on the part; on a table in two steps, as everywhere: its form, then what the op wants."""
    message = found.message
    if found.header is not None:
        found.judged, found.fields = judge(layout, found.header)
    elif found.table is not None:
        found.judged = judge(layout, found.table)[0] if found.table.data or message is layout else 0
        if message is not layout and message is not None and not found.judged:
            found.judged = tables.check(message.caps, found.table.data)
    elif found.body is not None:
        found.judged, found.values, found.unchecked = judge_body(layout, found.body, None)


def asked(known: Known) -> Message:
    """The message that a name means: an op's request, or the message itself."""
    message = known.message if known.message is not None else known.op.request if known.op is not None else None
    if message is None:
        raise DecodeError(f"{known.op.name if known.op is not None else 'this op'} has no request body")
    return message


def lines(statements: Statements, found: Decoded) -> Iterator[str]:
    """The part, field by field, and what is wrong with it."""
    title = found.role
    if found.message is not None and found.known is not None:
        title += f" of {found.message.name} ({found.known.schema.name})"
    yield f"{title}, {text.count(len(found.whole.data), 'byte')}"
    if found.table is not None and (found.message is None or found.message.part == "body"):
        yield from ("  " + line for line in text.table_rows(statements, found))
    else:
        yield from ("  " + text.row_line(row) for row in text.named_rows(statements, found, found.role))
    yield from text.verdict_lines(statements, found, "")
    if not found.judged and not found.blind:
        yield "well-formed"
