"""Vector files and statements in, one C file of exchanges out: every op with every body and table. Run by meson.

    make_ops.py SOURCE_ROOT OUT.c OUT.d FOLDER...

An exchange has one part (request, its table, reply, its table) that a vector refuses, or none. The other parts are
accepted ones; a reply that depends on its request gets a request that holds those values. No vector is for a message that
takes no capability: each such message gets a table of ours.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Iterator

sys.path[:0] = [sys.argv[1], str(Path(sys.argv[1], "tests", "conformance"))]

from codegen.emit.names import op_member
from codegen.layout.model import Array, Block, Message, Op, Schema, Struct
from codegen.layout.verdict import CLASSES
from codegen.reference.codec import check
from codegen.reference.model import patched
from codegen.sema.kinds import Bytes
from codegen.sema.model import FATE_MOMENTS, Cap
from codegen.statement.read import read
from cap_tables import ABSENT, bytes_of, comparison, entries_of, unsendable
from cvalues import equal_functions, has_tail_records, message_value
from ops_stubs import c_name
from ops_vectors import Vectors
import ops_stubs

INEXPRESSIBLE = tuple(CLASSES[name] for name in ("LENGTH", "EXTENT", "RESERVED", "PADDING", "BOOL"))
EXPRESSIBLE_TABLE = (CLASSES["CAP_RIGHTS"],)
# A table that is well formed, for a message that takes none: an endpoint that is moved, a device frame that is copied.
UNASKED = bytes.fromhex("0200000000000000" "1500000001000100" "0100000000000000" "1600000007000200" "1000000000000000")
# Results that every op may answer, as bits: DENIED, INVALID_ARGUMENT, INTERNAL, UNSUPPORTED.
EVERYWHERE = 1 << 1 | 1 << 2 | 1 << 6 | 1 << 7
# Begins the name of a table that no bytes say.
UNSENT = "unsent "
# CAP_COUNT at 0 of the table.
UNASKED_VERDICT = 0x4000001E
TOO_MANY = 0x4000001E
# LENGTH at 0 of the body.
UNWANTED_VERDICT = 2 << 30 | CLASSES["LENGTH"]


class Output:
    """The C file on its way."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.turns: list[str] = []
        self.numbers = 0
        self.parts: dict[tuple[str, bytes, str, int], str] = {}

    def name(self, stem: str) -> str:
        """A C name that nobody else has."""
        self.numbers += 1
        return f"{stem}_{self.numbers}"

    def part(self, name: str, data: bytes, kind: str, verdict: int) -> str:
        """A body or table; `kind` is "TYPE NAME = VALUE" with the name left as {}, or "" for no values."""
        key = name, data, kind, verdict
        if key not in self.parts:
            self.parts[key] = self._part(*key)
        return self.parts[key]

    def _part(self, name: str, data: bytes, kind: str, verdict: int) -> str:
        pool = self.name("data")
        unsent = "true" if name.startswith(UNSENT) else "false"
        text = "".join(f"\\x{byte:02x}" for byte in data)
        self.out.append(f'static const uint8_t {pool}[] = "{text}";')
        values = "NULL"
        if kind:
            known = self.name("values")
            self.out.append(f"static const {kind.replace('@', known).replace('%', pool)};")
            values = f"&{known}"
        part = self.name("part")
        self.out.append(
            f'static const struct ops_part {part} = {{ "{name}", {pool}, {len(data)}, {values}, {verdict:#010x}, {unsent} }};'
        )
        return f"&{part}"


def main() -> None:
    """Reads the files, writes the exchanges."""
    out, depfile, *folders = sys.argv[2:]
    files = sorted(path for name in folders for path in Path(name).rglob("*") if path.suffix in (".txt", ".vec"))
    Path(depfile).write_text(f"{out}: {' '.join(map(str, files))}\n", encoding="utf-8")
    schemas = [read(path.read_text(encoding="utf-8")) for path in files if path.name.endswith(".abi.txt")]
    output = Output()
    output.out.append('#include "ops.h"\n')
    for schema in schemas:
        vectors = Vectors([path for path in files if path.suffix == ".vec"], schema.name)
        if any(_is_served(op) for op in schema.ops):
            _schema(output, schema, vectors)
    turns = "".join(f"\t{turn},\n" for turn in output.turns)
    output.out.append(f"const struct ops_turn ops_turns[] = {{\n{turns}}};")
    output.out.append(f"const size_t ops_turn_count = {len(output.turns)};")
    Path(out).write_text("\n".join(output.out) + "\n", encoding="utf-8")


