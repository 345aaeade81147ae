"""Rule expressions: names resolved, kinds checked. A syntax tree and the fields in reach in, an expression out.

Every number is in the unsigned (0..2^64-1) or the signed (-2^63..2^63-1) domain; a literal fits either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from codegen.diag.reporter import Note, Reporter, suggest
from codegen.sema.consts import Constants, spelling
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
from codegen.sema.kinds import ArrayOf, Bool, Bytes, EnumType, FlagsType, Form, Int, Leaf, StructRef, Type
from codegen.sema.model import Block, Field, Rule
from codegen.sema.structs import Structs
from codegen.sema.symbols import SNAKE
from codegen.source import Span
from codegen.syntax import ast, terms

Scope = Mapping[str, Type]  # names of one block and their types

_COMPARE = ("==", "!=", "<", "<=", ">", ">=")
_FUNCTIONS = ("ascending", "disjoint", "round_down", "round_up")
_MAX_RULE = 63


@dataclass(frozen=True)
class Reach:
    """The scopes an expression sees: "" its own block, "request", "state", "given", and the any/all variables."""

    schema: str
    scopes: Mapping[str, Scope]
    variables: Mapping[str, "Type"]
    given_request: bool = False


class Refused(Exception):
    """Something was reported; the rule is dropped."""


class Rules:
    """Resolves the rules of one block or step at a time."""

    def __init__(self, constants: Constants, structs: Structs, reporter: Reporter) -> None:
        self._constants = constants
        self._structs = structs
        self._reporter = reporter

    def resolve(
        self, schema: str, rules: tuple[ast.Rule, ...], scopes: Mapping[str, Scope], request: Scope | None
    ) -> tuple[Rule, ...]:
        """The rules by number. `request`: the request's fields, where the rules may be `given request`."""
        seen: dict[int, ast.Rule] = {}
        names: dict[str, ast.Rule] = {}
        found: list[Rule] = []
        for rule in rules:
            self._check_head(rule, seen, names)
            reach_scopes = dict(scopes)
            if rule.given_request:
                if request is None:
                    self._reporter.error("IPC0410", rule.span)
                    continue
                reach_scopes["request"] = request
            try:
                expr = self.boolean(Reach(schema, reach_scopes, {}, rule.given_request), rule.expr)
            except Refused:
                continue
            found.append(Rule(rule.number.value, rule.name.text, rule.doc.text, expr, rule.given_request, 0, rule.span))
        return tuple(sorted(found, key=lambda rule: rule.number))

    def _check_head(self, rule: ast.Rule, seen: dict[int, ast.Rule], names: dict[str, ast.Rule]) -> None:
        number, name = rule.number, rule.name
        if not SNAKE.fullmatch(name.text):
            self._reporter.error(
                "IPC0201", name.span, name=name.text, style="small letters, digits and single underscores"
            )
        if not 1 <= number.value <= _MAX_RULE:
            self._reporter.error("IPC0402", number.span, most=_MAX_RULE)
        if seen.setdefault(number.value, rule) is not rule:
            note = Note(seen[number.value].span, "the first one")
            free = next(n for n in range(1, 65) if n not in seen)
            self._reporter.error(
                "IPC0401", number.span, notes=[note], help_=f"the next free number is {free}", number=number.value
            )
        if names.setdefault(name.text, rule) is not rule:
            self._reporter.error(
                "IPC0403", name.span, notes=[Note(names[name.text].span, "the first one")], name=name.text
            )

    # Conditions

    def boolean(self, reach: Reach, expr: terms.Expr) -> Expr:
        """An expression that holds or does not."""
        match expr:
            case terms.Binary(op="and" | "or" as op):
                parts = tuple(self.boolean(reach, part) for part in _flatten(expr, op))
                return And(parts) if op == "and" else Or(parts)
            case terms.Binary(op="has"):
                return self._has(reach, expr)
            case terms.Binary(op=op) if op in _COMPARE:
                return self._compare(reach, expr)
            case terms.Unary(op="not", operand=operand):
                return Not(self.boolean(reach, operand))
            case terms.Within() | terms.OneOf():
                return self._membership(reach, expr)
            case terms.Quantifier():
                return self._quantified(reach, expr)
            case terms.Call(name=name) if name.text == "ascending":
                return self._ascending(reach, expr)
            case terms.Call(name=name) if name.text == "disjoint":
                return self._disjoint(reach, expr)
            case terms.Word() if isinstance(found := self._ref_or_none(reach, expr), Ref) and isinstance(
                found.type, Bool
            ):
                return Compare("==", found, Lit(1, "true"))
        raise self._refuse("IPC0404", expr.span, want="a condition")

    def _compare(self, reach: Reach, expr: terms.Binary) -> Expr:
        left, right = self._pair(reach, expr.left, expr.right)
        kinds = (_bytes_length(left), _bytes_length(right))
        if kinds != (0, 0):
            if kinds[0] != kinds[1]:
                raise self._refuse("IPC0416", expr.span)
            if expr.op not in ("==", "!="):
                raise self._refuse("IPC0404", expr.span, want="'==' or '!=' between byte strings")
        else:
            self._same_domain(left, right, expr.span)
            self._not_constant(expr, left, right)
        return Compare(expr.op, left, right)

    def _pair(self, reach: Reach, left: terms.Expr, right: terms.Expr) -> tuple[Expr, Expr]:
        """Both sides; a bare member name takes its enum from the other side."""
        first = self._ref_or_none(reach, left)
        second = self._ref_or_none(reach, right)
        return self.number(reach, left, _enum_of(second)), self.number(reach, right, _enum_of(first))

    def _not_constant(self, expr: terms.Binary, left: Expr, right: Expr) -> None:
        """A comparison of a field with a literal that its type decides alone says nothing."""
        if isinstance(left, Lit) and isinstance(right, Lit):
            raise self._refuse("IPC0409", expr.span)
        op = expr.op
        if isinstance(left, Lit):
            left, right = right, left
            op = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(op, op)
        if isinstance(right, Lit):
            value = right.value
            self._not_decided(left, expr.span, lambda point: _holds(op, point, value), (value,))

    def _not_decided(self, value: Expr, span: Span, holds: Callable[[int], bool], points: tuple[int, ...]) -> None:
        """Refuses a check that holds for all values of a field's type, or for none; it turns at `points` only."""
        if not isinstance(value, (Ref, Indexed)) or not isinstance(value.type, (Int, Bool)):
            return
        low, high = (value.type.low, value.type.high) if isinstance(value.type, Int) else (0, 1)
        tried = {low, high, *(point + step for point in points for step in (-1, 0, 1) if low <= point + step <= high)}
        if len({holds(point) for point in tried}) == 1:
            raise self._refuse("IPC0409", span)

    def _same_domain(self, left: Expr, right: Expr, span: Span) -> None:
        domains = {domain for domain in (_domain(left), _domain(right)) if domain != "literal"}
        if len(domains) > 1:
            raise self._refuse("IPC0405", span)
        for side in (left, right):
            if isinstance(side, Lit) and (
                side.value < 0 and domains == {"unsigned"} or side.value >= 2**63 and domains == {"signed"}
            ):
                raise self._refuse("IPC0409", span)

    def _has(self, reach: Reach, expr: terms.Binary) -> Expr:
        value = self._ref_or_none(reach, expr.left)
        if value is None or not isinstance(value.type, FlagsType):
            raise self._refuse("IPC0408", expr.left.span)
        mask = self._member(reach, expr.right, value.type)
        if mask is None or mask.value == 0:
            raise self._refuse("IPC0408", expr.right.span)
        return Has(value, mask)

    def _membership(self, reach: Reach, expr: terms.Within | terms.OneOf) -> Expr:
        value = self.number(reach, expr.value, None)
        if _bytes_length(value):
            raise self._refuse("IPC0404", expr.value.span, want="a number")
        enum = _enum_of(value if isinstance(value, (Ref, Indexed)) else None)
        if isinstance(expr, terms.Within):
            low, high = self._literal(reach, expr.low, enum), self._literal(reach, expr.high, enum)
            if low.value > high.value:
                raise self._refuse(
                    "IPC0305", expr.span, help_="the low end stands first", low=low.value, high=high.value
                )
            self._same_domain(value, low, expr.span)
            self._same_domain(value, high, expr.span)
            self._not_decided(value, expr.span, lambda point: low.value <= point <= high.value, (low.value, high.value))
            return InRange(value, low, high)
        members = tuple(self._literal(reach, member, enum) for member in expr.members)
        if len({member.value for member in members}) != len(members):
            raise self._refuse("IPC0409", expr.span)
        for member in members:
            self._same_domain(value, member, expr.span)
        known = {member.value for member in members}
        self._not_decided(value, expr.span, lambda point: point in known, tuple(known))
        return InSet(value, members)

    def _literal(self, reach: Reach, expr: terms.Expr, enum: EnumType | FlagsType | None) -> Lit:
        if enum is not None and (member := self._member(reach, expr, enum)) is not None:
            return member
        lit = self._constants.literal(reach.schema, expr)
        if lit is None:
            raise Refused()
        return lit

    # Arrays

    def _array(self, reach: Reach, path: terms.Path) -> Ref:
        found = self._resolve_path(reach, path)
        if found is None or not isinstance(found.type, ArrayOf):
            raise self._refuse("IPC0407", path.span, name=path.text)
        return found

    def _element_scope(self, array: Ref) -> Type:
        assert isinstance(array.type, ArrayOf)
        return array.type.element

    def _quantified(self, reach: Reach, expr: terms.Quantifier) -> Expr:
        name = expr.variable.text
        if name in reach.scopes[""] or name in reach.variables or name in ("element", *reach.scopes):
            raise self._refuse("IPC0204", expr.variable.span, name=name)
        if len(reach.variables) >= 2:
            raise self._refuse("IPC0110", expr.span, most=2, what="levels of any and all")
        array = self._array(reach, expr.array)
        inner = replace(reach, variables={**reach.variables, name: self._element_scope(array)})
        return Quantified(expr.every, name, array, self.boolean(inner, expr.body))

    def _ascending(self, reach: Reach, expr: terms.Call) -> Expr:
        if len(expr.args) != 1 or not isinstance(expr.args[0], terms.Word):
            raise self._refuse("IPC0414", expr.span)
        path = expr.args[0].path
        for cut in range(1, len(path.parts) + 1):
            head = terms.Path(path.parts[:cut], path.span)
            found = self._resolve_path(reach, head)
            if found is not None and isinstance(found.type, ArrayOf):
                names = tuple(part.text for part in path.parts[cut:])
                kind = self._structs.member(found.type.element, names)
                if isinstance(kind, Int):
                    return Ascending(found, names, kind)
        raise self._refuse("IPC0414", expr.span)

    def _disjoint(self, reach: Reach, expr: terms.Call) -> Expr:
        if len(expr.args) != 3 or not isinstance(expr.args[0], terms.Word):
            raise self._refuse("IPC0414", expr.span)
        array = self._array(reach, expr.args[0].path)
        element = self._element_scope(array)
        if not isinstance(element, StructRef):
            raise self._refuse("IPC0414", expr.span)
        fields = self._structs.fields(element)
        inner = Reach(reach.schema, {"": {}, "element": fields}, {})
        start, size = self.number(inner, expr.args[1], None), self.number(inner, expr.args[2], None)
        for side, arg in ((start, expr.args[1]), (size, expr.args[2])):
            if _domain(side) == "signed" or _bytes_length(side):
                raise self._refuse("IPC0405", arg.span)
        return Disjoint(array, start, size)

    # Numbers

    def number(self, reach: Reach, expr: terms.Expr, enum: EnumType | FlagsType | None) -> Expr:
        """A number or byte string. `enum` gives bare member names their meaning."""
        match expr:
            case terms.Number(value=value):
                return Lit(value, spelling(expr))
            case terms.Unary(op="-", operand=terms.Number(value=value) as number):
                return Lit(-value, f"-{spelling(number)}")
            case terms.Word():
                return self._word(reach, expr, enum)
            case terms.Element():
                return self._indexed(reach, expr)
            case terms.Binary(op="|") if enum is not None and (member := self._member(reach, expr, enum)) is not None:
                return member
            case terms.Binary(op="+" | "-" | "*" | "%" as op):
                return self._arith(reach, expr, op)
            case terms.Call(name=name) if name.text in ("round_up", "round_down"):
                return self._round(reach, expr)
        help_ = ""
        if isinstance(expr, terms.If):
            help_ = "'if' belongs to the updates of a sequence, at their start"
        elif isinstance(expr, terms.Call):
            help_ = suggest(expr.name.text, _FUNCTIONS) or f"the functions are {', '.join(_FUNCTIONS)}"
        raise self._refuse("IPC0404", expr.span, help_=help_, want="a number")

    def _word(self, reach: Reach, expr: terms.Word, enum: EnumType | FlagsType | None) -> Expr:
        if expr.path.text in ("true", "false"):
            return Lit(int(expr.path.text == "true"), expr.path.text)
        found = self._resolve_path(reach, expr.path)
        if found is not None:
            if isinstance(found.type, (ArrayOf, StructRef)) or not _is_value(found.type):
                raise self._refuse("IPC0404", expr.span, want="a number")
            return found
        member = self._member(reach, expr, enum)
        if member is not None:
            return member
        if self._constants_has(reach.schema, expr.path):
            lit = self._constants.literal(reach.schema, expr)
            if lit is None:
                raise Refused()
            return lit
        known = [*reach.scopes.get("", {}), *reach.scopes.get("element", {}), *reach.variables]
        known += [
            f"{scope}.{name}" for scope, names in reach.scopes.items() if scope not in ("", "element") for name in names
        ]
        known += [m.name for m in enum.members] if enum else []
        help_ = suggest(expr.path.text, known)
        if expr.path.parts[0].text == "request" and "request" not in reach.scopes:
            help_ = "a rule of a reply may read its request: write 'given request' behind the rule's name"
        raise self._refuse("IPC0406", expr.span, help_=help_, name=expr.path.text)

    def _constants_has(self, schema: str, path: terms.Path) -> bool:
        return self._structs.symbols.find(schema, path) is not None

    def _member(self, reach: Reach, expr: terms.Expr, enum: EnumType | FlagsType | None) -> Lit | None:
        """NAME or A | B of the enum or flags type, or the number 0 of flags."""
        if enum is None:
            return None
        if isinstance(expr, terms.Binary) and expr.op == "|" and isinstance(enum, FlagsType):
            left, right = self._member(reach, expr.left, enum), self._member(reach, expr.right, enum)
            return Lit(left.value | right.value, f"{left.text} | {right.text}") if left and right else None
        if isinstance(expr, terms.Word) and len(expr.path.parts) == 1:
            return next((Lit(m.value, m.name) for m in enum.members if m.name == expr.path.text), None)
        return None

    def _indexed(self, reach: Reach, expr: terms.Element) -> Expr:
        if "state" not in reach.scopes:
            raise self._refuse("IPC0415", expr.span)
        array = self._array(reach, expr.array)
        names = tuple(name.text for name in expr.path)
        kind = self._structs.member(self._element_scope(array), names)
        if kind is None or not isinstance(kind, (Int, Bool, EnumType, FlagsType)):
            raise self._refuse("IPC0406", expr.span, name=".".join(names))
        index = self.number(reach, expr.index, None)
        if _domain(index) == "signed" or _bytes_length(index):
            raise self._refuse("IPC0405", expr.index.span)
        return Indexed(array, index, names, kind)

    def _arith(self, reach: Reach, expr: terms.Binary, op: str) -> Expr:
        left, right = self.number(reach, expr.left, None), self.number(reach, expr.right, None)
        if _bytes_length(left) or _bytes_length(right):
            raise self._refuse("IPC0404", expr.span, want="a number")
        self._same_domain(left, right, expr.span)
        if isinstance(left, Lit) and isinstance(right, Lit) and op != "%":
            value = self._constants.value(reach.schema, expr)
            if value is None:
                raise Refused()
            return Lit(value, str(value))
        if op == "%" and (not isinstance(right, Lit) or right.value < 1 or _domain(left) == "signed"):
            raise self._refuse("IPC0412", expr.span)
        return Arith(op, left, right)

    def _round(self, reach: Reach, expr: terms.Call) -> Expr:
        if len(expr.args) != 2:
            raise self._refuse("IPC0413", expr.span)
        value = self.number(reach, expr.args[0], None)
        unit = self._constants.literal(reach.schema, expr.args[1])
        if unit is None:
            raise Refused()
        if unit.value < 2 or unit.value & (unit.value - 1) or _domain(value) == "signed" or _bytes_length(value):
            raise self._refuse("IPC0413", expr.span)
        return Round(expr.name.text == "round_up", value, unit)

    def update(self, reach: Reach, expr: terms.Expr, target: Int | Bool | EnumType | FlagsType) -> Expr | None:
        """The right side of a `set` of a scalar: a number, or one of two by a condition. None for a byte string."""
        if isinstance(expr, terms.If):
            condition = self.boolean(reach, expr.condition)
            first, second = self.update(reach, expr.first, target), self.update(reach, expr.second, target)
            return None if first is None or second is None else Choice(condition, first, second)
        value = self.number(reach, expr, target if isinstance(target, (EnumType, FlagsType)) else None)
        if _bytes_length(value):
            return None
        self._same_domain(Ref("state", (), target), value, expr.span)
        return value

    def copied(self, reach: Reach, expr: terms.Expr) -> Ref | None:
        """The right side of a `set` of an array or hash: a field, or None."""
        return self._ref_or_none(reach, expr)

    # Names

    def _ref_or_none(self, reach: Reach, expr: terms.Expr) -> Ref | None:
        if isinstance(expr, terms.Word):
            return self._resolve_path(reach, expr.path)
        return None

    def _resolve_path(self, reach: Reach, path: terms.Path) -> Ref | None:
        """A field, a variable of any/all or a field of another scope; None if the name leads elsewhere."""
        names = tuple(part.text for part in path.parts)
        scope, rest = "", names
        kind: Type | None
        if names[0] in reach.variables:
            scope, rest = names[0], names[1:]
            kind = self._structs.member(reach.variables[scope], rest)
        else:
            if names[0] in reach.scopes and len(names) > 1:
                scope, rest = names[0], names[1:]
            elif "element" in reach.scopes:
                scope = "element"
            fields = reach.scopes[scope]
            if rest[0] not in fields:
                if scope in ("request", "state", "given") and rest is not names:
                    known = [f"{scope}.{name}" for name in fields]
                    raise self._refuse("IPC0406", path.span, help_=suggest(path.text, known), name=path.text)
                return None
            kind = self._structs.member(fields[rest[0]], rest[1:])
        if kind is None:
            raise self._refuse("IPC0406", path.span, name=path.text)
        if scope == "request" and reach.given_request and not isinstance(kind, (Int, Bool, EnumType, FlagsType)):
            raise self._refuse("IPC0417", path.span, name=path.text)
        if isinstance(kind, (Int, Bool, EnumType, FlagsType, ArrayOf, StructRef)) or (
            isinstance(kind, Bytes) and kind.form is Form.EXACT
        ):
            return Ref(scope, rest, kind)
        raise self._refuse("IPC0404", path.span, want="a number")

    def _refuse(self, id_: str, span: Span, *, help_: str = "", **args: object) -> Refused:
        self._reporter.error(id_, span, notes=(), help_=help_, **args)
        return Refused()


