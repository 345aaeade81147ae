"""The tree in, programs for one target after the other out: all codecs, and the tables of every vector, with a main of
the suite's own. Suites that ask foreign machines share it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from threading import Lock

from targets import STRICT, Target

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
TIMEOUT = 900


class Bench:
    """The tables, and the objects made of them, in a folder of their own."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.samples = f"{folder}/samples"
        self.lock = Lock()
        self.tables: dict[tuple[str, ...], Lock] = {}
        self.made: set[str] = set()
        idl = f"{TREE}/tests/idl_ok"
        run([sys.executable, "-B", f"{TREE}/codegen/ipcgen", "gen", "--idl", idl, "--out", self.samples])
        write_table(folder, f"{TREE}/generated", self.samples, f"{TREE}/tests/vectors")
        self.sources = [f"{TREE}/runtime/src/text.c"]
        for tree in (f"{TREE}/generated", self.samples):
            for schema in sorted(os.listdir(f"{tree}/ipc")):
                codec = f"{tree}/ipc/{schema}/{schema}_codec.c"
                self.sources += [codec] if os.path.exists(codec) else []
        folders = ("tests/machines/plain", "tests/conformance", "runtime/include", "generated")
        self.includes = [f"-I{TREE}/{name}" for name in folders] + [f"-I{self.samples}"]

    def table(self, target: Target) -> str:
        """The object of the tables for a compiler and what watches; made when first asked for."""
        key = (target.compiler, *target.table_options)
        name = f"{self.folder}/table-{hashlib.sha256(' '.join(key).encode()).hexdigest()[:12]}.o"
        with self.lock:
            lock = self.tables.setdefault(key, Lock())
        with lock:
            if name not in self.made:
                source = f"{self.folder}/table.c"
                run([target.compiler, *target.table_options, "-w", *self.includes, "-c", source, "-o", name])
                self.made.add(name)
        return name

    def program(self, target: Target, *mains: str) -> str:
        """The sources of a suite with all codecs and the tables, compiled as the target says."""
        name = f"{self.folder}/{hashlib.sha256(target.name.encode()).hexdigest()[:12]}"
        strict = STRICT if target.strict else ()
        sources = (*mains, *self.sources, self.table(target))
        run([target.compiler, *target.options, *strict, *self.includes, *sources, "-o", name])
        return name


def write_table(folder: str, *inputs: str) -> None:
    """table.c, from the statements and vectors in these folders and files."""
    script = f"{TREE}/tests/conformance/make_table.py"
    run([sys.executable, "-B", script, TREE, f"{folder}/table.c", f"{folder}/table.d", *inputs])


def run(command: list[str]) -> str:
    """What a command printed; an error that shows its end if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=TIMEOUT,
                          check=False, errors="replace")
    if done.returncode:
        raise RuntimeError(f"{os.path.basename(command[0])} ended with {done.returncode}:\n{done.stdout[-3000:]}")
    return done.stdout