def _is_served(op: Op) -> bool:
    return not op.reserved


def _schema(output: Output, schema: Schema, vectors: Vectors) -> None:
    output.out += [f'#include "ipc/{schema.name}/{schema.name}_{side}.h"' for side in ("client", "server")]
    output.out += equal_functions(schema)
    for op in filter(_is_served, schema.ops):
        for message in filter(None, (op.request, op.reply)):
            if message.caps:
                output.out.append(comparison(f"{c_name(schema, message)}_caps", message.caps))
    for op in filter(_is_served, schema.ops):
        for text in (ops_stubs.call(schema, op), ops_stubs.handle(schema, op), ops_stubs.answer(schema, op)):
            output.out.append(ops_stubs.guarded(op, text))
    output.out.append(ops_stubs.family(schema, [op for op in schema.ops if _is_served(op)]))
    for op in schema.ops:
        _op(output, schema, op, vectors)


def _caps_value(caps: tuple[Cap, ...], data: bytes) -> str:
    """An initializer of a caps struct with what a table says."""
    entries = entries_of(data)
    parts = []
    for index, cap in enumerate(caps):
        if cap.high == 1:
            parts.append(f".{cap.name} = {(entries[index] if index < len(entries) else ABSENT).cap}")
        elif rest := entries[index:]:
            parts.append(f".{cap.name} = {{ {', '.join(entry.cap for entry in rest)} }}")
            parts.append(f".{cap.name}_count = {len(rest)}")
    return "{ " + (", ".join(parts) or "0") + " }"


def _body_part(output: Output, schema: Schema, message: Message, data: bytes, name: str, verdict: int = 0) -> str:
    kind = ""
    if not verdict or _expressible(message, data, verdict):
        kind = f"struct {c_name(schema, message)} @ = {message_value(message.block, data, '%')}"
    return output.part(f"{message.name} {name}", data, kind, verdict)


def _table_part(output: Output, schema: Schema, message: Message, data: bytes, name: str, verdict: int = 0) -> str:
    kind = ""
    if not verdict or verdict & 0xFF in EXPRESSIBLE_TABLE:
        kind = f"struct {c_name(schema, message)}_caps @ = {_caps_value(message.caps, data)}"
    return output.part(f"table {message.name} {name}", data, kind, verdict)


def _expressible(message: Message, data: bytes, verdict: int) -> bool:
    """Whether a struct can hold what is wrong with the body."""
    name = verdict & 0xFF
    records = has_tail_records(message.block)
    if len(data) < message.block.fixed or name == CLASSES["LENGTH"]:
        return False
    if records is not None and (verdict >> 8 & 0xFFFF >= records or name == CLASSES["EXTENT"]):
        return True
    return name not in INEXPRESSIBLE


def _op(output: Output, schema: Schema, op: Op, vectors: Vectors) -> None:
    """All turns of one op."""
    own = f"ipc_{schema.name}_{op.name.lower()}"
    stub = "NULL" if op.reserved else ops_stubs.optional(op, f"call_{own}")
    answer = "NULL" if op.reserved or op.notify else ops_stubs.optional(op, f"answer_{own}")
    notify = "true" if op.notify else "false"
    secrets = [_secrets(output, message) for message in (op.request, op.reply, op.failure)]
    wiped = "0"
    if any("NULL" not in text for text in secrets) and not op.reserved:
        wiped = f"sizeof(((union ipc_{schema.name}_scratch *)0)->{op_member(op)})"
    name = output.name("op")
    output.out.append(
        f'static const struct ops_op {name} = {{ "{schema.name} {op.name}", {op.number:#x}, {notify}, {stub}, {answer}, '
        f"&family_ipc_{schema.name}, {_bits(schema, op.results) | EVERYWHERE:#x}, "
        f"{_bits(schema, op.failure_results):#x}, UINT64_C({op.abi_id:#x}), "
        f"{', '.join(secrets)}, {wiped}, {_kept(op):#x} }};"
    )
    exchange = _Exchange(output, schema, op, vectors, name)
    if op.reserved:
        exchange.reserved()
        return
    exchange.accepted()
    exchange.refused_requests()
    exchange.unasked_reply()
    exchange.unwanted_body()
    if op.reply is not None:
        exchange.replies(op.reply, 0)
    if op.failure is not None:
        assert schema.result_enum is not None
        numbers = {member.name: member.value for member in schema.result_enum.members}
        for result in op.failure_results:
            exchange.replies(op.failure, numbers[result])


