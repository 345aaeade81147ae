"""Statements in, the C tables that the harnesses drive out, each entry with its slow path. Called by `build`.

The order of the entries is that of `messages`, `tables`, `sequences` and `families` here: an input names them by
number, and `seeds` and `expected` count in the same way.
"""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

from codegen.emit import calls, names
from codegen.layout.model import Message, Op, Schema, Sequence
from codegen.sema.kinds import Bool
from codegen.statement.read import read
from slow import Slow, c_name, part_of
from slow_rules import read as read_scalar
import slow_steps

ALWAYS = ("DENIED", "INVALID_ARGUMENT", "UNSUPPORTED", "INTERNAL")


def schemas_of(root: Path, only: tuple[str, ...] = ()) -> tuple[Schema, ...]:
    """The schemas of the tree below `root`, by name; of `only` and what these import, if any are named."""
    found = sorted((root / "ipc").glob("*/*.abi.txt"))
    every = {schema.name: schema for schema in (read(path.read_text(encoding="utf-8")) for path in found)}
    wanted = list(only) + ["wire"] if only else list(every)
    for name in wanted:
        wanted += [other for other in every[name].imports if other not in wanted]
    return tuple(every[name] for name in sorted(set(wanted)))


def messages(schemas: tuple[Schema, ...]) -> list[tuple[Schema, Message]]:
    """Every message."""
    return [(schema, message) for schema in schemas for message in schema.all_messages]


def tables(schemas: tuple[Schema, ...]) -> list[tuple[Schema, Message]]:
    """Every message that carries capabilities."""
    return [(schema, message) for schema, message in messages(schemas) if message.caps]


def sequences(schemas: tuple[Schema, ...]) -> list[tuple[Schema, Sequence]]:
    """Every sequence."""
    return [(schema, sequence) for schema in schemas for sequence in schema.sequences]


def families(schemas: tuple[Schema, ...]) -> list[Schema]:
    """Every schema that is served."""
    return [schema for schema in schemas if calls.served(schema)]


def write(schemas: tuple[Schema, ...]) -> str:
    """The C file."""
    slow = Slow()
    numbered = {c_name(schema, message): index for index, (schema, message) in enumerate(messages(schemas))}
    carriers = {c_name(schema, message): index for index, (schema, message) in enumerate(tables(schemas))}
    rows: dict[str, list[str]] = {"message": [], "caps": [], "sequence": [], "family": []}
    for schema, message in messages(schemas):
        slow.message(schema, message)
        rows["message"].append(_message(slow, schema, message))
    for schema, message in tables(schemas):
        rows["caps"].append(_caps(slow, schema, message))
    for schema, sequence in sequences(schemas):
        slow_steps.write(slow, schema, sequence)
        steps, row = slow_steps.entry(schema, sequence, numbered)
        slow.out.append(steps)
        rows["sequence"].append(row)
    for schema in families(schemas):
        rows["family"].append(_family(slow, schema, numbered, carriers))
    includes = [f'#include "ipc/{schema.name}/{schema.name}.h"' for schema in schemas]
    includes += [f'#include "ipc/{schema.name}/{schema.name}_server.h"' for schema in families(schemas)]
    text = "\n".join(['#include "harness.h"', *includes, "", *slow.out])
    arrays = {"message": "fuzz_messages", "caps": "fuzz_caps", "sequence": "fuzz_sequences", "family": "fuzz_families"}
    counts = {"message": "message", "caps": "caps", "sequence": "sequence", "family": "family"}
    for kind, name in arrays.items():
        listed = "".join(f"\t{row},\n" for row in rows[kind]) or "\t{ 0 },\n"
        text += f"\nconst struct fuzz_{kind} {name}[] = {{\n{listed}}};\n"
        text += f"const size_t fuzz_{counts[kind]}_count = {len(rows[kind])};\n"
    return text


