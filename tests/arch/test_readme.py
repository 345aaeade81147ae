"""The register table of arch/README.md is the one that the other tests use, and the stubs' headers say the same."""

from __future__ import annotations

import re
import unittest

from tests.arch.disassembly import AARCH64, RISCV64, TREE, X86_64


class Readme(unittest.TestCase):
    def test_registers(self) -> None:
        with open(f"{TREE}/arch/README.md", encoding="utf-8") as file:
            rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in file if line[0] == "|"]
        for machine in (X86_64, AARCH64, RISCV64):
            with self.subTest(machine.name):
                found = [row[1:] for row in rows if row[0] == machine.name]
                self.assertEqual(len(found), 1)
                number, arguments, results, lost, trap = found[0]
                self.assertEqual(number, machine.number)
                self.assertEqual(tuple(arguments.split()), machine.arguments)
                self.assertEqual(tuple(results.split()), machine.results)
                self.assertEqual(set(lost.split()), {machine.number, *machine.arguments, *machine.lost})
                with open(f"{TREE}/arch/{machine.name}/syscall_arch.h", encoding="utf-8") as file:
                    self.assertIn(f'#define IPC_SYS_TRAP "{trap.strip("`")}"', re.sub(r" +", " ", file.read()))


if __name__ == "__main__":
    unittest.main()
