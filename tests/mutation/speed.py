"""Mutants that only cost speed: every answer is right, the work is done twice. Instruction counts must kill them.

    /usr/bin/python3 tests/mutation/speed.py [--turns N]

Each pack looks at what it packed, each unpack validates first, each validate unpacks into a struct that nobody wants. A mutant
is killed where some vector takes more instructions than with the sound code, by the counter of tests/budget, which tells a
difference of one. One that takes no more is equivalent in all that can be measured. In a turn one verb of each family is slower,
so three turns have all mutants and one has a third. Ends with the figures; exit status 1 if fewer than half are killed: then
the counter counts something else.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from glob import glob
from typing import Callable

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [f"{TREE}/tests/budget", f"{TREE}/tests/mutation"]

from tokens import bodies, tokens_of
import run as budget  # tests/budget/run.py

VERBS = ("pack", "unpack", "validate")


def slower(text: str, verb: str) -> str:
    """A codec in which every function of this verb does its work twice."""
    tokens = tokens_of(text)
    changes: list[tuple[int, int, str]] = []
    for low, high in bodies(tokens):
        opening = low - 2
        depth = 0
        while depth or opening == low - 2:
            depth += (tokens[opening].text == ")") - (tokens[opening].text == "(")
            opening -= depth != 0
        name = tokens[opening - 1].text
        subject, _, found = name.rpartition("_")
        parameters = {token.text for token in tokens[opening : low - 1]}
        if found != verb or not name.startswith("ipc_") or "buf" not in parameters:
            continue
        given = ", given" if "given" in parameters else ""
        start, end = tokens[low - 1].end, tokens[high].start
        if verb == "unpack":
            call = f"{subject}_validate(buf, len{given})"
            changes.append((start, start, f"\n\tif ({call} != IPC_CLASS_OK)\n\t\treturn {call};\n"))
        elif verb == "validate":
            changes.append((start, end, f"\n\tstruct {subject} unwanted;\n\n\treturn {subject}_unpack(&unwanted, buf, len{given});\n"))
        else:
            last = text.rindex("return IPC_CLASS_OK;", start, end)
            changes.append((last, last + len("return IPC_CLASS_OK;"), f"return {subject}_validate(buf, *len{given});"))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def costs(verbs: dict[str, str]) -> dict[str, int]:
    """Most instructions of each function over the accepted vectors, where a verb of each of these families is slower."""
    with tempfile.TemporaryDirectory() as folder:
        tree = f"{folder}/generated"
        shutil.copytree(f"{TREE}/generated", tree)
        for family, verb in verbs.items():
            _change(f"{tree}/ipc/{family}/{family}_codec.c", lambda text: slower(text, verb))
        for path in glob(f"{tree}/ipc/*/*.vec"):
            _change(path, accepted)
        found = budget.measure(folder, tree)[0]
    return {f"{name} {word}": row[3 * index + 2] for name, row in found.items() for index, word in enumerate(VERBS)}


def _change(path: str, change: Callable[[str], str]) -> None:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(change(text))


def accepted(text: str) -> str:
    """A vector file without what is refused: an accepted body runs through the whole of each function."""
    return "".join(line for line in text.splitlines(True) if not line.startswith("refuse "))


def main() -> int:
    """Measures the sound code, and slower code once for each turn."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=3, choices=(1, 2, 3), help="of the three that have all mutants")
    turns = parser.parse_args().turns
    families = sorted(os.path.basename(path).removesuffix("_codec.c") for path in glob(f"{TREE}/generated/ipc/*/*_codec.c"))
    more: dict[str, int] = {}
    try:
        sound = costs({})
        for turn in range(turns):
            verbs = {family: VERBS[(index + turn) % 3] for index, family in enumerate(families)}
            slow = costs(verbs)
            mutants = {name for name in sound if name.rpartition(" ")[2] == verbs[name.partition(".")[0]]}
            more |= {name: slow[name] - sound[name] for name in mutants}
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        print(error)
        return 2
    killed = sum(1 for step in more.values() if step > 0)
    print(f"{len(more)} mutants that only cost speed, {killed} killed by instruction counts, {len(more) - killed} equivalent: "
          "the compiler takes the second time out again")
    return 0 if killed > len(more) // 2 else 1


if __name__ == "__main__":
    sys.exit(main())
