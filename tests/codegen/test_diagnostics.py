"""What a broken schema is told: for every id of the catalogue, and for every variant of a rule, the exact text.

The bad example of each id (codegen/diag/examples) has its text in tests/idl_bad/<id>_example.err; further cases are
tests/idl_bad/<id>_<what is wrong>.ipc with .err beside them. Refresh the texts, then read the difference:

    python3 tests/codegen/test_diagnostics.py --refresh
"""

from __future__ import annotations

import ast
import json
import os
import re
import string
import sys
import unittest
from collections.abc import Iterator

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen import driver  # noqa: E402
from codegen.diag.catalog import CATALOG  # noqa: E402
from codegen.diag.entries_language import LANGUAGE  # noqa: E402
from codegen.diag.entries_meaning import MEANING  # noqa: E402
from codegen.diag.explain import schemas_of  # noqa: E402
from codegen.diag.reporter import Note, Reporter, suggest  # noqa: E402
from codegen.source import SourceFile, Span  # noqa: E402

EXAMPLES = os.path.join(TREE, "codegen", "diag", "examples")
CASES = os.path.join(TREE, "tests", "idl_bad")
OWN_ARGUMENTS = {"help_", "notes", "span"}


def read(path: str) -> str:
    """The text of a file."""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def cases() -> dict[str, str]:
    """Name of each case, such as IPC0207_example, and the path of its schema."""
    found = {
        f"{name[:7]}_example": os.path.join(EXAMPLES, name)
        for name in os.listdir(EXAMPLES)
        if name.endswith(".bad.ipc")
    }
    for name in os.listdir(CASES):
        if name.endswith(".ipc"):
            found[name.removesuffix(".ipc")] = os.path.join(CASES, name)
    return dict(sorted(found.items()))


def checked(path: str) -> Reporter:
    """What the compiler says about the schemas of a case."""
    return driver.check_example(read(path)).reporter


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


class Texts(unittest.TestCase):
    def test_each_case_says_exactly_this(self) -> None:
        for name, path in cases().items():
            with self.subTest(name):
                reporter = checked(path)
                self.assertEqual(reporter.render_text(), read(os.path.join(CASES, f"{name}.err")))
                self.assertEqual({diagnostic.id for diagnostic in reporter.diagnostics}, {name[:7]})

    def test_good_examples_say_nothing(self) -> None:
        for name in sorted(os.listdir(EXAMPLES)):
            if name.endswith(".good.ipc"):
                with self.subTest(name):
                    self.assertEqual(checked(os.path.join(EXAMPLES, name)).render_text(), "")

    def test_cases_and_texts_belong_together(self) -> None:
        texts = {name.removesuffix(".err") for name in os.listdir(CASES) if name.endswith(".err")}
        self.assertEqual(texts, set(cases()))
        self.assertEqual({os.path.splitext(name)[1] for name in os.listdir(CASES)}, {".ipc", ".err"})

    def test_each_id_has_its_examples_and_no_other(self) -> None:
        for kind in ("bad", "good"):
            named = {name[:7] for name in os.listdir(EXAMPLES) if name.endswith(f".{kind}.ipc")}
            self.assertEqual(named, set(CATALOG), kind)
        self.assertEqual({name[:7] for name in cases()}, set(CATALOG))

    def test_examples_begin_with_licence_and_caption(self) -> None:
        for folder in (EXAMPLES, CASES):
            for name in sorted(os.listdir(folder)):
                if name.endswith(".ipc"):
                    first, second = read(os.path.join(folder, name)).split("\n")[:2]
                    self.assertEqual(first, "// SPDX-License-Identifier: ISC", name)
                    self.assertRegex(second, r"^// \S.*[.?]$", name)

    def test_json_has_the_same_findings(self) -> None:
        for name, path in cases().items():
            reporter = checked(path)
            objects = [json.loads(line) for line in reporter.render_json().splitlines()]
            heads = re.findall(
                r"^(\S+?):(\d+):(\d+): error: (.*) \[(IPC\d{4})\]$", reporter.render_text(), re.MULTILINE
            )
            shown = [(o["file"], str(o["line"]), str(o["column"]), o["message"], o["id"]) for o in objects]
            self.assertEqual(shown, heads, name)
            for found in objects:
                start, end = (found["line"], found["column"]), (found["end_line"], found["end_column"])
                self.assertEqual(found["severity"], "error", name)
                self.assertLessEqual(start, end, name)
                self.assertIsInstance(found["notes"], list, name)

    def test_order_of_the_findings(self) -> None:
        for name, path in cases().items():
            places = [(d.span.file.path, d.span.start) for d in checked(path).diagnostics]
            self.assertEqual(places, sorted(places), name)


class Catalogue(unittest.TestCase):
    def test_two_halves(self) -> None:
        self.assertEqual(len(CATALOG), len(LANGUAGE) + len(MEANING))
        self.assertEqual(list(CATALOG), sorted(CATALOG))

    def test_style(self) -> None:
        for id_, entry in CATALOG.items():
            self.assertRegex(id_, r"^IPC0[1-9]\d\d$")
            for text in filter(None, (entry.message, entry.help)):
                self.assertRegex(text, r"^['{a-z]", id_)
                self.assertNotRegex(text, r"[.!]$", id_)
                self.assertNotRegex(text, r"  |\n|\t", id_)
            self.assertRegex(entry.rule, r"^[A-Z`].*\.$", id_)
            self.assertEqual(placeholders(entry.rule), set(), id_)

    def test_call_sites_bring_the_arguments(self) -> None:
        used: set[str] = set()
        for place, id_, given, has_help in call_sites():
            self.assertIn(id_, CATALOG, place)
            entry = CATALOG[id_]
            self.assertEqual(given, placeholders(entry.message) | placeholders(entry.help), f"{place} {id_}")
            self.assertFalse(
                has_help and placeholders(entry.help), f"{place} {id_}: the catalogue's help is never seen"
            )
            used.add(id_)
        self.assertEqual(used, set(CATALOG), "ids without a call site")


