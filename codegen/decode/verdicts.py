"""A verdict in, what it says in words out: the part, the field, the rule, what is asked for there, what stands there.

Everything comes from the statement; with the bytes at hand the explanation is exact, without them it says what can be
said. Nothing here looks at how the verdict came about, so it serves for a reply's `detail` as for our own check.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator, Mapping

from codegen.decode.message import TABLE_ENTRY, TABLE_HEAD, entries_of
from codegen.decode.places import Place
from codegen.decode.rows import Piece, Row, holds_secret
from codegen.decode.spots import check_spot, odd_byte, rule_spot
from codegen.decode.statements import Statements
from codegen.decode.values import NUMBERS, meaning
from codegen.decode.wanted import CLASSES, wanted
from codegen.layout.model import Array, Message, Op, Schema, Struct
from codegen.layout.verdict import describe
from codegen.sema.model import Rule
from codegen.statement.exprs import canonical, where_text

PLACELESS = ("LENGTH", "BUSY", "IDLE", "KEY", "CAP_COUNT")  # classes that lie at no field


@dataclass(frozen=True)
class Subject:
    """What a verdict is about. `message` is that of the body; of header and table there is one layout each.

    `pieces` and `rows` hold the parts that are at hand.
    """

    statements: Statements
    schema: Schema | None = None
    op: Op | None = None
    message: Message | None = None
    size: int | None = None  # bytes of the whole message
    pieces: Mapping[str, Piece] = field(default_factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def layout(self, part: str) -> Message | None:
        """The layout of a part."""
        if self.message is not None and self.message.part == part:
            return self.message
        if part == "header":
            return self.statements.header
        return self.statements.table if part == "table" else None

    def data(self, part: str) -> bytes | None:
        """The bytes of a part that are at hand."""
        piece = self.pieces.get(part)
        return piece.data if piece is not None else None


def explain(number: int, about: Subject) -> list[str]:
    """The verdict in words: a line that names it, then lines that say more."""
    if not 0 < number < 1 << 32:
        return ["OK: nothing is wrong"] if number == 0 else [f"{number:#x} is no verdict: it has over 32 bits"]
    part, name, offset, rule = describe(number)
    if name not in CLASSES:
        return [f"class {number & 0xFF} at byte {offset} of the {part}: not known here, of a later version"]
    if part == "sequence":
        return list(_sequence(name, offset, rule, about))
    if name.startswith("CAP_"):
        return list(_capability(name, offset, about))
    if name == "RULE":
        return list(_rule(part, offset, rule, about))
    return list(_check(part, name, offset, about))


def title(part: str, name: str, offset: int, place: str = "", rule: int = 0) -> str:
    """Such as: ENUM at byte 8 of the body: reason."""
    words = f"{name} {rule}" if rule else name
    if name in PLACELESS:
        return f"{words} of the {part}"
    return f"{words} at byte {offset} of the {part}" + (f": {place}" if place else "")


def _check(part: str, name: str, offset: int, about: Subject) -> Iterator[str]:
    """A check of one field, or of the length."""
    message, data = about.layout(part), about.data(part)
    if name in PLACELESS:
        yield title(part, name, offset)
        if part == "header":
            yield "A message has 32 bytes at least and 4096 at most."
        elif message is None or not message.block.maximum:
            yield "There is no body here."
        elif message.block.minimum == message.block.maximum:
            yield f"It takes {message.block.maximum} bytes."
        else:
            yield f"It takes {message.block.fixed} to {message.block.maximum} bytes."
        size = about.size if part == "header" else len(data) if data is not None else None
        if size is not None:
            yield f"Here: {size} bytes."
        return
    place = check_spot(message, name, offset, data).place if message is not None else None
    yield title(part, name, offset, place.name if place else "")
    if part == "header":
        special = _framing(name, offset, about)
        if special:
            yield from special
            return
    yield wanted(name, place.type if place else None, place.block if place else None)
    if place is not None:
        yield from _here(part, name, place, about)
        if place.type is not None and place.doc:
            yield f"{place.name}: {place.doc}"


def _framing(name: str, offset: int, about: Subject) -> tuple[str, ...]:
    """What a verdict on a header says whose own fields are in order."""
    header = about.statements.header.block
    at = {slot.offset: slot.name for slot in header.slots}.get(offset, "")
    flags = next((row for row in about.rows.get("header", ()) if row.name == "flags"), None)
    bits = int.from_bytes(flags.data, "little") if flags is not None else 0
    if name == "EXTENT":
        text = "The length of a message is that of its header, its table and body_size together."
        return (text,) if about.size is None else (text, f"Here: {about.size} bytes, {_row(about, 'header', at)}.")
    if name == "FLAGS" and not bits & ~7:
        if about.op is not None and not bits & 1 and about.op.notify != bool(bits & 4):
            kind = "a notification and takes" if about.op.notify else "no notification and takes no"
            return (f"{about.op.name} is {kind} flag NOTIFY.",)
        return ("The flags do not fit: a reply stands where a request belongs, or NOTIFY where it does not.",)
    if name == "RANGE" and at in ("op", "request_id"):
        return (f"A reply repeats the {at} of its request.",)
    return ()


def _row(about: Subject, part: str, name: str) -> str:
    """Name and value of a field that is at hand, with an equals sign between; "" else."""
    found = next((row for row in about.rows.get(part, ()) if row.name == name), None)
    return f"{found.name} = {found.value}" if found is not None else ""


def _here(part: str, name: str, place: Place, about: Subject) -> Iterator[str]:
    """What stands at the place."""
    data = about.data(part)
    if data is None or place.type is not None and holds_secret(place.type):
        return
    piece = data[place.offset : place.offset + place.size]
    if name == "RESERVED":
        yield f"Here: {piece.hex(' ')}."
    elif name == "PADDING":
        yield from _first_odd(part, place, about)
    elif name == "EXTENT":
        yield f"Here: {_row(about, part, place.name)}, and the {part} has {len(data)} bytes."
    elif isinstance(place.type, NUMBERS):
        yield f"Here: {place.name} = {meaning(place.type, piece)}."
    else:
        row = _row(about, part, place.name)
        if row:
            yield f"Here: {row}."


def _first_odd(part: str, place: Place, about: Subject) -> Iterator[str]:
    """The first byte behind the used ones of a field that is not zero."""
    at = odd_byte(about.rows.get(part, ()), place.offset)
    data = about.data(part)
    if at is not None and data is not None:
        yield f"Here: byte {at} is {data[at]:#04x}."


# Rules.


def _rule(part: str, offset: int, number: int, about: Subject) -> Iterator[str]:
    message = about.layout(part)
    if message is None:
        yield title(part, "RULE", offset, "", number)
        yield CLASSES["RULE"]
        return
    spot = rule_spot(message, offset, number, about.data(part))
    yield title(part, "RULE", offset, spot.place.name if spot.place else "", number)
    if not spot.rules:
        yield f"The statement has no rule {number} there."
    for rule in spot.rules:
        yield from rule_lines(rule)
        shown = [text for text in (_row(about, part, name) for name in spot.names(rule)) if text]
        if shown:
            yield f"Here: {', '.join(shown)}."


def rule_lines(rule: Rule) -> Iterator[str]:
    """A rule as the statement has it: number, name, canonical text, doc."""
    where = where_text(rule.expr)
    yield f"rule {rule.number} {rule.name}: {canonical(rule.expr)}" + (f"  ({where})" if where else "")
    yield from rule.doc.split("\n")


# Capabilities.


def entry_words(schema: Schema | None, table: Message | None, data: bytes, index: int) -> dict[str, str]:
    """The fields of one entry of a table by name, kind and rights as the schema of the op calls them."""
    at = TABLE_HEAD + TABLE_ENTRY * index
    kinds = schema.kind_enum if schema is not None else None
    rights = schema.rights_flags if schema is not None else None
    own = {"kind": kinds, "rights": rights}
    element = table.block.slots[-1].type if table is not None else None
    assert isinstance(element, Array) and isinstance(element.element, Struct)
    return {
        slot.name: meaning(own.get(slot.name) or slot.type, data[at + slot.offset : at + slot.offset + slot.size])
        for slot in element.element.block.slots
    }


def _capability(name: str, offset: int, about: Subject) -> Iterator[str]:
    caps = entries_of(about.message)
    index = (offset - TABLE_HEAD) // TABLE_ENTRY
    if name == "CAP_COUNT":
        yield title("table", name, offset)
        least = max((at + 1 for at, (_, cap) in enumerate(caps) if not cap.optional), default=0)
        if about.message is None and about.op is None:
            yield CLASSES[name]
        elif not caps:
            yield "No capability belongs to this message."
        elif least == len(caps):
            yield f"It takes {least} entries: {', '.join(word for word, _ in caps)}."
        else:
            names = ", ".join(word for word, _ in caps)
            yield f"It takes {least} to {len(caps)} entries, the last of them not empty: {names}."
        data = about.data("table")
        if data is not None:
            entries = int.from_bytes(data[:2], "little")
            yield f"Here: {entries} {'entry' if entries == 1 else 'entries'}."
        return
    known = offset >= TABLE_HEAD and index < len(caps)
    what = {"CAP_KIND": "kind", "CAP_MODE": "mode", "CAP_RIGHTS": "rights"}[name]
    yield title("table", name, offset, f"{what} of {caps[index][0]}" if known else "")
    if not known:
        yield CLASSES[name]
        return
    cap = caps[index][1]
    if name == "CAP_KIND":
        yield f"It takes a capability of kind {cap.kind}."
    elif name == "CAP_MODE":
        yield f"The op takes it by {'MOVE' if cap.move else 'COPY'}."
    else:
        yield f"It needs at least the rights {' | '.join(cap.rights) or 'none'}."
    data = about.data("table")
    if data is not None:
        yield f"Here: {what} = {entry_words(about.schema, about.layout('table'), data, index)[what]}."
    yield f"{cap.name}: {cap.doc}"


# Sequences.


def _sequence(name: str, offset: int, number: int, about: Subject) -> Iterator[str]:
    place = None
    if about.message is not None:
        place = check_spot(about.message, name, offset, about.data("body")).place
    yield title("sequence", name, offset, place.name if place and name == "RULE" else "", number)
    found = [
        (sequence, step)
        for sequence in (about.schema.sequences if about.schema is not None else ())
        for step in sequence.steps
        if about.op is not None and step.op == about.op.name
    ]
    if name != "RULE":
        yield CLASSES[name]
    for sequence, step in found:
        yield f"{step.op} is a step of the sequence {sequence.name}; its key is {sequence.key}."
        if name == "RULE":
            for rule in step.rules:
                if rule.number == number:
                    yield from rule_lines(rule)
