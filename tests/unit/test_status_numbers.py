# SPDX-License-Identifier: ISC
"""runtime/include/ipc/status.h and codegen/layout/verdict.py have the same numbers. Run by meson."""

from __future__ import annotations

import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from codegen.layout import verdict  # noqa: E402


def numbers(prefix: str) -> dict[str, int]:
    """The enumerators of status.h that start with a prefix, without it."""
    text = (ROOT / "runtime/include/ipc/status.h").read_text(encoding="utf-8")
    return {name: int(value) for name, value in re.findall(rf"^\t{prefix}(\w+) = (\d+),$", text, re.MULTILINE)}


class StatusNumbers(unittest.TestCase):
    """The two lists, name by name."""

    def test_classes(self) -> None:
        self.assertEqual(numbers("IPC_CLASS_"), verdict.CLASSES)

    def test_parts(self) -> None:
        found = {name.lower(): value for name, value in numbers("IPC_PART_").items()}
        self.assertEqual(found, verdict.PARTS)


if __name__ == "__main__":
    unittest.main()
