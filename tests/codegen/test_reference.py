"""The reference codec on layouts written by hand: each verdict exactly, and the order of the checks."""

from __future__ import annotations

import unittest
from typing import Any

from codegen.layout.model import Array, Block, GivenScalar, Hole, Message, Records, Slot, Struct, Type
from codegen.layout.verdict import describe
from codegen.reference.codec import Refused, check, decode, decode_record, encode, encode_record
from codegen.reference.compiled import Compiler
from codegen.reference.examiner import Examiner
from codegen.reference.rules import Evaluator, Log, Place
from codegen.reference.text import strings_class, text_class
from codegen.reference.variants import question, variants
from codegen.sema.expr import And, Arith, Ascending, Compare, Disjoint, Expr, Lit, Not, Quantified, Ref
from codegen.sema.kinds import ArrayOf, Bool, Bytes, EnumType, FlagsType, Form, Int, Member, Provenance, Strings, Text
from codegen.sema.model import Rule

OURS = Provenance(False, "test")
U8 = Int(1, False, 0, 0xFF)
U16 = Int(2, False, 0, 0xFFFF)
U32 = Int(4, False, 0, 0xFFFF_FFFF)
U64 = Int(8, False, 0, (1 << 64) - 1)
I64 = Int(8, True, -(1 << 63), (1 << 63) - 1)


def counter(name: str) -> Int:
    return Int(2, False, 0, 0xFFFF, counts=name)


def member(name: str, value: int) -> Member:
    return Member(name, value, "", False, OURS, OURS)


COLOUR = EnumType("t.colour", "", 1, False, False, "", (member("RED", 1), member("BLUE", 4)), ())
MODE = FlagsType("t.mode", "", 1, "", (member("READ", 1), member("WRITE", 4)), ())


def block(
    fixed: int, *items: tuple[Any, ...], maximum: int | None = None, rules: tuple[Rule, ...] = (), align: int = 8
) -> Block:
    """Items are (offset, size) for a hole, (offset, size, name, type) for a field."""
    made = tuple(
        Hole(item[0], item[1], "") if len(item) == 2 else Slot(item[0], item[1], item[2], item[3], "") for item in items
    )
    return Block(made, rules, fixed, fixed, fixed if maximum is None else maximum, align)


def message(inner: Block, given: tuple[GivenScalar, ...] = ()) -> Message:
    return Message("m", "body", "request", "", OURS, inner, (), given)


NOTHING: dict[str, int] = {}  # of a request


def rule(number: int, expr: Expr, offset: int = 0) -> Rule:
    return Rule(number, f"r{number}", "", expr, False, offset)


def ref(name: str, kind: Any = U64, scope: str = "") -> Ref:
    return Ref(scope, tuple(name.split(".")) if name else (), kind)


def le(left: Expr, right: Expr) -> Compare:
    return Compare("<=", left, right)


def lit(value: int) -> Lit:
    return Lit(value, str(value))


