"""The command decode: what a person sees, what is refused in one line, and what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

from codegen.decode.hexes import parse
from codegen.decode.message import take_apart
from codegen.decode.statements import DecodeError, Statements
from codegen.statement.exprs import canonical
from codegen.statement.read import read
from tests.codegen.decode_cases import REFUSAL, ROOT, SPAWN, STOP, everything, run

HEADER = """\
header
     0  01 00                    version = 1
     2  {flags}                    flags = {flag_names}
     4  {op}              op = {op_name} of procd
     8  {size}              body_size = {size_}
    12  {result}              result = {result_name}
    16  {id} 00 00 00 00 00 00 00  request_id = {id_}
    24  {detail}              detail = {detail_}
"""


class Goldens(unittest.TestCase):
    """What a person sees. Written by hand from idl/procd.ipc; the offsets stand in procd.abi.txt."""

    maxDiff = None

    def test_a_request(self) -> None:
        status, out, err = run(STOP.format(1))
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(
            out,
            "request STOP_PROCESS (procd, 0x404), 48 bytes\n"
            "  Ends a process for good: its restart policy does not apply. Answered when it has ended.\n"
            + HEADER.format(
                flags="00 00",
                flag_names="none",
                op="04 04 00 00",
                op_name="0x404, STOP_PROCESS",
                size="10 00 00 00",
                size_="16",
                result="00 00 00 00",
                result_name="OK",
                id="07",
                id_="7",
                detail="00 00 00 00",
                detail_="0",
            )
            + "body\n"
            "     0  0c 00 00 00 00 00 00 00  process_id = 12\n"
            "     8  01 00 00 00              reason = MANAGED_STOP\n"
            "well-formed\n",
        )

    def test_a_malformed_request(self) -> None:
        status, out, err = run(STOP.format(0))
        self.assertEqual((status, err), (1, ""))
        self.assertTrue(
            out.endswith(
                "     8  00 00 00 00              reason = NONE\n"
                "malformed: RULE 1 at byte 8 of the body: reason\n"
                "  rule 1 has_reason: reason != NONE  (where NONE = 0)\n"
                "  Whoever stops a process says why.\n"
                "  Here: reason = NONE.\n"
            ),
            out,
        )

    def test_a_refusal(self) -> None:
        status, out, err = run(REFUSAL)
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(
            out,
            "reply STOP_PROCESS (procd, 0x404): INVALID_ARGUMENT, 32 bytes\n"
            "  Ends a process for good: its restart policy does not apply. Answered when it has ended.\n"
            + HEADER.format(
                flags="01 00",
                flag_names="REPLY",
                op="04 04 00 00",
                op_name="0x404, STOP_PROCESS",
                size="00 00 00 00",
                size_="0",
                result="02 00 00 00",
                result_name="INVALID_ARGUMENT",
                id="07",
                id_="7",
                detail="1a 08 00 81",
                detail_="0x8100081A",
            )
            + "refused: INVALID_ARGUMENT, for its request has RULE 1 at byte 8 of the body: reason\n"
            "  rule 1 has_reason: reason != NONE  (where NONE = 0)\n"
            "  Whoever stops a process says why.\n"
            "well-formed\n",
        )

    def test_capabilities_and_text(self) -> None:
        status, out, err = run(SPAWN)
        self.assertEqual((status, err), (0, ""))
        self.assertTrue(
            out.endswith(
                "table\n"
                "     0  01 00                    count = 1\n"
                "     8  16 bytes                 peers[0] = slot 16, ENDPOINT, COPY, rights SEND | GRANT\n"
                "body\n"
                "     0  01 00 00 00              restart.policy = ON_FAILURE\n"
                "     4  03 00 00 00              restart.max_restarts = 3\n"
                "     8  60 ea 00 00 00 00 00 00  restart.window = 60000\n"
                '    16  1028 bytes               arguments = "timed", "--wall"\n'
                '  1044  17 bytes                 service = "timed"\n'
                "well-formed\n"
            ),
            out,
        )

    def test_bare_parts(self) -> None:
        status, out, _ = run("--op", "GET_RESTART_POLICY", "0000000000000000")
        self.assertEqual(status, 1)
        self.assertEqual(
            out,
            "body of get_restart_policy_request (procd), 8 bytes\n"
            "     0  00 00 00 00 00 00 00 00  process_id = 0\n"
            "malformed: RANGE at byte 0 of the body: process_id\n"
            "  It lies within 1..0xFFFF_FFFF_FFFF_FFFF.\n"
            "  Here: process_id = 0.\n"
            "  process_id: Number of the process.\n",
        )
        status, out, _ = run(
            "--op", "SPAWN_SERVICE", "--part", "table", "0100000000000000 10000000 0100 0100 05000000 00000000"
        )
        self.assertEqual(status, 1)
        self.assertEqual(
            out,
            "table of spawn_service_request (procd), 24 bytes\n"
            "     0  01 00                    count = 1\n"
            "     8  16 bytes                 peers[0] = slot 16, ENDPOINT, MOVE, rights SEND | GRANT\n"
            "malformed: CAP_MODE at byte 14 of the table: mode of peers[0]\n"
            "  The op takes it by COPY.\n"
            "  Here: mode = MOVE.\n"
            "  peers: Peers that the new process finds in its first slots, in this order; procd installs them, so\n"
            "    it needs GRANT.\n",
        )

    def test_names_of_ops_and_messages(self) -> None:
        for name in (
            "STOP_PROCESS",
            "procd.STOP_PROCESS",
            "0x404",
            "1028",
            "stop_process_request",
            "procd.stop_process_request",
        ):
            self.assertIn(
                "body of stop_process_request (procd)", run("--op", name, "0c", "00" * 7 + "0100000000000000")[1]
            )
        self.assertIn("exit_code = -1", run("--op", "stop_process_reply", "ffffffff00000000")[1])
        self.assertIn("op = 0x404, STOP_PROCESS of procd", run("--op", "ABI_QUERY", "0404000000000000")[1])
        self.assertIn("version = 1", run("--part", "header", REFUSAL)[1])

    def test_odd_values(self) -> None:
        """What no statement knows is shown as the number that it is."""
        _, out, _ = run("--part", "header", REFUSAL.replace("0100 0100", "0100 0900").replace("02000000", "4d000000"))
        self.assertIn("flags = REPLY | 0x8 without a name\n", out)
        self.assertIn("result = 77, no member of wire.result\n", out)
        _, out, _ = run("--op", "wire.transfer_table", "01000000ee000000" + "05000000 0300 0200 1f000000 04000000")
        self.assertIn("     2  00 00 ee 00 00 00        reserved: must be zero\n", out)
        _, out, _ = run(
            "--op", "SPAWN_SERVICE", "--part", "table", "0100000000000000 05000000 0100 0200 05000000 04000000"
        )
        self.assertIn("peers[0] = slot 5, ENDPOINT, I8042_IO, COPY, rights SEND | GRANT\n", out)
        _, out, _ = run(
            "--op", "SPAWN_SERVICE", "00" * 16 + "0300 0100 610a00 0041" + "00" * 1019 + "0100 78" + "00" * 17
        )
        self.assertIn('16  03 00 01 00 61 0a 00     arguments = "a\\n"\n', out)
        self.assertIn("PADDING at byte 16 of the body: arguments\n", out)
        self.assertIn("Here: byte 24 is 0x41.\n", out)

    def test_stdin_and_file(self) -> None:
        wanted = run(STOP.format(1))
        self.assertEqual(run(stdin=STOP.format(1) + "\n"), wanted)
        self.assertEqual(run("-", stdin=STOP.format(1)), wanted)
        with tempfile.NamedTemporaryFile("w", suffix=".hex") as file:
            file.write(STOP.format(1).replace(" ", "\n") + "\n")
            file.flush()
            self.assertEqual(run(file.name), wanted)


class BadInput(unittest.TestCase):
    """One clear line and exit status 2."""

    def refused(self, *argv: str, stdin: str = "") -> str:
        status, out, err = run(*argv, stdin=stdin)
        self.assertEqual((status, out), (2, ""), (argv, err))
        self.assertRegex(err, r"\Aipcgen: [^\n]+\n\Z")
        return err

    def test_lines(self) -> None:
        for argv, stdin, words in (
            ((STOP.format(1) + "0",), "", "the hex is cut: 97 digits make no whole bytes"),
            ((), "", "there are no bytes to decode"),
            ((), "hello", "this is no hex: 'h' stands in it"),
            ((), "trace a in slot 1 00", "decode them with --trace"),
            (("no-such-file",), "", "'no-such-file' is neither hex nor a file: No such file or directory"),
            (("--op", "NONE_SUCH", "00"), "", "no statement here has an op or message 'NONE_SUCH'"),
            (("--op", "STOP_PROCES", "00"), "", "'STOP_PROCES'; did you mean 'STOP_PROCESS'?"),
            (("--op", "0x999", "00"), "", "no statement here has an op or message '0x999'"),
            (("--op", "ABORT_STAGED_PROCESS", "00"), "", "may be kernel_control.ABORT_STAGED_PROCESS and procd."),
            (("--part", "body", "00"), "", "give --op NAME"),
            (("--part", "tail", "00"), "", "--part is one of header, table, body"),
            (("--trace", "--op", "STOP_PROCESS"), "", "--trace holds whole messages"),
            (("--headers", "00"), "", "--headers goes with --trace"),
            (("--trace", "a", "b"), "", "a trace is one file"),
            (("--trace",), "trace a out slot 3 010", "in the trace of a, slot 3: the hex is cut: 3 digits"),
            ((), STOP.format(1) + "0", "the hex is cut: 97 digits"),
            (("--trace", "no-such-file"), "", "can't read 'no-such-file'"),
            (("--op", ".*", "00"), "", "no statement here has"),
            (("00" * 40000,), "", "digits are no message"),
            (("--statements", "/nowhere", "00"), "", "can't read '/nowhere': No such file or directory"),
            ((STOP.format(1).replace("0404", "9909", 1),), "", "has op 0x999"),
            (("a\0b",), "", "is neither hex nor a file"),
        ):
            with self.subTest(argv=argv):
                self.assertIn(words, self.refused(*argv, stdin=stdin))

    def test_statements(self) -> None:
        folder = tempfile.mkdtemp()
        self.addCleanup(lambda: subprocess.run(["rm", "-r", folder], check=True))
        self.assertIn("there is no statement", self.refused("--statements", folder, "00"))
        os.mkdir(os.path.join(folder, "procd"))
        path = os.path.join(folder, "procd", "procd.abi.txt")
        whole = (ROOT / "generated/ipc/procd/procd.abi.txt").read_bytes()
        for data, words in (
            (whole, "no statement here defines the message header"),
            (whole.replace(b"abi statement 1", b"abi statement 2"), "format 2; this reader knows format 1"),
            (whole[:20000], "procd.abi.txt': line "),
            (whole.replace(b"size 16 align 8", b"size 17 align 8", 1), "procd.abi.txt': line "),
            (b"\xff" + whole, "is not UTF-8"),
        ):
            with open(path, "wb") as file:
                file.write(data)
            with self.subTest(words):
                self.assertIn(words, self.refused("--statements", folder, "--op", "STOP_PROCESS", "00"))

    def test_statements_side_by_side(self) -> None:
        """Two that hold the same op, and one of a later format beside those that can be read."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("wire", "procd"):
                text_ = (ROOT / f"generated/ipc/{name}/{name}.abi.txt").read_text("utf-8")
                with open(os.path.join(folder, f"{name}.abi.txt"), "w", encoding="utf-8") as file:
                    file.write(text_)
            self.assertEqual(run("--statements", folder, STOP.format(1))[0], 0)
            later = os.path.join(folder, "later.abi.txt")
            with open(later, "w", encoding="utf-8") as file:
                file.write("abi statement 2\n\nschema later\n  operation 0x999 LATER\n")
            self.assertEqual(run("--statements", folder, STOP.format(1))[0], 0)
            unknown = STOP.format(1).replace("0404", "9909", 1)
            for argv in ((unknown,), ("--op", "LATER", "00"), ("--op", "0x999", "00")):
                line = self.refused("--statements", folder, *argv)
                self.assertIn(f"can't read the statement '{later}': line 1: this statement has format 2", line)
            with open(later, "w", encoding="utf-8") as file:
                file.write(text_)
            for argv in ((STOP.format(1),), ("--op", "0x404", "00")):
                line = self.refused("--statements", folder, *argv)
                self.assertIn(f"op 0x404 stands in '{later}' and in '{folder}/procd.abi.txt'", line)


