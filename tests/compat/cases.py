"""A number in, a tiny schema and its random edits out: those that compile and are tiny on both sides.

A base and its edits depend on the seed and the number of the base alone, so that each can be made again.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from codegen import driver
from codegen.emit.render import render_codec
from codegen.layout.model import Block, Schema
from tests.compat import every, sets, tiny, tiny_make
from tests.compat.edits import edited
from tests.compat.tiny_text import text

PAIRS = 1 << 17  # replies times requests that differ in what the reply's rules read


@dataclass(frozen=True)
class Case:
    """Two sides. `edits` are the names of what was done to the old one."""

    name: str
    edits: tuple[str, ...]
    texts: tuple[str, str]
    old: tuple[Schema, ...]
    new: tuple[Schema, ...]

    @property
    def back(self) -> "Case":
        """The same difference the other way round."""
        return Case(f"{self.name}, back", self.edits, (self.texts[1], self.texts[0]), self.new, self.old)


def load(words: str) -> tuple[Schema, ...]:
    """The layouts of a text; none if it is refused.

    `check` would refuse rules for which its vectors show no refused body, and bodies that need an example. Both are
    welcome here, as far as the emitter can print them.
    """
    schemas = driver.load((("t.ipc", words),)).schemas
    try:
        for schema in schemas:
            render_codec(schema)
    except AssertionError:
        return ()
    return schemas


def is_tiny(schemas: tuple[Schema, ...]) -> bool:
    """Whether all bodies of a side can be enumerated."""
    try:
        for schema in schemas:
            for message in schema.messages:
                every.bodies(message.block)
            for op in schema.ops:
                requests = len(every.bodies(op.request.block)) if op.request is not None else 1
                for reply in (op.reply, op.failure):
                    replies = len(every.bodies(reply.block)) if reply is not None else 1
                    if reply is not None and reply.given and replies * min(requests, 256) > PAIRS:
                        return False
    except every.TooMany:
        return False
    return True


def base(seed: int, number: int) -> tuple[tiny.Schema, str, tuple[Schema, ...]]:
    """A schema that compiles."""
    rng = random.Random(f"{seed}:base:{number}")
    while True:
        made = tiny_make.make(rng, number)
        words = text(made)
        schemas = load(words)
        if schemas and is_tiny(schemas) and _weight(schemas) < rng.choice((600, 2000, 2000, 8000, 1 << 17)):
            return made, words, schemas


def _weight(schemas: tuple[Schema, ...]) -> int:
    """Bodies in all. Large ones are made more rarely, because they take long."""
    blocks: list[Block] = [message.block for schema in schemas for message in schema.all_messages]
    return sum(len(every.bodies(block)) for block in blocks)


def cases(seed: int, number: int, count: int) -> list[Case]:
    """So many edits of a base."""
    made, words, schemas = base(seed, number)
    rng = random.Random(f"{seed}:edits:{number}")
    found: list[Case] = []
    for _ in range(20 * count):
        if len(found) == count:
            break
        other, names = edited(rng, made)
        changed = text(other)
        if changed == words:
            continue
        loaded = load(changed)
        if loaded and is_tiny(loaded):
            found.append(Case(f"{seed}:{number}:{len(found)}", tuple(names), (words, changed), schemas, loaded))
    return found


def expected(case: Case) -> dict[sets.Key, sets.Expected]:
    """What the accepted sets say."""
    return sets.expected(case.old[0], case.new[0])
