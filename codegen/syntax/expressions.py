"""Parses rule expressions and example values: a stream in, syntax trees out.

Weakest first: or, and, not, comparison (== != < <= > >= has in), + -, * %, |, primary.
"""

from __future__ import annotations

import re

from codegen.source import Span
from codegen.syntax import terms
from codegen.syntax.print_expr import expr_text
from codegen.syntax.stream import MAX_DEPTH, Stream
from codegen.syntax.tokens import Kind

_NESTING = re.compile(r"[()\[\]{}]|\b(?:not|if)\b")
_COMPARISONS = ("==", "!=", "<=", ">=", "<", ">", "has")
_LEVELS: tuple[tuple[str, ...], ...] = (("+", "-"), ("*", "%"), ("|",))


def expression(stream: Stream) -> terms.Expr:
    """A whole expression, or one in brackets or braces of another."""
    stream.enter()
    try:
        if stream.at("if"):
            return _choice(stream)
        return _joined(stream, ("or", "and"))
    finally:
        stream.leave()


def whole(stream: Stream) -> terms.Expr:
    """An expression that is no part of another: of a rule or an update."""
    start = stream.begin_expression()
    return _bounded(stream, start, expression(stream))


def constant(stream: Stream) -> terms.Expr:
    """A sum of literals and constants: bounds, sizes, limits."""
    start = stream.begin_expression()
    stream.enter()
    try:
        return _bounded(stream, start, _sum(stream, 0))
    finally:
        stream.leave()


def _bounded(stream: Stream, start: Span, expr: terms.Expr) -> terms.Expr:
    """Refuses an expression that would be too deep in canonical form, which has parentheses of its own."""
    if isinstance(expr, (terms.Number, terms.Word)):
        return expr
    depth = most = 0
    for mark in _NESTING.findall(expr_text(expr)):
        depth += -1 if mark in ")]}" else 1
        most = max(most, depth)
    if max(1, stream.depth) + most > MAX_DEPTH:
        raise stream.too_deep(start)
    return expr


def _choice(stream: Stream) -> terms.Expr:
    start = stream.expect("if")
    condition = expression(stream)
    stream.expect("then")
    first = expression(stream)
    stream.expect("else")
    second = expression(stream)
    return terms.If(condition, first, second, _from(stream, start.span))


def _joined(stream: Stream, words: tuple[str, ...]) -> terms.Expr:
    """`or` of `and` of negations, left to right."""
    if not words:
        return _negation(stream)
    left = _joined(stream, words[1:])
    while stream.at(words[0]):
        stream.operator()
        right = _joined(stream, words[1:])
        left = terms.Binary(words[0], left, right, left.span.to(right.span))
    return left


def _negation(stream: Stream) -> terms.Expr:
    if not stream.at("not"):
        return _comparison(stream)
    start = stream.take()
    stream.enter()
    try:
        return terms.Unary("not", _negation(stream), _from(stream, start.span))
    finally:
        stream.leave()


def _comparison(stream: Stream) -> terms.Expr:
    left = _sum(stream, 0)
    for op in _COMPARISONS:
        if stream.at(op):
            stream.take()
            right = _sum(stream, 0)
            return terms.Binary(op, left, right, left.span.to(right.span))
    if stream.accept("in"):
        return _membership(stream, left)
    return left


def _membership(stream: Stream, asked: terms.Expr) -> terms.Expr:
    if stream.accept("{"):
        members = [_sum(stream, 0)]
        while stream.accept(","):
            members.append(_sum(stream, 0))
        stream.expect("}")
        return terms.OneOf(asked, tuple(members), _from(stream, asked.span))
    low = _sum(stream, 0)
    stream.expect("..")
    high = _sum(stream, 0)
    return terms.Within(asked, low, high, _from(stream, asked.span))


def _sum(stream: Stream, level: int) -> terms.Expr:
    if level == len(_LEVELS):
        return _primary(stream)
    left = _sum(stream, level + 1)
    while any(stream.at(op) for op in _LEVELS[level]):
        op = stream.operator()
        right = _sum(stream, level + 1)
        left = terms.Binary(op, left, right, left.span.to(right.span))
    return left


def _primary(stream: Stream) -> terms.Expr:
    if stream.token.kind is Kind.NUMBER:
        return stream.number()
    if stream.at("-"):
        start = stream.take()
        number = stream.number()
        return terms.Unary("-", number, _from(stream, start.span))
    if stream.at("("):
        stream.take()
        inner = expression(stream)
        stream.expect(")")
        return inner
    if stream.at("any") or stream.at("all"):
        return _quantifier(stream)
    if stream.token.kind is Kind.NAME:
        if stream.ahead(1).text == "(" and stream.ahead(1).kind is Kind.MARK:
            return _call(stream)
        return _value_path(stream)
    raise stream.refuse("a value")


def _quantifier(stream: Stream) -> terms.Expr:
    start = stream.take()
    variable = stream.name("a name for the element")
    stream.expect("in")
    array = stream.path("an array")
    stream.expect("{")
    body = expression(stream)
    stream.expect("}")
    return terms.Quantifier(start.text == "all", variable, array, body, _from(stream, start.span))


def _call(stream: Stream) -> terms.Expr:
    name = stream.name()
    stream.expect("(")
    args = [expression(stream)]
    while stream.accept(","):
        args.append(expression(stream))
    stream.expect(")")
    return terms.Call(name, tuple(args), _from(stream, name.span))


def _value_path(stream: Stream) -> terms.Expr:
    path = stream.path()
    if not stream.at("["):
        return terms.Word(path, path.span)
    stream.take()
    index = expression(stream)
    stream.expect("]")
    rest: list[terms.Name] = []
    while stream.accept("."):
        rest.append(stream.name())
    return terms.Element(path, index, tuple(rest), _from(stream, path.span))


def value(stream: Stream) -> terms.Value:
    """A value in an example."""
    stream.enter()
    try:
        token = stream.token
        if token.kind is Kind.STRING:
            stream.take()
            return terms.Text(token.text, token.span)
        if token.kind is Kind.HEX:
            stream.take()
            return terms.Data(token.data, token.span)
        if stream.at("["):
            return _items(stream)
        if stream.at("{"):
            return fields(stream)
        if stream.at("true") or stream.at("false"):
            stream.take()
            return terms.Number(int(token.text == "true"), token.text, token.span)
        start = stream.begin_expression()
        found = _bounded(stream, start, _sum(stream, 0))
        if isinstance(found, (terms.Number, terms.Word, terms.Binary, terms.Unary, terms.Call)):
            return found
        raise stream.refuse("a value")
    finally:
        stream.leave()


def _items(stream: Stream) -> terms.Items:
    start = stream.expect("[")
    items: list[terms.Value] = []
    while not stream.at("]"):
        items.append(value(stream))
        if not stream.accept(","):
            break
    stream.expect("]")
    return terms.Items(tuple(items), _from(stream, start.span))


def fields(stream: Stream) -> terms.Fields:
    """{ name = value ... }"""
    start = stream.expect("{")
    found: list[terms.Assign] = []
    while not stream.at("}") and not stream.at_end():
        found.append(assign(stream))
        stream.accept(",")
    stream.expect("}")
    return terms.Fields(tuple(found), _from(stream, start.span))


def assign(stream: Stream) -> terms.Assign:
    """name = value"""
    name = stream.name("a field")
    stream.expect("=")
    return terms.Assign(name, value(stream))


def _from(stream: Stream, start: Span) -> Span:
    return start.to(stream.last.span)
