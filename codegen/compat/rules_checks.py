"""Rules about the conditions between fields, and the net under all rules of bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from codegen.compat.bodies import ALL, GAIN, LOSE, Bodies, BodyRule, Said, collector
from codegen.compat.shape import Condition, conditions
from codegen.sema.model import Rule
from codegen.statement.exprs import canonical

_FOUND: list[BodyRule] = []
_rule = collector(_FOUND)

Conditions = tuple[Condition, ...]


def only(bodies: Bodies) -> tuple[Conditions, Conditions]:
    """The conditions that only the old side has, and those that only the new side has."""
    before = conditions(bodies.old, bodies.old_request)
    after = conditions(bodies.new, bodies.new_request)
    return _without(before, after), _without(after, before)


def _without(found: Conditions, others: Conditions) -> Conditions:
    left = Counter(condition.text for condition in others)
    rest = []
    for condition in found:
        if left[condition.text]:
            left[condition.text] -= 1
        else:
            rest.append(condition)
    return tuple(rest)


def _words(rule: Rule) -> str:
    return f"rule {rule.number} {rule.name}: {canonical(rule.expr)}"


@_rule(
    "rule-added",
    "there is one more condition",
    "What it refuses was accepted until now, so old senders break. A new condition belongs into a new operation, or "
    "into the handler, which can answer with a result of its own.",
)
def _added(bodies: Bodies) -> Iterator[Said]:
    gone, new = only(bodies)
    numbers = {condition.rule.number for condition in gone}
    for condition in new:
        if condition.rule.number not in numbers:
            yield ".".join(condition.path), _words(condition.rule), (LOSE,)


@_rule(
    "rule-removed",
    "there is one condition less",
    "What it refused is accepted now: whoever receives the message must know it first.",
)
def _removed(bodies: Bodies) -> Iterator[Said]:
    gone, new = only(bodies)
    numbers = {condition.rule.number for condition in new}
    for condition in gone:
        if condition.rule.number not in numbers:
            yield ".".join(condition.path), f"gone: {_words(condition.rule)}", (GAIN,)


@_rule(
    "rule-changed",
    "a condition says something else",
    "It may accept more, less, or the same in other words; the search for a body that shows the difference decides.",
)
def _changed(bodies: Bodies) -> Iterator[Said]:
    gone, new = only(bodies)
    before = {condition.rule.number: condition.rule for condition in gone}
    for condition in new:
        was = before.get(condition.rule.number)
        if was is not None:
            words = f"{canonical(was.expr)} became {_words(condition.rule)}"
            yield ".".join(condition.path), words, (LOSE, GAIN)


@_rule(
    "rule-renumbered",
    "a condition has another number or another place among the rules",
    "The same bodies are refused; the verdict names another rule, so recorded verdicts must be read with the old "
    "statement.",
)
def _renumbered(bodies: Bodies) -> Iterator[Said]:
    before = {condition.text: condition.rule.number for condition in conditions(bodies.old, bodies.old_request)}
    for condition in conditions(bodies.new, bodies.new_request):
        was = before.get(condition.text, condition.rule.number)
        if was != condition.rule.number:
            yield ".".join(condition.path), f"it was rule {was} and is {_words(condition.rule)}", ()


RULES: tuple[BodyRule, ...] = tuple(_FOUND)

UNEXPLAINED = BodyRule(
    "unexplained",
    "the sides differ in a way that no rule names",
    "The layouts differ although no rule of the comparison says how. Treat it as breaking, and report it: a rule is "
    "missing.",
    lambda bodies: iter([("", "the layouts differ", ALL)]),
)
