"""A message taken apart in, lines for a person out: header, table, body, and what is wrong or was refused, in words."""

from __future__ import annotations

import textwrap
from typing import Iterable, Iterator

from codegen.decode.message import HEADER_BYTES, TABLE_ENTRY, TABLE_HEAD, Decoded, entries_of
from codegen.decode.rows import Row
from codegen.decode.statements import Statements
from codegen.decode.verdicts import Subject, entry_words, explain
from codegen.statement.tokens import hexadecimal

WIDTH = 100
BYTES_SHOWN = 8  # of a longer field only the size is shown


def row_line(row: Row) -> str:
    """Offset, bytes, name and value of a field."""
    shown = row.data.hex(" ") if row.data and row.size <= BYTES_SHOWN else count(row.size, "byte")
    meaning = f"{row.name} = {row.value}" if row.value and row.name != "-" else row.value or row.name
    if row.filler:
        meaning = f"{row.name}: {row.value}"
    return f"{row.offset:4}  {shown:{3 * BYTES_SHOWN - 1}}  {meaning}".rstrip()


def count(size: int, word: str, many: str = "") -> str:
    """A number with its noun: 1 byte, 2 bytes."""
    return f"{size} {word}" if size == 1 else f"{size} {many or word + 's'}"


def wrapped(lines: Iterable[str], indent: str) -> Iterator[str]:
    """Lines of prose, none longer than the page unless a word is."""
    for line in lines:
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def subject_of(statements: Statements, found: Decoded) -> Subject:
    """What a verdict on this message is about."""
    named = (("header", found.header), ("table", found.table), ("body", found.body))
    return Subject(
        statements=statements,
        schema=found.known.schema if found.known is not None else None,
        op=found.op,
        message=found.message,
        size=len(found.whole.data),
        pieces={name: piece for name, piece in named if piece is not None},
        rows=found.rows,
    )


def name_of(found: Decoded) -> str:
    """The op of a message: by name, else by number."""
    if found.op is not None and found.known is not None:
        return found.op.name
    return f"unknown op {hexadecimal(found.fields['op'])}" if "op" in found.fields else "malformed message"


def result_of(statements: Statements, found: Decoded) -> str:
    """The name of a reply's result."""
    value = int(found.fields.get("result", 0))
    return next((item.name for item in found.results(statements).members if item.value == value), f"result {value}")


def named_rows(statements: Statements, found: Decoded, part: str) -> Iterator[Row]:
    """The rows of header or body that are to be seen; an op by its name, a verdict as it is written."""
    for row in found.rows.get(part, ()):
        value = row.value
        if len(row.data) == 4 and (part == "header" or found.op is not None and found.op.number == 0):
            bits = int.from_bytes(row.data, "little")
            if row.name in ("op", "detail"):
                value = hexadecimal(bits) if bits else "0"
            known = statements.op(bits) if row.name == "op" else None
            if known is not None and known.op is not None:
                value += f", {known.op.name} of {known.schema.name}"
        if row.shown:
            yield Row(row.offset, row.size, row.data, row.name, value, row.filler)


