"""A copy of what the library is built from, and of nothing else: no compiler, no schemas, no tests."""

from __future__ import annotations

import os
import shutil
import subprocess

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CONSUMER = os.path.join(TREE, "tests", "install", "consumer.c")


def copy_to(folder: str) -> str:
    """Copies runtime/, generated/, arch/ and the build files."""
    for name in ("runtime", "generated", "arch"):
        shutil.copytree(os.path.join(TREE, name), os.path.join(folder, name))
    for name in ("meson.build", "meson_options.txt"):
        shutil.copy(os.path.join(TREE, name), folder)
    return folder


def run(*command: str, cwd: str = "", **environment: str) -> str:
    """What the command printed; an AssertionError with all of it if it fails."""
    done = subprocess.run(command, cwd=cwd or None, env={**os.environ, **environment}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}\n{done.stdout}")
    return done.stdout
