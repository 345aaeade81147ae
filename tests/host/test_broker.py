# SPDX-License-Identifier: ISC
"""ipc-broker as a command: how it starts a program, how it ends, what it leaves behind.

In the environment: BROKER, the program; ORPHAN, the program orphan.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import unittest

BROKER = os.environ["BROKER"]
ORPHAN = os.environ["ORPHAN"]

# Python is the first process here: it writes packets by hand, as frame.h says.
PRELUDE = textwrap.dedent("""
    import socket, struct, sys
    end = socket.socket(fileno=3)
    def call(number, *arguments, payload=b""):
        words = list(arguments) + [0] * (6 - len(arguments))
        end.send(struct.pack("=7Q", number, *words) + payload)
        got = end.recv(8192)
        return struct.unpack("=3Q", got[:24]) + (got[24:],)
    def kernel(op, body):
        header = struct.pack("<HHIIIQII", 1, 0, op, len(body), 0, 7, 0, 0)
        out = header + body
        return call(0x40, 1, 0, len(out), 0, 4096, payload=out)
""")


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([BROKER, *arguments], capture_output=True, text=True, timeout=60, check=False, **options)


def run_python(text: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-c", PRELUDE + textwrap.dedent(text))


class Command(unittest.TestCase):
    def test_help_names_the_slots_and_the_exit_statuses(self) -> None:
        result = run("--help")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        for word in ("usage: ipc-broker", "descriptor 3", "kernel-control", "125", "126", "127", "128"):
            self.assertIn(word, result.stdout)
        self.assertLessEqual(max(map(len, result.stdout.splitlines())), 100)

    def test_what_it_refuses(self) -> None:
        for arguments, status, word in (
            ((), 125, "no program"),
            (("--",), 125, "no program"),
            (("--loud", "true"), 125, "unknown option --loud"),
            (("/nowhere/at/all",), 127, "/nowhere/at/all: No such file"),
            (("/etc/passwd",), 126, "/etc/passwd: Permission denied"),
        ):
            with self.subTest(arguments):
                result = run(*arguments)
                self.assertEqual((result.returncode, result.stdout), (status, ""))
                self.assertIn(word, result.stderr)

    def test_exit_status_is_that_of_the_program(self) -> None:
        self.assertEqual(run("true").returncode, 0)
        self.assertEqual(run("sh", "-c", "exit 7").returncode, 7)
        self.assertEqual(run("--", "sh", "-c", "exit 255").returncode, 255)
        self.assertEqual(run("sh", "-c", "kill -TERM $$").returncode, 128 + signal.SIGTERM)

    def test_an_exit_code_survives_the_end_of_the_connection(self) -> None:
        """The connection closes while the program exits; the broker then kills what has left already."""
        for _ in range(200):
            self.assertEqual(run("sh", "-c", "exit 3").returncode, 3)

    def test_standard_input_output_and_error_are_the_brokers(self) -> None:
        result = run("sh", "-c", "cat; echo oops >&2", stdin=None, input="hello\n")
        self.assertEqual((result.stdout, result.stderr), ("hello\n", "oops\n"))

    def test_a_program_gets_the_connection_and_no_other_descriptor(self) -> None:
        read, write = os.pipe()
        self.addCleanup(os.close, read)
        self.addCleanup(os.close, write)
        result = run(sys.executable, "-c", "import os; print(sorted(map(int, os.listdir('/proc/self/fd'))))",
                     pass_fds=(read, write))
        # The last one is the folder's own.
        self.assertEqual(result.stdout, "[0, 1, 2, 3, 4]\n")

    def test_closed_standard_descriptors_are_no_harm(self) -> None:
        result = run("sh", "-c", '"$0" --  sh -c "exit 5" <&- >&- 2>&-; exit $?', BROKER)
        self.assertEqual(result.returncode, 5)


class End(unittest.TestCase):
    def start(self, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen([BROKER, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def test_a_signal_to_the_broker_ends_the_program(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(number):
                broker = self.start("sh", "-c", "echo $$; exec sleep 1000")
                program = int(broker.stdout.readline())
                broker.send_signal(number)
                self.assertEqual(broker.wait(60), 128 + number)
                with self.assertRaises(ProcessLookupError):
                    os.kill(program, 0)

    def test_a_dead_broker_is_peer_gone(self) -> None:
        broker = self.start(ORPHAN)
        self.assertEqual(broker.stdout.readline(), "ready\n")
        broker.kill()
        self.assertEqual(broker.stdout.read(), "11 11\n")

    def test_a_program_may_kill_itself_by_its_own_capability(self) -> None:
        result = run_python("""
            kernel(33, struct.pack("<II", 2, 1))
            sys.exit(9)
        """)
        self.assertEqual(result.returncode, 128 + signal.SIGKILL)


class Packets(unittest.TestCase):
    def test_numbers_and_registers(self) -> None:
        result = run_python("""
            print(call(69, 1))                # the kernel: an endpoint with SEND and GRANT
            print(call(69, 2))                # itself: a TCB with CONTROL
            print(call(69, 3))                # device memory with MAP and GRANT
            print(call(69, 16))               # empty
            print(call(69, 4096)[0], call(69, 4097)[0], call(69, 0)[0], call(69, 1 << 32 | 1)[0])
            print(call(0x43)[0], call(1 << 40)[0], call((1 << 32) + 69, 1)[0])
        """)
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.stdout.splitlines(), [
            f"(0, {1 << 32 | 0x05}, 0, b'')",
            f"(0, {4 << 32 | 0x08}, 0, b'')",
            f"(0, {6 << 32 | 0x14}, 0, b'')",
            "(0, 0, 0, b'')",
            "0 9 9 9",
            "7 7 7",
        ])

    def test_rules_hold_for_the_first_process_too(self) -> None:
        for crime in ("end.send(b'x' * 55)", "end.send(b'')", "end.close(); import time; time.sleep(1000)"):
            with self.subTest(crime):
                self.assertEqual(run_python(crime + "\nimport signal\nsignal.pause()").returncode, 128 + signal.SIGKILL)

    def test_the_clock_starts_with_the_broker(self) -> None:
        result = run_python("""
            ticks, = struct.unpack("<Q", kernel(13, b"")[3][32:40])
            print(ticks < 50000)
        """)
        self.assertEqual(result.stdout, "True\n")


if __name__ == "__main__":
    unittest.main()
