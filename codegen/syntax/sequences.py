"""Parses sequences: ordered protocols with state, steps and scripts of examples."""

from __future__ import annotations

from codegen.diag.reporter import suggest
from codegen.syntax import ast, blocks, expressions, terms
from codegen.syntax.stream import Stream

_STEPS = ("begin", "step", "commit", "abort")


def sequence(stream: Stream) -> ast.Sequence:
    """/// doc, sequence NAME origin { key F, state { }, steps, examples }"""
    opening, doc = stream.open(), stream.doc()
    stream.expect("sequence")
    name = stream.name("the sequence's name")
    origin = blocks.origin(stream)
    stream.expect("{")
    stream.expect("key")
    key = stream.name("a request field")
    stream.expect("state")
    state = blocks.block(stream)
    steps: list[ast.Step | ast.Script] = []
    while not stream.at("}") and not stream.at_end():
        stream.begin_item()
        steps.append(_script(stream) if stream.at("example") else _step(stream))
    end = stream.end_comments()
    stream.expect("}")
    trivia, span = stream.close(opening)
    return ast.Sequence(doc, name, origin, key, state, tuple(steps), end, trivia, span)


def _step(stream: Stream) -> ast.Step:
    opening, doc = stream.open(), stream.doc()
    if stream.token.text not in _STEPS:
        raise stream.refuse("'begin', 'step', 'commit', 'abort' or 'example'", help_=suggest(stream.token.text, _STEPS))
    kind = stream.take().text
    op = stream.name("an op")
    found: tuple[ast.Given | ast.Rule | ast.Set, ...] | None = None
    end: tuple[str, ...] = ()
    if stream.at("{"):
        found, end = blocks.items(stream, _step_item)
    trivia, span = stream.close(opening)
    return ast.Step(doc, kind, op, found, end, trivia, span)


def _step_item(stream: Stream) -> ast.Given | ast.Rule | ast.Set:
    if stream.at("rule"):
        return blocks.rule(stream)
    opening = stream.open()
    if stream.at("given"):
        doc = stream.doc()
        stream.take()
        name = stream.name("the name of what is given")
        stream.expect(":")
        kind = blocks.type_expr(stream)
        trivia, span = stream.close(opening)
        return ast.Given(doc, name, kind, trivia, span)
    if stream.accept("set"):
        target = stream.name("a state field")
        stream.expect("=")
        value = expressions.whole(stream)
        trivia, span = stream.close(opening)
        return ast.Set(target, value, trivia, span)
    raise stream.refuse("'given', 'rule' or 'set'", help_=suggest(stream.token.text, ("given", "rule", "set")))


def _script(stream: Stream) -> ast.Script:
    opening = stream.open()
    stream.expect("example")
    name = stream.string("the example's name")
    steps, end = blocks.items(stream, _script_step)
    trivia, span = stream.close(opening)
    return ast.Script(name, steps, end, trivia, span)


def _script_step(stream: Stream) -> ast.ScriptStep:
    opening = stream.open()
    op = stream.name("an op")
    body = expressions.fields(stream)
    givens: list[terms.Assign] = []
    while stream.accept("given"):
        givens.append(expressions.assign(stream))
    trivia, span = stream.close(opening)
    return ast.ScriptStep(op, body, tuple(givens), trivia, span)
