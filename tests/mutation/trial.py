"""A tree and mutants in, which of them the vectors kill out.

For each schema there is a program of its vectors alone. It finds the schema's codec (or client, or server) in a shared object
of its own, so that a mutant takes one run of tcc and one of the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from glob import glob
from typing import Iterable, Iterator

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "coverage"))

from vector_programs import CONFORMANCE, OPS, RUNTIME, TEST_OPS, Program, generated, includes, own_sources, run
from mutants import Mutant

# Whose vectors are those of a schema: records of `files` stand in the messages of others, and `wire` is around all.
USERS = {"files": ("fs_provider", "vfsd"), "wire": ("wire", "procd")}
PATIENCE = 4  # seconds of the processor, so that a busy machine kills no mutant; a sound run takes a fiftieth of one
WAITING = 600  # seconds, for a mutant that waits and does nothing
MUTANT = "mutant"
WORKERS = os.cpu_count() or 1


@dataclass(frozen=True)
class Stage:
    """The tree, a folder for what is built, the macros of the build."""

    tree: str
    folder: str
    macros: tuple[str, ...]
    sanitizer: tuple[str, ...] = ()

    def compiler(self) -> list[str]:
        """For a mutant: tcc, which is fast, where nothing looks at what the code touches."""
        fast = ["tcc"]
        if self.sanitizer:
            # What nobody wrote holds the same wrong value each time, not what a call before left on the stack.
            fast = ["gcc", "-O1", "-g0", "-fPIC", *self.sanitizer, "-ftrivial-auto-var-init=pattern", "-include", f"{HERE}/members.h"]
        return [*fast, "-std=c11", "-w", "-shared", *self.macros, *includes(self.tree)]


def prepare(stage: Stage, schemas: Iterable[str]) -> None:
    """Builds all sound code as one object, and the programs of the schemas over it."""
    os.makedirs(stage.folder, exist_ok=True)
    flags = ["gcc", "-std=c11", "-O1", "-w", "-fPIC", "-D_GNU_SOURCE", "-DOPS_PART", *stage.macros, *stage.sanitizer]
    sources = [f"{stage.tree}/{path}" for path in generated(stage.tree, "codec", "client", "server")]
    sources += [f"{stage.tree}/runtime/src/{name}.c" for name in RUNTIME]
    objects = [f"{stage.folder}/{os.path.basename(source)}.o" for source in sources]
    compile_ = [[*flags, *includes(stage.tree), "-c", source, "-o", to] for source, to in zip(sources, objects)]
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(run, compile_))
        run(["gcc", "-shared", *stage.sanitizer, *objects, "-o", f"{stage.folder}/libsound.so"])
        for program in (CONFORMANCE, OPS):
            for source in program.sources:
                run([*flags, *includes(stage.tree, program.folders), "-c", f"{stage.tree}/{source}",
                     "-o", _object(stage, source)])  # fmt: skip
        list(pool.map(lambda schema: _programs(stage, flags, schema), schemas))


def _object(stage: Stage, source: str) -> str:
    return f"{stage.folder}/{os.path.basename(source)}.o"


def _programs(stage: Stage, flags: list[str], schema: str) -> None:
    folder = f"{stage.folder}/{schema}"
    os.makedirs(f"{folder}/sound", exist_ok=True)
    run(["gcc", "-shared", "-fPIC", "-w", *stage.sanitizer, "-o", f"{folder}/sound/lib{MUTANT}.so", f"{HERE}/nothing.c"])
    users = USERS.get(schema, (schema,))
    for program in (CONFORMANCE, OPS):
        hand = [f"tests/vectors/{user}.vec" for user in users if program is not OPS]
        narrow = replace(program, vectors=(*(f"generated/ipc/{user}" for user in users), *hand))
        if program is OPS and not any(glob(f"{stage.tree}/generated/ipc/{user}/*_client.c") for user in users):
            continue
        table = next(path for path in own_sources(stage.tree, narrow, folder) if path.endswith("_table.c"))
        own = [_object(stage, source) for source in program.sources]
        run([*flags, "-O0", *includes(stage.tree, program.folders), "-Wl,--no-as-needed", "-Wl,--allow-shlib-undefined",
             *own, table, "-rdynamic", f"-L{folder}/sound", f"-l{MUTANT}", f"-L{stage.folder}", "-lsound", "-lcmocka",
             f"-Wl,-rpath,{stage.folder}", "-o", f"{folder}/{program.name}"])  # fmt: skip


def judge(stage: Stage, mutants: list[Mutant], programs: tuple[str, ...]) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with 'killed', 'survived' or 'stillborn' (it does not compile)."""
    texts = {path: _read(f"{stage.tree}/{path}") for path in {mutant.path for mutant in mutants}}
    with ThreadPoolExecutor(WORKERS) as pool:
        said = pool.map(lambda item: _judge(stage, item[1], texts[item[1].path], programs, item[0]), enumerate(mutants))
        yield from zip(mutants, said)


def _judge(stage: Stage, mutant: Mutant, text: str, programs: tuple[str, ...], number: int) -> str:
    schema = mutant.path.split("/")[2]
    folder = f"{stage.folder}/{schema}/{number}"
    os.mkdir(folder)
    source = f"{folder}/{os.path.basename(mutant.path)}"
    try:
        with open(source, "w", encoding="utf-8") as file:
            file.write(mutant.applied(text))
        if not _ends_well([*stage.compiler(), source, "-o", f"{folder}/lib{MUTANT}.so"], None):
            return "stillborn"
        for program in programs:
            path = f"{stage.folder}/{schema}/{program}"
            if os.path.exists(path) and not passes(path, folder):
                return "killed"
        return "survived"
    finally:
        for name in os.listdir(folder):
            os.remove(f"{folder}/{name}")
        os.rmdir(folder)


def passes(program: str, libraries: str) -> bool:
    """Whether a program of vectors ends well, and in time, with the codec in this folder."""
    try:
        return _ends_well(["prlimit", f"--cpu={PATIENCE}", program], WAITING, LD_LIBRARY_PATH=libraries)
    except subprocess.TimeoutExpired:
        return False


def _ends_well(command: list[str], timeout: int | None, **environment: str) -> bool:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, close_fds=False,
                          timeout=timeout, env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0", **environment})  # fmt: skip
    return done.returncode == 0


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def stages_of(tree: str, folder: str) -> tuple[Stage, ...]:
    """With ops for tests, as shipped, and with a sanitizer that sees what is touched: the next for what lives in one."""
    return (
        Stage(tree, f"{folder}/tests", (TEST_OPS,)),
        Stage(tree, f"{folder}/shipped", ()),
        Stage(tree, f"{folder}/address", (TEST_OPS,), ("-fsanitize=address",)),
    )


__all__ = ["OPS", "Program", "Stage", "judge", "passes", "prepare", "stages_of"]
