"""Expressions without names: fields by offset, literals by number. A part of an op's ABI id, which no rename moves.

    vaddr + mem_size <= USER_TOP                         @0 + @8 <= 140737488355328
    all s in segments { s.file_size <= s.mem_size }      all e0 in @56 { e0@24 <= e0@8 }
    request.offset == state.next_offset                  request@8 == state#0

Values that are not on the wire (state, given) stand by their place in the sequence or step.
"""

from __future__ import annotations

from codegen.layout.model import Array, Type
from codegen.sema.expr import Expr, Lit, Ref
from codegen.statement.exprs import Around, Spelling, spell
from codegen.statement.scope import Scope, inside


class OffsetSpelling(Spelling):
    """Names as offsets in the blocks of a scope."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(frozenset())
        self._scope = scope

    def literal(self, lit: Lit) -> str:
        """The number."""
        return str(lit.value)

    def variable(self, name: str, around: Around) -> str:
        """Variables are numbered from the outside."""
        return f"e{len(around.variables) - 1}"

    def ref(self, ref: Ref, around: Around) -> str:
        """`@8`, `request@8`, `state#0`, `e0@8`."""
        return self._find(ref, around)[0]

    def within(self, array: Ref, path: tuple[str, ...], around: Around) -> str:
        """`@8` within an element."""
        return _at(self._element(array, around), path)[0]

    def _element(self, array: Ref, around: Around) -> Type:
        """The type of the elements of an array."""
        kind = self._find(array, around)[1]
        if not isinstance(kind, Array):
            raise ValueError(f"'{'.'.join(array.path)}' is no array")
        return kind.element

    def _find(self, ref: Ref, around: Around) -> tuple[str, Type]:
        """The text and the type of a value."""
        for depth in range(len(around.variables) - 1, -1, -1):
            name, array = around.variables[depth]
            if name == ref.scope:
                text, kind = _at(self._element(array, Around(around.variables[:depth])), ref.path)
                return f"e{depth}{text}", kind
        if ref.scope == "element" and around.elements is not None:
            text, kind = _at(self._element(around.elements, Around(around.variables)), ref.path)
            return f"element{text}", kind
        place = self._scope.table(ref.scope).get("".join(ref.path[:1]))
        if place is None:
            raise ValueError(f"nothing is called '{'.'.join((ref.scope, *ref.path))}'")
        if ref.scope in ("state", "given"):
            text, kind = _at(place.type, ref.path[1:])
            return f"{ref.scope}#{place.at}{text}", kind
        text, kind = _at(place.type, ref.path[1:], place.at)
        return f"{ref.scope}{text or f'@{place.at}'}", kind


def _at(kind: Type, path: tuple[str, ...], base: int = 0) -> tuple[str, Type]:
    """`@8` for a path within a value that starts at `base`, and the type there; no text for the value itself."""
    place = inside(kind, path)
    if place is None:
        raise ValueError(f"no such field: '{'.'.join(path)}'")
    return (f"@{base + place.at}" if path else ""), place.type


def to_offsets(expr: Expr, scope: Scope) -> str:
    """The text of an expression with every field by its offset and every literal by its number."""
    return spell(expr, OffsetSpelling(scope))
