"""Every ELF file below /usr/bin and /usr/lib through the plan builder and its validator.

    ELF_SWEEP=PROGRAM python3 test_elf_sweep.py

What readelf says of each file decides what the loader must have said; there is no file of which neither is sure. Few
files of a machine are wrong, so that files made here, with one fault each, show that both would notice.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from functools import lru_cache

from readelf import verdicts

SWEEP = os.environ["ELF_SWEEP"]
ROOTS = ("/usr/bin", "/usr/lib")
# Debian's packages of the same names: each is a whole static program.
STATIC = ("/usr/bin/busybox", "/usr/bin/bash-static", "/usr/bin/sash")


@lru_cache(maxsize=None)
def elf_files() -> list[str]:
    """Regular files that start as an ELF file does; no symbolic link is followed, so each is found once."""
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


def sweep(paths: list[str]) -> dict[str, str]:
    """The loader's word by path."""
    lines = "".join(f"{path}\n" for path in paths)
    done = subprocess.run([SWEEP], input=lines, capture_output=True, text=True, check=True)
    rows = [line.split(" ", 2) for line in done.stdout.splitlines()]
    return {path: word for word, _, path in rows}


@lru_cache(maxsize=None)
def swept() -> dict[str, str]:
    """The loader's word for each file of the machine."""
    return sweep(elf_files())


# Where the fields of the made program stand, and how many bytes each has.
CLASS, DATA, TYPE, MACHINE, ENTRY = (4, 1), (5, 1), (16, 2), (18, 2), (24, 8)
HEADERS_AT, HEADER_SIZE, HEADER_COUNT = (32, 8), (54, 2), (56, 2)
CODE, NOTE, MORE = 64, 64 + 56, 64 + 2 * 56
KIND, FLAGS, OFFSET, VADDR, FILE_SIZE, MEM_SIZE = (0, 4), (4, 4), (8, 8), (16, 8), (32, 8), (40, 8)
MACHINES = {"x86_64": 62, "aarch64": 183, "riscv64": 243}
SIZE = 0x2000


def put_header(file: bytearray, start: int, kind: int, flags: int, offset: int, vaddr: int) -> None:
    struct.pack_into("<IIQQQQQQ", file, start, kind, flags, offset, vaddr, vaddr, 0x800, 0x1000, 0x1000)


def program() -> bytearray:
    """A page of code, a note and a page of data, and room for more headers."""
    file = bytearray(SIZE)
    struct.pack_into("<16sHHIQQQIHHHHHH", file, 0, b"\x7fELF\x02\x01\x01", 2, MACHINES[os.uname().machine], 1, 0x401000,
                     64, 0, 0, 64, 56, 3, 64, 0, 0)  # fmt: skip
    put_header(file, CODE, 1, 5, 0, 0x401000)
    put_header(file, NOTE, 4, 4, 0, 0)
    put_header(file, MORE, 1, 6, 0x1000, 0x402000)
    return file


def at(header: int, part: tuple[int, int]) -> tuple[int, int]:
    """A field of a program header."""
    return header + part[0], part[1]


# The loader's word for each change of the sound program.
MADE: list[tuple[str, dict[tuple[int, int], int]]] = [
    ("accepted", {}),
    ("other-class", {CLASS: 1}),
    ("other-class", {DATA: 2}),
    ("other-machine", {MACHINE: 3}),
    ("no-program", {TYPE: 0}),
    ("no-program", {TYPE: 1}),
    ("no-program", {TYPE: 4}),
    ("dynamic", {TYPE: 3}),
    ("dynamic", {at(NOTE, KIND): 3}),
    ("bad-headers", {HEADER_SIZE: 55}),
    ("bad-headers", {HEADER_COUNT: 0xFFFF}),
    ("bad-headers", {HEADERS_AT: SIZE - 3 * 56 + 1}),
    ("bad-headers", {HEADERS_AT: 2**64 - 1}),
    ("no-segment", {HEADER_COUNT: 0}),
    ("no-segment", {HEADERS_AT: SIZE - 3 * 56}),
    ("outside-user-space", {at(MORE, VADDR): 1 << 47}),
    ("outside-user-space", {at(MORE, MEM_SIZE): 1 << 47}),
    ("outside-user-space", {at(MORE, MEM_SIZE): 2**64 - 1}),
    ("writable-code", {at(MORE, FLAGS): 7}),
    ("unreadable-segment", {at(MORE, FLAGS): 2}),
    ("memory-too-small", {at(MORE, MEM_SIZE): 0x7FF}),
    ("memory-too-small", {at(MORE, MEM_SIZE): 0}),
    ("shifted", {at(MORE, VADDR): 0x402001}),
    ("unordered", {at(MORE, VADDR): 0x401000}),
    ("shared-page", {at(CODE, MEM_SIZE): 0x1001}),
    ("outside-file", {at(MORE, FILE_SIZE): 0x1001, at(MORE, MEM_SIZE): 0x2000}),
    ("outside-file", {at(MORE, OFFSET): 2**64 - 0x1000}),
    ("null-page", {at(CODE, VADDR): 0, ENTRY: 0}),
    ("entry-no-code", {ENTRY: 0x402000}),
    ("stack-taken", {at(MORE, VADDR): 0x7FFF_FFFE_F000}),
]


def changed(changes: dict[tuple[int, int], int]) -> bytes:
    file = program()
    for (start, size), value in changes.items():
        file[start : start + size] = value.to_bytes(size, "little")
    return bytes(file)


def of_many_segments(count: int) -> bytes:
    """The sound program with so many segments in all, each on its own page."""
    file = program()
    first = CODE + 3 * 56
    for number in range(count - 2):
        put_header(file, first + number * 56, 1, 4, 0x1000, 0x403000 + number * 0x1000)
    struct.pack_into("<H", file, HEADER_COUNT[0], count + 1)
    return bytes(file)


class Sweep(unittest.TestCase):
    def test_every_file_is_judged_as_readelf_says(self) -> None:
        found = swept()
        known = verdicts(list(found))
        self.assertEqual(list(found), elf_files())
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

    def test_dynamic_programs_are_refused(self) -> None:
        self.assertEqual(swept()[os.path.realpath("/usr/bin/env")], "dynamic")
        self.assertGreater(Counter(swept().values())["dynamic"], 100)

    def test_made_files_are_judged_as_they_were_made(self) -> None:
        files = [(word, changed(changes)) for word, changes in MADE]
        files += [("accepted", of_many_segments(16)), ("too-many-segments", of_many_segments(17))]
        files += [("no-elf", bytes(program()[:63])), ("no-segment", changed({HEADER_COUNT: 0, HEADERS_AT: 64})[:64])]
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, f"{number}-{word}") for number, (word, _) in enumerate(files)]
            for path, (_, content) in zip(paths, files):
                with open(path, "wb") as file:
                    file.write(content)
            made = {path: word for path, (word, _) in zip(paths, files)}
            self.assertEqual(sweep(paths), made)
            self.assertEqual(verdicts(paths), made)


if __name__ == "__main__":
    unittest.main()