def call_sites() -> Iterator[tuple[str, str, set[str], bool]]:
    """Place, id, named arguments, and whether a help is given, of each call that reports."""
    for folder, _, names in os.walk(os.path.join(TREE, "codegen")):
        for name in sorted(names):
            if not name.endswith(".py"):
                continue
            for node in ast.walk(ast.parse(read(os.path.join(folder, name)))):
                if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                    id_ = node.args[0].value
                    if isinstance(id_, str) and re.fullmatch(r"IPC\d{4}", id_):
                        given = {word.arg or "**" for word in node.keywords}
                        yield f"{name}:{node.lineno}", id_, given - OWN_ARGUMENTS, "help_" in given


class Rendering(unittest.TestCase):
    def setUp(self) -> None:
        self.file = SourceFile("lamp.ipc", "one\n\ttwo \x1b[31m three\nfour")

    def test_text(self) -> None:
        reporter = Reporter()
        self.assertEqual(reporter.render_text(), "")
        note = Note(Span(self.file, 0, 3), "here")
        reporter.error("IPC0102", Span(self.file, 5, 8), notes=[note])
        self.assertEqual(
            reporter.render_text(),
            (
                "lamp.ipc:2:2: error: this string is not closed on its line [IPC0102]\n"
                "    2 |  two  [31m three\n"
                "      |  ^~~\n"
                "lamp.ipc:1:1: note: here\n"
                "    1 | one\n"
                "      | ^~~\n"
                "lamp.ipc: help: close it with a double quote\n"
                "1 error; 'ipcgen explain IPC0102' tells more\n"
            ),
        )

    def test_end_of_file_and_long_spans(self) -> None:
        reporter = Reporter()
        end = len(self.file.text)
        reporter.error("IPC0102", Span(self.file, end, end))
        reporter.error("IPC0102", Span(self.file, 0, end))
        text = reporter.render_text()
        self.assertIn("lamp.ipc:3:5: error", text)
        self.assertIn("    1 | one\n      | ^~~\n", text)
        self.assertIn("2 errors; ", text)

    def test_long_lines_are_cut(self) -> None:
        reporter = Reporter()
        file = SourceFile("lamp.ipc", "a" * 500 + "b" * 500)
        for start, end in ((0, 1), (500, 503), (998, 1000), (500, 1000)):
            reporter.error("IPC0102", Span(file, start, end))
        lines = reporter.render_text().split("\n")
        self.assertEqual(lines[1:3], [f"    1 | {'a' * 160} ...", "      | ^"])
        self.assertEqual(lines[5:7], [f"    1 | ... {'a' * 60}{'b' * 100} ...", f"      |     {' ' * 60}^~~"])
        self.assertEqual(lines[9:11], [f"    1 | ... {'b' * 62}", f"      |     {' ' * 60}^~"])

    def test_a_hundred_are_shown(self) -> None:
        reporter = Reporter()
        file = SourceFile("lamp.ipc", "a" * 500)
        for start in range(150):
            reporter.error("IPC0102", Span(file, start, start + 1))
        text = reporter.render_text()
        self.assertEqual(text.count(": error: "), 100)
        self.assertTrue(text.endswith("... and 50 more\n150 errors; 'ipcgen explain IPC0102' tells more\n"))
        self.assertEqual(reporter.render_json().count("\n"), 150)

    def test_doubles_are_told_once(self) -> None:
        reporter = Reporter()
        for _ in range(3):
            reporter.error("IPC0102", Span(self.file, 5, 8))
        self.assertEqual(len(reporter.diagnostics), 1)

    def test_another_help(self) -> None:
        reporter = Reporter()
        reporter.error("IPC0102", Span(self.file, 5, 8), help_="do this")
        self.assertEqual(reporter.diagnostics[0].help, "do this")

    def test_json_keeps_one_line(self) -> None:
        reporter = Reporter()
        reporter.error("IPC0103", Span(self.file, 5, 8), text='a\n\u2028"b', what="a number")
        line = reporter.render_json()
        self.assertEqual(line.count("\n"), 1)
        self.assertEqual(json.loads(line)["message"], "'a\n\u2028\"b' is not a number")

    def test_suggestions(self) -> None:
        self.assertEqual(suggest("enmu", ("enum", "struct")), "did you mean 'enum'?")
        self.assertEqual(suggest("zzz", ("enum", "struct")), "")
        self.assertEqual(suggest("x" * 50_000, ("x" * 50_000,)), "")


def refresh() -> None:
    """Writes what the compiler says now into each .err, and removes those of no case."""
    for name, path in cases().items():
        with open(os.path.join(CASES, f"{name}.err"), "w", encoding="utf-8", newline="") as file:
            file.write(checked(path).render_text())
    for name in os.listdir(CASES):
        if name.endswith(".err") and name.removesuffix(".err") not in cases():
            os.remove(os.path.join(CASES, name))


if __name__ == "__main__":
    if "--refresh" in sys.argv:
        refresh()
    else:
        unittest.main()
