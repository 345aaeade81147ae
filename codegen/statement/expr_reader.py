"""The canonical text of an expression back to the expression. Used by the readers of rules, guards and updates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Union

from codegen.layout.model import Array, Type
from codegen.sema.expr import (
    And,
    Arith,
    Ascending,
    Choice,
    Compare,
    Disjoint,
    Expr,
    Has,
    InRange,
    InSet,
    Indexed,
    Lit,
    Not,
    Or,
    Quantified,
    Ref,
    Round,
)
from codegen.sema.kinds import ArrayOf, Int, Leaf, StructRef
from codegen.statement.scope import KEYWORDS, SCOPE_WORDS, Place, Scope, Table, inside, leaf_type, reference_type
from codegen.statement.tokens import Tokens

Find = Callable[[tuple[str, ...]], "Place | None"]


def read_expr(tokens: Tokens, scope: Scope, where: Mapping[str, int]) -> Expr:
    """One expression from the cursor. `where` has the numbers of the named literals."""
    try:
        return ExprReader(tokens, scope, where).choice()
    except RecursionError:
        raise tokens.error("the expression is nested too deeply") from None


def read_where(tokens: Tokens) -> dict[str, int]:
    """`A = 1, B | C = 6`, after the word `where`."""
    found: dict[str, int] = {}
    while True:
        text = literal_names(tokens)
        if text in found:
            raise tokens.error(f"'{text}' stands twice")
        tokens.expect("=")
        found[text] = tokens.number()
        if not tokens.accept(","):
            return found


def literal_names(tokens: Tokens) -> str:
    """`A`, or `A | B`."""
    names = [tokens.dotted()]
    while tokens.accept("|"):
        names.append(tokens.dotted())
    return " | ".join(names)


class ExprReader:
    """Recursive descent, one method for each level of binding, loosest first."""

    def __init__(self, tokens: Tokens, scope: Scope, where: Mapping[str, int]) -> None:
        self._tokens = tokens
        self._scope = scope
        self._where = where
        self._variables: list[tuple[str, Type]] = []
        self._elements: list[Type] = []

    def choice(self) -> Expr:
        """`if c then a else b`, or anything tighter."""
        tokens = self._tokens
        if not tokens.accept("if"):
            return self._or()
        condition = self._or()
        tokens.expect("then")
        first = self._or()
        tokens.expect("else")
        return Choice(condition, first, self.choice())

    def _or(self) -> Expr:
        operands = [self._and()]
        while self._tokens.accept("or"):
            operands.append(self._and())
        return operands[0] if len(operands) == 1 else Or(tuple(operands))

    def _and(self) -> Expr:
        operands = [self._not()]
        while self._tokens.accept("and"):
            operands.append(self._not())
        return operands[0] if len(operands) == 1 else And(tuple(operands))

    def _not(self) -> Expr:
        return Not(self._not()) if self._tokens.accept("not") else self._compare()

    def _compare(self) -> Expr:
        tokens = self._tokens
        left = self._sum()
        if op := tokens.accept_one("==", "!=", "<=", ">=", "<", ">"):
            return Compare(op, left, self._sum())
        if tokens.accept("has"):
            return Has(left, self._literal())
        if not tokens.accept("in"):
            return left
        if not tokens.accept("{"):
            low = self._literal()
            tokens.expect("..")
            return InRange(left, low, self._literal())
        members: list[Lit] = []
        while not tokens.accept("}"):
            if members:
                tokens.expect(",")
            members.append(self._literal())
        return InSet(left, tuple(members))

    def _sum(self) -> Expr:
        left = self._product()
        while op := self._tokens.accept_one("+", "-"):
            left = Arith(op, left, self._product())
        return left

    def _product(self) -> Expr:
        left = self._primary()
        while op := self._tokens.accept_one("*", "%"):
            left = Arith(op, left, self._primary())
        return left

    def _literal(self) -> Lit:
        part = self._primary()
        if not isinstance(part, Lit):
            raise self._tokens.error("expected a number or a name with a number")
        return part

    def _primary(self) -> Expr:
        tokens = self._tokens
        token = tokens.peek()
        if token.kind == "number" or token.text == "-":
            text = tokens.number_text()
            return Lit(tokens.value_of(text), text)
        if tokens.accept("("):
            inner = self.choice()
            tokens.expect(")")
            return inner
        if tokens.accept("."):
            return self._value(*self._start(tokens.dotted(), True))
        if token.text in ("true", "false"):
            return Lit(int(tokens.name() == "true"), token.text)
        if token.text in ("round_up", "round_down"):
            return self._round()
        if token.text in ("all", "any"):
            return self._quantified()
        if token.text == "ascending":
            return self._ascending()
        if token.text == "disjoint":
            return self._disjoint()
        if token.kind != "name" or token.text in KEYWORDS:
            raise tokens.error(f"expected a value, found '{token.text}'")
        return self._named()

    def _round(self) -> Expr:
        up = self._tokens.name() == "round_up"
        self._tokens.expect("(")
        value = self.choice()
        self._tokens.expect(",")
        unit = self._literal()
        self._tokens.expect(")")
        return Round(up, value, unit)

    def _quantified(self) -> Expr:
        tokens = self._tokens
        every = tokens.name() == "all"
        variable = tokens.name()
        if variable in KEYWORDS or variable in SCOPE_WORDS:
            raise tokens.error(f"a variable can't be called '{variable}'")
        tokens.expect("in")
        array, element, path = self._array()
        if path:
            raise tokens.error("expected an array")
        tokens.expect("{")
        self._variables.append((variable, element))
        body = self.choice()
        self._variables.pop()
        tokens.expect("}")
        return Quantified(every, variable, array, body)

    def _ascending(self) -> Expr:
        tokens = self._tokens
        tokens.expect("ascending", "(")
        array, element, path = self._array()
        place = inside(element, path)
        if place is None or not isinstance(place.type, Int):
            raise tokens.error("'ascending' takes an array and an integer field of its elements")
        tokens.expect(")")
        return Ascending(array, path, place.type)

    def _disjoint(self) -> Expr:
        tokens = self._tokens
        tokens.expect("disjoint", "(")
        array, element, path = self._array()
        if path:
            raise tokens.error("'disjoint' takes an array")
        tokens.expect(",")
        self._elements.append(element)
        start = self.choice()
        tokens.expect(",")
        size = self.choice()
        self._elements.pop()
        tokens.expect(")")
        return Disjoint(array, start, size)

    def _array(self) -> tuple[Ref, Type, tuple[str, ...]]:
        """`scope.array.path`: the array, its element type, and the path behind it."""
        own = self._tokens.accept(".")
        scope, find, path = self._start(self._tokens.dotted(), own)
        for end in range(len(path) + 1):
            place = find(path[:end])
            if place is not None and isinstance(place.type, Array):
                return Ref(scope, path[:end], self._type_of(place)), place.type.element, path[end:]
        raise self._tokens.error(f"'{'.'.join(path) or scope}' is no array")

    def _named(self) -> Expr:
        """A literal with a name, or a value by name."""
        tokens = self._tokens
        text = tokens.dotted()
        if tokens.accept("|"):
            text += " | " + literal_names(tokens)
        if tokens.accept("("):
            value = tokens.number()
            tokens.expect(")")
            return Lit(value, text)
        if text in self._where:
            return Lit(self._where[text], text)
        if "|" in text:
            raise tokens.error(f"'{text}' has no number")
        return self._value(*self._start(text, False))

    def _start(self, text: str, own: bool) -> tuple[str, Find, tuple[str, ...]]:
        """The scope that a name starts in, how to find a value there, and the path from there."""
        path = tuple(text.split("."))
        if own:
            return "", partial(_in_table, self._scope.own), path
        for name, kind in reversed(self._variables):
            if name == path[0]:
                return name, partial(inside, kind), path[1:]
        if self._elements:
            if path[0] == "element":
                return "element", partial(inside, self._elements[-1]), path[1:]
            if path[0] not in SCOPE_WORDS or len(path) == 1:
                return "element", partial(inside, self._elements[-1]), path
        if len(path) > 1 and path[0] in SCOPE_WORDS:
            return path[0], partial(_in_table, self._scope.table(path[0])), path[1:]
        return "", partial(_in_table, self._scope.own), path

    def _value(self, scope: str, find: Find, path: tuple[str, ...]) -> Expr:
        """A value by name, or one field of one element of an array."""
        tokens = self._tokens
        place = find(path)
        if place is None:
            raise tokens.error(f"nothing is called '{'.'.join(filter(None, (scope, *path)))}'")
        ref = Ref(scope, path, self._type_of(place))
        if not tokens.accept("["):
            return ref
        index = self.choice()
        tokens.expect("]")
        inner: tuple[str, ...] = ()
        if tokens.accept("."):
            inner = tuple(tokens.dotted().split("."))
        found = inside(place.type.element, inner) if isinstance(place.type, Array) else None
        kind: Leaf | None = leaf_type(found.type) if found else None
        if kind is None:
            raise tokens.error(f"'{'.'.join(path)}[…]' is no array element with a single value")
        return Indexed(ref, index, inner, kind)

    def _type_of(self, place: Place) -> Union[Leaf, ArrayOf, StructRef]:
        kind = reference_type(place.type)
        if kind is None:
            raise self._tokens.error("an expression can't name records")
        return kind


def _in_table(table: Table, path: tuple[str, ...]) -> Place | None:
    """The value at a path that starts in a table."""
    place = table.get("".join(path[:1]))
    return None if place is None else inside(place.type, path[1:])
