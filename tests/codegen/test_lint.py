"""codegen.lint: what each rule finds, and what it must leave alone."""

from __future__ import annotations

import itertools
import os
import random
import unittest
from collections.abc import Iterable

from codegen import driver
from codegen.diag.explain import schemas_of
from codegen.diag.reporter import Diagnostic
from codegen.lint import text
from codegen.lint.order import Piece, better_order, size_of
from codegen.lint.rules import RULES
from codegen.lint.run import covers, lint
from codegen.lint.words import EMPTY_REASON, without, words

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLES = os.path.join(TREE, "codegen", "lint", "examples")
SPDX = "// SPDX-License-Identifier: ISC\n"
BULB = '/// What gives light.\nstruct bulb ours "what is screwed in" {{\n/// Told by the maker.\n{}\n}}\n'
RESULTS = """
/// How an op ended.
enum result : u32 ours "as the runtime has them" {
    /// It was done.
    OK = 0 default
    /// The caller may not.
    DENIED = 1
    /// It is malformed.
    INVALID_ARGUMENT = 2
    /// Not now.
    BUSY = 3
    /// There is none.
    NOT_FOUND = 4
    /// The lamp failed.
    INTERNAL = 6
    /// There is no such op.
    UNSUPPORTED = 7
}
"""


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def found(files: list[tuple[str, str]], imports: list[tuple[str, str]] | None = None) -> tuple[Diagnostic, ...]:
    """What lint says of schemas that have no error."""
    loaded = driver.load(files, imports or [])
    assert not loaded.reporter.has_errors, loaded.reporter.render_text()
    return lint(loaded.models, loaded.schemas, loaded.own)


def line_of(one: Diagnostic) -> int:
    return one.span.file.position(one.span.start)[0]


def ids(findings: Iterable[tuple[str, str]]) -> list[str]:
    """The rules that found something."""
    return [id_ for id_, _ in findings]


def lamp(definitions: str, head: str = "ops 0x100..0x10F") -> list[tuple[str, str]]:
    """The findings in a schema `lamp` with these definitions: id and message of each."""
    text_ = f"{SPDX}/// A lamp.\nschema lamp {{\n{head}\n}}\n{definitions}"
    return [(one.id, one.message) for one in found([("lamp.ipc", text_)])]


def message(items: str, before: str = "", head: str = "") -> list[tuple[str, str]]:
    """The findings in a message with these items."""
    return lamp(f'{before}/// What it does now.\nmessage now part body ours "all in one look" {{\n{items}\n}}\n', head)


def field(line: str, doc: str = "Told by the owner.", rest: int = 0) -> list[str]:
    """The ids found for one field, with reserved bytes behind it where its size asks for them."""
    gap = f"\nreserved {rest}" if rest else ""
    return ids(message(f"/// {doc}\n{line}{gap}"))


def op(request: str = "", *, doc: str = "Makes the room bright.", word: str = "op", rest: str = "", before: str = "",
       head: str = "ops 0x100..0x10F", reply: str = "") -> list[tuple[str, str]]:  # fmt: skip
    """The findings in an op."""
    return lamp(
        f'{before}\n/// {doc}\n{word} LIGHT = 0x100 ours "the lowest number" {{\n'
        f'request ours "the room is dark" {{\n{request}\n}}\nreply ours "it lights or it does not" {{\n{reply}\n}}\n'
        f"{rest}\n}}\n",
        head,
    )


def with_results(results: str, doc: str, request: str = "") -> list[tuple[str, str]]:
    return op(request, doc=doc, rest=results, before=RESULTS, head="ops 0x100..0x10F\nresults result")


