"""Vector files and statements in, one C file of test tables out. Run by meson.

    make_table.py SOURCE_ROOT OUT.c OUT.d FOLDER_OR_FILE...

Every statement and vector file under the folders is read; OUT.d names them for the build.

The values of each struct are read from the vector's bytes by the layout; expected lengths come from the reference.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from codegen.layout.model import Array, Message, Schema, Sequence
from codegen.layout.verdict import CLASSES
from codegen.reference import hexbytes, vec_reader
from codegen.reference.codec import check
from codegen.reference.model import Accept, Cases, Given, Refuse, Run, RunStep, SequenceCases, patched
from codegen.sema.kinds import Bytes
from codegen.statement.read import read
import cap_tables
import record_tables
from cvalues import (
    default_value,
    equal_functions,
    has_secret,
    has_tail_records,
    member_bytes,
    message_value,
    scalar,
    state_bytes,
    state_value,
)

INEXPRESSIBLE = tuple(CLASSES[name] for name in ("LENGTH", "EXTENT", "RESERVED", "PADDING", "BOOL"))
ALL_LENGTHS = 2  # accepted bodies of a message that are tried at every length: the first and the longest


class Table:
    """The C file on its way."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.numbers = 0
        self.messages: list[str] = []
        self.runs: list[str] = []
        self.deviations: list[str] = []
        self.caps: list[str] = []
        self.entries: list[str] = []

    def name(self, stem: str) -> str:
        """A C name that nobody else has."""
        self.numbers += 1
        return f"{stem}_{self.numbers}"

    def data(self, data: bytes) -> str:
        """A C array of the bytes and one more, so that there is always one."""
        name = self.name("data")
        text = "".join(f"\\x{byte:02x}" for byte in data)
        self.out.append(f'static const uint8_t {name}[] = "{text}";')
        return name


def main() -> None:
    """Reads the files, writes the table."""
    out, depfile, *folders = sys.argv[2:]
    table = Table()
    found = sorted(path for name in folders for path in (Path(name), *Path(name).rglob("*")) if _is_read(path))
    schemas = {schema.name: schema for schema in map(_statement, found) if schema is not None}
    vectors = [vec_reader.parse(path.read_text(encoding="utf-8")) for path in found if path.suffix == ".vec"]
    Path(depfile).write_text(f"{out}: {' '.join(map(str, found))}\n", encoding="utf-8")
    for schema in schemas.values():
        table.out += [f'#include "ipc/{schema.name}/{schema.name}.h"']
    table.out += ['#include "ipc/cursor.h"', '#include "runner.h"', ""]
    for schema in schemas.values():
        table.out += equal_functions(schema)
        for message in schema.all_messages:
            _adapters(table, schema, message)
            kind = record_tables.records_of(message)
            if kind is not None:
                table.out.append(record_tables.walk(schema, message))
                if record_tables.append(kind) not in table.out:
                    table.out += [record_tables.append(kind), record_tables.following(kind)]
        for sequence in schema.sequences:
            _ends(table, schema, sequence)
    for vector in vectors:
        schema = schemas[vector.schema]
        by_name = {message.name: message for message in schema.all_messages}
        for cases in vector.cases:
            if cases.kind == "message":
                _message(table, schema, by_name[cases.subject], cases)
            else:
                _caps(table, schema, by_name[cases.subject], cases)
        sequences = {sequence.name: sequence for sequence in schema.sequences}
        for sequence_cases in vector.sequences:
            _sequence(table, schema, sequences[sequence_cases.subject], sequence_cases)
    kinds = (
        ("message", table.messages),
        ("entry", table.entries),
        ("run", table.runs),
        ("deviation", table.deviations),
        ("caps", table.caps),
    )
    for kind, items in kinds:
        listed = "".join(f"\t{item},\n" for item in items) or "\t{ 0 },\n"
        table.out.append(f"const struct {kind}_case {kind}_cases[] = {{\n{listed}}};")
        table.out.append(f"const size_t {kind}_case_count = {len(items)};\n")
    Path(out).write_text("\n".join(table.out) + "\n", encoding="utf-8")


def _is_read(path: Path) -> bool:
    """Statements and vectors; and the manifest, which changes when a schema comes or goes."""
    return path.name.endswith(".abi.txt") or path.suffix == ".vec" or path.name == "meson.build"


def _statement(path: Path) -> Schema | None:
    return read(path.read_text(encoding="utf-8")) if path.name.endswith(".abi.txt") else None


def _c_name(schema: Schema, message: Message) -> str:
    return f"ipc_{schema.name}_{message.name}"


