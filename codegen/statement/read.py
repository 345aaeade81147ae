"""A statement back to the schema it was written from. Every tool that compares or decodes starts here.

`read(write(schema)) == schema`, and only the text that `write` makes is taken: anything else is one StatementError.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from codegen.layout.model import Message, Schema, Struct
from codegen.sema.kinds import EnumType, FlagsType
from codegen.sema.model import Alias, Constant
from codegen.statement.kinds import read_int_word, read_leaf, read_provenance
from codegen.statement.lines import Lines, split
from codegen.statement.notes import FORMAT, NOTES, VERSION
from codegen.statement.read_ops import read_message, read_named, read_op, read_results, read_sequence
from codegen.statement.read_types import WORDS, Definitions, read_retired
from codegen.statement.tokens import StatementError
from codegen.statement.write import write

__all__ = ["StatementError", "read"]


def read(text: str) -> Schema:
    """The schema of a statement, or StatementError."""
    _check_format(text)
    try:
        schema = _read_blocks(split(text))
        again = write(schema)
    except RecursionError:
        raise StatementError(1, "the statement is nested too deeply") from None
    except ValueError as error:
        raise StatementError(1, str(error)) from None
    if again != text:
        raise _difference(text, again)
    return schema


def _check_format(text: str) -> None:
    first = text.split("\n", 1)[0]
    if first == FORMAT:
        return
    words = first.split(" ")
    if words[:2] == ["abi", "statement"] and len(words) == 3 and words[2].isascii() and words[2].isdigit():
        raise StatementError(1, f"this statement has format {words[2][:20]}; this reader knows format {VERSION}")
    raise StatementError(1, f"this is no statement: the first line is not '{FORMAT}'")


def _difference(text: str, again: str) -> StatementError:
    """Where a text leaves the canonical form."""
    found, wanted = text.split("\n"), again.split("\n")
    for number, (line, other) in enumerate(zip(found, wanted), 1):
        if line != other:
            same = next((at for at, (a, b) in enumerate(zip(line, other)) if a != b), min(len(line), len(other)))
            part = slice(max(0, same - 20), same + 40)
            return StatementError(number, f"not in canonical form: expected {other[part]!r}, found {line[part]!r}")
    return StatementError(min(len(found), len(wanted)), "not in canonical form: the lines at the end differ")


def _read_blocks(blocks: list[Lines]) -> Schema:
    kinds: dict[str, list[Lines]] = {
        word: []
        for word in ("schema", "const", "type", "definition", "message", "op", "sequence", "foreign", "notes", "end")
    }
    for block in blocks:
        word = block.head.peek().text
        word = "definition" if word in WORDS else "op" if word == "notify" else word
        if word not in kinds:
            raise block.head.error(f"unexpected '{word}'")
        kinds[word].append(block)
    first, notes, end = (_only(word, kinds[word], blocks) for word in ("schema", "notes", "end"))
    types = Definitions(kinds["definition"], kinds["foreign"])
    own, foreign = types.all()
    ops = tuple(read_op(block, types) for block in kinds["op"])
    by_name = {op.name: op for op in ops}
    schema = _read_schema(first, types)
    _read_closing(notes, end, schema.name)
    return replace(
        schema,
        constants=tuple(_read_constant(block) for block in kinds["const"]),
        aliases=tuple(_read_alias(block, types) for block in kinds["type"]),
        enums=tuple(kind for kind in own if isinstance(kind, EnumType)),
        flags=tuple(kind for kind in own if isinstance(kind, FlagsType)),
        structs=tuple(kind for kind in own if isinstance(kind, Struct)),
        messages=tuple(_read_standalone(block, types) for block in kinds["message"]),
        ops=ops,
        sequences=tuple(read_sequence(block, types, by_name) for block in kinds["sequence"]),
        foreign=foreign,
    )


def _only(word: str, found: list[Lines], blocks: list[Lines]) -> Lines:
    """The one block of its kind."""
    if not found:
        last = blocks[-1].last if blocks else 1
        raise StatementError(last, f"the statement is cut short: there is no '{word}'")
    if len(found) > 1:
        raise found[1].head.error(f"'{word}' stands twice")
    return found[0]


def _read_schema(block: Lines, types: Definitions) -> Schema:
    """What the head of the statement says; the rest is empty."""
    head = block.head
    head.expect("schema")
    name = head.name()
    head.end_bare()
    doc = block.docs()
    low = high = 0
    if (line_ops := block.accept("ops")) is not None:
        low, high = line_ops.span()
        line_ops.end_bare()
    kept = read_retired(block, "kept")
    imports: tuple[str, ...] = ()
    if (line_imports := block.accept("imports")) is not None:
        imports = line_imports.names()
        line_imports.end_bare()
    result_enum = _read_vocabulary(block, types, EnumType, "results")
    kind_enum = _read_vocabulary(block, types, EnumType, "capability", "kinds")
    rights_flags = _read_vocabulary(block, types, FlagsType, "capability", "rights")
    line = block.take("the results of every op")
    line.expect("every", "op", "also", "has")
    read_results(line)  # they are the same in every statement, which the canonical form proves
    block.end()
    vocabulary = (result_enum, kind_enum, rights_flags)
    return Schema(name, doc, low, high, kept, *vocabulary, imports, (), (), (), (), (), (), (), (), ())


_Vocabulary = TypeVar("_Vocabulary", EnumType, FlagsType)


def _read_vocabulary(block: Lines, types: Definitions, wanted: type[_Vocabulary], *words: str) -> _Vocabulary | None:
    """`results NAME` and the like: a type whose members the ops name."""
    line = block.peek()
    if line is None or [line.peek(at).text for at in range(len(words))] != list(words):
        return None
    line = block.take(words[0])
    line.expect(*words)
    found = types.find(line.dotted(), line)
    line.end_bare()
    if not isinstance(found, wanted):
        raise line.error(f"'{found.name}' is of the wrong kind")
    return found


def _read_closing(notes: Lines, end: Lines, name: str) -> None:
    notes.head.expect("notes")
    notes.head.end_bare()
    if notes.docs() != NOTES:
        raise notes.head.error("these are not the notes of this format")
    notes.end()
    end.head.expect("end", name)
    end.head.end_bare()
    end.end()


def _read_constant(block: Lines) -> Constant:
    head = block.head
    head.expect("const")
    name = head.name()
    width, signed = read_int_word(head)
    head.expect("=")
    value = head.number()
    c_name = head.name() if head.accept("c_name") else ""
    provenance = read_provenance(head)
    named = read_named(head, provenance)
    head.end_bare()
    doc = block.docs()
    block.end()
    return Constant(name, c_name, doc, width, signed, value, provenance, named)


def _read_alias(block: Lines, types: Definitions) -> Alias:
    head = block.head
    head.expect("type")
    name = head.dotted()
    head.expect("=")
    leaf = read_leaf(head, types)
    provenance = read_provenance(head)
    head.end_bare()
    doc = block.docs()
    block.end()
    return Alias(name, doc, leaf, provenance)


def _read_standalone(block: Lines, types: Definitions) -> Message:
    block.head.expect("message")
    message = read_message(block, block.head, "message", types)
    block.end()
    return message
