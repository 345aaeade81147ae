"""A schema in, the view of `<schema>_server.c` out: from a checked request to its answer. Called by `render`."""

from __future__ import annotations

from typing import Iterator

from codegen.emit import calls, names, secrets
from codegen.emit.calls import Carried, Shape
from codegen.emit.signatures import head
from codegen.emit.statements import (
    Blank,
    Branch,
    Call,
    Group,
    Load,
    Return,
    Select,
    Statement,
    Store,
    Variable,
    When,
    paragraphs,
    settled,
)
from codegen.emit.views import Function, Source, Table
from codegen.emit.views_codec import banner
from codegen.emit.views_handlers import answer_head, binding_head, fail_head, serve_head
from codegen.layout.model import Message, Op, Schema
from codegen.sema.model import FATE_MOMENTS, Cap

_CLEAR = Call("ipc_reply_clear(out)")
_BODY = "ipc_reply_body(out, {}, &cap)"


def server_source(schema: Schema) -> Source:
    """The whole file."""
    ops = calls.served(schema)
    functions = [function for op in ops for function in _op_functions(schema, op)]
    wipes = any(_is_wiped(op) for op in ops)
    return Source(
        banner(schema.name),
        names.header_path(schema.name, "server"),
        ("stdbool.h", "stddef.h", "stdint.h"),
        ("ipc/bytes.h",) if wipes else (),
        (),
        tuple(table for op in ops for table in _tables(op)),
        (*functions, _dispatch(schema), _facts(schema), _binding(schema), _serve(schema)),
    )


def _messages(op: Op) -> tuple[Message, ...]:
    return tuple(message for message in (op.request, op.reply, op.failure) if message is not None)


def _tables(op: Op) -> Iterator[Table]:
    for message in _messages(op):
        if secrets.has_secret(message):
            yield secrets.table(names.secrets(message), (message,), calls.guard(op))


def _is_wiped(op: Op) -> bool:
    return any(secrets.has_secret(message) for message in _messages(op))


def _op_functions(schema: Schema, op: Op) -> Iterator[Function]:
    guard = calls.guard(op)
    if not op.notify:
        yield Function("", answer_head(schema, op), _answer(schema, op), guard)
        yield Function("", fail_head(schema, op), _fail(schema, op), guard)
    body = _handle(schema, op)
    if _is_wiped(op):
        yield Function("", head("static void", names.handling(op), "struct ipc_exchange *x"), body, guard)
        body = _wiped(schema, op)
    instead = settled((_reject("DENIED"),)) if op.test else ()
    yield Function("", head("static void", names.serving(op), "struct ipc_exchange *x"), body, guard, instead)


def _reject(result: str) -> Statement:
    return Call(f"ipc_exchange_reject(x, IPC_RESULT_{result})")


# Answers


def _answer(schema: Schema, op: Op) -> tuple[Statement, ...]:
    reply = calls.shape(schema, op).reply
    assert reply is not None
    given = ", given" if reply.message.given else ""
    table = "&table" if reply.caps else "NULL"
    sized = _has_bytes(reply)
    locals_: list[Statement] = []
    if reply.caps:
        locals_.append(Variable("struct ipc_cap_table", "table", ""))
    if sized:
        locals_ += [Variable("uint8_t *", "body", ""), Variable("size_t", "cap", ""), Variable("size_t", "len", "0")]
    if sized or reply.caps:
        locals_.append(Variable("uint32_t", "verdict", ""))
    groups: list[Group] = [tuple(locals_)]
    start: list[Statement] = [_CLEAR, *_secrets(reply.message)]
    if reply.caps:
        start.append(Store("verdict", f"{names.function(reply.caps.tag, 'pack')}({reply.caps.name}, &table)"))
        groups.append((*start, When("verdict != 0", _caps_refused(reply))))
        start = []
    if sized:
        start += _packed(schema, reply, table, given)
    seal = f"ipc_reply_seal(out, arrival, IPC_RESULT_OK, {table}, {'len' if sized else '0'}, "
    start.append(Call(f"{seal}{'verdict' if sized else '0'})"))
    groups.append(tuple(start))
    return settled(paragraphs(groups))


def _has_bytes(carried: Carried) -> bool:
    return bool(carried.body or carried.message.block.fixed)


def _packed(schema: Schema, carried: Carried, table: str, given: str = "") -> tuple[Statement, ...]:
    source = carried.body.name if carried.body else "NULL"
    pack = names.function(names.message_tag(schema.name, carried.message), "pack")
    return (
        Store("body", _BODY.format(table)),
        Store("verdict", f"{pack}({source}, body, cap, &len{given})"),
    )


def _secrets(message: Message) -> tuple[Statement, ...]:
    if not secrets.has_secret(message):
        return ()
    return (Store("out->secrets", secrets.argument(names.secrets(message), (message,))),)


