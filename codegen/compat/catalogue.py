"""Every rule of a comparison by its id: for those who explain a finding."""

from __future__ import annotations

from codegen.compat import changes, rules_caps, rules_checks, rules_ops, source, steps
from codegen.compat.rule import Rule


def rules() -> dict[str, Rule]:
    """All rules, in order of id."""
    found: list[Rule] = [*changes.RULES, rules_checks.UNEXPLAINED, *rules_caps.RULES, *rules_ops.RULES]
    found += [*steps.RULES, *source.RULES]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}
