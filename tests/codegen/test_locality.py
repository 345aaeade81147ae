"""An edit of a schema changes what follows from it and nothing else: the files, the lines, the ABI ids."""

from __future__ import annotations

import os
import re
import unittest
from functools import cache
from typing import Callable, Mapping

from codegen import driver
from codegen.reference import vec_reader
from codegen.reference.model import Cases

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = {"ipc/ipc.h", "meson.build"}

Schemas = dict[str, str]  # text by schema name
Outputs = Mapping[str, str]

CAPS = {
    "events": "cap thing : LETTER with SEE, GIVE move optional",
    "procd": "cap thing : ENDPOINT with SEND copy optional",
}

BARE_OP = """
/// Added without a byte.
op ADDED_BARE = NUMBER ours "added by a test" {
    request ours "nothing to say" { }
    reply ours "nothing to say" { }
}
"""

RICH_OP = """
/// What comes with the added op.
enum added_kind : u8 ours "added by a test" {
    /// Cold.
    COLD = 1 default
    /// Warm.
    WARM = 2
}

/// A part of what is added.
struct added_part ours "added by a test" {
    /// Where it starts.
    start : u16 in 0..9
    /// Where it ends.
    end   : u16 in 1..10
    /// It does not end before it starts.
    rule 1 in_order { start < end }
}

/// Added with a bit of everything.
idempotent op ADDED = NUMBER ours "added by a test" {
    request ours "numbers, a struct, a text, a rule, an example" {
        /// How many.
        amount    : u32 in 1..100
        /// Which kind.
        kind      : added_kind
        /// Whether it is for sure.
        sure      : bool
        /// Bytes of the note.
        note_size : u16 count of note
        /// A part.
        part      : added_part
        /// Another number.
        other     : i32
        /// The note.
        note      : text[1..40] tail
        CAP
        /// Few are for sure.
        rule 11 few_are_sure { sure or amount > 5 }
        example "six of them" {
            amount = 6
            kind   = WARM
            sure   = false
            part   = { start = 1 end = 2 }
            other  = -1
            note   = "added"
        }
    }
    reply ours "a path, a digest, a rule on the request" {
        /// How many there were.
        total  : u32 in 1..200
        /// Where it is.
        place  : path[30]
        /// Names it.
        digest : hash[4]
        /// No fewer than were asked for.
        rule 1 enough given request { total >= request.amount }
    }
}
"""

OP_OF_STRUCTS = """
/// Added with structs that others have too.
op ADDED_AT = NUMBER ours "added by a test" {
    request ours "an exact array and a padded one" {
        /// Number of them.
        item_count : u64 count of items
        /// Up to eight.
        items      : TYPE[0..8]
        /// Exactly eight.
        all_items  : TYPE[8]
        EXAMPLE
    }
    reply ours "a tail" {
        /// Number of them.
        item_count : u64 count of items
        /// Up to three.
        items      : TYPE[0..3] tail
        EXAMPLE
    }
}
"""

# Of the structs with rules: a value from which one change breaks each.
VALUES = {
    "arrays.move": "{ start = { file = 4 rank = 1 } end = { file = 4 rank = 3 } by = WHITE takes = false }",
    "procd.restart_settings": "{ policy = ON_FAILURE max_restarts = 3 window = 60000 }",
    "procd.segment": "{ vaddr = 0x1000 mem_size = 0x200 file_offset = 0 file_size = 0x200 flags = READ | EXECUTE }",
    "rules.stay": "{ start = 600 minutes = 2 length = 100 height = 0 }",
    "wire.transfer_entry": "{ slot = 12 kind = ENDPOINT mode = COPY rights = SEND endpoint_kind = COM1_IO }",
}

OP_OF_RECORDS = """
/// Added with records that others have too.
op ADDED_AT = NUMBER ours "added by a test" {
    request ours "a page of them" {
        /// Number of entries.
        item_count : u64 count of items
        /// Entries.
        items      : records TYPE[160]
    }
    reply ours "nothing to say" { }
}
"""


