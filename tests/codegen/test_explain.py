"""codegen.diag.explain: what `ipcgen explain` prints for each id, and how an example is taken apart."""

from __future__ import annotations

import os
import unittest

from codegen import driver
from codegen.diag.catalog import CATALOG
from codegen.diag.explain import WIDTH, explain, schemas_of

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def example(id_: str, kind: str) -> str:
    """The text of an example."""
    with open(os.path.join(TREE, "codegen", "diag", "examples", f"{id_}.{kind}.ipc"), encoding="utf-8") as file:
        return file.read()


def explained(id_: str) -> str:
    """The explanation of an id, as the command gives it."""
    bad, good = example(id_, "bad"), example(id_, "good")
    text = explain(id_, bad, good, driver.check_example(bad).reporter.render_text())
    assert text is not None
    return text


class Explain(unittest.TestCase):
    def test_one_whole(self) -> None:
        self.assertEqual(
            explained("IPC0328"),
            (
                "IPC0328: a constant has an integer type\n"
                "\n"
                "The type of a constant is u8 to u64 or i8 to i64.\n"
                "\n"
                "Refused: a constant is a number\n"
                "\n"
                "    4 | /// A lamp.\n"
                "    5 | schema lamp { }\n"
                "    6 |\n"
                "    7 | /// Most that the lamp gives.\n"
                '    8 | const MOST : text[4] = 100 ours "percent"\n'
                "\n"
                "lamp.ipc:8:14: error: a constant has an integer type [IPC0328]\n"
                '    8 | const MOST : text[4] = 100 ours "percent"\n'
                "      |              ^~~~~~~\n"
                "\n"
                "Accepted: an integer type\n"
                "\n"
                "    4 | /// A lamp.\n"
                "    5 | schema lamp { }\n"
                "    6 |\n"
                "    7 | /// Most that the lamp gives.\n"
                '    8 | const MOST : u8 = 100 ours "percent"\n'
            ),
        )

    def test_every_id(self) -> None:
        for id_ in CATALOG:
            text = explained(id_)
            self.assertTrue(text.startswith(f"{id_}: "), id_)
            self.assertIn(f"[{id_}]", text, id_)
            self.assertNotRegex(text, r"\n\n\n|[ \t]\n|\{\w+\}.*\n\n.*Refused|tells more", id_)
            head = text.split("Refused: ")[0].split("\n\n", 1)[1]
            self.assertLessEqual(max(len(line) for line in head.split("\n")), WIDTH, id_)
            self.assertEqual(text.count("\nRefused: ") + text.count("\nAccepted: "), 2, id_)

    def test_placeholders_are_shown_as_things(self) -> None:
        self.assertTrue(
            explained("IPC0207").startswith("IPC0207: operation number <number> is already used by '<name>'\n")
        )


class Schemas(unittest.TestCase):
    def test_named_by_itself(self) -> None:
        text = "// a\nschema lamp { }\n"
        self.assertEqual(schemas_of(text), (("lamp.ipc", text),))
        self.assertEqual(schemas_of("nothing"), (("example.ipc", "nothing"),))

    def test_several(self) -> None:
        text = "// head\n// file: a/lamp.ipc\none\ntwo\n// file: room.ipc\nthree\n"
        self.assertEqual(schemas_of(text), (("a/lamp.ipc", "one\ntwo\n"), ("room.ipc", "three\n")))


if __name__ == "__main__":
    unittest.main()
