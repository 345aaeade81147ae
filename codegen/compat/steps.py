"""The sequences that an op takes part in, on both sides, in; verdicts on its steps out."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.compat.model import BodyVerdict
from codegen.layout.model import Op, Schema


def verdicts(old_schema: Schema, new_schema: Schema, old: Op, new: Op) -> Iterator[BodyVerdict]:
    """One verdict for each sequence in which the op's step differs."""
    del old_schema, new_schema, old, new
    yield from ()