def _flatten(expr: terms.Expr, op: str) -> tuple[terms.Expr, ...]:
    if isinstance(expr, terms.Binary) and expr.op == op:
        return (*_flatten(expr.left, op), *_flatten(expr.right, op))
    return (expr,)


def _holds(op: str, left: int, right: int) -> bool:
    outcomes = {"==": left == right, "!=": left != right, "<": left < right, "<=": left <= right, ">": left > right}
    return outcomes.get(op, left >= right)


def _is_value(kind: Leaf | ArrayOf | StructRef) -> bool:
    return isinstance(kind, (Int, Bool, EnumType, FlagsType)) or (isinstance(kind, Bytes) and kind.form is Form.EXACT)


def _enum_of(expr: "Ref | Indexed | None") -> EnumType | FlagsType | None:
    return expr.type if expr is not None and isinstance(expr.type, (EnumType, FlagsType)) else None


def _bytes_length(expr: Expr) -> int:
    return expr.type.high if isinstance(expr, Ref) and isinstance(expr.type, Bytes) else 0


def _domain(expr: Expr) -> str:
    """ "unsigned", "signed" or "literal"."""
    match expr:
        case Ref(type=kind) | Indexed(type=kind):
            signed = isinstance(kind, (Int, EnumType)) and kind.signed
            return "signed" if signed else "unsigned"
        case Arith(left=left, right=right):
            return next((d for d in (_domain(left), _domain(right)) if d != "literal"), "literal")
        case Round():
            return "unsigned"
        case Choice(first=first, second=second):
            return next((d for d in (_domain(first), _domain(second)) if d != "literal"), "literal")
    return "literal"


def fields_of(block: Block) -> dict[str, Type]:
    """The names of a block and their types."""
    return {item.name: item.type for item in block.items if isinstance(item, Field)}
