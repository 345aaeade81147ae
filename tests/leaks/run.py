"""What is left lying about: poison that shows in a message, bytes written beside one, secrets after their path.

    /usr/bin/python3 tests/leaks/run.py [--full] [NAME...]

NAME is a part of a compiler with its options; without one, all. In the bounded form as code ships at its hardest, -O3
with link-time optimization, by two compilers; in the full form at every level. Ends with the number of bodies, paths
and builds. Status 1 if something was found, 2 if nothing could be built.
"""

from __future__ import annotations

import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [TREE, f"{TREE}/tests/witnesses", f"{TREE}/tests/machines"]

from bench import Bench, run
from schemas import Schemas
from targets import LEVELS, NATIVE, Target

HARDEST = ("-O3", "-flto")
# Nothing is claimed of secrets here: at -O0 each word on its way is a local of its own, and gcc's -Os makes room on the
# stack by a push of whatever a register holds, here the last word that was copied.
NOT_CLAIMED = (("gcc", "-O0"), ("clang", "-O0"), ("gcc", "-Os"))


def secrets_program(bench: Bench, target: Target) -> str:
    """Both sides' generated code and runtime, and the kernel's core, as one program."""
    generated = [f"{TREE}/generated/ipc/{name}/{name}_{part}.c" for name, parts in
                 (("keyd", ("codec", "client", "server")), ("kernel_control", ("codec", "server")),
                  ("wire", ("codec",)), ("types", ("codec",))) for part in parts]
    samples = [f"{bench.samples}/ipc/secrets/secrets_{part}.c" for part in ("codec", "client", "server")]
    runtime = [path for path in sorted(glob.glob(f"{TREE}/runtime/src/*.c")) if not path.endswith("/mem.c")]
    core = [*sorted(glob.glob(f"{TREE}/arch/host/core/*.c")), f"{TREE}/arch/host/calls.c"]
    own = [f"{HERE}/{name}.c" for name in ("aside", "client_paths", "kernel", "packets", "rig", "secrets", "server_paths")]
    folders = ("runtime/include", "generated", "arch/host", "arch/host/core", "arch/host/include")
    includes = [f"-I{TREE}/{folder}" for folder in folders]
    program = f"{bench.folder}/secrets"
    run([target.compiler, *target.options, "-std=c11", "-D_GNU_SOURCE", "-w", *includes, f"-I{bench.samples}",
         # Bound when loaded: binding at the first call saves all registers on the stack, whatever is left in them.
         "-Wl,-z,now", *own, *generated, *samples, *runtime, *core, "-o", program])
    return program


def main() -> int:
    """Builds and runs both programs with each compiler."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="at every level")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    chosen = [Target(NATIVE, compiler, level) for compiler in ("gcc", "clang")
              for level in (LEVELS if arguments.full else (HARDEST,))]
    chosen = [target for target in chosen
              if not arguments.names or any(name in target.name for name in arguments.names)]
    failed = built = bodies = paths = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        Path(folder, "places.c").write_text(Schemas(bench.samples).source(), encoding="utf-8")
        for target in chosen:
            try:
                packs = bench.program(target, f"{HERE}/packs.c", f"{folder}/places.c")
                claimed = (target.compiler, *target.options) not in NOT_CLAIMED
                programs = [packs, secrets_program(bench, target)] if claimed else [packs]
            except (RuntimeError, subprocess.SubprocessError, OSError) as error:
                print(f"{target.name}: {error}")
                failed += 1
                continue
            built += 1
            if not claimed:
                print(f"{target.name}: nothing is claimed of secrets", flush=True)
            for program in programs:
                done = subprocess.run([program], capture_output=True, text=True, check=False, timeout=600)
                print(f"{target.name}: {(done.stdout + done.stderr).strip()}", flush=True)
                failed += done.returncode != 0
                bodies += sum(map(int, re.findall(r"^(\d+) bodies", done.stdout, re.MULTILINE)))
                paths += sum(map(int, re.findall(r"^(\d+) paths", done.stdout, re.MULTILINE)))
    print(f"{bodies} poisoned bodies, {paths} paths of secrets, {built} builds, {failed} failed")
    return 2 if not built else 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
