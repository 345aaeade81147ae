"""Reads the machine code of shapes.c: what each register holds at the trap, by following moves between registers.

Anything but a move, the trap and the return is refused, so memory between the stub's first move and its trap is too.
A function of two calls may also keep its caller's registers on the stack.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLAGS = ["-std=c11", "-O2", "-ffreestanding", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]


@dataclass(frozen=True)
class Machine:
    """A processor as arch/README.md has it. `passed`: where a function finds its own arguments."""

    name: str
    objdump: str
    number: str
    arguments: tuple[str, ...]
    results: tuple[str, ...]
    lost: tuple[str, ...]
    passed: tuple[str, ...]
    returned: str
    trap: str


X86_64 = Machine("x86_64", "objdump", "rax", ("rdi", "rsi", "rdx", "r10", "r8", "r9"), ("rax", "rdx", "r8"),
                 ("rcx", "r11"), ("rdi", "rsi", "rdx", "rcx", "r8", "r9"), "rax", "syscall")
X = tuple(f"x{i}" for i in range(6))
AARCH64 = Machine("aarch64", "aarch64-linux-gnu-objdump", "x8", X, X[:3], ("x6", "x7"), X, "x0", "svc #0x0")
A = tuple(f"a{i}" for i in range(6))
RISCV64 = Machine("riscv64", "riscv64-linux-gnu-objdump", "a7", A, A[:3], ("a6",), A, "a0", "ecall")

SHAPES = {"1": 1, "3": 3, "4": 4, "6": 6}
NUMBERS = {"status1": 0x47, "status3": 0x42, "status4": 0x41, "status6": 0x40,
           "again1": 0x45, "again3": 0x42, "again4": 0x41, "again6": 0x40}
RESULTS = {"again1": 2, "again3": 1, "again4": 2, "again6": 1}


def functions(machine: Machine, compiler: list[str]) -> dict[str, list[str]]:
    """Instructions of each function of shapes.c, padding left out."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*compiler, *FLAGS, f"-I{TREE}/arch/{machine.name}", "-c", f"{TREE}/tests/arch/shapes.c",
                        "-o", f"{folder}/shapes.o"], check=True)
        text = subprocess.run([machine.objdump, "-d", "--no-show-raw-insn", f"{folder}/shapes.o"], check=True,
                              capture_output=True, text=True).stdout
    found: dict[str, list[str]] = {}
    code: list[str] = []
    for line in text.splitlines():
        if start := re.match(r"[0-9a-f]+ <(\w+)>:$", line):
            code = found[start[1]] = []
        elif parts := re.match(r"\s+[0-9a-f]+:\s+(.*)$", line):
            instruction = re.sub(r" (//|# ).*| <.*>", "", re.sub(r"\s+", " ", parts[1])).strip()
            if not re.match(r"(nop|nopw|nopl|xchg %ax,%ax|data16|cs |unimp|endbr64|bti)", instruction):
                code.append(instruction)
    return found


SAVE = r"(push|stp|str|sd) |(addi|sub|add) .*\b[rs]?sp\b"
RESTORE = r"(pop|ldp|ldr|ld) (.*)"


def register(name: str) -> str:
    """The whole register of which `name` is a half."""
    name = name.strip().lstrip("%")
    if named := re.fullmatch(r"e(ax|bx|cx|dx|si|di|bp)", name):
        return "r" + named[1]
    if numbered := re.fullmatch(r"(r\d+)d", name):
        return numbered[1]
    if low := re.fullmatch(r"w(\d+)", name):
        return "x" + low[1]
    return name


def move(machine: Machine, instruction: str) -> tuple[str, str | int]:
    """(to, from) of a move; a number is a value, a name a register."""
    mnemonic, _, operands = instruction.partition(" ")
    if mnemonic not in ("mov", "movl", "movq", "movabs", "mv", "li") or "(" in operands or "[" in operands:
        raise ValueError(f"not a move between registers: {instruction}")
    first, second = operands.split(",")
    target, source = (second, first) if machine.name == "x86_64" else (first, second)
    source = source.strip().lstrip("$#")
    return register(target), int(source, 0) if source[0].isdigit() else register(source)


@dataclass(frozen=True)
class Seen:
    """Registers at each trap, and what the function returns."""

    traps: list[dict[str, str | int]]
    returned: str | int


def follow(machine: Machine, code: list[str], saves: bool = False) -> Seen:
    """Runs moves on names: 'argument0' is what the function was given, 'result0' what the last trap gave."""
    state: dict[str, str | int] = {name: f"argument{i}" for i, name in enumerate(machine.passed)}
    traps: list[dict[str, str | int]] = []
    for instruction in code:
        if instruction == machine.trap:
            traps.append(dict(state))
            state.update({name: "lost" for name in (machine.number, *machine.arguments, *machine.lost)})
            state.update({name: f"result{i}" for i, name in enumerate(machine.results)})
        elif instruction in ("ret", "retq"):
            return Seen(traps, state[machine.returned])
        elif saves and re.match(SAVE, instruction):
            continue
        elif saves and (restored := re.match(RESTORE, instruction)):
            state.update({register(name): "restored" for name in restored[2].split(",")})
        else:
            target, source = move(machine, instruction)
            state[target] = state.get(source, "unknown") if isinstance(source, str) else source
    raise ValueError("no return")


def faults(machine: Machine, compiler: list[str]) -> list[str]:
    """What is wrong with the stubs of a machine under one compiler."""
    found: list[str] = []
    code = functions(machine, compiler)
    if set(code) != set(NUMBERS):
        return [f"functions: {sorted(code)}"]
    for name, number in NUMBERS.items():
        count = SHAPES[name[-1]]
        again = name.startswith("again")
        wanted: list[str | int] = [0x101 + i if again else f"argument{i}" for i in range(count)]
        try:
            seen = follow(machine, code[name], saves=again)
        except ValueError as error:
            found.append(f"{name}: {error}")
            continue
        if len(seen.traps) != (2 if again else 1):
            found.append(f"{name}: {len(seen.traps)} traps")
        for trap in seen.traps:
            held = [trap.get(place, "unknown") for place in machine.arguments[:count]]
            if held != wanted or trap.get(machine.number) != number:
                found.append(f"{name}: number {trap.get(machine.number)}, arguments {held}")
        if seen.returned != f"result{RESULTS.get(name, 0)}":
            found.append(f"{name}: returns {seen.returned}")
    return found