class Registry(unittest.TestCase):
    def test_each_rule_has_its_examples_and_no_other(self) -> None:
        for kind in ("bad", "good"):
            names = {name.removesuffix(f".{kind}.ipc") for name in os.listdir(EXAMPLES) if f".{kind}." in name}
            self.assertEqual(names, set(RULES), kind)
        self.assertEqual(len(os.listdir(EXAMPLES)), 2 * len(RULES))

    def test_bad_examples_have_one_finding_and_good_ones_none(self) -> None:
        for id_ in RULES:
            for kind, wanted in (("bad", [id_]), ("good", [])):
                with self.subTest(id_, kind=kind):
                    example = read(os.path.join(EXAMPLES, f"{id_}.{kind}.ipc"))
                    self.assertRegex(example, rf"\A{SPDX}// \S.*[.?]\n\n///")
                    self.assertEqual([one.id for one in found(list(schemas_of(example)))], wanted)
                    self.assertEqual(driver.check(schemas_of(example)).reporter.render_text(), "")
                    self.assertEqual(driver.format_source("lamp.ipc", example)[0], example)

    def test_style(self) -> None:
        self.assertEqual(list(RULES), sorted(RULES))
        for id_, rule in RULES.items():
            self.assertRegex(id_, r"^[a-z]+(_[a-z]+)*$")
            self.assertRegex(rule.title, r"^[a-z0][^.]*[a-z]$", id_)
            self.assertRegex(rule.why, r"^[A-Z`_].*[.\"]$", id_)

    def test_explain(self) -> None:
        for id_, rule in RULES.items():
            bad, good = (read(os.path.join(EXAMPLES, f"{id_}.{kind}.ipc")) for kind in ("bad", "good"))
            told = text.explain(id_, bad, good, found(list(schemas_of(bad))))
            self.assertTrue(told.startswith(f"{id_}: {rule.title}\n\n"), id_)
            self.assertIn(f" [{id_}]\n", told)
            self.assertEqual(f"allow {id_} at" in told.replace("\n", " "), id_ != "unused_allow")
            self.assertEqual(told.count("\nFound: ") + told.count("\nClean: "), 2, id_)
            self.assertNotRegex(told, r"\n\n\n|tells more", id_)

    def test_list(self) -> None:
        lines = text.rule_list().splitlines()
        self.assertEqual([line.split()[0] for line in lines], list(RULES))


class Tree(unittest.TestCase):
    def test_the_schemas_of_the_tree_are_clean(self) -> None:
        idl = os.path.join(TREE, "idl")
        files = [(name, read(os.path.join(idl, name))) for name in sorted(os.listdir(idl)) if name.endswith(".ipc")]
        self.assertGreater(len(files), 20)
        self.assertEqual(text.report(found(files)), "")


class Names(unittest.TestCase):
    def test_repeated_name(self) -> None:
        kind = '/// How.\nenum {} : u8 ours "as its switch" {{\n/// Dark.\n{} = 0 default\n}}\n'
        self.assertEqual(ids(lamp(kind.format("mode", "MODE_OFF"))), ["repeated_name"])
        self.assertEqual(ids(lamp(kind.format("lamp_mode", "OFF"))), ["repeated_name"])
        self.assertEqual(lamp(kind.format("mode", "MODEST")), [])
        self.assertEqual(lamp(kind.format("lamps", "OFF")), [])
        part = '/// What gives light.\nstruct bulb ours "what is screwed in" {{\n/// Told by the maker.\n{} : u8\n}}\n'
        self.assertEqual(ids(lamp(part.format("bulb_kind"))), ["repeated_name"])
        self.assertEqual(lamp(part.format("kind")), [])
        # A name that could not stand there is not proposed: a word of the language, a digit, one that is taken.
        for rest in ("bytes", "2"):
            self.assertEqual(lamp(f'/// Told by the maker.\ntype lamp_{rest} : u8 ours "a byte is enough"\n'), [])
        taken = '/// Told by the maker.\ntype {} : u8 ours "a byte is enough"\n'
        self.assertEqual(lamp(taken.format("lamp_kind") + taken.format("kind")), [])
        # Of a body of an op the C name does not begin with the field's container alone.
        self.assertEqual(op("/// Told by the owner.\nlight_kind : u64"), [])

    def test_misnamed_type(self) -> None:
        for line, rest in (("flags : u32", 4), ("old_permissions : u8", 7), ("size : bool", 7), ("is_on : u8", 7)):
            self.assertEqual(field(line, rest=rest), ["misnamed_type"], line)
        flags = '/// Bits.\nflags extra : u64 ours "one a switch" {\n/// It hums.\nHUM = 0x1\n}\n'
        self.assertEqual(message("/// Told by the owner.\nflags : extra", flags), [])
        self.assertEqual(field("masked : bool", rest=7), [])
        self.assertEqual(field("island : u64"), [])

    def test_plain_secret(self) -> None:
        for name in ("password", "disk_passphrase", "private_key", "old_session_key"):
            self.assertEqual(field(f"{name} : bytes[16]"), ["plain_secret"], name)
        self.assertEqual(field("password : secret bytes[16]"), [])
        self.assertEqual(field("key_id : bytes[16]"), [])
        self.assertEqual(field("secret_sum : hash[32]"), [])
        self.assertEqual(field("public_session_key : bytes[16]"), [])


