"""Lines of a statement to messages, ops and sequences. Used by `read`."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.layout.model import GivenScalar, Message, Op, Sequence, StateSlot, Step
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int, Provenance
from codegen.sema.model import Cap, FATE_MOMENTS, Given, Update
from codegen.statement.kinds import SINGLE_WORDS, Types, read_int, read_leaf, read_provenance, read_type
from codegen.statement.lines import Lines, read_block, read_expression, read_rules, read_size
from codegen.statement.scope import Scope, Table, inside, of_block, of_givens, of_values
from codegen.statement.tokens import Tokens

FATES = ("sender", "receiver", "dropped", "untouched")


def read_named(line: Tokens, of_number: Provenance) -> Provenance:
    """The source of a name; that of the number where the line has no other."""
    return read_provenance(line) if line.accept("named") else of_number


def read_message(lines: Lines, line: Tokens, role: str, types: Types, request: Message | None = None) -> Message:
    """A body; `line` is its head behind the keyword."""
    name = line.name()
    part = line.name() if line.accept("part") else "body"
    if part not in ("header", "table", "body"):
        raise line.error(f"'{part}' is no part of a message")
    size = read_size(line)
    provenance = read_provenance(line)
    line.end_bare()
    doc = lines.docs()
    known = of_block(request.block) if request is not None else {}
    block = read_block(lines, size, types, known)
    given = _read_given(lines, known)
    caps = []
    while (cap := lines.accept("cap")) is not None:
        caps.append(_read_cap(lines, cap))
    return Message(name, part, role, doc, provenance, block, tuple(caps), given)


def _read_given(lines: Lines, request: Table) -> tuple[GivenScalar, ...]:
    line = lines.accept("given")
    if line is None:
        return ()
    line.expect("request")
    scalars = []
    for name in line.names():
        head, *rest = name.split(".")
        place = request.get(head)
        found = inside(place.type, tuple(rest)) if place is not None else None
        if found is None or not isinstance(found.type, (Int, Bool, EnumType, FlagsType)):
            raise line.error(f"the request has no scalar '{name}'")
        scalars.append(GivenScalar((head, *rest), found.type))
    line.end_bare()
    return tuple(scalars)


def _read_cap(lines: Lines, line: Tokens) -> Cap:
    name = line.name()
    line.expect("kind")
    kind = line.name()
    line.expect("=")
    kind_value = line.number()
    line.expect("rights")
    rights = [line.name()]
    while line.accept("|"):
        rights.append(line.name())
    line.expect("=")
    mask = line.number()
    mode = line.accept_one("move", "copy")
    if not mode:
        raise line.error("expected 'move' or 'copy'")
    optional = line.accept("optional")
    high = 1
    if line.accept("up"):
        line.expect("to")
        high = line.number()
    line.end_bare()
    doc = lines.docs()
    fates = lines.take("the fate of the capability")
    fates.expect("fate")
    fate = []
    for moment in FATE_MOMENTS:
        fates.expect(moment, "=")
        fate.append(fates.accept_one(*FATES))
        if not fate[-1]:
            raise fates.error(f"expected one of {', '.join(FATES)}")
    fates.end_bare()
    names = () if rights == ["none"] else tuple(rights)
    return Cap(name, doc, kind, kind_value, names, mask, mode == "move", optional, high, tuple(fate))


def read_results(line: Tokens) -> tuple[str, ...]:
    """Names of results. Their numbers are those of the result enum, which the canonical form proves."""
    names = []
    while True:
        names.append(line.name())
        if line.accept("="):
            line.number()
        if not line.accept(","):
            line.end_bare()
            return tuple(names)


def read_op(lines: Lines, types: Types) -> Op:
    """An op or a notification."""
    head = lines.head
    notify = head.accept_one("op", "notify") == "notify"
    number, name = head.number(), head.name()
    reserved, test, idempotent = head.accept("reserved"), head.accept("test"), head.accept("idempotent")
    provenance = read_provenance(head)
    named = read_named(head, provenance)
    head.end_bare()
    doc = lines.docs()
    line = lines.take("the ABI id of the op")
    line.expect("abi", "id")
    abi_id = line.number()
    line.end_bare()
    if abi_id >> 64:
        raise line.error("an ABI id has 64 bits")
    ack = ""
    if (line_ack := lines.accept("ack")) is not None:
        ack = line_ack.name()
        line_ack.end_bare()
    listed = lines.accept("results")
    results = read_results(listed) if listed is not None else ()
    failure_results: tuple[str, ...] = ()
    if (line_failure := lines.accept("on")) is not None:
        line_failure.expect("failure")
        failure_results = read_results(line_failure)
    bodies: dict[str, Message] = {}
    for role in ("request", "reply", "failure"):
        if (body := lines.accept(role)) is not None:
            own = "notify" if notify and role == "request" else role
            bodies[role] = read_message(lines, body, own, types, bodies.get("request"))
    lines.end()
    return Op(
        name=name,
        number=number,
        doc=doc,
        provenance=provenance,
        name_provenance=named,
        notify=notify,
        reserved=reserved,
        test=test,
        idempotent=idempotent,
        request=bodies.get("request"),
        reply=bodies.get("reply"),
        failure=bodies.get("failure"),
        failure_results=failure_results,
        results=results,
        ack=ack,
        abi_id=abi_id,
    )


def read_sequence(lines: Lines, types: Types, ops: Mapping[str, Op]) -> Sequence:
    """An ordered protocol whose steps are ops of the same statement."""
    head = lines.head
    head.expect("sequence")
    name = head.name()
    provenance = read_provenance(head)
    head.end_bare()
    doc = lines.docs()
    line = lines.take("the key of the sequence")
    line.expect("key")
    key, key_type = line.name(), read_int(line)
    line.end_bare()
    line = lines.take("the state of the sequence")
    line.expect("state")
    line.end_bare()
    state = []
    while (line_next := lines.peek()) is not None and not _starts_step(line_next):
        line = lines.take("a state field")
        slot_name, kind = line.name(), read_type(line, types)
        line.end()
        state.append(StateSlot(slot_name, kind, lines.docs(line.doc)))
    known = of_values((slot.name, slot.type) for slot in state)
    steps = []
    while lines.peek() is not None:
        steps.append(_read_step(lines, types, ops, known))
    return Sequence(name, doc, provenance, key, key_type, tuple(state), tuple(steps))


def _starts_step(line: Tokens) -> bool:
    """Whether a line is `begin OP`. A state field could be called `begin`, but no op is called like a type."""
    kinds = ("begin", "step", "commit", "abort")
    field = line.peek(2).kind != "end" or line.peek(1).text in SINGLE_WORDS
    return line.peek().text in kinds and not field


def _read_step(lines: Lines, types: Types, ops: Mapping[str, Op], state: Table) -> Step:
    line = lines.take("a step")
    kind, name = line.accept_one("begin", "step", "commit", "abort"), line.name()
    line.end_bare()
    op = ops.get(name)
    if op is None or not kind:
        raise line.error(f"'{name}' is no op of this statement" if kind else "expected a step")
    doc = lines.docs()
    givens = []
    while (line_given := lines.accept("given")) is not None:
        given, leaf = line_given.name(), read_leaf(line_given, types)
        line_given.end_bare()
        givens.append(Given(given, leaf, lines.docs()))
    request = of_block(op.request.block if op.request is not None else None)
    scope = Scope(request=request, state=state, given=of_givens(tuple(givens)))
    rules = read_rules(lines, scope)
    updates = []
    while (line_set := lines.accept("set")) is not None:
        target = line_set.dotted()
        line_set.expect("=")
        updates.append(Update(target, read_expression(lines, line_set, scope)))
    return Step(kind, name, doc, tuple(givens), rules, tuple(updates))
