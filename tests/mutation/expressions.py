"""C expressions in, their values as terms out; what is read on the way is kept. Used by `symbolic`."""

from __future__ import annotations

import re
from dataclasses import replace

from pycparser import c_ast

from values import (
    KINDS, LITERAL, Number, Pointer, State, Terms, Unsupported, Value, common, constant, literal, promoted,
    word,
)  # fmt: skip

COMPARED = {"<": ("bvult", "bvslt"), "<=": ("bvule", "bvsle"), ">": ("bvugt", "bvsgt"), ">=": ("bvuge", "bvsge")}
COUNTED = {
    "+": ("bvadd", "bvadd"), "-": ("bvsub", "bvsub"), "*": ("bvmul", "bvmul"), "/": ("bvudiv", "bvsdiv"),
    "%": ("bvurem", "bvsrem"), "&": ("bvand", "bvand"), "|": ("bvor", "bvor"), "^": ("bvxor", "bvxor"),
}  # fmt: skip
CONDITIONS = ("!", "&&", "||", "==", "!=", *COMPARED)
LOAD = re.compile(r"ipc_get_u(16|32|64)le$")


class Expressions:
    """Works expressions out in a state. `types` has the structs by tag, and what each parameter points to by `*name`.

    What is in memory may change with each thing that the function does, so the same place has another value then.
    `when` stands before the number of these things: a turn of a loop that does any is another time.
    """

    def __init__(self, terms: Terms, types: dict[str, c_ast.Node], state: State, when: str = "") -> None:
        self.terms, self.types, self.state, self.when = terms, types, state, when

    def _now(self) -> str:
        return f"{self.when}{len(self.state.effects)}"

    def truth(self, node: c_ast.Node, guard: str) -> str:
        """An expression as a condition."""
        if isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
            left = self.truth(node.left, guard)
            right = self.truth(node.right, self.terms.all(guard, left if node.op == "&&" else self.terms.no(left)))
            return self.terms.made("Bool", f"({'and' if node.op == '&&' else 'or'} {left} {right})")
        if isinstance(node, c_ast.UnaryOp) and node.op == "!":
            return self.terms.no(self.truth(node.expr, guard))
        if isinstance(node, c_ast.BinaryOp) and node.op in ("==", "!=", *COMPARED):
            left, right = self.value(node.left, guard), self.value(node.right, guard)
            if not isinstance(left, Number) or not isinstance(right, Number):
                return self.terms.symbol("Bool", f"{left} {node.op} {right}")
            bits, signed = common(left, right)
            terms = [self.terms.cast(one, bits, signed).term for one in (left, right)]
            if node.op in COMPARED:
                return self.terms.made("Bool", f"({COMPARED[node.op][signed]} {' '.join(terms)})")
            same = self.terms.made("Bool", f"(= {' '.join(terms)})")
            return same if node.op == "==" else self.terms.no(same)
        given = self.value(node, guard)
        if not isinstance(given, Number):
            return self.terms.symbol("Bool", f"{given} is not NULL")
        return self.terms.no(self.terms.made("Bool", f"(= {given.term} (_ bv0 {given.bits}))"))

    def value(self, node: c_ast.Node, guard: str) -> Value:
        """An expression's value; what it reads is kept."""
        if isinstance(node, c_ast.Constant):
            return constant(node)
        if isinstance(node, c_ast.ID):
            if node.name not in self.state.locals:
                raise Unsupported(node.name)
            return self.state.locals[node.name]
        if isinstance(node, c_ast.Cast):
            return self._cast_to(node, guard)
        if isinstance(node, c_ast.UnaryOp) and node.op in ("-", "~"):
            given = self.value(node.expr, guard)
            if not isinstance(given, Number):
                raise Unsupported(node.op)
            given = self.terms.cast(given, *promoted(given))
            how = "bvneg" if node.op == "-" else "bvnot"
            return replace(given, term=self.terms.made(word(given.bits), f"({how} {given.term})"))
        if isinstance(node, (c_ast.UnaryOp, c_ast.BinaryOp)) and node.op in CONDITIONS:
            condition = self.truth(node, guard)
            return Number(32, True, self.terms.made(word(32), f"(ite {condition} #x00000001 #x00000000)"))
        if isinstance(node, c_ast.BinaryOp):
            return self._sum(node, guard)
        if isinstance(node, c_ast.FuncCall):
            return self._answer(node, guard)
        if isinstance(node, (c_ast.StructRef, c_ast.ArrayRef)):
            return self._read(node, guard)
        raise Unsupported(type(node).__name__ + getattr(node, "op", ""))

    def _cast_to(self, node: c_ast.Cast, guard: str) -> Value:
        given = self.value(node.expr, guard)
        if isinstance(node.to_type.type, c_ast.PtrDecl):
            return given
        return self.terms.cast(given, *self.kind(node.to_type.type))

    def _sum(self, node: c_ast.BinaryOp, guard: str) -> Value:
        left, right = self.value(node.left, guard), self.value(node.right, guard)
        if isinstance(left, Pointer) and isinstance(right, Pointer) and node.op == "-" and left.base == right.base:
            return Number(64, True, self.terms.made(word(64), f"(bvsub {self.offset(left)} {self.offset(right)})"))
        if isinstance(left, Pointer) and node.op in ("+", "-"):
            return self._moved(left, self.terms.cast(right, 64, False).term, node.op)
        if not isinstance(left, Number) or not isinstance(right, Number):
            raise Unsupported(node.op)
        if node.op in ("<<", ">>"):
            bits, signed = promoted(left)
            by = self.terms.cast(right, bits, False).term
            # More than the width is undefined: the value is unknown, and the same in both functions for the same shift.
            name = "bvshl" if node.op == "<<" else "bvashr" if signed else "bvlshr"
            whole = self.terms.cast(left, bits, signed).term
            wild = self.terms.symbol(word(bits), f"{whole} {node.op} {by} beyond the width")
            term = f"(ite (bvult {by} (_ bv{bits} {bits})) ({name} {whole} {by}) {wild})"
            return Number(bits, signed, self.terms.made(word(bits), term))
        if node.op not in COUNTED:
            raise Unsupported(node.op)
        bits, signed = common(left, right)
        terms = [self.terms.cast(one, bits, signed).term for one in (left, right)]
        return Number(bits, signed, self.terms.made(word(bits), f"({COUNTED[node.op][signed]} {' '.join(terms)})"))

    def offset(self, pointer: Pointer) -> str:
        """How many bytes a pointer is behind the start of its object."""
        at = literal(pointer.at, 64)
        return self.terms.made(word(64), f"(bvadd {pointer.more} {at})") if pointer.more else at

    def _moved(self, pointer: Pointer, by: str, sign: str) -> Pointer:
        number = LITERAL.fullmatch(by)
        if number is not None:
            return replace(pointer, at=pointer.at + (int(number[1]) if sign == "+" else -int(number[1])))
        if sign == "-" or pointer.more:
            term = f"({COUNTED[sign][0]} {pointer.more or literal(0, 64)} {by})"
            return replace(pointer, more=self.terms.made(word(64), term))
        return replace(pointer, more=by)

    def _answer(self, node: c_ast.FuncCall, guard: str) -> Value:
        arguments = [self.value(one, guard) for one in (node.args.exprs if node.args else [])]
        load = LOAD.match(node.name.name)
        if load is not None and isinstance(arguments[0], Pointer):
            return self._bytes(arguments[0], int(load[1]) // 8, guard)
        said = f"{node.name.name}({', '.join(map(str, arguments))})"
        if any(isinstance(one, Pointer) for one in arguments):
            said += f" after {self._now()}"
            self.state.effects.append((guard, said))
        return Number(32, False, self.terms.symbol(word(32), said))

    def _bytes(self, at: Pointer, size: int, guard: str) -> Number:
        lanes = []
        for lane in range(size):
            place = f"{at.base}[{at.more} {at.at + lane}]"
            lanes.append(self.terms.symbol(word(8), f"{place} after {self._now()}"))
            self.state.loads.append((guard, place))
        if size == 1:
            return Number(8, False, lanes[0])
        return Number(size * 8, False, self.terms.made(word(size * 8), f"(concat {' '.join(reversed(lanes))})"))

    def _read(self, node: c_ast.Node, guard: str) -> Value:
        said, kind = self.place(node, guard)
        if isinstance(kind, Pointer):
            return self._bytes(kind, 1, guard)
        if isinstance(kind, c_ast.PtrDecl):
            return Pointer(said)
        if isinstance(kind, c_ast.ArrayDecl):
            return Pointer(said)
        bits, signed = self.kind(kind)
        self.state.loads.append((guard, said))
        return Number(bits, signed, self.terms.symbol(word(bits), f"{said} after {self._now()}"))

    # Places.

    def place(self, node: c_ast.Node, guard: str) -> tuple[str, c_ast.Node | Pointer]:
        """How a place is said, with values for names, and its type; or a byte behind a pointer."""
        if isinstance(node, c_ast.UnaryOp) and node.op == "*":
            return f"*{self.value(node.expr, guard)}", node
        if isinstance(node, c_ast.ArrayRef):
            index = self.terms.cast(self.value(node.subscript, guard), 64, False).term
            if isinstance(node.name, c_ast.ID):
                base = self.value(node.name, guard)
                if not isinstance(base, Pointer):
                    raise Unsupported("an array of its own")
                return "", self._moved(base, index, "+")
            said, kind = self.place(node.name, guard)
            if not isinstance(kind, c_ast.ArrayDecl):
                raise Unsupported("an index")
            return f"{said}[{index}]", kind.type
        if isinstance(node, c_ast.StructRef):
            if node.type == "->":
                holder = self.value(node.name, guard)
                if not isinstance(holder, Pointer):
                    raise Unsupported("->")
                said, kind = f"{holder.base}@{holder.at}{holder.more}", self.types[f"*{holder.base}"]
            else:
                said, kind = self.place(node.name, guard)
            return f"{said}.{node.field.name}", self._member(kind, node.field.name)
        raise Unsupported(f"a place that is a {type(node).__name__}")

    def _member(self, kind: c_ast.Node | Pointer, name: str) -> c_ast.Node:
        while isinstance(kind, c_ast.TypeDecl):
            kind = kind.type
        if not isinstance(kind, c_ast.Struct) or kind.name not in self.types:
            raise Unsupported(f"no struct with {name}")
        return next(found.type for found in self.types[kind.name].decls if found.name == name)

    def kind(self, kind: c_ast.Node) -> tuple[int, bool]:
        """Bits of an integer type, and whether it is signed."""
        while isinstance(kind, c_ast.TypeDecl):
            kind = kind.type
        if not isinstance(kind, c_ast.IdentifierType) or kind.names[-1] not in KINDS:
            raise Unsupported("a type")
        return KINDS[kind.names[-1]]
