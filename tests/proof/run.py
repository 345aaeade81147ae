"""Statements and generated C in, one table out: what Eva and WP show of each message, and what is left to trust.

    /usr/bin/python3 tests/proof/run.py --all              every family: asks what moved since `answers.txt` was written
    /usr/bin/python3 tests/proof/run.py --all --write      makes `answers.txt` and `table.txt` of what it finds
    /usr/bin/python3 tests/proof/run.py --all --afresh     by no answer of the tree, those of the folder alone: hours, with --seconds 60
    /usr/bin/python3 tests/proof/run.py timed keyd         these families
    /usr/bin/python3 tests/proof/run.py --build FOLDER ... where new answers are kept; build/proof if not said
    /usr/bin/python3 tests/proof/run.py --all --kept       asks nothing new: how far a run is that goes on or was stopped
    /usr/bin/python3 tests/proof/run.py --all --seconds 60 more time for a goal: what is proved is kept, what is open asked again
    /usr/bin/python3 tests/proof/run.py --once FAMILY      the quickest way alone, so that one that is wrong is soon known

Ends with a summary, then the line `N passed, N failed`: a property that is not known as `table.txt` says fails, and so does
one that is open without a reason in `unproved.txt`. A run may be stopped and started again.
"""

from __future__ import annotations

import argparse
import os
import sys

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [TREE, f"{TREE}/tests/proof"]

import work  # noqa: E402  # the tree is no package
from frama import GOAL_SECONDS, Tools  # noqa: E402
from table import Table  # noqa: E402


def _families() -> list[str]:
    return sorted(name for name in os.listdir(f"{TREE}/generated/ipc") if os.path.isdir(f"{TREE}/generated/ipc/{name}"))


def main() -> int:
    parser = argparse.ArgumentParser(description="proves the generated codecs")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--build", default=f"{TREE}/build/proof")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="eva, wp: one of the two tools")
    parser.add_argument("--named", default="", help="one row alone: a message, serve or a sequence")
    parser.add_argument("--seconds", type=int, default=GOAL_SECONDS, help="that a prover has for a goal")
    parser.add_argument("--kept", action="store_true", help="kept answers alone")
    parser.add_argument("--afresh", action="store_true", help="goes by no answer that the tree has")
    parser.add_argument("--once", action="store_true", help="tries no second way where the first leaves a goal open")
    parser.add_argument("--write", action="store_true", help="writes table.txt and answers.txt; with --all")
    parser.add_argument("families", nargs="*")
    wanted = parser.parse_args()
    families = _families() if wanted.all else wanted.families
    unknown = [name for name in families if name not in _families()]
    if unknown or not families:
        print(f"no such family: {' '.join(unknown) or 'none named'}", file=sys.stderr)
        return 2
    if wanted.write and (not wanted.all or wanted.only or wanted.named):
        print("--write is for all of --all", file=sys.stderr)
        return 2
    tools = Tools(os.path.abspath(wanted.build), wanted.kept, wanted.seconds, wanted.afresh, wanted.once)
    table = Table(whole=wanted.all and not wanted.only and not wanted.named)
    for row in work.rows(tools, families, wanted.jobs, wanted.only, wanted.named, runs=wanted.all and wanted.only != "wp"):
        print(row.line(), flush=True)
        table.add(row)
    if wanted.write:
        table.commit()
        tools.answers.commit()
    with open(f"{wanted.build}/table.txt", "w", encoding="utf-8") as file:
        file.write(table.text())
    print(table.text())
    print(f"{table.passed} passed, {table.failed} failed")
    return 0 if table.failed == 0 and table.passed else 1


if __name__ == "__main__":
    sys.exit(main())
