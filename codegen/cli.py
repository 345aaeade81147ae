"""The command line: argv in, exit status out. Reads the files, prints, and calls the driver and the writer.

Exit status: 0 fine, 1 errors in schemas or something stale, 2 usage or a file that can't be read or written,
3 a fault of the compiler. Schemas' diagnostics go to stderr as text, or to stdout as JSON lines (then all other
words go to stderr).
"""

from __future__ import annotations

import difflib
import io
import os
import shlex
import sys
import traceback
from dataclasses import dataclass
from typing import Callable, Iterator, Mapping, Sequence, TextIO

from codegen import driver, output
from codegen.diag.reporter import Reporter

TREE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
LISTED = 20  # paths of one kind that `gen` names one by one

HELP = """\
ipcgen: schemas in, C out.

Usage: ipcgen COMMAND [OPTIONS]

Every day
  gen              write generated/ anew from idl/
  fmt [FILE]...    give schemas their canonical form
  explain ID       what a diagnostic means, with a bad and a good example

In a test or a review; these write nothing
  check            look for errors in the schemas
  gen --check      fail if generated/ is not what idl/ says, and show the difference
  fmt --check      fail if a schema is not in canonical form, and show the difference

Examples
  codegen/ipcgen gen
  codegen/ipcgen gen --idl mine/idl --out mine/generated --import idl
  codegen/ipcgen explain IPC0207

Everywhere
  --message-format=text|json    diagnostics for people (stderr) or as JSON lines (stdout)
  --traceback                   with an internal error: show where it happened
  -h, --help                    this text, or that of a COMMAND; also: ipcgen help COMMAND

Exit status: 0 fine, 1 errors in schemas or something stale, 2 wrong usage, 3 a fault of ipcgen.
"""

_GEN_HELP = """\
ipcgen gen: write C, statements, vectors and the manifest from schemas.

Usage: ipcgen gen [--check] [--idl DIR --out DIR [--import DIR]...]

  --check       write nothing; name each file that is stale, missing or foreign, show the
                difference and the command that mends it; exit 1 if there is any
  --idl DIR     the schemas, every *.ipc in DIR                      (this tree's idl/)
  --out DIR     where the output goes; its parent must exist         (this tree's generated/)
  --import DIR  schemas that those of --idl may import; no output is made for them

All or nothing: after an error, a full disk or a kill, what was there is there. Only files whose
text changed are rewritten. What an earlier run wrote and this one does not is removed. A file that
ipcgen did not write is reported, never removed or overwritten.

Examples
  codegen/ipcgen gen                  after each change in idl/
  codegen/ipcgen gen --check          before a commit
  codegen/ipcgen gen --idl mine/idl --out mine/generated --import idl
"""

_CHECK_HELP = """\
ipcgen check: look for errors in schemas and write nothing.

Usage: ipcgen check [--idl DIR] [--import DIR]...

  --idl DIR     the schemas, every *.ipc in DIR                      (this tree's idl/)
  --import DIR  schemas that those of --idl may import

Examples
  codegen/ipcgen check
  codegen/ipcgen check --idl mine/idl --import idl
  codegen/ipcgen check --message-format=json          for an editor
"""

_FMT_HELP = """\
ipcgen fmt: give schemas their one canonical form; comments stay.

Usage: ipcgen fmt [--check] [FILE|DIR]...          (all of this tree's idl/)

  --check       write nothing; show what would change; exit 1 if anything would

A file with a syntax error is left as it is.

Examples
  codegen/ipcgen fmt
  codegen/ipcgen fmt --check
  codegen/ipcgen fmt mine/idl/wallet.ipc
"""

_EXPLAIN_HELP = """\
ipcgen explain: what a diagnostic means, with a bad and a good example.

Usage: ipcgen explain ID

Examples
  codegen/ipcgen explain IPC0207
  codegen/ipcgen explain 207
"""


class UsageError(Exception):
    """What the user can mend at the command line or on the disk; the text is one line."""


