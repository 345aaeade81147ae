"""An op to its ABI id: 64 bits that name its bytes and what they mean. Called by the driver on finished layouts.

Client and server compare the id at start (ABI_QUERY), so it moves exactly when one of them would read the other's bytes
differently or refuse them. It is a hash of `projection`, which holds:

- the op number; whether it is a notification and the number of its ACK; whether it is reserved, because a reserved op
  has no success to encode;
- of each body: sizes, offsets, types with all limits, members by number, reserved bytes, rules by number with fields by
  offset, capabilities by kind and rights in table order, and who holds them after a failure;
- results by number, and those with a body of their own;
- of each sequence with this op among its steps: the offset of its key, the guards and updates of the op's own steps
  and the state and given values they name, by place.

Not in it, because the bytes stay what they are: names, docs, sources, C prefixes, aliases, defaults and examples;
whether bytes are secret or a digest, which concerns memory and print only; `test`, which says where an op is served;
`idempotent`, which is advice to clients.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from codegen.layout.model import Array, Block, Hole, Message, Op, Records, Schema, Sequence, Step, Struct, Type
from codegen.sema.expr import Ref
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.sema.model import Cap, Rule
from codegen.statement.blocks import indent
from codegen.statement.exprs import parts
from codegen.statement.kinds import int_word
from codegen.statement.offsets import to_offsets
from codegen.statement.scope import Scope, Table, of_block, of_givens, of_values

_VERSION = "op abi 1"


def with_abi_ids(schema: Schema) -> Schema:
    """The schema with the ABI id of each op filled in."""
    return replace(
        schema,
        ops=tuple(
            replace(op, abi_id=abi_id(op, schema.sequences, schema.result_enum, schema.ops)) for op in schema.ops
        ),
    )


def abi_id(
    op: Op, sequences: tuple[Sequence, ...] = (), results: EnumType | None = None, ops: tuple[Op, ...] = ()
) -> int:
    """The first 8 bytes, little-endian, of the SHA-256 of the projection. What `op.abi_id` holds is not looked at."""
    digest = sha256(projection(op, sequences, results, ops).encode()).digest()
    return int.from_bytes(digest[:8], "little")


def projection(
    op: Op, sequences: tuple[Sequence, ...] = (), results: EnumType | None = None, ops: tuple[Op, ...] = ()
) -> str:
    """The text behind the id. `results` is the schema's result enum; `ops` are those among which the ACK is found."""
    lines = [_VERSION, f"{'notify' if op.notify else 'op'} {op.number}{' reserved' if op.reserved else ''}"]
    if op.ack:
        lines.append(f"ack {next((str(other.number) for other in ops if other.name == op.ack), op.ack)}")
    lines.append(f"results{_results(op.results, results)}")
    lines.append(f"failures{_results(op.failure_results, results)}")
    request = of_block(op.request.block if op.request is not None else None)
    for role, message in (("request", op.request), ("reply", op.reply), ("failure", op.failure)):
        if message is not None:
            lines += [f"{role} {message.part}", *indent(_message_lines(message, {} if role == "request" else request))]
    for sequence in sequences:
        for step in sequence.steps:
            if step.op == op.name:
                lines += step_lines(sequence, step, request)
    return "\n".join(lines) + "\n"


def _results(names: tuple[str, ...], results: EnumType | None) -> str:
    """The results by number, in order of number; one that the enum doesn't know by name."""
    values = {member.name: member.value for member in results.members} if results is not None else {}
    known = sorted(values[name] for name in names if name in values)
    return "".join(f" {item}" for item in [*known, *sorted(name for name in names if name not in values)])


def _message_lines(message: Message, request: Table) -> list[str]:
    return _block_lines(message.block, request) + [_cap_line(cap) for cap in message.caps]


