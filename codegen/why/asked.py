"""A verdict as people write it in, its parts out: 0x8100081A, 2164262938, `RULE 1 at 8`, `body ENUM at 8`.

What decode prints is taken too: `RULE 1 at byte 8 of the body: reason`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from codegen.arguments import meant
from codegen.decode.statements import DecodeError
from codegen.decode.verdicts import PLACELESS, title
from codegen.layout.verdict import CLASSES, PARTS, describe, verdict

_NUMBER = re.compile("(0[xX])?[0-9A-Fa-f]+")
_PART = "|".join(PARTS)
_WORDS = re.compile(
    rf"(?:(?P<part>{_PART}) )?(?P<name>[A-Za-z][A-Za-z0-9_]*)(?: (?P<first>[0-9]+))??"
    rf"(?:(?P<at> at)?(?: byte)? (?P<offset>0[xX][0-9A-Fa-f]+|[0-9]+))?"
    rf"(?: of the (?P<behind>{_PART}))?(?:: [^ ]+(?: of [^ ]+)?)?"
)
_MOST_WORDS = 12  # of the longest form above
_HIGHEST = (1 << 16) - 1
_HIGHEST_RULE = 63
_EXAMPLES = "write it as a number (0x8100081A) or in words (RULE 1 at 8)"


@dataclass(frozen=True)
class Asked:
    """A verdict; `part` is "" where the words leave it out."""

    part: str
    name: str
    offset: int
    rule: int

    @property
    def words(self) -> str:
        """Such as: ENUM at byte 8 of the body."""
        if self.name == "OK":
            return "OK"
        return title(self.part, self.name, self.offset, "", self.rule).removesuffix(" of the ")

    def number(self, part: str) -> int:
        """Its number, where the part is this one unless the verdict says another."""
        return verdict(self.part or part, self.name, self.offset, self.rule)

    def same(self, other: int) -> bool:
        """Whether a verdict is the one that is asked for."""
        if self.name == "OK" or not other:
            return self.name == "OK" and not other
        part, *rest = describe(other)
        return self.part in ("", part) and rest == [self.name, self.offset, self.rule]


def split(names: tuple[str, ...]) -> tuple[Asked, tuple[str, ...]]:
    """The verdict that stands first on a command line, and what stands behind it. DecodeError if there is none."""
    first = " ".join(names[0].split()).removeprefix("malformed: ")
    if _NUMBER.fullmatch(first) and first[0] in "0123456789":
        return _numbered(first), names[1:]
    for count in range(min(len(names), _MOST_WORDS), 0, -1):
        words = " ".join(" ".join(names[:count]).split()).removeprefix("malformed: ")
        matched = _WORDS.fullmatch(words)
        if matched is not None and _fits(matched):
            return _worded(matched), names[count:]
    name = next((word for word in first.split() if word not in PARTS), first)
    raise DecodeError(f"'{first}' is no verdict{meant(name.upper(), CLASSES) or '; ' + _EXAMPLES}")


def _numbered(text: str) -> Asked:
    hexadecimal = text[:2] in ("0x", "0X") or not text.isdecimal()
    number = int(text, 16 if hexadecimal else 10)
    if number >= 1 << 32:
        raise DecodeError(f"'{text}' is no verdict: it has over 32 bits")
    part, name, offset, rule = describe(number)
    if number == 0:
        return Asked("", "OK", 0, 0)
    if name in ("?", "OK"):
        raise DecodeError(f"'{text}' is no verdict: class {number & 0xFF} is not known here")
    return Asked(part, name, offset, rule)


def _fits(matched: re.Match[str]) -> bool:
    """Whether the words are a verdict and no bytes: a number without `at` stands only where a class has an offset."""
    name = matched["name"].upper()
    bare = matched["offset"] is not None and matched["at"] is None
    return name in CLASSES and not (bare and (name in PLACELESS or name == "OK"))


def _worded(matched: re.Match[str]) -> Asked:
    name, part = matched["name"].upper(), matched["part"] or matched["behind"] or ""
    first, offset = matched["first"], matched["offset"]
    if name == "RULE" and first is None and matched["at"] is None:
        first, offset = offset, None
    if first is not None and name != "RULE":
        raise DecodeError(f"only a rule has a number: {name} at {offset}")
    if name == "RULE" and first is None:
        raise DecodeError("which rule? Say RULE 1 at 8")
    if offset is None and name not in PLACELESS and name != "OK":
        raise DecodeError(f"at which byte? Say {name}{' ' + first if first else ''} at 8")
    at, rule = int(offset or "0", 0 if (offset or "")[:2] in ("0x", "0X") else 10), int(first or "0")
    if at > _HIGHEST or rule > _HIGHEST_RULE:
        raise DecodeError(f"no verdict has an offset over {_HIGHEST} or a rule over {_HIGHEST_RULE}")
    if name in PLACELESS and at:
        raise DecodeError(f"{name} lies at no byte: its offset is 0")
    if name.startswith("CAP_"):
        part = part or "table"
    return Asked(part or ("sequence" if name in ("BUSY", "IDLE", "KEY") else ""), name, at, rule)
