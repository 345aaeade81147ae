"""The statements of two sides in; what their difference does to bytes and to C code out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from codegen.compat.compare import compare
from codegen.compat.known import Known
from codegen.compat.model import OpVerdict, Wire
from codegen.compat.source import UNTOUCHED, SourceVerdict, compare_names
from codegen.layout.model import Schema
from codegen.reference import vec_reader
from codegen.reference.model import Vectors
from codegen.review.changes import vectors_path
from codegen.review.fresh import Stated, readable
from codegen.review.sides import Side, SideError


@dataclass(frozen=True)
class Compared:
    """Verdicts, and the schemas that they are about, by name; a side that lacks one has no entry."""

    verdicts: tuple[OpVerdict, ...]
    old: Mapping[str, Schema]
    new: Mapping[str, Schema]


def compared(
    labels: tuple[str, str], sides: tuple[Stated, Stated], vectors: Callable[[str, str], Vectors | None]
) -> Compared:
    """What differs between two sides. SideError for a statement that can't be read; `vectors` as `Known` has it."""
    old, new = sides
    names = sorted(name for name in {*old.texts, *new.texts} if old.texts.get(name) != new.texts.get(name))
    before, after = (_schemas(label, side, names) for label, side in zip(labels, sides))
    verdicts = compare(tuple(before.values()), tuple(after.values()), Known(vectors))
    found: list[OpVerdict] = []
    for name in names:
        found += with_source([one for one in verdicts if one.schema == name], before.get(name), after.get(name))
    return Compared(tuple(found), before, after)


def _schemas(label: str, side: Stated, names: Sequence[str]) -> dict[str, Schema]:
    """Those of the schemas that a side has."""
    there = [name for name in names if name in side.texts]
    return {name: side.schemas.get(name) or readable(label, name, side.texts[name]) for name in there}


def with_source(verdicts: Sequence[OpVerdict], old: Schema | None, new: Schema | None) -> list[OpVerdict]:
    """The verdicts of one schema, with those on its C names."""
    from codegen.emit.declarations import declarations  # pylint: disable=import-outside-toplevel

    sides = [declarations(side) if side is not None else () for side in (old, new)]
    same = {_owner(one, one.old_name): _owner(one, one.new_name) for one in verdicts if one.old_name and one.new_name}
    renamed = {before: after for before, after in same.items() if before != after}
    judged = compare_names(sides[0], sides[1], renamed)
    found = []
    for one in verdicts:
        key = (_owner(one, one.old_name), _owner(one, one.new_name))
        said = judged.pop(key, UNTOUCHED)
        found.append(replace(one, source=said.source, source_findings=said.findings))
    schema = new.name if new is not None else old.name if old is not None else ""
    return found + [_alone(schema, key, said) for key, said in sorted(judged.items()) if said != UNTOUCHED]


def _owner(verdict: OpVerdict, name: str) -> str:
    if not name:
        return ""
    return "schema" if verdict.kind == "schema" else f"{verdict.kind} {name}"


def _alone(schema: str, owners: tuple[str, str], said: SourceVerdict) -> OpVerdict:
    """A definition of which only C names differ."""
    kind = (owners[1] or owners[0]).partition(" ")[0]
    old, new = (schema if owner == "schema" else owner.partition(" ")[2] for owner in owners)
    wire, source = Wire.SAME if old else Wire.ADDITIVE, said.source
    return OpVerdict(schema, kind, None, old, new, wire, source, "", False, (), said.findings, (), ())


def vectors_of(old: Side, new: Side) -> Callable[[str, str], Vectors | None]:
    """A reader of the vectors of both sides, each read once and when it is needed."""
    by_side = {"old": old, "new": new}

    @cache
    def vectors(side: str, schema: str) -> Vectors | None:
        path = vectors_path(schema)
        text = by_side[side].texts([path]).get(path)
        if text is None:
            return None
        try:
            return vec_reader.parse(text)
        except ValueError as error:
            raise SideError(f"can't read '{path}' of {by_side[side].label}: {error}") from None

    return vectors
