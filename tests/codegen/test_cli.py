"""codegen.cli and the launcher: what a person types, what they see, and the exit status."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from dataclasses import dataclass
from typing import Mapping, Sequence
from unittest import mock

from codegen import cli, commands, output, released

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LAUNCHER = os.path.join(TREE, "codegen", "ipcgen")
HEAD = "# Generated from idl/. Do not edit.\n"


@dataclass(frozen=True)
class FakeReporter:
    has_errors: bool = False

    def render_text(self) -> str:
        return "a.ipc:1:1: error: bad [IPC0001]\n" if self.has_errors else ""

    def render_json(self) -> str:
        return '{"id": "IPC0001"}\n' if self.has_errors else ""


@dataclass(frozen=True)
class FakeResult:
    reporter: FakeReporter
    outputs: Mapping[str, str] | None = None


class FakeDriver:
    """Text with `bad` is an error, with `bug` a fault of ours; every file gives one output of the same text."""

    ReleaseError = released.ReleaseError

    def generate(
        self, files: Sequence[tuple[str, str]], imports: Sequence[tuple[str, str]], release: Mapping[str, str]
    ) -> FakeResult:
        if self.check(files, imports, release).reporter.has_errors:
            return FakeResult(FakeReporter(True))
        out = {f"ipc/{os.path.basename(path)}.h": text for path, text in files}
        names = "".join(f"'{path}',\n" for path in out)
        return FakeResult(FakeReporter(), {**out, output.MANIFESTS[0]: HEAD + names})

    def check(
        self, files: Sequence[tuple[str, str]], imports: Sequence[tuple[str, str]], release: Mapping[str, str]
    ) -> FakeResult:
        del release
        texts = [text for _, text in (*files, *imports)]
        if any("bug" in text for text in texts):
            raise KeyError("no such\nthing")
        return FakeResult(FakeReporter(any("bad" in text for text in texts)))

    def format_source(self, _path: str, text: str) -> tuple[str | None, FakeReporter]:
        return (None, FakeReporter(True)) if "bad" in text else (text.replace("  ", " "), FakeReporter())

    def explain(self, name: str, bad: str, good: str) -> str:
        assert bad.startswith("//") and good.startswith("//") and bad != good
        return f"{name}: an op number is used twice\n"

    def diagnostic_ids(self) -> tuple[str, ...]:
        return ("IPC0001", "IPC0207", "IPC0900")


class CliTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(folder)
        os.mkdir("idl")
        self.put("idl/a.ipc", "schema a\n")
        self.put("idl/b.ipc", "schema b\n")
        self.out = self.err = ""

    def put(self, path: str, text: str | bytes) -> None:
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def run_cli(self, *argv: str) -> int:
        out, err = io.StringIO(), io.StringIO()
        with mock.patch.object(commands, "driver", FakeDriver()), mock.patch.object(commands, "TREE", os.getcwd()):
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = cli.main(argv)
        self.out, self.err = out.getvalue(), err.getvalue()
        return status

    def usage(self, *argv: str) -> str:
        """Runs what must be refused as wrong usage, with one line on stderr and nothing else."""
        self.assertEqual(self.run_cli(*argv), 2, argv)
        self.assertEqual(self.out, "")
        self.assertRegex(self.err, r"\Aipcgen: [^\n]+\n\Z")
        return self.err


class Gen(CliTest):
    def test_first_and_second_time(self) -> None:
        self.assertEqual(self.run_cli("gen"), 0)
        self.assertEqual(self.out, "wrote    generated/ipc/a.ipc.h\nwrote    generated/ipc/b.ipc.h\n"
                                   "wrote    generated/meson.build\ngenerated: 3 written, 0 removed, 0 unchanged\n")
        self.assertEqual(self.run_cli("gen"), 0)
        self.assertEqual((self.out, self.err), ("generated: all 3 files are up to date\n", ""))

    def test_removed_and_foreign(self) -> None:
        self.run_cli("gen")
        os.unlink("idl/b.ipc")
        self.put("generated/mine", "x")
        self.assertEqual(self.run_cli("gen"), 0)
        self.assertIn("removed  generated/ipc/b.ipc.h\n", self.out)
        self.assertIn("foreign  generated/mine  (not made by ipcgen; left alone)\n", self.out)
        self.assertEqual(sorted(os.listdir("generated/ipc")), ["a.ipc.h"])
        self.assertTrue(os.path.exists("generated/mine"))

    def test_in_the_way(self) -> None:
        os.makedirs("generated/ipc")
        self.put("generated/ipc/a.ipc.h", "theirs")
        self.assertEqual(self.run_cli("gen"), 1)
        self.assertIn("in the way  generated/ipc/a.ipc.h\n", self.out)
        self.assertIn("nothing has changed", self.out)

    def test_errors_write_nothing(self) -> None:
        self.run_cli("gen")
        self.put("idl/a.ipc", "bad\n")
        self.assertEqual(self.run_cli("gen"), 1)
        self.assertEqual((self.out, self.err), ("", "a.ipc:1:1: error: bad [IPC0001]\n"))
        with open("generated/ipc/a.ipc.h", encoding="utf-8") as file:
            self.assertEqual(file.read(), "schema a\n")

    def test_json_alone_on_stdout(self) -> None:
        self.assertEqual(self.run_cli("gen", "--message-format=json"), 0)
        self.assertEqual(self.out, "")
        self.put("idl/a.ipc", "bad\n")
        for argv in (("gen", "--message-format=json"), ("--message-format", "json", "check")):
            self.assertEqual(self.run_cli(*argv), 1)
            self.assertEqual((self.out, self.err), ('{"id": "IPC0001"}\n', ""))

    def test_check(self) -> None:
        self.assertEqual(self.run_cli("gen", "--check"), 1)
        self.assertFalse(os.path.exists("generated"))
        self.assertIn("missing  generated/ipc/a.ipc.h\n", self.out)
        self.run_cli("gen")
        self.assertEqual(self.run_cli("gen", "--check"), 0)
        self.assertEqual(self.out, "generated: all 3 files are up to date\n")
        self.put("generated/ipc/a.ipc.h", "schema x\n")
        os.unlink("generated/ipc/b.ipc.h")
        self.put("generated/mine", "x")
        self.assertEqual(self.run_cli("gen", "--check"), 1)
        for line in ("stale    generated/ipc/a.ipc.h\n", "missing  generated/ipc/b.ipc.h\n",
                     "foreign  generated/mine  (", "\n-schema x\n+schema a\n"):
            self.assertIn(line, self.out)
        self.assertTrue(self.out.endswith("\ngenerated is not what the schemas say; run: codegen/ipcgen gen\n"))

    def test_foreign_alone_fails_the_check(self) -> None:
        self.run_cli("gen")
        self.put("generated/mine", "x")
        self.assertEqual(self.run_cli("gen", "--check"), 1)
        self.assertIn("foreign  generated/mine", self.out)

    def test_own_folders(self) -> None:
        os.mkdir("my idl")
        self.put("my idl/x.ipc", "schema x\n")
        self.assertEqual(self.run_cli("gen", "--idl", "my idl", "--out=elsewhere", "--import", "idl"), 0)
        self.assertEqual(os.listdir("elsewhere/ipc"), ["x.ipc.h"])
        self.put("elsewhere/ipc/x.ipc.h", "")
        self.assertEqual(self.run_cli("gen", "--check", "--idl", "my idl", "--out=elsewhere", "--import", "idl"), 1)
        self.assertIn("run: codegen/ipcgen gen --idl 'my idl' --out elsewhere --import idl\n", self.out)

    def test_standing_in_the_replaced_folder(self) -> None:
        self.run_cli("gen")
        self.put("idl/a.ipc", "schema new\n")
        home = os.getcwd()
        os.chdir("generated")
        with mock.patch.object(os, "getcwd", side_effect=FileNotFoundError):
            with mock.patch.object(commands, "TREE", home), mock.patch.object(commands, "driver", FakeDriver()):
                with contextlib.redirect_stdout(io.StringIO()) as out:
                    self.assertEqual(cli.main(["gen"]), 0)
        self.assertIn("'cd .'", out.getvalue())

    def test_disk_trouble_is_one_line(self) -> None:
        with mock.patch.object(output, "write", side_effect=OSError(errno.ENOSPC, "No space left on device")):
            self.assertIn("can't write 'generated': No space left on device; nothing has changed", self.usage("gen"))


class Others(CliTest):
    def test_check(self) -> None:
        self.assertEqual(self.run_cli("check"), 0)
        self.assertEqual(self.out, "2 schemas are fine\n")
        self.put("idl/a.ipc", "bad")
        self.assertEqual(self.run_cli("check"), 1)
        self.assertFalse(os.path.exists("generated"))

    def test_fmt(self) -> None:
        self.put("idl/a.ipc", "schema  a\n")
        self.assertEqual(self.run_cli("fmt", "--check"), 1)
        self.assertIn("-schema  a\n+schema a\nrun: codegen/ipcgen fmt\n", self.out)
        self.assertEqual(self.run_cli("fmt"), 0)
        self.assertEqual(self.out, "formatted  idl/a.ipc\n")
        self.assertEqual(self.run_cli("fmt", "--check"), 0)
        self.assertEqual(self.out, "2 schemas are in canonical form\n")

    def test_fmt_of_files(self) -> None:
        self.put("idl/a.ipc", "schema  a\n")
        self.put("idl/b.ipc", "bad  b\n")
        self.assertEqual(self.run_cli("fmt", "idl/b.ipc", "idl/a.ipc"), 1)
        self.assertEqual(self.out, "formatted  idl/a.ipc\n")
        with open("idl/b.ipc", encoding="utf-8") as file:
            self.assertEqual(file.read(), "bad  b\n")

    def test_explain(self) -> None:
        for name in ("IPC0207", "ipc0207", "[IPC0207]", "207"):
            self.assertEqual(self.run_cli("explain", name), 0, name)
            self.assertIn("used twice", self.out)
        self.assertIn("there is no diagnostic 'IPC0208'; did you mean 'IPC0207'?; they go from IPC0001 to IPC0900",
                      self.usage("explain", "IPC0208"))

    def test_help(self) -> None:
        for word in ("help", "--help", "-h"):
            self.assertEqual(self.run_cli(word), 0)
            self.assertEqual(self.out, cli.HELP)
        for name, command in cli.COMMANDS.items():
            self.assertIn(f"\n  {name} ", cli.HELP)
            for argv in (("help", name), (name, "--help"), (name, "-h")):
                self.assertEqual(self.run_cli(*argv), 0)
                self.assertEqual(self.out, command.help)
            self.assertEqual(set(re.findall(r"--[a-z-]+", command.help)) - {"--message-format"},
                             {*command.flags, *command.options}, name)
        for text in (cli.HELP, *(command.help for command in cli.COMMANDS.values())):
            self.assertLessEqual(max(map(len, text.splitlines())), 100)
            self.assertGreaterEqual(text.partition("\nExamples\n")[2].partition("\n\n")[0].count("codegen/ipcgen "), 2)

    def test_wrong_usage(self) -> None:
        self.assertEqual(self.run_cli(), 2)
        self.assertEqual(self.err, cli.HELP)
        self.assertIn("no command 'gne'; did you mean 'gen'?", self.usage("gne"))
        self.assertIn("no command 'gne'", self.usage("help", "gne"))
        self.assertIn("no option '--chek'; did you mean '--check'?", self.usage("gen", "--chek"))
        self.assertIn("'check' has no option '--out'", self.usage("check", "--out", "x"))
        self.assertIn("one argument too many", self.usage("gen", "idl"))
        self.assertIn("an argument is missing", self.usage("explain"))
        self.assertIn("'--idl' needs a value", self.usage("gen", "--idl"))
        self.assertIn("'--check' takes no value", self.usage("gen", "--check=yes"))
        self.assertIn("--idl and --out go together", self.usage("gen", "--idl", "idl"))
        self.assertIn("text or json", self.usage("gen", "--message-format=xml"))
        self.assertIn("can't read the folder 'none'", self.usage("check", "--idl", "none"))
        self.assertIn("can't read 'none.ipc': No such file", self.usage("fmt", "none.ipc"))
        self.assertIn("can't write 'no/such'", self.usage("gen", "--idl", "idl", "--out", "no/such"))
        os.mkdir("empty")
        self.assertIn("no .ipc file in 'empty'", self.usage("check", "--idl", "empty"))
        self.put("idl/a.ipc", b"schema a\n\xff\n")
        self.assertIn("'idl/a.ipc' is not UTF-8: line 2, byte 0xff", self.usage("check"))

    def test_our_bug(self) -> None:
        self.put("idl/a.ipc", "bug")
        self.assertEqual(self.run_cli("gen"), 3)
        self.assertRegex(self.err, r"\Aipcgen: internal error, please report [^\n]*--traceback[^\n]*KeyError[^\n]*\n\Z")
        self.assertEqual(self.run_cli("gen", "--traceback"), 3)
        self.assertIn("Traceback (most recent call last)", self.err)

    def test_interrupt(self) -> None:
        with mock.patch.object(commands, "_schemas", side_effect=KeyboardInterrupt):
            self.assertEqual(self.run_cli("check"), 130)
        self.assertEqual(self.err.count("\n"), 1)


class Launcher(unittest.TestCase):
    """The launcher itself, in a process of its own."""

    def setUp(self) -> None:
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def idl(self) -> str:
        """A folder with one small schema."""
        folder = os.path.join(self.folder, "idl")
        os.mkdir(folder)
        shutil.copy(os.path.join(TREE, "idl", "types.ipc"), folder)
        return folder

    def launch(self, *argv: str, path: str = LAUNCHER, cwd: str = "",
               **more: str) -> "subprocess.CompletedProcess[str]":
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return subprocess.run([path, *argv], cwd=cwd or self.folder, env={**environment, **more}, text=True,
                              capture_output=True, check=False)

    def test_from_any_folder_and_through_links(self) -> None:
        one, two = os.path.join(self.folder, "one"), os.path.join(self.folder, "two")
        os.symlink(LAUNCHER, one)
        os.symlink("one", two)
        for path in (LAUNCHER, one, two):
            done = self.launch("fmt", "--check", path=path, cwd="/")
            self.assertEqual((done.returncode, done.stderr), (0, ""), path)
        done = self.launch("fmt", "--check", path="codegen/ipcgen", cwd=TREE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_leaves_no_compiled_files(self) -> None:
        copy = os.path.join(self.folder, "tree")
        shutil.copytree(os.path.join(TREE, "codegen"), os.path.join(copy, "codegen"),
                        ignore=shutil.ignore_patterns("__pycache__"))
        done = self.launch("gen", "--idl", self.idl(), "--out", "out", path=os.path.join(copy, "codegen", "ipcgen"))
        self.assertEqual(done.returncode, 0, done.stderr)
        left = [name for _, folders, files in os.walk(copy) for name in (*folders, *files)]
        self.assertEqual([name for name in left if name == "__pycache__" or name.endswith(".pyc")], [])

    def python_without(self, what: str) -> str:
        """A launcher that runs in a Python in which `what` holds, with no other Python to turn to."""
        with open(LAUNCHER, encoding="utf-8") as file:
            text = file.read().replace('SYSTEM = "/usr/bin/python3"', f'SYSTEM = "{self.folder}/none"')
        path = os.path.join(self.folder, "ipcgen")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("import sys\n", f"import sys\n{what}\n", 1).replace(
                "#!/usr/bin/env python3", f"#!{sys.executable}"))
        os.chmod(path, 0o755)
        return path

    def test_missing_jinja2(self) -> None:
        path = self.python_without("import importlib.util\nimportlib.util.find_spec = lambda name: None")
        done = self.launch("check", path=path)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(done.stderr, "ipcgen: needs Jinja2 3.1 or later (Debian: python3-jinja2)\n")

    def test_old_python(self) -> None:
        done = self.launch("check", path=self.python_without("sys.version_info = (3, 9, 2)"))
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, "ipcgen: needs Python 3.11 or later (Debian: python3), this is 3.9\n")

    def test_turns_to_the_system_python(self) -> None:
        path = self.python_without("import importlib.util\nimportlib.util.find_spec = lambda name: None")
        system = os.path.join(self.folder, "none")
        with open(system, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\necho system: \"$@\"\n")
        os.chmod(system, 0o755)
        done = self.launch("explain", "a b", path=path)
        self.assertEqual(done.stdout, f"system: -B {path} explain a b\n")

    def test_closed_pipe_and_full_stdout(self) -> None:
        done = subprocess.run(["sh", "-c", f"{LAUNCHER} help | head -c 0"], capture_output=True, check=False)
        self.assertEqual(done.stderr, b"")
        with open("/dev/full", "w", encoding="utf-8") as full:
            status = subprocess.run([LAUNCHER, "help"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual((status.returncode, status.stderr), (2, b"ipcgen: No space left on device\n"))

    def test_odd_locale(self) -> None:
        done = self.launch("help", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        self.assertEqual(done.returncode, 0, done.stderr)


    def test_killed_while_it_runs(self) -> None:
        """SIGKILL at moments spread over a real run; test_output.py does the same at each step of the writer."""
        command = [LAUNCHER, "gen", "--idl", self.idl(), "--out", os.path.join(self.folder, "out")]
        start = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        whole = time.monotonic() - start
        shutil.rmtree(os.path.join(self.folder, "out"))
        for part in (0.2, 0.8, 0.9, 0.95, 1.0):
            with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
                try:
                    process.wait(whole * part)
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        self.assertEqual(sorted(os.listdir(self.folder)), ["idl", "out"])
        subprocess.run([*command, "--check"], stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    unittest.main()
