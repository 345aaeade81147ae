"""A message with rules and its accepted bodies in, bodies that each rule refuses out. Called by `vectors` and `runs`.

The search changes one value at a time to values that the rules suggest, then two; it stops at a fixed number of tries.
Each body kept shows an outcome of a comparison that no earlier one showed, or tells a rule from a variant of it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields as dataclass_fields, is_dataclass
from itertools import islice
from typing import Any, Iterator

from codegen.layout.model import Array, Block, Message, Records, Struct, Type
from codegen.reference.accepted import Body, attempt, scalar_choices
from codegen.reference.codec import Given, Refused, decode, nested
from codegen.reference.image import image
from codegen.reference.ideas import Change, field_changes, near, numbers_of
from codegen.reference.ordinary import Path, fields, put
from codegen.reference.rules import Broken, Env, Evaluator, Log, Place as Standing
from codegen.reference.variants import Variant, variants, wrapped
from codegen.sema.expr import Ascending, Compare, Lit, Ref
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.sema.model import Rule

SINGLE_TRIES = 1500
PAIR_TRIES = 3000  # a fifth of it where only variants are left
AGAIN = 4  # accepted bodies of the search's own that are changed in turn
LOOKS = 250_000  # questions to variants about one message: so many take about three seconds
KEPT_PER_RULE = 24
KEPT_ACCEPTED = 16
REPAIRS = 2  # equations that a change may upset and that other fields then make good

Place = tuple[str, int]  # the block a rule stands in ("" for the body's own, else a struct's name) and its number


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


def rule_places(block: Block, name: str = "") -> Iterator[tuple[Place, Rule]]:
    """Every rule that the body's checks evaluate, once for each block it stands in."""
    seen: set[str] = set()
    stack: list[tuple[str, Block]] = [(name, block)]
    while stack:
        where, inner = stack.pop()
        if where in seen:
            continue
        seen.add(where)
        for rule in inner.rules:
            yield (where, rule.number), rule
        for slot in reversed(inner.slots):
            found = struct_in(slot.type)
            if found is not None:
                stack.append((found.name, found.block))


def struct_in(kind: Type) -> Struct | None:
    """The struct that a type is made of, if there is one."""
    while isinstance(kind, Array):
        kind = kind.element
    if isinstance(kind, Records):
        return kind.record
    return kind if isinstance(kind, Struct) else None


def nodes(expr: object) -> Iterator[object]:
    """An expression and every expression within it."""
    if isinstance(expr, tuple):
        for item in expr:
            yield from nodes(item)
    elif is_dataclass(expr) and not isinstance(expr, (Int, Bool, EnumType, FlagsType, Bytes, Text, Strings)):
        yield expr
        for part in dataclass_fields(expr):
            yield from nodes(getattr(expr, part.name))


