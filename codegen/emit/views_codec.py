"""A schema in, the view of `<schema>_codec.c` out: every function with its body. Called by `render`."""

from __future__ import annotations

from typing import Iterator, Mapping

from codegen.emit import ctypes, names
from codegen.emit.places import PARTS, Context, Frame, Mode, count_name, element_frame, unit, used_bytes
from codegen.emit.scopes import used_paths
from codegen.emit.setting import comment, wrapped
from codegen.emit.secrets import has_secret
from codegen.emit.signatures import codec_heads, given_head, given_op
from codegen.emit.statements import (
    Blank,
    Call,
    Check,
    Group,
    Load,
    Loop,
    Return,
    Statement,
    Store,
    mentions,
    paragraphs,
    settled,
)
from codegen.emit.views import Function, Source
from codegen.emit.views_caps import caps_functions
from codegen.emit.views_checks import fixed_groups, tail_groups
from codegen.emit.views_pack import write_block
from codegen.emit.views_record import OK, check_function, record_functions, records_groups, records_size
from codegen.emit.views_rules import plan
from codegen.emit.views_sequence import sequence_functions
from codegen.layout.model import Array, Block, GivenScalar, Message, Op, Records, Schema, Slot, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text


# The whole struct, not its secrets alone: lengths and pointers tell of them too.
_WIPE = (Call("ipc_bytes_wipe((uint8_t *)msg, sizeof(*msg))"), Call("ipc_bytes_wipe(buf, len)"))


def banner(schema: str) -> str:
    """The line that says where the file comes from."""
    text = f'Generated from {schema}.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".'
    return comment((text,))


def constants_of(schema: Schema) -> Mapping[str, str]:
    """The macros of the schema's own constants, by the name that expressions use."""
    return {constant.name: names.constant_macro(schema.name, constant) for constant in schema.constants}


def codec_view(schema: Schema) -> Source:
    """The whole file."""
    constants = constants_of(schema)
    functions: list[Function] = [check_function(record, constants) for record in _records(schema)]
    for record in schema.structs:
        if record.record:
            functions.extend(record_functions(record, constants))
    ops = {id(message): op for op in schema.ops for message in (op.reply, op.failure) if message is not None}
    kept: set[str] = set()
    for message in schema.all_messages:
        op = ops.get(id(message))
        if op is not None and message.given and op.name not in kept:
            kept.add(op.name)
            functions.append(_given_from(schema, op))
        functions.extend(_message_functions(schema, message, constants))
    for sequence in schema.sequences:
        functions.extend(sequence_functions(schema, sequence, constants))
    bodies = repr(functions)
    includes = ["ipc/bytes.h", "ipc/status.h"]
    if any(f"ipc_{kind}_check(" in bodies for kind in ("text", "path", "name", "strings")):
        includes.append("ipc/text.h")
    if "ipc_cursor" in bodies or "ipc_writer" in bodies:
        includes.append("ipc/cursor.h")
    system = ["stddef.h", "stdint.h"] if functions else ["stdint.h"]
    if "bool" in bodies:
        system.append("stdbool.h")
    return Source(
        banner(schema.name),
        names.header_path(schema.name),
        tuple(sorted(system)),
        tuple(sorted(includes)),
        tuple(_asserts(schema)),
        (),
        tuple(functions),
    )


def _asserts(schema: Schema) -> Iterator[str]:
    yield wrapped(
        "_Static_assert(IPC_RUNTIME_INTERFACE == 2, "
        '"runtime/ and generated/ are not of one version: run \\"codegen/ipcgen gen\\"");',
        0,
    )
    for message in schema.all_messages:
        block = message.block
        tag = names.message_tag(schema.name, message)
        bounds = (("", block.fixed),) if block.tail is None else (("MIN", block.minimum), ("MAX", block.maximum))
        for bound, size in bounds:
            macro = names.size_macro(schema.name, message, bound)
            yield wrapped(f'_Static_assert({macro} == {size}, "struct {tag}: header and codec differ");', 0)


def _records(schema: Schema) -> tuple[Struct, ...]:
    """Every record that a body of this schema holds."""
    found: list[Struct] = []
    for message in schema.all_messages:
        tail = message.block.tail
        if tail is not None and isinstance(tail.type, Records) and tail.type.record not in found:
            found.append(tail.type.record)
    return tuple(found)


