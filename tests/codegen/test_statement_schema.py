"""A schema built by hand that has every construct of the layout model, and statements of it: the round trip.

The other tests of the statement take the schema from here.
"""

from __future__ import annotations

import glob
import os
import unittest
from dataclasses import replace

from codegen.driver import load
from codegen.layout.model import (
    Array,
    Block,
    GivenScalar,
    Hole,
    Message,
    Op,
    Records,
    Schema,
    Sequence,
    Slot,
    StateSlot,
    Step,
    Struct,
    Type,
    is_tail,
)
from codegen.sema.expr import And, Arith, Ascending, Choice, Compare, Disjoint, Has, InRange, InSet, Indexed, Lit, Not, Or, Quantified, Ref, Round
from codegen.sema.kinds import ArrayOf, Bool, Bytes, EnumType, FlagsType, Form, Int, Member, Provenance, Retired, Strings, StructRef, Text
from codegen.sema.model import Alias, Cap, Constant, Given, Rule, Update
from codegen.statement.abi_id import with_abi_ids
from codegen.statement.read import read
from codegen.statement.write import write

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

OURS = Provenance(False, 'our "own" choice, with a \\ and a // in it')
SEED = Provenance(True, "seed: COMMIT (0x410)")


def uint(width: int, **limits: object) -> Int:
    """An unsigned integer, unlimited unless told."""
    return replace(Int(width, False, 0, (1 << 8 * width) - 1), **limits)  # type: ignore[arg-type]


def sint(width: int) -> Int:
    """A signed integer."""
    return Int(width, True, -(1 << 8 * width - 1), (1 << 8 * width - 1) - 1)


def member(name: str, value: int, doc: str = "A member.", default: bool = False) -> Member:
    return Member(name, value, doc, default, OURS, OURS)


def block(
    *items: tuple[str, int, Type, str] | int, rules: tuple[Rule, ...] = (), least: int = 0, align: int = 8
) -> Block:
    """Fields (name, size, type, doc) and holes (size) one after the other; `least` bytes of a tail always travel."""
    placed: list[Slot | Hole] = []
    at = fixed = 0
    for item in items:
        if isinstance(item, int):
            placed.append(Hole(at, item, "spare" if item > 2 else ""))
            at += item
            fixed = at
            continue
        name, size, kind, doc = item
        placed.append(Slot(at, size, name, kind, doc))
        at += size
        fixed = fixed if is_tail(kind) else at
    return Block(tuple(placed), rules, fixed, fixed + least, at, align)


U8, U16, U32, U64 = (uint(width) for width in (1, 2, 4, 8))
KIND = EnumType(
    "rich.kind", "Kinds.\n\nIn two paragraphs.", 4, False, False, "IPC_KIND",
    (member("ONE", 1, default=True), replace(member("TWO", 2, ""), name_provenance=SEED),
     replace(member("BIG", 0x8000_0000), provenance=SEED, name_provenance=SEED)),
    (Retired(7, 9, "was OLD"), Retired(12, 12, "")),
)  # fmt: skip
STATE = EnumType("rich.mood", "", 1, True, True, "", (member("BAD", -1), member("GOOD", 1)), ())
MODE = FlagsType(
    "rich.mode", "Modes.", 4, "", (member("READ", 1), member("WRITE", 2), member("EXEC", 4)), (Retired(8, 8, "gone"),)
)
RESULT = EnumType(
    "far.result", "Results.", 4, False, True, "IPC_RESULT",
    tuple(member(name, value) for value, name in enumerate(("OK", "DENIED", "INTERNAL", "NOT_FOUND", "BUSY"))), (),
)  # fmt: skip
CAP_KIND = EnumType("far.cap_kind", "", 2, False, False, "", (member("NONE", 0), member("FRAME", 4)), ())
RIGHTS = FlagsType("far.rights", "", 4, "", (member("MAP", 1), member("SEND", 2)), ())

