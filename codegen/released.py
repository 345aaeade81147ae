"""The statements of the last release in, what they forbid the schemas out. Called by the driver.

A release is the folder `idl/released`: a statement of each schema, and `release.txt` with the name. After a release the
accepted set of a body never shrinks and no byte changes its meaning (design 5), unless the schema waives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from codegen.compat.compare import compare
from codegen.compat.known import Known
from codegen.compat.model import BodyVerdict, Finding, OpVerdict, Wire
from codegen.diag.reporter import Reporter
from codegen.layout.model import Schema
from codegen.reference.model import Vectors
from codegen.sema.model import SchemaModel, Waiver
from codegen.source import SourceFile, Span
from codegen.statement.read import StatementError, read

MANIFEST = "release.txt"
_HEAD = "# Frozen by ipcgen freeze. Do not edit: a release does not change.\n"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_RELEASE = re.compile(r"^release (\S+)$", re.MULTILINE)
_SUFFIX = ".abi.txt"


class ReleaseError(Exception):
    """Why a release can't be read or made: one line."""


@dataclass(frozen=True)
class Release:
    """Its name, its schemas, and the path and text of each statement by the schema's name."""

    name: str
    schemas: tuple[Schema, ...]
    sources: Mapping[str, SourceFile]


def parse(files: Mapping[str, str]) -> Release:
    """A release from its files by path, the manifest among them."""
    manifest = next((text for path, text in files.items() if path.rpartition("/")[2] == MANIFEST), None)
    named = _RELEASE.search(manifest) if manifest is not None else None
    if named is None:
        raise ReleaseError(f"there are released statements but no '{MANIFEST}' that names the release")
    schemas = []
    sources = {}
    for path, text in sorted(files.items()):
        if path.endswith(_SUFFIX):
            try:
                schema = read(text)
            except StatementError as error:
                raise ReleaseError(f"can't read the released statement '{path}': {error}") from None
            schemas.append(schema)
            sources[schema.name] = SourceFile(path, text)
    return Release(named.group(1), tuple(schemas), sources)


def outputs(name: str, statements: Mapping[str, str]) -> Mapping[str, str]:
    """The files of a release from the statements by schema name."""
    if not _NAME.fullmatch(name):
        raise ReleaseError(f"'{name}' is no name for a release: letters, digits, dots, dashes and underscores")
    texts = {f"{schema}{_SUFFIX}": text for schema, text in sorted(statements.items())}
    named = "".join(f"'{path}'\n" for path in texts)
    return {**texts, MANIFEST: f"{_HEAD}release {name}\n{named}"}


def check(
    release: Release | None,
    schemas: Sequence[Schema],
    models: Sequence[SchemaModel],
    vectors: Mapping[str, Vectors],
    reporter: Reporter,
) -> None:
    """Reports what the release forbids and no waiver accepts, and waivers that accept nothing."""
    used: set[tuple[str, str]] = set()
    by_name = {model.name: model for model in models}
    if release is not None:
        known = Known(lambda side, schema: vectors.get(schema) if side == "new" else None)
        for change in compare(release.schemas, schemas, known):
            why = "; ".join(forbidden(change))
            model = by_name.get(change.schema)
            if model is None:
                if change.kind == "schema":
                    place = _place(change, model, release)
                    reporter.error("IPC0913", place, name=change.schema, release=release.name)
            elif why and not _is_waived(model, change, release.name, used):
                place = _place(change, model, release)
                reporter.error("IPC0911", place, name=change.name, old=change.old_name, release=release.name, why=why)
    for model in models:
        for waiver in model.waivers:
            if (model.name, waiver.name) not in used:
                _unused(waiver, release, reporter)


def forbidden(change: OpVerdict) -> Iterator[str]:
    """What evolution forbids of a change, in words; nothing where all of it is allowed."""
    if change.kind == "schema":
        return  # one that is gone is told apart
    if not change.new_name and change.kind in ("op", "notify", "message"):
        yield "it is gone"
        return
    yield from (finding.text for finding in change.findings if _is_fatal(change, finding))
    for body in change.bodies:
        if body.wire in (Wire.TIGHTENED, Wire.BREAKING, Wire.UNPROVEN):
            yield f"{body.role}: {body.wire.value}: {_words(body)}"
        elif body.wire is Wire.LOOSENED and body.first == "clients":
            closed = [finding for finding in body.findings if finding.rule in ("member-added", "flag-added")]
            if closed:
                yield f"{body.role}: servers send a closed type with more members: {_words(body)}"


def _is_fatal(change: OpVerdict, finding: Finding) -> bool:
    """Whether a finding on the op as a whole is one that breaks it; bodies have verdicts of their own."""
    worst = max((body.wire.rank for body in change.bodies), default=0)
    fatal = {"op-renumbered", "op-retired", "notify-changed", "ack-changed", "test-changed"}
    fatal |= {"result-body-changed", "result-renumbered"}
    return change.wire is Wire.BREAKING and finding.rule in fatal or change.wire.rank > worst and not change.new_name


def _words(body: BodyVerdict) -> str:
    texts = [f"{finding.place} {finding.text}".strip() for finding in body.findings if finding.effects]
    return ", ".join(texts[:3]) + (f" and {len(texts) - 3} more" if len(texts) > 3 else "")


def _is_waived(model: SchemaModel, change: OpVerdict, release: str, used: set[tuple[str, str]]) -> bool:
    names = {change.old_name, change.new_name} - {""}
    found = [waiver for waiver in model.waivers if waiver.release == release and waiver.name in names]
    used.update((model.name, waiver.name) for waiver in found)
    return bool(found)


def _place(change: OpVerdict, model: SchemaModel | None, release: Release) -> Span:
    """Where the op stands in the schema, else where it stood in the statement of the release."""
    places = dict(model.places) if model is not None else {}
    if change.new_name and change.new_name in places:
        return places[change.new_name]
    source = release.sources[change.schema]
    named = re.search(rf"^[a-z]+ (?:0x[0-9A-F]+ )?{re.escape(change.old_name)}\b", source.text, re.MULTILINE)
    return Span(source, named.end() - len(change.old_name), named.end()) if named else Span(source, 0, 1)


def _unused(waiver: Waiver, release: Release | None, reporter: Reporter) -> None:
    if release is None:
        why = "nothing is released"
    elif waiver.release != release.name:
        why = f"the release is {release.name}"
    else:
        why = "nothing of it breaks"
    reporter.error("IPC0912", waiver.span, name=waiver.name, release=waiver.release, why=why)
