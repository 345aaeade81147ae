"""Rules about text, bytes, arrays and records that stand where they stood."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.compat.bodies import ALL, GAIN, LOSE, Bodies, BodyRule, Said, collector
from codegen.compat.cells import Cell
from codegen.compat.model import Effect
from codegen.compat.sets import SCALARS
from codegen.layout.model import Array, Records, Struct, Type
from codegen.sema.kinds import Bytes, Form, Strings, Text

_FOUND: list[BodyRule] = []
_rule = collector(_FOUND)


def _data(bodies: Bodies) -> Iterator[tuple[Cell, Cell]]:
    """Fields of both sides in the same bytes that are no plain numbers on both."""
    for old, new in bodies.standing:
        if not (isinstance(old.type, SCALARS) and isinstance(new.type, SCALARS)):
            yield old, new


def _word(kind: Type) -> str:
    match kind:
        case Text():
            return kind.kind
        case Struct():
            return "a struct"
        case Array():
            return f"an array of {_word(kind.element)}" if not isinstance(kind.element, SCALARS) else "an array"
    return "a number" if isinstance(kind, SCALARS) else type(kind).__name__.lower()


@_rule(
    "data-retyped",
    "a field holds something else",
    "Text, bytes, strings, arrays, records and numbers are read in different ways even where the same bytes pass both.",
)
def _retyped(bodies: Bodies) -> Iterator[Said]:
    for old, new in _data(bodies):
        kinds = (old.type, new.type)
        elements = [kind.element if isinstance(kind, Array) else None for kind in kinds]
        if type(old.type) is not type(new.type):
            yield new.name, f"it was {_word(old.type)} and is {_word(new.type)}", ALL
        elif type(elements[0]) is not type(elements[1]) and not all(isinstance(kind, SCALARS) for kind in elements):
            yield new.name, f"its elements were {_word_of(elements[0])} and are {_word_of(elements[1])}", ALL


def _word_of(kind: Type | None) -> str:
    return "nothing" if kind is None else _word(kind)


@_rule(
    "data-form-changed",
    "data of a varying length stands in another way",
    "Exact, padded and tail data differ in how their length is told and in what stands behind the used bytes; so do "
    "data that are counted by another field, and elements of another size.",
)
def _form(bodies: Bodies) -> Iterator[Said]:
    for old, new in _data(bodies):
        one, other = old.type, new.type
        if type(one) is type(other) and _form_of(old) != _form_of(new):
            yield new.name, f"it was {_form_words(old)} and is {_form_words(new)}", ALL


def _form_of(cell: Cell) -> tuple[object, ...]:
    kind = cell.type
    count = getattr(kind, "count", "")
    stride = kind.stride if isinstance(kind, Array) else 0
    align = kind.record.block.align if isinstance(kind, Records) else 0
    prefix = kind.prefix if isinstance(kind, Text) else 0
    return getattr(kind, "form", Form.TAIL), cell.block.slot(count).offset if count else None, stride, align, prefix


def _form_words(cell: Cell) -> str:
    form, count, stride, align, prefix = _form_of(cell)
    words = form.value if isinstance(form, Form) else ""
    words += f", counted at byte {count}" if count is not None else ""
    words += f", elements of {stride} bytes" if stride else ""
    words += f", entries aligned to {align}" if align else ""
    return words + (f", its length in {prefix} bytes" if prefix else "")


@_rule(
    "text-kind-changed",
    "a text is of another kind",
    "A path is a text that begins with a slash and is canonical; a name is one without a slash. Text takes both.",
)
def _text(bodies: Bodies) -> Iterator[Said]:
    for old, new in _data(bodies):
        one, other = old.type, new.type
        if isinstance(one, Text) and isinstance(other, Text) and one.kind != other.kind:
            effects: tuple[Effect, ...] = (LOSE, GAIN)
            if "text" in (one.kind, other.kind):
                effects = (GAIN,) if other.kind == "text" else (LOSE,)
            yield new.name, f"it was {one.kind} and is {other.kind}", effects


@_rule(
    "length-changed",
    "a text or a number of bytes has other bounds",
    "Longer data loosen, shorter ones tighten. Padded data that grow move everything behind them: see body-resized.",
)
def _length(bodies: Bodies) -> Iterator[Said]:
    for old, new in _data(bodies):
        one, other = old.type, new.type
        if isinstance(one, (Text, Bytes, Array)) and isinstance(other, (Text, Bytes, Array)):
            bounds = (one.low, one.high), (other.low, other.high)
            if bounds[0] != bounds[1]:
                words = [f"{low}..{high}" for low, high in bounds]
                yield new.name, f"its length was {words[0]} and is {words[1]}", _interval(*bounds)
        elif isinstance(one, (Records, Strings)) and isinstance(other, (Records, Strings)) and one.high != other.high:
            words = [str(kind.high) for kind in (one, other)]
            yield new.name, f"it took {words[0]} bytes and takes {words[1]}", _interval((0, one.high), (0, other.high))


def _interval(old: tuple[int, int], new: tuple[int, int]) -> tuple[Effect, ...]:
    effects = [LOSE] if old[0] < new[0] or old[1] > new[1] else []
    return tuple(effects + ([GAIN] if new[0] < old[0] or new[1] > old[1] else []))


@_rule(
    "secrecy-changed",
    "bytes became secret or public, or a digest",
    "No byte moves. Secret bytes are copied, wiped and never shown; others are borrowed and shown.",
)
def _secret(bodies: Bodies) -> Iterator[Said]:
    for old, new in _data(bodies):
        one, other = old.type, new.type
        if isinstance(one, Bytes) and isinstance(other, Bytes) and _kind_of(one) != _kind_of(other):
            yield new.name, f"it was {_kind_of(one)} and is {_kind_of(other)}", ()


def _kind_of(kind: Bytes) -> str:
    return "secret" if kind.secret else "a digest" if kind.digest else "plain"


RULES: tuple[BodyRule, ...] = tuple(_FOUND)
