"""codegen.sema: what accepted schemas mean, and that one fault gives one diagnostic. The texts of faults: idl_bad/."""

from __future__ import annotations

import re
import unittest
from pathlib import Path

from codegen import driver
from codegen.sema.expr import And, Arith, Choice, Compare, Has, InRange, Lit, Ref
from codegen.sema.kinds import ArrayOf, Bytes, Form, Int, StructRef, Text
from codegen.sema.model import FATE_MOMENTS, Field, MessageDef, OpDef, SchemaModel
from codegen.sema.ops import RUNTIME_RESULTS

ROOT = Path(__file__).resolve().parents[2]
SPDX = "// SPDX-License-Identifier: ISC\n"
HEAD = "/// A lamp.\nschema lamp { ops 0x100..0x10F }\n"
CAPS = """
/// Kinds.
enum thing : u16 ours "x" {
    /// None.
    NONE = 0
    /// A bulb.
    BULB = 3
}
/// Rights.
flags use : u32 ours "x" {
    /// Look.
    SEE = 0x1
    /// Turn.
    TURN = 0x8
}
"""
OPS = """
/// Begins.
op BEGIN = 0x101 ours "x" {
    request ours "x" {
        /// Key.
        show : u64
        /// Scenes.
        scenes : u64
        /// Lights.
        count : u64 count of lights
        /// Lights.
        lights : u64[0..4]
        /// Mode.
        mode : mode
        reserved 7
    }
    reply ours "x" { }
}
/// Ends.
op END = 0x102 ours "x" {
    request ours "x" {
        /// Key.
        show : u64
        /// Change.
        change : i64
    }
    reply ours "x" { }
}
/// How.
enum mode : u8 ours "x" {
    /// Bright.
    BRIGHT = 1
    /// Dim.
    DIM = 2
}
"""


def ids(text: str, *others: tuple[str, str], head: str = HEAD) -> list[str]:
    """The ids that a schema `lamp` gets."""
    files = [("lamp.ipc", SPDX + head + text)] + [(f"{name}.ipc", SPDX + other) for name, other in others]
    return [diagnostic.id for diagnostic in driver.load(files).reporter.diagnostics]


def model(text: str, *others: tuple[str, str], head: str = HEAD) -> SchemaModel:
    """The resolved schema `lamp`."""
    files = [("lamp.ipc", SPDX + head + text)] + [(f"{name}.ipc", SPDX + other) for name, other in others]
    loaded = driver.load(files)
    assert not loaded.reporter.has_errors, loaded.reporter.render_text()
    return next(found for found in loaded.models if found.name == "lamp")


def message(items: str, before: str = "", head: str = HEAD) -> MessageDef:
    """A message with those items."""
    return model(f'{before}/// Now.\nmessage now part body ours "x" {{\n{items}\n}}\n', head=head).messages[0]


def fields(found: MessageDef) -> dict[str, Field]:
    """The fields of a message by name."""
    return {item.name: item for item in found.block.items if isinstance(item, Field)}


def rule(text: str, items: str = "/// A.\na : u64\n/// B.\nb : u64", before: str = "") -> object:
    """The expression of a rule."""
    return message(f"{items}\n/// R.\nrule 1 r {{ {text} }}", before).block.rules[0].expr


