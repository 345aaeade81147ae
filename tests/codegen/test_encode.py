"""The command encode: every vector from its fields by name, whole messages, and bad input in one line.

The expected bytes are those of the vectors, of the manual, or written here by hand, never those of the command.
"""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import unittest
from typing import Iterator
from unittest import mock

from codegen.decode import bare
from codegen.decode.message import judge, take_apart
from codegen.decode.rows import Piece, Row
from codegen.decode.statements import DecodeError
from codegen.encode import frame
from codegen.encode.build import build
from codegen.layout.model import Message, Op, Schema
from codegen.reference.image import image
from codegen.reference.model import Accept
from codegen.sema.kinds import Text
from tests.codegen.decode_cases import (
    ROOT,
    bodies,
    everything,
    framed,
    hand_cases,
    least_table,
    mailbox_folder,
    message_cases,
    op_of,
    run,
    run_command,
)

HAND = re.compile(r"([a-z0-9_]+) (-?[0-9A-Za-z_]+(?: \| [A-Z_]+)*|\"[^\"]*\"|/\S*)")  # a field and its value
LONG = re.compile(r" and [0-9]+ (?:bytes |characters )?more$")


def encode(*argv: str) -> tuple[int, str, str]:
    return run_command("encode", *argv)


def fields_of(message: Message, rows: tuple[Row, ...], data: bytes) -> Iterator[tuple[str, str]]:
    """Names and values as decode prints them; a secret, and what is not printed whole, as the vector has it."""
    for row in rows:
        if row.filler or row.name in ("-", "reserved", "padding"):
            continue
        secret = re.fullmatch("secret, ([0-9]+) bytes", row.value)
        if secret:
            yield row.name, "hex:" + data[row.offset : row.offset + int(secret[1])].hex()
        elif LONG.search(row.value):
            kind = message.block.slot(row.name).type
            yield row.name, row.data[kind.prefix :].decode() if isinstance(kind, Text) else "0x" + row.data.hex()
        else:
            yield row.name, row.value


def fields(schema: Schema, message: Message, accept: Accept) -> dict[str, str]:
    """The fields of an accepted body."""
    found = bare.bare(everything()[0], Piece(accept.data), message.part, f"{schema.name}.{message.name}")
    words = dict(fields_of(message, found.rows[message.part], accept.data))
    return words | {f"request.{given.name}": str(given.value) for given in accept.givens}


class Vectors(unittest.TestCase):
    """An accepted body is made from its fields, and comes out as it was."""

    def test_from_what_decode_prints(self) -> None:
        """Each vector; every message of the contract has one."""
        seen: set[tuple[str, str]] = set()
        for schema, message, cases in message_cases("message"):
            for accept in cases.accepts:
                with self.subTest(f"{schema.name}.{message.name}", accept=accept.name):
                    built = build(message, fields(schema, message, accept))
                    self.assertEqual(image(message.block, built.values), accept.data)
                    self.assertEqual(judge(message, Piece(accept.data), built.given)[0], 0)
                    seen.add((schema.name, message.name))
        real = {path.name for path in ROOT.glob("generated/ipc/*")}
        every = {(schema.name, message.name) for schema, _ in everything()[1] for message in schema.all_messages}
        self.assertGreater(len({pair for pair in every if pair[0] in real}), 200)
        self.assertLessEqual({pair for pair in every if pair[0] in real}, seen)

    def test_without_the_counts(self) -> None:
        """A count follows from its data."""
        count = 0
        for schema, message, cases in message_cases("message"):
            counts = set(message.block.counted)
            for accept in cases.accepts if counts else ():
                words = {name: text for name, text in fields(schema, message, accept).items() if name not in counts}
                with self.subTest(f"{schema.name}.{message.name}", accept=accept.name):
                    self.assertEqual(image(message.block, build(message, words).values), accept.data)
                    count += 1
        self.assertGreater(count, 100)

    def test_by_hand(self) -> None:
        """What the vectors written by hand say beside their bytes; a field that is zero there is left out."""
        count = 0
        for _, message, cases in hand_cases():
            names = {slot.name for slot in message.block.slots}
            for accept in cases.accepts:
                words: dict[str, str] = {}
                whole = True
                for line in accept.lines:
                    matched = HAND.fullmatch(line.label)
                    if matched and matched[1] in names:
                        words[matched[1]] = matched[2]
                    elif any(line.data) and not re.fullmatch(r"[a-z_, ]*(?:length|bytes)", line.label):
                        whole = False
                if not whole:
                    continue
                with self.subTest(message.name, accept=accept.name):
                    self.assertEqual(image(message.block, build(message, words).values), accept.data)
                    count += 1
        self.assertGreater(count, 40)

    def test_tables(self) -> None:
        """The table of each message from the slots of a vector."""
        statements, count = everything()[0], 0
        for schema, message, cases in message_cases("table"):
            caps = [(cap, at) for cap in message.caps for at in range(cap.high)]
            names = [f"{cap.name}[{at}]" if cap.high > 1 else cap.name for cap, at in caps]
            for accept in cases.accepts:
                entries = [accept.data[at : at + 16] for at in range(8, len(accept.data), 16)]
                slots = {
                    name: str(int.from_bytes(entry[:4], "little"))
                    for name, entry in zip(names, entries)
                    if any(entry)
                }
                with self.subTest(f"{schema.name}.{message.name}", accept=accept.name):
                    found = frame.target(statements, f"{schema.name}.{message.name}", "", True)
                    self.assertEqual(frame.table_of(statements, found, slots), accept.data)
                    count += 1
        self.assertGreater(count, 40)


