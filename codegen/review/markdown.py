"""A page in, its Markdown out: good to read as it is in a terminal of 100 columns."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from codegen.compat.model import Finding, Source, Wire
from codegen.compat.text import counted, title
from codegen.review.page import Entry, FileStat, Measured, Page, Part, TextOnly
from codegen.review.readings import Line, Reading
from codegen.review.vectors import Moved
from codegen.statement.tokens import hexadecimal

WIDTH = 98
BEFORE = 3 * WIDTH  # characters of a message that goes before a witness
FILES = 40  # files of the diffstat that are named one by one
TOGETHER = 3  # more ops of a schema than these are one row where nobody needs to act
OPS = ("op", "notify")
_ABI = (".ipc", ".abi.txt")


def markdown(page: Page, diff: str) -> str:
    """The whole page. `diff`: all, abi or none."""
    if page.empty:
        return f"{page.base} -> {page.head}: nothing changed in idl/, generated/ and codegen/.\n"
    return "\n".join(_page(page, diff)).rstrip("\n") + "\n"


def _page(page: Page, diff: str) -> Iterator[str]:
    yield f"# ABI review: {page.base} -> {page.head}"
    yield ""
    yield from _wrapped(f"**{page.summary[0].upper()}{page.summary[1:]}.**")
    yield ""
    for note in page.notes:
        yield from _item(f"Note: {note}")
    if page.notes:
        yield ""
    ops = [entry for entry in page.entries if entry.verdict.kind in OPS]
    others = [entry for entry in page.entries if entry.verdict.kind not in OPS]
    yield from _table(ops, others)
    yield from _generator(page)
    for entry in ops:
        yield from _section(entry)
    yield from _new(ops)
    yield from _definitions(others)
    yield from _docs(page.entries)
    yield from _vectors(page.vectors)
    yield from _measured(page.measured)
    yield from _stat(page.stat)
    yield from _diff(page.diff, diff)


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _item(words: str, indent: str = "") -> list[str]:
    return _wrapped(words, f"{indent}- ", f"{indent}  ")


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table with columns of one width."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        yield "| " + " | ".join(f"{cell.replace('|', '/'):{width}}" for cell, width in zip(row, widths)) + " |"
    yield ""


# The table.


def _table(ops: Sequence[Entry], others: Sequence[Entry]) -> Iterator[str]:
    every = [entry for entry in (*ops, *others) if entry.verdict.kind in OPS or entry.parts]
    if not every:
        return
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in every:
        if _plain(entry):
            groups.setdefault((entry.verdict.schema, _wire(entry)), []).append(entry)
    many = {key: group for key, group in groups.items() if len(group) > TOGETHER}
    rows = [entry for entry in every if not (_plain(entry) and (entry.verdict.schema, _wire(entry)) in many)]
    head = ["op", "schema", "wire", "C source", "must rebuild"]
    with_uses = any(entry.uses for entry in rows)
    if with_uses:
        head.append("consumers")
    table = []
    for entry in rows:
        verdict = entry.verdict
        name = f"{verdict.name} {hexadecimal(verdict.number)}" if verdict.number is not None else title(verdict)
        row = [name.partition(" (")[0], verdict.schema, _wire(entry), verdict.source.value]
        row.append(entry.order.removesuffix(" together"))
        if with_uses:
            row.append(", ".join(dict.fromkeys(use.consumer for use in entry.uses)) or "-")
        table.append(row)
    for (schema, wire), group in many.items():
        row = [f"{len(group)} ops", schema, wire, group[0].verdict.source.value, "nobody", "-"]
        table.append(row[: len(head)])
    yield from _rows(head, table)


def _plain(entry: Entry) -> bool:
    """Whether an op is new or has other words, and nobody needs to act."""
    verdict = entry.verdict
    added = not verdict.old_name and verdict.wire is Wire.ADDITIVE
    return verdict.kind in OPS and (verdict.docs_only or added) and not entry.uses


def _wire(entry: Entry) -> str:
    return "docs only" if entry.verdict.docs_only else entry.wire


def _generator(page: Page) -> Iterator[str]:
    if page.generator:
        shown = [path for path in page.generator if "/templates/" in path] + [
            path for path in page.generator if "/templates/" not in path
        ]
        more = f" and {counted(len(shown) - 4, 'file')} more" if len(shown) > 4 else ""
        verb = "differs" if len(shown) == 1 else "differ"
        yield from _wrapped(f"The generator changed: {', '.join(shown[:4])}{more} {verb}.")
    for one in page.text_only:
        yield from _text_only(one)
    if page.generator or page.text_only:
        yield ""


def _text_only(one: TextOnly) -> Iterator[str]:
    names = [path.rpartition("/")[2] for path in one.paths]
    what = f"{one.schema}: no change of the schema, another text of {', '.join(names)}."
    if one.vectors_differ:
        yield from _item(f"{what} Its vectors changed: see below.")
    elif one.vectors:
        yield from _item(f"{what} No byte moved: all {one.vectors} vectors are the same on both sides.")
    else:
        yield from _item(f"{what} It has no vectors.")


# One section an op.


def _worth(entry: Entry) -> bool:
    """Whether there is more to say than the table says."""
    verdict = entry.verdict
    return not verdict.docs_only and bool(verdict.old_name) and bool(verdict.new_name or verdict.findings)


def _section(entry: Entry) -> Iterator[str]:
    verdict = entry.verdict
    if not _worth(entry):
        return
    wire = f"breaks {'source only' if verdict.wire is Wire.SAME else ''}".strip()
    if verdict.source not in (Source.BREAKING, Source.CHANGED) or verdict.wire is not Wire.SAME:
        wire = verdict.wire.value
    yield f"## {title(verdict)}: {wire}"
    yield ""
    if entry.place is not None:
        yield f"{entry.place[0]}:{entry.place[1]}. Must rebuild: {entry.order}."
        yield ""
    if not (verdict.findings or entry.parts or verdict.source_findings):
        yield from _wrapped("Its statement is worded otherwise; no program can notice that.")
        yield ""
    yield from _findings(verdict.findings)
    for reading in entry.readings:
        yield from _reading(reading)
    for part in entry.parts:
        yield from _part(part, len(entry.parts) > 1 or bool(verdict.findings))
    yield from _source(verdict.source_findings)
    if entry.uses:
        for use in entry.uses:
            more = f" and {len(use.names) - 3} more" if len(use.names) > 3 else ""
            yield from _item(f"used by {use.consumer}: {use.path} ({', '.join(use.names[:3])}{more})")
        yield ""


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield from _item(_finding(finding))
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
        yield from _item(f"`{rule}` {own[0].text}{also}")
    yield ""


def _part(part: Part, named: bool) -> Iterator[str]:
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
        yield from _wrapped(f"Unproven: {body.proof}, which does not rule out that more bodies are treated differently.")
        yield ""
    elif not part.readings:
        yield from _wrapped(f"Proof: {body.proof}.")
        yield ""


def _reading(reading: Reading) -> Iterator[str]:
    yield from _wrapped(f"Witness, {reading.title}:")
    yield ""
    yield "```"
    for line in reading.before:
        yield from _wrapped(_fit(line, BEFORE), "  ", "    ")
    yield from _lines(reading.lines, reading.labels)
    for said in reading.said:
        yield from _wrapped(said, "  ", "    ")
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
        yield f"{mark:1} {offset:>4}  {shown:{data}}   {_fit(one, old):{old}}   {_fit(other, room - old)}".rstrip()


def _fit(word: str, room: int) -> str:
    return word if len(word) <= room else word[: room - 1] + "…"


# What else there is.


def _new(ops: Sequence[Entry]) -> Iterator[str]:
    told = [entry for entry in ops if entry.about]
    if told:
        yield "## New ops"
        yield ""
        for entry in told:
            yield from _item(f"{title(entry.verdict)}: {entry.about}")
        yield ""


def _definitions(entries: Sequence[Entry]) -> Iterator[str]:
    told = [entry for entry in entries if not entry.verdict.docs_only]
    if not told:
        return
    yield "## Other definitions"
    yield ""
    alone: dict[tuple[str, str], list[str]] = {}
    for entry in told:
        verdict = entry.verdict
        if verdict.old_name and verdict.new_name:
            findings = "; ".join(finding.text for finding in verdict.source_findings)
            what = "changed" if verdict.source is Source.SAME else f"C source {verdict.source.value}"
            yield from _item(f"{title(verdict)}: {what}{': ' + findings if findings else ''}")
        else:
            what = "new" if verdict.new_name else "gone"
            alone.setdefault((verdict.schema, what), []).append(f"{verdict.kind} {verdict.name}")
    for (schema, what), names in sorted(alone.items()):
        yield from _item(f"{schema}, {what}: {', '.join(names)}")
    yield ""
    for entry in told:
        if entry.parts:
            yield f"### {title(entry.verdict)}: {entry.verdict.wire.value}"
            yield ""
            for part in entry.parts:
                yield from _part(part, False)


def _docs(entries: Sequence[Entry]) -> Iterator[str]:
    told = [entry for entry in entries if entry.words]
    if not told:
        return
    yield "## Docs"
    yield ""
    for entry in told:
        for words in entry.words:
            place = f", {words.place}" if words.place else ""
            yield from _item(f"{title(entry.verdict)}{place}:")
            yield from _wrapped(words.old, "  - ", "    ")
            yield from _wrapped(words.new, "  + ", "    ")
    yield ""


def _vectors(found: Sequence[Moved]) -> Iterator[str]:
    if not found:
        return
    yield "## Vectors"
    yield ""
    for schema in dict.fromkeys(one.schema for one in found):
        own = [one for one in found if one.schema == schema]
        new, gone = [one for one in own if not one.old], [one for one in own if not one.new]
        for what, empty in (("new", new), ("gone", gone)):
            if empty:
                listed = ", ".join(f"{one.subject} ({one.old or one.new})" for one in empty[:8])
                more = f" and {len(empty) - 8} more" if len(empty) > 8 else ""
                yield from _item(f"{schema}, {what}: {listed}{more}")
        for one in own:
            if one.old and one.new:
                numbers = f"{one.old} -> {one.new} vectors" if one.old != one.new else counted(one.old, "vector")
                yield from _item(f"{schema} {one.subject}: {numbers}")
                for line in one.lines:
                    yield from _item(line, "  ")
    yield ""


def _measured(found: Measured | None) -> Iterator[str]:
    if found is None:
        return
    yield "## Code and stack"
    yield ""
    if found.rows:
        yield from _rows(("codec", "code", "stack"), found.rows)
        yield f"All codecs that differ: {found.old} -> {found.new} bytes of code."
    else:
        yield "No codec takes another size or another stack."
    yield ""


def _stat(found: Sequence[FileStat]) -> Iterator[str]:
    if not found:
        return
    yield "## Files"
    yield ""
    yield "```"
    width = max(len(one.path) for one in found[:FILES])
    for one in found[:FILES]:
        yield f"{one.path:{width}}  {f'+{one.added}':>6} {f'-{one.removed}':>6}"
    if len(found) > FILES:
        yield f"... and {len(found) - FILES} files more"
    added, removed = sum(one.added for one in found), sum(one.removed for one in found)
    yield f"{counted(len(found), 'file')}, {added} lines added, {removed} removed"
    yield "```"
    yield ""


def _diff(found: Sequence[tuple[str, str]], wanted: str) -> Iterator[str]:
    shown = [piece for path, piece in found if wanted == "all" or wanted == "abi" and path.endswith(_ABI)]
    if not shown:
        return
    text = "".join(shown)
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", text)), default=0))
    yield "## Diff"
    yield ""
    yield f"{fence}diff"
    yield text.rstrip("\n")
    yield fence
