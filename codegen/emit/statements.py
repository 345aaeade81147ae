"""The statements of generated C: small values that the views build and the macros of `_macros.j2` print.

`settled` turns a tree of them into its ready-to-print form: every statement knows its indent, every text fits its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Iterator, Sequence, Union

from codegen.emit.setting import comment, wrapped


@dataclass(frozen=True)
class Blank:
    """An empty line."""

    form: str = "blank"
    indent: str = ""


@dataclass(frozen=True)
class Remark:
    """A comment on what follows."""

    text: str
    form: str = "remark"
    indent: str = ""


@dataclass(frozen=True)
class Load:
    """A constant local: `const type name = value;`."""

    type: str
    name: str
    value: str
    form: str = "load"
    indent: str = ""

    @property
    def gap(self) -> str:
        """What stands between type and name."""
        return "" if self.type.endswith("*") else " "


@dataclass(frozen=True)
class Variable:
    """A local that changes: `type name = value;`, or without a value."""

    type: str
    name: str
    value: str
    form: str = "variable"
    indent: str = ""

    @property
    def gap(self) -> str:
        """What stands between type and name."""
        return "" if self.type.endswith("*") else " "


@dataclass(frozen=True)
class Store:
    """`target = value;`."""

    target: str
    value: str
    form: str = "store"
    indent: str = ""


@dataclass(frozen=True)
class Call:
    """A call for its effect."""

    text: str
    form: str = "call"
    indent: str = ""


@dataclass(frozen=True)
class Check:
    """`if (condition) return verdict;`. `note` says what is checked where the condition does not."""

    condition: str
    verdict: str
    note: str = ""
    form: str = "check"
    indent: str = ""


@dataclass(frozen=True)
class When:
    """`if (condition) { body } else { otherwise }`.

    `last`: the check whose verdict the body ends with, where its question can be left out.
    """

    condition: str
    body: tuple["Statement", ...]
    otherwise: tuple["Statement", ...] = ()
    last: Check | None = None
    form: str = "when"
    indent: str = ""

    @property
    def brace(self) -> str:
        """The opening brace; none where a single plain statement stands on each side."""
        return "" if _is_plain(self.body) and (not self.otherwise or _is_plain(self.otherwise)) else " {"


@dataclass(frozen=True)
class Loop:
    """`for (size_t index = 0; index < bound; index++) { body }`."""

    index: str
    bound: str
    body: tuple["Statement", ...]
    form: str = "loop"
    indent: str = ""

    @property
    def brace(self) -> str:
        """The opening brace; none around a single plain statement."""
        return "" if _is_plain(self.body) else " {"


@dataclass(frozen=True)
class Case:
    """One label of a switch."""

    label: str
    indent: str = ""


@dataclass(frozen=True)
class Switch:
    """A value that is one of the cases, or else refused."""

    value: str
    cases: tuple[Case, ...]
    verdict: str
    form: str = "switch"
    indent: str = ""


@dataclass(frozen=True)
class Branch:
    """What is done for one label of a Select; for all others where it is "". It ends in a Return or leaves the switch.

    `guard`: the macro without which the branch is left out.
    """

    label: str
    body: tuple["Statement", ...]
    guard: str = ""
    indent: str = ""

    @property
    def ends(self) -> bool:
        """Whether nothing follows the body."""
        return isinstance(self.body[-1], Return)


@dataclass(frozen=True)
class Select:
    """`switch (value) { branches }`."""

    value: str
    branches: tuple[Branch, ...]
    form: str = "select"
    indent: str = ""


@dataclass(frozen=True)
class Return:
    """`return value;`, or `return;` without one."""

    value: str = ""
    form: str = "return"
    indent: str = ""


def _is_plain(body: tuple["Statement", ...]) -> bool:
    return len(body) == 1 and isinstance(body[0], (Store, Call, Return))


Statement = Union[Blank, Remark, Load, Variable, Store, Call, Check, When, Loop, Switch, Select, Return]

_NOT_C = ("form", "indent", "note")  # fields of a statement that hold text, but no C


def mentions(statements: Sequence[Statement], name: str) -> bool:
    """Whether the C of the statements has that local or parameter. A struct's member of that name is another."""
    word = re.compile(rf"(?<!->)(?<!\.)\b{re.escape(name)}\b")
    return any(word.search(found) for statement in statements for found in _c_texts(statement))


