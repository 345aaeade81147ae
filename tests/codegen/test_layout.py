"""codegen.layout: types in, offsets out; every byte of every block has one owner, and no two checks one verdict."""

from __future__ import annotations

import os
import unittest
from collections.abc import Iterator

from codegen import driver
from codegen.layout.lower import HEADER, PAGE, TABLE_ENTRY, TABLE_HEAD
from codegen.layout.model import Array, Block, Hole, Message, Records, Schema, Slot, Struct, Type, is_tail
from codegen.layout.verdict import CLASSES, PARTS, describe, verdict
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SPDX = "// SPDX-License-Identifier: ISC\n"
HEAD = "/// A lamp.\nschema lamp { }\n"
BEFORE = """
/// A mode.
enum mode : u16 ours "x" {
    /// Bright.
    BRIGHT = 1
}
/// Skills.
flags skill : u32 ours "x" {
    /// Dim.
    DIM = 1
}
/// A bulb.
struct bulb ours "x" {
    /// Level.
    level : u32
    /// On.
    on : bool
    reserved 3
}
/// A line.
record line ours "x" {
    /// Time.
    time : u32
    /// Bytes.
    size : u16 count of words
    /// Words.
    words : text[0..80] tail
}
"""


def loaded(items: str, kind: str = "message now part body", before: str = BEFORE) -> driver.Loaded:
    """A schema with one block of those items."""
    docs = "\n".join(
        f"/// {line}.\n{line}" if " : " in line or line.startswith("rule") else line for line in items.split("\n")
    )
    return driver.load([("lamp.ipc", f'{SPDX}{HEAD}{before}/// Now.\n{kind} ours "x" {{\n{docs}\n}}\n')])


def block(items: str, kind: str = "message now part body") -> Block:
    """The layout of that block."""
    found = loaded(items, kind)
    assert not found.reporter.has_errors, found.reporter.render_text()
    schema = found.schemas[0]
    return schema.messages[-1].block if kind.startswith("message") else schema.structs[-1].block


def offsets(items: str, kind: str = "message now part body") -> list[tuple[int, int]]:
    """Offset and size of each item."""
    return [(item.offset, item.size) for item in block(items, kind).items]


def helps(items: str, kind: str = "message now part body") -> list[tuple[str, str]]:
    """Id and help of what is wrong with a block."""
    return [(found.id, found.help) for found in loaded(items, kind).reporter.diagnostics]


def everything() -> Iterator[tuple[str, Schema]]:
    """Every schema of the tree that is accepted."""
    for folder in ("idl", "tests/idl_ok", "tests/bench/idl"):
        files = []
        for name in sorted(os.listdir(os.path.join(TREE, folder))):
            if name.endswith(".ipc"):
                with open(os.path.join(TREE, folder, name), encoding="utf-8") as file:
                    files.append((name, file.read()))
        found = driver.load(files)
        assert not found.reporter.has_errors, found.reporter.render_text()
        yield from ((f"{folder}/{schema.name}", schema) for schema in found.schemas)


