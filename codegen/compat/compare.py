"""Statements of two sides in, a verdict on everything that differs out. The one entry to this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Union

from codegen.compat import decide, rules_ops, steps
from codegen.compat.candidates import Seeds, pick
from codegen.compat.known import Known
from codegen.compat.model import BodyVerdict, Effect, OpVerdict, Source, Wire, Witness
from codegen.compat.rules_ops import Ops
from codegen.compat.words import own, silent
from codegen.layout.model import Message, Op, Schema, Struct
from codegen.layout.model import Sequence as Protocol
from codegen.sema.kinds import EnumType, FlagsType
from codegen.sema.model import Alias, Constant

Definition = Union[EnumType, FlagsType, Struct, Constant, Alias, Message, Protocol]


def compare(old: Sequence[Schema], new: Sequence[Schema], known: Known = Known()) -> tuple[OpVerdict, ...]:
    """Everything that differs, schema by schema in order of name, ops by number behind the other definitions.

    `known` are the vectors of both sides; without them more is unproven.
    """
    before, after = ({schema.name: schema for schema in side} for side in (old, new))
    found: list[OpVerdict] = []
    for name in sorted({*before, *after}):
        one, other = before.get(name), after.get(name)
        if one != other:
            found += _definitions(name, one, other, known)
            found += _ops(name, one, other, known)
    return tuple(found)


# Ops.


def _ops(name: str, old: Schema | None, new: Schema | None, known: Known) -> Iterator[OpVerdict]:
    for ops in sorted(_paired(old, new), key=lambda ops: (ops.new or ops.old or _never()).number):
        if not _alike(ops):
            yield _op(name, ops, known)


def _never() -> Op:
    raise ValueError("an op of neither side")


def _paired(old: Schema | None, new: Schema | None) -> Iterator[Ops]:
    """Ops belong together by name; those without a partner of their name by number."""
    before, after = (list(schema.ops) if schema is not None else [] for schema in (old, new))
    names = {op.name: op for op in after}
    partners = {op.name: names[op.name] for op in before if op.name in names}
    free = {op.number: op for op in after if op.name not in partners}
    for op in before:
        partner = partners.get(op.name) or free.pop(op.number, None)
        yield Ops(old, new, op, partner)
    taken = {op.number for op in before if op.name not in partners}
    for op in after:
        if op.name not in partners and op.number not in taken:
            yield Ops(old, new, None, op)


def _alike(ops: Ops) -> bool:
    """Whether an op is the same with all its words; those of its types are theirs."""
    if ops.old is None or ops.new is None or own(ops.old) != own(ops.new):
        return False
    numbers, failures = ops.numbers(), ops.failures()
    return numbers[0] == numbers[1] and failures[0] == failures[1] and ops.old.abi_id == ops.new.abi_id


def _op(name: str, ops: Ops, known: Known) -> OpVerdict:
    said = rules_ops.findings(ops)
    bodies: list[BodyVerdict] = []
    witnesses: list[Witness] = []
    wires = [wire for _, wire, _ in said]
    # Of an op that a side answers DENIED whatever the bytes are, no body says more.
    if ops.old is not None and ops.new is not None and ops.old.reserved == ops.new.reserved:
        bodies = list(_bodies(name, ops, ops.old, ops.new, known))
        wires += [body.wire for body in bodies]
    for _, wire, answer in said:
        if answer:
            witnesses += _unserved(ops, wire, answer)
    sides = [op for op in (ops.new, ops.old) if op is not None]
    return OpVerdict(
        schema=name,
        kind="notify" if sides[0].notify else "op",
        number=sides[0].number,
        old_name=ops.old.name if ops.old is not None else "",
        new_name=ops.new.name if ops.new is not None else "",
        wire=max(wires, key=lambda wire: wire.rank, default=Wire.SAME),
        source=Source.SAME,
        first=_first([body.first for body in bodies] + ["servers" for _, wire, _ in said if wire is Wire.LOOSENED]),
        docs=not bodies and not said and silent(ops.old) == silent(ops.new),
        findings=tuple(finding for finding, _, _ in said),
        source_findings=(),
        witnesses=tuple(dict.fromkeys(witnesses)),
        bodies=tuple(bodies),
    )


def _first(movers: list[str]) -> str:
    """Who moves first of all; "together" where one part asks for this and another for that."""
    found = sorted(set(movers) - {""})
    return found[0] if len(found) == 1 else "together" if found else ""


# The role of what an op sends, and who receives it; of a notification.
_REQUEST = {False: ("request", "servers"), True: ("notification", "receivers")}


def _bodies(name: str, ops: Ops, old: Op, new: Op, known: Known) -> Iterator[BodyVerdict]:
    for role, receivers, before, after in (
        (*_REQUEST[new.notify], old.request, new.request),
        ("reply", "clients", old.reply, new.reply),
        ("failure", "clients", old.failure, new.failure),
    ):
        if before is None or after is None:
            continue
        requests: tuple[Message | None, Message | None] = (None, None)
        if role in ("reply", "failure") and old.request is not None and new.request is not None:
            requests = (old.request, new.request)
        seeds = partial(_seeds, known, name, (before, after), requests)
        for found in (
            decide.body(role, receivers, before, after, requests, seeds),
            decide.table(role, receivers, before, after),
        ):
            if found is not None:
                yield found
    if ops.old_schema is not None and ops.new_schema is not None:
        yield from steps.verdicts((ops.old_schema, ops.new_schema), (old, new), known)


def _seeds(
    known: Known, name: str, bodies: tuple[Message, Message], requests: tuple[Message | None, Message | None]
) -> Seeds:
    """Good bodies from the vectors of both sides, and good requests where the bodies answer some."""
    old, new = requests
    asked = known.bodies(name, old.name, new.name) if old is not None and new is not None else ()
    return Seeds(known.bodies(name, bodies[0].name, bodies[1].name), asked)


def _unserved(ops: Ops, wire: Wire, answer: str) -> Iterator[Witness]:
    """A message that one side serves and the other answers without looking at it."""
    gained = wire is Wire.LOOSENED
    op = ops.new if gained else ops.old
    if answer == "a failure without a body":
        owner = next((side for side in (ops.old, ops.new) if side is not None and side.failure is not None), None)
        message, request = (owner.failure, owner.request) if owner is not None else (None, None)
        gained = owner is ops.new
    else:
        message, request = (op.request, None) if op is not None else (None, None)
    if message is None:
        return
    accepted = pick(message, request, pick(request, None, ()).accepted if request is not None else ()).accepted
    for body in accepted[:1]:
        effect = Effect.GAIN if gained else Effect.LOSE
        yield Witness(effect, message.name, message.part, body.data, 0, 0, None, answer)


# Everything else that a schema defines.


def _definitions(name: str, old: Schema | None, new: Schema | None, known: Known) -> Iterator[OpVerdict]:
    if old is None or new is None or (old.doc, old.kept, old.imports) != (new.doc, new.kept, new.imports):
        yield _definition(name, "schema", name if old is not None else "", name if new is not None else "", (), True)
    for kind, before, after in _listed(old, new):
        yield from _of_kind(name, kind, before, after, known)


def _listed(old: Schema | None, new: Schema | None) -> Iterator[tuple[str, list[Definition], list[Definition]]]:
    for kind in ("constants", "aliases", "enums", "flags", "structs", "messages", "sequences"):
        sides: list[list[Definition]] = [list(getattr(side, kind)) if side is not None else [] for side in (old, new)]
        yield kind, sides[0], sides[1]


_WORD = {
    "constants": "const",
    "aliases": "type",
    "enums": "enum",
    "flags": "flags",
    "messages": "message",
    "sequences": "sequence",
}


def _of_kind(
    schema: str, kind: str, old: list[Definition], new: list[Definition], known: Known
) -> Iterator[OpVerdict]:
    before, after = ({item.name: item for item in side} for side in (old, new))
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name), after.get(name)
        if one is not None and other is not None and own(one) == own(other):
            continue
        bodies: tuple[BodyVerdict, ...] = ()
        if isinstance(one, Message) and isinstance(other, Message):
            seeds = partial(_seeds, known, schema, (one, other), (None, None))
            found = decide.body("message", "receivers", one, other, seeds=seeds)
            bodies = (found,) if found is not None else ()
        shown = name.partition(".")[2] or name
        word = _WORD.get(kind) or ("record" if getattr(other or one, "record", False) else "struct")
        docs = silent(one) == silent(other)
        yield _definition(schema, word, shown if one else "", shown if other else "", bodies, docs)


def _definition(
    schema: str, kind: str, old: str, new: str, bodies: tuple[BodyVerdict, ...], docs: bool
) -> OpVerdict:
    wire = max((body.wire for body in bodies), key=lambda wire: wire.rank, default=Wire.SAME)
    if not old:
        wire = Wire.ADDITIVE
    return OpVerdict(
        schema=schema,
        kind=kind,
        number=None,
        old_name=old,
        new_name=new,
        wire=wire,
        source=Source.SAME,
        first=_first([body.first for body in bodies]),
        docs=docs,
        findings=(),
        source_findings=(),
        witnesses=(),
        bodies=bodies,
    )
