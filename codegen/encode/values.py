"""The text of a value and its type in, the value as the codec takes it out. What decode prints is taken as it stands.

EncodeError is one line without the name of the field, which the caller knows. A secret's text is never repeated.
"""

from __future__ import annotations

import re
from typing import Any

from codegen.arguments import meant
from codegen.decode.statements import DecodeError
from codegen.decode.text import count
from codegen.decode.values import NUMBERS
from codegen.layout.model import Array, Records, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.statement.kinds import full_range
from codegen.statement.tokens import hexadecimal, number, span

EncodeError = DecodeError  # why something can't be encoded: one line, for the user to mend

_NUMBER = re.compile(r"-?(?:0[xX][0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*|0[bB][01]+(?:_[01]+)*|[0-9]+(?:_[0-9]+)*)")
_HEX = re.compile(r"(?:(?:0[xX]|hex:)|(?=[0-9A-Fa-f]{2}))((?:[0-9A-Fa-f]{2}[\s:_]*)*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,6})\}|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\\": "\\", '"': '"'}
_EMPTY = ("", "[]", "no bytes", "no strings", "no elements")  # the words are those of decode


def value(kind: Type, text: str) -> Any:
    """One value. EncodeError if the text is none of the type."""
    match kind:
        case Int():
            return integer(kind, text)
        case Bool():
            return boolean(text)
        case EnumType():
            return member(kind, text)
        case FlagsType():
            return flags(kind, text)
        case Bytes():
            return opaque(kind, text)
        case Text():
            return bounded(kind, _text(text))
        case Strings():
            return strings(kind, text)
        case Array():
            return elements(kind, text)
        case Struct():
            raise EncodeError("is a struct: give its fields, as in NAME.FIELD=VALUE")
        case Records():
            if text.strip() in _EMPTY:
                return []
            raise EncodeError("is a list of records: give their fields, as in NAME[0].FIELD=VALUE")


def parsed(text: str) -> int | None:
    """A number; None if the text is none."""
    text = text.strip()
    if len(text) > 80 or _NUMBER.fullmatch(text) is None:
        return None
    digits = text.lstrip("-").replace("_", "")
    base = {"0x": 16, "0b": 2}.get(digits[:2].lower(), 10)
    return int(digits[2:] if base != 10 else digits, base) * (-1 if text.startswith("-") else 1)


def integer(kind: Int, text: str) -> int:
    """A number within the bounds of its type."""
    found = parsed(text)
    if found is None:
        raise EncodeError(f"is a number, not '{text[:40]}'")
    if not kind.low <= found <= kind.high:
        raise EncodeError(f"= {number(found)} is out of range: it lies within {span(kind.low, kind.high)}")
    if found % kind.aligned:
        raise EncodeError(f"= {number(found)} is no multiple of {number(kind.aligned)}")
    return found


def boolean(text: str) -> bool:
    """true, false, 1 or 0."""
    words = {"true": True, "1": True, "false": False, "0": False}
    if text.strip() not in words:
        raise EncodeError(f"is true or false, not '{text}'{meant(text, set(words))}")
    return words[text.strip()]


def member(kind: EnumType, text: str) -> int:
    """A member by name or number; any number that fits, where the enum is open."""
    text = text.strip().partition(", no member of ")[0]
    names = {item.name: item.value for item in kind.members}
    if text in names:
        return names[text]
    found = parsed(text)
    shown = ", ".join(item.name for item in kind.by_value)
    if found is None:
        raise EncodeError(f"has no member '{text}'{meant(text, names) or f'; it is one of {shown}'}")
    low, high = full_range(kind.width, kind.signed)
    if not low <= found <= high:
        raise EncodeError(f"= {number(found)} is out of range: it lies within {span(low, high)}")
    if not kind.open and found not in names.values():
        raise EncodeError(f"= {number(found)} is no member of {kind.name}; it is one of {shown}")
    return found