class Fields(unittest.TestCase):
    """One field at a time."""

    def expect(
        self, what: Message, data: bytes, name: str, offset: int = 0, number: int = 0, given: Any = None
    ) -> None:
        found = describe(check(what, data, given))
        self.assertEqual(found, ("body" if name != "OK" else "header", name, offset, number))

    def one(self, kind: Type, size: int) -> Message:
        return message(block(8, (0, size, "f", kind), (size, 8 - size)))

    def test_int_range_before_align(self) -> None:
        what = self.one(Int(2, False, 8, 24, aligned=8), 2)
        for name, values in (("OK", (8, 24)), ("RANGE", (7, 25, 32)), ("ALIGN", (9, 12))):
            for value in values:
                self.expect(what, value.to_bytes(2, "little") + bytes(6), name)

    def test_signed(self) -> None:
        what = self.one(Int(1, True, -3, 3), 1)
        for value, name in ((0xFD, "OK"), (0xFC, "RANGE"), (3, "OK"), (4, "RANGE")):
            self.expect(what, bytes([value]) + bytes(7), name)

    def test_bool_enum_flags(self) -> None:
        for kind, good, bad, name in (
            (Bool(), (0, 1), (2, 255), "BOOL"),
            (COLOUR, (1, 4), (0, 2, 255), "ENUM"),
            (MODE, (0, 1, 4, 5), (2, 8, 133), "FLAGS"),
        ):
            for value in good:
                self.expect(self.one(kind, 1), bytes([value]) + bytes(7), "OK")
            for value in bad:
                self.expect(self.one(kind, 1), bytes([value]) + bytes(7), name)

    def test_open_enum(self) -> None:
        kind = EnumType("t.c", "", 1, False, True, "", COLOUR.members, ())
        self.expect(self.one(kind, 1), bytes([200]) + bytes(7), "OK")

    def test_hole_is_named_by_its_first_byte(self) -> None:
        for at in range(1, 8):
            data = bytearray(8)
            data[at] = 1
            self.expect(self.one(U8, 1), bytes(data), "RESERVED", 1)

    def test_length_comes_first(self) -> None:
        for length in (0, 7, 9):
            self.expect(self.one(COLOUR, 1), b"\xff" * length, "LENGTH")

    def test_lower_offset_first(self) -> None:
        what = message(block(8, (0, 1, "a", Bool()), (1, 1), (2, 1, "b", COLOUR), (3, 5)))
        self.expect(what, bytes([2, 1, 9, 1, 0, 0, 0, 0]), "BOOL", 0)
        self.expect(what, bytes([1, 1, 9, 1, 0, 0, 0, 0]), "RESERVED", 1)
        self.expect(what, bytes([1, 0, 9, 1, 0, 0, 0, 0]), "ENUM", 2)
        self.expect(what, bytes([1, 0, 4, 1, 0, 0, 0, 0]), "RESERVED", 3)

    def test_fixed_text(self) -> None:
        what = message(block(16, (0, 10, "p", Text("path", 1, 8, Form.FIXED)), (10, 6)))
        for data, name in (
            (b"\x02\0/a", "OK"),
            (b"\0\0", "COUNT"),
            (b"\x09\0/aaaaaaaa", "COUNT"),
            (b"\x02\0/\xff", "UTF8_TOO_HIGH"),
            (b"\x03\0//\xff", "UTF8_TOO_HIGH"),
            (b"\x03\0a\0/", "NUL"),
            (b"\x02\0//x", "PATH_EMPTY_COMPONENT"),  # contents before padding
            (b"\x02\0/ax", "PADDING"),
            (b"\x02\0/a\0\0\0\0\0x", "PADDING"),
        ):
            self.expect(what, data.ljust(16, b"\0"), name)
        self.assertEqual(decode(what, b"\x02\0/a".ljust(16, b"\0")), {"p": b"/a"})

    def test_fixed_name_has_one_length_byte(self) -> None:
        what = message(block(8, (0, 8, "n", Text("name", 1, 7, Form.FIXED))))
        self.expect(what, b"\x07abcdefg", "OK")
        self.expect(what, b"\x08abcdefg", "COUNT")
        self.expect(what, b"\x02..\0\0\0\0\0", "PATH_DOT_DOT")

    def test_strings(self) -> None:
        what = message(block(16, (0, 12, "s", Strings(8)), (12, 4)))
        for used, count, data, name in (
            (0, 0, b"", "OK"),
            (4, 2, b"a\0b\0", "OK"),
            (9, 1, b"", "COUNT"),
            (3, 1, b"a\0b", "STRINGS_UNTERMINATED"),
            (0, 1, b"", "STRINGS_COUNT"),
            (4, 9, b"a\xff\0\0", "UTF8_TOO_HIGH"),
            (4, 1, b"a\0b\0", "STRINGS_COUNT"),
            (4, 3, b"a\0b\0x", "STRINGS_COUNT"),
            (4, 2, b"a\0b\0x", "PADDING"),
        ):
            head = used.to_bytes(2, "little") + count.to_bytes(2, "little")
            self.expect(what, (head + data).ljust(16, b"\0"), name)

    def test_fixed_array_elements_before_padding(self) -> None:
        kind = Array(COLOUR, 1, 1, 4, Form.FIXED, "n")
        what = message(block(8, (0, 2, "n", counter("a")), (2, 4, "a", kind), (6, 2)))
        self.expect(what, bytes([2, 0, 1, 4, 0, 0, 0, 0]), "OK")
        self.expect(what, bytes([0, 0, 9, 9, 0, 0, 0, 0]), "COUNT", 0)
        self.expect(what, bytes([5, 0, 1, 4, 0, 0, 0, 0]), "COUNT", 0)
        self.expect(what, bytes([2, 0, 1, 9, 1, 0, 0, 0]), "ENUM", 3)
        self.expect(what, bytes([2, 0, 1, 4, 0, 1, 1, 0]), "PADDING", 2)

    def test_struct_rule_comes_before_the_next_field(self) -> None:
        inner = block(2, (0, 1, "a", U8), (1, 1, "b", U8), rules=(rule(3, le(ref("a"), ref("b")), 0),), align=1)
        pair = Struct("t.pair", "", OURS, inner, False)
        pairs = Array(pair, 2, 2, 2, Form.EXACT, "")
        what = message(block(8, (0, 1, "x", U8), (1, 4, "p", pairs), (5, 1, "y", Bool()), (6, 2)))
        self.expect(what, bytes([0, 1, 2, 4, 3, 9, 0, 0]), "RULE", 3, 3)
        self.expect(what, bytes([0, 1, 2, 3, 3, 9, 0, 0]), "BOOL", 5)


