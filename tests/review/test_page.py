"""The page of the worked review is the golden, and says what it must; JSON and SARIF say the same."""

from __future__ import annotations

import difflib
import json
import os
import re
import tempfile
import unittest
from typing import Any

from codegen.compat.catalogue import CATALOGUE
from tests.review import worked

CLASSES = ("same", "additive", "loosened", "tightened", "breaking", "unproven")


class Worked(unittest.TestCase):
    folder: tempfile.TemporaryDirectory[str]

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        worked.make(cls.folder.name)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def review(self, *options: str, status: int = 1, env: dict[str, str] | None = None) -> str:
        done = worked.ipcgen("review", "before", "after", *options, cwd=self.folder.name, env=env)
        self.assertEqual((done.stderr, done.returncode), ("", status))
        return done.stdout

    def test_the_page_is_the_golden(self) -> None:
        page, golden = self.review("--diff=abi"), worked.read(worked.GOLDEN)
        if page != golden:
            told = "".join(difflib.unified_diff(golden.splitlines(True), page.splitlines(True), "page.md", "made now"))
            self.fail(f"{told}\nread the difference; if it is meant: python3 tests/review/worked.py --write")

    def test_it_fits_a_terminal(self) -> None:
        prose = self.review("--diff=none")
        self.assertEqual([line for line in prose.splitlines() if len(line) > 100], [])  # columns

    def test_two_runs_and_two_seeds_give_the_same_bytes(self) -> None:
        first = self.review(env={"PYTHONHASHSEED": "1"})
        self.assertEqual(first, self.review(env={"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Asia/Tokyo"}))
        for form in ("json", "sarif"):
            one = self.review(f"--format={form}", env={"PYTHONHASHSEED": "1"})
            self.assertEqual(one, self.review(f"--format={form}", env={"PYTHONHASHSEED": "3"}))

    def test_configuration_of_git_changes_nothing(self) -> None:
        config = "[diff]\n\tnoprefix = false\n\tcontext = 9\n\texternal = false\n[color]\n\tui = always\n"
        worked.write(os.path.join(self.folder.name, "home", ".gitconfig"), config)
        home = os.path.join(self.folder.name, "home")
        self.assertEqual(self.review(), self.review(env={"HOME": home, "GIT_DIFF_OPTS": "-u9"}))

    def test_the_whole_diff_has_every_file_and_its_lines(self) -> None:
        page = self.review()
        found = re.findall(r"^(\S+) +\+(\d+) +-(\d+)$", page, re.M)
        self.assertGreaterEqual(len(found), 10)
        for path, added, removed in found:
            with self.subTest(path):
                piece = page.partition(f"\ndiff --git a/{path} b/{path}\n")[2].partition("\ndiff --git ")[0]
                lines = piece.partition("\n@@")[2].splitlines()[1:]
                self.assertEqual(sum(line.startswith("+") for line in lines), int(added))
                self.assertEqual(sum(line.startswith("-") for line in lines), int(removed))
        self.assertNotIn("## Diff", self.review("--diff=none"))

    def test_the_exit_status_follows_fail_on(self) -> None:
        for classes, status in (
            ("breaking", 1),
            ("source", 1),
            ("loosened", 1),
            ("additive", 1),
            ("docs", 1),
            ("any", 1),
            ("tightened", 0),
            ("nothing", 0),
        ):
            with self.subTest(classes):
                self.review("--diff=none", f"--fail-on={classes}", status=status)

    def test_consumers_are_found_by_the_names_that_they_use(self) -> None:
        root = os.path.join(self.folder.name, "consumers")
        worked.write(os.path.join(root, "init", "a", "main.c"), "int f(void) { return ipc_store_copy(0, 0, 0); }\n")
        worked.write(os.path.join(root, "shell", "main.c"), "enum { N = IPC_STORE_OP_CLOSE };\n")
        worked.write(os.path.join(root, "other", "main.c"), "int ipc_store_copying(void);\n")
        names = [f"--consumers={os.path.join('consumers', name)}" for name in ("init", "shell", "other")]
        page = self.review("--diff=none", *names)
        self.assertIn("servers and clients of store and 1 consumer must rebuild", re.sub(r"\s+", " ", page))
        table = dict(re.findall(r"^\| (\w+) 0x.*\| (\S+) +\|$", page, re.M))
        self.assertEqual(table["COPY"], "consumers/init")
        self.assertEqual(table["CLOSE"], "consumers/shell")
        self.assertEqual(table["OPEN"], "-")
        self.assertIn("- used by consumers/init: a/main.c (ipc_store_copy)", page)
        self.assertNotIn("consumers/other", page)

    def test_measure_shows_code_and_stack(self) -> None:
        page = self.review("--diff=none", "--measure")
        self.assertRegex(page, r"(?m)^\| store open_request validate +\| \d+ -> \d+ +\| \d+ -> \d+ +\|$")

    def test_json_is_complete(self) -> None:
        page: dict[str, Any] = json.loads(self.review("--format=json"))
        keys = "format base head empty summary notes ops generator text_only vectors measured files".split()
        self.assertEqual(list(page), keys)
        self.assertEqual((page["base"], page["head"], page["empty"]), ("before", "after", False))
        ops = {op["new_name"] or op["old_name"]: op for op in page["ops"]}
        self.assertEqual(ops["CLOSE"]["source"], "breaking")
        self.assertEqual(ops["CLOSE"]["wire"], "same")
        self.assertEqual(ops["RENAME"]["old_name"], None)
        self.assertTrue(ops["SYNC"]["docs_only"])
        self.assertEqual(ops["SET_URGENCY"]["rebuilders"], ["servers"])
        for op in page["ops"]:
            with self.subTest(op["new_name"]):
                self.assertIn(op["wire"], CLASSES)
                line = worked.read(os.path.join(worked.HERE, "after", op["place"]["file"])).splitlines()
                self.assertRegex(line[op["place"]["line"] - 1], rf"\b{op['new_name']}\b")
                for body in op["bodies"]:
                    for witness in body["witnesses"]:
                        bytes.fromhex(witness["data"])
                        self.assertFalse(witness["old"] and witness["new"])
        self.assertEqual([one["schema"] for one in page["text_only"]], ["clock"])
        self.assertEqual(page["generator"], [worked.TEMPLATE])
        documented = worked.ipcgen("help", "review").stdout + worked.ipcgen("help", "compat").stdout
        for key in {*keys, *ops["COPY"], *ops["COPY"]["bodies"][0], *ops["COPY"]["bodies"][0]["witnesses"][0]}:
            self.assertRegex(documented, rf"\b{key}\b")

    def test_sarif_has_what_the_standard_asks_for(self) -> None:
        log: dict[str, Any] = json.loads(self.review("--format=sarif"))
        self.assertEqual(log["version"], "2.1.0")
        self.assertIn("sarif-schema-2.1.0.json", log["$schema"])
        self.assertEqual(len(log["runs"]), 1)
        driver, results = log["runs"][0]["tool"]["driver"], log["runs"][0]["results"]
        self.assertEqual(driver["name"], "ipcgen")
        ids = [rule["id"] for rule in driver["rules"]]
        self.assertEqual(ids, sorted(set(ids)))
        self.assertLessEqual(set(ids), set(CATALOGUE))
        for rule in driver["rules"]:
            self.assertTrue(rule["shortDescription"]["text"] and rule["fullDescription"]["text"].endswith("."))
        self.assertEqual({result["ruleId"] for result in results}, set(ids))
        for result in results:
            self.assertEqual(ids[result["ruleIndex"]], result["ruleId"])
            self.assertIn(result["level"], ("note", "warning", "error"))
            self.assertTrue(result["message"]["text"])
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(place["artifactLocation"]["uri"], "idl/store.ipc")
            self.assertGreaterEqual(place["region"]["startLine"], 1)
        page = json.loads(self.review("--format=json"))
        findings = sum(
            len(op["findings"]) + len(op["source_findings"]) + sum(len(body["findings"]) for body in op["bodies"])
            for op in page["ops"]
        )
        self.assertEqual(len(results), findings)

    def test_every_change_of_the_worked_review_has_its_class(self) -> None:
        page = json.loads(self.review("--format=json"))
        found = {op["new_name"]: (op["wire"], op["source"], op["docs_only"]) for op in page["ops"] if op["kind"] == "op"}
        self.assertEqual(
            found,
            {
                "COPY": ("breaking", "same", False),  # two fields changed places
                "SET_URGENCY": ("loosened", "same", False),  # an enum has one more member
                "OPEN": ("breaking", "same", False),  # a path is longer
                "RENAME": ("additive", "additive", False),  # an op is new
                "CLOSE": ("same", "breaking", False),  # a field has another name
                "FLUSH": ("breaking", "breaking", False),  # an op is reserved
                "SYNC": ("same", "same", True),  # a doc has another sentence
                "STAT": ("loosened", "breaking", False),  # a reserved field is used where a flag asks for it
            },
        )
        stat = next(op for op in page["ops"] if op["new_name"] == "STAT")
        self.assertEqual([body["wire"] for body in stat["bodies"]], ["loosened", "additive"])


