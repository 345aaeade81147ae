"""The texts of all statements in, the schema, op or message that somebody asks for out. Each is read when it is needed.

A quick look for `op 0x404 ` at the start of a line tells which text to read; of a system of many schemas that is two:
the one that holds the op and the one that holds header and table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator, Mapping

from codegen.arguments import meant
from codegen.layout.model import Message, Op, Schema
from codegen.sema.kinds import EnumType, Provenance
from codegen.statement.notes import FORMAT
from codegen.statement.read import StatementError, read

QUERY = "abi_query"  # the messages of op 0, which stand beside the header


class DecodeError(Exception):
    """Why something can't be decoded: one line, for the user to mend."""


@dataclass(frozen=True)
class Known:
    """An op with the schema it stands in, or a message of no op (`op` is None then)."""

    schema: Schema
    op: Op | None
    message: Message | None


class Statements:
    """Statements by path. `texts` is not empty."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._read: dict[str, Schema] = {}
        self._found: dict[str, tuple[str, ...]] = {}

    def _schema(self, path: str) -> Schema:
        if path not in self._read:
            try:
                self._read[path] = read(self._texts[path])
            except StatementError as error:
                raise DecodeError(f"can't read the statement '{path}': {error}") from None
        return self._read[path]

    def _where(self, pattern: str) -> tuple[str, ...]:
        """The paths of the texts in which a line starts with the pattern; each is looked for once."""
        if pattern not in self._found:
            line = re.compile("^" + pattern, re.MULTILINE)
            self._found[pattern] = tuple(sorted(path for path, text in self._texts.items() if line.search(text)))
        return self._found[pattern]

    @property
    def wire(self) -> Schema:
        """The schema that holds header, table and results."""
        paths = self._where("message header part header ")
        if not paths:
            raise DecodeError("no statement here defines the message header")
        return self._schema(paths[0])

    def _wire_message(self, name: str) -> Message:
        for message in self.wire.messages:
            if message.name == name:
                return message
        raise DecodeError(f"the statement of '{self.wire.name}' has no message '{name}'")

    @property
    def header(self) -> Message:
        """The layout of a header."""
        return self._wire_message("header")

    @property
    def table(self) -> Message:
        """The layout of a transfer table."""
        return self._wire_message("transfer_table")

    @property
    def results(self) -> EnumType:
        """How a call can end."""
        kind = self.header.block.slot("result").type
        assert isinstance(kind, EnumType)
        return kind

    def op(self, number: int) -> Known | None:
        """The op of that number, if a statement has it; 0 is the question for an ABI id, on every endpoint."""
        if number == 0:
            return Known(self.wire, self._query(), None)
        paths = self._where(rf"(?:op|notify) 0x{number:X} ")
        if len(paths) > 1:
            raise DecodeError(f"op {number:#x} stands in '{paths[0]}' and in '{paths[1]}': give --statements DIR")
        for path in paths:
            schema = self._schema(path)
            return Known(schema, next(op for op in schema.ops if op.number == number), None)
        self._readable()
        return None

    def _readable(self) -> None:
        """Nothing was found: it may stand in a statement of another format, whose lines may look different."""
        for path, text in sorted(self._texts.items()):
            if not text.startswith(FORMAT + "\n"):
                self._schema(path)

    def _query(self) -> Op:
        request, reply = (self._wire_message(f"{QUERY}_{role}") for role in ("request", "reply"))
        ours = Provenance(False, "the same on every endpoint")
        return Op(
            name=QUERY.upper(),
            number=0,
            doc=request.doc,
            provenance=ours,
            name_provenance=ours,
            notify=False,
            reserved=False,
            test=False,
            idempotent=True,
            request=request,
            reply=reply,
            failure=None,
            failure_results=(),
            results=(),
            ack="",
            abi_id=0,
        )

    def named(self, name: str) -> Known:
        """An op by number or name, or a message by name; `schema.` may stand in front. DecodeError if there is none."""
        if re.fullmatch("0[xX][0-9a-fA-F]{1,8}|[0-9]{1,10}", name):
            number = int(name, 0 if name[1:2] in "xX" else 10)
            found = [known for known in (self.op(number),) if known is not None]
        else:
            schema, _, last = name.rpartition(".")
            found = [known for known in self._all_named(last) if schema in ("", known.schema.name)]
        if not found:
            self._readable()
            raise DecodeError(f"no statement here has an op or message '{name}'{meant(name, self.names())}")
        if len(found) > 1:
            both = " and ".join(f"{known.schema.name}.{name}" for known in found)
            raise DecodeError(f"'{name}' may be {both}: say which")
        return found[0]

    def names(self) -> set[str]:
        """The ops and messages of all statements, looked for without reading one as a whole."""
        line = re.compile(r"^(?:(?:op|notify) 0x[0-9A-F]+| *(?:message|request|reply|failure)) (\w+) ", re.MULTILINE)
        return {name for text in self._texts.values() for name in line.findall(text)}

    def _all_named(self, name: str) -> Iterator[Known]:
        if not re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name):
            return
        if name == QUERY.upper():
            yield Known(self.wire, self._query(), None)
        for path in self._where(rf"(?:op|notify) 0x[0-9A-F]+ {name} "):
            schema = self._schema(path)
            yield from (Known(schema, op, None) for op in schema.ops if op.name == name)
        for path in self._where(rf" *(?:message|request|reply|failure) {name} "):
            schema = self._schema(path)
            for message in schema.all_messages:
                if message.name == name:
                    bodies = ((op, body) for op in schema.ops for body in (op.request, op.reply, op.failure))
                    yield Known(schema, next((op for op, body in bodies if body is message), None), message)
