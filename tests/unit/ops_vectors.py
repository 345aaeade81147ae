"""Vector files in, the accepted and refused bodies and tables of one schema out. Used by make_ops."""

from __future__ import annotations

from pathlib import Path

from codegen.layout.model import Message
from codegen.reference import vec_reader
from codegen.reference.model import Accept, Cases, Refuse


class Vectors:
    """The accepted and refused bodies and tables of one schema by message."""

    def __init__(self, files: list[Path], schema: str) -> None:
        self.cases: dict[tuple[str, str], list[Cases]] = {}
        for path in files:
            vectors = vec_reader.parse(path.read_text(encoding="utf-8"))
            if vectors.schema == schema:
                for cases in vectors.cases:
                    self.cases.setdefault((cases.kind, cases.subject), []).append(cases)

    def accepts(self, kind: str, message: Message) -> list[Accept]:
        """All accepted ones."""
        return [accept for cases in self.cases.get((kind, message.name), ()) for accept in cases.accepts]

    def refuses(self, kind: str, message: Message) -> list[tuple[Accept, Refuse]]:
        """All refused ones, each with the accepted one that it changes."""
        found = []
        for cases in self.cases.get((kind, message.name), ()):
            by_name = {accept.name: accept for accept in cases.accepts}
            found += [(by_name[refuse.base], refuse) for refuse in cases.refuses]
        return found
