"""generated/ is what idl/ says, idl/ is in canonical form, and any byte that is not is found and named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def ipcgen(*argv: str, tree: str = TREE) -> tuple[int, str]:
    """Exit status and everything printed."""
    done = subprocess.run([sys.executable, os.path.join(tree, "codegen", "ipcgen"), *argv], cwd=tree, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


class Freshness(unittest.TestCase):
    def test_generated_is_fresh(self) -> None:
        status, text = ipcgen("gen", "--check")
        self.assertEqual(status, 0, text)

    def test_idl_is_canonical(self) -> None:
        status, text = ipcgen("fmt", "--check")
        self.assertEqual(status, 0, text)

    def test_touch_delete_add(self) -> None:
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        shutil.copytree(os.path.join(TREE, "codegen"), os.path.join(folder, "codegen"))
        os.mkdir(os.path.join(folder, "idl"))
        for name in ("kernel_control", "procd", "types", "wire"):
            shutil.copy(os.path.join(TREE, "idl", f"{name}.ipc"), os.path.join(folder, "idl"))
        self.assertEqual(ipcgen("gen", tree=folder)[0], 0)
        header = os.path.join(folder, "generated", "ipc", "procd", "procd.h")
        with open(header, "r+b") as file:
            file.seek(-2, os.SEEK_END)
            file.write(b"#")
        os.unlink(os.path.join(folder, "generated", "ipc", "types", "types.vec"))
        with open(os.path.join(folder, "generated", "ipc", "more.h"), "w", encoding="utf-8"):
            pass
        status, text = ipcgen("gen", "--check", tree=folder)
        self.assertEqual(status, 1, text)
        self.assertEqual([line.split()[:2] for line in text.splitlines()[:3]], [
            ["stale", "generated/ipc/procd/procd.h"], ["missing", "generated/ipc/types/types.vec"],
            ["foreign", "generated/ipc/more.h"]])
        self.assertIn("\n+#endif\n", text)
        self.assertTrue(text.endswith("run: codegen/ipcgen gen\n"), text)
        self.assertEqual(ipcgen("gen", tree=folder)[0], 0)
        status, text = ipcgen("gen", "--check", tree=folder)
        self.assertEqual(status, 1, text)
        self.assertTrue(text.startswith("foreign  generated/ipc/more.h"), text)


if __name__ == "__main__":
    unittest.main()
