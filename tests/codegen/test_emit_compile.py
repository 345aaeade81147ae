"""Every construct as C: the test schemas compile under the strictest warnings, on 64 and 32 bits."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unittest
from functools import cache

from codegen import driver
from codegen.emit.render import render, render_umbrella

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDES = ("-I", os.path.join(TREE, "runtime", "include"), "-I", os.path.join(TREE, "generated"))
WARNINGS = (
    "-Wall -Wextra -Wpedantic -Werror -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes "
    "-Wcast-align -Wcast-qual -Wswitch-enum -Wvla -Wundef -Wpointer-arith -Wtype-limits"
).split()


@cache
def generated() -> dict[str, str]:
    """The C of the test schemas, by path."""
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
    return texts


def write(folder: str) -> list[str]:
    """Writes the C of the test schemas; the paths of what is compiled."""
    texts = generated()
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
                command = [compiler, "-std=c11", *WARNINGS, "-ffreestanding", "-O2", *flags, "-I", folder, *INCLUDES]
                done = subprocess.run([*command, "-c", path, "-o", os.devnull], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, f"{path}\n{done.stderr}")

    def test_gcc(self) -> None:
        self.compile("gcc", "-Wstack-usage=512")

    def test_gcc_with_the_ops_for_tests(self) -> None:
        self.compile("gcc", "-Wstack-usage=512", "-DIPC_TEST_OPS")

    def test_gcc_without_optimization(self) -> None:
        self.compile("gcc", "-O0", "-Wstack-usage=512", "-DIPC_TEST_OPS")

    def test_clang(self) -> None:
        self.compile("clang", "-Wframe-larger-than=512")

    # clang warns before it makes code.
    def test_32_bits(self) -> None:
        self.compile("clang", "-fsyntax-only", "-m32", "-Wno-shorten-64-to-32")

    def test_the_other_byte_order(self) -> None:
        self.compile("clang", "-fsyntax-only", "--target=powerpc64-linux-gnu", "-nostdlibinc")

    def test_umbrella_as_cpp(self) -> None:
        if shutil.which("g++") is None:
            self.skipTest("no g++")
        with tempfile.TemporaryDirectory() as folder:
            write(folder)
            text = '#include "ipc/ipc.h"\n#include "ipc/ipc.h"\n'
            command = ["g++", "-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-x", "c++", "-fsyntax-only"]
            for flags in ((), ("-DIPC_TEST_OPS",)):
                done = subprocess.run([*command, *flags, "-I", folder, *INCLUDES, "-"], input=text, capture_output=True,
                                      text=True)  # fmt: skip
                self.assertEqual(done.returncode, 0, done.stderr)


class Symbols(unittest.TestCase):
    """What an object file of a client or server holds, read by nm."""

    def symbols(self, schema: str, part: str, *flags: str) -> dict[str, set[str]]:
        """Names by their kinds: T for functions, D and B for what can be written, U for what is missing."""
        with tempfile.TemporaryDirectory() as folder:
            (path,) = [path for path in write(folder) if path.endswith(f"/{schema}_{part}.c")]
            target = os.path.join(folder, "object.o")
            command = ["gcc", "-std=c11", "-ffreestanding", "-O2", "-fPIC", *flags, "-I", folder, *INCLUDES]
            subprocess.run([*command, "-c", path, "-o", target], check=True)
            listed = subprocess.run(["nm", target], capture_output=True, text=True, check=True).stdout
            tables = subprocess.run(["readelf", "-SW", target], capture_output=True, text=True, check=True).stdout
        self.assertNotIn(".data.rel", tables)  # no table of pointers, so nothing to relocate
        found: dict[str, set[str]] = {}
        for line in listed.splitlines():
            kind, name = line.split()[-2:]
            found.setdefault(kind, set()).add(name)
        return found

    def test_ops_for_tests_are_absent(self) -> None:
        calls = {"ipc_asking_fill", "ipc_asking_check"}
        for flags, wanted in (((), set()), (("-DIPC_TEST_OPS",), calls)):
            self.assertEqual(self.symbols("asking", "client", *flags)["T"] & calls, wanted)
            functions = self.symbols("asking", "server", *flags)["T"]
            self.assertEqual({name for name in functions if "fill" in name or "check" in name},
                             {f"{name}_{verb}" for name in wanted for verb in ("answer", "fail")})  # fmt: skip

    def test_reserved_ops_are_absent(self) -> None:
        for part in ("client", "server"):
            names = set().union(*self.symbols("asking", part).values())
            self.assertEqual({name for name in names if "give_back" in name or "reset" in name}, set())

    def test_nothing_can_be_written(self) -> None:
        for part in ("client", "server"):
            self.assertEqual(self.symbols("secrets", part).keys() & set("DdBbC"), set())

    def test_a_server_needs_no_transport(self) -> None:
        for schema in ("asking", "events", "secrets"):
            missing = self.symbols(schema, "server")["U"]
            self.assertEqual({name for name in missing if "transport" in name or "_call" in name}, set())


if __name__ == "__main__":
    unittest.main()
