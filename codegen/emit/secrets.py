"""A message in, the bytes of its body that are secret out. Called by the views of clients and servers."""

from __future__ import annotations

from typing import Iterator

from codegen.emit.views import Table
from codegen.layout.model import Array, Block, Message, Records, Struct, Type
from codegen.sema.kinds import Bytes

Span = tuple[int, int]  # offset, size


def has_secret(message: Message) -> bool:
    """Whether a message holds a secret anywhere."""
    return bool(spans((message,)))


def spans(messages: tuple[Message, ...]) -> tuple[Span, ...]:
    """The secrets of bodies that come in one place, in order of offset, neighbours joined; a tail at its longest."""
    found: list[Span] = []
    for offset, size in sorted(span for message in messages for span in _of_block(message.block, 0)):
        if found and offset <= found[-1][0] + found[-1][1]:
            start, before = found.pop()
            found.append((start, max(before, offset + size - start)))
        else:
            found.append((offset, size))
    return tuple(found)


def table(name: str, messages: tuple[Message, ...], guard: str) -> Table:
    """The constants that tell a trace what to mask; there is at least one."""
    lines = tuple(f"{{{offset}, {size}}}," for offset, size in spans(messages))
    return Table(f"static const struct ipc_span {name}[]", lines, guard)


def argument(name: str, messages: tuple[Message, ...]) -> str:
    """The secrets as a struct ipc_secrets."""
    count = len(spans(messages))
    return f"ipc_secrets_of({name}, {count})" if count else "ipc_no_secrets()"


def _of_block(block: Block, base: int) -> Iterator[Span]:
    for slot in block.slots:
        yield from _of_type(slot.type, base + slot.offset, slot.size)


def _of_type(kind: Type, at: int, size: int) -> Iterator[Span]:
    match kind:
        case Bytes(secret=True):
            yield (at, size)
        case Struct(block=block):
            yield from _of_block(block, at)
        case Array(element=element, stride=stride, high=high):
            for index in range(high):
                yield from _of_type(element, at + index * stride, stride)
        case Records(record=record):
            if any(True for _ in _of_block(record.block, 0)):
                yield (at, size)
