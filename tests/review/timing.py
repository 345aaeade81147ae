"""Prints how long a review of two revisions of the whole ABI takes: python3 tests/review/timing.py

Three edits, each between two revisions of a repository of its own: one op; one enum that five ops use; two types that
most schemas use. Each figure is the best of three runs, from the start of the process to its end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from tests.review import worked  # pylint: disable=wrong-import-position
from tests.review.test_sides import git  # pylint: disable=wrong-import-position

EDITS = (
    ("one op", (("procd", "u32 in 1..4096", "u32 in 1..2048"),)),
    ("an enum of five ops", (("procd", "    ALWAYS = 2\n", "    ALWAYS = 2\n    /// Once.\n    ONCE = 3\n"),)),
    (
        "types of most schemas",
        (
            ("types", "type ticks : u64 ours", "type ticks : u64 in 0..0x7FFF_FFFF_FFFF_FFFF ours"),
            ("types", "type process_id : u64 in 1..0xFFFF_FFFF_FFFF_FFFF", "type process_id : u64 in 1..0xFFFF_FFFF"),
        ),
    ),
)


def main() -> None:
    """One line an edit."""
    with tempfile.TemporaryDirectory() as folder:
        for tree in ("idl", "generated", "codegen"):
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(os.path.join(worked.TREE, tree), os.path.join(folder, tree), ignore=leave)
        git(folder, "init", "-q")
        for name, edits in (("", ()), *EDITS):
            for schema, old, new in edits:
                path = os.path.join(folder, "idl", f"{schema}.ipc")
                text = worked.read(path)
                assert old in text, f"idl/{schema}.ipc has no '{old}' any more: mend {__file__}"
                worked.write(path, text.replace(old, new, 1))
            done = worked.ipcgen("gen", "--idl", f"{folder}/idl", "--out", f"{folder}/generated")
            assert done.returncode == 0, done.stderr
            git(folder, "add", "-A")
            git(folder, "commit", "-q", "--allow-empty", "-m", name or "start")
            if name:
                print(f"{name:24} {timed(folder):.2f} s")


def timed(folder: str) -> float:
    """Seconds."""
    best = 0.0
    for _ in range(3):
        start = time.monotonic()
        command = [sys.executable, worked.IPCGEN, "review", "HEAD~1..HEAD", "--tree", folder, "--fail-on=nothing"]
        subprocess.run(command, check=True, capture_output=True)
        taken = time.monotonic() - start
        best = min(best, taken) if best else taken
    return best


if __name__ == "__main__":
    main()
