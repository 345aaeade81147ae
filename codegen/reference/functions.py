"""Functions of values in, functions made of them out: the pieces of which `compiled` makes a condition.

A function takes the values that names start from. A number outside its domain raises Broken.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping

from codegen.reference.rules import Broken, is_signed
from codegen.sema.expr import Expr, Ref

Scopes = Mapping[str, Any]  # the values behind "", "request" and the variables of any/all
Number = Callable[[Scopes], Any]
Failure = Callable[[Scopes], "int | None"]


def walk(value: Any, path: tuple[str, ...]) -> Any:
    """The field at the end of the path."""
    for name in path:
        value = value[name]
    return value


def named(ref: Ref) -> Number:
    """The value that a reference names."""
    scope, path = ref.scope, ref.path
    if len(path) == 1:
        name = path[0]
        return lambda scopes: scopes[scope][name]
    return lambda scopes: walk(scopes[scope], path)


def safely(holds: Number, offset: int) -> Failure:
    """None or, where the condition does not hold, the offset. A wrap in a condition makes it false."""

    def failure(scopes: Scopes) -> int | None:
        try:
            return None if holds(scopes) else offset
        except Broken:
            return offset

    return failure


def first_failure(failures: list[Failure]) -> Failure:
    """What the first says that fails."""

    def failure(scopes: Scopes) -> int | None:
        for fails in failures:
            at = fails(scopes)
            if at is not None:
                return at
        return None

    return failure


def every(operands: list[Number]) -> Number:
    """Whether all hold; stops at the first that does not."""

    def holds(scopes: Scopes) -> bool:
        for operand in operands:
            if not operand(scopes):
                return False
        return True

    return holds


def some(operands: list[Number]) -> Number:
    """Whether one holds; stops at the first that does."""

    def holds(scopes: Scopes) -> bool:
        for operand in operands:
            if operand(scopes):
                return True
        return False

    return holds


def remainder(left: int, right: int) -> int:
    """left % right as C has it: the sign is the left side's."""
    return left % right if left >= 0 else -(-left % right)


def in_domain(number: Number, expr: Expr) -> Number:
    """The number, if it lies in the 64-bit domain of the expression."""
    low, beyond = (-(1 << 63), 1 << 63) if is_signed(expr) else (0, 1 << 64)

    def checked(scopes: Scopes) -> Any:
        value = number(scopes)
        if not low <= value < beyond:
            raise Broken
        return value

    return checked


def out_of_order(elements: Number, path: tuple[str, ...], how: str) -> Failure:
    """The first element that is not above the one before; "equal": below it, "latest": the last such."""

    def odd(scopes: Scopes) -> int | None:
        keys = [walk(element, path) for element in elements(scopes)]
        found = None
        for index in range(1, len(keys)):
            if keys[index] < keys[index - 1] or how != "equal" and keys[index] == keys[index - 1]:
                if how != "latest":
                    return index
                found = index
        return found

    return odd


def first_shared(elements: Number, start: Number, size: Number, domain: Expr) -> Failure:
    """The first element that is empty, too large or shares a number with an earlier one."""
    end = in_domain(lambda scopes: start(scopes) + size(scopes), domain)

    def odd(scopes: Scopes) -> int | None:
        ranges: list[tuple[int, int]] = []
        for index, element in enumerate(elements(scopes)):
            inner = {**scopes, "element": element}
            try:
                low, high = start(inner), end(inner)
            except Broken:
                return index
            if high <= low or any(low < other_high and high > other_low for other_low, other_high in ranges):
                return index
            ranges.append((low, high))
        return None

    return odd


def last_shared(elements: Number, start: Number, size: Number) -> Failure:
    """The last element that is empty or shares a number with an earlier one."""

    def odd(scopes: Scopes) -> int | None:
        ranges: list[tuple[int, int]] = []
        found = None
        for index, element in enumerate(elements(scopes)):
            inner = {**scopes, "element": element}
            low, count = start(inner), size(inner)
            if count <= 0 or any(low < other_high and low + count > other_low for other_low, other_high in ranges):
                found = index
            ranges.append((low, low + count))
        return found

    return odd
