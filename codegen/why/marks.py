"""A verdict and the bytes that it is about in, the bytes that are to blame out."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.decode.message import HEADER_BYTES, MESSAGE_BYTES_MAX
from codegen.decode.places import Place, places_at
from codegen.decode.rows import holds_secret
from codegen.decode.spots import Spot, check_spot, odd_byte, rule_spot
from codegen.decode.verdicts import Subject
from codegen.layout.model import Message, Records, Struct
from codegen.layout.verdict import describe
from codegen.sema.kinds import Int, Strings, Text


@dataclass(frozen=True)
class Marks:
    """`bad` are to blame; they lie behind the last byte where some are missing. `read`: other fields of a rule."""

    bad: range
    read: tuple[range, ...] = ()


NOTHING = Marks(range(0))
_CAPABILITY = {"CAP_COUNT": 2, "CAP_KIND": 2, "CAP_MODE": 2, "CAP_RIGHTS": 4}  # bytes of the field


def marks(number: int, spot: Spot | None, about: Subject) -> Marks:
    """What to point at; nothing where the bytes are not at hand."""
    part, name, offset, _ = describe(number)
    shown = "body" if part == "sequence" else part
    data, message = about.data(shown), about.layout(shown)
    if part == "sequence":
        return _of_sequence(about, spot, name)
    if name == "LENGTH":
        return _length(part, message, data, about)
    if data is None or not data:
        return NOTHING
    if name in _CAPABILITY:
        return Marks(range(offset, offset + _CAPABILITY[name]))
    place = spot.place if spot is not None else None
    if place is None or spot is None:
        return Marks(range(offset, offset + 1))
    if name == "RULE":
        return Marks(_whole(place), _read(spot, about, shown))
    if name == "RESERVED":
        odd = [at for at in _whole(place) if at < len(data) and data[at]]
        return Marks(range(odd[0], odd[-1] + 1)) if odd else Marks(_whole(place))
    if name == "PADDING" and (place.type is None or not holds_secret(place.type)):
        at = odd_byte(about.rows.get(part, ()), place.offset)
        return Marks(range(at, at + 1)) if at is not None else Marks(_whole(place))
    if name == "RECORD":
        record = place.type.record if isinstance(place.type, Records) else place.type
        least = record.block.fixed if isinstance(record, Struct) else 1
        return Marks(range(offset, max(len(data), offset + least)))
    if isinstance(place.type, (Text, Strings)):
        return Marks(_in_text(name, place, data))
    return Marks(_whole(place))


def _whole(place: Place) -> range:
    return range(place.offset, place.offset + place.size)


def _length(part: str, message: Message | None, data: bytes | None, about: Subject) -> Marks:
    """Where bytes are missing, or what is too much."""
    if data is None:
        return NOTHING
    if part == "header":
        whole = about.size if about.size is not None else len(data)
        if len(data) > HEADER_BYTES:  # a header alone
            return Marks(range(HEADER_BYTES, len(data)))
        return NOTHING if whole > MESSAGE_BYTES_MAX else Marks(range(len(data), HEADER_BYTES))
    low, high = (message.block.fixed, message.block.maximum) if message is not None else (0, 0)
    return Marks(range(len(data), low) if len(data) < low else range(high, len(data)))


def _read(spot: Spot, about: Subject, part: str) -> tuple[range, ...]:
    """The other fields that a rule names."""
    names = {name for rule in spot.rules for name in spot.names(rule)}
    rows = (row for row in about.rows.get(part, ()) if row.name in names)
    return tuple(range(row.offset, row.offset + row.size) for row in rows)


def _of_sequence(about: Subject, spot: Spot | None, name: str) -> Marks:
    """The field that a guard names, or the key."""
    if about.data("body") is None or about.message is None:
        return NOTHING
    if name == "RULE":
        return Marks(_whole(spot.place)) if spot is not None and spot.place is not None else NOTHING
    keys = {
        run.key
        for run in (about.schema.sequences if about.schema is not None else ())
        for step in run.steps
        if about.op is not None and step.op == about.op.name
    }
    key = next((slot for slot in about.message.block.slots if slot.name in keys), None)
    return Marks(range(key.offset, key.offset + key.size)) if key is not None else NOTHING


def _in_text(name: str, place: Place, data: bytes) -> range:
    """The bytes of a text that are to blame."""
    kind = place.type
    assert isinstance(kind, (Text, Strings))
    width = 2 if isinstance(kind, Strings) else kind.prefix
    if name == "COUNT":
        return range(place.offset, place.offset + width)
    if name == "STRINGS_COUNT":
        return range(place.offset + 2, place.offset + 4)
    start = place.offset + (4 if isinstance(kind, Strings) else width)
    used = int.from_bytes(data[place.offset : place.offset + width], "little") if width else _counted(place, data)
    text = data[start : start + used]
    first, size = _odd(name, text)
    return range(start + first, start + first + max(size, 1))


def _counted(place: Place, data: bytes) -> int:
    """Bytes of a tail's text."""
    kind = place.type
    assert isinstance(kind, Text)
    counter = place.block.slot(kind.count)
    assert isinstance(counter.type, Int)
    at = place.base + counter.offset
    return int.from_bytes(data[at : at + counter.size], "little")


def _odd(name: str, text: bytes) -> tuple[int, int]:
    """Where the first fault of this class stands in a text, and how many bytes it takes."""
    if name.startswith("UTF8"):
        try:
            text.decode("utf-8")
        except UnicodeDecodeError as error:
            return error.start, (len(text) if name == "UTF8_CUT" else error.end) - error.start
    if name == "NUL":
        return text.find(b"\0"), 1
    if name == "NAME_SLASH":
        return text.find(b"/"), 1
    if name in ("PATH_TRAILING_SLASH", "STRINGS_UNTERMINATED"):
        return len(text) - 1, 1
    if name == "PATH_EMPTY_COMPONENT":
        return text.find(b"//"), 2
    if name in ("PATH_DOT", "PATH_DOT_DOT"):
        dots = b"." if name == "PATH_DOT" else b".."
        at = 0
        for component in text.split(b"/"):
            if component == dots:
                return at, len(dots)
            at += len(component) + 1
    return 0, 1


def spot_of(number: int, about: Subject) -> Spot | None:
    """The field and the rule that a verdict speaks of; None where it speaks of none."""
    part, name, offset, rule = describe(number)
    shown = "body" if part == "sequence" else part
    message = about.layout(shown)
    if message is None or name in ("LENGTH", "BUSY", "IDLE", "KEY") or name.startswith("CAP_"):
        return None
    if name == "RULE" and part != "sequence":
        return rule_spot(message, offset, rule, about.data(shown))
    if part == "sequence" and not places_at(message.block, offset, about.data(shown)):
        return None
    return check_spot(message, name, offset, about.data(shown))
