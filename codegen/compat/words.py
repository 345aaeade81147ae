"""Models in, the same models without words that no byte depends on out: docs, sources, reasons, aliases.

Two definitions that differ in such words alone are the same to every program.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from codegen.layout.model import Slot
from codegen.sema.kinds import Provenance

_T = TypeVar("_T")

_NONE = Provenance(False, "")
_TYPE = "type"


def silent(value: _T) -> _T:
    """Without any words."""
    return _silent(value, True)  # type: ignore[no-any-return]


def own(value: _T) -> _T:
    """Without the words of the types that its fields have: those are words of the types."""
    return _silent(value, False)  # type: ignore[no-any-return]


def _silent(value: Any, inside: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_silent(item, inside) for item in value)
    if isinstance(value, Provenance):
        return _NONE if inside else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in ("doc", "reason", "alias"):
            changed[field.name] = "" if inside else held
        elif field.name == "abi_id":
            changed[field.name] = 0
        elif field.compare and (is_dataclass(held) or isinstance(held, tuple)):
            changed[field.name] = _silent(held, inside or isinstance(value, Slot) and field.name == _TYPE)
    return replace(value, **changed) if changed else value
