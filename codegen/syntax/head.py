"""Parses the schema head: the tokens of `schema NAME { ... }` in, ast.Schema out."""

from __future__ import annotations

from collections.abc import Callable

from codegen.diag.reporter import suggest
from codegen.syntax import ast, blocks, terms
from codegen.syntax.stream import Stream
from codegen.syntax.tokens import Kind


def schema(stream: Stream) -> ast.Schema:
    """/// doc, schema NAME { lines }"""
    opening, doc = stream.open(), stream.doc()
    stream.expect("schema")
    name = stream.name("the schema's name")
    found, end = blocks.items(stream, _item)
    trivia, span = stream.close(opening)
    return ast.Schema(doc, name, found, end, trivia, span)


def kept(stream: Stream) -> ast.Kept:
    """kept N[..M] "why"; `reserved` in an enum."""
    opening, doc = stream.open(), stream.doc()
    stream.take()
    low = stream.number("a number")
    high = stream.number("a number") if stream.accept("..") else None
    reason = _reason(stream)
    trivia, span = stream.close(opening)
    return ast.Kept(low, high, reason, doc, trivia, span)


def _reason(stream: Stream) -> terms.Str | None:
    return stream.string("a reason") if stream.token.kind is Kind.STRING else None


def _ops(stream: Stream) -> ast.OpsRange:
    opening = stream.open()
    stream.expect("ops")
    low = stream.number("the lowest op number")
    stream.expect("..")
    high = stream.number("the highest op number")
    trivia, span = stream.close(opening)
    return ast.OpsRange(low, high, trivia, span)


def _results(stream: Stream) -> ast.Uses:
    opening = stream.open()
    stream.expect("results")
    kind = stream.path("an enum")
    trivia, span = stream.close(opening)
    return ast.Uses(kind, None, trivia, span)


def _capabilities(stream: Stream) -> ast.Uses:
    opening = stream.open()
    stream.expect("capabilities")
    kind = stream.path("an enum")
    stream.expect("rights")
    rights = stream.path("a flags type")
    trivia, span = stream.close(opening)
    return ast.Uses(kind, rights, trivia, span)


def _waive(stream: Stream) -> ast.Waive:
    opening = stream.open()
    stream.expect("waive")
    name = stream.name("an op or another definition")
    stream.expect("in")
    release = stream.string("the release's name in double quotes")
    reason = _reason(stream)
    trivia, span = stream.close(opening)
    return ast.Waive(name, release, reason, trivia, span)


def _allow(stream: Stream) -> ast.Allow:
    opening = stream.open()
    stream.expect("allow")
    rule = stream.name("a lint rule")
    if stream.at("-"):
        raise stream.refuse("'at' or a reason", help_="ids of lint rules are spelt with underscores")
    place = stream.path("a place") if stream.accept("at") else None
    reason = _reason(stream)
    trivia, span = stream.close(opening)
    return ast.Allow(rule, place, reason, trivia, span)


_LINES: dict[str, Callable[[Stream], ast.HeadItem]] = {
    "ops": _ops,
    "kept": kept,
    "results": _results,
    "capabilities": _capabilities,
    "waive": _waive,
    "allow": _allow,
}


def _item(stream: Stream) -> ast.HeadItem:
    parse = _LINES.get(stream.token.text) if stream.token.kind is Kind.NAME else None
    if parse is None:
        listed = "'ops', 'kept', 'results', 'capabilities', 'waive' or 'allow'"
        raise stream.refuse(listed, help_=suggest(stream.token.text, _LINES))
    return parse(stream)
