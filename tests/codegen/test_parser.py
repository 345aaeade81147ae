"""codegen.syntax.parser: tokens in, tree out; and how it goes on after a fault."""

from __future__ import annotations

import unittest

from codegen.diag.reporter import Reporter
from codegen.source import SourceFile
from codegen.syntax import ast, terms
from codegen.syntax.parser import parse
from codegen.syntax.stream import MAX_DEPTH, MAX_OPERATORS

HEAD = "// SPDX-License-Identifier: ISC\n/// A lamp.\nschema lamp { }\n"


def tree(text: str, head: str = HEAD) -> ast.File:
    """The tree of definitions that have no fault."""
    reporter = Reporter()
    found = parse(SourceFile("lamp.ipc", head + text), reporter)
    assert found is not None and not reporter.has_errors, reporter.render_text()
    return found


def faults(text: str, head: str = HEAD) -> list[tuple[str, int, str]]:
    """Id, line below the head and message of what is wrong."""
    reporter = Reporter()
    parse(SourceFile("lamp.ipc", head + text), reporter)
    first = head.count("\n")
    return [(d.id, d.span.file.position(d.span.start)[0] - first, d.message) for d in reporter.diagnostics]


def rule(text: str) -> terms.Expr:
    """The tree of a rule's expression."""
    struct = tree(f"struct s {{ rule 1 r {{ {text} }} }}").definitions[0]
    assert isinstance(struct, ast.Struct) and isinstance(struct.block.items[0], ast.Rule)
    return struct.block.items[0].expr


def shape(expr: terms.Expr) -> str:
    """An expression with every operator in parentheses."""
    match expr:
        case terms.Number(text=text):
            return text
        case terms.Word(path=path):
            return path.text
        case terms.Binary(op=op, left=left, right=right):
            return f"({shape(left)} {op} {shape(right)})"
        case terms.Unary(op=op, operand=operand):
            return f"({op} {shape(operand)})"
        case terms.Within(value=value, low=low, high=high):
            return f"({shape(value)} in {shape(low)}..{shape(high)})"
        case terms.OneOf(value=value, members=members):
            return f"({shape(value)} in {{{', '.join(map(shape, members))}}})"
        case terms.Call(name=name, args=args):
            return f"{name.text}({', '.join(map(shape, args))})"
        case terms.Quantifier(every=every, variable=variable, array=array, body=body):
            return f"({'all' if every else 'any'} {variable.text} in {array.text} {shape(body)})"
        case terms.Element(array=array, index=index, path=path):
            return f"{array.text}[{shape(index)}]{''.join('.' + name.text for name in path)}"
        case terms.If(condition=condition, first=first, second=second):
            return f"(if {shape(condition)} then {shape(first)} else {shape(second)})"


class Strength(unittest.TestCase):
    def test_operators(self) -> None:
        for text, want in (
            ("a or b and c", "(a or (b and c))"),
            ("not a and b", "((not a) and b)"),
            ("not a == b", "(not (a == b))"),
            ("a + b * c == d", "((a + (b * c)) == d)"),
            ("a - b - c > 0", "(((a - b) - c) > 0)"),
            ("a % 2 * 3 < 4", "(((a % 2) * 3) < 4)"),
            ("f has A | B", "(f has (A | B))"),
            ("a in 1..b + 2", "(a in 1..(b + 2))"),
            ("a in {1, B | C}", "(a in {1, (B | C)})"),
            ("a < b or c >= d and e != f", "((a < b) or ((c >= d) and (e != f)))"),
            ("(a or b) and c", "((a or b) and c)"),
            ("a == -1", "(a == (- 1))"),
            ("all s in x.y { any t in s.z { t.a < s.b } }", "(all s in x.y (any t in s.z (t.a < s.b)))"),
            ("round_up(a, 8) <= disjoint(x, y, z)", "(round_up(a, 8) <= disjoint(x, y, z))"),
            ("x[i + 1].a.b == y[0]", "(x[(i + 1)].a.b == y[0])"),
        ):
            self.assertEqual(shape(rule(text)), want, text)

    def test_spans_are_what_was_written(self) -> None:
        expr = rule("first + 1 < second")
        assert isinstance(expr, terms.Binary)
        text = expr.span.file.text
        self.assertEqual(text[expr.span.start : expr.span.end], "first + 1 < second")
        self.assertEqual(text[expr.left.span.start : expr.left.span.end], "first + 1")