class Types(unittest.TestCase):
    def one(self, text: str, before: str = "") -> object:
        """The type of a field; whatever else a body of 8 bytes needs is not looked at."""
        loaded = driver.load([("lamp.ipc", f'{SPDX}{HEAD}{before}/// R.\nstruct s ours "x" {{\n{text}\n}}\n')])
        assert not loaded.reporter.has_errors, loaded.reporter.render_text()
        block = loaded.models[0].structs[-1].block
        last = [item for item in block.items if isinstance(item, Field)][-1]
        return last.type

    def test_integers(self) -> None:
        self.assertEqual(self.one("/// A.\na : u8"), Int(1, False, 0, 255))
        self.assertEqual(self.one("/// A.\na : i16"), Int(2, True, -0x8000, 0x7FFF))
        self.assertEqual(self.one("/// A.\na : u32 in 2..9 aligned 4"), Int(4, False, 2, 9, 4))
        self.assertEqual(self.one("/// A.\na : i64 in -5..5"), Int(8, True, -5, 5))
        self.assertEqual(self.one("/// A.\na : slot of child"), Int(4, False, 0, 2**32 - 1, slot_of="child"))

    def test_named_types(self) -> None:
        before = '/// P.\ntype percent : u8 in 0..100 ours "x"\n/// H.\ntype half : percent in 0..50 ours "x"\n'
        self.assertEqual(self.one("/// A.\na : half", before), Int(1, False, 0, 50, alias="lamp.half"))
        self.assertEqual(self.one("/// A.\na : half in 1..2", before), Int(1, False, 1, 2, alias="lamp.half"))

    def test_bulk(self) -> None:
        self.assertEqual(self.one("/// A.\na : hash[32]"), Bytes(32, 32, Form.EXACT, digest=True))
        self.assertEqual(self.one("/// A.\na : secret bytes[16]"), Bytes(16, 16, Form.EXACT, secret=True))
        self.assertEqual(self.one("/// A.\na : text[6]"), Text("text", 0, 6, Form.FIXED))
        self.assertEqual(self.one("/// A.\na : text[3..6]"), Text("text", 3, 6, Form.FIXED))
        self.assertEqual(self.one("/// A.\na : path"), Text("path", 1, 510, Form.FIXED))
        self.assertEqual(self.one("/// A.\na : name"), Text("name", 1, 255, Form.FIXED))
        self.assertEqual(self.one("/// A.\na : name[0..9]"), Text("name", 1, 9, Form.FIXED))
        self.assertEqual(self.one("/// C.\nc : u8 count of a\n/// A.\na : bytes[2..7]"), Bytes(2, 7, Form.FIXED, "c"))

    def test_counts_are_bounded_by_what_they_count(self) -> None:
        found = fields(message("/// C.\nc : u64 count of a\n/// A.\na : u16[2..4]"))
        self.assertEqual(found["c"].type, Int(8, False, 2, 4, counts="a"))
        self.assertEqual(found["a"].type, ArrayOf(Int(2, False, 0, 65535), 2, 4, Form.FIXED, "c"))

    def test_tails_without_a_low_end_may_be_empty(self) -> None:
        for kind in ("u16[4]", "bytes[4]", "text[4]"):
            found = fields(message(f"/// C.\nc : u64 count of a\n/// A.\na : {kind} tail"))
            counter = found["c"].type
            assert isinstance(counter, Int)
            self.assertEqual((counter.low, counter.high), (0, 4), kind)

    def test_constants(self) -> None:
        found = model(
            '/// A.\nconst A : u16 = B * 2 + C ours "x"\n/// B.\nconst B : u8 = 0x10 | 1 ours "x" as LAMP_B\n'
            '/// C.\nconst C : i8 = -3 ours "x"\n'
        ).constants
        self.assertEqual(
            [(c.name, c.value, c.c_name) for c in found], [("A", 31, ""), ("B", 17, "LAMP_B"), ("C", -3, "")]
        )

    def test_enums(self) -> None:
        found = model(
            '/// E.\nopen enum e : i8 as LAMP_X ours "all" {\n/// A.\nA = -1\n/// B.\nB = 2 default from "doc"\n'
            'reserved 5..7 "old"\n}\n'
        ).enums[0]
        self.assertEqual(
            (found.name, found.width, found.signed, found.open, found.prefix), ("lamp.e", 1, True, True, "LAMP_X")
        )
        self.assertEqual(
            [(m.name, m.value, m.default, m.provenance.text) for m in found.members],
            [("A", -1, False, "all"), ("B", 2, True, "doc")],
        )
        self.assertEqual([(gap.low, gap.high, gap.reason) for gap in found.retired], [(5, 7, "old")])

    def test_imports(self) -> None:
        room = (
            '/// Rooms.\nschema room { }\n/// N.\ntype number : u32 in 1..9 ours "x"\n'
            '/// S.\nstruct s ours "x" {\n/// A.\na : number\n}\n'
        )
        found = model(
            'import room\n/// L.\nstruct l ours "x" {\n/// A.\na : room.s\n/// B.\nb : room.number in 2..3\n}\n',
            ("room", room),
            head="/// A lamp.\nschema lamp { }\n",
        )
        items = {item.name: item for item in found.structs[0].block.items if isinstance(item, Field)}
        self.assertEqual(items["a"].type, StructRef("room.s"))
        self.assertEqual(items["b"].type, Int(4, False, 2, 3, alias="room.number"))
        self.assertEqual([struct.name for struct in found.foreign_structs], ["room.s"])


