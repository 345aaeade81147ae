"""C text in, its tokens with their places and the function that each stands in out. For the generated C, which is regular."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?P<skip>\s+|/\*.*?\*/|//[^\n]*|^[ \t]*\#[^\n]*)"
    r"|(?P<number>0[xX][0-9A-Fa-f]+|\d+)"
    r"|(?P<name>[A-Za-z_]\w*)"
    r'|(?P<text>"(?:\\.|[^"\\])*")'
    r"|(?P<mark>->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||\|=|&=|\+=|-=|[^\s\w])",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Token:
    """A token; `depth` counts the braces around it: 0 outside of functions."""

    kind: str
    text: str
    start: int
    end: int
    depth: int


def tokens_of(text: str) -> list[Token]:
    """All tokens but white space, comments and directives."""
    found: list[Token] = []
    depth = at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        assert match is not None, text[at : at + 40]
        at = match.end()
        kind = match.lastgroup or ""
        if kind == "skip":
            continue
        word = match.group()
        depth -= word == "}"
        found.append(Token(kind, word, match.start(), match.end(), depth))
        depth += word == "{"
    return found


def bodies(tokens: list[Token]) -> list[tuple[int, int]]:
    """First token after the brace and the closing brace of each function; not of structs, tables and the like."""
    found = []
    for index, token in enumerate(tokens):
        if token.text == "{" and token.depth == 0 and tokens[index - 1].text == ")":
            end = next(i for i in range(index + 1, len(tokens)) if tokens[i].text == "}" and tokens[i].depth == 0)
            found.append((index + 1, end))
    return found


def closing(tokens: list[Token], index: int) -> int:
    """The bracket that closes the one at `index`."""
    pairs = {"(": ")", "[": "]", "{": "}"}
    opening, wanted, depth = tokens[index].text, pairs[tokens[index].text], 0
    for at in range(index, len(tokens)):
        depth += (tokens[at].text == opening) - (tokens[at].text == wanted)
        if depth == 0:
            return at
    raise ValueError("a bracket is not closed")


def operand(tokens: list[Token], index: int) -> tuple[int, int]:
    """First and last token of the operand of && or || (or of the whole bracket) in which `index` stands."""
    stops = ("&&", "||", ";", "?", ":", ",", "return", "=")
    low, depth = index, 0
    while not (depth == 0 and (tokens[low - 1].text in stops or tokens[low - 1].text in "([{")):
        low -= 1
        depth += (tokens[low].text in (")", "]")) - (tokens[low].text in ("(", "["))
    high, depth = index, 0
    while not (depth == 0 and (tokens[high + 1].text in stops or tokens[high + 1].text in ")]}")):
        high += 1
        depth += (tokens[high].text in ("(", "[")) - (tokens[high].text in (")", "]"))
    return low, high
