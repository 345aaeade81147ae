"""`.ci/count.py` takes for passed what meson says has passed, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def result(word: str, name: str = "a test", said: str = "") -> dict[str, object]:
    """A line of meson's testlog.json, of what is asked of it."""
    return {"name": name, "result": word, "duration": 1.5, "stdout": said}


class Count(unittest.TestCase):
    def count(self, *results: dict[str, object], status: int = 0) -> tuple[int, list[str]]:
        """The exit status and the lines for these tests, after a `meson test` with that status."""
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/testlog.json", "w", encoding="utf-8") as file:
                file.writelines(f"{json.dumps(line)}\n" for line in results)
            return self.ended(f"{folder}/testlog.json", status)

    def ended(self, log: str, status: int) -> tuple[int, list[str]]:
        """The same of a file."""
        done = subprocess.run([sys.executable, f"{TREE}/.ci/count.py", log, str(status)], text=True, capture_output=True, check=False)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout.splitlines()

    def test_what_passed(self) -> None:
        self.assertEqual(self.count(result("OK"), result("EXPECTEDFAIL")), (0, ["2 passed, 0 failed"]))

    def test_all_else_has_failed(self) -> None:
        for word in ("FAIL", "SKIP", "TIMEOUT", "ERROR", "UNEXPECTEDPASS", "INTERRUPT"):
            status, said = self.count(result("OK"), result(word, "another"), status=1)
            self.assertEqual((status, said[-1]), (1, "1 passed, 1 failed"), word)
            self.assertIn(f"another: {word} after 2 s", said)

    def test_the_last_lines_are_repeated(self) -> None:
        status, said = self.count(result("FAIL", said="\n".join(f"line {number}\n" for number in range(100))), status=1)
        self.assertEqual((status, said[-1]), (1, "0 passed, 1 failed"))
        self.assertEqual([line.strip() for line in said[2:-1]], [f"line {number}" for number in range(88, 100)])

    def test_a_run_that_failed_otherwise(self) -> None:
        self.assertEqual(self.count(result("OK"), status=1), (1, ["1 passed, 1 failed"]))

    def test_no_test_is_no_success(self) -> None:
        self.assertEqual(self.count(), (1, ["0 passed, 1 failed"]))
        self.assertEqual(self.ended("/nothing/here.json", 0), (1, ["0 passed, 1 failed"]))


if __name__ == "__main__":
    unittest.main()
