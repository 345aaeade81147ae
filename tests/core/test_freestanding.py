# SPDX-License-Identifier: ISC
"""The core as a kernel would build it, on several machines: what it needs and holds, and how much stack it takes."""

from __future__ import annotations

import glob
import os
import re
import subprocess
import tempfile
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORE = sorted(glob.glob(f"{TREE}/arch/host/core/*.c"))
BOUND = 512
MEM = {"memcmp", "memcpy", "memmove", "memset"}
INCLUDES = [f"-I{TREE}/runtime/include", f"-I{TREE}/generated", f"-I{TREE}/arch/host/core"]
KERNEL = ["-std=c11", "-O2", "-ffreestanding", "-nostdlib", "-Wall", "-Wextra", "-Werror", "-fno-pic"]
# A compiler and what tells it that it builds a kernel. clang needs no package for another machine.
MACHINES = {
    "x86_64": ["clang", "--target=x86_64-none-elf", "-mgeneral-regs-only", "-mno-red-zone"],
    "x86_64-gcc": ["gcc", "-mgeneral-regs-only", "-mno-red-zone"],
    "aarch64": ["clang", "--target=aarch64-none-elf", "-mgeneral-regs-only"],
    "i686": ["clang", "--target=i686-none-elf", "-mgeneral-regs-only"],
    "riscv64": ["clang", "--target=riscv64-none-elf", "-march=rv64imac", "-mabi=lp64"],
}


def built(machine: list[str], folder: str) -> list[str]:
    """The objects, each with its .su beside it."""
    objects = []
    for source in CORE:
        name = f"{folder}/{os.path.basename(source)[:-2]}.o"
        subprocess.run([*machine, *KERNEL, *INCLUDES, "-fstack-usage", "-c", source, "-o", name], check=True)
        objects.append(name)
    return objects


def symbols(objects: list[str]) -> list[tuple[str, str]]:
    """(name, kind) of each symbol."""
    text = subprocess.run(["nm", "--format=posix", *objects], capture_output=True, text=True, check=True).stdout
    return [(words[0], words[1]) for words in (line.split() for line in text.splitlines()) if len(words) > 1]


class Freestanding(unittest.TestCase):
    def test_all_machines(self) -> None:
        for name, machine in MACHINES.items():
            with self.subTest(machine=name), tempfile.TemporaryDirectory() as folder:
                objects = built(machine, folder)
                self.assertGreater(len(objects), 10)
                self.check_symbols(symbols(objects))
                self.check_sections(objects)
                self.check_frames(folder)

    def check_symbols(self, found: list[tuple[str, str]]) -> None:
        defined = {name for name, kind in found if kind.isupper() and kind != "U"}
        needed = {name for name, kind in found if kind in "Uwv"} - defined
        for name in defined:
            self.assertRegex(name, r"^ipc_core_")
        for name in needed - MEM:
            # Codecs and the pure half of the server; nothing that makes a system call.
            self.assertRegex(name, r"^ipc_(wire|kernel_control|message|reply)_")
        for name, kind in found:
            self.assertNotIn(kind, "BbCDdGgSs", f"{name} can be written")

    def check_sections(self, objects: list[str]) -> None:
        text = subprocess.run(["size", "-A", *objects], capture_output=True, text=True, check=True).stdout
        for line in text.splitlines():
            words = line.split()
            # Nor constants that hold an address: whoever loads a kernel would have to relocate them.
            if words and re.match(r"\.(data|bss|sdata|sbss|tdata|tbss|init_array)", words[0]):
                self.assertEqual((words[0], words[1]), (words[0], "0"))

    def check_frames(self, folder: str) -> None:
        sizes = {}
        for path in glob.glob(f"{folder}/*.su"):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    place, size, kind = line.rstrip("\n").split("\t")
                    self.assertNotEqual(kind, "dynamic", place)
                    sizes[place] = int(size)
        self.assertGreater(len(sizes), 50)
        self.assertEqual({place: size for place, size in sizes.items() if size > BOUND}, {})

    def test_nothing_recurses(self) -> None:
        """No function of the core reaches itself by calls by name."""
        calls: dict[str, set[str]] = {}
        with tempfile.TemporaryDirectory() as folder:
            for path in built(["gcc", "-fno-inline", "-fno-optimize-sibling-calls"], folder):
                text = subprocess.run(["objdump", "-dr", "--no-show-raw-insn", path], capture_output=True, text=True,
                                      check=True).stdout
                function = ""
                for line in text.splitlines():
                    head = re.match(r"[0-9a-f]+ <([^>]+)>:", line)
                    if head:
                        # Statics of one name live in several files.
                        function = f"{os.path.basename(path)}:{head[1]}"
                        calls.setdefault(function, set())
                    # A call to another file stands as a relocation, one within the file as its target.
                    for name in re.findall(r"(?:call +[0-9a-f]+ <|R_X86_64_P(?:LT|C)32\s+)([a-z_0-9]+)(?:>|-0x)", line):
                        calls[function].add(name)
        graph = {function: {other for name in names for other in calls
                            if other == f"{function.split(':')[0]}:{name}"
                            or (name.startswith("ipc_core_") and other.endswith(f":{name}"))}
                 for function, names in calls.items()}
        self.assertIn("slots.o:ipc_core_drop", graph)
        self.assertIn("endpoints.o:ipc_core_endpoint_release", graph["slots.o:ipc_core_drop"])
        for function in graph:
            reached: set[str] = set()
            front = set(graph[function])
            while front:
                reached |= front
                front = {other for each in front for other in graph[each]} - reached
            self.assertNotIn(function, reached)


if __name__ == "__main__":
    unittest.main()
