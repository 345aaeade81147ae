"""Parses what stands inside braces: fields, reserved bytes, rules, sizes, examples, capabilities."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from codegen.diag.reporter import Note, suggest
from codegen.syntax import ast, expressions, terms
from codegen.syntax.stream import Stream, SyntaxRefused
from codegen.syntax.tokens import Kind

T = TypeVar("T")

_PARTY_TYPE = "slot"
_RECORDS_TYPE = "records"
_BULK = ("bytes", "hash", "text", "path", "name", "strings")


def items(stream: Stream, parse: Callable[[Stream], T]) -> tuple[tuple[T, ...], tuple[str, ...]]:
    """{ item ... }: every item that parses, and the comments before the closing brace."""
    stream.expect("{")
    braces = stream.braces
    found: list[T] = []
    while not stream.at("}") and not stream.at_end():
        if stream.at_outer:
            word = stream.token
            raise stream.refuse("'}'", notes=(Note(word.span, f"'{word.text}' can't stand in braces"),))
        start = stream.begin_item()
        try:
            found.append(parse(stream))
        except SyntaxRefused:
            if not stream.skip_to_item(start, braces):
                break
    end = stream.end_comments()
    stream.expect("}")
    return tuple(found), end


def origin(stream: Stream) -> ast.Origin:
    """[from "..." | ours "..."] [named from "..." | named ours "..."]"""
    number = _source(stream)
    name = None
    if stream.at("named"):
        stream.take()
        name = _source(stream)
        if name is None:
            raise stream.refuse("'from' or 'ours'")
    return ast.Origin(number, name)


def _source(stream: Stream) -> ast.Source | None:
    if not (stream.at("from") or stream.at("ours")):
        return None
    word = stream.take()
    reason = stream.string("a reason") if stream.token.kind is Kind.STRING else None
    return ast.Source(word.text == "from", reason, word.span.to(stream.last.span))


def type_expr(stream: Stream) -> ast.TypeExpr:
    """A type with its bounds."""
    start = stream.token.span
    secret = stream.at("secret") and stream.ahead(1).text in _BULK
    if secret:
        stream.take()
    base = stream.path("a type")
    party = record = None
    if base.text == _PARTY_TYPE and stream.accept("of"):
        party = stream.name("'sender', 'receiver' or 'child'")
    elif base.text == _RECORDS_TYPE and stream.token.kind is Kind.NAME:
        record = stream.path("a record")
    low = high = None
    if stream.accept("["):
        high = expressions.constant(stream)
        if stream.accept(".."):
            low, high = high, expressions.constant(stream)
        stream.expect("]")
    tail = stream.at("tail") and stream.ahead(1).text != ":"
    if tail:
        stream.take()
    return ast.TypeExpr(base, party, record, secret, low, high, tail, start.to(stream.last.span))


def constraints(stream: Stream) -> tuple[ast.Constraint, ...]:
    """in A..B, aligned N, count of F, in any order."""
    found: list[ast.Constraint] = []
    while stream.ahead(1).text != ":":
        start = stream.token.span
        if stream.accept("in"):
            low = expressions.constant(stream)
            stream.expect("..")
            high = expressions.constant(stream)
            found.append(ast.Constraint("in", (low, high), None, start.to(stream.last.span)))
        elif stream.at("aligned"):
            stream.take()
            found.append(ast.Constraint("aligned", (expressions.constant(stream),), None, start.to(stream.last.span)))
        elif stream.at("count"):
            stream.take()
            stream.expect("of")
            target = stream.name("the field that is counted")
            found.append(ast.Constraint("count", (), target, start.to(stream.last.span)))
        else:
            break
    return tuple(found)


def field(stream: Stream) -> ast.Field:
    """/// doc, name : type constraints"""
    opening, doc = stream.open(), stream.doc()
    name = stream.name("a field")
    stream.expect(":")
    kind = type_expr(stream)
    limits = constraints(stream)
    trivia, span = stream.close(opening)
    return ast.Field(doc, name, kind, limits, trivia, span)


def hole(stream: Stream) -> ast.Hole:
    """reserved N ["why"]"""
    opening, doc = stream.open(), stream.doc()
    stream.expect("reserved")
    size = stream.number("a number of bytes")
    reason = stream.string("a reason") if stream.token.kind is Kind.STRING else None
    trivia, span = stream.close(opening)
    return ast.Hole(size, reason, doc, trivia, span)


def rule(stream: Stream) -> ast.Rule:
    """rule N name [given request] { expr }"""
    opening, doc = stream.open(), stream.doc()
    stream.expect("rule")
    number = stream.number("the rule's number")
    name = stream.name("the rule's name")
    given = stream.at("given")
    if given:
        stream.take()
        stream.expect("request")
    stream.expect("{")
    expr = expressions.whole(stream)
    stream.expect("}")
    trivia, span = stream.close(opening)
    return ast.Rule(doc, number, name, given, expr, trivia, span)


def _size(stream: Stream) -> ast.Size:
    opening = stream.open()
    stream.expect("size")
    value = stream.number("a number of bytes")
    trivia, span = stream.close(opening)
    return ast.Size(value, trivia, span)


def _example(stream: Stream) -> ast.Example:
    opening = stream.open()
    stream.expect("example")
    name = stream.string("the example's name")
    body = expressions.fields(stream)
    trivia, span = stream.close(opening)
    return ast.Example(name, body, trivia, span)


def _cap(stream: Stream) -> ast.Cap:
    opening, doc = stream.open(), stream.doc()
    stream.expect("cap")
    name = stream.name("the capability's name")
    stream.expect(":")
    kind = stream.name("a capability kind")
    rights: list[terms.Name] = []
    if stream.accept("with"):
        rights.append(stream.name("a right"))
        while stream.accept(","):
            rights.append(stream.name("a right"))
    if not (stream.at("move") or stream.at("copy")):
        raise stream.refuse("'move' or 'copy'")
    mode = stream.name()
    optional = stream.accept("optional")
    low = high = None
    if stream.accept("["):
        low = stream.number()
        stream.expect("..")
        high = stream.number()
        stream.expect("]")
    fates: tuple[ast.Fate, ...] = ()
    end: tuple[str, ...] = ()
    if stream.at("{"):
        fates, end = items(stream, _fate)
    trivia, span = stream.close(opening)
    return ast.Cap(doc, name, kind, tuple(rights), mode, optional, low, high, fates, end, trivia, span)


def _fate(stream: Stream) -> ast.Fate:
    opening = stream.open()
    moment = stream.name("a moment")
    stream.expect("=")
    outcome = stream.name("an outcome")
    trivia, _ = stream.close(opening)
    return ast.Fate(moment, outcome, trivia)


_ITEMS: dict[str, Callable[[Stream], ast.Item]] = {
    "reserved": hole,
    "rule": rule,
    "size": _size,
    "example": _example,
    "cap": _cap,
}


def _item(stream: Stream) -> ast.Item:
    if stream.ahead(1).text == ":" or stream.token.kind is not Kind.NAME:
        return field(stream)
    parse = _ITEMS.get(stream.token.text)
    if parse is not None:
        return parse(stream)
    near = suggest(stream.token.text, _ITEMS)
    if not near:
        return field(stream)  # which says what is missing
    raise stream.refuse("a field, 'reserved', 'rule', 'size', 'example' or 'cap'", help_=near)


def block(stream: Stream) -> ast.Block:
    """{ fields, reserved bytes, rules, size, examples, caps }"""
    start = stream.token.span
    found, end = items(stream, _item)
    return ast.Block(found, end, start.to(stream.last.span))
