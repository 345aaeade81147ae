"""A schema in, the view of `<schema>.h` out. Called by `render`."""

from __future__ import annotations

from typing import Iterator

from codegen.emit import ctypes, names
from codegen.emit.setting import annotated, comment
from codegen.emit.signatures import codec_heads, given_head, record_heads, sequence_heads
from codegen.emit.views import Aggregate, Define, Header, Prototype, Section
from codegen.emit.views_caps import caps_section
from codegen.emit.views_codec import banner, given_scalars
from codegen.emit.views_members import block_lines, member_code, uses_bool
from codegen.layout.model import Message, Op, Records, Schema, Sequence, Struct, Type
from codegen.sema.kinds import EnumType, FlagsType, Provenance
from codegen.sema.model import Cap, Constant, Rule


def owned_sections(schema: Schema) -> Iterator[tuple[str, Section]]:
    """The sections in order, each with the definition that it belongs to; the constants stand together under ""."""
    yield from (("", section) for section in _constants(schema))
    for enum in schema.enums:
        yield from ((f"enum {enum.name}", section) for section in _enum(enum))
    for flags in schema.flags:
        yield from ((f"flags {flags.name}", section) for section in _flags(flags))
    for struct in _embedded_first(schema):
        yield f"{'record' if struct.record else 'struct'} {struct.name}", _struct(struct)
    yield from (("schema", section) for section in _ops_range(schema))
    for message in schema.messages:
        yield f"message {message.name}", _message(schema, message, "")
    for op in schema.ops:
        yield from ((f"{'notify' if op.notify else 'op'} {op.name}", section) for section in _op(schema, op))
    for sequence in schema.sequences:
        yield f"sequence {sequence.name}", _sequence(schema, sequence)


def header_view(schema: Schema) -> Header:
    """The whole file."""
    sections = tuple(section for _, section in owned_sections(schema))
    system = ["stddef.h", "stdint.h"] if any(section.prototypes for section in sections) else ["stdint.h"]
    if uses_bool(schema):
        system.append("stdbool.h")
    foreign = {entry.name.partition(".")[0] for entry in schema.foreign} - {schema.name}
    includes = [names.header_path(name) for name in foreign]
    if any(prototype.must_check for section in sections for prototype in section.prototypes):
        includes.append("ipc/status.h")
    if any(struct.record for struct in schema.structs):
        includes.append("ipc/cursor.h")
    if any(message.caps for message in schema.all_messages):
        includes.append("ipc/cap.h")
    return Header(
        banner(schema.name),
        comment((schema.doc,)) if schema.doc else "",
        names.guard(schema.name),
        tuple(sorted(system)),
        tuple(sorted(includes)),
        sections,
    )


def sentence(text: str) -> str:
    """The text with a full stop, if it has no end of its own."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def origin(what: str, provenance: Provenance) -> str:
    """Where a number, a name or a layout comes from."""
    return sentence(f"{what} {'published' if provenance.published else 'ours'}: {provenance.text}")


def _constant_origins(constant: Constant) -> Iterator[str]:
    yield origin("Value", constant.provenance)
    if constant.name_provenance != constant.provenance:
        yield origin("Name", constant.name_provenance)


def _constants(schema: Schema) -> Iterator[Section]:
    defines = tuple(
        Define(
            comment((constant.doc, *_constant_origins(constant))),
            names.constant_macro(schema.name, constant),
            ctypes.typed_literal(constant.value, constant.width, constant.signed),
        )
        for constant in schema.constants
    )
    if defines:
        yield Section("", defines)


def _ops_range(schema: Schema) -> Iterator[Section]:
    """The numbers that the schema's ops have to themselves."""
    if schema.ops:
        ends = (("FIRST", schema.ops_low), ("LAST", schema.ops_high))
        pairs = tuple(
            (names.ops_macro(schema.name, end), ctypes.typed_literal(number, 4, False, True)) for end, number in ends
        )
        yield Section(comment(("Range of the ops, both ends included.",)), _aligned(pairs))


