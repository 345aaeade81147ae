"""A body, table or step on both sides in, the verdict on it out; None where nothing differs."""

from __future__ import annotations

from collections.abc import Callable

from codegen.compat import rules_caps, transfer
from codegen.compat.candidates import Seeds
from codegen.compat.changes import findings
from codegen.compat.exchange import Exchange
from codegen.compat.model import BodyVerdict, Effect, Finding, Wire
from codegen.compat.rules_caps import Tables
from codegen.compat.search import Sought, seek
from codegen.layout.model import Message

# Who moves first, when the receiver takes more or less than before, by who receives.
SENDER = {"servers": "clients", "clients": "servers", "receivers": "senders"}


def body(
    role: str,
    receivers: str,
    old: Message,
    new: Message,
    requests: tuple[Message | None, Message | None] = (None, None),
    seeds: Callable[[], Seeds] = Seeds,
) -> BodyVerdict | None:
    """The verdict on a body. `requests` are those that it answers; seeds are asked for when something differs."""
    exchange = Exchange(old, new, *requests)
    found = findings(exchange.bodies)
    if not found and not (exchange.depends and exchange.requests_differ):
        return None
    sought = seek(exchange, found, seeds())
    if not found and not sought.witnesses:
        return None
    return verdict(role, receivers, found, sought)


def table(role: str, receivers: str, old: Message, new: Message) -> BodyVerdict | None:
    """The verdict on the capabilities that travel with a body."""
    tables = Tables(old.caps, new.caps)
    found = rules_caps.findings(tables)
    if not found:
        return None
    return verdict(f"{role} table", receivers, found, transfer.seek(new.name, tables))


def verdict(role: str, receivers: str, found: tuple[Finding, ...], sought: Sought) -> BodyVerdict:
    """The verdict that follows from what was found and what was sought."""
    wire = wire_of(sought)
    first = {Wire.LOOSENED: receivers, Wire.TIGHTENED: SENDER[receivers]}.get(wire, "")
    return BodyVerdict(role, wire, first, found, sought.witnesses, sought.proof)


def wire_of(sought: Sought) -> Wire:
    """The class that follows from what was shown and what was ruled out."""
    shown = {witness.effect for witness in sought.witnesses}
    if Effect.MISREAD in shown or {Effect.LOSE, Effect.GAIN} <= shown or Effect.LOSE in shown and not sought.common:
        return Wire.BREAKING
    if sought.open:
        return Wire.UNPROVEN
    if Effect.LOSE in shown:
        return Wire.TIGHTENED
    if Effect.GAIN in shown:
        return Wire.LOOSENED
    return Wire.ADDITIVE if Effect.ADD in shown else Wire.SAME
