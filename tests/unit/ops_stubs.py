"""Ops in, the C text around their stubs out: calls, handlers, answers and families with one type for all. Used by make_ops."""

from __future__ import annotations

from codegen.emit.names import op_member
from codegen.layout.model import Message, Op, Schema
from codegen.sema.model import FATE_MOMENTS


def c_name(schema: Schema, message: Message) -> str:
    """ipc_<schema>_<message>."""
    return f"ipc_{schema.name}_{message.name}"


def _parameters(message: Message | None) -> tuple[bool, bool]:
    """Whether a stub takes its body and its capabilities."""
    return (False, False) if message is None else (bool(message.block.slots), bool(message.caps))


def call(schema: Schema, op: Op) -> str:
    """The client's stub with one type for all ops; the answer is compared with what the turn says."""
    assert op.request is not None
    name = f"ipc_{schema.name}_{op.name.lower()}"
    body, caps = _parameters(op.request)
    arguments = ", turn->request->values" * body + ", turn->request_table->values" * caps
    locals_, checks = [], []
    for message, is_failure in ((op.reply, False), (op.failure, True)):
        body, caps = _parameters(message)
        role = "failure" if is_failure else "reply"
        condition = "turn->result != 0 && turn->reply->values != NULL" if is_failure else "turn->result == 0"
        if message is not None and body:
            struct = c_name(schema, message)
            locals_.append(f"struct {struct} {role};")
            arguments += f", &{role}"
            checks.append(
                f'if (outcome.transport == 0 && outcome.result == turn->result && {condition})\n'
                f'\t\tops_check(same_{struct}(&{role}, turn->reply->values), "{role} is the same");'
            )
        if message is not None and caps:
            struct = c_name(schema, message)
            locals_.append(f"struct {struct}_caps {role}_caps;")
            arguments += f", &{role}_caps"
            checks.append(
                f"if (ipc_succeeded(outcome))\n"
                f'\t\tops_check(same_{struct}_caps(&{role}_caps, turn->reply_table->values), "capabilities come back");'
            )
    stub = f"{name}_send" if op.notify else name
    declared = "".join(f"\t{line}\n" for line in locals_)
    checked = "".join(f"\t{line}\n" for line in checks)
    return (
        f"static struct ipc_outcome call_{name}(struct ipc_client *client, const struct ops_turn *turn)\n{{\n"
        f"{declared}\tstruct ipc_outcome outcome;\n\n\t(void)turn;\n\toutcome = {stub}(client{arguments});\n"
        f"{checked}\treturn outcome;\n}}\n"
    )


def handle(schema: Schema, op: Op) -> str:
    """A handler that compares the request with the turn's and answers with the turn's reply."""
    assert op.request is not None
    name = f"ipc_{schema.name}_{op.name.lower()}"
    parameters, body = "void *context, const struct ipc_arrival *arrival", ""
    struct = c_name(schema, op.request)
    has_body, has_caps = _parameters(op.request)
    if has_body:
        parameters += f", const struct {struct} *request"
        body += f'\tops_check(same_{struct}(request, ops_now->request->values), "request is the same");\n'
    if has_caps:
        parameters += f", const struct {struct}_caps *caps"
        body += f'\tops_check(same_{struct}_caps(caps, ops_now->request_table->values), "capabilities arrive");\n'
        for cap in op.request.caps:
            if cap.high > 1:
                own = f"((struct {struct}_caps *)(uintptr_t)caps)"
                body += f"\tif (ops_scribbled)\n\t\t{own}->{cap.name}_count = {cap.high + 1};\n"
    has_body, has_caps = _parameters(op.reply)
    if op.reply is not None:
        struct = c_name(schema, op.reply)
        if has_body:
            parameters += f", struct {struct} *reply"
            body += _is_fresh(struct, "reply")
            body += f"\tif (ops_now->result == 0)\n\t\t*reply = *(const struct {struct} *)ops_now->reply->values;\n"
        if has_caps:
            parameters += f", struct {struct}_caps *reply_caps"
            body += f"\tstatic const struct {struct}_caps none;\n"
            body += f'\tops_check(same_{struct}_caps(reply_caps, &none), "no capabilities are set");\n'
            body += f"\tif (ops_now->result == 0)\n\t\t*reply_caps = *(const struct {struct}_caps *)ops_now->reply_table->values;\n"
    has_body, _ = _parameters(op.failure)
    if op.failure is not None and has_body:
        struct = c_name(schema, op.failure)
        parameters += f", struct {struct} *failure"
        body += _is_fresh(struct, "failure")
        body += f"\tif (ops_now->result != 0 && ops_now->reply->values != NULL)\n\t\t*failure = *(const struct {struct} *)ops_now->reply->values;\n"
    if "ops_scribbled" in body:
        answers = [name for name in ("reply", "reply_caps", "failure") if f" *{name}" in parameters]
        if _reply_is_dropped(op):  # what was scribbled would be dropped, as it should
            answers.remove("reply_caps")
        body += "".join(f"\tif (ops_scribbled)\n\t\tmemset({name}, 1, sizeof(*{name}));\n" for name in answers)
    returned, last = ("void", "") if op.notify else ("uint32_t", "\treturn ops_deferred ? IPC_DEFERRED : ops_now->result;\n")
    return (
        f"static {returned} handle_{name}({parameters})\n{{\n"
        f'\tops_check(context == &ops_context, "the context arrives");\n'
        f"\tops_handled++;\n\tops_arrival = *arrival;\n"
        f'\tops_check(arrival->op == {op.number:#x}, "the op arrives");\n{body}{last}}}\n'
    )


