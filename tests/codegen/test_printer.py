"""codegen.syntax.printer: one canonical form. Formatting twice changes nothing, no meaning and no comment is lost."""

from __future__ import annotations

import os
import random
import re
import unittest
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from codegen import driver
from codegen.diag.explain import schemas_of
from codegen.diag.reporter import Reporter
from codegen.source import SourceFile
from codegen.syntax import ast
from codegen.syntax.lexer import tokenize
from codegen.syntax.parser import parse

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEAD = "// SPDX-License-Identifier: ISC\n\n/// A lamp.\nschema lamp { }\n"
ROUNDS = 2  # texts with random comments, for each schema


@lru_cache(maxsize=None)
def schemas() -> tuple[tuple[str, str], ...]:
    """Name and text of every schema that can be parsed."""
    return tuple(_schemas())


def _schemas() -> Iterator[tuple[str, str]]:
    for folder in ("idl", "tests/idl_ok", "tests/bench/idl", "codegen/diag/examples", "codegen/lint/examples",
                   "tests/idl_bad"):
        for name in sorted(os.listdir(os.path.join(TREE, folder))):
            if name.endswith(".ipc"):
                with open(os.path.join(TREE, folder, name), encoding="utf-8") as file:
                    text = file.read()
                for path, part in schemas_of(text):
                    if formatted(part) is not None:
                        yield f"{folder}/{name} {path}", part


def formatted(text: str) -> str | None:
    """The canonical text, None if the text can't be parsed."""
    return driver.format_source("lamp.ipc", text)[0]


def tree(text: str) -> ast.File:
    """The tree of a text."""
    found = parse(SourceFile("lamp.ipc", text), Reporter())
    assert found is not None
    return found


def comments(text: str) -> Counter[str]:
    """How often each plain comment stands in a text."""
    tokens = tokenize(SourceFile("lamp.ipc", text), Reporter())
    return Counter(comment.text for token in tokens for comment in token.comments)


def solid(text: str) -> list[str]:
    """Everything but blanks and comments, in order."""
    tokens = tokenize(SourceFile("lamp.ipc", text), Reporter())
    return [part for token in tokens for part in (*token.doc, token.text)]


class Canonical(unittest.TestCase):
    def test_schemas(self) -> None:
        count = 0
        for name, text in schemas():
            once = formatted(text)
            assert once is not None
            self.assertEqual(formatted(once), once, name)
            self.assertEqual(tree(once), tree(text), name)
            self.assertEqual(comments(once), comments(text), name)
            self.assertEqual(once, once.rstrip("\n") + "\n", name)
            self.assertNotRegex(once, r"[ \t]\n|\n\n\n|\t|\{\n\n|\n\n *\}", name)
            count += 1
        self.assertGreater(count, 300)

    def test_random_comments_and_blank_lines(self) -> None:
        rng = random.Random(7)
        for name, text in schemas():
            if "idl_bad" in name or len(text) > 20_000:
                continue
            for _ in range(ROUNDS):
                noisy = disturb(rng, text)
                once = formatted(noisy)
                assert once is not None, name
                self.assertEqual(tree(once), tree(text), name)
                self.assertEqual(comments(once), comments(noisy), f"{name}\n{noisy}\n{once}")
                self.assertEqual(formatted(once), once, f"{name}\n{noisy}")

    def test_random_line_breaks(self) -> None:
        rng = random.Random(11)
        for name, text in schemas():
            if len(text) < 5000:
                noisy = "\n".join(
                    line if '"' in line or "//" in line else respaced(rng, line) for line in text.split("\n")
                )
                again = formatted(noisy)
                assert again is not None, noisy
                self.assertEqual(tree(again), tree(text), name)
                self.assertEqual(formatted(again), again, name)


