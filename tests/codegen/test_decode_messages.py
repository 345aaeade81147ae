"""codegen.decode on whole messages and traces: framing, replies with their requests, what a trace leaves out."""

from __future__ import annotations

import re
import unittest

from codegen.decode import bare, text
from codegen.decode.hexes import parse
from codegen.decode.message import expected, take_apart
from codegen.decode.rows import Piece
from codegen.layout.verdict import describe, verdict
from tests.codegen.decode_cases import REFUSAL, STOP, everything, framed, run, values_of


class Framing(unittest.TestCase):
    """What is wrong with a message as a whole, in the order of ipc/message.h."""

    def judged(self, data: bytes) -> tuple[str, str, int]:
        return describe(take_apart(everything()[0], Piece(data)).judged)[:3]

    def stop(self, flags: int = 0, size: int = 16, body: bytes = bytes([7, *bytes(7), 1, *bytes(7)])) -> bytes:
        fields = ((1, 2), (flags, 2), (0x404, 4), (size, 4), (0, 4), (7, 8), (0, 8))
        return b"".join(value.to_bytes(width, "little") for value, width in fields) + body

    def test_verdicts(self) -> None:
        self.assertEqual(take_apart(everything()[0], Piece(self.stop())).judged, 0)
        self.assertEqual(self.judged(b""), ("header", "LENGTH", 0))
        self.assertEqual(self.judged(self.stop()[:31]), ("header", "LENGTH", 0))
        self.assertEqual(self.judged(self.stop() + bytes(4096)), ("header", "LENGTH", 0))
        self.assertEqual(self.judged(b"\2" + self.stop()[1:]), ("header", "RANGE", 0))
        self.assertEqual(self.judged(self.stop(size=15)), ("header", "EXTENT", 8))
        self.assertEqual(self.judged(self.stop(flags=4)), ("header", "FLAGS", 2))
        self.assertEqual(self.judged(self.stop(flags=2)[:39]), ("table", "LENGTH", 0))
        self.assertEqual(self.judged(self.stop(flags=2)), ("table", "EXTENT", 0))
        self.assertEqual(self.judged(self.stop(flags=2, body=b"\x09" + bytes(15))), ("table", "COUNT", 0))
        table = bytes([1, *bytes(7), 5, 0, 0, 0, 1, 0, 2, 0, 1, *bytes(7)])
        self.assertEqual(self.judged(self.stop(flags=2)[:32] + table + self.stop()[32:]), ("table", "CAP_COUNT", 0))
        self.assertEqual(self.judged(self.stop(flags=2, size=0)[:32] + table[:20]), ("table", "EXTENT", 0))
        bad = table[:12] + b"\1\0\7\0" + table[16:]
        self.assertEqual(self.judged(self.stop(flags=2)[:32] + bad + self.stop()[32:]), ("table", "ENUM", 14))

    def test_words(self) -> None:
        statements = everything()[0]
        for data, words in (
            (self.stop(size=15), "together. Here: 48 bytes, body_size = 15."),
            (self.stop(flags=4), "STOP_PROCESS is no notification and takes no flag NOTIFY."),
            (self.stop()[:20], "A message has 32 bytes at least and 4096 at most. Here: 20 bytes."),
        ):
            lines = " ".join(text.verdict_lines(statements, take_apart(statements, Piece(data)), ""))
            self.assertIn(words, re.sub(r"\s+", " ", lines))

    def test_a_failure_has_no_body_or_its_own(self) -> None:
        statements = everything()[0]
        for op, result, body, wanted in (
            (0x404, 3, b"", 0),
            (0x404, 3, bytes(8), verdict("body", "LENGTH")),
            (0x402, 13, bytes([9, *bytes(7)]), 0),
            (0x402, 13, b"", verdict("body", "LENGTH")),
            (0x402, 3, bytes([9, *bytes(7)]), verdict("body", "LENGTH")),
            (0x404, 77, b"", 0),
        ):
            fields = ((1, 2), (1, 2), (op, 4), (len(body), 4), (result, 4), (7, 8), (0, 8))
            data = b"".join(value.to_bytes(width, "little") for value, width in fields) + body
            with self.subTest(op=op, result=result):
                found = take_apart(statements, Piece(data))
                self.assertEqual(found.judged, wanted)
                self.assertEqual(expected(statements, found.op, found), found.message)  # type: ignore[arg-type]


