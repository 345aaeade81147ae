"""A program of vectors has seconds of the processor, not of the clock: a busy machine kills no mutant."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import unittest
from unittest import mock

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__))]

import trial


class Patience(unittest.TestCase):
    def passes(self, script: str, waiting: int = 60) -> bool:
        """Whether a program does that has one second of the processor and so many of the clock."""
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            with open(program, "w", encoding="utf-8") as file:
                file.write(f"#!/bin/sh\n{script}\n")
            os.chmod(program, 0o755)
            with mock.patch.object(trial, "PATIENCE", 1), mock.patch.object(trial, "WAITING", waiting):
                return trial.passes(program, folder)

    def test_one_that_fails(self) -> None:
        self.assertTrue(self.passes("exit 0"))
        self.assertFalse(self.passes("exit 1"))

    def test_one_that_works_without_end(self) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        self.assertFalse(self.passes("while :; do :; done"))
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, 2)  # the limit, and not the clock

    def test_one_that_has_to_wait_for_the_processor(self) -> None:
        self.assertTrue(self.passes("sleep 2"))

    def test_one_that_waits_without_end(self) -> None:
        self.assertFalse(self.passes("exec sleep 60", waiting=1))


if __name__ == "__main__":
    unittest.main()
