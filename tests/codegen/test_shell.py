"""What a shell gets: the man page as groff reads it, completion as bash and zsh run it."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen import cli  # noqa: E402
from codegen.arguments import Command  # noqa: E402
from codegen.manual.reading import read  # noqa: E402
from codegen.manual.tool import tool, value  # noqa: E402

IPCGEN = os.path.join(TREE, "codegen", "ipcgen")
TOOL = tool(cli.HELP, cli.COMMANDS)
EVERYWHERE = {"--message-format", "--traceback", "--help"}


def said(*words: str) -> str:
    """What ipcgen prints."""
    return subprocess.run([IPCGEN, *words], capture_output=True, text=True, check=True).stdout


class Man(unittest.TestCase):
    def test_groff_takes_it_and_nothing_is_lost(self) -> None:
        source = said("man")
        done = subprocess.run(
            ["groff", "-man", "-ww", "-Tascii", "-P-cbou"], input=source, capture_output=True, text=True, check=True
        )
        self.assertEqual(done.stderr, "")
        for name, command in cli.COMMANDS.items():
            self.assertIn(f"   ipcgen {name}\n", done.stdout)
            part = done.stdout.partition(f"   ipcgen {name}\n")[2].partition("\n   ipcgen ")[0]
            for option in (*command.flags, *command.options):
                self.assertRegex(part, rf"\n       {option}\b")
        words = set(done.stdout.lower().split())
        for text in (cli.HELP, *(command.help for command in cli.COMMANDS.values())):
            kept = re.sub(r"^Usage:|^Exit status:|^Everywhere$|\s{3,}\S.*(?=\n\s+ipcgen|\n\n)", "", text, flags=re.M)
            self.assertLessEqual(set(kept.partition("\n\n")[2].lower().split()), words)

    def test_it_is_the_same_on_every_day(self) -> None:
        self.assertIn('\n.TH IPCGEN 1 "" libipc ', said("man"))


class Texts(unittest.TestCase):
    """The texts are what completion is made of, so that each option and each place must be said there."""

    def test_each_option_is_explained(self) -> None:
        self.assertEqual({option.name for option in TOOL.options}, EVERYWHERE)
        for command in TOOL.commands:
            self.assertGreater(len(command.help.summary), 10, command.name)
            for option in command.options:
                self.assertGreater(len(option.text), 10, (command.name, option.name))
                if option.value is not None:
                    self.assertRegex(option.value.title, r"\A[A-Z]+\Z|\A[a-z]+(\|[a-z]+)+\Z|\ACLASS\[,CLASS\]\Z")

    def test_each_place_that_could_be_completed_is(self) -> None:
        typed = {"NAME", "N", "HEX", "VERDICT", "FIELD", "VALUE", "SLOT", "PART", "cap"}
        for command in TOOL.commands:
            for found in (command.names, *(option.value for option in command.options)):
                if found is not None and found.title and not set(re.findall(r"\w+", found.title)) <= typed:
                    self.assertTrue(found.words or found.paths or found.lookups, (command.name, found.title))

    def test_words_are_those_that_the_command_takes(self) -> None:
        rest = {"compat": ["generated/ipc", "generated/ipc"], "review": ["HEAD"], "why": ["0x80000008"],
                "encode": ["STOP_PROCESS"]}  # fmt: skip
        seen = 0
        for command in TOOL.commands:
            for option in command.options:
                if option.value is None or not option.value.words:
                    continue
                with self.subTest(f"{command.name} {option.name}"):
                    argv = [IPCGEN, command.name, *rest.get(command.name, []), f"{option.name}=nothing-like-it"]
                    done = subprocess.run(argv, cwd=TREE, capture_output=True, text=True, check=False)
                    self.assertEqual((done.returncode, done.stdout), (2, ""))
                    told = re.split(r" is one of | is |there are ", done.stderr)[-1]
                    self.assertEqual(set(re.split(r", | or ", told.strip())), set(option.value.words))
                    seen += 1
        self.assertGreaterEqual(seen, 8)

    def test_a_new_command_comes_for_free(self) -> None:
        text = """\
