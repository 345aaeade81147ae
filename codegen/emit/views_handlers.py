"""A schema in, the view of `<schema>_server.h` out: handlers, scratch memory, answers. Called by `render`."""

from __future__ import annotations

from typing import Iterator

from codegen.emit import calls, names
from codegen.emit.setting import annotated, comment, wrapped
from codegen.emit.signatures import head
from codegen.emit.views import Aggregate, Header, Prototype, Section
from codegen.emit.views_codec import banner
from codegen.emit.views_header import sentence
from codegen.layout.model import Op, Schema

_ARRIVAL = "const struct ipc_arrival *arrival"


def server_header(schema: Schema) -> Header:
    """The whole file."""
    ops = calls.served(schema)
    doc = (
        f"What serves {schema.name}: a struct of handlers, and for each op the answers that a handler which",
        "deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*, the",
        "verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.",
    )
    sections = [
        Section("", (), (_handlers(schema, ops),)),
        Section("", (), (_scratch(schema, ops),)),
        Section("", prototypes=tuple(_schema_prototypes(schema))),
        *(Section("", prototypes=tuple(_op_prototypes(schema, op))) for op in ops if not op.notify),
    ]
    return Header(
        banner(schema.name),
        comment((" ".join(doc),)),
        names.guard(schema.name, "server"),
        ("stdint.h",),
        tuple(sorted(("ipc/server.h", names.header_path(schema.name)))),
        tuple(sections),
    )


def binding_head(schema: Schema) -> str:
    """The head of the function that says what serves the schema."""
    handlers = f"const struct {names.of_schema(schema.name, 'handlers')} *handlers"
    return head("struct ipc_binding", names.of_schema(schema.name, "binding"), handlers, "void *context")


def serve_head(schema: Schema) -> str:
    """The head of the function that answers one request."""
    return head(
        "void",
        names.of_schema(schema.name, "serve"),
        f"const struct {names.of_schema(schema.name, 'handlers')} *handlers",
        "void *context",
        f"union {names.of_schema(schema.name, 'scratch')} *scratch",
        "const struct ipc_delivery *delivery",
        "struct ipc_reply *reply",
    )


def answer_head(schema: Schema, op: Op) -> str:
    """The head of the function that answers OK."""
    shape = calls.shape(schema, op)
    assert shape.reply is not None
    given = (f"const struct {names.given_tag(schema.name, op)} *given",) if shape.reply.message.given else ()
    parts = tuple(part.given for part in shape.reply.parts)
    name = names.function(names.op_tag(schema.name, op), "answer")
    return head("void", name, "struct ipc_reply *out", _ARRIVAL, *given, *parts)


def fail_head(schema: Schema, op: Op) -> str:
    """The head of the function that answers with another result."""
    failure = calls.shape(schema, op).failure
    parts = tuple(part.given for part in failure.parts) if failure else ()
    name = names.function(names.op_tag(schema.name, op), "fail")
    return head("void", name, "struct ipc_reply *out", _ARRIVAL, "uint32_t result", *parts)


def _handlers(schema: Schema, ops: tuple[Op, ...]) -> Aggregate:
    note = "Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler returns."
    lines: list[str] = []
    for op in ops:
        shape = calls.shape(schema, op)
        parts = (*(part.given for part in shape.taken), *(part.filled for part in shape.made))
        result = "void" if op.notify else "uint32_t"
        pointer = f"(*{names.op_member(op)})"
        stand_in = "x" * len(pointer)  # its own bracket is no place to break at
        code = wrapped(f"{result} {stand_in}({', '.join(('void *context', _ARRIVAL, *parts))});", 1)
        lines.extend(annotated(((_handler_note(op), code.replace(stand_in, pointer, 1)),)))
    if not ops:
        lines.extend(annotated((("No op is served.", "uint8_t unused;"),)))
    return Aggregate(comment((note,)), f"struct {names.of_schema(schema.name, 'handlers')}", tuple(lines))


def _handler_note(op: Op) -> str:
    own = f" Results of its own: {', '.join(op.results)}." if op.results else ""
    if op.failure and op.failure.block.slots:
        own += f" Fills `failure` for {', '.join(op.failure_results)}."
    test = f" Called only where {calls.TEST_OPS} was defined." if op.test else ""
    return f"{op.name}: {sentence(op.doc)}{own}{test}"


def _scratch(schema: Schema, ops: tuple[Op, ...]) -> Aggregate:
    note = "Where messages stand while an op is served, one at a time. Holds nothing between two requests."
    lines: list[str] = []
    for op in ops:
        shape = calls.shape(schema, op)
        parts = (*shape.taken, *shape.made)
        if parts:
            members = tuple(f"\t\tstruct {part.tag} {part.name};" for part in parts)
            lines.extend(("\tstruct {", *members, f"\t}} {names.op_member(op)};"))
    if not lines:
        lines.extend(annotated((("No message has a field.", "uint8_t unused;"),)))
    return Aggregate(comment((note,)), f"union {names.of_schema(schema.name, 'scratch')}", tuple(lines))


def _schema_prototypes(schema: Schema) -> Iterator[Prototype]:
    note = "What serves these ops, for an ipc_service or a table of families. Both pointers are kept."
    yield Prototype(binding_head(schema), True, comment((note,)))
    note = (
        "Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the handler: "
        "sends nothing and drops nothing."
    )
    yield Prototype(serve_head(schema), False, comment((note,)))


def _op_prototypes(schema: Schema, op: Op) -> Iterator[Prototype]:
    yield Prototype(answer_head(schema, op), False, comment((_answer_note(op),)), calls.guard(op))
    yield Prototype(fail_head(schema, op), False, comment((_fail_note(op),)), calls.guard(op))


def _answer_note(op: Op) -> str:
    assert op.reply is not None
    given = " `given` is what the request held." if op.reply.given else ""
    refused = " What pack refuses goes out as INTERNAL" if op.reply.block.slots or op.reply.caps else ""
    moved = ", and what it would have moved is dropped" if any(cap.move for cap in op.reply.caps) else ""
    return f"Answers {op.name} with success.{given}{refused}{moved}{'.' if refused else ''}"


def _fail_note(op: Op) -> str:
    own = f" or {', '.join(op.results)}" if op.results else ""
    failure = ""
    if op.failure and op.failure.block.slots:
        failure = f" `failure` is read for {', '.join(op.failure_results)} alone and may be null for any other."
    return (
        f"Answers {op.name} with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL{own}; any other result goes out as "
        f"INTERNAL.{failure}"
    )
