"""Verdicts on the C that uses a schema: each rule is met and not met, and a compiler says the same of every edit."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unittest
from dataclasses import replace
from typing import Iterator, Mapping

from codegen.compat.model import Source
from codegen.compat.source import RULES, UNTOUCHED, SourceVerdict, compare_names
from codegen.emit.declarations import Declaration, declarations
from codegen.emit.render import render
from codegen.layout.model import Schema
from tests.compat.compiled import TREE, schemas_of
from tests.compat.shop import SHOP
from tests.compat.source_edits import (
    ADDED,
    EDITS,
    FORM,
    GONE,
    GUARDED,
    RENAMED,
    SHAPE,
    SIGNATURE,
    VALUE,
    WIDTH,
    Edit,
)



def names_of(text: str) -> tuple[Declaration, ...]:
    """What C can name of a schema."""
    (schema,) = schemas_of({"shop.ipc": text})
    return declarations(schema)


def verdicts(edit: Edit) -> dict[str, SourceVerdict]:
    """The verdicts other than "same", by owner; old>new where they differ."""
    found = compare_names(names_of(SHOP), names_of(edit.text), edit.same)
    touched = {owners: verdict for owners, verdict in found.items() if verdict != UNTOUCHED}
    return {old if old == new else f"{old}>{new}": verdict for (old, new), verdict in touched.items()}


def worst(found: Mapping[str, SourceVerdict]) -> Source:
    """Of all definitions."""
    return max((verdict.source for verdict in found.values()), key=lambda one: one.rank, default=Source.SAME)


def used(names: tuple[Declaration, ...]) -> Iterator[str]:
    """C text that uses every name: an #include for a header, and for all others a statement or two."""
    yield from (f'#include "{entry.name}"\n' for entry in names if entry.kind == "header")
    tags = {entry.name: entry.kind for entry in names if entry.kind in ("struct", "union", "enum")}
    for at, entry in enumerate(names):
        if entry.kind != "header":
            guard = (f"#ifdef {entry.guard}\n", "#endif\n") if entry.guard else ("", "")
            yield f"{guard[0]}void use_{at}(void);\nvoid use_{at}(void)\n{{\n{use(entry, tags)}}}\n{guard[1]}"


def use(entry: Declaration, tags: Mapping[str, str]) -> str:
    """Statements that use one name as its type allows."""
    tag, _, member = entry.name.partition(".")
    if entry.kind in ("macro", "enumerator"):
        return f"\tlong long x = (long long){entry.name};\n\t(void)x;\n"
    if entry.kind in tags.values():
        return f"\t{entry.kind} {entry.name} *x = 0;\n\t(void)sizeof(*x);\n"
    if entry.kind == "function":
        return call(entry.name, entry.shape)
    start = f"\tstatic {tags[tag]} {tag} x;\n"
    if entry.kind == "handler":
        return f"{start}\tx.{member} = ({entry.shape})0;\n\t(void)x;\n"
    if entry.shape == "struct":
        return f"{start}\t(void)x.{member};\n"
    base, bracket, counts = entry.shape.partition("[")
    if bracket:
        return f"{start}\t{base} (*y)[{counts} = &x.{member};\n\t(void)y;\n"
    if base.startswith("struct"):
        return f"{start}\t{base} *y = &x.{member};\n\t(void)y;\n"
    return f"{start}\tx.{member} = ({base})0;\n\t{base} y = x.{member};\n\t(void)y;\n"


def call(name: str, shape: str) -> str:
    """A call with values of the types that the function takes."""
    found = re.match(r"(.*) \((.*)\)$", shape)
    assert found is not None
    given = ", ".join(f"({kind})0" for kind in found[2].split(", ") if kind != "void")
    return f"\t{name}({given});\n" if found[1] == "void" else f"\t{found[1]} x = {name}({given});\n\t(void)x;\n"


