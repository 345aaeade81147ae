"""codegen.decode on every vector of every schema: values, verdicts and words come from the statements alone."""

from __future__ import annotations

import re
import unittest
from typing import Iterator

from codegen.decode import bare, text
from codegen.decode.hexes import parse
from codegen.decode.message import take_apart
from codegen.decode.rows import Piece, Row, holds_secret, rows_of
from codegen.decode.verdicts import Subject, explain
from codegen.layout.model import Message, Op, Schema
from codegen.layout.verdict import CLASSES, PARTS, describe, verdict
from codegen.reference.model import Accept, Cases, Line, patched
from tests.codegen.decode_cases import everything, framed, least_table, loaded, message_cases, op_of, values_of

SECRET = b"\xc5\x3a\xc5\x3b" * 4


class Accepted(unittest.TestCase):
    """Accepted vectors decode without a verdict, and each value is the one that the vector's own annotation gives."""

    def test_bodies_and_headers(self) -> None:
        statements, count = everything()[0], 0
        for schema, message, cases in message_cases("message"):
            for accept in cases.accepts:
                with self.subTest(f"{schema.name}.{message.name}", accept=accept.name):
                    found = bare.bare(statements, Piece(accept.data), message.part, f"{schema.name}.{message.name}")
                    self.assertEqual(found.judged, 0)
                    rows = {row.offset: row for row in found.rows[message.part] if row.size}
                    for line in accept.lines:
                        count += self.same(line, rows)
        self.assertGreater(count, 2000)

    def same(self, line: Line, rows: dict[int, Row]) -> int:
        """One line of a vector against the row at its offset; 1 if they could be compared."""
        name, equals, value = line.label.partition(" = ")
        if not line.data:
            return 0
        row = rows[line.offset]
        if not equals:
            self.assertIn(row.name, (name, "padding", "-"), line)
            self.assertEqual(row.data, line.data)
            return 1
        self.assertEqual(row.name if row.size else name, name, line)
        if row.value.startswith("secret"):
            return 1
        self.assertEqual(line.data[: row.size], row.data, line)
        if re.fullmatch("-?[0-9]+|0x[0-9a-f]+", value) and re.fullmatch("-?[0-9]+|0x[0-9A-F_]+", row.value):
            self.assertEqual(int(value, 0), int(row.value.replace("_", ""), 0))
        elif re.fullmatch("[0-9]+ bytes", value) or "…" in value or "0x" in value:
            self.assertTrue(row.value)
        else:
            empty = ("no bytes", "no strings", "no elements")
            shown = "none" if row.value in empty else row.value.partition(", no member of ")[0]
            self.assertIn(shown, (value, re.sub(r"\b0\b", "none", value)), line)
        return 1

    def test_long_and_opaque_values(self) -> None:
        """What the annotation leaves out stands in the row: the whole of a text, the digits of a digest."""
        statements = everything()[0]
        body = parse("07 00000000000000" + "ab" * 32 + "00112233445566778899aabbccddeeff" * 2)
        found = bare.bare(statements, body, "", "COMMIT_LOADER_IMAGE_TRANSFER")
        self.assertEqual(values_of(found)["plan_hash"], "ab" * 32)
        self.assertEqual(values_of(found)["stream_sha256"], "00112233445566778899aabbccddeeff" * 2)

    def test_tables(self) -> None:
        statements, count = everything()[0], 0
        for schema, message, cases in message_cases("table"):
            assert schema.rights_flags is not None
            rights = [member.name for member in schema.rights_flags.by_value]
            for accept in cases.accepts:
                if not accept.data:
                    continue
                with self.subTest(f"{schema.name}.{message.name}", accept=accept.name):
                    found = bare.bare(statements, Piece(accept.data), "table", f"{schema.name}.{message.name}")
                    self.assertEqual(found.judged, 0)
                    lines = list(text.table_rows(statements, found))
                    for line in accept.lines:
                        name, _, value = line.label.partition(" = ")
                        entry, _, what = name.partition(".")
                        if what not in ("slot", "kind", "mode", "rights"):
                            continue
                        at = line.offset - (line.offset - 8) % 16
                        shown = next(shown for shown in lines if shown.startswith(f"{at:4}  "))
                        self.assertRegex(shown, rf" {entry}(\[\d\])? = ")
                        bits = [name for name in rights if name in value.split(" | ")] or ["none"]
                        words = {"slot": f"slot {value},", "rights": f"rights {' | '.join(bits)}"}
                        self.assertIn(words.get(what, f", {value},"), shown)
                        count += 1
        self.assertGreater(count, 100)

    def test_whole_messages(self) -> None:
        """Every body of an op within a message: op, role and values come from the header alone."""
        statements, count = everything()[0], 0
        for schema, message, cases in message_cases("message"):
            op = op_of(schema, message)
            if op is None or not cases.accepts:
                continue
            for accept in cases.accepts:
                with self.subTest(f"{schema.name}.{message.name}", accept=accept.name):
                    found = take_apart(statements, Piece(self.whole(schema, message, accept)))
                    self.assertEqual(found.judged, 0, explain(found.judged, Subject(statements)))
                    self.assertEqual(found.op, op)
                    self.assertEqual(found.message, message)
                    self.assertEqual(found.rows["body"], rows_of(message.block, Piece(accept.data)))
                    count += 1
        self.assertGreater(count, 150)

    def whole(self, schema: Schema, message: Message, accept: Accept) -> bytes:
        return framed(schema, message, accept.data, least_table(message))

    def test_rules_that_need_the_request(self) -> None:
        """With the request they are checked; without it they are named as unchecked."""
        statements, count = everything()[0], 0
        for schema, message, cases in message_cases("message"):
            op = op_of(schema, message)
            needed = tuple(rule.name for rule in message.block.rules if rule.given_request)
            if op is None or not needed:
                continue
            for accept in cases.accepts:
                found = take_apart(statements, Piece(self.whole(schema, message, accept)))
                self.assertEqual(found.unchecked, needed)
                request: dict[str, object] = {}
                for given in accept.givens:
                    *above, last = given.name.split(".")
                    inner = request
                    for part in above:
                        inner = inner.setdefault(part, {})  # type: ignore[assignment]
                    inner[last] = given.value
                found = take_apart(statements, Piece(self.whole(schema, message, accept)), request)
                self.assertEqual((found.judged, found.unchecked), (0, ()))
                count += 1
        self.assertGreater(count, 5)