def disturb(rng: random.Random, text: str) -> str:
    """The text with comments between and behind its lines, and with blank lines."""
    out: list[str] = []
    for index, line in enumerate(text.split("\n")):
        if index and rng.random() < 0.15:
            out.append(" " * rng.randrange(6) + f"// above {index}")
        if index and rng.random() < 0.15:
            out += [""] * rng.randrange(1, 4)
        if line.strip() and not line.strip().startswith("//") and "//" not in line and rng.random() < 0.25:
            line += f"  // behind {index}"
        out.append(line)
    if rng.random() < 0.5:
        out.append("// the end")
    return "\n".join(out)


def respaced(rng: random.Random, line: str) -> str:
    """The line with other blanks, and broken anywhere between its words."""
    return re.sub(" ", lambda _: rng.choice((" ", "  ", "\t", "\n")), line)


class Forms(unittest.TestCase):
    def same(self, text: str) -> None:
        """The text is canonical already."""
        self.assertEqual(formatted(HEAD + "\n" + text), HEAD + "\n" + text)

    def becomes(self, text: str, want: str) -> None:
        """The text is written so."""
        self.assertEqual(formatted(HEAD + text), HEAD + "\n" + want)

    def test_fields_stand_in_columns(self) -> None:
        self.becomes(
            "/// S.\nstruct s{a:u8 longer:u16 in 1 .. 5\nreserved 1}",
            "/// S.\nstruct s {\n    a      : u8\n    longer : u16 in 1..5\n    reserved 1\n}\n",
        )

    def test_parentheses_are_those_that_are_needed(self) -> None:
        for text, want in (
            ("(a) == ((b))", "a == b"),
            ("(a + b) * c == 1", "(a + b) * c == 1"),
            ("a - (b - c) == 1", "a - (b - c) == 1"),
            ("(a - b) - c == 1", "a - b - c == 1"),
            ("a == 1 and b == 2 or c == 3", "(a == 1 and b == 2) or c == 3"),
            ("not (a == 1)", "not (a == 1)"),
            ("(a in 1..2) == b", "(a in 1..2) == b"),
            ("f has (A | B)", "f has A | B"),
            ("(if a == 1 then 2 else 3) == 4", "(if a == 1 then 2 else 3) == 4"),
        ):
            self.becomes(f"struct s {{ rule 1 r {{ {text} }} }}", f"struct s {{\n    rule 1 r {{ {want} }}\n}}\n")

    def test_parentheses_of_its_own_never_make_it_too_deep(self) -> None:
        for count in range(1, 70):
            for text in (
                "not " * count + "a == 1",
                "a or b and f(" * count + "c" + ")" * count,
                "not a == f(" * count + "c" + ")" * count,
            ):
                once = formatted(HEAD + f"struct s {{ rule 1 r {{ {text} }} }}")
                if once is not None:
                    self.assertEqual(formatted(once), once)

    def test_long_rules_are_broken_at_their_operators(self) -> None:
        name = "a" * 40
        text = formatted(
            HEAD + f"struct s {{ rule 1 r {{ {name} == 1 and {name} == 2 and ({name} == 3 or {name} == 4) }} }}\n"
        )
        assert text is not None
        self.assertLessEqual(max(map(len, text.split("\n"))), 120)
        self.assertIn(f"        {name} == 1 and\n        {name} == 2 and\n", text)

    def test_one_line_definitions_may_follow_each_other(self) -> None:
        self.same("/// A.\nconst A : u8 = 1\n/// B.\nconst B : u8 = 2\n\n/// C.\nconst C : u8 = 3\n")

    def test_what_the_author_wrote_stays(self) -> None:
        self.same('/// A.\nconst A : u64 = 0xFF_ff | 0b1 ours "a  b \\ é" named from "c" as LAMP_A\n')

    def test_comments_of_a_capability_without_fates(self) -> None:
        text = "message m part body {\n    cap c : K move {\n        // why\n    }\n}\n"
        self.same(text)


if __name__ == "__main__":
    unittest.main()
