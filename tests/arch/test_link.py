"""What the library lacks, by processor: for Linux one function, which makes its link fail; for x86_64 nothing but mem*.

The archive for Linux is named by the environment variable LIBIPC.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MEM = {"memcmp", "memcpy", "memmove", "memset"}
CALLS = 5
USER = """
#include "ipc/transport.h"
int main(void) { return (int)ipc_transport_drop_local_cap(1); }
"""


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def lacking(archive: str) -> set[str]:
    """Names that the archive uses and does not have, its four mem functions left out."""
    used: set[str] = set()
    held: set[str] = set()
    member = ""
    for line in run("nm", "--format=posix", archive).splitlines():
        if line.endswith("]:"):
            member = line
        elif line and "mem.c.o]" not in member:
            name, kind = line.split()[:2]
            (used if kind in "Uw" else held).add(name)
    return used - held


def traps(archive: str) -> int:
    return len(re.findall(r"\tsyscall\b", run("objdump", "-d", "--no-show-raw-insn", archive)))


class Link(unittest.TestCase):
    def test_linux_lacks_one_function_and_has_no_trap(self) -> None:
        archive = os.environ["LIBIPC"]
        self.assertEqual(lacking(archive) - MEM, {"ipc_host_syscall"})
        self.assertEqual(traps(archive), 0)

    def test_linux_program_does_not_link(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/user.c", "w", encoding="utf-8") as file:
                file.write(USER)
            tried = subprocess.run(["cc", f"-I{TREE}/runtime/include", f"-I{TREE}/generated", f"{folder}/user.c",
                                    os.environ["LIBIPC"], "-o", f"{folder}/user"],
                                   check=False, capture_output=True, text=True)
        self.assertNotEqual(tried.returncode, 0)
        self.assertEqual(set(re.findall(r"undefined reference to `(\w+)'", tried.stderr)), {"ipc_host_syscall"})

    def test_x86_64_lacks_nothing(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            run("meson", "setup", "-Dtests=disabled", "-Darch=x86_64", folder, TREE)
            run("ninja", "-C", folder, "libipc.a")
            self.assertLessEqual(lacking(f"{folder}/libipc.a"), MEM)
            self.assertEqual(traps(f"{folder}/libipc.a"), CALLS)

    def test_wrong_processor_is_refused(self) -> None:
        for arch in ("aarch64", "riscv64"):
            with self.subTest(arch):
                tried = subprocess.run(["cc", f"-I{TREE}/arch/{arch}", "-fsyntax-only", f"{TREE}/tests/arch/shapes.c"],
                                       check=False, capture_output=True, text=True)
                self.assertIn(f"arch/{arch} is on the include path of another processor", tried.stderr)
                self.assertNotEqual(tried.returncode, 0)


if __name__ == "__main__":
    unittest.main()
