"""Text to tokens: a source file in, a tuple of tokens out; comments and doc comments hang on the token that follows."""

from __future__ import annotations

import re

from codegen.diag.reporter import Reporter
from codegen.source import SourceFile, Span
from codegen.syntax.tokens import MARKS, Comment, Kind, Token

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"[0-9][0-9A-Za-z_]*")
_GOOD_NUMBER = re.compile(r"0x[0-9A-Fa-f]+(_[0-9A-Fa-f]+)*|0b[01]+(_[01]+)*|(0|[1-9][0-9]*(_[0-9]+)*)")
_BLANK = re.compile(r"[ \t\r]+")
_MAX = 2**64 - 1
_FOREIGN_COMMENTS = ("#", "/*")
_HELP = {
    ";": "delete it: a line needs no mark at its end",
    "'": "strings stand between double quotes",
    "&": "write 'and' between conditions, 'has' for flags",
    "!": "write 'not'",
    "/": "comments start with '//'; there is no division",
}


class Lexer:
    """Walks over one file. A bad character or literal is reported and stepped over, so that the rest is read too."""

    def __init__(self, file: SourceFile, reporter: Reporter) -> None:
        self._file = file
        self._text = file.text
        self._reporter = reporter
        self._at = 0
        self._line = 1
        self._fresh = True  # nothing but blanks so far on this line
        self._blank = False  # an empty line came before
        self._doc: list[str] = []
        self._doc_start = 0
        self._doc_end = 0
        self._comments: list[Comment] = []
        self._tokens: list[Token] = []

    def run(self) -> tuple[Token, ...]:
        """All tokens; the last is END."""
        while self._at < len(self._text):
            self._step()
        self._emit(Kind.END, "", len(self._text), len(self._text))
        return tuple(self._tokens)

    def _step(self) -> None:
        text, at = self._text, self._at
        char = text[at]
        if char == "\n":
            self._blank = self._blank or self._fresh
            self._line += 1
            self._fresh = True
            self._at += 1
        elif blank := _BLANK.match(text, at):
            self._at = blank.end()
        elif text.startswith("//", at):
            self._comment()
        elif word := _WORD.match(text, at):
            self._emit(Kind.NAME, word.group(), at, word.end())
        elif text.startswith('0x"', at):
            self._hex()
        elif number := _NUMBER.match(text, at):
            self._number(number.group(), number.end())
        elif char == '"':
            self._string()
        else:
            self._mark()

    def _comment(self) -> None:
        end = self._line_end()
        self._check_printable(self._at, end)
        line = self._text[self._at : end].rstrip()
        if line.startswith("///") and not line.startswith("////"):
            if not self._fresh:
                # Behind something on its line it would describe the next thing, which the reader does not see.
                self._reporter.error("IPC0108", self._span(self._at, end), help_="move it to the line before")
            if not self._doc:
                self._doc_start = self._at
            self._doc.append(line[3:].strip())
            self._doc_end = end
        else:
            self._comments.append(Comment(line, self._line, self._blank and self._fresh))
            self._blank = False
        self._fresh = False
        self._at = end

    def _line_end(self) -> int:
        end = self._text.find("\n", self._at)
        return len(self._text) if end < 0 else end

    def _check_printable(self, start: int, end: int) -> None:
        """Comments and strings end up in generated text, where a control character does harm unseen."""
        if self._text[start:end].isprintable():
            return
        for at in range(start, end):
            char = self._text[at]
            if not (char.isprintable() or char == "\t" or (char == "\r" and at == end - 1)):
                self._reporter.error("IPC0101", self._span(at, at + 1), char=f"U+{ord(char):04X}")

    def _number(self, text: str, end: int) -> None:
        value = 0
        if not _GOOD_NUMBER.fullmatch(text):
            self._reporter.error("IPC0103", self._span(self._at, end), text=text, what="a number")
        else:
            digits = text.replace("_", "")
            # A literal far over the limit is not worth converting, and Python refuses the longest ones.
            value = int(digits, 0) if len(digits) <= 80 else _MAX + 1
            if value > _MAX:
                self._reporter.error("IPC0104", self._span(self._at, end))
                value = 0
        self._emit(Kind.NUMBER, text, self._at, end, value=value)

    def _string(self) -> None:
        end = self._string_end(self._at + 1)
        self._check_printable(self._at, end)
        if end >= len(self._text) or self._text[end] != '"':
            self._reporter.error("IPC0102", self._span(self._at, end))
            self._emit(Kind.STRING, self._text[self._at + 1 : end], self._at, end)
            return
        self._emit(Kind.STRING, self._text[self._at + 1 : end], self._at, end + 1)

    def _string_end(self, start: int) -> int:
        end = start
        while end < len(self._text) and self._text[end] not in '"\n':
            end += 1
        return end

    def _hex(self) -> None:
        start = self._at
        end = self._string_end(start + 3)
        body = self._text[start + 3 : end]
        closed = end < len(self._text) and self._text[end] == '"'
        data = b""
        if not closed:
            self._reporter.error("IPC0102", self._span(start, end))
        elif not re.fullmatch(r"([0-9A-Fa-f]{2} *)*", body):
            self._reporter.error("IPC0103", self._span(start, end + 1), text=f'0x"{body}"', what="pairs of digits")
        else:
            data = bytes.fromhex(body)
        self._emit(Kind.HEX, body, start, end + 1 if closed else end, data=data)

    def _mark(self) -> None:
        for mark in MARKS:
            if self._text.startswith(mark, self._at):
                self._emit(Kind.MARK, mark, self._at, self._at + len(mark))
                return
        char = self._text[self._at]
        shown = f"'{char}'" if char.isprintable() else f"U+{ord(char):04X}"
        comment = self._text.startswith(_FOREIGN_COMMENTS, self._at)
        help_ = "comments start with '//'" if comment else _HELP.get(char, "")
        self._reporter.error("IPC0101", self._span(self._at, self._at + 1), help_=help_, char=shown)
        self._at = self._line_end() if comment else self._at + 1
        self._fresh = False

    def _span(self, start: int, end: int) -> Span:
        return Span(self._file, start, end)

    def _emit(self, kind: Kind, text: str, start: int, end: int, *, value: int = 0, data: bytes = b"") -> None:
        doc_span = self._span(self._doc_start, self._doc_end) if self._doc else None
        self._tokens.append(
            Token(
                kind, text, value, data, self._span(start, end), self._line, self._fresh, self._blank,
                tuple(self._doc), doc_span, tuple(self._comments),
            )
        )  # fmt: skip
        self._doc, self._comments, self._blank, self._fresh = [], [], False, False
        self._at = end


def tokenize(file: SourceFile, reporter: Reporter) -> tuple[Token, ...]:
    """The tokens of a file; bad characters and literals are reported."""
    return Lexer(file, reporter).run()
