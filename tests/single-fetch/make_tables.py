"""Vector files and statements in, the C tables of this test out.

The tables of tests/conformance and tests/unit are made by their own scripts and changed in three places: a step of a
sequence reads its body from the trapped pages, and a handler opens them. Beside them, in the same order, stands what
each byte of each accepted body belongs to.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TREE), str(TREE / "tests" / "conformance")]

from codegen.layout.model import Message, Schema
from codegen.reference import vec_reader
from codegen.statement.read import read
from byte_kinds import kinds

STEP = re.compile(r"\tassert_int_equal\((ipc_(\w+)_unpack)\(&msg, (data_\d+), (\d+)\), 0\);")
DATA = re.compile(r'^static const uint8_t (data_\d+)\[\] = "(.*)";$', re.MULTILINE)
PART = re.compile(
    r'^static const struct ops_part (part_\d+) = \{ "(.*)", (data_\d+), \d+, .*, (0x[0-9a-f]+), false \};$', re.MULTILINE
)
OP = re.compile(r'^static const struct ops_op (op_\d+) = \{ "(\w+) (\w+)", ', re.MULTILINE)
ANSWER = "\treturn ops_deferred ? IPC_DEFERRED : ops_now->result;\n"
TURN = re.compile(r"^\t\{ &(op_\d+), &(part_\d+), &(part_\d+), (\d+), &part_\d+, &part_\d+ \},$", re.MULTILINE)


def make(folder: Path) -> None:
    """Writes messages.c, kinds.c and served.c, and the samples under `samples`."""
    samples = folder / "samples"
    _python("codegen/ipcgen", "gen", "--idl", "tests/idl_ok", "--out", str(samples))
    sources = [str(TREE / "generated"), str(TREE / "tests" / "vectors"), str(samples)]
    for script, name, given in (("conformance/make_table.py", "messages", sources),
                                ("unit/make_ops.py", "served", sources[:1])):
        _python(f"tests/{script}", str(TREE), str(folder / f"{name}.c"), str(folder / f"{name}.d"), *given)
    found = sorted(path for name in sources for path in Path(name).rglob("*") if path.suffix in (".txt", ".vec"))
    statements = [read(path.read_text(encoding="utf-8")) for path in found if path.name.endswith(".abi.txt")]
    messages = {(schema.name, message.name): message for schema in statements for message in schema.all_messages}
    text = (folder / "messages.c").read_text(encoding="utf-8")
    (folder / "messages.c").write_text(_steps(text, messages), encoding="utf-8")
    (folder / "kinds.c").write_text(_kinds(found, messages), encoding="utf-8")
    text = (folder / "served.c").read_text(encoding="utf-8")
    (folder / "served.c").write_text(_served(text, statements, messages), encoding="utf-8")


def _python(script: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-B", script, *arguments], cwd=TREE, check=True, stdout=subprocess.DEVNULL)


def _pools(text: str) -> dict[str, bytes]:
    return {name: bytes.fromhex(data.replace("\\x", "")) for name, data in DATA.findall(text)}


def _steps(text: str, messages: dict[tuple[str, str], Message]) -> str:
    pools = _pools(text)
    by_name = {f"{schema}_{name}": message for (schema, name), message in messages.items()}

    def step(found: re.Match[str]) -> str:
        function, name, pool, length = found.groups()
        letters = kinds(by_name[name].block, pools[pool]) if _is_sound(by_name[name], pools[pool]) else ""
        return f'\tfetch_unpacked({function}(&msg, fetch_body({pool}, {length}, "{letters}"), {length}));'

    changed, count = STEP.subn(step, text)
    if not count:
        raise ValueError("make_table.py writes its steps in another way")
    return changed.replace('#include "runner.h"', '#include "runner.h"\n#include "fetch.h"', 1)


def _is_sound(message: Message, data: bytes) -> bool:
    """Whether the body is long enough for its layout; all that a step is given are."""
    return message.block.minimum <= len(data) <= message.block.maximum


def _kinds(found: list[Path], messages: dict[tuple[str, str], Message]) -> str:
    """The letters of each message's accepted bodies, the base of each refused one; in the order of message_cases."""
    out, rows = ['#include "fetch.h"\n'], []
    for path in found:
        if path.suffix != ".vec":
            continue
        vectors = vec_reader.parse(path.read_text(encoding="utf-8"))
        for cases in vectors.cases:
            if cases.kind != "message":
                continue
            block = messages[vectors.schema, cases.subject].block
            number = len(rows)
            places = {accept.name: index for index, accept in enumerate(cases.accepts)}
            accepts = "".join(f'\t"{kinds(block, accept.data)}",\n' for accept in cases.accepts) or "\t0,\n"
            bases = "".join(f"{places[refuse.base]}, " for refuse in cases.refuses) or "0, "
            out.append(f"static const char *const letters_{number}[] = {{\n{accepts}}};")
            out.append(f"static const uint32_t bases_{number}[] = {{ {bases}}};\n")
            rows.append(f'\t{{ "{vectors.schema} {cases.subject}", letters_{number}, bases_{number} }},\n')
    out.append(f"const struct fetch_kinds fetch_kinds[] = {{\n{''.join(rows)}}};")
    out.append(f"const size_t fetch_kinds_count = {len(rows)};\n")
    return "\n".join(out)


def _served(text: str, statements: list[Schema], messages: dict[tuple[str, str], Message]) -> str:
    """The exchanges; of those with an accepted request each request and table once, with the letters of the whole."""
    pools = _pools(text)
    parts = {name: (pools[data], int(verdict, 16)) for name, _, data, verdict in PART.findall(text)}
    requests = {f"{schema.name} {op.name}": op.request for schema in statements for op in schema.ops}
    ops = {name: requests[f"{schema} {op}"] for name, schema, op in OP.findall(text)}
    header = messages["wire", "header"].block
    table = messages["wire", "transfer_table"].block
    seen, rows = set(), []
    for index, (op, request, entries, _) in enumerate(TURN.findall(text)):
        message = ops[op]
        good = all(part in parts and parts[part][1] == 0 for part in (request, entries))
        if message is None or not good or (op, request, entries) in seen or not _is_sound(message, parts[request][0]):
            continue
        seen.add((op, request, entries))
        letters = kinds(header, bytes(header.fixed))
        letters += kinds(table, parts[entries][0]) if parts[entries][0] else ""
        letters += kinds(message.block, parts[request][0])
        rows.append(f'\t{{ {index}, "{letters}" }},\n')
    if not rows or "ops_handled++;" not in text or ANSWER not in text:
        raise ValueError("make_ops.py writes its exchanges in another way")
    text = text.replace("\tops_handled++;\n", "\tops_handled++;\n\tfetch_pause();\n")
    text = text.replace(ANSWER, f"\tfetch_resume();\n{ANSWER}")
    text = text.replace('#include "ops.h"', '#include "ops.h"\n#include "fetch.h"', 1)
    return (
        f"{text}\nconst struct fetch_letter fetch_letters[] = {{\n{''.join(rows)}}};\n"
        f"const size_t fetch_letter_count = {len(rows)};\n"
    )
