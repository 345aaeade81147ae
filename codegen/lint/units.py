"""The rule about units: a unit of compilation in, a finding out for each amount that names none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.lint.model import Finding, Rule, Unit
from codegen.lint.walk import integers
from codegen.lint.words import words

# The last word of a name that is an amount of something. `count`, `number` and `id` need none: they count things.
_AMOUNTS = frozenset(
    "size length offset capacity quota budget extent stride pitch width height depth position time timeout deadline "
    "interval duration delay period window age uptime latency rate speed frequency bandwidth distance angle "
    "temperature voltage energy brightness".split()
)
# What is given as a point in time.
_ENDINGS = ("_at", "_since", "_until")
# A doc that starts so speaks of an amount, whatever the name.
_HOW = re.compile(r"How (?:far|long|fast|big|large|wide|high|deep|heavy|loud|much (?:time|space|room))\b")

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
        last = field.name.rpartition("_")[2]
        if last not in _AMOUNTS and not field.name.endswith(_ENDINGS) and not _HOW.match(field.doc):
            continue
        alias = unit.alias(kind.alias)
        told = set(words(f"{field.name} {field.doc} {kind.alias} {alias.doc if alias else ''}"))
        if not told & _UNITS:
            message = f"'{field.name}' is an amount, and neither its doc nor its type says of what"
            help_ = "say the unit in the doc: bytes, pages, ticks, milliseconds, entries"
            yield Finding(place, field.span, message, help_)


RULES = (
    Rule(
        "missing_unit",
        "an amount has no unit",
        "A length in bytes and one in pages look the same on the wire, and a time-out in ticks is read as milliseconds "
        "once. The doc of the field, or of the named type that it has, names the unit.",
        _missing,
    ),
)
