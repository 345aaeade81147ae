"""Fuzzes codecs, servers, sequences, tables and the compiler, and holds what it kept against the reference codec.

    /usr/bin/python3 tests/fuzz/run.py                    some seconds each
    /usr/bin/python3 tests/fuzz/run.py --long 8           eight hours in all
    /usr/bin/python3 tests/fuzz/run.py --only unpack --schemas procd,vfsd --seconds 60

Ends with its figure and the line `N passed, N failed`; each part is one. Exit status 1: something was found; 2: it
could not be built.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

FUZZ = Path(__file__).resolve().parent
sys.path[:0] = [str(FUZZ.parents[1]), str(FUZZ)]
sys.dont_write_bytecode = True

from build import HARNESSES, TREE, BuildFailed, Built, build  # noqa: E402
from compare import compare  # noqa: E402
import compiler  # noqa: E402
import schemas as random_schemas  # noqa: E402
import seeds  # noqa: E402

SECONDS = 5
PARTS = (*HARNESSES, "compiler", "schemas")
LONGEST = 4600  # bytes of an input: a page, and a reply in front of it that is mostly short
SAMPLE = 2000  # executions that are compared with the reference, about
KEPT = 4000  # entries of a bounded run that are; a long run compares all


@dataclass(frozen=True)
class Outcome:
    """What one part did. `finds` are texts to print."""

    name: str
    figure: str
    finds: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """One harness to run."""

    name: str
    built: Built
    corpus: Path
    work: Path
    seconds: float
    runs: int
    seed: int


def fuzz(task: Task) -> Outcome:
    """Runs a harness, then compares what it kept."""
    vectors = seeds.read_vectors(task.built.root, TREE, task.built.schemas)
    folder, corpus = task.work / f"seeds_{task.name}", task.corpus / task.name
    for path in (folder, corpus, task.work / f"found_{task.name}"):
        path.mkdir(parents=True, exist_ok=True)
    for data in seeds.of(task.name, task.built.schemas, vectors):
        (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)
    sample = task.work / f"sample_{task.name}"
    # A guess at the speed; the sample is cut to size later.
    every = max(1, int((task.runs or task.seconds * 4000) / SAMPLE))
    end = f"-runs={task.runs}" if task.runs else f"-max_total_time={max(1, round(task.seconds))}"
    said = _libfuzzer(task, [corpus, folder], sample, every, end)
    finds = _finds(task, said)
    executions = _last(r"stat::number_of_executed_units: (\d+)", said)
    edges = _last(r"cov: (\d+)", said)
    counters = _last(r"(\d+) inline 8-bit counters", said)
    entries = task.work / f"entries_{task.name}"
    if not finds:
        said = _libfuzzer(task, [corpus, folder], entries, 1, "-runs=0")
        finds += _finds(task, said)
    # The entries come in order of size: a cut would leave the long ones out.
    kept, odd = compare(task.name, task.built, entries, KEPT if task.seconds <= 60 else 0)
    sampled, odder = compare(task.name, task.built, sample, SAMPLE if task.seconds <= 60 else 0)
    figure = (
        f"{task.name}: {executions} executions, {edges} of {counters} edges, "
        f"{len(finds) + len(odd) + len(odder)} finds, "
        f"{kept} entries and {sampled} samples compared with the reference"
    )
    return Outcome(task.name, figure, tuple([*finds, *odd, *odder][:10]))


def _libfuzzer(task: Task, folders: list[Path], keep: Path, every: int, *options: str) -> str:
    found = task.work / f"found_{task.name}"
    command = [str(task.built.programs[task.name]), f"-max_len={LONGEST}", f"-seed={task.seed}", "-print_final_stats=1",
               "-timeout=10", f"-artifact_prefix={found}/", *options, *map(str, folders)]  # fmt: skip
    env = {**os.environ, "FUZZ_KEEP": str(keep), "FUZZ_EVERY": str(every), "ASAN_OPTIONS": "detect_leaks=0"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, check=False)
    said = done.stdout.decode("utf-8", "replace")
    return said + (f"\nENDED with status {done.returncode}\n" if done.returncode else "")


def _finds(task: Task, said: str) -> list[str]:
    if "\nENDED with status" not in said:
        return []
    telling = re.compile(r"FOUND|ERROR:|runtime error|SUMMARY|Test unit written")
    lines = [line for line in said.splitlines() if telling.search(line)]
    return [f"{task.name}: " + "\n    ".join(lines[:8] or said.splitlines()[-8:])]


def _last(pattern: str, said: str) -> int:
    found = re.findall(pattern, said)
    return int(found[-1]) if found else 0


def part(name: str, work: Path, wish: argparse.Namespace, seconds: float, task: Task | None) -> Outcome:
    """One part of the run."""
    if task is not None:
        return fuzz(task)
    if name == "compiler":
        return Outcome(name, *compiler.run(seconds, wish.seed, max(compiler.LEAST, wish.runs // 1000)))
    return Outcome(name, *random_schemas.run(work / "schemas", seconds, wish.seed, wish.keep))


def main() -> int:
    """Runs what was asked for; 1 when something was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--long", type=float, metavar="HOURS", help="as long as that in all")
    options.add_argument("--seconds", type=float, default=SECONDS, help=f"of each part ({SECONDS})")
    options.add_argument("--runs", type=int, default=0, help="executions of a harness; of the compiler, a thousandth")
    options.add_argument("--only", default=",".join(PARTS), help="parts, with commas: " + ",".join(PARTS))
    options.add_argument("--schemas", default="", help="of these, with commas; none: all")
    options.add_argument("--seed", type=int, default=1, help="another number, other inputs (1)")
    options.add_argument("--work", type=Path, help="folder for objects and programs, kept for the next run")
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="where the corpus is kept and found again")
    wish = options.parse_args()
    wanted = [name for name in PARTS if name in wish.only.split(",")]
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        work = (wish.work or Path(folder)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        harnesses = tuple(name for name in wanted if name in HARNESSES)
        built = build(work, tuple(filter(None, wish.schemas.split(","))), harnesses) if harnesses else None
        made = time.monotonic() - start
        seconds = max(1.0, wish.long * 3600 * 2 / len(wanted)) if wish.long else wish.seconds
        outcomes = []
        with ProcessPoolExecutor(2) as pool:
            jobs = []
            for name in wanted:
                task = None
                if name in HARNESSES:
                    assert built is not None
                    corpus = wish.keep or Path(folder, "corpus")
                    task = Task(name, built, corpus, Path(folder), seconds, wish.runs, wish.seed)
                jobs.append(pool.submit(part, name, Path(folder), wish, seconds, task))
            outcomes = [job.result() for job in jobs]
        if any(outcome.finds for outcome in outcomes) and wish.keep:
            for path in Path(folder).glob("found_*/*"):
                (wish.keep / path.name).write_bytes(path.read_bytes())
    for outcome in outcomes:
        for find in outcome.finds:
            print(f"found by {find}")
    for outcome in outcomes:
        print(outcome.figure)
    failed = sum(1 for outcome in outcomes if outcome.finds)
    finds = sum(len(outcome.finds) for outcome in outcomes)
    print(f"{finds} finds in {time.monotonic() - start:.0f} s, {made:.0f} of them to build")
    print(f"{len(outcomes) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BuildFailed as refused:
        print(refused, file=sys.stderr)
        sys.exit(2)
