"""A tree in, what it takes to run its vectors out: the generated C, the programs over the vectors, how each is built.

Used by coverage and mutation; a build folder of meson is not needed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from glob import glob

RUNTIME = ("text", "client", "families", "message", "serve", "server", "trace", "transport")
TEST_OPS = "-DIPC_TEST_OPS"


@dataclass(frozen=True)
class Program:
    """A program that passes if every vector holds."""

    name: str
    sources: tuple[str, ...]  # by their path in the tree
    folders: tuple[str, ...]  # of headers
    runtime: tuple[str, ...]
    table: str  # the Python that writes its table
    vectors: tuple[str, ...]  # folders and files


CONFORMANCE = Program(
    "conformance",
    ("tests/conformance/runner.c", "tests/conformance/runner_parts.c"),
    ("tests/conformance",),
    ("text",),
    "tests/conformance/make_table.py",
    ("generated", "tests/vectors/*.vec"),
)
OPS = Program(
    "ops",
    ("tests/unit/test_ops.c", "tests/unit/test_ops_answers.c", "tests/unit/ops_rig.c"),
    ("tests/unit",),
    RUNTIME,
    "tests/unit/make_ops.py",
    ("generated",),
)
PROGRAMS = (CONFORMANCE, OPS)


def generated(tree: str, *kinds: str) -> list[str]:
    """The generated C of these kinds (codec, client, server), by its path in the tree."""
    found = [path for kind in kinds for path in glob(f"{tree}/generated/ipc/*/*_{kind}.c")]
    return sorted(os.path.relpath(path, tree) for path in found)


def includes(tree: str, folders: tuple[str, ...] = ()) -> list[str]:
    """Where the headers are."""
    return [f"-I{tree}/{folder}" for folder in ("runtime/include", "generated", "arch/host", *folders)]


def own_sources(tree: str, program: Program, folder: str) -> list[str]:
    """What a program is made of besides generated C: its sources, the runtime, its table, which is written to the folder."""
    table = f"{folder}/{program.name}_table.c"
    vectors = [path for pattern in program.vectors for path in sorted(glob(f"{tree}/{pattern}"))]
    run([sys.executable, f"{tree}/{program.table}", tree, table, f"{folder}/{program.name}.d", *vectors])
    return [*(f"{tree}/{path}" for path in program.sources), table,
            *(f"{tree}/runtime/src/{name}.c" for name in program.runtime)]  # fmt: skip


def run(command: list[str], **environment: str) -> str:
    """What a command says on stdout; a command that fails ends the test with what it says."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace",
                          env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment})  # fmt: skip
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)[:400]}\n{done.stdout[-3000:]}{done.stderr[-3000:]}\nexit status {done.returncode}")
    return done.stdout
