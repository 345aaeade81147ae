"""A verdict in, who must rebuild out: servers, clients, the kernel, and the consumers that use a changed name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from codegen.compat.model import OpVerdict, Source, Wire
from codegen.layout.model import Schema

KERNEL = ("kernel_control", "wire")  # the schemas that the kernel serves

# Code that compiles as before and means another number until it does.
_WITH_CHANGED = "code with a changed name"
_OTHER = {"servers": "clients", "clients": "servers", "receivers": "senders", "senders": "receivers"}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NOT_NAMED = ("header", "member", "handler")  # kinds of declarations whose names are not telling on their own


@dataclass(frozen=True)
class Use:
    """A consumer's file that uses names of a definition."""

    consumer: str
    path: str
    names: tuple[str, ...]


def movers(verdict: OpVerdict) -> tuple[str, ...]:
    """Who must rebuild before the change can be in use: servers, clients, receivers, senders; nobody is ()."""
    if verdict.wire in (Wire.BREAKING, Wire.UNPROVEN):
        return ("receivers", "senders") if verdict.kind in ("notify", "message") else ("servers", "clients")
    if verdict.wire in (Wire.LOOSENED, Wire.TIGHTENED):
        return (verdict.first,) if verdict.first in _OTHER else ("servers", "clients")
    return ()


def moves(verdict: OpVerdict) -> bool:
    """Whether anybody must rebuild: who speaks by it, or whose code means another number."""
    return bool(movers(verdict)) or verdict.source is Source.CHANGED


def order(verdict: OpVerdict) -> str:
    """Who rebuilds and when, such as: servers, then clients."""
    found = movers(verdict)
    if len(found) == 2:
        words = f"{found[0]} and {found[1]} together"
    elif found:
        words = f"{found[0]}, then {_OTHER[found[0]]}"
    elif verdict.source is Source.BREAKING:
        return "nobody; code to edit"
    elif verdict.source is Source.CHANGED:
        return _WITH_CHANGED
    else:
        return "nobody"
    return words.replace("servers", "kernel") if verdict.schema in KERNEL else words


def told(verdicts: Sequence[OpVerdict], consumers: int) -> str:
    """One clause on all of them, such as: servers of procd and 2 consumers must rebuild; "" where nobody must."""
    by_schema: dict[str, set[str]] = {}
    for verdict in verdicts:
        by_schema.setdefault(verdict.schema, set()).update(movers(verdict))
    by_group: dict[tuple[str, ...], list[str]] = {}
    kernel = any(found for schema, found in by_schema.items() if schema in KERNEL)
    for schema, found in sorted(by_schema.items()):
        group = tuple(one for one in ("servers", "clients", "senders", "receivers") if one in found)
        if schema in KERNEL:
            group = tuple(one for one in group if one != "servers")
        if group:
            by_group.setdefault(group, []).append(schema)
    parts = ["the kernel"] if kernel else []
    parts += [f"{' and '.join(group)} of {listed(schemas)}" for group, schemas in by_group.items()]
    if any(moves(verdict) and not movers(verdict) for verdict in verdicts):
        parts.append(_WITH_CHANGED)
    if consumers:
        parts.append("1 consumer" if consumers == 1 else f"{consumers} consumers")
    return f"{listed(parts)} must rebuild" if parts else ""


def listed(words: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def names_of(verdict: OpVerdict, old: Schema | None, new: Schema | None) -> frozenset[str]:
    """The C names of a definition, on either side."""
    from codegen.emit.declarations import declarations  # pylint: disable=import-outside-toplevel

    found = set()
    for schema, name in ((old, verdict.old_name), (new, verdict.new_name)):
        owner = "schema" if verdict.kind == "schema" else f"{verdict.kind} {name}"
        if schema is not None and name:
            for entry in declarations(schema):
                if entry.owner == owner and entry.kind not in _NOT_NAMED:
                    found.add(entry.name.rpartition(".")[2])
    return frozenset(found)


def uses(
    names: Mapping[int, frozenset[str]], consumers: Mapping[str, Mapping[str, str]]
) -> dict[int, tuple[Use, ...]]:
    """For each set of names by its number who uses one; `consumers` are texts by path by consumer."""
    found: dict[int, list[Use]] = {number: [] for number in names}
    every = frozenset().union(*names.values())
    for consumer in sorted(consumers):
        for path, text in sorted(consumers[consumer].items()):
            used = every.intersection(_NAME.findall(text))
            for number, own in names.items() if used else ():
                if used & own:
                    found[number].append(Use(consumer, path, tuple(sorted(used & own))))
    return {number: tuple(there) for number, there in found.items()}


def users(found: Iterable[Use]) -> tuple[str, ...]:
    """The consumers, each once."""
    return tuple(dict.fromkeys(use.consumer for use in found))
