"""The import table of the compiler: which part may use which, and who may touch the disk.

One direction, no way back: text, tokens, tree, model, layout, then reference, statement and emit side by side. In
particular reference and emit share models and nothing else, so that the vectors judge the C and not themselves.
"""

from __future__ import annotations

import ast
import os
import sys
import unittest
from typing import Iterator

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Part: the modules and packages of ours that it may import, besides its own.
TABLE: dict[str, tuple[str, ...]] = {
    "arguments": (),
    "source": (),
    "output": (),
    "diag": ("source",),
    "syntax": ("source", "diag"),
    "sema": ("source", "diag", "syntax.ast", "syntax.terms"),
    "layout": ("source", "diag", "sema.expr", "sema.kinds", "sema.model"),
    "reference": ("layout.model", "layout.verdict", "sema.expr", "sema.kinds", "sema.model"),
    "statement": ("source", "layout.model", "layout.verdict", "sema.expr", "sema.kinds", "sema.model"),
    "emit": ("layout.model", "layout.verdict", "sema.expr", "sema.kinds", "sema.model", "reference.model"),
    "findings": ("source", "diag", "sema.expr", "sema.kinds", "sema.model", "reference.model", "emit.clashes"),
    "compat": ("layout.model", "layout.verdict", "reference", "sema.expr", "sema.kinds", "sema.model", "statement"),
    "released": ("source", "diag", "compat", "layout.model", "reference.model", "sema.model", "statement"),
    "driver": (
        "source", "diag", "syntax", "sema", "layout", "reference", "statement", "emit", "findings", "released"
    ),
    "decode": (
        "arguments", "layout.model", "layout.verdict", "reference", "sema.expr", "sema.kinds", "sema.model", "statement"
    ),
    "review": (
        "compat", "decode", "driver", "emit.declarations", "layout.model", "layout.verdict", "reference", "sema.kinds",
        "sema.model", "statement"
    ),
    "ops": ("layout.model", "reference.model", "reference.vec_reader", "statement.read"),
    "lint": ("source", "diag", "layout.model", "layout.names", "sema.kinds", "sema.model", "sema.ops",
             "sema.symbols"),
    "why": ("arguments", "source", "diag", "syntax", "decode", "layout.model", "layout.verdict", "sema.expr", "sema.kinds",
            "sema.model", "statement"),
    "encode": ("arguments", "decode", "layout.model", "layout.verdict", "reference", "sema.expr", "sema.kinds",
               "sema.model", "statement"),
    "commands": ("arguments", "compat", "driver", "output", "diag", "source", "lint"),
    "manual": ("arguments", "compat.catalogue", "compat.classes", "decode.command", "diag.catalog", "lint.rules"),
    "cli": ("arguments", "commands", "compat", "decode", "encode", "lint", "manual", "ops", "review", "why"),
    "__main__": ("cli",),
    "__init__": (),
}
JINJA2 = "emit/render.py"  # it finds its templates beside itself, and so may know paths
MAY_DO_IO = ("cli.py", "commands.py", "output.py", "compat/command.py", "decode/command.py", "encode/command.py",
            "manual/command.py", "ops/command.py", "review/command.py", "review/compiler.py", "review/sides.py",
            "why/command.py", "__main__.py")
IO_CALLS = {"print", "open", "input", "exec", "eval", "__import__", "breakpoint"}


def part_of(path: str) -> str:
    """"emit" of emit/views.py, "driver" of driver.py."""
    return path.split("/")[0].removesuffix(".py")