class Units(unittest.TestCase):
    def test_missing_unit(self) -> None:
        for name in ("size", "timeout", "retry_interval", "deadline", "capacity", "started_at", "file_offset"):
            self.assertEqual(field(f"{name} : u64"), ["missing_unit"], name)
        self.assertEqual(field("x : i64", "How far it moved down."), ["missing_unit"])
        for what in ("const TIMEOUT_MAX : u32 = 5", "type delay : u32"):
            doc = "/// Longest that the owner waits.\n"
            self.assertEqual(ids(lamp(f'{doc}{what} ours "most"\n')), ["missing_unit"], what)
            self.assertEqual(lamp(f'{doc.replace("Longest", "Seconds")}{what} ours "most"\n'), [], what)

    def test_a_unit_in_doc_name_or_type(self) -> None:
        self.assertEqual(field("size : u64", "Size in bytes."), [])
        self.assertEqual(field("timeout_ms : u64"), [])
        self.assertEqual(field("retry_period : u64", "Number of lamps between two that are dark."), [])
        self.assertEqual(field("wheel : i64", "How far it turned, in notches."), [])
        ticks = '/// Ticks of the clock.\ntype moment : u64 ours "the only clock"\n'
        self.assertEqual(message("/// Told by the owner.\nstarted_at : moment", ticks), [])

    def test_no_amount(self) -> None:
        for line in ("lamp_id : u64", "count : u64", "sizes_known : u64", "format : u64"):
            self.assertEqual(field(line), [], line)
        counted = "/// Told by the owner.\nlength : u16 count of data\n/// What it heard.\ndata : bytes[0..6]"
        self.assertEqual(message(counted), [])
        self.assertEqual(field("offset : slot of sender", rest=4), [])


