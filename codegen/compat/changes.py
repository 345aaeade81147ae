"""A body on both sides in, every rule that applies to it out."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.compat import rules_checks, rules_data, rules_layout, rules_numbers
from codegen.compat.bodies import Bodies, BodyRule
from codegen.compat.cells import element_block
from codegen.compat.model import Finding
from codegen.compat.rules_checks import UNEXPLAINED
from codegen.compat.shape import shape

RULES: tuple[BodyRule, ...] = (*rules_layout.RULES, *rules_numbers.RULES, *rules_data.RULES, *rules_checks.RULES)


def findings(bodies: Bodies) -> tuple[Finding, ...]:
    """What differs. Two bodies without an effect among their findings accept and mean the same."""
    found = list(_findings(bodies))
    if not any(finding.effects for finding in found):
        if shape(bodies.old, bodies.old_request) != shape(bodies.new, bodies.new_request):
            found.append(_apply(UNEXPLAINED, bodies)[0])
    return tuple(found)


def _findings(bodies: Bodies) -> Iterator[Finding]:
    for rule in RULES:
        yield from _apply(rule, bodies)
    for old, new in bodies.standing:
        before, after = element_block(old.type), element_block(new.type)
        if before is not None and after is not None:
            yield from _findings(Bodies(before, after, prefix=f"{bodies.prefix}{new.name}[]."))


def _apply(rule: BodyRule, bodies: Bodies) -> list[Finding]:
    return [
        Finding(rule.id, (bodies.prefix + place).rstrip("."), text, frozenset(effects))
        for place, text, effects in rule.check(bodies)
    ]
