"""The capability entries of a message in; accepted and refused transfer tables out. Called by `vectors`.

A table that the header's own rules accept (count, reserved bytes, known kinds) is held against what the op wants here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.layout.model import Message, Schema
from codegen.layout.verdict import verdict
from codegen.reference.model import Accept, Cases, Line, Refuse, difference
from codegen.sema.model import Cap

ENTRY = 16
HEAD = 8
MODES = {True: ("MOVE", 1), False: ("COPY", 2)}

Entries = tuple["Cap | None", ...]  # None: absent


def cases(schema: Schema, message: Message) -> Cases | None:
    """Tables that the op accepts and refuses; None for a message that carries no capability."""
    caps = message.caps
    if not caps:
        return None
    accepts: list[Accept] = []
    for name, entries in _choices(caps):
        if all(_bytes(entries) != accept.data for accept in accepts):
            accepts.append(Accept(name, (), _lines(entries)))
    refuses: list[Refuse] = []
    seen: set[tuple[int, int | str]] = set()
    for accept in accepts:
        for data, wanted, variety in _probes(schema, caps, accept.data):
            length, patches = difference(accept.data, data)
            key = wanted, variety
            if check(caps, data) == wanted and key not in seen:
                seen.add(key)
                refuses.append(Refuse(accept.name, length, patches, (), wanted, _note(caps, wanted)))
    return Cases("table", message.name, "table", tuple(accepts), tuple(refuses))


def check(caps: tuple[Cap, ...], data: bytes) -> int:
    """The verdict on a table whose own form is good; no bytes mean no table."""
    count = int.from_bytes(data[:2], "little")
    entries = [data[HEAD + ENTRY * index : HEAD + ENTRY * (index + 1)] for index in range(count)]
    expected = [cap for cap in caps for _ in range(cap.high)]
    least = max((index + 1 for index, cap in enumerate(caps) if not cap.optional), default=0)
    if not least <= count <= len(expected) or entries and not any(entries[-1]):
        return verdict("table", "CAP_COUNT")
    for index, (cap, entry) in enumerate(zip(expected, entries)):
        at = HEAD + ENTRY * index
        if cap.optional and not any(entry):
            continue
        kind, mode, rights = (int.from_bytes(entry[a:b], "little") for a, b in ((4, 6), (6, 8), (8, 12)))
        if kind != cap.kind_value:
            return verdict("table", "CAP_KIND", at + 4)
        if mode != MODES[cap.move][1]:
            return verdict("table", "CAP_MODE", at + 6)
        if rights & cap.rights_mask != cap.rights_mask:
            return verdict("table", "CAP_RIGHTS", at + 8)
    return 0


def _note(caps: tuple[Cap, ...], wanted: int) -> str:
    """The entry that a verdict speaks of."""
    offset = wanted >> 8 & 0xFFFF
    expected = [cap for cap in caps for _ in range(cap.high)]
    return expected[(offset - HEAD) // ENTRY].name if offset >= HEAD else ""


def _choices(caps: tuple[Cap, ...]) -> Iterator[tuple[str, Entries]]:
    full: list[Cap | None] = [cap for cap in caps for _ in range(cap.high)]
    yield "full", tuple(full)
    for index, cap in enumerate(caps):
        if cap.optional and cap.high == 1:
            yield f"without_{cap.name}", _cut([None if at == index else entry for at, entry in enumerate(full)])
    last = caps[-1]
    if last.high > 1:
        yield f"one_{last.name}", tuple(full[: len(caps)])
        yield f"no_{last.name}", tuple(full[: len(caps) - 1])
        yield f"gap_in_{last.name}", (*full[: len(caps) - 1], None, *full[len(caps) :])
    yield "least", _cut([None if cap.optional else cap for cap in caps])


def _cut(entries: list[Cap | None]) -> Entries:
    while entries and entries[-1] is None:
        entries.pop()
    return tuple(entries)


def _entry(index: int, cap: Cap | None) -> bytes:
    if cap is None:
        return bytes(ENTRY)
    parts = (
        (index + 16, 4),
        (cap.kind_value, 2),
        (MODES[cap.move][1], 2),
        (cap.rights_mask, 4),
        (0, 4),
    )
    return b"".join(value.to_bytes(width, "little") for value, width in parts)


def _bytes(entries: Entries) -> bytes:
    return b"".join(line.data for line in _raw(entries))


def _raw(entries: Entries) -> list[Line]:
    if not entries:
        return []
    head = [Line(0, len(entries).to_bytes(2, "little"), f"count = {len(entries)}"), Line(2, bytes(6), "reserved")]
    return head + [Line(HEAD + ENTRY * i, _entry(i, cap), "") for i, cap in enumerate(entries)]


def _lines(entries: Entries) -> tuple[Line, ...]:
    found: list[Line] = []
    for line in _raw(entries):
        if line.offset < HEAD:
            found.append(line)
            continue
        index = (line.offset - HEAD) // ENTRY
        cap = entries[index]
        if cap is None:
            found.append(Line(line.offset, line.data, f"entry {index} absent"))
            continue
        rights = " | ".join(cap.rights) or "0"
        labels = (
            (0, 4, f"{cap.name}.slot = {index + 16}"),
            (4, 2, f"{cap.name}.kind = {cap.kind}"),
            (6, 2, f"{cap.name}.mode = {MODES[cap.move][0]}"),
            (8, 4, f"{cap.name}.rights = {rights}"),
            (12, 4, f"{cap.name}.endpoint_kind = 0"),
        )
        found += [Line(line.offset + at, line.data[at : at + width], label) for at, width, label in labels]
    return tuple(found)


def _probes(schema: Schema, caps: tuple[Cap, ...], data: bytes) -> Iterator[tuple[bytes, int, int | str]]:
    """Changed tables, each with the verdict it is meant to have and what of its field is tried."""
    count = int.from_bytes(data[:2], "little")
    few = max(count - 1, 0)
    if few:
        yield few.to_bytes(2, "little") + data[2:-ENTRY], verdict("table", "CAP_COUNT"), "few"
    elif count:
        yield b"", verdict("table", "CAP_COUNT"), "few"
    if count < 8:
        head = data[2:] if count else bytes(6)
        more = head + data[-ENTRY:].rjust(ENTRY, b"\1")
        yield (count + 1).to_bytes(2, "little") + more, verdict("table", "CAP_COUNT"), "many"
    expected = [cap for cap in caps for _ in range(cap.high)]
    present = [(HEAD + ENTRY * index, cap) for index, cap in enumerate(expected[:count])]
    faults = [fault for at, cap in present if any(data[at : at + ENTRY]) for fault in _of_entry(schema, cap, at)]
    for fault in faults:
        yield fault.put(data), fault.verdict, fault.variety
    for fault, behind in zip(faults, faults[1:]):
        if fault.at != behind.at:
            yield behind.put(fault.put(data)), fault.verdict, "before the next"


@dataclass(frozen=True)
class _Fault:
    """One wrong number of an entry."""

    at: int
    width: int
    value: int
    name: str
    variety: int | str = ""

    def put(self, data: bytes) -> bytes:
        """The table with it."""
        return data[: self.at] + self.value.to_bytes(self.width, "little") + data[self.at + self.width :]

    @property
    def verdict(self) -> int:
        """What it is refused with."""
        return verdict("table", self.name, self.at)


def _of_entry(schema: Schema, cap: Cap, at: int) -> Iterator[_Fault]:
    """The faults of an entry, in the order of the checks."""
    yield _Fault(at + 4, 2, _other_kind(schema, cap), "CAP_KIND")
    yield _Fault(at + 6, 2, MODES[not cap.move][1], "CAP_MODE")
    for bit in range(32):
        if cap.rights_mask >> bit & 1:
            yield _Fault(at + 8, 4, cap.rights_mask ^ 1 << bit, "CAP_RIGHTS", bit)


def _other_kind(schema: Schema, cap: Cap) -> int:
    """A kind that exists and is not the entry's."""
    if schema.kind_enum is None:
        return cap.kind_value ^ 1
    return next((m.value for m in schema.kind_enum.by_value if m.value not in (0, cap.kind_value)), cap.kind_value ^ 1)
