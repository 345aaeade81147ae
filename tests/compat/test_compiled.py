"""The helper that asks compiled C: it agrees with every vector and every value, and can say no."""

from __future__ import annotations

import glob
import os
import unittest
from dataclasses import replace
from typing import Iterator, Mapping

from codegen import driver
from codegen.compat.model import Effect, Witness
from codegen.layout.model import Schema
from codegen.layout.verdict import verdict
from codegen.reference import codec
from codegen.reference.model import Cases, Given, patched
from codegen.reference.vec_reader import parse
from tests.compat.compiled import TREE, Disagreement, Side, assert_witness, build, of_statements, schemas_of

TINY = """// SPDX-License-Identifier: ISC

/// A family.
schema t {
    ops 0x700..0x70F
}

/// A choice.
enum choice : u8 ours "x" {
    /// One.
    ONE = 1 default
    /// Two.
    TWO = 2
}

/// Takes.
op TAKE = 0x700 ours "x" {
    request ours "x" {
        /// Any.
        most : u8 in 0..9
        /// A choice.
        choice : choice
        reserved 6
    }
    reply ours "x" {
        /// Any more.
        more : i16 in -2..9
        reserved 6
        rule 1 not_more given request { more < 0 or request.most >= 5 }
    }
}
"""


def read(path: str) -> str:
    """A file of the tree."""
    with open(os.path.join(TREE, path), encoding="utf-8") as file:
        return file.read()


def everything() -> Iterator[tuple[tuple[Schema, ...], Mapping[str, str]]]:
    """The ABI and the schemas of the tests: layouts, and the vectors of each schema."""
    paths = sorted(glob.glob("generated/ipc/*/*.abi.txt", root_dir=TREE))
    vectors = {path.split("/")[2]: read(path.replace(".abi.txt", ".vec")) for path in paths}
    yield of_statements(map(read, paths)), vectors
    made = driver.generate([(path, read(path)) for path in sorted(glob.glob("tests/idl_ok/*.ipc", root_dir=TREE))])
    assert made.outputs is not None
    statements = {path.split("/")[1]: text for path, text in made.outputs.items() if path.endswith(".abi.txt")}
    yield of_statements(statements.values()), {name: made.outputs[f"ipc/{name}/{name}.vec"] for name in statements}


def ints(givens: tuple[Given, ...]) -> dict[str, int]:
    """The scalars of a request, as a vector gives them."""
    return {given.name: int(given.value) for given in givens if not isinstance(given.value, bytes)}


def refused_bodies(cases: Cases) -> Iterator[tuple[bytes, dict[str, int], int]]:
    """Bytes, scalars of the request, and the verdict of each refusal."""
    accepts = {accept.name: accept for accept in cases.accepts}
    for refuse in cases.refuses:
        base = accepts[refuse.base]
        givens = {**ints(base.givens), **ints(refuse.givens)}
        yield patched(base.data, refuse.length, refuse.patches), givens, refuse.verdict


class Vectors(unittest.TestCase):
    def test_every_vector_and_every_value(self) -> None:
        found = list(everything())
        sides = build([schemas for schemas, _ in found])
        checked = {"message": 0, "table": 0}
        for side, (_, vectors) in zip(sides, found):
            for name, text in vectors.items():
                for cases in parse(text).cases:
                    with self.subTest(schema=name, message=cases.subject, kind=cases.kind):
                        checked[cases.kind] += self.cases(side, name, cases)
        self.assertGreater(checked["message"], 3000)
        self.assertGreater(checked["table"], 200)

    def cases(self, side: Side, schema: str, cases: Cases) -> int:
        refused = list(refused_bodies(cases))
        message = side.message(schema, cases.subject)
        assert message is not None
        for accept in cases.accepts:
            if cases.kind == "table":
                self.assertEqual(side.judge_table(schema, message.name, accept.data), 0)
                continue
            givens = ints(accept.givens)
            self.assertEqual(side.judge(schema, message.name, accept.data, givens), 0)
            values = side.decode(schema, message.name, accept.data, givens)
            self.assertEqual(values, codec.decode(message, accept.data, givens))
        for body, givens, wanted in refused:
            if cases.kind == "table":
                self.assertEqual(side.judge_table(schema, message.name, body), wanted)
            else:
                self.assertEqual(side.judge(schema, message.name, body, givens), wanted)
                self.assertEqual(side.decode(schema, message.name, body, givens), wanted)
        return len(cases.accepts) + len(refused)


class Tiny(unittest.TestCase):
    old: Side
    wider: Side
    moved: Side
    renamed: Side
    none: Side

    @classmethod
    def setUpClass(cls) -> None:
        texts = (TINY, TINY.replace("0..9", "0..12"), TINY.replace("TWO = 2", "TWO = 3"), TINY.replace("TAKE", "GET"))
        none = TINY[: TINY.index("/// A choice")]
        cls.old, cls.wider, cls.moved, cls.renamed, cls.none = build(
            [schemas_of({"t.ipc": text}) for text in (*texts, none)]
        )