@dataclass(frozen=True)
class Arguments:
    """One command with its options, as typed."""

    command: str
    flags: frozenset[str]
    values: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]

    def one(self, option: str, default: str = "") -> str:
        """The value of an option that is given at most once."""
        return self.values.get(option, (default,))[-1]

    @property
    def json(self) -> bool:
        """Diagnostics as JSON lines on stdout."""
        return self.one("--message-format", "text") == "json"

    @property
    def words(self) -> TextIO:
        """Where everything but diagnostics goes."""
        return sys.stderr if self.json else sys.stdout


@dataclass(frozen=True)
class Command:
    """What a command takes, and the function that does it."""

    help: str
    flags: tuple[str, ...]
    options: tuple[str, ...]
    names: tuple[int, int]
    run: Callable[[Arguments], int]


def main(argv: Sequence[str]) -> int:
    """Runs one command; the status is the process's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(list(argv))
        sys.stdout.flush()
        return status
    except UsageError as error:
        print(f"ipcgen: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("ipcgen: interrupted; nothing is half written", file=sys.stderr)
        return 130
    except Exception as error:  # pylint: disable=broad-exception-caught
        if isinstance(error, OSError) and error.errno is not None:
            return _no_stdout(error)
        if "--traceback" in argv:
            traceback.print_exc()
        hint = "" if "--traceback" in argv else "; --traceback shows where"
        text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        print(f"ipcgen: internal error, please report it with the schemas that show it{hint}: {text}", file=sys.stderr)
        return 3


def _no_stdout(error: OSError) -> int:
    """Files are dealt with where they are used, so this is stdout: closed by its reader, or full."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    if isinstance(error, BrokenPipeError):
        return 128 + 13
    print(f"ipcgen: {error.strerror}", file=sys.stderr)
    return 2


def _run(argv: list[str]) -> int:
    if not argv:
        print(HELP, end="", file=sys.stderr)
        return 2
    arguments = _parse(argv)
    if arguments.command == "help" or "--help" in arguments.flags:
        topic = arguments.command if arguments.command != "help" else "".join(arguments.names[:1])
        if topic and topic not in COMMANDS:
            raise UsageError(f"there is no command '{topic}'{_meant(topic, COMMANDS)}")
        print(COMMANDS[topic].help if topic else HELP, end="")
        return 0
    return COMMANDS[arguments.command].run(arguments)


def _parse(argv: list[str]) -> Arguments:
    """argv as a command with its options; UsageError for what does not fit."""
    words: Iterator[str] = iter(argv)
    options: list[tuple[str, str | None]] = []
    names: list[str] = []
    takes_value = {option for command in COMMANDS.values() for option in command.options} | {"--message-format"}
    for word in words:
        if word == "--":
            names.extend(words)
        elif word == "-h":
            options.append(("--help", None))
        elif word.startswith("-") and word != "-":
            option, equals, text = word.partition("=")
            given = text if equals else None
            if option in takes_value and not equals:
                given = next(words, "")
            if option in takes_value and not given:
                raise UsageError(f"option '{option}' needs a value; see 'ipcgen help'")
            options.append((option, given))
        else:
            names.append(word)
    flags = {option for option, value in options if value is None}
    command = names.pop(0) if names else "help"
    if command != "help" and command not in COMMANDS:
        raise UsageError(f"there is no command '{command}'{_meant(command, COMMANDS)}; see 'ipcgen help'")
    known = COMMANDS.get(command, Command(HELP, (), (), (0, 1), lambda _: 0))
    allowed = {*known.flags, *known.options, "--help", "--traceback", "--message-format"}
    for option, value in options:
        if option not in allowed:
            meant = _meant(option, allowed)
            raise UsageError(f"'{command}' has no option '{option}'{meant}; see 'ipcgen help {command}'")
        if value is not None and option not in takes_value:
            raise UsageError(f"option '{option}' takes no value")
    if "--help" not in flags and not known.names[0] <= len(names) <= known.names[1]:
        wrong = f"'{names[-1]}' is one argument too many" if names else "an argument is missing"
        raise UsageError(f"{wrong}; see 'ipcgen help {command}'")
    values: dict[str, tuple[str, ...]] = {}
    for option, value in options:
        if value is not None:
            values[option] = (*values.get(option, ()), value)
    if values.get("--message-format", ("text",))[-1] not in ("text", "json"):
        raise UsageError("--message-format is text or json")
    return Arguments(command, frozenset(flags), values, tuple(names))


