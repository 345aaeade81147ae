"""A message and the text of its codec in, the axioms that a proof about one of its functions needs out.

Few axioms make a prover quick, so those are chosen whose words the text reads or puts together.
"""

from __future__ import annotations

import re
from dataclasses import replace

import theory
from fields import Target, holes, leaves, runs


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
        for least, mask in re.findall(rf"\(\({name} - (\d+)\) &\s+UINT\d+_C\((0x[0-9A-F]+)\)", text) if name else ():
            axiom = theory.borrowed(bits, at, int(least), int(mask, 16), within)
            found += [axiom] if axiom else []
    if verb == "unpack" and any(run.held for run in runs(block)):
        # Bytes in the struct are memory of the body's kind, so a prover must be told that the body stays as it was.
        found += [theory.same(bits) for bits in theory.LANES]
    found += _narrowed(text)
    for either in re.finditer(r"\(ipc_get_u(\d+)le\(buf \+ (\d+)\) \| ipc_get_u\1le\(buf \+ (\d+)\)\)", text):
        bits, first, second = map(int, either.groups())
        end = second + bits // 8
        within = sorted((at, width) for at, width in pieces if first <= at and at + width <= end)
        if first <= second <= first + bits // 8 and sum(width for _, width in within) == end - first:
            found.append(theory.both_zero(bits, first, second, within))
    # Behind a text whose end is odd.
    for either in re.finditer(r"\(ipc_get_u(\d+)le\(buf \+ (\d+)\) \| buf\[(\d+)\]\)", text if runs(block) else ""):
        bits, first, second = map(int, either.groups())
        within = sorted((at, width) for at, width in pieces if first <= at and at + width <= second + 1)
        if sum(width for _, width in within) == bits // 8 + 1 == second + 1 - first:
            found.append(theory.both_zero(bits, first, second, within, other=8))
    for bits in sorted({8 * leaf.width for leaf in leaves(block) if leaf.signed}):
        found += theory.signs(bits)
    return tuple({axiom.name: axiom for axiom in found}.values())


def of_masks(target: Target, codec: str) -> tuple[theory.Axiom, ...]:
    """What masks of a struct's flags say: of no byte, so that a prover has them where a goal knows of none.

    Frama-C's UINT32_C makes 64 bits, all of which `~` sets.
    """
    found = []
    for bits, known in re.findall(r"& ~UINT(\d+)_C\((0x[0-9A-F]+)\)", body_of(codec, f"{target.stem}_pack")):
        small = [theory.narrow(wide, theory.FULL[wide] ^ int(known, 16)) for wide in sorted({int(bits), 64})]
        found += [replace(axiom, name=f"mask_{axiom.name}") for axioms in small for axiom in axioms]
        if int(bits) < 64 and not all(small):
            found.append(theory.widened(int(bits), int(known, 16)))
    return tuple({axiom.name: axiom for axiom in found}.values()) if runs(target.message.block) else ()


def _narrowed(text: str) -> list[theory.Axiom]:
    """What masks of bits that must not be set say of a number's size."""
    found = []
    for bits, known in re.findall(r"& ~UINT(\d+)_C\((0x[0-9A-F]+)\)", text):
        found += theory.narrow(int(bits), theory.FULL[int(bits)] ^ int(known, 16))
    return found


def of_pack(target: Target, codec: str) -> tuple[theory.Axiom, ...]:
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


def of_trip(target: Target, from_struct: bool) -> tuple[theory.Axiom, ...]:
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
