"""What the tests of codegen.decode share: all statements with their vectors, messages around bodies, the command."""

from __future__ import annotations

import atexit
import contextlib
import io
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Iterator
from unittest import mock

from codegen import cli, driver
from codegen.decode.message import Decoded
from codegen.decode.statements import Statements
from codegen.layout.model import Message, Op, Schema
from codegen.reference import vec_reader
from codegen.reference.model import Cases, Vectors
from codegen.source import SourceFile
from codegen.statement.read import read

ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=None)
def everything() -> tuple[Statements, tuple[tuple[Schema, Vectors], ...]]:
    """The statements of the contract and of the sample schemas, and each schema's vectors."""
    texts = {str(path): path.read_text("utf-8") for path in sorted(ROOT.glob("generated/ipc/*/*.abi.txt"))}
    vectors = {path: Path(path.replace(".abi.txt", ".vec")).read_text("utf-8") for path in texts}
    files, imports = (
        [(path.name, path.read_text("utf-8")) for path in sorted((ROOT / folder).glob("*.ipc"))]
        for folder in ("tests/idl_ok", "idl")
    )
    outputs = driver.generate(files, imports).outputs
    assert outputs is not None
    for path in outputs:
        if path.endswith(".abi.txt"):
            texts[path] = outputs[path]
            vectors[path] = outputs[path.replace(".abi.txt", ".vec")]
    found = tuple((read(texts[path]), vec_reader.parse(vectors[path])) for path in texts)
    return Statements(texts), found


def message_cases(kind: str) -> Iterator[tuple[Schema, Message, Cases]]:
    """All cases of one kind, each with its message."""
    for schema, vectors in everything()[1]:
        by_name = {message.name: message for message in schema.all_messages}
        for cases in vectors.cases:
            if cases.kind == kind:
                yield schema, by_name[cases.subject], cases


def loaded(definitions: str) -> Message:
    """The one message of a schema with these definitions."""
    head = "// SPDX-License-Identifier: ISC\n\n/// For one test.\nschema small {\n    ops 0x1F00..0x1F0F\n}\n\n"
    found = driver.load([("small.ipc", head + definitions)])
    assert not found.reporter.has_errors, found.reporter.render_text()
    return found.schemas[0].messages[0]


def op_of(schema: Schema, message: Message) -> Op | None:
    return next((op for op in schema.ops if message.name in {body.name for body in bodies(op)}), None)


def bodies(op: Op) -> list[Message]:
    return [body for body in (op.request, op.reply, op.failure) if body is not None]


def number_of(schema: Schema, name: str) -> int:
    assert schema.result_enum is not None
    return next(member.value for member in schema.result_enum.members if member.name == name)


def framed(schema: Schema, message: Message, body: bytes, table: bytes = b"", identity: int = 7) -> bytes:
    """A whole message around a body, written without the code under test."""
    op = op_of(schema, message)
    assert op is not None
    flags = 2 if table else 0
    result = 0
    if message.role in ("reply", "failure"):
        flags |= 1
    elif message.role == "notify":
        flags |= 4
    if message.role == "failure":
        result = number_of(schema, op.failure_results[0])
    fields = ((1, 2), (flags, 2), (op.number, 4), (len(body), 4), (result, 4), (identity, 8), (0, 8))
    return b"".join(value.to_bytes(width, "little") for value, width in fields) + table + body


def least_table(message: Message) -> bytes:
    """The smallest table that the message takes, from its vectors."""
    for _, other, cases in message_cases("table"):
        if other.name == message.name and other.caps == message.caps and cases.accepts:
            return min((accept.data for accept in cases.accepts), key=len)
    return b""


def values_of(found: Decoded) -> dict[str, str]:
    return {row.name: row.value for rows in found.rows.values() for row in rows}


def run(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    """Status, stdout and stderr of the command `decode`."""
    return run_command("decode", *argv, stdin=stdin)


@lru_cache(maxsize=None)
def schema_text(name: str) -> SourceFile | None:
    """A schema of the contract or a sample, under its path in the tree."""
    for folder in ("idl", "tests/idl_ok"):
        path = ROOT / folder / f"{name}.ipc"
        if path.exists():
            return SourceFile(f"{folder}/{name}.ipc", path.read_text("utf-8"))
    return None


SPAWN = (
    "0100 0200 02040000 28040000 00000000 0100000000000000 00000000 00000000"
    "0100 000000000000 10000000 0100 0200 05000000 00000000"
    "01000000 03000000 60ea000000000000"
    "0d00 0200 74696d656400 2d2d77616c6c00" + "00" * 1011 + "0500 74696d6564" + "00" * 10 + "000000"
)
STOP = "0100000004040000100000000000000007000000000000000000000000000000 0c00000000000000 {:02x}000000 00000000"
REFUSAL = "0100 0100 04040000 00000000 02000000 0700000000000000 1a080081 00000000"


def hand_cases() -> Iterator[tuple[Schema, Message, Cases]]:
    """The cases of messages that are written by hand, each with its message."""
    schemas = {schema.name: schema for schema, _ in everything()[1]}
    for path in sorted(ROOT.glob("tests/vectors/**/*.vec")):
        vectors = vec_reader.parse(path.read_text("utf-8"))
        schema = schemas[vectors.schema]
        by_name = {message.name: message for message in schema.all_messages}
        for cases in vectors.cases:
            if cases.kind == "message":
                yield schema, by_name[cases.subject], cases


def run_command(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    """Status, stdout and stderr of any command."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch("sys.stdin", io.StringIO(stdin)):
        status = cli.main(argv)
    return status, out.getvalue(), err.getvalue()


@lru_cache(maxsize=None)
def mailbox_folder() -> str:
    """A folder with the statements of the manual's schema and of what it imports, for as long as the tests run."""
    manual = (ROOT / "idl/README.md").read_text("utf-8")
    schema = manual.partition("```ipc\n")[2].partition("```")[0]
    imports = [(name, (ROOT / "idl" / name).read_text("utf-8")) for name in ("types.ipc", "wire.ipc")]
    outputs = driver.generate([("mailbox.ipc", schema)], imports).outputs
    assert outputs is not None
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    for path, text in outputs.items():
        if path.endswith(".abi.txt"):
            (folder / Path(path).name).write_text(text, "utf-8")
    (folder / "wire.abi.txt").write_text((ROOT / "generated/ipc/wire/wire.abi.txt").read_text("utf-8"), "utf-8")
    (folder / "mailbox.ipc").write_text(schema, "utf-8")
    return str(folder)
