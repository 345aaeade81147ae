"""Schemas in, findings out: every rule over every schema, less what the schemas allow, plus what they allow in vain."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from codegen.diag.reporter import Diagnostic, suggest
from codegen.layout.model import Schema
from codegen.lint.model import Finding, Unit
from codegen.lint.rules import RULES, UNUSED
from codegen.lint.walk import bodies, things, used_types
from codegen.sema.model import Allowance, SchemaModel


def lint(models: Sequence[SchemaModel], schemas: Sequence[Schema], own: Collection[str]) -> tuple[Diagnostic, ...]:
    """What the rules say of the schemas named by `own`, by place. `schemas` are the layouts of `models`, in order."""
    by_name = {model.name: model for model in models}
    used = used_types(models)
    found: list[Diagnostic] = []
    for model, schema in zip(models, schemas):
        if model.name in own:
            found += _unit(Unit(model, schema, by_name, used))
    return tuple(sorted(found, key=lambda one: (one.span.file.path, one.span.start, one.id, one.message)))


def _unit(unit: Unit) -> list[Diagnostic]:
    served: set[Allowance] = set()
    found: list[Diagnostic] = []
    for rule in RULES.values():
        for finding in rule.check(unit):
            allowed = [one for one in unit.model.allowances if one.rule == rule.id and covers(one.place, finding.place)]
            if allowed:
                # The nearest one answers for it, so that a wider one beside it is seen to be in vain.
                served.add(max(allowed, key=lambda one: len(one.place)))
            else:
                found.append(_diagnostic(rule.id, finding))
    vain = [one for one in unit.model.allowances if one not in served]
    return found + [_diagnostic(UNUSED, _unused(unit, one)) for one in vain]


def covers(allowed: str, place: str) -> bool:
    """Whether a place lies at or below the one that an `allow` names; "" is the whole schema."""
    return not allowed or place == allowed or place.startswith(f"{allowed}.")


def _diagnostic(rule: str, finding: Finding) -> Diagnostic:
    return Diagnostic(rule, finding.span, finding.message, finding.help, finding.notes, "warning")


def _unused(unit: Unit, allowance: Allowance) -> Finding:
    help_ = "delete the line"
    if allowance.rule not in RULES or allowance.rule == UNUSED:
        message = f"there is no rule '{allowance.rule}' that could be allowed"
        help_ = suggest(allowance.rule, RULES) or "'ipcgen lint --list' names the rules"
    elif allowance.place and allowance.place not in (places := _places(unit)):
        message = f"there is no '{allowance.place}' in this schema"
        help_ = suggest(allowance.place, places) or help_
    else:
        message = f"'{allowance.rule}' finds nothing here, so there is nothing to allow"
    return Finding(allowance.place, allowance.span, message, help_)


def _places(unit: Unit) -> set[str]:
    return {thing.place for thing in things(unit)} | {body.place for body in bodies(unit)}
