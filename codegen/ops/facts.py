"""A schema and its vectors in, what there is to say of each op out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Mapping

from codegen.layout.model import Array, Block, Message, Op, Records, Schema, Struct
from codegen.reference.model import Vectors

Drivers = Mapping[tuple[str, str], str]  # (schema, op): the test that drives it


@dataclass(frozen=True)
class Body:
    """One body of an op: its least and greatest size in bytes, what it is checked by, its vectors."""

    role: str
    message: str
    least: int
    greatest: int
    rules: int
    caps: tuple[int, int]  # fewest and most capabilities
    accepts: int
    refuses: int


@dataclass(frozen=True)
class OpFacts:
    """One op. `source`: who fixed the number or, failing that, the name."""

    schema: str
    name: str
    number: int
    kinds: tuple[str, ...]
    source: str
    results: tuple[str, ...]
    bodies: tuple[Body, ...]
    driver: str  # "" for none

    @property
    def rules(self) -> int:
        """Rules of all bodies."""
        return sum(body.rules for body in self.bodies)

    @property
    def vectors(self) -> tuple[int, int]:
        """Vectors that accept and vectors that refuse, of all bodies."""
        return sum(body.accepts for body in self.bodies), sum(body.refuses for body in self.bodies)

    def body(self, role: str) -> Body | None:
        """The body with this role, if there is one."""
        return next((body for body in self.bodies if body.role == role), None)


@dataclass(frozen=True)
class SchemaFacts:
    """One schema. `accepts` and `refuses` count every vector of it, those of sequences apart."""

    name: str
    ops: tuple[OpFacts, ...]
    messages: int
    accepts: int
    refuses: int
    steps: int
    deviations: int


def facts(schema: Schema, vectors: Vectors, drivers: Drivers) -> SchemaFacts:
    """What a schema holds, op by op in its own order."""
    counts: dict[str, tuple[int, int]] = {}
    for case in vectors.cases:
        accepts, refuses = counts.get(case.subject, (0, 0))
        counts[case.subject] = accepts + len(case.accepts), refuses + len(case.refuses)
    return SchemaFacts(
        schema.name,
        tuple(_op(schema.name, op, counts, drivers) for op in schema.ops),
        len(schema.all_messages),
        sum(accepts for accepts, _ in counts.values()),
        sum(refuses for _, refuses in counts.values()),
        sum(len(run.steps) for sequence in vectors.sequences for run in sequence.runs),
        sum(len(sequence.deviations) for sequence in vectors.sequences),
    )


def _op(schema: str, op: Op, counts: Mapping[str, tuple[int, int]], drivers: Drivers) -> OpFacts:
    words = (("reserved", op.reserved), ("test", op.test), ("idempotent", op.idempotent), ("notify", op.notify))
    source = "published" if op.provenance.published else "name only" if op.name_provenance.published else "ours"
    roles = (("request", op.request), ("reply", op.reply), ("failure", op.failure))
    bodies = tuple(_body(role, message, counts) for role, message in roles if message is not None)
    return OpFacts(
        schema,
        op.name,
        op.number,
        tuple(word for word, holds in words if holds),
        source,
        op.results,
        bodies,
        drivers.get((schema, op.name), ""),
    )


def _body(role: str, message: Message, counts: Mapping[str, tuple[int, int]]) -> Body:
    accepts, refuses = counts.get(message.name, (0, 0))
    low = sum(0 if cap.optional else 1 for cap in message.caps)
    high = sum(cap.high for cap in message.caps)
    least, greatest = message.block.minimum, message.block.maximum
    return Body(role, message.name, least, greatest, _rules(message.block), (low, high), accepts, refuses)


def _rules(block: Block) -> int:
    """Rules of a block and of each struct in it, however often the struct stands there."""
    structs: dict[str, Struct] = {}
    _collect(block, structs)
    return len(block.rules) + sum(len(struct.block.rules) for struct in structs.values())


def _collect(block: Block, structs: dict[str, Struct]) -> None:
    for slot in block.slots:
        kind = slot.type
        while isinstance(kind, Array):
            kind = kind.element
        if isinstance(kind, Records):
            kind = kind.record
        if isinstance(kind, Struct) and kind.name not in structs:
            structs[kind.name] = kind
            _collect(kind.block, structs)


def faults(op: OpFacts, need_driver: bool) -> Iterator[str]:
    """What an op lacks, each in a line."""
    for body in op.bodies:
        if not body.accepts:
            yield f"{op.schema} {op.name}: no vector accepts {body.message}"
        if not body.refuses:
            yield f"{op.schema} {op.name}: no vector refuses {body.message}"
    if not op.bodies and "reserved" not in op.kinds:
        yield f"{op.schema} {op.name}: it has no body, so no vector"
    if need_driver and not op.driver:
        how = "sees it denied" if "reserved" in op.kinds else "drives it live"
        yield f"{op.schema} {op.name}: no test {how}"