def _kept(op: Op) -> int:
    """Bit n for entry n of the request's table: it stays the receiver's where the handler fails."""
    caps = [cap for cap in (op.request.caps if op.request is not None else ()) for _ in range(cap.high)]
    moment = FATE_MOMENTS.index("handler_failed")
    return sum(1 << index for index, cap in enumerate(caps) if cap.fate[moment] in ("receiver", "untouched"))


def _secrets(output: Output, message: Message | None) -> str:
    """The secrets of a body, as the layout places them."""
    spans = [] if message is None else sorted(_spans(message.block, 0))
    if not spans:
        return "{ NULL, 0 }"
    name = output.name("spans")
    listed = ", ".join(f"{{ {at}, {size} }}" for at, size in spans)
    output.out.append(f"static const struct ipc_span {name}[] = {{ {listed} }};")
    return f"{{ {name}, {len(spans)} }}"


def _spans(block: Block, base: int) -> Iterator[tuple[int, int]]:
    for slot in block.slots:
        if isinstance(slot.type, Bytes) and slot.type.secret:
            yield base + slot.offset, slot.size
        elif isinstance(slot.type, Struct):
            yield from _spans(slot.type.block, base + slot.offset)
        elif isinstance(slot.type, Array) and isinstance(slot.type.element, Struct):
            for index in range(slot.type.high):
                yield from _spans(slot.type.element.block, base + slot.offset + index * slot.type.stride)


def _bits(schema: Schema, results: tuple[str, ...]) -> int:
    """Bit n for result n."""
    if schema.result_enum is None:
        return 0
    numbers = {member.name: member.value for member in schema.result_enum.members}
    return sum(1 << number for number in {numbers[result] for result in results})


