"""Rules about where fields stand: moved, resized, renamed, put into reserved bytes or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.compat.bodies import ADD, ALL, GAIN, LOSE, MISREAD, Bodies, BodyRule, Said, collector
from codegen.compat.cells import Cell
from codegen.compat.gates import is_gated
from codegen.compat.model import Effect
from codegen.compat.sets import SCALARS, Patterns, patterns
from codegen.layout.model import Array, Struct
from codegen.reference.text import text_class
from codegen.sema.kinds import Form, Text

_FOUND: list[BodyRule] = []
_rule = collector(_FOUND)


@_rule(
    "field-renamed",
    "a field has a new name",
    "The bytes stay where they are and mean the same. C code that uses the old name does not compile: see the "
    "source verdict. A field is taken for renamed when its old name is gone, its new name is new, and the bytes are "
    "the same.",
)
def _renamed(bodies: Bodies) -> Iterator[Said]:
    for pair in bodies.pairs:
        if pair.renamed:
            yield pair.new.name, f"{pair.old.name} is now called {pair.new.name}", ()


@_rule(
    "field-moved",
    "a field stands at another offset",
    "Both sides accept bodies in which they read this field from different bytes. Put new fields at the end or into "
    "reserved bytes, and never change the order of those that are in use.",
)
def _moved(bodies: Bodies) -> Iterator[Said]:
    for pair in bodies.pairs:
        if pair.old.offset != pair.new.offset:
            yield pair.new.name, f"it stood at byte {pair.old.offset} and stands at byte {pair.new.offset}", (MISREAD,)


@_rule(
    "layout-changed",
    "bytes belong to other fields",
    "The borders between fields moved: a field became wider or narrower, or one took the place of several. Neither "
    "side can tell which layout the sender meant.",
)
def _layout(bodies: Bodies) -> Iterator[Said]:
    for group in bodies.groups:
        if group.old and group.new and not group.aligned:
            before, after = (", ".join(_extent(cell) for cell in side) for side in (group.old, group.new))
            yield group.new[0].name, f"{before} became {after}", ALL


def _extent(cell: Cell) -> str:
    return f"{cell.name} [{cell.offset}, {'...' if cell.tail else cell.end})"


@_rule(
    "body-resized",
    "the fixed part has another size",
    "The length of a body is exact, so bodies of the old size are refused by the new side and the other way round.",
)
def _resized(bodies: Bodies) -> Iterator[Said]:
    old, new = bodies.old, bodies.new
    if old.fixed != new.fixed:
        yield "", f"its fixed part took {old.fixed} bytes and takes {new.fixed}", (LOSE, GAIN)


@_rule(
    "reserved-taken",
    "reserved bytes became a field",
    "The old side insists on zeros there. Zero must keep its meaning, so the new field has to accept it. In a reply "
    "the change harms nobody if a rule keeps the field zero until the request asks for it: rule N name given request "
    "{ request.flags has NEW or field == 0 }.",
)
def _taken(bodies: Bodies) -> Iterator[Said]:
    for group in bodies.groups:
        for cell in () if group.old else group.new:
            effects = list(_beyond_zero(cell, GAIN, LOSE))
            words = ""
            if GAIN in effects and not cell.tail and is_gated(bodies, cell):
                effects[effects.index(GAIN)] = ADD
                words = "; they stay zero unless the request asks for it"
            yield cell.name, f"it takes bytes [{cell.offset}, {cell.end}), which were reserved{words}", tuple(effects)


@_rule(
    "field-removed",
    "a field became reserved bytes",
    "The new side insists on zeros where the old side has a value. Keep the field, say in its doc that nobody reads it "
    "any more, and let the server ignore it.",
)
def _removed(bodies: Bodies) -> Iterator[Said]:
    for group in bodies.groups:
        for cell in () if group.new else group.old:
            yield cell.name, f"its bytes [{cell.offset}, {cell.end}) are reserved now", _beyond_zero(cell, LOSE, GAIN)


def _beyond_zero(cell: Cell, other: Effect, zero: Effect) -> tuple[Effect, ...]:
    """What a field can do beside reserved bytes: `other` if it takes more than zeros, `zero` if it refuses zeros.

    One that takes zeros alone does nothing, which a search shows; a difference without an effect would need a reason.
    """
    effects = []
    if not isinstance(cell.type, SCALARS) or _beyond(patterns(cell.type, cell.block)):
        effects.append(other)
    if cell.tail or not takes_zero(cell):
        effects.append(zero)
    return tuple(effects) or (other,)


def _beyond(found: Patterns) -> bool:
    return found.size > found.takes(0)


def takes_zero(cell: Cell) -> bool:
    """Whether the field accepts zeros in all its bytes."""
    kind = cell.type
    while isinstance(kind, Array) and kind.form is Form.EXACT:
        kind = kind.element
    if isinstance(kind, SCALARS):
        return patterns(kind, cell.block).takes(0)
    if isinstance(kind, Struct):
        return False  # of an array's element, whose own rules may refuse it: the search will tell
    if isinstance(kind, Text):
        return kind.low == 0 and text_class(kind.kind, b"") == "OK"
    return True


RULES: tuple[BodyRule, ...] = tuple(_FOUND)
