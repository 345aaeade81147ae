"""A verdict and the message that it is said to be of in, why it can't come from there out; "" where it can.

Only the layout is asked. Within records it is not known where entries start, so any class and offset may come.
"""

from __future__ import annotations

from codegen.decode.message import TABLE_ENTRY, TABLE_HEAD, entries_of
from codegen.decode.places import Place, places_at
from codegen.decode.spots import of_elements, rule_spot
from codegen.decode.text import count
from codegen.decode.verdicts import PLACELESS, Subject, title
from codegen.layout.model import Array, Message, Records
from codegen.sema.expr import And
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text
from codegen.statement.kinds import full_range, type_text

_FRAMING = {"EXTENT": ("body_size",), "FLAGS": ("flags",), "RANGE": ("op", "request_id")}  # fields of the header


def impossible(part: str, name: str, offset: int, rule: int, about: Subject) -> str:
    """Why no bytes of this part can have the verdict."""
    if part == "sequence":
        return _no_step(name, rule, about)
    message = about.layout(part)
    if message is None:
        return "" if (name, offset) == ("LENGTH", 0) or about.op is None else f"{about.op.name} has no {part}"
    if name.startswith("CAP_"):
        return _no_capability(name, offset, about)
    if name in PLACELESS:
        return "" if name == "LENGTH" else f"{name} is a verdict of a sequence, not of a {part}"
    if offset >= message.block.maximum + (name == "RECORD"):  # an entry that the count promises behind the last byte
        return f"byte {offset} lies beyond {message.name}, which has {count(message.block.maximum, 'byte')} at most"
    if rule or name == "RULE":
        return _no_rule(message, offset, rule)
    around = places_at(message.block, offset, None)
    if any(isinstance(place.type, Records) for place in around):
        return ""
    if part == "header" and any(place.offset == offset and place.name in _FRAMING.get(name, ()) for place in around):
        return ""
    if any(place.offset == offset and _can(name, place) for place in around):
        return ""
    return f"{message.name} has no check {name} at byte {offset}{_what(around, offset)}"


def _what(around: tuple[Place, ...], offset: int) -> str:
    """What stands at the byte instead."""
    if not around:
        return ""
    place = around[-1]
    kind = type_text(place.type) if place.type is not None else "always zero"
    where = "there stands" if place.offset == offset else f"it lies within bytes {place.offset}.. of"
    return f": {where} {place.name}, {kind}"


def _can(name: str, place: Place) -> bool:
    """Whether the check of this class is one of the field's."""
    kind = place.type
    match kind:
        case None:
            return name == "RESERVED"
        case Bool():
            return name == "BOOL"
        case EnumType():
            return name == "ENUM" and not kind.open
        case FlagsType():
            return name == "FLAGS" and kind.mask != (1 << 8 * kind.width) - 1
        case Int(counts=counted) if counted:
            tail = place.block.slot(counted).type
            return name == "COUNT" or name == "EXTENT" and (isinstance(tail, Records) or _form(tail) is Form.TAIL)
        case Int():
            limited = (kind.low, kind.high) != full_range(kind.width, kind.signed)
            return name == "RANGE" and limited or name == "ALIGN" and kind.aligned > 1
        case Text():
            own = ("UTF8", "NUL", *{"path": ("PATH",), "name": ("PATH_DOT", "NAME")}.get(kind.kind, ()))
            return name.startswith(own) or kind.form is Form.FIXED and name in ("COUNT", "PADDING")
        case Strings():
            return name.startswith(("UTF8", "STRINGS")) or name in ("COUNT", "PADDING")
        case Bytes() | Array():
            return name == "PADDING" and kind.form is Form.FIXED
    return False


def _form(kind: object) -> Form | None:
    return kind.form if isinstance(kind, (Bytes, Text, Array)) else None


def _no_rule(message: Message, offset: int, number: int) -> str:
    spot = rule_spot(message, offset, number, None)
    starts = (place for place in spot.around if place.offset == offset)
    element = any(place.name.endswith("]") or isinstance(place.type, Array) for place in starts)
    for rule in spot.rules:
        own = spot.base is None or spot.base + rule.offset == offset
        if own and (isinstance(rule.expr, And) or not of_elements(rule.expr)) or element and of_elements(rule.expr):
            return ""
    numbers = sorted({rule.number for rule in message.block.rules})
    has = f"its own rules are {', '.join(map(str, numbers))}" if numbers else "it has no rules of its own"
    return f"{message.name} has no rule {number} at byte {offset}; {has}"


def _no_capability(name: str, offset: int, about: Subject) -> str:
    entries = entries_of(about.message)
    if name == "CAP_COUNT" or about.message is None:
        return ""
    if not entries:
        return f"{about.message.name} takes no capability"
    index, inner = divmod(offset - TABLE_HEAD, TABLE_ENTRY)
    wanted = {"CAP_KIND": 4, "CAP_MODE": 6, "CAP_RIGHTS": 8}[name]
    if not 0 <= index < len(entries):
        return f"{about.message.name} takes {count(len(entries), 'capability', 'capabilities')}; none lies at {offset}"
    if inner != wanted:
        return f"{title('table', name, TABLE_HEAD + TABLE_ENTRY * index + wanted)} is where that of an entry lies"
    if name == "CAP_RIGHTS" and not entries[index][1].rights_mask:
        return f"{entries[index][0]} of {about.message.name} needs no right"
    return ""


def _no_step(name: str, rule: int, about: Subject) -> str:
    if about.schema is None or about.op is None:
        return ""
    steps = [step for run in about.schema.sequences for step in run.steps if step.op == about.op.name]
    if not steps:
        return f"{about.op.name} is no step of a sequence"
    if name == "BUSY" and all(step.kind != "begin" for step in steps):
        return f"{about.op.name} begins no sequence, so it is never BUSY"
    if name in ("IDLE", "KEY") and all(step.kind == "begin" for step in steps):
        return f"{about.op.name} begins a sequence, so it is never {name}"
    if name == "RULE" and rule and all(rule != own.number for step in steps for own in step.rules):
        return f"{about.op.name} has no rule {rule} as a step of a sequence"
    if name not in ("BUSY", "IDLE", "KEY", "RULE"):
        return f"{name} is no verdict of a sequence"
    return ""
