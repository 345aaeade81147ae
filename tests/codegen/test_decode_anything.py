"""Ten thousand messages that nobody wrote are decoded or refused, and so are lines of a trace; nothing else happens."""

from __future__ import annotations

import random
import unittest

from codegen.decode import text
from codegen.decode.message import take_apart
from codegen.decode.rows import Piece
from codegen.decode.verdicts import explain
from tests.codegen.decode_cases import REFUSAL, SPAWN, STOP, everything, framed, least_table, message_cases, op_of, run


class Anything(unittest.TestCase):
    def test_messages(self) -> None:
        """Random bytes, and messages with a few bytes changed or cut off."""
        statements = everything()[0]
        source = random.Random(1)
        seeds = [bytes.fromhex(text_.replace(" ", "")) for text_ in (SPAWN, STOP.format(1), STOP.format(0), REFUSAL)]
        for schema, message, cases in message_cases("message"):
            if op_of(schema, message) is not None:
                seeds += [framed(schema, message, accept.data, least_table(message)) for accept in cases.accepts]
        for index in range(10000):
            data = bytearray(source.randbytes(source.randrange(120)) if index % 4 == 0 else source.choice(seeds))
            for _ in range(source.choice((0, 1, 1, 2, 5)) if data else 0):
                at = source.randrange(len(data)) if source.random() < 0.5 else source.randrange(min(len(data), 48))
                data[at] = source.choice((0, 1, 2, 3, 0x7F, 0x80, 0xFF, source.randrange(256)))
            if source.random() < 0.2:
                del data[source.randrange(len(data) + 1) :]
            piece = Piece(
                bytes(data),
                frozenset(source.sample(range(len(data)), len(data) // 9)) if index % 5 == 0 else frozenset(),
            )
            found = take_apart(statements, piece)
            out = list(text.whole(statements, found))
            self.assertTrue(out)
            if found.op is not None and found.op.request is not None:
                explain(source.getrandbits(32), text.subject_of(statements, found))

    def test_lines(self) -> None:
        source = random.Random(1)
        alphabet = "0123456789abcdef.. \nxtrace"
        for _ in range(300):
            string = "".join(source.choices(alphabet, k=source.randrange(80)))
            self.assertIn(run("-", stdin=string)[0], (0, 1, 2))
            self.assertIn(run("--trace", stdin="trace a in slot 3 " + string)[0], (0, 2))


if __name__ == "__main__":
    unittest.main()
