"""Types of fields to text and back: `u64 in 1..15`, `bytes[0..2048] tail counted by size`, `struct procd.segment`."""

from __future__ import annotations

from typing import Protocol, Union

from codegen.layout.model import Array, Records, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Leaf, Provenance, Strings, Text
from codegen.statement.scope import leaf_type
from codegen.statement.tokens import Tokens, number, quote, span

_FORM_WORDS = {Form.EXACT: "exact", Form.FIXED: "padded", Form.TAIL: "tail"}
_INTS = {f"{'i' if signed else 'u'}{8 * width}": (width, signed) for width in (1, 2, 4, 8) for signed in (False, True)}
SINGLE_WORDS = (*_INTS, "bool")  # types whose whole text may be one word


class Types(Protocol):
    """Where a reader finds the types that a statement defines."""

    def find(self, name: str, tokens: Tokens) -> Union[EnumType, FlagsType, Struct]:
        """The type of that name, or a StatementError at the line of the tokens."""


def full_range(width: int, signed: bool) -> tuple[int, int]:
    """The lowest and highest value of an integer type."""
    bits = 8 * width
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)


def int_word(width: int, signed: bool) -> str:
    """`u32`."""
    word = f"{'i' if signed else 'u'}{8 * width}"
    if word not in _INTS:
        raise ValueError(f"no integer type is {width} bytes wide")
    return word


def read_int_word(tokens: Tokens) -> tuple[int, bool]:
    """Width and sign of `u32`."""
    word = tokens.name()
    if word not in _INTS:
        raise tokens.error(f"'{word}' is no integer type")
    return _INTS[word]


def provenance_text(source: Provenance) -> str:
    """`from "…"` for a published thing, `ours "…"` with our reason."""
    return f"{'from' if source.published else 'ours'} {quote(source.text)}"


def read_provenance(tokens: Tokens) -> Provenance:
    """The source of a name, a number or a body."""
    word = tokens.accept_one("from", "ours")
    if not word:
        raise tokens.error(f"expected 'from' or 'ours', found '{tokens.peek().text}'")
    return Provenance(word == "from", tokens.string())


def _bounds(low: int, high: int, form: Form, count: str) -> str:
    text = f"[{span(low, high)}]"
    if form is not Form.EXACT or low != high:
        text += " " + _FORM_WORDS[form]
    return text + (f" counted by {count}" if count else "")


def _read_bounds(tokens: Tokens) -> tuple[int, int, Form, str]:
    tokens.expect("[")
    low, high = tokens.span()
    tokens.expect("]")
    word = tokens.accept_one(*_FORM_WORDS.values())
    form = next((form for form, text in _FORM_WORDS.items() if text == word), Form.EXACT)
    return low, high, form, _read_count(tokens)


def _read_count(tokens: Tokens) -> str:
    if not tokens.accept("counted"):
        return ""
    tokens.expect("by")
    return tokens.name()


def _int_text(kind: Int) -> str:
    text = int_word(kind.width, kind.signed)
    if (kind.low, kind.high) != full_range(kind.width, kind.signed):
        text += f" in {number(kind.low)}..{number(kind.high)}"
    if kind.aligned != 1:
        text += f" aligned {number(kind.aligned)}"
    if kind.counts:
        text += f" count of {kind.counts}"
    if kind.slot_of:
        text += f" slot of {kind.slot_of}"
    return text + _alias(kind.alias)


def _alias(name: str) -> str:
    return f" as {name}" if name else ""


def type_text(kind: Type) -> str:
    """The text of a type with all its limits."""
    match kind:
        case Int():
            return _int_text(kind)
        case Bool():
            return "bool"
        case EnumType():
            return f"enum {kind.name}"
        case FlagsType():
            return f"flags {kind.name}"
        case Bytes():
            words = ("secret " if kind.secret else "") + ("hash" if kind.digest else "bytes")
            return words + _bounds(kind.low, kind.high, kind.form, kind.count) + _alias(kind.alias)
        case Text():
            return kind.kind + _bounds(kind.low, kind.high, kind.form, kind.count) + _alias(kind.alias)
        case Strings():
            return f"strings[{number(kind.high)}]" + _alias(kind.alias)
        case Struct():
            return f"struct {kind.name}"
        case Array():
            bounds = _bounds(kind.low, kind.high, kind.form, kind.count)
            return f"array{bounds} stride {number(kind.stride)} of {type_text(kind.element)}"
    counted = f" counted by {kind.count}" if kind.count else ""
    return f"records[{number(kind.high)}]{counted} of {kind.record.name}"