class Rules(unittest.TestCase):
    def test_literals_are_worked_out(self) -> None:
        expr = rule("a < 2 * 3 + 4")
        assert isinstance(expr, Compare)
        self.assertEqual(expr.right, Lit(10, "10"))

    def test_binary_literals_are_kept_as_hexadecimal(self) -> None:
        for text, want in (("0b101", "0x5"), ("0x0_F", "0x0_F"), ("1_000", "1_000")):
            expr = rule(f"a < {text}")
            assert isinstance(expr, Compare) and isinstance(expr.right, Lit)
            self.assertEqual(expr.right.text, want)

    def test_constants_keep_their_names(self) -> None:
        expr = rule("a < MOST", before='/// M.\nconst MOST : u64 = 7 ours "x"\n')
        assert isinstance(expr, Compare)
        self.assertEqual(expr.right, Lit(7, "MOST"))

    def test_members_take_their_enum_from_the_other_side(self) -> None:
        flags = '/// F.\nflags f : u64 ours "x" {\n/// A.\nA = 1\n/// B.\nB = 4\n}\n'
        has = rule("s has A | B", "/// S.\ns : f", flags)
        assert isinstance(has, Has)
        self.assertEqual(has.mask, Lit(5, "A | B"))
        equal = rule("B == s", "/// S.\ns : f", flags)
        assert isinstance(equal, Compare)
        self.assertEqual(equal.left, Lit(4, "B"))

    def test_bool_alone_is_a_condition(self) -> None:
        expr = rule("on and a in 1..5", "/// O.\non : bool\nreserved 7\n/// A.\na : u64")
        assert isinstance(expr, And)
        first, second = expr.operands
        assert isinstance(first, Compare) and isinstance(second, InRange)
        self.assertEqual((first.op, first.right), ("==", Lit(1, "true")))

    def test_decided_by_the_types(self) -> None:
        items = "/// A.\na : u8 in 10..20\nreserved 7\n/// B.\nb : i64\n/// O.\no : bool\nreserved 7"
        for text in (
            "a >= 10",
            "a <= 20",
            "a < 10",
            "a > 20",
            "a == 9",
            "a != 21",
            "10 <= a",
            "a in 10..20",
            "a in 0..30",
            "a in 21..30",
            "a in {1, 2}",
            "o == 2",
            "o in 0..1",
            "1 == 1",
            "a == -1",
            "b == 0x8000_0000_0000_0000",
        ):
            found = ids(f'/// N.\nmessage now part body ours "x" {{\n{items}\n/// R.\nrule 1 r {{ {text} }}\n}}\n')
            self.assertEqual(found, ["IPC0409"], text)
        for text in (
            "a > 10",
            "a < 20",
            "a == 10",
            "a != 20",
            "a in 11..30",
            "a in {1, 10}",
            "o == 1",
            "o in {1}",
            "b == -1",
            "a + 1 > 0",
        ):
            found = ids(f'/// N.\nmessage now part body ours "x" {{\n{items}\n/// R.\nrule 1 r {{ {text} }}\n}}\n')
            self.assertEqual(found, [], text)

    def test_domains(self) -> None:
        items = "/// U.\nu : u64\n/// I.\ni : i32\nreserved 4"
        for text, want in (
            ("u + 1 > 2", []),
            ("i - 5 > -3", []),
            ("u == i", ["IPC0405"]),
            ("u + i > 1", ["IPC0405"]),
            ("round_up(i, 8) == 8", ["IPC0413"]),
            ("i % 3 == 1", ["IPC0412"]),
            ("u - 5 > -3", ["IPC0409"]),
        ):
            found = ids(f'/// N.\nmessage now part body ours "x" {{\n{items}\n/// R.\nrule 1 r {{ {text} }}\n}}\n')
            self.assertEqual(found, want, text)

    def test_rules_stand_by_number(self) -> None:
        rules = message("/// A.\na : u64\n/// R.\nrule 9 r { a > 1 }\n/// S.\nrule 2 s { a > 2 }").block.rules
        self.assertEqual([found.number for found in rules], [2, 9])


