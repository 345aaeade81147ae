"""A schema in, the views of `<schema>_client.h` and `<schema>_client.c` out. Called by `render`."""

from __future__ import annotations

from typing import Iterator

from codegen.emit import calls, names, secrets
from codegen.emit.calls import Carried, Shape
from codegen.emit.setting import comment
from codegen.emit.signatures import head
from codegen.emit.statements import (
    Call,
    Check,
    Group,
    Load,
    Return,
    Statement,
    Store,
    Variable,
    When,
    paragraphs,
    settled,
)
from codegen.emit.views import Function, Header, Prototype, Section, Source, Table
from codegen.emit.views_codec import banner
from codegen.emit.views_header import sentence
from codegen.layout.model import Message, Op, Schema


def client_header(schema: Schema) -> Header:
    """The header: a call for each op."""
    prototypes = tuple(Prototype(_head(schema, op), True, _comment(op), calls.guard(op)) for op in calls.served(schema))
    doc = comment((f"Calls of {schema.name}, as its client makes them. How a call ends: see struct ipc_outcome.",))
    return Header(
        banner(schema.name),
        doc,
        names.guard(schema.name, "client"),
        (),
        tuple(sorted(("ipc/client.h", names.header_path(schema.name)))),
        tuple(Section("", prototypes=(prototype,)) for prototype in prototypes),
    )


def client_source(schema: Schema) -> Source:
    """The calls."""
    ops = calls.served(schema)
    return Source(
        banner(schema.name),
        names.header_path(schema.name, "client"),
        ("stddef.h", "stdint.h"),
        (),
        (),
        tuple(table for op in ops for table in _tables(op)),
        tuple(Function("", _head(schema, op), _body(schema, op), calls.guard(op)) for op in ops),
    )


def _head(schema: Schema, op: Op) -> str:
    shape = calls.shape(schema, op)
    parameters = ("struct ipc_client *client", *(part.given for part in shape.taken))
    return head("struct ipc_outcome", names.call(schema.name, op), *parameters, *(part.filled for part in shape.made))


def _comment(op: Op) -> str:
    facts = [sentence(f"{op.name}: {op.doc}")]
    if op.results:
        facts.append(f"Results of its own: {', '.join(op.results)}.")
    if op.failure and op.failure.block.slots:
        facts.append(f"`failure` is filled where the result is {' or '.join(op.failure_results)}.")
    if op.reply and op.reply.caps:
        facts.append("What arrives in `reply_caps` is the caller's.")
    if op.idempotent:
        facts.append("May be repeated after PEER_GONE.")
    if op.notify:
        facts.append("One way: the server has taken it when this returns, nothing more.")
    if op.test:
        facts.append(f"Only in a library that was built with {calls.TEST_OPS}.")
    return comment(facts)


def _replies(op: Op) -> tuple[Message, ...]:
    return tuple(message for message in (op.reply, op.failure) if message is not None)


def _tables(op: Op) -> Iterator[Table]:
    assert op.request is not None
    if secrets.has_secret(op.request):
        yield secrets.table(names.secrets(op.request), (op.request,), calls.guard(op))
    if secrets.spans(_replies(op)):
        yield secrets.table(names.secrets(_replies(op)[0]), _replies(op), calls.guard(op))


def _body(schema: Schema, op: Op) -> tuple[Statement, ...]:
    shape = calls.shape(schema, op)
    flags = "IPC_MESSAGE_FLAG_NOTIFY" if op.notify else "0"
    failures = calls.result_bits(schema, op.failure_results)
    locals_: list[Statement] = []
    if len(op.failure_results) > 1:
        locals_.append(Load("uint32_t", "failures", failures))
        failures = "failures"
    if op.reply and op.reply.given:
        locals_.append(Variable(f"struct {names.given_tag(schema.name, op)}", "given", ""))
    locals_ += [Variable("struct ipc_call", "call", ""), Variable("uint32_t", "verdict", "")]
    begin = Call(f"ipc_call_begin(&call, client, {names.op_macro(schema.name, op)}, {flags})")
    groups: list[Group] = [
        tuple(locals_),
        *_started((begin, *_request(schema, shape.request)), _send(op, failures)),
        tuple(_ending(schema, op, shape)),
    ]
    return settled(paragraphs(groups))


def _request(schema: Schema, request: Carried) -> Iterator[Statement]:
    refused = Check("verdict != 0", "ipc_call_refused(&call, verdict)")
    if request.caps:
        yield Store("verdict", f"{names.function(request.caps.tag, 'pack')}(caps, &call.table)")
        yield refused
        yield Call("ipc_call_body(&call)")
    if request.message.block.fixed or request.body:
        tag = names.message_tag(schema.name, request.message)
        source = request.body.name if request.body else "NULL"
        yield Store("verdict", f"{tag}_pack({source}, call.body, call.body_cap, &call.body_len)")
        yield refused


def _started(request: Group, send: Statement) -> tuple[Group, ...]:
    return (request, (send,)) if len(request) > 1 else ((*request, send),)


def _send(op: Op, failures: str) -> Statement:
    assert op.request is not None
    sent = secrets.argument(names.secrets(op.request), (op.request,))
    replies = _replies(op)
    arriving = secrets.argument(names.secrets(replies[0]) if replies else "", replies)
    return Check(f"!ipc_call_send(&call, {failures}, {sent}, {arriving})", "call.outcome")


def _ending(schema: Schema, op: Op, shape: Shape) -> Iterator[Statement]:
    """The reply is read, and the call ended with the verdict on it."""
    if shape.failure:
        body = (Store("verdict", _read(schema, shape.failure)), Return("ipc_call_end(&call, verdict)"))
        yield When("call.outcome.result != IPC_RESULT_OK", body)
    if shape.reply is None:
        yield Store("verdict", "ipc_call_no_caps(&call)")
        yield When("verdict == 0", (Store("verdict", "ipc_call_no_body(&call)"),))
    else:
        given = bool(op.reply and op.reply.given)
        if given:
            yield Call(f"{names.given_tag(schema.name, op)}_from(&given, {shape.request.parts[0].name})")
        caps = shape.reply.caps
        unpack = f"{names.function(caps.tag, 'unpack')}(reply_caps, &call.reply.table)" if caps else ""
        yield Store("verdict", unpack or "ipc_call_no_caps(&call)")
        read = _read(schema, shape.reply, "&given" if given else "")
        yield When("verdict == 0", (Store("verdict", read),))
    yield Return("ipc_call_end(&call, verdict)")


def _read(schema: Schema, carried: Carried, given: str = "") -> str:
    """The verdict on a body that arrived."""
    tag = names.message_tag(schema.name, carried.message)
    place = f"call.reply.body, call.reply.body_len{f', {given}' if given else ''}"
    return f"{tag}_unpack({carried.body.name}, {place})" if carried.body else f"{tag}_validate({place})"
