"""Words like `segments[0].vaddr=0x1000` and a message in, its values out. What is left out is as `_init` leaves it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Mapping

from codegen.arguments import meant
from codegen.decode.text import count
from codegen.encode import values
from codegen.encode.initial import fresh, initial
from codegen.encode.values import EncodeError
from codegen.layout.model import Array, Block, Message, Records, Slot, Struct, Type
from codegen.reference.image import Values
from codegen.sema.kinds import Bytes, Text
from codegen.statement.tokens import span

_PATH = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)((?:\[[0-9]{1,4}\])?)((?:\.[A-Za-z_][A-Za-z0-9_]*(?:\[[0-9]{1,4}\])?)*)")
_STEP = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:\[([0-9]+)\])?")
REQUEST = "request"  # stands before what a reply's rules read of its request; no field may be called so

Step = tuple[str, "int | None"]


@dataclass
class Built:
    """The values of a message; `named` are the fields that were given, `given` the scalars of the request."""

    values: Values
    given: dict[str, int]
    named: set[str] = field(default_factory=set)
    counts: list[tuple[str, Block, Values, Slot, int]] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether a field, or something within it, was given."""
        return any(other == name or other.startswith((name + ".", name + "[")) for other in self.named)

    def request(self) -> Values:
        """The scalars of the request as the tree that they were read from."""
        tree: Values = {}
        for path, number in self.given.items():
            *above, last = path.split(".")
            inner = tree
            for name in above:
                inner = inner.setdefault(name, {})
            inner[last] = number
        return tree


def split(word: str) -> tuple[str, str]:
    """Name and value of `name=value`; blanks around the first `=` are fine."""
    name, equals, text = word.partition("=")
    if not equals:
        raise EncodeError(f"'{word}' is no NAME=VALUE")
    return name.strip(), text.strip() if text.strip() else ""


def build(message: Message, assignments: Mapping[str, str]) -> Built:
    """The values that the words ask for. EncodeError: one line on the first that does not fit."""
    built = Built(fresh(message.block), {".".join(scalar.path): initial(scalar.type) for scalar in message.given})
    for name, text in assignments.items():
        if name.split(".")[0] == REQUEST:
            _request(built, message, name, text)
        else:
            _assign(built, message, name, text)
        built.named.add(name)
    for name, block, inner, slot, number in built.counts:
        _counted(built, name, block, inner, slot, number)
    return built


def _request(built: Built, message: Message, name: str, text: str) -> None:
    known = {".".join(scalar.path): scalar.type for scalar in message.given}
    path = name.partition(".")[2]
    if path not in known:
        shown = meant(path, known) or (f"; they read {', '.join(known)}" if known else "")
        raise EncodeError(f"no rule of {message.name} reads '{name}'{shown}")
    built.given[path] = int(_value(known[path], name, text))


def _value(kind: Type, name: str, text: str) -> Any:
    """A value, or an error that starts with the field's name."""
    try:
        return values.value(kind, text)
    except EncodeError as error:
        raise EncodeError(f"{name} {error}") from None


def _assign(built: Built, message: Message, name: str, text: str) -> None:
    if _PATH.fullmatch(name) is None:
        raise EncodeError(f"'{name}' is no name of a field, such as segments[0].flags")
    steps: list[Step] = [(step[1], int(step[2]) if step[2] else None) for step in _STEP.finditer(name)]
    block, inner = message.block, built.values
    path = ""
    for at, (word, index) in enumerate(steps):
        slot = _slot(block, word, path, message.name)
        path += word
        if word in block.counted:
            if index is not None or at + 1 < len(steps):
                raise EncodeError(f"{path} is a number: it has nothing within it")
            built.counts.append((path, block, inner, slot, _count(path, slot, text)))
            return
        kind: Type = slot.type
        if index is not None:
            kind = _grow(path, kind, inner, word, index)
            path += f"[{index}]"
        if at + 1 == len(steps):
            found = _value(kind, path, text)
            if index is None:
                inner[word] = found
            else:
                inner[word][index] = found
            return
        if not isinstance(kind, Struct):
            raise EncodeError(_no_struct(path, kind))
        block, inner = kind.block, inner[word] if index is None else inner[word][index]
        path += "."


def _no_struct(path: str, kind: Type) -> str:
    if isinstance(kind, (Array, Records)):
        return f"{path} is a list: say which, as in {path}[0]"
    return f"{path} is no struct: it has nothing within it"


def _slot(block: Block, word: str, path: str, owner: str) -> Slot:
    for slot in block.slots:
        if slot.name == word:
            return slot
    names = {slot.name for slot in block.slots}
    shown = meant(word, names) or (f"; it has {', '.join(slot.name for slot in block.slots)}" if names else "")
    raise EncodeError(f"{path[:-1] or owner} has no field '{word}'{shown}")


def _count(path: str, slot: Slot, text: str) -> int:
    found = values.parsed(text)
    if found is None or found < 0:
        raise EncodeError(f"{path} is a number, not '{text}'")
    if found >= 1 << 8 * slot.size:
        raise EncodeError(f"{path} = {found} is out of range: it lies within {span(0, (1 << 8 * slot.size) - 1)}")
    return found


def _grow(path: str, kind: Type, inner: Values, word: str, index: int) -> Type:
    """The type of an element, which is there afterwards, as are those before it."""
    if isinstance(kind, Array):
        element: Type = kind.element
        most = kind.high
    elif isinstance(kind, Records):
        element = kind.record
        most = kind.high // max(kind.record.block.minimum, 1)
    else:
        raise EncodeError(f"{path} is no list: it has no [{index}]")
    if index >= most:
        raise EncodeError(f"{path}[{index}] is one too many: {path} has {count(most, 'element')} at most, from 0")
    while len(inner[word]) <= index:
        inner[word].append(initial(element))
    return element


def _counted(built: Built, name: str, block: Block, inner: Values, slot: Slot, number: int) -> None:
    """A count that was given is that of its data; without data it makes as many zeros, or elements that nobody set."""
    target = block.counted[slot.name]
    kind = block.slot(target).type
    assert isinstance(kind, (Bytes, Text, Array, Records))
    path = name[: -len(slot.name)] + target
    if not built.has(path):
        if not isinstance(kind, Records) and not kind.low <= number <= kind.high:
            raise EncodeError(f"{name} = {number}, but {path} takes {span(kind.low, kind.high)}")
        if isinstance(kind, Bytes):
            inner[target] = bytes(number)
        elif isinstance(kind, Array):
            inner[target] = [initial(kind.element) for _ in range(number)]
        elif isinstance(kind, Records):
            inner[target] = [fresh(kind.record.block) for _ in range(number)]
    if len(inner[target]) != number:
        raise EncodeError(f"{name} = {number}, but {path} has {len(inner[target])}; leave {name} out, it is counted")