class Ops(unittest.TestCase):
    def cap(self, text: str, role: str = "request") -> tuple[str, ...]:
        """The fate of a capability."""
        bodies = {"request": 'request ours "x" { }', "reply": 'reply ours "x" { }'}
        bodies[role] = f'{role} ours "x" {{\n/// C.\ncap c : BULB with SEE, TURN {text}\n}}'
        head = "/// A lamp.\nschema lamp {\n    ops 1..9\n    capabilities thing rights use\n}\n"
        op = model(f'{CAPS}/// O.\nop O = 1 ours "x" {{\n{bodies["request"]}\n{bodies["reply"]}\n}}\n', head=head).ops[
            0
        ]
        body = op.request if role == "request" else op.reply
        assert body is not None
        cap = body.caps[0]
        self.assertEqual((cap.kind_value, cap.rights_mask, cap.rights), (3, 9, ("SEE", "TURN")))
        return cap.fate

    def test_fates(self) -> None:
        self.assertEqual(self.cap("move"), ("sender", "sender", "dropped", "dropped", "receiver", "dropped"))
        self.assertEqual(
            self.cap("copy {\nhandler_failed = sender\nreply_refused = dropped\n}"),
            ("sender", "sender", "dropped", "sender", "dropped", "dropped"),
        )
        for text in ("copy", "move", "move {\nhandler_failed = sender\n}"):
            self.assertEqual(
                self.cap(text, "reply"), ("dropped", "untouched", "untouched", "sender", "dropped", "dropped")
            )
        self.assertEqual(len(FATE_MOMENTS), len(self.cap("move")))

    def test_numbers_of_the_runtime(self) -> None:
        header = (ROOT / "generated" / "ipc" / "wire" / "wire.h").read_text(encoding="utf-8")
        numbers = {name: int(value) for name, value in re.findall(r"\bIPC_RESULT_(\w+) = (\d+),", header)}
        self.assertEqual({name: numbers[name] for name in RUNTIME_RESULTS}, RUNTIME_RESULTS)

    def test_results_and_kept_numbers(self) -> None:
        numbers = {**RUNTIME_RESULTS, "BUSY": 8, "GONE": 9}
        enum = "".join(f"/// {name}.\n{name} = {value}\n" for name, value in numbers.items())
        head = '/// A lamp.\nschema lamp {\n    ops 1..9\n    kept 2..3 "others"\n    results result\n}\n'
        body = 'request ours "x" { }\nreply ours "x" { }\nresults { BUSY, GONE }\nfailure GONE, DENIED ours "x" { }'
        found = model(
            f'/// R.\nenum result : u32 ours "x" {{\n{enum}}}\n'
            f'/// O.\ntest idempotent op O = 4 ours "x" {{\n{body}\n}}\n',
            head=head,
        )
        op: OpDef = found.ops[0]
        self.assertEqual((op.results, op.failure_results), (("BUSY", "GONE"), ("GONE", "DENIED")))
        self.assertEqual((op.test, op.idempotent, op.reserved), (True, True, False))
        self.assertEqual((found.result_enum, [(gap.low, gap.high) for gap in found.kept]), ("lamp.result", [(2, 3)]))


class Accepted(unittest.TestCase):
    HEAD = "/// A lamp.\nschema lamp {\n%s}\n"
    LINES = (
        '    waive DIM in "1.0" "no lamp was dimmed"\n    waive mode in " 1.0 " " a word of its own "\n'
        '    allow missing_unit "the lamp knows"\n    allow missing_unit at SET.request.level "it says so"\n'
    )

    def text(self, lines: str) -> str:
        """A schema whose head has these lines."""
        return SPDX + self.HEAD % f"ops 0x100..0x10F\n{lines}" + OPS

    def test_the_model_has_them_with_their_places(self) -> None:
        (model,) = driver.load([("lamp.ipc", self.text(self.LINES))]).models
        waived = [(waiver.name, waiver.release, waiver.reason) for waiver in model.waivers]
        self.assertEqual(waived, [("DIM", "1.0", "no lamp was dimmed"), ("mode", "1.0", "a word of its own")])
        allowed = [(one.rule, one.place, one.reason) for one in model.allowances]
        self.assertEqual(
            allowed, [("missing_unit", "", "the lamp knows"), ("missing_unit", "SET.request.level", "it says so")]
        )
        lines = [one.span.file.position(one.span.start)[0] for one in (*model.waivers, *model.allowances)]
        self.assertEqual(lines, [5, 6, 7, 8])
        self.assertEqual(model.waivers[0].span.file.path, "lamp.ipc")

    def test_allowances_change_no_generated_text(self) -> None:
        allowed = self.LINES[self.LINES.index("    allow") :]
        files = [driver.generate([("lamp.ipc", self.text(lines))]).outputs for lines in ("", allowed)]
        self.assertGreater(len(files[0] or ()), 5)
        self.assertEqual(files[0], files[1])


