"""Two builds in two folders give the same libipc.a, byte for byte; with debug information too."""

from __future__ import annotations

import os
import shutil
import tempfile
import unittest

from tree import copy_to, run


class Reproducible(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def archive(self, tree: str, build: str, *options: str, **environment: str) -> bytes:
        """The library of a tree, built in a folder that stands anywhere."""
        run("meson", "setup", "-Dtests=disabled", *options, build, cwd=tree, **environment)
        run("meson", "compile", "-C", build, **environment)
        with open(os.path.join(build, "libipc.a"), "rb") as file:
            return file.read()

    def test_as_shipped(self) -> None:
        one = copy_to(os.path.join(self.folder, "one"))
        two = copy_to(os.path.join(self.folder, "a", "second", "place"))
        first = self.archive(one, os.path.join(one, "build"))
        self.assertTrue(first.startswith(b"!<arch>\n"), "not a thin archive")
        self.assertEqual(first, self.archive(two, os.path.join(self.folder, "elsewhere"), TZ="Asia/Tokyo", LC_ALL="C"))

    def test_with_debug_information(self) -> None:
        one = copy_to(os.path.join(self.folder, "one"))
        two = copy_to(os.path.join(self.folder, "a", "second", "place"))
        first = self.archive(one, os.path.join(one, "build"), "-Ddebug=true", "-Doptimization=0")
        self.assertNotIn(self.folder.encode(), first)
        self.assertEqual(first, self.archive(two, os.path.join(two, "build"), "-Ddebug=true", "-Doptimization=0"))


if __name__ == "__main__":
    unittest.main()
