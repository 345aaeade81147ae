"""Code and stack of codecs before and after: what is compiled, what is told of each function, what may go wrong."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unittest
from typing import Mapping, Sequence

from codegen.emit.render import render
from codegen.review.compiler import Compiler, CompilerError
from codegen.review.measure import Compiled, Row, Size, changes, measure, total
from tests.compat.compiled import TREE, schemas_of
from tests.compat.shop import SHOP

INCLUDE = os.path.join(TREE, "runtime", "include")
OTHER = SHOP.replace("schema shop", "schema stall").replace("0x7", "0x8")


def texts(*schemas: str) -> dict[str, str]:
    """What is generated from schemas."""
    found: dict[str, str] = {}
    for text in schemas:
        name = text.partition("\nschema ")[2].split()[0]
        (schema,) = schemas_of({f"{name}.ipc": text})
        found.update(render(schema))
    return found


class Recorder:
    """A compiler that compiles nothing, and says of each codec what it is told to say."""

    def __init__(self, said: Mapping[str, Compiled]) -> None:
        self.said = said
        self.asked: list[tuple[str, list[str]]] = []

    def __call__(self, side: str, _: Mapping[str, str], paths: Sequence[str]) -> dict[str, Compiled]:
        self.asked.append((side, list(paths)))
        return {path: self.said[side] for path in paths}


class Told(unittest.TestCase):
    def test_only_codecs_that_differ_are_compiled(self) -> None:
        old = {"ipc/a/a_codec.c": "1", "ipc/b/b_codec.c": "1", "ipc/c/c_codec.c": "1", "ipc/a/a_client.c": "1"}
        new = {"ipc/a/a_codec.c": "1", "ipc/b/b_codec.c": "2", "ipc/d/d_codec.c": "1", "ipc/a/a_client.c": "2"}
        recorder = Recorder({"old": Compiled("", ""), "new": Compiled("", "")})
        self.assertEqual(measure(old, new, recorder), ())
        self.assertEqual(recorder.asked, [("old", ["ipc/b/b_codec.c", "ipc/c/c_codec.c"]),
                                          ("new", ["ipc/b/b_codec.c", "ipc/d/d_codec.c"])])  # fmt: skip

    def test_functions_are_told_by_message_and_verb(self) -> None:
        old = Compiled(
            "0000000000000000 0000000000000010 T ipc_b_stop_request_pack\n"
            "0000000000000010 00000000000000ff T ipc_b_stop_request_caps_unpack\n"
            "0000000000000120 0000000000000008 t ipc_b_line_check.part.0\n"
            "0000000000000130 0000000000000020 t ipc_b_line_check\n"
            "0000000000000150 0000000000000009 T ipc_b_upload_page\n"
            "0000000000000000 0000000000000004 r table\n                 U memset\n",
            "ipc/b/b_codec.c:1:1:ipc_b_stop_request_pack\t40\tstatic\nipc/b/b_codec.c:9:1:ipc_b_line_check\t8\tstatic\n"
            "ipc/b/b_codec.c:9:1:ipc_b_line_check.part.0\t24\tdynamic,bounded\n",
        )
        new = Compiled("0000000000000000 0000000000000012 T ipc_b_stop_request_pack\n",
                       "b.c:1:1:ipc_b_stop_request_pack\t40\tstatic\n")  # fmt: skip
        rows = measure({"ipc/b/b_codec.c": "1"}, {"ipc/b/b_codec.c": "2"}, Recorder({"old": old, "new": new}))
        self.assertEqual(rows, (
            Row("b", "line", "check", Size(40, 24), None),
            Row("b", "stop_request", "caps_unpack", Size(255, 0), None),
            Row("b", "stop_request", "pack", Size(16, 40), Size(18, 40)),
            Row("b", "upload_page", "", Size(9, 0), None),
        ))  # fmt: skip
        self.assertEqual(changes(rows)[1:3], (("b stop_request caps_unpack", "255 -> none", "0 -> none"),
                                              ("b stop_request pack", "16 -> 18", "40 -> 40")))  # fmt: skip
        self.assertEqual(changes(rows)[3][0], "b upload_page")
        self.assertEqual(total(rows), (320, 18))

    def test_what_did_not_change_is_no_change(self) -> None:
        same = Compiled("00 10 T ipc_b_stop_request_pack\n", "")
        rows = measure({"ipc/b/b_codec.c": "1"}, {"ipc/b/b_codec.c": "2"}, Recorder({"old": same, "new": same}))
        self.assertEqual((len(rows), changes(rows)), (1, ()))


class Measured(unittest.TestCase):
    def test_a_change_of_one_body(self) -> None:
        old, new = texts(SHOP, OTHER), texts(SHOP.replace("start : u64", "start : u64 in 1..9"), OTHER)
        rows = measure(old, new, Compiler(INCLUDE))
        self.assertEqual({row.schema for row in rows}, {"shop"})
        self.assertEqual({(row.message, row.verb) for row in rows if row.changed},
                         {("list_request", verb) for verb in ("pack", "unpack", "validate")})  # fmt: skip
        for row in rows:
            assert row.old and row.new
            self.assertGreaterEqual(row.new.code, row.old.code)
        verbs = {row.verb for row in rows if row.message == "buy_request"}
        self.assertEqual(verbs, {"init", "pack", "unpack", "validate", "wipe", "caps_pack", "caps_unpack"})
        self.assertEqual(rows, measure(old, new, Compiler(INCLUDE)))

    def test_the_bytes_are_those_of_the_object(self) -> None:
        rows = measure({}, texts(SHOP), Compiler(INCLUDE))
        with tempfile.TemporaryDirectory() as folder:
            for path, text in texts(SHOP).items():
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                    file.write(text)
            source, target = os.path.join(folder, "ipc/shop/shop_codec.c"), os.path.join(folder, "x.s")
            flags = ["-std=c11", "-O2", "-ffreestanding", "-I", INCLUDE, "-I", folder]
            subprocess.run(["cc", *flags, "-S", source, "-o", target], check=True)
            with open(target, encoding="utf-8") as file:
                functions = re.findall(r"\.type\t([\w.]+), @function", file.read())
            subprocess.run(["cc", *flags, "-c", source, "-o", target], check=True)
            listed = subprocess.run(["size", "-A", target], capture_output=True, text=True, check=True).stdout
        code = sum(int(line.split()[1]) for line in listed.splitlines() if line.startswith(".text"))
        self.assertEqual({row.old for row in rows}, {None})
        self.assertEqual(len(rows), len({name.partition(".")[0] for name in functions}))
        self.assertGreater(len(rows), 30)
        self.assertLessEqual(total(rows)[1], code)
        self.assertGreater(total(rows)[1], code * 0.8)  # the rest aligns functions
        self.assertGreater(max(row.new.stack for row in rows if row.new), 7)

    def test_no_compiler(self) -> None:
        for tools, name in ((("no-such-cc", "nm"), "no-such-cc"), (("cc", "no-such-nm"), "no-such-nm")):
            with self.assertRaises(CompilerError) as caught:
                Compiler(INCLUDE, *tools)
            self.assertEqual(str(caught.exception), f"--measure needs a C compiler: there is no '{name}' here")

    def test_a_codec_that_does_not_compile(self) -> None:
        old = texts(SHOP)
        broken = {**old, "ipc/shop/shop_codec.c": "int x = ;\n"}
        with self.assertRaises(CompilerError) as caught:
            measure(old, broken, Compiler(INCLUDE))
        told = "--measure: the new ipc/shop/shop_codec.c does not compile: ipc/shop/shop_codec.c:1:"
        self.assertTrue(str(caught.exception).startswith(told), caught.exception)
        self.assertNotIn("\n", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
