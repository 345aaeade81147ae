"""The same schemas give the same bytes under other hash seeds, locales, time zones, folders, umasks and file orders."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
from typing import Mapping

from codegen import driver

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def bytes_under(root: str) -> dict[str, bytes]:
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            full = os.path.join(folder, name)
            with open(full, "rb") as file:
                found[os.path.relpath(full, root)] = file.read()
    return found


def differing(one: Mapping[str, str | bytes], other: Mapping[str, str | bytes]) -> list[str]:
    """Paths that only one has, or whose text differs."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def locales() -> list[str]:
    """C, and what this machine has of those that change case, order or decimal point."""
    have = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return ["C", *(name for name in have if name.lower().startswith(("c.utf", "tr_tr", "de_de")))]


# Every construct that the contract has stands in these. What all of it comes to here is what is checked in, which
# test_freshness compares.
SCHEMAS = ("kernel_control", "procd", "types", "wire")


class Determinism(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.idl = os.path.join(self.folder, "idl")
        os.mkdir(self.idl)
        for name in SCHEMAS:
            shutil.copy(os.path.join(TREE, "idl", f"{name}.ipc"), self.idl)

    def generate(self, name: str, tree: str = TREE, cwd: str = "/", umask: int = 0o022, idl: str = "",
                 **environment: str) -> dict[str, bytes]:
        out = os.path.join(self.folder, name)
        subprocess.run(
            [sys.executable, f"{tree}/codegen/ipcgen", "gen", "--idl", idl or self.idl, "--out", out],
            cwd=cwd, umask=umask, stdout=subprocess.DEVNULL, check=True,
            env={"PATH": os.environ["PATH"], "HOME": self.folder, **environment})
        return bytes_under(out)

    def test_every_surrounding(self) -> None:
        base = self.generate("base", PYTHONHASHSEED="0")
        self.assertIn("ipc/ipc.h", sorted(base))
        copy = os.path.join(self.folder, "an other", "tree")
        shutil.copytree(os.path.join(TREE, "codegen"), os.path.join(copy, "codegen"))
        shutil.copytree(self.idl, os.path.join(copy, "idl"))
        for number, locale in enumerate(locales()):
            with self.subTest(locale=locale):
                other = self.generate(f"locale{number}", PYTHONHASHSEED=str(number + 1), LC_ALL=locale)
                self.assertEqual(differing(base, other), [])
        with self.subTest("folder, time zone, umask, relative paths"):
            other = self.generate("copy", tree=copy, cwd=copy, idl="idl", umask=0o077, PYTHONHASHSEED="12345",
                                  TZ="Pacific/Kiritimati", COLUMNS="40", LANG="C")
            self.assertEqual(differing(base, other), [])
        for path in base:
            mode = stat.S_IMODE(os.stat(os.path.join(self.folder, "copy", path)).st_mode)
            self.assertEqual(mode, 0o644, path)
        self.assertEqual([path for path, text in base.items() if self.folder.encode() in text], [])
        self.assertEqual([path for path, text in base.items() if TREE.encode() in text], [])

    def test_order_and_paths_of_the_files(self) -> None:
        files = []
        for name in sorted(os.listdir(self.idl)):
            with open(os.path.join(self.idl, name), encoding="utf-8") as file:
                files.append((name, file.read()))
        base = driver.generate([(f"idl/{name}", text) for name, text in files]).outputs
        assert base is not None
        other = driver.generate([(f"/else/where/{name}", text) for name, text in reversed(files)]).outputs
        assert other is not None
        self.assertEqual(differing(base, other), [])


if __name__ == "__main__":
    unittest.main()