class Space(unittest.TestCase):
    def test_unexplained_reserved(self) -> None:
        for items in ("u64\nreserved 8", "u8\nreserved 15", "u8\nreserved 8\nreserved 7"):
            self.assertEqual(field(f"x : {items}"), ["unexplained_reserved"], items)
        ((_, told),) = message("/// Told by the owner.\nx : u8\nreserved 15")
        self.assertEqual(told, "8 of these 15 reserved bytes fill no hole: the alignment does not ask for them")
        self.assertEqual(ids(lamp(BULB.format("kind : u8\nreserved 1"))), ["unexplained_reserved"])
        self.assertEqual(lamp(BULB.format('kind : u8\nreserved 1 "two bytes, so that a u16 can follow"')), [])

    def test_which_reserved_bytes(self) -> None:
        items = '/// Told by the owner.\nx : u64\nreserved 16 "two more lamps"\nreserved 8'
        text_ = f"{SPDX}/// A lamp.\nschema lamp {{ }}\n/// Seen at once.\n"
        text_ += f'message now part body ours "a look" {{\n{items}\n}}\n'
        (one,) = found([("lamp.ipc", text_)])
        self.assertEqual((line_of(one), one.message[:26]), (9, "8 of these 8 reserved byte"))
        # Nothing aligns the tail of a record.
        items = "/// Told by it.\nn : u8 count of w\nreserved 1\n/// Told by it.\nw : text[4] tail"
        self.assertEqual(ids(lamp(f'/// Said.\nrecord word ours "as spoken" {{\n{items}\n}}\n')),
                         ["unexplained_reserved"])  # fmt: skip

    def test_holes_explain_themselves(self) -> None:
        for items in (
            "/// Told by the owner.\nx : u8\nreserved 3\n/// Told by the owner.\ny : u32",
            "/// Told by the owner.\nx : u32\nreserved 4\n/// Told by the owner.\nwhere : path[510]",
            "/// Told by the owner.\nx : u8\nreserved 7",
            "/// Told by the owner.\nx : u16 count of data\nreserved 6\n/// What it heard.\ndata : bytes[0..9] tail",
            '/// Told by the owner.\nx : u64\nreserved 8 "a second lamp"',
            '/// Told by the owner.\nx : u8\nreserved 7\nreserved 8 "a second lamp"',
        ):
            self.assertEqual(message(items), [], items)

    def test_wasteful_order(self) -> None:
        items = "/// Told by it.\na : u8\nreserved 7\n/// Told by it.\nb : u64\n/// Told by it.\nc : u8\nreserved 7"
        (one,) = found([("lamp.ipc", f"{SPDX}/// A lamp.\nschema lamp {{ }}\n/// Seen at once.\n"
                         f'message now part body ours "all in one look" {{\n{items}\n}}\n')])  # fmt: skip
        self.assertEqual(one.id, "wasteful_order")
        self.assertEqual(one.message, "another order of these fields takes 16 bytes, 8 fewer than this one")
        self.assertEqual(one.help, "in this order: a, c, b")

    def test_an_order_that_costs_nothing(self) -> None:
        # The hole before b is as large as the one that would be left at the end.
        self.assertEqual(message("/// Told by it.\nx : u8\nreserved 7\n/// Told by it.\ny : u64"), [])
        # The tail can't stand before y.
        items = "/// Told by it.\nx : u32\n/// Told by it.\nn : u16 count of w\nreserved 2\n/// Told by it.\ny : u64"
        self.assertEqual(message(f"{items}\n/// What it heard.\nw : bytes[0..2] tail"), [])

    def test_a_count_stays_before_what_it_counts(self) -> None:
        items = "/// Told by it.\nx : u8\nreserved 1\n/// Told by it.\nn : u16 count of w\n"
        items += "/// Told by it.\nw : u32[0..2]"
        items += "\n/// Told by it.\ny : u32\n/// Told by it.\nz : u8\nreserved 7"
        found_ = message(items)
        self.assertEqual(ids(found_), ["wasteful_order"])

    def test_orders_by_trying_all(self) -> None:
        """The search finds what trying every order finds."""
        rng = random.Random(5)
        better = 0
        for _ in range(400):
            pieces = []
            for index in range(rng.randrange(2, 7)):
                align = rng.choice((1, 2, 4, 8))
                after = rng.randrange(index) if index and rng.random() < 0.2 else -1
                pieces.append(Piece(f"f{index}", align * rng.randrange(1, 5), align, after))
            unit = rng.choice((1, 4, 8))
            least = min(size_of(order, unit) for order in itertools.permutations(pieces) if legal(order, pieces))
            made = better_order(pieces, unit)
            self.assertEqual(size_of(made, unit) if made else size_of(pieces, unit), least, pieces)
            if made:
                better += 1
                self.assertTrue(legal(made, pieces))
                self.assertEqual(sorted(piece.name for piece in made), sorted(piece.name for piece in pieces))
        self.assertGreater(better, 50)


def legal(order: tuple[Piece, ...], pieces: list[Piece]) -> bool:
    """Whether each piece stands behind its count."""
    at = {piece.name: index for index, piece in enumerate(order)}
    return all(piece.after < 0 or at[pieces[piece.after].name] < at[piece.name] for piece in pieces)