def _caps_refused(reply: Carried) -> tuple[Statement, ...]:
    """No table was made that says what it would have moved."""
    assert reply.caps is not None
    found: list[Statement] = [Call("ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, verdict)")]
    for cap in reply.message.caps:
        if cap.move:
            found.append(_dropped("out", f"{reply.caps.name}->", cap))
    return (*found, Return())


def _dropped(reply: str, holder: str, cap: Cap) -> Call:
    member = f"{holder}{names.member(cap.name)}"
    if cap.high == 1:
        return Call(f"ipc_reply_drop_cap({reply}, &{member})")
    return Call(f"ipc_reply_drop_caps({reply}, {member}, {holder}{names.member(cap.name, 'count')}, {cap.high})")


def _fail(schema: Schema, op: Op) -> tuple[Statement, ...]:
    failure = calls.shape(schema, op).failure
    with_body = op.failure_results if failure and _has_bytes(failure) else ()
    bare = tuple(name for name in op.results if name not in with_body)
    allowed = calls.result_bits(schema, bare)
    groups: list[Group] = []
    if len(bare) > 1:
        groups.append((Load("uint32_t", "allowed", allowed),))
        allowed = "allowed"
    start: list[Statement] = [_CLEAR]
    if failure and _has_bytes(failure):
        results = tuple(f"result == {calls.result_macro(schema, name)}" for name in op.failure_results)
        body: tuple[Statement, ...] = (
            Variable("uint8_t *", "body", ""),
            Variable("size_t", "cap", ""),
            Variable("size_t", "len", "0"),
            Variable("uint32_t", "verdict", ""),
            Blank(),
            *_secrets(failure.message),
            *_packed(schema, failure, "NULL"),
            Call("ipc_reply_seal(out, arrival, result, NULL, len, verdict)"),
            Return(),
        )
        start.append(When(" || ".join(results), body))
    groups.append((*start, Call(f"ipc_reply_fail(out, arrival, result, {allowed})")))
    return settled(paragraphs(groups))


# One op


def _handle(schema: Schema, op: Op) -> tuple[Statement, ...]:
    shape = calls.shape(schema, op)
    member = names.op_member(op)
    here = f"scratch->{member}."
    locals_: list[Statement] = [Load(f"struct {names.of_schema(schema.name, 'handlers')} *", "handlers", "x->handlers")]
    if shape.taken or shape.made:
        locals_.append(Variable(f"union {names.of_schema(schema.name, 'scratch')} *", "scratch", "x->scratch"))
    locals_.append(Variable("uint32_t", "verdict", ""))
    if not op.notify:
        locals_.append(Variable("uint32_t", "result", ""))
    passed = ", ".join(("x->context", "&x->arrival", *(f"&{here}{part.name}" for part in (*shape.taken, *shape.made))))
    call = f"handlers->{member}({passed})"
    groups: list[Group] = [
        tuple(locals_),
        (When(f"handlers->{member} == NULL", (_reject("UNSUPPORTED"), Return())),),
        tuple(_checks(schema, op, shape, here)),
    ]
    start = tuple(_emptied(shape, here))
    if op.notify:
        end: Group = (Call(call), Call("ipc_reply_bare(x->reply, &x->arrival, IPC_RESULT_OK, 0)"))
    else:
        end = (Store("result", call), *_answered(schema, op, shape, here))
    groups.append((*start, *end))
    return settled(paragraphs(groups))


def _checks(schema: Schema, op: Op, shape: Shape, here: str) -> Iterator[Statement]:
    """The flag, the table and the body, each where what comes before it is good."""
    yield Store("verdict", f"ipc_exchange_one_way(x, {'true' if op.notify else 'false'})")
    caps, body = shape.request.caps, shape.request.body
    table = f"{names.function(caps.tag, 'unpack')}(&{here}{caps.name}, &x->request.table)" if caps else ""
    yield When("verdict == 0", (Store("verdict", table or "ipc_exchange_no_caps(x)"),))
    tag = names.message_tag(schema.name, shape.request.message)
    place = "x->request.body, x->request.body_len"
    read = f"{tag}_unpack(&{here}{body.name}, {place})" if body else f"{tag}_validate({place})"
    yield When("verdict == 0", (Store("verdict", read),))
    yield When("verdict != 0", (Call("ipc_exchange_refuse(x, verdict)"), Return()))


def _emptied(shape: Shape, here: str) -> Iterator[Statement]:
    """What the handler is to fill holds nothing of an earlier request."""
    for carried in (shape.reply, shape.failure):
        if carried and carried.body:
            yield Call(f"{names.function(carried.body.tag, 'init')}(&{here}{carried.body.name})")
        if carried and carried.caps:
            yield Store(f"{here}{carried.caps.name}", f"(struct {carried.caps.tag}){{0}}")


