"""Schemas in, {path under the output root: text} out: the views go through the templates. Called by `driver`.

The only module that knows Jinja2.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from codegen.emit import names
from codegen.emit.views import Manifest, Umbrella
from codegen.emit.views_client import client_header, client_source
from codegen.emit.views_codec import codec_view
from codegen.emit.views_handlers import server_header
from codegen.emit.views_header import header_view
from codegen.emit.views_server import server_source
from codegen.layout.model import Schema

RUNTIME_HEADERS = tuple(
    f"ipc/{name}.h"
    for name in ("bytes", "cap", "client", "cursor", "message", "server", "status", "text", "trace", "transport")
)


@cache
def _environment() -> Environment:
    # One a run: it keeps the templates that it has compiled.
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        autoescape=False,
    )


def _print(template: str, view: object) -> str:
    return _environment().get_template(template).render(view=view)


def render_codec(schema: Schema) -> dict[str, str]:
    """Header and codec of one schema: what judges bytes, and all that a message alone needs."""
    return {
        names.header_path(schema.name): _print("header.h.j2", header_view(schema)),
        names.source_path(schema.name, "codec"): _print("source.c.j2", codec_view(schema)),
    }


def render(schema: Schema) -> dict[str, str]:
    """Header and codec of one schema; where it has ops, client and server with their headers."""
    name = schema.name
    texts = render_codec(schema)
    if schema.ops:
        texts[names.header_path(name, "client")] = _print("header.h.j2", client_header(schema))
        texts[names.source_path(name, "client")] = _print("source.c.j2", client_source(schema))
        texts[names.header_path(name, "server")] = _print("header.h.j2", server_header(schema))
        texts[names.source_path(name, "server")] = _print("source.c.j2", server_source(schema))
    return texts


def render_umbrella(schemas: Sequence[Schema]) -> dict[str, str]:
    """The header that includes every other."""
    headers = [names.header_path(schema.name) for schema in schemas]
    headers += [
        names.header_path(schema.name, part) for schema in schemas if schema.ops for part in ("client", "server")
    ]
    return {"ipc/ipc.h": _print("ipc.h.j2", Umbrella((*RUNTIME_HEADERS, *sorted(headers))))}


def render_manifest(paths: Sequence[str]) -> dict[str, str]:
    """The build file that names every generated file; `paths` are all others."""
    view = Manifest(
        sources=tuple(sorted(path for path in paths if path.endswith(".c"))),
        headers=tuple(sorted(path for path in paths if path.endswith(".h"))),
        texts=tuple(sorted(path for path in paths if not path.endswith((".c", ".h", "meson.build")))),
    )
    return {"meson.build": _print("meson.build.j2", view)}
