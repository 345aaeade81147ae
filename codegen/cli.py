"""The command line: argv in, exit status out.

Exit status: 0 fine, 1 errors in schemas or something stale, 2 usage or a file that can't be read or written,
3 a fault of the compiler. Schemas' diagnostics go to stderr as text, or to stdout as JSON lines (then all other
words go to stderr). Each command is imported when it runs, so that `decode` and `ops` answer without the compiler.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Callable, Iterator, Mapping, Sequence

from codegen.arguments import Arguments, Command, UsageError, meant
from codegen.compat.help import HELP as COMPAT_HELP
from codegen.decode.help import HELP as DECODE_HELP
from codegen.encode.help import HELP as ENCODE_HELP
from codegen.lint.help import HELP as LINT_HELP
from codegen.manual import texts
from codegen.manual.help import COMPLETION_HELP, MAN_HELP
from codegen.manual.texts import HELP
from codegen.ops.help import HELP as OPS_HELP
from codegen.review.help import HELP as REVIEW_HELP
from codegen.why.help import HELP as WHY_HELP


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


def _man(_: Arguments) -> int:
    from codegen.manual import command  # pylint: disable=import-outside-toplevel

    return command.print_man(HELP, COMMANDS)


def _completion(arguments: Arguments) -> int:
    from codegen.manual import command  # pylint: disable=import-outside-toplevel

    wish = command.Wish(arguments.names[0], arguments.one("--statements"), arguments.one("--out"))
    return command.completion(wish, HELP, COMMANDS)


COMMANDS: Mapping[str, Command] = {
    "gen": Command(texts.GEN, ("--check",), ("--idl", "--out", "--import"), (0, 0), _compiler("gen")),
    "check": Command(texts.CHECK, (), ("--idl", "--import"), (0, 0), _compiler("check")),
    "freeze": Command(texts.FREEZE, (), ("--idl", "--out", "--import"), (1, 1), _compiler("freeze")),
    "fmt": Command(texts.FMT, ("--check",), (), (0, 1 << 30), _compiler("fmt")),
    "lint": Command(LINT_HELP, ("--list",), ("--idl", "--import", "--format"), (0, 0), _compiler("lint")),
    "explain": Command(texts.EXPLAIN, (), (), (1, 1), _compiler("explain")),
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
    "completion": Command(COMPLETION_HELP, (), ("--statements", "--out"), (1, 1), _completion),
    "encode": Command(
        ENCODE_HELP, ("--message",), ("--statements", "--format", "--result", "--request-id"), (1, 1 << 30), _encode
    ),
    "ops": Command(OPS_HELP, (), ("--out", "--live", "--format"), (0, 1 << 30), _ops),
}