class Compiled(unittest.TestCase):
    """The same code against the headers of each side."""

    user: str

    @classmethod
    def setUpClass(cls) -> None:
        cls.user = "".join(used(names_of(SHOP)))

    def compile(self, schema: Schema, *flags: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in render(schema).items():
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                    file.write(text)
            includes = ("-I", folder, "-I", f"{TREE}/runtime/include", "-I", f"{TREE}/generated")
            command = ["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", *flags, *includes]
            command += ["-x", "c", "-"]
            done = subprocess.run(command, input=self.user, capture_output=True, text=True, check=False)
            return done.stderr

    def test_it_compiles_as_it_is(self) -> None:
        (schema,) = schemas_of({"shop.ipc": SHOP})
        self.assertEqual(self.compile(schema, "-Wconversion"), "")
        self.assertEqual(self.compile(schema, "-DIPC_TEST_OPS"), "")
        self.assertGreater(self.user.count("void use_"), 400)

    def test_the_compiler_agrees_with_every_verdict(self) -> None:
        for edit in EDITS:
            with self.subTest(edit.what):
                (schema,) = schemas_of({"shop.ipc": edit.text})
                said = self.compile(schema)
                if worst(verdicts(edit)) is Source.BREAKING:
                    self.assertIn("error: ", said)
                else:
                    self.assertEqual(said, "")

    def test_a_changed_width_shows_with_wconversion(self) -> None:
        edit = next(edit for edit in EDITS if edit.what == "u32 to u64")
        (schema,) = schemas_of({"shop.ipc": edit.text})
        self.assertIn("-Werror=conversion", self.compile(schema, "-Wconversion"))


class Verdicts(unittest.TestCase):
    def test_every_edit(self) -> None:
        for edit in EDITS:
            with self.subTest(edit.what):
                found = verdicts(edit)
                rules = {owner: {finding.rule for finding in verdict.findings} for owner, verdict in found.items()}
                self.assertEqual(rules, edit.rules)
                texts = [finding.text for verdict in found.values() for finding in verdict.findings]
                self.assertTrue(any(edit.says in text for text in ["", *texts]), texts)

    def test_every_rule_is_met_and_is_not_met(self) -> None:
        met = [set().union(*edit.rules.values()) for edit in EDITS]
        for rule in RULES:
            with self.subTest(rule.id):
                self.assertTrue(any(rule.id in rules for rules in met))
                self.assertTrue(any(rule.id not in rules for rules in met))

    def test_the_verdict_is_that_of_the_worst_rule(self) -> None:
        wanted = {rule: Source.BREAKING for rule in (GONE, RENAMED, GUARDED, SHAPE, SIGNATURE)}
        wanted |= {rule: Source.CHANGED for rule in (WIDTH, VALUE, FORM)} | {ADDED: Source.ADDITIVE}
        self.assertEqual({rule.id for rule in RULES}, set(wanted))
        for edit in EDITS:
            for owner, verdict in verdicts(edit).items():
                with self.subTest(edit.what, owner=owner):
                    ranks = [wanted[finding.rule].rank for finding in verdict.findings]
                    self.assertEqual(verdict.source.rank, max(ranks))

    def test_nothing_changes_nothing(self) -> None:
        found = compare_names(names_of(SHOP), names_of(SHOP))
        self.assertEqual(set(found.values()), {UNTOUCHED})
        self.assertIn(("op BUY", "op BUY"), found)
        self.assertIn(("schema", "schema"), found)

    def test_the_order_of_the_schema_does_not_matter(self) -> None:
        edit = next(edit for edit in EDITS if edit.what == "an op is renamed")
        old, new = names_of(SHOP), names_of(edit.text)
        shuffled, straight = (
            {owners: verdict.source for owners, verdict in found.items()}
            for found in (compare_names(old[::-1], new[::-1]), compare_names(old, new))
        )
        self.assertEqual(shuffled, straight)

    def test_a_name_of_another_kind(self) -> None:
        old = names_of(SHOP)
        (box,) = (entry for entry in old if entry.name == "ipc_shop_box")
        new = tuple(replace(entry, kind="enum", shape="enum") if entry is box else entry for entry in old)
        found = compare_names(old, new)["struct box", "struct box"]
        (finding,) = found.findings
        self.assertEqual(finding.text, "ipc_shop_box is of the kind enum now, it was of the kind struct")
        self.assertEqual((found.source, finding.rule), (Source.BREAKING, SHAPE))

    def test_a_handler_does_not_convert(self) -> None:
        old = names_of(SHOP)
        (ping,) = (entry for entry in old if entry.name == "ipc_shop_handlers.ping")
        wider = replace(ping, shape=ping.shape.replace("uint32_t", "uint64_t"))
        found = compare_names(old, tuple(wider if entry is ping else entry for entry in old))["op PING", "op PING"]
        self.assertEqual({finding.rule for finding in found.findings}, {SIGNATURE})

    def test_two_that_came_name_no_successor(self) -> None:
        text = SHOP.replace("BLUE = 2", "NAVY = 2").replace("const FLOOR : i32 = -2", "const LOW : i32 = -2")
        text = text.replace("/// How it ended.", '/// Low.\nconst LOWER : i32 = -2 ours "x"\n\n/// How it ended.', 1)
        found = compare_names(names_of(SHOP), names_of(text))
        self.assertEqual({finding.rule for finding in found["const FLOOR", ""].findings}, {GONE})
        self.assertEqual({finding.rule for finding in found["", "const LOWER"].findings}, {ADDED})
        self.assertEqual({finding.rule for finding in found["enum colour", "enum colour"].findings}, {RENAMED})

    def test_many_names_are_told_in_one_finding(self) -> None:
        found = verdicts(next(edit for edit in EDITS if edit.what == "an op is dropped"))["op PING>"]
        self.assertEqual(len(found.findings), 1)
        self.assertRegex(found.findings[0].text, r"^[0-9]+ names are gone: \w+, \w+, \w+ and [0-9]+ more$")

    def test_what_is_known_to_be_the_same(self) -> None:
        """Told with the kind that the definition has now, as a verdict on it has one kind only."""
        edit = next(edit for edit in EDITS if edit.what == "an op becomes a notification")
        text = edit.text.replace("notify END", "notify STOP").replace("ipc_shop_end", "ipc_shop_stop")
        found = compare_names(names_of(SHOP), names_of(text), {"notify END": "notify STOP"})
        self.assertEqual(found["notify END", "notify STOP"].source, Source.BREAKING)
        self.assertNotIn("END", {owner.partition(" ")[2] for key in found for owner in key if owner != key[0]})
        with_both = compare_names(names_of(SHOP), names_of(SHOP), {"op BUY": "op LIST", "op NONE": "op PING"})
        self.assertIn(("op BUY", "op LIST"), with_both)
        self.assertIn(("op PING", "op PING"), with_both)

    def test_a_rule_has_words(self) -> None:
        for rule in RULES:
            self.assertRegex(rule.id, r"^source(-[a-z]+)+$")
            self.assertRegex(rule.title, r"^[a-z].*[a-z]$")
            self.assertRegex(rule.explain, r"^[A-Z].*\.$")


if __name__ == "__main__":
    unittest.main()