def _given_from(schema: Schema, op: Op) -> Function:
    body = tuple(
        Store(f"given->{names.given_member(scalar.path)}", f"request->{'.'.join(scalar.path)}")
        for scalar in given_scalars(op)
    )
    return Function("", given_head(schema, op), settled(body))


def given_scalars(op: Op) -> tuple[GivenScalar, ...]:
    """What the reply and the failure body of an op depend on, each once."""
    found: list[GivenScalar] = []
    for message in (op.reply, op.failure):
        found.extend(scalar for scalar in (message.given if message else ()) if scalar not in found)
    return tuple(found)


def _message_functions(schema: Schema, message: Message, constants: Mapping[str, str]) -> Iterator[Function]:
    heads = codec_heads(schema, message)
    yield Function("", heads["init"], settled(_init(message)))
    yield Function("", heads["pack"], settled(_pack(schema, message, constants)))
    yield Function("", heads["unpack"], settled(_read(schema, message, Mode.UNPACK, constants)))
    yield Function("", heads["validate"], settled(_read(schema, message, Mode.VALIDATE, constants)))
    if "wipe" in heads:
        yield Function("", heads["wipe"], settled(_WIPE))
    yield from caps_functions(schema, message)


def _context(message: Message, mode: Mode, constants: Mapping[str, str]) -> Context:
    return Context(mode, PARTS[message.part], message.block, used_paths(message.block), constants)


def _unused(name: str) -> Statement:
    return Call(f"(void){name}")


def _length(schema: Schema, message: Message, ctx: Context) -> Group:
    block = message.block
    verdict = ctx.verdict("LENGTH", "0")
    if block.tail is None:
        return (Check(f"len != {names.size_macro(schema.name, message)}", verdict),)
    least = names.size_macro(schema.name, message, "MIN") if block.minimum == block.fixed else str(block.fixed)
    most = f"len > {names.size_macro(schema.name, message, 'MAX')}"
    return (Check(f"len < {least} || {most}" if block.fixed else most, verdict),)


def _read(schema: Schema, message: Message, mode: Mode, constants: Mapping[str, str]) -> tuple[Statement, ...]:
    ctx = _context(message, mode, constants)
    frame, block = Frame(base="buf"), message.block
    rules = plan(ctx, frame, block)
    if ctx.again and mode is Mode.VALIDATE:
        return _validate_by_unpack(schema, message)
    groups: list[Group] = [_length(schema, message, ctx), *fixed_groups(ctx, frame, block)]
    tail = block.tail
    if tail is not None and isinstance(tail.type, Records):
        groups.extend(records_groups(ctx, frame, block, tail, tail.type))
    elif tail is not None:
        groups.extend(tail_groups(ctx, frame, block))
    groups.extend(rules)
    if not block.slots and mode is Mode.UNPACK:
        groups.append((Store("msg->unused", "0"),))
    if not any(mentions(group, "buf") for group in groups):
        groups.insert(0, (_unused("buf"),))
    return paragraphs((*groups, (Return(OK),)))


def _validate_by_unpack(schema: Schema, message: Message) -> tuple[Statement, ...]:
    """Rules that read elements again must read those that were checked: the bytes may be another's to change."""
    tag = names.message_tag(schema.name, message)
    arguments = "&msg, buf, len" + (", given" if given_op(schema, message) else "")
    call = f"{names.function(tag, 'unpack')}({arguments})"
    struct = Call(f"struct {tag} msg")
    if not has_secret(message):
        return settled((struct, Blank(), Return(call)))
    kept = (struct, Load("uint32_t", "verdict", call))
    return settled((*kept, Blank(), Call("ipc_bytes_wipe((uint8_t *)&msg, sizeof(msg))"), Blank(), Return("verdict")))