class Recovery(unittest.TestCase):
    def test_each_faulty_item_is_told(self) -> None:
        self.assertEqual(
            faults(
                "struct a {\n  x u8\n  y : u8\n  reserved z\n  rule w { x == 1 }\n  rule 1 v { x == }\n"
                "  rule 2 u {\n    (x\n  }\n}\n"
                "const C u8 = 1\nconst D : u8 = 1\nop E : 5\n"
            ),
            [
                ("IPC0105", 2, "expected ':', found 'u8'"),
                ("IPC0105", 4, "expected a number of bytes, found 'z'"),
                ("IPC0105", 5, "expected the rule's number, found 'w'"),
                ("IPC0105", 6, "expected a value, found '}'"),
                ("IPC0105", 8, "expected ')', found the end of the line"),
                ("IPC0105", 11, "expected ':', found 'u8'"),
                ("IPC0105", 13, "expected '=', found ':'"),
            ],
        )

    def test_a_missing_brace_is_told_once(self) -> None:
        for text in (
            "struct a {\n  x : u8\n/// B.\nstruct b { y : u8 }\nconst C : u8 = 1\n",
            "op A = 1 {\n  request {\n    x : u8\n  }\n/// B.\nstruct b { y : u8 }\n",
            "op A = 1 {\n  request {\n    x : u8\n/// B.\nstruct b { y : u8 }\n",
            "enum a : u8 {\n  A = 1\n/// B.\nopen enum b : u8 { C = 1 }\n",
        ):
            found = faults(text)
            self.assertEqual(
                [(id_, message) for id_, _, message in found],
                [("IPC0105", "expected '}', found the end of the line")],
                text,
            )

    def test_a_surplus_brace(self) -> None:
        self.assertEqual(
            faults("struct a { x : u8 } }\nconst C u8 = 1\n"),
            [
                ("IPC0105", 1, "expected a definition, found '}'"),
                ("IPC0105", 2, "expected ':', found 'u8'"),
            ],
        )

    def test_the_end_is_told_once(self) -> None:
        for cut in (
            "struct",
            "struct a",
            "struct a {",
            "struct a { x",
            "struct a { x :",
            "struct a { rule 1 r { (a",
            "op A = 1 { request { x : u8",
            "enum a : u8 { A",
            "sequence s { key",
        ):
            self.assertEqual([found[0] for found in faults(cut)], ["IPC0105"], cut)

    def test_words_of_definitions_name_fields(self) -> None:
        text = "struct a {\nop : u8\ntype : u8\nreserved 4\nmessage : u8\nrecord : tail\n}\n"
        struct = tree(text).definitions[0]
        assert isinstance(struct, ast.Struct)
        self.assertEqual(len(struct.block.items), 5)

    def test_a_lexical_fault_hides_the_grammar(self) -> None:
        self.assertEqual([found[0] for found in faults('const C u8 = 1 ours "open\n')], ["IPC0102"])

    def test_no_head(self) -> None:
        self.assertEqual(
            [found[0] for found in faults("const C : u8 = 1\n", "// SPDX-License-Identifier: ISC\n")], ["IPC0105"]
        )
        self.assertEqual([found[0] for found in faults("", "")], ["IPC0105", "IPC0107"])


class Depth(unittest.TestCase):
    def test_most(self) -> None:
        rule("(" * (MAX_DEPTH - 1) + "a == 1" + ")" * (MAX_DEPTH - 1))
        rule("a == 1" + " + 1" * MAX_OPERATORS)

    def test_too_deep(self) -> None:
        for text in (
            "(" * MAX_DEPTH + "a",
            "(" * 20_000 + "a",
            "not " * 20_000,
            "a == 1" + " + 1" * 20_000,
            "a" + " and a" * 20_000,
            "f(" * 5000,
            "a[" * 5000,
            "any x in y { " * 5000,
            "if " * 5000,
        ):
            found = faults(f"struct s {{ rule 1 r {{ {text} }} }}\nconst C u8 = 1\n")
            self.assertEqual(found[0][0], "IPC0110", text[:20])

    def test_values(self) -> None:
        found = faults('message m part body { example "e" { x = ' + "[" * 5000 + " } }\n")
        self.assertEqual(found[0][0], "IPC0110")
        values = ", ".join(["A | B"] * 300)
        tree(f'message m part body {{ example "e" {{ x = [{values}] }} }}\n')


class Docs(unittest.TestCase):
    def test_everywhere_else_they_are_refused(self) -> None:
        for text in (
            "/// D.\nimport room\n",
            "struct a {\n/// D.\nsize 8 }\n",
            'struct a {\n/// D.\nexample "e" { } }\n',
            "struct a { x : u8\n/// D.\n}\n",
            "struct a { x :\n/// D.\nu8 }\n",
            "op A = 1 {\n/// D.\nresults { } }\n",
            "sequence s {\n/// D.\nkey k state { } }\n",
            "sequence s { key k state { } begin B {\n/// D.\nset a = 1 } }\n",
            'message m part body { example "e" {\n/// D.\nx = 1 } }\n',
            "const C : u8 = 1\n/// D.\n",
        ):
            self.assertEqual([found[0] for found in faults(text)], ["IPC0108"], text)


if __name__ == "__main__":
    unittest.main()