def _c_texts(part: Statement | Branch | Case) -> Iterator[str]:
    """The C in a statement and in those that stand in it, piece by piece."""
    if isinstance(part, Remark):
        return
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, str):
            if field.name not in _NOT_C:
                yield value
        elif value is not None:
            for inner in value if isinstance(value, tuple) else (value,):
                yield from _c_texts(inner)


def settled(statements: Sequence[Statement], depth: int = 1) -> tuple[Statement, ...]:
    """The statements at that depth, ready to print."""
    return tuple(_settle(statement, depth) for statement in statements)


def _fit(prefix: str, text: str, suffix: str, depth: int) -> str:
    """The text as it stands between prefix and suffix, broken where the whole is too long."""
    whole = wrapped(f"{prefix}{text}{suffix}", depth)
    return whole[len(prefix) : len(whole) - len(suffix)]


def _given(value: str) -> str:
    """What follows the equals sign: a space or, later, the end of a line stands between."""
    return f" {value}" if value else ""


def _settle(statement: Statement, depth: int) -> Statement:
    indent = "\t" * depth
    match statement:
        case Blank():
            return statement
        case Remark():
            return replace(statement, text=comment((statement.text,), depth))
        case Load():
            prefix = f"const {statement.type}{statement.gap}{statement.name} ="
            return replace(statement, indent=indent, value=_fit(prefix, _given(statement.value), ";", depth))
        case Variable():
            prefix = f"{statement.type}{statement.gap}{statement.name} ="
            return replace(statement, indent=indent, value=_fit(prefix, _given(statement.value), ";", depth))
        case Store():
            prefix = f"{statement.target} ="
            return replace(statement, indent=indent, value=_fit(prefix, _given(statement.value), ";", depth))
        case Call():
            return replace(statement, indent=indent, text=_fit("", statement.text, ";", depth))
        case Check():
            note = f" /* {statement.note} */" if statement.note else ""
            return replace(
                statement,
                indent=indent,
                condition=_fit("if (", statement.condition, f"){note}", depth),
                verdict=_fit("return ", statement.verdict, ";", depth + 1),
                note=note,
            )
        case When():
            return replace(
                statement,
                indent=indent,
                condition=_fit("if (", statement.condition, ") {", depth),
                body=settled(statement.body, depth + 1),
                otherwise=settled(statement.otherwise, depth + 1),
            )
        case Loop():
            return replace(statement, indent=indent, body=settled(statement.body, depth + 1))
        case Switch():
            cases = tuple(replace(case, indent=indent) for case in statement.cases)
            return replace(
                statement, indent=indent, cases=cases, verdict=_fit("return ", statement.verdict, ";", depth + 1)
            )
        case Select():
            branches = tuple(
                replace(branch, indent=indent, body=settled(branch.body, depth + 1)) for branch in statement.branches
            )
            return replace(statement, indent=indent, branches=branches)
        case Return(value=""):
            return replace(statement, indent=indent)
        case Return():
            return replace(statement, indent=indent, value=_fit("return ", statement.value, ";", depth))


Group = tuple[Statement, ...]


def paragraphs(groups: Sequence[Group]) -> tuple[Statement, ...]:
    """The groups one after the other; an empty line stands around each that is more than a plain statement."""
    found: list[Statement] = []
    previous_plain = True
    for group in groups:
        if not group:
            continue
        plain = len(group) == 1 and isinstance(group[0], (Load, Variable, Store, Call))
        if found and not (plain and previous_plain):
            found.append(Blank())
        found.extend(group)
        previous_plain = plain
    return tuple(found)
