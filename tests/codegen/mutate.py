"""Mutated schemas: whatever the text, the compiler compiles it or says what is wrong, and soon.

    python3 tests/codegen/mutate.py --full          100,000 in process, 1,000 through codegen/ipcgen
    python3 tests/codegen/mutate.py --count N       N in process
    python3 tests/codegen/mutate.py --show INDEX    the text of one case and what the compiler says

A case is made from the seed and its index alone, so that each can be repeated. test_mutations.py runs a small part.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from types import FrameType

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen import driver  # noqa: E402
from codegen.diag.explain import release_of, schemas_of  # noqa: E402

LAUNCHER = os.path.join(TREE, "codegen", "ipcgen")
EXAMPLES = os.path.join(TREE, "codegen", "diag", "examples")
ACCEPTED = os.path.join(TREE, "tests", "idl_ok")
SECONDS = 20  # of processor time for one case: ten times what the slowest of 42,000 takes
IN_PROCESS, BY_LAUNCHER = 100_000, 1_000

Files = tuple[tuple[str, str], ...]

_TOKEN = re.compile(r'///[^\n]*|//[^\n]*|0x"[^"\n]*"|"[^"\n]*"|[A-Za-z_]\w*|[0-9]\w*|\.\.|[=!<>]=|\s+|.', re.DOTALL)
_WORDS = tuple(
    """
    const type enum open flags struct record message op notify sequence schema import request reply results failure ack
    rule size example cap reserved given state set begin step commit abort key part header in aligned count of tail
    secret default from ours named as and or not has any all if then else true false ascending disjoint round_up
    round_down fill kept ops capabilities rights move copy optional with bytes hash text path name strings records slot
    u8 u16 u32 u64 i8 i64 bool { } ( ) [ ] : = , . .. + - * % | < > == != " /// //
    """.split()
)
_NUMBERS = tuple(
    """
    0 1 2 3 7 8 63 64 255 256 4064 4096 65535 65536 4294967295 4294967296 9223372036854775808 18446744073709551615
    18446744073709551616 0xFFFF_FFFF_FFFF_FFFF 0b1 0x 1__0 -1
    """.split()
) + ("9" * 40, "0x" + "F" * 400)
_CHARS = "\x00\x01\x07\x0b\x0c\x1b\x7f\x85\xa0\u200b\u2028\u202e\ufeff\ufffd\U0001f600é\u0130ß٣\r\t\n\\'`$@#;/*\""


@dataclass(frozen=True)
class Case:
    """Schemas to compile, and how they came about."""

    index: int
    origin: str
    files: Files


@dataclass(frozen=True)
class Outcome:
    """`fault` is empty when the compiler did its duty; `ids` are the diagnostics it gave."""

    case: Case
    fault: str
    ids: tuple[str, ...]
    seconds: float


@lru_cache(maxsize=None)
def seeds() -> tuple[tuple[str, Files], ...]:
    """Name and schemas of every text that mutation starts from: examples of the diagnostics, small test schemas."""
    found: list[tuple[str, Files]] = []
    for folder in (EXAMPLES, ACCEPTED):
        for name in sorted(os.listdir(folder)):
            if name.endswith(".ipc"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
                if folder == EXAMPLES and release_of(text)[0]:
                    continue  # what it shows depends on a release
                found.append((name, schemas_of(text) if folder == EXAMPLES else ((name, text),)))
    return tuple(found)


def make(seed: int, index: int) -> Case:
    """The case of that number."""
    rng = random.Random(f"{seed}:{index}")
    # Every ninth case starts from one of the larger schemas, which are slow to check where they still compile.
    small = [item for item in seeds() if sum(len(text) for _, text in item[1]) < 1500]
    name, files = rng.choice(seeds() if index % 9 == 0 else small)
    texts = [text for _, text in files]
    victim = rng.randrange(len(texts))
    for _ in range(rng.choice((1, 1, 1, 1, 1, 2, 2, 3, 5, 12))):
        texts[victim] = rng.choice(MUTATIONS)(rng, texts[victim])
    return Case(index, name, tuple((path, text) for (path, _), text in zip(files, texts)))


# Mutations: a text in, a text out


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _solid(tokens: Sequence[str]) -> list[int]:
    """Indexes of the tokens that are not blanks."""
    return [index for index, token in enumerate(tokens) if not token.isspace()] or [0]


def _delete_tokens(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    at = rng.choice(_solid(tokens))
    return "".join(tokens[:at] + tokens[at + rng.choice((1, 1, 1, 2, 4, 9)) :])


def _swap_tokens(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    one, two = rng.choice(_solid(tokens)), rng.choice(_solid(tokens))
    tokens[one], tokens[two] = tokens[two], tokens[one]
    return "".join(tokens)


def _repeat_tokens(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    at = rng.choice(_solid(tokens))
    piece = tokens[at : at + rng.choice((1, 2, 5, 20))]
    return "".join(tokens[:at] + piece * rng.choice((2, 2, 3, 50)) + tokens[at:])


def _replace_token(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    at = rng.choice(_solid(tokens))
    known = [token for token in tokens if token[:1].isalpha()]
    tokens[at] = rng.choice((*_WORDS, *known)) if rng.random() < 0.8 else rng.choice(_NUMBERS)
    return "".join(tokens)


def _insert_token(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    tokens.insert(rng.choice(_solid(tokens)), f" {rng.choice(_WORDS)} ")
    return "".join(tokens)


def _replace_number(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    numbers = [index for index, token in enumerate(tokens) if token[:1].isdigit()] or _solid(tokens)
    tokens[rng.choice(numbers)] = rng.choice(_NUMBERS)
    return "".join(tokens)


def _swap_names(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    names = [index for index, token in enumerate(tokens) if token[:1].isalpha()] or _solid(tokens)
    tokens[rng.choice(names)] = tokens[rng.choice(names)]
    return "".join(tokens)


def _flip_chars(rng: random.Random, text: str) -> str:
    chars = list(text) or [" "]
    for _ in range(rng.choice((1, 1, 3, 10))):
        at = rng.randrange(len(chars))
        chars[at] = rng.choice(_CHARS) if rng.random() < 0.5 else chr((ord(chars[at]) ^ 1 << rng.randrange(7)) & 0x7F)
    return "".join(chars)


def _cut(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] if rng.random() < 0.7 else text[at:]


def _delete_lines(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join(lines[:at] + lines[at + rng.choice((1, 1, 2, 5)) :])


def _swap_lines(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _nest(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    at = rng.choice(_solid(tokens))
    depth = rng.choice((3, 60, 65, 400, 3000))
    start, end = rng.choice(
        (("(", ")"), ("{", "}"), ("[", "]"), ("not (", ")"), ("1 + ", ""), ("not ", ""), ("x and ", ""))
    )
    if rng.random() < 0.3:
        end = ""
    return "".join([*tokens[:at], start * depth, tokens[at], end * depth, *tokens[at + 1 :]])


def _cross(rng: random.Random, text: str) -> str:
    other = rng.choice(rng.choice(seeds())[1])[1]
    if rng.random() < 0.5:
        return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :]
    lines, others = text.split("\n"), other.split("\n")
    at, start = rng.randrange(len(lines)), rng.randrange(len(others))
    return "\n".join(lines[:at] + others[start : start + rng.randrange(1, 15)] + lines[at:])


def _long_name(rng: random.Random, text: str) -> str:
    tokens = _tokens(text) or [" "]
    names = [index for index, token in enumerate(tokens) if token[:1].isalpha()] or _solid(tokens)
    tokens[rng.choice(names)] = rng.choice("aA") * rng.choice((65, 1000, 50_000))
    return "".join(tokens)


Mutation = Callable[[random.Random, str], str]
MUTATIONS: tuple[Mutation, ...] = (
    _delete_tokens,
    _delete_tokens,
    _swap_tokens,
    _repeat_tokens,
    _replace_token,
    _replace_token,
    _insert_token,
    _replace_number,
    _replace_number,
    _swap_names,
    _swap_names,
    _flip_chars,
    _cut,
    _delete_lines,
    _swap_lines,
    _nest,
    _cross,
    _long_name,
)


# Judging


class TooLong(Exception):
    """A case took more than its time."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Ends what runs inside after that much processor time of this process."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def judge(case: Case, generate: bool = True) -> Outcome:
    """Formats, checks and, if asked for, generates a case; what goes wrong besides diagnostics is its fault."""
    start = time.process_time()
    fault = ""
    ids: tuple[str, ...] = ()
    try:
        with limited(SECONDS):
            fault, ids = _compile(case, generate)
    except Exception:  # pylint: disable=broad-exception-caught  # any exception is what is looked for
        fault = traceback.format_exc(limit=-6)
    return Outcome(case, fault, ids, time.process_time() - start)


