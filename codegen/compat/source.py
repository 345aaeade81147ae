"""The C names of two sides in; for each definition whether code that uses it still compiles, and why not, out.

What is judged is code that fills and reads structs by the names of their members and calls functions, in C11.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from codegen.compat.model import Finding, Source
from codegen.compat.rule import Rule
from codegen.compat.source_names import MEMBERS, Declared, Names, paired, with_tags

_SCALARS = frozenset((*(f"{sign}int{bits}_t" for sign in ("", "u") for bits in (8, 16, 32, 64)), "bool", "size_t"))
_MANY = 4  # more names than this are told in one finding
_TOLD = 3  # of them, so many by name
_WORDS = {"macro": "constant", "enumerator": "constant"}


@dataclass(frozen=True)
class SourceVerdict:
    """What happens to code that uses one definition."""

    source: Source
    findings: tuple[Finding, ...]


UNTOUCHED = SourceVerdict(Source.SAME, ())


def compare_names(
    old: Sequence[Declared], new: Sequence[Declared], same: Mapping[str, str] | None = None
) -> dict[tuple[str, str], SourceVerdict]:
    """The verdict on each definition, by its owner at the old and at the new side; "" where a side lacks it.

    `same` are definitions known to be the same under another name, as {"op STOP": "op HALT"}.
    """
    return {owners: _judged(names) for owners, names in paired(old, new, same or {}).items()}


def _judged(names: Names) -> SourceVerdict:
    findings: list[Finding] = []
    worst = Source.SAME
    for rule, source, check in _CHECKS:
        for place, text in check(names):
            findings.append(Finding(rule.id, place, text))
            worst = max(worst, source, key=lambda one: one.rank)
    return SourceVerdict(worst, tuple(findings))


Told = Iterator[tuple[str, str]]  # place, sentence


def _word(entry: Declared) -> str:
    return f"{_WORDS.get(entry.kind, entry.kind)} {entry.name}"


def _in_one(names: Sequence[str], verb: str, verb_of_many: str) -> Told:
    """A sentence for each, or one for all where they are many."""
    if len(names) <= _MANY:
        yield from ((name.split(" ")[1], f"{name} {verb}") for name in names)
    else:
        listed = ", ".join(name.split(" ")[1] for name in names[:_TOLD])
        yield names[0].split(" ")[1], f"{len(names)} names {verb_of_many}: {listed} and {len(names) - _TOLD} more"


def _gone(names: Names) -> Told:
    """Members of a struct that is gone are not told besides it."""
    tags = {entry.name for entry in names.gone if entry.kind not in MEMBERS}
    told = [_word(entry) for entry in names.gone if entry.name.partition(".")[0] not in tags or entry.name in tags]
    yield from _in_one(told, "is gone", "are gone")


def _renamed(names: Names) -> Told:
    pairs = names.renamed
    if len(pairs) <= _MANY:
        yield from ((a.name, f"{_word(a)} is now called {_last(b)}") for a, b in pairs)
    else:
        first = next(((a, b) for a, b in pairs if a.kind == "function"), pairs[0])
        told = f"{first[0].name} is now called {first[1].name}"
        yield first[0].name, f"{len(pairs)} names changed alike: {told}, and {len(pairs) - 1} more"


def _last(entry: Declared) -> str:
    return entry.name.rpartition(".")[2] if entry.kind in MEMBERS else entry.name


def _guarded(names: Names) -> Told:
    told = [_word(a) for a, b in names.kept if b.guard and b.guard != a.guard]
    guard = next((b.guard for a, b in names.kept if b.guard and b.guard != a.guard), "")
    yield from _in_one(told, f"is there only where {guard} is defined", f"are there only where {guard} is defined")


def _changed_shapes(names: Names, kinds: tuple[str, ...]) -> Iterator[tuple[Declared, Declared, str]]:
    """Names of these kinds whose type differs, with the old type in the new names of structs."""
    for first, second in names.kept:
        before = with_tags(first.shape, names.tags)
        if first.kind in kinds and second.kind == first.kind and before != second.shape:
            yield first, second, before


def _shape(names: Names) -> Told:
    for first, second, before in _changed_shapes(names, ("member",)):
        if not {before, second.shape} <= _SCALARS:
            yield first.name, f"{_word(first)} is now {second.shape}, it was {before}"
    for first, second in names.kept:
        if first.kind != second.kind and not {first.kind, second.kind} <= _WORDS.keys():
            yield first.name, f"{first.name} is of the kind {second.kind} now, it was of the kind {first.kind}"


def _signature(names: Names) -> Told:
    for first, second, before in _changed_shapes(names, ("function", "handler")):
        if first.kind == "handler" or not _converts(before, second.shape):
            yield first.name, f"{_word(first)} has another type: {second.shape}, it was {before}"


def _split(shape: str) -> tuple[str, ...]:
    result, _, parameters = shape.rstrip(")").partition(" (")
    return result, *parameters.split(", ")


def _converts(before: str, after: str) -> bool:
    """Whether every call of the old type is one of the new type, but for the width of numbers."""
    mine, others = _split(before), _split(after)
    return len(mine) == len(others) and all(a == b or {a, b} <= _SCALARS for a, b in zip(mine, others))


def _width(names: Names) -> Told:
    for first, second, before in _changed_shapes(names, ("member", "macro")):
        if first.kind == "macro" or {before, second.shape} <= _SCALARS:
            yield first.name, f"{_word(first)} is now {second.shape.lower()}, it was {before.lower()}"
    for first, second, before in _changed_shapes(names, ("function",)):
        if _converts(before, second.shape):
            was, now = [pair for pair in zip(_split(before), _split(second.shape)) if pair[0] != pair[1]][0]
            yield first.name, f"{_word(first)} takes {now} where it took {was}"


def _value(names: Names) -> Told:
    for first, second in names.kept:
        if first.value != second.value and None not in (first.value, second.value) and not second.derived:
            yield first.name, f"{_word(first)} is now {second.value}, it was {first.value}"


def _form(names: Names) -> Told:
    spoken = {"macro": "a macro", "enumerator": "a member of a C enum"}
    for first, second in names.kept:
        if first.kind != second.kind and {first.kind, second.kind} <= spoken.keys():
            yield first.name, f"{_word(first)} is now {spoken[second.kind]}, it was {spoken[first.kind]}"


def _added(names: Names) -> Told:
    """Members of a struct that came are not told besides it."""
    tags = {entry.name for entry in names.came if entry.kind not in MEMBERS}
    told = [_word(entry) for entry in names.came if entry.name.partition(".")[0] not in tags or entry.name in tags]
    yield from _in_one(told, "is new", "are new")
    free = [_word(first) for first, second in names.kept if first.guard and not second.guard]
    yield from _in_one(free, "is there in every build now", "are there in every build now")


_CHECKS: tuple[tuple[Rule, Source, Callable[[Names], Told]], ...] = (
    (
        Rule(
            "source-name-gone",
            "a name that C code may use is gone",
            "A struct, a member, a constant, a function, a handler or a header of the old side has no counterpart. "
            "Code that names it no longer compiles. A body whose tail came or went has SIZE_MIN and SIZE_MAX instead "
            "of SIZE, or the other way round.",
        ),
        Source.BREAKING,
        _gone,
    ),
    (
        Rule(
            "source-name-renamed",
            "a name that C code may use is another one now",
            "Exactly one new name stands where the old one stood: at the same bytes of the same struct, with the same "
            "value in the same enum, or made in the same way from the name of its definition; and it has the same "
            "type. The bytes may be the same as before; code that uses the old name no longer compiles.",
        ),
        Source.BREAKING,
        _renamed,
    ),
    (
        Rule(
            "source-guarded",
            "a name is there only in builds for tests",
            "The op is for tests only now. Its call, its answers and its handler are left out of every build that does "
            "not define the macro, and code that uses them does not compile there.",
        ),
        Source.BREAKING,
        _guarded,
    ),
    (
        Rule(
            "source-shape",
            "a member is something else now",
            "A number became a pointer, an array or a struct or the other way round; a pointer points to another type; "
            "an array has another length or other elements; or a name is of another kind. Code that assigns the "
            "member or takes its address no longer compiles, or needs to be read again where it still does.",
        ),
        Source.BREAKING,
        _shape,
    ),
    (
        Rule(
            "source-signature",
            "a function or handler takes or gives something else",
            "A body or capabilities of the op came or went, so its call, its answers and its handler have other "
            "parameters; or a step of a sequence takes other values. Calls and handlers must be written again.",
        ),
        Source.BREAKING,
        _signature,
    ),
    (
        Rule(
            "source-width",
            "a number has another width or sign",
            "Code compiles and converts silently: a wider value may be cut, a negative one turns positive. Compile "
            "with -Wconversion and -Wsign-compare to find the places; pointers to the member and formats of printf "
            "no longer fit.",
        ),
        Source.CHANGED,
        _width,
    ),
    (
        Rule(
            "source-value",
            "a constant has another value",
            "Code compiles and means another number: a constant, a member of an enum or of flags, or the number of an "
            "op or of a rule. The sizes of bodies and the ABI ids of ops are not told here, because they follow from "
            "the bodies.",
        ),
        Source.CHANGED,
        _value,
    ),
    (
        Rule(
            "source-form",
            "a constant is a macro now, or is none any more",
            "Where a value of an enum does not fit in an int, its members are macros, else members of a C enum. Code "
            "compiles, but #if and #ifdef see macros only, and the type of the constant may be another one.",
        ),
        Source.CHANGED,
        _form,
    ),
    (
        Rule(
            "source-name-added",
            "there are more names",
            "Code compiles as before. An initializer that lists members without their names, or a switch over all "
            "members of an enum, may get a warning.",
        ),
        Source.ADDITIVE,
        _added,
    ),
)

RULES: tuple[Rule, ...] = tuple(rule for rule, _, _ in _CHECKS)
