"""A definition on both sides in, the docs, reasons and sources that changed out, each with its place.

What is new or gone as a whole is told elsewhere, so only words that both sides have are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from codegen.layout.model import Slot
from codegen.sema.kinds import Provenance


@dataclass(frozen=True)
class Words:
    """`place` is "" for the definition itself, else such as "request.flags"."""

    place: str
    old: str
    new: str


def changed_words(old: object, new: object) -> tuple[Words, ...]:
    """Every place whose words differ, in order of the text; the words of a field's type are that type's."""
    before, after = dict(_words(old, "")), dict(_words(new, ""))
    return tuple(
        Words(place, words, after[place]) for place, words in before.items() if after.get(place, words) != words
    )


def _words(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            name = getattr(item, "name", "") or f"[{getattr(item, 'offset', index)}]"
            yield from _words(item, f"{place}.{name}".lstrip("."))
    elif isinstance(value, Provenance):
        yield f"{place} (source)".strip(), f"{'from' if value.published else 'ours'} {value.text}"
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name in ("doc", "reason"):
                yield place, str(held)
            elif field.name in ("request", "reply", "failure"):
                yield from _words(held, field.name)
            elif not (isinstance(value, Slot) and field.name == "type") and field.compare and field.name != "given":
                yield from _words(held, place)