def _reply_is_dropped(op: Op) -> bool:
    """Whether capabilities that a handler put into its reply are dropped where it fails."""
    caps = op.reply.caps if op.reply is not None else ()
    return any(cap.fate[FATE_MOMENTS.index("handler_failed")] == "dropped" for cap in caps)


def _is_fresh(struct: str, name: str) -> str:
    """A reply that a handler gets is as init leaves it."""
    return (
        f"\tstruct {struct} fresh_{name};\n\t{struct}_init(&fresh_{name});\n"
        f'\tops_check(same_{struct}({name}, &fresh_{name}), "the {name} is set up");\n'
    )


def guarded(op: Op, text: str) -> str:
    """The text, for an op for tests only where that is served."""
    return f"#ifdef IPC_TEST_OPS\n{text}#endif\n" if op.test else text


def optional(op: Op, function: str) -> str:
    """The function's name, NULL in its place where the op is not served."""
    return f"OPS_TEST({function})" if op.test else function


def answer(schema: Schema, op: Op) -> str:
    """The late answer to a deferred request: with the turn's reply, or by its result."""
    name = f"ipc_{schema.name}_{op.name.lower()}"
    if op.notify:
        return ""
    body, caps = _parameters(op.reply)
    good, given = "out, arrival", ""
    if op.reply is not None and op.reply.given:
        assert op.request is not None
        given = f"\t\tstruct {name}_given given;\n\n\t\t{name}_given_from(&given, turn->request->values);\n"
        good += ", &given"
    good += ", turn->reply->values" * body + ", turn->reply_table->values" * caps
    bad = "out, arrival, turn->result" + ", turn->reply->values" * _parameters(op.failure)[0]
    return (
        f"static void answer_{name}(struct ipc_reply *out, const struct ipc_arrival *arrival, const struct ops_turn *turn)\n"
        f"{{\n\tif (turn->result == 0) {{\n{given}\t\t{name}_answer({good});\n\t\treturn;\n\t}}\n"
        f"\t{name}_fail({bad});\n}}\n"
    )


def family(schema: Schema, served: list[Op]) -> str:
    """The schema's binding, with all handlers and with none, and its pure server."""
    name = f"ipc_{schema.name}"
    listed = "".join(f"\t.{op_member(op)} = " + optional(op, f"handle_{name}_{op.name.lower()}") + ",\n" for op in served)
    return (
        f"static const struct {name}_handlers handlers_{name} = {{\n{listed}}};\n\n"
        f"static struct ipc_binding bind_{name}(bool served)\n{{\n"
        f"\tstatic const struct {name}_handlers none;\n\n"
        f"\treturn {name}_binding(served ? &handlers_{name} : &none, &ops_context);\n}}\n\n"
        f"static void serve_{name}(void *scratch, const struct ipc_delivery *delivery, struct ipc_reply *reply)\n{{\n"
        f"\t{name}_serve(&handlers_{name}, &ops_context, scratch, delivery, reply);\n}}\n\n"
        f"static const struct ops_family family_{name} = "
        f"{{ {schema.ops_low:#x}, {schema.ops_high:#x}, bind_{name}, serve_{name} }};\n"
    )
