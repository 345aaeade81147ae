"""A block of the layout and an accepted body in, one letter for each byte out: what the byte belongs to.

s: a scalar, a length or a count. e: one within an entry of a tail of records, which the reader of the message walks
again. t: text, bytes, secrets. z: reserved bytes, padding, unused elements.
"""

from __future__ import annotations

from codegen.layout.model import Array, Block, Hole, Records, Struct, Type, is_tail
from codegen.sema.kinds import Bytes, Form, Strings, Text
from cvalues import SCALARS, count_of, raw


def kinds(block: Block, data: bytes) -> str:
    """The letters of a whole body."""
    letters = ["z"] * len(data)
    _block(letters, block, data, 0, "s")
    return "".join(letters)


def _mark(letters: list[str], at: int, size: int, letter: str) -> None:
    letters[at : at + size] = [letter] * size


def _block(letters: list[str], block: Block, data: bytes, base: int, letter: str) -> None:
    for item in block.items:
        if isinstance(item, Hole):
            continue
        counter = block.slot(count_of(item.type)) if count_of(item.type) else None
        count = raw(data, base + counter.offset, counter.type) if counter else 0
        _field(letters, item.type, data, base + item.offset, count, letter)


def _field(letters: list[str], kind: Type, data: bytes, at: int, count: int, letter: str) -> None:
    """`count`: elements or bytes of a field that another one counts."""
    if isinstance(kind, SCALARS):
        _mark(letters, at, getattr(kind, "width", 1), letter)
    elif isinstance(kind, Struct):
        _block(letters, kind.block, data, at, letter)
    elif isinstance(kind, Array):
        for i in range(kind.high if kind.form is Form.EXACT else count):
            _field(letters, kind.element, data, at + i * kind.stride, 0, letter)
    elif isinstance(kind, Bytes):
        _mark(letters, at, kind.high if kind.form is Form.EXACT else count, "t")
    elif isinstance(kind, Text):
        _mark(letters, at, kind.prefix, letter)
        length = int.from_bytes(data[at : at + kind.prefix], "little") if kind.prefix else count
        _mark(letters, at + kind.prefix, length, "t")
    elif isinstance(kind, Strings):
        _mark(letters, at, 4, letter)
        _mark(letters, at + 4, int.from_bytes(data[at : at + 2], "little"), "t")
    else:
        assert isinstance(kind, Records)
        _records(letters, kind, data, at)


def _records(letters: list[str], kind: Records, data: bytes, at: int) -> None:
    """Entries up to the end of the body, each padded to its alignment."""
    block = kind.record.block
    while at < len(data):
        _block(letters, block, data, at, "e")
        size = block.fixed
        if block.tail is not None and is_tail(block.tail.type):
            counter = block.slot(count_of(block.tail.type))
            number = raw(data, at + counter.offset, counter.type)
            size = block.tail.offset + number * getattr(block.tail.type, "stride", 1)
        at += -(-size // block.align) * block.align
