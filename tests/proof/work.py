"""Families in, one row a message out, as the tools answer. Two runs at a time; the order of the rows is fixed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import calls
import conditions
import contracts
import drivers
import records
import theory
from fields import Target, has_contract, holes, leaves, runs, targets
from frama import TREE, Tools
from table import Cell, Row

from codegen.statement.read import read

# Where a serve, the steps of a sequence and a message without contract stand among messages of so many fields.
SERVE = 6
# What contracts say, one run of WP each.
PROPERTIES = ("unpack", "validate", "pack", "struct", "bytes")


def text_of(path: str) -> str:
    """A file of the tree."""
    with open(f"{TREE}/{path}", encoding="utf-8") as file:
        return file.read()


def rows(tools: Tools, families: list[str], jobs: int, only: str, named: str = "", runs: bool = False) -> Iterator[Row]:
    """The rows of the accessors, of the runs of bytes and of each family, or those that are named so: a message, `serve`, a sequence."""
    with ThreadPoolExecutor(jobs) as pool:
        todo: list[tuple[int, Callable[[], Row]]] = []
        if only != "eva" and not named:
            todo.append((0, partial(accessors, tools)))
        if runs:
            todo.append((SERVE, partial(runs_of_bytes, tools)))
        for family in families:
            folder = f"generated/ipc/{family}"
            schema = read(text_of(f"{folder}/{family}.abi.txt"))
            codec = text_of(f"{folder}/{family}_codec.c")
            todo += [(_cost(target), partial(message, tools, target, codec, only))
                     for target in targets(schema) if named in ("", target.message.name)]
            if only != "wp" and named in ("", "serve") and os.path.exists(f"{TREE}/{folder}/{family}_server.c"):
                todo.append((SERVE, partial(serve, tools, family)))
            if only != "wp":
                header = text_of(f"{folder}/{family}.h")
                for sequence in schema.sequences:
                    if named in ("", sequence.name):
                        driver = drivers.sequence(family, sequence.name, codec, header)
                        todo.append((SERVE, partial(_steps, tools, family, sequence.name, driver)))
        # What is quick comes first: a run that is stopped has most of the answers.
        waiting = {number: pool.submit(todo[number][1]) for number in sorted(range(len(todo)), key=lambda number: todo[number][0])}
        for number in range(len(todo)):
            yield waiting[number].result()


def _cost(target: Target) -> int:
    """More for what takes longer: provers are slow where there are many fields."""
    block = target.message.block
    return len(leaves(block)) + len(holes(block)) if has_contract(block) else SERVE - 1


def accessors(tools: Tools) -> Row:
    """The accessors of bytes.h in the form of multiplications, against their contracts."""
    found = tuple(axiom for bits in (16, 32) for axiom in theory.together(2 * bits, 0, [(0, bits // 8), (bits // 8, bits // 8)]))
    found += (*theory.together(16, 0, [(0, 1), (1, 1)]), theory.value(16, 0), theory.value(32, 0))
    axioms = tuple({axiom.name: axiom for axiom in (*found, *theory.DEFINITIONS)}.values())
    names = tuple(f"ipc_{verb}_u{bits}le" for verb in ("get", "put") for bits in (16, 32, 64))
    text = f'#include <stdint.h>\n{theory.acsl_text(axioms)}#include "accessors.h"\n#include "ipc/bytes.h"\n#include "ipc/status.h"\n'
    return Row("bytes.h", "accessors", {"contract": _prove(tools, "accessors", axioms, text, (*names, "ipc_verdict"))})


def runs_of_bytes(tools: Tools) -> Row:
    """The runs of bytes.h, body by body, against what they may read and write."""
    driver = drivers.Driver(text_of("tests/proof/runs_drivers.c"), drivers.UNROLLED, "each length from 0 to 200")
    return Row("bytes.h", "runs", {"eva": _run(tools, "runs", driver)})


def message(tools: Tools, target: Target, codec: str, only: str) -> Row:
    """Eva of a message's three functions, and WP where contracts can be made of its fields."""
    cells: dict[str, Cell] = {}
    name = f"{target.schema.name}-{target.message.name}"
    if records.is_listing(target):
        cells["eva"] = _listing(tools, target, codec, name)
    elif only != "wp":
        driver = drivers.message(target, codec, text_of(f"generated/ipc/{target.schema.name}/{target.schema.name}.h"))
        cells["eva"] = _run(tools, f"{name}-eva", driver)
    if only != "eva":
        cells.update(_contracts(tools, target, codec, name))
    return Row(target.schema.name, target.message.name, cells)


