"""The demo, run under a broker and decoded: the story is told to its end, and its messages say what the story says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unittest
from functools import lru_cache

FOLDER = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(FOLDER))
BROKER, DEMO, PROCD, SERVICE = (os.environ[name] for name in ("BROKER", "DEMO", "PROCD", "SERVICE"))

# What stands in the output in this order; between two of them may be more.
KEY_LINES = """\
1. It starts procd
2. It has procd spawn the service
demo -> slot 16: SPAWN_SERVICE request 1, 1120 bytes
       8  16 bytes                 peers[0] = slot 17, ENDPOINT, COPY, rights SEND | GRANT
       0  01 00 00 00              restart.policy = ON_FAILURE
    1044  17 bytes                 service = "greeter"
demo <- slot 16: SPAWN_SERVICE reply 1: OK, 40 bytes
       0  01 00 00 00 00 00 00 00  process_id = 1
demo <- slot 17: ABI_QUERY request 1, 40 bytes
       0  09 04 00 00              op = 0x409, QUERY_PROCESS of procd
demo -> slot 17: ABI_QUERY reply 1: UNSUPPORTED, 32 bytes
    refused: UNSUPPORTED. The receiver knows no such operation or message version.
demo <- slot 16: WAIT_PROCESS_EVENT reply 2: OK, 80 bytes
      24  03 00 00 00              kind = KILLED
      28  02 00 00 00              reason = FAULT
demo <- slot 16: WAIT_PROCESS_EVENT reply 3: OK, 80 bytes
      24  04 00 00 00              kind = RESTARTED
      36  01 00 00 00              restarts = 1
demo -> slot 17: ABI_QUERY reply 1: OK, 40 bytes
demo <- slot 16: QUERY_PROCESS reply 4: OK, 96 bytes
       0  02 00 00 00              run_state = RUNNING
      40  17 bytes                 label = "greeter"
demo -> slot 16: STOP_PROCESS request 6, 48 bytes
       8  00 00 00 00              reason = NONE
    malformed: RULE 1 at byte 8 of the body: reason
demo <- slot 16: STOP_PROCESS reply 6: INVALID_ARGUMENT, 32 bytes
    refused: INVALID_ARGUMENT, for its request has RULE 1 at byte 8 of the body: reason
      rule 1 has_reason: reason != NONE  (where NONE = 0)
      Whoever stops a process says why.
      Here: reason = NONE.
demo -> slot 16: STOP_PROCESS request 7, 48 bytes
       8  01 00 00 00              reason = MANAGED_STOP
demo <- slot 16: STOP_PROCESS reply 7: OK, 40 bytes
demo <- slot 16: QUERY_PROCESS reply 8: OK, 96 bytes
       0  04 00 00 00              run_state = KILLED
      16  01 00 00 00              reason = MANAGED_STOP
demo -> slot 16: ADOPT_PROCESS request 9, 40 bytes
demo <- slot 16: ADOPT_PROCESS reply 9: DENIED, 32 bytes
    refused: DENIED. The caller may not do this, or the operation is reserved.
All went as told.
"""
# Times are of the day; nothing else is.
TIMES = re.compile(r"^( +\d+  )(?:[0-9a-f]{2} ){8} (at|started_at|ended_at) = \d+$", re.MULTILINE)


def show(*programs: str) -> "subprocess.CompletedProcess[str]":
    """The demo as a person starts it, with the system's own Python first on the way."""
    path = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", os.defpath)
    command = ["sh", os.path.join(FOLDER, "demo.sh"), BROKER, *programs]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, text=True, capture_output=True, timeout=60, env=environment, check=False)


@lru_cache(maxsize=None)
def shown() -> str:
    done = show(DEMO, PROCD, SERVICE)
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout


class Demo(unittest.TestCase):
    maxDiff = None

    def test_the_story_is_told(self) -> None:
        lines = iter(shown().splitlines())
        for wanted in KEY_LINES.splitlines():
            self.assertTrue(
                any(line == wanted or line.startswith(wanted) and wanted[0].isdigit() for line in lines), wanted
            )

    def test_nothing_else_is_wrong(self) -> None:
        """One message is malformed, as told, and no reply had to be read without its request."""
        self.assertEqual(shown().count("malformed"), 1)
        for words in ("not checked", "unknown", "belongs to no field", "trace "):
            self.assertNotIn(words, shown())

    def test_it_fits_on_a_screen(self) -> None:
        lines = shown().splitlines()
        self.assertLessEqual(len(lines), 150)
        self.assertLessEqual(max(map(len, lines)), 100)

    def test_twice_the_same_but_for_times(self) -> None:
        first, second = (TIMES.sub(r"\1\2", text) for text in (shown(), show(DEMO, PROCD, SERVICE).stdout))
        self.assertEqual(first, second)
        self.assertEqual(len(TIMES.findall(shown())), 6)

    def test_what_is_not_as_told_is_said(self) -> None:
        """A procd that is none: it ends at once, and so does the story."""
        done = show(DEMO, DEMO, SERVICE)
        self.assertEqual(done.returncode, 1, done)
        self.assertRegex(done.stderr, r"\Ademo: not as told: .+\n\Z")
        self.assertNotIn("All went", done.stdout)
        self.assertEqual(show(DEMO).returncode, 2)


if __name__ == "__main__":
    unittest.main()
