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
    """A declaration without its semicolon, over one or more lines. `must_check`: its result is not to be dropped."""

    text: str
    must_check: bool


@dataclass(frozen=True)
class Aggregate:
    """A struct or a C enum: a comment, `struct name` or `enum name`, the lines between the braces."""

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
    """`<schema>.h`."""

    banner: str
    doc: str
    guard: str
    system_includes: tuple[str, ...]
    includes: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Function:
    """A function with its body."""

    comment: str
    head: str
    body: tuple[Statement, ...]


@dataclass(frozen=True)
class Codec:
    """`<schema>_codec.c`."""

    banner: str
    header: str
    system_includes: tuple[str, ...]
    includes: tuple[str, ...]
    asserts: tuple[str, ...]
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
