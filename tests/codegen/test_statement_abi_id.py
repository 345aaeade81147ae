"""codegen.statement.abi_id: no rename moves an id, and whatever moves a byte or its meaning does."""

from __future__ import annotations

import dataclasses
import unittest
from dataclasses import replace
from hashlib import sha256
from typing import Any

from codegen.layout.model import Schema
from codegen.sema.expr import Compare, Lit, Ref
from codegen.sema.kinds import Bool, Form, Strings, Text
from codegen.sema.model import Update
from codegen.statement.abi_id import abi_id, projection, with_abi_ids
from codegen.statement.read import read
from codegen.statement.write import write
from tests.codegen import test_statement_schema as rich

# Words that are not names: what they say is part of the meaning.
_WORDS = {("Text", "kind"), ("Arith", "op"), ("Compare", "op"), ("Step", "kind"), ("Message", "part"),
          ("Message", "role"), ("Int", "slot_of"), ("Cap", "fate")}  # fmt: skip
_SCOPES = ("", "request", "given", "state", "element")


def renamed(value: Any) -> Any:
    """The value with every name, doc and source changed."""
    if isinstance(value, tuple):
        return tuple(renamed(item) for item in value)
    if isinstance(value, str):
        return value + "_x" if value else value
    if not dataclasses.is_dataclass(value):
        return value
    changes = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        if (type(value).__name__, field.name) in _WORDS or field.name == "span":
            continue
        if isinstance(value, Ref) and field.name == "scope" and old in _SCOPES:
            continue
        if isinstance(value, Lit) and field.name == "text" and not old[:1].isalpha():
            continue
        if field.name == "doc":
            changes[field.name] = old + " And more."
        elif isinstance(old, (str, tuple)) or dataclasses.is_dataclass(old):
            changes[field.name] = renamed(old)
    return replace(value, **changes)


def swapped(value: Any, old: Any, new: Any) -> Any:
    """The value with each part that equals `old` replaced."""
    if type(value) is type(old) and value == old:
        return new
    if isinstance(value, tuple):
        return tuple(swapped(item, old, new) for item in value)
    if not dataclasses.is_dataclass(value):
        return value
    parts = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.name != "span"}
    return replace(value, **{name: swapped(part, old, new) for name, part in parts.items()})


def ids(schema: Schema) -> dict[int, int]:
    """The ABI ids by place."""
    return {at: op.abi_id for at, op in enumerate(with_abi_ids(schema).ops)}


NAMES = [op.name for op in rich.BARE.ops]


