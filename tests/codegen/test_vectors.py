"""The vector picker on every schema there is: all vectors hold, every check and rule has one, the text reads back."""

from __future__ import annotations

import unittest
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Callable, Iterator

from codegen import driver
from codegen.layout.model import Block, Message, Schema
from codegen.layout.verdict import describe
from codegen.reference import hexbytes, tables, vec, vec_reader, vectors
from codegen.reference.accepted import Body
from codegen.reference.codec import Refused, check, decode, encode
from codegen.reference.compiled import Compiler
from codegen.reference.examiner import Examiner
from codegen.reference.model import Accept, Given, Line, Patch, Problem, Refuse, Vectors, difference, patched, whole_fields
from codegen.reference.ordinary import without_counts
from codegen.reference.rules import Env, Evaluator, Log
from codegen.reference.sequence import State, request_of
from codegen.sema.model import Cap, Rule

ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=None)
def picked() -> tuple[tuple[Schema, Vectors, tuple[Problem, ...]], ...]:
    """Schemas of the contract and the samples, with their vectors."""
    found = []
    for folder in ("idl", "tests/idl_ok"):
        files = [(path.name, path.read_text(encoding="utf-8")) for path in sorted((ROOT / folder).glob("*.ipc"))]
        loaded = driver.load(files)
        assert not loaded.reporter.has_errors, loaded.reporter.render_text()
        for schema in loaded.schemas:
            found.append((schema, *vectors.pick(schema, loaded.examples, loaded.scripts)))
    return tuple(found)


def given_of(accept: Accept, refuse: Refuse | None = None) -> dict[str, int]:
    givens = [*accept.givens, *(refuse.givens if refuse else ())]
    return {given.name: int(given.value) for given in givens if isinstance(given.value, int)}


