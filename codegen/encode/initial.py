"""A type in, what a field of it holds that nobody sets out: as `_init` leaves it, 0, the default member, no data."""

from __future__ import annotations

from typing import Any, assert_never

from codegen.layout.model import Array, Block, Records, Struct, Type
from codegen.reference.image import Values
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text


def fresh(block: Block) -> Values:
    """The values of a block but its counts, which follow from the data."""
    return {slot.name: initial(slot.type) for slot in block.slots if slot.name not in block.counted}


def initial(kind: Type) -> Any:
    """The value of a field that nobody sets."""
    match kind:
        case Int() | FlagsType():
            return 0
        case Bool():
            return False
        case EnumType():
            return next((member.value for member in kind.members if member.default), 0)
        case Bytes():
            return bytes(kind.high if kind.form is Form.EXACT else 0)
        case Text() | Strings():
            return b""
        case Struct():
            return fresh(kind.block)
        case Array():
            return [initial(kind.element) for _ in range(kind.high if kind.form is Form.EXACT else 0)]
        case Records():
            return []
        case _:
            assert_never(kind)
