"""C with contracts or a driver in, what Frama-C says of it out; an answer is kept under the hash of all that it is of."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import time
from dataclasses import asdict, dataclass, replace

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# The multiplication form of bytes.h is the one that provers can read.
CPP = f"-U__GNUC__ -I{TREE} -I{TREE}/tests/proof -I{TREE}/runtime/include -I{TREE}/generated"
COMMON = ("-machdep", "gcc_x86_64", "-c11", f"-cpp-extra-args={CPP}")
# Seconds a prover has for one goal if not said, and seconds for a whole run, on a machine that others use too.
GOAL_SECONDS = 10
RUN_SECONDS = 1800
# A run is short: loading the other plugins would be a quarter of it.
WP_ALONE = ("-no-autoload-plugins", "-load-module", "wp,rtegen", "-wp-par", "1")

# What `--kept` says of what nobody asked yet.
PENDING = "not asked yet"


@dataclass(frozen=True)
class Answer:
    """`proved` of `goals` goals, or `alarms`; `open` names what is left. `fault` is set where there is no answer."""

    goals: int = 0
    proved: int = 0
    alarms: int = 0
    open: tuple[str, ...] = ()
    seconds: float = 0.0
    fault: str = ""


class Tools:
    """Runs the tools; `folder` holds what they are given and what they said, a prover has `seconds` for a goal."""

    def __init__(self, folder: str, kept_only: bool = False, seconds: int = GOAL_SECONDS) -> None:
        self.folder = folder
        self.kept_only = kept_only
        self.seconds = seconds
        os.makedirs(f"{folder}/cache", exist_ok=True)
        os.makedirs(f"{folder}/asked", exist_ok=True)
        self.versions = "\n".join(self._say(*command) for command in (
            ("frama-c", "-version"), ("z3", "--version"), ("cvc4", "--version"), ("why3", "--version")))
        self.share = self._say("frama-c", "-print-share-path")
        self.environment = {**os.environ, "WHY3CONFIG": f"{folder}/why3.conf"}
        if not os.path.exists(f"{folder}/why3.conf"):
            subprocess.run(("why3", "-C", f"{folder}/why3.conf", "config", "detect"), check=True, capture_output=True)

    @staticmethod
    def _say(*command: str) -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def ask(self, kind: str, name: str, text: str, *ways: tuple[str, ...]) -> Answer:
        """The kept answer for this text and all that it includes, else a new one: the first of the ways that leaves nothing open.

        What is proved stays so, by whichever way; what is open is asked again where a prover has more time.
        """
        path = f"{self.folder}/asked/{name}.c"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        seen = self._preprocessed(path)
        files = []
        for options in ways:
            key = hashlib.sha256("\0".join((kind, self.versions, *options, seen)).encode()).hexdigest()
            files.append((f"{self.folder}/cache/{key}.json", f"{self.folder}/cache/{key}-{self.seconds}.json"))
        for sure, _ in files:
            if os.path.exists(sure):
                return _kept(sure)
        answer = Answer(fault=PENDING)
        for options, (sure, unsure) in zip(ways, files):
            if os.path.exists(unsure):
                answer = _kept(unsure)
            elif self.kept_only:
                return Answer(fault=PENDING)
            else:
                answer = self._answer(kind, path, options)
                if not answer.fault:
                    _keep(unsure if answer.open else sure, answer)
            if not answer.open and not answer.fault:
                break
        return answer

    def _answer(self, kind: str, path: str, options: tuple[str, ...]) -> Answer:
        start = time.monotonic()
        said = self._run(kind, path, options)
        answer = _read_wp(said, options) if kind == "wp" else _read_eva(said)
        with open(f"{path.removesuffix('.c')}.log", "w", encoding="utf-8") as file:
            file.write(said)
        return replace(answer, seconds=round(time.monotonic() - start, 1))

    def _preprocessed(self, path: str) -> str:
        """The text as the tool sees it, without the names of folders."""
        said = subprocess.run(("cc", "-E", "-P", "-C", *CPP.split(), f"-I{self.share}/libc", "-D__FC_MACHDEP_GCC_X86_64", path), check=True,
                              capture_output=True, text=True)
        return said.stdout

    def _run(self, kind: str, path: str, options: tuple[str, ...]) -> str:
        try:
            limit = (*WP_ALONE, "-wp-timeout", str(self.seconds)) if kind == "wp" else ()
            whole = max(RUN_SECONDS, 30 * self.seconds)
            done = subprocess.run(("frama-c", *COMMON, *options, *limit, path), text=True, stdout=subprocess.PIPE, check=False,
                                  stderr=subprocess.STDOUT, env=self.environment, timeout=whole)
        except subprocess.TimeoutExpired:
            return "no answer: out of time"
        return done.stdout + ("" if done.returncode == 0 else f"\nno answer: exit status {done.returncode}")

    def wp(self, name: str, text: str, functions: tuple[str, ...]) -> Answer:
        """Proves the contracts of functions, and that nothing in them is undefined.

        Each goal whole, then, where one is left open, all in parts: a path and a conjunct each.
        """
        whole = ("-wp", "-wp-rte", "-wp-prover", "cvc4,z3", "-wp-fct", ",".join(functions))
        parts = ("-wp", "-wp-rte", "-wp-split", "-wp-prover", "cvc4", "-wp-fct", ",".join(functions))
        return self.ask("wp", name, text, whole, parts)

    def safety(self, name: str, text: str, functions: tuple[str, ...]) -> Answer:
        """The same for code that looks at bytes as characters: a cast that WP's memory must be told to follow."""
        return self.ask("wp", name, text, (
            "-wp", "-wp-rte", "-wp-model", "Typed+Cast", "-wp-prover", "cvc4,z3", "-wp-fct", ",".join(functions)))

    def asserted(self, name: str, text: str, functions: tuple[str, ...]) -> Answer:
        """Proves the assertions in functions alone."""
        return self.ask("wp", name, text, ("-wp", "-wp-prop=@assert", "-wp-prover", "cvc4,z3", "-wp-fct", ",".join(functions)))

    def eva(self, name: str, text: str, options: tuple[str, ...]) -> Answer:
        """Runs `main` for all values at once and counts what may be undefined."""
        return self.ask("eva", name, text, ("-eva", "-eva-no-print", "-eva-msg-key=-final-states", *options))

    def theorems(self, text: str) -> list[str]:
        """z3's answers to questions about bit vectors."""
        done = subprocess.run(("z3", "-in"), input=text, text=True, capture_output=True, check=False)
        return done.stdout.split()