def _message(slow: Slow, schema: Schema, message: Message) -> str:
    name = c_name(schema, message)
    last = ", given" if message.given else ""
    slow.out.append(
        f"static void init_{name}(void *msg)\n{{\n{name}_init(msg);\n}}\n\n"
        f"static uint32_t pack_{name}(const void *msg, uint8_t *buf, size_t cap, size_t *len, const void *given)\n"
        f"{{\n(void)given;\nreturn {name}_pack(msg, buf, cap, len{last});\n}}\n\n"
        f"static uint32_t unpack_{name}(void *msg, const uint8_t *buf, size_t len, const void *given)\n"
        f"{{\n(void)given;\nreturn {name}_unpack(msg, buf, len{last});\n}}\n\n"
        f"static uint32_t validate_{name}(const uint8_t *buf, size_t len, const void *given)\n"
        f"{{\n(void)given;\nreturn {name}_validate(buf, len{last});\n}}\n"
    )
    take, size = "NULL", "0"
    if message.given:
        take, size = f"take_{name}", f"sizeof({_given_type(schema, message)})"
        lines = [f"{_given_type(schema, message)} *given = to;"]
        for index, scalar in enumerate(message.given):
            member = f"given->{'_'.join(scalar.path)}"
            value = read_scalar(scalar.type, "").replace("b->data + ", f"in + {8 * index}")
            value = f"({value} & 1)" if isinstance(scalar.type, Bool) else value
            lines += [f"{member} = (__typeof__({member})){value};", f"numbers[{index}] = (num){member};"]
        head = f"static void {take}(const uint8_t *in, void *to, num *numbers)"
        slow.out.append(f"{head}\n{{\n" + "\n".join(lines) + "\n}\n")
    verbs = ("init", "pack", "unpack", "validate", "slow", "put", "slow_put")
    functions = ", ".join(f"{verb}_{name}" for verb in verbs)
    head = f'"{schema.name} {message.name}", sizeof(struct {name}), {part_of(message)}, {len(message.given)}'
    return f"{{ {head}, {take}, {size}, {functions} }}"


def _given_type(schema: Schema, message: Message) -> str:
    op = next(op for op in schema.ops if message in (op.request, op.reply, op.failure))
    return f"struct ipc_{schema.name}_{op.name.lower()}_given"


def _caps(slow: Slow, schema: Schema, message: Message) -> str:
    name = f"{c_name(schema, message)}_caps"
    lines = [f"const struct {name} *c = from;"]
    parts = ("present", "slot", "rights", "endpoint_kind")
    wanted = []
    for cap in message.caps:
        mode = 1 if cap.move else 2
        optional = "true" if cap.optional else "false"
        wanted.append(f"{{ {cap.kind_value}, {mode}, {cap.rights_mask:#x}u, {optional}, {cap.high} }}")
        if cap.high == 1:
            lines += [f"put_number(v, c->{cap.name}.{part});" for part in parts]
            continue
        lines += [f"put_number(v, c->{cap.name}_count);", f"for (size_t i = 0; i < c->{cap.name}_count; i++) {{"]
        lines += [*(f"put_number(v, c->{cap.name}[i].{part});" for part in parts), "}"]
    slow.out.append(
        f"static uint32_t pack_{name}(const void *caps, struct ipc_cap_table *table)\n"
        f"{{\nreturn {name}_pack(caps, table);\n}}\n\n"
        f"static uint32_t unpack_{name}(void *caps, const struct ipc_cap_table *table)\n"
        f"{{\nreturn {name}_unpack(caps, table);\n}}\n\n"
        f"static void put_{name}(const void *from, struct values *v)\n{{\n" + "\n".join(lines) + "\n}\n\n"
        f"static const struct fuzz_cap wanted_{name}[] = {{ {', '.join(wanted)} }};\n"
    )
    functions = ", ".join(f"{verb}_{name}" for verb in ("pack", "unpack", "put"))
    head = f'"{schema.name} {message.name}", sizeof(struct {name})'
    return f"{{ {head}, {functions}, wanted_{name}, {len(wanted)} }}"