class Picked(unittest.TestCase):
    """What the picker says is so."""

    def test_no_problems(self) -> None:
        for schema, _, problems in picked():
            self.assertEqual(problems, (), schema.name)

    def test_every_message_has_cases(self) -> None:
        for schema, found, _ in picked():
            subjects = [cases.subject for cases in found.cases if cases.kind == "message"]
            self.assertEqual(subjects, [message.name for message in schema.all_messages])

    def test_accepted_bodies(self) -> None:
        for schema, found, _ in picked():
            messages = {message.name: message for message in schema.all_messages}
            for cases in found.cases:
                if cases.kind != "message":
                    continue
                for accept in cases.accepts:
                    message, given = messages[cases.subject], given_of(accept)
                    values = decode(message, accept.data, given)
                    self.assertEqual(encode(message, values, given), accept.data, (cases.subject, accept.name))
                    offsets = [line.offset for line in accept.lines]
                    self.assertEqual(offsets, sorted(offsets))

    def test_refused_bodies(self) -> None:
        for schema, found, _ in picked():
            messages = {message.name: message for message in schema.all_messages}
            for cases in found.cases:
                accepts = {accept.name: accept for accept in cases.accepts}
                for refuse in cases.refuses:
                    base = accepts[refuse.base]
                    data = patched(base.data, refuse.length, refuse.patches)
                    if cases.kind == "table":
                        verdict = tables.check(messages[cases.subject].caps, data)
                    else:
                        verdict = check(messages[cases.subject], data, given_of(base, refuse))
                    self.assertEqual(describe(verdict), describe(refuse.verdict), (cases.subject, refuse))
                    self.assertNotEqual(verdict, 0)

    def test_every_probe_found_its_verdict(self) -> None:
        for schema, found, _ in picked():
            messages = {message.name: message for message in schema.all_messages}
            for cases in found.cases:
                if cases.kind != "message":
                    continue
                message = messages[cases.subject]
                bodies = []
                for accept in cases.accepts:
                    given = given_of(accept)
                    values = without_counts(message.block, decode(message, accept.data, given))
                    bodies.append(Body(accept.name, values, given, accept.data))
                _, failed = vectors.field_refusals(message, bodies)
                # A record that claims too much has no room before its count is looked at; only a shorter one shows that.
                failed = [key for key in failed if "]." not in key or not key.endswith((" top", " high"))]
                self.assertEqual(failed, [], (schema.name, cases.subject))

    def test_every_byte_of_every_hole(self) -> None:
        """Each reserved field is poked at its first, middle and last byte."""
        for schema, found, _ in picked():
            for cases in found.cases:
                if cases.kind != "message":
                    continue
                accept = cases.accepts[0]
                for line in accept.lines:
                    if line.label != "reserved" or "[" in "".join(other.label for other in accept.lines):
                        continue
                    for at in {0, len(line.data) // 2, len(line.data) - 1}:
                        patches = (Patch(line.offset + at, b"\xee"),)
                        self.assertIn(patches, [refuse.patches for refuse in cases.refuses], (cases.subject, line))

    def test_every_rule_refuses(self) -> None:
        for schema, found, _ in picked():
            for message in schema.all_messages:
                cases = next(item for item in found.cases if item.kind == "message" and item.subject == message.name)
                seen = {refuse.verdict >> 24 & 0x3F for refuse in cases.refuses}
                for rule in message.block.rules:
                    self.assertIn(rule.number, seen, message.name)

    def test_text_reads_back(self) -> None:
        for _, found, _ in picked():
            text = vec.render(found)
            self.assertEqual(vec_reader.parse(text), found)
            self.assertEqual(vec.render(vec_reader.parse(text)), text)

    def test_same_again(self) -> None:
        schema, found, _ = next(item for item in picked() if item[0].name == "rules")
        files = [("rules.ipc", (ROOT / "tests/idl_ok/rules.ipc").read_text(encoding="utf-8"))]
        loaded = driver.load(files)
        self.assertEqual(vectors.pick(schema, loaded.examples, loaded.scripts)[0], found)


def bodies() -> Iterator[tuple[Message, bytes, dict[str, int]]]:
    """Every body of the vectors with its message and what it is given, the accepted ones of a message first."""
    for schema, found, _ in picked():
        messages = {message.name: message for message in schema.all_messages}
        for cases in found.cases:
            if cases.kind != "message":
                continue
            accepts = {accept.name: accept for accept in cases.accepts}
            for accept in cases.accepts:
                yield messages[cases.subject], accept.data, given_of(accept)
            for refuse in cases.refuses:
                base = accepts[refuse.base]
                data = patched(base.data, refuse.length, refuse.patches)
                yield messages[cases.subject], data, given_of(base, refuse)


class Examined(unittest.TestCase):
    """What makes the picker fast changes nothing: the codec's own way says the same."""

    def test_compiled_rules(self) -> None:
        outcomes = set()
        known: dict[int, Callable[[Any], int | None]] = {}

        def judge(rule: Rule, block: Block, base: int, env: Env) -> int | None:
            if id(rule) not in known:
                known[id(rule)] = Compiler({"": block}).failure(rule.expr, rule.offset)
            scopes = {name: place.value for name, place in env.items()}
            offset = Evaluator(env).failure(rule.expr, base + rule.offset)
            found = known[id(rule)](scopes)
            self.assertEqual(found if found is None else base + found, offset, rule)
            outcomes.add((base > 0, type(rule.expr).__name__, offset is None))
            return offset

        for message, data, given in bodies():
            try:
                decode(message, data, given, None, judge)
            except Refused:
                pass
        self.assertGreater(len(outcomes), 20)

    def test_answers_that_are_known(self) -> None:
        examiners: dict[int, Examiner] = {}
        for message, data, given in bodies():
            examiner = examiners.get(id(message)) or examiners.setdefault(id(message), Examiner(message))
            log: Log = []
            wanted: Log = []
            verdict = 0
            try:
                examiner.decode(data, given, log)
            except Refused as refusal:
                verdict = refusal.verdict
            self.assertEqual(verdict, check(message, data, given, wanted), message.name)
            self.assertEqual(log, wanted, message.name)


class Handwritten(unittest.TestCase):
    """Vectors that people wrote hold by the reference too."""

    def test_agree(self) -> None:
        folder = ROOT / "tests" / "vectors"
        schemas = {schema.name: schema for schema, _, _ in picked()}
        for path in sorted(folder.rglob("*.vec")):
            found = vec_reader.parse(path.read_text(encoding="utf-8"))
            self.assertEqual(found.schema, path.stem)
            messages = {message.name: message for message in schemas[found.schema].all_messages}
            for cases in found.cases:
                message = messages[cases.subject]
                self.assertEqual(cases.part, message.part)
                accepts = {accept.name: accept for accept in cases.accepts}
                for accept in cases.accepts:
                    self.assertEqual(check(message, accept.data, given_of(accept)), 0, (path, accept.name))
                for refuse in cases.refuses:
                    base = accepts[refuse.base]
                    data = patched(base.data, refuse.length, refuse.patches)
                    verdict = check(message, data, given_of(base, refuse))
                    self.assertEqual(describe(verdict), describe(refuse.verdict), (path, refuse))

    def test_the_runner_is_told_of_each(self) -> None:
        told = (ROOT / "tests" / "conformance" / "meson.build").read_text(encoding="utf-8")
        for path in (ROOT / "tests" / "vectors").glob("*.vec"):
            self.assertIn(f"  '{path.stem}',\n", told)
        for path in (ROOT / "tests" / "vectors").glob("*/*.vec"):
            self.assertIn(path.relative_to(ROOT / "tests").as_posix(), told)

    def test_the_samples_are_those_of_the_folder(self) -> None:
        told = (ROOT / "tests" / "conformance" / "meson.build").read_text(encoding="utf-8")
        for path in (ROOT / "tests" / "idl_ok").glob("*.ipc"):
            self.assertIn(f"  '{path.stem}',\n", told)


class Sequences(unittest.TestCase):
    """Runs and deviations, played again from their bytes."""

    def test_runs_and_deviations(self) -> None:
        played = 0
        for schema, found, _ in picked():
            for cases in found.sequences:
                sequence = next(item for item in schema.sequences if item.name == cases.subject)
                runs = {run.name: run for run in cases.runs}
                for deviation in cases.deviations:
                    state = State(sequence, schema)
                    for step in runs[deviation.run].steps[: deviation.after]:
                        self.assertEqual(self.call(schema, state, step.op, step.arrival, step.data, step.givens), 0)
                    before = State(sequence, schema).snapshot() if deviation.ended else state.snapshot()
                    verdict = 0
                    if deviation.call:
                        step = runs[deviation.of or deviation.run].steps[deviation.call - 1]
                        data = patched(step.data, deviation.length, deviation.patches)
                        arrival = step.arrival if deviation.arrival is None else deviation.arrival
                        verdict = self.call(schema, state, step.op, arrival, data, (*step.givens, *deviation.givens))
                    else:
                        state.abort()
                    self.assertEqual(describe(verdict), describe(deviation.verdict), deviation)
                    self.assertEqual(state.snapshot(), before, deviation)
                    played += 1
        self.assertGreater(played, 50)

    @staticmethod
    def call(schema: Schema, state: State, op: str, arrival: int, data: bytes, givens: tuple[Given, ...]) -> int:
        values = decode(request_of(schema, op), data)
        return state.step(op, arrival, values, {given.name: given.value for given in givens})

    def test_each_step_has_its_strangers(self) -> None:
        for _, found, _ in picked():
            for cases in found.sequences:
                first = cases.runs[0]
                mine = [item for item in cases.deviations if item.run == first.name]
                for number in range(2, len(first.steps) + 1):
                    keys = [item for item in mine if item.call == number and describe(item.verdict)[1] == "KEY"]
                    self.assertEqual(len(keys), 2, (cases.subject, number))
                    self.assertTrue(all(not item.ended for item in keys))
                    idle = [item for item in mine if item.call == number and describe(item.verdict)[1] == "IDLE"]
                    self.assertTrue(idle, (cases.subject, number))
                busy = [item for item in mine if item.call == 1 and describe(item.verdict)[1] == "BUSY"]
                self.assertEqual(len(busy), len(first.steps) - 1)


class Text(unittest.TestCase):
    """Bytes and values as text, patches."""

    def test_bytes(self) -> None:
        for data in (b"", b"\0" * 4, b"\0" * 5, b"\1" + b"a" * 240 + b"\2\2", bytes(range(256))):
            self.assertEqual(hexbytes.parse(hexbytes.render(data)), data)
        self.assertEqual(hexbytes.render(b"\1" + bytes(240)), "01 00 * 240")
        for text in ("0", "00 *", "00 * x", "zz"):
            with self.assertRaises((ValueError, IndexError)):
                hexbytes.parse(text)

    def test_values(self) -> None:
        value = {"a": [1, -2, 0x12345678], "b": b"\0" * 32, "c": {"d": True, "e": []}, "f": b""}
        self.assertEqual(hexbytes.parse_value(hexbytes.render_value(value)), value)

    def test_patches(self) -> None:
        bodies = (b"", b"a", b"a\0\0", b"ab", b"abcd\0\0x", b"abcdef", b"abXdef")
        for base, data in product(bodies, bodies):
            self.assertEqual(patched(base, *difference(base, data)), data)

    def test_whole_fields(self) -> None:
        accept = Accept("a", (), (Line(0, bytes(4), "x = 0"), Line(4, bytes(4), "reserved")))
        refuse = Refuse("a", None, (Patch(1, b"\1"), Patch(5, b"\1")), (), 1, "")
        self.assertEqual(whole_fields(accept, refuse), (Patch(0, b"\0\1\0\0"), Patch(5, b"\1")))

    def test_wrong_lines_are_refused(self) -> None:
        for text in (
            "message",
            "message m\naccept a\n  0x001  00  x",
            "message m\naccept a\n  0x000  0  x",
            "message m\nrefuse a  @0x0 ee  -> NOTHING",
            "message m\nrefuse a @0x0 ee",
            "something",
        ):
            with self.assertRaises(ValueError, msg=text):
                vec_reader.parse(text)


class Caps(unittest.TestCase):
    """What an op says to a transfer table."""

    CAPS = (
        Cap("a", "", "ENDPOINT", 3, ("SEND",), 1, True, False, 1, ()),
        Cap("b", "", "FRAME", 4, ("MAP", "READ"), 6, False, True, 1, ()),
    )

    def table(self, *entries: tuple[int, int, int]) -> bytes:
        out = len(entries).to_bytes(2, "little") + bytes(6)
        for kind, mode, rights in entries:
            slot = 7 if kind else 0
            out += b"".join(v.to_bytes(w, "little") for v, w in ((slot, 4), (kind, 2), (mode, 2), (rights, 4), (0, 4)))
        return out

    def test_order(self) -> None:
        for data, expected in (
            (self.table((3, 1, 1)), "OK"),
            (self.table((3, 1, 9), (4, 2, 7)), "OK"),
            (b"", "CAP_COUNT"),
            (self.table((3, 1, 1), (0, 0, 0)), "CAP_COUNT"),
            (self.table((3, 1, 1), (4, 2, 6), (4, 2, 6)), "CAP_COUNT"),
            (self.table((4, 2, 0)), "CAP_KIND"),
            (self.table((3, 2, 0)), "CAP_MODE"),
            (self.table((3, 1, 2)), "CAP_RIGHTS"),
            (self.table((3, 1, 1), (4, 2, 2)), "CAP_RIGHTS"),
        ):
            self.assertEqual(describe(tables.check(self.CAPS, data))[1], expected)


if __name__ == "__main__":
    unittest.main()