def _meant(word: str, known: Sequence[str] | Mapping[str, object] | set[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def _shown(path: str) -> str:
    """A path as short as it can be said from here."""
    try:
        return min(os.path.relpath(path), path, key=len)
    except OSError:  # the current folder is gone
        return path


def _command(*words: str) -> str:
    launcher = _shown(os.path.join(TREE, "codegen", "ipcgen"))
    return " ".join((launcher if "/" in launcher else f"./{launcher}", *words))


def _read(path: str) -> tuple[str, str]:
    """A schema's path, as it will stand in diagnostics, and its text."""
    try:
        with open(path, "rb") as file:
            data = file.read()
        return path, data.decode("utf-8")
    except OSError as error:
        raise UsageError(f"can't read '{path}': {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError(f"'{path}' is not UTF-8: line {line}, byte 0x{data[error.start]:02x}") from error


def _schemas(folder: str) -> list[str]:
    """The paths of all schemas in a folder, by name."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".ipc") and not name.startswith("."))
    except OSError as error:
        raise UsageError(f"can't read the folder '{folder}': {error.strerror}") from error
    if not names:
        raise UsageError(f"there is no .ipc file in '{folder}'")
    return [os.path.join(folder, name) for name in names]


def _sources(arguments: Arguments) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The schemas of --idl and those of each --import, with their texts."""
    idl = arguments.one("--idl") or _shown(os.path.join(TREE, "idl"))
    files = [_read(path) for path in _schemas(idl)]
    return files, [_read(path) for folder in arguments.values.get("--import", ()) for path in _schemas(folder)]


def _print_diagnostics(arguments: Arguments, reporter: Reporter) -> None:
    if arguments.json:
        print(reporter.render_json(), end="", flush=True)
    else:
        print(reporter.render_text(), end="", file=sys.stderr, flush=True)


def _gen(arguments: Arguments) -> int:
    if ("--idl" in arguments.values) != ("--out" in arguments.values):
        raise UsageError("--idl and --out go together: schemas of another tree have an output folder of their own")
    files, imports = _sources(arguments)
    root = arguments.one("--out") or _shown(os.path.join(TREE, "generated"))
    result = driver.generate(files, imports)
    _print_diagnostics(arguments, result.reporter)
    if result.outputs is None:
        return 1
    given = [(name, value) for name in ("--idl", "--out", "--import") for value in arguments.values.get(name, ())]
    again = _command("gen", *(f"{name} {shlex.quote(value)}" for name, value in given))
    act, tell, verb = (
        (output.check, _tell_check, "read") if "--check" in arguments.flags else (output.write, _tell_gen, "write")
    )
    try:
        report = act(root, result.outputs)
    except OSError as error:
        raise UsageError(f"can't {verb} '{root}': {error.strerror}; nothing has changed") from error
    return tell(arguments.words, root, report, again)


def _tell_gen(words: TextIO, root: str, report: output.Report, again: str) -> int:
    if report.blocked:
        for path in report.blocked:
            print(f"in the way  {os.path.join(root, path)}", file=words)
        print(
            f"ipcgen did not make {_them(report.blocked)} and overwrites nothing of others: move or delete "
            f"{_them(report.blocked)}, then run: {again}\nnothing has changed",
            file=words,
        )
        return 1
    written = sorted((*report.missing, *report.stale))
    _list(words, "wrote  ", root, written)
    _list(words, "removed", root, report.surplus)
    _list(words, "foreign", root, report.foreign, "  (not made by ipcgen; left alone)")
    if report.differs:
        counts = f"{len(written)} written, {len(report.surplus)} removed, {len(report.unchanged)} unchanged"
        print(f"{root}: {counts}", file=words)
        try:
            os.getcwd()
        except FileNotFoundError:
            print("the folder you stand in was replaced as a whole; 'cd .' takes you to the new one", file=words)
    else:
        print(f"{root}: all {len(report.unchanged)} files are up to date", file=words)
    return 0


def _tell_check(words: TextIO, root: str, report: output.Report, again: str) -> int:
    _list(words, "stale  ", root, report.stale)
    _list(words, "missing", root, report.missing)
    _list(words, "surplus", root, report.surplus, "  (no schema makes it any more)")
    foreign = sorted((*report.foreign, *report.blocked))
    _list(words, "foreign", root, foreign, "  (not made by ipcgen: move or delete it)")
    for text in report.diffs:
        print(text, end="", file=words)
    if report.missing or report.stale or report.surplus:
        print(f"{root} is not what the schemas say; run: {again}", file=words)
        return 1
    if foreign:
        print(f"{root} holds what ipcgen did not make", file=words)
        return 1
    print(f"{root}: all {len(report.unchanged)} files are up to date", file=words)
    return 0


def _them(paths: Sequence[str]) -> str:
    return "it" if len(paths) == 1 else "them"


def _list(words: TextIO, what: str, root: str, paths: Sequence[str], remark: str = "") -> None:
    for path in paths[:LISTED]:
        print(f"{what}  {os.path.join(root, path)}{remark}", file=words)
    if len(paths) > LISTED:
        print(f"{what}  ... and {len(paths) - LISTED} more", file=words)


def _check(arguments: Arguments) -> int:
    files, imports = _sources(arguments)
    result = driver.check(files, imports)
    _print_diagnostics(arguments, result.reporter)
    if result.reporter.has_errors:
        return 1
    print(f"{len(files)} schema{'s are' if len(files) > 1 else ' is'} fine", file=arguments.words)
    return 0


def _fmt(arguments: Arguments) -> int:
    status = unchanged = 0
    given = arguments.names or (_shown(os.path.join(TREE, "idl")),)
    files = [_read(path) for name in given for path in (_schemas(name) if os.path.isdir(name) else [name])]
    for path, text in files:
        formatted, reporter = driver.format_source(path, text)
        _print_diagnostics(arguments, reporter)
        if formatted is None:
            status = 1
        elif formatted == text:
            unchanged += 1
        elif "--check" in arguments.flags:
            print(output.diff(path, text, formatted), end="", file=arguments.words)
            status = 1
        else:
            try:
                output.rewrite(path, formatted)
            except OSError as error:
                raise UsageError(f"can't write '{path}': {error.strerror}") from error
            print(f"formatted  {path}", file=arguments.words)
    if unchanged == len(files):
        print(f"{len(files)} schema{'s are' if len(files) > 1 else ' is'} in canonical form", file=arguments.words)
    elif status and "--check" in arguments.flags:
        print(f"run: {_command('fmt', *arguments.names)}", file=arguments.words)
    return status


def _explain(arguments: Arguments) -> int:
    wanted = arguments.names[0].strip("[]").upper()
    wanted = f"IPC{int(wanted):04d}" if wanted.isdecimal() else wanted
    known = driver.diagnostic_ids()
    if wanted not in known:
        raise UsageError(
            f"there is no diagnostic '{arguments.names[0]}'{_meant(wanted, known)}"
            f"; they go from {known[0]} to {known[-1]}"
        )
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "diag", "examples")
    bad, good = (_read(os.path.join(folder, f"{wanted}.{kind}.ipc"))[1] for kind in ("bad", "good"))
    print(driver.explain(wanted, bad, good), end="")
    return 0


COMMANDS: Mapping[str, Command] = {
    "gen": Command(_GEN_HELP, ("--check",), ("--idl", "--out", "--import"), (0, 0), _gen),
    "check": Command(_CHECK_HELP, (), ("--idl", "--import"), (0, 0), _check),
    "fmt": Command(_FMT_HELP, ("--check",), (), (0, 1 << 30), _fmt),
    "explain": Command(_EXPLAIN_HELP, (), (), (1, 1), _explain),
}
