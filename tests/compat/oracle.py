"""Numbers of bases and edits in, figures and failures out: the full form of `test_oracle`.

    python3 tests/compat/oracle.py --full            10,000 edits, each judged both ways
    python3 tests/compat/oracle.py --bases 20        the first twenty tiny schemas
    python3 tests/compat/oracle.py --show 1:7:3      both texts of a case, and what is wrong with it
"""

from __future__ import annotations

import argparse
import difflib
import multiprocessing
import os
import sys
import time
from typing import Iterator

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from tests.compat import cases, sets  # noqa: E402
from tests.compat.check import RULES, Report, examine  # noqa: E402
from tests.compat.shrink import shrunk  # noqa: E402

EDITS = 25  # of one base
TOGETHER = 6  # bases that are compiled together
FULL = 10_000


Work = tuple[int, int, int, int, str]  # seed, first base, bases, edits of each, compiler


def some(work: Work) -> Report:
    """The report on bases in a row."""
    seed, first, count, edits, compiler = work
    found = [case for number in range(first, first + count) for case in cases.cases(seed, number, edits)]
    return examine(found, compiler=compiler.split())


def run(seed: int, start: int, bases: int, edits: int, workers: int, compiler: str = "gcc -O0") -> Iterator[Report]:
    """Reports that together are about so many bases."""
    end = start + bases
    work = [(seed, first, min(TOGETHER, end - first), edits, compiler) for first in range(start, end, TOGETHER)]
    with multiprocessing.Pool(workers, maxtasksperchild=3) as pool:
        yield from pool.imap(some, work)


def show(name: str, smaller: bool) -> int:
    """Both texts of a case and its problems."""
    seed, number, index = map(int, name.split(":"))
    case = cases.cases(seed, number, index + 1)[index]
    if smaller:
        case = shrunk(case)
    texts = [text.splitlines() for text in case.texts]
    lines = difflib.unified_diff(*texts, lineterm="", n=99 if smaller else 9)
    print("\n".join(line for line in lines if "///" not in line))
    print(f"edits: {', '.join(case.edits)}")
    report = examine([case])
    for found, problem in report.problems:
        print(f"{found.name}: {problem}")
    return 1 if report.problems else 0


def main() -> int:
    """Runs what was asked for; 1 when there was a problem."""
    parser = argparse.ArgumentParser(description="Holds the comparison and the codecs against enumerated sets.")
    parser.add_argument("--full", action="store_true", help=f"{FULL} edits")
    parser.add_argument("--bases", type=int, default=14, help="tiny schemas (14)")
    parser.add_argument("--start", type=int, default=0, help="number of the first (0)")
    parser.add_argument("--edits", type=int, default=EDITS, help=f"edits of each ({EDITS})")
    parser.add_argument("--seed", type=int, default=1, help="another number, other schemas (1)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument("--compiler", default="gcc -O0", help="of the C (gcc -O0)")
    parser.add_argument("--show", metavar="CASE", help="shows one case, as SEED:BASE:EDIT")
    parser.add_argument("--shrink", action="store_true", help="makes the case that is shown as small as it goes")
    given = parser.parse_args()
    if given.show is not None:
        return show(given.show, given.shrink)
    start = time.monotonic()
    bases = -(-FULL // given.edits) if given.full else given.bases
    report = Report()
    for part in run(given.seed, given.start, bases, given.edits, given.workers, given.compiler):
        for case, problem in part.problems:
            print(f"{case.name} ({', '.join(case.edits)}): {problem}", flush=True)
        report.add(part)
    print(figures(report, time.monotonic() - start))
    missed = [word for word in sets.ORDER[:5] if not report.classes[word]]
    missed += [rule for rule in RULES if not report.rules[rule]]
    if given.full:
        print(f"classes and rules that no edit reached: {', '.join(missed) or 'none'}")
    return 1 if report.problems or given.full and missed else 0


def figures(report: Report, seconds: float) -> str:
    """The report in a few lines."""
    lines = [
        f"{report.cases // 2} edits, each both ways: {len(report.problems)} problems in {seconds:.0f} s",
        f"{report.judged} bodies and tables judged by compiled C and reference codec, {report.witnesses} witnesses",
        f"sequences with too many states: {report.endless}",
    ]
    for title, counter in (("ops", report.classes), ("bodies", report.bodies), ("rules", report.rules)):
        lines.append(f"{title}: " + ", ".join(f"{name} {count}" for name, count in sorted(counter.items())))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
