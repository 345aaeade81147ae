"""Nothing in, the axioms about bytes and words that the contracts rest on out, each with a question for a bit-vector solver.

The provers of WP know integers, not bits. So what a word says about its bytes is given to them as axioms, and each
axiom is asked of z3 in its theory of bit vectors; frama.py goes by none that is no theorem. A byte is 8 bits there, a word
64, and an integer of the axiom is a word that its bounds keep from wrapping, or, where it has no bounds, any integer by
its lowest 64 bits: what `|`, `&` with such a mask, a cast and `% 2` say of it hangs on no other.
"""

from __future__ import annotations

from dataclasses import dataclass

LANES = {16: 2, 32: 4, 64: 8}
FULL = {bits: (1 << bits) - 1 for bits in (8, 16, 32, 64)}


@dataclass(frozen=True)
class Axiom:
    """`acsl` holds for all values if `smt`, over words v a b and bytes p0..p15, has no counterexample."""

    name: str
    acsl: str
    smt: str


def hexed(value: int) -> str:
    """A word as a bit-vector literal."""
    return f"#x{value:016x}"


def smt_le(bits: int, at: int = 0) -> str:
    """The number that stands at byte `at`, as a word."""
    if bits == 8:
        return f"((_ zero_extend 56) p{at})"
    lanes = " ".join(f"p{at + lane}" for lane in reversed(range(LANES[bits])))
    whole = f"(concat {lanes})"
    return whole if bits == 64 else f"((_ zero_extend {64 - bits}) {whole})"


def smt_cast(bits: int, word: str) -> str:
    """A word cut to its lowest bits."""
    return word if bits == 64 else f"(bvand {word} {hexed(FULL[bits])})"


def smt_shift(word: str, by: int) -> str:
    """A word shifted right."""
    return f"(bvlshr {word} {hexed(by)})" if by else word


def acsl_le(bits: int, at: int, pointer: str = "p") -> str:
    """The number that stands `at` bytes behind a pointer."""
    if bits == 8:
        return f"{pointer}[{at}]"
    return f"le{bits}({pointer} + {at})" if at else f"le{bits}({pointer})"


def smt_nth(lane: int, word: str) -> str:
    """A byte of a word, as a word."""
    return smt_cast(8, smt_shift(word, 8 * lane))


def smt_equal(left: str, right: str) -> str:
    """That two words are the same."""
    return f"(= {left} {right})"


def smt_below(word: str, bits: int) -> str:
    """That a word has no more than so many bits."""
    return "true" if bits == 64 else f"(bvule {word} {hexed((1 << bits) - 1)})"


