"""The command `encode`: reads statements, prints the bytes of a message. Called by `cli`, which knows the options."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from codegen.decode import text
from codegen.decode.command import statements_of
from codegen.decode.message import Decoded, judge, take_apart
from codegen.decode.rows import Piece, rows_of
from codegen.decode.statements import DecodeError, Statements
from codegen.encode import frame, refused, values
from codegen.encode.build import Built, build, split
from codegen.encode.output import as_c, as_hex
from codegen.encode.values import EncodeError
from codegen.reference.image import image

__all__ = ["DecodeError", "Wish", "run"]

FORMATS = ("hex", "bytes", "c")


@dataclass(frozen=True)
class Wish:
    """What the user asked for."""

    names: tuple[str, ...]  # an op or message, then name=value, or `cap` before the slot of a capability
    statements: str = ""  # their folder; "" for this tree's own
    form: str = "hex"
    whole: bool = False  # with a header before the body
    result: str = ""
    request_id: str = ""


def run(wish: Wish) -> int:
    """Prints; the exit status. EncodeError: one line on what the user can mend."""
    if wish.form not in FORMATS:
        raise EncodeError(f"--format is one of {', '.join(FORMATS)}")
    fields, slots = _words(wish.names[1:])
    if slots and not wish.whole:
        raise EncodeError("capabilities stand in the table of a whole message: add --message")
    if (wish.result or wish.request_id) and not wish.whole:
        raise EncodeError("result and request id stand in the header: add --message")
    statements = statements_of(wish.statements)
    target = frame.target(statements, wish.names[0], wish.result, wish.whole)
    built = build(target.message, fields) if target.message is not None else Built({}, {})
    if target.message is None and fields:
        raise EncodeError(f"there is no body here, so that '{next(iter(fields))}' has no place")
    data, found = _made(wish, statements, target, built, slots)
    if found.judged:
        told = refused.lines(found.judged, text.subject_of(statements, found), built, slots)
        print("ipcgen: " + "\n".join(told), file=sys.stderr)
        return 1
    known = target.known
    name = target.message.name if target.message is not None else known.op.name.lower() if known.op is not None else ""
    _print(wish.form, name, data)
    return 0


def _words(words: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Fields and capabilities by name."""
    fields: dict[str, str] = {}
    slots: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        found = fields
        if word == "cap" or word.startswith("cap "):
            found = slots
            word = word[4:] if word != "cap" else next(rest, "")
            if not word:
                raise EncodeError("cap is followed by NAME=SLOT")
        name, value = split(word)
        if name in found:
            raise EncodeError(f"{name} is given twice")
        found[name] = value
    return fields, slots


def _made(
    wish: Wish, statements: Statements, target: frame.Target, built: Built, slots: dict[str, str]
) -> tuple[bytes, Decoded]:
    """The bytes, and what the statements say of them."""
    message = target.message
    body = image(message.block, built.values) if message is not None else b""
    if message is not None and len(body) > message.block.maximum:
        raise EncodeError(f"{message.name} has {len(body)} bytes so; it takes {message.block.maximum} at most")
    if wish.whole:
        table = frame.table_of(statements, target, slots)
        data = frame.header(statements, target, _request_id(wish.request_id), table, body) + table + body
        return data, take_apart(statements, Piece(data), built.request())
    assert message is not None
    piece = Piece(body)
    found = Decoded(piece, known=target.known, message=message, role=message.part)
    found.rows[message.part] = rows_of(message.block, piece)
    setattr(found, message.part, piece)
    found.judged = judge(message, piece, built.given)[0]
    return body, found


def _request_id(given: str) -> int:
    found = values.parsed(given or "1")
    if found is None or not 0 <= found < 1 << 64:
        raise EncodeError(f"--request-id is a number of 64 bits, not '{given}'")
    return found


def _print(form: str, name: str, data: bytes) -> None:
    if form == "bytes":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    print("\n".join(as_c(name, data) if form == "c" else as_hex(data)))
