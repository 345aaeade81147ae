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

import statement
import tree
from bench import Bench, run
from dwarf import Debug
from leaves import Leaf
from targets import MACHINES, NATIVE, Target

Layout = dict[str, tuple[list[Leaf], int, bool]]
WAYS = {"changed": "a change", "value": "their values", "verdict": "a verdict"}
KINDS = {"number": "LEAF_NUMBER", "count": "LEAF_COUNT", "bytes": "LEAF_BYTES", "data": "LEAF_DATA"}


class Schemas:
    """All messages of the tree and of the sample schemas: by the syntax tree, and by the statements."""

    def __init__(self, samples: str) -> None:
        self.tree: Layout = {}
        self.engine: Layout = {}
        self.structs: dict[str, list[str]] = {}
        self.schemas: list[str] = []
        for idl, generated in ((f"{TREE}/idl", f"{TREE}/generated"), (f"{TREE}/tests/idl_ok", samples)):
            for name, home in tree.load(Path(idl)).items():
                self.schemas.append(name)
                self.engine |= statement.leaves(Path(generated, "ipc", name, f"{name}.abi.txt"))
                for message, block in tree.messages(home):
                    self.tree[f"{name} {message}"] = tree.leaves(home, block)
                    self.structs[f"{name} {message}"] = tree.members(home, block)

    def compared(self) -> list[str]:
        """Where the engine and the sum disagree."""
        found = [f"{name}: only one of both knows it" for name in sorted(self.tree.keys() ^ self.engine.keys())]
        for name in sorted(self.tree.keys() & self.engine.keys()):
            by_sum, by_engine = self.tree[name], self.engine[name]
            found += [f"{name}: by the sum {left}, by the engine {right}"
                      for left, right in zip(by_sum[0], by_engine[0]) if left != right]
            if (len(by_sum[0]), by_sum[1:]) != (len(by_engine[0]), by_engine[1:]):
                found.append(f"{name}: by the sum {by_sum[1:]}, by the engine {by_engine[1:]}")
        return found

    def fixed(self, name: str) -> list[Leaf]:
        """The leaves that the test's own struct has: all but a tail."""
        found, size, _ = self.tree[name]
        return [leaf for leaf in found if leaf.offset < size]

    def source(self) -> str:
        """What probe.c asks."""
        out = [f'#include "ipc/{name}/{name}.h"' for name in self.schemas] + [f'#include "{HERE}/probe.h"', ""]
        rows: list[str] = []
        places: list[str] = []
        for name, (found, _, _) in self.tree.items():
            own = "own_" + name.replace(" ", "_")
            if self.structs[name]:
                out.append(f"struct {own} {{ {' '.join(self.structs[name])} }};\nstruct {own} of_{own};")
                places += [f'{{ "{name} {leaf.path}", offsetof(struct {own}, {leaf.path}) }}' for leaf in self.fixed(name)]
                places.append(f'{{ "{name} .", sizeof(struct {own}) }}')
            rows += [_row(name, leaf) for leaf in found if leaf.kind != "hole"]
        for kind, stem, items in (("leaf", "leaves", rows), ("fixed_place", "fixed_places", places)):
            out.append(f"const struct {kind} {stem}[] = {{\n\t" + ",\n\t".join(items) + ",\n};")
            out.append(f"const size_t {kind}_count = {len(items)};\n")
        return "\n".join(out)


def _row(name: str, leaf: Leaf) -> str:
    struct = "struct ipc_" + name.replace(" ", "_")
    member = f"(({struct} *)0)->{leaf.path}"
    counter = f"offsetof({struct}, {leaf.counter}), sizeof((({struct} *)0)->{leaf.counter})" if leaf.counter else "0, 0"
    element = f"true, {leaf.index}" if leaf.index >= 0 else "false, 0"
    is_bool = f"_Generic({member}, _Bool: true, default: false)" if leaf.kind == "number" else "false"
    return (f'{{ "{name}", "{leaf.path}", {KINDS[leaf.kind]}, {is_bool}, offsetof({struct}, {leaf.path}), '
            f"sizeof({member}), {counter}, {element} }}")


def asked(full: bool) -> list[Target]:
    """This machine by two compilers, and each foreign one."""
    found = []
    for level in ("-O0", "-O2") if full else ("-O0",):
        found += [Target(NATIVE, compiler, (level, "-g", "-Wno-cast-align", "-Wno-cast-qual")) for compiler in ("gcc", "clang")]
        found += [Target(machine, f"{prefix}gcc", (level, "-g", "-static", "-Wno-cast-align", "-Wno-cast-qual"), (emulator,))
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
            wrong.append(f"{path}: {offset} by {'offsetof' if how == 'offsetof' else 'behaviour'}, not {expected[path]}")
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
    every = {f"{name} {leaf.path}" for name, (found, _, _) in schemas.tree.items() for leaf in found if leaf.kind != "hole"}
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
