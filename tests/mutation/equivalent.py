"""A mutant that no vector kills in, why it is none out: both texts compile to the same code. Used by run.

Two ways are tried: the function that is changed by itself; and with all that it calls inlined into it, so that the compiler sees
what becomes of each value. What differs in both is no equivalent.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile

from mutants import Mutant
from tokens import bodies, tokens_of
from trial import Stage
from vector_programs import includes

# What a client or server calls, in an order that compiles as one file.
CALLED = {
    "codec": ("runtime/src/text.c",),
    "client": ("runtime/src/text.c", "runtime/src/message.c", "runtime/src/client.c", "generated/ipc/wire/wire_codec.c"),
    "server": ("runtime/src/text.c", "runtime/src/message.c", "runtime/src/serve.c", "generated/ipc/wire/wire_codec.c"),
}


def reason(stage: Stage, mutant: Mutant) -> str:
    """How the sound text and the mutant come to the same code; "" if they don't."""
    with open(f"{stage.tree}/{mutant.path}", encoding="utf-8") as file:
        sound = file.read()
    changed = mutant.applied(sound)
    kind = mutant.path.rpartition("_")[2].removesuffix(".c")
    codec = mutant.path.replace(f"_{kind}.c", "_codec.c")
    called = [*CALLED[kind], *([codec] if kind != "codec" else [])]
    around = "".join(f'#include "{stage.tree}/{path}"\n' for path in called)
    alone = [_marked(text, mutant.start, "used") for text in (sound, changed)]
    flat = [around + _marked(text, mutant.start, "used, flatten") for text in (sound, changed)]
    for title, compiler, texts in (
        ("the same code by gcc -O2", ["gcc", "-O2", "-fwhole-program"], alone),
        ("the same code by gcc -O2 with its callees inlined", ["gcc", "-O2", "-fwhole-program"], flat),
        ("the same code by gcc -O3 with its callees inlined", ["gcc", "-O3", "-fwhole-program"], flat),
    ):
        codes = [_code(stage, compiler, text) for text in texts]
        if codes[0] and codes[0] == codes[1]:
            return title
    return ""


def _marked(text: str, at: int, attributes: str) -> str:
    """The text with attributes on the function around `at`: of all others only what it calls is compiled."""
    tokens = tokens_of(text)
    for low, high in bodies(tokens):
        if tokens[low - 1].start < at < tokens[high].end:
            head = text.rfind("\n\n", 0, tokens[low - 1].start) + 2
            return f"{text[:head]}__attribute__(({attributes})) {text[head:]}"
    return text


def _code(stage: Stage, compiler: list[str], text: str) -> str:
    """The assembly of a text without what only names lines."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/unit.c", "w", encoding="utf-8") as file:
            file.write(text)
        command = [*compiler, "-std=c11", "-w", "-S", "-fno-ident", *stage.macros, *includes(stage.tree), "unit.c", "-o", "unit.s"]
        if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode != 0:
            return ""
        with open(f"{folder}/unit.s", encoding="utf-8") as file:
            return re.sub(r"^\s*\.(loc|file|ident).*\n", "", file.read(), flags=re.MULTILINE)
