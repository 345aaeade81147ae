"""The schemas of the tree and its samples in, their leaves by two witnesses and the C that asks about them out."""

from __future__ import annotations

import os
from pathlib import Path

import statement
import tree
from leaves import Leaf

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))

Layout = dict[str, tuple[list[Leaf], int, bool]]
KINDS = {"number": "LEAF_NUMBER", "count": "LEAF_COUNT", "bytes": "LEAF_BYTES", "data": "LEAF_DATA"}


class Schemas:
    """All messages of the tree and of the sample schemas: by the syntax tree, and by the statements."""

    def __init__(self, samples: str) -> None:
        self.tree: Layout = {}
        self.engine: Layout = {}
        self.structs: dict[str, list[str]] = {}
        self.schemas: list[str] = []
        for idl, generated in ((f"{TREE}/idl", f"{TREE}/generated"), (f"{TREE}/tests/idl_ok", samples)):
            for name, home in tree.load(Path(idl)).items():
                self.schemas.append(name)
                self.engine |= statement.leaves(Path(generated, "ipc", name, f"{name}.abi.txt"))
                for message, block in tree.messages(home):
                    self.tree[f"{name} {message}"] = tree.leaves(home, block)
                    self.structs[f"{name} {message}"] = tree.members(home, block)

    def compared(self) -> list[str]:
        """Where the engine and the sum disagree."""
        found = [f"{name}: only one of both knows it" for name in sorted(self.tree.keys() ^ self.engine.keys())]
        for name in sorted(self.tree.keys() & self.engine.keys()):
            by_sum, by_engine = self.tree[name], self.engine[name]
            found += [f"{name}: by the sum {left}, by the engine {right}"
                      for left, right in zip(by_sum[0], by_engine[0]) if left != right]
            if (len(by_sum[0]), by_sum[1:]) != (len(by_engine[0]), by_engine[1:]):
                found.append(f"{name}: by the sum {by_sum[1:]}, by the engine {by_engine[1:]}")
        return found

    def fixed(self, name: str) -> list[Leaf]:
        """The leaves that the test's own struct has: all but a tail."""
        found, size, _ = self.tree[name]
        return [leaf for leaf in found if leaf.offset < size]

    def source(self) -> str:
        """What probe.c asks."""
        out = [f'#include "ipc/{name}/{name}.h"' for name in self.schemas] + [f'#include "{HERE}/probe.h"', ""]
        rows: list[str] = []
        places: list[str] = []
        for name, (found, _, _) in self.tree.items():
            own = "own_" + name.replace(" ", "_")
            if self.structs[name]:
                out.append(f"struct {own} {{ {' '.join(self.structs[name])} }};\nstruct {own} of_{own};")
                places += [f'{{ "{name} {leaf.path}", offsetof(struct {own}, {leaf.path}) }}'
                           for leaf in self.fixed(name)]
                places.append(f'{{ "{name} .", sizeof(struct {own}) }}')
            rows += [_row(name, leaf) for leaf in found if leaf.kind != "hole"]
        for kind, stem, items in (("leaf", "leaves", rows), ("fixed_place", "fixed_places", places)):
            out.append(f"const struct {kind} {stem}[] = {{\n\t" + ",\n\t".join(items) + ",\n};")
            out.append(f"const size_t {kind}_count = {len(items)};\n")
        return "\n".join(out)


def _row(name: str, leaf: Leaf) -> str:
    struct = "struct ipc_" + name.replace(" ", "_")
    member = f"(({struct} *)0)->{leaf.path}"
    counter = f"offsetof({struct}, {leaf.counter}), sizeof((({struct} *)0)->{leaf.counter})" if leaf.counter else "0, 0"
    element = f"true, {leaf.index}" if leaf.index >= 0 else "false, 0"
    is_bool = f"_Generic({member}, _Bool: true, default: false)" if leaf.kind == "number" else "false"
    return (f'{{ "{name}", "{leaf.path}", {KINDS[leaf.kind]}, {is_bool}, offsetof({struct}, {leaf.path}), '
            f"sizeof({member}), {counter}, {element} }}")