class Offsets(unittest.TestCase):
    def test_scalars(self) -> None:
        self.assertEqual(
            offsets("a : u8\nb : i8\nc : u16\nd : i32\ne : u64\nf : bool\nreserved 1\ng : mode\nh : skill"),
            [(0, 1), (1, 1), (2, 2), (4, 4), (8, 8), (16, 1), (17, 1), (18, 2), (20, 4)],
        )

    def test_bulk(self) -> None:
        self.assertEqual(
            offsets("a : hash[3]\nb : name[4]\nc : text[6]\nd : strings[4]\nreserved 8"),
            [(0, 3), (3, 5), (8, 8), (16, 8), (24, 8)],
        )
        self.assertEqual(offsets("a : path"), [(0, 512)])
        self.assertEqual(offsets("a : name"), [(0, 256)])

    def test_structs_and_arrays(self) -> None:
        found = block("a : bulb\nb : bulb[2]\nc : u8[8]")
        self.assertEqual([(slot.offset, slot.size) for slot in found.slots], [(0, 8), (8, 16), (24, 8)])
        kinds = [slot.type for slot in found.slots]
        assert isinstance(kinds[0], Struct) and isinstance(kinds[1], Array) and isinstance(kinds[2], Array)
        self.assertEqual((kinds[0].block.fixed, kinds[0].block.align, kinds[1].stride, kinds[2].stride), (8, 4, 8, 1))
        self.assertEqual((found.fixed, found.minimum, found.maximum, found.align), (32, 32, 32, 4))

    def test_tails(self) -> None:
        for tail, low, high in (
            ("u16[2..5] tail", 4, 10),
            ("bytes[1..9] tail", 1, 9),
            ("text[0..7] tail", 0, 7),
            ("path[9] tail", 1, 9),
            ("records line[100]", 0, 100),
            ("bulb[0..3] tail", 0, 24),
        ):
            found = block(f"n : u64 count of t\nt : {tail}")
            self.assertEqual((found.fixed, found.minimum, found.maximum), (8, 8 + low, 8 + high), tail)
            assert found.tail is not None
            self.assertEqual((found.tail.name, found.tail.offset), ("t", 8))

    def test_a_tail_needs_no_alignment(self) -> None:
        self.assertEqual(
            offsets("time : u32\nsize : u8 count of words\nwords : text[0..80] tail", "record entry"),
            [(0, 4), (4, 1), (5, 80)],
        )

    def test_the_bytes_of_records_bound_their_count(self) -> None:
        count = block("n : u64 count of t\nt : records line[100]").slots[0].type
        assert isinstance(count, Int)
        self.assertEqual((count.low, count.high), (0, 100))

    def test_empty(self) -> None:
        found = block("")
        self.assertEqual((found.items, found.fixed, found.maximum), ((), 0, 0))

    def test_rules_stand_at_their_lowest_field(self) -> None:
        found = block(
            "a : u64\nb : bulb\nc : u64\nrule 1 x { c > a }\nrule 2 y { c > 1 and b.on }\nrule 3 z { b.level > 1 }"
        )
        self.assertEqual([rule.offset for rule in found.rules], [0, 12, 8])


class Holes(unittest.TestCase):
    def test_each_missing_byte_is_counted(self) -> None:
        for before in range(1, 9):
            for kind, align in (
                ("u8", 1),
                ("u16", 2),
                ("u32", 4),
                ("u64", 8),
                ("text[6]", 2),
                ("name[7]", 1),
                ("bulb", 4),
                ("mode", 2),
                ("hash[8]", 1),
                ("strings[4]", 2),
                ("u32[2]", 4),
            ):
                missing = -before % align
                want = [("IPC0301", f"write 'reserved {missing}' before 'b'")] if missing else []
                self.assertEqual([one for one in helps(f"a : hash[{before}]\nb : {kind}") if one[0] == "IPC0301"], want)

    def test_ends(self) -> None:
        for size in range(1, 17):
            want = [("IPC0302", f"write 'reserved {-size % 8}' at the end")] if size % 8 else []
            self.assertEqual(helps(f"a : hash[{size}]"), want)
        self.assertEqual(
            helps("n : u16 count of t\nt : bytes[0..9] tail"), [("IPC0302", "write 'reserved 6' before the tail 't'")]
        )
        self.assertEqual(helps("a : u32\nb : u8", "struct s"), [("IPC0303", "write 'reserved 3' at the end")])
        self.assertEqual(helps("a : u8\nb : u8\nc : u8", "struct s"), [])

    def test_writing_the_hole_mends_it(self) -> None:
        self.assertEqual(helps("a : u8\nreserved 3\nb : u32\nc : u16\nreserved 6"), [])


