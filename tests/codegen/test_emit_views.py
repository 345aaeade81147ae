"""What the emitter prints: lines that fit, words of small fields, verdict order, rules in one pass, sequences."""

from __future__ import annotations

import os
import re
import unittest
from dataclasses import fields
from typing import get_args

from codegen import driver
from codegen.emit.ctypes import literal, mask_literal, number
from codegen.emit.render import render, render_manifest, render_umbrella
from codegen.emit.setting import annotated, columns, comment, wrapped
from codegen.emit.statements import Statement
from codegen.emit.words import Word, units, zero_bits
from codegen.layout.model import Hole, Schema, Slot
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int, Member, Provenance

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OURS = Provenance(False, "a test")
U8, U16, U32 = (Int(width, False, 0, (1 << width * 8) - 1) for width in (1, 2, 4))

SHOP = """// SPDX-License-Identifier: ISC
/// A shop.
schema shop { ops 0x1000..0x100F }
/// What is sold.
enum kind : u16 ours "a test" {
    /// Bread.
    BREAD = 1 default
    /// Milk.
    MILK = 5
}
/// One thing on a list.
struct item ours "a test" {
    /// From which shelf.
    shelf : u32
    /// How many.
    count : u32 in 1..99
}
/// Orders something.
op ORDER = 0x1000 ours "a test" {
    request ours "a test" {
        /// What.
        kind       : kind
        /// How many items.
        item_count : u16 count of items
        reserved 4 "for an address"
        /// Where to.
        path       : path
        /// The items.
        items      : item[0..4] tail
        /// Sorted.
        rule 1 sorted { ascending(items.shelf) }
        /// Nothing from the cellar but milk.
        rule 2 cellar { kind == MILK or all i_item in items { i_item.shelf != 0 } }
        example "milk" {
            kind  = MILK
            path  = "/"
            items = [ { shelf = 0 count = 1 }, { shelf = 2 count = 2 } ]
        }
    }
    reply ours "a test" { }
}
"""


def schema(text: str = SHOP) -> Schema:
    name = text.partition("\nschema ")[2].split()[0]
    loaded = driver.load([(f"{name}.ipc", text)])
    assert loaded.schemas, vars(loaded.reporter)
    return loaded.schemas[0]


def function(text: str, name: str) -> str:
    """One function of a codec."""
    found = re.search(rf"^\w[^\n]*\b{name}\([^;{{]*\n{{\n.*?^}}\n", text, re.M | re.S)
    assert found is not None, name
    return found.group()


class Setting(unittest.TestCase):
    def test_a_short_line_stays(self) -> None:
        self.assertEqual(wrapped("if (a || b)", 1), "if (a || b)")

    def test_breaks_at_the_least_nested_operator(self) -> None:
        line = "if ((" + "a" * 30 + " && " + "b" * 30 + ") || (" + "c" * 30 + " && d))"
        first, second = wrapped(line, 1).split("\n")
        self.assertTrue(first.endswith(" ||"))
        self.assertEqual(second[:5], "\t    ")

    def test_no_line_is_too_long(self) -> None:
        for text in render(schema()).values():
            self.assertLessEqual(max(map(columns, text.split("\n"))), 100)

    def test_a_name_too_long_to_align_to(self) -> None:
        head = "uint32_t " + "f" * 60 + "(const struct " + "s" * 40 + " *msg, size_t len)"
        self.assertEqual(wrapped(head, 0).split("\n")[1][:6], "\tconst")

    def test_comments(self) -> None:
        self.assertEqual(comment(("One line.",)), "/* One line. */")
        self.assertEqual(comment(("a", "b")), "/*\n * a\n * b\n */")
        self.assertNotIn("*/ x", comment(("a */ x",)))
        self.assertEqual(annotated([("why", "int a;"), ("", "int b;")]), ("\t/* why */", "\tint a;", "\tint b;"))

    def test_numbers(self) -> None:
        self.assertEqual([number(4096), number(999_999_999)], ["4096", "999999999"])
        self.assertEqual(number(0x8000_0000_0000), "0x800000000000")
        self.assertEqual(literal(0x8000_0000), "UINT32_C(0x80000000)")
        self.assertEqual(literal(-(1 << 63)), "INT64_MIN")
        self.assertEqual(mask_literal(1, 8), "UINT64_C(0x1)")


