"""Schemas in, the leaves of each message out: a sum over the syntax tree, by the rules of idl/README.md.

Nothing here comes from sema or layout: the syntax tree says names, words and numbers, and all else is worked out again.
It also gives each message as a C struct of the same members, which knows no offsets at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from codegen.diag.reporter import Reporter
from codegen.source import SourceFile
from codegen.syntax import ast, terms
from codegen.syntax.parser import parse
from leaves import Leaf

NUMBERS = {"u8": 1, "u16": 2, "u32": 4, "u64": 8, "i8": 1, "i16": 2, "i32": 4, "i64": 8, "bool": 1, "slot": 4}
BULK = ("bytes", "hash")
TEXTS = {"text": (2, 0), "path": (2, 510), "name": (1, 255)}  # bytes of the length, and its bound where none is written


@dataclass(frozen=True)
class Home:
    """A schema's name, definitions by name and all schemas: where a name is looked up."""

    name: str
    definitions: dict[str, ast.Definition]
    homes: dict[str, "Home"]

    def find(self, path: str) -> tuple["Home", ast.Definition]:
        """What a name or schema.name means, and where it stands."""
        schema, _, name = path.rpartition(".")
        home = self.homes[schema] if schema else self
        return home, home.definitions[name]


def load(folder: Path) -> dict[str, Home]:
    """Every schema of a folder, by name."""
    homes: dict[str, Home] = {}
    for path in sorted(folder.glob("*.ipc")):
        reporter = Reporter()
        file = parse(SourceFile(path.name, path.read_text(encoding="utf-8")), reporter)
        if file is None or reporter.has_errors:
            raise ValueError(reporter.render_text())
        name = file.schema.name.text
        found = {d.name.text: d for d in file.definitions}
        homes[name] = Home(name, found, homes)
    return homes


def messages(home: Home) -> Iterator[tuple[str, ast.Block]]:
    """Name and block of each body, header and table of a schema."""
    for name, definition in home.definitions.items():
        if isinstance(definition, ast.Message):
            yield name, definition.block
        elif isinstance(definition, ast.Notify):
            yield name.lower(), definition.block
        elif isinstance(definition, ast.Op):
            for item in definition.items:
                if isinstance(item, ast.Body):
                    yield f"{name.lower()}_{item.role}", item.block


def leaves(home: Home, block: ast.Block) -> tuple[list[Leaf], int, bool]:
    """The leaves in order, the size of the fixed part, whether a tail follows."""
    found: list[Leaf] = []
    at = holes = 0
    tail = False
    counters = _counters(block)
    for item in block.items:
        if isinstance(item, ast.Hole):
            found.append(Leaf(f"reserved_{holes}", at, item.size.value, "hole"))
            at += item.size.value
            holes += 1
        elif isinstance(item, ast.Field):
            name = item.name.text
            parts, size, ends = _typed(home, item.type, name, counters.get(name, ""))
            if name in counters.values():
                parts = [replace(part, kind="count") for part in parts]
            found += [replace(part, offset=at + part.offset) for part in parts]
            tail = tail or ends
            at += 0 if ends else size
    return found, at, tail


def _counters(block: ast.Block) -> dict[str, str]:
    """For each field that is counted: the field that counts it."""
    return {limit.target.text: item.name.text for item in block.items if isinstance(item, ast.Field)
            for limit in item.constraints if limit.kind == "count" and limit.target is not None}


def _typed(home: Home, kind: ast.TypeExpr, name: str, counter: str) -> tuple[list[Leaf], int, bool]:
    """The leaves of one field from offset 0, its size, whether it is a tail."""
    base = kind.base.text
    high = None if kind.high is None else number(home, kind.high)
    if base in BULK:
        assert high is not None
        by_value = kind.low is None and not kind.tail or kind.secret
        return [Leaf(name, 0, high, "bytes" if by_value else "data", counter)], high, kind.tail
    if base == "records":
        assert high is not None
        return [Leaf(name, 0, high, "data", f"{name}_size")], high, True
    if base == "strings":
        assert high is not None
        head = [Leaf(f"{name}_size", 0, 2, "count"), Leaf(f"{name}_count", 2, 2, "count")]
        return [*head, Leaf(name, 4, high, "data", f"{name}_size")], 4 + high, False
    if base in TEXTS:
        width, bound = TEXTS[base]
        size = bound if high is None else high
        if kind.tail:
            return [Leaf(name, 0, size, "data", counter)], size, True
        head = [Leaf(f"{name}_length", 0, width, "count")]
        return [*head, Leaf(name, width, size, "data", f"{name}_length")], width + size, False
    if high is None:
        return _single(home, kind, name, counter)
    return _array(home, kind, name, counter, high)