class TextAlone(unittest.TestCase):
    def test_a_template_alone(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            worked.make(folder)
            for tree in ("idl/store.ipc", "idl/clock.ipc", "generated/ipc/store/store.abi.txt"):
                worked.write(os.path.join(folder, "after", tree), worked.read(os.path.join(folder, "before", tree)))
            for name in os.listdir(os.path.join(folder, "before", "generated", "ipc", "store")):
                if not name.endswith("_codec.c"):
                    path = os.path.join("generated", "ipc", "store", name)
                    worked.write(os.path.join(folder, "after", path), worked.read(os.path.join(folder, "before", path)))
            done = worked.ipcgen("review", "before", "after", "--diff=none", cwd=folder)
            page = re.sub(r"\s+", " ", done.stdout)
            self.assertEqual(done.returncode, 0)
            self.assertIn("**No op changed; 2 generated files differ in text alone.**", page)
            self.assertIn(f"The generator changed: {worked.TEMPLATE} differs.", page)
            self.assertRegex(page, r"store: no change of the schema, .* all \d+ vectors are the same on both sides\.")
            self.assertEqual(worked.ipcgen("review", "before", "after", "--fail-on=any", cwd=folder).returncode, 1)

    def test_nothing(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            worked.make(folder)
            done = worked.ipcgen("review", "before", "before", "--fail-on=any", cwd=folder)
            self.assertEqual(done.stdout, "before -> before: nothing changed in idl/, generated/ and codegen/.\n")
            self.assertEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
