"""One generated C file in, its mutants out: each one change of its text that a vector must notice.

Families: drop (a check or a store goes), negate, bound (< and <=, a number or a named bound one off), operand (one of an && or
an || counts no more), logic (&& and ||), endian (the bytes of a number the other way round), width (a number of another
size), offset (two places change places), mask (a bit more or less), verdict (another class, part, offset, rule), order (two
checks change places), arithmetic, answer (another result, another function, a value where there was an error).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator

from tokens import Token, bodies, closing, operand, tokens_of

RELATIONS = {
    "<": (("<=", "bound"), (">=", "negate")),
    "<=": (("<", "bound"), (">", "negate")),
    ">": ((">=", "bound"), ("<=", "negate")),
    ">=": ((">", "bound"), ("<", "negate")),
    "==": (("!=", "negate"),),
    "!=": (("==", "negate"),),
}
SWAPPED = {"+": "-", "-": "+", "*": "+", "/": "*", "%": "/", "<<": ">>", ">>": "<<"}
ACCESS = re.compile(r"ipc_(get|put)_u(16|32|64)le$")
OTHER_PART = {"IPC_PART_BODY": "IPC_PART_TABLE", "IPC_PART_TABLE": "IPC_PART_BODY",
              "IPC_PART_SEQUENCE": "IPC_PART_BODY", "IPC_PART_HEADER": "IPC_PART_BODY"}  # fmt: skip
CONSTANT = re.compile(r"IPC_[A-Z0-9_]+$")
VALUES = ("number", "name")


@dataclass(frozen=True)
class Mutant:
    """A change of a file: the text from `start` to `end` becomes another."""

    path: str
    line: int
    family: str
    start: int
    end: int
    text: str
    was: str
    function: str = ""

    @property
    def title(self) -> str:
        """Where it is and what it does, on one line."""
        return f"{self.path}:{self.line} {self._deed}"

    @property
    def _deed(self) -> str:
        was, now = (" ".join(text.split()) for text in (self.was, self.text))
        return f"{self.family}: {was[:90] or 'nothing'} -> {now[:90] or 'nothing'}"

    def applied(self, text: str) -> str:
        """The file with the change."""
        return text[: self.start] + self.text + text[self.end :]


def mutants_of(path: str, text: str) -> list[Mutant]:
    """Every mutant of a file, in the order of its text, each text of the file once."""
    tokens = tokens_of(text)
    found: dict[tuple[int, int, str], Mutant] = {}
    for token in tokens:
        if token.kind == "number" and token.depth > 0 and _in_table(tokens, token):
            line = text.count("\n", 0, token.start) + 1
            for step in (1, -1):
                new = str(int(token.text, 0) + step)
                mutant = Mutant(path, line, "bound", token.start, token.end, new, token.text)
                found[token.start, token.end, new] = mutant
    for low, high in bodies(tokens):
        name = _name(tokens, low)
        for family, start, end, new in _of_body(text, tokens, low, high):
            line = text.count("\n", 0, start) + 1
            found.setdefault((start, end, new), Mutant(path, line, family, start, end, new, text[start:end], name))
    return sorted(found.values(), key=lambda mutant: (mutant.start, mutant.end, mutant.text))


def _name(tokens: list[Token], low: int) -> str:
    """The name of the function whose body begins at `low`."""
    at, depth = low - 2, 0
    while depth or at == low - 2:
        depth += (tokens[at].text == ")") - (tokens[at].text == "(")
        at -= depth != 0
    return tokens[at - 1].text


def _in_table(tokens: list[Token], token: Token) -> bool:
    """Whether a number stands in a table, outside of every function."""
    return not any(tokens[low].start <= token.start < tokens[high].start for low, high in bodies(tokens))


Change = tuple[str, int, int, str]


def _of_body(text: str, tokens: list[Token], low: int, high: int) -> Iterator[Change]:
    for index in range(low, high):
        token = tokens[index]
        yield from _token(tokens, index)
        if token.text in RELATIONS and _is_binary(tokens, index):
            first, last = operand(tokens, index)
            if tokens[first - 1].text in ("&&", "||") or tokens[last + 1].text in ("&&", "||"):
                for value in ("1", "0"):
                    yield "operand", tokens[first].start, tokens[last].end, value
        if token.text == "if":
            end = closing(tokens, index + 1)
            inner = text[tokens[index + 1].end : tokens[end].start]
            yield "drop", tokens[index + 1].end, tokens[end].start, "0"
            yield "negate", tokens[index + 1].end, tokens[end].start, f"!({inner})"
        if ACCESS.match(token.text):
            yield from _access(text, tokens, index)
        if token.text == "ipc_verdict":
            yield from _verdict(tokens, index)
        if _begins(tokens, index):
            yield from _statement(text, tokens, index)
    yield from _offsets(tokens, low, high)
    yield from _order(text, tokens, low, high)


def _begins(tokens: list[Token], index: int) -> bool:
    """Whether a statement begins here."""
    before = tokens[index - 1].text
    if before != ")":
        return before in (";", "{", "}", "else", ":")
    opening, depth = index - 1, 0
    while depth or opening == index - 1:
        depth += (tokens[opening].text == ")") - (tokens[opening].text == "(")
        opening -= depth != 0
    return tokens[opening - 1].text in ("if", "for", "while")


def _token(tokens: list[Token], index: int) -> Iterator[Change]:
    """Changes of one token."""
    token, before, after = tokens[index], tokens[index - 1].text, tokens[index + 1].text
    place = token.start, token.end
    if token.text in RELATIONS and _is_binary(tokens, index):
        for other, family in RELATIONS[token.text]:
            yield (family, *place, other)
    elif token.text in ("&&", "||"):
        yield ("logic", *place, "||" if token.text == "&&" else "&&")
    elif token.kind == "number" and before != "[" and not _in_verdict_call(tokens, index):
        yield from _number(tokens, index)
    elif token.text in SWAPPED and _is_binary(tokens, index) and before != "const":
        yield ("arithmetic", *place, SWAPPED[token.text])
    elif token.text in ("&", "|") and _is_binary(tokens, index):
        yield ("mask", *place, "|" if token.text == "&" else "&")
    elif token.text == "~":
        yield ("mask", *place, "")
    elif token.text in ("true", "false"):
        yield ("answer", *place, "false" if token.text == "true" else "true")
    elif token.text == "!" and after != "=":
        yield ("negate", *place, "")
    elif CONSTANT.match(token.text) and before != "case" and after != "(" and not _in_verdict_call(tokens, index):
        family = "answer" if token.text.startswith(("IPC_RESULT", "IPC_CLASS_OK", "IPC_DEFERRED")) else "bound"
        for step in (1, -1):
            yield (family, *place, f"({token.text} {'+' if step > 0 else '-'} 1)")


def _number(tokens: list[Token], index: int) -> Iterator[Change]:
    token = tokens[index]
    value = int(token.text, 0)
    if token.text[:2].lower() == "0x":
        for changed in (value << 1 | 1, value & value - 1, value >> 1):
            if changed != value:
                yield "mask", token.start, token.end, f"{changed & 0xFFFFFFFFFFFFFFFF:#x}"
        return
    if token.text == "0" and _callee(tokens, index) in ("ipc_call_send", "ipc_reply_fail"):
        # A set of results: NOT_FOUND, or BUSY where the function has another way for that.
        yield "mask", token.start, token.end, "16" if _names(tokens, index, "IPC_RESULT_NOT_FOUND") else "8"
        return
    yield "bound", token.start, token.end, str(value + 1)
    if value > 0:
        yield "bound", token.start, token.end, str(value - 1)


def _names(tokens: list[Token], index: int, name: str) -> bool:
    """Whether the function around a token says a name before it."""
    while tokens[index].depth > 0:
        if tokens[index].text == name:
            return True
        index -= 1
    return False


def _callee(tokens: list[Token], index: int) -> str:
    """The function in whose arguments, and in no deeper brackets, a token stands."""
    depth = 0
    for at in range(index - 1, 0, -1):
        depth += (tokens[at].text == ")") - (tokens[at].text == "(")
        if depth < 0:
            return tokens[at - 1].text
    return ""


def _is_binary(tokens: list[Token], index: int) -> bool:
    """Whether something stands on both sides of an operator; a type before * is none."""
    before, after = tokens[index - 1], tokens[index + 1]
    if before.text == ")" and tokens[index].text in ("*", "&", "-", "+"):
        opening = index - 1
        depth = 0
        while True:
            depth += (tokens[opening].text == ")") - (tokens[opening].text == "(")
            if depth == 0:
                break
            opening -= 1
        inner = [token.text for token in tokens[opening + 1 : index - 1]]
        if all(word in ("const", "*") or word.endswith("_t") or word == "char" for word in inner):
            return False
    left = before.kind in VALUES and before.text != "return" or before.text in (")", "]")
    if tokens[index].text == "*" and (after.text in ("const", ")", ",") or _declares(tokens, index)):
        return False
    return left and (after.kind in VALUES or after.text in ("(", "~", "!", "-", "&", "*", '"'))


def _declares(tokens: list[Token], index: int) -> bool:
    """Whether a * stands in a declaration: type, star, name, and an end or a value."""
    before = tokens[index - 1].text
    starts = tokens[index - 2].text in (";", "{", "}", "(", "const", "struct", "union", ",")
    return starts and (before.endswith("_t") or before in ("char", "void") or tokens[index - 2].text in ("struct", "union"))


def _in_verdict_call(tokens: list[Token], index: int) -> bool:
    """Whether a token is in the arguments of ipc_verdict, which have changes of their own."""
    depth = 0
    for at in range(index - 1, max(index - 40, 0), -1):
        text = tokens[at].text
        if text in (";", "{", "}"):
            return False
        depth += (text == ")") - (text == "(")
        if depth < 0:
            if tokens[at - 1].text == "ipc_verdict":
                return True
            depth = 0
    return False


def _verdict(tokens: list[Token], index: int) -> Iterator[Change]:
    """Another part, class, offset, rule."""
    end = closing(tokens, index + 1)
    for at in range(index + 2, end):
        token = tokens[at]
        if token.text in OTHER_PART:
            yield "verdict", token.start, token.end, OTHER_PART[token.text]
        elif token.kind == "number":
            yield "verdict", token.start, token.end, str(int(token.text, 0) + 1)
        elif token.text.startswith("IPC_CLASS"):
            yield "verdict", token.start, token.end, f"({token.text} + 1)"
        elif token.kind == "name" and token.text not in ("size_t", "uint32_t") and tokens[at + 1].text != "(":
            yield "verdict", token.start, token.end, f"({token.text} + 1)"


def _access(text: str, tokens: list[Token], index: int) -> Iterator[Change]:
    """The other byte order, another width."""
    name = tokens[index].text
    match = ACCESS.match(name)
    assert match is not None
    verb, width = match.group(1), int(match.group(2))
    end = closing(tokens, index + 1)
    whole = text[tokens[index].start : tokens[end].end]
    if verb == "get":
        yield "endian", tokens[index].start, tokens[end].end, f"__builtin_bswap{width}({whole})"
    else:
        comma = _comma(tokens, index + 1)
        value = text[tokens[comma].end : tokens[end].start].strip()
        changed = f" __builtin_bswap{width}({value})"
        yield "endian", tokens[comma].end, tokens[end].start, changed
    for other in (16, 32, 64):
        if other < width:  # a wider load that is cut again is the same value
            yield "width", tokens[index].start, tokens[index].end, f"ipc_{verb}_u{other}le"


def _comma(tokens: list[Token], opening: int) -> int:
    """The first comma of an argument list."""
    depth = 0
    for at in range(opening, len(tokens)):
        depth += (tokens[at].text in "([") - (tokens[at].text in ")]")
        if depth == 1 and tokens[at].text == ",":
            return at
    raise ValueError("one argument")


def _statement(text: str, tokens: list[Token], index: int) -> Iterator[Change]:
    """An assignment, a call or a jump that goes."""
    token = tokens[index]
    if token.kind != "name" and token.text not in ("*",):
        return
    if token.text in ("if", "for", "while", "switch", "case", "default", "else", "const", "struct", "union", "static", "do"):
        return
    if token.kind == "name" and tokens[index + 1].kind == "name" and token.text != "return":
        return  # a declaration
    if token.kind == "name" and tokens[index + 1].text == "*" and _declares(tokens, index + 1):
        return
    end = index
    depth = 0
    while tokens[end].text != ";" or depth:
        depth += (tokens[end].text in "([{") - (tokens[end].text in ")]}")
        if depth < 0:
            return
        end += 1
    if token.text == "return":
        if end > index + 1 and tokens[index + 1].text not in ("0", "false", "ipc_verdict", "IPC_CLASS_OK"):
            is_outcome = tokens[index + 1].text == "call" or tokens[index + 1].text.startswith("ipc_call_")
            nothing = "(struct ipc_outcome){0, 0, 0}" if is_outcome else "0"
            yield "answer", tokens[index + 1].start, tokens[end].start, nothing
        return
    yield "drop", token.start, tokens[end].end, "(void)0;"
    if tokens[index + 1].text == "(" and token.text.startswith(("serve_", "ipc_exchange_re")):
        yield from _other_function(tokens, index)


def _other_function(tokens: list[Token], index: int) -> Iterator[Change]:
    """The next function that dispatch calls, in the place of this one."""
    name = tokens[index].text
    if not name.startswith("serve_"):
        return
    names = list(dict.fromkeys(token.text for token in tokens if token.text.startswith("serve_")))
    other = names[(names.index(name) + 1) % len(names)]
    if other != name:
        yield "answer", tokens[index].start, tokens[index].end, other


def _offsets(tokens: list[Token], low: int, high: int) -> Iterator[Change]:
    """In the place of buf + N: the next such place of the function."""
    places = [
        at
        for at in range(low, high - 2)
        if tokens[at].text == "buf" and tokens[at + 1].text == "+" and tokens[at + 2].kind == "number"
    ]
    for at, following in zip(places, places[1:]):
        here, there = tokens[at + 2], tokens[following + 2]
        if here.text != there.text:
            yield "offset", here.start, here.end, there.text
            yield "offset", there.start, there.end, here.text


def _order(text: str, tokens: list[Token], low: int, high: int) -> Iterator[Change]:
    """Two checks, one behind the other, change places."""
    checks: list[tuple[int, int]] = []
    for index in range(low, high):
        if tokens[index].text == "if" and tokens[closing(tokens, index + 1) + 1].text == "return":
            end = closing(tokens, index + 1)
            while tokens[end].text != ";":
                end += 1
            checks.append((index, end))
    for (first, end), (second, last) in zip(checks, checks[1:]):
        if second == end + 1 and tokens[first].depth == tokens[second].depth:
            start, stop = tokens[first].start, tokens[last].end
            one, two = text[start : tokens[end].end], text[tokens[second].start : stop]
            yield "order", start, stop, f"{two}\n{one}"
