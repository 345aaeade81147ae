"""What the manual needs of a command, and what its help text says of its options."""

from __future__ import annotations

import re
from dataclasses import dataclass

# `--part header|table|body`, `--format=text|json`
_LISTED = re.compile(r"(--[a-z-]+)[= ]([a-z]+(?:\|[a-z]+)+)")
# `--format=FORMAT  markdown, json or sarif`
_SAID = re.compile(r"(--[a-z-]+)[= ][A-Z]+ +((?:[a-z]+, )*[a-z]+ or [a-z]+)")
_FOLDER = re.compile(r"(--[a-z-]+)[= ]DIR")


@dataclass(frozen=True)
class Topic:
    """A command: its name, its help text, options without and with a value."""

    name: str
    help: str
    flags: tuple[str, ...]
    options: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it does, in a few words."""
        return self.help.split("\n", 1)[0].partition(": ")[2].rstrip(".")

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The words that an option takes, where the help text lists them."""
        found = {option: tuple(words.split("|")) for option, words in _LISTED.findall(self.help)}
        for option, words in _SAID.findall(self.help):
            found.setdefault(option, tuple(re.split(", | or ", words)))
        return {option: words for option, words in found.items() if option in self.options}

    @property
    def folders(self) -> tuple[str, ...]:
        """The options that take a folder."""
        return tuple(option for option in self.options if option in _FOLDER.findall(self.help))
