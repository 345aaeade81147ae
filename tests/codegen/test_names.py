"""C names: the rule, and what is refused after mapping. Schemas come as text, so the front end takes part."""

from __future__ import annotations

import os
import re
import unittest

from codegen import driver
from codegen.emit import names
from codegen.emit.clashes import Clash, clashes
from codegen.emit.reserved import why_refused
from codegen.emit.runtime_names import RUNTIME
from codegen.layout.model import Schema
from codegen.sema.kinds import EnumType, Member, Provenance
from codegen.sema.model import Constant

HEADERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "runtime", "include", "ipc")
OURS = Provenance(False, "a test")


def schemas(*texts: str) -> tuple[Schema, ...]:
    """The layouts of schema texts that are right so far."""
    named = [(f"{text.partition('schema ')[2].split()[0]}.ipc", text) for text in texts]
    loaded = driver.load([(name, "// SPDX-License-Identifier: ISC\n" + text) for name, text in named])
    assert loaded.schemas, vars(loaded.reporter)
    return loaded.schemas


def op(fields: str, name: str = "PUT", number: int = 0x1000) -> str:
    """A schema with one op whose request has these fields."""
    return f"""
/// A test.
schema shop {{ ops 0x1000..0x100F }}
/// A test.
op {name} = {number} ours "a test" {{
    request ours "a test" {{
{fields}
    }}
    reply ours "a test" {{ }}
}}
"""


def another(name: str, fields: str = "", number: int = 0x1002) -> str:
    """One more op."""
    return op(fields, name, number).partition("}\n")[2]


def constant(schema: str, ops: str, name: str, c_name: str) -> str:
    """A schema with one constant that has a C name of its own."""
    return f"""
/// A test.
schema {schema} {{ ops {ops} }}
/// A test.
const {name} : u32 = 1 ours "a test" as {c_name}
"""


def field(name: str, kind: str = "u64") -> str:
    return f"/// A test.\n{name} : {kind}\n"


class Rule(unittest.TestCase):
    def test_names_are_joined_by_rule(self) -> None:
        self.assertEqual(names.tag("procd.segment"), "ipc_procd_segment")
        self.assertEqual(names.macro("procd", "OP", "stop"), "IPC_PROCD_OP_STOP")
        self.assertEqual(names.guard("procd"), "IPC_PROCD_PROCD_H")
        self.assertEqual(names.header_path("procd"), "ipc/procd/procd.h")
        self.assertEqual(names.source_path("procd", "codec"), "ipc/procd/procd_codec.c")
        self.assertEqual(names.local(("source", "path"), "length"), "source_path_length")

    def test_as_sets_the_prefix(self) -> None:
        entry = Member("CALL", 1, "", False, OURS, OURS)
        plain = EnumType("wire.syscall", "", 4, False, False, "", (entry,), ())
        fixed = EnumType("wire.syscall", "", 4, False, False, "IPC_SYSCALL", (entry,), ())
        self.assertEqual(names.member_macro(plain, entry), "IPC_WIRE_SYSCALL_CALL")
        self.assertEqual(names.member_macro(fixed, entry), "IPC_SYSCALL_CALL")
        self.assertEqual(names.constant_macro("types", Constant("PAGE", "IPC_PAGE", "", 4, False, 1, OURS, OURS)), "IPC_PAGE")

    def test_what_c_has_for_itself(self) -> None:
        for name in ("int", "class", "errno", "IPC_STAT", "_a", "a_", "a__b", "NULL", "linux"):
            self.assertTrue(why_refused(name), name)
        for name in ("slot", "length", "IPC_STATE", "ipc_a_b"):
            self.assertEqual(why_refused(name), "", name)


