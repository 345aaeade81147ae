"""The vectors in, what of the generated C they don't reach out. Ends with the figures; exit status 1 below 100 %.

    run.py [--list]

Every codec, sequence checker, client and server is compiled with clang's coverage of regions and run by the vectors alone:
by the conformance runner, and by every op on its whole way through a scripted transport. Once as shipped, once with ops for
tests. A branch is one condition coming out true, or false; each operand of && and || has both. Nothing is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from vector_programs import PROGRAMS, TEST_OPS, Program, generated, includes, own_sources, run

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLAGS = ["-std=c11", "-O0", "-w", "-fprofile-instr-generate"]
KINDS = ("codec", "client", "server")
TITLES = {"codec": "codecs and sequences", "client": "clients", "server": "servers"}

Place = tuple[str, int, int, str]  # path in the tree, line, column, what


@dataclass
class Reached:
    """Lines and branches, and whether something reached each."""

    lines: dict[Place, bool] = field(default_factory=dict)
    branches: dict[Place, bool] = field(default_factory=dict)


def build(folder: str, macros: list[str], pool: ThreadPoolExecutor) -> dict[str, str]:
    """An object with counters of each generated file, by its path in the tree."""
    flags = [*FLAGS, "-fcoverage-mapping", *macros, *includes(TREE)]
    sources = generated(TREE, *KINDS)
    objects = [f"{folder}/{os.path.basename(source)}.o" for source in sources]
    commands = [["clang", *flags, "-c", f"{TREE}/{source}", "-o", to] for source, to in zip(sources, objects)]
    list(pool.map(run, commands))
    return dict(zip(sources, objects))


def profile(program: Program, folder: str, macros: list[str], objects: dict[str, str]) -> tuple[str, str]:
    """Builds and runs a program; its path and that of the counters."""
    wanted = [to for source, to in objects.items() if program.name == "ops" or source.endswith("_codec.c")]
    path, counters = f"{folder}/{program.name}", f"{folder}/{program.name}.profdata"
    sources = own_sources(TREE, program, folder)
    run(["clang", *FLAGS, *macros, *includes(TREE, program.folders), *sources, *wanted, "-lcmocka", "-o", path])
    run([path], LLVM_PROFILE_FILE=f"{path}.profraw")
    run(["llvm-profdata", "merge", f"{path}.profraw", "-o", counters])
    return path, counters


def add(reached: Reached, path: str, counters: str) -> None:
    """What one run of a program reached of the generated C."""
    said = json.loads(run(["llvm-cov", "export", path, f"-instr-profile={counters}"]))
    for file in said["data"][0]["files"]:
        name = os.path.relpath(file["filename"], TREE)
        if not name.startswith("generated/") or not name.endswith(".c"):
            continue
        for line, column, _, _, true, false, *_ in file["branches"]:
            for what, count in (("true", true), ("false", false)):
                place = name, line, column, what
                reached.branches[place] = reached.branches.get(place, False) or count > 0
    name = ""
    text: list[str] = []
    for line in run(["llvm-cov", "export", "-format=lcov", path, f"-instr-profile={counters}"]).splitlines():
        key, _, rest = line.partition(":")
        if key == "SF":
            name = os.path.relpath(rest, TREE)
            with open(f"{TREE}/{name}", encoding="utf-8") as source:
                text = source.read().splitlines()
        elif key == "DA" and name.startswith("generated/") and name.endswith(".c"):
            number, count = map(int, rest.split(",")[:2])
            if text[number - 1].startswith("#"):
                continue  # a directive is no code, though a region runs over it
            place = name, number, 0, "line"
            reached.lines[place] = reached.lines.get(place, False) or count > 0


def measure() -> Reached:
    """All programs in both builds."""
    reached = Reached()
    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor(os.cpu_count()) as pool:
        for title, macros in (("shipped", []), ("tests", [TEST_OPS])):
            folder = f"{top}/{title}"
            os.mkdir(folder)
            objects = build(folder, macros, pool)
            for made in pool.map(lambda program: profile(program, folder, macros, objects), PROGRAMS):
                add(reached, *made)
    return reached


def missed(places: dict[Place, bool]) -> list[Place]:
    """What nothing reached, in order."""
    return sorted(place for place, was in places.items() if not was)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--list", action="store_true", help="show all that is not reached, not the first of it")
    shown = None if parser.parse_args().list else 20
    reached = measure()
    gaps = missed(reached.branches) + missed(reached.lines)
    for name, line, _, what in gaps[:shown]:
        with open(f"{TREE}/{name}", encoding="utf-8") as file:
            text = file.read().splitlines()[line - 1].strip()
        print(f"{name}:{line}: {'never reached' if what == 'line' else f'never {what}'}: {text}")
    sound = bool(reached.branches)
    for kind in KINDS:
        figures = []
        for word, places in (("lines", reached.lines), ("branches", reached.branches)):
            of_kind = [was for place, was in places.items() if place[0].endswith(f"_{kind}.c")]
            sound = sound and bool(of_kind) and all(of_kind)
            figures.append(f"{sum(of_kind)} of {len(of_kind)} {word}")
        print(f"{TITLES[kind]}: {', '.join(figures)}")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
