"""Every diagnostic: its id, its message, the likely fix, and the rule behind it.

Ids are permanent. 01 text, 02 names and numbers, 03 types and sizes, 04 rules, 05 ops and capabilities, 06 sequences,
07 examples and vectors, 08 docs and provenance, 09 what a schema head accepts on purpose. Each id has a bad and a good
example in diag/examples.
"""

from __future__ import annotations

from codegen.diag.entries_language import LANGUAGE
from codegen.diag.entries_meaning import MEANING
from codegen.diag.entry import Entry

CATALOG: dict[str, Entry] = LANGUAGE | MEANING

__all__ = ["CATALOG", "Entry"]
