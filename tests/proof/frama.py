"""C with contracts or a driver in, what Frama-C says of it out, or what it once said of just that."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace

import theory
from answers import PENDING, Answer, Answers

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# The multiplication form of bytes.h is the one that provers can read.
CPP = f"-U__GNUC__ -I{TREE} -I{TREE}/tests/proof -I{TREE}/runtime/include -I{TREE}/generated"
MACHINE = ("-machdep", "gcc_x86_64", "-c11")
# Seconds a prover has for one goal if not said, and seconds for a whole run, on a machine that others use too.
GOAL_SECONDS = 10
RUN_SECONDS = 1800
# What WP says of memory that a prover does better without. With this one it tries each two places with each two runs of bytes
# that are apart; what being apart means it knows from the definition.
FORGOTTEN = "separated_1"
# Of an axiom without triggers cvc4 takes the smallest terms, which are everywhere in a body of many fields with a text among them. By
# the largest it finds in seconds what it else does not in minutes, but is slower elsewhere.
LARGE = "--trigger-sel=max"
# The memory model of WP in which a write by one pointer is none to what another points at. It supposes that each points at an
# object of its own, where a contract asks only that what is written is apart.
APART = "Typed+Ref"
# A run is short: loading the other plugins would be a quarter of it.
WP_ALONE = ("-no-autoload-plugins", "-load-module", "wp,rtegen", "-wp-par", "1")


class Tools:
    """Runs the tools; `folder` holds what they are given and what they said, a prover has `seconds` for a goal.

    `once`: what is not known is asked in the first of several ways alone.
    """

    def __init__(self, folder: str, kept_only: bool, seconds: int, afresh: bool, once: bool) -> None:
        self.folder = folder
        self.kept_only = kept_only
        self.once = once
        self.seconds = seconds
        self.answers = Answers(f"{folder}/cache", seconds, afresh)
        for kind in ("asked", "goals"):
            os.makedirs(f"{folder}/{kind}", exist_ok=True)
        self.versions = "\n".join(self._say(*command) for command in (
            ("frama-c", "-version"), ("z3", "--version"), ("cvc4", "--version"), ("why3", "--version")))
        self.share = self._say("frama-c", "-print-share-path")
        self.environment = {**os.environ, "WHY3CONFIG": f"{folder}/why3.conf"}
        self.forgetful, self.large = self._provers()

    def _provers(self) -> tuple[str, str]:
        """Makes the list of provers, with two more cvc4 that are not told what it does better without; WP's names of them.

        The second one goes by large triggers.
        """
        driver, config = f"{self.folder}/forgetful.drv", f"{self.folder}/why3.conf"
        with open(driver, "w", encoding="utf-8") as file:
            file.write(f'import "{self._say("why3", "--print-datadir").strip()}/drivers/cvc4_17.drv"\n'
                       f"theory frama_c_wp.memory.Memory\n  remove prop {FORGOTTEN}\nend\n")
        with tempfile.TemporaryDirectory() as place:
            self._say("why3", "-C", f"{place}/why3.conf", "config", "detect")
            with open(f"{place}/why3.conf", encoding="utf-8") as file:
                found = file.read()
        prover = re.search(r'name = "CVC4"\npath = "(.*)"\nversion = "(.*)"', found)
        if prover is None:
            sys.exit("why3 finds no cvc4")
        path, version = prover.groups()
        kinds = {f"without {FORGOTTEN}": "", "large triggers": f" {LARGE}"}
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"{found}\n")
            for kind, option in kinds.items():
                file.write(f'[prover]\nname = "CVC4"\nalternative = "{kind}"\nversion = "{version}"\n'
                           f'command = "{path} --stats --tlimit-per=%t000 --lang=smt2{option} %f"\ndriver = "{driver}"\n')
        first, second = (f"CVC4\\,{version}\\,{kind}" for kind in kinds)
        return first, second

    @staticmethod
    def _say(*command: str) -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def ask(self, kind: str, name: str, text: str, *ways: tuple[str, ...], axioms: tuple[theory.Axiom, ...] = ()) -> Answer:
        """The kept answer for this text and all that it includes, else a new one: the first of the ways that leaves nothing open.

        What is proved stays so, by whichever way; what is open is asked again where a prover has more time. The text's axioms
        are part of what is asked: z3 has decided each before another tool takes it for granted.
        """
        path = f"{self.folder}/asked/{name}.c"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        seen = self._preprocessed(path)
        ways = tuple((*MACHINE, *(WP_ALONE if kind == "wp" else ()), *options) for options in ways)
        bits = theory.smt_text(axioms)
        keys = [hashlib.sha256("\0".join((kind, self.versions, *options, seen, bits)).encode()).hexdigest() for options in ways]
        for options, key in zip(ways, keys):
            sure = self.answers.sure(name, key)
            if sure is not None:
                return replace(sure, apart=APART in options)
        answer = Answer(fault=PENDING)
        for options, key in zip(ways, keys):
            unsure = self.answers.unsure(key)
            if unsure is None and self.kept_only:
                return Answer(fault=PENDING)
            wrong = self._no_theorems(axioms, bits)
            if wrong:
                return Answer(fault=f"no theorem: {' '.join(wrong)}")
            answer = unsure or self._answer(kind, path, options)
            if unsure is None:
                self.answers.keep(name, key, answer)
            if answer.whole or self.once:
                return replace(answer, apart=APART in options)
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
            # Goals are kept, too, so that a run that ended early is not asked them again.
            limit = ("-wp-timeout", str(self.seconds), "-wp-cache", "update", "-wp-cache-dir", f"{self.folder}/goals") if kind == "wp" else ()
            whole = max(RUN_SECONDS, 30 * self.seconds)
            done = subprocess.run(("frama-c", f"-cpp-extra-args={CPP}", *options, *limit, path), text=True, check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=self.environment, timeout=whole)
        except subprocess.TimeoutExpired:
            return "no answer: out of time"
        return done.stdout + ("" if done.returncode == 0 else f"\nno answer: exit status {done.returncode}")

    def wp(self, name: str, text: str, functions: tuple[str, ...], axioms: tuple[theory.Axiom, ...]) -> Answer:
        """Proves the contracts of functions, and that nothing in them is undefined.

        Each goal whole, first by a prover that knows less, then with each pointer's object apart from the others', then so by large
        triggers, then in parts: a path and a conjunct each. Where one is left open, by all that provers know, and at last so in parts.
        """
        quick = ("-wp", "-wp-rte", "-wp-prover", self.forgetful, "-wp-fct", ",".join(functions))
        apart = ("-wp", "-wp-rte", "-wp-model", APART, "-wp-prover", self.forgetful, "-wp-fct", ",".join(functions))
        large = ("-wp", "-wp-rte", "-wp-model", APART, "-wp-prover", f"{self.large},{self.forgetful}", "-wp-fct", ",".join(functions))
        whole = ("-wp", "-wp-rte", "-wp-prover", "cvc4,z3", "-wp-fct", ",".join(functions))
        parts = ("-wp", "-wp-rte", "-wp-split", "-wp-prover", "cvc4", "-wp-fct", ",".join(functions))
        return self.ask("wp", name, text, quick, apart, large, (*apart, "-wp-split"), whole, parts, axioms=axioms)

    def safety(self, name: str, text: str, functions: tuple[str, ...]) -> Answer:
        """The same for code that looks at bytes as characters: a cast that WP's memory must be told to follow."""
        return self.ask("wp", name, text, (
            "-wp", "-wp-rte", "-wp-model", "Typed+Cast", "-wp-prover", "cvc4,z3", "-wp-fct", ",".join(functions)))

    def asserted(self, name: str, text: str, functions: tuple[str, ...], axioms: tuple[theory.Axiom, ...]) -> Answer:
        """Proves the assertions in functions alone."""
        way = ("-wp", "-wp-prop=@assert", "-wp-prover", "cvc4,z3", "-wp-fct", ",".join(functions))
        return self.ask("wp", name, text, way, axioms=axioms)

    def eva(self, name: str, text: str, options: tuple[str, ...]) -> Answer:
        """Runs `main` for all values at once and counts what may be undefined; its assertions are for `asserted`."""
        return self.ask("eva", name, text, ("-eva", "-eva-no-print", "-eva-msg-key=-final-states", *options))

    @staticmethod
    def _no_theorems(axioms: tuple[theory.Axiom, ...], bits: str) -> list[str]:
        """The axioms of which z3 does not say, asked about bit vectors, that they always hold."""
        if not axioms:
            return []
        said = subprocess.run(("z3", "-in"), input=bits, text=True, capture_output=True, check=False).stdout.split()
        if len(said) != len(axioms):
            return [axiom.name for axiom in axioms]
        return [axiom.name for axiom, word in zip(axioms, said) if word != "unsat"]


