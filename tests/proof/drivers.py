"""A message, or a family, in; a C program whose `main` Eva runs for all values at once, out.

Every buffer is just as long as it may be: a byte read or written behind it is an alarm. A length that must be refused
comes with a buffer of no bytes at all. Lengths of tails are tried as one unknown number over the largest buffer, and one by
one over buffers of just that length: all of them where they are few, else a sample, which `bounded` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import cstruct
import records
import theory
from fields import Target, targets
from frama import TREE

from codegen.layout.model import Message
from codegen.statement.read import read

SPECIFIED = ("ipc_bytes_are_zero", "ipc_bytes_equal", "ipc_bytes_copy", "ipc_bytes_clear", "ipc_bytes_wipe",
             "ipc_text_check", "ipc_path_check", "ipc_name_check", "ipc_strings_check")
OPTIONS = ("-eva-precision", "2", "-eva-slevel", "200", "-eva-split-limit", "4200", "-eva-use-spec")
# What is unpacked is there only where the verdict is 0: the two ways must stay apart after the call.
SERVING = ("-eva-split-return", "auto", "-eva-partition-history", "1", "-eva-interprocedural-splits")
# Bodies over buffers of known lengths.
UNROLLED = ("-eva-precision", "2", "-eva-slevel", "2000", "-eva-auto-loop-unroll", "300")
# Lengths of a tail that are tried one by one; more are sampled.
EACH = 40
# A count, `by` bits up in a word or the word itself, whose bound is checked in that word: word, by, name, most.
COUNTED = re.compile(
    r"^\tconst uint16_t (?=\w+ = \(uint16_t\)\(?(?P<word>\w+)(?P<shift> >> (?P<by>\d+))?\)?;\n)(?P<name>\w+) = [^}]*?"
    r"^\tif \((?P<part>(?P=word)(?(shift)(?P=shift))) == 0 \|\| (?P=part) > (?P<most>\d+)\) \{\n.*?^\t\}\n",
    re.MULTILINE | re.DOTALL)
HEAD = """#include <stdint.h>
#include <stddef.h>
#include <__fc_builtin.h>
#include "runs.h"
static uint8_t none[1];
static void any(void *at, size_t n) { Frama_C_make_unknown((char *)at, n); }
static size_t between(size_t low, size_t high) { return (size_t)Frama_C_unsigned_long_long_interval(low, high); }
"""


@dataclass(frozen=True)
class Driver:
    """The program, the options that it needs, and what it does not try; empty if it tries everything."""

    text: str
    options: tuple[str, ...]
    bounded: str


def sampled(low: int, high: int) -> list[int]:
    """Lengths from low to high: all, or the ends and some between."""
    if high - low < EACH:
        return list(range(low, high + 1))
    step = (high - low) // (EACH - 16)
    return sorted({*range(low, low + 8), *range(low, high + 1, step), *range(high - 7, high + 1)})


def split_text(codec: str, stem: str = "ipc") -> str:
    """The codec, told to look at each length apart where a run of bytes starts behind a text of that length.

    A count whose bound is checked in the word that it is read with gets its bound said, if a function of this stem has
    one: Eva can't carry it over. It is an assertion, which WP proves (`asserting`).
    """
    def apart(found: re.Match[str]) -> str:
        names = re.findall(r"\(size_t\)(\w+)", found[0]) or re.findall(r"- (\w+)\)", found[0])
        if not names:
            return found[0]
        return f"\t//@ split {names[-1]};\n{found[0]}\n\t//@ merge {names[-1]};"

    def bound(found: re.Match[str]) -> str:
        # Eva does not divide a length by an element's size: it tries each count.
        each = "" if found["by"] else f"\t//@ split {found['name']};\n"
        return f"{found[0]}\t//@ assert {found['name']} <= {found['most']};\n{each}"

    codec = re.sub(r"^\tif \(!ipc_bytes_are_zero\(buf[^;]*;", apart, codec, flags=re.MULTILINE)
    if f"{stem}_" in " ".join(function_of(codec, found) for found in COUNTED.finditer(codec)):
        codec = COUNTED.sub(bound, codec)
    return re.sub(r"^\tipc_bytes_copy\(buf[^;]*;\n\tipc_bytes_clear\([^;]*;", apart, codec, flags=re.MULTILINE)


def function_of(codec: str, found: re.Match[str]) -> str:
    """The name of the function that a match stands in."""
    return re.findall(r"^uint32_t (\w+)\(", codec[:found.start()], re.MULTILINE)[-1]


def asserting(text: str) -> tuple[tuple[str, ...], tuple[theory.Axiom, ...]]:
    """The functions of a driver with assertions that Eva takes for granted, and what their proof rests on."""
    found = re.findall(r"^uint32_t (\w+)\([^;{}]*\)\n\{((?:.(?!^\}))*)", text, re.MULTILINE | re.DOTALL)
    bounds = {(int(one["by"] or 0), int(one["most"])) for one in COUNTED.finditer(text)}
    return (tuple(name for name, body in found if "//@ assert " in body),
            tuple(theory.counted(by, most) for by, most in sorted(bounds)))


def unsplit(text: str) -> str:
    """A driver without the words that only Eva knows."""
    return re.sub(r"^\t+//@ (?:split|merge|dynamic_split|loop unroll) .*\n", "", text, flags=re.MULTILINE)


def counted_text(text: str) -> str:
    """Serving code, told to look apart at each number of entries: only so many of them are there."""
    text = text.replace("\tmsg->count = count;\n", "\tmsg->count = count;\n\t//@ split msg->count;\n")
    text = text.replace("\ttable->count = wire.count;\n", "\ttable->count = wire.count;\n\t//@ split table->count;\n")
    # Eva does not see of itself that this loop has at most IPC_CAPS_MAX turns; a write at an unknown index is a weak one.
    text = re.sub(r"^\t(caps->\w+_count) = table->count;\n", r"\g<0>\t//@ split \1;\n\t//@ loop unroll 8;\n", text, flags=re.MULTILINE)
    for counter in ("listed", "delivered"):
        text = text.replace(f"\tuint32_t {counter} = 0;\n", f"\tuint32_t {counter} = 0;\n\t//@ dynamic_split {counter};\n")
    return text


class _Lines:
    def __init__(self) -> None:
        self.top: list[str] = []
        self.body: list[str] = []
        self.data = 0

    def unknown_struct(self, expression: str, block: Message, header: str) -> list[cstruct.Borrowed]:
        """Makes a struct unknown; its pointers point at unknown bytes, as many as the message takes at most."""
        self.body.append(f"any(&{expression}, sizeof({expression}));")
        # A bool of the caller's holds 0 or 1; C says so of its own.
        for path in cstruct.bools(block.block):
            self.body.append(f"{expression}.{path} = Frama_C_interval(0, 1);")
        pointers = cstruct.borrowed(block.block, header)
        for pointer in pointers:
            name = f"data_{self.data}"
            self.data += 1
            self.top.append(f"static uint8_t {name}[{pointer.high}];")
            self.body.append(f"any({name}, {pointer.high});")
            self.body.append(f"{expression}.{pointer.path} = ({pointer.type}){name};")
        return pointers


def message(target: Target, codec: str, header: str) -> Driver:
    """All of pack, unpack and validate."""
    block = target.message.block
    stem, tag = target.stem, f"struct {target.stem}"
    given = ", &given" if target.given else ""
    lines = _Lines()
    lines.top.append(f"static {tag} msg;")
    if target.given:
        lines.top.append(f"static struct {target.given} given;")
        lines.body.append("any(&given, sizeof(given));")
    low, high = (block.minimum, block.maximum)
    lines.top += [f"static uint8_t in[{max(high, 1)}];", f"static uint8_t out[{max(high, 1)}];", "static size_t used;"]
    reads = (f"(void){stem}_unpack(&msg, BUF, LEN{given});", f"(void){stem}_validate(BUF, LEN{given});")

    def read_at(buffer: str, length: str) -> None:
        lines.body.append(f"any(in, {max(high, 1)});")
        lines.body.extend(text.replace("BUF", buffer).replace("LEN", length) for text in reads)

    # What is refused for its length is not looked at.
    if block.fixed:
        read_at("none + 1", f"between(0, {block.fixed - 1})")
    read_at("none + 1", f"between({high + 1}, SIZE_MAX)")
    read_at("in" if high else "none + 1", f"between({low}, {high})" if low < high else str(high))
    bounded = ""
    if block.fixed != block.maximum:
        tried = sampled(block.fixed, high)
        for length in tried:
            read_at(f"in + {high - length}", str(length))
        if len(tried) <= high - block.fixed:
            bounded = f"{len(tried)} of {high - block.fixed + 1} lengths over a buffer of just that length"
    pack = f"(void){stem}_pack(&msg, BUF, CAP, &used{given});"

    def pack_at(buffer: str, cap: str) -> list[cstruct.Borrowed]:
        lines.data = 0
        pointers = lines.unknown_struct("msg", target.message, header)
        lines.body.append(pack.replace("BUF", buffer).replace("CAP", cap))
        return pointers

    if low:
        pack_at("none + 1", f"between(0, {low - 1})")
    pointers = pack_at("out" if high else "none + 1", str(high))
    pack_at("out" if high else "none + 1", f"between({high}, SIZE_MAX)")
    if low < high:
        pack_at("out", f"between(0, {high})")
    for number, pointer in enumerate(pointers):
        tried = sampled(0, pointer.high)
        for length in tried:
            lines.data = 0
            lines.unknown_struct("msg", target.message, header)
            if pointer.length:
                lines.body.append(f"msg.{pointer.length} = {length};")
            lines.body.append(f"msg.{pointer.path} = ({pointer.type})(data_{number} + {pointer.high - length});")
            lines.body.append(pack.replace("BUF", "out").replace("CAP", str(high)))
        if len(tried) <= pointer.high and not bounded:
            bounded = f"{len(tried)} of {pointer.high + 1} lengths of a text over just that many bytes"
    family = target.schema.name
    text = HEAD + f'#include "ipc/{family}/{family}.h"\n' + split_text(codec, stem) + "\n".join(dict.fromkeys(lines.top))
    text += "\nint main(void)\n{\n\t" + "\n\t".join(lines.body) + "\n\treturn 0;\n}\n"
    return Driver(text, (*OPTIONS, ",".join(SPECIFIED)), bounded)


def _presents(header: str, tag: str) -> list[str]:
    """The bools of a struct of capabilities, which a handler writes as C has them: 0 or 1."""
    body = re.search(rf"^struct {tag} \{{\n(.*?)^\}};", header, re.MULTILINE | re.DOTALL)
    found = re.findall(r"struct ipc_cap (\w+)(?:\[(\d+)\])?;", body[1]) if body else []
    return [f"{name}{f'[{index}]' if most else ''}.present" for name, most in found for index in range(int(most or 1))]


def serve(family: str) -> Driver:
    """One request of any bytes to a family whose handlers answer anything."""
    folder = f"{TREE}/generated/ipc/{family}/{family}"
    with open(f"{folder}.abi.txt", encoding="utf-8") as file:
        schema = read(file.read())
    texts = {}
    for part in ("_codec.c", "_server.c", ".h", "_server.h"):
        with open(folder + part, encoding="utf-8") as file:
            texts[part] = file.read()
    lines = _Lines()
    by_tag = {target.stem: target for target in targets(schema)}
    # Eva can't follow records; WP proves what their pack may be called with (`records`), and that is checked here.
    listings = [target for target in by_tag.values() if records.is_listing(target)]
    functions, names = [], []
    for name, parameters in cstruct.handlers(texts["_server.h"], family):
        lines.body = []
        for tag, member in re.findall(r"(?:^|, )struct (\w+) \*(\w+)", parameters):
            if tag in by_tag:
                pointers = lines.unknown_struct(f"(*{member})", by_tag[tag].message, texts[".h"])
                if by_tag[tag] in listings:
                    # Longer entries are refused unread; WP has shown it, and Eva could not tell.
                    lines.body += [f"{member}->{one.length} = between(0, {one.high});" for one in pointers]
            else:
                lines.body.append(f"any({member}, sizeof(*{member}));")
                lines.body += [f"{member}->{present} = Frama_C_interval(0, 1);" for present in _presents(texts[".h"], tag)]
        for member in re.findall(r"uint32_t \*(\w+)", parameters):
            lines.body.append(f"any({member}, sizeof(*{member}));")
        body = "\n\t".join([*lines.body, "return (uint32_t)between(0, UINT32_MAX);"])
        functions.append(f"static uint32_t on_{name}({parameters})\n{{\n\t{body}\n}}\n")
        names.append(f"handlers.{name} = Frama_C_interval(0, 1) ? on_{name} : NULL;")
    text = HEAD + f'#include "ipc/{family}/{family}_server.h"\n'
    text += "".join(records.safety(target, texts["_codec.c"]).before for target in listings)
    text += counted_text(split_text(texts["_codec.c"]))
    if family != "wire":
        with open(f"{TREE}/generated/ipc/wire/wire_codec.c", encoding="utf-8") as file:
            text += counted_text(file.read())
    text += texts["_server.c"]
    for part in ("message", "families", "serve"):
        with open(f"{TREE}/runtime/src/{part}.c", encoding="utf-8") as file:
            text += "#undef OP_AT\n#undef REQUEST_ID_AT\n" + counted_text(file.read())
    text += "\n".join(dict.fromkeys(lines.top)) + "\n" + "\n".join(functions)
    text += f"""static struct ipc_{family}_handlers handlers;
