"""Where the names of a schema stand: definitions in, ("stop_process_request.reason", place) pairs out.

Later stages name things by these; the driver brings their findings back to the text with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codegen.source import Span
from codegen.syntax import ast


def places(definitions: Iterable[ast.Definition]) -> Iterator[tuple[str, Span]]:
    """Every definition, member, message, field and capability."""
    for item in definitions:
        name = item.name.text
        yield name, item.name.span
        match item:
            case ast.Enum(members=members):
                for member in members:
                    if isinstance(member, ast.Member):
                        yield f"{name}.{member.name.text}", member.name.span
            case ast.Struct(block=block) | ast.Message(block=block):
                yield from _fields(name, block)
            case ast.Notify(block=block):
                yield name.lower(), item.name.span
                yield from _fields(name.lower(), block)
            case ast.Op():
                for body in (one for one in item.items if isinstance(one, ast.Body)):
                    yield f"{name.lower()}_{body.role}", item.name.span
                    yield from _fields(f"{name.lower()}_{body.role}", body.block)
            case ast.Sequence():
                yield from _fields(name, item.state)


def _fields(owner: str, block: ast.Block) -> Iterator[tuple[str, Span]]:
    for item in block.items:
        if isinstance(item, (ast.Field, ast.Cap)):
            yield f"{owner}.{item.name.text}", item.name.span
