"""A rule in, its equations out: what a field would have to be to make one good. Called by `search`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from codegen.reference.codec import nested
from codegen.reference.compiled import Change, Compiler
from codegen.reference.functions import Number
from codegen.reference.ordinary import Path, put
from codegen.reference.places import nodes
from codegen.reference.rules import Broken
from codegen.sema.expr import Arith, Compare, Expr, Ref


@dataclass(frozen=True)
class Equation:
    """A field and what a rule compares it with; `wrapped` is what is left in 64 bits of a sum that is too large."""

    path: Path
    number: Number
    wrapped: Number

    def repaired(self, tree: Any) -> Any:
        """The values with the field at what it is compared with; None where there is no such field or number."""
        scopes = {"": tree[""], "request": nested(tree["given"])}
        try:
            try:
                value = self.number(scopes)
            except Broken:
                value = self.wrapped(scopes)
            return put(tree, self.path, value)
        except (Broken, KeyError):  # a count, or a name that only an element has
            return None


def equations(expr: Expr) -> tuple[Equation, ...]:
    """The sides of every comparison that are fields of the body."""
    found: list[Equation] = []
    for node in nodes(expr):
        if isinstance(node, Compare) and node.op in ("==", "<=", ">="):
            for side, other in ((node.left, node.right), (node.right, node.left)):
                if isinstance(side, Ref) and side.scope == "":
                    exact = wrapped = Compiler({}).number(other)
                    if isinstance(other, Arith):
                        wrapped = Compiler({}, Change(id(other), "wrap")).number(other)
                    found.append(Equation(("", *side.path), exact, wrapped))
    return tuple(found)
