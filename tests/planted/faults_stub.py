"""Faults of the stubs: every clobber forgotten, every register taken for unchanged, neighbours swapped."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from fault import Fault

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TESTS = {
    "x86_64": "machine",
    "aarch64": "tests.arch.test_emulated.Emulated.test_checks_aarch64",
    "riscv64": "tests.arch.test_emulated.Emulated.test_checks_riscv64",
}
STATEMENT = re.compile(r"__asm__ volatile\(IPC_SYS_TRAP\s+: (?P<outputs>.+)\s+:\s+: (?P<clobbers>.+)\);")
# No compiler keeps a flag across an asm statement for want of this.
UNSEEN = '"cc"'


def statement(outputs: list[str], inputs: list[str], clobbers: list[str]) -> str:
    return f"__asm__ volatile(IPC_SYS_TRAP : {', '.join(outputs)} : {', '.join(inputs)} : {', '.join(clobbers)});"


def forgotten(arch: str) -> Iterator[Fault]:
    """One fault for each clobber, and for each register that goes in and comes out changed."""
    path = f"arch/{arch}/syscall_arch.h"
    with open(f"{TREE}/{path}", encoding="utf-8") as file:
        text = file.read()
    for found in STATEMENT.finditer(text):
        shape = re.findall(r" ipc_sys_(call\d)\(", text[:found.start()])[-1]
        outputs, clobbers = found["outputs"].split(", "), found["clobbers"].split(", ")
        for clobber in clobbers:
            if clobber != UNSEEN:
                kept = [name for name in clobbers if name != clobber]
                yield Fault(f"{arch}-{shape}-{clobber[1:-1]}-not-clobbered", path, found[0],
                            statement(outputs, [], kept), TESTS[arch])
        for output in outputs:
            if output.startswith('"+'):
                place = re.sub(r".*\((\w+)\)", r"\1", output)
                yield Fault(f"{arch}-{shape}-{place}-taken-for-unchanged", path, found[0],
                            statement([name for name in outputs if name != output], [output.replace("+", "")],
                                      clobbers), TESTS[arch])


X86_64 = "arch/x86_64/syscall_arch.h"
SIX = '"+a"(number), "+D"(a0), "+S"(a1), "+d"(a2), "+r"(r10), "+r"(r8), "+r"(r9)'
FIFTH = '__asm__("r8") = a4;\n\tregister uint64_t r9 __asm__("r9") = a5;'
SWAPPED = [
    Fault("x86_64-rdi-and-rsi-swapped", X86_64, SIX, SIX.replace('"+D"(a0), "+S"(a1)', '"+D"(a1), "+S"(a0)'),
          "machine"),
    Fault("x86_64-rsi-and-rdx-swapped", X86_64, '"+a"(number), "+D"(a0), "+S"(a1), "+d"(a2), "=r"(r8)',
          '"+a"(number), "+D"(a0), "+S"(a2), "+d"(a1), "=r"(r8)', "machine"),
    Fault("x86_64-r8-and-r9-swapped", X86_64, FIFTH, FIFTH.replace("a4", "a6").replace("a5", "a4").replace("a6", "a5"),
          "machine"),
    Fault("x86_64-fourth-argument-in-rcx", X86_64,
          '"+d"(a2), "+r"(r10), "=r"(r8)\n\t                 :\n\t                 : "rcx", "r9"',
          '"+d"(a2), "+c"(a3), "=r"(r8)\n\t                 :\n\t                 : "r10", "r9"', "machine"),
    Fault("x86_64-second-and-third-result-swapped", X86_64, "return (struct ipc_sys_result){number, rdx, r8};",
          "return (struct ipc_sys_result){number, r8, rdx};", "machine"),
    Fault("x86_64-call-left-out", X86_64, '__asm__ volatile(IPC_SYS_TRAP\n'
          '\t                 : "+a"(number), "+D"(a0), "=d"(rdx), "=r"(r8)',
          '__asm__(IPC_SYS_TRAP\n\t                 : "+a"(number), "+D"(a0), "=d"(rdx), "=r"(r8)', "machine"),
    Fault("x86_64-two-traps", X86_64, '#define IPC_SYS_TRAP "syscall"', '#define IPC_SYS_TRAP "syscall\\n\\tsyscall"',
          "disassembly"),
    Fault("x86_64-a-copy-on-the-stack", X86_64, '#define IPC_SYS_TRAP "syscall"',
          '#define IPC_SYS_TRAP "mov %%rdi, -8(%%rsp)\\n\\tsyscall"', "disassembly"),
    Fault("x86_64-any-processor", X86_64, "#ifndef __x86_64__", "#if 0",
          "tests.arch.test_emulated.Emulated.test_wrong_processor"),
    # What a test must not let happen: that it runs without its filter, or with one that has a hole.
    Fault("trap-without-filter", "tests/arch/trap.c", "(!filtered && !filter())", "false", "machine"),
    Fault("trap-lets-a-number-through", "tests/arch/trap.c", "BPF_K, FIRST, 0, 1)", "BPF_K, FIRST + 1, 0, 1)",
          "machine"),
]

FAULTS = [*(fault for arch in TESTS for fault in forgotten(arch)), *SWAPPED]