class Enums(unittest.TestCase):
    KIND = '/// How.\n{} mode : u8 ours "as its switch" {{\n/// Dark.\n{}\n/// Bright.\n{}\n}}\n'

    def mode(self, word: str = "enum", first: str = "OFF = 1 default", second: str = "ON = 2") -> str:
        return self.KIND.format(word, first, second)

    def test_no_default(self) -> None:
        self.assertEqual(ids(lamp(self.mode(first="OFF = 1"))), ["no_default"])
        self.assertEqual(ids(lamp(self.mode(first="OFF = 0"))), ["no_default"])
        self.assertEqual(lamp(self.mode("open enum", "OFF = 1")), [])
        self.assertEqual(lamp(self.mode()), [])

    def test_zero_is_not_default(self) -> None:
        ask = "/// How it shall be.\nmode : mode\nreserved 7"
        zero = self.mode(first="OFF = 0", second="ON = 1 default")
        self.assertEqual(ids(op(ask, before=zero)), ["zero_is_not_default"])
        self.assertEqual(op(ask, before=zero.replace("OFF", "NONE")), [])
        self.assertEqual(op(ask, before=self.mode(first="OFF = 0 default")), [])
        self.assertNotIn("zero_is_not_default", ids(op(reply=ask, before=zero)))

    def test_open_in_request(self) -> None:
        ask = "/// How it shall be.\nmode : mode\nreserved 7"
        kind = self.mode("open enum")
        self.assertEqual(ids(op(ask, before=kind)), ["open_in_request"])
        self.assertEqual(op(ask + "\n/// R.\nrule 1 known { mode in {OFF, ON} }", before=kind), [])
        self.assertEqual(op(reply=ask, before=kind), [])
        several = "/// How they shall be.\nmodes : mode[8]"
        self.assertEqual(ids(op(several, before=kind)), ["open_in_request"])
        part = '/// What gives light.\nstruct bulb ours "what is screwed in" {\n/// How it shall be.\nmode : mode\n}\n'
        ask = "/// Told by the owner.\nbulb : bulb\nreserved 7"
        self.assertEqual([(one.id, line_of(one)) for one in self.diagnose(kind + part, ask)], [("open_in_request", 16)])

    def diagnose(self, before: str, request: str) -> tuple[Diagnostic, ...]:
        body = f'/// Seen at once.\nop LIGHT = 0x100 ours "lowest" {{\nrequest ours "a room" {{\n{request}\n}}\n'
        text_ = f"{SPDX}/// A lamp.\nschema lamp {{\nops 0x100..0x10F\n}}\n{before}{body}"
        return found([("lamp.ipc", f'{text_}reply ours "a word" {{ }}\n}}\n')])

    def test_closed_in_reply(self) -> None:
        tell = "/// How it is.\nmode : mode\nreserved 7"
        self.assertEqual(ids(op(reply=tell, before=self.mode())), ["closed_in_reply"])
        self.assertEqual(op(tell, reply=tell, before=self.mode()), [])
        self.assertEqual(op(reply=tell, before=self.mode("open enum")), [])

    def test_bit_gap(self) -> None:
        bits = '/// Bits.\nflags extra : u64 {} {{\n/// It hums.\nHUM = {}\n/// It turns.\nTURN = {}\n{}}}\n'
        ((id_, told),) = lamp(bits.format('ours "one a switch"', "0x1", "0x40", ""))
        self.assertEqual((id_, told), ("bit_gap", "flags 'extra' leave out 0x2, 0x4, 0x8, ... below their highest bit"))
        self.assertEqual(ids(lamp(bits.format('ours "one a switch"', "0x2", "0x4", ""))), ["bit_gap"])
        gone = 'reserved 2..0x2000000000000000 "the maker"\n'
        kept = bits.format('ours "one a switch"', "0x1", "0x4000000000000000", gone)
        self.assertEqual(lamp(kept), [])
        self.assertEqual(lamp(bits.format('from "seed: bits"', "0x1", "0x40", "")), [])


