"""The tree in, how many mutants of the generated C its vectors kill out; exit status 1 if one lives without a reason.

    run.py                            every mutant, about 76,000
    run.py --every 20 [--from 3]      each 20th of each file, from the third on, as CI does
    run.py --only procd_codec,wire    of the files whose name holds one of these
    run.py --list                     also those that are equivalent, with the reason

Ends with the figures: made, killed, equivalent. Where more are equivalent than 1 % of all explains, it has failed.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from mutants import Mutant, mutants_of
from trial import WORKERS, Stage, judge, passes, prepare, stages_of
from equivalent import reason
from vector_programs import generated

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAMS = ("conformance", "ops")
EQUIVALENT_MOST = 0.01  # of all


def most_equivalent(made: int, is_sample: bool) -> int:
    """How many of so many mutants may be equivalent.

    That is 1 % of all. Each Nth may have three standard deviations more: of a whole that keeps to 1 %, chance gives more
    than that once in some hundred samples. Equivalent ones stand together in some files, so that of files that are named
    the limit says little.
    """
    expected = made * EQUIVALENT_MOST
    return max(1, int(expected + 3 * math.sqrt(expected))) if is_sample else int(expected)


def chosen(arguments: argparse.Namespace) -> list[Mutant]:
    """The mutants that were asked for."""
    found = []
    for path in generated(TREE, "codec", "client", "server"):
        if arguments.only and not any(word in os.path.basename(path) for word in arguments.only.split(",")):
            continue
        with open(f"{TREE}/{path}", encoding="utf-8") as file:
            found += mutants_of(path, file.read())
    return found[arguments.first :: arguments.every]


def tried(stages: tuple[Stage, ...], mutants: list[Mutant]) -> tuple[Counter[str], list[Mutant]]:
    """How many came to what, and those that live in all stages and are no equivalents."""
    counts: Counter[str] = Counter()
    living = mutants
    for stage in stages:
        if not living:
            break
        prepare(stage, sorted({mutant.path.split("/")[2] for mutant in living}))
        _sound(stage)
        said = list(judge(stage, living, PROGRAMS))
        counts["stillborn"] += sum(1 for _, word in said if word == "stillborn")
        counts["killed"] += sum(1 for _, word in said if word == "killed")
        living = [mutant for mutant, word in said if word == "survived"]
        print(f"{os.path.basename(stage.folder)}: {len(living)} left", flush=True)
    return counts, living


def _sound(stage: Stage) -> None:
    """Ends the run unless every program passes on the sound code: a mutant must not be killed by something else."""
    for schema in sorted(os.listdir(stage.folder)):
        for program in PROGRAMS:
            path = f"{stage.folder}/{schema}/{program}"
            if os.path.exists(path) and not passes(path, f"{stage.folder}/{schema}/sound"):
                sys.exit(f"{schema}: {program} fails without a mutant")


def main() -> int:
    """Runs and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--from", type=int, default=0, metavar="N", dest="first")
    parser.add_argument("--only", default="", metavar="WORDS")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    mutants = chosen(arguments)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        stages = stages_of(TREE, folder)
        counts, living = tried(stages, mutants)
        reasons = list(pool.map(lambda mutant: reason(stages[0], mutant), living))
    alive = [mutant for mutant, why in zip(living, reasons) if not why]
    same = [(mutant, why) for mutant, why in zip(living, reasons) if why]
    for mutant in alive:
        print(f"lives: {mutant.title}")
    for mutant, why in same if arguments.list else ():
        print(f"equivalent: {mutant.title} ({why})")
    for why, count in sorted(Counter(why for _, why in same).items()):
        print(f"{count} equivalent: {why}")
    made = len(mutants) - counts["stillborn"]
    families = Counter(mutant.family for mutant in mutants)
    print(", ".join(f"{family} {count}" for family, count in sorted(families.items())))
    print(f"{made} mutants made, {counts['killed']} killed, {len(same)} equivalent, {len(alive)} alive")
    most = most_equivalent(made, is_sample=bool(arguments.every > 1 or arguments.first or arguments.only))
    if len(same) > most:
        print(f"{len(same)} equivalent ones are too many: {made} may have {most}")
    return 0 if made and not alive and len(same) <= most else 1


if __name__ == "__main__":
    sys.exit(main())