VADDR, MEM_SIZE = uint(8, high=0x7FFF_FFFF_FFFF, aligned=4096, alias="far.page_address"), uint(8, low=1)
SEGMENT = Struct(
    "rich.segment", "A segment.", OURS,
    block(
        ("vaddr", 8, VADDR, "Start."), ("mem_size", 8, MEM_SIZE, ""), ("flags", 4, MODE, "How."), 4,
        rules=(
            Rule(1, "w_xor_x", "W^X.", Not(And((
                Has(Ref("", ("flags",), MODE), Lit(2, "WRITE")), Has(Ref("", ("flags",), MODE), Lit(4, "EXEC"))))),
                False, 16),
            Rule(2, "ends", "", Compare(
                "<=", Arith("+", Ref("", ("vaddr",), VADDR), Ref("", ("mem_size",), MEM_SIZE)),
                Lit(1 << 47, "far.USER_TOP")), False, 0),
        ),
    ),
    False,
)  # fmt: skip
POINT = Struct(
    "far.point", "Of another schema.", SEED, block(("x", 2, sint(2), ""), ("y", 2, sint(2), ""), align=2), False
)
ENTRY = Struct(
    "rich.entry", "A directory entry.", OURS,
    block(
        ("inode", 8, U64, "Number."), ("name_size", 1, uint(1, low=1, counts="name"), ""),
        ("name", 255, Text("name", 1, 255, Form.TAIL, "name_size"), "Its name."), least=1,
    ),
    True,
)  # fmt: skip

SEGMENTS = ArrayOf(StructRef("rich.segment"), 0, 4, Form.TAIL, "segment_count")
COUNT = uint(2, high=4, counts="segments")
DIGEST = Bytes(32, 32, Form.EXACT, "", False, True, "far.sha256")
PID = uint(8, low=1, alias="far.process_id")


def ref(name: str, kind: Int | Bytes | EnumType | FlagsType | Bool | ArrayOf | StructRef, scope: str = "") -> Ref:
    return Ref(scope, tuple(name.split(".")), kind)


BEGIN_BLOCK = block(
    ("pid", 8, PID, "Which process."),
    ("digest", 32, DIGEST, ""),
    ("key", 16, Bytes(16, 16, Form.EXACT, "", True), "A secret."),
    ("kind", 4, KIND, "What."),
    ("mood", 1, STATE, "In what mood.\nTwo lines, a tab \t, a bell \a and a sign \u202e."),
    ("ready", 1, Bool(), ""),
    ("segment_count", 2, COUNT, "How many."),
    ("all", 8, sint(8), "A field that is called like a word of the language."),
    ("home", 4, POINT, "A struct of another schema."),
    ("slot", 4, uint(4, slot_of="receiver"), ""),
    ("segments", 96, Array(SEGMENT, 24, 0, 4, Form.TAIL, "segment_count"), "The segments."),
    rules=(
        Rule(1, "ascending", "In order.", Ascending(ref("segments", SEGMENTS), ("vaddr",), VADDR), False, 80),
        Rule(5, "apart", "", Disjoint(
            ref("segments", SEGMENTS), Round(False, ref("vaddr", VADDR, "element"), Lit(4096, "PAGE")),
            ref("mem_size", MEM_SIZE, "element")), False, 80),
        Rule(9, "words", "", Or((
            Compare("<", ref("all", sint(8)), Lit(-5, "-5")),
            Quantified(True, "s", ref("segments", SEGMENTS), And((
                InRange(Ref("s", ("vaddr",), VADDR), Lit(0, "0"), Lit(0x4000, "0x4000")),
                Not(InSet(ref("kind", KIND), (Lit(1, "ONE"), Lit(1, "kind.ONE"), Lit(9, "9")))),
                Has(Ref("s", ("flags",), MODE), Lit(3, "READ | WRITE"))))))), False, 60),
        Rule(63, "home", "", Compare("==", ref("home.y", sint(2)), Lit(3, "home")), False, 72),
    ),
)  # fmt: skip
SIZE = uint(2, low=1, high=2048, counts="data")
PART_BLOCK = block(
    ("pid", 8, PID, ""),
    ("index", 2, U16, ""),
    ("size", 2, SIZE, ""),
    4,
    ("data", 2048, Bytes(1, 2048, Form.TAIL, "size"), "Bytes."),
    least=1,
)
NAMES_BLOCK = block(
    ("path", 512, Text("path", 1, 510, Form.FIXED), ""),
    ("label", 256, Text("name", 1, 255, Form.FIXED, "", "far.label"), ""),
    ("args", 1028, Strings(1024, "far.args"), "Arguments."),
    ("blob_size", 2, uint(2, high=6, counts="blob"), ""),
    ("blob", 6, Bytes(0, 6, Form.FIXED, "blob_size"), ""),
    ("grid", 12, Array(Array(sint(2), 2, 3, 3, Form.EXACT, ""), 6, 2, 2, Form.EXACT, ""), ""),
    ("note", 64, Text("text", 0, 62, Form.FIXED), ""),
    4,
    2,
    2,
)
LIST_BLOCK = block(
    ("count", 2, uint(2, counts="entries"), ""), 6, ("entries", 1000, Records(ENTRY, 1000, "count"), "The entries.")
)
CAPS = (
    Cap("frame", "The image.", "FRAME", 4, ("MAP", "SEND"), 3, True, False, 1,
        ("sender", "sender", "dropped", "receiver", "untouched", "dropped")),
    Cap("more", "", "FRAME", 4, (), 0, False, True, 3, ("sender",) * 6),
)  # fmt: skip