def _contracts(tools: Tools, target: Target, codec: str, name: str) -> dict[str, Cell]:
    if not has_contract(target.message.block):
        return {key: Cell("tested") for key in PROPERTIES}
    try:
        jobs = contracts.jobs(target, codec)
    except conditions.Beyond as beyond:
        return {key: Cell("tested", note=f"no contract: {beyond}") for key in PROPERTIES}
    schema = target.schema.name
    called = "".join(f'#include "{name}"\n' for name in _called(target))
    cells = {}
    for job in jobs:
        text = (f'#include <stdint.h>\n{theory.acsl_text(job.axioms)}{theory.lemma_text(job.lemmas)}{called}'
                f'#include "ipc/{schema}/{schema}.h"\n{job.before}\n'
                f'#include "generated/ipc/{schema}/{schema}_codec.c"\n{calls.text(job.calls)}{job.after}')
        axioms = (*job.axioms, *job.lemmas, *job.calls)
        cells[job.name] = _prove(tools, f"{name}-{job.name}", axioms, text, job.functions)
    return cells


def _called(target: Target) -> list[str]:
    """The files with contracts of hand-written functions that a codec calls; the fewer, the quicker a prover."""
    found = runs(target.message.block)
    texts = ["texts.h"] if found else []
    return ["accessors.h", *texts, *(["blocks.h"] if any(run.strings for run in found) else [])]


def _listing(tools: Tools, target: Target, codec: str, name: str) -> Cell:
    """That nothing is undefined, by WP where Eva can't tell."""
    made = records.safety(target, codec)
    schema = target.schema.name
    text = (f'#include <stdint.h>\n{theory.acsl_text(())}#include "runs.h"\n#include "accessors.h"\n'
            f'#include "ipc/{schema}/{schema}.h"\n{made.before}\n{made.codec}')
    cell = Cell.of_wp(tools.safety(f"{name}-safety", text, made.functions))
    return replace(cell, note=cell.note or "by WP; nothing else is written")


def _prove(tools: Tools, name: str, axioms: tuple[theory.Axiom, ...], text: str, functions: tuple[str, ...]) -> Cell:
    """A cell of WP; an axiom that z3 refuses spoils it."""
    return Cell.of_wp(tools.wp(name, text, functions, axioms), len(axioms))


def serve(tools: Tools, family: str) -> Row:
    """Eva of a family's serve, every handler answering anything."""
    driver = drivers.serve(family)
    return Row(family, "serve", {"eva": _run(tools, f"{family}-serve", driver)})


def _steps(tools: Tools, family: str, name: str, driver: drivers.Driver) -> Row:
    """Eva of a sequence's steps."""
    return Row(family, f"{name} (steps)", {"eva": _run(tools, f"{family}-{name}", driver)})


def _run(tools: Tools, name: str, driver: drivers.Driver) -> Cell:
    """A cell of Eva. What a driver asserts Eva takes for granted, so WP proves it first."""
    functions, lemmas = drivers.asserting(driver.text)
    if functions:
        text = f"#include <stdint.h>\n{theory.lemma_text(lemmas)}{drivers.unsplit(driver.text)}"
        cell = Cell.of_wp(tools.asserted(f"{name}-asserted", text, functions, lemmas), len(lemmas))
        if cell.how != "proved":
            how = "pending" if cell.how == "pending" else "open"
            return replace(cell, how=how, note=cell.note or "an assertion of the driver is not proved")
    return Cell.of_eva(tools.eva(name, driver.text, driver.options), driver.bounded)
