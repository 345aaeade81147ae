"""Vectors in, inputs of each harness out: bodies, tables, whole runs, framed requests. Called by `run` and `schemas`.

An input's layout stands at the head of the harness's C file.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Iterable, Iterator

from codegen.layout.model import Message, Op, Schema, Sequence
from codegen.reference import vec_reader
from codegen.reference.model import Accept, Cases, Deviation, Given, Run, RunStep, SequenceCases, Vectors, patched
from codegen.sema.kinds import Bytes
import make_harness
from slow_steps import given_places

HEADER = 32
HEAD = 8
CAPS_MAX = 8
TABLE_FLAG, NOTIFY_FLAG = 2, 4
REQUEST_ID = 0x1122_3344_5566_7788
GIVEN = 8


def read_vectors(root: Path, tree: Path, schemas: tuple[Schema, ...]) -> list[Vectors]:
    """All vectors of the schemas: the generated ones, and those written by hand."""
    names = {schema.name for schema in schemas}
    paths = [root / "generated" / "ipc" / name / f"{name}.vec" for name in sorted(names)]
    paths += sorted((tree / "tests" / "vectors").rglob("*.vec"))
    found = [vec_reader.parse(path.read_text(encoding="utf-8")) for path in paths if path.exists()]
    return [vectors for vectors in found if vectors.schema in names]


def of(harness: str, schemas: tuple[Schema, ...], vectors: list[Vectors]) -> set[bytes]:
    """The inputs of a harness."""
    makers = {"unpack": _bodies, "validate": _bodies, "table": _tables, "sequence": _runs, "serve": _requests}
    return set(makers[harness](schemas, vectors))


def _number(number: int) -> bytes:
    return number.to_bytes(2, "little")


def _numbered(found: list[tuple[Schema, Message]]) -> dict[tuple[str, str], int]:
    return {(schema.name, message.name): index for index, (schema, message) in enumerate(found)}


def _scalars(values: Iterable[int]) -> bytes:
    return b"".join((value % (1 << 64)).to_bytes(GIVEN, "little") for value in values)


def _cases(vectors: list[Vectors], kind: str) -> Iterator[tuple[str, Cases]]:
    for found in vectors:
        for cases in found.cases:
            if cases.kind == kind:
                yield found.schema, cases


def _each(cases: Cases) -> Iterator[tuple[bytes, tuple[Given, ...]]]:
    """Every body and what it is given."""
    accepts = {accept.name: accept for accept in cases.accepts}
    for accept in cases.accepts:
        yield accept.data, accept.givens
    for refuse in cases.refuses:
        base = accepts[refuse.base]
        changed = {given.name: given for given in refuse.givens}
        givens = tuple(changed.get(given.name, given) for given in base.givens)
        yield patched(base.data, refuse.length, refuse.patches), givens


def _bodies(schemas: tuple[Schema, ...], vectors: list[Vectors]) -> Iterator[bytes]:
    numbered = _numbered(make_harness.messages(schemas))
    by_name = {(schema.name, message.name): message for schema, message in make_harness.messages(schemas)}
    for name, cases in _cases(vectors, "message"):
        key = (name, cases.subject)
        for data, givens in _each(cases):
            values = {given.name: given.value for given in givens}
            wanted = [int(values[".".join(scalar.path)]) for scalar in by_name[key].given]
            yield _number(numbered[key]) + _scalars(wanted) + data


def _tables(schemas: tuple[Schema, ...], vectors: list[Vectors]) -> Iterator[bytes]:
    numbered = _numbered(make_harness.tables(schemas))
    for name, cases in _cases(vectors, "table"):
        for data, _ in _each(cases):
            yield _number(numbered[name, cases.subject]) + data[HEAD:]


def _runs(schemas: tuple[Schema, ...], vectors: list[Vectors]) -> Iterator[bytes]:
    for index, (schema, sequence) in enumerate(make_harness.sequences(schemas)):
        for found in vectors:
            for cases in found.sequences:
                if (found.schema, cases.subject) == (schema.name, sequence.name):
                    for run in cases.runs:
                        yield bytes([index]) + b"".join(_step(sequence, step) for step in run.steps)
                    for deviation in cases.deviations:
                        yield bytes([index]) + _deviation(sequence, cases, deviation)


def _step(sequence: Sequence, step: RunStep, data: bytes | None = None, arrival: int | None = None,
          changed: tuple[Given, ...] = ()) -> bytes:  # fmt: skip
    number = next(index for index, found in enumerate(sequence.steps) if found.op == step.op)
    values = {given.name: given.value for given in (*step.givens, *changed)}
    body = step.data if data is None else data
    givens = b""
    for given, _, size in given_places(sequence.steps[number]):
        value = values[given.name]
        if isinstance(given.type, Bytes):
            assert isinstance(value, bytes)
            givens += value.ljust(size, b"\0")[:size]
        else:
            givens += (int(value) % (1 << 64)).to_bytes(size, "little")
    at = step.arrival if arrival is None else arrival
    return bytes([number, at & 0xFF, 0]) + givens + _number(len(body)) + body


def _deviation(sequence: Sequence, cases: SequenceCases, deviation: Deviation) -> bytes:
    runs: dict[str, Run] = {run.name: run for run in cases.runs}
    front = b"".join(_step(sequence, step) for step in runs[deviation.run].steps[: deviation.after])
    if not deviation.call:
        return front + b"\xff"
    step = runs[deviation.of or deviation.run].steps[deviation.call - 1]
    data = patched(step.data, deviation.length, deviation.patches)
    return front + _step(sequence, step, data, deviation.arrival, deviation.givens)


def _requests(schemas: tuple[Schema, ...], vectors: list[Vectors]) -> Iterator[bytes]:
    cases = {(name, found.subject): found for name, found in _cases(vectors, "message")}
    tables = {(name, found.subject): found for name, found in _cases(vectors, "table")}
    for index, schema in enumerate(make_harness.families(schemas)):
        # Tables as long as they may be, and longer, of which there is no vector: no op takes so many.
        for count in (CAPS_MAX, CAPS_MAX + 1):
            entries = b"".join(struct.pack("<IHHII", 16 + number, 1, 2, 1, 0) for number in range(count))
            yield _input(index, 0, 0, b"", framed(schema.ops[0], _number(count) + bytes(6) + entries, b""))
        for op in schema.ops:
            answers = [b""]
            for message in (op.reply, op.failure):
                answers += [accept.data for accept in _accepts(cases, schema, message)]
            full = [accept.data for accept in _accepts(tables, schema, op.request)] or [b""]
            bodies = [data for data, _ in _each(cases[schema.name, op.request.name])] if op.request else [b""]
            for number, body in enumerate(bodies):
                yield _input(index, 0, 0x7F, answers[number % len(answers)], framed(op, full[0], body))
            for number, answer in enumerate(answers):
                for result in (0, *(13, 21, 32, 40)[: number + 1]):
                    yield _input(index, result, 0x7F, answer, framed(op, full[-1], bodies[0]))
            for data, _ in _each(tables[schema.name, op.request.name]) if op.request and op.request.caps else ():
                yield _input(index, 0, 0x7F, answers[-1], framed(op, data, bodies[0]))
            yield _input(index, 0, 0, b"", _header(0, 0, 8) + struct.pack("<II", op.number, 0))


def _accepts(cases: dict[tuple[str, str], Cases], schema: Schema, message: Message | None) -> tuple[Accept, ...]:
    found = cases.get((schema.name, message.name)) if message else None
    return found.accepts if found else ()


def framed(op: Op, table: bytes, body: bytes) -> bytes:
    """A request under a good header."""
    flags = (TABLE_FLAG if table else 0) | (NOTIFY_FLAG if op.notify else 0)
    return _header(op.number, flags, len(body)) + table + body


def _header(op: int, flags: int, size: int) -> bytes:
    return struct.pack("<HHIIIQII", 1, flags, op, size, 0, REQUEST_ID, 0, 0)


def _input(family: int, result: int, caps: int, answer: bytes, message: bytes) -> bytes:
    return bytes([family, result, caps]) + _number(len(answer)) + answer + message