def message(name: str, role: str, body: Block, **more: object) -> Message:
    return replace(Message(name, "body", role, f"The {role}.", OURS, body, (), ()), **more)  # type: ignore[arg-type]


def op(name: str, number: int, **more: object) -> Op:
    plain = Op(name, number, f"Does {name}.", SEED, SEED, False, False, False, False, None, None, None, (), (), "", 0)
    return replace(plain, **more)  # type: ignore[arg-type]


REPLY_RULES = (
    Rule(1, "same", "", Compare("==", ref("pid", PID), ref("pid", PID, "request")), True, 0),
    Rule(2, "kind", "", Compare("!=", ref("kind", KIND, "request"), Lit(2, "TWO")), True, 0),
)
OPS = (
    op("BEGIN", 0x401, request=message("begin_request", "request", BEGIN_BLOCK, caps=CAPS),
       reply=message("begin_reply", "reply", block(("pid", 8, PID, ""), rules=REPLY_RULES), given=(
           GivenScalar(("pid",), PID), GivenScalar(("kind",), KIND), GivenScalar(("home", "y"), sint(2)))),
       failure=message("begin_failure", "failure", block(("reason", 8, U64, "Why."))),
       failure_results=("BUSY",), results=("NOT_FOUND", "BUSY", "STRANGE")),
    op("PART", 0x402, test=True, idempotent=True, request=message("part_request", "request", PART_BLOCK),
       reply=message("part_reply", "reply", block(align=1), doc=""), name_provenance=OURS, doc=""),
    op("NAMES", 0x403, request=message("names_request", "request", NAMES_BLOCK),
       reply=message("names_reply", "reply", LIST_BLOCK), provenance=OURS, name_provenance=OURS),
    op("OLD", 0x404, reserved=True, request=message("old_request", "request", block(("pid", 8, PID, "")))),
    op("TOLD", 0x405, notify=True, request=message("told", "notify", block(("pid", 8, PID, ""))), ack="ACK"),
    op("ACK", 0x406, request=message("ack_request", "request", block(("pid", 8, PID, "")))),
    op("NEVER", 0x407, reserved=True),
)  # fmt: skip
STATE_SEGMENTS = ArrayOf(StructRef("rich.segment"), 0, 4, Form.FIXED, "segment_count")
NEXT = ref("next", U64, "state")
SEQUENCES = (
    Sequence(
        "transfer", "A transfer.", OURS, "pid", PID,
        (
            StateSlot("segment_count", COUNT, ""),
            StateSlot("segments", Array(SEGMENT, 24, 0, 4, Form.FIXED, "segment_count"), "As announced."),
            StateSlot("next", U64, "Where it is."),
            StateSlot("begin", U16, ""),
        ),
        (
            Step("begin", "BEGIN", "Takes it down.", (Given("digest", DIGEST, "Computed."), Given("now", U64, "")),
                 (Rule(1, "plan", "Digests agree.", Compare(
                     "==", ref("digest", DIGEST, "request"), ref("digest", DIGEST, "given")), False, 8),),
                 (Update("segments", ref("segments", SEGMENTS, "request")), Update("next", Lit(0, "0")))),
            Step("step", "PART", "", (), (), (Update("next", Choice(
                Compare("==", Arith("+", NEXT, ref("size", SIZE, "request")), Indexed(
                    ref("segments", STATE_SEGMENTS, "state"), ref("index", U16, "request"), ("mem_size",), MEM_SIZE)),
                Lit(0, "START"),
                Choice(Compare(">", NEXT, Lit(7, "7")), Lit(1, "1"), Arith("*", NEXT, Lit(2, "2"))))),)),
            Step("commit", "ACK", "Ends it.", (), (), ()),
            Step("abort", "OLD", "", (), (), ()),
        ),
    ),
)  # fmt: skip
BARE = Schema(
    "rich", "Everything.", 0x401, 0x41F, (Retired(0x410, 0x41A, "upstream's"), Retired(0x41F, 0x41F, "")),
    RESULT, CAP_KIND, RIGHTS, ("far", "near"),
    (Constant("PAGE", "IPC_PAGE", "A page.", 4, False, 4096, OURS, SEED), Constant("LOW", "", "", 8, True, -(1 << 63), SEED, SEED)),
    (Alias("pid", "A process.", uint(8, low=1), OURS), Alias("blob", "", Bytes(0, 8, Form.FIXED, ""), SEED)),
    (KIND, STATE), (MODE,), (SEGMENT, ENTRY),
    (message("header", "message", block(("op", 4, U32, ""), 4), part="header"),
     message("lines", "message", block(("n", 2, uint(2, counts="text"), ""), 6,
                                       ("text", 8, Text("text", 0, 8, Form.TAIL, "n"), "")))),
    OPS, SEQUENCES, (CAP_KIND, POINT, RESULT, RIGHTS),
)  # fmt: skip
RICH = with_abi_ids(BARE)
TINY = Schema("tiny", "", 1, 1, (), None, None, None, (), (), (), (), (), (), (), (), (), ())