def _given_type(schema: Schema, message: Message) -> str:
    """struct ipc_<schema>_<op>_given of a reply."""
    op = next(op for op in schema.ops if message in (op.request, op.reply, op.failure))
    return f"struct ipc_{schema.name}_{op.name.lower()}_given"


def _adapters(table: Table, schema: Schema, message: Message) -> None:
    """The codec of one message with types that all messages share."""
    name = _c_name(schema, message)
    last = ", given" if message.given else ""
    if has_secret(message.block):
        table.out.append(
            f"static void wipe_{name}(void *msg, uint8_t *buf, size_t len)\n{{\n\t{name}_wipe(msg, buf, len);\n}}\n"
        )
    table.out.append(
        f"static void init_{name}(void *msg)\n{{\n\t{name}_init(msg);\n}}\n\n"
        f"static uint32_t pack_{name}(const void *msg, uint8_t *buf, size_t cap, size_t *len, const void *given)\n"
        f"{{\n\t(void)given;\n\treturn {name}_pack(msg, buf, cap, len{last});\n}}\n\n"
        f"static uint32_t unpack_{name}(void *msg, const uint8_t *buf, size_t len, const void *given)\n"
        f"{{\n\t(void)given;\n\treturn {name}_unpack(msg, buf, len{last});\n}}\n\n"
        f"static uint32_t validate_{name}(const uint8_t *buf, size_t len, const void *given)\n"
        f"{{\n\t(void)given;\n\treturn {name}_validate(buf, len{last});\n}}\n"
    )


def _ends(table: Table, schema: Schema, sequence: Sequence) -> None:
    """The start and the owner's abort of one sequence with types that all share; what its begin sets, spoilt."""
    name = f"ipc_{schema.name}_{sequence.name}"
    for verb, function in (("start", "init"), ("stop", "abort")):
        table.out.append(f"static void {verb}_{name}(void *seq)\n{{\n\t{name}_{function}(seq);\n}}\n")
    begin = next(step for step in sequence.steps if step.kind == "begin")
    arrays = {slot.name for slot in sequence.state if isinstance(slot.type, Array)}
    # Of an array the elements in use are set.
    fields = [sequence.key, *(update.target for update in begin.updates if update.target not in arrays)]
    spoilt = "".join(f"\tmemset(&state->{name}, 0xC5, sizeof(state->{name}));\n" for name in fields)
    table.out.append(f"static void spoil_{name}(void *seq)\n{{\n\tstruct {name} *state = seq;\n\n{spoilt}}}\n")


def _given(table: Table, schema: Schema, message: Message, givens: tuple[Given, ...]) -> str:
    if not message.given:
        return "NULL"
    values = {given.name: given.value for given in givens}
    name = table.name("given")
    parts = []
    for wanted in message.given:
        value = values[".".join(wanted.path)]
        assert isinstance(value, int)
        parts.append(f".{'_'.join(wanted.path)} = {scalar(wanted.type, value)}")
    table.out.append(f"static const {_given_type(schema, message)} {name} = {{ {', '.join(parts)} }};")
    return f"&{name}"


def _values(table: Table, schema: Schema, message: Message, data: bytes, pool: str) -> str:
    name = table.name("values")
    value = message_value(message.block, data, pool)
    table.out.append(f"static const struct {_c_name(schema, message)} {name} = {value};")
    return f"&{name}"


def _message(table: Table, schema: Schema, message: Message, cases: Cases) -> None:
    name = _c_name(schema, message)
    accepts = {accept.name: accept for accept in cases.accepts}
    longest = max(cases.accepts, key=lambda accept: len(accept.data), default=None)
    accept_rows = []
    for index, accept in enumerate(cases.accepts):
        every = index == 0 or accept is longest
        accept_rows.append(_accept(table, schema, message, accept, every))
    refuse_rows = [_refuse(table, schema, message, accepts[refuse.base], refuse) for refuse in cases.refuses]
    lists = []
    for kind, rows in (("accept", accept_rows), ("refuse", refuse_rows)):
        list_name = table.name(f"{kind}s")
        body = "".join(f"\t{row},\n" for row in rows) or "\t{ 0 },\n"
        table.out.append(f"static const struct {kind}_case {list_name}[] = {{\n{body}}};\n")
        lists.append(f"{list_name}, {len(rows)}")
    functions = ", ".join(f"{verb}_{name}" for verb in ("init", "pack", "unpack", "validate", "same"))
    part = {"header": 0, "table": 1, "body": 2}[message.part]
    walk, records_at = "NULL", has_tail_records(message.block) or 0
    if record_tables.records_of(message) is not None:
        walk = f"walk_{name}"
    defaults = table.name("defaults")
    value = default_value(message.block)
    table.out.append(f"static const struct {name} {defaults}{f' = {{ {value} }}' if value else ''};")
    padding = f"sizeof(struct {name}) - ({member_bytes(message.block, f'((struct {name} *)0)->')})"
    wipe = f"wipe_{name}" if has_secret(message.block) else "NULL"
    walks = f"{walk}, {records_at}, {record_tables.walker(message)}"
    head = f'"{schema.name} {message.name}", sizeof(struct {name}), &{defaults}, {padding}, {part}, {walks}, {wipe}'
    table.messages.append(f"{{ {head}, {functions}, {', '.join(lists)} }}")


