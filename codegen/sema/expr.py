"""Rule expressions with every name resolved: `sema.rules` makes them, the reference and the emitter read them.

All are immutable and compare by content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from codegen.sema.kinds import ArrayOf, Int, Leaf, StructRef


@dataclass(frozen=True)
class Lit:
    """A constant. `text` is its canonical spelling: a number, or the name of a constant or member."""

    value: int
    text: str


@dataclass(frozen=True)
class Ref:
    """A value by name. `scope` says in which message or variable the path starts.

    "" the block of the rule itself; "request", "given", "state"; "element" inside ascending and disjoint;
    else the variable of the enclosing any/all. `type` is a leaf type, or an array where the expression takes one.
    `size` is the element bound of an array (0 otherwise).
    """

    scope: str
    path: tuple[str, ...]
    type: Leaf | ArrayOf | StructRef


@dataclass(frozen=True)
class Indexed:
    """One field of one element of an array: array[index].path. An index out of the count is a refusal."""

    array: Ref
    index: "Expr"
    path: tuple[str, ...]
    type: Leaf


@dataclass(frozen=True)
class Arith:
    """left op right, op one of + - * %. A result outside 64 bits is a refusal. The right side of % is a constant."""

    op: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True)
class Round:
    """value rounded up or down to a multiple of unit, a power of two. Rounding up past 64 bits is a refusal."""

    up: bool
    value: "Expr"
    unit: Lit


@dataclass(frozen=True)
class Compare:
    """left op right, op one of == != < <= > >=. Byte strings of one length compare with == and != only."""

    op: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True)
class Has:
    """Every bit of `mask` is set in value."""

    value: "Expr"
    mask: Lit


@dataclass(frozen=True)
class InRange:
    """low <= value <= high."""

    value: "Expr"
    low: Lit
    high: Lit


@dataclass(frozen=True)
class InSet:
    """value is one of the members."""

    value: "Expr"
    members: tuple[Lit, ...]


@dataclass(frozen=True)
class Not:
    operand: "Expr"


@dataclass(frozen=True)
class And:
    """Left to right; stops at the first that does not hold."""

    operands: tuple["Expr", ...]


@dataclass(frozen=True)
class Or:
    """Left to right; stops at the first that holds."""

    operands: tuple["Expr", ...]


@dataclass(frozen=True)
class Quantified:
    """`every`: body holds for all elements; else for at least one. `variable` names the element in body."""

    every: bool
    variable: str
    array: Ref
    body: "Expr"


@dataclass(frozen=True)
class Ascending:
    """array[i].path < array[i + 1].path throughout."""

    array: Ref
    path: tuple[str, ...]  # empty: the elements themselves
    type: Int


@dataclass(frozen=True)
class Disjoint:
    """The ranges [start, start + size) of all elements are non-empty and share no number."""

    array: Ref
    start: "Expr"
    size: "Expr"


@dataclass(frozen=True)
class Choice:
    """`if condition then first else second`, in the updates of a sequence only."""

    condition: "Expr"
    first: "Expr"
    second: "Expr"


Expr = Union[
    Lit, Ref, Indexed, Arith, Round, Compare, Has, InRange, InSet, Not, And, Or, Quantified, Ascending, Disjoint, Choice
]