def flags(kind: FlagsType, text: str) -> int:
    """Bits by name with | between, `none`, or a number."""
    names = {item.name: item.value for item in kind.members}
    found = 0
    for word in (part.strip() for part in text.split("|")):
        bits = {"none": 0, **names}.get(word, parsed(word))
        if bits is None:
            shown = ", ".join(item.name for item in kind.by_value)
            raise EncodeError(f"has no bit '{word}'{meant(word, names) or f'; it has {shown}'}")
        found |= bits
    if found & ~kind.mask:
        raise EncodeError(f"= {number(found)} has bits without a name; those with one are {hexadecimal(kind.mask)}")
    return found


def opaque(kind: Bytes, text: str) -> bytes:
    """Bytes: hexadecimal, or text in quotes."""
    text = text.strip()
    if text in _EMPTY:
        return bounded(kind, b"")
    hexes, quotes = _HEX.fullmatch(text), _QUOTED.fullmatch(text)
    if hexes is not None:
        return bounded(kind, bytes.fromhex(re.sub(r"[\s:_]", "", hexes[1])))
    if quotes is not None:
        return bounded(kind, _unescaped(quotes[1]))
    shown = "" if kind.secret or len(text) > 40 else f", not {text}"
    raise EncodeError(f"is whole bytes in hexadecimal (0x00ff), or text in quotes{shown}")


def bounded(kind: Bytes | Text, data: bytes) -> bytes:
    """Data that fit."""
    if not kind.low <= len(data) <= kind.high:
        raise EncodeError(f"has {count(len(data), 'byte')}; it takes {span(kind.low, kind.high)}")
    return data


def strings(kind: Strings, text: str) -> bytes:
    """Strings with commas between, in brackets or not; each in quotes or bare."""
    found = b"".join(_text(item) + b"\0" for item in items(text))
    if len(found) > kind.high:
        raise EncodeError(f"takes {len(found)} bytes with the NUL behind each string; there are {kind.high}")
    return found


def elements(kind: Array, text: str) -> list[Any]:
    """The elements of an array, with commas between, in brackets or not."""
    found = items(text)
    if found and not isinstance(kind.element, (*NUMBERS, Bytes, Text)):
        raise EncodeError("is an array of structs: give their fields, as in NAME[0].FIELD=VALUE")
    if not kind.low <= len(found) <= kind.high:
        raise EncodeError(f"has {count(len(found), 'element')}; it takes {span(kind.low, kind.high)}")
    return [value(kind.element, item) for item in found]


def items(text: str) -> list[str]:
    """The items of a list; a comma within quotes parts nothing."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1].strip()
    if text in _EMPTY:
        return []
    found, last = [], 0
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|(,)', text, re.DOTALL):
        if match[1]:
            found.append(text[last : match.start()].strip())
            last = match.end()
    rest = text[last:].strip()
    return [*found, rest] if rest or not found else found


def _text(text: str) -> bytes:
    """A text in quotes, with escapes, or bare, as it stands."""
    quotes = _QUOTED.fullmatch(text.strip())
    if quotes is not None:
        return _unescaped(quotes[1])
    if text.lstrip().startswith('"'):
        raise EncodeError(f"lacks the quotes at its end: {text}")
    return text.encode("utf-8", errors="surrogateescape")


def _unescaped(text: str) -> bytes:
    r"""The bytes of what stands within quotes: \n \t \r \0 \" \\ \xff \u{20ac}."""
    found, last = b"", 0
    for match in _ESCAPE.finditer(text):
        found += text[last : match.start()].encode("utf-8", errors="surrogateescape")
        last = match.end()
        byte, code, letter = match.groups()
        if byte:
            found += bytes([int(byte, 16)])
        elif code and int(code, 16) < 0x110000:
            found += chr(int(code, 16)).encode("utf-8", errors="surrogatepass")
        elif letter in _PLAIN:
            found += _PLAIN[letter].encode("utf-8")
        else:
            raise EncodeError(f"has an escape that is none: {match.group()}")
    return found + text[last:].encode("utf-8", errors="surrogateescape")
