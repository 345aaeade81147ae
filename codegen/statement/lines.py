"""A statement to its blocks of lines: a head at the left margin, and what is indented below it. Used by the readers."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.layout.model import Block, Hole, Slot, is_tail
from codegen.sema.expr import Expr
from codegen.sema.kinds import Int
from codegen.sema.model import Rule
from codegen.statement.expr_reader import read_expr, read_where
from codegen.statement.kinds import Types, read_type, wire_size
from codegen.statement.scope import Scope, Table, of_block
from codegen.statement.tokens import StatementError, Tokens


class Lines:
    """A cursor over the lines of one block. `head` is the first."""

    def __init__(self, head: Tokens) -> None:
        self.head = head
        self._lines: list[Tokens] = []
        self._at = 0

    def add(self, line: Tokens) -> None:
        """One more line below the head."""
        self._lines.append(line)

    def peek(self) -> Tokens | None:
        """The next line."""
        return self._lines[self._at] if self._at < len(self._lines) else None

    def at(self, word: str) -> bool:
        """Whether the next line starts with this word."""
        line = self.peek()
        return line is not None and line.at(word)

    def take(self, what: str) -> Tokens:
        """The next line; `what` says what is missing where there is none."""
        line = self.peek()
        if line is None:
            raise StatementError(self.last, f"expected {what}, found the end of the block")
        self._at += 1
        return line

    def accept(self, word: str) -> Tokens | None:
        """The next line without its first word, if that is this one."""
        if not self.at(word):
            return None
        line = self.take(word)
        line.expect(word)
        return line

    @property
    def last(self) -> int:
        """The number of the last line of the block."""
        return self._lines[-1].line if self._lines else self.head.line

    def docs(self, first: str | None = None) -> str:
        """The doc at the end of the line before and the lines of doc that follow."""
        parts = [] if first is None else [first]
        while (line := self.peek()) is not None and line.only_doc:
            parts.append(line.doc or "")
            self._at += 1
        return "\n".join(parts)

    def end(self) -> None:
        """No line is left."""
        line = self.peek()
        if line is not None:
            raise line.error(f"unexpected '{line.peek().text}'")


def split(text: str) -> list[Lines]:
    """The blocks of a statement behind its first line."""
    blocks: list[Lines] = []
    for number, line in enumerate(text.split("\n")[1:], 2):
        if line == "":
            continue
        tokens = Tokens(number, line)
        if not line.startswith(" "):
            blocks.append(Lines(tokens))
        elif blocks:
            blocks[-1].add(tokens)
        else:
            raise tokens.error("this line belongs to no block")
    return blocks


def read_items(lines: Lines, types: Types) -> tuple[Slot | Hole, ...]:
    """Fields and reserved bytes, one after the other without a gap."""
    items: list[Slot | Hole] = []
    names: set[str] = set()
    end = 0
    while (line := lines.peek()) is not None and line.peek().kind == "number":
        line = lines.take("a field")
        offset, size = line.number(), line.number()
        if items and isinstance(items[-1], Slot) and is_tail(items[-1].type):
            raise line.error("nothing may follow a tail")
        if offset != end:
            raise line.error(f"expected offset {end}, found {offset}")
        end += size
        if line.accept("-"):
            line.expect("reserved")
            line.end()
            items.append(Hole(offset, size, lines.docs(line.doc)))
            continue
        name = line.name()
        kind = read_type(line, types)
        line.end()
        if size != wire_size(kind):
            raise line.error(f"this type takes {wire_size(kind)} bytes, not {size}")
        if name in names:
            raise line.error(f"'{name}' stands twice")
        names.add(name)
        items.append(Slot(offset, size, name, kind, lines.docs(line.doc)))
        count = getattr(kind, "count", "")
        slots = (item for item in items if isinstance(item, Slot) and isinstance(item.type, Int))
        if count and count not in {slot.name for slot in slots}:
            raise line.error(f"'{count}' is no integer field before this one")
    return tuple(items)


def read_size(line: Tokens) -> tuple[int, int, int, int]:
    """Minimum, maximum, fixed part and alignment of a block."""
    line.expect("size")
    minimum, maximum = line.span()
    fixed = line.number() if line.accept("fixed") else minimum
    line.expect("align")
    align = line.number()
    if align not in (1, 2, 4, 8):
        raise line.error("an alignment is 1, 2, 4 or 8")
    return minimum, maximum, fixed, align


def read_block(lines: Lines, size: tuple[int, int, int, int], types: Types, request: Table | None = None) -> Block:
    """Fields and rules of a block whose head gave its size."""
    items = read_items(lines, types)
    minimum, maximum, fixed, align = size
    unruled = Block(items, (), fixed, minimum, maximum, align)
    total = sum(item.size for item in items)
    tail = unruled.tail
    if maximum != total or fixed != total - (tail.size if tail else 0) or not fixed <= minimum <= maximum:
        raise lines.head.error(f"the size of the block doesn't fit its fields, which take {total} bytes")
    rules = read_rules(lines, Scope(own=of_block(unruled), request=request or {}))
    return Block(items, rules, fixed, minimum, maximum, align)


def read_rules(lines: Lines, scope: Scope) -> tuple[Rule, ...]:
    """The rules that stand next."""
    rules = []
    while (line := lines.accept("rule")) is not None:
        number, name = line.number(), line.name()
        given = line.accept("given")
        if given:
            line.expect("request")
        line.expect("at")
        offset = line.number()
        line.expect(":")
        expr = read_expression(lines, line, scope)
        rules.append(Rule(number, name, lines.docs(), expr, given, offset))
    return tuple(rules)


def read_expression(lines: Lines, line: Tokens, scope: Scope) -> Expr:
    """The rest of a line as an expression, with the numbers from the line below it."""
    values: Mapping[str, int] = {}
    where = lines.accept("where")
    if where is not None:
        values = read_where(where)
        where.end_bare()
    expr = read_expr(line, scope, values)
    line.end_bare()
    return expr
