"""The command why on every refused vector: the verdict fits, the changed bytes are marked, the schema has the line."""

from __future__ import annotations

import re
import unittest
from functools import lru_cache
from typing import Iterator
from unittest import mock

from codegen.decode.rows import Piece
from codegen.decode.statements import DecodeError
from codegen.diag.reporter import Reporter
from codegen.layout.model import Message, Schema
from codegen.layout.verdict import describe, words
from codegen.reference.model import Cases, Refuse, patched
from codegen.syntax.parser import parse
from codegen.why import asked, fits
from codegen.why.lines import lines
from codegen.why.marks import marks, spot_of
from tests.codegen.decode_cases import (
    ROOT,
    everything,
    hand_cases,
    message_cases,
    run_command,
    schema_text,
)

Refused = tuple[Schema, Message, Cases, Refuse, bytes]
SECRET = bytes.fromhex("c53ac53b") * 4


def why(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    return run_command("why", *argv, stdin=stdin)


@lru_cache(maxsize=None)
def all_refused() -> tuple[tuple[Refused, fits.Case], ...]:
    """Every refused vector with its verdict, which was held against the bytes in words."""
    return tuple((found, case_of(found[0], found[1], found[3], found[4])) for found in refused())


def refused() -> Iterator[Refused]:
    """Every refused vector, the generated ones and those written by hand, with its bytes."""
    for found in (message_cases("message"), message_cases("table"), hand_cases()):
        for schema, message, cases in found:
            bases = {accept.name: accept.data for accept in cases.accepts}
            for refuse in cases.refuses:
                yield schema, message, cases, refuse, patched(bases[refuse.base], refuse.length, refuse.patches)


def case_of(schema: Schema, message: Message, refuse: Refuse, data: bytes) -> fits.Case:
    """The verdict of a vector in words, held against the bytes."""
    question, rest = asked.split((words(refuse.verdict),))
    assert not rest
    part = describe(refuse.verdict)[0]
    return fits.with_bytes(everything()[0], question, part, f"{schema.name}.{message.name}", Piece(data))


class Vectors(unittest.TestCase):
    def test_each_verdict_fits(self) -> None:
        """By its number and in words, with the bytes and without."""
        statements, count = everything()[0], 0
        for (schema, message, _, refuse, _), case in all_refused():
            name = f"{schema.name}.{message.name}"
            with self.subTest(name, verdict=words(refuse.verdict)):
                needs = [rule for rule in message.block.rules if rule.given_request]
                self.assertEqual(case.number, refuse.verdict)
                if not needs:
                    self.assertEqual(case.notes, ())
                number = asked.split((hex(refuse.verdict),))[0]
                self.assertEqual(fits.without_bytes(statements, number, "", name).number, refuse.verdict)
                count += 1
        self.assertGreater(count, 4900)

    def test_the_marked_bytes_are_those_that_were_changed(self) -> None:
        """Of a vector that changes bytes; where it cuts them off, the marks begin where they end."""
        count = 0
        for (schema, message, _, refuse, data), case in all_refused():
            _, name, offset, _ = describe(refuse.verdict)
            found = marks(case.number, spot_of(case.number, case.subject), case.subject)
            with self.subTest(f"{schema.name}.{message.name}", verdict=words(refuse.verdict), note=refuse.note):
                if name == "LENGTH":
                    self.assertIn(len(data), (found.bad.start, found.bad.stop))
                    self.assertNotEqual(found.bad.start, found.bad.stop)
                    continue
                if not data:
                    self.assertEqual(name, "CAP_COUNT")
                    continue
                self.assertNotEqual(len(found.bad), 0)
                if name == "RULE":
                    self.assertEqual(found.bad.start, offset)
                if refuse.length is not None or not refuse.patches or case.notes:
                    continue
                changed = {patch.offset + at for patch in refuse.patches for at in range(len(patch.data))}
                shown = {at for part in (found.bad, *found.read) for at in part}
                if not shown & changed:  # a count was changed, and what stands behind it means something else now
                    byte = data[found.bad.start] if found.bad.start < len(data) else None
                    self.assertIn((name, bool(byte)), (("NUL", False), ("PADDING", True), ("RULE", bool(byte)),
                                                       ("RECORD", bool(byte)), ("EXTENT", bool(byte))))  # fmt: skip
                    continue
                count += 1
                if name in ("RESERVED", "PADDING") and not any(row.value.startswith("secret") for row in
                                                               case.subject.rows.get(case.part, ())):  # fmt: skip
                    self.assertTrue(data[found.bad.start] and set(found.bad) & changed)
        self.assertGreater(count, 3000)

    def test_the_schema_line(self) -> None:
        """The line names the field or the rule, and its path is that of the schema it stands in."""
        count = 0
        trees = lru_cache(maxsize=None)(lambda file: parse(file, Reporter()))
        self.enterContext(mock.patch("codegen.why.schema_line.parse", lambda file, _: trees(file)))
        for (schema, message, _, refuse, _), case in all_refused():
            out = list(lines(case, schema_text))
            _, name, _, rule = describe(refuse.verdict)
            spot = spot_of(case.number, case.subject)
            field = spot.place.name.rpartition(".")[2].partition("[")[0] if spot and spot.place else ""
            wanted = rf"rule {rule} [a-z0-9_]+ " if name == "RULE" else rf"{field}\b" if field else "."
            with self.subTest(f"{schema.name}.{message.name}", verdict=words(refuse.verdict)):
                self.assertRegex(out[-1], rf"^(?:idl|tests/idl_ok)/[a-z0-9_]+\.ipc:[0-9]+: {wanted}")
                path, line, text = out[-1].split(":", 2)
                self.assertEqual((ROOT / path).read_text("utf-8").splitlines()[int(line) - 1].strip(), text.strip())
                count += 1
        self.assertGreater(count, 4900)

    def test_no_other_verdict_fits(self) -> None:
        """One that is off by class, byte or rule is refused, and the line says which the bytes have."""
        count = 0
        for index, (schema, message, _, refuse, data) in enumerate(refused()):
            part, name, offset, rule = describe(refuse.verdict)
            if index % 7 or any(rule.given_request for rule in message.block.rules):
                continue
            others = [("ENUM" if name != "ENUM" else "FLAGS", offset, 0), (name, offset + 4, rule), ("OK", 0, 0)]
            for other in others + [("RULE", offset, rule % 63 + 1)]:
                question = asked.Asked(part if other[0] != "OK" else "", *other)
                name_ = f"{schema.name}.{message.name}"
                with self.subTest(name_, verdict=words(refuse.verdict), other=other):
                    with self.assertRaises(DecodeError) as caught:
                        fits.with_bytes(everything()[0], question, part, name_, Piece(data))
                    self.assertIn(f"(0x{refuse.verdict:08X})", str(caught.exception))
                    self.assertNotIn("\n", str(caught.exception))
                    count += 1
        self.assertGreater(count, 1500)


class Secrets(unittest.TestCase):
    """No byte of a secret is printed, whatever is wrong with the message around it."""

    def test_no_byte(self) -> None:
        count = 0
        for (schema, message, _, refuse, data), case in all_refused():
            rows = case.subject.rows.get(case.part, ())
            if not any(row.value.startswith("secret") for row in rows):
                continue
            changed = bytearray(data)
            for row in rows:
                if not row.data:
                    for at in range(row.offset, min(row.offset + row.size, len(changed))):
                        changed[at] = changed[at] and SECRET[at % len(SECRET)]
            _, name, _, _ = describe(refuse.verdict)
            try:
                out = "\n".join(lines(case_of(schema, message, refuse, bytes(changed)), schema_text))
            except DecodeError as error:  # the change made another verdict
                out = str(error)
            with self.subTest(f"{schema.name}.{message.name}", verdict=words(refuse.verdict)):
                for byte in set(SECRET):
                    self.assertNotRegex(out, rf"(?<![0-9A-Za-z_]){byte:02x}(?![0-9A-Za-z_])")
                if "^^" in out and name not in ("LENGTH", "CAP_COUNT"):
                    count += "**" in out
        self.assertGreater(count, 3)

    def test_a_picture(self) -> None:
        body = "0200" + "00" * 6 + "c53a" + "00" * 30 + "ee" + "00" * 31
        out = why("PADDING at 8", "--op", "lookup_key_reply", body)[1]
        self.assertIn("     0  02 00 00 00 00 00 00 00 ** **", out)
        self.assertNotIn("c5", out)
        self.assertNotIn("ee", re.sub("[a-z]{3,}", "", out))


if __name__ == "__main__":
    unittest.main()
