"""Numbers of the rule language as C text: their bounds, their C type, sums and comparisons of two. Called by `expr`.

Nothing here knows expressions. A comparison that the bounds decide is a known condition and never printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from codegen.emit import ctypes
from codegen.emit.cond import FALSE, TRUE, Cond, Const, Test, either, every
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Leaf

PRIMARY, PRODUCT, SUM = range(3)

U64_MAX = (1 << 64) - 1
I64_MIN, I64_MAX = -(1 << 63), (1 << 63) - 1

OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True)
class Value:
    """A number as C text, or a byte string (`size` bytes) as the text of a pointer.

    `level` says how tightly the text binds. `wide`: its C type has 64 bits. `literal`: it fits either domain.
    """

    text: str
    low: int
    high: int
    signed: bool = False
    wide: bool = False
    level: int = PRIMARY
    size: int = 0
    kind: Leaf | None = None
    literal: bool = False


ZERO = Value("0", 0, 0, literal=True)


def scalar(name: str, kind: Leaf, bounds: tuple[int, int] | None = None) -> Value:
    """The value of a scalar that C calls `name`; of bytes, `name` points to them."""
    if isinstance(kind, Bytes):
        return Value(name, 0, 0, size=kind.high, kind=kind)
    assert ctypes.is_scalar(kind)
    low, high = bounds or value_bounds(kind)
    return Value(name, low, high, ctypes.is_signed(kind), ctypes.width_of(kind) == 8, kind=kind)


def value_bounds(kind: ctypes.Scalar) -> tuple[int, int]:
    """The least and the greatest value that a checked field of that type has."""
    match kind:
        case Bool():
            return 0, 1
        case FlagsType():
            return 0, kind.mask
        case EnumType():
            values = [entry.value for entry in kind.members]
            return ctypes.type_bounds(kind) if kind.open else (min(values), max(values))
        case _:
            return kind.low, kind.high


# Comparisons of a number that is never negative, said plainly.
_ZERO = {(">", 0): "!=", ("<=", 0): "==", (">=", 1): "!=", ("<", 1): "=="}


def compare(op: str, left: Value, right: Value) -> Cond:
    """left op right; known where the bounds decide it."""
    known = _decided(op, left, right) if left.text != right.text else Const(op in ("==", "<=", ">="))
    if known is not None:
        return known
    if left.low >= 0 and right.literal and (op, right.low) in _ZERO:
        op, right = _ZERO[op, right.low], ZERO
    return Test(f"{left.text} {op} {right.text}", f"{left.text} {OPPOSITE[op]} {right.text}")


def _decided(op: str, left: Value, right: Value) -> Const | None:
    match op:
        case "<":
            return TRUE if left.high < right.low else FALSE if left.low >= right.high else None
        case ">=":
            return TRUE if left.low >= right.high else FALSE if left.high < right.low else None
        case ">" | "<=":
            return _decided({">": "<", "<=": ">="}[op], right, left)
    differ = left.high < right.low or right.high < left.low
    same = left.low == left.high == right.low == right.high
    if differ or same:
        return Const(differ == (op == "!="))
    return None


def in_signed(item: Value) -> Value:
    """A literal beside signed numbers: never of an unsigned type."""
    if not item.literal:
        return item
    fits = ctypes.INT_MIN < item.low <= ctypes.INT_MAX
    return replace(item, text=ctypes.number(item.low) if fits else ctypes.wide_literal(item.low, True))


def constant(number: int, signed: bool) -> Value:
    """A literal. Beside a signed number it is signed: C would turn the number into an unsigned one else."""
    found = Value(ctypes.literal(number), number, number, literal=True)
    return in_signed(found) if signed else found


def widened(item: Value, signed: bool) -> Value:
    """The same number in a 64-bit type."""
    if item.wide:
        return item
    if item.literal and item.text.lstrip("-")[:1].isdigit():
        return replace(item, text=ctypes.wide_literal(item.low, signed), wide=True)
    inner = item.text if item.level == PRIMARY else f"({item.text})"
    return replace(item, text=f"({ctypes.int_type(8, signed)}){inner}", wide=True, level=PRIMARY)


def grouped(item: Value, level: int) -> str:
    return item.text if item.level <= level else f"({item.text})"


def domain(signed: bool) -> tuple[int, int]:
    return (I64_MIN, I64_MAX) if signed else (0, U64_MAX)


def combined(op: str, left: Value, right: Value, signed: bool) -> Value:
    """left op right in 64 bits, one of + - *."""
    if not (left.wide or right.wide):
        if left.literal:
            right = widened(right, signed)
        else:
            left = widened(left, signed)
    level = PRODUCT if op == "*" else SUM
    if op in "+-" and right.literal and right.text.startswith("-"):
        op, right = "-" if op == "+" else "+", replace(right, text=right.text[1:], low=-right.high, high=-right.low)
    written = f"{grouped(left, level)} {op} {grouped(right, level - 1)}"
    return Value(written, *reach(op, left, right), signed, True, level)


def reach(op: str, left: Value, right: Value) -> tuple[int, int]:
    """What two ranges of numbers can give."""
    match op:
        case "+":
            return left.low + right.low, left.high + right.high
        case "-":
            return left.low - right.high, left.high - right.low
        case "*":
            corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
            return min(corners), max(corners)
        case _:
            most = right.high - 1
            return max(-most, min(left.low, 0)), min(most, max(left.high, 0))


def test(left: str, op: str, right: str) -> Test:
    return Test(f"{left} {op} {right}", f"{left} {OPPOSITE[op]} {right}")


def apart(limit: str, op: str, item: Value) -> str:
    """A limit plus or minus an item; of a negative literal, the other way round."""
    if item.literal and item.low < 0:
        return f"{limit} {'-' if op == '+' else '+'} {item.text.replace('-', '', 1)}"
    return f"{limit} {op} {grouped(item, PRODUCT)}"


def add(left: Value, right: Value) -> Value:
    """left + right in the unsigned domain."""
    return combined("+", left, right, False)


def sum_wraps(left: Value, right: Value) -> Cond:
    """left + right leaves the unsigned domain."""
    if left.high + right.high <= U64_MAX:
        return FALSE
    return test(right.text, ">", f"UINT64_MAX - {grouped(left, PRODUCT)}")


def by_sign(item: Value, positive: Cond, negative: Cond) -> Cond:
    """`positive` where the item is above zero, `negative` where it is below; each evaluated only there."""
    return either(every(compare(">", item, ZERO), positive), every(compare("<", item, ZERO), negative))


def product_overflow(left: Value, right: Value, signed: bool) -> Cond:
    if right.literal:
        left, right = right, left
    top = "INT64_MAX" if signed else "UINT64_MAX"
    by_left = grouped(left, PRIMARY)
    over = test(right.text, ">", f"{top} / {by_left}")
    if not signed:
        return every(compare("!=", left, ZERO), over)
    # left > 0: MIN / left <= right <= MAX / left. left < -1: the same, turned round. left == -1: right != MIN.
    under = test(right.text, "<", f"INT64_MIN / {by_left}")
    positive = every(compare(">", left, ZERO), either(over, under))
    minus_one = Value("-1", -1, -1, literal=True)
    turned_over = test(right.text, "<", f"{top} / {by_left}")
    turned_under = test(right.text, ">", f"INT64_MIN / {by_left}")
    negative = every(compare("<", left, minus_one), either(turned_over, turned_under))
    lowest = Value("INT64_MIN", I64_MIN, I64_MIN, literal=True)
    alone = every(compare("==", left, minus_one), compare("==", right, lowest))
    return either(positive, negative, alone)
