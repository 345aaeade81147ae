"""Rules about the capabilities that travel with a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from codegen.compat.bodies import GAIN, LOSE, MISREAD, Said
from codegen.compat.model import Finding
from codegen.compat.rule import Rule
from codegen.sema.model import FATE_MOMENTS, Cap


@dataclass(frozen=True)
class Standing:
    """An entry on both sides, and its first place in the table of each."""

    old: Cap
    new: Cap
    before: int
    after: int


@dataclass(frozen=True)
class Tables:
    """The entries of both sides; those of one name belong together, then those in one place."""

    old: tuple[Cap, ...]
    new: tuple[Cap, ...]

    @property
    def both(self) -> tuple[Standing, ...]:
        """The entries that both sides have, in the order of the old side."""
        before, after = _places(self.old), _places(self.new)
        found = {name: name for name in before if name in after}
        free = {place: name for name, (_, place) in after.items() if name not in before}
        for name, (_, place) in before.items():
            if name not in found and place in free:
                found[name] = free.pop(place)
        return tuple(
            Standing(cap, after[found[name]][0], place, after[found[name]][1])
            for name, (cap, place) in before.items()
            if name in found
        )


def _places(caps: tuple[Cap, ...]) -> dict[str, tuple[Cap, int]]:
    found = {}
    place = 0
    for cap in caps:
        found[cap.name] = (cap, place)
        place += cap.high
    return found


Check = Callable[[Tables], Iterator[Said]]


@dataclass(frozen=True)
class CapRule(Rule):
    """A rule with the function that finds what it is about."""

    check: Check


_FOUND: list[CapRule] = []


def _rule(id_: str, title: str, explain: str) -> Callable[[Check], Check]:
    def kept(check: Check) -> Check:
        _FOUND.append(CapRule(id_, title, explain, check))
        return check

    return kept


@_rule(
    "cap-added",
    "a message carries one more capability",
    "An optional one at the end loosens. One that must be there is missing in what the old side sends.",
)
def _added(tables: Tables) -> Iterator[Said]:
    known = {item.new.name for item in tables.both}
    for cap in tables.new:
        if cap.name not in known:
            yield cap.name, f"{_words(cap)} is new", (GAIN,) if cap.optional else (LOSE, GAIN)


@_rule(
    "cap-removed",
    "a message carries one capability less",
    "The new side refuses a table that holds it. Make it optional instead, and drop it where it comes.",
)
def _removed(tables: Tables) -> Iterator[Said]:
    known = {item.old.name for item in tables.both}
    for cap in tables.old:
        if cap.name not in known:
            yield cap.name, f"{_words(cap)} is gone", (LOSE,) if cap.optional else (LOSE, GAIN)


def _words(cap: Cap) -> str:
    return f"{'an optional' if cap.optional else 'a'} capability of kind {cap.kind}"


@_rule(
    "cap-kind-changed",
    "an entry takes a capability of another kind",
    "Nothing that one side sends there is taken by the other.",
)
def _kind(tables: Tables) -> Iterator[Said]:
    for item in tables.both:
        if item.old.kind_value != item.new.kind_value:
            yield item.new.name, f"it was {item.old.kind} and is {item.new.kind}", (LOSE, GAIN)


@_rule(
    "cap-mode-changed",
    "an entry is moved instead of copied, or the other way round",
    "The mode stands in the table and is checked. Whether the sender keeps the capability is a part of the contract.",
)
def _mode(tables: Tables) -> Iterator[Said]:
    for item in tables.both:
        if item.old.move != item.new.move:
            words = [("copied", "moved")[cap.move] for cap in (item.old, item.new)]
            yield item.new.name, f"it was {words[0]} and is {words[1]}", (LOSE, GAIN)


@_rule(
    "cap-rights-changed",
    "an entry needs other rights",
    "Fewer rights loosen: the receiver must know first. More rights refuse a capability that was good until now.",
)
def _rights(tables: Tables) -> Iterator[Said]:
    for item in tables.both:
        old, new = item.old.rights_mask, item.new.rights_mask
        if old != new:
            words = [" | ".join(cap.rights) or "none" for cap in (item.old, item.new)]
            effects = ((LOSE,) if new & ~old else ()) + ((GAIN,) if old & ~new else ())
            yield item.new.name, f"it needed {words[0]} and needs {words[1]}", effects


@_rule(
    "cap-presence-changed",
    "an entry may be left out, or must be there, or may come more or less often",
    "To ask for less loosens, to ask for more tightens.",
)
def _presence(tables: Tables) -> Iterator[Said]:
    for item in tables.both:
        old, new = ((cap.optional, cap.high) for cap in (item.old, item.new))
        if old != new:
            effects = ((LOSE,) if old[0] > new[0] or old[1] > new[1] else ()) + (
                (GAIN,) if new[0] > old[0] or new[1] > old[1] else ()
            )
            yield item.new.name, f"it came {_often(item.old)} and comes {_often(item.new)}", effects


def _often(cap: Cap) -> str:
    least = 0 if cap.optional else 1
    return f"{least} to {cap.high} times" if least != cap.high else "once"


@_rule(
    "cap-moved",
    "an entry stands in another place of the table",
    "Entries have no names on the wire: a table is read by place.",
)
def _moved(tables: Tables) -> Iterator[Said]:
    for item in tables.both:
        if item.before != item.after:
            yield item.new.name, f"it was entry {item.before} and is entry {item.after}", (MISREAD,)


@_rule(
    "cap-renamed",
    "an entry has a new name",
    "No byte changes. C code that uses the old name does not compile: see the source verdict.",
)
def _renamed(tables: Tables) -> Iterator[Said]:
    for item in tables.both:
        if item.old.name != item.new.name:
            yield item.new.name, f"{item.old.name} is now called {item.new.name}", ()


@_rule(
    "cap-fate-changed",
    "somebody else holds a capability after a failure",
    "No byte changes, but both sides now believe that they hold it, or neither does: a leak, or a use of what is gone.",
)
def _fate(tables: Tables) -> Iterator[Said]:
    for item in tables.both:
        for moment, before, after in zip(FATE_MOMENTS, item.old.fate, item.new.fate):
            if before != after:
                words = f"after {moment} it was held by: {before}; now by: {after}"
                yield item.new.name, words, (MISREAD,)


RULES: tuple[CapRule, ...] = tuple(_FOUND)


def findings(tables: Tables) -> tuple[Finding, ...]:
    """Every rule that applies."""
    return tuple(
        Finding(rule.id, f"cap {place}", text, frozenset(effects))
        for rule in RULES
        for place, text, effects in rule.check(tables)
    )