class _Exchange:
    """One op with its good requests and replies."""

    def __init__(self, output: Output, schema: Schema, op: Op, vectors: Vectors, name: str) -> None:
        self.output, self.schema, self.op, self.vectors, self.name = output, schema, op, vectors, name
        self.none = output.part("none", b"", "", 0)
        self.unasked = output.part("table that nobody asked for", UNASKED, "", UNASKED_VERDICT)
        self.requests = self._good(op.request) or [b""]
        self.request_tables = self._tables(op.request)
        self.reply_tables = self._tables(op.reply)

    def reserved(self) -> None:
        """Whatever a request holds."""
        message = self.op.request
        parts = [self.none]
        if message is not None:
            parts += [_body_part(self.output, self.schema, message, data, "") for data in self._good(message)]
            for base, refuse in self.vectors.refuses("message", message):
                data = patched(base.data, refuse.length, refuse.patches)
                parts.append(_body_part(self.output, self.schema, message, data, refuse.note, refuse.verdict))
        for part in parts:
            self._turn(part, self.none, 0, self.none, self.none)
            self._turn(part, self.unasked, 0, self.none, self.none)

    def accepted(self) -> None:
        """Each good part at least once."""
        replies = self._replies(self.op.reply)
        count = max(map(len, (self.requests, self.request_tables, replies, self.reply_tables)))
        for i in range(count):
            reply, request = replies[i % len(replies)]
            request = request or self._request(self.requests[i % len(self.requests)])
            table = self.request_tables[i % len(self.request_tables)]
            self._turn(request, table, 0, reply, self.reply_tables[i % len(self.reply_tables)])

    def refused_requests(self) -> None:
        """Each bad body with a good table, each bad table with a good body."""
        message = self.op.request
        assert message is not None
        for kind in ("message", "table"):
            for base, refuse in self.vectors.refuses(kind, message):
                data = patched(base.data, refuse.length, refuse.patches)
                if kind == "message":
                    part = _body_part(self.output, self.schema, message, data, refuse.note, refuse.verdict)
                    self._turn(part, self.request_tables[0], 0, self.none, self.none)
                else:
                    part = _table_part(self.output, self.schema, message, data, refuse.note, refuse.verdict)
                    self._turn(self._request(self.requests[0]), part, 0, self.none, self.none)
        if not message.caps:
            self._turn(self._request(self.requests[0]), self.unasked, 0, self.none, self.none)
        for part in self._unsent(message):
            self._turn(self._request(self.requests[0]), part, 0, self.none, self.none)

    def unasked_reply(self) -> None:
        """A good reply, or the bare header of an op without one, with a table."""
        if self.op.reply is None or not self.op.reply.caps:
            reply, request = self._replies(self.op.reply)[0]
            request = request or self._request(self.requests[0])
            self._turn(request, self.request_tables[0], 0, reply, self.unasked)

    def unwanted_body(self) -> None:
        """What is acknowledged by a bare header, with a byte behind it."""
        if self.op.reply is None:
            body = self.output.part("body that nobody asked for", b"\0", "", UNWANTED_VERDICT)
            self._turn(self._request(self.requests[0]), self.request_tables[0], 0, body, self.none)

    def replies(self, message: Message, result: int) -> None:
        """Each good failure, each bad reply or failure, each bad table."""
        good = self._replies(message)
        first, request = good[0]
        first_request = request or self._request(self.requests[0])
        if result != 0:
            for reply, request in good:
                self._turn(request or first_request, self.request_tables[0], result, reply, self.none)
        for base, refuse in self.vectors.refuses("message", message):
            changed = {given.name: given.value for given in (*base.givens, *refuse.givens)}
            request = self._request_with(changed) if message.given else first_request
            data = patched(base.data, refuse.length, refuse.patches)
            part = _body_part(self.output, self.schema, message, data, refuse.note, refuse.verdict)
            table = self.reply_tables[0] if result == 0 else self.none
            self._turn(request, self.request_tables[0], result, part, table)
        for base, refuse in self.vectors.refuses("table", message):
            data = patched(base.data, refuse.length, refuse.patches)
            part = _table_part(self.output, self.schema, message, data, refuse.note, refuse.verdict)
            self._turn(first_request, self.request_tables[0], result, first, part)
        for part in self._unsent(message) if result == 0 else ():
            self._turn(first_request, self.request_tables[0], result, first, part)

    def _unsent(self, message: Message) -> Iterator[str]:
        """Capabilities that caps_pack refuses, though no table says so."""
        full = [accept.data for accept in self.vectors.accepts("table", message)][:1]
        kind = f"struct {c_name(self.schema, message)}_caps @ = "
        for data in full:
            for entries, verdict in unsendable(message.caps, entries_of(data)):
                values = _caps_value(message.caps, bytes_of(entries))
                yield self.output.part(f"{UNSENT}{message.name}", bytes_of(entries), kind + values, verdict)
            last = message.caps[-1]
            if last.high > 1:
                values = _caps_value(message.caps, data)
                values = values.replace(f"{last.name}_count = {last.high}", f"{last.name}_count = {last.high + 1}")
                yield self.output.part(f"{UNSENT}{message.name}", data, kind + values, TOO_MANY)

    def _turn(self, request: str, request_table: str, result: int, reply: str, reply_table: str) -> None:
        self.output.turns.append(f"{{ &{self.name}, {request}, {request_table}, {result}, {reply}, {reply_table} }}")

    def _good(self, message: Message | None) -> list[bytes]:
        return [] if message is None else [accept.data for accept in self.vectors.accepts("message", message)]

    def _request(self, data: bytes) -> str:
        assert self.op.request is not None
        return _body_part(self.output, self.schema, self.op.request, data, "good")

    def _tables(self, message: Message | None) -> list[str]:
        if message is None or not message.caps:
            return [self.none]
        accepts = self.vectors.accepts("table", message)
        return [_table_part(self.output, self.schema, message, accept.data, accept.name) for accept in accepts]

    def _replies(self, message: Message | None) -> list[tuple[str, str | None]]:
        """Good replies, each with the request that it belongs to if not any will do."""
        found: list[tuple[str, str | None]] = []
        if message is None:
            return [(self.none, None)]
        for accept in self.vectors.accepts("message", message):
            request = None
            if message.given:
                request = self._request_with({given.name: given.value for given in accept.givens})
            found.append((_body_part(self.output, self.schema, message, accept.data, accept.name), request))
        return found

    def _request_with(self, values: dict[str, int | bytes]) -> str:
        """A good request that holds these values: one of the vectors, changed."""
        message = self.op.request
        assert message is not None
        for data in self.requests:
            changed = bytearray(data)
            for name, value in values.items():
                at, width = _place(message, name)
                assert isinstance(value, int)
                changed[at : at + width] = (value % (1 << 8 * width)).to_bytes(width, "little")
            if check(message, bytes(changed), {}) == 0:
                return self._request(bytes(changed))
        raise ValueError(f"{self.schema.name}: no request of {self.op.name} holds {values}")


def _place(message: Message, name: str) -> tuple[int, int]:
    """Offset and width of a scalar by its dotted path."""
    block, at = message.block, 0
    *outer, last = name.split(".")
    for part in outer:
        slot = block.slot(part)
        assert isinstance(slot.type, Struct)
        at += slot.offset
        block = slot.type.block
    slot = block.slot(last)
    return at + slot.offset, getattr(slot.type, "width", 1)


if __name__ == "__main__":
    main()
