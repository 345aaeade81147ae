# SPDX-License-Identifier: ISC
"""Builds and runs the benchmark: schemas in idl/ -> generated codecs -> a table, and results.json.

Called by the meson targets `bench` and `bench-agree`. Each compiler builds the generated codecs, the hand twins and
the runtime as for a kernel, without vector registers.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMPILERS = ("gcc", "clang")
TWINS = ("twin_plain.c", "twin_path.c", "twin_data.c", "twin_image.c", "twin_table.c")
COUNTED_CALLS = 10  # as in bench.c
MOST_OF_HAND = 1.02  # goal for instructions, generated to hand

Key = tuple[str, str, str]  # message, operation, side


@dataclass(frozen=True)
class Row:
    """One line of the table. `instructions` is None without valgrind."""

    message: str
    operation: str
    compiler: str
    side: str
    instructions: float | None
    ns: float
    ratio_to_hand: float | None
    ratio_to_memcpy: float | None


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Standard output of a command; its errors end the run."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def generate(out: Path) -> None:
    """Writes the codecs of idl/ under `out`."""
    out.mkdir(parents=True, exist_ok=True)
    run(sys.executable, ROOT / "codegen/ipcgen", "gen", "--idl", HERE / "idl", "--out", out)


def machine_flags(compiler: str) -> list[str]:
    """Keeps vector registers away where the machine has the option."""
    target = run(compiler, "-dumpmachine")
    return ["-mgeneral-regs-only"] if target.startswith(("x86_64", "aarch64")) else []


def build(compiler: str, generated: Path, folder: Path) -> Path:
    """The benchmark as this compiler builds it."""
    folder.mkdir(parents=True, exist_ok=True)
    flags = ["-std=c11", "-O2", "-I", generated, "-I", ROOT / "runtime/include", "-I", HERE]
    kernel = [*flags, "-ffreestanding", *machine_flags(compiler)]
    sources = [HERE / twin for twin in TWINS]
    sources += [*sorted(generated.rglob("*.c")), ROOT / "runtime/src/text.c"]
    objects = []
    for source in sources:
        objects.append(folder / f"{source.stem}.o")
        run(compiler, *kernel, "-c", source, "-o", objects[-1])
    program = folder / "bench"
    run(compiler, *flags, "-D_GNU_SOURCE", HERE / "bench.c", *objects, "-o", program)
    return program


def times(program: Path) -> dict[Key, float]:
    """Nanoseconds a call."""
    found = {}
    for line in run(program, "time").splitlines():
        message, operation, side, ns = line.split()
        found[message, operation, side] = float(ns)
    return found


def counts(program: Path) -> dict[Key, float]:
    """Instructions a call, from the function's first to its return; empty without valgrind."""
    if shutil.which("valgrind") is None:
        return {}
    dumps = program.parent / "callgrind"
    shutil.rmtree(dumps, ignore_errors=True)
    dumps.mkdir()
    run("valgrind", "--tool=callgrind", f"--callgrind-out-file={dumps}/out", program, "count")
    totals: dict[Key, int] = {}
    for dump in dumps.iterdir():
        text = dump.read_text(encoding="utf-8")
        name = re.search(r"^desc: Trigger: Client Request: (\S+) (\S+) (\S+)$", text, re.MULTILINE)
        total = re.search(r"^(?:summary|totals): (\d+)$", text, re.MULTILINE)
        if name and total:
            totals[name[1], name[2], name[3]] = int(total[1])
    found = {}
    for (message, operation, side), number in totals.items():
        if side != "nothing":
            empty = totals[message, operation, "nothing"]
            found[message, operation, side] = (number - empty) / COUNTED_CALLS + 1
    return found


def ratio(value: float | None, base: float | None) -> float | None:
    return round(value / base, 3) if value is not None and base else None


def rows(compiler: str, program: Path) -> list[Row]:
    """All rows of one compiler. Ratios are of instructions, or of time without valgrind."""
    instructions, ns = counts(program), times(program)
    basis = instructions or ns
    made = []
    for (message, operation, side), time in ns.items():
        key = (message, operation, side)
        hand = None if side == "memcpy" else ratio(basis.get(key), basis.get((message, operation, "hand")))
        copied = ratio(basis.get(key), basis.get((message, operation, "memcpy")))
        made.append(Row(message, operation, compiler, side, instructions.get(key), time, hand, copied))
    return made


def show(table: list[Row]) -> None:
    """The table, a line for each message, operation and compiler."""
    print(f"{'':39} {'instructions':^31} {'nanoseconds':^31}")
    heads = ("generated", "hand", "memcpy", "ratio") * 2
    print(f"{'message':22}{'operation':10}{'cc':7}" + "".join(f"{head:>10}" if i % 4 == 0 else f"{head:>8}"
                                                            for i, head in enumerate(heads)))
    by_key = {(row.message, row.operation, row.compiler, row.side): row for row in table}
    missed = 0
    for row in table:
        if row.side != "generated":
            continue
        three = [by_key[row.message, row.operation, row.compiler, side] for side in ("generated", "hand", "memcpy")]
        line = f"{row.message:22}{row.operation:10}{row.compiler:7}"
        for values in ([one.instructions for one in three], [one.ns for one in three]):
            cells = ["-" if value is None else f"{value:.1f}" for value in values]
            quotient = ratio(values[0], values[1])
            cells.append("-" if quotient is None else f"{quotient:.2f}")
            line += "".join(f"{cell:>10}" if i == 0 else f"{cell:>8}" for i, cell in enumerate(cells))
        over = row.ratio_to_hand is not None and row.instructions is not None and row.ratio_to_hand > MOST_OF_HAND
        missed += over
        print(line + ("  *" if over else ""))
    print(f"\n* over {MOST_OF_HAND} of hand-written in instructions: {missed} rows")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures generated codecs against hand-written ones.")
    parser.add_argument("mode", choices=("bench", "agree"))
    parser.add_argument("--build", type=Path, required=True, help="folder for everything that is made")
    parser.add_argument("--cc", action="append", help="a compiler, may be repeated; else gcc and clang where found")
    options = parser.parse_args()
    folder = options.build.resolve() / "bench"
    generate(folder / "generated")
    compilers = options.cc or [compiler for compiler in COMPILERS if shutil.which(compiler)]
    table: list[Row] = []
    for compiler in compilers:
        program = build(compiler, folder / "generated", folder / compiler)
        if options.mode == "agree":
            print(f"{compiler}: {run(program, 'agree')}", end="")
        else:
            table += rows(compiler, program)
    if options.mode == "bench":
        show(table)
        (folder / "results.json").write_text(json.dumps([asdict(row) for row in table], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
