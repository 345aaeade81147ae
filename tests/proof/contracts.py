"""A plain message in, its ACSL contracts and its round trips out: what C a prover gets beside the shipped codec.

Plain: scalars, enums, flags, structs of them and reserved bytes. Unpack accepts exactly the rules, and so does
validate; pack writes exactly the bytes of the layout, or nothing; nothing else is written. A round trip calls pack and
unpack by their contracts alone. Conditions come from the statement; no code of the emitter is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import conditions
import theory
from fields import Leaf, Target, holes, leaves

from codegen.sema.expr import Ref


@dataclass(frozen=True)
class Job:
    """What one run of WP is given: axioms, contracts in front of the codec, C behind it; the functions to prove."""

    name: str
    axioms: tuple[theory.Axiom, ...]
    before: str
    after: str
    functions: tuple[str, ...]


def jobs(target: Target, codec: str) -> list[Job]:
    """The runs for a plain message; raises conditions.Beyond if a rule can't be said. Few axioms make a prover quick."""
    made = _Message(target)
    before = made.codec()
    stem = target.stem
    return [
        Job("unpack", _unpack_theory(target, codec, "unpack"), before, "", (f"{stem}_unpack",)),
        Job("validate", _unpack_theory(target, codec, "validate"), before, "", (f"{stem}_validate",)),
        Job("pack", _pack_theory(target, codec), before, "", (f"{stem}_pack",)),
        Job("struct", _trip_theory(target, True), before, made.struct_trip(), (f"{stem}_struct_trip",)),
        Job("bytes", _trip_theory(target, False), before, made.byte_trip(), (f"{stem}_byte_trip",)),
    ]


def body_of(codec: str, function: str) -> str:
    """The text of one function of a codec."""
    found = re.search(rf"^uint32_t {function}\(.*?^}}", codec, re.MULTILINE | re.DOTALL)
    return found.group(0) if found else ""


