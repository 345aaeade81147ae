"""Every rule of a comparison by its id, and the text that explains one."""

from __future__ import annotations

import textwrap

from codegen.compat import changes, rules_caps, rules_checks, rules_ops, source, steps
from codegen.compat.rule import Rule

WIDTH = 80

CATALOGUE: dict[str, Rule] = {
    rule.id: rule
    for rules in (
        changes.RULES,
        (rules_checks.UNEXPLAINED,),
        rules_caps.RULES,
        rules_ops.RULES,
        steps.RULES,
        source.RULES,
    )
    for rule in rules
}


def explain(id_: str) -> str:
    """What `ipcgen explain` prints of a rule in the catalogue."""
    rule = CATALOGUE[id_]
    text = textwrap.fill(rule.explain, WIDTH, break_long_words=False, break_on_hyphens=False)
    return f"{rule.id}: {rule.title}\n\n{text}\n"
