"""Schemas in, one C text out that judges and dumps bodies with their generated codecs. Used by `compiled`.

Many sides hold schemas of the same name, so every name that a generated file declares gets a suffix of its own. Equal
schemas whose imports are equal too are one unit, and stand in the text once.

The names of structs and members are spelled by the rules of the project's manual, as in tests/conformance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Iterator, Mapping

from codegen.emit.render import render_codec
from codegen.emit.runtime_names import RUNTIME
from codegen.layout.model import Array, Block, GivenScalar, Message, Op, Records, Schema, Sequence, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

_DECLARES = re.compile(
    r"^#define (\w+)|^\t(\w+) = |^(?:struct|union|enum) (\w+) \{|^(?:static )?[a-z_0-9 ]+[ *](\w+)\((?!\()",
    re.MULTILINE,
)
_INCLUDE = re.compile(r'^#include "ipc/(\w+)/\w+\.h"\n', re.MULTILINE)
_WORD = re.compile(r"\b[A-Za-z_]\w*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

@dataclass(frozen=True)
class Unit:
    """A schema whose generated text stands once. `names`: every name of it and of what it includes, renamed."""

    schema: Schema
    imported: tuple[int, ...]
    number: int
    header: str
    codec: str
    names: Mapping[str, str]


class Units:
    """All units of one C text."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._known: dict[tuple[Schema, tuple[int, ...]], Unit] = {}

    def side(self, schemas: Iterable[Schema]) -> dict[str, Unit]:
        """The units of the schemas of one side, by name."""
        by_name = {schema.name: schema for schema in schemas}
        found: dict[str, Unit] = {}
        for name in by_name:
            self._unit(name, by_name, found)
        return found

    def _unit(self, name: str, by_name: Mapping[str, Schema], found: dict[str, Unit]) -> Unit:
        if name not in found:
            imported = [self._unit(other, by_name, found) for other in by_name[name].imports if other in by_name]
            key = (by_name[name], tuple(unit.number for unit in imported))
            if key not in self._known:
                self._known[key] = _made(by_name[name], imported, len(self.units))
                self.units.append(self._known[key])
            found[name] = self._known[key]
        return found[name]


def _made(schema: Schema, imported: list[Unit], number: int) -> Unit:
    header, codec = (_COMMENT.sub("", text) for text in render_codec(schema).values())
    names: dict[str, str] = {}
    for unit in imported:
        names.update(unit.names)
    for match in _DECLARES.finditer(header + codec):
        name = next(filter(None, match.groups()))
        if name not in RUNTIME:
            names[name] = f"{name}__{number}"
    header, codec = (_WORD.sub(lambda word: names.get(word[0], word[0]), _INCLUDE.sub("", text))
                     for text in (header, codec))  # fmt: skip
    return Unit(schema, tuple(unit.number for unit in imported), number, header, codec, names)


def op_of(schema: Schema, message: Message) -> Op | None:
    """The op whose body a message is."""
    return next((op for op in schema.ops if any(message is body for body in (op.request, op.reply, op.failure))), None)


def givens_of(schema: Schema, message: Message) -> tuple[GivenScalar, ...]:
    """What C keeps of the request for this message: all that the reply or the failure body reads."""
    op = op_of(schema, message) if message.given else None
    found: list[GivenScalar] = []
    for body in (op.reply, op.failure) if op else ():
        found.extend(scalar for scalar in (body.given if body else ()) if scalar not in found)
    return tuple(found)


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")


@dataclass(frozen=True)
class Numbers:
    """Where things stand in the tables of the C text: codecs by unit and message, sequences by unit and name, steps by
    unit, sequence and op."""

    codecs: dict[tuple[int, str], int]
    sequences: dict[tuple[int, str], int]
    steps: dict[tuple[int, str, str], int]


def text_of(units: list[Unit], runtime_sources: tuple[str, ...]) -> tuple[str, Numbers]:
    """The whole text."""
    parts = [_beside("compiled_start.h")]
    numbers = Numbers({}, {}, {})
    for unit in units:
        parts += [unit.header, unit.codec]
        for message in unit.schema.all_messages:
            number = numbers.codecs[unit.number, message.name] = len(numbers.codecs)
            parts.extend(_adapters(unit, message, number))
        for sequence in unit.schema.sequences:
            parts.extend(_sequence(unit, sequence, numbers))
    codecs = (f"{{validate_{n}, unpack_{n}, dump_{n}, table_{n}, given_{n}}}" for n in numbers.codecs.values())
    parts.append(_table("const struct codec codecs[]", codecs))
    parts.append(_table("void (*const starts[])(void)", (f"start_{n}" for n in numbers.sequences.values())))
    parts.append(_table("const step_function steps[]", (f"step_{n}" for n in numbers.steps.values())))
    parts.append(_beside("compiled_end.h"))
    parts += [f'#include "{path}"\n' for path in runtime_sources]
    return "\n".join(parts), numbers


def _table(head: str, rows: Iterable[str]) -> str:
    return f"static {head} = {{\n" + "".join(f"\t{row},\n" for row in (*rows, "{0}")) + "};\n"


