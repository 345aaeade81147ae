"""The commands in, the page ipcgen(1) out, in the macros of man(7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.manual.topics import Topic

FILES = (
    ("idl/*.ipc", "the schemas"),
    ("idl/released/", "the statements of the last release; ipcgen freeze writes them"),
    ("generated/ipc/*/*.abi.txt", "the statement of each schema, which review, compat, decode, why and encode read"),
    ("idl/README.md", "the manual of the language"),
)


def page(head: str, topics: Sequence[Topic]) -> str:
    """The whole page. `head` is the help text of ipcgen itself."""
    lines = [
        ".TH IPCGEN 1 \"\" libipc",
        ".SH NAME",
        "ipcgen \\- schemas of messages in, C, statements, vectors and reviews out",
        ".SH SYNOPSIS",
        ".B ipcgen",
        ".I COMMAND",
        "[\\fIOPTIONS\\fR]",
        ".SH DESCRIPTION",
        *_text(head.partition("\n\n")[2]),
        ".SH COMMANDS",
    ]
    for topic in topics:
        lines += [f".SS {_escaped(topic.name)}: {_escaped(topic.title)}", *_text(topic.help.partition("\n\n")[2])]
    lines.append(".SH FILES")
    for path, what in FILES:
        lines += [".TP", f".I {_escaped(path)}", _escaped(what)]
    return "\n".join(lines) + "\n"


def _text(text: str) -> Iterator[str]:
    """A text as it stands, without filling."""
    yield ".nf"
    for line in text.rstrip("\n").split("\n"):
        yield _escaped(line)
    yield ".fi"


def _escaped(line: str) -> str:
    """A line whose hyphens stay hyphens, and which is no request."""
    line = line.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    return f"\\&{line}" if line.startswith((".", "'")) else line