def _caps(table: Table, schema: Schema, message: Message, cases: Cases) -> None:
    """The capabilities of one message: its table vectors and what follows from them."""
    name = f"{_c_name(schema, message)}_caps"
    if all(f" pack_{name}(" not in text for text in table.out):
        table.out += [cap_tables.adapters(name), cap_tables.comparison(name, message.caps)]
    rows = "".join(f"\t{row},\n" for row in cap_tables.rows(schema, message, cases))
    checks = table.name("checks")
    table.out.append(f"static const struct caps_check {checks}[] = {{\n{rows}}};\n")
    functions = ", ".join(f"{verb}_{name}" for verb in ("pack", "unpack", "same"))
    table.caps.append(f"{{ sizeof(struct {name}), {functions}, {checks}, sizeof({checks}) / sizeof({checks}[0]) }}")


def _accept(table: Table, schema: Schema, message: Message, accept: Accept, every: bool) -> str:
    data = accept.data
    pool = table.data(data)
    given = _given(table, schema, message, accept.givens)
    values = _values(table, schema, message, data, pool)
    reserved = [line for line in accept.lines if line.label == "reserved"]
    holes = [(line.offset + i, line.offset) for line in reserved for i in range(len(line.data))]
    hole_list = table.name("holes")
    rows = "".join(f"{{ {at}, {start} }}, " for at, start in holes) or "{ 0, 0 }, "
    table.out.append(f"static const struct hole {hole_list}[] = {{ {rows}}};")
    lengths = _lengths(message, accept) if every else []
    length_list = table.name("lengths")
    rows = "".join(f"{{ {end}, {verdict:#010x} }}, " for end, verdict in lengths) or "{ 0, 0 }, "
    table.out.append(f"static const struct length_range {length_list}[] = {{ {rows}}};")
    head = f'"{accept.name}", {pool}, {len(data)}, {values}, {given}'
    return f"{{ {head}, {hole_list}, {len(holes)}, {length_list}, {len(lengths)} }}"


def _lengths(message: Message, accept: Accept) -> list[tuple[int, int]]:
    """For every length from 0 to one more than the body's: its verdict, as runs (last length of the run, verdict)."""
    given = {value.name: value.value for value in accept.givens if isinstance(value.value, int)}
    found: list[tuple[int, int]] = []
    for length in range(len(accept.data) + 2):
        verdict = check(message, patched(accept.data, length, ()), given)
        if found and found[-1][1] == verdict:
            found[-1] = (length, verdict)
        else:
            found.append((length, verdict))
    return found


def _refuse(table: Table, schema: Schema, message: Message, base: Accept, refuse: Refuse) -> str:
    data = patched(base.data, refuse.length, refuse.patches)
    pool = table.data(data)
    changed = {given.name: given for given in refuse.givens}
    givens = tuple(changed.get(given.name, given) for given in base.givens)
    given = _given(table, schema, message, givens)
    values = "NULL"
    if _expressible(message, refuse, data):
        values = _values(table, schema, message, data, pool)
    entry = record_tables.refused_entry(message, data, refuse.verdict, pool)
    if entry is not None:
        held = table.name("entry")
        table.out.append(f"static const {entry[0].replace('@', held)};")
        table.entries.append(f'{{ "{schema.name} {message.name} {refuse.note}", {entry[1].replace("@", held)} }}')
    return f'{{ "{base.name}: {refuse.note}", {pool}, {len(data)}, {values}, {given}, {refuse.verdict:#010x} }}'


def _expressible(message: Message, refuse: Refuse, data: bytes) -> bool:
    """Whether a struct can hold what is wrong with the body."""
    name = refuse.verdict & 0xFF
    records = has_tail_records(message.block)
    if records is not None and len(data) > message.block.maximum:
        return True
    if len(data) < message.block.fixed or name == CLASSES["LENGTH"]:
        return False
    if records is not None and (refuse.verdict >> 8 & 0xFFFF >= records or name == CLASSES["EXTENT"]):
        return True
    return name not in INEXPRESSIBLE


