"""What differs between two sides in, the page out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from codegen.compat import text
from codegen.compat.model import BodyVerdict, OpVerdict, Wire, Witness
from codegen.decode.statements import Statements
from codegen.layout.model import Message, Schema, Sequence, Struct
from codegen.reference.model import Vectors
from codegen.review.changes import Changes, schema_path, statement_path
from codegen.review.compared import Compared
from codegen.review.docs import Words, changed_words
from codegen.review.fresh import Stated
from codegen.review.page import Entry, Measured, Page, Part, TextOnly
from codegen.review.patch import patches, stat
from codegen.review.pictures import pictures
from codegen.review.readings import Reading, SideOf, reading
from codegen.review.rebuild import Use, moves, names_of, order, told, uses, users
from codegen.review.sides import Side
from codegen.review.vectors import moved, total
from codegen.sema.kinds import EnumType, FlagsType
from codegen.sema.model import Alias, Constant
from codegen.statement.tokens import span

Named = EnumType | FlagsType | Struct | Constant | Alias | Message | Sequence
WIRE = "wire"  # the schema that holds header and table


@dataclass(frozen=True)
class Found:
    """What the page is made of. `wire` is the statement of header and table, for sides without their own."""

    change: Changes
    stated: tuple[Stated, Stated]
    compared: Compared
    vectors: Callable[[str, str], Vectors | None]
    consumers: Mapping[str, Mapping[str, str]]
    measured: Measured | None
    diff: str
    wire: str


def build(found: Found) -> Page:
    """The whole page."""
    change = found.change
    entries = _entries(found)
    pieces = patches(found.diff)
    text_only = tuple(_text_only(found, name) for name in change.only_text)
    return Page(
        base=change.old.label,
        head=change.new.label,
        empty=not change.paths,
        summary=_summary(found, entries),
        notes=tuple(_notes(found)),
        entries=entries,
        generator=change.generator,
        text_only=text_only,
        vectors=tuple(
            one
            for name in change.vectors
            for one in moved(name, found.vectors("old", name), found.vectors("new", name))
        ),
        measured=found.measured,
        stat=stat(pieces),
        diff=pieces,
    )


def _summary(found: Found, entries: tuple[Entry, ...]) -> str:
    verdicts = [entry.verdict for entry in entries]
    if found.stated[1].refused:
        words = f"; besides, {text.summary(verdicts)}" if verdicts else ""
        return f"the idl/ of {found.change.new.label} does not compile, so what it does is not known{words}"
    if not verdicts:
        files = sum(1 for path in found.change.paths if path.startswith("generated/"))
        what = f"{text.counted(files, 'generated file')} {'differs' if files == 1 else 'differ'} in text alone"
        return f"no op changed; {what if files else 'no generated file differs'}"
    consumers = users(use for entry in entries if moves(entry.verdict) for use in entry.uses)
    return f"{text.summary(verdicts)}; {told(verdicts, len(consumers)) or 'nobody must rebuild'}"


def _notes(found: Found) -> list[str]:
    notes = []
    change = found.change
    for side, stated in zip((change.old, change.new), found.stated):
        if stated.stale:
            names = ", ".join(stated.stale)
            notes.append(
                f"generated/ of {side.label} is stale: what is said here of {names} was compiled from idl/. The "
                "vectors, the diffstat and the diff show generated/ as it is; ipcgen gen mends it."
            )
        if stated.refused:
            notes.append(
                f"idl/ of {side.label} can't be compiled by this ipcgen, so generated/ is taken as it is: "
                f"{stated.refused}"
            )
    silent = [name for name in change.schemas if name not in change.statements and name not in _stale(found)]
    if silent and not any(side.refused for side in found.stated):
        paths = ", ".join(schema_path(name) for name in silent)
        notes.append(f"Only comments or form differ in {paths}: the statement is the same.")
    return notes


def _stale(found: Found) -> set[str]:
    return {name for side in found.stated for name in side.stale}


def _text_only(found: Found, name: str) -> TextOnly:
    return TextOnly(
        name, found.change.generated(name), total(found.vectors("old", name)), name in found.change.vectors
    )


# Ops and definitions.


def _entries(found: Found) -> tuple[Entry, ...]:
    verdicts = sorted(found.compared.verdicts, key=_weight)
    schemas = (found.compared.old, found.compared.new)
    texts = found.change.new.texts({schema_path(verdict.schema) for verdict in verdicts})
    there: Mapping[int, tuple[Use, ...]] = {}
    if found.consumers:
        names = {
            index: names_of(verdict, schemas[0].get(verdict.schema), schemas[1].get(verdict.schema))
            for index, verdict in enumerate(verdicts)
            if not verdict.docs_only
        }
        there = uses(names, found.consumers)
    return tuple(
        Entry(
            verdict=verdict,
            wire=wire_words(verdict),
            order=order(verdict),
            uses=there.get(index, ()),
            place=line_of(verdict, texts.get(schema_path(verdict.schema), "")),
            words=_words(verdict, schemas),
            parts=tuple(_part(found, verdict, body) for body in verdict.bodies),
            readings=tuple(_reading(found, verdict, "", witness) for witness in verdict.witnesses),
            about=_about(verdict, schemas[1].get(verdict.schema)),
        )
        for index, verdict in enumerate(verdicts)
    )


def _weight(verdict: OpVerdict) -> tuple[int, int, str, int, str]:
    """The worst first."""
    number = verdict.number if verdict.number is not None else -1
    return -verdict.wire.rank, -verdict.source.rank, verdict.schema, number, verdict.name


def wire_words(verdict: OpVerdict) -> str:
    """The verdict, by direction where the directions differ."""
    differing = [body for body in verdict.bodies if body.wire is not Wire.SAME]
    kinds = {(body.wire, body.first) for body in differing}
    if len(kinds) > 1 and {wire for wire, _ in kinds} == {verdict.wire}:
        return f"{verdict.wire.value}, both ways"
    if len(kinds) > 1 and max(body.wire.rank for body in differing) == verdict.wire.rank:
        return ", ".join(f"{body.role} {body.wire.value}" for body in differing)
    return verdict.wire.value


def line_of(verdict: OpVerdict, schema: str) -> tuple[str, int] | None:
    """Where a definition stands in the text of its schema; of one that is gone, the head of the schema."""
    if not schema:
        return None
    kind = {"record": "record|struct", "struct": "struct|record"}.get(verdict.kind, verdict.kind)
    pattern = re.compile(rf"^(?:[a-z]+ )*(?:{kind}) {re.escape(verdict.new_name)}\b", re.MULTILINE)
    found = pattern.search(schema) if verdict.new_name else None
    found = found or re.search(r"^schema ", schema, re.MULTILINE)
    return schema_path(verdict.schema), schema.count("\n", 0, found.start()) + 1 if found is not None else 1


def _about(verdict: OpVerdict, schema: Schema | None) -> str:
    """What a new op is for, and its sizes."""
    found = [op for op in (schema.ops if schema else ()) if op.name == verdict.new_name and op.number == verdict.number]
    if verdict.old_name or not found:
        return ""
    sizes = [
        f"{role} {span(body.block.minimum, body.block.maximum)} bytes"
        for role, body in (("request", found[0].request), ("reply", found[0].reply), ("failure", found[0].failure))
        if body is not None and body.block.maximum
    ]
    return " ".join([found[0].doc.replace("\n", " "), f"{', '.join(sizes).capitalize()}." if sizes else ""]).strip()


def _words(verdict: OpVerdict, schemas: tuple[Mapping[str, Schema], Mapping[str, Schema]]) -> tuple[Words, ...]:
    sides = [
        _definition(side.get(verdict.schema), verdict.kind, name)
        for side, name in zip(schemas, (verdict.old_name, verdict.new_name))
    ]
    return changed_words(*sides) if None not in sides else ()


def _definition(schema: Schema | None, kind: str, name: str) -> object | None:
    if not name:
        return None
    if schema is None or kind == "schema":
        return schema.doc and _Doc(schema.doc) if schema is not None else None
    if kind in ("op", "notify"):
        return next((op for op in schema.ops if op.name == name), None)
    named: tuple[Named, ...] = (*schema.messages, *schema.enums, *schema.flags, *schema.structs, *schema.constants)
    named = (*named, *schema.aliases, *schema.sequences)
    return next((one for one in named if name in (one.name, one.name.partition(".")[2])), None)


@dataclass(frozen=True)
class _Doc:
    """The words of a schema itself."""

    doc: str


def _part(found: Found, verdict: OpVerdict, body: BodyVerdict) -> Part:
    pair = [
        _message(side.get(verdict.schema), verdict, name, body.role)
        for side, name in zip((found.compared.old, found.compared.new), (verdict.old_name, verdict.new_name))
    ]
    drawn: tuple[tuple[str, ...], ...] = ()
    if pair[0] is not None and pair[1] is not None and not body.role.endswith(" table") and body.wire is not Wire.SAME:
        labels = (found.change.old.label, found.change.new.label)
        drawn = tuple(pictures(pair[0].block, pair[1].block, labels))
    return Part(body, drawn, tuple(_reading(found, verdict, body.role, witness) for witness in body.witnesses))


def _message(schema: Schema | None, verdict: OpVerdict, name: str, role: str) -> Message | None:
    if schema is None:
        return None
    op = next((op for op in schema.ops if op.name == name), None)
    if op is not None and role in ("request", "notification", "reply", "failure"):
        return {"reply": op.reply, "failure": op.failure}.get(role, op.request)
    if verdict.kind == "message":
        return next((message for message in schema.messages if message.name == name), None)
    return None


def _reading(found: Found, verdict: OpVerdict, role: str, witness: Witness) -> Reading:
    change = found.change
    sides = (
        _side(change.old, found.stated[0], found.compared.old, verdict.schema, found.wire),
        _side(change.new, found.stated[1], found.compared.new, verdict.schema, found.wire),
    )
    return reading(verdict, role, witness, sides)


def _side(side: Side, stated: Stated, schemas: Mapping[str, Schema], name: str, wire: str) -> SideOf:
    """A side with the statements that an explanation may need; those are read only if it does."""
    path = statement_path(WIRE)
    text_ = stated.texts.get(WIRE) or side.texts([path]).get(path) or wire
    return SideOf(side.label, schemas.get(name), Statements({path: text_}))
