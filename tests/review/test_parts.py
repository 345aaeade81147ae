"""Parts of a page on their own: pictures of layouts, vectors in words, who rebuilds, patches, classes."""

from __future__ import annotations

import unittest
from dataclasses import replace

from codegen import driver
from codegen.compat.classes import classes, parse
from codegen.compat.model import BodyVerdict, Finding, OpVerdict, Source, Wire
from codegen.compat.text import summary
from codegen.layout.model import Block
from codegen.reference import vec_reader
from codegen.review.build import line_of, wire_words
from codegen.review.page import Entry
from codegen.review.patch import patches, stat
from codegen.review.pictures import pictures
from codegen.review.rebuild import movers, order, told
from codegen.review.sections import section
from codegen.review.vectors import moved

HEAD = "// SPDX-License-Identifier: ISC\n/// S.\nschema s {\n    ops 0x700..0x70F\n}\n\n"


def block(fields: str) -> Block:
    """The layout of a message with these fields."""
    text = f'{HEAD}/// M.\nmessage m part body ours "a test" {{\n{fields}\n}}\n'
    loaded = driver.load([("s.ipc", text)])
    if loaded.reporter.has_errors:
        raise AssertionError(loaded.reporter.render_text())
    return loaded.schemas[0].messages[0].block


def drawn(old: str, new: str) -> list[str]:
    return ["\n".join(picture) for picture in pictures(block(old), block(new), ("old", "new"))]


def verdict(wire: Wire, first: str = "", kind: str = "op", source: Source = Source.SAME, schema: str = "s") -> OpVerdict:
    return OpVerdict(schema, kind, 0x700, "X", "X", wire, source, first, False, (), (), (), ())


class Pictures(unittest.TestCase):
    def test_swapped(self) -> None:
        self.assertEqual(
            drawn("/// A.\na : u32\n/// B.\nb : u16\nreserved 2", "/// B.\nb : u16\nreserved 2\n/// A.\na : u32"),
            [
                """\
     old: 8 bytes                                new: 8 bytes
     +---------------+-------+-------+           +-------+-------+---------------+
   0 |*a             |*b     |*-     |         0 |*b     |*-     |*a             |
     +---------------+-------+-------+           +-------+-------+---------------+"""
            ],
        )

    def test_longer_and_followed(self) -> None:
        self.assertEqual(
            drawn("/// A.\na : bytes[24]\n/// B.\nb : u64", "/// A.\na : bytes[40]\n/// B.\nb : u64"),
            [
                """\
     old: 32 bytes                               new: 48 bytes
     +-------------------------------+           +-------------------------------+
   0 |*a, 24 bytes                   |         0 |*a, 40 bytes                   |
     :                               :           :                               :
  16 |                               |        16 |                               |
     +-------------------------------+           |                               |
  24 |*b                             |        24 |                               |
     +-------------------------------+           |                               |
                                              32 |                               |
                                                 +-------------------------------+
                                              40 |*b                             |
                                                 +-------------------------------+"""
            ],
        )

    def test_what_did_not_move_is_left_out(self) -> None:
        many = "\n".join(f"/// F.\nf{number} : u64" for number in range(20))
        (picture,) = drawn(f"{many}\n/// A.\na : u32\nreserved 4", f"{many}\nreserved 4\n/// A.\na : u32")
        self.assertNotIn("f5", picture)
        self.assertIn("f19", picture)
        self.assertIn("*a", picture)
        self.assertLess(picture.count("\n"), 8)

    def test_a_new_name_is_no_new_place(self) -> None:
        self.assertEqual(drawn("/// A.\na : u64", "/// B.\nb : u64"), [])

    def test_a_tail_is_torn(self) -> None:
        head = "/// N.\nn : u32 count of data\n"
        (picture,) = drawn(f"{head}reserved 4\n/// D.\ndata : bytes[0..9] tail", f"{head}/// X.\nx : u32\n/// D.\ndata : bytes[0..9] tail")
        self.assertIn("| data, up to 9 bytes           |", picture)
        self.assertTrue(picture.endswith("+~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~+"))
        self.assertIn("8 to 17 bytes", picture)


