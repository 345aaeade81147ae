"""codegen.statement.write: what a change of the schema changes in the text, and what has no text."""

from __future__ import annotations

import difflib
import unittest
from dataclasses import replace

from codegen.layout.model import Schema
from codegen.sema.kinds import Provenance, Retired
from codegen.statement.abi_id import with_abi_ids
from codegen.statement.tokens import StatementError, Tokens, doc_lines, number, quote
from codegen.statement.write import write
from tests.codegen import test_statement_schema as rich
from tests.codegen.test_statement_abi_id import swapped


def difference(schema: Schema) -> tuple[list[str], list[str]]:
    """The lines of the rich statement that go, and those that come."""
    changed = write(with_abi_ids(schema)).split("\n")
    lines = list(difflib.unified_diff(write(rich.RICH).split("\n"), changed, lineterm="", n=0))[2:]
    return [line[1:] for line in lines if line[0] == "-"], [line[1:] for line in lines if line[0] == "+"]


class Changes(unittest.TestCase):
    def test_an_op_at_the_end_adds_only_its_lines(self) -> None:
        block = rich.block(("a_very_long_name_of_a_field", 8, rich.PID, "Long."), ("to", 4, rich.KIND, "Where."), 4)
        added = rich.op("LAST", 0x41E, request=rich.message("last_request", "request", block), results=("BUSY",))
        gone, come = difference(replace(rich.BARE, ops=(*rich.BARE.ops, added)))
        self.assertEqual(gone, [])
        words = [line.split()[0] for line in come if line]
        self.assertEqual(words, ["op", "//", "abi", "results", "request", "//", "0", "8", "12"])

    def test_a_longer_name_moves_its_own_block_only(self) -> None:
        index = rich.PART_BLOCK.slot("index")
        longer = swapped(rich.BARE, index, replace(index, name="index_of_part"))
        longer = replace(longer, sequences=swapped(longer.sequences, ("index",), ("index_of_part",)))
        gone, come = difference(longer)
        words = [[line.split()[0] for line in lines] for lines in (gone, come)]
        self.assertEqual(words, [["0", "8", "10", "12", "16", "set"]] * 2, "its fields, and the update that names it")

    def test_a_doc_moves_its_line_only(self) -> None:
        slot = rich.LIST_BLOCK.slot("entries")
        gone, come = difference(swapped(rich.BARE, slot, replace(slot, doc="Other words.")))
        self.assertEqual([len(gone), len(come)], [1, 1])

    def test_a_new_member_moves_nothing_else(self) -> None:
        kind = replace(rich.MODE, members=(*rich.MODE.members, rich.member("MAP", 16)))
        gone, come = difference(swapped(rich.BARE, rich.MODE, kind))
        mask_and_ids = [line for line in gone if not line.startswith(("flags rich.mode", "  abi id"))]
        self.assertEqual(mask_and_ids, [])
        self.assertEqual(len(come), len(gone) + 1)

    def test_no_statement_depends_on_another(self) -> None:
        self.assertEqual(write(rich.RICH), write(rich.RICH))
        self.assertNotIn("near", write(replace(rich.BARE, imports=("far",))).replace("linear", ""))


class Refused(unittest.TestCase):
    def test_types_that_are_not_listed(self) -> None:
        for schema in (
            replace(rich.BARE, foreign=()),
            replace(rich.BARE, enums=(rich.STATE,)),
            replace(rich.BARE, structs=(rich.SEGMENT,)),
            replace(rich.BARE, flags=(replace(rich.MODE, doc="Another."),)),
            replace(rich.BARE, enums=(*rich.BARE.enums, rich.KIND)),
            replace(rich.TINY, result_enum=rich.RESULT),
        ):
            with self.assertRaises(ValueError):
                write(schema)

    def test_messages_in_the_wrong_place(self) -> None:
        wrong = rich.message("request", "request", rich.LIST_BLOCK)
        with self.assertRaises(ValueError):
            write(replace(rich.BARE, messages=(wrong,)))
        with self.assertRaises(ValueError):
            write(replace(rich.BARE, ops=(rich.op("X", 1, reply=wrong),)))

    def test_integers_of_no_width(self) -> None:
        with self.assertRaises(ValueError):
            write(swapped(rich.BARE, rich.U16, rich.uint(3)))

    def test_a_fate_without_six_words(self) -> None:
        with self.assertRaises(ValueError):
            write(swapped(rich.BARE, rich.CAPS[1], replace(rich.CAPS[1], fate=("sender",))))


class Words(unittest.TestCase):
    def test_numbers(self) -> None:
        for value, text in (
            (0, "0"), (-1, "-1"), (4096, "4096"), (65535, "65535"), (65536, "0x1_0000"), (1_000_000, "1000000"),
            (1_000_000_000, "1000000000"), (0xFFFF_FFFF, "0xFFFF_FFFF"), (5_000_000_000, "5000000000"),
            (1 << 47, "0x8000_0000_0000"), (0x1234_5678_9ABC, "0x1234_5678_9ABC"),
            (-(1 << 63), "-0x8000_0000_0000_0000"), ((1 << 64) - 1, "0xFFFF_FFFF_FFFF_FFFF"),
        ):  # fmt: skip
            self.assertEqual(number(value), text)
            self.assertEqual(Tokens(1, text).number(), value)

    def test_strings_and_docs_of_any_characters(self) -> None:
        for text in ("", "plain", 'a "b" \\ c', "\\n", "one\ntwo", "\t\r\0\x7f\x85", "\u2028\u202e\ufeff", "a // b",
                     "é ☃ \U0001f600", " spaces ", "\\u{41}", "\ud800"):  # fmt: skip
            with self.subTest(repr(text)):
                shown = quote(text)
                self.assertEqual(Tokens(1, shown).string(), text)
                self.assertNotRegex(shown, "[\x00-\x1f\x7f-\x9f\u2028\u202e\ufeff\ud800]")
                docs = [Tokens(1, line).doc for line in doc_lines(text)]
                self.assertEqual("\n".join(doc or "" for doc in docs), text)
        self.assertEqual(doc_lines("\n"), ["//", "//"])

    def test_unknown_escapes(self) -> None:
        for text in ('"\\x"', '"\\u{}"', '"\\u{110000}"', '"\\u{GG}"', '"\\', '"open'):
            with self.assertRaises(StatementError):
                Tokens(3, text).string()
        with self.assertRaises(StatementError):
            Tokens(3, "// \\")
        self.assertEqual(Tokens(3, '"\\u{10FFFF}"').string(), "\U0010ffff")

    def test_sources_and_retired_numbers(self) -> None:
        text = write(replace(rich.TINY, kept=(Retired(1, 1, "a"), Retired(2, 0x30, "b"))))
        self.assertIn('  kept 0x1 "a"\n  kept 0x2..0x30 "b"\n', text)
        seed = Provenance(True, "seed")
        other = replace(rich.MODE.members[1], provenance=seed, name_provenance=seed)
        text = write(replace(rich.TINY, flags=(replace(rich.MODE, members=(rich.MODE.members[0], other)),)))
        self.assertIn('0x2  WRITE  from "seed"', text)


if __name__ == "__main__":
    unittest.main()
