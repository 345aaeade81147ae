"""The stubs of x86_64 in machine code: one trap a call, each value in its register, no memory touched on the way."""

from __future__ import annotations

import unittest

from tests.arch.disassembly import X86_64, faults, follow


class Disassembly(unittest.TestCase):
    def test_stubs(self) -> None:
        for compiler in ("gcc", "clang"):
            with self.subTest(compiler):
                self.assertEqual(faults(X86_64, [compiler]), [])

    def test_reader_refuses_what_it_does_not_know(self) -> None:
        for code in (["mov 0x8(%rsp),%r9", "syscall", "ret"], ["push %rdi", "syscall", "ret"], ["syscall"]):
            with self.subTest(code), self.assertRaises(ValueError):
                follow(X86_64, code)

    def test_reader_loses_what_the_trap_takes(self) -> None:
        seen = follow(X86_64, ["mov $0x40,%eax", "syscall", "mov %rdi,%rax", "ret"])
        self.assertEqual((seen.traps[0]["rax"], seen.returned), (0x40, "lost"))


if __name__ == "__main__":
    unittest.main()
