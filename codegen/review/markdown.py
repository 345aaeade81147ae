"""A page in, its Markdown out: good to read as it is in a terminal of 100 columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codegen.compat.model import Source, Wire
from codegen.compat.text import counted, title
from codegen.review.page import Entry, FileStat, Measured, Page, TextOnly
from codegen.review.prose import item, table, wrapped
from codegen.review.sections import part_lines, section
from codegen.review.vectors import Moved
from codegen.statement.tokens import hexadecimal

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
    yield from wrapped(f"**{page.summary[0].upper()}{page.summary[1:]}.**")
    yield ""
    for note in page.notes:
        yield from item(f"Note: {note}")
    if page.notes:
        yield ""
    ops = [entry for entry in page.entries if entry.verdict.kind in OPS]
    others = [entry for entry in page.entries if entry.verdict.kind not in OPS]
    yield from _table(ops, others)
    yield from _generator(page)
    for entry in ops:
        yield from section(entry)
    yield from _new(ops)
    yield from _definitions(others)
    yield from _docs(page.entries)
    yield from _vectors(page.vectors)
    yield from _measured(page.measured)
    yield from _stat(page.stat)
    yield from _diff(page.diff, diff)


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
    shown = []
    for entry in rows:
        verdict = entry.verdict
        name = f"{verdict.name} {hexadecimal(verdict.number)}" if verdict.number is not None else title(verdict)
        row = [name.partition(" (")[0], verdict.schema, _wire(entry), verdict.source.value]
        row.append(entry.order.removesuffix(" together"))
        if with_uses:
            row.append(", ".join(dict.fromkeys(use.consumer for use in entry.uses)) or "-")
        shown.append(row)
    for (schema, wire), group in many.items():
        row = [f"{len(group)} ops", schema, wire, group[0].verdict.source.value, "nobody", "-"]
        shown.append(row[: len(head)])
    yield from table(head, shown)


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
        yield from wrapped(f"The generator changed: {', '.join(shown[:4])}{more} {verb}.")
    for one in page.text_only:
        yield from _text_only(one)
    if page.generator or page.text_only:
        yield ""


def _text_only(one: TextOnly) -> Iterator[str]:
    names = [path.rpartition("/")[2] for path in one.paths]
    what = f"{one.schema}: no change of the schema, another text of {', '.join(names)}."
    if one.vectors_differ:
        yield from item(f"{what} Its vectors changed: see below.")
    elif one.vectors:
        yield from item(f"{what} No byte moved: all {one.vectors} vectors are the same on both sides.")
    else:
        yield from item(f"{what} It has no vectors.")


# What else there is.


def _new(ops: Sequence[Entry]) -> Iterator[str]:
    told = [entry for entry in ops if entry.about]
    if told:
        yield "## New ops"
        yield ""
        for entry in told:
            yield from item(f"{title(entry.verdict)}: {entry.about}")
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
            yield from item(f"{title(verdict)}: {what}{': ' + findings if findings else ''}")
        else:
            what = "new" if verdict.new_name else "gone"
            alone.setdefault((verdict.schema, what), []).append(f"{verdict.kind} {verdict.name}")
    for (schema, what), names in sorted(alone.items()):
        yield from item(f"{schema}, {what}: {', '.join(names)}")
    yield ""
    for entry in told:
        if entry.parts:
            yield f"### {title(entry.verdict)}: {entry.verdict.wire.value}"
            yield ""
            for part in entry.parts:
                yield from part_lines(part, False)


def _docs(entries: Sequence[Entry]) -> Iterator[str]:
    told = [entry for entry in entries if entry.words]
    if not told:
        return
    yield "## Docs"
    yield ""
    for entry in told:
        for words in entry.words:
            place = f", {words.place}" if words.place else ""
            yield from item(f"{title(entry.verdict)}{place}:")
            yield from wrapped(words.old, "  - ", "    ")
            yield from wrapped(words.new, "  + ", "    ")
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
                yield from item(f"{schema}, {what}: {listed}{more}")
        for one in own:
            if one.old and one.new:
                numbers = f"{one.old} -> {one.new} vectors" if one.old != one.new else counted(one.old, "vector")
                yield from item(f"{schema} {one.subject}: {numbers}")
                for line in one.lines:
                    yield from item(line, "  ")
    yield ""


def _measured(found: Measured | None) -> Iterator[str]:
    if found is None:
        return
    yield "## Code and stack"
    yield ""
    if found.rows:
        yield from table(("codec", "code", "stack"), found.rows)
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
