"""The C names of two sides in; for each definition which names stayed, got another name, are gone or came, out.

Called by `source`. The names come as plain data, so that nothing here depends on the emitter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

TAGS = ("struct", "union", "enum")
MEMBERS = ("member", "handler")
_T = TypeVar("_T")


class Declared(Protocol):
    """One name of C; `codegen.emit.declarations.Declaration` says what is in each."""

    @property
    def kind(self) -> str:
        """header, macro, enum, struct, union, enumerator, member, handler or function."""

    @property
    def name(self) -> str:
        """What C code writes; of a member with its struct and a dot before it."""

    @property
    def owner(self) -> str:
        """The definition that it belongs to."""

    @property
    def shape(self) -> str:
        """Its C type."""

    @property
    def place(self) -> str:
        """Where it stands among the names of its owner, whatever they are called."""

    @property
    def value(self) -> int | None:
        """Of a constant."""

    @property
    def derived(self) -> bool:
        """Whether the value follows from the bodies."""

    @property
    def guard(self) -> str:
        """The macro without which it is left out."""


@dataclass(frozen=True)
class Names:
    """The names of one definition: of what both sides have, first the old one, then the new one.

    `tags` are the structs, unions and enums of all definitions that got another name: old name to new.
    """

    kept: tuple[tuple[Declared, Declared], ...]
    renamed: tuple[tuple[Declared, Declared], ...]
    gone: tuple[Declared, ...]
    came: tuple[Declared, ...]
    tags: Mapping[str, str]


def paired(
    old: Sequence[Declared], new: Sequence[Declared], same: Mapping[str, str]
) -> dict[tuple[str, str], Names]:
    """The names of each pair of definitions, by their owners; "" on the side that lacks the definition.

    An op that became a notification is "notify X" on both sides, a struct that became a record "record x".
    `same` are definitions that have another name now and are known to be the same, old name to new.
    """
    owners = _owners(old, new, same)
    here, there = _grouped(old), _grouped(new)
    tags: dict[str, str] = {}
    old_keys = {_key(entry, {}) for entry in old}
    new_keys = {_key(entry, {}): entry for entry in new}
    for first, second in owners:
        gone = [entry for entry in here[first] if entry.kind in TAGS and _key(entry, {}) not in new_keys]
        came = [entry for entry in there[second] if entry.kind in TAGS and _key(entry, {}) not in old_keys]
        tags.update({a.name: b.name for a, b in _one_to_one(gone, came, tags)})
    old_keys = {_key(entry, tags) for entry in old}
    found: dict[tuple[str, str], Names] = {}
    for first, second in owners:
        mine = here[first]
        kept = [(entry, new_keys[_key(entry, tags)]) for entry in mine if _key(entry, tags) in new_keys]
        gone = [entry for entry in mine if _key(entry, tags) not in new_keys]
        came = [entry for entry in there[second] if _key(entry, {}) not in old_keys]
        # A tag with another name is found by its new name among those kept; it is a new name all the same.
        renamed = [(a, b) for a, b in kept if a.kind in TAGS and a.name != b.name] + _one_to_one(gone, came, tags)
        kept = [(a, b) for a, b in kept if a.kind not in TAGS or a.name == b.name]
        lost, won = {id(a) for a, _ in renamed}, {id(b) for _, b in renamed}
        found[_told(first, second)] = Names(
            tuple(kept),
            tuple(renamed),
            tuple(entry for entry in gone if id(entry) not in lost),
            tuple(entry for entry in came if id(entry) not in won),
            tags,
        )
    return found


def with_tags(text: str, tags: Mapping[str, str]) -> str:
    """A type in which each tag has its new name."""
    return re.sub(r"\w+", lambda word: tags.get(word[0], word[0]), text)


def _grouped(names: Iterable[Declared]) -> dict[str, list[Declared]]:
    found: dict[str, list[Declared]] = defaultdict(list)
    for entry in names:
        found[entry.owner].append(entry)
    return found


def _key(entry: Declared, tags: Mapping[str, str]) -> tuple[str, str]:
    """What C looks a name up by: its name space and its spelling, with the new name of a struct."""
    if entry.kind in MEMBERS:
        tag, _, member = entry.name.partition(".")
        return "member", f"{tags.get(tag, tag)}.{member}"
    if entry.kind in TAGS:
        return "tag", tags.get(entry.name, entry.name)
    return "header" if entry.kind == "header" else "plain", entry.name


def _one_to_one(
    gone: Sequence[Declared], came: Sequence[Declared], tags: Mapping[str, str]
) -> list[tuple[Declared, Declared]]:
    """Names that are gone, each with the only one that came in its place and is of its type and value."""
    return _only_matches(
        [(_form(entry, tags), entry) for entry in gone], [(_form(entry, {}), entry) for entry in came]
    )


def _form(entry: Declared, tags: Mapping[str, str]) -> tuple[object, ...]:
    value = None if entry.derived else entry.value
    return entry.kind, entry.place, with_tags(entry.shape, tags), value, entry.guard


def _only_matches(gone: list[tuple[object, _T]], came: list[tuple[object, _T]]) -> list[tuple[_T, _T]]:
    """What has the same form on both sides and is alone with it on each."""
    forms: dict[object, tuple[list[_T], list[_T]]] = {}
    for side, entries in enumerate((gone, came)):
        for form, entry in entries:
            forms.setdefault(form, ([], []))[side].append(entry)
    return [(first[0], second[0]) for first, second in forms.values() if len(first) == len(second) == 1]


def _owners(
    old: Sequence[Declared], new: Sequence[Declared], same: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Which definition of the old side is which of the new one: by `same`, by name, else by its form."""
    here, there = _grouped(old), _grouped(new)
    named = {_group(owner): owner for owner in here}, {_group(owner): owner for owner in there}
    pairs: dict[str, str] = {}
    for first, second in same.items():
        one, other = named[0].get(_group(first)), named[1].get(_group(second))
        if one is not None and other is not None:
            pairs[one] = other
    taken = set(pairs.values())
    for group, owner in named[0].items():
        other = named[1].get(group)
        if other is not None and owner not in pairs and other not in taken:
            pairs[owner] = other
    taken = set(pairs.values())
    alone = [(_whole_form(names), owner) for owner, names in here.items() if owner not in pairs]
    others = [(_whole_form(names), owner) for owner, names in there.items() if owner not in taken]
    pairs.update(_only_matches(alone, others))
    taken = set(pairs.values())
    return [(owner, pairs.get(owner, "")) for owner in here] + [("", owner) for owner in there if owner not in taken]


def _group(owner: str) -> tuple[str, str]:
    """What a definition is and its name; an op may become a notification, and a struct a record."""
    kind, _, name = owner.partition(" ")
    return {"notify": "op", "record": "struct"}.get(kind, kind), name


def _told(first: str, second: str) -> tuple[str, str]:
    """The owners by which a pair is known: what it is now stands before both names."""
    if first and second and first != second:
        return f"{second.partition(' ')[0]} {first.partition(' ')[2]}", second
    return first, second


def _whole_form(names: Sequence[Declared]) -> object:
    """A definition, whatever it is called."""
    own = {entry.name: entry.place for entry in names if entry.kind in TAGS}
    kind = names[0].owner.partition(" ")[0]
    return kind, frozenset(_form(entry, own) for entry in names)
