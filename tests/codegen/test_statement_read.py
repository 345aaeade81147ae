"""codegen.statement.read: takes what write makes and nothing else, with one clear line about what is wrong."""

from __future__ import annotations

import random
import unittest

from codegen.layout.model import Schema
from codegen.statement.notes import NOTES
from codegen.statement.read import StatementError, read
from codegen.statement.write import write
from tests.codegen.test_statement_schema import RICH, TINY

TEXT = write(RICH)
LINES = TEXT.split("\n")


def refusal(text: str) -> StatementError | None:
    """Why a text is refused; None if it is taken, and then it is canonical."""
    try:
        schema = read(text)
    except StatementError as error:
        assert 1 <= error.line <= text.count("\n") + 1, error
        assert error.message and "\n" not in str(error) and len(str(error)) < 400 and str(error).isprintable(), error
        return error
    assert isinstance(schema, Schema) and write(schema) == text
    return None


class Refusals(unittest.TestCase):
    def expect(self, text: str, line: int, words: str) -> None:
        error = refusal(text)
        self.assertIsNotNone(error)
        assert error is not None
        self.assertIn(words, str(error))
        self.assertEqual(error.line, line)

    def changed(self, old: str, new: str) -> tuple[str, int]:
        """The text with one place changed, and the number of that line."""
        self.assertEqual(TEXT.count(old), 1, old)
        return TEXT.replace(old, new), TEXT[: TEXT.index(old)].count("\n") + 1

    def test_the_first_line(self) -> None:
        self.expect("", 1, "this is no statement")
        self.expect("schema rich\n", 1, "this is no statement")
        self.expect("\ufeff" + TEXT, 1, "this is no statement")
        self.expect(TEXT.replace("statement 1", "statement 2", 1), 1, "has format 2; this reader knows format 1")
        self.expect(TEXT.replace("statement 1", "statement " + "9" * 5000, 1), 1, "has format 99999")

    def test_every_cut(self) -> None:
        for end in range(len(LINES) - 1):
            self.assertIsNotNone(refusal("\n".join(LINES[:end]) + "\n"), end)
        self.assertIsNotNone(refusal(TEXT[:-1]))
        whole_ops = TEXT.index("\nop 0x406")
        self.expect(TEXT[:whole_ops], TEXT[:whole_ops].count("\n"), "cut short: there is no 'notes'")

    def test_one_clear_line(self) -> None:
        for old, new, words in (
            ("   0  8  vaddr     u64", "   0  4  vaddr     u64", "this type takes 8 bytes, not 4"),
            ("   8  8  mem_size", "   9  8  mem_size", "expected offset 8, found 9"),
            ("struct rich.segment size 24", "struct rich.segment size 32", "fit its fields, which take 24 bytes"),
            ("   2  TWO  same", "   1  TWO  same", "'TWO' doesn't fit beside the other members"),
            ("ONE  default ours", "ONE  default same ours", "'same' has no line above it"),
            ("enum rich.kind u32 closed", "enum rich.kind u32 shut", "expected 'open' or 'closed'"),
            ("  results NOT_FOUND = 3, BUSY = 4", "  results NOT_FOUND = 3, BUSY = 5", "not in canonical form"),
            ("  step PART", "  step PARK", "'PARK' is no op of this statement"),
            ("given request pid, kind", "given request pid, digest", "the request has no scalar 'digest'"),
            ("state.next > 7", "state.later > 7", "nothing is called 'state.later'"),
            ("where PAGE = 4096", "where PAGES = 4096", "nothing is called 'element.PAGE'"),
            ("READ | WRITE = 3", "READ | WRIT = 3", "'READ | WRITE' has no number"),
            ("enum rich.mood   ", "enum rich.food   ", "the statement defines no type 'rich.food'"),
            ("flags rich.mode   ", "struct rich.segment   ", "'rich.segment' contains itself"),
            ("24 of struct rich.segment  // The", "8 of struct rich.segment  // The", "don't fit in the stride"),
            ("rights MAP | SEND", "rights MAP, SEND", "expected '=', found ','"),
            ("peer_gone = dropped", "peer_gone = lost", "expected one of sender, receiver, dropped, untouched"),
            ("padded counted by blob_size", "padded counted by blog_size", "'blog_size' is no integer field"),
            ("capability rights far.rights", "capability rights far.result", "'far.result' is of the wrong kind"),
            ("schema rich\n", "schema \N{SNOWMAN}\n", "unexpected character"),
            ("enum rich.mood i8 open", "enum rich.kind i8 open", "'rich.kind' is defined twice"),
            ("foreign struct far.point size 4 align 2", "foreign struct far.point size 4 align 3", "1, 2, 4 or 8"),
            ("a bell \\u{7}", "a bell \\u{110000}", "unknown escape"),
            ("a bell \\u{7}", "a bell \a", "not in canonical form"),
            ("const LOW i64 = -0x8000_0000_0000_0000", "const LOW i64 = -9223372036854775808", "not in canonical form"),
            ("const LOW i64 = -", "const LOW i64 = " + "9" * 5000, "is not a number"),
            ("schema rich\n", "schema rich \n", "not in canonical form"),
            ("  key pid u64 in", "  key pid u64 inn", "unexpected 'inn'"),
            ("8     2  index  u16", "8     2  index  u24", "'u24' is no type"),
            ("8     2  index  u16", "8     2  pid    u16", "'pid' stands twice"),
            ("of rich.entry  // The", "of rich.segment  // The", "expected the name of a record"),
            ("0  2  x  i16", "0  2  x  secret bool", "only bytes can be secret"),
            ("given now u64", "given now struct far.point", "a single value can't be of this type"),
            ("u32 slot of receiver", "u32 slot of nobody", "these limits fit no integer"),
            ("record rich.entry size", "struct rich.entry size", "a record ends in a tail"),
            ("rich.segment size 24 align 8 ours", "rich.segment size 24 align 8 our", "expected 'from' or"),
            ("move\n      // The image.", "give\n      // The image.", "expected 'move' or 'copy'"),
            ("READ   ours", "MAP    same ours", "'same' has no line above it"),
            ("message header part header", "message header part tail", "'tail' is no part of a message"),
            ("    begin          u16\n", "    begin\n", "expected a name"),
            (f"abi id 0x{RICH.ops[1].abi_id:016X}", f"abi id 0x1{0:016X}", "an ABI id has 64 bits"),
            ("  // Everything.\n", "   // Everything.\n", "not in canonical form"),
        ):  # fmt: skip
            with self.subTest(new[:60]):
                text, line = self.changed(old, new)
                elsewhere = ("not in canonical form", "contains itself", "has no number", "called 'element")
                if any(part in words for part in elsewhere):
                    error = refusal(text)
                    self.assertIn(words, str(error))
                    self.assertLessEqual(abs((error.line if error else 0) - line), 20)
                else:
                    self.expect(text, line, words)

    def test_limits_of_integers(self) -> None:
        for limits in ("aligned 0", "in 3..2", "aligned -4"):
            with self.subTest(limits):
                text, line = self.changed("i64                ", f"u64 {limits}       ")
                self.expect(text, line, "these limits fit no integer")

    def test_words_at_the_end_of_any_line(self) -> None:
        """They are found where they stand, and said to be too much."""
        for at, line in enumerate(LINES):
            if not line.strip() or line.strip().startswith("//") or at == 0:
                continue
            head, sign, doc = line.partition("  // ")
            more = head + " extra" + sign + doc
            error = refusal("\n".join([*LINES[:at], more, *LINES[at + 1 :]]))
            self.assertIsNotNone(error)
            assert error is not None
            self.assertNotIn("canonical", error.message, more)
            self.assertEqual(error.line, at + 1, more)
            if not sign and not head.strip()[0].isdigit() and "state" not in LINES[at - 1 : at] and head[:4] != "    ":
                error = refusal("\n".join([*LINES[:at], head + "  // extra", *LINES[at + 1 :]]))
                self.assertEqual((error.line, error.message) if error else None, (at + 1, "a doc has no place here"))

    def test_lines_at_the_end_of_any_block(self) -> None:
        for at, line in enumerate(LINES):
            if line == "" and at > 2:
                error = refusal("\n".join([*LINES[:at], "  extra", *LINES[at:]]))
                self.assertIsNotNone(error)
                assert error is not None
                self.assertNotIn("canonical", error.message)
                self.assertEqual(error.line, at + 1)
        self.expect("abi statement 1\n  extra\n", 2, "this line belongs to no block")
        self.expect("abi statement 1\nextra\n", 2, "unexpected 'extra'")
        self.expect("abi statement 1\n", 1, "cut short")

    def test_order_and_spacing_are_fixed(self) -> None:
        for text in (TEXT + "\n", "\n" + TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n\n", "\n", 1), TEXT + TEXT,
                     TEXT.replace("  // The notify.", "\t// The notify.")):  # fmt: skip
            self.assertIsNotNone(refusal(text))
        blocks = TEXT.split("\n\n")
        for first in range(1, len(blocks)):
            for second in range(max(0, first - 3), first):
                swapped = list(blocks)
                swapped[first], swapped[second] = swapped[second], swapped[first]
                with self.subTest(first=blocks[first][:30], second=blocks[second][:30]):
                    error = refusal("\n\n".join(swapped))
                    self.assertEqual(error is None, self.same_kind(blocks[first], blocks[second]), str(error))

    @staticmethod
    def same_kind(one: str, other: str) -> bool:
        """Whether two blocks may change places: their order is the author's. Foreign types are in order as given."""
        kinds = [text.split()[0].replace("notify", "op") for text in (one, other)]
        if "struct" in kinds and "record" in kinds:
            return True
        return kinds[0] == kinds[1]

    def test_a_struct_can_contain_very_much(self) -> None:
        """A long chain of structs, and a rule of many terms: refused or taken, but no traceback."""
        tiny = write(TINY)
        end = tiny.index("notes\n")
        chain = "".join(
            f'struct a.s{at} size 1 align 1 ours ""\n  0  1  x  {f"struct a.s{at + 1}" if at < 2000 else "u8"}\n\n'
            for at in range(2001)
        )
        refusal(tiny[:end] + chain + tiny[end:])
        rule = "  rule 1 many at 0: " + " + ".join(["x"] * 5000) + " == 1\n\n"
        refusal(tiny[:end] + 'struct a.s size 1 align 1 ours ""\n  0  1  x  u8\n' + rule + tiny[end:])

    def test_notes_are_those_of_the_format(self) -> None:
        text, line = self.changed("Integers are little-endian.", "Integers are big-endian.")
        self.assertIn("not the notes", str(refusal(text)))
        self.assertTrue(all(len(part) <= 120 for part in NOTES.split("\n")))


