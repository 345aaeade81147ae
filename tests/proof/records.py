"""A message with records in, contracts for WP out: what it reads and writes, where Eva's intervals can't follow an entry.

An entry starts where the one before it ended, so that what is left of the buffer depends on where the entry starts; Eva keeps
no such relation. WP proves it by a loop invariant, put into the prover's copy of the codec. What is proved is that nothing is
undefined and nothing else is written, for all buffers; not that the rules hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fields import Scalar, Target

from codegen.layout.model import Records

WALK = re.compile(
    r"^(\tsize_t (\w+)_at = 0;\n)(?=\tfor \(size_t i = 0; i < (\w+); i\+\+\) \{\n\t\tsize_t \2_step = 0;)", re.MULTILINE)
CHECK = re.compile(r"^static uint32_t (ipc_\w+_check)\(const uint8_t \*buf, size_t left, uint32_t entry_at,\s+size_t \*taken\)\n\{",
                   re.MULTILINE)


@dataclass(frozen=True)
class Safety:
    """Contracts in front of the codec, the codec with its loops' invariants, the functions to prove."""

    before: str
    codec: str
    functions: tuple[str, ...]


def is_listing(target: Target) -> bool:
    """Whether a message is of scalars and records."""
    kinds = [slot.type for slot in target.message.block.slots]
    return any(isinstance(kind, Records) for kind in kinds) and all(isinstance(kind, (Scalar, Records)) for kind in kinds)


def safety(target: Target, codec: str) -> Safety:
    """What WP is given for such a message."""
    stem, tag = target.stem, f"struct {target.stem}"
    given = f", const struct {target.given} *given" if target.given else ""
    checks = CHECK.findall(codec)
    walked, loops = WALK.subn(
        r"\1\t/*@ loop invariant \2_at <= \2_size;\n\t    loop invariant 0 <= i <= \3;\n"
        r"\t    loop assigns i, \2_at;\n\t    loop variant \3 - i; */\n", codec)
    if not checks or not loops:
        raise LookupError(f"{stem}: no loop over records where one is expected")
    entries = [f"msg->{name} + (0 .. msg->{name}_size - 1)" for name, _ in _listed(target)]
    read = ["msg", *entries, *(["given"] if given else [])]
    bytes_in, bytes_out = "buf + (0 .. len - 1)", "buf + (0 .. cap - 1)"
    also = ["requires \\valid_read(given);"] if given else []
    unpack = [*also, f"requires \\valid(msg) && (len == 0 || \\valid_read({bytes_in}));",
              f"requires \\separated(msg, {bytes_in});", *(["requires \\separated(msg, given);"] if given else []), "assigns *msg;"]
    validate = [*also, f"requires len == 0 || \\valid_read({bytes_in});", "assigns \\nothing;"]
    pack = [*also, f"requires \\valid_read(msg) && \\valid(len) && (cap == 0 || \\valid({bytes_out}));"]
    # Entries that are longer than a message takes are not looked at.
    pack += [f"requires msg->{name}_size == 0 || msg->{name}_size > {high} || \\valid_read({term});"
             for (name, high), term in zip(_listed(target), entries)]
    pack += [f"requires \\separated(len, {', '.join([bytes_out, *read])});"]
    pack += [f"requires \\separated({bytes_out}, {term});" for term in read]
    pack += ["assigns \\result, buf[0 .. cap - 1], *len \\from indirect:*msg, indirect:cap;", "ensures \\result == 0 ==> *len <= cap;"]
    before = "".join(_contract([
        "requires left == 0 || \\valid_read(buf + (0 .. left - 1));", "requires \\valid(taken);",
        "requires \\separated(taken, buf + (0 .. left - 1));", "assigns *taken;", "ensures \\result == 0 ==> 0 < *taken <= left;",
    ]) + f"static uint32_t {name}(const uint8_t *buf, size_t left, uint32_t entry_at, size_t *taken);\n" for name in checks)
    before += _contract(pack) + f"uint32_t {stem}_pack(const {tag} *msg, uint8_t *buf, size_t cap, size_t *len{given});\n"
    before += _contract(unpack) + f"uint32_t {stem}_unpack({tag} *msg, const uint8_t *buf, size_t len{given});\n"
    before += _contract(validate) + f"uint32_t {stem}_validate(const uint8_t *buf, size_t len{given});\n"
    return Safety(before, walked, (*checks, *(f"{stem}_{verb}" for verb in ("pack", "unpack", "validate"))))


def _listed(target: Target) -> list[tuple[str, int]]:
    """The lists of entries of a message: name and most bytes."""
    return [(slot.name, slot.type.high) for slot in target.message.block.slots if isinstance(slot.type, Records)]


def _contract(lines: list[str]) -> str:
    return "/*@ " + "\n    ".join(lines) + " */\n"
