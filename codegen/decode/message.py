"""A whole message in; its parts, its rows and the one verdict on it out.

The order of the checks is that of runtime/include/ipc/message.h: header, table, length of the whole; then the op's own
flags and capabilities; then the body. What the bytes still show behind a failure is shown, but no longer judged.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Mapping

from codegen.decode.rows import Piece, Row, is_blind, raw, rows_of
from codegen.decode.statements import Known, Statements
from codegen.layout.model import Message, Op
from codegen.layout.verdict import verdict
from codegen.reference import tables
from codegen.reference.codec import Refused, decode
from codegen.reference.image import Values
from codegen.sema.kinds import EnumType
from codegen.sema.model import Cap

HEADER_BYTES = 32
MESSAGE_BYTES_MAX = 4096
TABLE_HEAD = 8
TABLE_ENTRY = 16
REPLY, TABLE, NOTIFY = 1, 2, 4  # flags of a header


def entries_of(message: Message | None) -> tuple[tuple[str, Cap], ...]:
    """The entries of a message's table in order, each with its name: `endpoint`, or `peers[2]` of several."""
    caps = message.caps if message is not None else ()
    return tuple(
        (f"{cap.name}[{index}]" if cap.high > 1 else cap.name, cap) for cap in caps for index in range(cap.high)
    )


@dataclass
class Decoded:
    """A message taken apart. Pieces that the bytes do not reach are None; so is the op that no statement has."""

    whole: Piece
    header: Piece | None = None
    table: Piece | None = None
    body: Piece | None = None
    fields: Values = field(default_factory=dict)  # of the header
    known: Known | None = None
    message: Message | None = None  # what the body should be
    role: str = "message"
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)  # by part
    judged: int = 0  # the verdict
    blind: bool = False  # bytes that the trace left out keep it from being judged
    unchecked: tuple[str, ...] = ()  # rules that need a request that is not at hand
    values: Values = field(default_factory=dict)  # of an accepted body

    @property
    def op(self) -> Op | None:
        """The op of the message."""
        return self.known.op if self.known is not None else None

    def results(self, statements: Statements) -> EnumType:
        """How the op can end: by its own schema, else by that of the header."""
        own = self.known.schema.result_enum if self.known is not None else None
        return own if own is not None else statements.results

    def fail(self, judged: int) -> None:
        """The first verdict stays."""
        self.judged = self.judged or judged


def judge(message: Message, piece: Piece, given: Mapping[str, int] | None = None) -> tuple[int, Values]:
    """The codec's verdict on a part, and its values where it is accepted."""
    try:
        return 0, decode(message, piece.data, given)
    except Refused as refusal:
        return refusal.verdict, {}


def judge_body(message: Message, piece: Piece, request: Values | None) -> tuple[int, Values, tuple[str, ...]]:
    """`judge` for a body that may depend on its request; last, the names of the rules that could not be checked."""
    needed = tuple(rule.name for rule in message.block.rules if rule.given_request)
    if request is None and needed:
        rules = tuple(rule for rule in message.block.rules if not rule.given_request)
        judged, values = judge(replace(message, block=replace(message.block, rules=rules)), piece)
        return judged, values, () if judged else needed
    judged, values = judge(message, piece, _given(message, request or {}))
    return judged, values, ()


def _given(message: Message, request: Values) -> dict[str, int]:
    found = {}
    for scalar in message.given:
        value = request
        for name in scalar.path[:-1]:
            value = value[name]
        found[".".join(scalar.path)] = int(value[scalar.path[-1]])
    return found


def take_apart(statements: Statements, whole: Piece, request: Values | None = None) -> Decoded:
    """Everything that the statements say of a message. `request`: of a reply, the accepted values of its request."""
    found = Decoded(whole)
    found.header = whole.part(0, HEADER_BYTES)
    found.rows["header"] = rows_of(statements.header.block, found.header)
    if not HEADER_BYTES <= len(whole.data) <= MESSAGE_BYTES_MAX:
        found.judged = verdict("header", "LENGTH")
        return found
    judged, found.fields = judge(statements.header, found.header)
    if judged:
        found.judged = judged
        return found
    flags = found.fields["flags"]
    found.role = "reply" if flags & REPLY else "notification" if flags & NOTIFY else "request"
    found.known = statements.op(found.fields["op"])
    at = HEADER_BYTES
    if flags & TABLE:
        at = _table(statements, found, at)
    if found.blind:
        return found
    found.body = whole.part(at)
    if len(found.body.data) != found.fields["body_size"]:
        found.fail(verdict("header", "EXTENT", statements.header.block.slot("body_size").offset))
    _body(statements, found, request)
    return found


def _table(statements: Statements, found: Decoded, at: int) -> int:
    """Judges the table's form; where the body starts."""
    rest = found.whole.part(at)
    size = TABLE_HEAD
    count = int.from_bytes(rest.data[:2], "little")
    if len(rest.data) >= TABLE_HEAD and count <= 8:
        size += TABLE_ENTRY * count
    found.table = rest.part(0, size)
    found.rows["table"] = rows_of(statements.table.block, found.table)
    found.blind = is_blind(found.rows["table"])
    if not found.blind:
        found.fail(judge(statements.table, found.table)[0])
    return at + len(found.table.data)


def _body(statements: Statements, found: Decoded, request: Values | None) -> None:
    """Judges flags, capabilities and body against the op."""
    assert found.body is not None
    op = found.op
    if op is None:
        found.rows["body"] = raw(found.body)
        return
    if found.role != "reply" and op.notify != (found.role == "notification"):
        found.fail(verdict("header", "FLAGS", statements.header.block.slot("flags").offset))
    found.message = expected(statements, op, found)
    if found.message is None:
        found.rows["body"] = raw(found.body)
        if found.body.data:
            found.fail(verdict("body", "LENGTH"))
        elif found.table is not None:
            found.fail(verdict("table", "CAP_COUNT"))
        return
    if not found.judged:
        found.judged = tables.check(found.message.caps, found.table.data if found.table else b"")
    found.rows["body"] = rows_of(found.message.block, found.body)
    found.blind = is_blind(found.rows["body"])
    if not found.judged and not found.blind:
        found.judged, found.values, found.unchecked = judge_body(found.message, found.body, request)


def expected(statements: Statements, op: Op, found: Decoded) -> Message | None:
    """The message that the body should be; None where there should be none."""
    if found.role != "reply":
        return op.request
    result = found.fields["result"]
    if result == 0:
        return op.reply
    names = {member.value: member.name for member in found.results(statements).members}
    return op.failure if names.get(result) in op.failure_results else None
