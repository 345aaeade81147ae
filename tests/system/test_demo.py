"""The demos, run under a broker and decoded: each story is told to its end, and its messages say what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unittest
from functools import lru_cache

FOLDER = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(FOLDER))
PROGRAMS = os.environ["DEMO_PROGRAMS"].split(":")
BROKER, DEMO, FILES_DEMO, PROCD, SERVICE, PROVIDER, VFSD, LOADERD, PROGRAM = PROGRAMS

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
1. A file system in memory, vfsd over it, procd, and loaderd
demo -> slot 17: MOUNT_FS request 1, 560 bytes
       0  512 bytes                mount_path = "/"
demo <- slot 17: MOUNT_FS reply 1: OK, 40 bytes
2. The program goes into a file
demo -> slot 17: CREATE request 2, 552 bytes
       8  512 bytes                path = "/hello"
demo -> slot 17: WRITE request 3, 3896 bytes
      16  00 0f 00 00              data_size = 3840
demo <- slot 17: WRITE reply 3: OK, 40 bytes
       0  00 0f 00 00 00 00 00 00  file_size = 3840
3. What is it?
demo -> slot 21: DISCOVER_PATH request 1, 544 bytes
demo <- slot 21: DISCOVER_PATH reply 1: OK, 136 bytes
      80  01 00 00 00              image_kind = EXECUTABLE
4. It is launched
demo -> slot 21: LAUNCH_PATH request 2, 2608 bytes
       0  01 00 00 00              authority_policy = NO_INHERIT
       8  1028 bytes               arguments = "hello", "say", "hello"
demo <- slot 21: LAUNCH_PATH reply 2: OK, 128 bytes
       0  01 00 00 00 00 00 00 00  process_id = 1
demo <- slot 19: WAIT_PROCESS_EVENT reply 1: OK, 80 bytes
      24  02 00 00 00              kind = EXITED
5. One letter of the file becomes another.
demo -> slot 17: WRITE request 6, 57 bytes
      24  4d                       data = 4d
demo <- slot 21: LAUNCH_PATH reply 3: OK, 128 bytes
6. A directory is no program.
demo <- slot 21: LAUNCH_PATH reply 4: FAILED, 40 bytes
       0  03 00 00 00              failure = DIRECTORY
All went as told.
"""
# What the launched program says, each time once; it says so while the demo goes on.
SAID = ("made of the bytes that came: hello", "Made of the bytes that came: hello")
# Between the two stories.
GAP = "\n\n\n"
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
    done = show(*PROGRAMS[1:])
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout


def settled(text: str) -> list[str]:
    """The lines without times, and without those of the program."""
    return [line for line in TIMES.sub(r"\1\2", text).splitlines() if line not in SAID]


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

    def test_the_program_speaks_for_itself(self) -> None:
        """Once before its file was changed and once after it, both times after it was asked to."""
        lines = shown().splitlines()
        places = [lines.index(words) for words in SAID]
        asked = [number for number, line in enumerate(lines) if line.startswith("demo -> slot 21: LAUNCH_PATH request")]
        self.assertEqual([lines.count(words) for words in SAID], [1, 1])
        self.assertTrue(asked[0] < places[0] < asked[1] < places[1] < asked[2], (asked, places))

    def test_each_fits_on_a_few_screens(self) -> None:
        for story in shown().split(GAP):
            self.assertLessEqual(story.count("\n"), 160)
        self.assertLessEqual(max(map(len, shown().splitlines())), 120)

    def test_twice_the_same_but_for_times(self) -> None:
        first, second = (settled(text) for text in (shown(), show(*PROGRAMS[1:]).stdout))
        self.assertEqual(first, second)
        self.assertEqual(len(TIMES.findall(shown())), 10)

    def test_what_is_not_as_told_is_said(self) -> None:
        """A procd that is none: it ends at once, and so does the story."""
        done = show(DEMO, FILES_DEMO, DEMO, *PROGRAMS[4:])
        self.assertEqual(done.returncode, 1, done)
        self.assertRegex(done.stderr, r"\Ademo: not as told: .+\n\Z")
        self.assertNotIn("All went", done.stdout)
        self.assertEqual(show(DEMO).returncode, 2)


if __name__ == "__main__":
    unittest.main()