def _sequence(table: Table, schema: Schema, sequence: Sequence, cases: SequenceCases) -> None:
    calls: dict[tuple[str, int], tuple[RunStep, str]] = {}
    prefixes: dict[str, tuple[str, list[str]]] = {}
    for run in cases.runs:
        names = [_call(table, schema, sequence, step, step.arrival, step.data, step.givens) for step in run.steps]
        for index, step in enumerate(run.steps):
            calls[run.name, index + 1] = (step, names[index])
        states = _states(table, schema, sequence, run)
        list_name = table.name("calls")
        table.out.append(f"static const sequence_call {list_name}[] = {{ {', '.join(names)} }};")
        state_name = table.name("states")
        table.out.append(f"static const void *const {state_name}[] = {{ {', '.join(states)} }};")
        prefixes[run.name] = (list_name, names)
        head = f'"{schema.name} {sequence.name} {run.name}", {_type(schema, sequence)}, {list_name}'
        spoil = f"spoil_ipc_{schema.name}_{sequence.name}"
        table.runs.append(f"{{ {head}, {state_name}, {len(names)}, {spoil} }}")
    for deviation in cases.deviations:
        call = "NULL"
        if deviation.call:
            step, _ = calls[deviation.of or deviation.run, deviation.call]
            changed = {given.name: given for given in deviation.givens}
            givens = tuple(changed.get(given.name, given) for given in step.givens)
            data = patched(step.data, deviation.length, deviation.patches)
            arrival = step.arrival if deviation.arrival is None else deviation.arrival
            call = _call(table, schema, sequence, step, arrival, data, givens)
        title = f"{schema.name} {sequence.name} {deviation.run} after {deviation.after} call {deviation.call}"
        ended = "true" if deviation.ended else "false"
        table.deviations.append(
            f'{{ "{title}", {_type(schema, sequence)}, {prefixes[deviation.run][0]}, {deviation.after}, {call},'
            f" {deviation.verdict:#010x}, {ended} }}"
        )


def _type(schema: Schema, sequence: Sequence) -> str:
    """Size, bytes that are no member's, and functions of a sequence's state object."""
    name = f"ipc_{schema.name}_{sequence.name}"
    padding = f"sizeof(struct {name}) - ({state_bytes(sequence, f'((struct {name} *)0)->')})"
    return f"sizeof(struct {name}), {padding}, start_{name}, stop_{name}, same_{name}"


def _states(table: Table, schema: Schema, sequence: Sequence, run: Run) -> list[str]:
    """The expected state object after each step."""
    name = f"ipc_{schema.name}_{sequence.name}"
    kinds = {slot.name: slot.type for slot in sequence.state}
    now: dict[str, str] = {}
    found = []
    for step in run.steps:
        for key, text in step.after:
            value = hexbytes.parse_value(text)
            if key == "active":
                now[key] = str(int(value))
            elif key == "arrival":
                now[key] = str(value)
            elif key == "key":
                now[sequence.key] = scalar(sequence.key_type, value)
            else:
                now[key] = state_value(kinds[key], value)
        state = table.name("state")
        parts = ", ".join(f".{key} = {value}" for key, value in now.items() if value) or ".active = 0"
        table.out.append(f"static const struct {name} {state} = {{ {parts} }};")
        found.append(f"&{state}")
    return found


def _call(
    table: Table,
    schema: Schema,
    sequence: Sequence,
    step: RunStep,
    arrival: int,
    data: bytes,
    givens: tuple[Given, ...],
) -> str:
    """A function that unpacks a body and makes one step with it."""
    name = f"ipc_{schema.name}_{sequence.name}"
    op = step.op.lower()
    message = f"ipc_{schema.name}_{op}_request"
    pool = table.data(data)
    types = {given.name: given.type for given in next(s.givens for s in sequence.steps if s.op == step.op)}
    arguments = ""
    for given in givens:
        kind = types[given.name]
        if isinstance(kind, Bytes):
            assert isinstance(given.value, bytes)
            arguments += f", {table.data(given.value)}"
        else:
            assert isinstance(given.value, int)
            arguments += f", {scalar(kind, given.value)}"
    function = table.name("call")
    table.out.append(
        f"static uint32_t {function}(void *seq)\n{{\n\tstruct {message} msg;\n\n"
        f"\tmemset(&msg, 0xA5, sizeof(msg));\n"
        f"\tassert_int_equal({message}_unpack(&msg, {pool}, {len(data)}), 0);\n"
        f"\treturn {name}_{op}(seq, {arrival}, &msg{arguments});\n}}\n"
    )
    return function


if __name__ == "__main__":
    main()