class Prose(unittest.TestCase):
    def test_empty_doc(self) -> None:
        for doc in ("The offset.", "Its offset", "offset of the offset", "An offset, which it has."):
            self.assertEqual(field("offset : slot of child", doc, 4), ["empty_doc"], doc)
        self.assertEqual(field("first_bus : u64", "First bus."), ["empty_doc"])
        self.assertEqual(field("entries : u64", "Entry."), ["empty_doc"])
        self.assertEqual(ids(lamp('/// The most.\nconst MOST : u8 = 1 ours "one bulb"\n')), ["empty_doc"])
        self.assertEqual(field("first_bus : u64", "First bus that is scanned."), [])
        self.assertEqual(field("data : u64", "The bytes."), [])

    def test_members_may_be_what_they_are_called(self) -> None:
        self.assertEqual(lamp('/// How.\nenum mode : u8 ours "as its switch" {\n/// Dark.\nDARK = 0 default\n}\n'), [])

    def test_empty_reason(self) -> None:
        for reason in (
            "needed", "our choice", "because", "we just chose it", "the value that we need", "Most.", "todo: why"
        ):  # fmt: skip
            found_ = lamp(f'/// Percent.\nconst MOST : u8 = 1 ours "{reason}"\n')
            self.assertEqual(ids(found_), ["empty_reason"], reason)
        for reason in ("percent", "as in LEAST", "there is one lamp", "half of the byte"):
            self.assertEqual(lamp(f'/// Percent.\nconst MOST : u8 = 1 ours "{reason}"\n'), [], reason)
        self.assertEqual(lamp('/// Percent.\nconst MOST : u8 = 1 from "our choice"\n'), [])

    def test_every_kind_of_reason(self) -> None:
        kind = '/// How.\nenum mode : u8 ours "{}" {{\n/// Dark.\nDARK = 0 default\n/// Bright.\nBRIGHT = 1 {}\n{}}}\n'
        for first, second, third in (("chosen", "", ""), ("a switch", 'ours "needed"', ""),
                                     ("a switch", 'named ours "own"', ""),
                                     ("a switch", "", 'reserved 2 "reserved"\n')):  # fmt: skip
            self.assertEqual(ids(lamp(kind.format(first, second, third))), ["empty_reason"], (second, third))
        self.assertEqual(ids(lamp("", 'ops 0x100..0x10F\nkept 0x101 "needed"')), ["empty_reason"])
        self.assertEqual(ids(lamp("", 'waive DIM in "1.0" "our choice"')), ["empty_reason"])
        self.assertEqual(field('x : u64\nreserved 8 "reserved"'), ["empty_reason"])
        doc = '/// The kind.\nconst KIND : u8 = 1 ours "half a byte"\n'
        self.assertEqual(ids(lamp(doc, 'allow empty_doc at KIND "needed"')), ["empty_reason"])
        part = '/// What gives light.\nstruct bulb ours "{}" {{\n/// Told by the maker.\nkind : u8\n}}\n'
        self.assertEqual(ids(lamp(part.format("the bulb"))), ["empty_reason"])

    def test_words(self) -> None:
        self.assertEqual(words("DISK_ENTRIES of its boxes' glass"), ("disk", "entry", "of", "its", "box", "glass"))
        self.assertEqual(without("Our own choices", EMPTY_REASON), ())


class Ops(unittest.TestCase):
    def test_unlisted_result(self) -> None:
        self.assertEqual(ids(with_results("", "Makes the room bright. BUSY: it is hot.")), ["unlisted_result"])
        told = [told for _, told in with_results("", "Makes the room bright. BUSY: hot. BUSY, NOT_FOUND: cold.")]
        wanted = [f"{name}, which it does not list" for name in ("BUSY", "NOT_FOUND")]
        self.assertEqual([one.split(" answers ")[1] for one in told], wanted)
        self.assertEqual(with_results("", "Makes the room bright. DENIED: it is hot."), [])
        self.assertEqual(with_results("", "Lights it, as long as nobody is BUSY with it."), [])
        self.assertEqual(with_results("results { BUSY }", "Makes the room bright. BUSY: it is hot."), [])
        self.assertEqual(op(doc="Makes the room bright. BUSY: no results are named in the head."), [])

    def test_unexplained_result(self) -> None:
        self.assertEqual(ids(with_results("results { BUSY }", "Makes the room bright.")), ["unexplained_result"])
        self.assertEqual(with_results("results { BUSY }", "Makes the room bright. BUSY while it is hot."), [])
        which = "/// Told by the owner.\nwhich : u64"
        self.assertEqual(with_results("results { NOT_FOUND }", "Makes the room bright.", which), [])
        failure = 'results { BUSY }\nfailure BUSY ours "until then" {\n/// Told by it.\nx : u64\n}'
        self.assertEqual(with_results(failure, "Makes the room bright."), [])

    def test_idempotent_moves(self) -> None:
        kinds = ('/// Things.\nenum thing : u16 ours "0 is none" {\n/// None.\nNONE = 0 default\n'
                 '/// A bulb.\nBULB = 1\n}\n'
                 '/// Rights.\nflags use : u32 ours "one bit each" {\n/// Turn it.\nTURN = 0x1\n}\n')  # fmt: skip
        head = "ops 0x100..0x10F\ncapabilities thing rights use"
        for mode, word, wanted in (
            ("move", "idempotent op", ["idempotent_moves"]), ("copy", "idempotent op", []), ("move", "op", [])
        ):  # fmt: skip
            cap = f"/// Goes into the socket.\ncap bulb : BULB with TURN {mode}"
            self.assertEqual(ids(op(cap, word=word, before=kinds, head=head)), wanted)
            given = ids(op(reply=cap, word=word, before=kinds, head=head))
            self.assertNotIn("idempotent_moves", given)


