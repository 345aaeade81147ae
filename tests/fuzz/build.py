"""A tree in, the harnesses as programs out, by clang with libFuzzer and its sanitizers. Called by `run`.

Only what is under test counts edges: codecs, servers, runtime. Objects are kept by what they are made of.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

FUZZ = Path(__file__).resolve().parent
TREE = FUZZ.parents[1]
sys.path[:0] = [str(TREE), str(FUZZ)]

from codegen import driver  # noqa: E402
from codegen.layout.model import Schema  # noqa: E402
import make_harness  # noqa: E402

HARNESSES = ("unpack", "validate", "serve", "sequence", "table")
RUNTIME = ("families.c", "message.c", "serve.c", "text.c")
COMPILER = ("clang", "-std=c11", "-g1", "-O1", "-fno-sanitize-recover=all")
COUNTED = ("-fsanitize=fuzzer-no-link,address,undefined",)
# The slow path is long and is not what is looked at.
APART = ("-fsanitize=address",)


class BuildFailed(Exception):
    """A compiler refused; what it said."""


@dataclass(frozen=True)
class Built:
    """The programs by name, the tree they were made of, and its schemas in the order that inputs count in."""

    programs: dict[str, Path]
    root: Path
    schemas: tuple[Schema, ...]


def build(work: Path, only: tuple[str, ...] = (), wanted: tuple[str, ...] = HARNESSES) -> Built:
    """Makes the programs below `work`, of the schemas `only` (none: of all) and the samples among them."""
    root = _tree(work)
    link = ("clang", "-fsanitize=fuzzer,address,undefined")
    found = make_harness.schemas_of(root / "generated", only)
    return programs(work, root, found, wanted, (*COMPILER, *COUNTED), (*COMPILER, *APART), link, ("mutator",))


def programs(
    work: Path,
    root: Path,
    schemas: tuple[Schema, ...],
    wanted: tuple[str, ...],
    counted: tuple[str, ...],
    apart: tuple[str, ...],
    link: tuple[str, ...],
    more: tuple[str, ...] = (),
) -> Built:
    """The harnesses over the schemas of a tree. `counted` and `apart` compile what is under test and what is not."""
    table = work / "fuzz_table.c"
    table.write_text(make_harness.write(schemas), encoding="utf-8")
    served = {schema.name for schema in make_harness.families(schemas)}
    tested = [root / "generated" / "ipc" / schema.name / f"{schema.name}_codec.c" for schema in schemas]
    tested += [root / "generated" / "ipc" / name / f"{name}_server.c" for name in sorted(served)]
    tested = [path for path in tested if path.exists()]
    tested += [TREE / "runtime" / "src" / name for name in RUNTIME]
    beside = [table, FUZZ / "slow.c", FUZZ / "harness.c", *(FUZZ / f"{name}.c" for name in (*wanted, *more))]
    includes = [f"-I{path}" for path in (root / "generated", TREE / "runtime" / "include", FUZZ)]
    headers = [*(root / "generated" / "ipc").glob("*/*.h"), *(TREE / "runtime" / "include" / "ipc").glob("*.h")]
    headers += FUZZ.glob("*.h")
    known = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(headers))).digest()
    # The table first: it takes as long as many others.
    jobs = [(path, apart) for path in beside] + [(path, counted) for path in tested]
    with ThreadPoolExecutor(2) as pool:
        objects = list(pool.map(lambda job: _object(work, known, includes, *job), jobs))
    by_path = {path: made for (path, _), made in zip(jobs, objects)}
    shared = [made for path, made in by_path.items() if path.parent != FUZZ or path.stem not in HARNESSES]
    made = {}
    for name in wanted:
        made[name] = work / f"fuzz_{name}"
        _run(*link, "-o", str(made[name]), str(by_path[FUZZ / f"{name}.c"]), *map(str, shared))
    return Built(made, root, schemas)


def _tree(work: Path) -> Path:
    """A tree with generated/ of the project and what the compiler makes of the samples now."""
    root = work / "tree"
    ipc = root / "generated" / "ipc"
    ipc.mkdir(parents=True, exist_ok=True)
    for path in (TREE / "generated" / "ipc").iterdir():
        link = ipc / path.name
        if not link.is_symlink():
            link.symlink_to(path)
    paths = sorted((TREE / "tests" / "idl_ok").glob("*.ipc"))
    samples = [(path.name, path.read_text(encoding="utf-8")) for path in paths]
    made = driver.generate(samples)
    if made.outputs is None:
        raise BuildFailed(made.reporter.render_text())
    for name, text in made.outputs.items():
        path = root / "generated" / name
        if path.name in ("ipc.h", "meson.build"):
            continue
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return root


def _object(work: Path, known: bytes, includes: list[str], source: Path, command: tuple[str, ...]) -> Path:
    key = hashlib.sha256(known + source.read_bytes() + " ".join(command).encode()).hexdigest()[:16]
    made = work / "objects" / f"{source.stem}-{key}.o"
    if not made.exists():
        made.parent.mkdir(exist_ok=True)
        part = made.with_suffix(f".{os.getpid()}.part")
        _run(*command, *includes, "-c", "-o", str(part), str(source))
        part.rename(made)
    return made


def _run(*command: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise BuildFailed(f"{command[0]} failed:\n{done.stdout[-3000:]}")
