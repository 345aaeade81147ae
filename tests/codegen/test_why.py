"""The command why: what a person sees, the manual's verdicts, older schemas; what does not fit is one line.

The expected verdicts and the bytes to blame are those of the manual, or written here by hand.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from codegen.decode.rows import Piece
from codegen.decode.statements import DecodeError, Statements
from codegen.layout.verdict import CLASSES, PARTS, verdict
from codegen.why import asked, fits
from codegen.why.lines import lines
from tests.codegen.decode_cases import (
    REFUSAL,
    ROOT,
    STOP,
    everything,
    mailbox_folder,
    run_command,
    schema_text,
)

def why(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    return run_command("why", *argv, stdin=stdin)


class Manual(unittest.TestCase):
    """The note of idl/README.md: its bytes, its changes and their verdicts stand there."""

    def note(self, *argv: str) -> tuple[int, str, str]:
        return why(*argv, "--op", "LEAVE_NOTE", "--statements", mailbox_folder(), "--idl", mailbox_folder())

    def test_each_row(self) -> None:
        manual = (ROOT / "idl/README.md").read_text("utf-8")
        note = bytes.fromhex("0c00000002030500204e000000000000") + "Süß".encode()
        changes = {
            "0x80000008": (bytes(4) + note[4:], "box", 0, 4, "box      : u32 in 1..9999"),
            "0x80000406": (note[:4] + b"\3" + note[5:], "urgency", 4, 1, "urgency  : urgency"),
            "0x80000507": (note[:5] + b"\7" + note[6:], "handling", 5, 1, "handling : handling"),
            "0x80000602": (note[:-1], "length", 6, 2, "length   : u16 count of note"),
            "0x8000100F": (note[:6] + b"\4" + note[7:-1], "note", 19, 1, "note     : text[1..500] tail"),
            "0x8100051A": (note[:8] + bytes(8) + note[16:], "handling", 5, 1, "rule 1 copies_expire { "),
        }
        for number in re.findall(r"\| `(0x8[0-9A-F]{7})` \|", manual):
            data, field, at, size, text = changes.pop(number)
            with self.subTest(number):
                status, out, err = self.note(number, data.hex())
                self.assertEqual((status, err), (0, ""))
                self.assertRegex(out.splitlines()[0], rf" at byte [0-9]+ of the body: {field} \({number}\)$")
                self.assertEqual(caret(out), (at, size))
                self.assertRegex(out.splitlines()[-1], rf"/mailbox\.ipc:[0-9]+: {re.escape(text)}")
                for other in ("0x80000008", "0x80000406", "0x8100051A"):
                    if other != number:
                        status, out, err = self.note(other, data.hex())
                        self.assertEqual((status, out), (2, ""))
                        self.assertRegex(err, rf"\Aipcgen: these bytes have another verdict: [^\n]*{number}[^\n]*\n\Z")
        self.assertEqual(changes, {})

    def test_what_else_the_rule_reads(self) -> None:
        out = self.note("RULE", "1", "at", "5", "0c00000002030500 0000000000000000", "53c3bcc39f")[1]
        self.assertIn(
            "     0  0c 00 00 00 02 03 05 00\n"
            "                       ^^\n"
            "     8  00 00 00 00 00 00 00 00\n"
            "        ~~~~~~~~~~~~~~~~~~~~~~~\n",
            out,
        )

    def test_an_older_schema(self) -> None:
        """A field or rule that is not there gives no line; nor does a text that is no schema."""
        text = (Path(mailbox_folder()) / "mailbox.ipc").read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for old in (
                text.replace("rule 1 copies_expire", "rule 2 copies_expire"),
                text.replace("copies_expire", "copies_do_not_stay"),
                text.replace("op LEAVE_NOTE", "op LEFT_NOTE"),
                text.replace("///", "@@@"),
                "",
            ):
                (Path(folder) / "mailbox.ipc").write_text(old, "utf-8")
                argv = ("RULE 1 at 5", "--op", "LEAVE_NOTE", "--statements", mailbox_folder())
                status, out, err = why(*argv, "--idl", folder)
                self.assertEqual((status, err), (0, ""))
                self.assertNotIn(".ipc:", out)
                self.assertEqual(why(*argv), (status, out, err))


def caret(out: str) -> tuple[int, int]:
    """Offset and number of the marked bytes, read off the picture."""
    found: list[int] = []
    above = 0
    for line in out.splitlines():
        matched = re.match(r" *([0-9]+)  (?:[0-9a-f]{2}|\*\*|--|  )", line)
        if matched:
            above = int(matched[1])
        elif re.fullmatch(r" +[\^~ ]*", line) and "^" in line:
            found += [above + at // 3 for at, sign in enumerate(line[8:]) if sign == "^" and at % 3 == 0]
    return min(found), len(found)


class Goldens(unittest.TestCase):
    """What a person sees. Written by hand from idl/procd.ipc; the offsets stand in procd.abi.txt."""

    maxDiff = None

    def line(self, schema: str, text: str) -> str:
        """`path:line: text` of a line of a schema, counted here."""
        for number, line in enumerate((ROOT / "idl" / f"{schema}.ipc").read_text("utf-8").splitlines(), 1):
            if line.strip() == text:
                return f"{ROOT / 'idl'}/{schema}.ipc:{number}: {text}\n"
        raise AssertionError(text)

    def same(self, out: str, wanted: str) -> None:
        self.assertEqual(re.sub(r"^(?:\.\./)*[^ \n]*idl/", f"{ROOT / 'idl'}/", out, flags=re.M), wanted)

    def test_a_rule_with_bytes(self) -> None:
        wanted = (
            "RULE 1 at byte 8 of the body: reason (0x8100081A)\n"
            "  In stop_process_request (STOP_PROCESS, 0x404 of procd).\n"
            "  reason: enum kernel_control.kill_reason, bytes 8 to 11.\n"
            "  rule 1 has_reason: reason != NONE  (where NONE = 0)\n"
            "  Whoever stops a process says why.\n"
            "  Here: reason = NONE.\n"
            "     0  0c 00 00 00 00 00 00 00\n"
            "     8  00 00 00 00 00 00 00 00\n"
            "        ^^^^^^^^^^^\n" + self.line("procd", "rule 1 has_reason { reason != NONE }")
        )
        body = STOP.format(0).split(" ", 1)[1]
        for argv, stdin in (
            (("0x8100081A", STOP.format(0)), ""),
            (("2164262938", STOP.format(0)), ""),
            (("8100081a", "-"), STOP.format(0)),
            (("RULE", "1", "at", "8", STOP.format(0)), ""),
            (("body", "RULE", "1", "8", STOP.format(0)), ""),
            (("malformed: RULE 1 at byte 8 of the body: reason", STOP.format(0)), ""),
            (("RULE 1 at 0x008", "--op", "STOP_PROCESS", body), ""),
        ):
            with self.subTest(argv):
                status, out, err = why(*argv, stdin=stdin)
                self.assertEqual((status, err), (0, ""))
                self.same(out, wanted)
        with tempfile.NamedTemporaryFile("w", suffix=".hex") as file:
            file.write(STOP.format(0))
            file.flush()
            self.same(why("0x8100081A", file.name)[1], wanted)

    def test_without_bytes(self) -> None:
        status, out, _ = why("0x8100081A")
        self.assertEqual(status, 0)
        self.assertEqual(
            out,
            "RULE 1 at byte 8 of the body (0x8100081A)\n"
            "  A rule between fields does not hold.\n"
            "  Which field that is depends on the message: give its bytes, or --op NAME.\n",
        )
        _, out, _ = why("CAP_KIND at 12")
        self.assertIn("another kind.\n  Which capabilities those are depends on the message", out)
        self.assertIn("The op takes fewer or more capabilities.\n", why("CAP_COUNT")[1])
        status, out, _ = why("0x8100081A", "--op", "STOP_PROCESS")
        self.assertIn("  rule 1 has_reason: reason != NONE  (where NONE = 0)\n", out)
        self.assertNotIn("^^", out)

    def test_lengths(self) -> None:
        _, out, _ = why("LENGTH", "--op", "STOP_PROCESS", "0c00000000000000 0100")
        self.assertIn("     8  01 00 -- -- -- -- -- --\n              ^^^^^^^^^^^^^^^^^\n", out)
        _, out, _ = why("LENGTH", "--op", "STOP_PROCESS", "0c00000000000000 0100000000000000 ee")
        self.assertIn("    16  ee\n        ^^\n", out)
        _, out, _ = why("header LENGTH", "01000000")
        self.assertEqual(caret(out), (4, 28))
        _, out, _ = why("LENGTH", "--part", "header", "00" * 33)
        self.assertEqual(caret(out), (32, 1))

    def test_a_capability(self) -> None:
        table = "0100000000000000 10000000 0100 0100 05000000 00000000"
        status, out, _ = why("CAP_MODE at 14", "--op", "SPAWN_SERVICE", "--part", "table", table)
        self.assertEqual((status, caret(out)), (0, (14, 2)))
        self.assertIn("  The op takes it by COPY.\n  Here: mode = MOVE.\n", out)
        self.assertIn(" cap peers", out.splitlines()[-1])

    def test_a_reply_that_tells_of_its_request(self) -> None:
        status, out, _ = why("0x8100081A", REFUSAL)
        self.assertEqual(status, 0)
        self.assertIn("  The reply says this of its request, whose bytes are not here.\n", out)
        self.assertIn("  rule 1 has_reason: reason != NONE", out)
        self.assertIn("what the reply says of its request is RULE 1 at byte 8", why("0x80000008", REFUSAL)[2])

    def test_a_rule_that_needs_the_request(self) -> None:
        """The vector of tests/vectors/kernel_control.vec; its request is not at hand."""
        status, out, _ = why("RULE 1 at 8", "--op", "query_cap_reply", "01" + "00" * 7 + "0100000003000000")
        self.assertEqual(status, 0)
        self.assertIn("  Not checked: this rule needs the request.\n", out)

    def test_sequences(self) -> None:
        """Steps of image_transfer in idl/procd.ipc."""
        chunk = "0c00000000000000 0000 0400 01000000 0000000000000000 0400000000000000 7f454c46"
        op = ("--op", "SEND_LOADER_IMAGE_CHUNK")
        status, out, _ = why("sequence RULE 3 at 16", *op, chunk)
        self.assertEqual((status, caret(out)), (0, (16, 8)))
        self.assertIn("  rule 3 in_order: request.offset == state.next_offset\n", out)
        self.assertIn(": rule 3 in_order ", out.splitlines()[-1])
        self.assertEqual(caret(why("KEY", *op, chunk)[1]), (0, 8))
        for argv, text in (
            (("BUSY", *op), "SEND_LOADER_IMAGE_CHUNK begins no sequence"),
            (("IDLE", "--op", "BEGIN_LOADER_IMAGE_TRANSFER"), "so it is never IDLE"),
            (("KEY", "--op", "STOP_PROCESS"), "STOP_PROCESS is no step of a sequence"),
            (("sequence RULE 60 at 0", *op), "has no rule 60 as a step"),
            (("sequence ENUM at 0", *op), "ENUM is no verdict of a sequence"),
            (("KEY", *op, chunk.replace("0400 ", "0500 ")), "these bytes have another verdict: EXTENT at byte 10"),
        ):
            with self.subTest(argv):
                self.assertIn(text, why(*argv)[2])

    def test_the_longest_message_is_not_shown_whole(self) -> None:
        out = why("PADDING at 16", "--op", "SPAWN_SERVICE", "00" * 16 + "00000000" + "00" * 900 + "ee" + "00" * 143)[1]
        self.assertEqual(caret(out), (920, 1))
        self.assertLess(len(out.splitlines()), 15)


class BadInput(unittest.TestCase):
    """One clear line and exit status 2."""

    def test_lines(self) -> None:
        stop = ("--op", "STOP_PROCESS")
        good, bad = STOP.format(1), STOP.format(0)
        for argv, text in (
            ((), "an argument is missing"),
            (("hello",), "'hello' is no verdict; write it as a number (0x8100081A) or in words (RULE 1 at 8)"),
            (("ENUN at 8",), "'ENUN at 8' is no verdict; did you mean 'ENUM'?"),
            (("ENUM",), "at which byte? Say ENUM at 8"),
            (("RULE at 8",), "which rule? Say RULE 1 at 8"),
            (("RULE 1",), "at which byte? Say RULE 1 at 8"),
            (("ENUM 1 at 8",), "only a rule has a number"),
            (("RULE 64 at 8",), "a rule over 63"),
            (("ENUM at 65536",), "no verdict has an offset over 65535"),
            (("LENGTH at 8",), "LENGTH lies at no byte"),
            (("0x18100081A",), "it has over 32 bits"),
            (("0x810008ff",), "class 255 is not known here"),
            (("0x8100081A", "--part", "table", *stop), "RULE 1 at byte 8 of the body does not lie in the table"),
            (("0x8100081A", "--part", "tail"), "--part is one of header, table, body, sequence"),
            (("0x8100081A", "--idl", "/nowhere"), "there is no folder '/nowhere'"),
            (("0x8100081A", "--statements", "/nowhere"), "can't read '/nowhere'"),
            (("0x8100081A", "--op", "STOP_PROCES"), "did you mean 'STOP_PROCESS'?"),
            (("0x8100081A", "--op", "ABORT_STAGED_PROCESS"), "say which"),
            (("0x8100081A", bad + "0"), "the hex is cut: 97 digits make no whole bytes"),
            (("0x8100081A", "no-such-file"), "'no-such-file' is neither hex nor a file"),
            (("0x8100081A", bad.replace("0404", "9909", 1)), "no statement here has op 0x999"),
            (("0x8100081A", good), "these bytes are accepted: their verdict is 0, not RULE 1 at byte 8 of the body"),
            (("0", bad), "these bytes have another verdict: RULE 1 at byte 8 of the body: reason (0x8100081A), not OK"),
            (("RANGE at 0", bad), "RULE 1 at byte 8 of the body: reason (0x8100081A), not RANGE at byte 0"),
            (("RANGE at 900", *stop, "00" * 16), "RANGE at byte 0 of the body: process_id (0x80000008), not RANGE at"),
            (("RANGE at 900", *stop, "00" * 16), "byte 900 lies beyond stop_process_request, which has 16 bytes at"),
            (("0x80000008", *stop, "0c" + "00" * 15), "RULE 1 at byte 8 of the body: reason (0x8100081A), not RANGE"),
            (("0x80000008", "00" * 16), "as a whole message these bytes have another verdict: LENGTH of the header"),
            (("0x80000008", "00" * 16), "if they are a body alone, say --op NAME"),
            (("RANGE at 900", *stop), "does not fit: byte 900 lies beyond stop_process_request, which has 16 bytes"),
            (("RANGE at 4", *stop), "has no check RANGE at byte 4: it lies within bytes 0.. of process_id"),
            (("ENUM at 0", *stop), "has no check ENUM at byte 0: there stands process_id, u64 in 1.."),
            (("RULE 2 at 8", *stop), "stop_process_request has no rule 2 at byte 8; its own rules are 1"),
            (("RULE 1 at 0", *stop), "stop_process_request has no rule 1 at byte 0"),
            (("RULE 11 at 0", "--op", "BEGIN_LOADER_IMAGE_TRANSFER"), "has no rule 11 at byte 0"),
            (("RULE 11 at 192", "--op", "BEGIN_LOADER_IMAGE_TRANSFER"), ""),
            (("CAP_KIND at 12", *stop), "stop_process_request takes no capability"),
            (("CAP_KIND at 12", "--op", "spawn_service_reply"), ""),
            (("CAP_KIND at 14", "--op", "SPAWN_SERVICE"), "CAP_KIND at byte 12 of the table is where that of an entry"),
            (("CAP_KIND at 200", "--op", "SPAWN_SERVICE"), "takes 6 capabilities; none lies at 200"),
            (("body BUSY", *stop), "BUSY is a verdict of a sequence, not of a body"),
        ):
            with self.subTest(argv=argv):
                status, out, err = why(*argv)
                if not text:
                    self.assertEqual((status, err), (0, ""))
                    continue
                self.assertEqual((status, out), (2, ""), err)
                self.assertRegex(err, r"\Aipcgen: [^\n]+\n\Z")
                self.assertIn(text, err)

    def test_ok_is_a_verdict(self) -> None:
        self.assertEqual(why("0", STOP.format(1)), (0, "OK: nothing is wrong\n", ""))
        self.assertEqual(why("OK"), (0, "OK: nothing is wrong\n", ""))

    def test_every_verdict_is_explained_or_refused(self) -> None:
        """Any class at any byte of any message, without bytes."""
        statements = everything()[0]
        for part in PARTS:
            for name in list(CLASSES)[1:]:
                number = verdict(part, name, 8, 1 if name == "RULE" else 0)
                for op in ("", "STOP_PROCESS", "SEND_LOADER_IMAGE_CHUNK", "fs_provider.readdir_reply"):
                    question = asked.split((hex(number),))[0]
                    try:
                        out = list(lines(fits.without_bytes(statements, question, "", op), schema_text))
                    except DecodeError as error:
                        self.assertNotIn("\n", str(error))
                        continue
                    self.assertIn(f"(0x{number:08X})", out[0])


class Alone(unittest.TestCase):
    def test_without_jinja2_and_the_stages(self) -> None:
        """The parser is read for the schema's line alone; the compiler's other stages never."""
        code = (
            "import sys\nsys.modules['jinja2'] = None\nfrom codegen.cli import main\n"
            f"main(['why', '0x8100081A', '{STOP.format(0)}'])\n"
            "print(sorted({name.split('.')[1] for name in sys.modules if name.startswith('codegen.')}))\n"
        )
        done = subprocess.run([sys.executable, "-B", "-c", code], cwd=ROOT, text=True, capture_output=True, check=False)
        self.assertEqual(done.stderr, "")
        for part in ("'driver'", "'emit'", "'lint'"):
            self.assertNotIn(part, done.stdout.splitlines()[-1].replace("'lint', ", ""))

    def test_statements_alone(self) -> None:
        """A folder with two statements is enough."""
        texts = {name: (ROOT / f"generated/ipc/{name}/{name}.abi.txt").read_text("utf-8") for name in ("wire", "procd")}
        question = asked.split(("0x8100081A",))[0]
        piece = Piece(bytes.fromhex(STOP.format(0).replace(" ", "")))
        case = fits.with_bytes(Statements(texts), question, "", "", piece)
        self.assertEqual(list(lines(case, lambda _: None))[-1], "        ^^^^^^^^^^^")


if __name__ == "__main__":
    unittest.main()
