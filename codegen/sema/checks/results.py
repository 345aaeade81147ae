"""The result enum of a schema: it has the results that every op has, by the numbers that the runtime knows."""

from __future__ import annotations

from codegen.diag.reporter import Reporter
from codegen.sema.kinds import EnumType
from codegen.sema.ops import RUNTIME_RESULTS
from codegen.source import Span


def check_implied(enum: EnumType, place: Span, reporter: Reporter) -> None:
    """OK and the four implied results exist, and have the runtime's numbers."""
    numbers = {member.name: member.value for member in enum.members}
    missing = [name for name in RUNTIME_RESULTS if name not in numbers]
    if missing:
        reporter.error("IPC0514", place, enum=enum.name, missing=", ".join(missing))
    other = [name for name, number in RUNTIME_RESULTS.items() if numbers.get(name, number) != number]
    if other:
        found = ", ".join(f"{name} = {numbers[name]}" for name in other)
        wanted = ", ".join(f"{name} = {RUNTIME_RESULTS[name]}" for name in other)
        reporter.error("IPC0524", place, enum=enum.name, found=found, wanted=wanted)
