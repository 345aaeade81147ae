"""What libipc.a needs and holds: nothing undefined but the four mem functions and, where it was built for Linux, the
host's system call; no data that can be written; nothing that gives way to a program's own but the four.

The archive is named by the environment variable LIBIPC.
"""

from __future__ import annotations

import os
import subprocess
import unittest

ARCHIVE = os.environ["LIBIPC"]
MEM = {"memcmp", "memcpy", "memmove", "memset"}
WEAK = {("W", name) for name in MEM}  # a libc that brings its own is no error; nm tells no kind of the section
HOST = {"ipc_host_syscall"}  # libipc-host.a has it; without that a program does not link
# A table of the sanitizers, the profiler or the linker is not ours to judge; these builds are other suites.
READ_ONLY = ("t", "r", "n", "u")


def symbols() -> dict[str, list[tuple[str, str]]]:
    """(kind, name) of each symbol, by object."""
    text = subprocess.run(["nm", "--format=posix", ARCHIVE], capture_output=True, text=True, check=True).stdout
    found: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        if line.endswith("]:"):
            member = line[line.rindex("[") + 1:-2]
            found[member] = []
        elif line:
            name, kind = line.split()[:2]
            found[member].append((kind, name))
    return found


class Symbols(unittest.TestCase):
    def test_undefined(self) -> None:
        every = [pair for pairs in symbols().values() for pair in pairs]
        defined = {name for kind, name in every if kind.isupper() and kind != "U"}
        undefined = {name for kind, name in every if kind in "Uwv"} - defined - {"_GLOBAL_OFFSET_TABLE_"}
        self.assertLessEqual(undefined, MEM | HOST)

    def test_nothing_can_be_written(self) -> None:
        for member, pairs in symbols().items():
            for kind, name in pairs:
                if (kind, name) not in WEAK:
                    self.assertIn(kind.lower(), READ_ONLY, f"{name} in {member}")
        text = subprocess.run(["size", "-A", ARCHIVE], capture_output=True, text=True, check=True).stdout
        for line in text.splitlines():
            words = line.split()
            # Constants that hold addresses are written once, by whoever relocates them: they are none of these.
            if words and words[0].startswith((".data", ".bss", ".tdata", ".tbss", ".init_array", ".ctors")):
                self.assertEqual((words[0], words[1]), (words[0], "0"))

    def test_the_mem_object_stands_apart(self) -> None:
        holders = [{(kind, name) for kind, name in pairs if kind.isupper()} for pairs in symbols().values()
                   if any(kind not in "Uwv" and name in MEM for kind, name in pairs)]
        self.assertEqual(holders, [WEAK], "one object gives these four, weak, and no other, and calls nothing")

    def test_public_names_are_ours(self) -> None:
        for member, pairs in symbols().items():
            for kind, name in pairs:
                if kind.isupper() and kind != "U" and name not in MEM:
                    self.assertTrue(name.startswith("ipc_"), f"{name} in {member}")


if __name__ == "__main__":
    unittest.main()
