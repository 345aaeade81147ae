"""Schemas of many sides in; Python functions that ask their compiled C out.

    old, new = build([schemas_of({"t.ipc": text}), schemas_of({"t.ipc": other})])
    old.judge("t", "take_request", body)                    verdict of the C, 0 where it is accepted
    old.judge_all("t", "take_request", bodies)              the same for many bodies at once: ask so when enumerating
    old.decode("t", "take_request", body)                   values as codegen.reference.codec.decode gives them
    old.decode_all("t", "take_request", bodies)             the same for many; the verdict where a body is refused
    old.judge("t", "take_reply", body, {"flags": 1})        a reply whose rules read the request: its scalars by
    old.judge("t", "take_reply", body, request_bytes)       dotted path, or the whole request
    old.judge_table("t", "take_request", table)             a capability table; b"" is none
    assert_witness(old, new, "t", witness)                  both sides treat the bytes as the witness says

Each body is judged by `_validate` and by `_unpack`; Disagreement is raised where they differ. A side is a tuple of
schemas, imports included: `schemas_of` makes it of texts, `of_statements` of statements. Give one call of `build` many
sides (200 or so): they become one C text and one compiler run, in which equal schemas stand once.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
from dataclasses import dataclass
from typing import Any, Iterable, Mapping, Sequence, Union

from codegen import driver
from codegen.compat.model import Effect, Witness
from codegen.layout.model import Array, Block, Message, Records, Schema, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.statement.read import read
from tests.compat.compiled_c import Unit, Units, givens_of, op_of, text_of

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNTIME_SOURCES = (os.path.join(TREE, "runtime", "src", "text.c"),)
HEAD = 8
ENTRY = 16
MOST_ENTRIES = 8

Given = Union[Mapping[str, int], bytes, None]
Values = dict[str, Any]


class Disagreement(AssertionError):
    """`_validate` and `_unpack` of one codec give a body two verdicts."""


def schemas_of(files: Mapping[str, str]) -> tuple[Schema, ...]:
    """The layouts of schema texts by path; a text that is refused is a ValueError with the diagnostics."""
    loaded = driver.load(tuple(files.items()))
    if loaded.reporter.has_errors:
        raise ValueError(loaded.reporter.render_text())
    return loaded.schemas


def of_statements(texts: Iterable[str]) -> tuple[Schema, ...]:
    """The layouts of statements."""
    return tuple(read(text) for text in texts)


@dataclass(frozen=True)
class Side:
    """One side, compiled."""

    schemas: Mapping[str, Schema]
    _units: Mapping[str, Unit]
    _numbers: Mapping[tuple[int, str], int]
    _library: ctypes.CDLL

    def message(self, schema: str, name: str) -> Message | None:
        """The message of that name, if this side has it."""
        found = self.schemas[schema].all_messages if schema in self.schemas else ()
        return next((message for message in found if message.name == name), None)

    def judge(self, schema: str, message: str, body: bytes, given: Given = None) -> int:
        """The verdict on one body."""
        return self.judge_all(schema, message, (body,), given)[0]

    def judge_all(self, schema: str, message: str, bodies: Sequence[bytes], given: Given = None) -> list[int]:
        """The verdict on each body."""
        verdicts = (ctypes.c_uint32 * len(bodies))()
        codec = self._codec(schema, message)
        kept = self._given(schema, message, given)
        done = self._library.judge(codec, b"".join(bodies), _sizes(bodies), len(bodies), kept, verdicts)
        if done != len(bodies):
            other = self._dumps(schema, message, bodies[done : done + 1], given)
            raise Disagreement(
                f"{schema}.{message} {bodies[done].hex()}: validate says {verdicts[done]:#x}, "
                f"unpack {int.from_bytes(other[:8], 'little'):#x}"
            )
        return list(verdicts)

    def decode(self, schema: str, message: str, body: bytes, given: Given = None) -> Values | int:
        """What `_unpack` makes of a body: values by field name, or the verdict that refuses it."""
        return self.decode_all(schema, message, (body,), given)[0]

    def decode_all(self, schema: str, message: str, bodies: Sequence[bytes], given: Given = None) -> list[Values | int]:
        """The same for each body."""
        block = self._message(schema, message).block
        reader = _Reader(self._dumps(schema, message, bodies, given))
        return [reader.number() or reader.block(block) for _ in bodies]

    def judge_table(self, schema: str, message: str, table: bytes) -> int:
        """The verdict on a capability table whose own form is good: at most 8 entries, reserved bytes zero."""
        count = int.from_bytes(table[:2], "little")
        if count > MOST_ENTRIES or len(table) != (HEAD + ENTRY * count if table else 0) or any(table[2:HEAD]):
            raise ValueError(f"no table: {table.hex()}")
        return int(self._library.judge_table(self._codec(schema, message), table[HEAD:], count))

    def _message(self, schema: str, name: str) -> Message:
        found = self.message(schema, name)
        if found is None:
            raise KeyError(f"{schema}.{name}")
        return found

    def _codec(self, schema: str, message: str) -> int:
        return self._numbers[self._units[schema].number, self._message(schema, message).name]

    def _given(self, schema: str, message: str, given: Given) -> Any:
        scalars = givens_of(self.schemas[schema], self._message(schema, message))
        kept = (ctypes.c_uint64 * max(len(scalars), 1))()
        if isinstance(given, bytes):
            refused = self._library.given_of(self._codec(schema, message), given, len(given), kept)
            if refused:
                raise ValueError(f"{schema}.{message}: its request {given.hex()} is refused with {refused:#x}")
        elif given is not None:
            for at, scalar in enumerate(scalars):
                kept[at] = given.get(".".join(scalar.path), 0) & 0xFFFF_FFFF_FFFF_FFFF
        elif scalars:
            raise ValueError(f"{schema}.{message}: its rules read the request, which is not given")
        return kept

    def _dumps(self, schema: str, message: str, bodies: Sequence[bytes], given: Given) -> bytes:
        size = ctypes.c_size_t()
        codec, kept = self._codec(schema, message), self._given(schema, message, given)
        data = self._library.dump(codec, b"".join(bodies), _sizes(bodies), len(bodies), kept, ctypes.byref(size))
        return ctypes.string_at(data, size.value) if size.value else b""


def _sizes(bodies: Sequence[bytes]) -> Any:
    return (ctypes.c_uint32 * len(bodies))(*map(len, bodies))


class _Reader:
    """Reads what the C put, by the same walk over the layout."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def number(self, signed: bool = False) -> int:
        self.at += 8
        return int.from_bytes(self.data[self.at - 8 : self.at], "little", signed=signed)

    def block(self, block: Block) -> Values:
        return {slot.name: self.value(slot.type) for slot in block.slots}

    def value(self, kind: Type) -> Any:
        match kind:
            case Bool():
                return self.number() == 1
            case Int() | EnumType() | FlagsType():
                return self.number(isinstance(kind, (Int, EnumType)) and kind.signed)
            case Bytes() | Text() | Strings():
                size = self.number()
                self.at += size
                return self.data[self.at - size : self.at]
            case Struct():
                return self.block(kind.block)
            case Array():
                return [self.value(kind.element) for _ in range(self.number())]
            case Records():
                return [self.block(kind.record.block) for _ in range(self.number())]


