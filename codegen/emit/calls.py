"""An op in, what its client call, its handler and its answer carry out: the parameters and their structs.

Called by the views of clients and servers, which so can't differ from each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from codegen.emit import names
from codegen.layout.model import Message, Op, Schema

TEST_OPS = "IPC_TEST_OPS"  # the macro under which ops for tests exist


@dataclass(frozen=True)
class Part:
    """A body or its capabilities: the tag of its struct and the name of its parameter."""

    tag: str
    name: str

    @property
    def given(self) -> str:
        """The parameter that gives it."""
        return f"const struct {self.tag} *{self.name}"

    @property
    def filled(self) -> str:
        """The parameter that takes it."""
        return f"struct {self.tag} *{self.name}"


@dataclass(frozen=True)
class Carried:
    """One message of an op. `body` is None for one without fields, `caps` for one without capabilities."""

    message: Message
    body: Part | None
    caps: Part | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """What there is of it."""
        return tuple(part for part in (self.body, self.caps) if part is not None)


@dataclass(frozen=True)
class Shape:
    """The messages of an op that is not reserved. `reply` and `failure` are None where there is none."""

    request: Carried
    reply: Carried | None
    failure: Carried | None

    @property
    def taken(self) -> tuple[Part, ...]:
        """What the server is given, in the order of parameters."""
        return self.request.parts

    @property
    def made(self) -> tuple[Part, ...]:
        """What the server fills, in the order of parameters."""
        return tuple(part for carried in (self.reply, self.failure) if carried for part in carried.parts)


def shape(schema: Schema, op: Op) -> Shape:
    """What an op carries."""
    assert op.request is not None
    request = _carried(schema, op.request, "msg" if op.notify else "request", "caps")
    reply = _carried(schema, op.reply, "reply", "reply_caps") if op.reply else None
    failure = _carried(schema, op.failure, "failure", "") if op.failure else None
    return Shape(request, reply, failure)


def _carried(schema: Schema, message: Message, name: str, caps: str) -> Carried:
    body = Part(names.message_tag(schema.name, message), name) if message.block.slots else None
    return Carried(message, body, Part(names.caps_tag(schema.name, message), caps) if message.caps else None)


def served(schema: Schema) -> tuple[Op, ...]:
    """The ops that have a call and a handler."""
    return tuple(op for op in schema.ops if not op.reserved)


def guard(op: Op) -> str:
    """The macro without which an op is left out; "" for none."""
    return TEST_OPS if op.test else ""


def result_macro(schema: Schema, name: str) -> str:
    """A member of the schema's result enum."""
    assert schema.result_enum is not None
    return names.member_macro(
        schema.result_enum, next(member for member in schema.result_enum.members if member.name == name)
    )


def result_bits(schema: Schema, results: tuple[str, ...]) -> str:
    """Results as a mask."""
    return " | ".join(f"ipc_result_bit({result_macro(schema, name)})" for name in results) or "0"