def of_structs(name: str) -> str:
    """The op with arrays of one struct, with examples where the ordinary values break its rules."""
    value = VALUES.get(name)
    given = f'example "given" {{\n            items = [{value}]' if value else ""
    all_items = f"\n            all_items = [{', '.join([value] * 8)}]" if value else ""
    end = "\n        }" if value else ""
    return OP_OF_STRUCTS.replace("EXAMPLE", given + all_items + end, 1).replace("EXAMPLE", given + end)


def read(folder: str) -> Schemas:
    texts = {}
    for name in sorted(os.listdir(os.path.join(TREE, folder))):
        if name.endswith(".ipc"):
            with open(os.path.join(TREE, folder, name), encoding="utf-8") as file:
                texts[name.removesuffix(".ipc")] = file.read()
    return texts


def generate(schemas: Schemas) -> dict[str, str]:
    result = driver.generate([(f"{name}.ipc", text) for name, text in schemas.items()])
    if result.outputs is None:
        raise AssertionError(result.reporter.render_text())
    return dict(result.outputs)


def edited(schemas: Schemas, name: str, *edits: tuple[str, str]) -> Schemas:
    """The schemas with one replacement each in one of them; an old text that is not there once is a fault."""
    text = schemas[name]
    for old, new in edits:
        if text.count(old) != 1:
            raise AssertionError(f"{name}: {text.count(old)} times {old!r}")
        text = text.replace(old, new)
    return {**schemas, name: text}


def everywhere(schemas: Schemas, name: str, pattern: str, new: str) -> Schemas:
    text, count = re.subn(pattern, new, schemas[name])
    assert count, pattern
    return {**schemas, name: text}