class Allowances(unittest.TestCase):
    DOCS = (
        '/// The most.\nconst MOST : u8 = 1 ours "half a byte"\n'
        '/// What it does now.\nmessage now part body ours "all in one look" {\n/// The kind.\nkind : u64\n}\n'
    )

    def ids(self, head: str) -> list[str]:
        return ids(lamp(self.DOCS, head))

    def test_places(self) -> None:
        self.assertEqual(self.ids(""), ["empty_doc", "empty_doc"])
        self.assertEqual(self.ids('allow empty_doc "the lamp explains itself"'), [])
        self.assertEqual(self.ids('allow empty_doc at MOST "the lamp explains itself"'), ["empty_doc"])
        self.assertEqual(self.ids('allow empty_doc at now.kind "the lamp explains itself"'), ["empty_doc"])
        self.assertEqual(self.ids('allow empty_doc at now "the lamp explains itself"'), ["empty_doc"])
        self.assertTrue(covers("A.request", "A.request.x") and covers("", "A") and covers("A", "A"))
        self.assertFalse(covers("A", "AB") or covers("A.request.x", "A.request"))

    def test_places_of_an_op(self) -> None:
        ask = "/// The kind.\nkind : u64"
        for place in ("LIGHT", "LIGHT.request", "LIGHT.request.kind"):
            self.assertEqual(op(ask, head=f'ops 0x100..0x10F\nallow empty_doc at {place} "as said"'), [], place)
        head = 'ops 0x100..0x10F\nallow empty_doc at LIGHT.reply "as said"'
        self.assertEqual(ids(op(ask, head=head)), ["unused_allow", "empty_doc"])

    def test_the_nearest_answers(self) -> None:
        head = "\n".join(f'allow empty_doc at {place} "as said"' for place in ("now", "now.kind", "MOST"))
        text_ = f"{SPDX}/// A lamp.\nschema lamp {{\n{head}\n}}\n{self.DOCS}"
        told = [(one.message, line_of(one)) for one in found([("lamp.ipc", text_)])]
        self.assertEqual(told, [("'empty_doc' finds nothing here, so there is nothing to allow", 4)])

    def test_in_vain(self) -> None:
        for line, said, helped in (
            ("bit_gap at MOST", "'bit_gap' finds nothing here, so there is nothing to allow", "delete the line"),
            ("empty_docs", "there is no rule 'empty_docs' that could be allowed", "did you mean 'empty_doc'?"),
            ("nonsense", "there is no rule 'nonsense' that could be allowed", "'ipcgen lint --list' names the rules"),
            ("unused_allow", "there is no rule 'unused_allow' that could be allowed", "did you mean 'unused_allow'?"),
            ("empty_doc at now.kinds", "there is no 'now.kinds' in this schema", "did you mean 'now.kind'?"),
        ):  # fmt: skip
            text_ = f'{SPDX}/// A lamp.\nschema lamp {{\nallow {line} "as said"\n}}\n{self.DOCS}'
            one = found([("lamp.ipc", text_)])[0]
            self.assertEqual((one.id, one.message), ("unused_allow", said))
            self.assertEqual(one.span.file.position(one.span.start), (4, 1))
            self.assertIn(helped, one.help if line != "unused_allow" else helped)

    def test_imported_schemas_are_left_alone(self) -> None:
        head = f"{SPDX}/// A lamp of two.\nschema "
        first = ("a.ipc", f'{head}a {{ }}\n/// The most.\nconst MOST : u8 = 1 ours "half a byte"\n')
        second = ("b.ipc", f'{head}b {{ }}\nimport a\n/// Percent.\nconst LEAST : u8 = a.MOST ours "a floor"\n')
        self.assertEqual([one.span.file.path for one in found([first, second])], ["a.ipc"])
        self.assertEqual(found([second], [first]), ())


if __name__ == "__main__":
    unittest.main()
