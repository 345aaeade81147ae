"""idl/README.md says what is so: its schema, bytes, verdicts, C, tables, words and links."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unittest
from functools import cache

from codegen import driver
from codegen.layout.model import Array, Message, Records, Schema, is_tail
from codegen.layout.verdict import CLASSES, PARTS, describe
from codegen.reference import vec_reader
from codegen.reference.codec import check
from codegen.reference.text import text_class
from codegen.sema.model import FATE_MOMENTS
from codegen.statement.notes import IMPLIED_RESULTS

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
IDL = os.path.join(TREE, "idl")


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


MANUAL = read(os.path.join(IDL, "README.md"))
SCHEMAS = [(name, read(os.path.join(IDL, name))) for name in sorted(os.listdir(IDL)) if name.endswith(".ipc")]


def fenced(kind: str) -> list[str]:
    """The code blocks of a kind."""
    return [text for name, text in re.findall(r"^```(\w*)\n(.*?)^```$", MANUAL, re.M | re.S) if name == kind]


def section(title: str) -> str:
    """The text under a heading, up to the next heading of its rank or above."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^##?#? |\Z)", MANUAL, re.M | re.S)
    assert found, title
    return found[2]


def table(text: str, head: str) -> list[list[str]]:
    """The rows of the table whose first column has that head, as cells without their marks."""
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        rows.append([cell.strip().replace("\\|", "|") for cell in cells])
    assert rows, head
    return rows


def bare(cell: str) -> str:
    return cell.replace("`", "")


# Of the contract, what the manual's schemas import: more would be read some hundred times.
IMPORTS = [(name, text) for name, text in SCHEMAS if name in ("types.ipc", "wire.ipc")]


def load(text: str, name: str) -> tuple[Schema, dict[str, str]]:
    """The layout of a schema and its generated texts; the schemas of the contract may be imported."""
    files = [(f"{name}.ipc", text)]
    result = driver.generate(files, IMPORTS)
    if result.outputs is None:
        raise AssertionError(result.reporter.render_text())
    schemas = driver.load(files, IMPORTS).schemas
    return next(schema for schema in schemas if schema.name == name), dict(result.outputs)


@cache
def mailbox() -> tuple[Schema, dict[str, str]]:
    return load(fenced("ipc")[0], "mailbox")


def request() -> Message:
    message = mailbox()[0].ops[0].request
    assert message
    return message


def table_bytes() -> bytes:
    rows = table(section("A page by example"), "offset")
    return b"".join(bytes.fromhex(bare(row[1])) for row in rows)


