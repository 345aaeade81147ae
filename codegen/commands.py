"""The commands that compile: reads the schemas, prints, and calls the driver and the writer.

Apart from `cli`, because the driver brings the whole compiler with it, which help and `decode` do not need.
"""

from __future__ import annotations

import os
import shlex
import sys
from typing import Callable, Mapping, Sequence, TextIO

from codegen import driver, output
from codegen.arguments import Arguments, UsageError, meant
from codegen.compat.catalogue import CATALOGUE, explain as explain_rule
from codegen.diag.explain import schemas_of
from codegen.diag.reporter import Reporter
from codegen.lint import text as lint_text
from codegen.lint.rules import RULES as LINT_RULES
from codegen.lint.run import lint

TREE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
LISTED = 20  # paths of one kind that `gen` names one by one


def _words(arguments: Arguments) -> TextIO:
    """Where everything but diagnostics goes."""
    return sys.stderr if arguments.json else sys.stdout


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
    files = [_read(path) for path in _schemas(_idl(arguments))]
    return files, [_read(path) for folder in arguments.values.get("--import", ()) for path in _schemas(folder)]


def _idl(arguments: Arguments) -> str:
    """The folder of the schemas."""
    return arguments.one("--idl") or _shown(os.path.join(TREE, "idl"))


def _release(arguments: Arguments) -> dict[str, str]:
    """The files of the last release by path; none before the first."""
    folder = os.path.join(_idl(arguments), "released")
    if not os.path.isdir(folder):
        return {}
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith((".abi.txt", "release.txt")))
    except OSError as error:
        raise UsageError(f"can't read the folder '{folder}': {error.strerror}") from error
    return dict(_read(os.path.join(folder, name)) for name in names)


def _against_release(
    step: Callable[..., driver.Result], arguments: Arguments, *given: object, **named: object
) -> driver.Result:
    """A step of the driver with the last release; what is wrong with that is the user's to mend."""
    try:
        return step(*given, release=_release(arguments), **named)
    except driver.ReleaseError as error:
        raise UsageError(str(error)) from error


def _freeze(arguments: Arguments) -> int:
    if ("--idl" in arguments.values) != ("--out" in arguments.values):
        raise UsageError("--idl and --out go together: schemas of another tree have an output folder of their own")
    files, imports = _sources(arguments)
    name = arguments.names[0]
    result = _against_release(driver.freeze, arguments, name, files, imports)
    _print_diagnostics(arguments, result.reporter)
    if result.outputs is None:
        return 1
    root = arguments.one("--out") or _shown(os.path.join(TREE, "generated"))
    for path, text in result.outputs.items():
        schema = path.removesuffix(".abi.txt")
        made = os.path.join(root, "ipc", schema, path)
        if schema != path and (not os.path.isfile(made) or _read(made)[1] != text):
            raise UsageError(f"'{made}' is not what the schemas say; run ipcgen gen first, and review what it changes")
    folder = os.path.join(_idl(arguments), "released")
    known = _release(arguments)
    if any(text.startswith("#") and f"\nrelease {name}\n" in text for text in known.values()):
        raise UsageError(f"release {name} is frozen already, and a release does not change; take another name")
    try:
        report = output.write(folder, result.outputs)
    except OSError as error:
        raise UsageError(f"can't write '{folder}': {error.strerror}; nothing has changed") from error
    if report.blocked:
        raise UsageError(f"'{os.path.join(folder, report.blocked[0])}' is in the way; nothing has changed")
    print(f"{folder}: release {name}, {len(result.outputs) - 1} statements", file=_words(arguments))
    return 0


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
    result = _against_release(driver.generate, arguments, files, imports)
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
    return tell(_words(arguments), root, report, again)


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
    result = _against_release(driver.check, arguments, files, imports)
    _print_diagnostics(arguments, result.reporter)
    if result.reporter.has_errors:
        return 1
    print(f"{len(files)} schema{'s are' if len(files) > 1 else ' is'} fine", file=_words(arguments))
    return 0


def _lint(arguments: Arguments) -> int:
    if arguments.one("--format", "text") not in ("text", "sarif"):
        raise UsageError("--format is text or sarif")
    if "--list" in arguments.flags:
        print(lint_text.rule_list(), end="")
        return 0
    files, imports = _sources(arguments)
    loaded = driver.load(files, imports)
    if loaded.reporter.has_errors:
        _print_diagnostics(arguments, loaded.reporter)
        return 1
    found = lint(loaded.models, loaded.schemas, loaded.own)
    if arguments.one("--format") == "sarif":
        print(lint_text.sarif(found), end="")
    elif arguments.json:
        print(lint_text.json_lines(found), end="", flush=True)
    else:
        print(lint_text.report(found), end="", file=sys.stderr, flush=True)
    if not found and arguments.one("--format") != "sarif":
        allowed = sum(len(model.allowances) for model in loaded.models if model.name in loaded.own)
        count = f"{len(files)} schema{'s' if len(files) > 1 else ''}, {allowed} allowed"
        print(f"{count}, nothing found", file=_words(arguments))
    return 1 if found else 0


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
            print(output.diff(path, text, formatted), end="", file=_words(arguments))
            status = 1
        else:
            try:
                output.rewrite(path, formatted)
            except OSError as error:
                raise UsageError(f"can't write '{path}': {error.strerror}") from error
            print(f"formatted  {path}", file=_words(arguments))
    if unchanged == len(files):
        print(f"{len(files)} schema{'s are' if len(files) > 1 else ' is'} in canonical form", file=_words(arguments))
    elif status and "--check" in arguments.flags:
        print(f"run: {_command('fmt', *arguments.names)}", file=_words(arguments))
    return status


def _explain(arguments: Arguments) -> int:
    word = arguments.names[0].strip("[]")
    rule = word.lower().replace("-", "_")
    if rule in LINT_RULES:
        bad, good = _examples("lint", rule)
        loaded = driver.load(schemas_of(bad))
        print(lint_text.explain(rule, bad, good, lint(loaded.models, loaded.schemas, loaded.own)), end="")
        return 0
    compared = word.lower().replace("_", "-")
    if compared in CATALOGUE:
        print(explain_rule(compared), end="")
        return 0
    wanted = f"IPC{int(word):04d}" if word.isdecimal() else word.upper()
    known = driver.diagnostic_ids()
    if wanted not in known:
        if "_" in rule:
            near = meant(rule, LINT_RULES) or meant(compared, CATALOGUE)
            raise UsageError(f"there is no rule '{word}'{near}; see 'ipcgen lint --list'")
        raise UsageError(
            f"there is no diagnostic '{word}'{meant(wanted, known)}; they go from {known[0]} to {known[-1]}"
        )
    print(driver.explain(wanted, *_examples("diag", wanted)), end="")
    return 0


def _examples(part: str, name: str) -> tuple[str, str]:
    """The bad and the good example of a diagnostic or a lint rule."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), part, "examples")
    bad, good = (_read(os.path.join(folder, f"{name}.{kind}.ipc"))[1] for kind in ("bad", "good"))
    return bad, good


COMMANDS: Mapping[str, Callable[[Arguments], int]] = {
    "gen": _gen,
    "check": _check,
    "freeze": _freeze,
    "lint": _lint,
    "fmt": _fmt,
    "explain": _explain,
}
