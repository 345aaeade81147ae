"""A small part of mutate.py: mutated schemas compile or are refused, with no exception and no long run."""

from __future__ import annotations

import random
import time
import unittest
from unittest import mock

from codegen import driver
from codegen.diag.catalog import CATALOG
from codegen.diag.reporter import Reporter
from tests.codegen import mutate

COUNT, LAUNCHED = 2_000, 8


class Mutations(unittest.TestCase):
    def test_in_process(self) -> None:
        given: set[str] = set()
        compiled = 0
        for index in range(COUNT):
            outcome = mutate.judge(mutate.make(1, index), generate=False)
            self.assertEqual(outcome.fault, "", f"see: python3 tests/codegen/mutate.py --show {index}")
            given.update(outcome.ids)
            compiled += not outcome.ids
        # A generator that only breaks the grammar would find little.
        self.assertGreater(len(given), len(CATALOG) // 2)
        self.assertGreater(compiled, COUNT // 100)

    def test_by_the_launcher(self) -> None:
        for index in range(LAUNCHED):
            self.assertEqual(mutate.launch(mutate.make(2, index)), "", index)

    def test_seeds_by_themselves(self) -> None:
        for name, files in mutate.seeds():
            if not name.startswith("IPC"):
                continue  # the larger schemas have tests of their own
            outcome = mutate.judge(mutate.Case(0, name, files))
            self.assertEqual(outcome.fault, "", name)
            self.assertEqual(bool(outcome.ids), ".bad." in name, name)


class Tool(unittest.TestCase):
    """What the mutator itself promises."""

    def test_a_case_is_made_again_from_its_number(self) -> None:
        for index in range(50):
            self.assertEqual(mutate.make(3, index), mutate.make(3, index))
        self.assertNotEqual(mutate.make(3, 1), mutate.make(4, 1))

    def test_every_mutation_takes_every_text(self) -> None:
        for mutation in set(mutate.MUTATIONS):
            for text in ("", " ", "\n", "x", '"', "schema lamp { }\n"):
                self.assertIsInstance(mutation(random.Random(1), text), str, mutation.__name__)

    def test_exceptions_and_long_runs_are_faults(self) -> None:
        case = mutate.make(1, 0)

        def crash(_files: driver.Files) -> driver.Result:
            raise KeyError("lost")

        def hang(_files: driver.Files) -> driver.Result:
            end = time.monotonic() + 30
            while time.monotonic() < end:
                pass
            return driver.Result(None, Reporter())

        with mock.patch.object(driver, "check", crash):
            self.assertIn("KeyError: 'lost'", mutate.judge(case).fault)
        with mock.patch.object(driver, "check", hang), mock.patch.object(mutate, "SECONDS", 0.1):
            self.assertIn("TooLong", mutate.judge(case).fault)


if __name__ == "__main__":
    unittest.main()
