"""The command `review`: reads two sides, prints what their difference does. Called by `cli`."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass

from codegen.compat.classes import DEFAULT, ClassError, fails, parse
from codegen.review import sides as reading
from codegen.review.changes import Changes, changes, statement_path
from codegen.review.page import Measured
from codegen.review.sides import SideError

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
FORMATS = ("markdown", "json", "sarif")
DIFFS = ("all", "abi", "none")

__all__ = ["SideError", "Wish", "run"]


@dataclass(frozen=True)
class Wish:
    """What the user asked for."""

    names: tuple[str, ...]  # one or two: revisions or folders
    format: str = "markdown"
    fail_on: str = DEFAULT
    diff: str = "all"
    consumers: tuple[str, ...] = ()
    measure: bool = False
    tree: str = ""  # "" for this one
    imports: tuple[str, ...] = ()  # none: this tree's idl/


def run(wish: Wish) -> int:
    """Prints; the exit status. SideError: one line on what the user can mend."""
    for option, value, known in (("--format", wish.format, FORMATS), ("--diff", wish.diff, DIFFS)):
        if value not in known:
            raise SideError(f"{option} is one of {', '.join(known)}")
    try:
        wanted = parse(wish.fail_on)
    except ClassError as error:
        raise SideError(str(error)) from None
    if wish.tree and not os.path.isdir(wish.tree):
        raise SideError(f"--tree: '{wish.tree}' is no folder")
    consumers = {folder.rstrip("/") or folder: reading.consumer_texts(folder) for folder in wish.consumers}
    change = changes(*reading.sides(wish.names, wish.tree or TREE))
    return _told(wish, wanted, change, consumers)


def _told(wish: Wish, wanted: frozenset[str], change: Changes, consumers: dict[str, dict[str, str]]) -> int:
    """The page of what differs."""
    from codegen.decode.statements import DecodeError  # pylint: disable=import-outside-toplevel
    from codegen.review import as_json, build, compared, fresh, markdown  # pylint: disable=import-outside-toplevel

    stated = fresh.stated(change, _spare(wish.imports or (os.path.join(TREE, "idl"),)))
    vectors = compared.vectors_of(change.old, change.new)
    labels = (change.old.label, change.new.label)
    found = build.Found(
        change=change,
        stated=stated,
        compared=compared.compared(labels, stated, vectors),
        vectors=vectors,
        consumers=consumers,
        measured=_measured(change) if wish.measure else None,
        diff=reading.raw_diff(change.before, change.after) if change.paths else "",
        wire=_own_wire(),
    )
    try:
        page = build.build(found)
    except DecodeError as error:
        raise SideError(str(error)) from None
    if wish.format == "markdown":
        sys.stdout.write(markdown.markdown(page, wish.diff))
    else:
        facts = as_json.page_facts(page) if wish.format == "json" else as_json.page_sarif(page)
        print(json.dumps(facts, indent=2, ensure_ascii=False))
    failed = fails((entry.verdict for entry in page.entries), wanted) or "any" in wanted and not page.empty
    failed = failed or bool(stated[1].refused) and "breaking" in wanted
    return 1 if failed else 0


def _spare(folders: tuple[str, ...]) -> dict[str, str]:
    """The schemas that a side may import, by name."""
    found = {}
    for folder in folders:
        try:
            for name in sorted(os.listdir(folder)):
                if name.endswith(".ipc"):
                    found[name.removesuffix(".ipc")] = _text(os.path.join(folder, name))
        except OSError as error:
            raise SideError(f"can't read the folder '{folder}': {error.strerror}") from None
    return found


def _own_wire() -> str:
    """The statement of header and table that this tree has; "" if it has none."""
    path = os.path.join(TREE, statement_path("wire"))
    return _text(path) if os.path.exists(path) else ""


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise SideError(f"can't read '{path}': {error.strerror}") from None
    except UnicodeDecodeError:
        raise SideError(f"can't read '{path}': it is not UTF-8") from None


def _measured(change: Changes) -> Measured:
    """Code and stack of the codecs that differ."""
    from codegen.review import measure  # pylint: disable=import-outside-toplevel
    from codegen.review.compiler import Compiler, CompilerError  # pylint: disable=import-outside-toplevel

    spare = reading.headers(os.path.join(TREE, "generated"))  # of schemas that a side imports from this tree
    texts = []
    for side in (change.old, change.new):
        paths = [path for path in side.files if path.startswith("generated/ipc/")]
        own = {path.removeprefix("generated/"): text for path, text in side.texts(paths).items()}
        texts.append({**spare, **own})
    try:
        rows = measure.measure(texts[0], texts[1], Compiler(os.path.join(TREE, "runtime", "include")))
    except CompilerError as error:
        raise SideError(str(error)) from None
    return Measured(measure.changes(rows), *measure.total(rows))
