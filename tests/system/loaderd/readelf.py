"""What a loader must make of an ELF file, told from the text that binutils' readelf prints of it.

It shares nothing with the loader: numbers and names are readelf's, and the rules of a plan, which idl/procd.ipc states,
are said here once more, in their order.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from itertools import pairwise

MACHINES = {"x86_64": "Advanced Micro Devices X86-64", "aarch64": "AArch64", "riscv64": "RISC-V"}
MACHINE = MACHINES[os.uname().machine]
HEADER_BYTES = 56
# The number that says that the number stands elsewhere.
COUNTED_ELSEWHERE = 0xFFFF
SEGMENTS_MAX = 16
USER_TOP = 1 << 47
PAGE = 4096
STACK = range(0x7FFF_FFFE_0000, 0x7FFF_FFFF_0000)
FILES_A_PROCESS = 400

HEADER_LINE = re.compile(r" {2}([A-Z][^:]*): +(.*)$")
# Type, offset, two addresses, two sizes, flags, alignment.
SEGMENT_LINE = re.compile(r" {2}(\S.*?) +" + "0x([0-9a-f]+) +" * 5 + "([R ][W ][E ]) (?:0x[0-9a-f]+|0)$")


@dataclass
class Load:
    """One LOAD line."""

    offset: int
    vaddr: int
    file_size: int
    mem_size: int
    flags: str

    @property
    def end(self) -> int:
        return self.vaddr + self.mem_size

    @property
    def end_of_pages(self) -> int:
        return -(-self.end // PAGE) * PAGE

    def fault(self) -> str | None:
        """What is wrong with it whatever stands beside it."""
        if self.vaddr >= USER_TOP or self.mem_size > USER_TOP:
            return "outside-user-space"
        if self.mem_size == 0:
            return "memory-too-small"
        if "W" in self.flags and "E" in self.flags:
            return "writable-code"
        if "R" not in self.flags:
            return "unreadable-segment"
        if self.file_size > self.mem_size:
            return "memory-too-small"
        if self.end > USER_TOP:
            return "outside-user-space"
        if self.vaddr % PAGE != self.offset % PAGE:
            return "shifted"
        return None


@dataclass
class Elf:
    """What is printed of one file."""

    path: str
    words: dict[str, str] = field(default_factory=dict)
    types: list[str] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)

    def number(self, word: str) -> int:
        """A number of the header: `64 (bytes into file)`, `0x401000`; the highest offsets are printed as negative."""
        return int(self.words[word].split()[0], 0) % 2**64

    def verdict(self) -> str:
        """The loader's word for it."""
        size = os.path.getsize(self.path)
        if "Class" not in self.words:
            return "no-elf"
        if self.words["Class"] != "ELF64" or "little endian" not in self.words["Data"]:
            return "other-class"
        if self.words["Machine"] != MACHINE:
            return "other-machine"
        kind = self.words["Type"].split()[0]
        if kind not in ("EXEC", "DYN"):
            return "no-program"
        if kind == "DYN":
            return "dynamic"
        count = self.number("Number of program headers")
        end = self.number("Start of program headers") + count * HEADER_BYTES
        wrong_size = count > 0 and self.number("Size of program headers") != HEADER_BYTES
        if count == COUNTED_ELSEWHERE or wrong_size or end > size:
            return "bad-headers"
        if len(self.types) != count:
            raise ValueError(f"{self.path}: {count} program headers, {len(self.types)} lines of them")
        if "INTERP" in self.types:
            return "dynamic"
        return self.fault_of_segments(size) or "accepted"

    def fault_of_segments(self, size: int) -> str | None:
        """The first rule of a plan that the segments break."""
        loads = [load for load in self.loads if load.mem_size > 0 or load.file_size > 0]
        entry = self.number("Entry point address")
        if not loads:
            return "no-segment"
        if len(loads) > SEGMENTS_MAX:
            return "too-many-segments"
        for load in loads:
            if load.fault():
                return load.fault()
        for fault, broken in (
            ("unordered", any(one.vaddr >= other.vaddr for one, other in pairwise(loads))),
            ("shared-page", any(one.end_of_pages > other.vaddr // PAGE * PAGE for one, other in pairwise(loads))),
            ("outside-file", any(load.file_size > 0 and load.offset + load.file_size > size for load in loads)),
            ("null-page", any(load.vaddr < PAGE for load in loads)),
            ("entry-no-code", not any("E" in load.flags and load.vaddr <= entry < load.end for load in loads)),
            ("stack-taken", any(load.end > STACK.start and load.vaddr < STACK.stop for load in loads)),
        ):
            if broken:
                return fault
        return None


def parse(path: str, text: str) -> Elf:
    """One file's part of `readelf -hlW`."""
    elf = Elf(path)
    for line in text.splitlines():
        header = HEADER_LINE.match(line)
        segment = SEGMENT_LINE.match(line)
        if header:
            elf.words.setdefault(header[1], header[2].strip())
        if segment:
            elf.types.append(segment[1])
        if segment and segment[1] == "LOAD":
            offset, vaddr, _, file_size, mem_size = (int(segment[n], 16) for n in range(2, 7))
            elf.loads.append(Load(offset, vaddr, file_size, mem_size, segment[7]))
    return elf


def verdicts(paths: list[str]) -> dict[str, str]:
    """The word for each file; readelf looks at some hundred a process."""
    found: dict[str, str] = {}
    for start in range(0, len(paths), FILES_A_PROCESS):
        # A file's text is headed by its name only where there are several.
        batch = [*paths[start : start + FILES_A_PROCESS], "/dev/null"]
        done = subprocess.run(
            ["readelf", "-hlW", *batch],
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
        parts = re.split(r"^File: (.*)$", done.stdout, flags=re.MULTILINE)
        found.update(zip(parts[1::2], parts[2::2]))
    return {path: parse(path, found.get(path, "")).verdict() for path in paths}
