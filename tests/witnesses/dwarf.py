"""What readelf prints of an object's debugging information in, offsets of members by path out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ENTRY = re.compile(r"^ <(\d+)><([0-9a-f]+)>: Abbrev Number: \d+ \(DW_TAG_(\w+)\)")
_VALUE = re.compile(r"^    <[0-9a-f]+>   DW_AT_(\w+)\s*: (.*)$")
_STEP = re.compile(r"\[(\d+)\]|\.?(\w+)")


@dataclass
class Entry:
    """One entry: what it is, what is said of it, what lies in it."""

    tag: str
    values: dict[str, str] = field(default_factory=dict)
    children: list["Entry"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Without what readelf says of where the name is kept."""
        return re.sub(r"^(\([^)]*\)\s*)*:?\s*", "", self.values.get("name", ""))

    def number(self, key: str) -> int:
        """A value in decimal or hexadecimal; some compilers add its form."""
        return int(self.values[key].split()[-1], 0)


class Debug:
    """The entries of an object, by place."""

    def __init__(self, text: str) -> None:
        self.entries: dict[str, Entry] = {}
        open_entries: list[Entry] = []
        entry = None
        for line in text.splitlines():
            if found := _ENTRY.match(line):
                depth, place, tag = int(found[1]), found[2], found[3]
                entry = self.entries[place] = Entry(tag)
                del open_entries[depth:]
                if open_entries:
                    open_entries[-1].children.append(entry)
                open_entries.append(entry)
            elif entry is not None and (found := _VALUE.match(line)):
                entry.values[found[1]] = found[2].strip()
        self.variables = {e.name: e for e in self.entries.values() if e.tag == "variable" and "type" in e.values}

    def type_of(self, entry: Entry) -> Entry:
        """The type of a variable, a member or an element; names of types are followed."""
        found = self.entries[re.findall(r"<0x([0-9a-f]+)>", entry.values["type"])[0]]
        return self.type_of(found) if found.tag in ("typedef", "const_type", "volatile_type") else found

    def size(self, kind: Entry) -> int:
        """Bytes of a type."""
        if kind.tag != "array_type":
            return kind.number("byte_size")
        return self.count(kind) * self.size(self.type_of(kind))

    @staticmethod
    def count(kind: Entry) -> int:
        """Elements of an array of one dimension."""
        bounds = kind.children[0]
        return bounds.number("count") if "count" in bounds.values else bounds.number("upper_bound") + 1

    def offset(self, variable: str, path: str) -> int:
        """Where a member stands in the variable's struct."""
        kind = self.type_of(self.variables[variable])
        at = 0
        for index, name in _STEP.findall(path):
            if index:
                kind = self.type_of(kind)
                at += int(index) * self.size(kind)
            else:
                member = next(child for child in kind.children if child.name == name)
                at += member.number("data_member_location")
                kind = self.type_of(member)
        return at
