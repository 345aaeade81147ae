"""Rules about enums and flags: a unit in, findings out on defaults, zero, open and closed, and gaps between bits."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.layout.names import references
from codegen.lint.model import Body, Finding, Rule, Unit
from codegen.lint.walk import bodies, fields, short
from codegen.sema.kinds import ArrayOf, EnumType

_FROM_CLIENTS = ("request", "notify")
_FROM_SERVERS = ("reply", "failure")
_SHOWN = 3  # bits or members that a message lists
_NOTHING = ("NONE", "NULL", "INVALID", "UNKNOWN", "UNSET", "UNSPECIFIED", "NOTHING")  # members that ask for nothing


def _default_of(kind: EnumType) -> str:
    return next((member.name for member in kind.members if member.default), "")


def _no_default(unit: Unit) -> Iterator[Finding]:
    for kind in unit.model.enums:
        if not kind.open and not _default_of(kind):
            name = short(kind.name)
            message = f"closed enum '{name}' has no default, so _init writes 0"
            is_member = any(member.value == 0 for member in kind.members)
            told = "say with 'default' that 0 is meant" if is_member else "0 is no member: a body from _init is refused"
            yield Finding(name, unit.span(name), message, f"{told}; write 'default' behind the member to start from")


def _zero(unit: Unit) -> Iterator[Finding]:
    used = _used(unit, _FROM_CLIENTS)
    for kind in unit.model.enums:
        zero = next((member.name for member in kind.members if member.value == 0), "")
        default = _default_of(kind)
        real = zero and zero not in _NOTHING and not kind.open
        if real and default and default != zero and kind.name in used:
            place = f"{short(kind.name)}.{zero}"
            message = f"'{zero}' is 0 but not the default: a request that was cleared, not made by _init, says it"
            yield Finding(place, unit.span(place), message, f"number it from 1, or make '{zero}' the default")


def _open_in_request(unit: Unit) -> Iterator[Finding]:
    used = _used(unit, _FROM_CLIENTS)
    for body in bodies(unit):
        if body.role not in _FROM_CLIENTS and f"{unit.model.name}.{body.place}" not in used:
            continue
        checked = _read_by_rules(body)
        for place, field in fields(body):
            kind = field.type.element if isinstance(field.type, ArrayOf) else field.type
            if isinstance(kind, EnumType) and kind.open and field.name not in checked:
                name = short(kind.name)
                message = f"'{field.name}' is of the open enum '{name}', so a request may say any number here"
                help_ = f"close the enum, or write a rule such as {{ {field.name} in {{{_members(kind)}}} }}"
                yield Finding(place, field.span, message, help_)


def _read_by_rules(body: Body) -> set[str]:
    """The fields of a body that its rules look at."""
    return {ref.path[0] for rule in body.block.rules for ref in references(rule.expr) if not ref.scope}


def _used(unit: Unit, roles: tuple[str, ...]) -> frozenset[str]:
    """The enums and structs that stand in bodies of these roles, whatever the schema."""
    return frozenset().union(*(unit.used.get(role, frozenset()) for role in roles))


def _members(kind: EnumType) -> str:
    names = [member.name for member in kind.members]
    return ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")


def _closed_in_reply(unit: Unit) -> Iterator[Finding]:
    sent = _used(unit, _FROM_SERVERS) - _used(unit, tuple(role for role in unit.used if role not in _FROM_SERVERS))
    for kind in unit.model.enums:
        if not kind.open and kind.name in sent:
            name = short(kind.name)
            message = f"closed enum '{name}' is sent by servers alone, so it can never gain a member"
            help_ = "write 'open enum': a client that does not know a value lets it pass"
            yield Finding(name, unit.span(name), message, help_)


def _gap(unit: Unit) -> Iterator[Finding]:
    for kind in unit.model.flags:
        if any(member.provenance.published for member in kind.members):
            continue  # whoever published the bits has left the gap
        bits = (1 << bit for bit in range(kind.mask.bit_length()))
        missing = [bit for bit in bits if not kind.mask & bit and not any(g.low <= bit <= g.high for g in kind.retired)]
        if missing:
            name = short(kind.name)
            shown = ", ".join(f"{bit:#x}" for bit in missing[:_SHOWN]) + (", ..." if len(missing) > _SHOWN else "")
            message = f"flags '{name}' leave out {shown} below their highest bit"
            help_ = f"say why: reserved {missing[0]:#x} \"...\", or number the bits without a gap"
            yield Finding(name, unit.span(name), message, help_)


RULES = (
    Rule(
        "no_default",
        "a closed enum has no default",
        "_init writes the default member. Without one it writes 0: where that is no member, pack refuses every body "
        "whose author forgot the field; where it is one, nobody said that it was meant.",
        _no_default,
    ),
    Rule(
        "zero_is_not_default",
        "0 is a member that requests can say, and another one is the default",
        "Memory that was cleared says 0. Where that is a member and not the default, a request that was cleared, not "
        "made by _init, asks for something that its author never chose. Number members from 1, so that a forgotten "
        "field is refused, or let 0 be the default.",
        _zero,
    ),
    Rule(
        "open_in_request",
        "a request has a field of an open enum that no rule looks at",
        "An open enum lets numbers pass that no schema names: right for what servers send to older clients, a trap in "
        "a request, where each handler must refuse the unknown by hand. A closed enum that only clients send may still "
        "gain members.",
        _open_in_request,
    ),
    Rule(
        "closed_in_reply",
        "a closed enum is used in replies alone",
        "A client refuses a reply with a member that it does not know, so a closed enum that only servers send is "
        "fixed for ever. An open one may gain members.",
        _closed_in_reply,
    ),
    Rule(
        "bit_gap",
        "flags leave a bit out and don't say why",
        "A gap between bits makes readers look for the bit that is missing: was it given up, does it belong to another "
        "type, is it free? `reserved` in the flags says it. Bits that a publication numbers are left alone.",
        _gap,
    ),
)