class Words(unittest.TestCase):
    def slot(self, offset: int, kind: Int) -> Slot:
        return Slot(offset, kind.width, f"f{offset}", kind, "")

    def test_neighbours_join(self) -> None:
        items = (self.slot(0, U32), Hole(4, 4, ""), self.slot(8, U16), self.slot(10, U16), self.slot(12, U32))
        first, second = units(items)
        assert isinstance(first, Word) and isinstance(second, Word)
        self.assertEqual((first.width, len(first.items)), (8, 2))
        self.assertEqual([second.shift(item) for item in second.items], [0, 16, 32])

    def test_what_does_not_fill_a_word_stays(self) -> None:
        items = (self.slot(0, U8), Hole(1, 3, ""), Hole(4, 12, ""))
        self.assertEqual([type(unit) for unit in units(items)], [Word, Hole])
        self.assertEqual(units((Hole(0, 2, ""), Hole(2, 2, ""))), (Hole(0, 2, ""), Hole(2, 2, "")))

    def test_bits_that_tell(self) -> None:
        def member(value: int) -> Member:
            return Member(f"M{value}", value, "", False, OURS, OURS)

        full = EnumType("a.b", "", 2, False, False, "", tuple(map(member, range(4))), ())
        gap = EnumType("a.b", "", 2, False, False, "", (member(0), member(2)), ())
        self.assertEqual(zero_bits(full, (0, 0)), 0xFFFC)
        self.assertIsNone(zero_bits(gap, (0, 0)))
        far = EnumType("a.b", "", 8, False, False, "", (member(0), member(1 << 63)), ())
        self.assertIsNone(zero_bits(far, (0, 0)))
        self.assertEqual(zero_bits(Bool(), (0, 0)), 0xFE)
        self.assertEqual(zero_bits(FlagsType("a.f", "", 4, "", (member(5),), ()), (0, 0)), 0xFFFF_FFFA)
        self.assertEqual(zero_bits(U16, (0, 0xFFF)), 0xF000)
        self.assertIsNone(zero_bits(U16, (0, 0xFFE)))
        self.assertEqual(zero_bits(Int(4, False, 0, 0xF000, 4096), (0, 0xF000)), 0xFFFF_0FFF)


