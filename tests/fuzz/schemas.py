"""Seconds in, what became of the C of random valid schemas out. Called by `run`.

Several schemas are compiled into one program a harness, without an engine: their vectors, and what changes make of
these, go through unpack, pack, validate, servers, sequences and tables, against the slow path in the program and the
reference beside it. The schemas are those of tests/compat, larger and with several ops; each is generated as a whole,
so that nothing is tried that `gen` would refuse.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
from pathlib import Path

from build import HARNESSES, TREE, Built, BuildFailed, programs
from codegen import driver
from codegen.layout.model import Schema
from codegen.reference import vec_reader
from compare import compare
import make_harness
import seeds
from tests.compat import tiny, tiny_make
from tests.compat.tiny_rules import gate
from tests.compat.tiny_text import text

LEAST = 2  # rounds, however slow the machine is
TOGETHER = 6  # schemas in a program
CHANGED = 12  # inputs that are made of one
MOST_INPUTS = 8000  # of one harness
# In turn, so that random schemas meet more than one compiler.
COMPILERS = ("gcc -O1", "clang -O0", "gcc -O3", "clang -O2", "gcc -Os", "gcc -O0")
SANITIZED = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")
SPECIAL = (0, 1, 2, 3, 4, 7, 8, 16, 0x2F, 0x7F, 0x80, 0xC2, 0xFE, 0xFF)


def wide(rng: random.Random, index: int) -> tiny.Schema:
    """A schema of several ops with many fields each; every third is one of tests/compat's, sequences and all."""
    if index % 3 == 2:
        return tiny_make.make(rng, rng.randrange(len(tiny_make.FLAVOURS)))
    schema = tiny_make.types(rng)
    tiny_make.add_structs(rng, schema)
    tiny_make.add_record(rng, schema)
    for number in range(rng.randint(2, 4)):
        request, reply = (_block(rng, schema) for _ in range(2))
        op = tiny.Op(f"TAKE_{number}", 0x700 + number, request, reply)
        if rng.random() < 0.3:
            request.caps = tiny_make.caps(rng)
        if rng.random() < 0.3:
            reply.caps = tiny_make.caps(rng)
        if rng.random() < 0.4:
            rule = gate(rng, schema, op, 21)
            reply.rules += [rule] if rule is not None else []
        schema.ops.append(op)
    return schema


def _block(rng: random.Random, schema: tiny.Schema) -> tiny.Block:
    kinds = [_kind(rng) for _ in range(rng.randint(0, 7))]
    return tiny_make.block(rng, kinds, rng.choice((0, 0, 1, 2)), schema)


