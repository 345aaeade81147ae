"""What a comparison of two statements says: findings, witnesses, a verdict for each body, op and definition.

The old side is what is in use, the new side what is proposed. A set of accepted bodies is what a codec of a side
accepts; of a reply whose rules read the request, what it accepts for one request.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Wire(Enum):
    """What happens to bytes, from harmless to harmful."""

    SAME = "same"  # both sides accept the same bodies and read them alike
    ADDITIVE = "additive"  # something new, which nobody who knows only the old side can meet
    LOOSENED = "loosened"  # the new side accepts more: receivers move first
    TIGHTENED = "tightened"  # the new side accepts less: senders move first
    BREAKING = "breaking"  # each side refuses something of the other, or a body is read differently
    UNPROVEN = "unproven"  # no difference was found and none was ruled out: treated as breaking

    @property
    def rank(self) -> int:
        """Greater is worse; unproven and breaking are equally bad for whoever decides."""
        return list(Wire).index(self)


class Source(Enum):
    """What happens to C code that uses the generated headers."""

    SAME = "same"
    ADDITIVE = "additive"  # more names
    CHANGED = "changed"  # it compiles, and a number means something else: a width or the value of a constant moved
    BREAKING = "breaking"  # a name is gone or is something else

    @property
    def rank(self) -> int:
        """Greater is worse."""
        return list(Source).index(self)


class Effect(Enum):
    """What a structural difference can do to the accepted bodies. A search then tells whether it does."""

    LOSE = "lose"  # an old body may be refused by the new side
    GAIN = "gain"  # a new body may be refused by the old side
    MISREAD = "misread"  # a body that both accept may be read differently
    ADD = "add"  # a new reply may come, but only to a request that the old side refuses


@dataclass(frozen=True)
class Finding:
    """A rule that applies: its stable id, the place as `request.flags` or `cap service`, one sentence."""

    rule: str
    place: str
    text: str
    effects: frozenset[Effect] = frozenset()


@dataclass(frozen=True)
class Sent:
    """A message of a sequence: its op, its body, what the caller of the step gives, by name."""

    op: str
    data: bytes
    givens: tuple[tuple[str, "int | bytes"], ...]


@dataclass(frozen=True)
class Witness:
    """Real bytes that the sides treat differently.

    `part` is "body", "header" or "table"; `request` are the bytes of the request to which `data` is the reply, where
    the reply's rules read it, and "" in hexadecimal else. `old` and `new` are verdicts, 0 where the side accepts;
    `answer` is the result that a side without the op gives instead. `readings` are the fields that both read
    differently: name at the old side, its value, name at the new side, its value. `run` are the messages of a sequence,
    with this one last (`part` is "sequence" then); both sides accept those before it.
    """

    effect: Effect
    message: str
    part: str
    data: bytes
    old: int
    new: int
    request: bytes | None = None
    answer: str = ""
    readings: tuple[tuple[str, str, str, str], ...] = ()
    run: tuple[Sent, ...] = ()


@dataclass(frozen=True)
class BodyVerdict:
    """One body of an op, or its capability table. `role` is request, reply, failure, notification, message, or one of
    these with " table" behind it, or "step of SEQUENCE".

    `first` says who moves first: "servers", "clients", "" where it does not matter. `proof` says how the verdict was
    reached, in a sentence without a full stop.
    """

    role: str
    wire: Wire
    first: str
    findings: tuple[Finding, ...]
    witnesses: tuple[Witness, ...]
    proof: str


@dataclass(frozen=True)
class OpVerdict:
    """An op, a notification, or another definition of a schema (`kind`: op, notify, message, enum, flags, struct,
    record, const, type, sequence, schema).

    `old_name` and `new_name` are "" on the side that doesn't have it. `findings` and `witnesses` are those of the whole
    and of no single body. `docs`: its docs or sources changed, and nothing else that shows on the wire.
    """

    schema: str
    kind: str
    number: int | None
    old_name: str
    new_name: str
    wire: Wire
    source: Source
    first: str
    docs: bool
    findings: tuple[Finding, ...]
    source_findings: tuple[Finding, ...]
    witnesses: tuple[Witness, ...]
    bodies: tuple[BodyVerdict, ...]

    @property
    def name(self) -> str:
        """What it is called, where possible by the new side."""
        return self.new_name or self.old_name

    @property
    def docs_only(self) -> bool:
        """Whether nothing but words changed."""
        return self.docs and self.source is Source.SAME
