# SPDX-License-Identifier: ISC
"""The library's boundary: it opens nothing, looks nothing up, and talks on the one descriptor it was handed.

In the environment: BROKER, CLIENT, SERVER, the programs; LIBIPC_HOST, the archive.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unittest

BROKER = os.environ["BROKER"]
CLIENT = os.environ["CLIENT"]
SERVER = os.environ["SERVER"]
LIBIPC_HOST = os.environ["LIBIPC_HOST"]

# Everything that libipc-host.a may ask of a C library, and what compilers put beside it.
ALLOWED = {
    "close", "memcpy", "memset", "mmap", "mmap64", "munmap", "recvmsg", "sendmsg",
    "__errno_location", "__tls_get_addr", "__stack_chk_fail", "_GLOBAL_OFFSET_TABLE_",
}


def system_calls() -> dict[str, list[str]]:
    """What each process asked of Linux between its lines "begin" and "end", as strace writes it."""
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log")
        subprocess.run(["strace", "-f", "-o", log, BROKER, CLIENT, SERVER], stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, timeout=60, check=True)
        with open(log, encoding="utf-8") as file:
            lines = file.read().splitlines()
    found: dict[str, list[str]] = {}
    within: set[str] = set()
    for line in lines:
        process, call = line.split(maxsplit=1)
        if call.startswith('write(1, "end'):
            within.discard(process)
        # The rest of a call that was begun before, and a signal, are no calls.
        if process in within and not call.startswith(("<...", "---")):
            found[process].append(call)
        if call.startswith('write(1, "begin'):
            within.add(process)
            found[process] = []
    return found


class Boundary(unittest.TestCase):
    def test_client_and_server_send_and_receive_on_their_descriptor_alone(self) -> None:
        found = system_calls()
        self.assertEqual(len(found), 2)
        for process, calls in found.items():
            with self.subTest(process):
                self.assertEqual([call for call in calls if not re.match(r"(sendmsg|recvmsg)\(3, ", call)], [])
                # 50 requests: the client makes one call for each, the server two.
                self.assertGreaterEqual(len(calls), 100)

    def test_the_archive_needs_nothing_else(self) -> None:
        text = subprocess.run(["nm", "--format=posix", LIBIPC_HOST], capture_output=True, text=True, check=True).stdout
        pairs = [line.split()[:2] for line in text.splitlines() if line and not line.endswith("]:")]
        defined = {name for name, kind in pairs if kind.isupper() and kind != "U"}
        undefined = {name for name, kind in pairs if kind in "Uwv"} - defined
        self.assertIn("sendmsg", undefined)
        self.assertLessEqual(undefined, ALLOWED)


if __name__ == "__main__":
    unittest.main()
