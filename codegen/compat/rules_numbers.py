"""Rules about numbers that stand where they stood: ranges, members, bits, signs, slots."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.compat.bodies import ALL, GAIN, LOSE, MISREAD, Bodies, BodyRule, Said, collector
from codegen.compat.model import Effect
from codegen.compat.reading import slots
from codegen.compat.sets import SCALARS, Scalar, holds, patterns
from codegen.compat.shape import is_signed
from codegen.layout.model import Array, Block, Type
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int

_FOUND: list[BodyRule] = []
_rule = collector(_FOUND)

Numbers = tuple[str, Scalar, Scalar, tuple[Effect, ...]]


def _numbers(bodies: Bodies) -> Iterator[Numbers]:
    """Numbers in the same bytes of both sides, alone or as elements, and what their sets do to each other."""
    for old, new in bodies.standing:
        one, other = _element(old.type), _element(new.type)
        if (
            isinstance(one, SCALARS)
            and isinstance(other, SCALARS)
            and isinstance(old.type, Array) == isinstance(new.type, Array)
        ):
            yield new.name, one, other, _sets(one, old.block, other, new.block)


def _element(kind: Type) -> Type:
    return kind.element if isinstance(kind, Array) else kind


def _sets(old: Scalar, old_block: Block, new: Scalar, new_block: Block) -> tuple[Effect, ...]:
    before, after = patterns(old, old_block), patterns(new, new_block)
    if before.bits != after.bits:
        return ALL
    effects = [] if holds(after, before) else [LOSE]
    return tuple(effects if holds(before, after) else [*effects, GAIN])


def _span(kind: Int) -> str:
    return f"{kind.low}..{kind.high}" + (f" aligned {kind.aligned}" if kind.aligned > 1 else "")


@_rule(
    "range-changed",
    "an integer takes other numbers",
    "A wider range loosens: whoever receives the message must know it first. A narrower one refuses what was sent "
    "until now: give the operation a new number instead.",
)
def _range(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, Int) and isinstance(new, Int) and not new.counts and effects and old.signed == new.signed:
            yield name, f"it took {_span(old)} and takes {_span(new)}", effects


@_rule(
    "count-changed",
    "a count has other bounds",
    "The number of elements, bytes or entries that may stand in a body changed. More loosens, fewer tightens.",
)
def _count(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, Int) and isinstance(new, Int) and new.counts and effects and old.signed == new.signed:
            yield name, f"it counts {new.counts}, whose bounds changed", effects


@_rule(
    "member-added",
    "a closed enum has a new member",
    "The old side refuses it. Where only clients send the type, servers move first; where servers send it, clients "
    "do. An enum that servers send is better `open` from its birth.",
)
def _member_added(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, EnumType) and isinstance(new, EnumType) and not (old.open or new.open) and GAIN in effects:
            values = {member.value for member in old.members}
            added = [f"{member.name} = {member.value}" for member in new.members if member.value not in values]
            yield name, f"{new.name} gained {', '.join(added)}", (GAIN,)


@_rule(
    "member-removed",
    "a closed enum lost a member",
    "The new side refuses a number that the old side sends. Keep the member, mark it in its doc, and refuse it in the "
    "handler.",
)
def _member_removed(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, EnumType) and isinstance(new, EnumType) and not (old.open or new.open) and LOSE in effects:
            values = {member.value for member in new.members}
            gone = [f"{member.name} = {member.value}" for member in old.members if member.value not in values]
            yield name, f"{new.name} lost {', '.join(gone)}", (LOSE,)


@_rule(
    "enum-opened",
    "a closed enum is open now",
    "The new side lets every number pass, so whoever reads the field must deal with those that have no name.",
)
def _opened(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, EnumType) and isinstance(new, EnumType) and not old.open and new.open:
            yield name, f"{new.name} takes every number now", effects


@_rule(
    "enum-closed",
    "an open enum is closed now",
    "The new side refuses every number without a name, which the old side may send.",
)
def _closed(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, EnumType) and isinstance(new, EnumType) and old.open and not new.open:
            yield name, f"{new.name} takes its members only", effects


@_rule(
    "flag-added",
    "a flags type has a new bit",
    "The old side refuses it. Where only clients send the type, servers move first; where servers send it, clients do.",
)
def _flag_added(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, FlagsType) and isinstance(new, FlagsType) and GAIN in effects:
            added = [member.name for member in new.members if member.value & ~old.mask]
            yield name, f"{new.name} gained {', '.join(added)}", (GAIN,)


@_rule(
    "flag-removed",
    "a flags type lost a bit",
    "The new side refuses a bit that the old side may set. Keep the bit and ignore it.",
)
def _flag_removed(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        if isinstance(old, FlagsType) and isinstance(new, FlagsType) and LOSE in effects:
            gone = [member.name for member in old.members if member.value & ~new.mask]
            yield name, f"{new.name} lost {', '.join(gone)}", (LOSE,)


def _named(bodies: Bodies) -> Iterator[tuple[str, EnumType | FlagsType, EnumType | FlagsType]]:
    for name, old, new, _ in _numbers(bodies):
        if isinstance(old, EnumType) and isinstance(new, EnumType):
            yield name, old, new
        elif isinstance(old, FlagsType) and isinstance(new, FlagsType):
            yield name, old, new


@_rule(
    "member-renumbered",
    "a member or bit has another number",
    "The same number means one thing to the old side and another to the new one, and no check can notice. Numbers are "
    "given once and for ever.",
)
def _renumbered(bodies: Bodies) -> Iterator[Said]:
    for name, old, new in _named(bodies):
        before = {member.name: member.value for member in old.members}
        moved = [m for m in new.members if before.get(m.name, m.value) != m.value]
        if moved:
            words = ", ".join(f"{m.name} was {before[m.name]} and is {m.value}" for m in moved)
            yield name, words, (MISREAD,)


@_rule(
    "member-renamed",
    "a member or bit has a new name",
    "The number is the same, so no byte changes. C code that uses the old name does not compile: see the source "
    "verdict.",
)
def _member_renamed(bodies: Bodies) -> Iterator[Said]:
    for name, old, new in _named(bodies):
        before = {member.value: member.name for member in old.members}
        names = {member.name for member in old.members}, {member.name for member in new.members}
        for member in new.members:
            was = before.get(member.value, member.name)
            if was != member.name and was not in names[1] and member.name not in names[0]:
                yield name, f"{was} is now called {member.name}", ()


@_rule(
    "default-changed",
    "an enum has another default member",
    "The init function fills in another member. Bodies do not change; programs that rely on the default do.",
)
def _default(bodies: Bodies) -> Iterator[Said]:
    for name, old, new in _named(bodies):
        before, after = ([m.name for m in kind.members if m.default] for kind in (old, new))
        if before != after:
            yield name, f"the default was {before[0] if before else 'none'} and is {after[0] if after else 'none'}", ()


@_rule(
    "number-retyped",
    "a number is of another kind",
    "An integer, bool, enum or flags type became another of these, or changed its sign. Bytes that both sides accept "
    "are the same number unless the sign changed.",
)
def _retyped(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, effects in _numbers(bodies):
        signs = is_signed(old) != is_signed(new)
        if type(old) is not type(new) or signs:
            yield name, f"it was {_word(old)} and is {_word(new)}", (*effects, MISREAD) if signs else effects


def _word(kind: Scalar) -> str:
    match kind:
        case Bool():
            return "a bool"
        case EnumType():
            return f"{'an open' if kind.open else 'a closed'} enum"
        case FlagsType():
            return "flags"
        case Int():
            return f"{'i' if kind.signed else 'u'}{8 * kind.width}"


@_rule(
    "slot-space-changed",
    "a slot number is one in another party's space",
    "The number is the same and names another capability: the sender's, the receiver's or the child's.",
)
def _slots(bodies: Bodies) -> Iterator[Said]:
    for name, old, new, _ in _numbers(bodies):
        if slots(old) != slots(new):
            words = [f"a slot of the {slots(kind)}" if slots(kind) else "a plain number" for kind in (old, new)]
            yield name, f"it was {words[0]} and is {words[1]}", (MISREAD,)


RULES: tuple[BodyRule, ...] = tuple(_FOUND)
