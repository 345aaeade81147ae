"""Generated texts of a side in, sizes as the compiler tells them out. What alone runs a compiler for a review."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from codegen.review.measure import FLAGS, Compiled


class CompilerError(Exception):
    """No compiler, or a codec that does not compile; one line."""


class Compiler:
    """A compiler for `measure`: it writes the texts to a folder of its own and compiles some of them there.

    `include` is the folder of the runtime's headers.
    """

    def __init__(self, include: str, cc: str = "cc", nm: str = "nm") -> None:
        for tool in (cc, nm):
            if shutil.which(tool) is None:
                raise CompilerError(f"--measure needs a C compiler: there is no '{tool}' here")
        self._include, self._cc, self._nm = os.path.abspath(include), cc, nm

    def __call__(self, side: str, texts: Mapping[str, str], paths: Sequence[str]) -> dict[str, Compiled]:
        """What became of each path."""
        with tempfile.TemporaryDirectory() as folder:
            for path, text in texts.items() if paths else ():
                if path.endswith((".c", ".h")):
                    os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
                    with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                        file.write(text)
            with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
                done = pool.map(lambda path: self._one(side, folder, path), paths)
                return dict(zip(paths, done))

    def _one(self, side: str, folder: str, path: str) -> Compiled:
        target = f"{path.removesuffix('.c')}.o"  # relative, so that what the compiler writes names no folder
        self._run(folder, [self._cc, *FLAGS, "-I", self._include, "-I", ".", path, "-o", target], f"{side} {path}")
        with open(os.path.join(folder, f"{target.removesuffix('.o')}.su"), encoding="utf-8") as file:
            stack = file.read()
        return Compiled(self._run(folder, [self._nm, "-S", target], f"{side} {path}"), stack)

    def _run(self, folder: str, command: Sequence[str], what: str) -> str:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            said = next((line for line in done.stderr.splitlines() if "error" in line), f"{command[0]} failed")
            raise CompilerError(f"--measure: the {what} does not compile: {said.strip()}")
        return done.stdout
