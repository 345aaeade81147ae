"""Rules about names: a unit in, findings out on names that repeat, mislead, or give a secret away."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.lint.model import Finding, Rule, Unit
from codegen.lint.walk import bodies, fields, integers, short, things
from codegen.lint.words import words
from codegen.sema.kinds import Bool, Bytes
from codegen.sema.symbols import BUILTIN_WORDS

_NUMBERS = ("count", "length", "size", "offset", "number", "index", "id", "address")
_BITS = ("flags", "permissions")
_SECRETS = ("secret", "password", "passphrase", "passcode")
_KEYS = ("private_key", "secret_key", "key_material", "key_bytes", "session_key", "shared_key", "signing_key")


def _repeated(unit: Unit) -> Iterator[Finding]:
    every = list(things(unit))
    taken = {thing.place for thing in every}
    for thing in every:
        # Ops and notifications are in capitals: the fields of their bodies stand in nothing that C names before them.
        inner = thing.kind == "member" or thing.kind == "field" and thing.owner.islower()
        outer = thing.kind != "schema" and "." not in thing.place
        owner = thing.owner if inner else unit.model.name if outer else ""
        rest = thing.name[len(owner) + 1 :]
        if not owner or not thing.name.lower().startswith(f"{owner}_") or not _free(rest, thing.place, taken):
            continue
        where = f"'{owner}'" if inner else f"schema '{owner}'"
        message = f"'{thing.name}' repeats the name of {where}, in which it stands"
        yield Finding(thing.place, thing.span, message, f"call it '{rest}': C puts '{owner}' before it anyway")


def _free(name: str, place: str, taken: set[str]) -> bool:
    """Whether the thing at a place could have this name instead."""
    above = place.rpartition(".")[0]
    there = f"{above}.{name}" if above else name
    return name[:1].isalpha() and name not in BUILTIN_WORDS and there not in taken


def _misnamed(unit: Unit) -> Iterator[Finding]:
    for body in bodies(unit):
        for place, field in fields(body):
            last = field.name.rpartition("_")[2]
            if isinstance(field.type, Bool) and (last in _BITS or last in _NUMBERS):
                message = f"'{field.name}' is called like a number, but it is true or false"
                yield Finding(place, field.span, message, "name what is true, or give it the type that it is named for")
    for place, field, _ in integers(unit):
        if field.name.rpartition("_")[2] in _BITS:
            message = f"'{field.name}' is called like flags, but any bit is accepted"
            help_ = "define flags: then unknown bits are refused, and each has a name"
            yield Finding(place, field.span, message, help_)
        elif field.name.startswith(("is_", "has_")):
            message = f"'{field.name}' is called like a yes or no, but any number is accepted"
            yield Finding(place, field.span, message, "make it a bool: then there is one number for true")


def _plain_secret(unit: Unit) -> Iterator[Finding]:
    for body in bodies(unit):
        for place, field in fields(body):
            if not isinstance(field.type, Bytes) or field.type.secret or field.type.digest:
                continue
            named = words(f"{field.name} {short(field.type.alias)}")
            secret = set(named) & set(_SECRETS) or any(field.name.endswith(key) for key in _KEYS)
            if secret and "public" not in named:
                message = f"'{field.name}' is named like a secret, but its bytes are plain"
                help_ = f"write 'secret bytes': '{field.name}' is then wiped, and masked in traces"
                yield Finding(place, field.span, message, help_)


RULES = (
    Rule(
        "repeated_name",
        "a name repeats the name of what it stands in",
        "C names are made of schema, type and member, so a member that repeats its type reads twice: "
        "IPC_LAMP_MODE_MODE_OFF. The shorter name says the same, in the schema, in the statement and in C.",
        _repeated,
    ),
    Rule(
        "misnamed_type",
        "a field is called like another type than it has",
        "An integer called `flags` takes every bit, so no bit is left for later: a client may have sent it, and nobody "
        "refused. A bool called `count` is read as a number by whoever has only the name.",
        _misnamed,
    ),
    Rule(
        "plain_secret",
        "bytes are named like a secret and are not secret",
        "`secret bytes` are copied, never borrowed, wiped after use, and shown by no trace. Bytes that only their name "
        "calls a secret stay in every buffer that they passed.",
        _plain_secret,
    ),
)