class Refused(unittest.TestCase):
    """Refused vectors decode to exactly their verdict, and the words name the field and the rule."""

    def refusals(self, kind: str) -> Iterator[tuple[Schema, Message, Cases, bytes, int, str, bool]]:
        for schema, message, cases in message_cases(kind):
            accepts = {accept.name: accept for accept in cases.accepts}
            for refuse in cases.refuses:
                base = accepts[refuse.base]
                data = patched(base.data, refuse.length, refuse.patches)
                given = bool(base.givens or refuse.givens)
                yield schema, message, cases, data, refuse.verdict, refuse.note, given

    def test_parts(self) -> None:
        statements, count = everything()[0], 0
        for schema, message, _, data, wanted, note, given in self.refusals("message"):
            part, name, _, rule = describe(wanted)
            ruled = [item for item in message.block.rules if item.number == rule and item.name == note]
            if given and ruled and ruled[0].given_request:
                continue
            with self.subTest(f"{schema.name}.{message.name}", data=data.hex(), wanted=f"{wanted:#x}"):
                found = bare.bare(statements, Piece(data), part, f"{schema.name}.{message.name}")
                self.assertEqual(found.judged, wanted)
                lines = explain(wanted, text.subject_of(statements, found))
                self.assertTrue(lines[0].startswith(name), lines)
                without = explain(wanted, Subject(statements, schema, op_of(schema, message), message))
                self.assertEqual(lines[0].split(":")[0], without[0].split(":")[0])
                if name == "RULE":
                    ruled_lines = [line for line in lines if line.startswith("rule ")]
                    self.assertEqual(ruled_lines, [line for line in without if line.startswith("rule ")])
                if name == "RULE":
                    rules = [line for line in lines if line.startswith("rule ")]
                    self.assertTrue(len(rules) == 1 and rules[0].startswith(f"rule {rule} {note}: "), (note, lines))
                elif note and name != "LENGTH":
                    place = re.escape(note).replace(r"\[first\]", r"\[0\]").replace(r"\[last\]", r"\[[0-9]+\]")
                    if name == "RECORD" and note.endswith("_count"):  # the note names what was changed
                        place = r"\w+\[[0-9]+\]"
                    if name == "PADDING":
                        place += r"(\.\w+)?"
                    self.assertRegex(lines[0], f": {place}$")
                self.assertTrue(all(lines), lines)
                count += 1
        self.assertGreater(count, 1500)

    def test_tables(self) -> None:
        statements, count = everything()[0], 0
        for schema, message, _, data, wanted, note, _ in self.refusals("table"):
            with self.subTest(f"{schema.name}.{message.name}", data=data.hex(), wanted=f"{wanted:#x}"):
                found = bare.bare(statements, Piece(data), "table", f"{schema.name}.{message.name}")
                self.assertEqual(found.judged, wanted)
                lines = explain(wanted, text.subject_of(statements, found))
                self.assertIn(note, lines[0])
                self.assertGreater(len(lines), 1)
                count += 1
        self.assertGreater(count, 50)

    def test_whole_messages(self) -> None:
        """In a whole message the verdict is the same, and the explanation of a reply that repeats it, too."""
        statements, count = everything()[0], 0
        for schema, message, _, data, wanted, note, given in self.refusals("message"):
            op = op_of(schema, message)
            if op is None or given or len(data) > 3900:
                continue
            with self.subTest(f"{schema.name}.{message.name}", data=data.hex(), wanted=f"{wanted:#x}"):
                whole = framed(schema, message, data, least_table(message))
                found = take_apart(statements, Piece(whole))
                self.assertEqual(found.judged, wanted)
                if message.role == "request":
                    reply = take_apart(statements, Piece(self.refusal(op, wanted)))
                    self.assertEqual(reply.judged, 0)
                    with_bytes = list(text.refusal_lines(statements, reply, found, ""))
                    without = list(text.refusal_lines(statements, reply, None, ""))
                    for lines in (with_bytes, without):
                        self.assertIn("for its request has", lines[0])
                    if describe(wanted)[1] == "RULE":
                        text_of_rule = f"rule {describe(wanted)[3]} {note}: "
                        self.assertTrue(any(text_of_rule in line for line in with_bytes), with_bytes)
                        self.assertTrue(any(text_of_rule in line for line in without), without)
                    count += 1
        self.assertGreater(count, 700)

    def refusal(self, op: Op, detail: int) -> bytes:
        fields = ((1, 2), (1, 2), (op.number, 4), (0, 4), (2, 4), (7, 8), (detail, 4), (0, 4))
        return b"".join(value.to_bytes(width, "little") for value, width in fields)

    def test_every_class_has_words(self) -> None:
        statements = everything()[0]
        op = statements.named("SPAWN_SERVICE").op
        assert op is not None and op.request is not None
        for name in CLASSES:
            for part in PARTS:
                for offset in (0, 4, 0x414, 0xFFFF):
                    about = Subject(statements, op=op, message=op.request)
                    lines = explain(verdict(part, name, offset, 1 if name == "RULE" else 0), about)
                    self.assertTrue(lines and all(lines), (name, part, offset))
        self.assertIn("no verdict", explain(1 << 32, Subject(statements))[0])
        self.assertIn("later version", explain(0x8000_00FE, Subject(statements))[0])

    def test_rules_without_bytes(self) -> None:
        """A verdict alone names the rule: its text and its doc stand there."""
        statements = everything()[0]
        about = Subject(statements, message=statements.named("procd.stop_process_request").message)
        self.assertEqual(
            explain(0x8100_081A, about),
            [
                "RULE 1 at byte 8 of the body: reason",
                "rule 1 has_reason: reason != NONE  (where NONE = 0)",
                "Whoever stops a process says why.",
            ],
        )

    def test_sequence_rules(self) -> None:
        statements = everything()[0]
        known = statements.named("SEND_LOADER_IMAGE_CHUNK")
        assert known.op is not None
        about = Subject(statements, known.schema, known.op, known.op.request)
        lines = explain(verdict("sequence", "RULE", 16, 3), about)
        self.assertEqual(lines[0], "RULE 3 at byte 16 of the sequence: offset")
        self.assertIn("rule 3 in_order: request.offset == state.next_offset", lines)
        lines = explain(verdict("sequence", "KEY"), about)
        self.assertEqual(lines[:2], ["KEY of the sequence", "Another key is active; nothing was touched."])