class Trace(unittest.TestCase):
    maxDiff = None

    def test_replies_are_read_with_their_requests(self) -> None:
        def wait(flags: int, body: str, identity: int) -> str:
            size = len(bytes.fromhex(body))
            return f"0100 {flags:02x}00 08040000 {size:02x}000000 00000000 {identity:02x}00000000000000 0000000000000000{body}"

        request = "0500000000000000 0700000000000000 01000000 00000000"
        reply = "{}00000000000000 0700000000000000 e803000000000000 01000000" + "00" * 20
        status, out, err = run(
            "--trace",
            stdin="\n".join(
                (
                    "A story: not a trace of anything",
                    "trace a out slot 16 " + wait(0, request, 2).replace(" ", ""),
                    "trace b out slot 16 " + wait(0, request, 2).replace(" ", ""),
                    "trace a in slot 16 " + wait(1, reply.format("06"), 2).replace(" ", ""),
                    "trace b in slot 16 " + wait(1, reply.format("05"), 2).replace(" ", ""),
                    "trace c in slot 16 " + wait(1, reply.format("05"), 2).replace(" ", ""),
                    "The end",
                )
            ),
        )
        self.assertEqual((status, err), (0, ""))
        fields = (
            "       0  {} 00 00 00 00 00 00 00  sequence = {}\n"
            "       8  07 00 00 00 00 00 00 00  process_id = 7\n"
            "      16  e8 03 00 00 00 00 00 00  at = 1000\n"
            "      24  01 00 00 00              kind = STARTED\n"
            "      28  00 00 00 00              reason = NONE\n"
            "      32  00 00 00 00              exit_code = 0\n"
            "      36  00 00 00 00              restarts = 0\n"
            "      40  00 00 00 00 00 00 00 00  lost = 0\n"
        )
        asked = (
            "{} -> slot 16: WAIT_PROCESS_EVENT request 2, 56 bytes\n"
            "       0  05 00 00 00 00 00 00 00  after = 5\n"
            "       8  07 00 00 00 00 00 00 00  only_process_id = 7\n"
            "      16  01 00 00 00              flags = BLOCK\n"
        )
        self.assertEqual(
            out,
            "A story: not a trace of anything\n"
            + asked.format("a")
            + asked.format("b")
            + "a <- slot 16: WAIT_PROCESS_EVENT reply 2: OK, 80 bytes\n"
            + fields.format("06", 6)
            + "b <- slot 16: WAIT_PROCESS_EVENT reply 2: OK, 80 bytes\n"
            + fields.format("05", 5)
            + "    malformed: RULE 4 at byte 0 of the body: sequence\n"
            "      rule 4 newer: sequence > request.after\n"
            "      The event is one that the caller has not seen.\n"
            "      Here: sequence = 5.\n"
            "c <- slot 16: WAIT_PROCESS_EVENT reply 2: OK, 80 bytes\n"
            + fields.format("05", 5)
            + "    not checked, because it needs the request: newer, the_one_watched\n"
            "The end\n",
        )

    def test_a_request_that_was_not_accepted_is_no_measure(self) -> None:
        """Left out by the trace, or malformed: the rules of its reply stay unchecked."""
        head = "0100 {}00 08040000 {}000000 00000000 0200000000000000 0000000000000000"
        reply = head.format("01", "30") + "0500000000000000 0700000000000000 e803000000000000 01000000" + "00" * 20
        for body in (".." * 24, "00" * 20 + "ff" * 4):
            lines = f"trace a out slot 1 {head.format('00', '18')} {body}\ntrace a in slot 1 {reply}\n"
            status, out, _ = run("--trace", stdin=lines)
            self.assertEqual(status, 0)
            self.assertIn("not checked, because it needs the request: newer, the_one_watched\n", out)

    def test_a_refusal_shows_what_stood_in_the_request(self) -> None:
        _, out, _ = run("--trace", stdin=f"trace a out slot 9 {STOP.format(0)}\ntrace a in slot 9 {REFUSAL}\n")
        self.assertTrue(
            out.endswith(
                "a <- slot 9: STOP_PROCESS reply 7: INVALID_ARGUMENT, 32 bytes\n"
                "    refused: INVALID_ARGUMENT, for its request has RULE 1 at byte 8 of the body: reason\n"
                "      rule 1 has_reason: reason != NONE  (where NONE = 0)\n"
                "      Whoever stops a process says why.\n"
                "      Here: reason = NONE.\n"
            ),
            out,
        )

    def test_reserved_and_headers(self) -> None:
        denied = "0100 0100 03040000 00000000 01000000 0400000000000000 00000000 00000000"
        _, out, _ = run("--trace", "--headers", stdin=f"trace a in slot 9 {denied}\n")
        self.assertIn("a <- slot 9: ADOPT_PROCESS reply 4: DENIED, 32 bytes\n  header\n       0  01 00 ", out)
        self.assertTrue(
            out.endswith(
                "    refused: DENIED. The caller may not do this, or the operation is reserved.\n"
                "      ADOPT_PROCESS is reserved. Number kept for ever; every server answers DENIED and there is no\n"
                "        success to encode.\n"
            ),
            out,
        )

    def test_masked_bytes(self) -> None:
        """A trace leaves secrets out; of a malformed message all that is behind the header. Nobody judges zeros then."""
        schema = next(schema for schema, _ in everything()[1] if schema.name == "secrets")
        statements = everything()[0]
        store = schema.ops[0].request
        assert store is not None
        masked = "00" * 32 + ".." * 16 + "00" * 32 + ".." * 16 + "05" + ".." * 15
        for pin, words in (("05", ""), ("03", "COUNT at byte 96 of the body: pin_size")):
            piece = parse(framed(schema, store, b"").hex()[:16] + "70000000" + "00" * 20 + masked.replace("05", pin))
            found = take_apart(statements, piece)
            self.assertFalse(found.blind)
            self.assertEqual(values_of(found)["pin"], f"secret, {int(pin)} bytes")
            self.assertIn(words, " ".join(text.verdict_lines(statements, found, "")))
            self.assertEqual(bool(words), bool(found.judged))
        head = "0100 0200 02040000 28040000 00000000 0100000000000000 00000000 00000000"
        for hexes in (STOP.format(1)[:-8] + "." * 8, head + ".." * 100, head + "0100" + ".." * 98):
            found = take_apart(statements, parse(hexes))
            self.assertTrue(found.blind)
            self.assertEqual(found.judged, 0)
            lines = list(text.whole(statements, found))
            self.assertEqual(lines[-1], "not judged: bytes of it are not in the trace")
            self.assertNotIn("well-formed", lines)
        found = bare.bare(statements, parse("0c" + "00" * 7 + "01000000" + "..000000"), "", "STOP_PROCESS")
        self.assertTrue(found.blind)
        self.assertEqual([row.value for row in found.rows["body"] if row.offset == 12], ["not in the trace"])

    def test_unknown_and_cut(self) -> None:
        unknown = STOP.format(1).replace("00000404", "00009909", 1).replace("0404", "9909", 1)
        status, out, _ = run("--trace", stdin=f"trace a out slot 9 {unknown}\n")
        self.assertEqual(status, 0)
        self.assertIn("a -> slot 9: unknown op 0x999 request 7, 48 bytes\n       0  0c 00 00 00 00 00 00 00  -\n", out)
        status, _, err = run("--trace", stdin="trace a out slot 9 0123f\n")
        self.assertEqual((status, err.count("\n")), (2, 1))
        self.assertEqual(
            run("--trace", stdin="trace this\ntrace a in slot x 00\n")[:2], (0, "trace this\ntrace a in slot x 00\n")
        )


if __name__ == "__main__":
    unittest.main()