class Fuzz(unittest.TestCase):
    """Changes by the line and by the character: a StatementError or a schema, and only canonical text is taken."""

    def test_lines(self) -> None:
        for at in range(len(LINES) - 1):
            refusal("\n".join(LINES[:at] + LINES[at + 1 :]))
            refusal("\n".join(LINES[: at + 1] + LINES[at:]))
            refusal("\n".join(LINES[:at] + LINES[at + 1 : at + 2] + LINES[at : at + 1] + LINES[at + 2 :]))

    def test_characters(self) -> None:
        dice = random.Random(5)
        alphabet = " \n\t-.,:=/\"\\{}[]()|@09axAXu_\0\x7f\u202e\N{SNOWMAN}\U0001f600"
        taken = 0
        for _ in range(400):
            chars = list(TEXT)
            for _ in range(dice.choice((1, 1, 1, 2, 5))):
                at = dice.randrange(len(chars))
                kind = dice.randrange(4)
                if kind == 0:
                    chars[at] = dice.choice(alphabet)
                elif kind == 1:
                    del chars[at]
                elif kind == 2:
                    chars.insert(at, dice.choice(alphabet))
                else:
                    chars[at] = chr(ord(chars[at]) ^ 1 << dice.randrange(7))
            taken += refusal("".join(chars)) is None
        self.assertGreater(taken, 0, "a changed letter in a doc is another statement, not an error")

    def test_words(self) -> None:
        dice = random.Random(6)
        words = sorted(set(TEXT.split(" ")))
        for _ in range(300):
            parts = TEXT.split(" ")
            for _ in range(dice.choice((1, 2))):
                parts[dice.randrange(len(parts))] = dice.choice(words)
            refusal(" ".join(parts))


if __name__ == "__main__":
    unittest.main()
