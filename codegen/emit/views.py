"""Ready-to-print data for each output file. The templates lay it out and add nothing. Made by the `views_*` modules."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.emit.statements import Statement


@dataclass(frozen=True)
class Define:
    """A constant: an optional comment above it, the name padded to its column."""

    comment: str
    name: str
    value: str


@dataclass(frozen=True)
class Prototype:
    """A declaration without its semicolon, over one or more lines. `must_check`: its result is not to be dropped.

    `comment` stands above it. `guard`: the macro without which it is left out.
    """

    text: str
    must_check: bool
    comment: str = ""
    guard: str = ""


@dataclass(frozen=True)
class Aggregate:
    """A struct, union or C enum: a comment, `struct name` or the like, the lines between the braces."""

    comment: str
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """What belongs together in a header, between empty lines. `lead` is a comment on all of it."""

    lead: str
    defines: tuple[Define, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    prototypes: tuple[Prototype, ...] = ()


@dataclass(frozen=True)
class Header:
    """`<schema>.h`, `<schema>_client.h` or `<schema>_server.h`."""

    banner: str
    doc: str
    guard: str
    system_includes: tuple[str, ...]
    includes: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Function:
    """A function with its body.

    `guard`: the macro without which it is left out, or has the body `instead`.
    """

    comment: str
    head: str
    body: tuple[Statement, ...]
    guard: str = ""
    instead: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Table:
    """Constants: a head, the lines between the braces. `guard`: the macro without which it is left out."""

    head: str
    lines: tuple[str, ...]
    guard: str = ""


@dataclass(frozen=True)
class Source:
    """`<schema>_codec.c`, `<schema>_client.c` or `<schema>_server.c`."""

    banner: str
    header: str
    system_includes: tuple[str, ...]
    includes: tuple[str, ...]
    asserts: tuple[str, ...]
    tables: tuple[Table, ...]
    functions: tuple[Function, ...]


@dataclass(frozen=True)
class Umbrella:
    """`ipc/ipc.h`."""

    includes: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """`meson.build`: paths under the output root, each list sorted."""

    sources: tuple[str, ...]
    headers: tuple[str, ...]
    texts: tuple[str, ...]
