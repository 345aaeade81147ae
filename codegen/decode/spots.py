"""A verdict and the layout of its part in, what it speaks of out: the field, the rule, the type they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.decode.places import Place, places_at, subject
from codegen.decode.rows import Row
from codegen.layout.model import Block, Message, Records, Struct
from codegen.sema.expr import And, Ascending, Disjoint, Expr, Quantified, Ref
from codegen.sema.model import Rule
from codegen.statement.exprs import parts


@dataclass(frozen=True)
class Spot:
    """What a verdict speaks of. `owner`: the struct in whose text field and rules stand; None for the message itself.

    `around` is all that holds the byte, from the outside in. `prefix` stands before the names of the owner's fields;
    `base` is its first byte, None within records whose bytes are not at hand.
    """

    place: Place | None
    rules: tuple[Rule, ...]
    owner: Struct | None
    around: tuple[Place, ...]
    prefix: str = ""
    base: int | None = 0

    def names(self, rule: Rule) -> tuple[str, ...]:
        """The fields that a rule names, by their names in the message; those of elements are left out."""
        found = (expr for expr in parts(rule.expr) if isinstance(expr, Ref) and expr.scope == "" and expr.path)
        return tuple(dict.fromkeys(self.prefix + ".".join(expr.path) for expr in found))


def check_spot(message: Message, name: str, offset: int, data: bytes | None) -> Spot:
    """What a field's own check speaks of."""
    around = places_at(message.block, offset, data)
    place = subject(around, name, offset)
    return Spot(place, (), _owner(around, place), around)


def rule_spot(message: Message, offset: int, number: int, data: bytes | None) -> Spot:
    """What a rule speaks of: its field, or the element at which it is refused."""
    around = places_at(message.block, offset, data)
    found = _candidates(message.block, around, offset, number)
    rules = tuple(rule for rule, _ in found)
    whole = any(of_elements(rule.expr) for rule in rules)
    place = _element(around, offset) if whole else around[-1] if around else None
    outer = found[0][1] if found else None
    if outer is None:
        return Spot(place, rules, None, around)
    owner = outer.type if isinstance(outer.type, Struct) else None
    if isinstance(outer.type, Records):
        return Spot(place, rules, outer.type.record, around, outer.name + ".", None)
    return Spot(place, rules, owner, around, outer.name + ".", outer.offset)


def _owner(around: tuple[Place, ...], place: Place | None) -> Struct | None:
    """The struct whose block holds the place."""
    for outer in around:
        kind = outer.type.record if isinstance(outer.type, Records) else outer.type
        if place is not None and isinstance(kind, Struct) and kind.block is place.block:
            return kind
    return None


def of_elements(expr: Expr) -> bool:
    """Whether a rule is refused at an element."""
    if isinstance(expr, And):
        return any(of_elements(operand) for operand in expr.operands)
    return isinstance(expr, (Quantified, Ascending, Disjoint))


def _element(around: tuple[Place, ...], offset: int) -> Place | None:
    """The element that starts at the byte, else whatever stands there."""
    starting = [place for place in around if place.offset == offset]
    return next((place for place in starting if place.name.endswith("]")), starting[0] if starting else None)


def _candidates(
    block: Block, around: tuple[Place, ...], offset: int, number: int
) -> tuple[tuple[Rule, Place | None], ...]:
    """The rule of this number that is refused at the byte: of the part itself or of a struct around the byte.

    No two rules give the same verdict (IPC0411), so there is one at most where the verdict is of this layout.
    """
    blocks: list[tuple[Block, Place | None, int | None]] = [(block, None, 0)]
    for place in around:
        if isinstance(place.type, Struct):
            blocks.append((place.type.block, place, place.offset))
        elif isinstance(place.type, Records) and place is around[-1]:
            blocks.append((place.type.record.block, place, None))  # only bytes tell where its entries start
    return tuple(
        (rule, outer)
        for inner, outer, base in blocks
        for rule in inner.rules
        if rule.number == number and (base is None or base + rule.offset == offset or of_elements(rule.expr))
    )


def odd_byte(rows: tuple[Row, ...], offset: int) -> int | None:
    """The first byte at or behind the offset that should be zero and is not."""
    for row in rows:
        if row.filler and row.offset >= offset and any(row.data):
            return row.offset + len(row.data) - len(row.data.lstrip(b"\0"))
    return None
