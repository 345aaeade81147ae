"""Rules about sentences: a unit in, findings out on docs and reasons that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.lint.model import Finding, Rule, Thing, Unit
from codegen.lint.walk import bodies, short, things
from codegen.lint.words import EMPTY_REASON, FILLER, without, words
from codegen.sema.model import Reserved
from codegen.source import Span

_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9_]+\b")

# What a doc must say more of than its name. Of a member there may be nothing more to say: DIRECTORY is a directory.
_DESCRIBED = frozenset("constant type struct record message op notification field capability state given".split())


def _empty_doc(unit: Unit) -> Iterator[Finding]:
    for thing in things(unit):
        if thing.kind not in _DESCRIBED:
            continue
        own = set(words(f"{thing.name} {thing.kind}"))
        if not without(thing.doc, FILLER, own):
            message = f"the doc of '{thing.name}' says no more than its name: \"{thing.doc}\""
            yield Finding(thing.place, thing.span, message, "say meaning, unit, owner, or what 0 stands for")


def _empty_reason(unit: Unit) -> Iterator[Finding]:
    for thing, text in _reasons(unit):
        own = set(words(f"{thing.name} {thing.owner} {thing.kind}"))
        others = set(_CAPITALS.findall(text)) - {thing.name, thing.owner}  # such as the op that it goes with
        if not others and not without(text, EMPTY_REASON, own):
            message = f'the reason "{text}" says nothing that a reviewer could weigh'
            help_ = "say what another choice would cost, or where this one is from"
            yield Finding(thing.place, thing.span, message, help_)


def _reasons(unit: Unit) -> Iterator[tuple[Thing, str]]:
    """Every reason that is ours, with what it is about."""

    def about(kind: str, place: str, span: Span) -> Thing:
        return Thing(kind, place, place.rpartition(".")[2], "", span, "")

    for thing in things(unit):
        for reason in thing.reasons:
            if not reason.published:
                yield thing, reason.text
    head = unit.span("")
    for gone in unit.model.kept:
        yield about("kept", "", head), gone.reason
    retired = [(enum.name, enum.retired) for enum in unit.model.enums]
    retired += [(flags.name, flags.retired) for flags in unit.model.flags]
    for name, numbers in retired:
        for gone in numbers:
            yield about("reserved", short(name), unit.span(short(name))), gone.reason
    for body in bodies(unit):
        for item in body.block.items:
            if isinstance(item, Reserved) and item.reason.strip():
                yield about("reserved", body.place, item.span), item.reason
    for waiver in unit.model.waivers:
        yield about("waiver", "", waiver.span), waiver.reason
    for allowance in unit.model.allowances:
        yield about("allowance", allowance.place, allowance.span), allowance.reason


RULES = (
    Rule(
        "empty_doc",
        "a doc says no more than the name",
        "A doc says what the name does not: meaning, unit, owner, what 0 stands for, when it changes. One that repeats "
        "the name costs a line in the header and answers nothing.",
        _empty_doc,
    ),
    Rule(
        "empty_reason",
        "a reason says nothing",
        "`ours` and its kin carry a reason so that a reviewer can weigh the choice: what else was possible, and what "
        "would it cost? \"needed\", \"our choice\" and the name itself are no answer. The same holds for reserved and "
        "kept numbers, waivers and allowances.",
        _empty_reason,
    ),
)
