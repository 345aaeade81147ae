"""Where generated code stands: function, block, the way to bytes, members and locals. Called by the views."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Mapping

from codegen.emit import ctypes, names
from codegen.emit.statements import Call, Group, Statement, Store
from codegen.layout.model import Array, Block, Records, Slot, Struct, Type
from codegen.sema.kinds import Bytes, Form, Int, Text

Path = tuple[str, ...]


class Mode(Enum):
    """What a function does with a body."""

    PACK = "pack"
    UNPACK = "unpack"
    VALIDATE = "validate"


@dataclass(frozen=True)
class Frame:
    """One block or element. Its bytes start at `pointer` + `start` + `terms`, in its part at `origin` + `steps`.

    `member` is the C text before its members' names; `path` leads to it from the body, through arrays too. Where bytes
    are read, `base` points to the part's first: an element's place is how far it is from there.
    """

    pointer: str = "buf"
    start: int = 0
    terms: str = ""
    origin: int = 0
    steps: str = ""
    member: str = "msg->"
    path: Path = ()
    depth: int = 0  # loops around
    base: str = ""

    def index(self, offset: int) -> str:
        """The distance from `pointer`, in bytes; "" for none."""
        total = self.start + offset
        return f"{total or ''}{self.terms}" if total else self.terms.removeprefix(" + ")

    def address(self, offset: int) -> str:
        """A pointer to the byte at that offset of the block."""
        index = self.index(offset)
        return f"{self.pointer} + {index}" if index else self.pointer

    def chars(self, offset: int) -> str:
        """The same as a pointer to text."""
        index = self.index(offset)
        return f"(const char *){self.pointer} + {index}" if index else f"(const char *){self.pointer}"

    def byte(self, offset: int) -> str:
        """The byte at that offset."""
        return f"{self.pointer}[{self.index(offset) or 0}]"

    def place(self, offset: int) -> str:
        """The offset in the part, as a verdict says it."""
        total = self.origin + offset
        return f"{total or ''}{self.steps}" if total else self.steps.removeprefix(" + ") or "0"

    def slot(self, slot: Slot) -> "Frame":
        """The struct in that field, which stands in the same function without a loop."""
        return replace(
            self,
            start=self.start + slot.offset,
            origin=self.origin + slot.offset,
            member=f"{self.member}{names.member(slot.name)}.",
            path=(*self.path, slot.name),
        )


@dataclass(frozen=True)
class Context:
    """One function under construction.

    `used` are the fields that conditions or counts read, by path. `loaded` grows as locals are declared at the top of
    the function; `before`, `hooks` hold, by path of an array, what stands before and within the loop over it. `again`
    are the arrays that rules read in a loop of their own, after their elements were checked.
    """

    mode: Mode
    part: str  # "IPC_PART_BODY"
    root: Block
    used: frozenset[Path]
    constants: Mapping[str, str]
    loaded: set[Path] = field(default_factory=set)
    before: dict[Path, list[Statement]] = field(default_factory=dict)
    hooks: dict[Path, list[Group]] = field(default_factory=dict)
    needs: dict[Path, list[Path]] = field(default_factory=dict)
    again: set[Path] = field(default_factory=set)

    @property
    def packing(self) -> bool:
        """Whether values come from the struct."""
        return self.mode is Mode.PACK

    @property
    def storing(self) -> bool:
        """Whether values go to the struct."""
        return self.mode is Mode.UNPACK

    def verdict(self, kind: str, place: str, rule: int = 0) -> str:
        """A call that makes a verdict; `kind` is a class or a variable that holds one."""
        name = kind if kind.islower() else f"IPC_CLASS_{kind}"
        return f"ipc_verdict({self.part}, {name}, {place}, {rule})"


PARTS = {"header": "IPC_PART_HEADER", "table": "IPC_PART_TABLE", "body": "IPC_PART_BODY"}


def word_at(frame: Frame, offset: int, width: int) -> str:
    """The unsigned number of so many bytes at the offset."""
    return frame.byte(offset) if width == 1 else f"ipc_get_u{width * 8}le({frame.address(offset)})"


def known(ctx: Context, frame: Frame, member: str, *parts: str) -> str:
    """A local that the checks of pack have loaded, else the member itself."""
    path = (*frame.path, *parts)
    return names.local(path) if frame.depth == 0 and path in ctx.loaded else member


def number_at(frame: Frame, offset: int, kind: ctypes.Scalar) -> str:
    """The number of that type that stands at the offset."""
    read = word_at(frame, offset, ctypes.width_of(kind))
    return f"({ctypes.wire_type(kind)}){read}" if ctypes.is_signed(kind) else read


def put_number(frame: Frame, offset: int, kind: ctypes.Scalar, value: str) -> Statement:
    """Writes a number of that type at the offset."""
    width = ctypes.width_of(kind)
    written = f"({ctypes.int_type(width)}){value}" if ctypes.is_signed(kind) else value
    if width == 1:
        return Store(frame.byte(offset), written)
    return Call(f"ipc_put_u{width * 8}le({frame.address(offset)}, {written})")


def count_slot(block: Block, kind: "Array | Records | Bytes | Text") -> Slot:
    """The field that counts bounded data."""
    return block.slot(kind.count)


def counted(block: Block, kind: Int) -> Type | None:
    """What a field counts; None if it counts nothing."""
    return block.slot(kind.counts).type if kind.counts else None


def count_bounds(kind: Type) -> tuple[int, int] | None:
    """The bounds of a count of that data; None for records, which only their bytes bound."""
    return (kind.low, kind.high) if isinstance(kind, (Bytes, Text, Array)) else None


def is_varying(kind: Type) -> bool:
    """Whether a count says how much of the data is used."""
    return isinstance(kind, Records) or isinstance(kind, (Bytes, Text, Array)) and kind.form is not Form.EXACT


def unit(kind: Type) -> int:
    """Bytes that one of the counted things takes."""
    return kind.stride if isinstance(kind, Array) else 1


def count_name(frame: Frame, kind: "Array | Bytes | Text") -> str:
    """The local that holds the count of bounded data."""
    return names.local((*frame.path, kind.count))


def element_frame(frame: Frame, slot: Slot, kind: Array, variable: str = "") -> Frame:
    """One element, within the loop over its array. An element that is a struct has a pointer of its own."""
    index = variable or names.INDEXES[frame.depth]
    step = f" + {index}" if kind.stride == 1 else f" + {index} * {kind.stride}"
    offset_step = f" + (uint32_t){index}" if kind.stride == 1 else f" + (uint32_t){index} * {kind.stride}"
    path = (*frame.path, slot.name)
    struct = isinstance(kind.element, Struct)
    pointer = names.local(path, "at") if struct else frame.pointer
    told = struct and frame.base and not variable
    return Frame(
        pointer=pointer,
        start=0 if struct else frame.start + slot.offset,
        terms="" if struct else f"{frame.terms}{step}",
        origin=0 if told else frame.origin + slot.offset,
        steps=f" + (uint32_t)({pointer} - {frame.base})" if told else f"{frame.steps}{offset_step}",
        member=f"{frame.member}{names.member(slot.name)}[{index}]{'.' if struct else ''}",
        path=path if struct else (*path, index),
        depth=frame.depth + 1,
        base=frame.base,
    )


def element_pointer(frame: Frame, slot: Slot, kind: Array) -> str:
    """Where the current element of the array starts."""
    index = names.INDEXES[frame.depth]
    step = f"{index}" if kind.stride == 1 else f"{index} * {kind.stride}"
    return f"{frame.address(slot.offset)} + {step}"


def loop_bound(frame: Frame, kind: Array) -> str:
    """How many elements there are."""
    return str(kind.high) if kind.form is Form.EXACT else count_name(frame, kind)


def used_bytes(fixed: int, count: str, stride: int) -> str:
    """A size: the fixed part and the bytes that the count says."""
    varying = f"(size_t){count}" if stride == 1 else f"(size_t){count} * {stride}"
    return f"{fixed} + {varying}" if fixed else varying
