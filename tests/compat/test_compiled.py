"""The helper that asks compiled C: it agrees with every vector and every value, and can say no."""

from __future__ import annotations

import glob
import os
import unittest
from dataclasses import replace
from typing import Iterator, Mapping, Sequence

from codegen import driver
from codegen.layout.model import Schema
from codegen.layout.verdict import verdict
from codegen.reference import codec
from codegen.reference.model import Cases, Given, patched
from codegen.reference.vec_reader import parse
from tests.compat.compiled import GCC, TCC, TREE, Disagreement, Side, build, of_statements, schemas_of

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
        for compiler in (GCC, TCC):
            with self.subTest(compiler=compiler):
                self.everything(compiler)

    def everything(self, compiler: Sequence[str]) -> None:
        found = list(everything())
        sides = build([schemas for schemas, _ in found], compiler)
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


class Sides(unittest.TestCase):
    old: Side
    wider: Side
    moved: Side
    none: Side

    @classmethod
    def setUpClass(cls) -> None:
        none = TINY[: TINY.index("/// A choice")]
        texts = (TINY, TINY.replace("0..9", "0..12"), TINY.replace("TWO = 2", "TWO = 3"), none)
        cls.old, cls.wider, cls.moved, cls.none = build([schemas_of({"t.ipc": text}) for text in texts])

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

        library = self.old._library  # pylint: disable=protected-access
        with self.assertRaisesRegex(Disagreement, "t.take_request 0101"):
            replace(self.old, _library=Lying()).judge("t", "take_request", b"\1\1" + bytes(6))

    def test_a_text_that_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "IPC0302"):
            schemas_of({"t.ipc": TINY.replace("reserved 6", "reserved 5")})


if __name__ == "__main__":
    unittest.main()
