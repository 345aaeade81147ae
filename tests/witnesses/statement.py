"""A statement in, the leaves of each message out, with the offsets that the layout engine worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from codegen.layout.model import Array, Block, Hole, Records, Struct, Type, is_tail
from codegen.sema.kinds import Bytes, Form, Strings, Text
from codegen.statement.read import read
from leaves import Leaf


def leaves(path: Path) -> dict[str, tuple[list[Leaf], int, bool]]:
    """By schema.message: the leaves, the size of the fixed part, whether a tail follows."""
    schema = read(path.read_text(encoding="utf-8"))
    return {f"{schema.name} {message.name}": (list(_block(message.block)), message.block.fixed,
                                              message.block.tail is not None)
            for message in schema.all_messages}


def _block(block: Block) -> Iterator[Leaf]:
    holes = 0
    for item in block.items:
        if isinstance(item, Hole):
            yield Leaf(f"reserved_{holes}", item.offset, item.size, "hole")
            holes += 1
        else:
            for leaf in _typed(item.type, item.name, item.size):
                kind = "count" if item.name in block.counted else leaf.kind
                yield replace(leaf, offset=item.offset + leaf.offset, kind=kind)


def _typed(kind: Type, name: str, size: int) -> Iterator[Leaf]:
    if isinstance(kind, Struct):
        for leaf in _block(kind.block):
            prefix = f"{name}.{leaf.counter}" if leaf.counter else ""
            yield replace(leaf, path=f"{name}.{leaf.path}", counter=prefix)
    elif isinstance(kind, Array):
        for index in range(kind.high):
            for leaf in _typed(kind.element, f"{name}[{index}]", kind.stride):
                placed = replace(leaf, offset=index * kind.stride + leaf.offset)
                if kind.count and not leaf.counter:
                    placed = replace(placed, counter=kind.count, index=index)
                yield placed
    elif isinstance(kind, Bytes):
        by_value = kind.form is Form.EXACT or kind.secret
        yield Leaf(name, 0, kind.high, "bytes" if by_value else "data", kind.count)
    elif isinstance(kind, Records):
        yield Leaf(name, 0, kind.high, "data", f"{name}_size")
    elif isinstance(kind, Strings):
        yield Leaf(f"{name}_size", 0, 2, "count")
        yield Leaf(f"{name}_count", 2, 2, "count")
        yield Leaf(name, 4, size - 4, "data", f"{name}_size")
    elif isinstance(kind, Text) and is_tail(kind):
        yield Leaf(name, 0, size, "data", kind.count)
    elif isinstance(kind, Text):
        yield Leaf(f"{name}_length", 0, kind.prefix, "count")
        yield Leaf(name, kind.prefix, size - kind.prefix, "data", f"{name}_length")
    else:
        yield Leaf(name, 0, size, "number")
