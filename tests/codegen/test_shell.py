"""What a shell gets: the man page as groff reads it, completion as bash and zsh run it."""

from __future__ import annotations

import os
import subprocess
import sys
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen import cli  # noqa: E402

IPCGEN = os.path.join(TREE, "codegen", "ipcgen")


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
            self.assertIn(f"{name}: ", done.stdout)
            for option in (*command.flags, *command.options):
                self.assertIn(option, done.stdout)
        words = done.stdout.split()
        for text in (cli.HELP, *(command.help for command in cli.COMMANDS.values())):
            for word in text.partition("\n\n")[2].split():
                self.assertIn(word, words)


BASH = """
source <(%(ipcgen)s completion bash)
COMP_WORDS=(%(words)s)
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_ipcgen
printf '%%s\\n' "${COMPREPLY[@]}"
"""

ZSH = """
autoload -U compinit && compinit -u -D
source <(%(ipcgen)s completion zsh)
whence -w _ipcgen
print -r -- ${_comps[ipcgen]}
COMP_WORDS=(%(words)s)
COMP_CWORD=$((${#COMP_WORDS} - 1))
emulate -L sh
setopt kshglob bashrematch shwordsplit ksharrays
_ipcgen
print -r -- "${COMPREPLY[@]}"
"""


class Completion(unittest.TestCase):
    def complete(self, *words: str) -> set[str]:
        """What bash offers for the last of these words."""
        quoted = " ".join(f"'{word}'" for word in (IPCGEN, *words))
        script = BASH % {"ipcgen": IPCGEN, "words": quoted}
        done = subprocess.run(["bash", "-c", script], cwd=TREE, capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")
        return set(done.stdout.split())

    def test_commands(self) -> None:
        self.assertEqual(self.complete(""), {*cli.COMMANDS, "help"})
        self.assertEqual(self.complete("re"), {"review"})
        self.assertEqual(self.complete("help", "ch"), {"check"})

    def test_options_of_each_command(self) -> None:
        for name, command in cli.COMMANDS.items():
            self.assertEqual(self.complete(name, "--"), {*command.flags, *command.options, "--help"}, name)

    def test_words_of_options(self) -> None:
        self.assertEqual(self.complete("review", "--format", ""), {"markdown", "json", "sarif"})
        self.assertEqual(self.complete("review", "--format", "=", "s"), {"sarif"})
        self.assertEqual(self.complete("decode", "--part", ""), {"header", "table", "body"})
        self.assertEqual(self.complete("check", "--message-format", "=", ""), {"text", "json"})
        self.assertIn("idl", self.complete("gen", "--idl", "id"))
        self.assertNotIn("README.md", self.complete("gen", "--idl", ""))
        self.assertIn("README.md", self.complete("fmt", "READ"))

    def test_ids_and_ops(self) -> None:
        self.assertEqual(self.complete("explain", "IPC091"), {"IPC0911", "IPC0912"})
        self.assertIn("field-moved", self.complete("explain", "field-"))
        self.assertEqual(self.complete("explain", "missing_"), {"missing_unit"})
        self.assertEqual(self.complete("decode", "--op", "STOP_PRO"), {"STOP_PROCESS"})
        self.assertEqual(
            self.complete("why", "--op", "stop_process_re"), {"stop_process_request", "stop_process_reply"}
        )

    def test_zsh_runs_it(self) -> None:
        # zsh offers all words of a list and drops later those that don't begin like what was typed.
        for words, wanted in ((("'decode'", "'--part'", "''"), ["header", "table", "body"]), (("'expl'",), ["explain"])):
            script = ZSH % {"ipcgen": IPCGEN, "words": " ".join((f"'{IPCGEN}'", *words))}
            done = subprocess.run(["zsh", "-f", "-c", script], cwd=TREE, capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            lines = done.stdout.splitlines()
            self.assertEqual(lines[:2], ["_ipcgen: function", "_bash_complete -F _ipcgen"])
            typed = words[-1].strip("'")
            self.assertEqual([word for word in lines[2].split() if word.startswith(typed)], wanted)

    def test_another_shell(self) -> None:
        done = subprocess.run([IPCGEN, "completion", "fish"], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(done.stderr, "ipcgen: there is completion for bash and zsh, not for 'fish'\n")


if __name__ == "__main__":
    unittest.main()