class Tails(unittest.TestCase):
    """Exact lengths, tails and records."""

    expect = Fields.expect

    def test_extent_after_the_fixed_part(self) -> None:
        tail = Text("name", 1, 8, Form.TAIL, "n")
        what = message(block(8, (0, 2, "n", counter("t")), (2, 1, "b", Bool()), (3, 5), (8, 8, "t", tail), maximum=16))
        self.expect(what, bytes([2, 0, 1, 0, 0, 0, 0, 0]) + b"ab", "OK")
        self.expect(what, bytes([2, 0, 2, 0, 0, 0, 0, 0]) + b"a", "BOOL", 2)
        self.expect(what, bytes([2, 0, 1, 0, 0, 0, 0, 0]) + b"a", "EXTENT", 0)
        self.expect(what, bytes([1, 0, 1, 0, 0, 0, 0, 0]) + b"\xff\xff", "EXTENT", 0)
        self.expect(what, bytes([9, 0, 1, 0, 0, 0, 0, 0]) + b"a", "COUNT", 0)
        self.expect(what, bytes([2, 0, 1, 0, 0, 0, 0, 0]) + b"a/", "NAME_SLASH", 8)
        self.expect(what, bytes(17), "LENGTH")
        self.expect(what, bytes(7), "LENGTH")

    def test_array_tail(self) -> None:
        tail = Array(Int(4, False, 1, 9), 4, 0, 3, Form.TAIL, "n")
        what = message(block(8, (0, 2, "n", counter("t")), (2, 6), (8, 12, "t", tail), maximum=20))
        self.expect(what, bytes([2]) + bytes(7) + bytes([1, 0, 0, 0, 10, 0, 0, 0]), "RANGE", 12)
        self.assertEqual(encode(what, {"t": [1, 9]}), bytes([2]) + bytes(7) + bytes([1, 0, 0, 0, 9, 0, 0, 0]))

    ENTRY = Struct(
        "t.entry",
        "",
        OURS,
        block(
            4,
            (0, 2, "id", Int(2, False, 1, 9)),
            (2, 2, "length", counter("text")),
            (4, 4, "text", Text("name", 1, 4, Form.TAIL, "length")),
            maximum=8,
            align=4,
        ),
        True,
    )

    def records(self) -> Message:
        kind = Records(self.ENTRY, 20, "n")
        return message(block(8, (0, 2, "n", counter("r")), (2, 6), (8, 20, "r", kind), maximum=28))

    def test_records(self) -> None:
        what = self.records()
        head = bytes([2]) + bytes(7)
        first = bytes([1, 0, 1, 0]) + b"a\0\0\0"
        second = bytes([2, 0, 4, 0]) + b"abcd"
        self.expect(what, head + first + second, "OK")
        self.expect(what, head + first, "RECORD", 16)
        self.expect(what, head + first + second[:6], "RECORD", 16)
        self.expect(what, head + first + second[:7], "RECORD", 16)
        self.expect(what, head + first + second + bytes(4), "EXTENT", 0)
        self.expect(what, bytes([1]) + head[1:] + first + second, "EXTENT", 0)
        self.expect(what, head + bytes([10, 0, 1, 0]) + first[4:] + second, "RANGE", 8)
        self.expect(what, head + bytes([1, 0, 0, 0]) + first[4:] + second, "COUNT", 10)
        self.expect(what, head + bytes([1, 0, 5, 0]) + b"abcdefgh" + second, "COUNT", 10)
        self.expect(what, head + first[:4] + b"/\0\0\1" + second, "NAME_SLASH", 12)
        self.expect(what, head + first[:4] + b"a\0\0\1" + second, "PADDING", 12)
        self.expect(what, head + bytes([1, 0, 99, 0]) + first[4:] + second, "RECORD", 8)

    def test_record_alone(self) -> None:
        data = encode_record(self.ENTRY, {"id": 3, "text": b"ab"})
        self.assertEqual(data, bytes([3, 0, 2, 0]) + b"ab\0\0")
        self.assertEqual(decode_record(self.ENTRY, data), {"id": 3, "length": 2, "text": b"ab"})
        with self.assertRaises(Refused):
            encode_record(self.ENTRY, {"id": 3, "text": b""})