def _compile(case: Case, generate: bool) -> tuple[str, tuple[str, ...]]:
    for path, text in case.files:
        once, reporter = driver.format_source(path, text)
        reporter.render_text()
        if once is not None:
            twice, _ = driver.format_source(path, once)
            if twice != once:
                return f"formatting {path} twice gives another text", ()
    reporter = driver.check(case.files).reporter
    told = reporter.render_text()
    if reporter.has_errors != bool(told) or (told and not reporter.render_json()):
        return "diagnostics without a text", ()
    if generate and not reporter.has_errors and driver.generate(case.files).outputs is None:
        return "nothing is wrong, but nothing is generated", ()
    return "", tuple(diagnostic.id for diagnostic in reporter.diagnostics)


def _judge_range(seed: int, start: int, end: int) -> tuple[list[Outcome], Counter[str], int]:
    """Faults, how often each id was given, how many cases compiled."""
    faults: list[Outcome] = []
    given: Counter[str] = Counter()
    compiled = 0
    for index in range(start, end):
        outcome = judge(make(seed, index))
        if outcome.fault:
            faults.append(outcome)
        given.update(set(outcome.ids))
        compiled += not outcome.ids and not outcome.fault
    return faults, given, compiled


def launch(case: Case) -> str:
    """The fault of a case that goes through the launcher, or an empty text."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in case.files:
            data = text.encode("utf-8", "surrogateescape")
            if case.index % 17 == 0:
                data = data[: len(data) // 2] + b"\xff\xfe" + data[len(data) // 2 :]
            with open(os.path.join(folder, path.replace("/", "_")), "wb") as file:
                file.write(data)
        try:
            done = subprocess.run([LAUNCHER, "check", "--idl", folder], capture_output=True, timeout=60, check=False)
        except subprocess.TimeoutExpired:
            return "no end within 60 s"
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode not in (0, 1) and not (done.returncode == 2 and case.index % 17 == 0):
        return f"exit status {done.returncode}: {said[-500:]}"
    return said[-2000:] if "Traceback" in said else ""


def run_in_process(seed: int, count: int, workers: int) -> int:
    """Runs that many cases, prints the figure and the faults; the number of faults."""
    start, step = time.monotonic(), 250
    faults: list[Outcome] = []
    given: Counter[str] = Counter()
    compiled = 0
    ranges = [(first, min(first + step, count)) for first in range(0, count, step)]
    with concurrent.futures.ProcessPoolExecutor(workers) as pool:
        for some, ids, fine in pool.map(_judge_range, *zip(*((seed, first, last) for first, last in ranges))):
            faults += some
            given += ids
            compiled += fine
    for outcome in faults[:20]:
        print(f"case {outcome.case.index} (from {outcome.case.origin}): {outcome.fault}")
    print(
        f"{count} mutated schemas in process: {compiled} compile, {count - compiled - len(faults)} are refused with "
        f"{len(given)} different ids, {len(faults)} faults; {time.monotonic() - start:.0f} s"
    )
    return len(faults)


def run_by_launcher(seed: int, count: int, workers: int) -> int:
    """The same through the launcher, a process for each case."""
    start = time.monotonic()
    cases = [make(seed + 1, index) for index in range(count)]
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        faults = [(case, fault) for case, fault in zip(cases, pool.map(launch, cases)) if fault]
    for case, fault in faults[:20]:
        print(f"case {case.index} (from {case.origin}): {fault}")
    print(f"{count} mutated schemas by the launcher: {len(faults)} faults; {time.monotonic() - start:.0f} s")
    return len(faults)


def main() -> int:
    """Runs what was asked for; 1 when there was a fault."""
    parser = argparse.ArgumentParser(description="Compiles mutated schemas: none may end in a traceback or hang.")
    parser.add_argument(
        "--full", action="store_true", help=f"{IN_PROCESS} in process and {BY_LAUNCHER} by the launcher"
    )
    parser.add_argument("--count", type=int, default=2000, help="cases in process (2000)")
    parser.add_argument("--launcher", type=int, default=0, help="cases by the launcher (0)")
    parser.add_argument("--seed", type=int, default=1, help="another number, other cases (1)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument("--show", type=int, metavar="INDEX", help="prints one case and what the compiler says")
    given = parser.parse_args()
    if given.show is not None:
        case = make(given.seed, given.show)
        for path, text in case.files:
            print(f"// file: {path}\n{text}")
        outcome = judge(case)
        print(outcome.fault or driver.check(case.files).reporter.render_text() or "compiles")
        return 0
    count, launched = (IN_PROCESS, BY_LAUNCHER) if given.full else (given.count, given.launcher)
    faults = run_in_process(given.seed, count, given.workers)
    if launched:
        faults += run_by_launcher(given.seed, launched, given.workers)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