class Sequences(unittest.TestCase):
    STATE = (
        "/// L.\nleft : u64\n/// C.\ncount : u64 count of lights\n/// L.\nlights : u64[0..4]\n"
        "/// M.\nmode : mode\n/// B.\nsum : i64\n"
    )

    def text(self, begin: str, rest: str = "commit END { }") -> str:
        """A schema with a sequence."""
        body = f"key show\nstate {{\n{self.STATE}}}\nbegin BEGIN {{\n{begin}\n}}\n{rest}\n"
        return f'{OPS}/// S.\nsequence show ours "x" {{\n{body}}}\n'

    def test_updates(self) -> None:
        found = model(
            self.text(
                "set left = request.scenes - 1\nset lights = request.lights\nset mode = DIM\n"
                "set sum = if request.mode == DIM then -1 else 1"
            )
        ).sequences[0]
        left, lights, mode, total = (update.value for update in found.steps[0].updates)
        assert isinstance(left, Arith) and isinstance(lights, Ref) and isinstance(total, Choice)
        self.assertEqual(lights.path, ("lights",))
        self.assertEqual(mode, Lit(2, "DIM"))
        self.assertEqual((found.key, found.key_type), ("show", Int(8, False, 0, 2**64 - 1)))

    def test_members_in_both_branches(self) -> None:
        found = model(self.text("set mode = if request.scenes > 1 then BRIGHT else DIM")).sequences[0]
        choice = found.steps[0].updates[0].value
        assert isinstance(choice, Choice)
        self.assertEqual((choice.first, choice.second), (Lit(1, "BRIGHT"), Lit(2, "DIM")))

    def test_what_can_not_be_stored(self) -> None:
        for text, want in (
            ("set left = request.lights", ["IPC0404"]),
            ("set lights = request.scenes", ["IPC0606"]),
            ("set count = request.scenes", ["IPC0606"]),
            ("set sum = request.scenes", ["IPC0405"]),
            ("set sum = if request.scenes > 1 then request.scenes else 1", ["IPC0405"]),
            ("set left = -1", ["IPC0409"]),
            ("set nothing = 1", ["IPC0605"]),
            ("set lights = state.lights", []),
        ):
            self.assertEqual(ids(self.text(text)), want, text)


class OneFault(unittest.TestCase):
    """A fault is told where it is, and nothing that follows from it."""

    def test_no_cascade(self) -> None:
        for text, want in (
            ('/// A.\nconst A : u8 = B + 1 ours "x"\n/// C.\nconst C : u8 = A * 2 ours "x"\n', ["IPC0203"]),
            (
                '/// A.\ntype a : nothing ours "x"\n/// B.\ntype b : a ours "x"\n'
                '/// S.\nstruct s ours "x" {\n/// X.\nx : b\n}\n',
                ["IPC0203"],
            ),
            (
                '/// N.\nmessage n part body ours "x" {\n/// A.\na : nothing\n/// B.\nb : u64\n'
                "/// R.\nrule 1 r { a < b }\n"
                'example "e" { a = 1 b = 2 }\n}\n',
                ["IPC0203"],
            ),
            (
                '/// O.\nop O = 0x101 ours "x" {\nrequest ours "x" {\n/// A.\na : nothing\n}\n'
                'reply ours "x" {\n/// B.\nb : u64\n'
                "/// R.\nrule 1 r given request { b < request.a }\n}\n}\n",
                ["IPC0203"],
            ),
            (
                '/// O.\nop O = 0x101 ours "x" {\nreply ours "x" {\n/// B.\nb : u64\n'
                "/// R.\nrule 1 r given request { b < request.a }\n}\n}\n",
                ["IPC0501"],
            ),
            (
                '/// A.\nstruct a ours "x" {\n/// B.\nb : b\n}\n/// B.\nstruct b ours "x" {\n/// A.\na : a\n}\n'
                '/// C.\nstruct c ours "x" {\n/// A.\na : a\n}\n',
                ["IPC0315", "IPC0315"],
            ),
        ):
            self.assertEqual(ids(text), want, text)

    def test_several_faults_of_one_stage(self) -> None:
        text = (
            '/// A.\nconst a : u8 = 300 ours "x"\n/// N.\nmessage n part foot ours "x" {\nlevel : u64 in 5..1\n/// M.\n'
            "most : u48\n}\n"
        )
        self.assertEqual(ids(text), ["IPC0201", "IPC0306", "IPC0518", "IPC0801", "IPC0305", "IPC0203"])


if __name__ == "__main__":
    unittest.main()
