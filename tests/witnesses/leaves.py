"""What the witnesses talk about: a leaf is a number, a run of bytes, or a reserved hole, of one message.

A path names a leaf as C does: `segments[2].vaddr`. The length of padded text is `x_length`, the head of a block of
strings `x_size` and `x_count`; reserved bytes are `reserved_N`, counted in their struct from 0.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Leaf:
    """`kind`: number, count (of bytes that follow), bytes (in the struct), data (behind a pointer), hole.

    `counter` is the path of the member that says how much is used; "" for all. It counts bytes, or, with an `index`,
    elements: this leaf is in use if there are more.
    """

    path: str
    offset: int
    size: int
    kind: str
    counter: str = ""
    index: int = -1
