"""The generated texts of two sides in; of each codec that differs the bytes of code and stack before and after, out.

The compiler is a function that is passed, so that nothing here touches the disk. Only codecs whose text differs are
compiled; a change that reaches a codec through a header of another schema alone is not measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

FLAGS = ("-std=c11", "-O2", "-ffreestanding", "-fstack-usage", "-c")

_CODEC = re.compile(r"ipc/(\w+)/\1_codec\.c$")
_VERB = re.compile(r"(.+?)_(caps_pack|caps_unpack|init|pack|unpack|validate|wipe|from|next|append|check)$")
_SYMBOL = re.compile(r"[0-9a-f]+ ([0-9a-f]+) [tT] ([\w.]+)$")
_STACK = re.compile(r".*:([\w.]+)\t([0-9]+)\t\S+$")


@dataclass(frozen=True)
class Compiled:
    """What tells of one object file: the output of `nm -S`, and the text of the `.su` file."""

    symbols: str
    stack: str


# Side ("old", "new"), the texts by path below the output folder, the paths to compile: what became of each.
Compile = Callable[[str, Mapping[str, str], Sequence[str]], Mapping[str, Compiled]]


@dataclass(frozen=True)
class Size:
    """Bytes of one function, the parts included that the compiler split off."""

    code: int
    stack: int


@dataclass(frozen=True)
class Row:
    """One function of a codec; a side that lacks the function has None.

    `verb` is "" for a step of a sequence, and for an inline function of the runtime that the compiler kept whole;
    `message` is then all of its name.
    """

    schema: str
    message: str
    verb: str
    old: Size | None
    new: Size | None

    @property
    def changed(self) -> bool:
        """Whether the sides differ."""
        return self.old != self.new

    @property
    def codec(self) -> str:
        """Name of what is packed or checked, and what is done."""
        return f"{self.schema} {self.message}{f' {self.verb}' if self.verb else ''}"


def measure(old: Mapping[str, str], new: Mapping[str, str], compile_: Compile) -> tuple[Row, ...]:
    """Every function of the codecs that differ, in the order of schema, message and verb."""
    paths = [path for path in sorted({*old, *new}) if _CODEC.match(path) and old.get(path) != new.get(path)]
    sides = [
        _sizes(compile_(side, texts, [path for path in paths if path in texts]))
        for side, texts in (("old", old), ("new", new))
    ]
    keys = sorted({*sides[0], *sides[1]})
    return tuple(Row(*key, *(side.get(key) for side in sides)) for key in keys)


def changes(rows: Sequence[Row]) -> tuple[tuple[str, str, str], ...]:
    """Of the functions that differ: the codec, its code and its stack, each as "before -> after"."""
    return tuple(
        (row.codec, _step(row.old, row.new, lambda size: size.code), _step(row.old, row.new, lambda size: size.stack))
        for row in rows
        if row.changed
    )


def total(rows: Sequence[Row]) -> tuple[int, int]:
    """Bytes of code of all functions, before and after."""
    return sum(row.old.code for row in rows if row.old), sum(row.new.code for row in rows if row.new)


def _step(old: Size | None, new: Size | None, part: Callable[[Size], int]) -> str:
    before, after = (str(part(size)) if size else "none" for size in (old, new))
    return f"{before} -> {after}"


def _sizes(compiled: Mapping[str, Compiled]) -> dict[tuple[str, str, str], Size]:
    """The sizes of each function, by schema, message and verb."""
    found: dict[tuple[str, str, str], Size] = {}
    for path, one in compiled.items():
        match = _CODEC.match(path)
        assert match is not None
        stacks = dict(_of_stack(one.stack))
        for name, code in _of_symbols(one.symbols):
            key = (match[1], *_split(match[1], name.partition(".")[0]))
            before = found.get(key, Size(0, 0))
            found[key] = Size(before.code + code, max(before.stack, stacks.get(name, 0)))
    return found


def _of_symbols(text: str) -> list[tuple[str, int]]:
    """Functions and their bytes."""
    matches = (_SYMBOL.match(line) for line in text.splitlines())
    return [(match[2], int(match[1], 16)) for match in matches if match]


def _of_stack(text: str) -> list[tuple[str, int]]:
    """Functions and the bytes of stack of each."""
    matches = (_STACK.match(line) for line in text.splitlines())
    return [(match[1], int(match[2])) for match in matches if match]


def _split(schema: str, function: str) -> tuple[str, str]:
    """Message and verb of a function: ipc_procd_stop_process_request_pack is that of packing stop_process_request."""
    name = function.removeprefix(f"ipc_{schema}_").removeprefix("ipc_")
    match = _VERB.match(name)
    return (match[1], match[2]) if match else (name, "")
