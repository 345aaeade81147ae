"""The pipeline: (path, text) pairs in, generated texts or diagnostics out. Reads and writes no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from codegen import findings, released
from codegen.diag import explain as explanation
from codegen.diag.catalog import CATALOG
from codegen.diag.reporter import Reporter
from codegen.emit.clashes import clashes
from codegen.emit.render import render, render_manifest, render_umbrella
from codegen.layout.lower import lower
from codegen.layout.model import Schema
from codegen.reference import vec, vectors
from codegen.released import ReleaseError
from codegen.reference.model import Vectors
from codegen.sema.model import Example, SchemaModel, Script
from codegen.sema.resolve import resolve
from codegen.source import SourceFile
from codegen.statement.abi_id import with_abi_ids
from codegen.statement.write import write
from codegen.syntax.parser import parse
from codegen.syntax.printer import print_file

__all__ = [
    "ReleaseError",
    "check",
    "check_example",
    "diagnostic_ids",
    "explain",
    "format_source",
    "freeze",
    "generate",
    "load",
]

Files = Sequence[tuple[str, str]]
NO_RELEASE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Loaded:
    """Schemas with their layouts. `own` are the names of those that were asked for; the others were imported.

    `schemas` and `models` are empty when something was reported.
    """

    reporter: Reporter
    schemas: tuple[Schema, ...]
    models: tuple[SchemaModel, ...]
    own: tuple[str, ...]

    @property
    def examples(self) -> Mapping[str, tuple[Example, ...]]:
        """The examples of each message, by "schema.message"."""
        messages = ((model.name, message) for model in self.models for message in findings.messages(model))
        return {f"{schema}.{message.name}": message.examples for schema, message in messages}

    @property
    def scripts(self) -> Mapping[str, tuple[Script, ...]]:
        """The examples of each sequence, by "schema.sequence"."""
        return {f"{model.name}.{seq.name}": seq.scripts for model in self.models for seq in model.sequences}


@dataclass(frozen=True)
class Result:
    """`outputs`: generated texts by path below the output folder; None when something was reported."""

    outputs: Mapping[str, str] | None
    reporter: Reporter


def load(files: Files, imports: Files = ()) -> Loaded:
    """Text to layouts. Every stage ends the run if it reported something; within a stage all files are tried."""
    reporter = Reporter()
    own_sources = [SourceFile(path, text) for path, text in sorted(files)]
    sources = own_sources + [SourceFile(path, text) for path, text in sorted(imports)]
    trees = [parse(source, reporter) for source in sources]
    own = tuple(tree.schema.name.text for tree in trees[: len(own_sources)] if tree is not None)
    if not reporter.has_errors:
        models = resolve(tuple(tree for tree in trees if tree is not None), reporter)
        if not _failed(reporter):
            schemas = lower(models, reporter)
            if not _failed(reporter):
                return Loaded(reporter, tuple(with_abi_ids(schema) for schema in schemas), models, own)
    return Loaded(reporter, (), (), own)


def check(files: Files, imports: Files = (), release: Mapping[str, str] = NO_RELEASE) -> Result:
    """Everything that generate checks, without its texts."""
    loaded, _ = _checked(files, imports, release)
    return Result(None, loaded.reporter)


def generate(files: Files, imports: Files = (), release: Mapping[str, str] = NO_RELEASE) -> Result:
    """Every text that follows from the schemas. All or nothing.

    `release` are the files of the last release by path; one that can't be read is a ReleaseError.
    """
    loaded, picked = _checked(files, imports, release)
    if loaded.reporter.has_errors:
        return Result(None, loaded.reporter)
    outputs: dict[str, str] = {}
    own = tuple(schema for schema in loaded.schemas if schema.name in loaded.own)
    for schema in own:
        folder = f"ipc/{schema.name}/{schema.name}"
        outputs[f"{folder}.abi.txt"] = write(schema)
        outputs[f"{folder}.vec"] = vec.render(picked[schema.name])
        outputs.update(render(schema))
    outputs.update(render_umbrella(own))
    outputs.update(render_manifest(sorted(outputs)))
    return Result(outputs, loaded.reporter)


def freeze(name: str, files: Files, imports: Files = (), release: Mapping[str, str] = NO_RELEASE) -> Result:
    """The files of a release of that name. Everything that `generate` checks holds, or there are none."""
    loaded, _ = _checked(files, imports, release)
    if loaded.reporter.has_errors:
        return Result(None, loaded.reporter)
    statements = {schema.name: write(schema) for schema in loaded.schemas if schema.name in loaded.own}
    return Result(released.outputs(name, statements), loaded.reporter)


def _checked(files: Files, imports: Files, release: Mapping[str, str]) -> tuple[Loaded, Mapping[str, Vectors]]:
    """Layouts, C names, vectors and the bounds of the last release, with all that is wrong with them reported."""
    loaded = load(files, imports)
    findings.report_clashes(clashes(loaded.schemas), loaded.models, loaded.reporter)
    picked: dict[str, Vectors] = {}
    models = {model.name: model for model in loaded.models}
    for schema in loaded.schemas:
        if schema.name in loaded.own:
            picked[schema.name], problems = vectors.pick(schema, loaded.examples, loaded.scripts)
            findings.report_problems(problems, models[schema.name], loaded.reporter)
    if not loaded.reporter.has_errors:
        own = [schema for schema in loaded.schemas if schema.name in loaded.own]
        last = released.parse(release) if release else None
        released.check(last, own, [models[schema.name] for schema in own], picked, loaded.reporter)
    return loaded, picked


def format_source(path: str, text: str) -> tuple[str | None, Reporter]:
    """The canonical text of one schema; None, with diagnostics, if it can't be read."""
    reporter = Reporter()
    tree = parse(SourceFile(path, text), reporter)
    if tree is None or _failed(reporter):
        return None, reporter
    return print_file(tree), reporter


def explain(id_: str, bad: str, good: str) -> str:
    """The text for `ipcgen explain`; `bad` and `good` are the example files of the diagnostic."""
    return explanation.explain(id_, bad, good, check_example(bad).reporter.render_text())


def check_example(text: str) -> Result:
    """What is said to the schemas of an example of the catalogue, against the release that it brings, if it does."""
    name, files = explanation.release_of(text)
    release = freeze(name, files).outputs if files else None
    return check(explanation.schemas_of(text), (), release or NO_RELEASE)


def diagnostic_ids() -> tuple[str, ...]:
    """Every id of the catalogue, in order."""
    return tuple(sorted(CATALOG))


def _failed(reporter: Reporter) -> bool:
    # A function, because a type checker takes a property that was false once to stay so.
    return reporter.has_errors
