"""A message and the text of its codec in, the axioms that a proof about one of its functions needs out.

Few axioms make a prover quick, so those are chosen whose words the text reads or puts together.
"""

from __future__ import annotations

import re
from dataclasses import replace

import packed
import theory
from fields import Target, holes, leaves, runs

from codegen.sema.kinds import EnumType, FlagsType


def body_of(codec: str, function: str) -> str:
    """The text of one function of a codec."""
    found = re.search(rf"^uint32_t {function}\(.*?^}}", codec, re.MULTILINE | re.DOTALL)
    return found.group(0) if found else ""


def of_unpack(target: Target, codec: str, verb: str) -> tuple[theory.Axiom, ...]:
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
        for shift in re.findall(rf"{name} >> (\d+) (?:==|>)", text) if name and runs(block) else ():
            found.append(theory.upper(bits, at, int(shift), within))
            # A comparison with zero WP turns into a mask.
            if f"{name} >> {shift} == 0" in text:
                found.append(theory.masked(bits, at, theory.FULL[bits] >> int(shift) << int(shift), within))
        for least, mask in re.findall(rf"\(\({name} - (\d+)\) &\s+UINT\d+_C\((0x[0-9A-F]+)\)", text) if name else ():
            axiom = theory.borrowed(bits, at, int(least), int(mask, 16), within)
            found += [axiom] if axiom else []
    if verb == "unpack" and any(run.held for run in runs(block)):
        # Bytes in the struct are memory of the body's kind, so a prover must be told that the body stays as it was.
        found += [theory.same(bits) for bits in theory.LANES]
    found += _narrowed(text) + _wider(text) + _compared(target, text)
    for either in re.finditer(r"\(ipc_get_u(\d+)le\(buf \+ (\d+)\) \| ipc_get_u(\d+)le\(buf \+ (\d+)\)\)", text):
        bits, first, other, second = map(int, either.groups())
        end = second + other // 8
        within = sorted((at, width) for at, width in pieces if first <= at and at + width <= end)
        if first <= second <= first + bits // 8 and sum(width for _, width in within) == end - first:
            found.append(theory.both_zero(bits, first, second, within, other))
    # Where the end of what stands in front is odd.
    for either in re.finditer(r"\(ipc_get_u(\d+)le\(buf \+ (\d+)\) \| buf\[(\d+)\]\)", text):
        bits, first, second = map(int, either.groups())
        within = sorted((at, width) for at, width in pieces if first <= at and at + width <= second + 1)
        if sum(width for _, width in within) == bits // 8 + 1 == second + 1 - first:
            found.append(theory.both_zero(bits, first, second, within, other=8))
    for bits in sorted({8 * leaf.width for leaf in leaves(block) if leaf.signed}):
        found += theory.signs(bits)
    return tuple({axiom.name: axiom for axiom in found}.values())


def _wider(text: str) -> list[theory.Axiom]:
    """What masks of bits that must not be set say to Frama-C, whose UINT32_C makes 64 bits, all of which `~` sets."""
    found = []
    for bits, known in re.findall(r"& ~UINT(16|32)_C\((0x[0-9A-F]+)\)", text):
        wide = theory.narrow(64, theory.FULL[64] ^ int(known, 16))
        found += wide or [theory.widened(int(bits), int(known, 16))]
    return found


def of_masks(target: Target, codec: str) -> tuple[theory.Axiom, ...]:
    """What masks and comparisons of a struct's flags say, and masks of words.

    They speak of no byte, so that a prover has them where a goal knows of none.

    Frama-C's UINT32_C makes 64 bits, all of which `~` sets.
    """
    text = body_of(codec, f"{target.stem}_pack")
    words = [replace(axiom, name=f"mask_{axiom.name}") for axiom in (*_compared(target, text), *_masked_words(target, text))]
    flags = [leaf.type for leaf in leaves(target.message.block) if isinstance(leaf.type, FlagsType)]
    small = [axiom for kind in flags if kind.width < 4 for axiom in theory.narrow(8 * kind.width, theory.FULL[8 * kind.width] ^ kind.mask)]
    words += [replace(axiom, name=f"mask_{axiom.name}") for axiom in small]
    found = []
    for bits, known in re.findall(r"& ~UINT(\d+)_C\((0x[0-9A-F]+)\)", text):
        wider = [theory.narrow(wide, theory.FULL[wide] ^ int(known, 16)) for wide in sorted({int(bits), 64})]
        found += [replace(axiom, name=f"mask_{axiom.name}") for axioms in wider for axiom in axioms]
        if int(bits) < 64 and not all(wider):
            found.append(theory.widened(int(bits), int(known, 16)))
    return tuple({axiom.name: axiom for axiom in (*found, *words)}.values())