def search(message: Message, bases: tuple[Body, ...], varied: tuple[Body, ...] = ()) -> Found:
    """Refusals of every rule of the message and of the structs in it. `varied`: accepted bodies beside the bases."""
    wanted = dict(rule_places(message.block))
    keeper = _Keeper(message, tuple(wanted))
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

    def __init__(self, message: Message, places: tuple[Place, ...]) -> None:
        self.message = message
        self.names = {id(block): name for name, block in _blocks(message.block)}
        self.hits: dict[Place, list[Hit]] = {place: [] for place in places}
        self.outcomes: dict[Place, set[tuple[int, int]]] = {place: set() for place in places}
        self.accepted: list[Body] = []
        self.seen_accepted: set[tuple[int, int]] = set()
        rules = dict(rule_places(message.block))
        behind = {place: rules.get((place[0], place[1] + 1)) for place in rules}
        self.alive = {
            place: list(variants(rule.expr, after.expr if (after := behind[place]) else None))
            for place, rule in rules.items()
        }
        self.looks = 0
        self.tried: set[tuple[bytes, tuple[tuple[str, int], ...]]] = set()
        self.told: list[tuple[Place, Variant]] = []  # those that the body under examination tells from their rule

    @property
    def open(self) -> bool:
        """Whether a rule or a variant waits for a body."""
        return any(self.alive.values()) or bool(self.missing())

    def names_in_question(self) -> set[str]:
        """The names of what the rules read that wait for a body."""
        waiting = set(self.missing()) | {place for place, left in self.alive.items() if left}
        rules = dict(rule_places(self.message.block))
        refs = [node for place in waiting for node in nodes(rules[place].expr) if isinstance(node, Ref)]
        names = {ref.path[-1] for ref in refs if ref.path}
        paths = [node.path for place in waiting for node in nodes(rules[place].expr) if isinstance(node, Ascending)]
        counted = {name: of for _, block in _blocks(self.message.block) for name, of in block.counted.items()}
        return names | {path[-1] for path in paths if path} | {counted[name] for name in names if name in counted}

    def look_at(self, base: Body) -> None:
        """Counts what an accepted body shows that is a vector anyway."""
        self.seen_accepted |= set(base.log)
        self._decode(base.data, base.given, [])
        self._told()

    def _decode(self, data: bytes, given: Given, log: Log) -> None:
        self.told = []
        decode(self.message, data, given, log, self._watch)

    def _watch(self, block: Block, rule: Rule, env: Env, offset: int, failure: int | None) -> None:
        place = self.names[id(block)], rule.number
        self.looks += len(self.alive[place])
        if self.looks > LOOKS:
            self.alive = {here: [] for here in self.alive}
        found = [variant for variant in self.alive[place] if variant.differs(env, offset, failure)]
        self.told += [(place, variant) for variant in found]

    def _told(self) -> None:
        """What the body tells apart needs no other."""
        for place, variant in self.told:
            self.alive[place] = [other for other in self.alive[place] if other is not variant]

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
            data = image(self.message.block, tree[""])
            key = data, tuple(tree["given"].items())
            if key in self.tried:
                return
            self.tried.add(key)
            self._decode(data, tree["given"], log)
        except Refused as refusal:
            if refusal.block is not None:
                place = self.names[id(refusal.block)], refusal.verdict >> 24 & 0x3F
                rule = next(rule for rule in refusal.block.rules if rule.number == place[1])
                self._keep(Hit(base, data, tree["given"], refusal.verdict, place, rule.name), log)
                if repairs and not place[0]:
                    self._repair(base, tree, held, repairs - 1, rule)
            return
        except (ValueError, OverflowError):
            return
        new = set(log) - self.seen_accepted
        if (new or self.told) and len(self.accepted) < KEPT_ACCEPTED:
            self.seen_accepted |= new
            self._told()
            name = f"rules_{len(self.accepted) + 1}"
            body = attempt(self.message, name, tree[""], tree["given"])
            assert body is not None
            self.accepted.append(body)

    def _repair(self, base: Body, tree: Any, held: set[Path], repairs: int, rule: Rule) -> None:
        """Makes another field what an equation of the refusing rule asks for, to get at the rules behind it."""
        evaluator = Evaluator({"": Standing(tree[""]), "request": Standing(nested(tree["given"]))})
        for node in nodes(rule.expr):
            if not isinstance(node, Compare) or node.op not in ("==", "<=", ">="):
                continue
            for side, other in ((node.left, node.right), (node.right, node.left)):
                if isinstance(side, Ref) and side.scope == "" and ("", *side.path) not in held:
                    try:
                        changed = put(tree, ("", *side.path), wrapped(evaluator, other))
                    except (Broken, KeyError):  # a count, or a name that only an element has
                        continue
                    self._try(base, changed, held | {("", *side.path)}, repairs)

    def _keep(self, hit: Hit, log: Log) -> None:
        kept, outcomes = self.hits[hit.place], self.outcomes[hit.place]
        new = {log[-1]} - outcomes if log else set()
        if not kept or (new or self.told) and len(kept) < KEPT_PER_RULE:
            kept.append(hit)
            outcomes |= new
            self._told()


def _blocks(block: Block) -> Iterator[tuple[str, Block]]:
    stack: list[tuple[str, Block]] = [("", block)]
    while stack:
        name, inner = stack.pop()
        yield name, inner
        for slot in inner.slots:
            found = struct_in(slot.type)
            if found is not None:
                stack.append((found.name, found.block))


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
