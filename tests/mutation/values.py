"""C integers and pointers as terms for a solver, and the names of terms. Used by `expressions`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pycparser import c_ast

KINDS = {
    "_Bool": (8, False), "char": (8, True), "int": (32, True), "size_t": (64, False),
    "uint8_t": (8, False), "uint16_t": (16, False), "uint32_t": (32, False), "uint64_t": (64, False),
    "int8_t": (8, True), "int16_t": (16, True), "int32_t": (32, True), "int64_t": (64, True),
}  # fmt: skip
LITERAL = re.compile(r"\(_ bv(\d+) \d+\)")
TRUE, FALSE = "true", "false"


class Unsupported(Exception):
    """The function is beyond this model."""


@dataclass(frozen=True)
class Number:
    """A C integer as a bit vector."""

    bits: int
    signed: bool
    term: str


@dataclass(frozen=True)
class Pointer:
    """An object and how far behind its start: so many bytes, and those of a term."""

    base: str
    at: int = 0
    more: str = ""


Value = Number | Pointer


class Terms:
    """Names for terms and symbols; the same text has the same name, in both functions that are compared."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._known: dict[str, str] = {}

    def made(self, sort: str, text: str) -> str:
        """A name for a term."""
        return self._named(f"(define-fun {{}} () {sort} {text})")

    def symbol(self, sort: str, said: str) -> str:
        """An unknown that is the same wherever it is said so."""
        return self._named(f"(declare-const {{}} {sort}) ; {said}")

    def _named(self, line: str) -> str:
        if line not in self._known:
            self._known[line] = f"t{len(self._known)}"
            self.lines.append(line.replace("{}", self._known[line], 1))
        return self._known[line]

    def no(self, condition: str) -> str:
        """The contrary."""
        return {TRUE: FALSE, FALSE: TRUE}.get(condition) or self.made("Bool", f"(not {condition})")

    def all(self, *conditions: str) -> str:
        """All of them."""
        said = [one for one in dict.fromkeys(conditions) if one != TRUE]
        if FALSE in said:
            return FALSE
        return self.made("Bool", f"(and {' '.join(said)})") if len(said) > 1 else said[0] if said else TRUE

    def cast(self, given: Value, bits: int, signed: bool) -> Number:
        """A number as one of another kind."""
        if not isinstance(given, Number):
            raise Unsupported("a pointer as a number")
        term, number = given.term, LITERAL.fullmatch(given.term)
        if number is not None:
            plain = int(number[1])
            term = literal(plain - (1 << given.bits) if given.signed and plain >> given.bits - 1 else plain, bits)
        elif bits < given.bits:
            term = self.made(word(bits), f"((_ extract {bits - 1} 0) {term})")
        elif bits > given.bits:
            how = "sign_extend" if given.signed else "zero_extend"
            term = self.made(word(bits), f"((_ {how} {bits - given.bits}) {term})")
        return Number(bits, signed, term)


@dataclass
class State:
    """Where a function stands: its locals, whether and what it has answered, and in order what it did."""

    locals: dict[str, Value]
    done: str = FALSE
    answer: str = ""
    effects: list[tuple[str, str]] = field(default_factory=list)  # guard, what is done with which terms
    loads: list[tuple[str, str]] = field(default_factory=list)  # guard, which byte or member
    loops: list[Loop] = field(default_factory=list)


@dataclass(frozen=True)
class Loop:
    """A loop as it is come upon, how much was done before, and which names of before it gives values to."""

    node: c_ast.For
    guard: str
    before: int
    locals: dict[str, Value]
    assigned: tuple[str, ...]


def word(bits: int) -> str:
    """The sort of a number."""
    return f"(_ BitVec {bits})"


def literal(value: int, bits: int) -> str:
    """A number that is known."""
    return f"(_ bv{value % (1 << bits)} {bits})"


def constant(node: c_ast.Constant) -> Number:
    """A number of the text, of the type that C gives it."""
    text = node.value.rstrip("uUlL")
    if node.type == "char" or not re.fullmatch(r"0[xX][0-9A-Fa-f]+|[1-9]\d*|0", text):
        raise Unsupported(node.value)
    value, suffix, hexadecimal = int(text, 0), node.value[len(text) :].lower(), text[:2].lower() == "0x"
    for bits, signed in ((32, True), (32, False), (64, True), (64, False)):
        fits = value < 1 << bits - signed
        if fits and ("l" not in suffix or bits == 64) and (not signed if "u" in suffix else signed or hexadecimal):
            return Number(bits, signed, literal(value, bits))
    raise Unsupported(node.value)


def promoted(given: Number) -> tuple[int, bool]:
    """The kind in which a number is worked with."""
    return (32, True) if given.bits < 32 else (given.bits, given.signed)


def common(left: Number, right: Number) -> tuple[int, bool]:
    """The kind that two numbers are brought to."""
    one, other = promoted(left), promoted(right)
    if one[0] == other[0]:
        return one[0], one[1] and other[1]
    return max(one, other)
