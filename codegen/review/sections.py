"""One op with its verdict in, its section of the page out: findings, pictures, witnesses, names of C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.compat.model import Finding, Source, Wire
from codegen.compat.text import title
from codegen.review.page import Entry, Part
from codegen.review.prose import WIDTH, fit, item, wrapped
from codegen.review.readings import Line, Reading

BEFORE = 3 * WIDTH  # characters of a message that goes before a witness


def _worth(entry: Entry) -> bool:
    """Whether there is more to say than the table says."""
    verdict = entry.verdict
    return not verdict.docs_only and bool(verdict.old_name) and bool(verdict.new_name or verdict.findings)


def section(entry: Entry) -> Iterator[str]:
    """The section; nothing where the table says all."""
    verdict = entry.verdict
    if not _worth(entry):
        return
    only = {Source.BREAKING: "breaks source only", Source.CHANGED: "changes source only"}
    same = verdict.wire is Wire.SAME
    yield f"## {title(verdict)}: {only.get(verdict.source, verdict.wire.value) if same else verdict.wire.value}"
    yield ""
    if entry.place is not None:
        yield f"{entry.place[0]}:{entry.place[1]}. Must rebuild: {entry.order}."
        yield ""
    if not (verdict.findings or entry.parts or verdict.source_findings):
        yield from wrapped("Its statement is worded otherwise; no program can notice that.")
        yield ""
    yield from _findings(verdict.findings)
    for reading in entry.readings:
        yield from _reading(reading)
    for part in entry.parts:
        yield from part_lines(part, len(entry.parts) > 1 or bool(verdict.findings))
    yield from _source(verdict.source_findings)
    if entry.uses:
        for use in entry.uses:
            more = f" and {len(use.names) - 3} more" if len(use.names) > 3 else ""
            yield from item(f"used by {use.consumer}: {use.path} ({', '.join(use.names[:3])}{more})")
        yield ""


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield from item(_finding(finding))
    if findings:
        yield ""


def _finding(finding: Finding) -> str:
    place = f"{finding.place}: " if finding.place else ""
    return f"`{finding.rule}` {place}{finding.text}"


def _source(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    yield "C code:"
    yield ""
    for rule in dict.fromkeys(finding.rule for finding in findings):
        own = [finding for finding in findings if finding.rule == rule]
        also = f"; likewise {', '.join(finding.place for finding in own[1:])}" if len(own) > 1 else ""
        yield from item(f"`{rule}` {own[0].text}{also}")
    yield ""


def part_lines(part: Part, named: bool) -> Iterator[str]:
    """A body or a table of capabilities. `named`: there are others beside it."""
    body = part.body
    if named:
        who = f", {body.first} first" if body.first else ""
        yield f"### {body.role}: {body.wire.value}{who}"
        yield ""
    yield from _findings(body.findings)
    for picture in part.pictures:
        yield "```"
        yield from picture
        yield "```"
        yield ""
    for reading in part.readings:
        yield from _reading(reading)
    if body.wire is Wire.UNPROVEN:
        yield from wrapped(f"Unproven: {body.proof}, which does not rule out that others are treated differently.")
        yield ""
    elif not part.readings:
        yield from wrapped(f"Proof: {body.proof}.")
        yield ""


def _reading(reading: Reading) -> Iterator[str]:
    yield from wrapped(f"Witness, {reading.title}:")
    yield ""
    yield "```"
    for line in reading.before:
        yield from wrapped(fit(line, BEFORE), "  ", "    ")
    yield from _lines(reading.lines, reading.labels)
    for said in reading.said:
        yield from wrapped(said, "  ", "    ")
    yield "```"
    yield ""


def _lines(lines: Sequence[Line], labels: tuple[str, str]) -> Iterator[str]:
    """The bytes, and what each side reads in them; what the new side reads alike is not repeated."""
    if not lines:
        yield "  no bytes"
        return
    pairs = [labels] + [(line.old or "-", "same" if line.old == line.new else line.new or "-") for line in lines]
    data = max(len("bytes"), *(len(line.data) for line in lines))
    room = WIDTH - len("! 4096  ") - data - 2 * len("   ")
    new = min(room // 2, max(len(pair[1]) for pair in pairs))
    old = min(room - new, max(len(pair[0]) for pair in pairs))
    heads = [("", "byte", "bytes")] + [(line.mark, str(line.offset), line.data) for line in lines]
    for (mark, offset, shown), (one, other) in zip(heads, pairs):
        yield f"{mark:1} {offset:>4}  {shown:{data}}   {fit(one, old):{old}}   {fit(other, room - old)}".rstrip()