class Alone(unittest.TestCase):
    """The command needs nothing but Python, the compiler's other stages stay unread, and it answers at once."""

    def child(self, *argv: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([sys.executable, "-B", *argv], cwd=ROOT, text=True, capture_output=True, check=False)

    def test_without_jinja2_and_the_stages(self) -> None:
        code = (
            "import sys\nsys.modules['jinja2'] = None\nfrom codegen.cli import main\n"
            f"main(['decode', '{STOP.format(1)}'])\n"
            "print(sorted({name.split('.')[1] for name in sys.modules if name.startswith('codegen.')}))\n"
        )
        done = self.child("-c", code)
        self.assertEqual(done.stderr, "")
        parts = done.stdout.splitlines()[-1]
        for part in ("'driver'", "'syntax'", "'emit'"):
            self.assertNotIn(part, parts)

    def test_launcher(self) -> None:
        done = self.child("codegen/ipcgen", "decode", STOP.format(1))
        self.assertEqual((done.returncode, done.stdout), run(STOP.format(1))[:2])

    def test_at_once(self) -> None:
        """What one run from the start costs, in what is the same on each machine: functions called, source compiled."""
        code = (
            "import os, sys\ncalls = 0\ndef count(_frame, event, _argument):\n"
            "    global calls\n    calls += event == 'call'\n"
            f"sys.setprofile(count)\nfrom codegen.cli import main\nmain(['decode', '{STOP.format(0)}'])\n"
            "sys.setprofile(None)\nown = [part for name, part in sys.modules.items() if name.startswith('codegen')]\n"
            "print(calls, sum(os.path.getsize(part.__file__) for part in own))\n"
        )
        calls, size = map(int, self.child("-c", code).stdout.splitlines()[-1].split())
        self.assertLess(calls, 120_000)  # 101,000 when this was written
        self.assertLess(size, 300_000)  # of the compiler's 1,440,000 bytes; 263,000 when this was written

    def test_a_closed_pipe(self) -> None:
        command = (
            f"yes 'trace a out slot 9 {STOP.format(1)}' | head -2000 | {sys.executable} codegen/ipcgen decode --trace"
        )
        done = subprocess.run(f"{command} | head -1", shell=True, cwd=ROOT, text=True, capture_output=True, check=False)
        self.assertEqual((done.stdout.count("\n"), done.stderr), (1, ""))


class Lookup(unittest.TestCase):
    def test_only_what_is_needed_is_read(self) -> None:
        texts = {str(path): path.read_text("utf-8") for path in ROOT.glob("generated/ipc/*/*.abi.txt")}
        with mock.patch("codegen.decode.statements.read", side_effect=read) as reader:
            take_apart(Statements(texts), parse(STOP.format(1)))
        self.assertEqual(reader.call_count, 2)

    def test_canonical_text_of_every_rule(self) -> None:
        """Each rule that an explanation shows is the statement's own text."""
        for path in sorted(ROOT.glob("generated/ipc/*/*.abi.txt")):
            whole = path.read_text("utf-8")
            for message in read(whole).all_messages:
                for rule in message.block.rules:
                    self.assertIn(f": {canonical(rule.expr)}\n", whole)

    def test_ambiguous_numbers_do_not_crash(self) -> None:
        with self.assertRaises(DecodeError):
            everything()[0].named("0xZZ")


if __name__ == "__main__":
    unittest.main()
