"""The list of what C code can name: clang finds the same names, with the same types and values, in the headers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import unittest
from typing import Any, Iterator

from codegen import driver
from codegen.emit.declarations import Declaration, declarations
from codegen.emit.runtime_names import RUNTIME
from codegen.layout.model import Schema
from codegen.statement.read import read
from tests.codegen.test_emit_compile import INCLUDES, TREE, write

TAGS = {"RecordDecl", "EnumDecl"}
WIRE = "ipc/wire/wire.h"
FILLER = ("unused", "uint8_t")
LABELLED = re.compile(r"(struct|union) \(.*")


def sources() -> Iterator[tuple[str, str]]:
    """The schemas of the tests, whose headers `write` makes."""
    for name in sorted(os.listdir(os.path.join(TREE, "tests", "idl_ok"))):
        with open(os.path.join(TREE, "tests", "idl_ok", name), encoding="utf-8") as file:
            yield name, file.read()


def clang(text: str, folder: str, *flags: str) -> str:
    """What clang says about a text that includes headers of `folder`."""
    command = ["clang", "-std=c11", "-DIPC_TEST_OPS", "-I", folder, *INCLUDES, *flags, "-x", "c", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def names_in(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Kind, name and type of every declaration of a syntax tree, as a Declaration has them."""
    for node in nodes:
        if node["kind"] in TAGS and "name" in node and node.get("inner"):
            kind = node["tagUsed"] if node["kind"] == "RecordDecl" else "enum"
            yield kind, node["name"], kind
            yield from members_in(node["name"], node["inner"])
        elif node["kind"] == "FunctionDecl":
            yield "function", node["name"], node["type"]["qualType"].replace("_Bool", "bool")


def members_in(path: str, nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """The same of what stands in a struct, union or enum; `path` is its name."""
    inner: list[dict[str, Any]] = []
    fields = [node for node in nodes if node["kind"] == "FieldDecl"]
    for node in nodes:
        if node["kind"] == "RecordDecl":
            inner = node["inner"]
        elif node["kind"] == "EnumConstantDecl":
            yield "enumerator", node["name"], node["type"]["qualType"]
        elif node["kind"] == "FieldDecl" and "name" in node:
            shape = node["type"]["qualType"].replace("_Bool", "bool")
            labelled = LABELLED.match(shape)
            if len(fields) > 1 or (node["name"], shape) != FILLER:
                kind = "handler" if "(*)" in shape else "member"
                yield kind, f"{path}.{node['name']}", labelled[1] if labelled else shape
            if labelled:
                yield from members_in(f"{path}.{node['name']}", inner)


def found_by_clang(headers: list[str], folder: str) -> set[tuple[str, str, str]]:
    """Everything that headers declare, macros without their type."""
    text = "".join(f'#include "{header}"\n' for header in headers)
    tree = json.loads(clang(text, folder, "-fsyntax-only", "-Xclang", "-ast-dump=json"))
    macros = re.findall(r"^#define (\w+)(?!\()", clang(text, folder, "-E", "-dM"), re.MULTILINE)
    return {*names_in(tree["inner"]), *(("macro", name, "") for name in macros if not name.endswith("_H"))}


def listed(schemas: list[Schema]) -> list[Declaration]:
    """The declarations of all."""
    return [declaration for schema in schemas for declaration in declarations(schema)]


class Everything(unittest.TestCase):
    def compare(self, schemas: list[Schema], folder: str) -> list[Declaration]:
        found = listed(schemas)
        headers = [entry.name for entry in found if entry.kind == "header"]
        own = sorted(
            os.path.relpath(os.path.join(where, name), folder)
            for where, _, names in os.walk(folder) for name in names if name.endswith(".h") and name != "ipc.h"
        )  # fmt: skip
        self.assertEqual(sorted(headers), own)
        theirs = ["stdbool.h", "stddef.h", "stdint.h"]
        if WIRE not in headers:  # the runtime includes it
            theirs.append(WIRE)
        wanted = {
            entry for entry in found_by_clang([*theirs, *headers], folder) - found_by_clang(theirs, folder)
            if entry[1].partition(".")[0] not in RUNTIME
        }  # fmt: skip
        here = [(entry.kind, entry.name, entry.shape if entry.kind != "macro" else "") for entry in found]
        self.assertEqual(sorted(entry for entry in here if entry[0] != "header"), sorted(wanted))
        self.values(found, headers, folder)
        return found

    def values(self, found: list[Declaration], headers: list[str], folder: str) -> None:
        text = "".join(f'#include "{header}"\n' for header in headers)
        for entry in found:
            if entry.value is not None:
                value = f"{entry.value}ull" if entry.value >= 0 else f"({entry.value + 1}ll - 1)"
                text += f"_Static_assert({entry.name} == {value}, \"\");\n"
                number = f"{entry.shape.lower()}_t" if entry.shape.endswith(("32", "64")) else entry.shape
                same = f"_Generic({entry.name}, __typeof__(({number})0): 1)"
                if entry.kind == "macro":
                    text += f"_Static_assert({same}, \"\");\n"
        self.assertGreater(text.count("_Static_assert"), 50)
        clang(text, folder, "-fsyntax-only", "-Wno-sign-compare")

    def test_the_whole_abi(self) -> None:
        folder = os.path.join(TREE, "generated")
        schemas = []
        for where, _, names in sorted(os.walk(folder)):
            for name in names:
                if name.endswith(".abi.txt"):
                    with open(os.path.join(where, name), encoding="utf-8") as file:
                        schemas.append(read(file.read()))
        found = self.compare(schemas, folder)
        self.assertGreater(len(found), 4000)

    def test_the_schemas_of_the_tests(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write(folder)
            schemas = list(driver.load(list(sources())).schemas)
            found = self.compare(schemas, folder)
            self.owners(schemas, found)
        self.assertEqual({entry.guard for entry in found}, {"", "IPC_TEST_OPS"})
        guarded = {entry.name for entry in found if entry.guard}
        self.assertEqual({name for name in guarded if "ipc_asking" in name},
                         {f"ipc_asking_{op}{verb}" for op in ("fill", "check") for verb in ("", "_answer", "_fail")})

    def owners(self, schemas: list[Schema], found: list[Declaration]) -> None:
        """Each definition that makes names owns some, and nothing else does."""
        wanted = {"schema"}
        for schema in schemas:
            short = [(kind, struct.name) for struct in schema.structs
                     for kind in ("record" if struct.record else "struct",)]  # fmt: skip
            short += [("enum", kind.name) for kind in schema.enums] + [("flags", kind.name) for kind in schema.flags]
            wanted |= {f"{kind} {name.partition('.')[2]}" for kind, name in short}
            wanted |= {f"{'notify' if op.notify else 'op'} {op.name}" for op in schema.ops}
            wanted |= {f"const {constant.name}" for constant in schema.constants}
            wanted |= {f"message {message.name}" for message in schema.messages}
            wanted |= {f"sequence {sequence.name}" for sequence in schema.sequences}
        self.assertEqual({entry.owner for entry in found}, wanted)


if __name__ == "__main__":
    unittest.main()
