"""The rule about units: a unit of compilation in, a finding out for each amount that names none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.lint.model import Finding, Rule, Unit
from codegen.lint.walk import integers, things
from codegen.lint.words import words
from codegen.source import Span

# The last word of a name that is an amount of something. `count`, `number` and `id` need none: they count things.
_AMOUNTS = frozenset(
    "size length offset capacity quota budget extent stride pitch width height position time timeout deadline "
    "interval duration delay period window age uptime latency rate speed frequency bandwidth distance angle "
    "temperature voltage energy brightness".split()
)
# What is given as a point in time.
_ENDINGS = ("_at", "_since", "_until")
# A doc that starts so speaks of an amount, whatever the name.
_HOW = re.compile(r"How (?:far|long|fast|big|large|wide|high|deep|heavy|loud|much (?:time|space|room))\b")
# A doc that starts so counts things, and names them: "Most symbolic links".
_COUNTED = re.compile(r"(?:Most|Fewest|Number of|How many) \w")

_UNITS = frozenset(
    words(
        "bit byte word page frame block sector cluster slot entry element item record row column line cell character "
        "glyph pixel dot point sample message event packet request segment descriptor tick jiffy cycle nanosecond "
        "microsecond millisecond second minute hour day week month year hz hertz khz mhz ghz baud percent permille "
        "degree celsius kelvin millivolt volt watt milliwatt joule millimetre metre kib mib gib kb mb gb ns us ms "
        "octet step notch"
    )
)


def _missing(unit: Unit) -> Iterator[Finding]:
    for place, field, kind in integers(unit):
        alias = unit.alias(kind.alias)
        told = f"{kind.alias} {alias.doc}" if alias else ""
        if _is_amount(field.name, field.doc) and not _has_unit(field.name, field.doc, told):
            yield _finding(place, field.span, field.name, "neither its doc nor its type says")
    for thing in things(unit):
        if thing.kind in ("constant", "type") and _is_amount(thing.name, "") and not _has_unit(thing.name, thing.doc):
            yield _finding(thing.place, thing.span, thing.name, "its doc does not say")


def _is_amount(name: str, doc: str) -> bool:
    stem = name.lower().removesuffix("_max").removesuffix("_min")
    return stem.rpartition("_")[2] in _AMOUNTS or stem.endswith(_ENDINGS) or _HOW.match(doc) is not None


def _has_unit(name: str, doc: str, told: str = "") -> bool:
    return _COUNTED.match(doc) is not None or not _UNITS.isdisjoint(words(f"{name} {doc} {told}"))


def _finding(place: str, span: Span, name: str, where: str) -> Finding:
    help_ = "say the unit in the doc: bytes, pages, ticks, milliseconds, entries"
    return Finding(place, span, f"'{name}' is an amount, and {where} of what", help_)


RULES = (
    Rule(
        "missing_unit",
        "an amount has no unit",
        "A length in bytes and one in pages look the same on the wire, and a time-out in ticks is read as milliseconds "
        "once. The doc of the field, or of the named type that it has, names the unit.",
        _missing,
    ),
)
