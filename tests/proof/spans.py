"""A run of bytes of a message in, what contracts say of it out: ACSL over the struct's member and over the body.

Text, strings and tails are borrowed: their member points at the bytes of the body. Other bytes stand in the struct.
"""

from __future__ import annotations

from fields import Run

from codegen.sema.kinds import Strings, Text


def member(run: Run, of: str) -> str:
    """The member of a struct that holds the bytes, or points at them."""
    return f"{of}->{'.'.join(run.path)}"


def _strings(run: Run, of: str) -> str:
    return f"{of}->{'.'.join(run.strings.path)}" if run.strings else ""


def _used(run: Run, of: str) -> str:
    """How many bytes a struct says that there are."""
    return f"{of}->{'.'.join(run.length.path)}" if run.length else str(run.size)


def _each(low: object, high: object, text: str) -> str:
    return f"(\\forall integer i; {low} <= i < {high} ==> {text})"


def _good(run: Run, place: str, used: str, strings: str, label: str) -> list[str]:
    match run.type:
        case Text(kind=kind):
            return [f"{kind}_fault{{{label}}}({place}, {used}) == 0"]
        case Strings():
            return [f"strings_fault{{{label}}}({place}, {used}, {strings}) == 0"]
    return []


def _few(run: Run, used: str) -> list[str]:
    """The bounds of bytes that another field counts; in front of a text stands a number with bounds of its own."""
    return [f"{run.type.low} <= {used} <= {run.type.high}"] if not isinstance(run.type, Strings) and run.type.count else []


def _copied(run: Run, of: str, buf: str) -> str:
    return _each(0, _used(run, of), f"{buf}[{run.offset} + i] == \\at({member(run, of)}[i], Pre)")


def _zeros(run: Run, buf: str, used: str, label: str) -> str:
    return f"zeros{{{label}}}({buf} + ({run.offset} + {used}), {run.size} - {used})"


def of_struct(run: Run, of: str, label: str) -> list[str]:
    """What pack demands of a struct."""
    return _few(run, _used(run, of)) + _good(run, member(run, of), _used(run, of), _strings(run, of), label)


def of_bytes(run: Run, buf: str, used: str, strings: str, label: str) -> list[str]:
    """What unpack demands of a body whose numbers read so."""
    if run.length is None:
        return []
    good = _few(run, used) + _good(run, f"{buf} + {run.offset}", used, strings, label)
    return good if run.tail else [*good, _zeros(run, buf, used, label)]


def unpacked(run: Run, of: str, buf: str, used: str) -> str:
    """What unpack leaves in the struct."""
    if not run.held:
        return f"{member(run, of)} == {buf} + {run.offset}"
    return _each(0, used or run.size, f"{member(run, of)}[i] == \\at({buf}[{run.offset} + i], Pre)")


def packed(run: Run, of: str, buf: str) -> list[str]:
    """What pack leaves in the body."""
    used = _used(run, of)
    found = [_each(run.offset, f"{run.offset} + {used}", f"{buf}[i] == \\at({member(run, of)}[i - {run.offset}], Pre)")]
    if run.length and not run.tail:
        found.append(_zeros(run, buf, used, "Here"))
    return found


def lent(run: Run, of: str) -> list[str]:
    """The bytes beyond a struct that pack reads."""
    return [f"{member(run, of)} + (0 .. {_used(run, of)} - 1):r"] if not run.held else []


def steps(run: Run, of: str, buf: str) -> list[str]:
    """What a prover is told to find on its way from a struct that was packed to one that is unpacked."""
    return [_copied(run, of, buf), *_good(run, f"{buf} + {run.offset}", _used(run, of), _strings(run, of), "Here")]


def back_steps(run: Run, of: str, buf: str) -> list[str]:
    """The same from a body that was unpacked to one that is packed."""
    if run.held:
        return []
    return [_each(0, _used(run, of), f"{member(run, of)}[i] == {buf}[{run.offset} + i]")]


def same_in(run: Run, of: str, other: str, buf: str) -> list[str]:
    """That a second struct holds the bytes of the first as it was, or points at such bytes in the body."""
    if not run.held:
        return [f"{member(run, other)} == {buf} + {run.offset}", _copied(run, of, buf)]
    return [_each(0, _used(run, of), f"{member(run, other)}[i] == \\at({member(run, of)}[i], Pre)")]


def same_at(run: Run, before: str, after: str, whole: str) -> str:
    """That two bodies, of so many bytes, hold the same ones, the first as it was."""
    return _each(run.offset, whole if run.tail else run.offset + run.size, f"{after}[i] == \\at({before}[i], Pre)")