class Rules(unittest.TestCase):
    """Expressions, and where their refusals point."""

    expect = Fields.expect

    def ints(self, *rules: Rule, kind: Int = U64) -> Message:
        return message(block(16, (0, 8, "a", kind), (8, 8, "b", kind), rules=rules))

    def data(self, a: int, b: int, signed: bool = False) -> bytes:
        return a.to_bytes(8, "little", signed=signed) + b.to_bytes(8, "little", signed=signed)

    def test_wrap_refuses_even_under_not(self) -> None:
        top = (1 << 64) - 1
        total = Arith("+", ref("a"), ref("b"))
        what = self.ints(rule(2, Not(le(total, lit(9)))))
        self.expect(what, self.data(5, 5), "OK")
        self.expect(what, self.data(5, 4), "RULE", 0, 2)
        self.expect(what, self.data(top, 1), "RULE", 0, 2)
        self.expect(what, self.data(top, 0), "OK")
        less = self.ints(rule(1, le(Arith("-", ref("a"), ref("b")), lit(9))))
        self.expect(less, self.data(3, 4), "RULE", 0, 1)

    def test_signed_domain(self) -> None:
        what = self.ints(rule(1, le(Arith("-", ref("a", I64), ref("b", I64)), lit(9))), kind=I64)
        self.expect(what, self.data(3, 4, True), "OK")
        self.expect(what, self.data(-(1 << 63), 1, True), "RULE", 0, 1)

    def test_short_circuit_spares_a_wrap(self) -> None:
        wraps = le(Arith("-", ref("a"), ref("b")), lit(9))
        what = self.ints(rule(1, Not(And((le(ref("b"), ref("a")), wraps)))))
        self.expect(what, self.data(3, 4), "OK")

    def test_rules_by_number_after_all_fields(self) -> None:
        what = self.ints(rule(1, le(ref("a"), lit(5)), 0), rule(2, le(ref("b"), lit(5)), 8))
        self.expect(what, self.data(6, 6), "RULE", 0, 1)
        self.expect(what, self.data(5, 6), "RULE", 8, 2)

    def array(self, expr: Expr) -> Message:
        kind = Array(U32, 4, 0, 4, Form.FIXED, "n")
        return message(block(24, (0, 2, "n", counter("a")), (2, 6), (8, 16, "a", kind), rules=(rule(7, expr, 2),)))

    def numbers(self, *values: int) -> bytes:
        body = b"".join(value.to_bytes(4, "little") for value in values)
        return bytes([len(values)]) + bytes(7) + body.ljust(16, b"\0")

    def test_quantifiers(self) -> None:
        array = ref("a", U32)
        small = le(ref("", U32, "e"), lit(5))
        every = self.array(Quantified(True, "e", array, small))
        self.expect(every, self.numbers(), "OK")
        self.expect(every, self.numbers(1, 6, 7), "RULE", 12, 7)
        some = self.array(Quantified(False, "e", array, small))
        self.expect(some, self.numbers(6, 5), "OK")
        self.expect(some, self.numbers(6, 7), "RULE", 8, 7)
        self.expect(some, self.numbers(), "RULE", 8, 7)
        nested = self.array(Not(Not(Quantified(True, "e", array, small))))
        self.expect(nested, self.numbers(1, 6), "RULE", 2, 7)
        both = self.array(And((le(ref("n", U16), lit(2)), Quantified(True, "e", array, small))))
        self.expect(both, self.numbers(9, 9, 9), "RULE", 2, 7)
        self.expect(both, self.numbers(5, 9), "RULE", 12, 7)

    def test_ascending_names_the_later(self) -> None:
        what = self.array(Ascending(ref("a", U32), (), U32))
        self.expect(what, self.numbers(1, 2, 3), "OK")
        self.expect(what, self.numbers(1, 3, 3, 1), "RULE", 16, 7)

    def test_disjoint(self) -> None:
        part = Struct("t.r", "", OURS, block(16, (0, 8, "s", U64), (8, 8, "n", U64)), False)
        kind = Array(part, 16, 3, 3, Form.EXACT, "")
        expr = Disjoint(ref("r", part), ref("s", U64, "element"), ref("n", U64, "element"))
        what = message(block(48, (0, 48, "r", kind), rules=(rule(1, expr),)))

        def ranges(*values: int) -> bytes:
            return b"".join(value.to_bytes(8, "little") for value in values)

        self.expect(what, ranges(10, 5, 0, 10, 15, 1), "OK")
        self.expect(what, ranges(10, 5, 14, 1, 0, 0), "RULE", 16, 1)
        self.expect(what, ranges(10, 5, 0, 10, 0, 0), "RULE", 32, 1)
        self.expect(what, ranges(10, 5, (1 << 64) - 1, 1, 0, 1), "RULE", 16, 1)
        self.expect(what, ranges(10, 5, 0, 11, 100, 1), "RULE", 16, 1)

    def test_given_request(self) -> None:
        inner = block(8, (0, 8, "a", U64), rules=(rule(1, le(ref("a"), ref("range.size", U64, "request"))),))
        what = message(inner, (GivenScalar(("range", "size"), U64),))
        self.expect(what, bytes([5]) + bytes(7), "OK", given={"range.size": 5})
        self.expect(what, bytes([6]) + bytes(7), "RULE", 0, 1, given={"range.size": 5})


