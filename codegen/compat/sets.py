"""A scalar type in, the set of numbers that its own check accepts out; whether one set holds another.

Sets are of bit patterns: a signed number stands by its two's complement, so that types of one size compare byte by
byte whatever they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Union

from codegen.layout.model import Block
from codegen.reference.codec import count_bounds
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int

Scalar = Union[Int, Bool, EnumType, FlagsType]
SCALARS = (Int, Bool, EnumType, FlagsType)
SMALL = 1 << 16  # elements of a set that is looked at one by one


@dataclass(frozen=True)
class Patterns:
    """Patterns of `bits` bits: runs of equal steps; or (`mask` is one) every pattern within a mask."""

    bits: int
    runs: tuple[range, ...] = ()
    mask: int | None = None

    @property
    def size(self) -> int:
        """How many there are."""
        return 1 << self.mask.bit_count() if self.mask is not None else sum(length(run) for run in self.runs)

    def takes(self, pattern: int) -> bool:
        """Whether it is one of them."""
        if self.mask is not None:
            return not pattern & ~self.mask
        return any(pattern in run for run in self.runs)

    def __iter__(self) -> Iterator[int]:
        if self.mask is None:
            for run in self.runs:
                yield from run
            return
        pattern = 0
        while True:  # counts through the bits of the mask
            yield pattern
            pattern = (pattern - self.mask) & self.mask
            if not pattern:
                return

    def edges(self) -> list[int]:
        """Patterns worth a look: both ends of each run and what lies beside them, each bit of a mask."""
        whole = (1 << self.bits) - 1
        found = [0, whole]
        if self.mask is not None:
            found += [self.mask, *(1 << bit for bit in range(self.bits))]
        for run in self.runs:
            if run:
                found += [run[0], run[-1], run[0] - 1, run[-1] + 1, run[0] + 1, run[-1] - 1]
                found += [run[0] + run.step, run[-1] - run.step, run[0] - run.step, run[-1] + run.step]
        return [pattern for pattern in dict.fromkeys(found) if 0 <= pattern <= whole]


def length(run: range) -> int:
    """len(), which refuses a range of 2^63 numbers."""
    return max(0, (run.stop - run.start + run.step - 1) // run.step)


def patterns(kind: Scalar, block: Block | None = None) -> Patterns:
    """What the field's own check accepts. `block` is the one of the field, which knows the bounds of a count."""
    match kind:
        case Bool():
            return Patterns(8, (range(2),))
        case FlagsType():
            return Patterns(8 * kind.width, mask=kind.mask)
        case EnumType():
            if kind.open:
                return Patterns(8 * kind.width, (range(1 << 8 * kind.width),))
            return _of_numbers(kind.width, sorted(member.value for member in kind.members))
        case Int():
            low, high = kind.low, kind.high
            if kind.counts and block is not None:
                bounds = count_bounds(block.slot(kind.counts).type)
                low, high = bounds if bounds is not None else (0, (1 << 8 * kind.width) - 1)
            return _of_interval(kind.width, low, high, 1 if kind.counts else kind.aligned)


def _of_numbers(width: int, numbers: list[int]) -> Patterns:
    whole = 1 << 8 * width
    return Patterns(8 * width, tuple(range(number % whole, number % whole + 1) for number in numbers))


def _of_interval(width: int, low: int, high: int, step: int) -> Patterns:
    whole = 1 << 8 * width
    first = -(-low // step) * step
    runs = []
    if first < 0:
        negative = range(first, min(high, -1) + 1, step)
        if negative:
            runs.append(range(negative[0] + whole, negative[-1] + whole + 1, step))
    positive = range(max(first, 0), high + 1, step)
    if positive:
        runs.append(positive)
    return Patterns(8 * width, tuple(runs))


def holds(outer: Patterns, inner: Patterns) -> bool | None:
    """Whether every pattern of `inner` is in `outer`; None where that would take too long to tell."""
    if outer == inner or outer.size == 1 << outer.bits:
        return True
    if inner.size > outer.size:
        return False
    if inner.size <= SMALL:
        return all(outer.takes(pattern) for pattern in inner)
    if any(not outer.takes(pattern) for pattern in inner.edges() if inner.takes(pattern)):
        return False
    if outer.mask is not None and inner.mask is not None:
        return not inner.mask & ~outer.mask
    if outer.mask is None and inner.mask is None:
        return _runs_hold(outer.runs, inner.runs)
    return None


def _runs_hold(outer: tuple[range, ...], inner: tuple[range, ...]) -> bool | None:
    answers: list[bool | None] = []
    for run in inner:
        around = [other for other in outer if other and run[0] in other and run[-1] in other]
        if any(run.step % other.step == 0 for other in around):
            answers.append(True)
        elif around and length(run) > 1:
            answers.append(False if run[0] + run.step not in around[0] else None)
        else:
            answers.append(None)
    return False if False in answers else None if None in answers else True


def meets(left: Patterns, right: Patterns) -> bool:
    """Whether the sets may have a pattern in common; exact for small ones."""
    small, other = (left, right) if left.size <= right.size else (right, left)
    if small.size <= SMALL:
        return any(other.takes(pattern) for pattern in small)
    return True
