"""A message in, its ACSL contracts and its round trips out: what C a prover gets beside the shipped codec.

It is of scalars, enums, flags, structs of them, reserved bytes, text, strings and bytes. Unpack accepts exactly the rules,
and so does validate; pack writes exactly the bytes of the layout, or nothing; nothing else is written. A round trip calls pack
and unpack by their contracts alone. Conditions come from the statement; no code of the emitter is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import axioms
import calls
import conditions
import spans
import theory
from fields import Leaf, Target, holes, leaves, rules, runs

from codegen.sema.expr import Ref


@dataclass(frozen=True)
class Job:
    """What one run of WP is given: axioms, contracts in front of the codec, C behind it; the functions to prove.

    Lemmas are axioms that a goal has though it speaks of no byte; calls are axioms that the C behind the codec calls.
    """

    name: str
    axioms: tuple[theory.Axiom, ...]
    before: str
    after: str
    functions: tuple[str, ...]
    lemmas: tuple[theory.Axiom, ...] = ()
    calls: tuple[theory.Axiom, ...] = ()


def jobs(target: Target, codec: str) -> list[Job]:
    """The runs for a message; raises conditions.Beyond if a rule can't be said."""
    made = _Message(target)
    before = made.codec()
    stem, zero = target.stem, tuple(theory.nothing_in_zero())
    return [
        Job("unpack", axioms.of_unpack(target, codec, "unpack"), before, "", (f"{stem}_unpack",)),
        Job("validate", axioms.of_unpack(target, codec, "validate"), before, "", (f"{stem}_validate",)),
        Job("pack", axioms.of_pack(target, codec), before, "", (f"{stem}_pack",), axioms.of_masks(target, codec)),
        Job("struct", zero, before, made.struct_trip(), (f"{stem}_struct_trip",), calls=made.calls(calls.joined)),
        Job("bytes", zero, before, made.byte_trip(), (f"{stem}_byte_trip",), calls=made.calls(calls.taken)),
    ]


def _call(axiom: str, width: int, signed: bool = False) -> str:
    return f"{axiom}_{'int' if signed else 'uint'}{8 * width}"


