"""Plants one fault after another in a copy of the tree; for each the test that guards the place must fail.

    /usr/bin/python3 tests/planted/run.py [--list] [--every N] [NAME...]

NAME is a fault or the beginning of some; without one, all. --every N takes each Nth of them. First each test runs on the untouched copy and must pass.
Ends with the line `N passed, N failed`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

import faults_core
import faults_devices
import faults_evidence
import faults_fetch
import faults_fuzz
import faults_generated
import faults_host
import faults_proof
import faults_runtime
import faults_services
import faults_stub
import faults_system
import faults_trust
from fault import Fault

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLES = (
    faults_stub,
    faults_runtime,
    faults_generated,
    faults_core,
    faults_host,
    faults_system,
    faults_services,
    faults_proof,
    faults_devices,
    faults_evidence,
    faults_fetch,
    faults_fuzz,
    faults_trust,
)
# Seconds that a command of one fault has. One that takes longer gave no answer.
TIMEOUT = 600
# Of what meson.build grants a test: a fault that makes one hang is told soon.
PATIENCE = "0.3"


class Copy:
    """A copy of the tree, and a build of it."""

    def __init__(self, folder: str) -> None:
        self.tree = f"{folder}/tree"
        self.build = f"{folder}/build"
        shutil.copytree(TREE, self.tree, symlinks=True,
                        ignore=lambda place, names: {".git", "build"} & set(names) if place == TREE else set())
        # A fault may leave a variable without use; the compiler is not the test.
        self.run("meson", "setup", "-Dtests=enabled", "-Dwerror=false", self.build, self.tree, check=True)

    def run(self, *command: str, check: bool = False) -> subprocess.CompletedProcess[str]:
        """Runs a command and all that it starts; raises TimeoutExpired where that takes too long, and then nothing of it runs on."""
        with subprocess.Popen(command, cwd=self.tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              start_new_session=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}) as process:
            try:
                said, _ = process.communicate(timeout=TIMEOUT)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        if check and process.returncode != 0:
            sys.exit(said)
        return subprocess.CompletedProcess(command, process.returncode, said)

    def passes(self, test: str) -> bool | None:
        """Whether a test passes; None where it did not come to an answer, as when the copy doesn't compile."""
        try:
            return self._passes(test)
        except subprocess.TimeoutExpired:
            return None

    def _passes(self, test: str) -> bool | None:
        if test.startswith("tests/"):
            status = self.run("/usr/bin/python3", *shlex.split(test)).returncode
            return {0: True, 1: False}.get(status)
        if "." in test:
            said = self.run("/usr/bin/python3", "-m", "unittest", test).stdout
            if re.search(r"^OK$", said, re.MULTILINE):
                return True
            return False if re.search(r"^FAILED \(failures=\d+\)$", said, re.MULTILINE) else None
        log = f"{self.build}/meson-logs/testlog.json"
        if os.path.exists(log):
            os.remove(log)
        self.run("meson", "test", "-C", self.build, "--timeout-multiplier", PATIENCE, test)
        try:
            with open(log, encoding="utf-8") as file:
                results = {json.loads(line)["result"] for line in file}
        except OSError:
            return None
        return None if not results else results == {"OK"}

    def plant(self, fault: Fault) -> str:
        """Puts a fault in place; returns the text to put back."""
        with open(f"{self.tree}/{fault.path}", encoding="utf-8") as file:
            sound = file.read()
        if sound.count(fault.find) != 1:
            raise LookupError(f"the text to replace stands {sound.count(fault.find)} times in {fault.path}")
        self.write(fault.path, sound.replace(fault.find, fault.replace))
        return sound

    def write(self, path: str, text: str) -> None:
        with open(f"{self.tree}/{path}", "w", encoding="utf-8") as file:
            file.write(text)


def attempt(copy: Copy, fault: Fault) -> str:
    """'caught', or what happened instead."""
    try:
        sound = copy.plant(fault)
    except (LookupError, OSError) as error:
        return str(error)
    try:
        passed = copy.passes(fault.test)
    finally:
        copy.write(fault.path, sound)
    return {True: "it passes all the same", False: "caught", None: "the test could not be run"}[passed]


def chosen(names: list[str]) -> list[Fault]:
    """The faults that begin so; all without a name."""
    faults = [fault for table in TABLES for fault in table.FAULTS]
    for name in names:
        if not any(fault.name.startswith(name) for fault in faults):
            sys.exit(f"no fault is called '{name}'")
    return [fault for fault in faults if not names or fault.name.startswith(tuple(names))]


def listed(faults: list[Fault]) -> int:
    """Prints the names; 1 where a text to replace is gone."""
    gone = 0
    for fault in faults:
        with open(f"{TREE}/{fault.path}", encoding="utf-8") as file:
            found = file.read().count(fault.find)
        gone += found != 1
        note = "" if found == 1 else f": its text stands {found} times in {fault.path}"
        print(f"{fault.name} by {fault.test}{note}")
    return 1 if gone else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="plant nothing: print the names, and which text is gone")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="plant each Nth only")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    faults = chosen(arguments.names)[:: arguments.every]
    if arguments.list:
        return listed(faults)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(folder)
        sound = {test: copy.passes(test) for test in dict.fromkeys(fault.test for fault in faults)}
        for fault in faults:
            came = attempt(copy, fault) if sound[fault.test] else "the test does not pass without the fault"
            if came == "caught":
                passed += 1
                print(f"caught {fault.name} by {fault.test}", flush=True)
            else:
                failed += 1
                print(f"missed {fault.name} by {fault.test}: {came}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
