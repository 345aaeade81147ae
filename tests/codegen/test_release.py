"""A release: what `freeze` writes, what `gen` then refuses, what a waiver accepts, and for how long. All on copies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen import driver  # noqa: E402

LAMP = """\
// SPDX-License-Identifier: ISC

/// A lamp.
schema lamp {
    ops 0x100..0x10F
}

/// How the lamp shines. Clients send it and servers do.
enum mode : u8 ours "one byte is enough" {
    /// Not at all.
    OFF = 0 default
    /// As bright as it can.
    FULL = 1
}

/// Switches the lamp.
op SWITCH = 0x101 ours "the first number" {
    request ours "how, and how bright" {
        /// How it shines from now on.
        mode  : mode
        reserved 3
        /// Percent of full light.
        level : u32 in 0..100
    }
    reply ours "done is all there is to say" { }
}

/// Tells how the lamp shines.
op STATE = 0x102 ours "the second number" {
    request ours "there is one lamp" { }
    reply ours "how it shines" {
        /// How it shines.
        mode : mode
        reserved 7
    }
}
"""


class Evolution(unittest.TestCase):
    """Changes of one schema after release 1.0, and what is said to them."""

    def said(self, *changes: tuple[str, str]) -> str:
        """The diagnostics after the changes; "" for none."""
        text = LAMP
        for old, new in changes:
            self.assertEqual(text.count(old), 1, old)
            text = text.replace(old, new)
        release = driver.freeze("1.0", [("lamp.ipc", LAMP)]).outputs
        assert release is not None
        made = driver.generate([("lamp.ipc", text)], (), release)
        self.assertEqual(made.outputs is None, made.reporter.has_errors)
        return made.reporter.render_text()

    def test_allowed(self) -> None:
        for name, change in {
            "nothing": (),
            "a doc": (("Percent of full light.", "Percent, of full light."),),
            "a wider range, which servers must know first": (("0..100", "0..200"),),
            "a new op": (("/// Tells how", '/// Does nothing.\nop NOTHING = 0x103 ours "the third number" {\n    request'
                          ' ours "nothing" { }\n    reply ours "nothing" { }\n}\n\n/// Tells how'),),
            "another name, of which no byte knows": (("level : u32", "light : u32"),),
        }.items():
            with self.subTest(name):
                self.assertEqual(self.said(*change), "")

    def test_forbidden(self) -> None:
        for name, (change, *words) in {
            "a narrower range": (("0..100", "0..50"), "'SWITCH'", "request: tightened: level it took 0..100"),
            "a member in what servers send": (
                ("    FULL = 1\n", "    FULL = 1\n    /// A little.\n    LOW = 2\n"),
                "'STATE'",
                "servers send a closed type with more members",
            ),
            "a moved field": (
                ("mode  : mode\n        reserved 3\n        /// Percent of full light.\n        level : u32 in 0..100\n",
                 "level : u32 in 0..100\n        /// How it shines from now on.\n        mode  : mode\n        reserved 3\n"),
                "'SWITCH'", "breaking",
            ),
            "another number": (("0x102", "0x103"), "'STATE'", "it was 0x102 and is 0x103"),
            "a retired op": (
                (LAMP[LAMP.index("op STATE"):], 'reserved op STATE = 0x102 ours "the second number" {\n'
                                              '    request ours "there is one lamp" { }\n}\n'),
                "'STATE'", "it is answered DENIED from now on",
            ),
            "an op that is gone": ((LAMP[LAMP.index("/// Tells how"):], ""), "lamp.abi.txt", "'STATE'", "it is gone"),
        }.items():
            with self.subTest(name):
                said = self.said(change)
                self.assertIn("[IPC0911]", said)
                for word in words:
                    self.assertIn(word, said)

    def test_a_waiver_accepts_one_break_of_one_release(self) -> None:
        narrower = ("0..100", "0..50")
        waived = ("0x10F\n", '0x10F\n    waive SWITCH in "1.0" "no lamp goes above 50"\n')
        self.assertEqual(self.said(narrower, waived), "")
        self.assertIn("nothing of it breaks [IPC0912]", self.said(waived))
        other = ("0x10F\n", '0x10F\n    waive SWITCH in "0.9" "no lamp goes above 50"\n')
        said = self.said(narrower, other)
        self.assertIn("the release is 1.0 [IPC0912]", said)
        self.assertIn("[IPC0911]", said)
        wrong = ("0x10F\n", '0x10F\n    waive STATE in "1.0" "no lamp goes above 50"\n')
        self.assertIn("[IPC0911]", self.said(narrower, wrong))

    def test_a_schema_that_is_gone(self) -> None:
        release = driver.freeze("1.0", [("lamp.ipc", LAMP), ("fan.ipc", LAMP.replace("lamp", "fan").replace("0x1", "0x2"))])
        assert release.outputs is not None, release.reporter.render_text()
        said = driver.generate([("lamp.ipc", LAMP)], (), release.outputs).reporter.render_text()
        self.assertIn("fan.abi.txt:3:", said)
        self.assertIn("the schema 'fan' of release 1.0 is gone [IPC0913]", said)
        self.assertIn("1 error;", said)


class Freeze(unittest.TestCase):
    """The command, in a folder of its own."""

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        os.mkdir(os.path.join(self.folder, "idl"))
        self.write(LAMP)

    def write(self, text: str) -> None:
        with open(os.path.join(self.folder, "idl", "lamp.ipc"), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, path: str) -> str:
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            return file.read()

    def ipcgen(self, *words: str) -> tuple[int, str]:
        command = [os.path.join(TREE, "codegen", "ipcgen"), *words, "--idl", "idl", "--out", "generated"]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def test_the_way_of_a_release(self) -> None:
        self.assertEqual(self.ipcgen("gen")[0], 0)
        self.assertEqual(self.ipcgen("freeze", "1.0"), (0, "idl/released: release 1.0, 1 statements\n"))
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder, "idl", "released"))), ["lamp.abi.txt", "release.txt"])
        self.assertEqual(self.read("idl/released/lamp.abi.txt"), self.read("generated/ipc/lamp/lamp.abi.txt"))
        self.assertEqual(self.ipcgen("gen", "--check")[0], 0)
        before = self.read("generated/ipc/lamp/lamp.abi.txt")
        self.write(LAMP.replace("0..100", "0..50"))
        status, said = self.ipcgen("gen")
        self.assertEqual((status, before), (1, self.read("generated/ipc/lamp/lamp.abi.txt")))
        self.assertIn("[IPC0911]", said)
        self.write(LAMP.replace("0..100", "0..50").replace("0x10F\n", '0x10F\n    waive SWITCH in "1.0" "so it is"\n'))
        self.assertEqual(self.ipcgen("gen")[0], 0)
        self.assertEqual(self.ipcgen("freeze", "1.1")[0], 0)
        status, said = self.ipcgen("gen", "--check")
        self.assertEqual(status, 1)
        self.assertIn("the release is 1.1 [IPC0912]", said)
        self.write(LAMP.replace("0..100", "0..50"))
        self.assertEqual(self.ipcgen("gen", "--check")[0], 0)

    def test_bad_input_is_one_line_and_changes_nothing(self) -> None:
        self.assertEqual(self.ipcgen("freeze", "1.0")[0], 2, "nothing is generated")
        self.assertEqual(self.ipcgen("gen")[0], 0)
        for words, wanted in (
            (("freeze",), "an argument is missing"),
            (("freeze", "a b"), "'a b' is no name for a release"),
            (("freeze", "../x"), "is no name for a release"),
        ):
            status, said = self.ipcgen(*words)
            self.assertEqual((status, said.count("\n")), (2, 1), words)
            self.assertIn(wanted, said)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "idl", "released")))
        self.write(LAMP.replace("0..100", "0..101"))
        status, said = self.ipcgen("freeze", "1.0")
        self.assertEqual((status, said.count("\n")), (2, 1))
        self.assertIn("run ipcgen gen first", said)
        self.write(LAMP)
        self.assertEqual(self.ipcgen("freeze", "1.0")[0], 0)
        status, said = self.ipcgen("freeze", "1.0")
        self.assertEqual((status, said.count("\n")), (2, 1))
        self.assertIn("release 1.0 is frozen already", said)
        for path, text, wanted in (
            ("lamp.abi.txt", "abi statement 2\n", "this statement has format 2"),
            ("lamp.abi.txt", "x\n", "this is no statement"),
            ("release.txt", "x\n", "no 'release.txt' that names the release"),
        ):
            full = os.path.join(self.folder, "idl", "released", path)
            good = self.read(f"idl/released/{path}")
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
            status, said = self.ipcgen("gen")
            self.assertEqual((status, said.count("\n")), (2, 1), said)
            self.assertIn(wanted, said)
            with open(full, "w", encoding="utf-8") as file:
                file.write(good)


if __name__ == "__main__":
    unittest.main()
