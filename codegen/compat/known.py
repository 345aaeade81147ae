"""The vectors of both sides in, bodies and runs that are known to be good or telling out. They save a search.

A statement holds no examples, so without vectors a message with many rules may have no body to begin with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from codegen.compat.model import Sent
from codegen.reference.model import Deviation, Given, Patch, Run, RunStep, SequenceCases, Vectors, patched

Givens = tuple[tuple[str, "int | bytes"], ...]


@dataclass(frozen=True)
class Known:
    """`read` gives the vectors of a schema, "old" or "new" and its name in; None where there are none."""

    read: Callable[[str, str], Vectors | None] = field(default=lambda side, schema: None)

    def bodies(self, schema: str, old: str, new: str) -> tuple[bytes, ...]:
        """Accepted bodies of a message, by its name on each side."""
        return tuple(
            accept.data
            for side, message in (("old", old), ("new", new))
            for cases in self._of(side, schema).cases
            if cases.kind == "message" and cases.subject == message
            for accept in cases.accepts
        )

    def runs(self, schema: str, sequence: str) -> tuple[tuple[Sent, ...], ...]:
        """Messages of a sequence, from the first on; the last may be refused."""
        return tuple(
            run
            for side in ("old", "new")
            for cases in self._of(side, schema).sequences
            if cases.subject == sequence
            for run in _runs(cases)
        )

    def _of(self, side: str, schema: str) -> Vectors:
        return self.read(side, schema) or Vectors(schema, (), ())


def _runs(cases: SequenceCases) -> Iterator[tuple[Sent, ...]]:
    by_name = {run.name: run for run in cases.runs}
    for run in cases.runs:
        yield tuple(_sent(step, None, (), ()) for step in run.steps)
    for deviation in cases.deviations:
        run = by_name[deviation.run]
        of = by_name[deviation.of] if deviation.of else run
        if deviation.call:  # 0 is the owner's abort, which sends nothing
            yield (*(_sent(step, None, (), ()) for step in run.steps[: deviation.after]), _deviating(of, deviation))


def _deviating(run: Run, deviation: Deviation) -> Sent:
    return _sent(run.steps[deviation.call - 1], deviation.length, deviation.patches, deviation.givens)


def _sent(step: RunStep, length: int | None, patches: tuple[Patch, ...], givens: tuple[Given, ...]) -> Sent:
    values = {given.name: given.value for given in (*step.givens, *givens)}
    return Sent(step.op, patched(step.data, length, patches), tuple(values.items()))
