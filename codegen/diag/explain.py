"""What `ipcgen explain` prints: an id and its two examples in, a text for a terminal out. Called by the driver.

The examples are codegen/diag/examples/<id>.bad.ipc and .good.ipc. This part reads no file and runs no stage: the
caller brings the texts, and what the compiler says about the bad one.
"""

from __future__ import annotations

import re
import string
import textwrap

from codegen.diag.catalog import CATALOG

WIDTH = 80
_SPDX = "// SPDX-License-Identifier:"
_FILE = re.compile(r"// (?:file|(released \S+)): (\S+)\n")
_SCHEMA = re.compile(r"^schema ([A-Za-z_][A-Za-z0-9_]*)", re.MULTILINE)


def schemas_of(example: str) -> tuple[tuple[str, str], ...]:
    """The schemas of an example, (path, text) each: one under its own name, or those that `// file:` opens."""
    return tuple((path, text) for release, path, text in _parts(example) if not release)


def release_of(example: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The name of the release that an example brings, and its schemas, which `// released NAME: PATH` opens."""
    found = [(release, path, text) for release, path, text in _parts(example) if release]
    return found[0][0] if found else "", tuple((path, text) for _, path, text in found)


def _parts(example: str) -> tuple[tuple[str, str, str], ...]:
    """The release ("" for none), path and text of each schema in an example."""
    parts = _FILE.split(example)
    if len(parts) > 1:
        releases = [(word or "").removeprefix("released ") for word in parts[1::3]]
        return tuple(zip(releases, parts[2::3], parts[3::3]))
    named = _SCHEMA.search(example)
    return (("", f"{named.group(1) if named else 'example'}.ipc", example),)


def explain(id_: str, bad: str, good: str, told: str) -> str:
    """The rule, a bad example with what it is told (`told`), a good one. The id is in the catalogue."""
    entry = CATALOG[id_]
    return page(f"{id_}: {_plain(entry.message)}", entry.rule, ("Refused", bad, told), ("Accepted", good))


def page(head: str, rule: str, bad: tuple[str, str, str], good: tuple[str, str]) -> str:
    """A head line, a rule, and two examples: (word, text, what it is told) and (word, text)."""
    word, text, told = bad
    parts = [f"{head}\n", _paragraph(rule), f"{word}: {_caption(text)}\n\n{_numbered(text)}"]
    if told:
        parts.append(_without_last_line(told))
    parts.append(f"{good[0]}: {_caption(good[1])}\n\n{_numbered(good[1])}")
    return "\n".join(parts)


def _plain(message: str) -> str:
    """The message with <name> where the name of a thing will stand."""
    pieces = []
    for text, name, _, _ in string.Formatter().parse(message):
        pieces.append(text + (f"<{name}>" if name else ""))
    return "".join(pieces)


def _paragraph(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"


def _caption(example: str) -> str:
    """The comment below the licence line, which says what is wrong or right."""
    lines = example.split("\n")
    caption = lines[1].removeprefix("// ") if len(lines) > 1 else ""
    word = caption.split(" ")[0]
    return (caption[:1].lower() + caption[1:] if word[1:].islower() or word == "A" else caption).rstrip(".")


def _numbered(example: str) -> str:
    """The schemas with the line numbers that diagnostics have; licences and the caption are left out."""
    out: list[str] = []
    has_files = _FILE.search(example) is not None
    for release, path, text in _parts(example):
        lines = text.rstrip("\n").split("\n")
        hidden = 0
        if lines[0].startswith(_SPDX):
            hidden = 1 if has_files else 2
            while hidden < len(lines) - 1 and not lines[hidden]:
                hidden += 1
        out += [f"{path}{f', as released in {release}' if release else ''}:\n"] if has_files else []
        out += [f"{number:5} | {line}".rstrip() + "\n" for number, line in enumerate(lines, 1) if number > hidden]
    return "".join(out)


def _without_last_line(told: str) -> str:
    """Diagnostics without the count, which points to this very text."""
    return "".join(told.splitlines(keepends=True)[:-1])
