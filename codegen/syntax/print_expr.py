"""Canonical text of types, expressions and example values."""

from __future__ import annotations

from codegen.syntax import ast, terms
from codegen.syntax.writer import Writer

WIDTH = 120

_LEVEL = {"or": 0, "and": 1, "not": 2, "+": 4, "-": 4, "*": 5, "%": 5, "|": 6}
_COMPARISON = 3
_PRIMARY = 7


def type_text(item: ast.TypeExpr) -> str:
    """A type with its bounds."""
    text = ("secret " if item.secret else "") + item.base.text
    if item.party is not None:
        text += f" of {item.party.text}"
    if item.record is not None:
        text += f" {item.record.text}"
    if item.high is not None:
        low = f"{expr_text(item.low)}.." if item.low is not None else ""
        text += f"[{low}{expr_text(item.high)}]"
    return text + (" tail" if item.tail else "")


def _level(item: terms.Expr) -> int:
    match item:
        case terms.Binary(op=op) | terms.Unary(op="not" as op):
            return _LEVEL.get(op, _COMPARISON)
        case terms.Within() | terms.OneOf():
            return _COMPARISON
        case terms.If():
            return -1
    return _PRIMARY


def _inner(item: terms.Expr, level: int) -> str:
    text = expr_text(item)
    return f"({text})" if _level(item) < level else text


def _grouped(item: terms.Expr, text: str) -> str:
    """`and` inside `or` is put in parentheses for the reader, who should not need the table of strengths."""
    return f"({text})" if isinstance(item, terms.Binary) and item.op == "and" else text


def expr_text(item: terms.Expr) -> str:
    """An expression on one line, with the parentheses that a reader wants."""
    match item:
        case terms.Number(text=text):
            return text
        case terms.Word(path=path):
            return path.text
        case terms.Element():
            rest = "".join(f".{name.text}" for name in item.path)
            return f"{item.array.text}[{expr_text(item.index)}]{rest}"
        case terms.Binary(op=op):
            level = _level(item)
            # A comparison does not chain, and - and % read left to right.
            left = _inner(item.left, level + 1 if level == _COMPARISON else level)
            right = _inner(item.right, level + 1)
            if op == "or":
                left, right = _grouped(item.left, left), _grouped(item.right, right)
            return f"{left} {op} {right}"
        case terms.Unary(op="not"):
            return f"not {_inner(item.operand, _PRIMARY)}"
        case terms.Unary():
            return f"-{expr_text(item.operand)}"
        case terms.Within():
            return f"{_inner(item.value, 4)} in {_inner(item.low, 4)}..{_inner(item.high, 4)}"
        case terms.OneOf():
            return f"{_inner(item.value, 4)} in {{{', '.join(_inner(member, 4) for member in item.members)}}}"
        case terms.Call():
            return f"{item.name.text}({', '.join(expr_text(arg) for arg in item.args)})"
        case terms.Quantifier():
            word = "all" if item.every else "any"
            return f"{word} {item.variable.text} in {item.array.text} {{ {expr_text(item.body)} }}"
        case terms.If():
            return f"if {expr_text(item.condition)} then {expr_text(item.first)} else {expr_text(item.second)}"


def expr_lines(item: terms.Expr, width: int) -> list[str]:
    """An expression broken at its outermost operators until each line fits, where it can be broken."""
    text = expr_text(item)
    if len(text) <= width:
        return [text]
    match item:
        case terms.Binary(op="and" | "or" as op):
            parts = _operands(item, op)
            lines: list[str] = []
            for index, part in enumerate(parts):
                block = expr_lines(part, width - 4)
                if (
                    _level(part) < _LEVEL[op]
                    or (_level(part) == _LEVEL[op] and index)
                    or _grouped(part, "")
                    and op == "or"
                ):
                    block = ["(", *(f"    {line}" for line in block), ")"] if len(block) > 1 else [f"({block[0]})"]
                lines += block
                if index < len(parts) - 1:
                    lines[-1] += f" {op}"
            return lines
        case terms.Quantifier():
            word = "all" if item.every else "any"
            head = f"{word} {item.variable.text} in {item.array.text} {{"
            return [head, *(f"    {line}" for line in expr_lines(item.body, width - 4)), "}"]
        case terms.Call():
            args = [expr_lines(arg, width - 4) for arg in item.args]
            lines = [f"{item.name.text}("]
            for index, block in enumerate(args):
                lines += [f"    {line}" for line in block]
                if index < len(args) - 1:
                    lines[-1] += ","
            return [*lines, ")"]
        case terms.If():
            first, second = expr_lines(item.first, width - 5), expr_lines(item.second, width - 5)
            condition = expr_lines(item.condition, width - 3)
            return [
                f"if {condition[0]}",
                *(f"   {line}" for line in condition[1:]),
                f"then {first[0]}",
                *(f"     {line}" for line in first[1:]),
                f"else {second[0]}",
                *(f"     {line}" for line in second[1:]),
            ]
    return [text]


def _operands(item: terms.Expr, op: str) -> list[terms.Expr]:
    """The chain a and b and c; only the left side continues it, as the parser builds it."""
    if isinstance(item, terms.Binary) and item.op == op:
        return [*_operands(item.left, op), item.right]
    return [item]


def value_text(item: terms.Value) -> str:
    """An example value on one line."""
    match item:
        case terms.Text(value=value):
            return f'"{value}"'
        case terms.Data(value=data):
            return f'0x"{data.hex(" ").upper()}"'
        case terms.Items(items=items):
            return f"[{', '.join(value_text(one) for one in items)}]"
        case terms.Fields(fields=fields):
            inner = " ".join(f"{one.name.text} = {value_text(one.value)}" for one in fields)
            return f"{{ {inner} }}" if inner else "{ }"
    return expr_text(item)


def value_lines(out: Writer, head: str, item: terms.Value, trail: str, broken: bool) -> None:
    """head value trail; on several lines if `broken` or too long for one."""
    behind = f"  {trail}" if trail else ""
    text = head + value_text(item)
    empty = isinstance(item, (terms.Fields, terms.Items)) and len(text) <= len(head) + 3
    if empty or not isinstance(item, (terms.Fields, terms.Items)) or (not broken and len(text) + out.column <= WIDTH):
        out.line(text + behind)
        return
    if isinstance(item, terms.Fields):
        out.line(f"{head}{{")
        width = max(len(one.name.text) for one in item.fields)
        with out.indented():
            for field in item.fields:
                value_lines(out, f"{field.name.text:<{width}} = ", field.value, "", False)
        out.line(f"}}{behind}")
        return
    out.line(f"{head}[")
    with out.indented():
        for one in item.items:
            value_lines(out, "", one, "", False)
            out.append(",")
    out.line(f"]{behind}")
