"""aarch64 and riscv64: the checks of machine.h under qemu, the stubs in machine code, the library by its cross file."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unittest

from tests.arch.disassembly import AARCH64, FLAGS, RISCV64, TREE, Machine, faults

SOURCES = ["machine.c", "machine_live.c", "machine_main.c", "machine_stub.c", "machine_transport.c", "trap_break.c"]
CALLS = 5


def gcc(machine: Machine) -> str:
    return f"{machine.name}-linux-gnu-gcc"


class Emulated(unittest.TestCase):
    def check(self, machine: Machine) -> None:
        # qemu hands real traps to Linux, so no stub may have one: break.h goes in front of each source.
        with tempfile.TemporaryDirectory() as folder:
            here = f"{TREE}/tests/arch"
            subprocess.run([gcc(machine), *FLAGS[:2], "-D_GNU_SOURCE", "-static", "-include", f"{here}/break.h",
                            f"-I{TREE}/arch/{machine.name}", f"-I{TREE}/runtime/include", f"-I{TREE}/generated",
                            *(f"{here}/{name}" for name in SOURCES), f"{TREE}/runtime/src/transport.c",
                            "-o", f"{folder}/machine"], check=True)
            ran = subprocess.run([f"qemu-{machine.name}", f"{folder}/machine"], check=False, capture_output=True,
                                 text=True, timeout=60)
        self.assertRegex(ran.stdout, r"\n[1-9]\d* passed, 0 failed\n$", ran.stderr)
        self.assertEqual(ran.returncode, 0)

    def test_checks_aarch64(self) -> None:
        self.check(AARCH64)

    def test_checks_riscv64(self) -> None:
        self.check(RISCV64)

    def test_wrong_processor(self) -> None:
        tried = subprocess.run([gcc(AARCH64), f"-I{TREE}/arch/x86_64", "-fsyntax-only", f"{TREE}/tests/arch/shapes.c"],
                               check=False, capture_output=True, text=True)
        self.assertIn("arch/x86_64 is on the include path of another processor", tried.stderr)

    def test_stubs(self) -> None:
        for machine in (AARCH64, RISCV64):
            for compiler in ([gcc(machine)], ["clang", f"--target={machine.name}-linux-gnu"]):
                with self.subTest(machine.name, compiler=compiler):
                    self.assertEqual(faults(machine, compiler), [])

    def test_library(self) -> None:
        for machine in (AARCH64, RISCV64):
            with self.subTest(machine.name), tempfile.TemporaryDirectory() as folder:
                environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
                for command in (["meson", "setup", "-Dtests=disabled", "--cross-file",
                                 f"{TREE}/arch/{machine.name}/cross.ini", folder, TREE], ["ninja", "-C", folder]):
                    subprocess.run(command, check=True, capture_output=True, env=environment)
                archive = f"{folder}/libipc.a"
                self.assertEqual(lacking(machine, archive), set())
                code = subprocess.run([machine.objdump, "-d", "--no-show-raw-insn", archive], check=True,
                                      capture_output=True, text=True).stdout
                self.assertEqual(len(re.findall(rf"\t{machine.trap.split()[0]}\b", code)), CALLS)


def lacking(machine: Machine, archive: str) -> set[str]:
    """Names that the archive uses and does not have."""
    text = subprocess.run([f"{machine.name}-linux-gnu-nm", "--format=posix", archive], check=True, capture_output=True,
                          text=True).stdout
    names = [line.split()[:2] for line in text.splitlines() if line and not line.endswith("]:")]
    return {name for name, kind in names if kind in "Uw"} - {name for name, kind in names if kind not in "Uw"}


if __name__ == "__main__":
    unittest.main()