def _enum(kind: EnumType) -> Iterator[Section]:
    openness = "Open: a reader accepts values without a name." if kind.open and "Open" not in kind.doc else ""
    if all(ctypes.INT_MIN <= entry.value <= ctypes.INT_MAX for entry in kind.members):
        rows = [
            (entry.doc, f"{names.member_macro(kind, entry)} = {ctypes.number(entry.value)},") for entry in kind.members
        ]
        head = f"enum {names.tag(kind.name)}"
        yield Section("", (), (Aggregate(comment((kind.doc, openness)), head, annotated(rows)),))
    else:
        lead = f"Values of {kind.name}: {kind.doc}"
        yield Section(comment((lead, openness)), _values(kind))


def _flags(kind: FlagsType) -> Iterator[Section]:
    yield Section(comment((f"Bits of {kind.name}: {kind.doc}",)), _values(kind))


def _values(kind: EnumType | FlagsType) -> tuple[Define, ...]:
    signed = isinstance(kind, EnumType) and kind.signed
    return tuple(
        Define(
            comment((entry.doc,)) if entry.doc else "",
            names.member_macro(kind, entry),
            ctypes.typed_literal(entry.value, kind.width, signed, isinstance(kind, FlagsType)),
        )
        for entry in kind.members
    )


def _rules(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    return tuple(sentence(f"Rule {rule.number}, {rule.name}{': ' + rule.doc if rule.doc else ''}") for rule in rules)


def _embedded_first(schema: Schema) -> tuple[Struct, ...]:
    """The structs in an order in which C can embed them, else as they stand in the text."""
    found: list[Struct] = []

    def visit(struct: Struct) -> None:
        for slot in struct.block.slots:
            for inner in _structs_in(slot.type):
                if inner in schema.structs and inner not in found:
                    visit(inner)
        if struct not in found:
            found.append(struct)

    for struct in schema.structs:
        visit(struct)
    return tuple(found)


def _structs_in(kind: Type) -> tuple[Struct, ...]:
    if isinstance(kind, Struct):
        return (kind,)
    if isinstance(kind, Records):
        return ()
    element = getattr(kind, "element", None)
    return _structs_in(element) if element is not None else ()


def _struct(struct: Struct) -> Section:
    size = f"{struct.block.fixed} bytes on the wire." if not struct.record else ""
    note = comment((struct.doc, origin("Layout", struct.provenance), size, *_rules(struct.block.rules)))
    aggregate = Aggregate(note, f"struct {names.tag(struct.name)}", block_lines(struct.block))
    heads = record_heads(struct).values() if struct.record else ()
    schema, name = struct.name.split(".")
    numbers = _aligned(_rule_numbers(schema, (name,), struct.block.rules))
    return Section("", numbers, (aggregate,), tuple(Prototype(head, True) for head in heads))


def _message(schema: Schema, message: Message, doc: str) -> Section:
    block = message.block
    tag = names.message_tag(schema.name, message)
    bounds = (("", block.fixed),) if block.tail is None else (("MIN", block.minimum), ("MAX", block.maximum))
    sizes = tuple((names.size_macro(schema.name, message, bound), f"((size_t){size})") for bound, size in bounds)
    numbers = _rule_numbers(schema.name, (message.name,), block.rules)
    paragraphs = (message.doc or doc, origin("Layout", message.provenance), *_rules(block.rules))
    lines = block_lines(block) if block.slots else annotated((("The body has no fields.", "uint8_t unused;"),))
    aggregate = Aggregate(comment(paragraphs), f"struct {tag}", lines)
    heads = codec_heads(schema, message)
    prototypes = tuple(Prototype(head, verb in ("pack", "unpack", "validate")) for verb, head in heads.items())
    return Section("", _aligned((*sizes, *numbers)), (aggregate,), prototypes)


def _rule_numbers(schema: str, of: tuple[str, ...], rules: tuple[Rule, ...]) -> tuple[tuple[str, str], ...]:
    """What a verdict says of each rule, for who asks which one it was."""
    return tuple(
        (names.rule_macro(schema, of, rule), ctypes.typed_literal(rule.number, 4, False)) for rule in rules
    )


def _aligned(pairs: tuple[tuple[str, str], ...]) -> tuple[Define, ...]:
    room = max((len(name) for name, _ in pairs), default=0)
    return tuple(Define("", f"{name:<{room}}", value) for name, value in pairs)


def _op(schema: Schema, op: Op) -> Iterator[Section]:
    lead = comment(tuple(_op_facts(op)))
    number = (names.op_macro(schema.name, op), ctypes.typed_literal(op.number, 4, False, True))
    abi_id = (names.abi_id_macro(schema.name, op), f"UINT64_C(0x{op.abi_id:016X})")
    yield Section(lead, _aligned((number, abi_id)))
    given = given_scalars(op)
    for message in (op.request, op.reply, op.failure):
        if message is None:
            continue
        if given and message is (op.reply or op.failure):
            yield _given(schema, op)
        yield _message(schema, message, _role(op, message))
        if message.caps:
            yield caps_section(schema, message, op)


def _op_facts(op: Op) -> Iterator[str]:
    yield sentence(f"{op.name}: {op.doc}")
    yield origin("Number", op.provenance)
    if op.name_provenance != op.provenance:
        yield origin("Name", op.name_provenance)
    if op.results:
        yield f"Results of its own: {', '.join(op.results)}."
    for message in (op.request, op.reply, op.failure):
        for cap in message.caps if message else ():
            yield _cap(message.role, cap) if message else ""
    if op.reserved:
        yield "Reserved: every server answers DENIED."
    if op.test:
        yield "Test only: any other build answers DENIED."
    if op.idempotent:
        yield "Idempotent: may be repeated after PEER_GONE."
    if op.ack:
        yield f"One way; acknowledged by {op.ack}."


def _cap(role: str, cap: Cap) -> str:
    rights = f" with {', '.join(cap.rights)}" if cap.rights else ""
    number = f", up to {cap.high}" if cap.high > 1 else ", optional" if cap.optional else ""
    doc = f": {cap.doc}" if cap.doc else ""
    mode = "moved" if cap.move else "copied"
    return sentence(f"Capability of the {role}, {mode}{number}: {cap.name}, {cap.kind}{rights}{doc}")


def _role(op: Op, message: Message) -> str:
    if message.role == "failure":
        return f"What comes with {', '.join(op.failure_results)} of {op.name}."
    return f"{message.role.capitalize()} of {op.name}." if not op.notify else f"Notification {op.name}."


def _given(schema: Schema, op: Op) -> Section:
    tag = names.given_tag(schema.name, op)
    rows = [("", f"{ctypes.scalar_type(entry.type)} {names.given_member(entry.path)};") for entry in given_scalars(op)]
    note = comment((f"What the reply to {op.name} depends on: keep it until the reply, then pass it to the codec.",))
    aggregate = Aggregate(note, f"struct {tag}", annotated(rows))
    return Section("", (), (aggregate,), (Prototype(given_head(schema, op), False),))


def _sequence(schema: Schema, sequence: Sequence) -> Section:
    tag = names.sequence_tag(schema.name, sequence)
    rows = [
        ("0 or 1.", "uint8_t active;"),
        ("Slot on which its messages arrive.", "uint32_t arrival;"),
        ("With the slot, the key.", f"{ctypes.scalar_type(sequence.key_type)} {names.member(sequence.key)};"),
        *((slot.doc, member_code(slot.name, slot.type)) for slot in sequence.state),
    ]
    steps = "; ".join(f"{step.kind} {step.op}" for step in sequence.steps)
    paragraphs = [
        sequence.doc,
        origin("Protocol", sequence.provenance),
        f"Steps: {steps}.",
        "A refusal under its own key ends it, as does abort; messages under another key change nothing.",
    ]
    for step in sequence.steps:
        if step.doc:
            paragraphs.append(sentence(f"{step.op}: {step.doc}"))
        paragraphs.extend(f"{step.op} takes {given.name}: {sentence(given.doc)}" for given in step.givens)
        paragraphs.extend(f"{step.op}, {text[0].lower()}{text[1:]}" for text in _rules(step.rules))
    heads = sequence_heads(schema, sequence)
    prototypes = tuple(Prototype(head, verb not in ("init", "abort")) for verb, head in heads.items())
    numbers = tuple(
        pair for step in sequence.steps for pair in _rule_numbers(schema.name, (sequence.name, step.op), step.rules)
    )
    aggregate = Aggregate(comment(paragraphs), f"struct {tag}", annotated(rows))
    return Section("", _aligned(numbers), (aggregate,), prototypes)
