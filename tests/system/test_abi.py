"""procd names the op that its kernel means differently, and serves nobody. The arguments are those of false_kernel."""

from __future__ import annotations

import subprocess
import sys
import unittest

USED = (
    "READ_MONOTONIC_CLOCK",
    "KILL_PROCESS",
    "CREATE_ENDPOINT",
    "CREATE_STAGED_PROCESS",
    "DERIVE_INSTALL_GRANT",
    "INSTALL_WITH_GRANT",
    "ABORT_STAGED_PROCESS",
    "WRITE_PROCESS_MEMORY",
    "START_PROCESS",
    "WATCH_PROCESS",
    "REAP_PROCESS",
)


class Abi(unittest.TestCase):
    def test_procd_names_the_op(self) -> None:
        run = subprocess.run(COMMAND, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        said = [line for line in run.stderr.splitlines() if line.startswith("procd:")]
        self.assertEqual(said, [f"procd: the kernel's {op} is not the one that procd was built for" for op in USED])


if __name__ == "__main__":
    COMMAND = sys.argv[1:]
    unittest.main(argv=sys.argv[:1])
