"""Seconds in, what mutated schemas did to the compiler out. Called by `run`.

The mutations and the judge are those of tests/codegen/mutate.py. Here a schema that reaches a line of codegen/ which
none before it reached is kept, and mutated in its turn.
"""

from __future__ import annotations

import random
import sys
import time
from types import CodeType, FrameType
from typing import Any

from build import TREE

sys.path.insert(0, str(TREE / "tests" / "codegen"))

import mutate  # noqa: E402

# Of processor time for one case: tracing makes it several times as slow.
SECONDS = 30.0
LEAST = 200  # cases, however slow the machine is
LONGEST = 4000  # characters of a schema that is kept


class Lines:
    """The lines of codegen/ that ran. A function of which all have is not traced any more."""

    def __init__(self) -> None:
        self.inside = str(TREE / "codegen")
        self.left: dict[CodeType, set[int]] = {}
        self.seen = 0

    def call(self, frame: FrameType, _event: str, _arg: object) -> Any:
        """What settrace asks at each call."""
        code = frame.f_code
        left = self.left.get(code)
        if left is None:
            is_ours = code.co_filename.startswith(self.inside)
            left = {line for _, _, line in code.co_lines() if line} if is_ours else set()
            left.discard(code.co_firstlineno)
            self.left[code] = left
        return self.line if left else None

    def line(self, frame: FrameType, event: str, _arg: object) -> Any:
        """What it asks at each line."""
        left = self.left[frame.f_code]
        if event == "line" and frame.f_lineno in left:
            left.discard(frame.f_lineno)
            self.seen += 1
        return self.line if left else None


def run(seconds: float, seed: int, least: int = LEAST) -> tuple[str, tuple[str, ...]]:
    """The figure, and what went wrong with at least so many cases."""
    mutate.SECONDS = SECONDS
    rng, lines = random.Random(seed), Lines()
    kept = [item for item in mutate.seeds() if sum(len(text) for _, text in item[1]) < LONGEST]
    rng.shuffle(kept)
    started, cases, compiled, unseen = len(kept), 0, 0, iter(tuple(kept))
    finds: list[str] = []
    end = time.monotonic() + seconds
    while cases < least or time.monotonic() < end:
        # One in two takes a seed as it is, as long as there are any; one in three starts from what was kept last.
        seed_case = next(unseen, None) if rng.random() < 0.5 else None
        is_seed = seed_case is not None
        name, files = seed_case or (kept[-rng.randint(1, 50)] if rng.random() < 0.3 else rng.choice(kept))
        texts = [text for _, text in files]
        victim = rng.randrange(len(texts))
        for _ in range(0 if is_seed else rng.choice((1, 1, 1, 2, 3, 5))):
            texts[victim] = rng.choice(mutate.MUTATIONS)(rng, texts[victim])
        case = mutate.Case(cases, name, tuple((path, text) for (path, _), text in zip(files, texts)))
        before = lines.seen
        sys.settrace(lines.call)
        try:
            outcome = mutate.judge(case)
        finally:
            sys.settrace(None)
        cases += 1
        compiled += not outcome.ids and not outcome.fault
        if outcome.fault:
            finds.append(f"compiler: {outcome.fault}\n{case.files!r}")
        elif lines.seen > before and not is_seed and sum(map(len, texts)) < LONGEST:
            kept.append((name, case.files))
    all_lines = lines.seen + sum(len(left) for left in lines.left.values())
    figure = (
        f"compiler: {cases} schemas, {compiled} of them compile, {lines.seen} of {all_lines} lines of what ran, "
        f"{len(kept) - started} kept, {len(finds)} finds"
    )
    return figure, tuple(finds[:10])


if __name__ == "__main__":
    print(run(float(sys.argv[1]), 1))
