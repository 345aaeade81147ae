"""Each part of the fuzzing alone, on a few schemas. A fault planted in one of these is found by its part."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import unittest

RUNS = 100_000
FUZZ = os.path.dirname(os.path.abspath(__file__))


class Parts(unittest.TestCase):
    """Each ends with a figure and without a find."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.work = folder.name

    def finds_nothing(self, part: str, schemas: str = "") -> str:
        command = [sys.executable, os.path.join(FUZZ, "run.py"), "--only", part, "--schemas", schemas,
                   "--work", self.work, "--runs", str(RUNS), "--seconds", "1"]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout[-3000:] + done.stderr[-1000:])
        self.assertTrue(done.stdout.endswith("1 passed, 0 failed\n"), done.stdout[-300:])
        return done.stdout

    def harness(self, part: str, schemas: str) -> None:
        said = self.finds_nothing(part, schemas)
        found = re.search(r"(\d+) executions, (\d+) of \d+ edges, 0 finds, (\d+) entries and (\d+) samples", said)
        assert found is not None, said
        for number, least in zip(found.groups(), (1000, 20, 20, 20)):
            self.assertGreaterEqual(int(number), least, said)

    def test_unpack(self) -> None:
        self.harness("unpack", "keyd,margins")

    def test_validate(self) -> None:
        self.harness("validate", "keyd,texts")

    def test_serve(self) -> None:
        self.harness("serve", "asking,named")

    def test_sequence(self) -> None:
        self.harness("sequence", "procd,ledger")

    def test_table(self) -> None:
        self.harness("table", "deviced,named")

    def test_compiler(self) -> None:
        said = self.finds_nothing("compiler")
        found = re.search(r"compiler: (\d+) schemas", said)
        assert found is not None, said
        self.assertGreater(int(found[1]), 100)

    def test_schemas(self) -> None:
        said = self.finds_nothing("schemas")
        found = re.search(r"schemas: (\d+) random schemas .* with (\d+) inputs", said)
        assert found is not None, said
        self.assertGreaterEqual(int(found[1]), 3)
        self.assertGreater(int(found[2]), 1000)


if __name__ == "__main__":
    unittest.main()
