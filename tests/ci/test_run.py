"""`.ci/run` adds up what its suites say, and repeats at its end what failed; here it calls stand-ins for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Each script that .ci/run calls, with what its stand-in does where all is well.
SOUND = {
    ".ci/test": "echo '3 passed, 0 failed'",
    ".ci/packages": "need() { :; }",
    ".ci/tests": "echo '2 passed, 0 failed'",
    ".ci/suite": "echo '5 passed, 0 failed'",
    ".ci/quickstart": "echo hello",
    "ninja": "#!/bin/sh",
}
SUM = 3 + 1 + 2 + 5 + 5 + 1 + 1


class Run(unittest.TestCase):
    def run_with(self, **changed: str) -> tuple[int, list[str]]:
        """The status and the lines of a run with other stand-ins."""
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(f"{folder}/build/quick/bench")
            os.mkdir(f"{folder}/.ci")
            shutil.copy(f"{TREE}/.ci/run", f"{folder}/.ci/run")
            scripts = {**SOUND, **{f".ci/{name}": text for name, text in changed.items()}, "build/quick/bench/results.json": "{}"}
            for path, text in scripts.items():
                with open(f"{folder}/{path}", "w", encoding="utf-8") as file:
                    file.write(f"{text}\n")
            os.chmod(f"{folder}/ninja", 0o755)
            done = subprocess.run(["bash", ".ci/run"], cwd=folder, text=True, capture_output=True, check=False,
                                  env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"})  # fmt: skip
        return done.returncode, done.stdout.splitlines()

    def test_all_is_well(self) -> None:
        status, said = self.run_with()
        self.assertEqual((status, said[-1]), (0, f"{SUM} passed, 0 failed"))
        self.assertNotIn("== failed", "\n".join(said))

    def test_what_failed_stands_before_the_sum(self) -> None:
        status, said = self.run_with(test="echo 'some test: FAIL'; echo '1 passed, 2 failed'; exit 1")
        self.assertEqual((status, said[-1]), (1, f"{SUM - 2} passed, 2 failed"))
        self.assertEqual(said[-5:-1], ["== failed: README's second line", "some test: FAIL", "1 passed, 2 failed", ""])

    def test_a_suite_without_a_sum_has_failed(self) -> None:
        for text in ("echo crash", ":", "echo '2 passed, 0 failed'; echo crash", "echo 'Suite: 2 passed, 0 failed'"):
            status, said = self.run_with(tests=text)
            self.assertEqual((status, said[-1]), (1, f"{SUM - 2} passed, 1 failed"), text)
            self.assertIn("== failed: long: what takes minutes", said)

    def test_a_step_fails_as_a_whole(self) -> None:
        status, said = self.run_with(quickstart="echo '9 passed, 0 failed'; exit 1")
        self.assertEqual((status, said[-1]), (1, f"{SUM - 1} passed, 1 failed"))


if __name__ == "__main__":
    unittest.main()
