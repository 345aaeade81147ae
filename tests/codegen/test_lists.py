"""Every test file is named in a meson.build, so that none is forgotten."""

from __future__ import annotations

import os
import re
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read(path: str) -> str:
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def unlisted(tests: str) -> list[str]:
    """Files named test_<x> that neither tests/meson.build nor that of their folder names, as 'x' or in full."""
    found = []
    for folder, _, names in os.walk(tests):
        text = read(os.path.join(tests, "meson.build")) + read(os.path.join(folder, "meson.build"))
        listed = set(re.findall(r"'([^'\n]+)'", text))
        for name in names:
            stem, kind = os.path.splitext(name)
            if kind in (".py", ".c") and stem.startswith("test_") and not {stem[5:], stem, name} & listed:
                found.append(os.path.relpath(os.path.join(folder, name), tests))
    return sorted(found)


class Lists(unittest.TestCase):
    def test_no_test_is_forgotten(self) -> None:
        self.assertEqual(unlisted(os.path.join(TREE, "tests")), [])

    def test_each_file_holds_tests(self) -> None:
        for folder, _, names in os.walk(os.path.join(TREE, "tests")):
            for name in names:
                if name.startswith("test_") and name.endswith(".py"):
                    with self.subTest(name):
                        self.assertRegex(read(os.path.join(folder, name)), r"\n    def test_|\ndef load_tests")


if __name__ == "__main__":
    unittest.main()
