"""C spellings of types, literals and byte access. Called by `expr` and the views; the only place that spells them."""

from __future__ import annotations

from typing import TypeGuard, Union

from codegen.sema.kinds import Bool, EnumType, FlagsType, Int

INT_MAX = 0x7FFF_FFFF
INT_MIN = -0x8000_0000
INT64_MIN = -(1 << 63)

Scalar = Union[Int, Bool, EnumType, FlagsType]


def is_scalar(kind: object) -> TypeGuard[Scalar]:
    """Whether a type is one number."""
    return isinstance(kind, (Int, Bool, EnumType, FlagsType))


def int_type(width: int, signed: bool = False) -> str:
    """The fixed-width integer type of that many bytes."""
    return f"{'' if signed else 'u'}int{width * 8}_t"


def is_signed(kind: Scalar) -> bool:
    """Whether values of the type may be negative."""
    return isinstance(kind, (Int, EnumType)) and kind.signed


def width_of(kind: Scalar) -> int:
    """Bytes of a scalar on the wire."""
    return 1 if isinstance(kind, Bool) else kind.width


def scalar_type(kind: Scalar) -> str:
    """The type of a struct member. An enum is an integer: the width of a C enum is not ours to choose."""
    return "bool" if isinstance(kind, Bool) else int_type(width_of(kind), is_signed(kind))


def wire_type(kind: Scalar) -> str:
    """The type of the number as it stands on the wire: a bool is a byte there."""
    return int_type(width_of(kind), is_signed(kind))


def type_bounds(kind: Scalar) -> tuple[int, int]:
    """The least and the greatest number that the wire type holds."""
    bits = width_of(kind) * 8
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed(kind) else (0, (1 << bits) - 1)


def number(value: int) -> str:
    """Digits without a suffix: hexadecimal for large numbers that are round there, else decimal."""
    digits = f"{abs(value):X}"
    if len(digits) < 5 or len(digits.rstrip("0").rstrip("F")) > 4:
        return str(value)
    return f"{'-' if value < 0 else ''}0x{digits}"


def literal(value: int) -> str:
    """A number in an expression: plain where an int holds it, else of the least width that does."""
    if INT_MIN < value <= INT_MAX:
        return number(value)
    if value == INT64_MIN:
        return "INT64_MIN"
    if value < 0:
        return f"INT64_C({number(value)})"
    return f"UINT32_C({number(value)})" if value < 1 << 32 else f"UINT64_C({number(value)})"


def wide_literal(value: int, signed: bool) -> str:
    """A number of 64 bits."""
    if value == INT64_MIN:
        return "INT64_MIN"
    return f"{'' if signed else 'U'}INT64_C({number(value)})"


def typed_literal(value: int, width: int, signed: bool, hexadecimal: bool = False) -> str:
    """The value of a #define, with the width of the type it belongs to."""
    if signed:
        return literal(value) if width < 8 else wide_literal(value, True)
    digits = f"0x{value:X}" if hexadecimal else number(value)
    return f"UINT{64 if width == 8 else 32}_C({digits})"


def mask_literal(value: int, width: int) -> str:
    """A mask that is turned round: as wide as what it is applied to, so that no upper bit gets lost."""
    return f"UINT{64 if width == 8 else 32}_C(0x{value:X})"