def _sequence(unit: Unit, sequence: Sequence, numbers: Numbers) -> Iterator[str]:
    """The state of a sequence, what starts it afresh, and a function for each step."""
    number = numbers.sequences[unit.number, sequence.name] = len(numbers.sequences)
    tag = f"ipc_{unit.schema.name}_{sequence.name}"
    yield f"static struct {unit.names[tag]} seq_{number};\n"
    yield _function(f"void start_{number}", "void", f"\t{unit.names[f'{tag}_init']}(&seq_{number});\n")
    for step in sequence.steps:
        n = numbers.steps[unit.number, sequence.name, step.op] = len(numbers.steps)
        request = f"ipc_{unit.schema.name}_{step.op.lower()}_request"
        values = "".join(
            f", givens[{at}]" if isinstance(given.type, Bytes) else f", ipc_get_u64le(givens[{at}])"
            for at, given in enumerate(step.givens)
        )
        body = (
            f"\tstatic struct {unit.names[request]} msg;\n"
            f"\tconst uint32_t verdict = {unit.names[f'{request}_unpack']}(&msg, buf, len);\n\n"
            f"\t(void)givens;\n\tif (verdict != 0)\n\t\treturn verdict;\n"
            f"\treturn {unit.names[f'{tag}_{step.op.lower()}']}(&seq_{number}, arrival, &msg{values});\n"
        )
        parameters = "const uint8_t *buf, size_t len, uint32_t arrival, const uint8_t *const *givens"
        yield _function(f"uint32_t step_{n}", parameters, body)


def _adapters(unit: Unit, message: Message, n: int) -> Iterator[str]:
    """The functions of a struct codec for one message."""
    schema, name = unit.schema, unit.names
    tag = f"ipc_{schema.name}_{message.name}"
    scalars, op = givens_of(schema, message), op_of(schema, message)
    declared, used, given = "\t(void)given;\n", "", "\t(void)buf;\n\t(void)len;\n\t(void)given;\n\treturn 0;\n"
    if scalars:
        assert op is not None
        stem = f"ipc_{schema.name}_{op.name.lower()}"
        members = ["_".join(scalar.path) for scalar in scalars]
        values = ", ".join(f".{member} = given[{at}]" for at, member in enumerate(members))
        declared, used = f"\tconst struct {name[f'{stem}_given']} kept = {{{values}}};\n", ", &kept"
        stores = "".join(f"\tgiven[{at}] = (uint64_t)kept.{member};\n" for at, member in enumerate(members))
        given = (
            f"\tstatic struct {name[f'{stem}_request']} request;\n\tstruct {name[f'{stem}_given']} kept;\n"
            f"\tconst uint32_t verdict = {name[f'{stem}_request_unpack']}(&request, buf, len);\n\n"
            f"\tif (verdict != 0)\n\t\treturn verdict;\n\t{name[f'{stem}_given_from']}(&kept, &request);\n"
            f"{stores}\treturn 0;\n"
        )
    if message.caps:
        table = f"\tstruct {name[f'{tag}_caps']} caps;\n\n\treturn {name[f'{tag}_caps_unpack']}(&caps, table);\n"
    else:  # as ipc_call_no_caps and ipc_exchange_no_caps say it
        table = "\treturn table->count ? ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0) : 0;\n"
    bytes_ = "const uint8_t *buf, size_t len"
    yield f"static struct {name[tag]} msg_{n};\n"
    body = f"{declared}\n\treturn {name[f'{tag}_validate']}(buf, len{used});\n"
    yield _function(f"uint32_t validate_{n}", f"{bytes_}, const uint64_t *given", body)
    fill = f"{declared}\n\tmemset(&msg_{n}, 0xA5, sizeof(msg_{n}));\n"
    body = f"{fill}\treturn {name[f'{tag}_unpack']}(&msg_{n}, buf, len{used});\n"
    yield _function(f"uint32_t unpack_{n}", f"{bytes_}, const uint64_t *given", body)
    yield _function(f"void dump_{n}", "void", "".join(_dump(unit, f"msg_{n}.", message.block, 1)))
    yield _function(f"uint32_t table_{n}", "const struct ipc_cap_table *table", table)
    yield _function(f"uint32_t given_{n}", f"{bytes_}, uint64_t *given", given)


def _function(head: str, parameters: str, body: str) -> str:
    return f"static {head}({parameters})\n{{\n{body}}}\n"


def _dump(unit: Unit, at: str, block: Block, depth: int) -> Iterator[str]:
    for slot in block.slots:
        count = getattr(slot.type, "count", "")
        yield from _dump_value(unit, f"{at}{slot.name}", slot.type, f"{at}{count}" if count else "", depth)


def _dump_value(unit: Unit, at: str, kind: Type, count: str, depth: int) -> Iterator[str]:
    tabs = "\t" * depth
    match kind:
        case Int() | Bool() | EnumType() | FlagsType():
            yield f"{tabs}put((uint64_t){at});\n"
        case Bytes(form=form, high=high):
            yield f"{tabs}put_bytes({at}, {high if form is Form.EXACT else count});\n"
        case Text(form=form):
            yield f"{tabs}put_bytes({at}, {count if form is Form.TAIL else f'{at}_length'});\n"
        case Strings():
            yield f"{tabs}put_bytes({at}, {at}_size);\n"
        case Struct(block=block):
            yield from _dump(unit, f"{at}.", block, depth)
        case Array(element=element, form=form, high=high):
            used, i = str(high) if form is Form.EXACT else count, f"i{depth}"
            yield f"{tabs}put({used});\n{tabs}for (size_t {i} = 0; {i} < {used}; {i}++) {{\n"
            yield from _dump_value(unit, f"{at}[{i}]", element, "", depth + 1)
            yield f"{tabs}}}\n"
        case Records(record=record):
            tag = "ipc_" + record.name.replace(".", "_")
            yield f"{tabs}struct ipc_cursor cursor = {{{at}, {at}_size, 0}};\n{tabs}put({count});\n"
            yield f"{tabs}for (uint64_t i = 0; i < {count}; i++) {{\n{tabs}\tstruct {unit.names[tag]} entry;\n"
            yield f"{tabs}\tif ({unit.names[f'{tag}_next']}(&entry, &cursor) != 0)\n{tabs}\t\tabort();\n"
            yield from _dump(unit, "entry.", record.block, depth + 1)
            yield f"{tabs}}}\n"
