"""One body on both sides, as the rules look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from codegen.compat.cells import Cell, Group, Pair, groups, pairs
from codegen.compat.model import Effect
from codegen.compat.rule import Rule
from codegen.layout.model import Block

LOSE, GAIN, MISREAD, ADD = Effect.LOSE, Effect.GAIN, Effect.MISREAD, Effect.ADD
ALL = (LOSE, GAIN, MISREAD)


@dataclass(frozen=True)
class Bodies:
    """A block of each side, and those of the requests that rules may read. `prefix` stands in front of places."""

    old: Block
    new: Block
    old_request: Block | None = None
    new_request: Block | None = None
    prefix: str = ""

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The fields that both sides have."""
        return pairs(self.old, self.new)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All fields by the bytes that they share."""
        return groups(self.old, self.new)

    @cached_property
    def standing(self) -> tuple[tuple[Cell, Cell], ...]:
        """Fields that stand where the other side has just one field of the same size.

        Two that are not one and the same field are both in the new one's name, for whoever reads a finding.
        """
        same = {(pair.old.path, pair.new.path) for pair in self.pairs}
        found = []
        for group in self.groups:
            if group.aligned:
                old, new = group.old[0], group.new[0]
                name = new.name if (old.path, new.path) in same else f"{new.name} in place of {old.name}"
                found.append((old, replace(new, name=name)))
        return tuple(found)


Said = tuple[str, str, tuple[Effect, ...]]  # the place, a sentence, what it can do
Check = Callable[[Bodies], Iterator[Said]]


@dataclass(frozen=True)
class BodyRule(Rule):
    """A rule with the function that finds what it is about."""

    check: Check


def collector(found: list[BodyRule]) -> Callable[[str, str, str], Callable[[Check], Check]]:
    """A decorator that makes a rule of a function and appends it to `found`."""

    def named(id_: str, title: str, explain: str) -> Callable[[Check], Check]:
        def kept(check: Check) -> Check:
            found.append(BodyRule(id_, title, explain, check))
            return check

        return kept

    return named