class Secrets(unittest.TestCase):
    """No byte of a secret is printed, whatever else is wrong with the message."""

    def outputs(self) -> Iterator[tuple[str, str]]:
        statements = everything()[0]
        store = next(schema for schema, _ in everything()[1] if schema.name == "secrets").ops[0]
        assert store.request is not None
        good = (bytes(32) + SECRET) * 2 + b"\xff" + SECRET[:15]
        base = good[:96] + bytes([15]) + SECRET[:15]
        for length in range(len(base) + 9):
            for pin in (0, 4, 15, 16, 255):
                data = bytearray((base + SECRET)[:length])
                if length > 96:
                    data[96] = pin
                found = bare.bare(statements, Piece(bytes(data)), "", "STORE_KEYS")
                yield f"bare {length} {pin}", "\n".join(bare.lines(statements, found))
                schema = next(schema for schema, _ in everything()[1] if schema.name == "secrets")
                whole = framed(schema, store.request, bytes(data))
                for at in (None, 0, 2, 8):
                    changed = bytearray(whole)
                    if at is not None:
                        changed[at] ^= 0x40
                    found = take_apart(statements, Piece(bytes(changed)))
                    lines = [
                        *text.whole(statements, found),
                        *explain(found.judged, text.subject_of(statements, found)),
                    ]
                    yield f"whole {length} {pin} {at}", "\n".join(lines)

    def test_never_printed(self) -> None:
        count = 0
        for what, out in self.outputs():
            count += 1
            self.assertNotRegex(out.lower(), "c5.?3a|c5.?3b|0xc5|53.?51", what)
        self.assertGreater(count, 1000)

    def test_behind_the_used_elements(self) -> None:
        """A malformed array may hold old secrets behind its used elements."""
        message = loaded(
            """/// A key.
struct key ours "a secret within a struct" {
    /// The key.
    key : secret bytes[4]
}

/// Keys, padded.
message keys part body ours "old keys may stand behind the used ones" {
    /// Number of keys.
    key_count : u16 count of keys
    reserved 6
    /// The keys.
    keys      : key[0..4]
}
"""
        )
        piece = Piece(b"\1" + bytes(7) + SECRET)
        rows = rows_of(message.block, piece)
        self.assertEqual(
            [(row.offset, row.size, row.data) for row in rows if row.offset >= 8], [(8, 4, b""), (12, 12, b"")]
        )

    def test_their_length_is(self) -> None:
        data = (bytes(32) + SECRET) * 2 + bytes([4]) + SECRET[:4] + bytes(11)
        found = bare.bare(everything()[0], Piece(data), "", "STORE_KEYS")
        self.assertEqual(found.judged, 0)
        self.assertEqual(values_of(found)["keys[1].key"], "secret, 16 bytes")
        self.assertEqual(values_of(found)["pin"], "secret, 4 bytes")
        self.assertEqual(values_of(found)["keys[0].digest"], "00" * 32)

    def test_in_all_vectors(self) -> None:
        """Of every row of every vector: if its type holds a secret, it has no bytes."""
        statements, count = everything()[0], 0
        for schema, message, cases in message_cases("message"):
            secret = [slot for slot in message.block.slots if holds_secret(slot.type)]
            for accept in cases.accepts if secret else ():
                found = bare.bare(statements, Piece(accept.data), "", f"{schema.name}.{message.name}")
                for slot in secret:
                    rows = [row for row in found.rows["body"] if slot.offset <= row.offset < slot.offset + slot.size]
                    hidden = [row for row in rows if row.value.startswith("secret")]
                    self.assertTrue(hidden)
                    self.assertTrue(all(row.data == b"" for row in hidden))
                    count += len(hidden)
        self.assertGreater(count, 8)


if __name__ == "__main__":
    unittest.main()