def read_type(tokens: Tokens, types: Types) -> Type:
    """The type that starts at the cursor."""
    word = tokens.peek().text
    if word in _INTS:
        return read_int(tokens)
    if word not in ("enum", "flags", "struct", "array", "records"):
        return _read_leaf(tokens)
    tokens.expect(word)
    if word == "array":
        low, high, form, count = _read_bounds(tokens)
        tokens.expect("stride")
        stride = tokens.number()
        tokens.expect("of")
        element = read_type(tokens, types)
        if stride < wire_size(element):
            raise tokens.error("the elements don't fit in the stride")
        return Array(element, stride, low, high, form, count)
    if word == "records":
        high, count = _read_high(tokens), _read_count(tokens)
        tokens.expect("of")
        record = types.find(tokens.dotted(), tokens)
        if not isinstance(record, Struct) or not record.record:
            raise tokens.error("expected the name of a record")
        return Records(record, high, count)
    found = types.find(tokens.dotted(), tokens)
    wanted = {"enum": EnumType, "flags": FlagsType, "struct": Struct}[word]
    if not isinstance(found, wanted) or isinstance(found, Struct) and found.record:
        raise tokens.error(f"'{found.name}' is no {word}")
    return found


def read_leaf(tokens: Tokens, types: Types) -> Leaf:
    """The type of a single value that starts at the cursor."""
    leaf = leaf_type(read_type(tokens, types))
    if leaf is None:
        raise tokens.error("a single value can't be of this type")
    return leaf


def read_int(tokens: Tokens) -> Int:
    """An integer type with its limits."""
    width, signed = read_int_word(tokens)
    low, high = full_range(width, signed)
    aligned, counts, slot_of = 1, "", ""
    if tokens.accept("in"):
        low = tokens.number()
        tokens.expect("..")
        high = tokens.number()
    if tokens.accept("aligned"):
        aligned = tokens.number()
    if tokens.accept("count"):
        tokens.expect("of")
        counts = tokens.name()
    if tokens.accept("slot"):
        tokens.expect("of")
        slot_of = tokens.name()
    if aligned < 1 or low > high or slot_of not in ("", "sender", "receiver", "child"):
        raise tokens.error("these limits fit no integer")
    return Int(width, signed, low, high, aligned, _read_alias(tokens), slot_of, counts)


def _read_leaf(tokens: Tokens) -> Leaf:
    secret = tokens.accept("secret")
    word = tokens.name()
    if word in ("bytes", "hash"):
        low, high, form, count = _read_bounds(tokens)
        return Bytes(low, high, form, count, secret, word == "hash", _read_alias(tokens))
    if secret:
        raise tokens.error("only bytes can be secret")
    if word == "bool":
        return Bool()
    if word in ("text", "path", "name"):
        low, high, form, count = _read_bounds(tokens)
        return Text(word, low, high, form, count, _read_alias(tokens))
    if word == "strings":
        return Strings(_read_high(tokens), _read_alias(tokens))
    raise tokens.error(f"'{word}' is no type")


def _read_high(tokens: Tokens) -> int:
    tokens.expect("[")
    high = tokens.number()
    tokens.expect("]")
    return high


def _read_alias(tokens: Tokens) -> str:
    return tokens.dotted() if tokens.accept("as") else ""


def wire_size(kind: Type) -> int:
    """The bytes that a field of this type takes at most."""
    match kind:
        case Int() | EnumType() | FlagsType():
            return kind.width
        case Bool():
            return 1
        case Bytes():
            return kind.high
        case Text():
            return kind.prefix + kind.high
        case Strings():
            return 4 + kind.high
        case Struct():
            return kind.block.fixed
        case Array():
            return kind.stride * kind.high
    return kind.high