class Texts(unittest.TestCase):
    """The decoder against the table of RFC 3629, and against Python's for every sequence of two bytes."""

    def test_classes(self) -> None:
        for data, name in (
            (b"\x80", "UTF8_INVALID"),
            (b"\xc3(", "UTF8_INVALID"),
            (b"\xe2(\xa1", "UTF8_INVALID"),
            (b"\xe2\x82(", "UTF8_INVALID"),
            (b"\xc0\x80", "UTF8_OVERLONG"),
            (b"\xc1", "UTF8_OVERLONG"),
            (b"\xe0\x9f\xbf", "UTF8_OVERLONG"),
            (b"\xe0\x9f", "UTF8_OVERLONG"),
            (b"\xf0\x8f\xbf\xbf", "UTF8_OVERLONG"),
            (b"\xed\xa0\x80", "UTF8_SURROGATE"),
            (b"\xed\xbf", "UTF8_SURROGATE"),
            (b"\xf4\x90\x80\x80", "UTF8_TOO_HIGH"),
            (b"\xf5", "UTF8_TOO_HIGH"),
            (b"\xff", "UTF8_TOO_HIGH"),
            (b"\xc3", "UTF8_CUT"),
            (b"\xe0", "UTF8_CUT"),
            (b"\xe2\x82", "UTF8_CUT"),
            (b"\xf0\x90\x8c", "UTF8_CUT"),
            (b"\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", "OK"),
            (b"a\0b", "NUL"),
        ):
            self.assertEqual(text_class("text", data), name, data)

    def test_same_set_as_pythons(self) -> None:
        for first in range(256):
            for second in range(256):
                for rest in (b"", b"\x80", b"\x80\x80", b"a"):
                    data = bytes([first, second]) + rest
                    try:
                        data.decode("utf-8")
                        good = True
                    except UnicodeDecodeError:
                        good = False
                    self.assertEqual(text_class("text", data) in ("OK", "NUL"), good, data)

    def test_paths(self) -> None:
        for path, name in (
            (b"/", "OK"),
            (b"/a/..b/.c", "OK"),
            (b"a", "PATH_RELATIVE"),
            (b"./a", "PATH_RELATIVE"),
            (b"//", "PATH_EMPTY_COMPONENT"),
            (b"/a/", "PATH_TRAILING_SLASH"),
            (b"//a", "PATH_EMPTY_COMPONENT"),
            (b"/a//", "PATH_EMPTY_COMPONENT"),
            (b"/a//../", "PATH_EMPTY_COMPONENT"),
            (b"/./..", "PATH_DOT"),
            (b"/../.", "PATH_DOT_DOT"),
        ):
            self.assertEqual(text_class("path", path), name, path)

    def test_names(self) -> None:
        good, bad = {b"a": "OK", b"...": "OK"}, {b"../": "NAME_SLASH", b".": "PATH_DOT", b"..": "PATH_DOT_DOT"}
        for text, name in {**good, **bad}.items():
            self.assertEqual(text_class("name", text), name, text)

    def test_string_blocks(self) -> None:
        self.assertEqual(strings_class(b"\0\0", 2), "OK")
        self.assertEqual(strings_class(b"\xc3\0", 1), "UTF8_INVALID")


