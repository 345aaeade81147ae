"""Schemas of many sides in; for each side the verdicts and values of its compiled C out. See `compiled`."""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
from dataclasses import dataclass
from typing import Any, Iterable, Mapping, Sequence, Union

from codegen import driver
from codegen.compat.model import Sent
from codegen.layout.model import Array, Block, Message, Records, Schema, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.statement.read import read
from tests.compat.compiled_c import Numbers, Unit, Units, givens_of, text_of

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNTIME_SOURCES = (os.path.join(TREE, "runtime", "src", "text.c"),)
GCC = ("gcc", "-O0")
TCC = ("tcc",)
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
    _numbers: Numbers
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

    def run(self, schema: str, sequence: str, sent: Sequence[Sent], arrival: int = 5) -> list[int]:
        """The verdicts on messages of a sequence, from its beginning; 0 for an op that is no step of it."""
        number = self._units[schema].number
        (steps,) = (found.steps for found in self.schemas[schema].sequences if found.name == sequence)
        by_op = {step.op: step for step in steps}
        self._library.start(self._numbers.sequences[number, sequence])
        verdicts = []
        for one in sent:
            verdict = 0
            if one.op in by_op:
                given = dict(one.givens)
                blobs = [_blob(given[wanted.name]) for wanted in by_op[one.op].givens]
                values = (ctypes.c_char_p * (len(blobs) + 1))(*blobs)
                step = self._numbers.steps[number, sequence, one.op]
                verdict = self._library.do_step(step, one.data, len(one.data), arrival, values)
            verdicts.append(verdict)
        return verdicts

    def _message(self, schema: str, name: str) -> Message:
        found = self.message(schema, name)
        if found is None:
            raise KeyError(f"{schema}.{name}")
        return found

    def _codec(self, schema: str, message: str) -> int:
        return self._numbers.codecs[self._units[schema].number, self._message(schema, message).name]

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


def _blob(value: int | bytes) -> bytes:
    return value if isinstance(value, bytes) else (value & 0xFFFF_FFFF_FFFF_FFFF).to_bytes(8, "little")


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


def build(sides: Iterable[Iterable[Schema]], compiler: Sequence[str] = GCC) -> tuple[Side, ...]:
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
    for name in ("judge", "given_of", "judge_table", "dump", "do_step"):
        getattr(library, name).restype = ctypes.c_uint32
    library.judge.restype = ctypes.c_size_t
    library.dump.restype = ctypes.c_void_p
    pointer, size, number = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint32
    library.judge.argtypes = [number, pointer, ctypes.c_void_p, size, ctypes.c_void_p, ctypes.c_void_p]
    library.dump.argtypes = [number, pointer, ctypes.c_void_p, size, ctypes.c_void_p, ctypes.c_void_p]
    library.given_of.argtypes = [number, pointer, size, ctypes.c_void_p]
    library.judge_table.argtypes = [number, pointer, number]
    library.start.argtypes, library.start.restype = [number], None
    library.do_step.argtypes = [number, pointer, size, number, ctypes.c_void_p]
    return library
