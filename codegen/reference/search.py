"""A message with rules and its accepted bodies in, bodies that each rule refuses out. Called by `vectors` and `runs`.

The search changes one value at a time to values that the rules suggest, then two; it stops at a fixed number of tries.
Each body kept shows an outcome of a comparison that no earlier one showed, or tells a rule from a variant of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any, Iterator

from codegen.layout.model import Message
from codegen.reference.accepted import Body, attempt, scalar_choices
from codegen.reference.codec import Refused
from codegen.reference.examiner import Examiner
from codegen.reference.ideas import Change, field_changes, near, numbers_of
from codegen.reference.image import Packer, image
from codegen.reference.ordinary import Path, fields, put
from codegen.reference.places import Place, blocks, nodes, rule_places, struct_in
from codegen.reference.repair import equations
from codegen.reference.rules import Log
from codegen.sema.expr import Ascending, Lit, Ref
from codegen.sema.model import Rule

SINGLE_TRIES = 1500
PAIR_TRIES = 3000  # a fifth of it where only variants are left
AGAIN = 4  # accepted bodies of the search's own that are changed in turn
KEPT_PER_RULE = 24
KEPT_ACCEPTED = 16
REPAIRS = 2  # equations that a change may upset and that other fields then make good


@dataclass(frozen=True)
class Hit:
    """A change to a base that a rule refuses."""

    base: Body
    data: bytes
    given: dict[str, int]
    verdict: int
    place: Place
    note: str


@dataclass(frozen=True)
class Found:
    """Refusals by rule in the order of the rules, accepted bodies with new outcomes, rules without a refusal."""

    hits: tuple[Hit, ...]
    accepted: tuple[Body, ...]
    missing: tuple[Place, ...]


def search(message: Message, bases: tuple[Body, ...], varied: tuple[Body, ...] = ()) -> Found:
    """Refusals of every rule of the message and of the structs in it. `varied`: accepted bodies beside the bases."""
    wanted = dict(rule_places(message.block))
    keeper = _Keeper(message, wanted)
    if wanted and bases:
        relevant = _relevant(message)
        found = [node for rule in wanted.values() for node in nodes(rule.expr)]
        constants = sorted({node.value for node in found if isinstance(node, Lit)})
        for base in (*bases, *varied):
            keeper.look_at(base)
        share = max(SINGLE_TRIES // len(bases), 300)
        for base in bases:
            for change in islice(changes(message, base, relevant, constants), share):
                keeper.consider(base, (change,))
        for base in (*tuple(keeper.accepted)[:AGAIN], *varied[:AGAIN]):
            for change in islice(changes(message, base, relevant, constants), share // 2 if keeper.open else 0):
                keeper.consider(base, (change,))
        if keeper.open:
            _pairs(message, bases, relevant, constants, keeper)
    hits = tuple(hit for place in wanted for hit in keeper.hits[place])
    return Found(hits, tuple(keeper.accepted), keeper.missing())


def _pairs(
    message: Message, bases: tuple[Body, ...], relevant: set[str], constants: list[int], keeper: "_Keeper"
) -> None:
    share = (PAIR_TRIES if keeper.missing() else PAIR_TRIES // 5) // len(bases)
    names = keeper.names_in_question()
    for base in bases:
        single = [
            change
            for change in islice(changes(message, base, relevant, constants), 2000)
            if next(key for key in change[0][::-1] if isinstance(key, str)) in names
        ][:300]
        pairs = (
            (first, second)
            for total in range(1, 2 * len(single))
            for first, second in zip(single[: total // 2 + 1], reversed(single[: total + 1]))
            if first[0] != second[0]
        )
        for pair in islice(pairs, share):
            if not keeper.open:
                return
            keeper.consider(base, pair)


class _Keeper:
    """What was found so far."""

    def __init__(self, message: Message, rules: dict[Place, Rule]) -> None:
        self.message = message
        self.rules = rules
        self.names = {id(block): name for name, block in blocks(message.block)}
        self.hits: dict[Place, list[Hit]] = {place: [] for place in rules}
        self.outcomes: dict[Place, set[tuple[int, int]]] = {place: set() for place in rules}
        self.accepted: list[Body] = []
        self.seen_accepted: set[tuple[int, int]] = set()
        self.examiner = Examiner(message)
        self.packer = Packer()
        self.equations = {place: equations(rule.expr) for place, rule in rules.items() if not place[0]}
        self.tried: set[tuple[bytes, tuple[tuple[str, int], ...]]] = set()

    @property
    def open(self) -> bool:
        """Whether a rule or a variant waits for a body."""
        return any(self.examiner.alive.values()) or bool(self.missing())

    def names_in_question(self) -> set[str]:
        """The names of what the rules read that wait for a body."""
        waiting = set(self.missing()) | {place for place, left in self.examiner.alive.items() if left}
        parts = [node for place in waiting for node in nodes(self.rules[place].expr)]
        refs = [node for node in parts if isinstance(node, Ref)]
        names = {ref.path[-1] for ref in refs if ref.path}
        paths = [node.path for node in parts if isinstance(node, Ascending)]
        counted = {name: of for _, block in blocks(self.message.block) for name, of in block.counted.items()}
        return names | {path[-1] for path in paths if path} | {counted[name] for name in names if name in counted}

    def look_at(self, base: Body) -> None:
        """Counts what an accepted body shows that is a vector anyway."""
        self.seen_accepted |= set(base.log)
        self.examiner.decode(base.data, base.given, [])
        self.examiner.settle()

    def missing(self) -> tuple[Place, ...]:
        return tuple(place for place, hits in self.hits.items() if not hits)

    def consider(self, base: Body, chosen: tuple[Change, ...]) -> None:
        """Tries a change; keeps it if it shows something new."""
        tree: Any = {"": base.values, "given": dict(base.given)}
        try:
            for path, value in chosen:
                tree = put(tree, path, value)
        except (KeyError, IndexError):
            return
        self._try(base, tree, {path for path, _ in chosen}, REPAIRS)

    def _try(self, base: Body, tree: Any, held: set[Path], repairs: int) -> None:
        log: Log = []
        try:
            data = image(self.message.block, tree[""], self.packer.piece)
            key = data, tuple(tree["given"].items())
            if key in self.tried:
                return
            self.tried.add(key)
            self.examiner.decode(data, tree["given"], log)
        except Refused as refusal:
            if refusal.block is not None:
                place = self.names[id(refusal.block)], refusal.verdict >> 24 & 0x3F
                if self._shows_more(place, log):
                    hit = Hit(base, data, tree["given"], refusal.verdict, place, self.rules[place].name)
                    self.hits[place].append(hit)
                if repairs and not place[0]:
                    self._repair(base, tree, held, repairs - 1, place)
            return
        except (ValueError, OverflowError):
            return
        new = set(log) - self.seen_accepted
        if (new or self.examiner.told) and len(self.accepted) < KEPT_ACCEPTED:
            self.seen_accepted |= new
            self.examiner.settle()
            name = f"rules_{len(self.accepted) + 1}"
            body = attempt(self.message, name, tree[""], tree["given"])
            assert body is not None
            self.accepted.append(body)

    def _repair(self, base: Body, tree: Any, held: set[Path], repairs: int, place: Place) -> None:
        """Makes another field what an equation of the refusing rule asks for, to get at the rules behind it."""
        for equation in self.equations[place]:
            if equation.path not in held:
                changed = equation.repaired(tree)
                if changed is not None:
                    self._try(base, changed, held | {equation.path}, repairs)

    def _shows_more(self, place: Place, log: Log) -> bool:
        """Whether the last body, which the rule refuses, is worth keeping; it is then counted."""
        outcomes = self.outcomes[place]
        new = {log[-1]} - outcomes if log else set()
        kept = len(self.hits[place])
        if kept and (kept >= KEPT_PER_RULE or not new and not self.examiner.told):
            return False
        outcomes |= new
        self.examiner.settle()
        return True


def _relevant(message: Message) -> set[str]:
    """The top-level fields that some rule looks at."""
    block = message.block
    counted = block.counted
    found = {
        counted.get(node.path[0], node.path[0])
        for rule in block.rules
        for node in nodes(rule.expr)
        if isinstance(node, Ref) and node.scope == "" and node.path
    }
    for slot in block.slots:
        inner = struct_in(slot.type)
        if inner is not None and any(True for _ in rule_places(inner.block)):
            found.add(slot.name)
    return found


def changes(message: Message, base: Body, relevant: set[str], constants: list[int]) -> Iterator[Change]:
    """Single changes to the relevant fields and to the request's scalars, the likely ones first."""
    chosen = [item for item in fields(message.block, base.values) if item[0][0] in relevant]
    numbers = numbers_of(base.values)
    for scalar in message.given:
        name = ".".join(scalar.path)
        suggested = near([*numbers, *constants], constants)
        for value in scalar_choices(scalar.type, suggested):
            if value != base.given[name]:
                yield ("given", name), value
    numbers += list(base.given.values())
    yield from field_changes(chosen, base.values, numbers, constants)
