"""Five witnesses of every offset: the layout engine, a sum over the syntax tree, behaviour, offsetof and DWARF.

    /usr/bin/python3 tests/witnesses/run.py [--full] [--jobs N] [NAME...]

NAME is a part of a target's name; without one, all: each machine of suite `machines`, and clang. In the bounded form
they compile without optimization, which is quick; in the full form with it, too. Ends with the number of offsets, of
answers and of targets. Status 1 if two witnesses disagree, 2 if a target could not be asked.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [TREE, HERE, f"{TREE}/tests/machines"]

from bench import Bench, run
from dwarf import Debug
from schemas import Schemas
from targets import MACHINES, NATIVE, Target

WAYS = {"changed": "a change", "value": "their values", "verdict": "a verdict"}


def asked(full: bool) -> list[Target]:
    """This machine by two compilers, and each foreign one."""
    found = []
    for level in ("-O0", "-O2") if full else ("-O0",):
        found += [Target(NATIVE, compiler, (level, "-g")) for compiler in ("gcc", "clang")]
        found += [Target(machine, f"{prefix}gcc", (level, "-g", "-static"), (emulator,))
                  for machine, (prefix, emulator, _) in MACHINES.items()]
    return found


@dataclass(frozen=True)
class Testimony:
    """What one target says against the sum; how its behaviour showed each leaf; leaves no vector uses; answers."""

    wrong: list[str]
    shown: dict[str, str]
    unused: set[str]
    answers: int


def witness(bench: Bench, schemas: Schemas, target: Target) -> Testimony:
    """Asks one target about everything."""
    wrong: list[str] = []
    shown: dict[str, str] = {}
    unused: set[str] = set()
    answers = 0
    program = bench.program(target, f"{HERE}/probe.c", f"{bench.folder}/places.c")
    said = run([*target.start, program]).splitlines()
    debug = Debug(subprocess.run(["readelf", "--wide", "--debug-dump=info", program], capture_output=True, text=True,
                                 check=True).stdout)
    os.remove(program)
    expected = {f"{name} {leaf.path}": leaf.offset for name, (found, _, _) in schemas.tree.items() for leaf in found}
    expected |= {f"{name} .": size for name, (_, size, _) in schemas.tree.items()}
    for line in said:
        path, offset, how = line.rsplit(" ", 2)
        if offset == "unused":
            unused.add(path)
            continue
        answers += 1
        if offset != str(expected[path]):
            wrong.append(f"{path}: {offset} by {how}, not {expected[path]}")
        if how != "offsetof":
            shown[path] = how
    for name, members in schemas.structs.items():
        for leaf in schemas.fixed(name) if members else []:
            offset = debug.offset("of_own_" + name.replace(" ", "_"), leaf.path)
            answers += 1
            if offset != leaf.offset:
                wrong.append(f"{name} {leaf.path}: {offset} by DWARF, not {leaf.offset}")
    return Testimony(wrong, shown, unused - shown.keys(), answers)


def main() -> int:
    """Asks all; 1 if two disagree, or if a leaf's behaviour was shown nowhere."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="compiled with optimization, too")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="targets at a time")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    chosen = [target for target in asked(arguments.full)
              if not arguments.names or any(name in target.name for name in arguments.names)]
    lacking = [tool for target in chosen for tool in (*target.tools, "readelf") if shutil.which(tool) is None]
    if lacking or not chosen:
        print(f"not installed: {' '.join(sorted(set(lacking)))}" if lacking else "no such target")
        return 2
    answers = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(arguments.jobs) as pool:
        bench = Bench(folder)
        schemas = Schemas(bench.samples)
        wrong = schemas.compared()
        Path(folder, "places.c").write_text(schemas.source(), encoding="utf-8")
        try:
            results = list(pool.map(lambda target: witness(bench, schemas, target), chosen))
        except (RuntimeError, subprocess.SubprocessError) as error:
            print(error)
            return 1 if wrong else 2
    every = {f"{name} {leaf.path}" for name, (found, _, _) in schemas.tree.items()
             for leaf in found if leaf.kind != "hole"}
    for target, said in zip(chosen, results):
        answers += said.answers
        wrong += [f"{target.name}: {line}" for line in said.wrong]
        hidden = every - said.shown.keys() - said.unused
        wrong += [f"{target.name}: {path}: nothing shows where it stands" for path in sorted(hidden)]
        ways = Counter(said.shown.values())
        behaviour = ", ".join(f"{ways[way]} by {text}" for way, text in WAYS.items())
        print(f"{target.name}: {said.answers} answers; of {len(every)} leaves {behaviour}, "
              f"{len(said.unused)} elements in no vector", flush=True)
    print("\n".join(wrong[:40]) if wrong else f"{sum(len(f) for f, _, _ in schemas.tree.values())} offsets, "
          f"{answers} answers on {len(chosen)} targets, no dispute")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