class Sides(Tiny):
    def test_sides_do_not_mix(self) -> None:
        bodies = [bytes((most, choice)) + bytes(6) for most in range(256) for choice in range(256)]
        for side in (self.old, self.wider, self.moved):
            message = side.message("t", "take_request")
            assert message is not None
            wanted = [codec.check(message, body) for body in bodies]
            self.assertEqual(side.judge_all("t", "take_request", bodies), wanted)
        counts = [side.judge_all("t", "take_request", bodies).count(0) for side in (self.old, self.wider)]
        self.assertEqual(counts, [20, 26])

    def test_a_reply_is_judged_for_its_request(self) -> None:
        reply = b"\x05" + bytes(7)
        rule = verdict("body", "RULE", 0, 1)
        self.assertEqual(self.old.judge("t", "take_reply", reply, {"most": 5}), 0)
        self.assertEqual(self.old.judge("t", "take_reply", reply, {"most": 4}), rule)
        self.assertEqual(self.old.judge("t", "take_reply", reply, b"\x04\x01" + bytes(6)), rule)
        self.assertEqual(self.old.decode("t", "take_reply", b"\xfe\xff" + bytes(6), {"most": 4}), {"more": -2})
        with self.assertRaisesRegex(ValueError, "is not given"):
            self.old.judge("t", "take_reply", reply)
        with self.assertRaisesRegex(ValueError, "is refused with 0x80000106"):
            self.old.judge("t", "take_reply", reply, bytes(8))

    def test_no_message_and_no_table(self) -> None:
        with self.assertRaises(KeyError):
            self.none.judge("t", "take_request", b"")
        self.assertEqual(self.old.judge_table("t", "take_request", b""), 0)
        one = b"\x01" + bytes(7) + bytes((5, 0, 0, 0, 1, 0, 1, 0)) + bytes(8)
        self.assertEqual(self.old.judge_table("t", "take_request", one), verdict("table", "CAP_COUNT"))
        for bad in (b"\x01", one + b"\0", b"\x01\1" + one[2:], b"\0\0\1" + bytes(5)):
            with self.assertRaises(ValueError):
                self.old.judge_table("t", "take_request", bad)

    def test_a_codec_that_disagrees_with_itself(self) -> None:
        class Lying:
            """Unpack takes another body than validate does."""

            def __getattr__(self, name: str) -> object:
                return getattr(library, name)

            def judge(self, *args: object) -> int:
                del args
                return 0

        library = self.old._library
        with self.assertRaisesRegex(Disagreement, "t.take_request 0101"):
            replace(self.old, _library=Lying()).judge("t", "take_request", b"\1\1" + bytes(6))

    def test_a_text_that_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "IPC0302"):
            schemas_of({"t.ipc": TINY.replace("reserved 6", "reserved 5")})


class Witnesses(Tiny):
    GAINED = Witness(Effect.GAIN, "take_request", "body", b"\x0a\x01" + bytes(6), verdict("body", "RANGE"), 0)

    def refuse(self, new: Side, witness: Witness, message: str) -> None:
        with self.assertRaisesRegex(AssertionError, message):
            assert_witness(self.old, new, "t", witness)

    def test_what_is_true_passes(self) -> None:
        assert_witness(self.old, self.wider, "t", self.GAINED)
        assert_witness(self.wider, self.old, "t", replace(self.GAINED, old=0, new=verdict("body", "RANGE")))
        body = b"\x01\x01" + bytes(6)
        readings = (("choice", "ONE", "choice", "ONE"),)
        misread = Witness(Effect.MISREAD, "take_request", "body", body, 0, 0, None, "", readings)
        assert_witness(self.old, self.moved, "t", misread)
        reply = Witness(Effect.LOSE, "take_reply", "body", b"\x02" + bytes(7), *2 * (verdict("body", "RULE", 0, 1),),
                        body)  # fmt: skip
        assert_witness(self.old, self.wider, "t", reply)

    def test_an_op_of_one_side(self) -> None:
        gone = Witness(Effect.LOSE, "take_request", "body", b"\x01\x01" + bytes(6), 0, 0, None, "UNSUPPORTED")
        assert_witness(self.old, self.none, "t", gone)
        self.refuse(self.none, replace(gone, answer=""), "no answer is told")
        self.refuse(self.wider, gone, "both sides have the op")
        self.refuse(self.none, replace(gone, old=5), "the C says 0x0, the witness 0x5")
        self.refuse(self.none, replace(gone, message="give_request"), "no side has the message")

    def test_a_renamed_op_is_found_by_its_number(self) -> None:
        body = b"\x01\x03" + bytes(6)
        refused = verdict("body", "ENUM", 1)
        for name in ("take_request", "get_request"):
            witness = Witness(Effect.LOSE, name, "body", body, refused, refused)
            assert_witness(self.old, self.renamed, "t", witness)
            self.refuse(self.renamed, replace(witness, new=0), "the C says 0x80000106, the witness 0x0")

    def test_what_is_false_is_found(self) -> None:
        self.refuse(self.wider, replace(self.GAINED, old=0), "the C says 0x80000008, the witness 0x0")
        neither = replace(self.GAINED, data=b"\x0d\x01" + bytes(6))
        self.refuse(self.wider, neither, "the C says 0x80000008, the witness 0x0")
        body = b"\x01\x01" + bytes(6)
        misread = Witness(Effect.MISREAD, "take_request", "body", body, 0, 0)
        self.refuse(self.wider, misread, "no field is named")
        refused = replace(misread, data=bytes(8), old=verdict("body", "ENUM", 1), new=verdict("body", "ENUM", 1))
        self.refuse(self.wider, refused, "a side refuses it")
        table = Witness(Effect.LOSE, "take_request", "table", b"", 0, 1)
        self.refuse(self.wider, table, "the C says 0x0, the witness 0x1")


if __name__ == "__main__":
    unittest.main()
