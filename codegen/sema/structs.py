"""Structs by name: which fields a struct has, without resolving its rules; a path of names to a type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from codegen.sema.kinds import StructRef, Type
from codegen.sema.symbols import Symbols


class Structs:
    """The fields of every struct. `resolve_fields` is set by the resolver, which owns the order of work."""

    def __init__(self, symbols: Symbols, resolve_fields: Callable[[str], Mapping[str, Type]]) -> None:
        self.symbols = symbols
        self._resolve_fields = resolve_fields

    def fields(self, struct: StructRef) -> Mapping[str, Type]:
        """Names and types of a struct's fields; empty if it is unknown."""
        return self._resolve_fields(struct.name)

    def member(self, kind: Type, names: tuple[str, ...]) -> Type | None:
        """The type of kind.a.b; None if there is no such field."""
        for name in names:
            if not isinstance(kind, StructRef):
                return None
            found = self.fields(kind).get(name)
            if found is None:
                return None
            kind = found
        return kind
