"""Expressions of rules, guards and updates to their canonical text. `expr_reader` reads it back.

Parentheses stand only where they are needed. A literal with a name keeps it; its number follows in the `where` line:

    rule 1 w_xor_x at 32: not (flags has WRITE and flags has EXECUTE)
      where WRITE = 2, EXECUTE = 4

Where that would be ambiguous (one name with two values, or a field of the same name), the number stands behind the
name: `NONE(3)`. A field whose name is a word of the language gets a dot in front: `.all`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codegen.sema.expr import (
    And,
    Arith,
    Ascending,
    Choice,
    Compare,
    Disjoint,
    Expr,
    Has,
    InRange,
    InSet,
    Indexed,
    Lit,
    Not,
    Or,
    Quantified,
    Ref,
    Round,
)
from codegen.statement.scope import KEYWORDS, SCOPE_WORDS
from codegen.statement.tokens import number

_NUMBER = re.compile("-?(0x[0-9A-Fa-f]+(_[0-9A-Fa-f]+)*|0|[1-9][0-9]*(_[0-9]+)*)")
_NAMED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*( \| [A-Za-z_]\w*(\.[A-Za-z_]\w*)*)*", re.ASCII)

CHOICE, OR, AND, NOT, COMPARE, SUM, PRODUCT, PRIMARY = range(8)


@dataclass(frozen=True)
class Around:
    """What surrounds a part of an expression: the variables of any/all, the innermost array of disjoint."""

    variables: tuple[tuple[str, Ref], ...] = ()
    elements: Ref | None = None


class Spelling:
    """How names and literals are written. `offsets.OffsetSpelling` has another way."""

    def __init__(self, inline: frozenset[str]) -> None:
        self._inline = inline

    def literal(self, lit: Lit) -> str:
        """A literal by its own text."""
        if not is_number(lit) and (lit.text in KEYWORDS or _NAMED.fullmatch(lit.text) is None):
            raise ValueError(f"{lit.text!r} is not the text of a literal")
        return f"{lit.text}({number(lit.value)})" if lit.text in self._inline else lit.text

    def ref(self, ref: Ref, around: Around) -> str:
        """A value by its name, in the one form that reads back as itself."""
        names = {name for name, _ in around.variables}
        path = ".".join(ref.path)
        if ref.scope in names:
            return ".".join((ref.scope, *ref.path))
        if ref.scope in ("request", "state", "given"):
            return f"{ref.scope}.{path}"
        head = ref.path[0] if ref.path else ""
        taken = head in KEYWORDS or head in names or head in SCOPE_WORDS and len(ref.path) > 1
        if ref.scope == "element" and around.elements is not None:
            return ("element." + path if path else "element") if taken or head in ("", "element") else path
        if ref.scope != "" or not ref.path:
            raise ValueError(f"nothing is called {ref.scope!r} here")
        return "." + path if taken or around.elements is not None else path

    def variable(self, name: str, around: Around) -> str:
        """The variable of an any/all."""
        if name in KEYWORDS or name in SCOPE_WORDS:
            raise ValueError(f"a variable can't be called {name!r}")
        del around  # a name is the same at every depth
        return name

    def within(self, array: Ref, path: tuple[str, ...], around: Around) -> str:
        """`.path`: a field of an array's element."""
        del array, around
        return "".join("." + name for name in path)


def is_number(lit: Lit) -> bool:
    """Whether the literal's text is its own value."""
    if lit.text in ("true", "false"):
        return lit.value == (lit.text == "true")
    return _NUMBER.fullmatch(lit.text) is not None and int(lit.text, 0) == lit.value


def parts(expr: Expr) -> Iterator[Expr]:
    """The expression and everything within, in the order of the text."""
    yield expr
    for child in children(expr):
        yield from parts(child)


def children(expr: Expr) -> tuple[Expr, ...]:
    """The direct parts of an expression, in the order of the text."""
    match expr:
        case Lit() | Ref():
            return ()
        case Indexed():
            return (expr.array, expr.index)
        case Arith() | Compare():
            return (expr.left, expr.right)
        case Round():
            return (expr.value, expr.unit)
        case Has():
            return (expr.value, expr.mask)
        case InRange():
            return (expr.value, expr.low, expr.high)
        case InSet():
            return (expr.value, *expr.members)
        case Not():
            return (expr.operand,)
        case And() | Or():
            return expr.operands
        case Quantified():
            return (expr.array, expr.body)
        case Ascending():
            return (expr.array,)
        case Disjoint():
            return (expr.array, expr.start, expr.size)
        case Choice():
            return (expr.condition, expr.first, expr.second)


