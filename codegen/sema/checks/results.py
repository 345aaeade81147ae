"""The result enum of a schema: it has the results that every op has."""

from __future__ import annotations

from codegen.diag.reporter import Reporter
from codegen.sema.kinds import EnumType
from codegen.sema.ops import IMPLIED_RESULTS
from codegen.source import Span


def check_implied(enum: EnumType, place: Span, reporter: Reporter) -> None:
    """OK and the four implied results exist, and OK is 0."""
    names = {member.name: member.value for member in enum.members}
    missing = [name for name in ("OK", *IMPLIED_RESULTS) if name not in names]
    if missing or names["OK"] != 0:
        reporter.error("IPC0514", place, enum=enum.name, missing=", ".join(missing) or "OK = 0")