class Sums(unittest.TestCase):
    def test_stated_size(self) -> None:
        for items, size in (("a : u64", 8), ("", 0), ("n : u64 count of t\nt : bytes[0..9] tail", 8)):
            self.assertEqual(helps(f"{items}\nsize {size}"), [])
            for other in (0, 1, 8, 16):
                if other != size:
                    self.assertEqual([one[0] for one in helps(f"{items}\nsize {other}")], ["IPC0304"], (items, other))

    def test_the_page(self) -> None:
        most = PAGE - HEADER
        self.assertEqual(helps(f"a : bytes[{most}]"), [])
        self.assertEqual([one[0] for one in helps(f"a : bytes[{most + 8}]")], ["IPC0313"])
        self.assertEqual(helps(f"n : u64 count of t\nt : bytes[0..{most - 8}] tail"), [])
        self.assertEqual([one[0] for one in helps(f"n : u64 count of t\nt : bytes[0..{most - 7}] tail")], ["IPC0313"])
        self.assertEqual((HEADER, TABLE_HEAD + 8 * TABLE_ENTRY), (32, 136))

    def test_huge_structs_end_soon(self) -> None:
        before = BEFORE
        inner = "u64"
        for depth in range(6):
            before += f'/// S.\nstruct s{depth} ours "x" {{\n/// A.\na : {inner}[65535]\n}}\n'
            inner = f"s{depth}"
        found = loaded(f"a : {inner}[65535]", before=before).reporter.diagnostics
        self.assertEqual({diagnostic.id for diagnostic in found}, {"IPC0313"})


class Clashes(unittest.TestCase):
    BULB = BEFORE.replace("reserved 3\n}", "reserved 3\n/// R.\nrule 1 lit { level > 3 }\n}", 1)

    def ids(self, items: str) -> list[str]:
        """The ids for a message that uses the struct with a rule."""
        return [found.id for found in loaded(items, before=self.BULB).reporter.diagnostics]

    def test_rule_of_a_struct_and_of_the_message(self) -> None:
        self.assertEqual(self.ids("a : bulb\nrule 1 x { a.level > 9 }"), ["IPC0411"])
        self.assertEqual(self.ids("a : bulb\nrule 2 x { a.level > 9 }"), [])
        self.assertEqual(self.ids("a : bulb\nrule 1 x { a.on }"), [])

    def test_rules_about_elements(self) -> None:
        self.assertEqual(self.ids("a : bulb[3]\nrule 1 x { all b in a { b.level > 9 } }"), ["IPC0411"])
        self.assertEqual(self.ids("a : bulb[3]\nrule 1 x { ascending(a.level) }"), ["IPC0411"])
        self.assertEqual(self.ids("a : bulb[3]\nrule 1 x { any b in a { b.level > 9 } }"), ["IPC0411"])
        self.assertEqual(self.ids("c : u64\na : bulb[3]\nrule 1 x { any b in a { b.level > 9 } or c > 3 }"), [])
        self.assertEqual(self.ids("a : bulb[3]\nrule 2 x { all b in a { b.level > 9 } }"), [])

    def test_rules_inside_a_record(self) -> None:
        before = self.BULB.replace(
            "/// Time.\n    time : u32", "/// B.\n    bulb : bulb\n    /// R.\n    rule N r { bulb.level > 4 }"
        )
        for number, want in (("1", ["IPC0411"]), ("2", [])):
            found = loaded(
                "n : u64 count of t\nt : records line[200]", before=before.replace("rule N", f"rule {number}")
            )
            self.assertEqual([diagnostic.id for diagnostic in found.reporter.diagnostics], want)

    def test_elements_do_not_clash_with_each_other(self) -> None:
        self.assertEqual(self.ids("a : bulb[3]\nb : bulb"), [])


