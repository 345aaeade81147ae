"""A body on both sides and what may have changed in, witnesses and a sentence on how they were sought out."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.compat import enumeration
from codegen.compat.candidates import Material, Seeds, distinct, material
from codegen.compat.exchange import Asked, Exchange, NOTHING
from codegen.compat.guesses import guesses
from codegen.compat.implied import Held, implied
from codegen.compat.model import Effect, Finding, Witness
from codegen.compat.rules_checks import only
from codegen.compat.shape import conditions
from codegen.layout.verdict import CLASSES

TRIALS = 1 << 18  # bodies times requests, tried in full


@dataclass(frozen=True)
class Sought:
    """Witnesses by effect; the effects that are ruled out are in neither. `open` could be neither shown nor ruled out.

    `common`: a body that both sides accept was seen.
    """

    witnesses: tuple[Witness, ...]
    open: frozenset[Effect]
    common: bool
    proof: str


def seek(exchange: Exchange, findings: tuple[Finding, ...], seeds: Seeds) -> Sought:
    """Every effect that the findings allow is shown by bytes, ruled out, or left open."""
    possible = {effect for finding in findings for effect in finding.effects}
    if exchange.apart:
        possible.discard(Effect.MISREAD)
    if exchange.depends and exchange.requests_differ:
        possible.add(Effect.ADD)
    if not possible:
        return Sought((), frozenset(), True, "sizes, fields, limits and conditions are the same on both sides")
    tried = _Trial(exchange, possible)
    first = material(exchange, seeds)
    tried.run(first, False)
    if not tried.settled() and tried.missing():
        tried.run(Material(tuple(dict.fromkeys(guesses(exchange, first.good, first.asked))), first.asked), False)
    if tried.settled() or not tried.missing() and tried.shared():
        return tried.sought(frozenset(), f"found among {tried.count} bodies that the vectors of both sides suggest")
    everything = _everything(exchange)
    if everything is not None:
        tried.count = 0
        tried.run(everything, True)
        words = f"all {tried.count} bodies that the fields of a side let pass were tried on both"
        return tried.sought(frozenset(), words)
    ruled_out = _ruled_out(exchange, findings) & tried.missing()
    left = frozenset(tried.missing() - ruled_out - {Effect.ADD})
    words = f"{tried.count} bodies at the bounds of both sides were tried"
    if ruled_out:
        words += ", and each new condition holds for every combination of the numbers that it names"
    return tried.sought(left, words)


class _Trial:
    """Bodies that were tried, and the first witness of each effect."""

    def __init__(self, exchange: Exchange, possible: set[Effect]) -> None:
        self.exchange = exchange
        self.possible = possible
        self.found: dict[Effect, Witness] = {}
        self.common = False
        self.count = 0

    def missing(self) -> set[Effect]:
        """What is possible and not shown."""
        return self.possible - set(self.found)

    def settled(self) -> bool:
        """Whether the class can't change any more, whatever else is found."""
        known = set(self.found)
        return Effect.MISREAD in known or {Effect.LOSE, Effect.GAIN} <= known

    def shared(self) -> bool:
        """Whether it is known that the sides have a body in common, as far as that makes a difference."""
        return self.common or Effect.LOSE not in self.found

    def run(self, tries: Material, whole: bool) -> None:
        """Tries every body with every request until the class is settled. `whole`: there are no others."""
        added: dict[bytes, Witness] = {}
        known: set[bytes] = set()  # bodies that the old side accepts for some request
        for data in tries.bodies:
            for asked in tries.asked:
                self.count += 1
                outcome = self.exchange.judge(data, asked)
                if asked.old is not None and not outcome.old:
                    known.add(data)
                    self.common = self.common or asked.new is not None and not outcome.new
                witness = self.exchange.witness(outcome)
                if witness is not None and witness.effect is Effect.ADD:
                    if whole or outcome.old & 0xFF != CLASSES["RULE"]:
                        added.setdefault(data, witness)
                elif witness is not None:
                    self.found.setdefault(witness.effect, witness)
            if self.settled() and self.common:
                return
        self.found.update({Effect.ADD: witness for data, witness in reversed(added.items()) if data not in known})

    def sought(self, left: frozenset[Effect], proof: str) -> Sought:
        """What was found. That something was added says nothing where more was changed."""
        witnesses = [self.found[effect] for effect in Effect if effect in self.found]
        if len(witnesses) > 1:
            witnesses = [witness for witness in witnesses if witness.effect is not Effect.ADD]
        return Sought(tuple(witnesses), frozenset() if self.settled() else left, self.common, proof)


def _everything(exchange: Exchange) -> Material | None:
    """Every body and every request that can matter; None where there are too many."""
    sides = (exchange.old.block, exchange.new.block)
    if max(enumeration.size(block) for block in sides) > enumeration.LIMIT:
        return None
    asked: tuple[Asked, ...] = (NOTHING,)
    if exchange.depends:
        requests = [side for side in (exchange.old_request, exchange.new_request) if side is not None]
        if max(enumeration.size(request.block) for request in requests) > enumeration.LIMIT:
            return None
        asked = distinct(exchange, [data for request in requests for data in enumeration.bodies(request.block)])
    if sum(enumeration.size(block) for block in sides) * max(len(asked), 1) > TRIALS:
        return None
    bodies = dict.fromkeys(data for block in sides for data in enumeration.bodies(block))
    return Material(tuple(bodies), asked)


def _ruled_out(exchange: Exchange, findings: tuple[Finding, ...]) -> set[Effect]:
    """Effects that only conditions could have, where those conditions refuse nothing."""
    bodies = exchange.bodies
    gone, added = only(bodies)
    found = set()
    old, new = (
        Held(block, request, conditions(block, request))
        for block, request in ((bodies.old, bodies.old_request), (bodies.new, bodies.new_request))
    )
    for effect, mine, of, source in ((Effect.LOSE, added, new, old), (Effect.GAIN, gone, old, new)):
        causes = {finding.rule for finding in findings if effect in finding.effects}
        if causes <= {"rule-added", "rule-removed", "rule-changed"}:
            if all(implied(condition, of, source) for condition in mine):
                found.add(effect)
    return found
