"""No function of the library takes more than 512 bytes of stack, under gcc and clang."""

from __future__ import annotations

import glob
import os
import platform
import re
import subprocess
import tempfile
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BOUND = 512
INCLUDES = [f"-I{TREE}/{folder}" for folder in ("runtime/include", "generated", "arch/host")]
# A kernel has no red zone, and with one a frame looks smaller than it is.
MACHINE = ["-mno-red-zone"] if platform.machine() == "x86_64" else []


def frames(compiler: str, level: str, sources: list[str]) -> dict[str, int]:
    """Bytes of stack of each function."""
    found: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            subprocess.run([compiler, "-std=c11", level, *MACHINE, "-ffreestanding", "-fstack-usage", *INCLUDES,
                            "-c", source, "-o", f"{folder}/x.o"], check=True)
            with open(f"{folder}/x.su", encoding="utf-8") as file:
                for line in file:
                    place, size, kind = re.split(r"\t", line.strip())
                    found[place] = int(size)
                    if kind == "dynamic":  # "dynamic,bounded" pushes arguments; the size counts them
                        found[place] = BOUND * 1000
    return found


class Frames(unittest.TestCase):
    def test_bound(self) -> None:
        sources = sorted(glob.glob(f"{TREE}/runtime/src/*.c") + glob.glob(f"{TREE}/generated/ipc/*/*.c"))
        for compiler in ("gcc", "clang"):
            for level in ("-O2", "-Os"):
                with self.subTest(compiler=compiler, level=level):
                    sizes = frames(compiler, level, sources)
                    self.assertGreater(len(sizes), 10)
                    self.assertEqual({place: size for place, size in sizes.items() if size > BOUND}, {})


if __name__ == "__main__":
    unittest.main()
