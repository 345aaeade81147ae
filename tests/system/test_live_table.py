"""tests/system/live.txt: a line for each op of each statement, and each named test is there and checks what it drives."""

from __future__ import annotations

import json
import os
import re
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STATEMENTS = os.path.join(TREE, "generated", "ipc")
CHECK = re.compile(r'\blive_check\(\s*"([^"]+)"')


def read(*path: str) -> str:
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def lines(text: str) -> list[list[str]]:
    """The words of each line that is no comment."""
    return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def ops_of(statement: str) -> list[str]:
    """The ops of a statement in its order."""
    return re.findall(r"^(?:op|notify) 0x[0-9A-F]+ ([A-Z0-9_]+) ", statement, re.MULTILINE)


def faults(table: str, statements: dict[str, list[str]], tests: set[str], checked: set[str]) -> list[str]:
    """What is wrong with a table; `tests` are meson's, `checked` those whose programs end with live_check."""
    found = []
    rows = lines(table)
    for row in rows:
        if len(row) < 3 or len(row) > 3 and (row[3] != "unseen" or len(row) == 4):
            found.append(f"not SCHEMA OP TEST [unseen RESULT...]: {' '.join(row)}")
    named = [tuple(row[:2]) for row in rows if len(row) >= 3]
    wanted = [(schema, op) for schema in sorted(statements) for op in statements[schema]]
    found += [f"no line for {schema} {op}" for schema, op in wanted if (schema, op) not in named]
    found += [f"no such op: {schema} {op}" for schema, op in named if (schema, op) not in wanted]
    found += [f"two lines for {schema} {op}" for schema, op in sorted(set(named)) if named.count((schema, op)) > 1]
    if not found and named != wanted:
        wrong = next(" ".join(one) for one, other in zip(named, wanted) if one != other)
        found.append(f"not sorted by schema, ops as in the statement, from {wrong} on")
    for row in rows:
        if len(row) >= 3 and row[2] not in tests:
            found.append(f"meson has no test {row[2]}, which is to drive {row[0]} {row[1]}")
        elif len(row) >= 3 and row[2] not in checked:
            found.append(f"test {row[2]}, which is to drive {row[0]} {row[1]}, does not end with live_check")
    return found


def statements() -> dict[str, list[str]]:
    """Every schema that has ops, with them."""
    every = {name: ops_of(read(STATEMENTS, name, f"{name}.abi.txt")) for name in os.listdir(STATEMENTS)
             if os.path.isdir(os.path.join(STATEMENTS, name))}
    return {name: ops for name, ops in every.items() if ops}


def checked() -> set[str]:
    """The names that programs under tests/ give to live_check."""
    found = set()
    for folder, _, names in os.walk(os.path.join(TREE, "tests")):
        for name in names:
            if name.endswith(".c"):
                found |= set(CHECK.findall(read(folder, name)))
    return found


class LiveTable(unittest.TestCase):
    def test_every_op_has_a_driver(self) -> None:
        tests = {test["name"] for test in json.loads(read(os.environ["BUILD"], "meson-info", "intro-tests.json"))}
        table = read(TREE, "tests", "system", "live.txt")
        self.assertEqual(faults(table, statements(), tests, checked()), [])

    def test_faults_are_found(self) -> None:
        shop = {"shop": ["BUY", "SELL"], "bank": ["PAY"]}
        good = "# a comment\nbank PAY pays\nshop BUY trades\nshop SELL trades unseen BUSY\n"
        self.assertEqual(faults(good, shop, {"pays", "trades"}, {"pays", "trades"}), [])
        for table, fault in (
            (good.replace("bank PAY pays\n", ""), "no line for bank PAY"),
            (good + "shop LEND trades\n", "no such op: shop LEND"),
            (good + "shop SELL trades\n", "two lines for shop SELL"),
            ("shop BUY trades\nshop SELL trades\nbank PAY pays\n",
             "not sorted by schema, ops as in the statement, from shop BUY on"),
            (good.replace(" pays", ""), "not SCHEMA OP TEST [unseen RESULT...]: bank PAY"),
            (good.replace("unseen BUSY", "BUSY"), "not SCHEMA OP TEST [unseen RESULT...]: shop SELL trades BUSY"),
            (good.replace("pays", "plays"), "meson has no test plays, which is to drive bank PAY"),
        ):
            with self.subTest(fault):
                self.assertIn(fault, faults(table, shop, {"pays", "trades"}, {"pays", "trades"}))
        self.assertIn("test pays, which is to drive bank PAY, does not end with live_check",
                      faults(good, shop, {"pays", "trades"}, {"trades"}))


if __name__ == "__main__":
    unittest.main()
