"""One diagnostic of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """`message` and `help` take named arguments in braces. `rule` states what holds, for `ipcgen explain`."""

    message: str
    rule: str
    help: str = ""
