"""What a rule of a comparison is: a stable id, a title, and the text that explains it.

Each file of rules has its own `RULES`, a tuple of these; a `Finding` names a rule by its id.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """`id` never changes its meaning; `title` is a line without a full stop; `explain` is what and why in sentences."""

    id: str
    title: str
    explain: str