class Clashes(unittest.TestCase):
    def found(self, *texts: str) -> tuple[Clash, ...]:
        return clashes(schemas(*texts))

    def test_nothing_is_wrong(self) -> None:
        self.assertEqual(self.found(op(field("slot") + field("size"))), ())

    def test_a_keyword_as_a_member(self) -> None:
        (clash,) = self.found(op(field("register")))
        self.assertEqual((clash.c_name, clash.first, clash.second), ("register", "", "shop.put_request.register"))
        self.assertEqual(clash.why, "is a keyword of C or C++")

    def test_a_keyword_of_the_other_language(self) -> None:
        self.assertEqual([clash.c_name for clash in self.found(op(field("class")))], ["class"])

    def test_a_parameter_of_the_codec(self) -> None:
        (clash,) = self.found(op(field("buf")))
        self.assertEqual(clash.why, "generated functions already use")

    def test_a_derived_member_meets_a_field(self) -> None:
        found = self.found(op(field("source", "text[0..10]") + field("source_length", "u16") + "reserved 2"))
        self.assertIn(Clash("source_length", "shop.put_request.source", "shop.put_request.source_length"), found)

    def test_the_size_of_records_meets_a_field(self) -> None:
        words = field("text_size", "u16 count of text") + field("text", "text[0..9] tail")
        fields = field("line_count", "u16 count of lines") + field("lines_size", "u16") + "reserved 4\n"
        fields += field("lines", "records line[64]")
        record = '/// A test.\nrecord line ours "a test" {\n' + words + "}\n"
        self.assertIn("lines_size", [clash.c_name for clash in self.found(op(fields) + record)])

    def test_locals_of_nested_fields_meet(self) -> None:
        text = op(field("a", "pair") + field("a_b")) + '/// A test.\nstruct pair ours "a test" {\n' + field("b") + "}"
        self.assertIn(Clash("a_b", "shop.put_request.a.b", "shop.put_request.a_b"), self.found(text))

    def test_macros_of_two_schemas_meet(self) -> None:
        one = constant("one", "0x2000..0x200F", "X", "IPC_LIMIT")
        two = constant("two", "0x3000..0x300F", "Y", "IPC_LIMIT")
        self.assertEqual(self.found(one, two), (Clash("IPC_LIMIT", "one.X", "two.Y"),))

    def test_the_number_of_a_rule_and_a_constant(self) -> None:
        rule = "/// A test.\nrule 1 some { slot > 0 }\n"
        text = op(field("slot") + rule) + '/// A test.\nconst PUT_REQUEST_RULE_SOME : u32 = 1 ours "a test"\n'
        clash = Clash("IPC_SHOP_PUT_REQUEST_RULE_SOME", "shop.PUT_REQUEST_RULE_SOME", "shop.put_request.some")
        self.assertEqual(self.found(text), (clash,))

    def test_a_system_macro_by_way_of_the_schema_name(self) -> None:
        text = constant("info", "0x2000..0x200F", "X", "IPC_INFO")
        self.assertEqual([clash.c_name for clash in self.found(text)], ["IPC_INFO"])

    def test_a_name_of_the_runtime(self) -> None:
        text = constant("a", "0x2000..0x200F", "X", "IPC_CLASS_RULE")
        self.assertEqual([clash.why for clash in self.found(text)], ["the runtime headers already have"])

    def test_the_names_of_the_runtime_are_those_of_its_headers(self) -> None:
        declared = {"IPC_TEST_OPS", "IPC_IPC_H"}  # a macro of the build; the header of all headers
        for name in sorted(os.listdir(HEADERS)):
            with open(os.path.join(HEADERS, name), encoding="utf-8") as file:
                text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
            declared |= set(re.findall(r"\b(?:ipc|IPC)_\w+", text))
        generated = ("ipc_wire_", "IPC_RESULT_", "IPC_MESSAGE_FLAG_", "IPC_RIGHT_", "IPC_CAP_TYPE_")
        declared = {name for name in declared if not name.startswith(generated)}
        self.assertEqual(RUNTIME ^ declared, set())


class ClientAndServer(unittest.TestCase):
    def found(self, *texts: str) -> list[tuple[str, str, str]]:
        return [(clash.c_name, clash.first, clash.second) for clash in clashes(schemas(*texts))]

    def test_an_op_and_a_struct(self) -> None:
        struct = '/// A test.\nstruct put ours "a test" {\n' + field("at") + "}\n"
        self.assertEqual(self.found(op(field("here", "put")) + struct), [("ipc_shop_put", "shop.put", "shop.PUT")])

    def test_an_op_and_a_function_of_another(self) -> None:
        for name in ("PUT_ANSWER", "PUT_FAIL"):
            found = self.found(op(field("at")) + another(name))
            self.assertEqual(found, [(f"ipc_shop_{name.lower()}", "shop.PUT", f"shop.{name}")])

    def test_an_op_and_what_a_schema_has_once(self) -> None:
        for name in ("SERVE", "BINDING", "HANDLERS", "SCRATCH"):
            self.assertEqual(self.found(op("", name)), [(f"ipc_shop_{name.lower()}", "shop", f"shop.{name}")])

    def test_an_op_and_a_sequence(self) -> None:
        state = "state {\n" + field("left") + "}\nbegin PUT { }\ncommit END { }\n"
        sequence = '/// A test.\nsequence take ours "a test" {\nkey at\n' + state + "}\n"
        text = op(field("at")) + another("END", field("at")) + another("TAKE_PUT", number=0x1003) + sequence
        self.assertIn(("ipc_shop_take_put", "shop.take.PUT", "shop.TAKE_PUT"), self.found(text))

    def test_macros_of_the_range(self) -> None:
        text = op(field("at")) + '/// A test.\nconst OPS_LAST : u32 = 1 ours "a test"\n'
        self.assertEqual(self.found(text), [("IPC_SHOP_OPS_LAST", "shop", "shop.OPS_LAST")])

    def test_functions_private_to_a_server(self) -> None:
        secret = field("pin", "secret bytes[8]")
        text = op(secret, "SERVE_X") + another("SERVE_X_REQUEST_SECRETS").replace("SERVE_X_REQ", "X_REQ")
        found = ("serve_x_request_secrets", "shop.SERVE_X", "shop.X_REQUEST_SECRETS")
        self.assertEqual(self.found(text), [found])

    def test_a_handler_of_a_keyword(self) -> None:
        self.assertEqual(self.found(op("", "REGISTER")), [])
        (made,) = schemas(op("", "REGISTER"))
        self.assertEqual(names.op_member(made.ops[0]), "op_register")
        self.assertEqual(self.found(op("", "DELETE") + another("OP_DELETE")),
                         [("op_delete", "shop.DELETE", "shop.OP_DELETE")])


if __name__ == "__main__":
    unittest.main()
