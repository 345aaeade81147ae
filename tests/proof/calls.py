"""Nothing in, axioms out that a prover has where C calls them and nowhere else: functions that do nothing, with contracts.

A round trip calls them with the bytes at hand, so that a prover need not look for the place where an axiom helps.
"""

from __future__ import annotations

from theory import Axiom, acsl_le, smt_below, smt_cast, smt_equal, smt_le, smt_nth, widen


def joined(bits: int, signed: bool) -> Axiom:
    """A call: bytes that are those of a number make the number."""
    kind, value = ("int", f"(uint{bits}_t)v") if signed else ("uint", "v")
    here, made = acsl_le(bits, 0), smt_cast(bits, "v")
    bytes_ = " && ".join(f"p[{lane}] == nth{lane}({value})" for lane in range(bits // 8))
    same = f"{here} == {value}" + (f" && (int{bits}_t){here} == v" if signed else "")
    given = [smt_equal(smt_le(8, lane), smt_nth(lane, made)) for lane in range(bits // 8)]
    given.append(smt_equal(widen("v", bits), "v") if signed else smt_below("v", bits))
    smt = smt_equal(widen(smt_le(bits), bits), "v") if signed else "true"
    name = f"joined_{kind}{bits}"
    contract = f"/*@ requires {bytes_};\n    assigns \\nothing;\n    ensures {same}; */"
    return Axiom(name, f"{contract}\nvoid {name}(const uint8_t *p, {kind}{bits}_t v);",
                 f"(=> (and {' '.join(given)}) (and {smt_equal(smt_le(bits), made)} {smt}))")


def taken(bits: int, signed: bool) -> Axiom:
    """A call: the bytes of the number that stands somewhere are the bytes there.

    Of a signed one they are those of its twin: a name for its cast to unsigned, lest a prover's simplifier fold two casts.
    """
    here, kind = acsl_le(bits, 0), "int" if signed else "uint"
    number, value = (f"(int{bits}_t){here}", f"twin{bits}(\\result)") if signed else (here, "\\result")
    bytes_ = " && ".join(f"nth{lane}({value}) == p[{lane}]" for lane in range(bits // 8))
    made = smt_cast(bits, widen(smt_le(bits), bits)) if signed else smt_le(bits)
    smt = " ".join(smt_equal(smt_nth(lane, made), smt_le(8, lane)) for lane in range(bits // 8))
    twin = f"""/*@ axiomatic Twin{bits} {{ logic integer twin{bits}(integer v); }} */
/*@ assigns \\nothing;
    ensures twin{bits}(v) == (uint{bits}_t)v; */
void twin_int{bits}(int{bits}_t v);
""" if signed else ""
    contract = f"/*@ assigns \\nothing;\n    ensures \\result == {number};\n    ensures {bytes_}; */"
    return Axiom(f"taken_{kind}{bits}", f"{twin}{contract}\n{kind}{bits}_t taken_{kind}{bits}(const uint8_t *p);", f"(and true {smt})")


def text(axioms: tuple[Axiom, ...]) -> str:
    """Their declarations, as C."""
    return "".join(f"{axiom.acsl}\n" for axiom in axioms)