class Rebuild(unittest.TestCase):
    def test_who_and_when(self) -> None:
        for wire, first, kind, source, schema, words in (
            (Wire.BREAKING, "", "op", Source.SAME, "s", "servers and clients together"),
            (Wire.UNPROVEN, "servers", "op", Source.SAME, "s", "servers and clients together"),
            (Wire.LOOSENED, "servers", "op", Source.SAME, "s", "servers, then clients"),
            (Wire.TIGHTENED, "servers", "op", Source.SAME, "s", "servers, then clients"),
            (Wire.LOOSENED, "clients", "op", Source.SAME, "s", "clients, then servers"),
            (Wire.LOOSENED, "receivers", "notify", Source.SAME, "s", "receivers, then senders"),
            (Wire.BREAKING, "", "notify", Source.SAME, "s", "receivers and senders together"),
            (Wire.LOOSENED, "servers", "op", Source.SAME, "kernel_control", "kernel, then clients"),
            (Wire.ADDITIVE, "", "op", Source.ADDITIVE, "s", "nobody"),
            (Wire.SAME, "", "op", Source.BREAKING, "s", "nobody; code to edit"),
            (Wire.SAME, "", "op", Source.CHANGED, "s", "code with a changed name"),
            (Wire.SAME, "", "op", Source.SAME, "s", "nobody"),
        ):
            self.assertEqual(order(verdict(wire, first, kind, source, schema)), words)

    def test_all_of_them(self) -> None:
        found = [
            verdict(Wire.BREAKING, schema="a"),
            verdict(Wire.LOOSENED, "servers", schema="b"),
            verdict(Wire.TIGHTENED, "servers", schema="c"),
            verdict(Wire.LOOSENED, "servers", schema="wire"),
            verdict(Wire.ADDITIVE, schema="d"),
        ]
        self.assertEqual(
            told(found, 2), "the kernel, servers and clients of a, servers of b and c and 2 consumers must rebuild"
        )
        self.assertEqual(told(found[-1:], 0), "")
        renumbered = [verdict(Wire.SAME, source=Source.CHANGED)]
        self.assertEqual(told(renumbered, 0), "code with a changed name must rebuild")
        self.assertEqual(told(found[1:2] + renumbered, 1), "servers of b, code with a changed name and 1 consumer must rebuild")
        self.assertEqual(movers(found[1]), ("servers",))


class Words(unittest.TestCase):
    def test_the_head_of_a_section(self) -> None:
        for wire, source, words in (
            (Wire.SAME, Source.CHANGED, "changes source only"),
            (Wire.SAME, Source.BREAKING, "breaks source only"),
            (Wire.LOOSENED, Source.CHANGED, "loosened"),
        ):
            found = replace(verdict(wire, source=source), findings=(Finding("some-rule", "", "it differs"),))
            head = next(section(Entry(found, "", "", (), None, (), (), (), "")))
            self.assertTrue(head.endswith(f": {words}"), head)

    def test_source_only(self) -> None:
        found = [verdict(Wire.SAME, source=source) for source in (Source.CHANGED, Source.BREAKING, Source.CHANGED)]
        self.assertEqual(summary(found), "1 op breaks source code only, 2 change source code only")

    def test_by_direction(self) -> None:
        def bodies(*wires: tuple[str, Wire, str]) -> OpVerdict:
            parts = tuple(BodyVerdict(role, wire, first, (), (), "") for role, wire, first in wires)
            worst = max((part.wire for part in parts), key=lambda wire: wire.rank)
            return OpVerdict("s", "op", 1, "X", "X", worst, Source.SAME, "", False, (), (), (), parts)

        request, reply = ("request", Wire.LOOSENED, "servers"), ("reply", Wire.LOOSENED, "clients")
        self.assertEqual(wire_words(bodies(request, reply)), "loosened, both ways")
        self.assertEqual(wire_words(bodies(request)), "loosened")
        self.assertEqual(wire_words(bodies(request, ("reply", Wire.SAME, ""))), "loosened")
        both = bodies(request, ("reply", Wire.ADDITIVE, ""))
        self.assertEqual(wire_words(both), "request loosened, reply additive")
        self.assertEqual(classes(both), {"any", "loosened", "additive"})

    def test_classes(self) -> None:
        self.assertEqual(classes(verdict(Wire.UNPROVEN)), {"any", "breaking"})
        self.assertEqual(classes(verdict(Wire.SAME, source=Source.CHANGED)), {"any", "source"})
        self.assertEqual(parse("docs, any"), {"docs", "any"})

    def test_lines_of_definitions(self) -> None:
        text = "// op X = 1\n/// S.\nschema s {\n}\n\nidempotent op X = 1 ours {\n}\nop XY = 2\nop RENAMED = 3 {\n"
        self.assertEqual(line_of(verdict(Wire.SAME), text), ("idl/s.ipc", 6))
        gone = OpVerdict("s", "op", 4, "GONE", "", Wire.BREAKING, Source.SAME, "", False, (), (), (), ())
        self.assertEqual(line_of(gone, text), ("idl/s.ipc", 3))
        self.assertIsNone(line_of(gone, ""))

    def test_patches(self) -> None:
        text = (
            "diff --git a/generated/ipc/s/s.h b/generated/ipc/s/s.h\nindex 1..2\n--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n--- y\n z\n"
            "diff --git a/idl/s.ipc b/idl/s.ipc\nindex 1..2\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n+b\n+diff --git\n"
        )
        found = patches(text)
        self.assertEqual([path for path, _ in found], ["idl/s.ipc", "generated/ipc/s/s.h"])
        self.assertEqual([(one.added, one.removed) for one in stat(found)], [(2, 1), (0, 1)])


