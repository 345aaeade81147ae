"""The command compat: statements and folders in, verdicts in a few lines, JSON and SARIF out."""

from __future__ import annotations

import json
import os
import tempfile
import unittest

from tests.review import worked


class Compat(unittest.TestCase):
    folder: tempfile.TemporaryDirectory[str]

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        worked.make(cls.folder.name)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def compat(self, *words: str) -> tuple[int, str, str]:
        done = worked.ipcgen("compat", *words, cwd=self.folder.name)
        return done.returncode, done.stdout, done.stderr

    def test_the_lines(self) -> None:
        status, text, said = self.compat("before/generated", "after/generated")
        self.assertEqual((status, said), (1, ""))
        lines = text.splitlines()
        for line in (
            "op COPY (store, 0x701): wire breaking; source same",
            "    [field-moved] source: it stood at byte 0 and stands at byte 4",
            "op SET_URGENCY (store, 0x703): wire loosened, servers first; source same",
            "    witness set_urgency_request 00 00 00 01 03 00 00 00: old: ENUM at 4, new: accepted",
            "op CLOSE (store, 0x704): wire same; source breaking",
            "    no witness: sizes, fields, limits and conditions are the same on both sides",
            "op SYNC (store, 0x705): docs only",
            "  [op-retired]: it is answered DENIED from now on",
        ):
            self.assertIn(line, lines)
        self.assertEqual(
            lines[-1],
            "3 ops break, 2 loosened (servers first), 1 added, 1 breaks source code only, 1 docs only",
        )

    def test_two_statements_are_two_folders(self) -> None:
        files = [f"{side}/generated/ipc/store/store.abi.txt" for side in ("before", "after")]
        self.assertEqual(self.compat(*files), self.compat("before/generated", "after/generated"))

    def test_the_same(self) -> None:
        self.assertEqual(self.compat("before/generated", "before/generated", "--fail-on=any"), (0, "nothing changed\n", ""))

    def test_exit_status(self) -> None:
        for classes, status in (("breaking", 1), ("docs", 1), ("tightened", 0), ("nothing", 0)):
            self.assertEqual(self.compat("before/generated", "after/generated", f"--fail-on={classes}")[0], status)

    def test_json_and_sarif(self) -> None:
        whole = json.loads(self.compat("before/generated", "after/generated", "--format=json")[1])
        self.assertEqual(list(whole), ["format", "summary", "ops"])
        copy = next(op for op in whole["ops"] if op["new_name"] == "COPY")
        self.assertEqual(copy["classes"], ["breaking"])
        self.assertEqual(copy["bodies"][0]["witnesses"][0]["effect"], "misread")
        log = json.loads(self.compat("before/generated", "after/generated", "--format=sarif")[1])
        self.assertEqual(log["version"], "2.1.0")
        self.assertNotIn("locations", log["runs"][0]["results"][0])

    def test_bad_input_is_one_line(self) -> None:
        root = self.folder.name
        text = worked.read(os.path.join(root, "after/generated/ipc/store/store.abi.txt"))
        worked.write(os.path.join(root, "newer.abi.txt"), text.replace("abi statement 1", "abi statement 7"))
        worked.write(os.path.join(root, "two", "a", "x.abi.txt"), text)
        worked.write(os.path.join(root, "two", "b", "x.abi.txt"), text.replace("Opens a file", "Opens one file"))
        worked.write(os.path.join(root, "odd", "x.abi.txt"), text)
        worked.write(os.path.join(root, "odd", "x.vec"), "nonsense\n")
        os.makedirs(os.path.join(root, "empty"), exist_ok=True)
        for words, told in (
            (("none", "after/generated"), "can't read 'none': No such file or directory"),
            (("empty", "after/generated"), "there is no statement (*.abi.txt) in 'empty'"),
            (("before/generated", "newer.abi.txt"), "this statement has format 7; this reader knows format 1"),
            (("before/generated", "before/idl/store.ipc"), "this is no statement"),
            (("before/generated", "two"), "states the schema 'store' once more"),
            (("before/generated", "odd"), "can't read the vectors 'odd/x.vec': line 1"),
            (("before/generated", "after/generated", "--format=markdown"), "--format is one of text, json, sarif"),
            (("before/generated", "after/generated", "--fail-on=all"), "--fail-on has no class 'all'"),
            (("before/generated",), "an argument is missing"),
        ):
            with self.subTest(words):
                status, page, error = self.compat(*words)
                self.assertEqual((status, page, error.count("\n")), (2, "", 1), error)
                self.assertIn(told, error)


if __name__ == "__main__":
    unittest.main()
