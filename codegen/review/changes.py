"""Two sides in, the files that differ out, sorted by what they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from codegen.review.sides import Side

_OF_SCHEMA = re.compile(r"generated/ipc/([a-z][a-z0-9_]*)/")
_IMPORT = re.compile(r"^import ([a-z][a-z0-9_]*)", re.MULTILINE)
_SCHEMA = re.compile(r"^idl/([a-z][a-z0-9_]*)\.ipc$")


def statement_path(schema: str) -> str:
    """Where the statement of a schema stands."""
    return f"generated/ipc/{schema}/{schema}.abi.txt"


def vectors_path(schema: str) -> str:
    """Where the vectors of a schema stand."""
    return f"generated/ipc/{schema}/{schema}.vec"


def schema_path(schema: str) -> str:
    """Where the text of a schema stands."""
    return f"idl/{schema}.ipc"


@dataclass(frozen=True)
class Changes:
    """The two sides and the contents of every file that differs, by path; of a side that lacks it, nothing."""

    old: Side
    new: Side
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file that differs."""
        return tuple(sorted({*self.before, *self.after}))

    @property
    def generator(self) -> tuple[str, ...]:
        """The files of the compiler that differ."""
        return tuple(path for path in self.paths if path.startswith("codegen/"))

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """The schemas whose statement differs."""
        return tuple(sorted(name for name in self._generated if statement_path(name) in self._differing))

    @cached_property
    def vectors(self) -> tuple[str, ...]:
        """The schemas whose vectors differ."""
        return tuple(sorted(name for name in self._generated if vectors_path(name) in self._differing))

    @cached_property
    def only_text(self) -> tuple[str, ...]:
        """The schemas whose generated files differ although their statement does not."""
        return tuple(sorted(self._generated - set(self.statements)))

    @cached_property
    def schemas(self) -> tuple[str, ...]:
        """The schemas whose own text differs."""
        return tuple(sorted(found[1] for path in self.paths if (found := _SCHEMA.match(path))))

    @cached_property
    def _differing(self) -> frozenset[str]:
        return frozenset(self.paths)

    @cached_property
    def _generated(self) -> frozenset[str]:
        return frozenset(found[1] for path in self.paths if (found := _OF_SCHEMA.match(path)))

    def generated(self, schema: str) -> tuple[str, ...]:
        """The generated files of a schema that differ."""
        return tuple(path for path in self.paths if path.startswith(f"generated/ipc/{schema}/"))


def changes(old: Side, new: Side) -> Changes:
    """What differs. Contents are read only where the words for them differ."""
    suspect = [path for path in {*old.files, *new.files} if old.files.get(path) != new.files.get(path)]
    before, after = old.data(suspect), new.data(suspect)
    same = [path for path in suspect if before.get(path) == after.get(path)]
    for path in same:
        del before[path], after[path]
    return Changes(old, new, before, after)


def schemas_of(side: Side) -> dict[str, str]:
    """The schemas of a side by name: their texts."""
    found = {path: match[1] for path in side.files if (match := _SCHEMA.match(path))}
    return {found[path]: text for path, text in side.texts(found).items()}


def importing(texts: Mapping[str, str], names: set[str]) -> set[str]:
    """The schemas whose statement may follow from one of these: themselves and whoever imports them, near or far."""
    users: dict[str, set[str]] = {}
    for name, text in texts.items():
        for other in _IMPORT.findall(text):
            users.setdefault(other, set()).add(name)
    return _closure(names, users)


def imported(texts: Mapping[str, str], names: set[str]) -> set[str]:
    """These schemas and all that they import, near or far."""
    return _closure(names, {name: set(_IMPORT.findall(text)) for name, text in texts.items()})


def _closure(names: set[str], steps: Mapping[str, set[str]]) -> set[str]:
    found, left = set(names), list(names)
    while left:
        for other in steps.get(left.pop(), set()) - found:
            found.add(other)
            left.append(other)
    return found
