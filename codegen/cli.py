"""The command line: argv in, exit status out.

Exit status: 0 fine, 1 errors in schemas or something stale, 2 usage or a file that can't be read or written,
3 a fault of the compiler. Schemas' diagnostics go to stderr as text, or to stdout as JSON lines (then all other
words go to stderr). Each command is imported when it runs, so that `decode` and `ops` answer without the compiler.
"""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from typing import Callable, Iterator, Mapping, Sequence

from codegen.arguments import Arguments, UsageError, meant
from codegen.compat.help import HELP as COMPAT_HELP
from codegen.decode.help import HELP as DECODE_HELP
from codegen.encode.help import HELP as ENCODE_HELP
from codegen.lint.help import HELP as LINT_HELP
from codegen.manual.completion import SHELLS, script
from codegen.manual.help import COMPLETION_HELP, MAN_HELP
from codegen.manual.man import page
from codegen.manual.topics import Topic
from codegen.ops.help import HELP as OPS_HELP
from codegen.review.help import HELP as REVIEW_HELP
from codegen.why.help import HELP as WHY_HELP

HELP = """\
ipcgen: schemas in, C out.

Usage: ipcgen COMMAND [OPTIONS]

Every day
  gen              write generated/ anew from idl/
  fmt [FILE]...    give schemas their canonical form
  freeze NAME      make a release, which later changes are held against
  explain ID       what a diagnostic or a finding of lint means, with a bad and a good example
  decode [HEX]...  a message, or a trace of many, in words
  why VERDICT [HEX]...   what a verdict says, and which bytes are to blame
  encode OP [FIELD=VALUE]...   the bytes of a message from its fields

In a test or a review; these write nothing
  review A..B      a page: what a change does to the bytes and to C code, and who must rebuild
  compat OLD NEW   the verdicts of that page in a few lines, from statements alone
  check            look for errors in the schemas
  gen --check      fail if generated/ is not what idl/ says, and show the difference
  lint             what a careful reader would ask of the schemas: units, names, reasons, space
  ops [SCHEMA]...  a table of every op: sizes, results, vectors, the test that drives it
  fmt --check      fail if a schema is not in canonical form, and show the difference

For your shell
  man              the page ipcgen(1), for man -l -
  completion SHELL completion for bash or zsh

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

_FREEZE_HELP = """\
ipcgen freeze: make a release of the statements, which later changes are held against.