def value(bits: int, at: int) -> Axiom:
    """A number is the sum of its bytes."""
    lanes = range(bits // 8)
    smt = hexed(0)
    for lane in lanes:
        smt = f"(bvadd {smt} (bvmul {hexed(256 ** lane)} {smt_le(8, lane)}))"
    text = " + ".join(f"{256 ** lane} * p[{at + lane}]" for lane in lanes)
    return Axiom(f"le{bits}_is_{at}", f"\\forall uint8_t *p; {acsl_le(bits, at)} == {text}", smt_equal(smt_le(bits), smt))


def bounds(bits: int, at: int) -> Axiom:
    """A number has no more bits than its bytes."""
    return Axiom(f"le{bits}_bounds_{at}", f"\\forall uint8_t *p; 0 <= {acsl_le(bits, at)} <= {FULL[bits]}",
                 smt_below(smt_le(bits), bits))


def together(bits: int, at: int, pieces: list[tuple[int, int]]) -> list[Axiom]:
    """What a number says of the pieces (offset, bytes) that it is read with: its sum, and what C takes out of it."""
    whole = acsl_le(bits, at)
    terms = [(piece - at, 8 * width) for piece, width in pieces]
    smt = hexed(0)
    for place, size in terms:
        smt = f"(bvadd {smt} (bvmul {hexed(256 ** place)} {smt_le(size, place)}))"
    text = " + ".join(f"{256 ** place} * {acsl_le(size, at + place)}" for place, size in terms)
    label = "_".join(f"{place}x{size}" for place, size in terms)
    made = [Axiom(f"sum{bits}_{at}_{label}", f"\\forall uint8_t *p; {whole} == {text}", smt_equal(smt_le(bits), smt))]
    for place, size in terms:
        shifted = f"({whole} >> {8 * place})" if place else whole
        smt = smt_shift(smt_le(bits), 8 * place)
        part = acsl_le(size, at + place)
        if size < bits:
            made.append(Axiom(f"cut{bits}_{at}_{place}x{size}", f"\\forall uint8_t *p; (uint{size}_t){shifted} == {part}",
                              smt_equal(smt_cast(size, smt), smt_le(size, place))))
            made.append(Axiom(f"cast{bits}_{at}_{place}x{size}", f"\\forall uint8_t *p; (int{size}_t){shifted} == (int{size}_t){part}",
                              smt_equal(widen(smt_cast(size, smt), size), widen(smt_le(size, place), size))))
        if place and 8 * place + size == bits:
            made.append(Axiom(f"top{bits}_{at}_{place}x{size}", f"\\forall uint8_t *p; {shifted} == {part}",
                              smt_equal(smt, smt_le(size, place))))
    return made


def upper(bits: int, at: int, shift: int, pieces: list[tuple[int, int]]) -> Axiom:
    """A number shifted right is the sum of the pieces (offset, bytes) that are left of it."""
    terms = [(place - at - shift // 8, 8 * width) for place, width in pieces if 8 * (place - at) >= shift]
    smt = hexed(0)
    for place, size in terms:
        smt = f"(bvadd {smt} (bvmul {hexed(256 ** place)} {smt_le(size, place + shift // 8)}))"
    text = " + ".join(f"{256 ** place} * {acsl_le(size, at + place + shift // 8)}" for place, size in terms)
    return Axiom(f"upper{bits}_{at}_{shift}", f"\\forall uint8_t *p; ({acsl_le(bits, at)} >> {shift}) == {text}",
                 smt_equal(smt_shift(smt_le(bits), shift), smt))


def high_lanes() -> list[Axiom]:
    """Bytes above a small number are zero."""
    made = [Axiom("nth0_small", "\\forall integer v; 0 <= v < 256 ==> nth0(v) == v",
                  f"(=> {smt_below('v', 8)} {smt_equal(smt_nth(0, 'v'), 'v')})")]
    for lane in range(1, 8):
        for bits in (8, 16, 32):
            if lane >= bits // 8 and (bits == 8 or lane < 2 * (bits // 8) or bits == 32):
                made.append(Axiom(f"nth{lane}_of{bits}", f"\\forall integer v; 0 <= v <= {FULL[bits]} ==> nth{lane}(v) == 0",
                                  f"(=> {smt_below('v', bits)} {smt_equal(smt_nth(lane, 'v'), hexed(0))})"))
    return made


def widen(word: str, size: int) -> str:
    """A word's lowest bits as a signed number, which its sign fills up to a word."""
    return word if size == 64 else f"((_ sign_extend {64 - size}) ((_ extract {size - 1} 0) {word}))"


def signs(bits: int) -> list[Axiom]:
    """Signed numbers and their unsigned twins."""
    return [
        Axiom(f"sign{bits}_there", f"\\forall integer v; 0 <= v <= {FULL[bits]} ==> "
              f"(uint{bits}_t)((int{bits}_t)v) == v",
              f"(=> {smt_below('v', bits)} {smt_equal(smt_cast(bits, widen('v', bits)), 'v')})"),
        Axiom(f"sign{bits}_back", f"\\forall integer v; {-(1 << bits - 1)} <= v <= {(1 << bits - 1) - 1} ==> "
              f"(int{bits}_t)((uint{bits}_t)v) == v",
              f"(=> {smt_equal(widen('v', bits), 'v')} {smt_equal(widen(smt_cast(bits, 'v'), bits), 'v')})"),
        Axiom(f"sign{bits}_range", f"\\forall integer v; 0 <= (uint{bits}_t)v <= {FULL[bits]}",
              smt_below(smt_cast(bits, "v"), bits)),
    ]


def _definitions() -> list[Axiom]:
    """What operators of C are in arithmetic: used for the accessors alone, where bytes are taken apart."""
    made = []
    for bits in (8, 16, 32):
        unit = 1 << bits
        made.append(Axiom(f"mask{bits}", f"\\forall integer v; 0 <= v <= {FULL[64]} ==> (v & {unit - 1}) == v % {unit}",
                          f"(= (bvand v {hexed(unit - 1)}) (bvurem v {hexed(unit)}))"))
        made.append(Axiom(f"shift{bits}", f"\\forall integer v; 0 <= v <= {FULL[64]} ==> (v >> {bits}) == v / {unit}",
                          f"(= (bvlshr v {hexed(bits)}) (bvudiv v {hexed(unit)}))"))
        made.append(Axiom(f"cast{bits}", f"\\forall integer v; 0 <= v <= {FULL[64]} ==> (uint{bits}_t)v == v % {unit}",
                          f"(= (bvand v {hexed(unit - 1)}) (bvurem v {hexed(unit)}))"))
    for lane in range(8):
        made.append(Axiom(f"nth{lane}_is", f"\\forall integer v; 0 <= v <= {FULL[64]} ==> "
                          f"nth{lane}(v) == (v / {256 ** lane}) % 256",
                          f"(= {smt_nth(lane, 'v')} (bvurem (bvudiv v {hexed(256 ** lane)}) {hexed(256)}))"))
        if lane >= 2:
            made.append(Axiom(f"nth{lane}_high16", f"\\forall integer v; 0 <= v <= {FULL[64]} ==> "
                              f"nth{lane}(v) == nth{lane - 2}(v / 65536)",
                              f"(= {smt_nth(lane, 'v')} {smt_nth(lane - 2, f'(bvudiv v {hexed(65536)})')})"))
        if lane >= 4:
            made.append(Axiom(f"nth{lane}_high32", f"\\forall integer v; 0 <= v <= {FULL[64]} ==> "
                              f"nth{lane}(v) == nth{lane - 4}(v / {1 << 32})",
                              f"(= {smt_nth(lane, 'v')} {smt_nth(lane - 4, f'(bvudiv v {hexed(1 << 32)})')})"))
        for bits in (16, 32):
            if lane < LANES[bits]:
                made.append(Axiom(f"nth{lane}_low{bits}", f"\\forall integer v; 0 <= v <= {FULL[64]} ==> "
                                  f"nth{lane}(v % {1 << bits}) == nth{lane}(v)",
                                  f"(= {smt_nth(lane, f'(bvurem v {hexed(1 << bits)})')} {smt_nth(lane, 'v')})"))
    return made


DEFINITIONS = tuple(_definitions())


def masked(bits: int, at: int, mask: int, pieces: list[tuple[int, int]]) -> Axiom:
    """A number masked is zero just where each of its pieces (offset, bytes), masked alike, is zero."""
    parts = [part for part in (_masked_part(at, mask, *piece) for piece in pieces) if part]
    acsl, smt = [part for part, _ in parts], [part for _, part in parts]
    name = f"masked{bits}_{at}_{mask:x}"
    return Axiom(name, f"\\forall uint8_t *p; ({acsl_le(bits, at)} & {mask}) == 0 <==> " + " && ".join(acsl),
                 f"(= (= (bvand {smt_le(bits)} {hexed(mask)}) {hexed(0)}) (and true {' '.join(smt)}))")


def _masked_part(at: int, mask: int, piece: int, width: int) -> tuple[str, str] | None:
    """What the mask of a number at byte `at` asks of one piece of it, for either tool; None where it asks nothing."""
    part = mask >> 8 * (piece - at) & FULL[8 * width]
    if not part:
        return None
    term = acsl_le(8 * width, piece)
    return (f"{term} == 0" if part == FULL[8 * width] else f"({term} & {part}) == 0",
            f"(= (bvand {smt_le(8 * width, piece - at)} {hexed(part)}) {hexed(0)})")


def borrowed(bits: int, at: int, least: int, mask: int, pieces: list[tuple[int, int]]) -> Axiom | None:
    """A number less a constant, masked, is zero just where its lowest piece lies in a range and the others, masked alike, are zero."""
    first = 8 * pieces[0][1]
    span = FULL[first] ^ (mask & FULL[first])
    if span & span + 1:
        return None
    low, most = acsl_le(first, pieces[0][0]), min(least + span, FULL[first])
    here = smt_le(first)
    others = [part for part in (_masked_part(at, mask, *piece) for piece in pieces[1:]) if part]
    acsl = [f"{least} <= {low} <= {most}", *(part for part, _ in others)]
    smt = [f"(bvule {hexed(least)} {here})", f"(bvule {here} {hexed(most)})", *(part for _, part in others)]
    less = f"((uint{bits}_t)({acsl_le(bits, at)} - {least}))"
    return Axiom(f"borrow{bits}_{at}_{least}_{mask:x}", f"\\forall uint8_t *p; ({less} & {mask}) == 0 <==> " + " && ".join(acsl),
                 f"(= (= (bvand {smt_cast(bits, f'(bvsub {smt_le(bits)} {hexed(least)})')} {hexed(mask)}) {hexed(0)}) "
                 f"(and {' '.join(smt)}))")


def narrow(bits: int, mask: int) -> list[Axiom]:
    """A mask of all bits from one upwards bounds a number, one of the lowest bits too aligns it; none if it is another mask."""
    low = FULL[bits] ^ mask
    unit = low & -low
    if mask <= FULL[bits] and low and unit > 1 and low + unit & low + unit - 1 == 0:
        return [Axiom(f"aligned{bits}_{mask:x}",
                      f"\\forall integer v; 0 <= v <= {FULL[bits]} ==> ((v & {mask}) == 0 <==> v <= {low} && v % {unit} == 0)",
                      f"(=> {smt_below('v', bits)} (= (= (bvand v {hexed(mask)}) {hexed(0)}) "
                      f"(and (bvule v {hexed(low)}) (= (bvurem v {hexed(unit)}) {hexed(0)}))))")]
    if mask > FULL[bits] or low & low + 1:
        return []
    return [Axiom(f"narrow{bits}_{mask:x}", f"\\forall integer v; 0 <= v <= {FULL[bits]} ==> ((v & {mask}) == 0 <==> v <= {low})",
                  f"(=> {smt_below('v', bits)} (= (= (bvand v {hexed(mask)}) {hexed(0)}) (bvule v {hexed(low)})))")]


def highest(known: int, least: int) -> Axiom:
    """A number of at most `known`, of all bits from 0 up, is as large as its highest bits together just where it has each of them."""
    acsl = " && ".join(f"(v & {1 << bit}) != 0" for bit in range(64) if least >> bit & 1)
    return Axiom(f"highest_{known:x}_{least:x}", f"\\forall integer v; 0 <= v <= {known} ==> (v >= {least} <==> {acsl})",
                 f"(=> (bvule v {hexed(known)}) (= (bvuge v {hexed(least)}) (= (bvand v {hexed(least)}) {hexed(least)})))")


def each_of(mask: int) -> Axiom:
    """A number has all of some bits just where it has each."""
    acsl = " && ".join(f"(v & {1 << bit}) != 0" for bit in range(64) if mask >> bit & 1)
    smt = " ".join(f"(not {smt_equal(f'(bvand v {hexed(1 << bit)})', hexed(0))})" for bit in range(64) if mask >> bit & 1)
    return Axiom(f"each_{mask:x}", f"\\forall integer v; (v & {mask}) == {mask} <==> {acsl}",
                 f"(= {smt_equal(f'(bvand v {hexed(mask)})', hexed(mask))} (and {smt}))")


def widened(bits: int, known: int) -> Axiom:
    """A small number has none but known bits just where it has none in 64 bits."""
    here, wide = FULL[bits] ^ known, FULL[64] ^ known
    smt = " ".join(smt_equal(f"(bvand v {hexed(mask)})", hexed(0)) for mask in (wide, here))
    return Axiom(f"wide{bits}_{known:x}", f"\\forall integer v; 0 <= v <= {FULL[bits]} ==> ((v & {wide}) == 0 <==> (v & {here}) == 0)",
                 f"(=> {smt_below('v', bits)} (= {smt}))")


def counted(by: int, most: int) -> Axiom:
    """A word that is at most so much bounds the count that stands `by` bits up in it."""
    whole = (most + 1 << by) - 1
    count = f"(uint16_t)(v >> {by})" if by else "(uint16_t)v"
    smt = smt_cast(16, smt_shift("v", by))
    return Axiom(f"count_{by}_{most}", f"\\forall integer v; 0 <= v <= {whole} ==> {count} <= {most}",
                 f"(=> (bvule v {hexed(whole)}) (bvule {smt} {hexed(most)}))")


def both_zero(bits: int, first: int, second: int, pieces: list[tuple[int, int]], other: int = 0) -> Axiom:
    """Two numbers, which may overlap, are zero just where the pieces (offset, bytes) that they cover are.

    The second one has `other` bits, if that is not 0.
    """
    start = min(first, second)
    either = f"({acsl_le(bits, first)} | {acsl_le(other or bits, second)})"
    zeros = " && ".join(f"{acsl_le(8 * width, at)} == 0" for at, width in pieces)
    smt = " ".join(f"(= {smt_le(8 * width, at - start)} {hexed(0)})" for at, width in pieces)
    word = f"(bvor {smt_le(bits, first - start)} {smt_le(other or bits, second - start)})"
    return Axiom(f"either{bits}_{first}_{second}", f"\\forall uint8_t *p; {either} == 0 <==> {zeros}",
                 f"(= (= {word} {hexed(0)}) (and true {smt}))")


def same(bits: int) -> Axiom:
    """A number whose bytes are what they were is what it was."""
    acsl = " && ".join(f"\\at(p[{lane}], A) == \\at(p[{lane}], B)" for lane in range(bits // 8))
    smt = " ".join(smt_equal(smt_le(8, lane), smt_le(8, 8 + lane)) for lane in range(bits // 8))
    return Axiom(f"le{bits}_same", f"\\forall uint8_t *p; {acsl} ==> le{bits}{{A}}(p) == le{bits}{{B}}(p)",
                 f"(=> (and {smt}) {smt_equal(smt_le(bits), smt_le(bits, 8))})")


def nothing_in_zero() -> list[Axiom]:
    """Each byte of zero is zero."""
    return [Axiom(f"nth{lane}_of_zero", f"nth{lane}(0) == 0", smt_equal(smt_nth(lane, hexed(0)), hexed(0)))
            for lane in range(8)]


def acsl_text(axioms: tuple[Axiom, ...]) -> str:
    """The axioms and what they speak of, as ACSL."""
    lines = ["/*@ axiomatic IpcBytes {"]
    lines += [f"  logic integer le{bits}{{L}}(uint8_t *p) reads p[0 .. {lanes - 1}];" for bits, lanes in LANES.items()]
    lines += [f"  logic integer nth{lane}(integer v);" for lane in range(8)]
    for axiom in axioms:
        label = "{A, B}" if "{A}" in axiom.acsl else "{L}" if "_t *" in axiom.acsl else ""
        lines.append(f"  axiom {axiom.name}{label}: {axiom.acsl};")
    return "\n".join([*lines, "} */", ""])


def lemma_text(axioms: tuple[Axiom, ...]) -> str:
    """Axioms that speak of no byte, for proofs that know of none."""
    return "".join(f"//@ lemma {axiom.name}: {axiom.acsl};\n" for axiom in axioms)


def smt_text(axioms: tuple[Axiom, ...]) -> str:
    """A question for each axiom; the answer to each must be `unsat`."""
    lines = ["(set-logic QF_BV)"]
    lines += [f"(declare-const p{lane} (_ BitVec 8))" for lane in range(16)]
    lines += [f"(declare-const {name} (_ BitVec 64))" for name in "vab"]
    for axiom in axioms:
        lines += ["(push)", f"(assert (not {axiom.smt}))", "(check-sat)", "(pop)"]
    return "\n".join([*lines, ""])
