"""Parses a file: tokens in, ast.File out. After a fault it goes on at the next item or definition."""

from __future__ import annotations

from collections.abc import Callable

from codegen.diag.reporter import Reporter, suggest
from codegen.source import SourceFile, Span
from codegen.syntax import ast, blocks, expressions, head, sequences, terms
from codegen.syntax.lexer import tokenize
from codegen.syntax.stream import Stream, SyntaxRefused
from codegen.syntax.tokens import Kind

_SPDX = "// SPDX-License-Identifier:"


def parse(file: SourceFile, reporter: Reporter) -> ast.File | None:
    """The tree of a file; None if its marks can't be read, or it has no schema head. Faults are reported."""
    if not file.text.removeprefix("\ufeff").startswith(_SPDX):
        reporter.error("IPC0107", Span(file, 0, len(file.line(1))))
    known = len(reporter.diagnostics)
    tokens = tokenize(file, reporter)
    if len(reporter.diagnostics) > known:
        return None  # what the parser would say about bad marks and open strings is no help
    stream = Stream(tokens, reporter)
    try:
        schema = head.schema(stream)
    except SyntaxRefused:
        return None
    imports: list[ast.Import] = []
    definitions: list[ast.Definition] = []
    while not stream.at_end():
        start = stream.begin_item()
        try:
            if stream.at("import"):
                imports.append(_import(stream))
                if definitions:
                    reporter.error("IPC0109", imports[-1].span)
            else:
                definitions.append(_definition(stream))
        except SyntaxRefused:
            stream.skip_to_definition(start)
    if stream.doc().lines:
        reporter.error("IPC0108", stream.doc().span)
    return ast.File(schema, tuple(imports), tuple(definitions), stream.end_comments())


def _import(stream: Stream) -> ast.Import:
    opening = stream.open()
    stream.expect("import")
    name = stream.name("a schema")
    trivia, span = stream.close(opening)
    return ast.Import(name, trivia, span)


def _constant(stream: Stream) -> ast.Constant:
    opening, doc = stream.open(), stream.doc()
    stream.expect("const")
    name = stream.name("the constant's name")
    stream.expect(":")
    kind = blocks.type_expr(stream)
    stream.expect("=")
    value = expressions.constant(stream)
    origin = blocks.origin(stream)
    c_name = stream.name("a C name") if stream.accept("as") else None
    trivia, span = stream.close(opening)
    return ast.Constant(doc, name, kind, value, origin, c_name, trivia, span)


def _alias(stream: Stream) -> ast.Alias:
    opening, doc = stream.open(), stream.doc()
    stream.expect("type")
    name = stream.name("the type's name")
    stream.expect(":")
    kind = blocks.type_expr(stream)
    limits = blocks.constraints(stream)
    origin = blocks.origin(stream)
    trivia, span = stream.close(opening)
    return ast.Alias(doc, name, kind, limits, origin, trivia, span)


def _enum(stream: Stream) -> ast.Enum:
    opening, doc = stream.open(), stream.doc()
    is_open = stream.accept("open")
    if is_open and not stream.at("enum"):
        raise stream.refuse("'enum'")
    flags = stream.take().text == "flags"
    name = stream.name("the type's name")
    stream.expect(":")
    kind = blocks.type_expr(stream)
    prefix = stream.name("a C prefix") if stream.accept("as") else None
    origin = blocks.origin(stream)
    members, end = blocks.items(stream, _member)
    trivia, span = stream.close(opening)
    return ast.Enum(doc, name, flags, is_open, kind, prefix, origin, members, end, trivia, span)


def _member(stream: Stream) -> ast.Member | ast.Kept:
    if stream.at("reserved") and stream.ahead(1).kind is Kind.NUMBER:
        return head.kept(stream)
    opening, doc = stream.open(), stream.doc()
    name = stream.name("a member")
    stream.expect("=")
    value = expressions.constant(stream)
    default = stream.at("default") and stream.ahead(1).text != "="
    if default:
        stream.take()
    origin = blocks.origin(stream)
    trivia, span = stream.close(opening)
    return ast.Member(doc, name, value, default, origin, trivia, span)


