"""Each public header compiles alone and included twice, as C11 and C++17, under gcc and clang, without a warning."""

from __future__ import annotations

import os
import subprocess
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOTS = ("runtime/include", "generated")
COMMON = ("-fsyntax-only", "-ffreestanding", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion",
          "-Wshadow", "-Wundef", "-Wcast-align", "-Wcast-qual", "-Werror")
COMPILERS = {
    "gcc": ("gcc", "-std=c11", "-xc", "-Wstrict-prototypes", "-Wmissing-prototypes"),
    "clang": ("clang", "-std=c11", "-xc", "-Wstrict-prototypes", "-Wmissing-prototypes"),
    "g++": ("g++", "-std=c++17", "-xc++", "-Wold-style-cast"),
    "clang++": ("clang++", "-std=c++17", "-xc++", "-Wold-style-cast"),
}
# What a freestanding program has.
ALLOWED = {"<limits.h>", "<stdbool.h>", "<stddef.h>", "<stdint.h>"}


def public_headers() -> list[str]:
    """Every header under the include roots, as a program includes it."""
    return sorted(os.path.relpath(os.path.join(folder, name), os.path.join(TREE, root))
                  for root in ROOTS for folder, _, names in os.walk(os.path.join(TREE, root))
                  for name in names if name.endswith(".h"))


class Headers(unittest.TestCase):
    def test_there_are_headers_of_both_kinds(self) -> None:
        self.assertIn("ipc/status.h", public_headers())
        self.assertIn("ipc/ipc.h", public_headers())

    def test_each_alone_and_twice(self) -> None:
        includes = [f"-I{os.path.join(TREE, root)}" for root in ROOTS]
        for header in public_headers():
            text = f"#include <{header}>\n#include <{header}>\n"
            running = {name: subprocess.Popen(
                [*command, *COMMON, *includes, "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for name, command in COMPILERS.items()}
            for name, process in running.items():
                with self.subTest(header=header, compiler=name), process:
                    self.assertEqual((process.communicate(text)[1], process.returncode), ("", 0))

    def test_all_in_one_cplusplus_program(self) -> None:
        includes = [f"-I{os.path.join(TREE, root)}" for root in ROOTS]
        text = "".join(f"#include <{header}>\n" for header in reversed(public_headers()))
        done = subprocess.run([*COMPILERS["g++"], *COMMON, *includes, "-"], input=text, text=True, capture_output=True,
                              check=False)
        self.assertEqual((done.stderr, done.returncode), ("", 0))

    def test_includes_are_freestanding_or_ours(self) -> None:
        for header in public_headers():
            path = next(full for root in ROOTS if os.path.exists(full := os.path.join(TREE, root, header)))
            with open(path, encoding="utf-8") as file:
                for line in file:
                    if line.startswith("#include"):
                        with self.subTest(header=header, line=line):
                            name = line.split()[1]
                            self.assertTrue(name in ALLOWED or name.strip('"') in public_headers())


if __name__ == "__main__":
    unittest.main()