class Messages(unittest.TestCase):
    """Whole messages: the header and the table stand before the body, and decode takes them."""

    def test_one_of_each(self) -> None:
        count = 0
        statements = everything()[0]
        texts = mock.patch("codegen.encode.command.statements_of", return_value=statements)
        done: set[str] = set()
        for schema, message, cases in message_cases("message"):
            op, name = op_of(schema, message), f"{schema.name}.{message.name}"
            if op is None or not cases.accepts or name in done or not (ROOT / "generated/ipc" / schema.name).exists():
                continue
            done.add(name)
            accept, table = cases.accepts[0], least_table(message)
            words = [f"{name} = {text}" for name, text in fields(schema, message, accept).items()]
            for index, cap in enumerate(cap for cap in message.caps if not cap.optional):
                words += ["cap", f"{cap.name}={int.from_bytes(table[8 + 16 * index :][:4], 'little')}"]
            with self.subTest(name), texts:
                status, out, err = encode(name, *words, "--message", "--request-id", "7")
                self.assertEqual((status, err), (0, ""))
                data = bytes.fromhex(out)
                self.assertEqual(data, framed(schema, message, accept.data, table))
                found = take_apart(statements, Piece(data))
                self.assertEqual((found.judged, found.message), (0, message))
                self.replies(schema, op, message, name, words, data)
            count += 1
        self.assertGreater(count, 200)

    def replies(self, schema: Schema, op: Op, message: Message, name: str, words: list[str], data: bytes) -> None:
        """A reply or failure by the name of its op and its result is the same."""
        if message not in bodies(op)[1:] or message is op.request:
            return
        result = op.failure_results[0] if message is op.failure else "OK"
        self.assertEqual(
            encode(f"{schema.name}.{op.name}", *words, "--message", "--result", result, "--request-id", "7")[1],
            encode(name, *words, "--message", "--request-id", "7")[1],
        )
        self.assertEqual(data[12:16] == bytes(4), message is not op.failure)

    def test_by_hand(self) -> None:
        """The framing of idl/wire.ipc, byte for byte."""
        head = "01 00 {} 00 04 04 00 00 {} 00 00 00 {} 00 00 00\n{} 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
        status, out, _ = encode("STOP_PROCESS", "process_id=12", "reason=MANAGED_STOP", "--message")
        body = "0c 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00\n"
        self.assertEqual((status, out), (0, head.format("00", "10", "00", "01") + body))
        status, out, _ = encode("STOP_PROCESS", "--message", "--result", "NOT_FOUND", "--request-id", "0x2a")
        self.assertEqual((status, out), (0, head.format("01", "00", "03", "2a")))
        status, out, _ = encode("STOP_PROCESS", "--message", "--result=OK", "exit_code=-1")
        self.assertEqual((status, out), (0, head.format("01", "08", "00", "01") + "ff ff ff ff 00 00 00 00\n"))
        status, out, _ = encode("ABI_QUERY", "op=0x404", "--message")
        self.assertEqual((status, bytes.fromhex(out)[:12]), (0, bytes([1, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0])))

    def test_capabilities(self) -> None:
        """A list of slots, an entry of it, and an absent one before it; the offsets are those of decode's own test."""
        words = ("SPAWN_SERVICE", "service=timed", "--message")
        for slots, entries in (
            (("cap", "peers=[16, 17]"), ["peers[0] = slot 16", "peers[1] = slot 17"]),
            (("cap", "peers[1]=5"), ["peers[0] = absent", "peers[1] = slot 5"]),
            (("cap peers=3",), ["peers[0] = slot 3"]),
            ((), []),
        ):
            status, out, err = encode(*words, *slots)
            self.assertEqual((status, err), (0, ""))
            shown = run(stdin=out)[1]
            self.assertEqual(re.findall(r"peers\[\d\] = (?:slot \d+|absent)", shown), entries)
            self.assertTrue(shown.endswith("well-formed\n"))

    def test_a_pipe(self) -> None:
        """As a user types it, without any package but Python itself."""
        command = [sys.executable, "-B", "codegen/ipcgen", "encode", "SPAWN_SERVICE", 'arguments=["timed","--wall"]']
        command += ["service=timed", "restart.policy=ON_FAILURE", "restart.max_restarts=3", "restart.window=60000"]
        made = subprocess.run([*command, "--message"], cwd=ROOT, text=True, capture_output=True, check=True)
        self.assertEqual(made.stderr, "")
        lines = run(stdin=made.stdout)[1].splitlines()
        self.assertIn('    16  1028 bytes               arguments = "timed", "--wall"', lines)
        self.assertEqual(lines[-1], "well-formed")