def _kind(rng: random.Random) -> tiny.Type:
    chance = rng.random()
    if chance < 0.2:
        return _number(rng)
    if chance < 0.45:
        return tiny_make.scalar(rng)
    if chance < 0.65:
        data = tiny_make.data(rng)
        more = rng.choice((0, 0, 1, 3, 6, 14, 30, 60, 100))
        data.high += more
        data.low = data.high if data.form == "exact" else rng.choice((data.low, data.low, data.high - more // 2))
        return data
    if chance < 0.85:
        array = tiny_make.array(rng, rng.choice(("", "", "pair", "span", "mood", "wide")))
        array.high += rng.choice((0, 0, 1, 5, 13))
        array.low = array.high if array.form == "exact" else rng.choice((0, 1, 2))
        return array
    return tiny.Use(rng.choice(("pair", "span"))) if chance < 0.95 else tiny.Recs("entry", rng.choice((8, 40, 200)))


def _number(rng: random.Random) -> tiny.Num:
    """Of many values: all, or some, or multiples."""
    base = rng.choice(tiny_make.BASES)
    bits = int(base[1:])
    low, high = (0, (1 << bits) - 1) if base[0] == "u" else (-(1 << bits - 1), (1 << bits - 1) - 1)
    if rng.random() < 0.4:
        return tiny.Num(base)
    low, high = sorted((rng.randint(low, high), rng.randint(low, high)))
    if base[0] == "u" and rng.random() < 0.3:
        step = rng.choice((2, 4, 8, 16))
        return tiny.Num(base, low // step * step, high // step * step, step)
    return tiny.Num(base, low, high)


def generated(rng: random.Random, number: int, tree: Path) -> Schema | None:
    """Writes what the compiler makes of a random schema; its layout, or None where it refuses."""
    name = f"random{number}"
    words = re.sub(r"\bschema t\b", f"schema {name}", text(wide(rng, number)))
    found = driver.generate([(f"{name}.ipc", words)])
    if found.outputs is None:
        return None
    for path, content in found.outputs.items():
        if path.startswith(f"ipc/{name}/"):
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_text(content, encoding="utf-8")
    (tree / "ipc" / name / f"{name}.ipc").write_text(words, encoding="utf-8")
    return make_harness.schemas_of(tree, (name,))[0]


def changed(rng: random.Random, data: bytes) -> bytes:
    """An input with a few bytes changed, or with fewer or more."""
    body = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        chance = rng.random()
        if not body or chance < 0.08:
            body += bytes(rng.choice(SPECIAL) for _ in range(rng.choice((1, 1, 2, 8))))
        elif chance < 0.16:
            del body[rng.randrange(len(body)) :]
        else:
            at = rng.randrange(len(body))
            body[at] = rng.choice(SPECIAL) if rng.random() < 0.6 else body[at] ^ 1 << rng.randrange(8)
    return bytes(body)


def _accepted(rng: random.Random, start: int, tree: Path) -> tuple[str, ...]:
    """The names of as many schemas as go into a program; some are refused first, for a rule that nothing breaks."""
    names: list[str] = []
    for number in range(start, start + 20 * TOGETHER):
        if generated(rng, number, tree):
            names.append(f"random{number}")
        if len(names) == TOGETHER:
            break
    return tuple(names)


def one_round(rng: random.Random, work: Path, start: int, compiler: str) -> tuple[int, int, int, list[str]]:
    """Schemas, inputs, outcomes held against the reference, and what was found."""
    shutil.rmtree(work, ignore_errors=True)
    tree = work / "tree" / "generated"
    (tree / "ipc").mkdir(parents=True)
    (tree / "ipc" / "wire").symlink_to(TREE / "generated" / "ipc" / "wire")
    names = _accepted(rng, start, tree)
    found = make_harness.schemas_of(tree, names)
    command = (*compiler.split(), "-std=gnu11", "-g1", "-w", *SANITIZED)
    try:
        built = programs(work, work / "tree", found, HARNESSES, command, command, command, ("replay",))
    except BuildFailed as refusal:
        return len(names), 0, 0, [f"schemas: {names}: {refusal}"]
    paths = [tree / "ipc" / schema.name / f"{schema.name}.vec" for schema in found]
    vectors = [vec_reader.parse(path.read_text(encoding="utf-8")) for path in paths]
    inputs = compared = 0
    finds: list[str] = []
    for harness in HARNESSES:
        known = sorted(seeds.of(harness, found, vectors))
        some = known + [changed(rng, data) for data in known for _ in range(CHANGED)]
        rng.shuffle(some)
        some = some[:MOST_INPUTS]
        finds += _replayed(harness, built, work, some)
        number, odd = compare(harness, built, work / "kept")
        inputs, compared, finds = inputs + len(some), compared + number, finds + odd
    return len(names), inputs, compared, finds


def _replayed(harness: str, built: Built, work: Path, inputs: list[bytes]) -> list[str]:
    path = work / "inputs"
    path.write_bytes(b"".join(len(data).to_bytes(4, "little") + data for data in inputs))
    (work / "kept").unlink(missing_ok=True)
    env = {**os.environ, "FUZZ_KEEP": str(work / "kept"), "FUZZ_EVERY": "1", "ASAN_OPTIONS": "detect_leaks=0"}
    done = subprocess.run([str(built.programs[harness]), str(path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=env, check=False)  # fmt: skip
    if done.returncode == 0:
        return []
    return [f"schemas: {harness}: {done.stdout.decode('utf-8', 'replace')[:1500]}"]


def run(work: Path, seconds: float, seed: int, kept: Path | None = None) -> tuple[str, tuple[str, ...]]:
    """The figure, and what was found."""
    rng = random.Random(seed)
    end = time.monotonic() + seconds
    number = inputs = compared = rounds = 0
    finds: list[str] = []
    while rounds < LEAST or time.monotonic() < end:
        compiler = COMPILERS[rounds % len(COMPILERS)]
        some, tried, held, odd = one_round(rng, work, rounds * 100 * TOGETHER, compiler)
        number, inputs, compared, rounds = number + some, inputs + tried, compared + held, rounds + 1
        if odd:
            finds += [f"{find} (round {rounds} of seed {seed}, {compiler})" for find in odd]
            if kept is not None:
                shutil.copytree(work, kept / f"schemas_{seed}_{rounds}", symlinks=True, dirs_exist_ok=True)
    figure = (
        f"schemas: {number} random schemas compiled and round-tripped with {inputs} inputs, {compared} outcomes "
        f"compared with the reference, {len(finds)} finds"
    )
    return figure, tuple(finds[:10])