def _answered(schema: Schema, op: Op, shape: Shape, here: str) -> Iterator[Statement]:
    tag = names.op_tag(schema.name, op)
    assert shape.reply is not None
    yield When("result == IPC_DEFERRED", (Return(),))
    success: list[Statement] = []
    given = ""
    if shape.reply.message.given:
        given_tag = names.given_tag(schema.name, op)
        success += [Variable(f"struct {given_tag}", "given", ""), Blank()]
        success.append(Call(f"{given_tag}_from(&given, &{here}{shape.request.parts[0].name})"))
        given = ", &given"
    parts = "".join(f", &{here}{part.name}" for part in shape.reply.parts)
    success.append(Call(f"{tag}_answer(x->reply, &x->arrival{given}{parts})"))
    kept = tuple(_given_up(shape.request, f"{here}caps.", "reply_refused"))
    if kept:
        success.append(When("x->reply->refused != 0", kept))
    parts = "".join(f", &{here}{part.name}" for part in shape.failure.parts) if shape.failure else ""
    failed = [Call(f"{tag}_fail(x->reply, &x->arrival, result{parts})")]
    failed += _given_up(shape.request, f"{here}caps.", "handler_failed")
    failed += _given_up(shape.reply, f"{here}reply_caps.", "handler_failed")
    yield When("result == IPC_RESULT_OK", tuple(success), tuple(failed))


def _given_up(carried: Carried, holder: str, moment: str) -> Iterator[Call]:
    """What the server does not keep after such an end. A request's capability stays by "receiver" alone, a reply's
    goes by "dropped" alone: the sender of a copy has its own, and a refusal moves nothing back."""
    for cap in carried.message.caps:
        fate = cap.fate[FATE_MOMENTS.index(moment)]
        if fate == "dropped" or carried.message.role != "reply" and fate == "sender":
            yield _dropped("x->reply", holder, cap)


def _wiped(schema: Schema, op: Op) -> tuple[Statement, ...]:
    place = f"scratch->{names.op_member(op)}"
    return settled(
        (
            Variable(f"union {names.of_schema(schema.name, 'scratch')} *", "scratch", "x->scratch"),
            Blank(),
            Call(f"{names.handling(op)}(x)"),
            Call(f"ipc_bytes_wipe((uint8_t *)&{place}, sizeof({place}))"),
        )
    )


# All ops


def _dispatch(schema: Schema) -> Function:
    branches = [
        Branch(
            names.op_macro(schema.name, op), (_reject("DENIED") if op.reserved else Call(f"{names.serving(op)}(x)"),)
        )
        for op in schema.ops
    ]
    branches.append(Branch("", (_reject("UNSUPPORTED"),)))
    body = settled((Select("x->arrival.op", tuple(branches)),))
    return Function("", head("static void", "dispatch", "struct ipc_exchange *x"), body)


def _facts(schema: Schema) -> Function:
    tag = names.of_schema(schema.name, "handlers")
    branches: list[Branch] = []
    for op in calls.served(schema):
        assert op.request is not None
        body: list[Statement] = [Store("facts->abi_id", names.abi_id_macro(schema.name, op))]
        if secrets.has_secret(op.request):
            body.append(Store("facts->request", secrets.argument(names.secrets(op.request), (op.request,))))
        body.append(Return(f"served->{names.op_member(op)} != NULL"))
        branches.append(Branch(names.op_macro(schema.name, op), tuple(body), calls.guard(op)))
    branches.append(Branch("", (Return("false"),)))
    start = (Load(f"struct {tag} *", "served", "handlers"), Blank(), Store("facts->request", "ipc_no_secrets()"))
    parameters = ("const void *handlers", "uint32_t op", "struct ipc_op_facts *facts")
    whole = settled((*start, Select("op", tuple(branches))))
    return Function("", head("static bool", "facts_of", *parameters), whole)


def _binding(schema: Schema) -> Function:
    values = (
        ("first", names.ops_macro(schema.name, "FIRST")),
        ("last", names.ops_macro(schema.name, "LAST")),
        ("dispatch", "dispatch"),
        ("facts", "facts_of"),
        ("handlers", "handlers"),
        ("context", "context"),
        ("scratch_size", f"sizeof(union {names.of_schema(schema.name, 'scratch')})"),
    )
    stores = tuple(Store(f"binding.{name}", value) for name, value in values)
    body: tuple[Statement, ...] = (Variable("struct ipc_binding", "binding", ""), Blank(), *stores, Return("binding"))
    return Function("", binding_head(schema), settled(body))


def _serve(schema: Schema) -> Function:
    binding = f"{names.of_schema(schema.name, 'binding')}(handlers, context)"
    body = (
        Load("struct ipc_binding", "binding", binding),
        Variable("struct ipc_service", "service", ""),
        Blank(),
        Store("service.families", "NULL"),
        Store("service.binding", "&binding"),
        Store("service.scratch", "scratch"),
        Call("ipc_serve(&service, delivery, reply)"),
    )
    return Function("", serve_head(schema), settled(body))
