"""A verdict and the bytes that it was given for in, what it is about out; DecodeError if it does not fit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from codegen.decode import bare, text
from codegen.decode.message import Decoded, take_apart
from codegen.decode.rows import Piece
from codegen.decode.statements import DecodeError, Statements
from codegen.decode.verdicts import Subject, explain
from codegen.layout.model import Message
from codegen.layout.verdict import describe
from codegen.statement.tokens import hexadecimal
from codegen.why.asked import Asked
from codegen.why.possible import impossible


@dataclass(frozen=True)
class Case:
    """A verdict that fits, and what it is about; `notes` say what could not be checked."""

    number: int
    subject: Subject
    notes: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """The part in which the verdict lies."""
        return describe(self.number)[0]


def without_bytes(statements: Statements, asked: Asked, part: str, name: str) -> Case:
    """What can be said from the verdict, and the op or message if it is named."""
    known = statements.named(name) if name else None
    message: Message | None = None
    if known is not None:
        message = known.message if known.message is not None else known.op.request if known.op is not None else None
    part = asked.part or part or (message.part if message is not None else "body")
    subject = Subject(statements)
    if known is not None:
        subject = replace(subject, schema=known.schema, op=known.op, message=message)
    number = asked.number(part)
    if number:
        _refuse_if(impossible(*describe(number), subject))
    return Case(number, subject)


def with_bytes(statements: Statements, asked: Asked, part: str, name: str, piece: Piece) -> Case:
    """The verdict beside the one that the bytes really have."""
    if part == "sequence":
        part = "body"
    if name or part:
        inside = {"sequence": "body", "": part}.get(asked.part, asked.part)
        found = bare.bare(statements, piece, part or inside, name)
    else:
        found = take_apart(statements, piece)
        if found.fields and found.op is None:
            raise DecodeError(f"no statement here has op {hexadecimal(found.fields['op'])}")
    subject = text.subject_of(statements, found)
    if found.blind:
        number = asked.number(part or "body")
        return Case(number, subject, ("Not checked: the trace left out bytes that belong to no secret.",))
    if asked.same(found.judged):
        return Case(found.judged, subject)
    if not found.judged:
        return _accepted(statements, asked, found, subject)
    rule = asked.name == "RULE" and _unchecked(asked, found)
    part_found, class_found, _, rule_found = describe(found.judged)
    if rule and part_found == "body" and class_found == "RULE" and rule_found > asked.rule:
        return Case(asked.number("body"), subject, (_NEEDS_REQUEST,))
    raise DecodeError(_other(asked, found, subject, bool(name or part)))


_NEEDS_REQUEST = "Not checked: this rule needs the request."


def _unchecked(asked: Asked, found: Decoded) -> bool:
    """Whether the rule was left out because it reads the request."""
    if found.message is None or found.body is None or asked.part not in ("", "body"):
        return False
    return any(rule.number == asked.rule and rule.given_request for rule in found.message.block.rules)


def _accepted(statements: Statements, asked: Asked, found: Decoded, subject: Subject) -> Case:
    """Nothing is wrong with the bytes themselves: the verdict may come from what they do not show."""
    detail = int(found.fields.get("detail", 0))
    if found.role == "reply" and detail and asked.same(detail):
        note = "The reply says this of its request, whose bytes are not here."
        return Case(detail, text.request_subject(statements, found, None, detail), (note,))
    if _unchecked(asked, found) and asked.name == "RULE":
        number = asked.number("body")
        reason = impossible(*describe(number), subject)
        if not reason:
            return Case(number, subject, (_NEEDS_REQUEST,))
    if asked.part == "sequence":
        _refuse_if(impossible("sequence", asked.name, asked.offset, asked.rule, subject))
        return Case(asked.number("sequence"), subject, ("Whether it came is up to the messages before this one.",))
    says = ""
    if detail:
        about = text.request_subject(statements, found, None, detail)
        says = f"; what the reply says of its request is {explain(detail, about)[0]} ({spelt(detail)})"
    raise DecodeError(f"these bytes are accepted: their verdict is 0, not {asked.words}{says}")


def _other(asked: Asked, found: Decoded, subject: Subject, alone: bool) -> str:
    """The verdict that the bytes really have."""
    real = f"{explain(found.judged, subject)[0]} ({spelt(found.judged)})"
    part, name, _, _ = describe(found.judged)
    what = "as a whole message these bytes have" if not alone else "these bytes have"
    hint = ""
    if not alone and part == "header" and asked.part != "header":
        hint = "; if they are a body alone, say --op NAME"
    elif asked.name != "OK" and asked.part in ("", part) and name != "LENGTH":
        reason = impossible(part, asked.name, asked.offset, asked.rule, subject)
        hint = f"; {reason}" if reason else ""
    return f"{what} another verdict: {real}, not {asked.words}{hint}"


def spelt(number: int) -> str:
    """A verdict as it is written: 0x8100081A."""
    return f"0x{number:08X}"


def _refuse_if(reason: str) -> None:
    if reason:
        raise DecodeError(f"this verdict does not fit: {reason}")
