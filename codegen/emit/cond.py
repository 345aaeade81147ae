"""Conditions in, C text out: a small tree of tests to negate, fold and print. Called by `expr` and the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Collection, Iterator, Union


@dataclass(frozen=True)
class Const:
    """A condition that is known while generating; it never reaches the text."""

    truth: bool


@dataclass(frozen=True)
class Test:
    """One comparison and its opposite, both as C text that needs no parentheses beside && and ||."""

    text: str
    opposite: str


@dataclass(frozen=True)
class All:
    """Every part holds; evaluated left to right."""

    parts: tuple["Cond", ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds; evaluated left to right."""

    parts: tuple["Cond", ...]


Cond = Union[Const, Test, All, Any]

TRUE = Const(True)
FALSE = Const(False)


def negate(cond: Cond) -> Cond:
    """The opposite, with the negation pushed down to the comparisons."""
    match cond:
        case Const():
            return Const(not cond.truth)
        case Test():
            return Test(cond.opposite, cond.text)
        case All():
            return Any(tuple(negate(part) for part in cond.parts))
        case Any():
            return All(tuple(negate(part) for part in cond.parts))


def every(*conds: Cond) -> Cond:
    """All of the conditions; known ones are folded, repeated ones dropped."""
    return _one(All, tuple(_distinct(All, conds)))


def either(*conds: Cond) -> Cond:
    """At least one of the conditions; known ones are folded, repeated ones dropped."""
    return _one(Any, tuple(_distinct(Any, conds)))


def _distinct(family: type[All] | type[Any], conds: tuple[Cond, ...]) -> Iterator[Cond]:
    neutral = Const(family is All)
    seen: list[Cond] = []
    for cond in conds:
        for part in cond.parts if isinstance(cond, (All, Any)) and isinstance(cond, family) else (cond,):
            if part != neutral and part not in seen:
                seen.append(part)
                yield part


def _one(family: type[All] | type[Any], parts: tuple[Cond, ...]) -> Cond:
    absorbing = Const(family is Any)
    if absorbing in parts:
        return absorbing
    if not parts:
        return Const(family is All)
    return parts[0] if len(parts) == 1 else family(parts)


def text(cond: Cond) -> str:
    """The condition as C. A known one has no text: whoever prints decides beforehand what to leave out."""
    match cond:
        case Test():
            return cond.text
        case All():
            return " && ".join(_inner(part) for part in cond.parts)
        case Any():
            return " || ".join(_inner(part) for part in cond.parts)
        case Const():
            raise AssertionError("a known condition was to be printed")


def _inner(cond: Cond) -> str:
    return text(cond) if isinstance(cond, Test) else f"({text(cond)})"


def refuted(cond: Cond) -> tuple[str, ...]:
    """The tests that are false where the whole condition is: what a check that passed has told."""
    match cond:
        case Test():
            return (cond.text,)
        case Any():
            return tuple(text for part in cond.parts for text in refuted(part))
        case _:
            return ()


def knowing(cond: Cond, false: Collection[str]) -> Cond:
    """The condition, where the tests of these texts are known to be false."""
    match cond:
        case Test():
            return FALSE if cond.text in false else TRUE if cond.opposite in false else cond
        case All():
            return every(*(knowing(part, false) for part in cond.parts))
        case Any():
            return either(*(knowing(part, false) for part in cond.parts))
        case Const():
            return cond