class Codec(unittest.TestCase):
    def setUp(self) -> None:
        self.files = render(schema())
        self.codec = self.files["ipc/shop/shop_codec.c"]
        self.header = self.files["ipc/shop/shop.h"]

    def test_order_of_checks(self) -> None:
        for verb in ("unpack", "validate"):
            body = function(self.codec, f"ipc_shop_order_request_{verb}")
            classes = re.findall(r"IPC_CLASS_(\w+),|(\w+_fault), 8", body)
            order = [one or other for one, other in classes]
            wanted = "LENGTH ENUM COUNT RESERVED COUNT path_fault PADDING EXTENT RANGE RULE RULE"
            self.assertEqual(order, wanted.split())

    def test_each_number_is_loaded_once(self) -> None:
        for verb in ("unpack", "validate"):
            body = function(self.codec, f"ipc_shop_order_request_{verb}")
            loads = re.findall(r"ipc_get_u\d+le\([^)]*\)", body)
            self.assertEqual(len(loads), len(set(loads)), loads)

    def test_pack_checks_before_it_writes(self) -> None:
        body = function(self.codec, "ipc_shop_order_request_pack")
        self.assertLess(body.rindex("IPC_CLASS_RULE"), body.index("ipc_put_"))
        self.assertLess(body.index("IPC_CLASS_LENGTH"), body.index("IPC_CLASS_ENUM"))
        for name in ("memset", "memcpy", "goto"):
            self.assertNotIn(name, self.codec)

    def test_a_field_called_like_a_part_of_a_statement(self) -> None:
        """A field that nothing checks has no local, whatever it is called."""
        words = sorted({field.name for kind in get_args(Statement) for field in fields(kind)})
        words.remove("type")  # the schema language has it for itself
        self.assertLess({"condition", "name", "value", "verdict"}, set(words))
        messages = "".join(
            f'/// M.\nmessage m{at} part body ours "a test" {{\n/// A.\nfirst : bool\n/// W.\n{word} : u8\n'
            "/// B.\nsecond : bool\nreserved 5\n}\n"
            for at, word in enumerate(words)
        )
        desk = schema(f"// SPDX-License-Identifier: ISC\n/// A desk.\nschema desk {{ }}\n{messages}")
        codec = render(desk)["ipc/desk/desk_codec.c"]
        for at, word in enumerate(words):
            for verb in ("pack", "unpack", "validate"):
                with self.subTest(f"{verb} {word}"):
                    body = function(codec, f"ipc_desk_m{at}_{verb}")
                    self.assertIn("const uint8_t first = " if verb != "pack" else "msg->first", body)
                    self.assertNotIn(f" {word} = ", body)

    def test_what_validate_unpacks_is_wiped_where_it_is_secret(self) -> None:
        """Rules over pairs read elements again: validate unpacks, and a secret must not stay on its stack."""
        span = "/// A.\nstruct span ours \"a test\" {\n/// B.\nlow : u32\n/// C.\nsize : u32 in 1..9\n}\n"
        for secret in ("", "secret "):
            text = (
                f"// SPDX-License-Identifier: ISC\n/// A desk.\nschema desk {{ }}\n{span}"
                f'/// M.\nmessage m part body ours "a test" {{\n/// K.\nkey : {secret}bytes[8]\n/// S.\nspans : span[3]\n'
                "/// R.\nrule 1 apart { disjoint(spans, low, size) }\n"
                'example "apart" { spans = [ { low = 0 size = 1 }, { low = 2 size = 1 }, { low = 4 size = 1 } ] }\n}\n'
            )
            with self.subTest(secret=secret):
                body = function(render(schema(text))["ipc/desk/desk_codec.c"], "ipc_desk_m_validate")
                self.assertIn("ipc_desk_m_unpack(&msg, buf, len)", body)
                wiped = re.search(r"unpack\(&msg.*ipc_bytes_wipe\(\(uint8_t \*\)&msg, sizeof\(msg\)\);\s*return", body, re.S)
                self.assertEqual(wiped is not None, bool(secret), body)

    def test_validate_stores_nothing(self) -> None:
        self.assertNotIn("->", function(self.codec, "ipc_shop_order_request_validate"))

    def test_an_empty_body(self) -> None:
        self.assertIn("uint8_t unused;", self.header)
        self.assertIn("(void)buf;", function(self.codec, "ipc_shop_order_reply_validate"))

    def test_docs_and_provenance_are_carried_over(self) -> None:
        for text in ("ORDER: Orders something.", "Number ours: a test.", "[4, 8) reserved: for an address",
                     "Rule 1, sorted: Sorted.", "enum ipc_shop_kind {"):
            self.assertIn(text, self.header)

    def test_nothing_of_the_machine(self) -> None:
        banner = 'Generated from shop.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".'
        self.assertIn(f"/* {banner} */", self.header)
        self.assertEqual(self.files, render(schema()))

    def test_an_added_op_adds_lines(self) -> None:
        more = SHOP + '/// Pays.\nop PAY = 0x1001 ours "a test" { request ours "a test" { } reply ours "a test" { } }\n'
        before, after = self.codec.split("\n"), iter(render(schema(more))["ipc/shop/shop_codec.c"].split("\n"))
        self.assertTrue(all(line in after for line in before))


class Others(unittest.TestCase):
    def test_umbrella(self) -> None:
        text = render_umbrella([schema()])["ipc/ipc.h"]
        includes = re.findall(r'"(.*?)"$', text, re.M)
        runtime = sorted(f"ipc/{name}" for name in os.listdir(os.path.join(TREE, "runtime", "include", "ipc")))
        generated = [f"ipc/shop/shop{part}.h" for part in ("", "_client", "_server")]
        self.assertEqual(includes, [*runtime, *generated])

    def test_manifest(self) -> None:
        paths = ["ipc/b/b_codec.c", "ipc/b/b.h", "ipc/a/a.h", "ipc/a/a.abi.txt", "ipc/a/a.vec"]
        text = render_manifest(paths)["meson.build"]
        self.assertEqual(re.findall(r"^    '(.*)',$", text, re.M),
                         ["ipc/b/b_codec.c", "ipc/a/a.h", "ipc/b/b.h", "ipc/a/a.abi.txt", "ipc/a/a.vec"])
        self.assertIn("generated_inc = include_directories('.')", text)


if __name__ == "__main__":
    unittest.main()
