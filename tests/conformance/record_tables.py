"""Messages that end in records in, C text out: walks over the entries of each, and entries that append refuses. Used by make_table."""

from __future__ import annotations

from typing import Iterator

from codegen.layout.model import Array, Block, Records, Schema, Message
from codegen.layout.verdict import CLASSES
from codegen.sema.kinds import Int
from cvalues import message_value, struct_name

# What no struct of an entry can hold.
BYTES_ALONE = tuple(CLASSES[name] for name in ("RECORD", "RESERVED", "PADDING", "BOOL"))


def records_of(message: Message) -> Records | None:
    """The records at the end of the body."""
    tail = message.block.tail
    return tail.type if tail is not None and isinstance(tail.type, Records) else None


def walk(schema: Schema, message: Message) -> str:
    """walk_<message>: reads entry after entry as the body counts them and writes each again."""
    kind, tail = records_of(message), message.block.tail
    assert kind is not None and tail is not None
    name, record = f"ipc_{schema.name}_{message.name}", struct_name(kind.record).removeprefix("struct ")
    return (
        f"static uint32_t walk_{name}(const void *msg, uint8_t *room, size_t cap, size_t *len)\n{{\n"
        f"\tconst struct {name} *m = msg;\n"
        f"\tstruct ipc_cursor cursor = {{ m->{tail.name}, m->{tail.name}_size, 0 }};\n"
        f"\tstruct ipc_writer writer = {{ room, cap, 0 }};\n\tuint32_t verdict = 0;\n\n"
        f"\tfor (size_t i = 0; verdict == 0 && i < m->{kind.count}; i++) {{\n"
        f"\t\tstruct {record} entry;\n\n\t\tmemset(&entry, 0xA5, sizeof(entry));\n"
        f"\t\tverdict = {record}_next(&entry, &cursor);\n"
        f"\t\tif (verdict == 0)\n\t\t\tverdict = {record}_append(&entry, &writer);\n\t}}\n"
        f"\t*len = writer.at;\n\treturn verdict;\n}}\n"
    )


def following(kind: Records) -> str:
    """next_<record>: with one type for all."""
    record = struct_name(kind.record).removeprefix("struct ")
    return (
        f"static uint32_t next_{record}(void *entry, struct ipc_cursor *cursor)\n{{\n"
        f"\treturn {record}_next(entry, cursor);\n}}\n"
    )


def walker(message: Message) -> str:
    """What reads an entry, the size of its struct, where the body counts them and in how many bytes."""
    kind = records_of(message)
    if kind is None:
        return "NULL, 0, 0, 0"
    counter = message.block.slot(kind.count)
    assert isinstance(counter.type, Int)
    struct = struct_name(kind.record)
    return f"next_{struct.removeprefix('struct ')}, sizeof({struct}), {counter.offset}, {counter.type.width}"


def append(kind: Records) -> str:
    """append_<record>: with one type for all."""
    record = struct_name(kind.record).removeprefix("struct ")
    return (
        f"static uint32_t append_{record}(const void *entry, struct ipc_writer *writer)\n{{\n"
        f"\treturn {record}_append(entry, writer);\n}}\n"
    )


def refused_entry(message: Message, data: bytes, found: int, pool: str) -> tuple[str, str] | None:
    """The struct of the entry that a body is refused for, and what append says of it with its size; None for no such entry."""
    kind, tail = records_of(message), message.block.tail
    if kind is None or tail is None or found & 0xFF in BYTES_ALONE:
        return None
    offset = found >> 8 & 0xFFFF
    for start, end in _extents(kind.record.block, data, tail.offset):
        if start <= offset < end:
            record = struct_name(kind.record)
            value = message_value(kind.record.block, data[start:end], f"({pool} + {start})")
            said = f"{end - start}, {found - (start << 8):#010x}"
            return f"{record} @ = {value}", f"append_{record.removeprefix('struct ')}, &@, {said}"
    return None


def _extents(block: Block, data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Where each entry starts and ends, padding and all."""
    tail = block.tail
    assert tail is not None
    count = getattr(tail.type, "count")
    counter = block.slot(count)
    assert isinstance(counter.type, Int)
    stride = tail.type.stride if isinstance(tail.type, Array) else 1
    while at + block.fixed <= len(data):
        raw = data[at + counter.offset : at + counter.offset + counter.type.width]
        used = int.from_bytes(raw, "little") * stride
        end = at + -(-(tail.offset + used) // block.align) * block.align
        if end > len(data) or end == at:
            return
        yield at, end
        at = end
