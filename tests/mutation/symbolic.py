"""One C function in, what it answers and touches for all values at once out, as terms for a solver. Used by `solver`.

It is for the generated codecs: integers, pointers into buffers, members of structs, one way out of each loop. What
else C has ends in `Unsupported`. Bytes, members and the answers of calls are unknown; the same place has the same value
until the function does something. Of a loop `Loop` keeps what goes in; what it changes is unknown behind it.
"""

from __future__ import annotations

from dataclasses import replace

from pycparser import c_ast, c_generator

from expressions import Expressions
from values import Loop, Number, State, Terms, Unsupported, Value, word


class Run(Expressions):
    """Executes statements on a state; `stem` is the name of the loop in which they stand."""

    def __init__(
        self, terms: Terms, types: dict[str, c_ast.Node], state: State, stem: str = "", when: str = ""
    ) -> None:
        super().__init__(terms, types, state, when)
        self.stem = stem

    def _alive(self, path: str) -> str:
        return self.terms.all(path, self.terms.no(self.state.done))

    def block(self, items: list[c_ast.Node], path: str) -> None:
        """Statements one after another; names declared here end here."""
        before = dict(self.state.locals)
        declared = set()
        for item in items:
            if isinstance(item, c_ast.Decl):
                self._declare(item, path)
                declared.add(item.name)
            else:
                self.statement(item, path)
        for name in declared:
            self.state.locals.pop(name)
            if name in before:
                self.state.locals[name] = before[name]

    def statement(self, node: c_ast.Node, path: str) -> None:
        """One statement, where `path` leads here."""
        guard = self._alive(path)
        if isinstance(node, c_ast.Compound):
            self.block(node.block_items or [], path)
        elif isinstance(node, c_ast.If):
            condition = self.truth(node.cond, guard)
            self.statement(node.iftrue, self.terms.all(path, condition))
            if node.iffalse is not None:
                self.statement(node.iffalse, self.terms.all(path, self.terms.no(condition)))
        elif isinstance(node, c_ast.Return):
            self._return(node, guard)
        elif isinstance(node, c_ast.Assignment):
            self._assign(node, guard)
        elif isinstance(node, c_ast.UnaryOp) and node.op in ("p++", "++"):
            self._assign(c_ast.Assignment("+=", node.expr, c_ast.Constant("int", "1")), guard)
        elif isinstance(node, c_ast.FuncCall):
            self._call(node, guard)
        elif isinstance(node, c_ast.For):
            self._loop(node, path)
        elif not isinstance(node, (c_ast.Cast, c_ast.EmptyStatement)):
            raise Unsupported(type(node).__name__)

    def _declare(self, node: c_ast.Decl, path: str) -> None:
        if isinstance(node.type, c_ast.PtrDecl):
            given = self.value(node.init, self._alive(path))
        elif node.init is None:
            bits, signed = self.kind(node.type)
            given = Number(bits, signed, self.terms.symbol(word(bits), f"{node.name} without a value"))
        else:
            given = self.terms.cast(self.value(node.init, self._alive(path)), *self.kind(node.type))
        self.state.locals[node.name] = given

    def _return(self, node: c_ast.Return, guard: str) -> None:
        if node.expr is not None:
            given = self.terms.cast(self.value(node.expr, guard), 32, False)
            old = self.state.answer or "#x00000000"
            self.state.answer = self.terms.made(word(32), f"(ite {guard} {given.term} {old})")
        self.state.done = self.terms.made("Bool", f"(or {self.state.done} {guard})")

    def _assign(self, node: c_ast.Assignment, guard: str) -> None:
        given = node.rvalue
        if node.op != "=":
            given = c_ast.BinaryOp(node.op[:-1], node.lvalue, node.rvalue)
        new = self.value(given, guard)
        if isinstance(node.lvalue, c_ast.ID) and node.lvalue.name in self.state.locals:
            old = self.state.locals[node.lvalue.name]
            if not isinstance(old, Number):
                raise Unsupported("a pointer moves")
            cut = self.terms.cast(new, old.bits, old.signed)
            term = self.terms.made(word(old.bits), f"(ite {guard} {cut.term} {old.term})")
            self.state.locals[node.lvalue.name] = replace(old, term=term)
            return
        self.state.effects.append((guard, f"{self.place(node.lvalue, guard)[0]} = {new}"))

    def _call(self, node: c_ast.FuncCall, guard: str) -> None:
        arguments = [str(self.value(one, guard)) for one in (node.args.exprs if node.args else [])]
        self.state.effects.append((guard, f"{node.name.name}({', '.join(arguments)})"))

    def counter(self, loop: c_ast.For, stem: str) -> None:
        """Declares what a loop declares in its head, at any turn."""
        for item in loop.init.decls if isinstance(loop.init, c_ast.DeclList) else ():
            bits, signed = self.kind(item.type)
            term = self.terms.symbol(word(bits), f"{item.name} in loop {stem}")
            self.state.locals[item.name] = Number(bits, signed, term)

    def _loop(self, node: c_ast.For, path: str) -> None:
        number = f"{self.stem}{len(self.state.loops)}"
        assigned = _Assigned()
        assigned.visit(node.stmt)
        if node.next is not None:
            assigned.visit(node.next)
        names = tuple(sorted(assigned.names & set(self.state.locals)))
        guard = self._alive(path)
        self.state.loops.append(Loop(node, guard, len(self.state.effects), dict(self.state.locals), names))
        self.state.effects.append((guard, f"loop {number}"))
        for name in names:
            self.state.locals[name] = self.unknown(self.state.locals[name], f"{name} behind loop {number}")
        returns = self.terms.all(guard, self.terms.symbol("Bool", f"loop {number} returns"))
        answer = self.terms.symbol(word(32), f"answer of loop {number}")
        self.state.answer = self.terms.made(word(32), f"(ite {returns} {answer} {self.state.answer or '#x00000000'})")
        self.state.done = self.terms.made("Bool", f"(or {self.state.done} {returns})")

    def unknown(self, old: Value, name: str) -> Number:
        """Any value of the same kind."""
        if not isinstance(old, Number):
            raise Unsupported("a pointer moves in a loop")
        return replace(old, term=self.terms.symbol(word(old.bits), name))

class _Assigned(c_ast.NodeVisitor):  # type: ignore[misc]  # pycparser has no annotations
    """The names that statements give values to; what leaves a loop elsewhere than by return is beyond the model."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Assignment(self, node: c_ast.Assignment) -> None:
        if isinstance(node.lvalue, c_ast.ID):
            self.names.add(node.lvalue.name)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: c_ast.UnaryOp) -> None:
        if node.op in ("p++", "++", "p--", "--") and isinstance(node.expr, c_ast.ID):
            self.names.add(node.expr.name)
        self.generic_visit(node)

    def visit_Break(self, _node: c_ast.Break) -> None:
        raise Unsupported("break")

    def visit_Continue(self, _node: c_ast.Continue) -> None:
        raise Unsupported("continue")


def said(node: c_ast.Node) -> str:
    """A node as C again."""
    return str(c_generator.CGenerator().visit(node))
