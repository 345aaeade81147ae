"""A case that fails in, a smaller pair of texts that fails in the same way out.

Definitions, fields and rules that both sides have in the same words are taken out of both, one after the other.
"""

from __future__ import annotations

import re
from typing import Iterator

from tests.compat.cases import Case, is_tiny, load
from tests.compat.check import Report, verdicts

# A definition with its doc, and within one the lines of an item with their doc.
_CHUNK = re.compile(r"(?:^/// .*\n)(?:^[a-z].*\n)(?:^ .*\n)*(?:^\}.*\n)?\n?", re.MULTILINE)
_LINES = re.compile(r"(?:^ +/// .*\n)?^ +[a-z].*\n", re.MULTILINE)


def shrunk(case: Case) -> Case:
    """The smallest case that was found."""
    kind = _kind(case)
    smaller = True
    while smaller and kind:
        smaller = False
        for texts in _without(case.texts):
            sides = load(texts[0]), load(texts[1])
            if all(sides) and all(map(is_tiny, sides)):
                trial = Case(case.name, case.edits, texts, *sides)
                if _kind(trial) == kind:
                    case, smaller = trial, True
                    break
    return case


def _kind(case: Case) -> list[str]:
    """What is wrong, without names."""
    return sorted({re.sub(r"\(.*?\)", "", problem) for problem in verdicts(case, Report())})


def _without(texts: tuple[str, str]) -> Iterator[tuple[str, str]]:
    for pattern in (_CHUNK, _LINES):
        for match in pattern.finditer(texts[0]):
            piece = match.group()
            if piece in texts[1] and "schema t" not in piece:
                yield texts[0].replace(piece, "", 1), texts[1].replace(piece, "", 1)