def _named_literals(expr: Expr) -> tuple[dict[str, int], frozenset[str]]:
    """Literals with a name: those of the where line by first use, and the texts that carry their number themselves."""
    values: dict[str, int] = {}
    inline: set[str] = set()
    heads: set[str] = set()
    for part in parts(expr):
        if isinstance(part, Ref):
            heads.update(part.path[:1])
            heads.add(part.scope)
        elif isinstance(part, Lit) and not is_number(part):
            if values.setdefault(part.text, part.value) != part.value:
                inline.add(part.text)
    inline.update(text for text in values if text.split(".")[0] in heads)
    return {text: value for text, value in values.items() if text not in inline}, frozenset(inline)


def canonical(expr: Expr) -> str:
    """The text of an expression."""
    return spell(expr, Spelling(_named_literals(expr)[1]))


def where(expr: Expr) -> tuple[tuple[str, int], ...]:
    """The names that stand for numbers in the canonical text, with their numbers, by first use."""
    return tuple(_named_literals(expr)[0].items())


def where_text(expr: Expr) -> str:
    """`where A = 1, B = 2`, or nothing."""
    values = where(expr)
    return "where " + ", ".join(f"{text} = {number(value)}" for text, value in values) if values else ""


def spell(expr: Expr, spelling: Spelling) -> str:
    """The text of an expression in a given spelling of its names and literals."""
    return _text(expr, CHOICE, Around(), spelling)


def _text(expr: Expr, least: int, around: Around, spelling: Spelling) -> str:
    """The text, in parentheses if it binds less than `least`."""
    level, text = _bare(expr, around, spelling)
    return text if level >= least else f"({text})"


def _bare(expr: Expr, around: Around, spelling: Spelling) -> tuple[int, str]:
    """How tightly the expression binds, and its text."""

    def sub(part: Expr, least: int) -> str:
        return _text(part, least, around, spelling)

    match expr:
        case Lit():
            return PRIMARY, spelling.literal(expr)
        case Ref():
            return PRIMARY, spelling.ref(expr, around)
        case Indexed():
            path = spelling.within(expr.array, expr.path, around)
            return PRIMARY, f"{spelling.ref(expr.array, around)}[{sub(expr.index, CHOICE)}]{path}"
        case Arith():
            level = SUM if expr.op in "+-" else PRODUCT
            return level, f"{sub(expr.left, level)} {expr.op} {sub(expr.right, level + 1)}"
        case Round():
            word = "round_up" if expr.up else "round_down"
            return PRIMARY, f"{word}({sub(expr.value, CHOICE)}, {sub(expr.unit, CHOICE)})"
        case Compare():
            return COMPARE, f"{sub(expr.left, SUM)} {expr.op} {sub(expr.right, SUM)}"
        case Has():
            return COMPARE, f"{sub(expr.value, SUM)} has {sub(expr.mask, PRIMARY)}"
        case InRange():
            return COMPARE, f"{sub(expr.value, SUM)} in {sub(expr.low, PRIMARY)}..{sub(expr.high, PRIMARY)}"
        case InSet():
            members = ", ".join(sub(member, PRIMARY) for member in expr.members)
            return COMPARE, f"{sub(expr.value, SUM)} in {{{members}}}"
        case Not():
            return NOT, f"not {sub(expr.operand, NOT)}"
        case And() | Or():
            if len(expr.operands) < 2:
                raise ValueError("'and' and 'or' take two operands or more")
            level, word = (AND, " and ") if isinstance(expr, And) else (OR, " or ")
            return level, word.join(sub(operand, level + 1) for operand in expr.operands)
        case Quantified():
            inner = Around((*around.variables, (expr.variable, expr.array)), around.elements)
            head = f"{'all' if expr.every else 'any'} {spelling.variable(expr.variable, inner)}"
            body = _text(expr.body, CHOICE, inner, spelling)
            return PRIMARY, f"{head} in {spelling.ref(expr.array, around)} {{ {body} }}"
        case Ascending():
            array = spelling.ref(expr.array, around)
            return PRIMARY, f"ascending({array}{spelling.within(expr.array, expr.path, around)})"
        case Disjoint():
            inner = Around(around.variables, expr.array)
            start, size = (_text(part, CHOICE, inner, spelling) for part in (expr.start, expr.size))
            return PRIMARY, f"disjoint({spelling.ref(expr.array, around)}, {start}, {size})"
    condition, first, second = sub(expr.condition, OR), sub(expr.first, OR), sub(expr.second, CHOICE)
    return CHOICE, f"if {condition} then {first} else {second}"