def imports(tree: ast.Module, path: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported; `from codegen.sema import model` is codegen.sema.model."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ["codegen", *path.split("/")[:-1]]
            base = ".".join([*above[:len(above) + 1 - node.level], node.module or ""]) if node.level else node.module
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def faults(path: str, text: str) -> list[str]:
    """What breaks the table in one file of codegen/."""
    tree = ast.parse(text)
    part = part_of(path)
    found = []
    for line, name in imports(tree, path):
        top = name.split(".")[0]
        inner = name.removeprefix("codegen.")
        if top == "jinja2":
            allowed = path == JINJA2
        elif top != "codegen":
            allowed = top in sys.stdlib_module_names
        else:
            allowed = any(f"{inner}.".startswith(f"{other}.") for other in (part, *TABLE[part]))
        if not allowed or name == "typing.TYPE_CHECKING":
            found.append(f"{path}:{line}: imports {name}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING":
            found.append(f"{path}:{node.lineno}: uses TYPE_CHECKING")
        if path in MAY_DO_IO:
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IO_CALLS:
            found.append(f"{path}:{node.lineno}: calls {node.func.id}")
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            if node.attr in ("exit", "stdout", "stderr", "stdin", "argv"):
                found.append(f"{path}:{node.lineno}: uses sys.{node.attr}")
    if path not in MAY_DO_IO:
        for line, name in imports(tree, path):
            if path == JINJA2 and name == "pathlib.Path":
                continue
            if name.split(".")[0] in ("os", "io", "pathlib", "shutil", "subprocess", "tempfile", "random", "time",
                                      "datetime", "locale", "platform", "socket"):
                found.append(f"{path}:{line}: imports {name}, which depends on the machine or the day")
    return found


def files() -> list[str]:
    """Every module of the compiler, by its path in codegen/."""
    root = os.path.join(TREE, "codegen")
    return sorted(os.path.relpath(os.path.join(folder, name), root)
                  for folder, _, names in os.walk(root) for name in names if name.endswith(".py"))


class Layering(unittest.TestCase):
    def test_every_file(self) -> None:
        self.assertGreater(len(files()), 30)
        for path in files():
            with self.subTest(path), open(os.path.join(TREE, "codegen", path), encoding="utf-8") as file:
                self.assertIn(part_of(path), TABLE, "a new part needs a row in the table")
                self.assertEqual(faults(path, file.read()), [])

    def test_the_table_has_no_dead_rows_and_no_cycle(self) -> None:
        self.assertEqual({part_of(path) for path in files()}, set(TABLE))
        order = list(TABLE)
        for part, others in TABLE.items():
            for other in others:
                self.assertLess(order.index(other.split(".")[0]), order.index(part))

    def test_reference_emit_and_statement_share_models_only(self) -> None:
        models = {"sema.expr", "sema.kinds", "sema.model", "layout.model", "layout.verdict", "reference.model", "source"}
        for part in ("reference", "emit", "statement"):
            self.assertLessEqual(set(TABLE[part]), models)

    def test_planted_faults_are_caught(self) -> None:
        for path, text in (
            ("emit/views.py", "from codegen.reference.codec import encode\n"),
            ("emit/views.py", "from codegen.reference import codec\n"),
            ("emit/views.py", "import codegen.layout.lower\n"),
            ("emit/views.py", "from ..reference import codec\n"),
            ("emit/views.py", "import jinja2\n"),
            ("emit/views.py", "def f():\n    from jinja2 import Environment\n"),
            ("reference/codec.py", "from codegen.emit import names\n"),
            ("reference/codec.py", "from codegen import emit\n"),
            ("sema/resolve.py", "from codegen.syntax import parser\n"),
            ("syntax/parser.py", "from codegen.sema.model import Field\n"),
            ("layout/lower.py", "from codegen.sema.resolve import resolve\n"),
            ("layout/lower.py", "from codegen.sema.modelling import x\n"),
            ("driver.py", "from codegen import output\n"),
            ("output.py", "from codegen.source import Span\n"),
            ("cli.py", "from codegen.emit import names\n"),
            ("source.py", "import numpy\n"),
            ("sema/model.py", "from typing import TYPE_CHECKING\n"),
            ("sema/model.py", "import typing\nif typing.TYPE_CHECKING:\n    pass\n"),
            ("driver.py", "print('x')\n"),
            ("emit/render.py", "open('x')\n"),
            ("emit/render.py", "import os\n"),
            ("diag/reporter.py", "import sys\nsys.exit(1)\n"),
        ):
            with self.subTest(path=path, text=text):
                self.assertNotEqual(faults(path, text), [])

    def test_what_is_allowed_is_allowed(self) -> None:
        for path, text in (
            ("emit/render.py", "import jinja2\nfrom codegen.emit.views import x\n"),
            ("emit/views.py", "from codegen.sema.model import Field\nfrom codegen.layout import model\n"),
            ("sema/resolve.py", "from codegen.syntax import ast\nfrom codegen.sema import model\n"),
            ("commands.py", "import os\nfrom codegen import driver\nprint(open('x'))\n"),
        ):
            with self.subTest(path=path, text=text):
                self.assertEqual(faults(path, text), [])


if __name__ == "__main__":
    unittest.main()
