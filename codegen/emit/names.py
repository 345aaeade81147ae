"""Model names in, C identifiers out. The only maker of C identifiers; all but `op_member` are made by one rule, and
nothing is changed to make it legal.

`clashes` says which names can't be C identifiers beside each other; the driver makes diagnostics of them.
"""

from __future__ import annotations

from codegen.emit import reserved
from codegen.layout.model import Message, Op, Sequence
from codegen.sema.kinds import EnumType, FlagsType, Member
from codegen.sema.model import Constant, Rule

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


def caps_tag(schema: str, message: Message) -> str:
    """The tag of a message's capabilities, and the stem of their functions."""
    return f"{message_tag(schema, message)}_caps"


def op_tag(schema: str, op: Op) -> str:
    """The stem of an op's functions."""
    return f"ipc_{schema}_{op.name.lower()}"


def call(schema: str, op: Op) -> str:
    """The client's call of an op; `_send` for a notification, whose struct has the shorter name."""
    return function(op_tag(schema, op), "send") if op.notify else op_tag(schema, op)


def op_member(op: Op) -> str:
    """The handler of an op, and its part of the scratch memory; `op_` stands before what C has for itself."""
    name = op.name.lower()
    return f"op_{name}" if reserved.why_refused(name) else name


def serving(op: Op) -> str:
    """The function, private to a server, that serves one op."""
    return f"serve_{op.name.lower()}"


def handling(op: Op) -> str:
    """The function, private to a server, within the one that serves an op and then wipes its secrets."""
    return f"handle_{op.name.lower()}"


def secrets(message: Message) -> str:
    """The spans, private to a client or server, of a message's secrets."""
    return f"{message.name}_secrets"


def of_schema(schema: str, what: str) -> str:
    """A tag or function of which a schema has one."""
    return f"ipc_{schema}_{what}"


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


def ops_macro(schema: str, end: str) -> str:
    """The FIRST or LAST number of a schema's ops."""
    return macro(schema, "OPS", end)


def abi_id_macro(schema: str, op: Op) -> str:
    """The ABI id of an op."""
    return macro(schema, op.name, "ABI_ID")


def constant_macro(schema: str, constant: Constant) -> str:
    """A constant, under the name that `as` gives it if there is one."""
    return constant.c_name or macro(schema, constant.name)


def size_macro(schema: str, message: Message, bound: str = "") -> str:
    """A message's size on the wire; with `bound` MIN or MAX where a tail makes it vary."""
    return macro(schema, message.name, "SIZE", *((bound,) if bound else ()))


def rule_macro(schema: str, of: tuple[str, ...], rule: Rule) -> str:
    """The number of a rule; `of` names its struct, its message, or its sequence and the step."""
    return macro(schema, *of, "RULE", rule.name)


def member_macro(kind: EnumType | FlagsType, entry: Member) -> str:
    """One value of an enum or one bit of a flags type."""
    if kind.prefix:
        return f"{kind.prefix}_{entry.name}"
    return f"IPC_{kind.name.replace('.', '_').upper()}_{entry.name}"


def guard(schema: str, part: str = "") -> str:
    """The include guard of a schema's header, or of its `client` or `server` header."""
    return f"IPC_{schema.upper()}_{_file(schema, part).upper()}_H"


def header_path(schema: str, part: str = "") -> str:
    """The path by which a schema's header is included, or its `client` or `server` header."""
    return f"ipc/{schema}/{_file(schema, part)}.h"


def source_path(schema: str, part: str) -> str:
    """The path of a schema's `codec`, `client` or `server` under the output root."""
    return f"ipc/{schema}/{_file(schema, part)}.c"


def _file(schema: str, part: str) -> str:
    return f"{schema}_{part}" if part else schema
