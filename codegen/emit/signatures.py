"""Messages, records and sequences in, the heads of their C functions out. Called by the views."""

from __future__ import annotations

from codegen.emit import ctypes, names
from codegen.emit.secrets import has_secret
from codegen.emit.setting import wrapped
from codegen.layout.model import Message, Op, Schema, Sequence, Step, Struct
from codegen.sema.kinds import Bytes
from codegen.sema.model import Given


def head(result: str, name: str, *parameters: str) -> str:
    """The first lines of a function, or its prototype without the semicolon."""
    gap = "" if result.endswith("*") else " "
    return wrapped(f"{result}{gap}{name}({', '.join(parameters)})", 0, 1)


def given_op(schema: Schema, message: Message) -> Op | None:
    """The op whose request the rules of this message read; None if they read none."""
    if not message.given:
        return None
    return next(op for op in schema.ops if message in (op.reply, op.failure))


def codec_heads(schema: Schema, message: Message) -> dict[str, str]:
    """The heads of a message's functions by verb, in the order in which they stand."""
    tag = names.message_tag(schema.name, message)
    op = given_op(schema, message)
    given = (f"const struct {names.given_tag(schema.name, op)} *given",) if op else ()
    found = {
        "init": head("void", names.function(tag, "init"), f"struct {tag} *msg"),
        "pack": head(
            "uint32_t",
            names.function(tag, "pack"),
            f"const struct {tag} *msg",
            "uint8_t *buf",
            "size_t cap",
            "size_t *len",
            *given,
        ),
        "unpack": head(
            "uint32_t", names.function(tag, "unpack"), f"struct {tag} *msg", "const uint8_t *buf", "size_t len", *given
        ),
        "validate": head("uint32_t", names.function(tag, "validate"), "const uint8_t *buf", "size_t len", *given),
    }
    if has_secret(message):
        found["wipe"] = head("void", names.function(tag, "wipe"), f"struct {tag} *msg", "uint8_t *buf", "size_t len")
    return found


def given_head(schema: Schema, op: Op) -> str:
    """The head of the function that keeps what a reply depends on."""
    tag = names.given_tag(schema.name, op)
    request = names.request_tag(schema.name, op.name)
    return head("void", names.function(tag, "from"), f"struct {tag} *given", f"const struct {request} *request")


def record_heads(record: Struct) -> dict[str, str]:
    """The heads of a record's functions by verb."""
    tag = names.tag(record.name)
    return {
        "next": head("uint32_t", names.function(tag, "next"), f"struct {tag} *entry", "struct ipc_cursor *cursor"),
        "append": head(
            "uint32_t", names.function(tag, "append"), f"const struct {tag} *entry", "struct ipc_writer *writer"
        ),
    }


def record_check_head(record: Struct) -> str:
    """The head of the function, private to a codec, that checks one entry."""
    return head(
        "static uint32_t",
        names.function(names.tag(record.name), "check"),
        "const uint8_t *buf",
        "size_t left",
        "uint32_t entry_at",
        "size_t *taken",
    )


def sequence_heads(schema: Schema, sequence: Sequence) -> dict[str, str]:
    """The heads of a sequence's functions: init, abort, then one by the name of each step's op."""
    tag = names.sequence_tag(schema.name, sequence)
    found = {
        "init": head("void", names.function(tag, "init"), f"struct {tag} *seq"),
        "abort": head("void", names.function(tag, "abort"), f"struct {tag} *seq"),
    }
    for step in sequence.steps:
        found[step.op] = step_head(schema, sequence, step)
    return found


def step_head(schema: Schema, sequence: Sequence, step: Step) -> str:
    """The head of the function that checks one step."""
    tag = names.sequence_tag(schema.name, sequence)
    return head(
        "uint32_t",
        names.function(tag, step.op.lower()),
        f"struct {tag} *seq",
        "uint32_t arrival",
        f"const struct {names.request_tag(schema.name, step.op)} *msg",
        *(given_parameter(given) for given in step.givens),
    )


def given_parameter(given: Given) -> str:
    """A value that the caller of a step supplies."""
    if isinstance(given.type, Bytes):
        return f"const uint8_t *{given.name}"
    assert ctypes.is_scalar(given.type)
    return f"{ctypes.scalar_type(given.type)} {given.name}"