class Encoding(unittest.TestCase):
    """Values to bytes and back."""

    def test_count_is_set_or_compared(self) -> None:
        kind = Bytes(0, 4, Form.FIXED, "n")
        what = message(block(8, (0, 2, "n", counter("d")), (2, 4, "d", kind), (6, 2)))
        data = encode(what, {"d": b"ab"})
        self.assertEqual(data, b"\x02\0ab\0\0\0\0")
        self.assertEqual(encode(what, decode(what, data)), data)
        with self.assertRaises(ValueError):
            encode(what, {"d": b"ab", "n": 3})
        with self.assertRaises(Refused) as caught:
            encode(what, {"d": b"abcde"})
        self.assertEqual(describe(caught.exception.verdict), ("body", "COUNT", 0, 0))

    def test_secret_and_exact(self) -> None:
        what = message(block(8, (0, 8, "d", Bytes(8, 8, Form.EXACT, secret=True))))
        self.assertEqual(encode(what, {"d": b"12345678"}), b"12345678")
        with self.assertRaises(ValueError):
            encode(what, {"d": b"1"})


class Variants(unittest.TestCase):
    """What the picker of vectors asks beside a rule."""

    def test_a_one_that_becomes_zero_may_divide(self) -> None:
        rule = Compare("==", Arith("%", Lit(7, ""), Lit(1, "")), Lit(0, ""))
        self.assertIsNone(Evaluator({}).failure(rule, 8))
        by_zero = [other for other in variants(rule, None) if isinstance(other.expr, Compare)
                   and isinstance(other.expr.left, Arith) and other.expr.left.right == Lit(0, "")]
        self.assertEqual([question(other, {}, 8)({}, None) for other in by_zero], [True])

    def differing(self, expr: Expr, **values: Any) -> set[str]:
        """The other ways with a node of the rule that say something else of these values."""
        kind = Array(U32, 4, 0, 4, Form.FIXED, "n")
        layout = block(32, (0, 2, "n", counter("a")), (2, 2, "s", U16), (4, 4), (8, 16, "a", kind), (24, 8, "b", U64))
        layouts, scopes = {"": layout}, {"": values}
        failure = Compiler(layouts).failure(expr, 2)(scopes)
        self.assertEqual(failure, Evaluator({"": Place(values, layout)}).failure(expr, 2))
        found = [other for other in variants(expr, None) if other.how]
        return {other.how for other in found if question(other, layouts, 2)(scopes, failure)}

    def test_another_way_with_an_array(self) -> None:
        array = ref("a", ArrayOf(U32, 0, 4, Form.FIXED, "n"))
        rising = Ascending(array, (), U32)
        for values, wanted in (
            ([1, 2, 3], set()),
            ([1, 3, 2], {"first", "front"}),
            ([3, 2, 3], {"first", "rest"}),
            ([3, 2, 1], {"first", "rest", "latest"}),
            ([2, 2], {"first", "rest", "front", "equal"}),
        ):
            self.assertEqual(self.differing(rising, a=values), wanted, values)
        small = Quantified(True, "e", array, le(ref("", U32, "e"), lit(5)))
        for values, wanted in (
            ([5, 5], set()),
            ([6, 5, 5], {"rest"}),
            ([5, 6], {"first", "front"}),
            ([5, 6, 7], {"first", "backwards"}),
        ):
            self.assertEqual(self.differing(small, a=values) - {"16", "half", "twice"}, wanted, values)
        apart = Disjoint(array, ref("", U32, "element"), lit(2))
        for values, wanted in (
            ([1, 3, 5], set()),
            ([5, 4, 3], {"first", "rest", "latest"}),
            ([1, 3, 2], {"first", "front"}),
        ):
            self.assertEqual(self.differing(apart, a=values) - {"16", "half", "twice"}, wanted, values)

    def test_another_way_with_a_number(self) -> None:
        self.assertEqual(self.differing(Compare(">=", Arith("-", ref("b"), lit(4)), lit(9)), b=3), {"wrap"})
        small = le(ref("b"), lit(9))
        self.assertEqual(self.differing(small, b=9), set())
        self.assertEqual(self.differing(small, b=1 << 16), {"16"})
        self.assertEqual(self.differing(small, b=1 << 32), {"16", "32"})
        for value, wanted in ((4, set()), (5, {"twice"}), (10, {"half"}), (0x8000, {"twice"})):
            self.assertEqual(self.differing(le(ref("s", U16), lit(9)), s=value), wanted, value)


