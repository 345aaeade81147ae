"""Capabilities of messages and table vectors in, C text out: expected structs, tables and verdicts. Used by make_table.

Names are spelled by the rules of the project's manual, as in cvalues. Beside the vectors, every field of every accepted
table is changed in turn; the verdict on each comes from the reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.layout.model import Message, Schema
from codegen.layout.verdict import verdict
from codegen.reference.model import Cases, patched
from codegen.reference.tables import check
from codegen.sema.model import Cap

HEAD = 8
ENTRY = 16
MOST = 8


@dataclass(frozen=True)
class Entry:
    """One entry as its bytes say."""

    slot: int
    kind: int
    mode: int
    rights: int
    endpoint_kind: int

    @property
    def text(self) -> str:
        """As a struct ipc_cap_entry."""
        return f"{{ {self.slot}, {self.kind}, {self.mode}, {self.rights:#x}, {self.endpoint_kind} }}"

    @property
    def cap(self) -> str:
        """As a struct ipc_cap."""
        return f"{{ {self.slot}, {self.rights:#x}, {self.endpoint_kind}, {'true' if self.kind else 'false'} }}"

    @property
    def data(self) -> bytes:
        """The sixteen bytes."""
        parts = ((self.slot, 4), (self.kind, 2), (self.mode, 2), (self.rights, 4), (self.endpoint_kind, 4))
        return b"".join(value.to_bytes(width, "little") for value, width in parts)


ABSENT = Entry(0, 0, 0, 0, 0)


def entries_of(data: bytes) -> tuple[Entry, ...]:
    """The entries of a table; none of no table."""
    found = []
    for index in range(int.from_bytes(data[:2], "little")):
        at = HEAD + ENTRY * index
        widths = ((0, 4), (4, 2), (6, 2), (8, 4), (12, 4))
        found.append(Entry(*(int.from_bytes(data[at + a : at + a + n], "little") for a, n in widths)))
    return tuple(found)


def bytes_of(entries: tuple[Entry, ...]) -> bytes:
    """A table with these entries; no bytes for none."""
    if not entries:
        return b""
    return len(entries).to_bytes(2, "little") + bytes(6) + b"".join(entry.data for entry in entries)


def adapters(name: str) -> str:
    """Both functions with types that all messages share."""
    return (
        f"static uint32_t pack_{name}(const void *caps, struct ipc_cap_table *table)\n"
        f"{{\n\treturn {name}_pack(caps, table);\n}}\n\n"
        f"static uint32_t unpack_{name}(void *caps, const struct ipc_cap_table *table)\n"
        f"{{\n\treturn {name}_unpack(caps, table);\n}}\n"
    )


def comparison(name: str, caps: tuple[Cap, ...]) -> str:
    """Whether two structs hold the same capabilities."""
    tests = []
    for cap in caps:
        if cap.high == 1:
            tests.append(f"same_cap(&a->{cap.name}, &b->{cap.name})")
        else:
            tests.append(f"a->{cap.name}_count == b->{cap.name}_count")
            tests.append(
                f"same_elements(a->{cap.name}, b->{cap.name}, a->{cap.name}_count, sizeof(struct ipc_cap), same_cap)"
            )
    lines = "".join(f"\tif (!({test}))\n\t\treturn false;\n" for test in tests)
    return (
        f"static bool same_{name}(const void *left, const void *right)\n{{\n"
        f"\tconst struct {name} *a = left;\n\tconst struct {name} *b = right;\n\n{lines}\treturn true;\n}}\n"
    )


def rows(schema: Schema, message: Message, cases: Cases) -> Iterator[str]:
    """One struct caps_check a line: a table, the verdict of unpack, the struct, the verdict of pack."""
    accepted = {accept.name: accept.data for accept in cases.accepts}
    for name, data in accepted.items():
        yield _row(schema, message, name, entries_of(data), 0, 0)
    for refuse in cases.refuses:
        data = patched(accepted[refuse.base], refuse.length, refuse.patches)
        found = refuse.verdict
        yield _row(schema, message, refuse.base, entries_of(data), found, None if _form(found) else found)
    for name, data in accepted.items():
        for entries in _changed(message.caps, entries_of(data)):
            found = check(message.caps, bytes_of(entries))
            yield _row(schema, message, f"{name} changed", entries, found, None if found else 0)
    full = entries_of(next(iter(accepted.values())))
    for entries, packed in unsendable(message.caps, full):
        yield _row(schema, message, "cannot be sent", entries, None, packed)
    over = (ABSENT,) * (MOST + 1)
    yield _row(schema, message, "over the table", over, verdict("table", "CAP_COUNT"), None)
    last = message.caps[-1]
    if last.high > 1:
        count = {f"{last.name}_count": last.high + 1}
        yield _row(schema, message, "too many", full, None, verdict("table", "CAP_COUNT"), count)


def _form(found: int) -> bool:
    """Whether no struct says what this verdict refuses: its kind, mode and count follow from the op."""
    return found & 0xFF != verdict("table", "CAP_RIGHTS") & 0xFF


def _row(
    schema: Schema,
    message: Message,
    name: str,
    entries: tuple[Entry, ...],
    unpacked: int | None,
    packed: int | None,
    changed: dict[str, int] | None = None,
) -> str:
    """`unpacked` or `packed` None: not to be tried."""
    table = f"{{ {len(entries)}, {{ {', '.join(entry.text for entry in entries[:MOST]) or '{ 0 }'} }} }}"
    struct = f"struct ipc_{schema.name}_{message.name}_caps"
    values = f"&(const {struct}){{ {_struct(message.caps, entries, changed or {})} }}"
    codes = ", ".join("NOT_TRIED" if code is None else f"{code:#010x}" for code in (unpacked, packed))
    return f'{{ "{schema.name} {message.name}, {name}", {table}, {values}, {codes} }}'


def _struct(caps: tuple[Cap, ...], entries: tuple[Entry, ...], changed: dict[str, int]) -> str:
    """The capabilities that stand in the entries, whatever their kind and mode."""
    parts = []
    for index, cap in enumerate(caps):
        if cap.high == 1:
            parts.append(f".{cap.name} = {(entries[index] if index < len(entries) else ABSENT).cap}")
            continue
        rest = entries[index : index + cap.high]
        if rest:
            parts.append(f".{cap.name} = {{ {', '.join(entry.cap for entry in rest)} }}")
        parts.append(f".{cap.name}_count = {changed.get(f'{cap.name}_count', len(rest))}")
    return ", ".join(parts)


def _changed(caps: tuple[Cap, ...], entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """Tables of good form that differ in one field, one entry, or how many there are."""
    for count in range(len(entries)):
        yield entries[:count]
    for count in range(len(entries) + 1, MOST + 1):
        filler = Entry(40, caps[-1].kind_value, 1 if caps[-1].move else 2, 0xFFFF_FFFF, 0)
        yield entries + (filler,) * (count - len(entries))
    for index, entry in enumerate(entries):
        around = entries[:index], entries[index + 1 :]
        wanted = [replaced for replaced in _fields(entry) if replaced != entry]
        for other in wanted if entry != ABSENT else ():
            yield (*around[0], other, *around[1])
        yield (*around[0], ABSENT, *around[1])


def _fields(entry: Entry) -> Iterator[Entry]:
    for kind in range(1, 9):
        yield Entry(entry.slot, kind, entry.mode, entry.rights, 0)
    for mode in range(1, 3):
        yield Entry(entry.slot, entry.kind, mode, entry.rights, entry.endpoint_kind)
    for rights in (0, 0xFFFF_FFFF, *(entry.rights ^ 1 << bit for bit in range(6))):
        yield Entry(entry.slot, entry.kind, entry.mode, rights, entry.endpoint_kind)
    yield Entry(0xFFFF_FFFF, entry.kind, entry.mode, entry.rights, entry.endpoint_kind)


def unsendable(caps: tuple[Cap, ...], full: tuple[Entry, ...]) -> Iterator[tuple[tuple[Entry, ...], int]]:
    """Structs that pack refuses: a required capability that is absent, rights below the least ones. Of several the first is
    told.
    """
    expected = [cap for cap in caps for _ in range(cap.high)]
    for index, (cap, entry) in enumerate(zip(expected, full)):
        around = full[:index], full[index + 1 :]
        at = HEAD + ENTRY * index
        if not cap.optional:
            yield (*around[0], ABSENT, *around[1]), verdict("table", "CAP_KIND", at + 4)
        for bit in range(32):
            if cap.rights_mask >> bit & 1:
                less = Entry(entry.slot, entry.kind, entry.mode, entry.rights & ~(1 << bit), 0)
                bad = [_wrong(*pair) for pair in zip(expected[index + 1 :], around[1])]
                for behind in (around[1], tuple(bad)):
                    yield (*around[0], less, *behind), verdict("table", "CAP_RIGHTS", at + 8)


def _wrong(cap: Cap, entry: Entry) -> Entry:
    """What pack refuses in the place of an entry."""
    return Entry(entry.slot, entry.kind, entry.mode, 0, 0) if cap.optional else ABSENT