def _struct(stream: Stream) -> ast.Struct:
    opening, doc = stream.open(), stream.doc()
    record = stream.take().text == "record"
    name = stream.name("the struct's name")
    origin = blocks.origin(stream)
    block = blocks.block(stream)
    trivia, span = stream.close(opening)
    return ast.Struct(doc, name, record, origin, block, trivia, span)


def _message(stream: Stream) -> ast.Message:
    opening, doc = stream.open(), stream.doc()
    stream.expect("message")
    name = stream.name("the message's name")
    stream.expect("part")
    part = stream.name("'header', 'table' or 'body'")
    origin = blocks.origin(stream)
    block = blocks.block(stream)
    trivia, span = stream.close(opening)
    return ast.Message(doc, name, part, origin, block, trivia, span)


def _op(stream: Stream) -> ast.Op:
    opening, doc = stream.open(), stream.doc()
    modifiers: list[terms.Name] = []
    while not stream.at("op"):
        if stream.token.text not in ("reserved", "test", "idempotent"):
            raise stream.refuse("'op'")
        modifiers.append(stream.name())
    stream.expect("op")
    name = stream.name("the op's name")
    stream.expect("=")
    number = stream.number("the op's number")
    origin = blocks.origin(stream)
    found: tuple[ast.Body | ast.Results, ...] = ()
    end: tuple[str, ...] = ()
    if stream.at("{"):
        found, end = blocks.items(stream, _op_item)
    trivia, span = stream.close(opening)
    return ast.Op(doc, tuple(modifiers), name, number, origin, found, end, trivia, span)


def _op_item(stream: Stream) -> ast.Body | ast.Results:
    opening = stream.open()
    if stream.accept("results"):
        stream.expect("{")
        names: list[terms.Name] = []
        while not stream.at("}"):
            names.append(stream.name("a result"))
            if not stream.accept(","):
                break
        stream.expect("}")
        trivia, span = stream.close(opening)
        return ast.Results(tuple(names), trivia, span)
    if not (stream.at("request") or stream.at("reply") or stream.at("failure")):
        words = ("request", "reply", "results", "failure")
        raise stream.refuse("'request', 'reply', 'results' or 'failure'", help_=suggest(stream.token.text, words))
    doc = stream.doc()
    role = stream.take().text
    results: list[terms.Name] = []
    if role == "failure":
        results.append(stream.name("a result"))
        while stream.accept(","):
            results.append(stream.name("a result"))
    origin = blocks.origin(stream)
    block = blocks.block(stream)
    trivia, span = stream.close(opening)
    return ast.Body(doc, role, tuple(results), origin, block, trivia, span)


def _notify(stream: Stream) -> ast.Notify:
    opening, doc = stream.open(), stream.doc()
    stream.expect("notify")
    name = stream.name("the notification's name")
    stream.expect("=")
    number = stream.number("the notification's number")
    origin = blocks.origin(stream)
    block = blocks.block(stream)
    stream.expect("ack")
    ack = stream.name("the op that acknowledges it")
    trivia, span = stream.close(opening)
    return ast.Notify(doc, name, number, origin, block, ack, trivia, span)


_DEFINITIONS: dict[str, Callable[[Stream], ast.Definition]] = {
    "const": _constant,
    "type": _alias,
    "enum": _enum,
    "open": _enum,
    "flags": _enum,
    "struct": _struct,
    "record": _struct,
    "message": _message,
    "op": _op,
    "reserved": _op,
    "test": _op,
    "idempotent": _op,
    "notify": _notify,
    "sequence": sequences.sequence,
}


def _definition(stream: Stream) -> ast.Definition:
    parse_one = _DEFINITIONS.get(stream.token.text) if stream.token.kind is Kind.NAME else None
    if parse_one is None:
        known = (*_DEFINITIONS, "import")
        listed = "definitions start with " + ", ".join(sorted(_DEFINITIONS))
        raise stream.refuse("a definition", help_=suggest(stream.token.text, known) or listed)
    return parse_one(stream)