def loaded() -> tuple[Schema, ...]:
    """Every schema of idl/ and of the test folders."""

    def texts(folder: str) -> list[tuple[str, str]]:
        found = []
        for path in sorted(glob.glob(os.path.join(TREE, folder, "*.ipc"))):
            with open(path, encoding="utf-8") as file:
                found.append((os.path.relpath(path, TREE), file.read()))
        return found

    schemas: dict[str, Schema] = {}
    for folder in ("idl", "tests/idl_ok"):
        made = load(texts(folder), texts("idl") if folder != "idl" else ())
        schemas.update((schema.name, schema) for schema in made.schemas)
    return tuple(schemas.values())


class RoundTrip(unittest.TestCase):
    def check(self, schema: Schema) -> None:
        text = write(schema)
        again = read(text)
        for part in schema.__dataclass_fields__:
            self.assertEqual(getattr(again, part), getattr(schema, part), part)
        self.assertEqual(again, schema)
        self.assertEqual(write(again), text)

    def test_by_hand(self) -> None:
        for schema in (RICH, BARE, TINY, replace(RICH, structs=RICH.structs[::-1], foreign=RICH.foreign[::-1])):
            with self.subTest(schema.name):
                self.check(schema)

    def test_loaded(self) -> None:
        schemas = loaded()
        self.assertGreater(len(schemas), 4)
        for schema in schemas:
            with self.subTest(schema.name):
                self.check(schema)
                self.check(with_abi_ids(schema))

    def test_every_construct_is_in_the_rich_schema(self) -> None:
        text = write(RICH)
        for words in (
            "u8", "i8", "i16", "i64", "aligned 4096", "slot of receiver", "count of", "bool", " as far.",
            "secret bytes[16]", "hash[32]", "bytes[0..6] padded", "bytes[1..2048] tail", "text[0..62] padded",
            "path[1..510]", "name[1..255] tail", "strings[1024]", "array[2] stride 6 of array[3]",
            "records[1000] counted by count of",
            "struct far.point", "foreign struct", "foreign enum", "foreign flags", "record rich.entry",
            "open", "closed", "prefix IPC_KIND", "default", "same", "named from", "retired 7..9", "kept 0x410..0x41A",
            "c_name IPC_PAGE",
            "part header", "reserved", "test idempotent", "notify 0x405", "ack ACK", "on failure BUSY = 4", "STRANGE",
            "given request pid, kind, home.y", "move", "copy optional up to 3", "rights none = 0x0",
            "reply_refused = untouched", "begin BEGIN", "step PART", "commit ACK", "abort OLD", "given digest hash[32]",
            "set next = if", "else if",
            "state.segments[request.index].mem_size", ".all <", "home(3)", "READ | WRITE = 3", "kind.ONE(1)",
            "round_down(vaddr, PAGE)", "all s in segments {", "disjoint(segments,", "ascending(segments.vaddr)",
        ):  # fmt: skip
            self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
