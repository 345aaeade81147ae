"""Generated headers in, what Eva's drivers must know of the C types out: which members are pointers, what functions take."""

from __future__ import annotations

import re
from dataclasses import dataclass

from codegen.layout.model import Block, Records, Struct
from codegen.sema.kinds import Bool, Bytes, Strings, Text


@dataclass(frozen=True)
class Borrowed:
    """A member that points at bytes of the caller: its path, its C type, how many bytes it may be of, who counts them."""

    path: str
    type: str
    high: int
    length: str


def borrowed(block: Block, header: str, path: str = "") -> list[Borrowed]:
    """The pointers of a message's struct."""
    found = []
    for slot in block.slots:
        kind = slot.type
        if isinstance(kind, Struct):
            found += borrowed(kind.block, header, f"{path}{slot.name}.")
        elif isinstance(kind, (Text, Bytes, Strings, Records)):
            pointer = re.search(rf"const (char|uint8_t) \*{slot.name};", header)
            by_value = re.search(rf"uint8_t {slot.name}\[\d+\];", header)
            if pointer is None or (isinstance(kind, Bytes) and (kind.secret or (by_value and kind.form.value == "exact"))):
                continue
            found.append(Borrowed(path + slot.name, f"const {pointer[1]} *", kind.high, _length(kind, slot.name, path)))
    return found


def bools(block: Block, path: str = "") -> list[str]:
    """The members of a message's struct that are of type bool."""
    found = []
    for slot in block.slots:
        if isinstance(slot.type, Struct):
            found += bools(slot.type.block, f"{path}{slot.name}.")
        elif isinstance(slot.type, Bool):
            found.append(path + slot.name)
    return found


def _length(kind: Text | Bytes | Strings | Records, name: str, path: str) -> str:
    if isinstance(kind, Text) and kind.prefix:
        return f"{path}{name}_length"
    if isinstance(kind, (Strings, Records)):
        return f"{path}{name}_size"
    return path + kind.count if kind.count else ""


def handlers(header: str, family: str) -> list[tuple[str, str]]:
    """The members of the struct of handlers: name and parameters."""
    body = re.search(rf"struct ipc_{family}_handlers {{(.*?)^}};", header, re.MULTILINE | re.DOTALL)
    if body is None:
        return []
    text = re.sub(r"/\*.*?\*/", "", body[1], flags=re.DOTALL)
    return [(name, " ".join(parameters.split()))
            for name, parameters in re.findall(r"uint32_t \(\*(\w+)\)\((.*?)\);", text, re.DOTALL)]
