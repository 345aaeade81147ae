"""`ipcgen lint` as it is typed: its words, its JSON and SARIF, its exit status; and `ipcgen explain` of a rule."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import tempfile
import unittest

from codegen import cli
from codegen.lint.rules import RULES

HEAD = "// SPDX-License-Identifier: ISC\n"
CLEAN = f"{HEAD}\n/// Percent and more.\nschema other {{ }}\n"
LAMP = (
    f'{HEAD}\n/// A lamp.\nschema lamp {{\n    allow empty_doc at LEAST "as said"\n}}\n\n'
    '/// The most.\nconst MOST : u8 = 100 ours "percent"\n\n'
    '/// The least.\nconst LEAST : u8 = 1 ours "chosen"\n'
)
TOLD = """\
idl/lamp.ipc:9:7: warning: the doc of 'MOST' says no more than its name: "The most." [empty_doc]
    9 | const MOST : u8 = 100 ours "percent"
      |       ^~~~
idl/lamp.ipc: help: say meaning, unit, owner, or what 0 stands for
idl/lamp.ipc:12:7: warning: the reason "chosen" says nothing that a reviewer could weigh [empty_reason]
   12 | const LEAST : u8 = 1 ours "chosen"
      |       ^~~~~
idl/lamp.ipc: help: say what another choice would cost, or where this one is from
2 findings; 'ipcgen explain empty_doc' tells more
"""


class LintCommand(unittest.TestCase):
    def setUp(self) -> None:
        folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(folder)
        os.mkdir("idl")
        self.put("lamp", LAMP)
        self.put("other", CLEAN)
        self.out = self.err = ""

    def put(self, name: str, text: str) -> None:
        with open(f"idl/{name}.ipc", "w", encoding="utf-8") as file:
            file.write(text)

    def run_cli(self, *argv: str) -> int:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = cli.main(argv)
        self.out, self.err = out.getvalue(), err.getvalue()
        return status

    def test_findings(self) -> None:
        self.assertEqual(self.run_cli("lint", "--idl", "idl"), 1)
        self.assertEqual((self.out, self.err), ("", TOLD))
        self.assertEqual(sorted(os.listdir()), ["idl"])

    def test_nothing_found(self) -> None:
        self.put("lamp", LAMP.replace("The most", "Percent").replace("chosen", "percent"))
        self.assertEqual(self.run_cli("lint", "--idl", "idl"), 0)
        self.assertEqual((self.out, self.err), ("2 schemas, 1 allowed, nothing found\n", ""))
        self.assertEqual(self.run_cli("lint", "--idl", "idl", "--message-format=json"), 0)
        self.assertEqual((self.out, self.err), ("", "2 schemas, 1 allowed, nothing found\n"))
        self.assertEqual(self.run_cli("lint", "--idl", "idl", "--format=sarif"), 0)
        self.assertEqual(json.loads(self.out)["runs"][0]["results"], [])

    def test_json(self) -> None:
        self.assertEqual(self.run_cli("lint", "--idl", "idl", "--message-format=json"), 1)
        self.assertEqual(self.err, "")
        first, second = map(json.loads, self.out.splitlines())
        self.assertEqual((first["id"], second["id"]), ("empty_doc", "empty_reason"))
        places = [first[key] for key in ("severity", "file", "line", "column", "end_line", "end_column")]
        self.assertEqual(places, ["warning", "idl/lamp.ipc", 9, 7, 9, 11])

    def test_sarif(self) -> None:
        self.assertEqual(self.run_cli("lint", "--idl", "idl", "--format=sarif"), 1)
        self.assertEqual(self.err, "")
        log = json.loads(self.out)
        self.assertEqual(log["version"], "2.1.0")
        (run,) = log["runs"]
        self.assertEqual([rule["id"] for rule in run["tool"]["driver"]["rules"]], list(RULES))
        first = run["results"][0]
        self.assertEqual((first["ruleId"], first["level"]), ("empty_doc", "warning"))
        place = first["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"]["uri"], "idl/lamp.ipc")
        self.assertEqual(place["region"], {"startLine": 9, "startColumn": 7, "endLine": 9, "endColumn": 11})

    def test_schemas_with_errors_are_not_linted(self) -> None:
        self.put("lamp", LAMP.replace("u8 = 100", "u8 = 256"))
        self.assertEqual(self.run_cli("lint", "--idl", "idl"), 1)
        self.assertIn("idl/lamp.ipc:9:19: error: 256 does not fit in u8 [IPC0306]\n", self.err)
        self.assertNotIn("warning", self.err)

    def test_this_tree(self) -> None:
        self.assertEqual(self.run_cli("lint"), 0, self.err)
        self.assertRegex(self.out, r"\A\d+ schemas, \d+ allowed, nothing found\n\Z")

    def test_list(self) -> None:
        self.assertEqual(self.run_cli("lint", "--list"), 0)
        self.assertEqual([line.split()[0] for line in self.out.splitlines()], list(RULES))

    def test_usage(self) -> None:
        for argv in (("--format=xml",), ("--idl", "nowhere"), ("idl",), ("--check",)):
            self.assertEqual(self.run_cli("lint", *argv), 2, argv)
            self.assertRegex(self.err, r"\Aipcgen: [^\n]+\n\Z")
            self.assertEqual(self.out, "")

    def test_explain(self) -> None:
        for name in ("missing_unit", "missing-unit", "[missing_unit]", "MISSING_UNIT"):
            self.assertEqual(self.run_cli("explain", name), 0, name)
            self.assertTrue(self.out.startswith("missing_unit: an amount has no unit\n"))
            self.assertIn("warning: 'timeout' is an amount", self.out)
        self.assertEqual(self.run_cli("explain", "missing_units"), 2)
        self.assertEqual(self.err, "ipcgen: there is no rule 'missing_units'; did you mean 'missing_unit'?; "
                                   "see 'ipcgen lint --list'\n")  # fmt: skip


if __name__ == "__main__":
    unittest.main()