Usage: ipcgen freeze NAME [--idl DIR --out DIR [--import DIR]...]

  NAME          of the release, such as 1.0
  --idl DIR     the schemas; the release goes to DIR/released        (this tree's idl/)
  --out DIR     the generated files, which must be up to date        (this tree's generated/)
  --import DIR  schemas that those of --idl may import

From then on `gen` and `check` refuse what would break whoever was built from the release: a body
that accepts less than before, a byte that means something else. Where a break is meant, the schema
says so: waive OP in "NAME" "the reason". A waiver that accepts nothing is an error, so it ends with
the release that it names.

Examples
  codegen/ipcgen freeze 1.0
  codegen/ipcgen freeze 1.0 --idl mine/idl --out mine/generated --import idl
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
ipcgen explain: what a diagnostic or a finding of lint means, with a bad and a good example.

Usage: ipcgen explain ID|RULE

Examples
  codegen/ipcgen explain IPC0207
  codegen/ipcgen explain 207
  codegen/ipcgen explain missing_unit
"""


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
            import traceback  # pylint: disable=import-outside-toplevel

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
            raise UsageError(f"there is no command '{topic}'{meant(topic, COMMANDS)}")
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
        raise UsageError(f"there is no command '{command}'{meant(command, COMMANDS)}; see 'ipcgen help'")
    known = COMMANDS.get(command, Command(HELP, (), (), (0, 1), lambda _: 0))
    allowed = {*known.flags, *known.options, "--help", "--traceback", "--message-format"}
    for option, value in options:
        if option not in allowed:
            instead = meant(option, allowed)
            raise UsageError(f"'{command}' has no option '{option}'{instead}; see 'ipcgen help {command}'")
        if value is not None and option not in takes_value:
            raise UsageError(f"option '{option}' takes no value")
    if "--help" not in flags and not known.names[0] <= len(names) <= known.names[1]:
        many = len(names) > known.names[1]
        wrong = f"'{names[-1]}' is one argument too many" if many else "an argument is missing"
        raise UsageError(f"{wrong}; see 'ipcgen help {command}'")
    values: dict[str, tuple[str, ...]] = {}
    for option, value in options:
        if value is not None:
            values[option] = (*values.get(option, ()), value)
    if values.get("--message-format", ("text",))[-1] not in ("text", "json"):
        raise UsageError("--message-format is text or json")
    return Arguments(command, frozenset(flags), values, tuple(names))


def _compiler(name: str) -> Callable[[Arguments], int]:
    """A command of the compiler, which is read when the command runs."""

    def run(arguments: Arguments) -> int:
        from codegen import commands  # pylint: disable=import-outside-toplevel

        return commands.COMMANDS[name](arguments)

    return run


def _decode(arguments: Arguments) -> int:
    from codegen.decode import command  # pylint: disable=import-outside-toplevel

    op, part = arguments.one("--op"), arguments.one("--part")
    trace, headers = ("--trace" in arguments.flags, "--headers" in arguments.flags)
    try:
        return command.run(command.Wish(arguments.names, arguments.one("--statements"), op, part, trace, headers))
    except command.DecodeError as error:
        raise UsageError(str(error)) from None


def _compat(arguments: Arguments) -> int:
    from codegen.compat import command  # pylint: disable=import-outside-toplevel
    from codegen.review.compared import with_source  # pylint: disable=import-outside-toplevel

    form, classes = arguments.one("--format", "text"), arguments.one("--fail-on", "breaking,source")
    try:
        return command.run(command.Wish(arguments.names[0], arguments.names[1], form, classes), with_source)
    except command.CompatError as error:
        raise UsageError(str(error)) from None


def _review(arguments: Arguments) -> int:
    from codegen.review import command  # pylint: disable=import-outside-toplevel

    wish = command.Wish(
        names=arguments.names,
        format=arguments.one("--format", "markdown"),
        fail_on=arguments.one("--fail-on", "breaking,source"),
        diff=arguments.one("--diff", "all"),
        consumers=arguments.values.get("--consumers", ()),
        measure="--measure" in arguments.flags,
        tree=arguments.one("--tree"),
        imports=arguments.values.get("--import", ()),
    )
    try:
        return command.run(wish)
    except command.SideError as error:
        raise UsageError(str(error)) from None


def _why(arguments: Arguments) -> int:
    from codegen.why import command  # pylint: disable=import-outside-toplevel

    options = (arguments.one(option) for option in ("--op", "--part", "--statements", "--idl"))
    try:
        return command.run(command.Wish(arguments.names, *options))
    except command.DecodeError as error:
        raise UsageError(" ".join(str(error).split())) from None  # it may repeat a word with a line end in it


def _encode(arguments: Arguments) -> int:
    from codegen.encode import command  # pylint: disable=import-outside-toplevel

    wish = command.Wish(
        names=arguments.names,
        statements=arguments.one("--statements"),
        form=arguments.one("--format", "hex"),
        whole="--message" in arguments.flags,
        result=arguments.one("--result"),
        request_id=arguments.one("--request-id"),
    )
    try:
        return command.run(wish)
    except command.DecodeError as error:
        raise UsageError(" ".join(str(error).split())) from None  # it may repeat a word with a line end in it


def _ops(arguments: Arguments) -> int:
    from codegen.ops import command  # pylint: disable=import-outside-toplevel

    if arguments.one("--format", "text") not in ("text", "json"):
        raise UsageError("--format is text or json")
    as_json = arguments.one("--format") == "json"
    try:
        return command.run(command.Wish(arguments.names, arguments.one("--out"), arguments.one("--live"), as_json))
    except command.OpsError as error:
        raise UsageError(str(error)) from None


def _topics() -> list[Topic]:
    return [Topic(name, command.help, command.flags, command.options) for name, command in COMMANDS.items()]


def _man(_: Arguments) -> int:
    print(page(HELP, _topics()), end="")
    return 0


def _completion(arguments: Arguments) -> int:
    from codegen.compat.catalogue import CATALOGUE as rules  # pylint: disable=import-outside-toplevel
    from codegen.diag.catalog import CATALOG as diagnostics  # pylint: disable=import-outside-toplevel
    from codegen.lint.rules import RULES as lint_rules  # pylint: disable=import-outside-toplevel

    shell = arguments.names[0]
    if shell not in SHELLS:
        raise UsageError(f"there is completion for {' and '.join(SHELLS)}, not for '{shell}'")
    words = {"explain": (*diagnostics, *rules, *lint_rules), "completion": SHELLS}
    print(script(shell, _topics(), words), end="")
    return 0


COMMANDS: Mapping[str, Command] = {
    "gen": Command(_GEN_HELP, ("--check",), ("--idl", "--out", "--import"), (0, 0), _compiler("gen")),
    "check": Command(_CHECK_HELP, (), ("--idl", "--import"), (0, 0), _compiler("check")),
    "freeze": Command(_FREEZE_HELP, (), ("--idl", "--out", "--import"), (1, 1), _compiler("freeze")),
    "fmt": Command(_FMT_HELP, ("--check",), (), (0, 1 << 30), _compiler("fmt")),
    "lint": Command(LINT_HELP, ("--list",), ("--idl", "--import", "--format"), (0, 0), _compiler("lint")),
    "explain": Command(_EXPLAIN_HELP, (), (), (1, 1), _compiler("explain")),
    "decode": Command(DECODE_HELP, ("--trace", "--headers"), ("--op", "--part", "--statements"), (0, 1 << 30), _decode),
    "review": Command(
        REVIEW_HELP,
        ("--measure",),
        ("--format", "--fail-on", "--diff", "--consumers", "--tree", "--import"),
        (1, 2),
        _review,
    ),
    "compat": Command(COMPAT_HELP, (), ("--format", "--fail-on"), (2, 2), _compat),
    "why": Command(WHY_HELP, (), ("--op", "--part", "--statements", "--idl"), (1, 1 << 30), _why),
    "man": Command(MAN_HELP, (), (), (0, 0), _man),
    "completion": Command(COMPLETION_HELP, (), (), (1, 1), _completion),
    "encode": Command(
        ENCODE_HELP, ("--message",), ("--statements", "--format", "--result", "--request-id"), (1, 1 << 30), _encode
    ),
    "ops": Command(OPS_HELP, (), ("--out", "--live", "--format"), (0, 1 << 30), _ops),
}
