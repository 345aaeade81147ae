"""Words of a statement: numbers, strings and docs to text, a line back to tokens. Used by all writers and readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


class StatementError(Exception):
    """A statement that can't be read: `line` (from 1) and one clear sentence."""

    def __init__(self, line: int, message: str) -> None:
        shown = _escape_hidden(message)
        self.line = line
        self.message = shown if len(shown) <= _LONGEST_MESSAGE else shown[:_LONGEST_MESSAGE] + " …"
        super().__init__(f"line {line}: {self.message}")


# Characters that a reader can't see, or that change the direction of what stands beside them.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(u\{[0-9A-F]{1,6}\}|.?)")
_TOKEN = re.compile(
    r"(?P<space> +)"
    r"|(?P<doc>//.*)"
    r'|(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>0x[0-9A-Fa-f_]+|[0-9][0-9_]*)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\.\.|==|!=|<=|>=|[-+*%<>=()\[\]{}|:,.])",
    re.DOTALL,
)
_LONGEST_NUMBER = 40
_LONGEST_MESSAGE = 300


def number(value: int) -> str:
    """An integer as a reviewer likes it: hexadecimal for addresses and masks of 64 KiB and up, decimal for the rest."""
    size = abs(value)
    if size >= 0x10000 and (size & 0xFFF in (0, 0xFFF) or size >= 1 << 32 and size % 1000 != 0):
        return f"{'-' if value < 0 else ''}0x{size:_X}"
    return str(value)


def hexadecimal(value: int) -> str:
    """An op number or a mask: always in base 16."""
    return f"0x{value:X}"


def span(low: int, high: int, spell: Callable[[int], str] = number) -> str:
    """`7`, or `7..9`."""
    return spell(low) if low == high else f"{spell(low)}..{spell(high)}"


def _escape_hidden(text: str) -> str:
    return _HIDDEN.sub(lambda match: f"\\u{{{ord(match.group()):X}}}", text)


def quote(text: str) -> str:
    """A string in double quotes, on one line."""
    return '"' + _escape_hidden(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")) + '"'


def doc_lines(doc: str) -> list[str]:
    """`// text` for each line of a doc; nothing for an empty one."""
    if not doc:
        return []
    parts = [_escape_hidden(part.replace("\\", "\\\\")) for part in doc.split("\n")]
    return [f"// {part}" if part else "//" for part in parts]


@dataclass(frozen=True)
class Token:
    kind: str
    text: str


class Tokens:
    """A cursor over the tokens of one line. A doc at the end of the line stands in `doc`, apart from the tokens."""

    def __init__(self, line: int, text: str) -> None:
        self.line = line
        self.doc: str | None = None
        self._tokens: list[Token] = []
        self._at = 0
        place = 0
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None:
                raise self.error(f"unexpected character {text[place]!r}")
            place = match.end()
            if match.lastgroup == "doc":
                self.doc = self._unescape(match.group()[2:].removeprefix(" "))
            elif match.lastgroup != "space":
                self._tokens.append(Token(str(match.lastgroup), match.group()))

    def error(self, message: str) -> StatementError:
        """A StatementError at this line."""
        return StatementError(self.line, message)

    def _unescape(self, text: str) -> str:
        def one(match: re.Match[str]) -> str:
            code = match.group(1)
            if code.startswith("u{"):
                value = int(code[2:-1], 16)
                if value <= 0x10FFFF:
                    return chr(value)
            elif code in ('"', "\\"):
                return code
            elif code == "n":
                return "\n"
            raise self.error(f"unknown escape \\{code}")

        return _ESCAPE.sub(one, text)

    @property
    def only_doc(self) -> bool:
        """Whether the line holds a doc and nothing else."""
        return not self._tokens and self.doc is not None

    def peek(self, ahead: int = 0) -> Token:
        """The next token, or one of kind "end"."""
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else Token("end", "end of line")

    def at(self, text: str) -> bool:
        """Whether the next token is this word or sign."""
        token = self.peek()
        return token.text == text and token.kind in ("name", "sign")

    def accept(self, text: str) -> bool:
        """Takes the next token if it is this word or sign."""
        if self.at(text):
            self._at += 1
            return True
        return False

    def accept_one(self, *texts: str) -> str:
        """Takes the next token if it is one of these words or signs, and says which; "" if none."""
        return next((text for text in texts if self.accept(text)), "")

    def expect(self, *texts: str) -> None:
        """Takes exactly these words or signs."""
        for text in texts:
            if not self.accept(text):
                raise self.error(f"expected '{text}', found '{self.peek().text}'")

    def _take(self, kind: str, what: str) -> str:
        token = self.peek()
        if token.kind != kind:
            raise self.error(f"expected {what}, found '{token.text}'")
        self._at += 1
        return token.text

    def name(self) -> str:
        """A plain name."""
        return self._take("name", "a name")

    def dotted(self) -> str:
        """A name with dots: `procd.segment`."""
        parts = [self.name()]
        while self.at(".") and self.peek(1).kind == "name":
            self._at += 1
            parts.append(self.name())
        return ".".join(parts)

    def names(self) -> tuple[str, ...]:
        """Names with dots, with commas between."""
        found = [self.dotted()]
        while self.accept(","):
            found.append(self.dotted())
        return tuple(found)

    def number_text(self) -> str:
        """An integer as it is written, with its sign."""
        sign = "-" if self.accept("-") else ""
        return sign + self._take("number", "a number")

    def number(self) -> int:
        """An integer, in decimal or hexadecimal, with its sign."""
        return self.value_of(self.number_text())

    def value_of(self, text: str) -> int:
        """The value of a number that number_text gave."""
        try:
            if len(text) > _LONGEST_NUMBER:
                raise ValueError
            return int(text, 0)
        except ValueError:
            raise self.error(f"'{text[:_LONGEST_NUMBER]}' is not a number") from None

    def span(self) -> tuple[int, int]:
        """`7` or `7..9`."""
        low = self.number()
        return (low, self.number()) if self.accept("..") else (low, low)

    def string(self) -> str:
        """A string in double quotes."""
        return self._unescape(self._take("string", "a string")[1:-1])

    def end(self) -> None:
        """Nothing is left but a doc."""
        if self.peek().kind != "end":
            raise self.error(f"unexpected '{self.peek().text}'")

    def end_bare(self) -> None:
        """Nothing is left, not even a doc."""
        self.end()
        if self.doc is not None:
            raise self.error("a doc has no place here")
