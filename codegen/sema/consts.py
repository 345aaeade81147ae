"""Constant expressions: bounds, sizes and limits to numbers."""

from __future__ import annotations

from codegen.diag.reporter import Reporter
from codegen.sema.expr import Lit
from codegen.sema.kinds import Provenance
from codegen.sema.symbols import BUILTIN_INTS, Symbols
from codegen.source import Span
from codegen.syntax import ast, terms

MAX_DEPTH = 64  # of constants that need constants


def int_bounds(width: int, signed: bool) -> tuple[int, int]:
    """Lowest and highest value of an integer of `width` bytes."""
    bits = 8 * width
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)


def spelling(number: terms.Number) -> str:
    """A literal as the statement keeps it, which knows decimal and hexadecimal numbers."""
    return f"0x{number.value:X}" if number.text.startswith("0b") else number.text


class Constants:
    """Works out constants of all schemas, each once."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._values: dict[tuple[str, str], int | None] = {}
        self._open: set[tuple[str, str]] = set()  # being worked out

    @property
    def _reporter(self) -> Reporter:
        return self._symbols.reporter

    def value(self, schema: str, expr: terms.Expr) -> int | None:
        """The number; None if something was reported."""
        match expr:
            case terms.Number(value=value):
                return value
            case terms.Unary(op="-", operand=operand):
                inner = self.value(schema, operand)
                return None if inner is None else -inner
            case terms.Word(path=path):
                return self._named(schema, path)
            case terms.Binary(op="+" | "-" | "*" | "|" as op, left=left, right=right):
                first, second = self.value(schema, left), self.value(schema, right)
                if first is None or second is None:
                    return None
                result = {"+": first + second, "-": first - second, "*": first * second, "|": first | second}[op]
                if not -(2**63) <= result < 2**64:
                    self._reporter.error("IPC0104", expr.span)
                    return None
                return result
        self._reporter.error("IPC0324", expr.span)
        return None

    def literal(self, schema: str, expr: terms.Expr) -> Lit | None:
        """The number with the spelling that the statement keeps: a name stays a name, anything else is its number."""
        value = self.value(schema, expr)
        if value is None:
            return None
        match expr:
            case terms.Number():
                return Lit(value, spelling(expr))
            case terms.Word(path=path):
                return Lit(value, path.text)
        return Lit(value, str(value))

    def _named(self, schema: str, path: terms.Path) -> int | None:
        found = self._symbols.lookup(schema, path, "constant")
        if found is None:
            return None
        owner, definition = found
        if not isinstance(definition, ast.Constant):
            self._reporter.error("IPC0217", path.span, name=path.text, want="a constant")
            return None
        key = (owner, definition.name.text)
        if key in self._open:
            self._reporter.error("IPC0324", definition.value.span, help_=f"'{definition.name.text}' needs itself")
        elif key not in self._values and len(self._open) == MAX_DEPTH:
            self._reporter.error("IPC0110", path.span, most=MAX_DEPTH, what="constants in a chain")
        elif key not in self._values:
            self._open.add(key)
            value = self.value(owner, definition.value)
            self._open.remove(key)
            self._values[key] = value
            if value is not None:
                self._check_width(definition, value)
        return self._values.get(key)

    def _check_width(self, definition: ast.Constant, value: int) -> None:
        word = definition.type.base.text
        if word not in BUILTIN_INTS or definition.type.high is not None or definition.type.tail:
            self._reporter.error("IPC0328", definition.type.span)
            return
        low, high = int_bounds(*BUILTIN_INTS[word])
        if not low <= value <= high:
            self._reporter.error("IPC0306", definition.value.span, value=value, type=word)


def provenance(
    reporter: Reporter, source: ast.Source | None, span: Span, inherited: Provenance | None = None
) -> Provenance:
    """Where something comes from. Without a source and nothing inherited, or without a reason, it is refused."""
    if source is None:
        if inherited is None:
            reporter.error("IPC0802", span)
        return inherited or Provenance(False, "")
    reason = source.reason.value.strip() if source.reason else ""
    if not reason:
        reporter.error("IPC0803", source.span, word="from" if source.published else "ours")
    return Provenance(source.published, reason)
