"""Every vector on every target: machine by compiler by options. Prints a line for each; ends with `N targets passed`.

    /usr/bin/python3 tests/machines/run.py [--full] [--jobs N] [NAME...]

NAME is a part of a target's name; without one, all. A tool that is missing is a target that failed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from bench import TREE, Bench, run
from targets import Target, targets


@dataclass(frozen=True)
class Result:
    """What came of a target: its checks, or why there are none."""

    target: Target
    checks: int
    seconds: float
    failure: str = ""
    built: bool = True


def attempt(bench: Bench, target: Target) -> Result:
    """Compiles a target and runs it."""
    begun = time.monotonic()
    lacking = [tool for tool in target.tools if shutil.which(tool) is None]
    if lacking:
        return Result(target, 0, 0, f"{', '.join(lacking)} is not installed", built=False)
    try:
        runner = f"{TREE}/tests/conformance/runner"
        program = bench.program(target, f"{runner}.c", f"{runner}_parts.c")
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return Result(target, 0, time.monotonic() - begun, str(error), built=False)
    try:
        said = run([*target.start, program])
        os.remove(program)
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return Result(target, 0, time.monotonic() - begun, str(error))
    found = re.search(r"^(\d+) checks$", said, re.MULTILINE)
    checks = int(found.group(1)) if found else 0
    failure = "" if checks else f"no checks were made:\n{said[-3000:]}"
    if not failure and target.words not in said:
        failure = f"the machine is not {target.words}"
    return Result(target, checks, time.monotonic() - begun, failure)


def main() -> int:
    """Runs the targets that are named; 1 if one failed or made other checks than the rest; 2 if none was built."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="foreign machines at every level")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="targets at a time")
    parser.add_argument("--list", action="store_true", help="print the names")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    chosen = [target for target in targets(arguments.full)
              if not arguments.names or any(name in target.name for name in arguments.names)]
    if arguments.list:
        print("\n".join(target.name for target in chosen))
        return 0
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(arguments.jobs) as pool:
        bench = Bench(folder)
        for future in as_completed([pool.submit(attempt, bench, target) for target in chosen]):
            result = future.result()
            most = max((one.checks for one in results), default=result.checks)
            if not result.failure and result.checks != most:
                result = Result(result.target, 0, result.seconds, f"{result.checks} checks, others made {most}")
            results.append(result)
            said = f"FAILED: {result.failure}" if result.failure else f"{result.checks} checks, {result.seconds:.0f} s"
            print(f"{result.target.name}: {said}", flush=True)
    failed = sum(bool(result.failure) for result in results)
    print(f"{len(results) - failed} targets passed" + (f", {failed} failed" if failed else ""))
    if not any(result.built for result in results):
        return 2
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
