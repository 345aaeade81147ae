"""Every construct as C: the test schemas compile under the strictest warnings, on 64 and 32 bits."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unittest

from codegen import driver
from codegen.emit.render import render, render_umbrella

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNTIME = os.path.join(TREE, "runtime", "include")
WARNINGS = (
    "-Wall -Wextra -Wpedantic -Werror -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes "
    "-Wcast-align -Wcast-qual -Wswitch-enum -Wvla -Wundef -Wpointer-arith -Wtype-limits"
).split()


def write(folder: str) -> list[str]:
    """Generates the test schemas; the codecs' paths."""
    source = os.path.join(TREE, "tests", "idl_ok")
    files = []
    for name in sorted(os.listdir(source)):
        with open(os.path.join(source, name), encoding="utf-8") as file:
            files.append((name, file.read()))
    loaded = driver.load(files)
    assert loaded.schemas, vars(loaded.reporter)
    texts = render_umbrella(loaded.schemas)
    for schema in loaded.schemas:
        texts.update(render(schema))
    for path, text in texts.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)
    return [os.path.join(folder, path) for path in texts if path.endswith(".c")]


class Compiles(unittest.TestCase):
    def compile(self, compiler: str, *flags: str) -> None:
        if shutil.which(compiler) is None:
            self.skipTest(f"no {compiler}")
        with tempfile.TemporaryDirectory() as folder:
            for path in write(folder):
                command = [compiler, "-std=c11", *WARNINGS, "-ffreestanding", "-O2", *flags]
                command += ["-I", RUNTIME, "-I", folder]
                done = subprocess.run([*command, "-c", path, "-o", os.devnull], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, f"{path}\n{done.stderr}")

    def test_gcc(self) -> None:
        self.compile("gcc", "-Wstack-usage=512")

    def test_gcc_without_optimization(self) -> None:
        self.compile("gcc", "-O0", "-Wstack-usage=512")

    def test_clang(self) -> None:
        self.compile("clang", "-Wframe-larger-than=512")

    def test_32_bits(self) -> None:
        self.compile("clang", "-m32", "-Wno-shorten-64-to-32")

    def test_the_other_byte_order(self) -> None:
        self.compile("clang", "--target=powerpc64-linux-gnu", "-nostdlibinc")

    def test_umbrella_as_cpp(self) -> None:
        if shutil.which("g++") is None:
            self.skipTest("no g++")
        with tempfile.TemporaryDirectory() as folder:
            write(folder)
            text = '#include "ipc/ipc.h"\n#include "ipc/ipc.h"\n'
            command = ["g++", "-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-x", "c++", "-fsyntax-only"]
            command += ["-I", RUNTIME, "-I", folder, "-"]
            done = subprocess.run(command, input=text, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