class Known(unittest.TestCase):
    """What the picker knows of one body holds for another only where all that decides is the same."""

    def examined(self, what: Message, *asked: tuple[bytes, dict[str, int]]) -> None:
        examiner = Examiner(what)
        for data, given in (*asked, *asked):
            log: Log = []
            wanted: Log = []
            found = 0
            try:
                examiner.decode(data, given, log)
            except Refused as refusal:
                found = refusal.verdict
            self.assertEqual(found, check(what, data, given, wanted), (data, given))
            self.assertEqual(log, wanted, (data, given))

    def test_count(self) -> None:
        kind = Array(U32, 4, 0, 4, Form.FIXED, "n")
        rising = rule(1, Ascending(ref("a", ArrayOf(U32, 0, 4, Form.FIXED, "n")), (), U32), 8)
        what = message(block(24, (0, 2, "n", counter("a")), (2, 6), (8, 16, "a", kind), rules=(rising,)))
        self.examined(what, (b"\1".ljust(24, b"\0"), NOTHING), (b"\2".ljust(24, b"\0"), NOTHING))

    def test_tail(self) -> None:
        kind = Array(U8, 1, 0, 4, Form.TAIL, "n")
        rising = rule(1, Ascending(ref("a", ArrayOf(U8, 0, 4, Form.TAIL, "n")), (), U8), 8)
        what = message(block(8, (0, 2, "n", counter("a")), (2, 6), (8, 4, "a", kind), maximum=12, rules=(rising,)))
        self.examined(what, *((bytes([len(tail)]).ljust(8, b"\0") + tail, NOTHING) for tail in (b"", b"\1\2", b"\1\1")))

    def test_request(self) -> None:
        inner = block(8, (0, 8, "a", U64), rules=(rule(1, le(ref("a"), ref("b", U64, "request"))),))
        self.examined(message(inner, (GivenScalar(("b",), U64),)), (bytes(8), {"b": 0}), (bytes(8), {"b": -1}))

    def test_structs_of_one_type(self) -> None:
        part = Struct("t.p", "", OURS, block(8, (0, 8, "a", U64), rules=(rule(1, le(ref("a"), lit(5))),)), False)
        what = message(block(16, (0, 8, "p", part), (8, 8, "q", part)))
        five, six = (bytes([value]).ljust(8, b"\0") for value in (5, 6))
        self.examined(what, *((first + second, NOTHING) for first in (five, six) for second in (five, six)))

    def test_variants_of_the_next_rule(self) -> None:
        """A body that shows only the order of two rules is still asked about it."""
        rules = (rule(1, le(ref("a"), lit(5))), rule(2, le(ref("b"), lit(5)), 8))
        examiner = Examiner(message(block(16, (0, 8, "a", U64), (8, 8, "b", U64), rules=rules)))
        told = []
        for b in (5, 6):
            with self.assertRaises(Refused):
                examiner.decode(bytes([9]) + bytes(7) + bytes([b]) + bytes(7), {}, [])
            told.append({one for _, one in examiner.told})
        self.assertEqual(len(told[1] - told[0]), 1)

    def test_what_was_told_is_not_asked_again(self) -> None:
        examiner = Examiner(message(block(8, (0, 8, "a", U64), rules=(rule(1, le(ref("a"), lit(5))),))))
        body = bytes([5]).ljust(8, b"\0")
        examiner.decode(body, {}, [])
        before = list(examiner.told)
        examiner.decode(body, {}, [])
        self.assertEqual(examiner.told, before)
        self.assertGreater(len(before), 0)
        examiner.settle()
        examiner.decode(body, {}, [])
        self.assertEqual(examiner.told, [])


if __name__ == "__main__":
    unittest.main()
