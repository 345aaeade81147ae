"""Nothing in, axioms about words out that pack puts together of several numbers, as `(uint64_t)a << 32 | (uint64_t)b << 16 | c`."""

from __future__ import annotations

from theory import Axiom, FULL, hexed, smt_below, smt_cast, smt_equal, smt_nth


def shifted(word: int, shift: int, bits: int) -> list[Axiom]:
    """A number of so many bits shifted left, byte by byte.

    Of no more bits than it has: what is said of a byte of any number a prover says again of that number shifted, and so on.
    """
    made = []
    for lane in range(8):
        place = lane - shift // 8
        part, smt_part = (f"nth{place}(a)", smt_nth(place, "a")) if 0 <= place < bits // 8 else ("0", hexed(0))
        made.append(Axiom(f"alone{word}_{shift}_{bits}_{lane}",
                          f"\\forall integer a; 0 <= a <= {FULL[bits]} ==> nth{lane}(((uint{word}_t)(a << {shift}))) == {part}",
                          f"(=> {smt_below('a', bits)} {smt_equal(smt_nth(lane, f'(bvshl a {hexed(shift)})'), smt_part)})"))
    return made


def either_lane() -> list[Axiom]:
    """A byte of two numbers put together is that of the one where the other's is zero: of any integer, by its lowest 64 bits."""
    made = []
    for lane in range(8):
        for empty, other in (("a", "b"), ("b", "a")):
            made.append(Axiom(f"either{lane}_{other}",
                              f"\\forall integer a, b; nth{lane}({empty}) == 0 ==> nth{lane}((a | b)) == nth{lane}({other})",
                              f"(=> {smt_equal(smt_nth(lane, empty), hexed(0))} "
                              f"{smt_equal(smt_nth(lane, '(bvor a b)'), smt_nth(lane, other))})"))
    return made


def lanes_of_constant(number: int) -> list[Axiom]:
    """The bytes of a number."""
    return [Axiom(f"nth{lane}_of_{number}", f"nth{lane}({number}) == {number >> 8 * lane & 255}",
                  smt_equal(smt_nth(lane, hexed(number)), hexed(number >> 8 * lane & 255))) for lane in range(8)]


def masked_either(mask: int) -> Axiom:
    """Two numbers put together have none of some bits just where neither has one."""
    zero = " ".join(smt_equal(f"(bvand {word} {hexed(mask)})", hexed(0)) for word in "ab")
    return Axiom(f"neither_{mask:x}", f"\\forall integer a, b; ((a | b) & {mask}) == 0 <==> (a & {mask}) == 0 && (b & {mask}) == 0",
                 f"(= {smt_equal(f'(bvand (bvor a b) {hexed(mask)})', hexed(0))} (and {zero}))")


def less_one(word: int, mask: int, shifts: list[int], widths: list[int]) -> list[Axiom]:
    """A number less one has none of some bits, bit 0 among them, just where it is odd and has none of the others.

    Whether a word that was put together is odd, its parts say.
    """
    zero, odd = smt_equal(f"(bvand v {hexed(mask - 1)})", hexed(0)), f"(not {_even('v')})"
    made = [
        Axiom(f"less{word}_{mask:x}",
              f"\\forall integer v; (((uint{word}_t)(v - 1)) & {mask}) == 0 <==> (v & {mask - 1}) == 0 && v % 2 != 0",
              f"(= {smt_equal(f'(bvand (bvsub v {hexed(1)}) {hexed(mask)})', hexed(0))} (and {zero} {odd}))"),
        Axiom("parity", "\\forall integer a, b; (a | b) % 2 == 0 <==> a % 2 == 0 && b % 2 == 0",
              f"(= {_even('(bvor a b)')} (and {_even('a')} {_even('b')}))"),
    ]
    made += [Axiom(f"even{word}_{shift}_{bits}",
                   f"\\forall integer v; 0 <= v <= {FULL[bits]} ==> ((uint{word}_t)(v << {shift})) % 2 == 0",
                   _even(smt_cast(word, f"(bvshl v {hexed(shift)})"))) for shift in shifts for bits in widths]
    return made


def _even(word: str) -> str:
    return smt_equal(f"(bvurem {word} {hexed(2)})", hexed(0))


def masked_shifted(word: int, shift: int, bits: int, mask: int) -> Axiom | None:
    """What a mask says of a number of so many bits that was shifted into a word: a bound; None where the mask says another thing."""
    here = mask >> shift & FULL[bits]
    low = FULL[bits] ^ here
    if low & low + 1:
        return None
    term = f"((uint{word}_t)(v << {shift}))" if shift else "v"
    smt = f"(bvand {smt_cast(word, f'(bvshl v {hexed(shift)})')} {hexed(mask)})"
    return Axiom(f"part{word}_{shift}_{bits}_{mask:x}",
                 f"\\forall integer v; 0 <= v <= {FULL[bits]} ==> (({term} & {mask}) == 0 <==> v <= {low})",
                 f"(=> {smt_below('v', bits)} (= {smt_equal(smt, hexed(0))} (bvule v {hexed(low)})))")
