"""Model names in, C identifiers out. The only maker of C identifiers; nothing is ever changed to make it legal.

`clashes` says which names can't be C identifiers beside each other; the driver makes diagnostics of them.
"""

from __future__ import annotations

from codegen.layout.model import Message, Op, Sequence
from codegen.sema.kinds import EnumType, FlagsType, Member
from codegen.sema.model import Constant

INDEXES = ("i", "j", "k", "m", "n")  # loop variables, from the outermost in


def tag(qualified: str) -> str:
    """The tag of a struct, enum or record, and the stem of its functions: procd.segment -> ipc_procd_segment."""
    return "ipc_" + qualified.replace(".", "_")


def message_tag(schema: str, message: Message) -> str:
    """The tag of a message's struct and the stem of its functions."""
    return f"ipc_{schema}_{message.name}"


def sequence_tag(schema: str, sequence: Sequence) -> str:
    """The tag of a sequence's state and the stem of its functions."""
    return f"ipc_{schema}_{sequence.name}"


def request_tag(schema: str, op: str) -> str:
    """The tag of an op's request."""
    return f"ipc_{schema}_{op.lower()}_request"


def given_tag(schema: str, op: Op) -> str:
    """The tag of what an op's reply depends on, and the stem of its function."""
    return f"ipc_{schema}_{op.name.lower()}_given"


def function(stem: str, verb: str) -> str:
    """A function: the object, then what is done with it."""
    return f"{stem}_{verb}"


def given_member(path: tuple[str, ...]) -> str:
    """The member that keeps one scalar of a request."""
    return "_".join(path)


def local(path: tuple[str, ...], suffix: str = "") -> str:
    """A local variable for a field: the way to it, joined; `suffix` for something derived, such as its length."""
    return "_".join(path) + (f"_{suffix}" if suffix else "")


def rule_local(rule: str, suffix: str = "") -> str:
    """A local variable that remembers how a rule came out."""
    return local(("rule", rule), suffix)


def member(name: str, suffix: str = "") -> str:
    """A struct member: the field's name; with a suffix the length, size or count that goes with it."""
    return f"{name}_{suffix}" if suffix else name


def macro(schema: str, *parts: str) -> str:
    """A macro of a schema."""
    return "_".join(("IPC", schema.upper(), *(part.upper() for part in parts)))


def op_macro(schema: str, op: Op) -> str:
    """The number of an op."""
    return macro(schema, "OP", op.name)


def abi_id_macro(schema: str, op: Op) -> str:
    """The ABI id of an op."""
    return macro(schema, op.name, "ABI_ID")


def constant_macro(schema: str, constant: Constant) -> str:
    """A constant, under the name that `as` gives it if there is one."""
    return constant.c_name or macro(schema, constant.name)


def size_macro(schema: str, message: Message, bound: str = "") -> str:
    """A message's size on the wire; with `bound` MIN or MAX where a tail makes it vary."""
    return macro(schema, message.name, "SIZE", *((bound,) if bound else ()))


def member_macro(kind: EnumType | FlagsType, entry: Member) -> str:
    """One value of an enum or one bit of a flags type."""
    if kind.prefix:
        return f"{kind.prefix}_{entry.name}"
    return f"IPC_{kind.name.replace('.', '_').upper()}_{entry.name}"


def guard(schema: str) -> str:
    """The include guard of a schema's header."""
    return f"IPC_{schema.upper()}_{schema.upper()}_H"


def header_path(schema: str) -> str:
    """The path by which a schema's header is included."""
    return f"ipc/{schema}/{schema}.h"


def codec_path(schema: str) -> str:
    """The path of a schema's codec under the output root."""
    return f"ipc/{schema}/{schema}_codec.c"
