"""Lines of a statement to the types it defines: enums, flags, structs and records. Used by `read`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

from codegen.layout.model import Struct
from codegen.sema.kinds import EnumType, FlagsType, Member, Provenance, Retired
from codegen.statement.kinds import full_range, read_int_word, read_provenance
from codegen.statement.lines import Lines, read_block, read_size
from codegen.statement.read_ops import read_named
from codegen.statement.tokens import Tokens

Definition = Union[EnumType, FlagsType, Struct]

WORDS = ("enum", "flags", "struct", "record")


class Definitions:
    """The types of a statement by name, each read when it is first needed: a field may use a type from further down."""

    def __init__(self, own: Sequence[Lines], foreign: Sequence[Lines]) -> None:
        self._blocks: dict[str, Lines] = {}
        self._done: dict[str, Definition] = {}
        self._begun: set[str] = set()
        self._words: dict[str, str] = {}
        for block in (*own, *foreign):
            head = block.head
            head.accept("foreign")
            word = head.accept_one(*WORDS)
            if not word:
                raise head.error(f"expected a type, found '{head.peek().text}'")
            name = head.dotted()
            if name in self._blocks:
                raise head.error(f"'{name}' is defined twice")
            self._blocks[name] = block
            self._words[name] = word
        self._foreign = len(foreign)

    def find(self, name: str, tokens: Tokens) -> Definition:
        """The type of that name, or a StatementError at the line of the tokens."""
        if name in self._done:
            return self._done[name]
        if name not in self._blocks:
            raise tokens.error(f"the statement defines no type '{name}'")
        if name in self._begun:
            raise tokens.error(f"'{name}' contains itself")
        self._begun.add(name)
        self._done[name] = self._read(name, self._blocks[name])
        return self._done[name]

    def all(self) -> tuple[tuple[Definition, ...], tuple[Definition, ...]]:
        """The schema's own types and those of other schemas, both in text order."""
        found = tuple(self.find(name, block.head) for name, block in self._blocks.items())
        own = len(found) - self._foreign
        return found[:own], found[own:]

    def _read(self, name: str, block: Lines) -> Definition:
        head, word = block.head, self._words[name]
        if word in ("struct", "record"):
            size = read_size(head)
            provenance = read_provenance(head)
            head.end_bare()
            doc = block.docs()
            struct = Struct(name, doc, provenance, read_block(block, size, self), word == "record")
            if struct.record != (struct.block.tail is not None):
                raise head.error("a record ends in a tail, and a struct doesn't")
            block.end()
            return struct
        width, signed = read_int_word(head)
        state = head.accept_one("open", "closed") if word == "enum" else ""
        if word == "enum" and not state:
            raise head.error("expected 'open' or 'closed'")
        if word == "flags":
            head.expect("mask")
            head.number()  # the sum of the bits, which the canonical form proves
        prefix = head.name() if head.accept("prefix") else ""
        head.end_bare()
        doc = block.docs()
        low, high = full_range(width, signed)
        members = _read_members(block, low, high)
        retired = read_retired(block, "retired")
        block.end()
        if word == "enum":
            return EnumType(name, doc, width, signed, state == "open", prefix, members, retired)
        return FlagsType(name, doc, width, prefix, members, retired)


def _read_members(block: Lines, low: int, high: int) -> tuple[Member, ...]:
    members: list[Member] = []
    above: Provenance | None = None
    while (line := block.peek()) is not None and (line.peek().kind == "number" or line.at("-")):
        line = block.take("a member")
        value, name = line.number(), line.name()
        if not low <= value <= high or any(member.name == name or member.value == value for member in members):
            raise line.error(f"'{name}' doesn't fit beside the other members")
        default = line.accept("default")
        source = above if line.accept("same") else read_provenance(line)
        if source is None:
            raise line.error("'same' has no line above it")
        above = source
        named = read_named(line, source)
        line.end()
        members.append(Member(name, value, block.docs(line.doc), default, source, named))
    return tuple(members)


def read_retired(block: Lines, word: str) -> tuple[Retired, ...]:
    """Numbers that nothing may take, each line with its reason."""
    found = []
    while (line := block.accept(word)) is not None:
        low, high = line.span()
        found.append(Retired(low, high, line.string()))
        line.end_bare()
    return tuple(found)