class _Message:
    def __init__(self, target: Target) -> None:
        block = target.message.block
        self.stem = target.stem
        self.size = block.fixed
        self.leaves = leaves(block)
        self.holes = holes(block)
        self.runs = runs(block)
        self.tail = next((run.length for run in self.runs if run.tail), None)
        self.given = target.given
        self.rules = rules(block)

    # Terms

    def _member(self, leaf: Leaf, of: str = "msg") -> str:
        return f"{of}->{'.'.join(leaf.path)}"

    def _read(self, leaf: Leaf, label: str, buf: str = "buf") -> str:
        """What stands in a field's bytes, with the field's sign."""
        bits = 8 * leaf.width
        text = f"\\at({theory.acsl_le(8, leaf.offset, buf)}, {label})" if bits == 8 else (
            f"le{bits}{{{label}}}({buf} + {leaf.offset})")
        return f"((int{bits}_t){text})" if leaf.signed else text

    def _number(self, leaf: Leaf | None, label: str, buf: str = "buf") -> str:
        return self._read(leaf, label, buf) if leaf else ""

    def _hole(self, at: int, width: int, label: str) -> str:
        if width == 1:
            return f"\\at(buf[{at}], {label}) == 0"
        return f"le{8 * width}{{{label}}}(buf + {at}) == 0"

    def _of_struct(self, of: str = "msg") -> list[str]:
        """What pack demands of a struct, check by check."""
        by_path = {leaf.path: self._member(leaf, of) for leaf in self.leaves}
        found = [conditions.field_condition(leaf.type, by_path[leaf.path]) for leaf in self.leaves]
        found += [text for run in self.runs for text in spans.of_struct(run, of, "Pre")]
        found += [conditions.true(rule, partial(self._name, by_path=by_path, within=within)) for within, rule in self.rules]
        return [text for text in found if text]

    def _of_bytes(self, label: str, buf: str = "buf") -> list[str]:
        """What unpack demands of bytes, check by check, but for the length."""
        by_path = {leaf.path: self._read(leaf, label, buf) for leaf in self.leaves}
        found = [conditions.field_condition(leaf.type, by_path[leaf.path]) for leaf in self.leaves]
        found += [self._hole(at, width, label).replace("buf", buf) for at, width in self.holes]
        for run in self.runs:
            found += spans.of_bytes(run, buf, self._number(run.length, label, buf), self._number(run.strings, label, buf), label)
        found += [conditions.true(rule, partial(self._name, by_path=by_path, within=within)) for within, rule in self.rules]
        return [text for text in found if text]

    def _name(self, ref: Ref, by_path: dict[tuple[str, ...], str], within: tuple[str, ...]) -> str:
        if ref.scope == "":
            return by_path[(*within, *ref.path)]
        if ref.scope == "request":
            return f"given->{'_'.join(ref.path)}"
        raise conditions.Beyond(ref.scope)

    def _bytes_of(self, leaf: Leaf, of: str, buf: str) -> str:
        """That a field's bytes are those of the struct's value."""
        value = self._member(leaf, of)
        if leaf.signed:
            value = f"(uint{8 * leaf.width}_t){value}"
        return " && ".join(f"{buf}[{leaf.offset + lane}] == nth{lane}({value})" for lane in range(leaf.width))

    def _clear(self, at: int, width: int, buf: str) -> str:
        return " && ".join(f"{buf}[{at + lane}] == 0" for lane in range(width))

    def _total(self, count: str) -> str:
        """Bytes of a body with so many in its tail."""
        return f"{self.size} + {count}" if self.tail else str(self.size)

    def _total_of_struct(self, of: str = "msg") -> str:
        return self._total(self._member(self.tail, of) if self.tail else "")

    def _total_of_bytes(self, label: str, buf: str = "buf") -> str:
        return self._total(self._number(self.tail, label, buf))

    def _written(self, buf: str, total: str) -> str:
        """The bytes that pack may write; a body of no field carries nothing."""
        if self.tail:
            return f"{buf}[0 .. {total} - 1]"
        return f"{buf}[0 .. {self.size - 1}]" if self.size else ""

    # Pieces of C

    @property
    def _given_parameter(self) -> str:
        return f", const struct {self.given} *given" if self.given else ""

    @property
    def _given_argument(self) -> str:
        return ", given" if self.given else ""

    def _frame(self, *writes: str) -> list[str]:
        """Validity and separation: (expression, mode) as `msg:w`; what is read may overlap with what is read."""
        lines, written, read = [], [], []
        for entry in (*writes, *(("given:r",) if self.given else ())):
            term, mode = entry.rsplit(":", 1)
            lines.append(f"requires \\valid{'' if mode == 'w' else '_read'}({term});")
            (written if mode == "w" else read).append(term)
        for index, term in enumerate(written):
            for other in (*written[index + 1:], *read):
                lines.append(f"requires \\separated({term}, {other});")
        return lines

    def _contract(self, lines: list[str]) -> str:
        return "/*@ " + "\n    ".join(lines) + " */\n"

    def codec(self) -> str:
        """The contracts of pack, unpack and validate, each in front of a declaration."""
        tag = f"struct {self.stem}"
        demands, checks = self._of_struct(), self._of_bytes("Pre")
        length, total = f"len == {self._total_of_bytes('Pre')}", self._total_of_struct()
        exact = [f"ensures \\result == 0 ==> {text};" for text in (length, *checks)]
        exact.append("ensures " + " && ".join([length, *(f"({text})" for text in checks)]) + " ==> \\result == 0;")
        lent = [term for run in self.runs for term in spans.lent(run, "msg")]
        pack = self._frame("msg:r", *lent, "buf + (0 .. cap - 1):w", "len:w")
        pack.append("assigns " + ", ".join(filter(None, (self._written("buf", total), "*len"))) + ";")
        pack += [f"ensures \\result == 0 ==> {text};" for text in (f"cap >= {total}", *demands)]
        pack.append("ensures " + " && ".join([f"cap >= {total}", *(f"({text})" for text in demands)])
                    + " ==> \\result == 0;")
        pack.append(f"ensures \\result == 0 ==> *len == {total};")
        pack += [f"ensures \\result == 0 ==> {self._bytes_of(leaf, 'msg', 'buf')};" for leaf in self.leaves]
        pack += [f"ensures \\result == 0 ==> {self._clear(at, width, 'buf')};" for at, width in self.holes]
        pack += [f"ensures \\result == 0 ==> {text};" for run in self.runs for text in spans.packed(run, "msg", "buf")]
        pack.append("ensures \\result != 0 ==> *len == \\old(*len) && "
                    f"\\forall integer i; 0 <= i < {total} && i < cap ==> buf[i] == \\old(buf[i]);")
        unpack = [*self._frame("msg:w", "buf + (0 .. len - 1):r"), "assigns *msg;", *exact]
        unpack += [f"ensures \\result == 0 ==> {self._member(leaf)} == {self._read(leaf, 'Pre')};" for leaf in self.leaves]
        unpack += [f"ensures \\result == 0 ==> {spans.unpacked(run, 'msg', 'buf', self._number(run.length, 'Pre'))};"
                   for run in self.runs]
        validate = [*self._frame("buf + (0 .. len - 1):r"), "assigns \\nothing;", *exact]
        given = self._given_parameter
        return "\n".join((
            self._contract(pack)
            + f"uint32_t {self.stem}_pack(const {tag} *msg, uint8_t *buf, size_t cap, size_t *len{given});\n",
            self._contract(unpack) + f"uint32_t {self.stem}_unpack({tag} *msg, const uint8_t *buf, size_t len{given});\n",
            self._contract(validate) + f"uint32_t {self.stem}_validate(const uint8_t *buf, size_t len{given});\n",
        ))

    def calls(self, axiom: Callable[[int, bool], theory.Axiom]) -> tuple[theory.Axiom, ...]:
        """The axiom for each kind of number and of reserved bytes."""
        kinds = {(8 * leaf.width, leaf.signed) for leaf in self.leaves} | {(8 * width, False) for _, width in self.holes}
        return tuple(axiom(bits, signed) for bits, signed in sorted(kinds))

    def struct_trip(self) -> str:
        """A function that packs and unpacks: what comes out is what went in."""
        tag = f"struct {self.stem}"
        lent = [term for run in self.runs for term in spans.lent(run, "msg")]
        frame = self._frame("msg:r", *lent, "got:w", "buf + (0 .. cap - 1):w")
        total = self._total_of_struct()
        demands = [f"cap >= {total}", *self._of_struct()]
        lines = [*frame, "assigns " + ", ".join(filter(None, ("*got", self._written("buf", total)))) + ";"]
        lines += [f"ensures \\result == 0 ==> {text};" for text in demands]
        lines.append("ensures " + " && ".join(f"({text})" for text in demands) + " ==> \\result == 0;")
        lines += [f"ensures \\result == 0 ==> {self._member(leaf, 'got')} == {self._member(leaf)};" for leaf in self.leaves]
        lines += [f"ensures \\result == 0 ==> {text};" for run in self.runs for text in spans.same_in(run, "msg", "got", "buf")]
        steps = [f"\t{_call('joined', leaf.width, leaf.signed)}(buf + {leaf.offset}, {self._member(leaf)});\n" for leaf in self.leaves]
        steps += [f"\t{_call('joined', width)}(buf + {at}, 0);\n" for at, width in self.holes]
        steps += [f"\t//@ assert {text};\n" for run in self.runs for text in spans.steps(run, "msg", "buf")]
        return (
            self._contract(lines)
            + f"uint32_t {self.stem}_struct_trip(const {tag} *msg, {tag} *got, uint8_t *buf, size_t cap"
            + f"{self._given_parameter})\n{{\n\tsize_t len = 0;\n\tuint32_t verdict;\n\n"
            + f"\tverdict = {self.stem}_pack(msg, buf, cap, &len{self._given_argument});\n"
            + "\tif (verdict != 0)\n\t\treturn verdict;\n"
            + "".join(steps)
            + f"\treturn {self.stem}_unpack(got, buf, len{self._given_argument});\n}}\n"
        )

    def byte_trip(self) -> str:
        """A function that unpacks and packs: the bytes that come out are those that went in."""
        tag = f"struct {self.stem}"
        frame = self._frame("in + (0 .. len - 1):r", "msg:w", "out + (0 .. cap - 1):w")
        whole = "len" if self.tail else str(self.size)
        checks = [f"len == {self._total_of_bytes('Pre', 'in')}", *self._of_bytes("Pre", "in")]
        lines = [*frame, f"requires cap >= {whole};",
                 "assigns " + ", ".join(filter(None, ("*msg", self._written("out", whole)))) + ";"]
        lines += [f"ensures \\result == 0 ==> {text};" for text in checks]
        lines.append("ensures " + " && ".join(f"({text})" for text in checks) + " ==> \\result == 0;")
        for at, width in [(leaf.offset, leaf.width) for leaf in self.leaves] + self.holes:
            same = " && ".join(f"out[{at + lane}] == \\old(in[{at + lane}])" for lane in range(width))
            lines.append(f"ensures \\result == 0 ==> {same};")
        lines += [f"ensures \\result == 0 ==> {spans.same_at(run, 'in', 'out', whole)};" for run in self.runs]
        return (
            self._contract(lines)
            + f"uint32_t {self.stem}_byte_trip(const uint8_t *in, size_t len, {tag} *msg, uint8_t *out, size_t cap"
            + f"{self._given_parameter})\n{{\n\tsize_t used = 0;\n\tuint32_t verdict;\n\n"
            + "".join(f"\t{_call('taken', leaf.width, leaf.signed)}(in + {leaf.offset});\n" for leaf in self.leaves)
            + "".join(f"\t{_call('taken', width)}(in + {at});\n" for at, width in self.holes)
            + f"\tverdict = {self.stem}_unpack(msg, in, len{self._given_argument});\n"
            + "\tif (verdict != 0)\n\t\treturn verdict;\n"
            + "".join(f"\t{_call('twin', leaf.width, True)}({self._member(leaf)});\n" for leaf in self.leaves if leaf.signed)
            + "".join(f"\t//@ assert {text};\n" for run in self.runs for text in spans.back_steps(run, "msg", "in"))
            + f"\treturn {self.stem}_pack(msg, out, cap, &used{self._given_argument});\n}}\n"
        )