def build(sides: Iterable[Iterable[Schema]], compiler: Sequence[str] = ("gcc", "-O0")) -> tuple[Side, ...]:
    """Compiles all sides into one shared object and loads it."""
    units = Units()
    found = [(schemas, units.side(schemas)) for schemas in [tuple(side) for side in sides]]
    text, numbers = text_of(units.units, RUNTIME_SOURCES)
    library = _loaded(text, compiler)
    return tuple(
        Side({schema.name: schema for schema in schemas}, by_name, numbers, library) for schemas, by_name in found
    )


def _loaded(text: str, compiler: Sequence[str]) -> ctypes.CDLL:
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "codecs.c"), os.path.join(folder, "codecs.so")
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        includes = ("-I", os.path.join(TREE, "runtime", "include"))
        command = [*compiler, "-std=c11", "-w", "-fPIC", "-shared", *includes, source, "-o", target]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)}\n{done.stderr[:4000]}")
        library = ctypes.CDLL(target)  # the mapping outlives the file
    for name in ("judge", "given_of", "judge_table", "dump"):
        getattr(library, name).restype = ctypes.c_uint32
    library.judge.restype = ctypes.c_size_t
    library.dump.restype = ctypes.c_void_p
    pointer, size, number = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint32
    library.judge.argtypes = [number, pointer, ctypes.c_void_p, size, ctypes.c_void_p, ctypes.c_void_p]
    library.dump.argtypes = [number, pointer, ctypes.c_void_p, size, ctypes.c_void_p, ctypes.c_void_p]
    library.given_of.argtypes = [number, pointer, size, ctypes.c_void_p]
    library.judge_table.argtypes = [number, pointer, number]
    return library


