"""Every ELF file below /usr/bin and /usr/lib through the plan builder and its validator.

    ELF_SWEEP=PROGRAM python3 test_elf_sweep.py

What readelf says of each file decides what the loader must have said; there is no file of which neither is sure.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unittest
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

SWEEP = os.environ["ELF_SWEEP"]
ROOTS = ("/usr/bin", "/usr/lib")
# Debian's packages of the same names: each is a whole static program.
STATIC = ("/usr/bin/busybox", "/usr/bin/bash-static", "/usr/bin/sash")
SEGMENTS_MAX = 16
USER_TOP = 1 << 47
PAGE = 4096
STACK = range(0x7FFF_FFFE_0000, 0x7FFF_FFFF_0000)
MACHINES = {"x86_64": "Advanced Micro Devices X86-64", "aarch64": "AArch64", "riscv64": "RISC-V"}
MACHINE = MACHINES[os.uname().machine]
BATCH = 400


@dataclass
class Load:
    """One LOAD line of readelf."""

    offset: int
    vaddr: int
    file_size: int
    mem_size: int
    flags: str

    @property
    def pages(self) -> range:
        return range(self.vaddr // PAGE, -(-(self.vaddr + self.mem_size) // PAGE))


@dataclass
class Elf:
    """What readelf says of a file."""

    path: str
    words: dict[str, str] = field(default_factory=dict)
    types: list[str] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)


def elf_files() -> list[str]:
    """Regular files that start as an ELF file does; each once, whatever links lead to it."""
    found = []
    for root in ROOTS:
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path) and not os.path.islink(path):
                    with open(path, "rb") as file:
                        if file.read(4) == b"\x7fELF":
                            found.append(path)
    return sorted(found)


def parse(path: str, text: str) -> Elf:
    """One file's part of `readelf -hlW`."""
    elf = Elf(path)
    for line in text.splitlines():
        header = re.match(r" {2}([A-Z][^:]*): +(.*)$", line)
        if header:
            elf.words.setdefault(header[1], header[2].strip())
        segment = re.match(r" {2}([A-Z_0-9]+|0x[0-9a-f]+|<unknown>: \w+|LOOS\S*|LOPROC\S*) +" + r"0x([0-9a-f]+) +" * 5 + r"([R ][W ][E ]) ", line)
        if segment:
            elf.types.append(segment[1])
            if segment[1] == "LOAD":
                offset, vaddr, _, file_size, mem_size = (int(segment[n], 16) for n in range(2, 7))
                elf.loads.append(Load(offset, vaddr, file_size, mem_size, segment[7].replace(" ", "")))
    return elf


def readelf(paths: list[str]) -> dict[str, Elf]:
    """All files, some hundred a process."""
    found = {}
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        done = subprocess.run(["readelf", "-hlW", *batch], capture_output=True, text=True, errors="replace",
                              env={**os.environ, "LC_ALL": "C"}, check=False)  # fmt: skip
        if len(batch) == 1:
            found[batch[0]] = parse(batch[0], done.stdout)
            continue
        parts = re.split(r"^File: (.*)$", done.stdout, flags=re.MULTILINE)
        for path, text in zip(parts[1::2], parts[2::2]):
            found[path] = parse(path, text)
    return found


def broken_rule(elf: Elf, size: int) -> bool:
    """Whether the plan of these segments breaks a rule that is written down in procd.ipc, said here once more."""
    loads = [load for load in elf.loads if load.mem_size > 0]
    entry = int(elf.words["Entry point address"], 16)
    by_one = any(
        "W" in load.flags and "E" in load.flags
        or "R" not in load.flags
        or load.file_size > load.mem_size
        or load.vaddr + load.mem_size > USER_TOP
        or load.vaddr % PAGE != load.offset % PAGE
        or load.vaddr < PAGE
        or load.file_size > 0 and load.offset + load.file_size > size
        or load.vaddr + load.mem_size > STACK.start and load.vaddr < STACK.stop
        for load in loads
    )
    by_two = any(
        one.vaddr >= other.vaddr or one.pages.stop > other.pages.start for one, other in zip(loads, loads[1:])
    )
    return by_one or by_two or not any("E" in load.flags and load.vaddr <= entry < load.vaddr + load.mem_size for load in loads)


def expected(elf: Elf) -> str:
    """The word that the loader must have for it."""
    words = elf.words
    size = os.path.getsize(elf.path)
    loads = [load for load in elf.loads if load.mem_size > 0]
    if words.get("Class") != "ELF64" or "little endian" not in words.get("Data", ""):
        return "other-class"
    if words["Machine"] != MACHINE:
        return "other-machine"
    kind = words["Type"].split()[0]
    if kind not in ("EXEC", "DYN"):
        return "no-program"
    if kind == "DYN" or "INTERP" in elf.types:
        return "dynamic"
    if not loads:
        return "no-segment"
    for number, load in enumerate(loads):
        if number == SEGMENTS_MAX:
            return "too-many-segments"
        if load.offset + load.file_size > size:
            return "outside-file"
    return "rule" if broken_rule(elf, size) else "accepted"


@lru_cache(maxsize=None)
def swept() -> dict[str, str]:
    """The loader's word by path."""
    paths = elf_files()
    done = subprocess.run([SWEEP], input="".join(f"{path}\n" for path in paths), capture_output=True, text=True, check=True)
    rows = [line.split(" ", 2) for line in done.stdout.splitlines()]
    return {path: word for word, _, path in rows}


class Sweep(unittest.TestCase):
    def test_every_file_is_judged_as_readelf_says(self) -> None:
        found = swept()
        known = {path: expected(elf) for path, elf in readelf(list(found)).items()}
        self.assertEqual(found.keys(), known.keys())
        wrong = [f"{path}: {found[path]}, by readelf {known[path]}" for path in found if found[path] != known[path]]
        counts, by_readelf = Counter(found.values()), Counter(known.values())
        print(f"{len(found)} ELF files below {' and '.join(ROOTS)}", file=sys.stderr)
        for word, count in counts.most_common():
            print(f"{count:7} {word}, {by_readelf[word]} by readelf", file=sys.stderr)
        self.assertEqual(wrong[:20], [])
        self.assertEqual(counts, by_readelf)

    def test_static_programs_are_accepted(self) -> None:
        for path in STATIC:
            self.assertEqual(swept().get(path), "accepted", path)
        accepted = [path for path, word in swept().items() if word == "accepted"]
        self.assertGreaterEqual(len(accepted), len(STATIC))

    def test_dynamic_programs_are_refused(self) -> None:
        self.assertEqual(swept()[os.path.realpath("/usr/bin/env")], "dynamic")
        self.assertGreater(Counter(swept().values())["dynamic"], 100)


if __name__ == "__main__":
    unittest.main()
