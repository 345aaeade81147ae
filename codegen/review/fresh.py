"""Two sides in, the statements of the schemas in question out: those of generated/, or of idl/ where they are stale.

A side with a statement and no schema of that name is taken at its word. The whole compiler is read only here, and only
where a schema of the side can have moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from codegen.layout.model import Schema
from codegen.review.changes import Changes, importing, imported, schemas_of, statement_path
from codegen.review.sides import Side, SideError
from codegen.statement.read import StatementError, read


@dataclass(frozen=True)
class Stated:
    """`texts`: the statements by schema, `schemas`: what they say, where idl/ was compiled. `stale`: those that idl/
    decided, not generated/. `refused`: the first diagnostic, where idl/ can't be compiled and generated/ decides."""

    texts: Mapping[str, str]
    schemas: Mapping[str, Schema]
    stale: tuple[str, ...]
    refused: str


def stated(change: Changes, spare: Mapping[str, str]) -> tuple[Stated, Stated]:
    """Both sides. `spare` are schemas that may be imported where a side does not have them."""
    moved = {*change.schemas, *change.statements}
    if not moved:
        return Stated({}, {}, (), ""), Stated({}, {}, (), "")
    texts = [schemas_of(side) for side in (change.old, change.new)]
    named = moved.union(*(importing(own, moved) for own in texts))
    wanted = tuple(sorted(named))
    return _side(change.old, wanted, texts[0], spare), _side(change.new, wanted, texts[1], spare)


def _side(side: Side, wanted: tuple[str, ...], own: Mapping[str, str], spare: Mapping[str, str]) -> Stated:
    paths = {statement_path(name): name for name in wanted}
    found = {paths[path]: text for path, text in side.texts(paths).items()}
    asked = sorted(set(wanted) & set(own))
    compiled, texts, refused = _compile(asked, {**spare, **own}) if asked else ({}, {}, "")
    if not own or refused:
        return Stated(found, {}, (), refused)
    stale = tuple(name for name in wanted if texts.get(name) != found.get(name))
    for name in stale:
        if name in found:
            readable(side.label, name, found[name])
    return Stated(texts, compiled, stale, "")


def readable(label: str, name: str, text: str) -> Schema:
    """What a statement says; SideError if it can't be read, as that of a later version."""
    try:
        return read(text)
    except StatementError as error:
        raise SideError(f"can't read the statement of '{name}' of {label}: {error}") from None


def _compile(names: list[str], texts: Mapping[str, str]) -> tuple[dict[str, Schema], dict[str, str], str]:
    """These schemas and their statements, or the first thing that is wrong with them."""
    from codegen import driver  # pylint: disable=import-outside-toplevel
    from codegen.statement.write import write  # pylint: disable=import-outside-toplevel

    needed = sorted(imported(texts, set(names)) & set(texts))
    files = [(f"idl/{name}.ipc", texts[name]) for name in needed]
    loaded = driver.load(files)
    if loaded.reporter.has_errors:
        return {}, {}, loaded.reporter.render_text().split("\n", 1)[0]
    own = {schema.name: schema for schema in loaded.schemas if schema.name in names}
    return own, {name: write(schema) for name, schema in own.items()}, ""
