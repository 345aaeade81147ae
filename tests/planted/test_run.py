"""run.py tells a fault that is noticed from one that is not, and from one that shows nothing."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from unittest import mock

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, f"{TREE}/tests/planted")

import run  # noqa: E402  # the tree is no package

HEADER = "arch/x86_64/syscall_arch.h"
README = "arch/README.md"
TABLE = f'''
from fault import Fault

READS = "tests.arch.test_readme.Readme.test_registers"
FAULTS = [
    Fault("noticed", "{README}", "rdi rsi rdx r10 r8 r9 | rax", "rdi rsi rdx rcx r8 r9 | rax", READS),
    Fault("not-noticed", "{README}", "# The machine layer", "# The machine", READS),
    Fault("gone", "{README}", "no such text", "", READS),
    Fault("not-unique", "{README}", "slot", "", READS),
    Fault("no-such-file", "arch/none", "", "", READS),
    Fault("in-c", "{HEADER}", '"+a"(number), "+D"(a0), "=d"(rdx)', '"+a"(a0), "+D"(number), "=d"(rdx)', "machine"),
    Fault("does-not-compile", "{HEADER}", '"+a"(number), "+D"(a0), "=d"(rdx)', '"+a"(', "machine"),
    Fault("no-such-test", "{README}", "# The machine layer", "# The machine", "no-such-test"),
]
'''
EXPECTED = """\
caught noticed by READS
missed not-noticed by READS: it passes all the same
missed gone by READS: the text to replace stands 0 times in arch/README.md
missed not-unique by READS: the text to replace stands N times in arch/README.md
missed no-such-file by READS: [Errno 2] No such file or directory: 'COPY/arch/none'
caught in-c by machine
missed does-not-compile by machine: the test could not be run
missed no-such-test by no-such-test: the test does not pass without the fault
2 passed, 6 failed
"""
# Starts another, as a test does that runs a compiler.
HANGS = """
import subprocess
child = subprocess.Popen(["sleep", "300"])
with open("child", "w") as file:
    file.write(str(child.pid))
child.wait()
"""


def _runs(process: str) -> bool:
    """Whether a process is there and not just waiting to be buried."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Run(unittest.TestCase):
    def test_each_way_that_a_fault_can_go(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            tree = f"{folder}/tree"
            shutil.copytree(TREE, tree, symlinks=True, ignore=shutil.ignore_patterns(".git", "build"))
            for path in glob.glob(f"{tree}/tests/planted/faults_*.py"):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(TABLE if path.endswith("faults_stub.py") else "FAULTS = []\n")
            ran = subprocess.run(["/usr/bin/python3", f"{tree}/tests/planted/run.py"], check=False,
                                 capture_output=True, text=True)
        self.assertEqual(ran.returncode, 1)
        said = ran.stdout.replace("tests.arch.test_readme.Readme.test_registers", "READS")
        for line, expected in zip(said.splitlines(), EXPECTED.splitlines()):
            start, _, end = expected.partition("N times")
            if not end:
                start, _, end = expected.partition("COPY")
            self.assertTrue(line.startswith(start) and line.endswith(end), line)
        self.assertEqual(said.count("\n"), EXPECTED.count("\n"))

    def test_one_that_hangs_gives_no_answer(self) -> None:
        copy = run.Copy.__new__(run.Copy)
        with tempfile.TemporaryDirectory() as copy.tree, mock.patch("run.TIMEOUT", 2):
            os.mkdir(f"{copy.tree}/tests")
            copy.write("tests/hangs.py", HANGS)
            self.assertIsNone(copy.passes("tests/hangs.py"))
            with open(f"{copy.tree}/child", encoding="utf-8") as file:
                child = file.read()
        deadline = time.monotonic() + 20
        while _runs(child) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertFalse(_runs(child))

    def test_each_text_is_there(self) -> None:
        ran = subprocess.run(["/usr/bin/python3", f"{TREE}/tests/planted/run.py", "--list"], check=False,
                             capture_output=True, text=True)
        self.assertEqual([line for line in ran.stdout.splitlines() if " times in " in line], [], ran.stderr)
        self.assertEqual(ran.returncode, 0)
        names = [line.split()[0] for line in ran.stdout.splitlines()]
        self.assertEqual(len(names), len(set(names)))


if __name__ == "__main__":
    unittest.main()
