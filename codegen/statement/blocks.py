"""Blocks of fields to lines: offsets, sizes, names and types in columns, then the rules. Used by `write`."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.layout.model import Block, Hole, Message
from codegen.sema.expr import Expr
from codegen.sema.model import Cap, FATE_MOMENTS, Rule
from codegen.statement.exprs import canonical, where_text
from codegen.statement.kinds import provenance_text, type_text
from codegen.statement.tokens import doc_lines, hexadecimal, number

# A last column wider than this doesn't push the docs of its neighbours to the right.
_WIDEST = 56


def indent(lines: Sequence[str], by: int = 2) -> list[str]:
    """The lines, moved to the right."""
    return [" " * by + line for line in lines]


def columns(rows: Sequence[tuple[tuple[str, ...], str]], right: int) -> list[str]:
    """Rows of cells and a doc in columns of this one block; the first `right` columns stand right-aligned."""
    if not rows:
        return []
    last = len(rows[0][0]) - 1
    widths = [max(len(cells[at]) for cells, _ in rows) for at in range(last)]
    widths.append(max((len(cells[last]) for cells, _ in rows if len(cells[last]) <= _WIDEST), default=0))
    lines = []
    for cells, doc in rows:
        sides = [str.rjust] * right + [str.ljust] * (last + 1 - right)
        text = "  ".join(side(cell, width) for side, cell, width in zip(sides, cells, widths))
        docs = doc_lines(doc)
        lines.append(f"{text}  {docs[0]}" if docs else text.rstrip())
        lines.extend(" " * (len(text) + 2) + line for line in docs[1:])
    return lines


def item_lines(block: Block) -> list[str]:
    """Fields and reserved bytes by offset."""
    rows = []
    for item in block.items:
        if isinstance(item, Hole):
            rows.append(((str(item.offset), str(item.size), "-", "reserved"), item.reason))
        else:
            rows.append(((str(item.offset), str(item.size), item.name, type_text(item.type)), item.doc))
    return columns(rows, 2)


def size_text(block: Block) -> str:
    """`size 24 align 8`, or `size 24..4000 fixed 24 align 8` where the size varies."""
    if block.fixed == block.minimum == block.maximum:
        return f"size {block.fixed} align {block.align}"
    return f"size {block.minimum}..{block.maximum} fixed {block.fixed} align {block.align}"


def expr_lines(head: str, expr: Expr) -> list[str]:
    """A line with an expression, and one with the numbers behind its names."""
    values = where_text(expr)
    return [head + canonical(expr), *([f"  {values}"] if values else [])]


def rule_lines(rules: Sequence[Rule]) -> list[str]:
    """Number, name and offset of each rule, its text, its doc."""
    lines = []
    for rule in rules:
        given = " given request" if rule.given_request else ""
        lines += expr_lines(f"rule {rule.number} {rule.name}{given} at {rule.offset}: ", rule.expr)
        lines += indent(doc_lines(rule.doc))
    return lines


def block_lines(block: Block) -> list[str]:
    """The fields of a block, then its rules."""
    return item_lines(block) + rule_lines(block.rules)


def cap_lines(cap: Cap) -> list[str]:
    """One entry of a transfer table."""
    if len(cap.fate) != len(FATE_MOMENTS):
        raise ValueError(f"the fate of {cap.name} has not one word for each moment")
    text = f"cap {cap.name} kind {cap.kind} = {number(cap.kind_value)}"
    text += f" rights {' | '.join(cap.rights) or 'none'} = {hexadecimal(cap.rights_mask)}"
    text += (" move" if cap.move else " copy") + (" optional" if cap.optional else "")
    text += f" up to {cap.high}" if cap.high != 1 else ""
    fate = " ".join(f"{moment} = {word}" for moment, word in zip(FATE_MOMENTS, cap.fate))
    return [text, *indent(doc_lines(cap.doc)), f"  fate {fate}"]


def message_lines(message: Message, keyword: str) -> list[str]:
    """A body with its size, source, doc, fields, rules, request scalars and capabilities."""
    head = f"{keyword} {message.name}" + (f" part {message.part}" if message.part != "body" else "")
    lines = doc_lines(message.doc) + block_lines(message.block)
    if message.given:
        lines.append("given request " + ", ".join(".".join(scalar.path) for scalar in message.given))
    for cap in message.caps:
        lines += cap_lines(cap)
    return [f"{head} {size_text(message.block)} {provenance_text(message.provenance)}", *indent(lines)]
