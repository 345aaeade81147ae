"""What the tools said, under the hash of all that they were asked: in a build folder each answer, in the tree what is proved.

`answers.txt` beside this file names each question, the hash of its text with all that it includes and the tools' versions, the
goals and the seconds that it took. A question that moved has another hash, and no answer here.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass

# What is said of a question without a whole answer and not asked by every way, where only what is kept counts.
PENDING = "no whole answer yet"
COMMITTED = f"{os.path.dirname(os.path.abspath(__file__))}/answers.txt"
LEGEND = """\
# What Eva and WP proved, for `run.py`, which writes this file, too: question, its hash, goals of WP, seconds.
"""


@dataclass(frozen=True)
class Answer:
    """`proved` of `goals` goals, or `alarms`; `open` names what is left. `fault` is set where there is no answer.

    `apart`: it supposes that what the pointers point at are objects of their own.
    """

    goals: int = 0
    proved: int = 0
    alarms: int = 0
    open: tuple[str, ...] = ()
    seconds: float = 0.0
    fault: str = ""
    apart: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is left to show."""
        return not (self.open or self.alarms or self.fault) and self.proved == self.goals


class Answers:
    """The answers of a folder, where a prover has `seconds` for a goal, and, unless asked afresh, those of the tree."""

    def __init__(self, folder: str, seconds: int, afresh: bool) -> None:
        self._folder = folder
        self._seconds = seconds
        self._tree = {} if afresh else _committed()
        self._given: dict[str, tuple[str, Answer]] = {}
        os.makedirs(folder, exist_ok=True)

    def sure(self, name: str, key: str) -> Answer | None:
        """The answer that leaves nothing open, whoever gave it."""
        path = f"{self._folder}/{key}.json"
        answer = _read(path) if os.path.exists(path) else self._tree.get((name, key))
        if answer is not None:
            self._given[name] = key, answer
        return answer

    def unsure(self, key: str) -> Answer | None:
        """The answer that leaves something open with as many seconds for a goal."""
        path = f"{self._folder}/{key}-{self._seconds}.json"
        return _read(path) if os.path.exists(path) else None

    def keep(self, name: str, key: str, answer: Answer) -> None:
        """One more answer, unless it is none."""
        if answer.fault:
            return
        path = f"{self._folder}/{key}.json" if answer.whole else f"{self._folder}/{key}-{self._seconds}.json"
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(asdict(answer), file)
        os.replace(path + ".new", path)
        if answer.whole:
            self._given[name] = key, answer

    def commit(self) -> None:
        """Makes the tree's file of what is proved."""
        lines = [f"{name} {key} {answer.goals} {answer.seconds}\n" for name, (key, answer) in sorted(self._given.items())]
        with open(COMMITTED, "w", encoding="utf-8") as file:
            file.write(LEGEND + "".join(lines))


def _committed() -> dict[tuple[str, str], Answer]:
    if not os.path.exists(COMMITTED):
        return {}
    with open(COMMITTED, encoding="utf-8") as file:
        rows = [line.split() for line in file if not line.startswith("#")]
    return {(name, key): Answer(int(goals), int(goals), seconds=float(seconds)) for name, key, goals, seconds in rows}


def _read(path: str) -> Answer:
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    return Answer(**{**found, "open": tuple(found["open"])})