static union ipc_{family}_scratch scratch;
static uint8_t in[IPC_MESSAGE_BYTES_MAX];
static uint8_t out[IPC_MESSAGE_BYTES_MAX];
static struct ipc_reply reply;
static struct ipc_delivery delivery;
int main(void)
{{
	{chr(10).join(names)}
	any(in, sizeof(in));
	any(&scratch, sizeof(scratch));
	any(&delivery, sizeof(delivery));
	delivery.in = in;
	delivery.in_len = between(0, IPC_MESSAGE_BYTES_MAX);
	any(&reply, sizeof(reply));
	reply.out = out;
	reply.out_cap = between(IPC_HEADER_BYTES, IPC_MESSAGE_BYTES_MAX);
	ipc_{family}_serve(&handlers, NULL, &scratch, &delivery, &reply);
	return 0;
}}
"""
    specified = (*SPECIFIED, *(f"{target.stem}_pack" for target in listings))
    return Driver(text, (*OPTIONS, ",".join(specified), *SERVING), "the length is one unknown number over a buffer of the largest message")


def sequence(family: str, name: str, codec: str, header: str) -> Driver:
    """Each step of a sequence in any state, for any message that unpack has accepted: a step may rely on its checks."""
    tag = f"ipc_{family}_{name}"
    body, top = [], [f"static struct {tag} seq;", "static uint8_t in[4096];"]
    for function, parameters in re.findall(rf"^uint32_t ({tag}_\w+)\(([^;]*?)\);", header, re.MULTILINE | re.DOTALL):
        arguments, unpacked = [], ""
        for number, parameter in enumerate(" ".join(parameters.split()).split(", ")):
            if parameter == f"struct {tag} *seq":
                arguments.append("&seq")
            elif parameter.startswith("uint32_t "):
                arguments.append("(uint32_t)between(0, UINT32_MAX)")
            elif parameter.startswith("const uint8_t *"):
                top.append(f"static uint8_t {function}_{number}[32];")
                body.append(f"any({function}_{number}, 32);")
                arguments.append(f"{function}_{number}")
            else:
                kind = parameter.removeprefix("const ").split(" *")[0]
                top.append(f"static {kind} {function}_{number};")
                unpacked = f"{kind.removeprefix('struct ')}_unpack(&{function}_{number}, in, between(0, 4096)) == 0"
                arguments.append(f"&{function}_{number}")
        # Counts of what is kept are in their bounds: only the steps write them.
        body += ["any(&seq, sizeof(seq));", "seq.segment_count = (uint16_t)between(0, 16);"]
        body.append("any(in, sizeof(in));")
        body.append(f"if ({unpacked or '1'})\n\t\t(void){function}({', '.join(arguments)});")
    text = HEAD + f'#include "ipc/{family}/{family}.h"\n' + split_text(codec) + "\n".join(top)
    text += "\nint main(void)\n{\n\t" + "\n\t".join(body) + "\n\treturn 0;\n}\n"
    return Driver(text, (*OPTIONS, ",".join(SPECIFIED), *SERVING), "")
