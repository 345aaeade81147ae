"""Syntax tree to the one canonical text, comments kept: what `fmt` writes. print(parse(print(t))) == print(t)."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.syntax import ast, terms
from codegen.syntax.print_expr import WIDTH, expr_lines, expr_text, type_text, value_lines, value_text
from codegen.syntax.writer import Writer


def print_file(file: ast.File) -> str:
    """The canonical text of a file."""
    out = Writer()
    schema = file.schema
    for comment in schema.trivia.lead:
        out.line(comment)
    if schema.trivia.lead and schema.doc.lines:
        out.blank()
    _doc(out, schema.doc)
    _braces(out, f"schema {schema.name.text}", schema.items, schema.end, schema.trivia.trail, _schema_item)
    if file.imports:
        out.blank()
    for item in file.imports:
        with_trail(out, item.trivia, f"import {item.name.text}")
    last: ast.Definition | None = None
    for definition in file.definitions:
        if not (last is not None and _close(last, definition)):
            out.blank()
        _definition(out, definition)
        last = definition
    if file.end:
        out.blank()
        for comment in file.end:
            out.line(comment)
    return out.text()


def with_trail(out: Writer, trivia: terms.Trivia, line: str) -> None:
    """Comments before, the line, the comment behind it."""
    for comment in trivia.lead:
        out.line(comment)
    out.line(f"{line}  {trivia.trail}" if trivia.trail else line)


def _close(first: ast.Definition, second: ast.Definition) -> bool:
    """One-line definitions of a kind may follow each other without a blank line, as the author chose."""
    return type(first) is type(second) and isinstance(first, (ast.Constant, ast.Alias)) and not second.trivia.blank


def _doc(out: Writer, doc: ast.Doc) -> None:
    for line in doc.lines:
        out.line(f"/// {line}".rstrip())


def _braces(out: Writer, head: str, items: Sequence[object], end: tuple[str, ...], trail: str, item: object) -> None:
    """head { item ... }; items keep one blank line between them where the author left any."""
    assert callable(item)
    tail = f"  {trail}" if trail else ""
    if not items and not end:
        out.line(f"{head} {{ }}{tail}")
        return
    out.line(f"{head} {{")
    with out.indented():
        for index, one in enumerate(items):
            trivia: terms.Trivia = getattr(one, "trivia")
            if index and trivia.blank:
                out.blank()
            item(out, one, items)
        for comment in end:
            out.line(comment)
    out.line(f"}}{tail}")


def _source(source: ast.Source | None) -> str:
    if source is None:
        return ""
    word = "from" if source.published else "ours"
    return f'{word} "{source.reason.value}"' if source.reason else word


def _origin(origin: ast.Origin) -> str:
    text = f" {_source(origin.source)}" if origin.source else ""
    return f"{text} named {_source(origin.name)}" if origin.name else text


def _constraints(items: tuple[ast.Constraint, ...]) -> str:
    parts = []
    for item in items:
        if item.kind == "in":
            parts.append(f" in {expr_text(item.args[0])}..{expr_text(item.args[1])}")
        elif item.kind == "aligned":
            parts.append(f" aligned {expr_text(item.args[0])}")
        else:
            assert item.target is not None
            parts.append(f" count of {item.target.text}")
    return "".join(parts)


def _schema_item(out: Writer, item: ast.HeadItem, _all: Sequence[object]) -> None:
    match item:
        case ast.OpsRange():
            with_trail(out, item.trivia, f"ops {item.low.text}..{item.high.text}")
        case ast.Kept():
            _kept(out, item, "kept")
        case ast.Uses(rights=None):
            with_trail(out, item.trivia, f"results {item.type.text}")
        case ast.Uses(rights=rights):
            assert rights is not None
            with_trail(out, item.trivia, f"capabilities {item.type.text} rights {rights.text}")
        case ast.Waive():
            with_trail(out, item.trivia, f'waive {item.name.text} in "{item.release.value}"{_reason(item.reason)}')
        case ast.Allow():
            place = f" at {item.place.text}" if item.place else ""
            with_trail(out, item.trivia, f"allow {item.rule.text}{place}{_reason(item.reason)}")


def _reason(reason: terms.Str | None) -> str:
    return f' "{reason.value}"' if reason else ""


def _kept(out: Writer, item: ast.Kept, word: str) -> None:
    high = f"..{item.high.text}" if item.high else ""
    _lead_and_doc(out, item.trivia, item.doc)
    out.line(_behind(f"{word} {item.low.text}{high}{_reason(item.reason)}", item.trivia))


def _behind(line: str, trivia: terms.Trivia) -> str:
    return f"{line}  {trivia.trail}" if trivia.trail else line


def _lead_and_doc(out: Writer, trivia: terms.Trivia, doc: ast.Doc) -> None:
    for comment in trivia.lead:
        out.line(comment)
    _doc(out, doc)


def _definition(out: Writer, item: ast.Definition) -> None:
    _lead_and_doc(out, item.trivia, item.doc)
    name, trail = item.name.text, item.trivia.trail
    match item:
        case ast.Constant():
            c_name = f" as {item.c_name.text}" if item.c_name else ""
            line = f"const {name} : {type_text(item.type)} = {expr_text(item.value)}{_origin(item.origin)}{c_name}"
            out.line(_behind(line, item.trivia))
        case ast.Alias():
            line = f"type {name} : {type_text(item.type)}{_constraints(item.constraints)}{_origin(item.origin)}"
            out.line(_behind(line, item.trivia))
        case ast.Enum():
            word = "flags" if item.flags else "open enum" if item.open else "enum"
            prefix = f" as {item.prefix.text}" if item.prefix else ""
            head = f"{word} {name} : {type_text(item.type)}{prefix}{_origin(item.origin)}"
            _braces(out, head, item.members, item.end, trail, _member)
        case ast.Struct():
            word = "record" if item.record else "struct"
            _block(out, f"{word} {name}{_origin(item.origin)}", item.block, trail)
        case ast.Message():
            _block(out, f"message {name} part {item.part.text}{_origin(item.origin)}", item.block, trail)
        case ast.Op():
            modifiers = "".join(f"{modifier.text} " for modifier in item.modifiers)
            head = f"{modifiers}op {name} = {item.number.text}{_origin(item.origin)}"
            if item.items or item.end:
                _braces(out, head, item.items, item.end, trail, _op_item)
            else:
                out.line(_behind(head, item.trivia))
        case ast.Notify():
            head = f"notify {name} = {item.number.text}{_origin(item.origin)}"
            _block(out, head, item.block, trail, f" ack {item.ack.text}")
        case ast.Sequence():
            _sequence(out, item)


def _member(out: Writer, item: ast.Member | ast.Kept, _all: Sequence[object]) -> None:
    if isinstance(item, ast.Kept):
        _kept(out, item, "reserved")
        return
    _lead_and_doc(out, item.trivia, item.doc)
    default = " default" if item.default else ""
    out.line(_behind(f"{item.name.text} = {expr_text(item.value)}{default}{_origin(item.origin)}", item.trivia))


def _op_item(out: Writer, item: ast.Body | ast.Results, _all: Sequence[object]) -> None:
    if isinstance(item, ast.Results):
        with_trail(out, item.trivia, f"results {{ {', '.join(name.text for name in item.names)} }}")
        return
    _lead_and_doc(out, item.trivia, item.doc)
    results = " " + ", ".join(name.text for name in item.results) if item.results else ""
    _block(out, f"{item.role}{results}{_origin(item.origin)}", item.block, item.trivia.trail)


def _block(out: Writer, head: str, block: ast.Block, trail: str, after: str = "") -> None:
    """head { items } after"""
    behind = f"{after}  {trail}" if trail else after
    if not block.items and not block.end:
        out.line(f"{head} {{ }}{behind}")
        return
    _braces(out, head, block.items, block.end, "", _item)
    out.append(behind)


def _item(out: Writer, item: ast.Item, every: Sequence[object]) -> None:
    if isinstance(item, (ast.Field, ast.Rule, ast.Cap, ast.Hole)):
        _lead_and_doc(out, item.trivia, item.doc)
    else:
        _lead_and_doc(out, item.trivia, ast.Doc())
    match item:
        case ast.Field():
            width = max(len(one.name.text) for one in every if isinstance(one, ast.Field))
            line = f"{item.name.text:<{width}} : {type_text(item.type)}{_constraints(item.constraints)}"
            out.line(_behind(line, item.trivia))
        case ast.Hole():
            out.line(_behind(f"reserved {item.size.text}{_reason(item.reason)}", item.trivia))
        case ast.Size():
            out.line(_behind(f"size {item.value.text}", item.trivia))
        case ast.Rule():
            _rule(out, item)
        case ast.Example():
            value_lines(out, f'example "{item.name.value}" ', item.body, item.trivia.trail, True)
        case ast.Cap():
            _cap(out, item)


def _rule(out: Writer, item: ast.Rule) -> None:
    given = " given request" if item.given_request else ""
    head = f"rule {item.number.text} {item.name.text}{given}"
    line = f"{head} {{ {expr_text(item.expr)} }}"
    if len(line) + out.column <= WIDTH:
        out.line(_behind(line, item.trivia))
        return
    out.line(f"{head} {{")
    with out.indented():
        for part in expr_lines(item.expr, WIDTH - out.column):
            out.line(part)
    out.line(_behind("}", item.trivia))


def _cap(out: Writer, item: ast.Cap) -> None:
    rights = " with " + ", ".join(right.text for right in item.rights) if item.rights else ""
    optional = " optional" if item.optional else ""
    bounds = f" [{item.low.text}..{item.high.text}]" if item.low and item.high else ""
    head = f"cap {item.name.text} : {item.kind.text}{rights} {item.mode.text}{optional}{bounds}"
    if item.fates or item.end:
        _braces(out, head, item.fates, item.end, item.trivia.trail, _fate)
    else:
        out.line(_behind(head, item.trivia))


def _fate(out: Writer, item: ast.Fate, _all: Sequence[object]) -> None:
    with_trail(out, item.trivia, f"{item.moment.text} = {item.outcome.text}")


def _sequence(out: Writer, item: ast.Sequence) -> None:
    out.line(f"sequence {item.name.text}{_origin(item.origin)} {{")
    with out.indented():
        out.line(f"key {item.key.text}")
        _block(out, "state", item.state, "")
        for step in item.steps:
            if step.trivia.blank:
                out.blank()
            if isinstance(step, ast.Script):
                _lead_and_doc(out, step.trivia, ast.Doc())
                _braces(out, f'example "{step.name.value}"', step.steps, step.end, step.trivia.trail, _script_step)
                continue
            _lead_and_doc(out, step.trivia, step.doc)
            if step.items is None:
                out.line(_behind(f"{step.kind} {step.op.text}", step.trivia))
            else:
                _braces(out, f"{step.kind} {step.op.text}", step.items, step.end, step.trivia.trail, _step_item)
        for comment in item.end:
            out.line(comment)
    out.line(_behind("}", item.trivia))


def _step_item(out: Writer, item: ast.Given | ast.Rule | ast.Set, _all: Sequence[object]) -> None:
    _lead_and_doc(out, item.trivia, ast.Doc() if isinstance(item, ast.Set) else item.doc)
    match item:
        case ast.Given():
            out.line(_behind(f"given {item.name.text} : {type_text(item.type)}", item.trivia))
        case ast.Rule():
            _rule(out, item)
        case ast.Set():
            line = f"set {item.target.text} = {expr_text(item.value)}"
            if len(line) + out.column <= WIDTH:
                out.line(_behind(line, item.trivia))
            else:
                parts = expr_lines(item.value, WIDTH - out.column - 4)
                out.line(f"set {item.target.text} =")
                with out.indented():
                    for part in parts[:-1]:
                        out.line(part)
                    out.line(_behind(parts[-1], item.trivia))


def _script_step(out: Writer, item: ast.ScriptStep, _all: Sequence[object]) -> None:
    for comment in item.trivia.lead:
        out.line(comment)
    value_lines(out, f"{item.op.text} ", item.body, "", True)
    for given in item.givens:
        text = f"given {given.name.text} = "
        if out.width + len(text) + len(value_text(given.value)) < WIDTH:
            out.append(f" {text}{value_text(given.value)}")
        else:
            with out.indented():
                value_lines(out, text, given.value, "", False)
    if item.trivia.trail:
        out.append(f"  {item.trivia.trail}")