def _masked_words(target: Target, text: str) -> list[theory.Axiom]:
    """What a mask of a word that was put together says of the numbers in it."""
    found = []
    widths = sorted({8 * leaf.width for leaf in leaves(target.message.block)})
    for bits, name, made in re.findall(r"const uint(\d+)_t (\w+) =([^;]*<<[^;]*);", text):
        word, shifts = int(bits), [int(shift) for shift in re.findall(r"<<\s+(\d+)", made)]
        masks = [int(mask, 16) for mask in re.findall(rf"\(\s*{name} &\s+UINT\d+_C\((0x[0-9A-F]+)\)", text)]
        for mask in re.findall(rf"\(\({name} - 1\) &\s+UINT\d+_C\((0x[0-9A-F]+)\)", text):
            found += packed.less_one(word, int(mask, 16), shifts, widths)
            masks.append(int(mask, 16) - 1)
        for mask in masks:
            found.append(packed.masked_either(mask))
            parts = [packed.masked_shifted(word, shift, width, mask) for shift in (0, *shifts) for width in widths]
            found += [axiom for axiom in parts if axiom]
        for leaf in leaves(target.message.block) if masks else ():
            if isinstance(leaf.type, FlagsType):
                found += theory.narrow(8 * leaf.width, theory.FULL[8 * leaf.width] ^ leaf.type.mask)
    return found


def _compared(target: Target, text: str) -> list[theory.Axiom]:
    """What is said of several flags at once: `(flags & (A | B)) == (A | B)`, and `flags >= (A | B)`, of which these are the highest."""
    found = []
    for leaf in leaves(target.message.block):
        if isinstance(leaf.type, FlagsType):
            value, several = rf"\b{'[_.]'.join(leaf.path)}", r"\((\w+(?:\s*\|\s*\w+)+)\)"
            for names in re.findall(rf"{value} >=\s+{several}", text):
                lowest = leaf.type.mask.bit_length() - len(names.split("|"))
                found.append(theory.highest(leaf.type.mask, leaf.type.mask >> lowest << lowest))
            for names in re.findall(rf"{value} &\s+{several}\) ==", text):
                found.append(theory.each_of(sum(_constant(leaf.type, name.strip()) for name in names.split("|"))))
    return found


def _constant(kind: EnumType | FlagsType, name: str) -> int:
    """The value of a constant of C, whose name ends with the flag's or the enum value's."""
    ends = {len(member.name): member.value for member in kind.members if name.endswith(f"_{member.name.upper()}")}
    return ends[max(ends)]


def _narrowed(text: str) -> list[theory.Axiom]:
    """What masks of bits that must not be set say of a number's size."""
    found = []
    for bits, known in re.findall(r"& ~UINT(\d+)_C\((0x[0-9A-F]+)\)", text):
        found += theory.narrow(int(bits), theory.FULL[int(bits)] ^ int(known, 16))
    return found


def of_pack(target: Target, codec: str) -> tuple[theory.Axiom, ...]:
    """Bytes of small numbers, and of the words that are put together."""
    text = body_of(codec, f"{target.stem}_pack")
    found = theory.high_lanes() + _narrowed(text) + _compared(target, text)
    for word, shift, bits in _shifts(target, text):
        found += packed.shifted(word, shift, bits)
    if "<<" in text:
        found += [*packed.either_lane(), *_constants(target, text)]
    for bits in sorted({8 * leaf.width for leaf in leaves(target.message.block) if leaf.signed}):
        found += theory.signs(bits)
    return tuple({axiom.name: axiom for axiom in found}.values())


def _shifts(target: Target, text: str) -> list[tuple[int, int, int]]:
    """Of each number that is shifted into a word: the bits of the word, how far, and its own bits."""
    wide = {"_".join(leaf.path): 8 * leaf.width for leaf in leaves(target.message.block)}
    found = re.findall(r"\(uint(\d+)_t\)(?:\(uint\d+_t\))?(?:msg->)?([\w.]+)\s+<<\s+(\d+)", text)
    return sorted({(int(word), int(shift), wide[name.replace(".", "_")]) for word, name, shift in found})


def _constants(target: Target, text: str) -> list[theory.Axiom]:
    """Of the values that an enum in a word was compared with, which a prover puts in its place."""
    found = []
    for leaf in leaves(target.message.block):
        member = rf"msg->{'.'.join(leaf.path)}"
        shifted = re.search(rf"{member} <<\s+(\d+)|[^|]\|\s+{member}\b", text)
        if isinstance(leaf.type, EnumType) and shifted:
            compared = {_constant(leaf.type, name) for name in re.findall(rf"{member} [!=]=\s+(IPC_\w+)", text)}
            for number in sorted(compared):
                found += packed.lanes_of_constant(number << int(shifted[1] or 0))
    return found