class AbiIds(unittest.TestCase):
    def moved(self, changed: Schema) -> set[str]:
        """The ops whose id is another than in the rich schema. The changed schema has a statement like any."""
        self.assertNotEqual(changed, rich.BARE, "nothing was changed")
        before, after = ids(rich.BARE), ids(changed)
        return {NAMES[at] for at in before if before[at] != after.get(at)}

    def test_names_docs_and_sources_move_nothing(self) -> None:
        # A result without a number stands in the projection by its name, so it is left out here.
        bare = replace(rich.BARE, ops=swapped(rich.OPS, ("NOT_FOUND", "BUSY", "STRANGE"), ("NOT_FOUND", "BUSY")))
        changed = renamed(bare)
        self.assertEqual(read(write(changed)), changed)
        self.assertNotIn("vaddr ", write(changed))
        self.assertEqual(ids(changed), ids(bare))

    def test_what_is_not_on_the_wire_moves_nothing(self) -> None:
        bare = rich.BARE
        key = rich.BEGIN_BLOCK.slot("key").type
        for old, new in (
            (key, replace(key, secret=False)),
            (rich.DIGEST, replace(rich.DIGEST, digest=False, alias="")),
            (rich.PID, replace(rich.PID, alias="")),
            (rich.KIND, replace(rich.KIND, prefix="OTHER", retired=(), doc="")),
            (rich.KIND, replace(rich.KIND, members=rich.KIND.members[::-1])),
            (rich.KIND.members[0], replace(rich.KIND.members[0], default=False)),
            (rich.MODE, replace(rich.MODE, members=rich.MODE.members[::-1])),
            (rich.OURS, rich.SEED),
        ):
            with self.subTest(repr(new)[:70]):
                self.assertEqual(self.moved(swapped(bare, old, new)), set())
        ops = tuple(replace(op, test=not op.test, idempotent=not op.idempotent, abi_id=5) for op in bare.ops)
        self.assertEqual(self.moved(replace(bare, ops=ops)), set())
        turned = tuple(replace(op, results=op.results[::-1]) for op in bare.ops)
        self.assertEqual(self.moved(replace(bare, ops=turned)), set())
        changed = replace(bare, constants=(), aliases=(), messages=(), kept=(), ops_high=0x500)
        self.assertEqual(self.moved(changed), set())
        added = replace(bare.ops[0], name="LAST", number=0x41E)
        self.assertEqual(self.moved(replace(bare, ops=(*bare.ops, added))), set())
        # A state field at the end, which no step of today names.
        sequence = rich.SEQUENCES[0]
        longer = replace(sequence, state=(*sequence.state, replace(sequence.state[2], name="last")))
        self.assertEqual(self.moved(replace(bare, sequences=(longer,))), set())

    def test_what_fixes_bytes_or_meaning_moves_the_ops_that_have_it(self) -> None:
        begin, part, names, old_op, told, ack, never = rich.BARE.ops
        assert begin.request and part.request and names.request and begin.reply
        transfer = rich.SEQUENCES[0]
        rules = rich.BEGIN_BLOCK.rules
        segment_rules = rich.SEGMENT.block.rules
        path = rich.NAMES_BLOCK.slot("path")
        grid = rich.NAMES_BLOCK.slot("grid").type
        note = rich.NAMES_BLOCK.slot("note").type
        data = rich.PART_BLOCK.slot("data").type
        frame, ready, inode = rich.CAPS[0], rich.BEGIN_BLOCK.slot("ready"), rich.ENTRY.block.slot("inode")
        both, several = {"BEGIN"}, {"BEGIN", "PART"}
        cases: list[tuple[Any, Any, set[str]]] = [
            # Ops
            (begin, replace(begin, number=0x409), {"BEGIN"}),
            (begin, replace(begin, reserved=True), {"BEGIN"}),
            (told, replace(told, notify=False), {"TOLD"}),
            (told, replace(told, ack=""), {"TOLD"}),
            (ack, replace(ack, number=0x409), {"ACK", "TOLD"}),
            (begin, replace(begin, results=("NOT_FOUND", "BUSY")), {"BEGIN"}),
            (begin, replace(begin, failure_results=("NOT_FOUND",)), {"BEGIN"}),
            (begin, replace(begin, failure=None), {"BEGIN"}),
            (part, replace(part, reply=None), {"PART"}),
            (rich.member("NOT_FOUND", 3), rich.member("NOT_FOUND", 9), {"BEGIN"}),
            (part.request, replace(part.request, part="table"), {"PART"}),
            # Numbers
            (rich.PID, replace(rich.PID, low=2), set(NAMES) - {"NAMES", "NEVER"}),
            (rich.VADDR, replace(rich.VADDR, aligned=8), several),
            (rich.VADDR, replace(rich.VADDR, high=9), several),
            (rich.BEGIN_BLOCK.slot("all").type, rich.U64, both),
            (rich.BEGIN_BLOCK.slot("slot").type, rich.uint(4, slot_of="sender"), both),
            (ready, replace(ready, type=rich.U8), both),
            # Enums and flags
            (rich.KIND, replace(rich.KIND, members=rich.KIND.members[:2]), both),
            (rich.KIND, replace(rich.KIND, open=True), both),
            (rich.member("BAD", -1), rich.member("BAD", -2), both),
            (rich.member("READ", 1), rich.member("READ", 8), several),
            # Data of all forms
            (path, replace(path, type=Text("text", 1, 510, Form.FIXED)), {"NAMES"}),
            (note, replace(note, low=1), {"NAMES"}),
            (rich.NAMES_BLOCK.slot("args"), replace(rich.NAMES_BLOCK.slot("args"), type=Strings(1020)), {"NAMES"}),
            (grid, replace(grid, low=1), {"NAMES"}),
            (grid, replace(grid, stride=8), {"NAMES"}),
            (data, replace(data, low=0), {"PART"}),
            (data, replace(data, high=2047), {"PART"}),
            (data, replace(data, form=Form.FIXED), {"PART"}),
            (data, replace(data, count="index"), {"PART"}),
            (inode, replace(inode, type=rich.uint(8, low=1)), {"NAMES"}),
            (rich.ENTRY.block, replace(rich.ENTRY.block, align=4), {"NAMES"}),
            # Places
            (rich.BEGIN_BLOCK.slot("kind"), replace(rich.BEGIN_BLOCK.slot("kind"), offset=57), both),
            (rich.PART_BLOCK.items[3], replace(rich.PART_BLOCK.items[3], size=8), {"PART"}),
            (rich.PART_BLOCK, replace(rich.PART_BLOCK, maximum=2063), {"PART"}),
            # Rules
            (rules[0], replace(rules[0], number=2), both),
            (rules[0], replace(rules[0], offset=8), both),
            (rules, rules[1:], both),
            (Lit(-5, "-5"), Lit(-6, "-5"), both),
            (rules[2].expr, Compare("==", rich.ref("ready", Bool()), Lit(1, "true")), both),
            (segment_rules[1], replace(segment_rules[1], number=3), several),
            (rich.REPLY_RULES[0].expr,
             Compare("==", rich.ref("pid", rich.PID), rich.ref("all", rich.sint(8), "request")), both),
            # Capabilities
            (frame, replace(frame, kind_value=5), both),
            (frame, replace(frame, rights_mask=1), both),
            (frame, replace(frame, move=False), both),
            (frame, replace(frame, optional=True), both),
            (frame, replace(frame, high=2), both),
            (frame, replace(frame, fate=("dropped", *frame.fate[1:])), both),
            (rich.CAPS, rich.CAPS[::-1], both),
            # Sequences
            (transfer.steps[0].kind, "step", {"BEGIN"}),
            (transfer.steps[0].rules, (), {"BEGIN"}),
            (transfer.steps[1].updates, (), {"PART"}),
            (Update("next", Lit(0, "0")), Update("next", Lit(1, "0")), {"BEGIN"}),
            (Update("next", Lit(0, "0")), Update("begin", Lit(0, "0")), {"BEGIN"}),
            (rich.BARE.sequences, (), {"BEGIN", "PART", "ACK", "OLD"}),
        ]  # fmt: skip
        for old, new, wanted in cases:
            with self.subTest(repr(new)[:90]):
                self.assertEqual(self.moved(swapped(rich.BARE, old, new)), wanted)

    def test_the_id_is_a_hash_of_the_projection(self) -> None:
        for op in rich.BARE.ops:
            text = projection(op, rich.SEQUENCES, rich.RESULT, rich.BARE.ops)
            digest = sha256(text.encode()).digest()
            wanted = sum(byte << 8 * at for at, byte in enumerate(digest[:8]))
            self.assertEqual(abi_id(op, rich.SEQUENCES, rich.RESULT, rich.BARE.ops), wanted)
        self.assertEqual([op.abi_id for op in rich.RICH.ops], [ids(rich.BARE)[at] for at in range(len(NAMES))])

    def test_projection_of_a_part(self) -> None:
        self.maxDiff = None
        self.assertEqual(projection(rich.OPS[1], rich.SEQUENCES, rich.RESULT, rich.OPS), PART)
        self.assertEqual(f"{abi_id(rich.OPS[1], rich.SEQUENCES):016X}", PART_ID)


# Pinned: a change of the projection moves every id, so it needs a reason and a new first line.
PART = """\
op abi 1
op 1026
results
failures
request body
  size 17..2064 fixed 16 align 8
  @0 8 u64 1..18446744073709551615 aligned 1
  @8 2 u16 0..65535 aligned 1
  @10 2 u16 1..2048 aligned 1 counts @16
  @12 4 zero
  @16 2048 bytes 1..2048 tail count @10
reply body
  size 0..0 fixed 0 align 1
step of a sequence, key @0
  state#1 array 0..4 fixed count #0 stride 24
    struct
    size 24..24 fixed 24 align 8
    @0 8 u64 0..140737488355327 aligned 4096
    @8 8 u64 1..18446744073709551615 aligned 1
    @16 4 u32 mask 7
    @20 4 zero
    rule 1 at 16: not (@16 has 2 and @16 has 4)
    rule 2 at 0: @0 + @8 <= 140737488355328
  state#2 u64 0..18446744073709551615 aligned 1
  set state#2 = if state#2 + request@10 == state#1[request@8]@8 then 0 else if state#2 > 7 then 1 else state#2 * 2
"""
PART_ID = "16C9E8793DEAD1F3"


if __name__ == "__main__":
    unittest.main()
