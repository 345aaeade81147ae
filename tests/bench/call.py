# SPDX-License-Identifier: ISC
"""What a typed call and a served request cost, in instructions over the raw transport call. Called by `ninja bench`.

The same program makes N calls and none; the difference of valgrind's two totals is what N calls take.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMPILERS = ("gcc", "clang")
CALLS = 1000


def run(*command: str | Path) -> str:
    """What a command says, on both streams; its failure ends the run."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def build(compiler: str, folder: Path) -> Path:
    """The program, with the sources of runtime, procd and wire and the host's system call replaced by its own."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / f"call-{compiler}"
    sources = [HERE / "call.c", *sorted((ROOT / "runtime/src").glob("*.c"))]
    for family in ("procd", "wire"):
        sources += sorted((ROOT / "generated/ipc" / family).glob("*.c"))
    folders = [f"-I{ROOT / name}" for name in ("runtime/include", "generated", "arch/host")]
    run(compiler, "-std=c11", "-O2", *folders, *[path for path in sources if path.name != "mem.c"], "-o", program)
    return program


def total(program: Path, mode: str, count: int) -> int:
    """Instructions of a whole run."""
    said = run("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, mode, str(count))
    found = re.search(r"Collected : (\d+)", said)
    if found is None:
        sys.exit(f"valgrind gave no count:\n{said}")
    return int(found[1])


def main() -> None:
    """Builds with each compiler found, counts, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, required=True, help="folder for the programs")
    folder = parser.parse_args().build
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is missing")
    print("STOP_PROCESS, instructions a call")
    print(f"{'':8}{'raw':>8}{'call':>8}{'over raw':>10}{'serve':>8}")
    for compiler in filter(shutil.which, COMPILERS):
        program = build(compiler, folder)
        cost = {}
        for mode in ("raw", "call", "serve"):
            cost[mode] = (total(program, mode, CALLS) - total(program, mode, 0)) / CALLS
        over = cost["call"] - cost["raw"]
        print(f"{compiler:8}{cost['raw']:8.0f}{cost['call']:8.0f}{over:10.0f}{cost['serve']:8.0f}")


if __name__ == "__main__":
    main()