def _kept(path: str) -> Answer:
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    return Answer(**{**found, "open": tuple(found["open"])})


def _keep(path: str, answer: Answer) -> None:
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(asdict(answer), file)
    os.replace(path + ".new", path)


def _fault(said: str) -> str:
    found = re.search(r"no answer: .*|Frama-C aborted.*|User Error.*", said)
    return found.group(0) if found else ""


def _read_wp(said: str, options: tuple[str, ...]) -> Answer:
    total = re.search(r"\[wp\] Proved goals: +(\d+) / (\d+)", said)
    fault = _fault(said) or ("" if total else "no answer: WP counted nothing")
    # Without these WP would rest on something that nobody looked at.
    if "Missing RTE guards" in said and "-wp-rte" in options:
        fault = "no answer: WP left out checks of undefined behaviour"
    left = re.findall(r"Goal (\S+) : (?:Timeout|Unknown|Failed|Stepout)", said)
    left += re.findall(r"\[Failed\] Goal (\S+)", said)
    if total is None:
        return Answer(fault=fault)
    return Answer(goals=int(total[2]), proved=int(total[1]), open=tuple(sorted(set(left))), fault=fault)


def _read_eva(said: str) -> Answer:
    fault = _fault(said) or ("" if "ANALYSIS SUMMARY" in said else "no answer: Eva did not come to its end")
    total = re.search(r"(\d+) alarms? generated by the analysis", said)
    unknown = re.search(r"Preconditions +(\d+) valid +(\d+) unknown +(\d+) invalid", said)
    alarms = int(total[1]) if total else 0
    if unknown:
        alarms += int(unknown[2]) + int(unknown[3])
    left = re.findall(r"\[eva:alarm\] (\S+): Warning: *\n? *(.*)", said)
    return Answer(alarms=alarms, open=tuple(f"{place.replace(TREE + '/', '')} {what}" for place, what in left), fault=fault)
