"""Bodies of one message in; what its rules say of each, and which variants of a rule say something else. For `search`.

Most bodies that the search tries differ in one field, so that most rules read the same bytes again: what they and
their variants said is then known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import Callable, Iterable, NamedTuple

from codegen.layout.model import Block, Message
from codegen.reference.codec import Given, decode
from codegen.reference.places import Place, blocks, nodes, rule_places
from codegen.reference.rules import Env, Evaluator, Log
from codegen.reference.variants import Question, question, variants
from codegen.sema.expr import Expr, Ref
from codegen.sema.model import Rule

LOOKS = 250_000  # questions to variants about one message, those too whose answer is known: they take up to a second


class _Answer(NamedTuple):
    """What a rule says of values: where it fails in its block, its atoms, the questions that differ from it."""

    failure: int | None
    log: tuple[tuple[int, int], ...]
    differing: tuple[Question, ...]


@dataclass(frozen=True)
class _Asked:
    """A rule with the bytes of its block that decide about it and its variants, and what it said of some."""

    place: Place
    inputs: Callable[[bytes], object]  # those bytes
    given: bool  # the request decides, too
    known: dict[object, _Answer] = field(default_factory=dict)


class Examiner:
    """The rules of a message, and the variants of each that no body kept so far tells from it."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.told: list[tuple[Place, Question]] = []  # those that the last body tells from their rule
        self._data = b""
        self._given: Given = {}
        self._log: Log = []
        self._looks = 0
        self._names = {id(block): name for name, block in blocks(message.block)}
        self._asked: dict[int, _Asked] = {}  # by id of the rule
        rules = dict(rule_places(message.block))
        by_name = dict(blocks(message.block))
        self.alive = {
            place: _questions(rule, rules.get((place[0], place[1] + 1)), by_name[place[0]])
            for place, rule in rules.items()
        }

    def decode(self, data: bytes, given: Given, log: Log) -> None:
        """Raises Refused as the codec does."""
        self.told = []
        self._data, self._given, self._log = data, given, log
        decode(self.message, data, given, None, self._judge)

    def settle(self) -> None:
        """What the last body tells from its rule needs no other body."""
        for place, asked in self.told:
            self.alive[place].pop(asked, None)

    def _judge(self, rule: Rule, block: Block, base: int, env: Env) -> int | None:
        asked = self._asked.get(id(rule))
        if asked is None:
            asked = self._asked[id(rule)] = _asked(rule, block, self._names[id(block)])
        alive = self.alive[asked.place]
        self._looks += len(alive)
        if self._looks > LOOKS:
            self.alive = {place: {} for place in self.alive}
            alive = {}
        inputs = asked.inputs(self._data[base:] if base else self._data)
        if asked.given:
            inputs = inputs, *self._given.values()
        answer = asked.known.get(inputs)
        if answer is None:
            answer = asked.known[inputs] = _answer(rule, base, env, alive)
        self._log += answer.log
        self.told += [(asked.place, one) for one in answer.differing if one in alive]
        return None if answer.failure is None else base + answer.failure


def _questions(rule: Rule, behind: Rule | None, block: Block) -> dict[Question, None]:
    layouts = {"": block}
    found = variants(rule.expr, behind.expr if behind is not None else None)
    return dict.fromkeys(question(variant, layouts, rule.offset) for variant in found)


def _answer(rule: Rule, base: int, env: Env, alive: Iterable[Question]) -> _Answer:
    log: Log = []
    at = Evaluator(env, log).failure(rule.expr, base + rule.offset)
    failure = None if at is None else at - base
    scopes = {name: place.value for name, place in env.items()}
    return _Answer(failure, tuple(log), tuple(asks for asks in alive if asks(scopes, failure)))


def _asked(rule: Rule, block: Block, name: str) -> _Asked:
    # A variant may ask for the rule that comes next.
    exprs: list[Expr] = [other.expr for other in block.rules if other.number in (rule.number, rule.number + 1)]
    refs = [node for expr in exprs for node in nodes(expr) if isinstance(node, Ref)]
    paths = [ref.path for ref in refs if ref.scope == ""]
    spans = _spans(block, {path[0] for path in paths}) if all(paths) else [slice(block.maximum)]
    return _Asked((name, rule.number), itemgetter(*spans or [slice(0)]), any(ref.scope == "request" for ref in refs))


def _spans(block: Block, names: set[str]) -> list[slice]:
    """The bytes of these fields and of their counts."""
    counts = {counted: count for count, counted in block.counted.items()}
    found: list[slice] = []
    for slot in block.slots:
        if slot.name not in names and slot.name not in {counts.get(name) for name in names}:
            continue
        end = slot.offset + slot.size
        if found and found[-1].stop == slot.offset:
            found[-1] = slice(found[-1].start, end)
        else:
            found.append(slice(slot.offset, end))
    return found
