"""The walk and the commands of idl/README.md, the hook and the CI lines of README.md, run in a copy of the tree as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from collections.abc import Iterator

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_WHO = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")


def read(path: str) -> str:
    """A text of the tree."""
    with open(os.path.join(TREE, path), encoding="utf-8") as file:
        return file.read()


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def steps(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block, with the lines behind `>` that go on with it, and the lines that it prints."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        while lines and lines[0].startswith(">"):
            command += "\n" + lines.pop(0).removeprefix(">").removeprefix(" ")
        yield command, lines


def pattern(lines: list[str]) -> str:
    """A regular expression for the lines; `...` stands for any lines, or at the end of one for the rest of it."""
    found = ""
    for line in lines:
        if line == "...":
            found += r"(?:.*\n)*?"
        elif line.endswith("..."):
            found += re.escape(line[:-3]) + r".*\n"
        else:
            found += re.escape(line) + r"\n"
    return found


class Copy(unittest.TestCase):
    """A repository with schemas, what was generated from them, and the compiler."""

    SCHEMAS: tuple[str, ...] = ()  # those that stay; none: all

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        for tree in ("idl", "generated", "codegen"):
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(os.path.join(TREE, tree), os.path.join(self.folder, tree), ignore=leave)
        os.makedirs(os.path.join(self.folder, "tests", "system"))
        if self.SCHEMAS:
            for name in os.listdir(os.path.join(self.folder, "idl")):
                if name.removesuffix(".ipc") not in self.SCHEMAS:
                    os.unlink(os.path.join(self.folder, "idl", name))
            status, said = self.run_line("codegen/ipcgen gen")
            self.assertEqual(status, 0, said)
        status, said = self.run_line("git init -q -b main && git add -A && git commit -q -m start")
        self.assertEqual(status, 0, said)

    def run_line(self, line: str) -> tuple[int, str]:
        """The exit status of a line of shell, and all that it prints."""
        env = {**os.environ, **{name: "somebody" for name in _WHO}, "GIT_CONFIG_GLOBAL": "/dev/null"}
        done = subprocess.run(
            ["sh", "-c", line], cwd=self.folder, env=env, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        return done.returncode, done.stdout

    def edit(self, old: str, new: str) -> None:
        """Changes the schema of timed."""
        path = os.path.join(self.folder, "idl", "timed.ipc")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))


def counts(tree: str) -> tuple[int, int, int]:
    """Its schemas, the findings of lint that they allow, its generated files."""
    paths = [os.path.join(tree, "idl", name) for name in os.listdir(os.path.join(tree, "idl")) if name.endswith(".ipc")]
    allowed = sum(len(re.findall(r"^    allow ", read(path), re.M)) for path in paths)
    return len(paths), allowed, sum(len(files) for _, _, files in os.walk(os.path.join(tree, "generated")))


class Walk(Copy):
    """With the schemas that it edits and those that they or their types need; all would take a multiple of the time."""

    SCHEMAS = ("files", "fs_provider", "keyd", "timed", "types", "vfsd", "wire")

    def here(self, line: str) -> str:
        """A line that counts what is in the whole tree, as it is to be with fewer schemas. A wrong count stays, and is found."""
        for there, left, what in zip(counts(TREE), counts(self.folder), ("schemas|statements", "allowed", "files")):
            line = re.sub(rf"\b{there}(?= (?:{what})\b)", str(left), line)
        gone = counts(TREE)[2] - counts(self.folder)[2]
        return re.sub(r"\d+(?= unchanged)", lambda count: str(int(count[0]) - gone), line)

    def test_every_line_does_what_the_manual_says(self) -> None:
        text = read("idl/README.md").partition("### How to change the ABI")[2].partition("\n## ")[0]
        count = 0
        for block in blocks(text, "console"):
            for command, lines in steps(block):
                _, said = self.run_line(command)
                self.assertRegex(said, rf"\A{pattern([self.here(line) for line in lines])}\Z", command)
                count += 1
        self.assertGreater(count, 35)


class Commands(Copy):
    """Those that the manual names under "The tool" and in its text, over the schemas that they name."""

    SCHEMAS = ("README.md", "kernel_control", "procd", "types", "wire")

    def test_each_works(self) -> None:
        manual = read("idl/README.md")
        lines = re.findall(r"^    (codegen/ipcgen .*?)(?:  +.*)?$", manual.partition("\n## The tool\n")[2].partition("\n## ")[0], re.M)
        lines += re.findall(r"`(codegen/ipcgen .*?)`", manual)
        self.assertGreater(len(lines), 15)
        os.makedirs(os.path.join(self.folder, "mine", "idl"))
        with open(os.path.join(self.folder, "mine", "idl", "mailbox.ipc"), "w", encoding="utf-8") as file:
            file.write(blocks(manual, "ipc")[0])
        shutil.move(os.path.join(self.folder, "generated"), os.path.join(self.folder, "old"))  # the first line makes it anew
        for line in lines:
            with self.subTest(line):
                status, said = self.run_line(line)
                self.assertEqual(status, 0, said)
        self.assertTrue(os.path.exists(os.path.join(self.folder, "mine", "generated", "ipc", "mailbox", "mailbox.h")))
        self.assertTrue(os.path.exists(os.path.join(self.folder, "generated", "ipc", "procd", "procd.abi.txt")))


class Hook(Copy):
    SCHEMAS = ("timed", "types", "wire")

    def setUp(self) -> None:
        super().setUp()
        hook = next(block for block in blocks(read("README.md"), "sh") if block.startswith("#!/bin/sh"))
        path = os.path.join(self.folder, ".git", "hooks", "pre-commit")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(hook)
        os.chmod(path, 0o755)

    def commit(self) -> tuple[int, str]:
        """Commits all there is."""
        return self.run_line("git add -A && git commit -q -m change")

    def test_what_is_whole_passes(self) -> None:
        self.edit("Ticks in one second;", "Ticks in one second of the clock;")
        self.assertEqual(self.run_line("codegen/ipcgen gen")[0], 0)
        self.assertEqual(self.commit()[0], 0)

    def test_other_files_are_not_looked_at(self) -> None:
        self.edit("Ticks in one second;", "Ticks in one second of the clock;")
        status, said = self.run_line("echo x > notes && git add notes && git commit -q -m notes")
        self.assertEqual((status, said), (0, ""))

    def test_stale_files_are_refused(self) -> None:
        self.edit("Ticks in one second;", "Ticks in one second of the clock;")
        status, said = self.commit()
        self.assertEqual(status, 1)
        self.assertIn("generated is not what the schemas say", said)

    def test_a_schema_without_its_files_is_refused(self) -> None:
        self.edit("Ticks in one second;", "Ticks in one second of the clock;")
        status, said = self.run_line("codegen/ipcgen gen && git add idl && git commit -q -m change")
        self.assertEqual(status, 1)
        self.assertIn("generated is not what the schemas say", said)

    def test_what_is_not_staged_is_not_looked_at(self) -> None:
        self.edit("Ticks in one second;", "Ticks in one second of the clock;")
        self.assertEqual(self.run_line("codegen/ipcgen gen && git add -A")[0], 0)
        self.edit("Ticks in one second of the clock;", "nothing")
        temporary = os.path.join(self.folder, "temporary")
        os.mkdir(temporary)
        self.assertEqual(self.run_line(f"TMPDIR={temporary} git commit -q -m change")[0], 0)
        self.assertEqual(os.listdir(temporary), [])

    def test_a_finding_is_refused(self) -> None:
        self.edit("Ticks in one second; constant while the system runs.", "The ticks per second.")
        self.run_line("codegen/ipcgen gen")
        status, said = self.commit()
        self.assertEqual(status, 1)
        self.assertIn("[empty_doc]", said)


class Ci(Copy):
    SCHEMAS = ("timed", "types", "wire")

    def test_a_page_for_each_change_and_a_stop_for_a_break(self) -> None:
        lines = next(block for block in blocks(read("README.md"), "sh") if "$BASE...HEAD" in block)
        self.edit("in 1..1_000_000_000", "in 1..2_000_000_000")
        self.run_line("codegen/ipcgen gen && git commit -q -a -m wider")
        status, said = self.run_line(f"BASE=HEAD~1\n{lines}")
        self.assertEqual(status, 0, said[:600])
        self.assertIn("1 op loosened (clients first)", said)
        self.edit("NOW_MONOTONIC = 0x530", "NOW_MONOTONIC = 0x53E")
        self.run_line("codegen/ipcgen gen && git commit -q -a -m moved")
        status, said = self.run_line(f"BASE=HEAD~1\n{lines}")
        self.assertEqual(status, 1, said[:600])
        self.assertIn("1 op breaks", said)

    def test_a_finding_stops_it(self) -> None:
        lines = next(block for block in blocks(read("README.md"), "sh") if "$BASE...HEAD" in block)
        self.edit("Ticks in one second; constant while the system runs.", "The ticks per second.")
        self.run_line("codegen/ipcgen gen && git commit -q -a -m words")
        status, said = self.run_line(f"BASE=HEAD~1\n{lines}")
        self.assertEqual(status, 1)
        self.assertRegex(said, r"\[empty_doc\](.*\n)+1 finding; [^\n]*\n\Z")


if __name__ == "__main__":
    unittest.main()