def _fault(said: str) -> str:
    found = re.search(r"no answer: .*|Frama-C aborted.*|User Error.*", said)
    return found.group(0) if found else ""


def _supposed(said: str) -> list[str]:
    """What WP's memory model supposes of a function's caller, clause by clause."""
    found = []
    for text in re.findall(r"Memory model hypotheses.*?/\*@\s*behavior \w+:(.*?)\*/", said, re.DOTALL):
        found += [" ".join(clause.split()) for clause in text.split(";") if clause.strip()]
    return found


def _read_wp(said: str, options: tuple[str, ...]) -> Answer:
    total = re.search(r"\[wp\] Proved goals: +(\d+) / (\d+)", said)
    fault = _fault(said) or ("" if total else "no answer: WP counted nothing")
    # Without these WP would rest on something that nobody looked at.
    if "Missing RTE guards" in said and "-wp-rte" in options:
        fault = "no answer: WP left out checks of undefined behaviour"
    if not all(re.fullmatch(r"requires \\(valid|valid_read|separated)\([^&|<>=]*\)", text) for text in _supposed(said)):
        fault = "no answer: the memory model supposes more than objects apart"
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
    left = re.findall(r"\[eva:alarm\] (\S+): Warning:(?!\s*assertion got status unknown)\s*(.*)", said)
    return Answer(alarms=alarms, open=tuple(f"{place.replace(TREE + '/', '')} {what}" for place, what in left), fault=fault)
