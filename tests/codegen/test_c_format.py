"""Hand-written and generated C is in house format: clang-format finds nothing to change."""

from __future__ import annotations

import os
import subprocess
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def sources() -> list[str]:
    """Every C file of the tree but those in build folders."""
    return sorted(os.path.join(folder, name) for top in ("runtime", "arch", "generated", "tests")
                  for folder, _, names in os.walk(os.path.join(TREE, top)) for name in names
                  if name.endswith((".c", ".h")))


class Format(unittest.TestCase):
    def test_clang_format_changes_nothing(self) -> None:
        self.assertTrue(os.path.exists(os.path.join(TREE, ".clang-format")))
        self.assertGreater(len(sources()), 10)
        done = subprocess.run(["clang-format", "--dry-run", "-Werror", *sources()], text=True, capture_output=True,
                              check=False)
        self.assertEqual((done.stderr[:4000], done.returncode), ("", 0))


if __name__ == "__main__":
    unittest.main()
