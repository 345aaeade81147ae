"""Where names lead: all files in, definitions by schema and name out; finds nothing twice and nothing silently."""

from __future__ import annotations

import re

from codegen.diag.reporter import Note, Reporter, suggest
from codegen.source import Span
from codegen.syntax import ast, terms
from codegen.syntax.ast import RULE_WORDS

SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CAPITALS = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
BUILTIN_INTS = {f"{sign}{bits}": (bits // 8, sign == "i") for sign in "ui" for bits in (8, 16, 32, 64)}
BUILTIN_WORDS = (*BUILTIN_INTS, "bool", "bytes", "hash", "text", "path", "name", "strings", "records", "slot")

_CAPITAL_DEFINITIONS = (ast.Constant, ast.Op, ast.Notify)


class Symbols:
    """The definitions of all files of a run."""

    def __init__(self, files: tuple[ast.File, ...], reporter: Reporter) -> None:
        self.reporter = reporter
        self.files: dict[str, ast.File] = {}
        self._definitions: dict[tuple[str, str], ast.Definition] = {}
        self._used_imports: set[tuple[str, str]] = set()
        for file in files:
            self._add_file(file)
        for file in self.files.values():
            self._check_imports(file)

    def _add_file(self, file: ast.File) -> None:
        name = file.schema.name
        first = self.files.get(name.text)
        if first is not None:
            self.reporter.error(
                "IPC0216", name.span, notes=[Note(first.schema.name.span, "the first one")], name=name.text
            )
            return
        self.files[name.text] = file
        stem = name.span.file.path.rsplit("/", 1)[-1].removesuffix(".ipc")
        if stem != name.text:
            self.reporter.error("IPC0111", name.span, name=name.text, file=f"{name.text}.ipc")
        self.check_case(name, SNAKE)
        for definition in file.definitions:
            self._add(name.text, definition)

    def _add(self, schema: str, definition: ast.Definition) -> None:
        name = definition.name
        self.check_case(name, CAPITALS if isinstance(definition, _CAPITAL_DEFINITIONS) else SNAKE)
        if name.text in BUILTIN_WORDS or name.text in RULE_WORDS:
            self.reporter.error("IPC0113", name.span, name=name.text)
        first = self._definitions.setdefault((schema, name.text), definition)
        if first is not definition:
            note = Note(first.name.span, f"'{name.text}' is defined here")
            self.reporter.error("IPC0202", name.span, notes=[note], name=name.text, what="defined")

    def check_case(self, name: terms.Name, pattern: re.Pattern[str]) -> None:
        """Reports a name that is not spelt as its kind is."""
        if not pattern.fullmatch(name.text):
            style = (
                "small letters, digits and single underscores"
                if pattern is SNAKE
                else "capitals, digits and single underscores"
            )
            self.reporter.error("IPC0201", name.span, name=name.text, style=style)

    def _check_imports(self, file: ast.File) -> None:
        seen: dict[str, ast.Import] = {}
        for item in file.imports:
            name = item.name.text
            if name in seen:
                self.reporter.error(
                    "IPC0202",
                    item.name.span,
                    notes=[Note(seen[name].span, "the first one")],
                    name=name,
                    what="imported",
                )
            seen.setdefault(name, item)
            if name not in self.files:
                self.reporter.error("IPC0210", item.name.span, help_=suggest(name, self.files), name=name)
        own = file.schema.name.text
        for item in file.imports:
            if self._reaches(item.name.text, own, set()):
                self.reporter.error("IPC0211", item.name.span, name=item.name.text, schema=own)

    def _reaches(self, start: str, goal: str, seen: set[str]) -> bool:
        if start == goal:
            return True
        if start in seen or start not in self.files:
            return False
        seen.add(start)
        return any(self._reaches(item.name.text, goal, seen) for item in self.files[start].imports)

    def imports(self, schema: str) -> tuple[str, ...]:
        """The schemas that a schema imports, as written."""
        return tuple(item.name.text for item in self.files[schema].imports)

    def report_unused_imports(self) -> None:
        """Called last: an import that no name used is refused."""
        for schema, file in self.files.items():
            for item in file.imports:
                known = item.name.text in self.files and item.name.text != schema
                if known and (schema, item.name.text) not in self._used_imports:
                    self.reporter.error("IPC0212", item.name.span, name=item.name.text)

    def find(self, schema: str, path: terms.Path) -> tuple[str, ast.Definition] | None:
        """The schema and definition of `name` or `schema.name`; None, silently, if there is none."""
        owner, name = schema, path.parts[-1].text
        if len(path.parts) == 2:
            owner = path.parts[0].text
            if owner not in self.imports(schema):
                return None
            self._used_imports.add((schema, owner))
        elif len(path.parts) != 1:
            return None
        definition = self._definitions.get((owner, name))
        return (owner, definition) if definition is not None else None

    def lookup(self, schema: str, path: terms.Path, what: str) -> tuple[str, ast.Definition] | None:
        """Like find, but reports a name that leads nowhere."""
        found = self.find(schema, path)
        if found is None:
            self.unknown(schema, path, what)
        return found

    def unknown(self, schema: str, path: terms.Path, what: str) -> None:
        """Reports an unknown name, with the likely one."""
        help_ = ""
        if len(path.parts) == 2:
            owner = path.parts[0].text
            if owner in self.files and owner not in self.imports(schema):
                help_ = f"add 'import {owner}'"
            else:
                help_ = suggest(path.text, (f"{o}.{n}" for o, n in self._definitions if o in self.imports(schema)))
        else:
            known = [name for owner, name in self._definitions if owner == schema]
            elsewhere = [f"{o}.{n}" for o, n in self._definitions if n == path.text and o != schema]
            help_ = (
                f"did you mean '{sorted(elsewhere)[0]}'?" if elsewhere else suggest(path.text, (*known, *BUILTIN_WORDS))
            )
        self.reporter.error("IPC0203", path.span, help_=help_, name=path.text, what=what)

    def definitions(self, schema: str) -> tuple[ast.Definition, ...]:
        """A schema's definitions in text order, doubles left out."""
        return tuple(d for d in self.files[schema].definitions if self._definitions[(schema, d.name.text)] is d)

    def expect_doc(self, doc: ast.Doc, span: Span, what: str) -> str:
        """The doc text; its absence is refused."""
        if not doc.text:
            self.reporter.error("IPC0801", span, what=what)
        return doc.text
