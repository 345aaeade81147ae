"""Each argument excuses what it should, and nothing that is close to it and no equivalent."""

from __future__ import annotations

import os
import sys
import unittest
from typing import Callable

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "coverage")]

import equivalent  # pylint: disable=wrong-import-position
from mutants import Mutant, mutants_of  # pylint: disable=wrong-import-position
from trial import Stage  # pylint: disable=wrong-import-position

STAGE = Stage(TREE, "", ("-DIPC_TEST_OPS",))
HEAD = '#include <stddef.h>\n#include <stdint.h>\n#include "ipc/bytes.h"\n#include "ipc/status.h"\n#include "ipc/text.h"\n\n'
ENTRY = """uint32_t ipc_any_check(const uint8_t *buf, size_t left, size_t *taken)
{
	if (left < 13)
		return IPC_CLASS_RECORD;

	const uint8_t length = buf[12];
	const size_t size = (13 + (size_t)length + 7) / 8 * 8;
	if (left < size)
		return IPC_CLASS_RECORD;

	*taken = size;
	return IPC_CLASS_OK;
}
"""
TEXT = """uint32_t ipc_any_validate(const char *text, size_t length)
{
	const uint32_t fault = ipc_text_check(text, length);
	if (fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, fault, 8, 0);

	return IPC_CLASS_OK;
}
"""
GUARDED = """struct ipc_any {
	uint8_t bytes[4];
	const uint8_t *more;
};

uint32_t ipc_any_validate(const struct ipc_any *msg, size_t at, uint32_t count)
{
	if (at < 4 && msg->bytes[at] == 0)
		return IPC_CLASS_RANGE;

	if (msg->more != NULL && *msg->more == 0)
		return IPC_CLASS_RANGE;

	if ((int32_t)count + 1 > (int32_t)count && count > 5)
		return IPC_CLASS_COUNT;

	if (count < 3)
		return IPC_CLASS_COUNT;

	if (count < 4 && count > 2)
		return IPC_CLASS_RANGE;

	return IPC_CLASS_OK;
}
"""
TABLE = "static const uint32_t table[] = { 4 };\n\nuint32_t ipc_any_row(size_t row)\n{\n\treturn table[row];\n}\n"

Argument = Callable[[Stage, Mutant, str], bool]


def change(text: str, was: str, now: str, family: str = "bound", function: str = "ipc_any") -> Mutant:
    """The first of these words becomes others."""
    start = text.index(was)
    return Mutant("generated/ipc/any/any_codec.c", 1, family, start, start + len(was), now, was, function)


class Arguments(unittest.TestCase):
    def judge(self, argument: Argument, body: str, was: str, now: str, excused: bool, family: str = "bound") -> None:
        with self.subTest(was=was, now=now):
            sound = HEAD + body
            self.assertEqual(argument(STAGE, change(sound, was, now, family), sound), excused)

    def test_the_next_check_refuses(self) -> None:
        argument = equivalent._next_refuses  # pylint: disable=protected-access
        for now, excused in (("14", True), ("16", True), ("17", False), ("12", False)):
            self.judge(argument, ENTRY, "13", now, excused)
        self.judge(argument, ENTRY, "left <", "left <=", True)
        other = ENTRY.replace("IPC_CLASS_RECORD;\n\n\t*", "IPC_CLASS_EXTENT;\n\n\t*")
        self.judge(argument, other, "13", "14", False)
        writes = ENTRY.replace("\tconst uint8_t length", "\t*taken = 0;\n\tconst uint8_t length")
        self.judge(argument, writes, "13", "14", False)
        apart = ENTRY.replace("\tif (left < size)", "\tif (buf[0] == 0)\n\t\treturn IPC_CLASS_RANGE;\n\tif (left < size)")
        self.judge(argument, apart, "13", "14", False)

    def test_the_last_answer(self) -> None:
        argument = equivalent._same_last_answer  # pylint: disable=protected-access
        self.judge(argument, TEXT, "IPC_CLASS_OK", "IPC_CLASS_LENGTH", True)
        self.judge(argument, TEXT, "IPC_CLASS_OK", "IPC_CLASS_NUL", False)
        self.judge(argument, TEXT, "!=", "==", False)
        other = TEXT.replace("return IPC_CLASS_OK", "return IPC_CLASS_RANGE")
        self.judge(argument, other, "IPC_CLASS_OK", "IPC_CLASS_LENGTH", False)
        end = "\treturn IPC_CLASS_OK"
        more = TEXT.replace(end, f"\tif (length == 7)\n\t\treturn IPC_CLASS_COUNT;\n\n{end}")
        self.judge(argument, more, "IPC_CLASS_OK", "IPC_CLASS_LENGTH", False)

    def test_no_other_answer_where_it_is_asked(self) -> None:
        argument = equivalent._never_differs  # pylint: disable=protected-access
        self.judge(argument, GUARDED, "count > 2", "1", True, "operand")
        self.judge(argument, GUARDED, "count < 4", "1", False, "operand")

    def test_a_guard_is_none_for_nothing(self) -> None:
        """What would be undefined without it must not be taken for what never happens."""
        argument = equivalent._never_differs  # pylint: disable=protected-access
        for guard in ("at < 4", "msg->more != NULL", "(int32_t)count + 1 > (int32_t)count"):
            self.judge(argument, GUARDED, guard, "1", False, "operand")

    def test_an_empty_reply(self) -> None:
        """Of an op whose reply has a body or a table, a result that is taken for one with a body is another matter."""
        argument = equivalent._empty_reply  # pylint: disable=protected-access
        for schema, function, excused in (
            ("named", "ipc_named_register", True),
            ("named", "ipc_named_lookup", False),
            ("keyd", "ipc_keyd_lookup_key", False),
        ):
            path = f"generated/ipc/{schema}/{schema}_client.c"
            with open(f"{TREE}/{path}", encoding="utf-8") as file:
                sound = file.read()
            found = [item for item in mutants_of(path, sound) if (item.function, item.family) == (function, "mask")]
            with self.subTest(function):
                self.assertTrue(found)
                self.assertEqual({argument(STAGE, mutant, sound) for mutant in found}, {excused})
                longer = sound.replace("_reply_validate(", "_request_validate(")
                self.assertFalse(any(argument(STAGE, mutant, longer) for mutant in found))

    def test_the_length_of_an_answer(self) -> None:
        argument = equivalent._unread_length  # pylint: disable=protected-access
        for schema, function, seal in (
            ("procd", "ipc_procd_spawn_service_answer", "&table, len, verdict);\n"),
            ("drv_i8042", "ipc_drv_i8042_inject_test_pattern_answer", "NULL, len, verdict);\n"),
        ):
            path = f"generated/ipc/{schema}/{schema}_server.c"
            with open(f"{TREE}/{path}", encoding="utf-8") as file:
                sound = file.read()
            low = sound.index(f"void {function}(")
            at = sound.index(seal, low) + len(seal)
            read = f"{sound[:at]}\tout->out_len = len;\n{sound[at:]}"
            for text, excused in ((sound, True), (read, False)):
                found = [mutant for mutant in mutants_of(path, text) if mutant.function == function]
                mutant = next(item for item in found if text[: item.start].endswith("size_t len = ") and item.text == "1")
                with self.subTest(function, excused=excused):
                    self.assertEqual(argument(STAGE, mutant, text), excused)

    def test_what_stands_in_a_table_is_not_excused(self) -> None:
        self.assertEqual(equivalent.reason(STAGE, change(HEAD + TABLE, "4", "5", function="")), "")


if __name__ == "__main__":
    unittest.main()