class Formats(unittest.TestCase):
    def test_c(self) -> None:
        status, out, _ = encode("STOP_PROCESS", "process_id=12", "reason=1", "--format", "c")
        self.assertEqual(status, 0)
        self.assertEqual(
            out,
            "static const uint8_t stop_process_request[16] = {\n"
            "\t0x0c, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,\n"
            "\t0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,\n"
            "};\n",
        )

    def test_bytes(self) -> None:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with contextlib.redirect_stdout(out):
            from codegen import cli  # pylint: disable=import-outside-toplevel

            self.assertEqual(cli.main(["encode", "STOP_PROCESS", "process_id=12", "reason=1", "--format=bytes"]), 0)
        assert isinstance(out.buffer, io.BytesIO)
        self.assertEqual(out.buffer.getvalue(), bytes([12, *bytes(7), 1, *bytes(7)]))


class Manual(unittest.TestCase):
    """The note of idl/README.md, whose bytes stand in its table."""

    NOTE = "0c 00 00 00 02 03 05 00 20 4e 00 00 00 00 00 00\n53 c3 bc c3 9f\n"

    def note(self, *words: str) -> tuple[int, str, str]:
        return encode("LEAVE_NOTE", "--statements", mailbox_folder(), *words)

    def test_the_note(self) -> None:
        readme = (ROOT / "idl/README.md").read_text("utf-8")
        self.assertIn("`20 4E 00 00 00 00 00 00`", readme)
        wanted = (0, self.NOTE, "")
        urgent = ("urgency=TODAY", "box=12", "expires=20000")
        self.assertEqual(self.note(*urgent, "handling=KEEP|TELL", "note=Süß"), wanted)
        self.assertEqual(self.note(*urgent, "handling = KEEP | TELL", 'note="S\\xc3\\xbc\\u{df}"', "length=5"), wanted)
        self.assertEqual(self.note("box=0xC", "urgency=2", "handling=0x3", "expires=0x4e20", "note=Süß"), wanted)

    def test_what_init_leaves(self) -> None:
        """urgency is its default member, LATER = 1; all else is zero."""
        self.assertEqual(self.note("box=1", "note=x")[1], "01 00 00 00 01 00 01 00 00 00 00 00 00 00 00 00\n78\n")

    def test_refused(self) -> None:
        """Exit status 1: each field is fine, the message is not. The verdicts are those of the manual."""
        for words, first, last in (
            (("note=x",), "refused: RANGE at byte 0 of the body: box", "give box=VALUE"),
            (("box=1",), "refused: COUNT at byte 6 of the body: length", "give note=VALUE"),
            (("box=1", "note=x", "handling=1"), "refused: RULE 1 at byte 5 of the body", "give expires=VALUE"),
        ):
            status, out, err = self.note(*words)
            self.assertEqual((status, out), (1, ""))
            self.assertTrue(err.startswith(f"ipcgen: {first}"), err)
            self.assertTrue(err.endswith(f"  Not given, so as _init leaves it: {last}\n"), err)
        status, _, err = self.note("box=1", "note=x", "handling=KEEP", "expires=0")
        self.assertEqual(status, 1)
        self.assertNotIn("Not given", err)

    def test_needs_a_request(self) -> None:
        """From tests/vectors/kernel_control.vec: value1 is 3 << 32 | 1 only where the request's flag asks for it."""
        words = ("query_cap_reply", "value0=1", "value1=0x300000001")
        status, out, _ = encode(*words, "request.flags=INCLUDE_ENDPOINT_KIND")
        self.assertEqual((status, bytes.fromhex(out)), (0, bytes([1, *bytes(7), 1, 0, 0, 0, 3, 0, 0, 0])))
        status, _, err = encode(*words)
        self.assertEqual(status, 1)
        self.assertIn("RULE 1 at byte 8 of the body", err)
        self.assertIn("give request.flags=VALUE", err)

    def test_needs_a_capability(self) -> None:
        status, _, err = encode("START_DRIVER", "--message", "cap", "process=5")
        self.assertEqual(status, 1)
        self.assertIn("refused: CAP_COUNT of the table\n", err)
        self.assertTrue(err.endswith("give cap control=SLOT\n"), err)