def _block_lines(block: Block, request: Table) -> list[str]:
    lines = [f"size {block.minimum}..{block.maximum} fixed {block.fixed} align {block.align}"]
    own = of_block(block)

    def place(name: str) -> str:
        return f"@{own[name].at}" if name in own else name

    for item in block.items:
        if isinstance(item, Hole):
            lines.append(f"@{item.offset} {item.size} zero")
            continue
        head, *rest = _type_lines(item.type, place)
        lines += [f"@{item.offset} {item.size} {head}", *indent(rest)]
    return lines + _rule_lines(block.rules, Scope(own=own, request=request))


def _rule_lines(rules: tuple[Rule, ...], scope: Scope) -> list[str]:
    return [f"rule {rule.number} at {rule.offset}: {to_offsets(rule.expr, scope)}" for rule in rules]


def _cap_line(cap: Cap) -> str:
    mode = ("move" if cap.move else "copy") + (" optional" if cap.optional else "")
    return f"cap {cap.kind_value} rights {cap.rights_mask} {mode} up to {cap.high} fate {' '.join(cap.fate)}"


def _type_lines(kind: Type, place: Callable[[str], str]) -> list[str]:
    """A type without its names; `place` says where a counted or counting field of the same block is."""
    match kind:
        case Int():
            text = f"{int_word(kind.width, kind.signed)} {kind.low}..{kind.high} aligned {kind.aligned}"
            text += f" counts {place(kind.counts)}" if kind.counts else ""
            return [text + (f" slot of {kind.slot_of}" if kind.slot_of else "")]
        case Bool():
            return ["bool"]
        case EnumType():
            state = "open" if kind.open else "closed"
            values = "".join(f" {value}" for value in sorted(member.value for member in kind.members))
            return [f"{int_word(kind.width, kind.signed)} {state}{values}"]
        case FlagsType():
            return [f"{int_word(kind.width, False)} mask {kind.mask}"]
        case Bytes():
            return [f"bytes {kind.low}..{kind.high} {kind.form.value}{_count(kind.count, place)}"]
        case Text():
            return [f"{kind.kind} {kind.low}..{kind.high} {kind.form.value}{_count(kind.count, place)}"]
        case Strings():
            return [f"strings {kind.high}"]
        case Struct():
            return ["struct", *_block_lines(kind.block, {})]
        case Array():
            text = f"array {kind.low}..{kind.high} {kind.form.value}{_count(kind.count, place)} stride {kind.stride}"
            return [text, *_type_lines(kind.element, place)]
    assert isinstance(kind, Records)
    return [f"records {kind.high}{_count(kind.count, place)}", *_block_lines(kind.record.block, {})]


def _count(name: str, place: Callable[[str], str]) -> str:
    return f" count {place(name)}" if name else ""


def step_lines(sequence: Sequence, step: Step, request: Table) -> list[str]:
    """One step of a sequence without names, with the state and given values it names. `request` is its op's body."""
    state = of_values((slot.name, slot.type) for slot in sequence.state)
    given = of_givens(step.givens)
    scope = Scope(request=request, state=state, given=given)
    key = f"@{request[sequence.key].at}" if sequence.key in request else sequence.key
    lines = [f"{step.kind} of a sequence, key {key}"]
    used = {update.target for update in step.updates}
    for expr in (*(rule.expr for rule in step.rules), *(update.value for update in step.updates)):
        used.update(part.path[0] for part in parts(expr) if isinstance(part, Ref) and part.scope == "state")
    body: list[str] = []
    for word, table, wanted in (("state", state, used), ("given", given, set(given))):

        def place(name: str, table: Table = table) -> str:
            return f"#{table[name].at}" if name in table else name

        for name, value in table.items():
            if name in wanted:
                head, *rest = _type_lines(value.type, place)
                body += [f"{word}#{value.at} {head}", *indent(rest)]
    body += _rule_lines(step.rules, scope)
    for update in step.updates:
        target = f"state#{state[update.target].at}" if update.target in state else update.target
        body.append(f"set {target} = {to_offsets(update.value, scope)}")
    return lines + indent(body)