def table_rows(statements: Statements, found: Decoded) -> Iterator[str]:
    """The capabilities, one a line; a table that is cut short or not in the trace field by field."""
    assert found.table is not None
    rows, data = found.rows["table"], found.table.data
    if found.blind or len(data) < TABLE_HEAD or (len(data) - TABLE_HEAD) % TABLE_ENTRY:
        yield from (row_line(row) for row in rows if row.shown)
        return
    yield from (row_line(row) for row in rows if row.offset < TABLE_HEAD and row.shown)
    names = [name for name, _ in entries_of(found.message)]
    schema = found.known.schema if found.known is not None else None
    for index in range((len(data) - TABLE_HEAD) // TABLE_ENTRY):
        at = TABLE_HEAD + TABLE_ENTRY * index
        words = entry_words(schema, statements.table, data, index)
        kind = words["kind"]
        if words["endpoint_kind"] != "GENERIC":
            kind += f", {words['endpoint_kind']}"
        value = f"slot {words['slot']}, {kind}, {words['mode']}, rights {words['rights']}"
        name = names[index] if index < len(names) else f"entry {index}"
        yield row_line(Row(at, TABLE_ENTRY, b"", name, value if any(data[at : at + TABLE_ENTRY]) else "absent"))


def part_lines(statements: Statements, found: Decoded, headers: bool, indent: str) -> Iterator[str]:
    """The parts of a message, field by field."""
    named = headers or found.table is not None
    if headers:
        yield indent + "header"
        yield from (indent + "  " + row_line(row) for row in named_rows(statements, found, "header"))
    if found.table is not None:
        yield indent + "table"
        yield from (indent + "  " + line for line in table_rows(statements, found))
    body = list(named_rows(statements, found, "body"))
    if body and named:
        yield indent + "body"
    yield from (indent + "  " + row_line(row) for row in body)
    if found.body is None and found.table is None and len(found.whole.data) > HEADER_BYTES:
        yield f"{indent}{count(len(found.whole.data) - HEADER_BYTES, 'byte')} behind the header, not decoded"


def verdict_lines(statements: Statements, found: Decoded, indent: str) -> Iterator[str]:
    """What is wrong with the message; nothing for a sound one."""
    if found.judged:
        first, *rest = explain(found.judged, subject_of(statements, found))
        yield from wrapped([f"malformed: {first}"], indent)
        yield from wrapped(rest, indent + "  ")
    elif found.blind:
        yield indent + "not judged: bytes of it are not in the trace"
    if found.unchecked:
        names = ", ".join(found.unchecked)
        yield from wrapped([f"not checked, because it needs the request: {names}"], indent)


def refusal_lines(statements: Statements, found: Decoded, request: Decoded | None, indent: str) -> Iterator[str]:
    """Why a reply refuses its request: what the result means, and the verdict on the request in words."""
    value = found.fields.get("result", 0)
    if found.role != "reply" or not value:
        return
    name = result_of(statements, found)
    doc = next(
        (item.doc for item in found.results(statements).members if item.value == value), "No statement knows it."
    )
    detail = int(found.fields["detail"])
    if not detail:
        yield from wrapped([f"refused: {name}. {doc}"], indent)
        if found.op is not None and found.op.reserved:
            yield from wrapped([f"{found.op.name} is reserved. {found.op.doc}"], indent + "  ")
        return
    first, *rest = explain(detail, request_subject(statements, found, request, detail))
    yield from wrapped([f"refused: {name}, for its request has {first}"], indent)
    yield from wrapped(rest, indent + "  ")


def request_subject(statements: Statements, reply: Decoded, request: Decoded | None, detail: int) -> Subject:
    """The request that a reply's detail speaks of: with its bytes, unless they speak against it."""
    if request is not None and not request.blind and request.judged in (0, detail):
        return subject_of(statements, request)
    op = reply.op
    return Subject(
        statements=statements,
        schema=reply.known.schema if reply.known is not None else None,
        op=op,
        message=op.request if op is not None else None,
    )


def whole(statements: Statements, found: Decoded) -> Iterator[str]:
    """One message on its own, with everything that can be said of it."""
    title = f"{found.role} {name_of(found)}" if found.fields else "message"
    if found.op is not None and found.known is not None:
        title += f" ({found.known.schema.name}, {hexadecimal(found.op.number)})"
    if found.role == "reply":
        title += f": {result_of(statements, found)}"
    yield f"{title}, {count(len(found.whole.data), 'byte')}"
    if found.op is not None:
        yield from wrapped(found.op.doc.split("\n"), "  ")
    yield from part_lines(statements, found, True, "")
    yield from refusal_lines(statements, found, None, "")
    yield from verdict_lines(statements, found, "")
    if not found.judged and not found.blind:
        yield "well-formed"