def _unpack_theory(target: Target, codec: str, verb: str) -> tuple[theory.Axiom, ...]:
    """Of each word that is read: what it says of the fields under it."""
    block = target.message.block
    pieces = [(leaf.offset, leaf.width) for leaf in leaves(block)] + holes(block)
    found = [theory.bounds(8 * width, at) for at, width in sorted(pieces) if width > 1]
    text = body_of(codec, f"{target.stem}_{verb}")
    for read in re.finditer(r"(?:(\w+) =\s+\S*)?ipc_get_u(\d+)le\(buf(?: \+ (\d+))?\)", text):
        name, bits, at = read[1], int(read[2]), int(read[3] or 0)
        within = sorted((place, width) for place, width in pieces if at <= place and place + width <= at + bits // 8)
        if sum(width for _, width in within) != bits // 8:
            continue
        if len(within) > 1:
            found += theory.together(bits, at, within)
        for mask in re.findall(rf"\(\s*{name} &\s+UINT\d+_C\((0x[0-9A-F]+)\)", text) if name else ():
            found.append(theory.masked(bits, at, int(mask, 16), within))
        for mask in re.findall(rf"\(\s*{name} &\s+UINT\d+_C\((0x[0-9A-F]+)\)", text) if name else ():
            for place, width in within:
                found += theory.narrow(8 * width, int(mask, 16) >> 8 * (place - at) & (1 << 8 * width) - 1)
        for least, mask in re.findall(rf"\(\({name} - (\d+)\) &\s+UINT\d+_C\((0x[0-9A-F]+)\)", text) if name else ():
            axiom = theory.borrowed(bits, at, int(least), int(mask, 16), within)
            found += [axiom] if axiom else []
    found += _narrowed(text)
    for either in re.finditer(r"\(ipc_get_u(\d+)le\(buf \+ (\d+)\) \| ipc_get_u\1le\(buf \+ (\d+)\)\)", text):
        bits, first, second = map(int, either.groups())
        end = second + bits // 8
        within = sorted((at, width) for at, width in pieces if first <= at and at + width <= end)
        if first <= second <= first + bits // 8 and sum(width for _, width in within) == end - first:
            found.append(theory.both_zero(bits, first, second, within))
    for bits in sorted({8 * leaf.width for leaf in leaves(block) if leaf.signed}):
        found += theory.signs(bits)
    return tuple({axiom.name: axiom for axiom in found}.values())


def _narrowed(text: str) -> list[theory.Axiom]:
    """What masks of bits that must not be set say of a number's size."""
    found = []
    for bits, known in re.findall(r"& ~UINT(\d+)_C\((0x[0-9A-F]+)\)", text):
        found += theory.narrow(int(bits), theory.FULL[int(bits)] ^ int(known, 16))
    return found


def _pack_theory(target: Target, codec: str) -> tuple[theory.Axiom, ...]:
    """Bytes of small numbers, and of the words that are put together."""
    text = body_of(codec, f"{target.stem}_pack")
    found = theory.high_lanes() + _narrowed(text)
    widths = sorted({8 * leaf.width for leaf in leaves(target.message.block)})
    for shift in sorted(set(re.findall(r"<<\s+(\d+)", text))):
        for word in (32, 64):
            if int(shift) < word and int(shift) % 8 == 0:
                found += theory.shifted_words(word, int(shift), widths)
    for bits in sorted({8 * leaf.width for leaf in leaves(target.message.block) if leaf.signed}):
        found += theory.signs(bits)
    return tuple({axiom.name: axiom for axiom in found}.values())


def _trip_theory(target: Target, from_struct: bool) -> tuple[theory.Axiom, ...]:
    """Numbers and their bytes, field by field."""
    block = target.message.block
    found = []
    pieces = sorted([(leaf.offset, leaf.width) for leaf in leaves(block)] + holes(block))
    for at, width in pieces:
        if width > 1:
            found += [theory.value(8 * width, at)] if from_struct else theory.lanes_of(8 * width, at)
    if from_struct:
        found += [theory.sum_of_lanes(bits) for bits in sorted({8 * width for _, width in pieces if width > 1})]
    found.append(theory.high_lanes()[0])
    found += theory.nothing_in_zero()
    found += [theory.bounds(8 * leaf.width, leaf.offset) for leaf in leaves(block) if leaf.signed and leaf.width > 1]
    for bits in sorted({8 * leaf.width for leaf in leaves(block) if leaf.signed}):
        found += theory.signs(bits)
    for leaf in leaves(block):
        if leaf.signed and leaf.width > 1:
            found += theory.signed_at(8 * leaf.width, leaf.offset)
    return tuple({axiom.name: axiom for axiom in found}.values())


class _Message:
    def __init__(self, target: Target) -> None:
        block = target.message.block
        self.stem = target.stem
        self.size = block.fixed
        self.leaves = leaves(block)
        self.holes = holes(block)
        self.given = target.given
        self.rules = block.rules

    # Terms

    def _member(self, leaf: Leaf, of: str = "msg") -> str:
        return f"{of}->{'.'.join(leaf.path)}"

    def _read(self, leaf: Leaf, label: str, buf: str = "buf") -> str:
        """What stands in a field's bytes, with the field's sign."""
        bits = 8 * leaf.width
        text = f"\\at({theory.acsl_le(8, leaf.offset, buf)}, {label})" if bits == 8 else (
            f"le{bits}{{{label}}}({buf} + {leaf.offset})")
        return f"((int{bits}_t){text})" if leaf.signed else text

    def _hole(self, at: int, width: int, label: str) -> str:
        if width == 1:
            return f"\\at(buf[{at}], {label}) == 0"
        return f"le{8 * width}{{{label}}}(buf + {at}) == 0"

    def _of_struct(self, of: str = "msg") -> list[str]:
        """What pack demands of a struct, check by check."""
        by_path = {leaf.path: self._member(leaf, of) for leaf in self.leaves}
        found = [conditions.field_condition(leaf.type, by_path[leaf.path]) for leaf in self.leaves]
        found += [conditions.true(rule.expr, lambda ref: self._name(ref, by_path)) for rule in self.rules]
        return [text for text in found if text]

    def _of_bytes(self, label: str, buf: str = "buf") -> list[str]:
        """What unpack demands of bytes, check by check, but for the length."""
        by_path = {leaf.path: self._read(leaf, label, buf) for leaf in self.leaves}
        found = [conditions.field_condition(leaf.type, by_path[leaf.path]) for leaf in self.leaves]
        found += [self._hole(at, width, label).replace("buf", buf) for at, width in self.holes]
        found += [conditions.true(rule.expr, lambda ref: self._name(ref, by_path)) for rule in self.rules]
        return [text for text in found if text]

    def _name(self, ref: Ref, by_path: dict[tuple[str, ...], str]) -> str:
        if ref.scope == "":
            return by_path[ref.path]
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
        length = f"len == {self.size}"
        exact = [f"ensures \\result == 0 ==> {text};" for text in (length, *checks)]
        exact.append("ensures " + " && ".join([length, *(f"({text})" for text in checks)]) + " ==> \\result == 0;")
        pack = self._frame("msg:r", "buf + (0 .. cap - 1):w", "len:w")
        pack.append(f"assigns buf[0 .. {self.size - 1}], *len;" if self.size else "assigns *len;")
        pack += [f"ensures \\result == 0 ==> {text};" for text in (f"cap >= {self.size}", *demands)]
        pack.append("ensures " + " && ".join([f"cap >= {self.size}", *(f"({text})" for text in demands)])
                    + " ==> \\result == 0;")
        pack.append(f"ensures \\result == 0 ==> *len == {self.size};")
        pack += [f"ensures \\result == 0 ==> {self._bytes_of(leaf, 'msg', 'buf')};" for leaf in self.leaves]
        pack += [f"ensures \\result == 0 ==> {self._clear(at, width, 'buf')};" for at, width in self.holes]
        pack.append("ensures \\result != 0 ==> *len == \\old(*len) && "
                    f"\\forall integer i; 0 <= i < {self.size} && i < cap ==> buf[i] == \\old(buf[i]);")
        unpack = [*self._frame("msg:w", "buf + (0 .. len - 1):r"), "assigns *msg;", *exact]
        unpack += [f"ensures \\result == 0 ==> {self._member(leaf)} == {self._read(leaf, 'Pre')};" for leaf in self.leaves]
        validate = [*self._frame("buf + (0 .. len - 1):r"), "assigns \\nothing;", *exact]
        given = self._given_parameter
        return "\n".join((
            self._contract(pack)
            + f"uint32_t {self.stem}_pack(const {tag} *msg, uint8_t *buf, size_t cap, size_t *len{given});\n",
            self._contract(unpack) + f"uint32_t {self.stem}_unpack({tag} *msg, const uint8_t *buf, size_t len{given});\n",
            self._contract(validate) + f"uint32_t {self.stem}_validate(const uint8_t *buf, size_t len{given});\n",
        ))

    def struct_trip(self) -> str:
        """A function that packs and unpacks: what comes out is what went in."""
        tag = f"struct {self.stem}"
        frame = self._frame("msg:r", "got:w", "buf + (0 .. cap - 1):w")
        demands = [f"cap >= {self.size}", *self._of_struct()]
        # A message without fields carries nothing.
        lines = [*frame, "assigns *got" + (f", buf[0 .. {self.size - 1}];" if self.size else ";")]
        lines += [f"ensures \\result == 0 ==> {text};" for text in demands]
        lines.append("ensures " + " && ".join(f"({text})" for text in demands) + " ==> \\result == 0;")
        lines += [f"ensures \\result == 0 ==> {self._member(leaf, 'got')} == {self._member(leaf)};" for leaf in self.leaves]
        steps = []
        for leaf in self.leaves:
            value = f"(uint{8 * leaf.width}_t){self._member(leaf)}" if leaf.signed else self._member(leaf)
            steps.append(f"\t//@ assert {theory.acsl_le(8 * leaf.width, leaf.offset, 'buf')} == {value};\n")
        steps += [f"\t//@ assert {self._hole(at, width, 'Here')};\n" for at, width in self.holes]
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
        checks = [f"len == {self.size}", *self._of_bytes("Pre", "in")]
        lines = [*frame, f"requires cap >= {self.size};",
                 "assigns *msg" + (f", out[0 .. {self.size - 1}];" if self.size else ";")]
        lines += [f"ensures \\result == 0 ==> {text};" for text in checks]
        lines.append("ensures " + " && ".join(f"({text})" for text in checks) + " ==> \\result == 0;")
        for at, width in [(leaf.offset, leaf.width) for leaf in self.leaves] + self.holes:
            same = " && ".join(f"out[{at + lane}] == \\old(in[{at + lane}])" for lane in range(width))
            lines.append(f"ensures \\result == 0 ==> {same};")
        return (
            self._contract(lines)
            + f"uint32_t {self.stem}_byte_trip(const uint8_t *in, size_t len, {tag} *msg, uint8_t *out, size_t cap"
            + f"{self._given_parameter})\n{{\n\tsize_t used = 0;\n\tuint32_t verdict;\n\n"
            + f"\tverdict = {self.stem}_unpack(msg, in, len{self._given_argument});\n"
            + "\tif (verdict != 0)\n\t\treturn verdict;\n"
            + f"\treturn {self.stem}_pack(msg, out, cap, &used{self._given_argument});\n}}\n"
        )