class Owners(unittest.TestCase):
    """Each byte of each block belongs to one item. The sizes are worked out here again, from the types."""

    def test_every_block(self) -> None:
        count = 0
        for name, schema in everything():
            for where, found in blocks(schema):
                self.owned(found, f"{name} {where}")
                count += 1
        self.assertGreater(count, 100)

    def owned(self, found: Block, where: str) -> None:
        """Checks one block, and the structs inside it."""
        owners = [0] * found.fixed
        for item in found.items:
            if isinstance(item, Slot) and is_tail(item.type):
                self.assertIs(item, found.items[-1], where)
                self.assertEqual((item.offset, item.offset + item.size), (found.fixed, found.maximum), where)
                continue
            if isinstance(item, Slot):
                self.assertEqual(item.size, wire_size(item.type), f"{where}.{item.name}")
                self.assertEqual(item.offset % wire_align(item.type), 0, f"{where}.{item.name}")
            for at in range(item.offset, item.offset + item.size):
                owners[at] += 1
        self.assertEqual(set(owners) | {1}, {1}, where)
        if found.tail is None:
            self.assertEqual((found.fixed, found.fixed), (found.minimum, found.maximum), where)
        for slot in found.slots:
            kind = slot.type.element if isinstance(slot.type, Array) else slot.type
            kind = kind.record if isinstance(kind, Records) else kind
            if isinstance(kind, Struct):
                self.owned(kind.block, f"{where}.{slot.name}")

    def test_bodies_are_whole_units_of_a_page(self) -> None:
        for name, schema in everything():
            for message in schema.all_messages:
                self.assertEqual(message.block.fixed % 8, 0, f"{name} {message.name}")
                self.assertLessEqual(message.block.maximum + table(message), PAGE - HEADER, f"{name} {message.name}")

    def test_holes_are_never_empty(self) -> None:
        for name, schema in everything():
            for where, found in blocks(schema):
                for item in found.items:
                    if isinstance(item, Hole):
                        self.assertGreater(item.size, 0, f"{name} {where}")


def table(message: Message) -> int:
    """Bytes of the transfer table of a message."""
    entries = sum(cap.high for cap in message.caps)
    return 8 + 16 * entries if entries else 0


def blocks(schema: Schema) -> Iterator[tuple[str, Block]]:
    """Every block of a schema."""
    yield from ((struct.name, struct.block) for struct in schema.structs)
    yield from ((message.name, message.block) for message in schema.all_messages)


def wire_size(kind: Type) -> int:
    """Bytes of a type that is no tail."""
    if isinstance(kind, Bool):
        return 1
    if isinstance(kind, (Int, EnumType, FlagsType)):
        return kind.width
    if isinstance(kind, Text):
        return kind.high + (1 if kind.kind == "name" else 2)
    if isinstance(kind, Strings):
        return kind.high + 4
    if isinstance(kind, Array):
        assert kind.form is not Form.TAIL
        return kind.high * wire_size(kind.element)
    if isinstance(kind, Struct):
        last = kind.block.items[-1]
        return last.offset + last.size
    assert isinstance(kind, Bytes)
    return kind.high


def wire_align(kind: Type) -> int:
    """The natural alignment of a type."""
    if isinstance(kind, (Int, EnumType, FlagsType)):
        return kind.width
    if isinstance(kind, Array):
        return wire_align(kind.element)
    if isinstance(kind, Struct):
        return max(wire_align(slot.type) for slot in kind.block.slots)
    return 2 if isinstance(kind, Strings) or (isinstance(kind, Text) and kind.kind != "name") else 1


class Verdicts(unittest.TestCase):
    def test_numbers_and_back(self) -> None:
        for part in PARTS:
            for name in CLASSES:
                if name != "OK":
                    self.assertEqual(describe(verdict(part, name, 4095, 63)), (part, name, 4095, 63))
        self.assertEqual(verdict("body", "OK", 5, 6), 0)
        self.assertEqual(len(set(CLASSES.values())), len(CLASSES))


if __name__ == "__main__":
    unittest.main()
