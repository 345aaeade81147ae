"""Ops, notifications and free-standing messages: bodies, results, capabilities."""

from __future__ import annotations

from dataclasses import dataclass, replace

from codegen.diag.reporter import Note, suggest
from codegen.sema.blocks import Blocks
from codegen.sema.consts import provenance
from codegen.sema.examples import Examples
from codegen.sema.kinds import EnumType, FlagsType, Provenance
from codegen.sema.model import Block, Cap, FATE_MOMENTS, MessageDef, OpDef
from codegen.sema.rules import Scope, fields_of
from codegen.sema.symbols import SNAKE, Symbols
from codegen.syntax import ast

# What the runtime answers with by itself, whatever enum the schema names: the numbers are those of wire.result.
RUNTIME_RESULTS = {"OK": 0, "DENIED": 1, "INVALID_ARGUMENT": 2, "UNSUPPORTED": 7, "INTERNAL": 6}
IMPLIED_RESULTS = tuple(name for name in RUNTIME_RESULTS if name != "OK")
PARTS = ("header", "table", "body")
_MAX_CAPS = 8
_MAX_RESULT = 31
_OUTCOMES = ("sender", "receiver", "dropped")

# Who holds a capability after each of FATE_MOMENTS. The transport and the receive loop settle all but the ones that
# _CHOSEN names; there the schema may say otherwise.
_REQUEST_FATE = ("sender", "sender", "dropped", "dropped", "receiver", "dropped")
_REPLY_FATE = ("dropped", "untouched", "untouched", "sender", "dropped", "dropped")
_CHOSEN = {"request": ("handler_failed", "reply_refused"), "reply": ("handler_failed",), "notify": ("handler_failed",)}


@dataclass(frozen=True)
class Vocabulary:
    """What the schema head names: the enum of results, the enum of capability kinds, the flags of rights."""

    results: EnumType | None = None
    kinds: EnumType | None = None
    rights: FlagsType | None = None