ipcgen weigh: tell how heavy: in grams.

Usage: ipcgen weigh SCHEMA|FILE [--unit=gram|stone]... [--lid DIR]
       ipcgen weigh --empty          nothing at all

  --unit=UNIT  what it is told in; more
               of it
      gram     small
  --lid DIR    a lid
  --empty      say 0

Exit status: 0.
"""
        found = tool(cli.HELP, {"weigh": Command(text, ("--empty",), ("--unit", "--lid"), (0, 1), lambda _: 0)})
        weigh = found.commands[0]
        self.assertEqual(weigh.help.usage[1], "ipcgen weigh --empty")
        self.assertEqual((weigh.names.paths, weigh.names.lookups), ("files", ("schemas",)))
        empty, unit, lid = weigh.options
        self.assertEqual((empty.text, empty.value), ("say 0", None))
        self.assertEqual((unit.text, unit.value), ("what it is told in; more of it", value("gram|stone")))
        self.assertEqual(lid.value and lid.value.paths, "folders")
        self.assertEqual([row.term for row in read(text).sections[0].rows[0].rows], ["gram"])
        self.assertEqual(value("CLASS[,CLASS]...").many, True)


BASH = """
source "$1"
cd "$2"
shift 2
COMP_WORDS=("$@")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_ipcgen
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Bash(unittest.TestCase):
    script = ""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, folder)
        cls.script = os.path.join(folder, "script")
        with open(cls.script, "w", encoding="utf-8") as file:
            file.write(said("completion", "bash"))

    def complete(self, *words: str, folder: str = TREE, tool_: str = IPCGEN) -> list[str]:
        """What bash offers for the last of these words."""
        argv = ["bash", "-c", BASH, "bash", self.script, folder, tool_, *words]
        done = subprocess.run(argv, capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")
        return sorted(line for line in done.stdout.splitlines() if line)

    def test_commands(self) -> None:
        self.assertEqual(self.complete(""), sorted({*cli.COMMANDS, "help"}))
        self.assertEqual(self.complete("re"), ["review"])
        self.assertEqual(self.complete("help", "ch"), ["check"])
        self.assertEqual(self.complete("--message-format", "=", "json", "ch"), ["check"])
        self.assertEqual(self.complete("--tr"), ["--traceback"])

    def test_options_of_each_command(self) -> None:
        for name, command in cli.COMMANDS.items():
            self.assertEqual(set(self.complete(name, "--")), {*command.flags, *command.options} | EVERYWHERE, name)
        self.assertEqual(self.complete("gen", "--idl", "x", "--o"), ["--out"])

    def test_words_of_options(self) -> None:
        self.assertEqual(self.complete("review", "--format", ""), ["json", "markdown", "sarif"])
        self.assertEqual(self.complete("review", "--format", "=", "s"), ["sarif"])
        self.assertEqual(self.complete("review", "--format", "="), ["json", "markdown", "sarif"])
        self.assertEqual(self.complete("review", "--format=s"), ["--format=sarif"])  # as COMP_WORDBREAKS may have it
        self.assertEqual(self.complete("decode", "--part", ""), ["body", "header", "table"])
        self.assertEqual(self.complete("check", "--message-format", "=", ""), ["json", "text"])
        self.assertEqual(self.complete("compat", "--fail-on", "=", "breaking,so"), ["breaking,source"])
        self.assertEqual(self.complete("gen", "--check", "x"), [])

    def test_paths(self) -> None:
        folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        os.mkdir(os.path.join(folder, "a folder"))
        with open(os.path.join(folder, "a file"), "w", encoding="utf-8"):
            pass
        self.assertEqual(self.complete("gen", "--idl", "", folder=folder), ["a folder"])
        self.assertEqual(self.complete("decode", "", folder=folder), ["a file", "a folder"])
        self.assertEqual(self.complete("ops", "--live", "a f", folder=folder), ["a file", "a folder"])

    def test_ids_ops_and_schemas(self) -> None:
        self.assertEqual(self.complete("explain", "IPC091"), ["IPC0911", "IPC0912", "IPC0913"])
        self.assertIn("field-moved", self.complete("explain", "field-"))
        self.assertEqual(self.complete("explain", "missing_"), ["missing_unit"])
        self.assertEqual(self.complete("decode", "--op", "STOP_PRO"), ["STOP_PROCESS"])
        both = ["stop_process_reply", "stop_process_request"]
        self.assertEqual(self.complete("why", "--op", "stop_process_re"), both)
        self.assertEqual(self.complete("encode", "STOP_PRO"), ["STOP_PROCESS"])
        self.assertEqual(self.complete("ops", "pro"), ["probed", "procd"])

    def test_the_statements_are_those_of_the_line_and_of_the_tool(self) -> None:
        folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        os.makedirs(os.path.join(folder, "out", "ipc", "shop"))
        with open(os.path.join(folder, "out", "ipc", "shop", "shop.abi.txt"), "w", encoding="utf-8") as file:
            file.write('op 0x1 SELL ours "x"\n')
        os.symlink(IPCGEN, os.path.join(folder, "ipcgen"))
        self.assertEqual(self.complete("decode", "--statements", "out/ipc/shop", "--op", "", folder=folder), ["SELL"])
        self.assertEqual(self.complete("ops", "--out", "=", "out", "", folder=folder), ["shop"])
        self.assertEqual(self.complete("ops", "key", folder=folder, tool_="./ipcgen"), ["keyd"])
        self.assertEqual(self.complete("decode", "--statements", "none", "--op", "", folder=folder), [])

    def test_names_of_branches_are_not_run(self) -> None:
        folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        who = ("-c", "user.name=x", "-c", "user.email=x@y")
        for words in (("init", "-q", "-b", "main"), (*who, "commit", "-q", "--allow-empty", "-m", "x"),
                      ("branch", "main-$(touch${IFS}run)")):  # fmt: skip
            subprocess.run(["git", *words], cwd=folder, check=True)
        quoted = "main-\\$\\(touch\\$\\{IFS\\}run\\)"
        self.assertEqual(self.complete("review", "main", folder=folder), ["main", quoted])
        self.assertEqual(self.complete("review", "HEAD..ma", folder=folder), ["HEAD..main", f"HEAD..{quoted}"])
        self.assertEqual(self.complete("review", "HE", folder=folder), ["HEAD"])
        self.assertNotIn("run", os.listdir(folder))


# What zsh is told before it is typed at: no prompt, no colours, wide, and a key that shows the line and empties it.
SETUP = (
    "PS1=; unsetopt prompt_sp prompt_cr; autoload -U compinit; compinit -u -D; "
    "stty columns 300 lines 900; LISTMAX=10000; "
    'show() { print -r -- "<$BUFFER>"; BUFFER=; }; zle -N show; bindkey "^X" show; '
    "source <(%s completion zsh); print rea''dy\n"
)


class Zsh(unittest.TestCase):
    """A zsh at a terminal, at which is typed."""

    process = terminal = -1

    @classmethod
    def setUpClass(cls) -> None:
        cls.process, cls.terminal = pty.fork()
        if cls.process == 0:
            os.chdir(TREE)
            os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "dumb", "LC_ALL": "C.UTF-8"})
        cls.addClassCleanup(os.waitpid, cls.process, 0)
        cls.addClassCleanup(os.close, cls.terminal)
        cls.type(SETUP % IPCGEN, "ready\r")

    @classmethod
    def type(cls, keys: str, until: str) -> str:
        """Presses keys; what appears up to a mark."""
        os.write(cls.terminal, keys.encode())
        seen = ""
        end = time.monotonic() + 60
        while until not in seen and time.monotonic() < end:
            if select.select([cls.terminal], [], [], 1)[0]:
                seen += os.read(cls.terminal, 65536).decode(errors="replace")
        if until not in seen:
            raise AssertionError(f"zsh does not say {until!r} but {seen!r}")
        return seen

    def completed(self, typed: str) -> str:
        """The line after one press of the key."""
        seen = self.type(f"codegen/ipcgen {typed}\t\x18", ">\r")
        return re.findall("<codegen/ipcgen (.*)>", seen)[-1]

    def listed(self, typed: str) -> list[str]:
        """The words that are shown after two."""
        seen = self.type(f"codegen/ipcgen {typed}\t\t\x18", ">\r")
        return [word for line in seen.splitlines()[1:] if "codegen/ipcgen" not in line for word in line.split()]

    def test_commands(self) -> None:
        self.assertEqual(self.completed("expl"), "explain ")
        self.assertEqual(self.completed("--message-format=json ch"), "--message-format=json check ")
        shown = self.listed("")
        for name, command in cli.COMMANDS.items():
            self.assertIn(name, shown)
            self.assertIn(command.help.split()[2], shown)

    def test_options_and_their_words(self) -> None:
        for name, command in cli.COMMANDS.items():
            shown = self.listed(f"{name} --")
            self.assertLessEqual({*command.flags, *command.options} | EVERYWHERE, set(shown), name)
        self.assertEqual(self.completed("decode --part b"), "decode --part body ")
        self.assertEqual(self.completed("review --format=s"), "review --format=sarif ")
        self.assertEqual(self.completed("compat --fail-on=breaking,so"), "compat --fail-on=breaking,source,")
        self.assertEqual(self.completed("gen --idl=id"), "gen --idl=idl/")

    def test_ids_ops_schemas_and_revisions(self) -> None:
        self.assertEqual(self.completed("explain IPC0911"), "explain IPC0911 ")
        self.assertEqual(self.completed("explain missing"), "explain missing_unit ")
        self.assertEqual(self.completed("decode --op STOP_PRO"), "decode --op STOP_PROCESS ")
        self.assertEqual(self.completed("decode --statements generated/ipc/keyd --op STOP_PRO"),
                         "decode --statements generated/ipc/keyd --op STOP_PRO")  # fmt: skip
        self.assertEqual(self.completed("ops key"), "ops keyd ")
        self.assertEqual(self.completed("review HEAD..HEA"), "review HEAD..HEAD ")
        self.assertEqual(self.completed("fmt READ"), "fmt README.md ")

    def test_the_script_is_a_file_of_fpath_too(self) -> None:
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        with open(os.path.join(folder, "_ipcgen"), "w", encoding="utf-8") as file:
            file.write(said("completion", "zsh"))
        script = "fpath=($1 $fpath); autoload -U compinit; compinit -u -D; print $_comps[ipcgen]; whence -w _ipcgen"
        done = subprocess.run(["zsh", "-f", "-c", script, "zsh", folder], capture_output=True, text=True, check=True)
        self.assertEqual((done.stdout, done.stderr), ("_ipcgen\n_ipcgen: function\n", ""))


class Refused(unittest.TestCase):
    def test_what_is_none(self) -> None:
        for words, wanted in (
            (("fish",), "there is no completion of 'fish'; it is bash, zsh, ops, schemas, ids"),
            (("bsh",), "there is no completion of 'bsh'; did you mean 'bash'?; it is bash, zsh, ops, schemas, ids"),
            (("ops", "--statements", "none"), "can't read 'none': No such file or directory"),
            (("schemas", "--out", "none"), "can't read 'none/ipc': No such file or directory"),
        ):
            done = subprocess.run([IPCGEN, "completion", *words], capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", f"ipcgen: {wanted}\n"))


if __name__ == "__main__":
    unittest.main()
