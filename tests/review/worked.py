"""The worked review: makes both of its sides in a folder and prints or stores the page.

    python3 tests/review/worked.py            print the page
    python3 tests/review/worked.py --write    store it as the golden

What is generated is made anew each time, so that no stale copy of it lies here. One change is no schema's: the
template of the codecs says one thing more, as if somebody had edited it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
IPCGEN = os.path.join(TREE, "codegen", "ipcgen")
GOLDEN = os.path.join(HERE, "page.md")
TEMPLATE = "codegen/emit/templates/source.c.j2"
ADDED = "\n/* Bytes given to these functions are private to the caller. */\n"


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def ipcgen(*words: str, cwd: str = TREE, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, IPCGEN, *words],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def make(folder: str) -> None:
    """before/ and after/ with idl/, generated/ and what stands for codegen/."""
    for side in ("before", "after"):
        idl = os.path.join(HERE, side, "idl")
        for name in sorted(os.listdir(idl)):
            write(os.path.join(folder, side, "idl", name), read(os.path.join(idl, name)))
        out = os.path.join(folder, side, "generated")
        done = ipcgen("gen", "--idl", idl, "--out", out, "--import", os.path.join(TREE, "idl"))
        if done.returncode:
            raise SystemExit(done.stderr)
        write(os.path.join(folder, side, TEMPLATE), f"the template of {side}\n")
    changed = os.path.join(folder, "after", "generated", "ipc")
    for name in sorted(os.listdir(changed)):
        path = os.path.join(changed, name, f"{name}_codec.c")
        if os.path.exists(path):
            start = read(path)
            at = start.index("\n#include")
            write(path, start[:at] + ADDED + start[at:])


def page(*options: str) -> str:
    """The page of the worked review."""
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        done = ipcgen("review", "before", "after", *options, cwd=folder)
        if done.returncode != 1 or done.stderr:
            raise SystemExit(f"exit status {done.returncode}: {done.stderr}")
        return done.stdout


if __name__ == "__main__":
    TEXT = page("--diff=abi")
    if "--write" in sys.argv[1:]:
        write(GOLDEN, TEXT)
    else:
        print(TEXT, end="")