def _family(slow: Slow, schema: Schema, numbered: dict[str, int], carriers: dict[str, int]) -> str:
    # A schema without an import of wire has no results of its own.
    found = schema.result_enum.members if schema.result_enum else ()
    values = {"DENIED": 1, "INVALID_ARGUMENT": 2, "INTERNAL": 6, "UNSUPPORTED": 7}
    values.update({member.name: member.value for member in found})
    ops, handlers = [], []
    for op in schema.ops:
        rows = [_index(schema, message, numbered) for message in (op.request, op.reply, op.failure)]
        sent = [message if message and message.caps else None for message in (op.request, op.reply)]
        caps = [_index(schema, message, carriers) for message in sent]
        results = sum(1 << values[name] for name in {*ALWAYS, *op.results, *op.failure_results} if values[name] < 32)
        failures = sum(1 << values[name] for name in op.failure_results)
        denied = op.reserved or op.test
        flags = ", ".join("true" if flag else "false" for flag in (op.notify, denied))
        head = f'"{schema.name} {op.name}", {op.number:#x}u, {flags}, {rows[0]}, {caps[0]}, {rows[1]}, {caps[1]}'
        ops.append(f"{{ {head}, {rows[2]}, {results:#x}u, {failures:#x}u }}")
        if not op.reserved:
            handlers.append(f".{names.op_member(op)} = handle_{schema.name}_{op.name.lower()}")
            slow.out.append(_handler(schema, op, numbered))
    listed = "".join(f"\t{row},\n" for row in ops)
    binding = f"ipc_{schema.name}_binding"
    slow.out.append(
        f"static const struct fuzz_op ops_{schema.name}[] = {{\n{listed}}};\n\n"
        f"static const struct ipc_{schema.name}_handlers handlers_{schema.name} = {{ {', '.join(handlers)} }};\n\n"
        f"static struct ipc_binding bind_{schema.name}(void *context)\n"
        f"{{\nreturn {binding}(&handlers_{schema.name}, context);\n}}\n"
    )
    return f'{{ "{schema.name}", bind_{schema.name}, ops_{schema.name}, {len(ops)} }}'


def _index(schema: Schema, message: Message | None, numbered: dict[str, int]) -> str:
    return "NO_INDEX" if message is None else str(numbered[c_name(schema, message)])


def _handler(schema: Schema, op: Op, numbered: dict[str, int]) -> str:
    """A handler that compares what it is shown and does what the script says."""
    shape = calls.shape(schema, op)
    parts = [part.given for part in shape.taken] + [part.filled for part in shape.made]
    result = "void" if op.notify else "uint32_t"
    head = f"static {result} handle_{schema.name}_{op.name.lower()}("
    head += ", ".join(["void *context", "const struct ipc_arrival *arrival", *parts]) + ")"
    body = shape.request.body.name if shape.request.body else "NULL"
    lines = ["struct script *script = context;", f"fuzz_saw(script, arrival->op, {body});"]
    if shape.request.caps:
        lines.append(f"(void){shape.request.caps.name};")
    lines += _filled(schema, op, shape, numbered)
    if not op.notify:
        lines.append("return script->result;")
    return f"{head}\n{{\n" + "\n".join(lines) + "\n}\n"


def _filled(schema: Schema, op: Op, shape: calls.Shape, numbered: dict[str, int]) -> Iterator[str]:
    reply = shape.reply
    if reply and reply.body:
        given = "NULL"
        if reply.message.given:
            given = "&given"
            yield f"{_given_type(schema, reply.message)} given;"
            yield f"ipc_{schema.name}_{op.name.lower()}_given_from(&given, request);"
            for index, scalar in enumerate(reply.message.given):
                yield f"script->given[{index}] = (num)given.{'_'.join(scalar.path)};"
        index = numbered[c_name(schema, reply.message)]
        yield f"if (script->result == 0) fuzz_fill(script, {index}, {reply.body.name}, {given});"
    if reply and reply.caps:
        place = 0
        for cap in reply.message.caps:
            member = f"{reply.caps.name}->{cap.name}"
            made = f"ipc_cap({100 + place}, {cap.rights_mask:#x}u)"
            if cap.high == 1:
                yield f"if (script->caps >> {place} & 1) {member} = {made};"
            else:
                yield f"if (script->caps >> {place} & 1) {{ {member}[0] = {made}; {member}_count = 1; }}"
            place += 1
    if shape.failure and shape.failure.body:
        index = numbered[c_name(schema, shape.failure.message)]
        yield f"if (script->result != 0) fuzz_fill(script, {index}, {shape.failure.body.name}, NULL);"