class BadInput(unittest.TestCase):
    """One clear line and exit status 2."""

    def test_lines(self) -> None:
        chunk = "send_loader_image_chunk_request"
        plan = "BEGIN_LOADER_IMAGE_TRANSFER"
        for argv, words in (
            ((), "an argument is missing"),
            (("STOP_PROCES",), "no statement here has an op or message 'STOP_PROCES'; did you mean 'STOP_PROCESS'?"),
            (("READDIR",), "'READDIR' may be fs_provider.READDIR and vfsd.READDIR: say which"),
            (("STOP_PROCESS", "x"), "'x' is no NAME=VALUE"),
            (("STOP_PROCESS", "x\ny=1"), "'x y' is no name of a field"),
            (("STOP_PROCESS", "x y=1"), "'x y' is no name of a field"),
            (("STOP_PROCESS", "proces_id=1"), "has no field 'proces_id'; did you mean 'process_id'?"),
            (("STOP_PROCESS", "qqq=1"), "has no field 'qqq'; it has process_id, reason"),
            (("STOP_PROCESS", "process_id=0"), "process_id = 0 is out of range: it lies within 1..0xFFFF_FFFF_"),
            (("procd.CREATE_STAGED_PROCESS", "memory_limit=4097"), "memory_limit = 4097 is no multiple of 4096"),
            (("STOP_PROCESS", "process_id=1x"), "process_id is a number, not '1x'"),
            (("STOP_PROCESS", "process_id=" + "9" * 9000), "process_id is a number, not '9999"),
            (("STOP_PROCESS", "process_id=1", "process_id=2"), "process_id is given twice"),
            (("STOP_PROCESS", "process_id[0]=1"), "process_id is no list: it has no [0]"),
            (("STOP_PROCESS", "process_id.x=1"), "process_id is no struct"),
            (("STOP_PROCESS", "reason=MANAGED"), "reason has no member 'MANAGED'; did you mean 'MANAGED_STOP'?"),
            (("GET_RESTART_POLICY", "process_id=-1"), "process_id = -1 is out of range"),
            (("stop_process_reply", "exit_code=0x80000000"), "exit_code = 0x8000_0000 is out of range"),
            (("STOP_PROCESS", "request.flags=1"), "no rule of stop_process_request reads 'request.flags'"),
            (("query_cap_reply", "request.flag=1"), "reads 'request.flag'; did you mean 'flags'?"),
            (("query_cap_request", "flags=ALL"), "flags has no bit 'ALL'; it has INCLUDE_ENDPOINT_KIND"),
            (("query_cap_request", "flags=6"), "flags = 6 has bits without a name"),
            (("stop_driver_reply", "quiet=yes"), "quiet is true or false, not 'yes'"),
            (("SPAWN_SERVICE", "restart.policy=3"), "restart.policy = 3 is no member of procd.restart_policy"),
            (("SPAWN_SERVICE", "restart.polcy=1"), "restart has no field 'polcy'; did you mean 'policy'?"),
            (("SPAWN_SERVICE", "restart=1"), "restart is a struct: give its fields"),
            (("SPAWN_SERVICE", "service=0123456789abcdef"), "service has 16 bytes; it takes 1..15"),
            (("SPAWN_SERVICE", 'service="x'), "service lacks the quotes at its end"),
            (("SPAWN_SERVICE", 'service="\\q"'), "service has an escape that is none: \\q"),
            (("SPAWN_SERVICE", "arguments=" + "x" * 1024), "arguments takes 1025 bytes"),
            ((plan, "segments[16].flags=READ"), "segments[16] is one too many: segments has 16 elements at most"),
            ((plan, "segments.flags=READ"), "segments is a list: say which, as in segments[0]"),
            ((plan, "segments=[1]"), "segments is an array of structs: give their fields"),
            ((plan, "segments[0]=1"), "segments[0] is a struct: give its fields"),
            ((chunk, "data=hello"), "data is whole bytes in hexadecimal (0x00ff), or text in quotes, not hello"),
            ((chunk, "data=0x123"), "data is whole bytes in hexadecimal"),
            ((chunk, "data=7f454c46", "data_size=5"), "data_size = 5, but data has 4; leave data_size out"),
            ((chunk, "data_size=-1"), "data_size is a number, not '-1'"),
            ((chunk, "data_size=65536"), "data_size = 65536 is out of range"),
            ((chunk, "data_size=2049"), "data_size = 2049, but data takes 0..2048"),
            (("lookup_key_reply", "key=qq11"), "key is whole bytes in hexadecimal (0x00ff), or text in quotes\n"),
            (("STOP_PROCESS", "cap", "x=1"), "capabilities stand in the table of a whole message: add --message"),
            (("STOP_PROCESS", "--message", "cap"), "cap is followed by NAME=SLOT"),
            (("STOP_PROCESS", "--message", "cap", "x=1"), "there is no capability 'x'; it takes none"),
            (("START_DRIVER", "--message", "cap", "proces=1"), "'proces'; did you mean 'process'?"),
            (("START_DRIVER", "--message", "cap", "process=a"), "cap process is the number of a slot, not 'a'"),
            (("SPAWN_SERVICE", "--message", "cap", "peers=[1,2,3,4,5,6,7]"), "cap peers has 7 slots; it takes 6"),
            (("STOP_PROCESS", "--result", "OK"), "result and request id stand in the header: add --message"),
            (("STOP_PROCESS", "--message", "--result", "NOTFOUND"), "--result has no member 'NOTFOUND'; did you mean"),
            (("STOP_PROCESS", "--message", "--result", "NOT_FOUND", "x=1"), "there is no body here, so that 'x'"),
            (("STOP_PROCESS", "--message", "--request-id", "x"), "--request-id is a number of 64 bits, not 'x'"),
            (("stop_process_reply", "--message", "--result", "NOT_FOUND"), "is not what a reply with result NOT_FOUND"),
            (("wire.header", "--message"), "header is no body of an op, so that no header can stand before it"),
            (("STOP_PROCESS", "--format", "xml"), "--format is one of hex, bytes, c"),
            (("STOP_PROCESS", "--statements", "/nowhere"), "can't read '/nowhere': No such file or directory"),
        ):
            with self.subTest(argv=argv):
                status, out, err = encode(*argv)
                self.assertEqual((status, out), (2, ""), err)
                self.assertRegex(err, r"\Aipcgen: [^\n]+\n\Z")
                self.assertIn(words, err)

    def test_secrets_are_not_repeated(self) -> None:
        for words in ("key=hunter2", "key=" + "ab" * 65, "key=abc"):
            status, _, err = encode("lookup_key_reply", words)
            self.assertEqual(status, 2)
            self.assertNotIn(words.removeprefix("key="), err)

    def test_records_have_a_bound(self) -> None:
        name = "x" * 255
        words = [f"entries[{index}].name={name}" for index in range(30)]
        status, _, err = encode("fs_provider.readdir_reply", *words)
        self.assertEqual(status, 2)
        self.assertRegex(err, "readdir_reply has [0-9]+ bytes so; it takes [0-9]+ at most\n")

    def test_no_assignment_crashes(self) -> None:
        """Any text for any field is a value or one line."""
        texts = ("", "0", "-1", "x", '"', '"x"', "[", "[]", "[1,2", "1,2", "0x", "hex:", "|", "none", "\0", "é", "=")
        for _, message, cases in message_cases("message"):
            if not cases.accepts:
                continue
            for slot in message.block.slots:
                for suffix in ("", "[0]", "[9999]", ".x", "[0].x"):
                    for text in texts:
                        try:
                            image(message.block, build(message, {slot.name + suffix: text}).values)
                        except DecodeError as error:
                            self.assertNotIn("\n", str(error))


if __name__ == "__main__":
    unittest.main()
