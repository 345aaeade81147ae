"""codegen.syntax.lexer: text in, tokens out; where they stand, and what hangs on them."""

from __future__ import annotations

import unittest

from codegen.diag.reporter import Reporter
from codegen.source import SourceFile
from codegen.syntax.lexer import tokenize
from codegen.syntax.tokens import MARKS, Kind, Token


def lex(text: str) -> tuple[Token, ...]:
    """The tokens of a text that has no fault."""
    reporter = Reporter()
    tokens = tokenize(SourceFile("lamp.ipc", text), reporter)
    assert not reporter.has_errors, reporter.render_text()
    return tokens


def faults(text: str) -> list[tuple[str, int, int]]:
    """Id, line and column of what is wrong with a text."""
    reporter = Reporter()
    tokenize(SourceFile("lamp.ipc", text), reporter)
    return [(d.id, *d.span.file.position(d.span.start)) for d in reporter.diagnostics]


class Tokens(unittest.TestCase):
    def test_kinds(self) -> None:
        kinds = [(token.kind, token.text) for token in lex('a_1 0x1F "two words" 0x"00 ff" ..')]
        self.assertEqual(
            kinds,
            [
                (Kind.NAME, "a_1"),
                (Kind.NUMBER, "0x1F"),
                (Kind.STRING, "two words"),
                (Kind.HEX, "00 ff"),
                (Kind.MARK, ".."),
                (Kind.END, ""),
            ],
        )

    def test_every_mark_and_the_longest_first(self) -> None:
        for mark in MARKS:
            self.assertEqual([token.text for token in lex(mark)], [mark, ""])
        self.assertEqual([token.text for token in lex("0..5")][:3], ["0", "..", "5"])
        self.assertEqual([token.text for token in lex("a<=b==c!=d")][1:6:2], ["<=", "==", "!="])

    def test_numbers(self) -> None:
        good = {
            "0": 0,
            "7": 7,
            "1_000": 1000,
            "0xFF": 255,
            "0x00ff": 255,
            "0xFFFF_FFFF_FFFF_FFFF": 2**64 - 1,
            "0b1010": 10,
            "18446744073709551615": 2**64 - 1,
            "0b1111_0000": 240,
        }
        for text, value in good.items():
            self.assertEqual(lex(text)[0].value, value, text)
        for text in ("00", "01", "1_", "1__0", "0x", "0x_1", "0X1", "0xG", "0b", "0b2", "0o7", "9a", "1e3", "0_1"):
            self.assertEqual(faults(text), [("IPC0103", 1, 1)], text)
        for text in (str(2**64), "0x1_0000_0000_0000_0000", "9" * 5000, "0b1" + "0" * 64):
            self.assertEqual(faults(text), [("IPC0104", 1, 1)], text)

    def test_bytes(self) -> None:
        self.assertEqual(lex('0x"00 11ff  A0"')[0].data, b"\x00\x11\xff\xa0")
        self.assertEqual(lex('0x""')[0].data, b"")
        for text in ('0x"0"', '0x"00 1"', '0x"0g"', '0x"0 0"'):
            self.assertEqual(faults(text), [("IPC0103", 1, 1)], text)

    def test_strings(self) -> None:
        self.assertEqual(lex('"a // b \\ é"')[0].text, "a // b \\ é")
        self.assertEqual(faults('x "open\ny'), [("IPC0102", 1, 3)])
        self.assertEqual(faults('0x"00'), [("IPC0102", 1, 1)])

    def test_foreign_characters(self) -> None:
        self.assertEqual(faults("a ; b"), [("IPC0101", 1, 3)])
        self.assertEqual(faults("# a ; b\nc"), [("IPC0101", 1, 1)])
        self.assertEqual(faults("/* a ; */"), [("IPC0101", 1, 1)])
        self.assertEqual(faults("é"), [("IPC0101", 1, 1)])
        self.assertEqual(faults("a\x00b"), [("IPC0101", 1, 2)])

    def test_characters_that_do_not_print(self) -> None:
        for char in "\x00\x07\x0b\x0c\x1b\x7f\x85\u200b\u2028\u202e\ufeff":
            for text in (f'"a{char}b"', f"// a{char}b", f"/// a{char}b"):
                self.assertEqual([fault[0] for fault in faults(text)], ["IPC0101"], ascii(text))
        lex('"a\tb" // a\tb')

    def test_line_ends(self) -> None:
        tokens = lex("a // one\r\n/// two\r\nb\r\n")
        self.assertEqual([token.text for token in tokens], ["a", "b", ""])
        self.assertEqual((tokens[1].doc, tokens[1].comments[0].text), (("two",), "// one"))


class Places(unittest.TestCase):
    def test_lines_and_columns(self) -> None:
        tokens = lex('a\n\n\t b "s"')
        self.assertEqual(
            [token.span.file.position(token.span.start) for token in tokens], [(1, 1), (3, 3), (3, 5), (3, 8)]
        )
        self.assertEqual([token.first_on_line for token in tokens], [True, True, False, False])
        self.assertEqual([token.blank_before for token in tokens], [False, True, False, False])

    def test_spans_cover_the_text(self) -> None:
        text = 'schema lamp { } 0x"00" "s" 12'
        for token in lex(text)[:-1]:
            shown = text[token.span.start : token.span.end]
            self.assertIn(token.text, shown)
            self.assertEqual(shown, shown.strip())


class Comments(unittest.TestCase):
    def test_doc_hangs_on_the_next_token(self) -> None:
        first, second, _ = lex("/// one\n///\n///  two\na\nb")
        self.assertEqual((first.doc, second.doc), (("one", "", "two"), ()))

    def test_comments_in_order(self) -> None:
        tokens = lex("// a\n//// b\n\n// c\nx // d\n// e")
        self.assertEqual([comment.text for comment in tokens[0].comments], ["// a", "//// b", "// c"])
        self.assertEqual([comment.blank_before for comment in tokens[0].comments], [False, False, True])
        self.assertEqual([comment.text for comment in tokens[1].comments], ["// d", "// e"])

    def test_doc_behind_something(self) -> None:
        self.assertEqual(faults("a /// b\nc"), [("IPC0108", 1, 3)])


if __name__ == "__main__":
    unittest.main()