def _array(home: Home, kind: ast.TypeExpr, name: str, counter: str, high: int) -> tuple[list[Leaf], int, bool]:
    found: list[Leaf] = []
    size = 0
    for index in range(high):
        parts, stride, _ = _single(home, replace(kind, low=None, high=None, tail=False), f"{name}[{index}]", "")
        if counter:
            parts = [part if part.counter else replace(part, counter=counter, index=index) for part in parts]
        found += [replace(part, offset=size + part.offset) for part in parts]
        size += stride
    return found, size, kind.tail


def _single(home: Home, kind: ast.TypeExpr, name: str, counter: str) -> tuple[list[Leaf], int, bool]:
    """A number, or what a name stands for."""
    base = kind.base.text
    if base in NUMBERS:
        return [Leaf(name, 0, NUMBERS[base], "number")], NUMBERS[base], False
    where, definition = home.find(base)
    if isinstance(definition, ast.Alias):
        return _typed(where, definition.type, name, counter)
    if isinstance(definition, ast.Enum):
        width = NUMBERS[definition.type.base.text]
        return [Leaf(name, 0, width, "number")], width, False
    assert isinstance(definition, ast.Struct)
    parts, size, _ = leaves(where, definition.block)
    inner = [replace(part, path=f"{name}.{part.path}", counter=f"{name}.{part.counter}" if part.counter else "")
             for part in parts]
    return inner, size, False


def number(home: Home, expr: terms.Expr) -> int:
    """A bound: a number, a constant, or + - * of such."""
    if isinstance(expr, terms.Number):
        return expr.value
    if isinstance(expr, terms.Word):
        where, definition = home.find(expr.path.text)
        assert isinstance(definition, ast.Constant)
        return number(where, definition.value)
    assert isinstance(expr, terms.Binary)
    left, right = number(home, expr.left), number(home, expr.right)
    return {"+": left + right, "-": left - right, "*": left * right}[expr.op]


def members(home: Home, block: ast.Block) -> list[str]:
    """The members of a C struct of the same fields, natural types and reserved bytes; a tail is left out."""
    found: list[str] = []
    holes = 0
    for item in block.items:
        if isinstance(item, ast.Hole):
            found.append(f"uint8_t reserved_{holes}[{item.size.value}];")
            holes += 1
        elif isinstance(item, ast.Field):
            found += _members(home, item.type, item.name.text)
    return found


def _members(home: Home, kind: ast.TypeExpr, name: str) -> list[str]:
    base = kind.base.text
    high = 0 if kind.high is None else number(home, kind.high)
    if kind.tail or base == "records":
        return []
    if base in BULK:
        return [f"uint8_t {name}[{high}];"]
    if base == "strings":
        return [f"uint16_t {name}_size;", f"uint16_t {name}_count;", f"uint8_t {name}[{high}];"]
    if base in TEXTS:
        width, bound = TEXTS[base]
        return [f"uint{width * 8}_t {name}_length;", f"uint8_t {name}[{high or bound}];"]
    bounds = f"[{high}]" if high else ""
    if base in NUMBERS:
        return [f"uint{NUMBERS[base] * 8}_t {name}{bounds};"]
    where, definition = home.find(base)
    if isinstance(definition, ast.Enum):
        return [f"uint{NUMBERS[definition.type.base.text] * 8}_t {name}{bounds};"]
    if isinstance(definition, ast.Struct):
        return [f"struct {{ {' '.join(members(where, definition.block))} }} {name}{bounds};"]
    assert isinstance(definition, ast.Alias)
    return _members(where, definition.type, name + bounds)