def counterpart(side: Side, other: Side, schema: str, name: str) -> Message | None:
    """The message of that name at `side`; else the same body of the op that has the number which it has at `other`."""
    found, there = side.message(schema, name), other.message(schema, name)
    if found is not None or there is None or schema not in side.schemas:
        return found
    op = op_of(other.schemas[schema], there)
    same = next((mine for mine in side.schemas[schema].ops if op is not None and mine.number == op.number), None)
    bodies = (same.request, same.reply, same.failure) if same is not None else ()
    return next((body for body in bodies if body is not None and body.role == there.role), None)


def assert_witness(old: Side, new: Side, schema: str, witness: Witness) -> None:
    """Raises AssertionError unless the C of both sides treats the bytes as the witness says.

    A message that only one side has needs an `answer`; then the other side's verdict alone is looked at.
    """
    sides = ((old, new, witness.old), (new, old, witness.new))
    messages = [counterpart(side, other, schema, witness.message) for side, other, _ in sides]
    said = f"{schema}.{witness.message} {witness.part} {witness.data.hex()}"
    if not any(messages):
        raise AssertionError(f"{said}: no side has the message")
    if not witness.answer and not all(messages):
        raise AssertionError(f"{said}: one side lacks the message, and no answer is told")
    if witness.answer and all(_served(side, schema, message) for (side, _, _), message in zip(sides, messages)):
        raise AssertionError(f"{said}: answered {witness.answer}, but both sides have the op")
    for (side, _, claimed), message in zip(sides, messages):
        if message is not None:
            verdict = _verdict(side, schema, message, witness)
            if verdict != claimed:
                raise AssertionError(f"{said}: the C says {verdict:#x}, the witness {claimed:#x}")
    if witness.effect is Effect.MISREAD:
        _assert_misread(sides, schema, messages, witness, said)


def _served(side: Side, schema: str, message: Message | None) -> bool:
    op = op_of(side.schemas[schema], message) if message is not None else None
    return message is not None and not (op is not None and (op.reserved or op.test))


def _verdict(side: Side, schema: str, message: Message, witness: Witness) -> int:
    if witness.part == "table" and message.part != "table":
        return side.judge_table(schema, message.name, witness.data)
    return side.judge(schema, message.name, witness.data, witness.request)


def _assert_misread(sides: Any, schema: str, messages: Sequence[Message | None], witness: Witness, said: str) -> None:
    values = [side.decode(schema, message.name, witness.data, witness.request)
              for (side, _, _), message in zip(sides, messages) if message is not None]  # fmt: skip
    if not all(isinstance(found, dict) for found in values):
        raise AssertionError(f"{said}: read differently, but a side refuses it")
    if not witness.readings:
        raise AssertionError(f"{said}: no field is named that is read differently")