def _pack(schema: Schema, message: Message, constants: Mapping[str, str]) -> tuple[Statement, ...]:
    ctx = _context(message, Mode.PACK, constants)
    frame, block = Frame(), message.block
    rules = plan(ctx, frame, block)
    tail = block.tail
    verdict = ctx.verdict("LENGTH", "0")
    groups: list[Group] = []
    size = names.size_macro(schema.name, message) if tail is None else ""
    if tail is None:
        if block.fixed:
            groups.append((Check(f"cap < {size}", verdict),))
    else:
        room, size = _room(ctx, block, tail, verdict)
        groups.extend(room)
    groups.extend(fixed_groups(ctx, frame, block))
    if tail is not None and isinstance(tail.type, Records):
        groups.extend(records_groups(ctx, frame, block, tail, tail.type))
    elif tail is not None:
        groups.extend(tail_groups(ctx, frame, block))
    groups.extend(rules)
    written = (*write_block(ctx, frame, block), Store("*len", size))
    wanted = {"msg": bool(block.slots), "buf": bool(block.items), "cap": bool(block.fixed or tail)}
    groups.insert(0, tuple(_unused(name) for name, needed in wanted.items() if not needed))
    return paragraphs((*groups, (*written, Blank(), Return(OK))))


def _room(ctx: Context, block: Block, tail: Slot, verdict: str) -> tuple[tuple[Group, ...], str]:
    """Whether a body with a tail fits in the buffer, and its size as C text."""
    kind = tail.type
    if isinstance(kind, Records):
        name = records_size(tail)
        ctx.loaded.add((tail.name, "size"))
        load = Load("uint16_t", name, f"msg->{names.member(tail.name, 'size')}")
        size = used_bytes(tail.offset, name, 1)
        over = f"{name} > {kind.high} || " if kind.high < 0xFFFF else ""
        return ((load,), (Check(f"{over}cap < {size}", verdict),)), size
    assert isinstance(kind, (Array, Bytes, Text))
    count = block.slot(kind.count)
    assert isinstance(count.type, Int)
    name = count_name(Frame(), kind)
    ctx.loaded.add((kind.count,))
    load = Load(ctypes.wire_type(count.type), name, f"msg->{names.member(count.name)}")
    size = used_bytes(tail.offset, name, unit(kind))
    condition = f"cap < {size}"
    if count.type.width == 4:  # more than a size of 32 bits can say
        condition = condition.replace("(size_t)", "(uint64_t)")
    elif count.type.width == 8:
        scale = "" if unit(kind) == 1 else f" / {unit(kind)}"
        condition = f"cap < {tail.offset} || {name} > (cap - {tail.offset}){scale}"
    return ((load,), (Check(condition, verdict),)), size


def _init(message: Message) -> tuple[Statement, ...]:
    if not message.block.slots:
        return (Store("msg->unused", "0"),)
    return _defaults(Frame(), message.block)


def _defaults(frame: Frame, block: Block) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for slot in block.slots:
        found.extend(_default(frame, slot))
    return tuple(found)


def _default(frame: Frame, slot: Slot) -> Iterator[Statement]:
    member = f"{frame.member}{names.member(slot.name)}"
    match slot.type:
        case Int() | Bool() | EnumType() | FlagsType() as kind:
            yield Store(member, default_value(kind))
        case Bytes(form=form, high=high, secret=secret):
            yield Call(f"ipc_bytes_clear({member}, {high})") if form is Form.EXACT or secret else Store(member, "NULL")
        case Text(form=form):
            yield Store(member, "NULL")
            if form is not Form.TAIL:
                yield Store(f"{member}_length", "0")
        case Strings():
            yield Store(member, "NULL")
            yield Store(f"{member}_size", "0")
            yield Store(f"{member}_count", "0")
        case Records():
            yield Store(member, "NULL")
            yield Store(f"{member}_size", "0")
        case Struct(block=block):
            yield from _defaults(frame.slot(slot), block)
        case Array() as array:
            inner = element_frame(frame, slot, array)
            index = names.INDEXES[frame.depth]
            yield Loop(index, str(array.high), _element_default(inner, array.element))


def _element_default(inner: Frame, kind: Type) -> tuple[Statement, ...]:
    if isinstance(kind, Struct):
        return _defaults(inner, kind.block)
    if isinstance(kind, Bytes):
        return (Call(f"ipc_bytes_clear({inner.member}, {kind.high})"),)
    return (Store(inner.member, default_value(kind)),)


def default_value(kind: Type) -> str:
    """What `_init` gives a scalar: the default member of an enum, else zero."""
    if isinstance(kind, EnumType):
        found = next((entry for entry in kind.members if entry.default), None)
        if found is not None:
            return names.member_macro(kind, found)
    return "false" if isinstance(kind, Bool) else "0"