VECTORS = """\
vectors s

message m
accept plain
  0x000  02 00 00 00               reason = STOP
  0x004  07 00 00 00               code = 7
refuse plain  length 7  -> LENGTH
refuse plain  @0x000 09 00 00 00  -> ENUM at 0x000  # reason
refuse plain  @0x004 08 00 00 00  -> RULE 1 at 0x004  # odd
"""


class Vectors(unittest.TestCase):
    def lines(self, new: str) -> list[str]:
        found = moved("s", vec_reader.parse(VECTORS), vec_reader.parse(new))
        return [line for one in found for line in one.lines]

    def test_nothing(self) -> None:
        self.assertEqual(moved("s", vec_reader.parse(VECTORS), vec_reader.parse(VECTORS)), ())

    def test_a_value(self) -> None:
        new = VECTORS.replace("02 00 00 00               reason = STOP", "03 00 00 00               reason = CRASH")
        self.assertIn("accept plain: reason = STOP -> CRASH", self.lines(new))

    def test_a_name(self) -> None:
        self.assertEqual(self.lines(VECTORS.replace("code = 7", "exit = 7")), ["accept plain: code is now exit"])

    def test_a_place(self) -> None:
        new = VECTORS.replace(
            "  0x000  02 00 00 00               reason = STOP\n  0x004  07 00 00 00               code = 7\n",
            "  0x000  07 00 00 00               code = 7\n  0x004  02 00 00 00               reason = STOP\n",
        )
        self.assertEqual(self.lines(new)[0], "accept plain: reason, code at other bytes")

    def test_another_verdict(self) -> None:
        new = VECTORS.replace("RULE 1 at 0x004", "RANGE at 0x004")
        self.assertEqual(self.lines(new), ["plain with code = 8: RULE 1 at 0x004 -> RANGE at 0x004"])

    def test_refused_and_accepted(self) -> None:
        line = "refuse plain  @0x000 09 00 00 00  -> ENUM at 0x000  # reason\n"
        accept = "accept more\n  0x000  09 00 00 00               reason = NINE\n  0x004  07 00 00 00               code = 7\n"
        new = VECTORS.replace(line, "").replace("refuse plain  length", accept + "refuse plain  length")
        there = ["accept more: new", "plain with reason = 9 was refused (ENUM at 0x000) and is accepted now"]
        self.assertEqual(self.lines(new), there)
        back = moved("s", vec_reader.parse(new), vec_reader.parse(VECTORS))[0].lines
        self.assertEqual(back, ("accept more: gone", "more was accepted and is refused now (ENUM at 0x000)"))

    def test_counts(self) -> None:
        new = VECTORS.replace("refuse plain  length 7  -> LENGTH\n", "refuse plain  length 9  -> LENGTH\n" * 2)
        self.assertEqual(self.lines(new), ["refusals: 1 for the same reasons with other bytes"])
        gone = VECTORS.replace("refuse plain  length 7  -> LENGTH\n", "")
        self.assertEqual(self.lines(gone), ["refusals gone: 1 LENGTH"])


if __name__ == "__main__":
    unittest.main()
