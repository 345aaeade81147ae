"""What each codec costs: bytes of code, of stack, and the most instructions that a vector takes; against budget.txt.

    /usr/bin/python3 tests/budget/run.py            measures and compares
    /usr/bin/python3 tests/budget/run.py keyd       the same of the families that are named
    /usr/bin/python3 tests/budget/run.py --write    measures and writes budget.txt, so that a diff shows what grew

The table names its compiler. Where another one is installed, the figures are printed and nothing is compared. Ends with
the number of codecs and the largest of each. Status 1 if one is not that of the table (of code: by more than a slack), 2 if it could
not be measured.
"""

from __future__ import annotations

import argparse
import glob
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Sequence

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
TABLE = f"{HERE}/budget.txt"
sys.path[:0] = [f"{TREE}/tests/machines"]

from bench import run, write_table

VERBS = ("pack", "unpack", "validate")
COLUMNS = ("code", "stack", "steps")
OPTIONS = ("-std=c11", "-O2", "-ffreestanding", "-mno-red-zone")
# Of bytes of code: another choice of registers is no news. Stack and instructions are exact.
SLACK_PARTS = 0.02
SLACK_LEAST = 8

Costs = dict[str, tuple[int, ...]]


def compiler() -> str:
    """What the figures are for, as the first line of the table says it."""
    first = subprocess.run(["gcc", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    return f"{first} {' '.join(OPTIONS)} {platform.machine()}"


def measure(folder: str, generated: str = f"{TREE}/generated", families: Sequence[str] = ()) -> tuple[Costs, dict[str, int]]:
    """Of each message code, deepest stack and most steps of each verb; of each schema the bytes of code of its codec.

    Of the messages of these families, or of all where none is named.
    """
    folders = ("tests/machines/plain", "tests/conformance", "runtime/include", "generated")
    includes = [f"-I{TREE}/{name}" for name in folders]
    vectors = sorted(glob.glob(f"{generated}/ipc/*/*.vec")) + sorted(glob.glob(f"{TREE}/tests/vectors/*.vec"))
    asked = [path for path in vectors if not families or Path(path).stem in families]
    write_table(folder, *sorted(glob.glob(f"{generated}/ipc/*/*.abi.txt")), *asked)
    codecs = sorted(glob.glob(f"{generated}/ipc/*/*_codec.c"))
    objects = []
    code: dict[str, int] = {}
    totals: dict[str, int] = {}
    for source in [*codecs, f"{TREE}/runtime/src/text.c", f"{TREE}/runtime/src/mem.c"]:
        name = f"{folder}/{os.path.basename(source)}.o"
        own = ["-fno-builtin"] if source.endswith("mem.c") else []
        run(["gcc", *OPTIONS, *own, *includes, "-c", source, "-o", name])
        objects.append(name)
        sizes = run(["nm", "--print-size", "--radix=d", name])
        rows = [line.split() for line in sizes.splitlines() if len(line.split()) == 4]
        code |= {row[3]: int(row[1]) for row in rows if row[2] == "T"}
        totals[os.path.basename(source).removesuffix(".c")] = sum(int(row[1]) for row in rows if row[2] in "tT")
    program = f"{folder}/measure"
    sources = (f"{HERE}/measure.c", f"{folder}/table.c")
    run(["gcc", *OPTIONS, "-w", *includes, *sources, *objects, "-static", "-o", program])
    found: Costs = {}
    for line in run([program]).splitlines():
        schema, message, *numbers = line.split()
        costs: list[int] = []
        for index, verb in enumerate(VERBS):
            steps, stack = map(int, numbers[2 * index : 2 * index + 2])
            costs += [code[f"ipc_{schema}_{message}_{verb}"], stack, steps]
        name = f"{schema}.{message}"
        found[name] = tuple(map(max, zip(found.get(name, costs), costs)))
    return dict(sorted(found.items())), totals


def text(costs: Costs, totals: dict[str, int]) -> str:
    """The table."""
    width = max(map(len, costs))
    head = "".join(f"  {verb + ':':>9}" + "".join(f"{column:>7}" for column in COLUMNS) for verb in VERBS)
    about = "bytes of code and of stack, and the most instructions over all vectors"
    lines = [compiler(), about, "", f"{'message':<{width}}{head}"]
    for name, row in costs.items():
        cells = "".join(" " * 11 + "".join(f"{number:>7}" for number in row[3 * i : 3 * i + 3]) for i in range(3))
        lines.append(f"{name:<{width}}{cells}")
    lines += ["", "all code of", *(f"{name:<{width}}  {size:>7}" for name, size in totals.items())]
    return "\n".join(lines) + "\n"


def read() -> tuple[str, Costs]:
    """The compiler and the rows of the committed table."""
    with open(TABLE, encoding="utf-8") as file:
        lines = file.read().splitlines()
    rows = [line.split() for line in lines[4 : lines.index("all code of")]]
    return lines[0], {row[0]: tuple(map(int, row[1:])) for row in rows if row}


def moved(old: Costs, new: Costs) -> list[str]:
    """Where the table is not what was measured."""
    found = [f"{name}: {'is new' if name in new else 'is gone'}" for name in sorted(old.keys() ^ new.keys())]
    for name in sorted(old.keys() & new.keys()):
        for index, (was, now) in enumerate(zip(old[name], new[name])):
            verb, column = VERBS[index // 3], COLUMNS[index % 3]
            slack = max(SLACK_LEAST, int(was * SLACK_PARTS)) if column == "code" else 0
            if abs(now - was) > slack:
                found.append(f"{name} {verb}: {column} {was} -> {now}")
    return found


def main() -> int:
    """Measures; compares or writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the table")
    parser.add_argument("families", nargs="*", metavar="FAMILY")
    arguments = parser.parse_args()
    families = arguments.families
    for family in families:
        if not any(name.startswith(f"{family}.") for name in read()[1]):
            parser.error(f"the table has no family '{family}'")
    if arguments.write and families:
        parser.error("the table is written as a whole")
    try:
        with tempfile.TemporaryDirectory() as folder:
            costs, totals = measure(folder, families=families)
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        print(error)
        return 2
    if arguments.write:
        with open(TABLE, "w", encoding="utf-8") as file:
            file.write(text(costs, totals))
    known, old = read()
    if families:
        old = {name: row for name, row in old.items() if name.partition(".")[0] in families}
    differing = moved(old, costs)
    if known != compiler():
        print(f"not compared: the table is for {known}, this is {compiler()}")
        differing = []
    for line in differing[:40]:
        print(line)
    if len(differing) > 40:
        print(f"and {len(differing) - 40} more")
    for index, column in enumerate(COLUMNS):
        name, verb, most = max(((name, verb, row[3 * i + index]) for name, row in costs.items()
                                for i, verb in enumerate(VERBS)), key=lambda item: item[2])
        print(f"most {column}: {most} by {name} {verb}")
    print(f"{len(costs)} codecs, {len(differing)} figures off the table, {sum(totals.values())} bytes of code in all")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
