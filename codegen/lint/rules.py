"""Every rule of lint, by id, in order of id. Ids are permanent: schemas name them behind `allow`."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.lint import enums, names, ops, prose, space, units
from codegen.lint.model import Finding, Rule, Unit

UNUSED = "unused_allow"


def _nothing(_unit: Unit) -> Iterator[Finding]:
    """What an `allow` is for is known when all other rules have run, so `run` finds these."""
    return iter(())


_UNUSED = Rule(
    UNUSED,
    "an allow line silences nothing",
    "A line that allows what nobody found was right once, or never: it names no rule, no place, or a place that has "
    "been mended. Left alone it silences the next fault there, with a reason that was meant for another.",
    _nothing,
)

_ALL = (*enums.RULES, *names.RULES, *ops.RULES, *prose.RULES, *space.RULES, *units.RULES, _UNUSED)
RULES: dict[str, Rule] = {rule.id: rule for rule in sorted(_ALL, key=lambda rule: rule.id)}
