"""The capability tables of both sides in, witnesses out. The search is complete.

A table is a row of entries that do not depend on each other, so a table that one side refuses differs from what that
side takes in its number of entries or in one entry alone. Of the capabilities that an entry takes, the one with the
least rights is refused by whoever asks for more. So for each number of entries these are enough: all there with the
least rights of a side, and one of them absent.
"""

from __future__ import annotations

from typing import Iterator

from codegen.compat.model import Effect, Witness
from codegen.compat.rules_caps import Tables
from codegen.compat.search import Sought
from codegen.reference.tables import ENTRY, HEAD, MODES, check
from codegen.sema.model import FATE_MOMENTS, Cap

ENTRIES = 8  # of a table; design 5

_Entry = tuple[int, bool, int]  # kind, move, rights


def seek(message: str, tables: Tables) -> Sought:
    """Every effect is shown or ruled out."""
    found: dict[Effect, Witness] = {}
    common = False
    count = 0
    for data in dict.fromkeys(_tables(tables)):
        count += 1
        old, new = check(tables.old, data), check(tables.new, data)
        common = common or not old and not new
        readings = () if old or new else _readings(tables, data)
        effect = Effect.LOSE if new and not old else Effect.GAIN if old and not new else None
        effect = Effect.MISREAD if readings else effect
        if effect is not None:
            found.setdefault(effect, Witness(effect, message, "table", data, old, new, readings=readings))
    witnesses = tuple(found[effect] for effect in Effect if effect in found)
    words = f"{count} tables were tried on both sides: every number of entries, each entry there and absent"
    return Sought(witnesses, frozenset(), common, words)


def _tables(tables: Tables) -> Iterator[bytes]:
    sides = (_expected(tables.old), _expected(tables.new))
    yield b""
    for count in range(1, ENTRIES + 1):
        for caps in sides:
            if count <= len(caps):
                row: list[_Entry | None] = [(cap.kind_value, cap.move, cap.rights_mask) for cap in caps[:count]]
                yield _bytes(row)
                for index in range(count - 1):
                    yield _bytes([None if at == index else entry for at, entry in enumerate(row)])
        if count <= min(len(caps) for caps in sides):
            yield _bytes([_shared(old, new) for old, new in zip(sides[0][:count], sides[1])])


def _expected(caps: tuple[Cap, ...]) -> list[Cap]:
    return [cap for cap in caps for _ in range(cap.high)]


def _shared(old: Cap, new: Cap) -> _Entry | None:
    """What both sides take, if there is something; else nothing, which they may take, too."""
    if (old.kind_value, old.move) != (new.kind_value, new.move):
        return None
    return old.kind_value, old.move, old.rights_mask | new.rights_mask


def _bytes(row: list[_Entry | None]) -> bytes:
    out = len(row).to_bytes(2, "little") + bytes(6)
    for index, entry in enumerate(row):
        if entry is None:
            out += bytes(ENTRY)
            continue
        kind, move, rights = entry
        for value, width in ((index + 16, 4), (kind, 2), (MODES[move][1], 2), (rights, 4), (0, 4)):
            out += value.to_bytes(width, "little")
    return out


def _readings(tables: Tables, data: bytes) -> tuple[tuple[str, str, str, str], ...]:
    """Entries that the sides take for another, or whose fate they see differently."""
    same = {(item.old.name, item.new.name) for item in tables.both}
    known = [{names[side] for names in same} for side in (0, 1)]
    entries = [data[at : at + ENTRY] for at in range(HEAD, len(data), ENTRY)]
    found = []
    for index, (entry, old, new) in enumerate(zip(entries, _expected(tables.old), _expected(tables.new))):
        if not any(entry):
            continue
        if (old.name, new.name) not in same and (old.name in known[0] or new.name in known[1]):
            found.append((old.name, f"entry {index}", new.name, f"entry {index}"))
        for moment, before, after in zip(FATE_MOMENTS, old.fate, new.fate):
            if before != after:
                found.append((f"{old.name} after {moment}", before, f"{new.name} after {moment}", after))
    return tuple(dict.fromkeys(found))
