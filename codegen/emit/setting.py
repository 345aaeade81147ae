"""Long lines in, lines of at most 100 columns out, of code and of comments. Called by the views."""

from __future__ import annotations

from typing import Sequence

WIDTH = 100
SHORTEST = 8  # less than this is not left alone on a last line where another break is as good
TAB = 8


def columns(line: str) -> int:
    """How wide a line is: tabs stand at its beginning only."""
    tabs = len(line) - len(line.lstrip("\t"))
    return tabs * TAB + len(line) - tabs


def wrapped(line: str, depth: int, spare: int = 0) -> str:
    """One logical line of code at that depth, without its own indent; broken after operators and commas where it is
    too long, and aligned to the bracket that is open there. `spare`: columns to leave free on the last line."""
    if depth * TAB + len(line) <= WIDTH - spare:
        return line
    target, equals, value = line.partition(" = ")
    if equals and _is_sum(value):
        return f"{target} =\n{chr(9) * (depth + 1)}{_broken(value, depth + 1, spare, False, 0)}"
    aligned = _broken(line, depth, spare, False, _hanging(line))
    first, *others = aligned.split("\n")
    if all(columns(part) <= WIDTH - spare for part in ("\t" * depth + first, *others)):
        return aligned
    if equals and (depth + 1) * TAB + len(value) <= WIDTH - spare:
        return f"{target} =\n{chr(9) * (depth + 1)}{value}"
    return _broken(line, depth, spare, True, TAB)


def _is_sum(value: str) -> bool:
    """Whether an operator stands outside all brackets."""
    nesting = 0
    for index, char in enumerate(value):
        nesting += (char in "([") - (char in ")]")
        if not nesting and char == " " and _rank(value[:index]):
            return True
    return False


def _broken(line: str, depth: int, spare: int, hanging: bool, base: int) -> str:
    """The line in parts; outside brackets they go on at column `base`. `hanging`: its first bracket is too far right to
    align to, so the parts go one tab in."""
    lines: list[str] = []
    rest, opened, start = line, [base], 0
    if hanging and "(" in line:
        cut = line.index("(") + 1
        lines, rest, opened, start = [line[:cut]], line[cut:], [TAB, TAB], TAB
    while True:
        room = WIDTH - depth * TAB - start
        cut = _break(rest, room, len(opened)) or 0 if len(rest) > room - spare else len(rest)
        cut = _after_group(rest[:cut], len(opened)) or cut
        if cut in (0, len(rest)):
            break
        opened = _brackets(rest[:cut], start, opened)
        lines.append(_pad(start, lines) + rest[:cut].rstrip())
        rest, start = rest[cut:], opened[-1]
    lines.append(_pad(start, lines) + rest)
    return f"\n{chr(9) * depth}".join(lines)


def _after_group(text: str, nesting: int) -> int:
    """Where a group ends that began on an earlier line, if an operator follows: the rest gets its own line."""
    lowest = level = nesting
    for index, char in enumerate(text):
        level += (char in "([") - (char in ")]")
        lowest = min(lowest, level)
        if char == " " and level == lowest < nesting and _rank(text[:index]) is not None and text[index - 1] != ",":
            return index + 1
    return 0


def _pad(start: int, before: list[str]) -> str:
    """A hanging line is indented by a tab, an aligned one by spaces."""
    return "" if not before else "\t" if start == TAB else " " * start


def _hanging(line: str) -> int:
    """Where a line goes on that is broken outside all brackets."""
    return len("return ") if line.startswith("return ") else TAB


def _brackets(text: str, start: int, opened: list[int]) -> list[int]:
    """The columns after the brackets that are open at the end of the text, which starts at column `start`."""
    found = list(opened)
    for index, char in enumerate(text):
        if char in "([":
            found.append(start + index + 1)
        elif char in ")]":
            found.pop()
    return found


def _break(text: str, room: int, nesting: int) -> int | None:
    """Where to break: after the last of the least nested operators or commas that fit."""
    found: list[tuple[int, int]] = []
    for index, char in enumerate(text[:room]):
        nesting += (char in "([") - (char in ")]")
        rank = _rank(text[:index]) if char == " " else None
        if rank is not None:
            found.append((rank + 4 * nesting, index + 1))
    if not found:
        return None
    least = min(rank for rank, _ in found)
    cuts = [cut for rank, cut in found if rank == least]
    return next((cut for cut in reversed(cuts) if len(text) - cut >= SHORTEST), cuts[-1])


def _rank(before: str) -> int | None:
    """How little a break after this text disturbs, among equally nested ones."""
    endings = ((",", " ||"), (" &&",), (" +", " -", " |", " ?", " :"), (" *", " /"))
    return next((rank for rank, ends in enumerate(endings) if before.endswith(ends)), None)


def filled(words: str, room: int) -> tuple[str, ...]:
    """A text as lines of at most `room` columns."""
    lines: list[str] = []
    for word in words.replace("*/", "* /").replace("/*", "/ *").split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def comment(paragraphs: Sequence[str], depth: int = 0) -> str:
    """A comment before what it speaks of; empty paragraphs are left out."""
    indent = "\t" * depth
    room = WIDTH - depth * TAB - len(" * ")
    blocks = [filled(paragraph, room) for paragraph in paragraphs if paragraph]
    lines = [line for block in blocks for line in block]
    if len(lines) == 1 and len(lines[0]) + len(" * ") * 2 + depth * TAB <= WIDTH:
        return f"{indent}/* {lines[0]} */"
    body = [f"{indent} * {line}".rstrip() for line in lines]
    return "\n".join([f"{indent}/*", *body, f"{indent} */"])


def annotated(rows: Sequence[tuple[str, str]], depth: int = 1) -> tuple[str, ...]:
    """Lines of code with a comment above each: (comment, code). A comment may stand alone."""
    lines: list[str] = []
    for note, code in rows:
        if note:
            lines.append(comment((note,), depth))
        if code:
            lines.append("\t" * depth + code)
    return tuple(lines)
