"""A row of the table of commands, and a command line taken apart by it: what `cli` makes and the commands read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Mapping, Sequence


class UsageError(Exception):
    """What the user can mend at the command line or on the disk; the text is one line."""


@dataclass(frozen=True)
class Arguments:
    """One command with its options, as typed."""

    command: str
    flags: frozenset[str]
    values: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]

    def one(self, option: str, default: str = "") -> str:
        """The value of an option that is given at most once."""
        return self.values.get(option, (default,))[-1]

    @property
    def json(self) -> bool:
        """Whether diagnostics go to stdout as JSON lines; all other words go to stderr then."""
        return self.one("--message-format", "text") == "json"


@dataclass(frozen=True)
class Command:
    """What a command takes, and the function that does it."""

    help: str
    flags: tuple[str, ...]
    options: tuple[str, ...]
    names: tuple[int, int]
    run: Callable[[Arguments], int]


def meant(word: str, known: Sequence[str] | Mapping[str, object] | set[str]) -> str:
    """A question after what was meant, where one of the known words is near; else nothing."""
    from difflib import get_close_matches  # pylint: disable=import-outside-toplevel  # only after a slip

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