class Ops:
    """Resolves the ops of one schema after another."""

    def __init__(self, symbols: Symbols, blocks: Blocks, examples: Examples) -> None:
        self._symbols = symbols
        self._reporter = symbols.reporter
        self._blocks = blocks
        self._examples = examples

    def message(self, schema: str, definition: ast.Message) -> MessageDef:
        """A message of no op."""
        doc = self._symbols.expect_doc(definition.doc, definition.name.span, f"'{definition.name.text}'")
        part = definition.part.text
        if part not in PARTS:
            self._reporter.error("IPC0518", definition.part.span, help_=suggest(part, PARTS))
            part = "body"
        origin = provenance(self._reporter, definition.origin.source, definition.name.span)
        made = self._body(schema, definition.name.text, "message", doc, origin, definition.block, Vocabulary(), None)
        return replace(made, part=part, span=definition.name.span)

    def op(self, schema: str, op: ast.Op, vocabulary: Vocabulary) -> OpDef:
        """An operation."""
        doc = self._symbols.expect_doc(op.doc, op.name.span, f"op '{op.name.text}'")
        modifiers = [modifier.text for modifier in op.modifiers]
        reserved, test = "reserved" in modifiers, "test" in modifiers
        if len(set(modifiers)) != len(modifiers) or reserved and len(modifiers) > 1:
            self._reporter.error("IPC0511", op.modifiers[-1].span)
        number = provenance(self._reporter, op.origin.source, op.name.span)
        name = provenance(self._reporter, op.origin.name, op.name.span, number)
        bodies = self._bodies(op, reserved)
        stem = op.name.text.lower()
        request = reply = failure = None
        if "request" in bodies:
            request = self._op_body(schema, stem, bodies["request"], vocabulary, None)
        if "reply" in bodies:
            scope = fields_of(request.block) if request else {}
            body = bodies["reply"] if request and request.block.whole else _without_given(bodies["reply"])
            reply = self._op_body(schema, stem, body, vocabulary, scope)
        failing: tuple[str, ...] = ()
        listed = self._results(op, vocabulary.results)
        if "failure" in bodies:
            failure = self._op_body(schema, stem, bodies["failure"], Vocabulary(), None)
            failing = self._failing(bodies["failure"], listed)
        return OpDef(
            op.name.text, op.number.value, doc, number, name, False, reserved, test, "idempotent" in modifiers,
            request, reply, failure, failing, listed, "", op.name.span,
        )  # fmt: skip

    def notify(self, schema: str, item: ast.Notify, vocabulary: Vocabulary) -> OpDef:
        """A notification."""
        doc = self._symbols.expect_doc(item.doc, item.name.span, f"notification '{item.name.text}'")
        number = provenance(self._reporter, item.origin.source, item.name.span)
        name = provenance(self._reporter, item.origin.name, item.name.span, number)
        ops = {d.name.text: d for d in self._symbols.definitions(schema) if isinstance(d, ast.Op)}
        if item.ack.text not in ops:
            self._reporter.error("IPC0509", item.ack.span, help_=suggest(item.ack.text, ops), name=item.ack.text)
        body = self._body(schema, item.name.text.lower(), "notify", doc, number, item.block, vocabulary, None)
        return OpDef(
            item.name.text, item.number.value, doc, number, name, True, False, False, False,
            body, None, None, (), (), item.ack.text, item.name.span,
        )  # fmt: skip

    def _bodies(self, op: ast.Op, reserved: bool) -> dict[str, ast.Body]:
        bodies: dict[str, ast.Body] = {}
        for item in op.items:
            if not isinstance(item, ast.Body):
                continue
            if item.role in bodies:
                self._reporter.error(
                    "IPC0519",
                    item.span,
                    notes=[Note(bodies[item.role].span, "the first one")],
                    name=op.name.text,
                    role=item.role,
                )
            bodies.setdefault(item.role, item)
            if reserved and item.role != "request":
                self._reporter.error("IPC0502", item.span, name=op.name.text, role=item.role)
        if reserved:
            for item in op.items:
                if isinstance(item, ast.Results):
                    self._reporter.error("IPC0502", item.span, name=op.name.text, role="results")
            return {role: body for role, body in bodies.items() if role == "request"}
        for role in ("request", "reply"):
            if role not in bodies:
                self._reporter.error("IPC0501", op.name.span, name=op.name.text, role=role)
        return bodies

    def _op_body(
        self,
        schema: str,
        stem: str,
        body: ast.Body,
        vocabulary: Vocabulary,
        request: Scope | None,
    ) -> MessageDef:
        origin = provenance(self._reporter, body.origin.source, body.span)
        name = f"{stem}_{body.role}"
        made = self._body(schema, name, body.role, body.doc.text, origin, body.block, vocabulary, request)
        return replace(made, span=replace(body.span, end=body.span.start + len(body.role)))

    def _body(
        self, schema: str, name: str, role: str, doc: str, origin: Provenance, block: ast.Block,
        vocabulary: Vocabulary, request: Scope | None,
    ) -> MessageDef:  # fmt: skip
        made: Block = self._blocks.resolve(schema, block, "message", request if role == "reply" else None)
        caps = tuple(item for item in block.items if isinstance(item, ast.Cap))
        written = tuple(item for item in block.items if isinstance(item, ast.Example) and made.whole)
        examples = self._examples.resolve(schema, made, written)
        return MessageDef(
            name, "body", role, doc, origin, made, self._caps(caps, role, vocabulary), examples, block.span
        )

    def _results(self, op: ast.Op, results: EnumType | None) -> tuple[str, ...]:
        listed: list[str] = []
        for item in (item for item in op.items if isinstance(item, ast.Results)):
            for name in item.names:
                if results is None:
                    self._reporter.error("IPC0513", name.span, line="results")
                    return ()
                known = [member.name for member in results.members]
                if name.text in RUNTIME_RESULTS:
                    self._reporter.error("IPC0504", name.span, name=name.text)
                elif name.text not in known:
                    self._reporter.error(
                        "IPC0503", name.span, help_=suggest(name.text, known), name=name.text, enum=results.name
                    )
                elif name.text in listed:
                    self._reporter.error("IPC0520", name.span, name=name.text)
                else:
                    listed.append(name.text)
                    value = next(member.value for member in results.members if member.name == name.text)
                    if value > _MAX_RESULT:
                        self._reporter.error("IPC0522", name.span, name=name.text, value=value, most=_MAX_RESULT)
        return tuple(listed)

    def _failing(self, body: ast.Body, listed: tuple[str, ...]) -> tuple[str, ...]:
        for name in body.results:
            if name.text not in (*listed, *IMPLIED_RESULTS):
                self._reporter.error("IPC0512", name.span, help_=suggest(name.text, listed), name=name.text)
        names: list[str] = []
        for name in body.results:
            if name.text in names:
                self._reporter.error("IPC0520", name.span, name=name.text)
            names.append(name.text)
        return tuple(names)

    # Capabilities

    def _caps(self, items: tuple[ast.Cap, ...], role: str, vocabulary: Vocabulary) -> tuple[Cap, ...]:
        found: list[Cap] = []
        for index, item in enumerate(items):
            if role not in _CHOSEN:
                self._reporter.error("IPC0516", item.span)
                continue
            if vocabulary.kinds is None or vocabulary.rights is None:
                self._reporter.error("IPC0513", item.span, line="capabilities")
                continue
            cap = self._cap(item, role, vocabulary.kinds, vocabulary.rights, index == len(items) - 1)
            if any(cap.name == other.name for other in found):
                self._reporter.error("IPC0204", item.name.span, name=cap.name)
            found.append(cap)
        if sum(cap.high for cap in found) > _MAX_CAPS:
            self._reporter.error("IPC0505", items[-1].span, most=_MAX_CAPS)
        return tuple(found)

    def _cap(self, item: ast.Cap, role: str, kinds: EnumType, rights: FlagsType, last: bool) -> Cap:
        self._symbols.check_case(item.name, SNAKE)
        doc = self._symbols.expect_doc(item.doc, item.name.span, f"capability '{item.name.text}'")
        by_kind = {member.name: member.value for member in kinds.members if member.value != 0}
        if item.kind.text not in by_kind:
            what = f"capability kind of {kinds.name}"
            self._reporter.error(
                "IPC0203", item.kind.span, help_=suggest(item.kind.text, by_kind), name=item.kind.text, what=what
            )
        by_right = {member.name: member.value for member in rights.members}
        mask = 0
        for right in item.rights:
            if right.text not in by_right:
                what = f"right of {rights.name}"
                self._reporter.error(
                    "IPC0203", right.span, help_=suggest(right.text, by_right), name=right.text, what=what
                )
            mask |= by_right.get(right.text, 0)
        high = 1
        if item.high is not None and item.low is not None:
            high = item.high.value
            if item.low.value != 0 or high < 1 or not last or item.optional:
                self._reporter.error("IPC0506", item.span)
        names = tuple(right.text for right in item.rights)
        move, optional = item.mode.text == "move", item.optional or item.high is not None
        kind = by_kind.get(item.kind.text, 0)
        return Cap(item.name.text, doc, item.kind.text, kind, names, mask, move, optional, high, self._fate(item, role))

    def _fate(self, item: ast.Cap, role: str) -> tuple[str, ...]:
        fate = dict(zip(FATE_MOMENTS, _REPLY_FATE if role == "reply" else _REQUEST_FATE))
        chosen = _CHOSEN[role]
        seen: set[str] = set()
        for choice in item.fates:
            moment, outcome = choice.moment, choice.outcome
            if moment.text in seen:
                self._reporter.error("IPC0204", moment.span, name=moment.text)
            seen.add(moment.text)
            if moment.text not in chosen:
                self._reporter.error("IPC0508", moment.span, moment=moment.text, chosen=" and ".join(chosen))
            elif outcome.text not in _OUTCOMES:
                self._reporter.error("IPC0521", outcome.span, help_=suggest(outcome.text, _OUTCOMES))
            elif outcome.text == "sender" and item.mode.text == "move" and role != "reply":
                self._reporter.error("IPC0523", outcome.span, name=item.name.text)
            else:
                fate[moment.text] = outcome.text
        return tuple(fate.values())


def _without_given(reply: ast.Body) -> ast.Body:
    """A reply without the rules that read its request, where the request has faults of its own."""
    items = tuple(item for item in reply.block.items if not (isinstance(item, ast.Rule) and item.given_request))
    return replace(reply, block=replace(reply.block, items=items))