def changed(before: Outputs, after: Outputs) -> set[str]:
    """Paths that only one has, or whose text differs."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def folders(paths: set[str]) -> set[str]:
    return {os.path.dirname(path).removeprefix("ipc/") if path not in SHARED else path for path in paths}


def lost_line(before: str, after: str) -> str | None:
    """The first line of `before` that `after` does not have in its place: what a diff would show as removed."""
    rest = iter(after.splitlines())
    for line in before.splitlines():
        if not any(line == other for other in rest):
            return line
    return None


def importers(schemas: Schemas, name: str) -> set[str]:
    """The schemas that import one, directly or not."""
    found: set[str] = set()
    while True:
        more = {n for n, text in schemas.items() if {name, *found} & set(re.findall(r"^import (\w+)$", text, re.M))}
        if more <= found:
            return found
        found |= more


def abi_ids(outputs: Outputs) -> dict[str, str]:
    """The ABI id of each op and notification, from the statements."""
    found = {}
    for path, text in outputs.items():
        if path.endswith(".abi.txt"):
            for definition in re.split(r"\n\n", text):
                head = re.match(r"(?:\w+ )*?(?:op|notify) 0x[0-9A-F]+ (\w+)", definition)
                abi_id = re.search(r"^  abi id (0x[0-9A-F]{16})$", definition, re.M)
                if abi_id:
                    assert head, definition
                    found[f"{path.split('/')[1]}.{head[1]}"] = abi_id[1]
    return found


def moved(before: Outputs, after: Outputs) -> set[str]:
    """The ops of both whose ABI id differs."""
    old, new = abi_ids(before), abi_ids(after)
    return {op for op in old.keys() & new.keys() if old[op] != new[op]}


def bodies(outputs: Outputs) -> set[str]:
    """All that vectors say about bytes: accepted bodies and refusals with their verdicts, without names and notes."""
    found: set[str] = set()

    def add(*parts: object) -> None:
        found.add(" ".join(part.hex(" ") if isinstance(part, bytes) else str(part) for part in parts))

    def of(cases: Cases, schema: str) -> None:
        accepted = {accept.name: accept for accept in cases.accepts}
        for accept in cases.accepts:
            add(schema, cases.kind, cases.subject, [given.value for given in accept.givens], accept.data)
        for refuse in cases.refuses:
            base = accepted[refuse.base]
            givens = {given.name: given.value for given in (*base.givens, *refuse.givens)}
            data = bytearray(base.data if refuse.length is None else base.data[: refuse.length])
            data.extend(bytes(max(0, (refuse.length or 0) - len(data))))
            for patch in refuse.patches:
                data[patch.offset : patch.offset + len(patch.data)] = patch.data
            add(schema, cases.kind, cases.subject, list(givens.values()), bytes(data), f"-> {refuse.verdict:#x}")

    for path, text in outputs.items():
        if path.endswith(".vec"):
            vectors = vec_reader.parse(text)
            for cases in vectors.cases:
                of(cases, vectors.schema)
            for sequence in vectors.sequences:
                for run in sequence.runs:
                    add(vectors.schema, sequence.subject, *(step.data for step in run.steps))
                for turn in sequence.deviations:
                    add(vectors.schema, sequence.subject, turn.after, turn.patches, f"-> {turn.verdict:#x}", turn.ended)
    return found


def numbers(outputs: Outputs) -> dict[str, list[str]]:
    """Every number of the constants in the headers, sorted."""
    pattern = re.compile(r"^(?:#define +IPC_\w+ +\S.*|\t\w+ = .*,)$", re.M)
    return {path: sorted(pattern.findall(text)) for path, text in outputs.items() if path.endswith(".h")}


def words(text: str) -> list[str]:
    """The words of a text, sorted: the same if only their order changed, or where lines are broken."""
    return sorted(re.findall(r"\w+", text))


def with_op(schemas: Schemas, name: str, op: str, below: int = 0) -> Schemas:
    """The schema with an op behind everything else, under the last number of its range or one `below` that."""
    text = schemas[name]
    if not re.search(r"^    ops ", text, re.M):
        first = 0x7F00 + 16 * sorted(schemas).index(name)
        head = f"schema {name} {{\n    ops {first:#x}..{first + 15:#x}\n}}"
        text = re.sub(rf"^schema {name} {{ }}$", head, text, flags=re.M)
    last = re.search(r"^    ops \w+\.\.(\w+)$", text, re.M)
    assert last, name
    op = re.sub(r" +CAP\n", f"        {CAPS[name]}\n" if name in CAPS else "", op)
    if name in CAPS:
        op = op.replace("    cap thing", "    /// Comes along.\n        cap thing")
    return {**schemas, name: text + op.replace("NUMBER", f"{int(last[1], 0) - below:#x}")}


def reversed_definitions(text: str) -> str:
    """The text with its definitions in the opposite order."""
    head, *parts = re.split(r"\n\n(?=///)", text.rstrip("\n"))
    schema, *definitions = parts
    imports = "\n\n".join(re.findall(r"(?:^import \w+\n?)+", schema, re.M))
    assert schema.endswith(imports.rstrip("\n"))
    return "\n\n".join([head, schema, *reversed(definitions)]) + "\n"


def reversed_members(text: str) -> str:
    """The text with the members of each enum and flags type in the opposite order."""

    def turn(match: re.Match[str]) -> str:
        members = re.findall(r"(?: +///.*\n)* {4}\w.*\n", match[2])
        assert "".join(members) == match[2], match[0]
        return match[1] + "".join(reversed(members)) + "}\n"

    turned, count = re.subn(r"^((?:open )?(?:enum|flags) .*\{\n)((?:    .*\n)+)\}\n", turn, text, flags=re.M)
    assert count or "\nenum " not in text
    return turned


# Enough to show what an edit of one schema does to it, to its importers and to the rest; all of idl/ would take a
# multiple of the time for each edit.
SCHEMAS = ("kernel_control", "procd", "types", "wire")


@cache
def as_they_stand() -> tuple[Schemas, Outputs, Schemas, Outputs]:
    samples = read("tests/idl_ok")
    idl = {name: text for name, text in read("idl").items() if name in SCHEMAS}
    idl["numbers"] = samples["numbers"]
    return idl, generate(idl), samples, generate(samples)


class Trees(unittest.TestCase):
    """Four schemas of the tree with one beside them that nobody imports, and the samples; each generated once."""

    idl: Schemas
    samples: Schemas
    idl_out: Outputs
    samples_out: Outputs

    @classmethod
    def setUpClass(cls) -> None:
        cls.idl, cls.idl_out, cls.samples, cls.samples_out = as_they_stand()

    def same_bodies(self, before: Outputs, after: Outputs) -> None:
        old, new = bodies(before), bodies(after)
        for what, found in (("no longer there", old - new), ("new", new - old)):
            first = [text if len(text) < 300 else f"{text[:200]} ... {text[-80:]}" for text in sorted(found)[:3]]
            self.assertEqual(len(found), 0, f"bodies {what}, the first: {first}")

    def edit(self, schemas: Schemas, *, folder: set[str], ops: set[str] | None = None,
             bytes_stay: bool = False, samples: bool = False) -> set[str]:
        """Generates; only these folders change, and only these ops get another id. Gives the changed files."""
        before = self.samples_out if samples else self.idl_out
        after = generate(schemas)
        paths = changed(before, after)
        self.assertEqual(folders(paths), folder)
        if ops is not None:
            self.assertEqual(moved(before, after), ops)
            self.assertEqual(abi_ids(before).keys() - abi_ids(after).keys(), set())
        if bytes_stay:
            self.same_bodies(before, after)
        return {os.path.basename(path) for path in paths}


class OneField(Trees):
    def test_the_helpers_see_a_change(self) -> None:
        self.assertEqual(lost_line("a\nb\n", "a\nx\nb\n"), None)
        self.assertEqual(lost_line("a\nb\nb\n", "b\na\nb\n"), "b")
        self.assertEqual(changed({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}), {"b", "c"})
        ops = {line for text in self.idl.values() for line in re.findall(r"^(?:(?:\w+ )*op|notify) (\w+)", text, re.M)}
        self.assertEqual({name.split(".")[1] for name in abi_ids(self.idl_out)}, ops)
        self.assertGreater(len(bodies(self.idl_out)), 1000)
        self.assertEqual(importers(self.idl, "types"), {"kernel_control", "procd"})
        self.assertEqual(importers(self.idl, "kernel_control"), {"procd"})

    def test_a_name(self) -> None:
        change = ("exit_code : i32\n        reserved 4", "leave_num : i32\n        reserved 4")
        after = edited(self.idl, "procd", change)
        after = everywhere(after, "procd", r"\bstack_base\b", "bottom_of_the_stack")
        self.edit(after, folder={"procd"}, ops=set(), bytes_stay=True)
        of_a_step = everywhere(self.samples, "ledger", r"\bamount\b", "number_of_cents")
        self.edit(of_a_step, folder={"ledger"}, ops=set(), bytes_stay=True, samples=True)

    def test_a_range(self) -> None:
        changes = [("slot_count   : u32 in 1..4096", "slot_count   : u32 in 1..4095"),
                   ("next_segment : u32 in 0..SEGMENTS_MAX", "next_segment : u32 in 0..99")]  # fmt: skip
        ops = {"procd.CREATE_STAGED_PROCESS", "procd.SEND_LOADER_IMAGE_CHUNK"}
        files = self.edit(edited(self.idl, "procd", *changes), folder={"procd"}, ops=ops)
        self.assertLessEqual({"procd.vec", "procd_codec.c", "procd.abi.txt"}, files)
        change = ("times   : u8 in 1..5", "times   : u8 in 1..6")
        self.edit(edited(self.samples, "events", change), folder={"events"}, ops={"events.RANG"}, samples=True)
        # A step that others of its sequence follow.
        change = ("page   : u16 in 0..63", "page   : u16 in 0..62")
        self.edit(edited(self.samples, "firmware", change), folder={"firmware"}, ops={"firmware.PAGE"}, samples=True)

    def test_a_doc_and_a_reason(self) -> None:
        edits = [("/// Pages that were given back.", "/// Pages that came back to memd."),
                 ("/// Gives up a staged process: ends", "/// Drops a staged process: ends"),
                 ("the exit code is what supervisors log", "supervisors log the exit code")]  # fmt: skip
        files = self.edit(edited(self.idl, "procd", *edits), folder={"procd"}, ops=set(), bytes_stay=True)
        self.assertEqual(files, {"procd.h", "procd_client.h", "procd_server.h", "procd.abi.txt"})


class ImportedTypes(Trees):
    def test_a_range(self) -> None:
        after = edited(self.idl, "types", ("process_id : u64 in 1..0xFFFF_FFFF_FFFF_FFFF", "process_id : u64 in 2..99"))
        outputs = generate({**after, "procd": re.sub(r"(process_id = )\d+", r"\g<1>12", after["procd"])})
        self.assertEqual(folders(changed(self.idl_out, outputs)), {"types", "kernel_control", "procd"})
        users = {f"procd.{name}" for name in ("STOP_PROCESS", "ADOPT_PROCESS", "ABORT_STAGED_PROCESS")}
        self.assertLessEqual(users, moved(self.idl_out, outputs))
        self.assertEqual({op for op in moved(self.idl_out, outputs) if op.startswith("numbers.")}, set())

    def test_a_type_that_one_importer_uses(self) -> None:
        after = edited(self.idl, "types", ("/// Nanoseconds after that second.", "/// Nanoseconds behind it."))
        outputs = generate(after)
        self.assertLessEqual(folders(changed(self.idl_out, outputs)), {"types", "procd"})
        self.assertEqual(moved(self.idl_out, outputs), set())
        self.same_bodies(self.idl_out, outputs)

    def test_a_new_result(self) -> None:
        last = '    EXHAUSTED = 14 named ours "apart from BUSY: the caller must give something back first"\n'
        member = '    /// Added by a test.\n    ADDED = 99 named ours "added by a test"\n'
        outputs = generate(edited(self.idl, "wire", (last, last + member)))
        self.assertEqual(folders(changed(self.idl_out, outputs)), {"wire", *importers(self.idl, "wire")})
        self.assertEqual(moved(self.idl_out, outputs), set())
        self.assertEqual(lost_line(self.idl_out["ipc/wire/wire.h"], outputs["ipc/wire/wire.h"]), None)
        for path in ("procd/procd.h", "procd/procd.vec", "procd/procd_codec.c", "kernel_control/kernel_control.h"):
            self.assertEqual(self.idl_out[f"ipc/{path}"], outputs[f"ipc/{path}"], path)


class AddedOps(Trees):
    """With an op at the end of every schema at once: what a diff shows is added lines."""

    def only_adds(self, before: Outputs, after: Outputs, names: set[str]) -> None:
        """The first op of a schema brings the files of its client and its server, which the lists then name."""
        first = {name for name in names if f"ipc/{name}/{name}_client.h" not in before}
        files = {f"ipc/{name}/{name}_{part}.{end}" for name in first for part in ("client", "server") for end in "ch"}
        self.assertEqual(before.keys() ^ after.keys(), files)
        self.assertEqual(folders(changed(before, after)), names | (SHARED if first else set()))
        lost = {path: lost_line(before[path], after[path]) for path in before}
        self.assertEqual({path: line for path, line in lost.items() if line is not None}, {})
        self.assertEqual(moved(before, after), set())

    def test_an_op_in_every_schema(self) -> None:
        for schemas, before in ((self.idl, self.idl_out), (self.samples, self.samples_out)):
            after = schemas
            for name in schemas:
                after = with_op(after, name, RICH_OP)
                after = with_op(after, name, BARE_OP, below=1)
            with self.subTest(schemas=list(schemas)):
                self.only_adds(before, generate(after), set(schemas))

    def test_ops_with_the_types_that_are_there(self) -> None:
        """Structs and records used once more: no code of another op may move into a function or out of one."""
        for schemas, before in ((self.idl, self.idl_out), (self.samples, self.samples_out)):
            loaded = driver.load([(f"{name}.ipc", text) for name, text in schemas.items()])
            after = schemas
            for schema in loaded.schemas:
                for at, struct in enumerate(schema.structs):
                    short = struct.name.split(".")[1]
                    op = OP_OF_RECORDS if struct.record else of_structs(struct.name)
                    after = with_op(after, schema.name, op.replace("TYPE", short).replace("_AT", f"_{at}"), at)
            names = {schema.name for schema in loaded.schemas if schema.structs}
            with self.subTest(schemas=list(schemas)):
                self.assertGreater(len(names), 1)
                self.only_adds(before, generate(after), names)

    def test_one_schema_alone(self) -> None:
        outputs = generate(with_op(self.idl, "procd", RICH_OP))
        self.only_adds(self.idl_out, outputs, {"procd"})

    def test_a_schema(self) -> None:
        for schemas, before in ((self.idl, self.idl_out), (self.samples, self.samples_out)):
            names = ("aaa", "newer", "zzz")
            text = "// SPDX-License-Identifier: ISC\n\n/// Added by a test.\nschema NAME { }\n"
            with self.subTest(schemas=list(schemas)):
                outputs = generate({**schemas, **{name: text.replace("NAME", name) for name in names}})
                self.assertEqual(folders(changed(before, outputs)), SHARED | set(names))
                self.assertEqual({path: lost_line(before[path], outputs[path]) for path in SHARED},
                                 dict.fromkeys(SHARED))  # fmt: skip
                self.assertLessEqual(before.keys(), outputs.keys())


class OtherOrder(Trees):
    """Numbers are written, so the order of the text gives none of them."""

    def turned(self, schemas: Schemas, before: Outputs, turn: Callable[[str], str]) -> Outputs:
        after = {name: turn(text) for name, text in schemas.items()}
        self.assertNotEqual(after, schemas)
        outputs = generate(after)
        self.assertEqual(moved(before, outputs), set())
        self.assertEqual(abi_ids(before).keys(), abi_ids(outputs).keys())
        self.assertEqual(numbers(before), numbers(outputs))
        return outputs

    def test_members(self) -> None:
        for schemas, before in ((self.idl, self.idl_out), (self.samples, self.samples_out)):
            outputs = self.turned(schemas, before, reversed_members)
            self.same_bodies(before, outputs)
            for path in before:
                if path.endswith("_codec.c"):  # only labels of a switch and names of flags follow the text
                    self.assertEqual(words(before[path]), words(outputs[path]), path)

    def test_definitions(self) -> None:
        for schemas, before in ((self.idl, self.idl_out), (self.samples, self.samples_out)):
            outputs = self.turned(schemas, before, reversed_definitions)
            self.same_bodies(before, outputs)
            for path in before:
                self.assertEqual(sorted(before[path].splitlines()), sorted(outputs[path].splitlines()), path)

    def test_rules_and_comments(self) -> None:
        text = self.idl["procd"]
        first, second, third = (
            re.search(rf"        ///.*\n        rule {number} {name} {{.*\n", text)
            for number, name in ((1, "inline_is_whole"), (2, "zero_fill_is_empty"), (3, "in_user_space"))
        )
        assert first and second and third
        both = first[0] + second[0] + third[0]
        after = edited(self.idl, "procd", (both, third[0] + first[0] + second[0]),
                       ("// Process lifecycle: spawn", "// The life of processes: spawn"))  # fmt: skip
        self.assertEqual(changed(self.idl_out, generate(after)), set())


if __name__ == "__main__":
    unittest.main()