class WorkedExample(unittest.TestCase):
    def test_schemas_compile_and_are_canonical(self) -> None:
        self.assertGreaterEqual(len(fenced("ipc")), 1)
        for text in fenced("ipc"):
            name = re.search(r"^schema (\w+)", text, re.M)
            assert name
            load(text, name[1])
            self.assertEqual(driver.format_source("README.md", text)[0], text)

    def test_every_block_says_what_it_is(self) -> None:
        kinds = re.findall(r"^```(\w*)$", MANUAL, re.M)
        # The grammar; body, call, handler; how to change the ABI, which test_how_to runs; the schema.
        self.assertEqual(sorted(kinds[::2]), ["", "c", "c", "c", *["console"] * 10, "ipc"])
        self.assertEqual(set(kinds[1::2]), {""})

    def test_bytes(self) -> None:
        vectors = vec_reader.parse(mailbox()[1]["ipc/mailbox/mailbox.vec"])
        cases = next(cases for cases in vectors.cases if cases.subject == request().name)
        accept = next(accept for accept in cases.accepts if accept.name == "to_box_12")
        self.assertEqual(table_bytes().hex(" "), accept.data.hex(" "))
        rows = table(section("A page by example"), "offset")
        slots = request().block.slots
        self.assertEqual([(int(row[0]), row[2]) for row in rows], [(slot.offset, slot.name) for slot in slots])
        labels = [line.label.split(" = ") for line in accept.lines]
        for row, (name, value) in zip(rows, labels, strict=True):
            self.assertEqual(row[2], name)
            told = row[3].split(":")[0].strip('"')
            self.assertEqual(told, str(int(value, 0)) if value[0].isdigit() else value.strip('"'))

    def test_verdicts(self) -> None:
        last = good = table_bytes()
        self.assertEqual(check(request(), good), 0)
        for change, words, number in table(section("A page by example"), "change"):
            with self.subTest(change):
                data = last if change.startswith("the same, and ") else good
                if found := re.search(r"(\w+) = (\d+)$", change):
                    slot = request().block.slot(found[1])
                    new = int(found[2]).to_bytes(slot.size, "little")
                    data = data[: slot.offset] + new + data[slot.offset + slot.size :]
                elif found := re.fullmatch(r"byte (\d+) is `(..)`", change):
                    data = data[: int(found[1])] + bytes.fromhex(found[2]) + data[int(found[1]) + 1 :]
                else:
                    self.assertEqual(change, "the last byte is cut off")
                    data = data[:-1]
                last = data
                verdict = check(request(), data)
                self.assertEqual(bare(number), f"0x{verdict:08X}")
                part, name, offset, rule = describe(verdict)
                self.assertEqual(part, "body")
                self.assertRegex(words, rf"^{name}{f' {rule}' if rule else ''} at {offset}\b")

    def test_the_c_compiles_and_packs(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in mailbox()[1].items():
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                    file.write(text)
            include = re.search(r"`(#include <.*?>)`", MANUAL)
            assert include
            body = "".join(f"\t{line}\n" for line in fenced("c")[0].splitlines())
            with open(os.path.join(folder, "main.c"), "w", encoding="utf-8") as file:
                file.write(f"{include[1]}\n#include <stdio.h>\nint main(void)\n{{\n{body}\tprintf(\"%08x\", verdict);\n"
                           "\tfor (size_t i = 0; i < size; i++)\n\t\tprintf(\" %02x\", body[i]);\n\treturn 0;\n}\n")
            program = os.path.join(folder, "program")
            subprocess.run(
                ["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", f"-I{TREE}/runtime/include", f"-I{folder}",
                 f"-I{TREE}/generated", "-o", program, f"{folder}/main.c", f"{folder}/ipc/mailbox/mailbox_codec.c",
                 f"{TREE}/runtime/src/text.c"],
                check=True)  # fmt: skip
            out = subprocess.run([program], capture_output=True, text=True, check=True).stdout
        verdict, *data = out.split()
        self.assertEqual(verdict, "00000000")
        self.assertEqual(check(request(), bytes.fromhex("".join(data))), 0)
        self.assertTrue(bytes.fromhex("".join(data)).endswith(b"hello"))

    def test_the_call_and_the_handler_compile(self) -> None:
        body, call, handler = ("".join(f"\t{line}\n" for line in text.splitlines()) for text in fenced("c"))
        includes = re.findall(r"#include <ipc/.*?>", MANUAL)
        files = [name.rpartition("/")[2] for name in includes]
        self.assertEqual(files, ["mailbox.h>", "mailbox_client.h>", "mailbox_server.h>"])
        text = "\n".join(includes) + "\n" + handler.replace("\n\t", "\n").lstrip("\t")
        text += "int use(struct ipc_client *client, void *scratch, const struct ipc_delivery *delivery,\n"
        text += "        struct ipc_reply *answer);\n"
        text += "int use(struct ipc_client *client, void *scratch, const struct ipc_delivery *delivery,\n"
        text += f"        struct ipc_reply *answer)\n{{\n{body}{call}"
        text += "\tipc_mailbox_serve(&handlers, NULL, scratch, delivery, answer);\n"
        text += "\treturn (int)verdict + (ipc_succeeded(outcome) ? (int)reply.number : 0);\n}\n"
        with tempfile.TemporaryDirectory() as folder:
            for path, output in mailbox()[1].items():
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                    file.write(output)
            subprocess.run(
                ["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", f"-I{TREE}/runtime/include", f"-I{folder}",
                 f"-I{TREE}/generated", "-fsyntax-only", "-xc", "-"],
                input=text, text=True, check=True)  # fmt: skip

    def test_the_functions_of_an_op(self) -> None:
        """Names and parameters of the table are those of an op and a notification that have everything."""
        text = (
            '/// A shop.\nschema shop {\n    ops 0x700..0x70F\n    results wire.result\n'
            '    capabilities wire.cap_type rights wire.right\n}\nimport wire\n'
            '/// Buys.\nop BUY = 0x700 ours "a test" {\n'
            'request ours "a test" {\n/// Most.\nmost : u64\n/// A purse.\ncap purse : ENDPOINT copy\n}\n'
            'reply ours "a test" {\n/// Price.\nprice : u64\n/// A thing.\ncap thing : ENDPOINT move\n'
            '/// It holds.\nrule 1 holds given request { price <= request.most }\n}\n'
            'results { BUSY }\nfailure BUSY ours "a test" {\n/// Until then.\nuntil : u64\n}\n}\n'
            '/// Closed.\nnotify CLOSED = 0x701 ours "a test" {\n/// Since.\nsince : u64\n'
            '/// A key.\ncap key : ENDPOINT move\n} ack BUY\n'
        )  # fmt: skip
        made = load(f"// SPDX-License-Identifier: ISC\n{text}", "shop")[1]
        declared: dict[str, list[str]] = {}
        for part in ("client", "server"):
            header = re.sub(r"/\*.*?\*/", "", made[f"ipc/shop/shop_{part}.h"], flags=re.S)
            for name, parameters in re.findall(r"(\w+|\(\*\w+\))\((\w[^()]*)\);", header):
                declared[name] = [re.findall(r"\w+", parameter)[-1] for parameter in parameters.split(",")]
        told = {}
        for row in table(section("Ops"), "C"):
            name, parameters = re.fullmatch(r"([\w.]+)\((.*)\)", bare(row[0])).groups()  # type: ignore[union-attr]
            told[re.sub(r"^handlers\.(\w+)$", r"(*\1)", name)] = parameters.split(", ")
        self.assertEqual(told, declared)


# Of each row of the table of types, by its first cell: fields that show it, each with what the words of the row mean
# for it and with its declarations in C. Where a cell lists several numbers, they are those of the fields in order.
Words = dict[str, int]
Sample = tuple[str, Words, tuple[str, ...]]
SAMPLES: dict[str, list[Sample]] = {
    "`u8 u16 u32 u64`": [(f"u{n}", {"its size": n // 8}, (f"uint{n}_t x",)) for n in (8, 16, 32, 64)],
    "`i8 i16 i32 i64`": [(f"i{n}", {"its size": n // 8}, (f"int{n}_t x",)) for n in (8, 16, 32, 64)],
    "`bool`": [("bool", {}, ("bool x",))],
    "`enum`": [("some_enum", {"its base": 2}, ("uint16_t x",))],
    "`flags`": [("some_flags", {"its base": 4}, ("uint32_t x",))],
    "`slot of PARTY`": [(f"slot of {party}", {}, ("uint32_t x",)) for party in ("sender", "receiver", "child")],
    "a struct": [
        ("some_struct", {"sum of its fields": 4, "its largest": 2}, ("struct ipc_shown_some_struct x",)),
    ],
    "`T[N]`": [
        ("u32[5]", {"N elements": 20, "that of T": 4}, ("uint32_t x[5]",)),
        ("some_struct[3]", {"N elements": 12, "that of T": 2}, ("struct ipc_shown_some_struct x[3]",)),
    ],
    "`T[A..B]`": [("u16[1..6]", {"B elements": 12, "that of T": 2}, ("uint16_t x[6]",))],
    "`T[A..B] tail`": [("u64[1..6] tail", {"that of T": 8}, ("uint64_t x[6]",))],
    "`bytes[N]`, `hash[N]`": [
        ("bytes[7]", {"N": 7}, ("uint8_t x[7]",)),
        ("hash[32]", {"N": 32}, ("uint8_t x[32]",)),
    ],
    "`bytes[A..B]`": [("bytes[2..9]", {"B": 9}, ("const uint8_t *x",))],
    "`bytes[A..B] tail`": [("bytes[2..9] tail", {}, ("const uint8_t *x",))],
    "`secret bytes[...]`": [
        ("secret bytes[16]", {"as bytes": 16}, ("uint8_t x[16]",)),
        ("secret bytes[2..9]", {"as bytes": 9}, ("uint8_t x[9]",)),
    ],
    "`text[N]`, `text[A..B]`": [
        ("text[10]", {"B": 10}, ("const char *x", "uint16_t x_length")),
        ("text[1..14]", {"B": 14}, ("const char *x", "uint16_t x_length")),
    ],
    "`path`, `path[B]`": [
        ("path", {}, ("const char *x", "uint16_t x_length")),
        ("path[30]", {"B": 30}, ("const char *x", "uint16_t x_length")),
    ],
    "`name`, `name[B]`": [
        ("name", {}, ("const char *x", "uint8_t x_length")),
        ("name[30]", {"B": 30}, ("const char *x", "uint8_t x_length")),
    ],
    "text, path, name `tail`": [(f"{kind}[30] tail", {}, ("const char *x",)) for kind in ("text", "path", "name")],
    "`strings[N]`": [("strings[12]", {"N": 12}, ("const char *x", "uint16_t x_size", "uint16_t x_count"))],
    "`records R[N]`": [("records some_record[64]", {"N": 64, "that of R": 4}, ("const uint8_t *x", "uint16_t x_size"))],
}

HEAD = """\
// SPDX-License-Identifier: ISC

/// A schema for one field.
schema shown {
    ops 0x1F00..0x1F0F
}

/// Two bytes.
enum some_enum : u16 ours "by a test" {
    /// One.
    ONE = 1 default
}

/// Four bytes.
flags some_flags : u32 ours "by a test" {
    /// Bit.
    BIT = 0x1
}

/// Two and two bytes.
struct some_struct ours "by a test" {
    /// First.
    first  : u16
    /// Second.
    second : u16
}

/// A record.
record some_record ours "by a test" {
    /// Number.
    number : u32
    /// Bytes of the text.
    length : u32 count of words
    /// Text.
    words  : text[0..8] tail
}

"""


@cache
def shown(kind: str) -> tuple[Message, str]:
    """A message with one field x of a type, with the count that it needs, and the C struct."""
    counted = "tail" in kind or "records" in kind or re.search(r"(?<!text)\[\d+\.\.", kind)
    count = "        /// Count.\n        count_of_x : u8 count of x\n        reserved 7\n" if counted else ""
    text = ""
    for rest in range(8):
        gap = f"        reserved {rest}\n" if rest else ""
        text = (f'{HEAD}/// Shows it.\nmessage body part body ours "by a test" {{\n{count}        /// Field.\n'
                f"        x : {kind}\n{gap}}}\n")  # fmt: skip
        if driver.load([("shown.ipc", text)]).schemas:
            break
    schema, outputs = load(text, "shown")
    header = re.search(r"^struct ipc_shown_body \{\n(.*?)^\};", outputs["ipc/shown/shown.h"], re.M | re.S)
    assert header
    return schema.all_messages[0], header[1]


def alignment(kind: str) -> int:
    """The count beside the field has one byte, so the body's alignment is that of the field, or of a tail's element."""
    block = shown(kind)[0].block
    slot = block.slot("x")
    if isinstance(slot.type, Records):
        return slot.type.record.block.align
    align = alignment(kind.split("[")[0]) if isinstance(slot.type, Array) and is_tail(slot.type) else block.align
    assert slot.offset % align == 0
    return align


def amount(cell: str, words: Words, at: int) -> int:
    """What a cell says: a number, a word or a sum of them; one of several by `at`."""
    parts = cell.split() if re.fullmatch(r"[\d ]+", cell) else cell.split(", ")
    part = parts[at if len(parts) > 1 else 0]
    return sum(words[word] if word in words else int(word) for word in part.split(" + "))


class Types(unittest.TestCase):
    def test_every_row_is_shown(self) -> None:
        self.assertEqual([row[0] for row in table(section("Types"), "type")], list(SAMPLES))

    def test_size_and_alignment(self) -> None:
        for cell, size, align, *_ in table(section("Types"), "type"):
            for at, (kind, words, _) in enumerate(SAMPLES[cell]):
                with self.subTest(kind):
                    slot = shown(kind)[0].block.slot("x")
                    self.assertEqual(is_tail(slot.type), size.startswith("used "))
                    if "at most" in size:
                        self.assertEqual(size, "used bytes, at most N")
                        self.assertEqual(slot.size, words["N"])
                    elif not size.startswith("used "):
                        self.assertEqual(slot.size, amount(size.removesuffix(", no tail"), words, at))
                    self.assertEqual(alignment(kind), amount(align, words, at))

    def test_c(self) -> None:
        for cell, _, _, c, _ in table(section("Types"), "type"):
            for kind, _, declarations in SAMPLES[cell]:
                with self.subTest(kind):
                    found = re.findall(r"^\t((?!.*count_of).*\bx(?:_\w+)?(?:\[\d+\])?);$", shown(kind)[1], re.M)
                    self.assertEqual(sorted(found), sorted(declarations))
                    if "the same" not in c:
                        members = set(re.findall(r"`(x_\w+)`", c))
                        self.assertEqual({d.split()[-1] for d in declarations[1:]}, members)
                    if "*" in c:
                        self.assertIn("*", declarations[0])

    def test_a_secret_has_no_tail_and_a_wipe(self) -> None:
        with self.assertRaises(AssertionError):
            shown("secret bytes[2..9] tail")
        _, outputs = load(f'{HEAD}/// Shows it.\nmessage body part body ours "by a test" {{\n    /// Field.\n'
                          "    x : secret bytes[8]\n}\n", "shown")  # fmt: skip
        self.assertIn("void ipc_shown_body_wipe(", outputs["ipc/shown/shown.h"])


class Verdicts(unittest.TestCase):
    def test_each_class_is_in_a_table_and_is_one(self) -> None:
        words: set[str] = set()
        for row in table(section("Checks and verdicts"), "step"):
            words |= set(row[2].split(", ")) - {"", "as here", "as in step 2", "see below"}
        words |= {row[2].split()[0] for row in table(section("Sequences"), "step")}
        words |= set(re.findall(r"\bCAP_[A-Z]+\b", section("Capabilities")))
        classes = {name for word in words for name in CLASSES if re.fullmatch(word.replace("…", ".+"), name)}
        for word in words:
            self.assertTrue(any(re.fullmatch(word.replace("…", ".+"), name) for name in CLASSES), word)
        self.assertEqual(classes, set(CLASSES))

    def test_bits(self) -> None:
        text = " ".join(section("Checks and verdicts").split())
        self.assertIn("bits 0 to 7 are the class, 8 to 23 the offset, 24 to 29 the rule, 30 and 31 the part", text)
        self.assertIn("(" + ", ".join(f"{name} {number}" for name, number in PARTS.items()) + ")", text)
        self.assertEqual(describe(26 | 0x1234 << 8 | 63 << 24 | 3 << 30), ("sequence", "RULE", 0x1234, 63))

    def test_utf8(self) -> None:
        text = section("Checks and verdicts")
        for data, name in (
            ("C0 AF", "OVERLONG"), ("C1 BF", "OVERLONG"), ("E0 80 80", "OVERLONG"), ("E0 9F BF", "OVERLONG"),
            ("F0 80 80 80", "OVERLONG"), ("F0 8F BF BF", "OVERLONG"), ("ED A0 80", "SURROGATE"),
            ("ED BF BF", "SURROGATE"), ("F4 90 80 80", "TOO_HIGH"), ("F4 BF BF BF", "TOO_HIGH"), ("F5", "TOO_HIGH"),
            ("FF", "TOO_HIGH"), ("C3", "CUT"), ("E2 82", "CUT"), ("F0 9F 92", "CUT"), ("80", "INVALID"),
            ("C3 28", "INVALID"), ("61 BF", "INVALID"),
        ):  # fmt: skip
            with self.subTest(data):
                self.assertEqual(text_class(kind="text", data=bytes.fromhex(data)), f"UTF8_{name}")
                self.assertIn(f"UTF8_{name}", text)


def words_in(stage: str, *modules: str) -> set[str]:
    """The words in double quotes in modules of the compiler."""
    texts = [read(os.path.join(TREE, "codegen", stage, f"{module}.py")) for module in modules]
    return set(re.findall(r'"([a-z]{2,})"', "".join(texts)))


class Lists(unittest.TestCase):
    """Names that the manual lists in full."""

    def test_words_of_the_grammar(self) -> None:
        """The words that parser and resolver look for stand in the grammar or in the table of types, and no others."""
        told = set(re.findall(r'"([a-z]{2,})"', fenced("")[0]))
        for row in table(section("Types"), "type"):
            told |= set(re.findall(r"\b[a-z]{2,}\b", " ".join(re.findall(r"`(.*?)`", row[0]))))
        parsed = words_in("syntax", "blocks", "expressions", "head", "parser", "sequences", "stream", "tokens")
        resolved = words_in("sema", "blocks", "examples", "ops", "types") | words_in("syntax", "ast")
        self.assertEqual(parsed - told - {"why"}, set())  # "why" stands in a docstring
        self.assertEqual({word for word in told - parsed - resolved if not re.fullmatch(r"[iu]\d+", word)}, set())

    def test_results_that_every_op_has(self) -> None:
        row = next(row for row in table(section("Ops"), "word") if row[0] == "`results { }`")
        self.assertEqual(tuple(re.findall(r"\b[A-Z_]{4,}\b", row[1])), IMPLIED_RESULTS)

    def test_fates(self) -> None:
        files = [(name, read(os.path.join(TREE, "tests", "idl_ok", name))) for name in ("events.ipc",)]
        text = files[0][1].replace("{\n            handler_failed = dropped\n        }", "")
        schema = driver.load([("events.ipc", text)]).schemas[0]
        exchange = next(op for op in schema.ops if op.name == "EXCHANGE")
        assert exchange.request and exchange.reply
        sides = {1: exchange.request.caps[1].fate, 2: exchange.reply.caps[0].fate}
        rows = table(section("Capabilities"), "moment")
        self.assertEqual(tuple(re.findall(r"`(\w+)`", row[0])[0] for row in rows), FATE_MOMENTS)
        for side, fate in sides.items():
            told = [row[side].split(",")[0].replace("does not happen", "untouched") for row in rows]
            self.assertEqual(tuple(told), fate)

    def test_sizes_of_a_message(self) -> None:
        text = " ".join(section("Layout").split())
        wire = next(schema for schema in driver.load(SCHEMAS).schemas if schema.name == "wire")
        numbers = {constant.name: constant.value for constant in wire.constants}
        sizes = {message.name: message.block for message in wire.all_messages}
        block = sizes["transfer_table"]
        self.assertEqual(sizes["header"].fixed, numbers["HEADER_BYTES"])
        self.assertIn(f"{numbers['MESSAGE_BYTES_MAX']} = {numbers['HEADER_BYTES']} of header + 0 or "
                      f"{block.minimum} to {block.maximum} of capability table + body", text)  # fmt: skip


class Links(unittest.TestCase):
    def test_links(self) -> None:
        anchors = {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
                   for title in re.findall(r"^#+ (.*)$", MANUAL, re.M)}  # fmt: skip
        links = re.findall(r"\]\(([^)]*)\)", MANUAL)
        self.assertGreater(len(links), 10)
        for link in links:
            with self.subTest(link):
                if link.startswith("#"):
                    self.assertIn(link[1:], anchors)
                else:
                    self.assertTrue(os.path.exists(os.path.join(IDL, link)))

    def test_every_schema_is_listed(self) -> None:
        rows = table(section("The tool"), "file")
        self.assertEqual(sorted(re.findall(r"\((.*?)\)", row[0])[0] for row in rows), [name for name, _ in SCHEMAS])


if __name__ == "__main__":
    unittest.main()
