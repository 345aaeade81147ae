"""A mutant and a text of its file in; whether a compiler makes the same code of it, or drops a call, out. Used by equivalent."""

from __future__ import annotations

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


# A question that is asked where it would be undefined must not be taken for one that is never asked.
DEFINED = ("-fwrapv", "-fno-delete-null-pointer-checks", "-fno-strict-aliasing")


def _around(stage: Stage, mutant: Mutant) -> str:
    """What a file calls, to stand before its text."""
    kind = mutant.path.rpartition("_")[2].removesuffix(".c")
    codec = mutant.path.replace(f"_{kind}.c", "_codec.c")
    called = [*CALLED[kind], *([codec] if kind != "codec" else [])]
    return "".join(f'#include "{stage.tree}/{path}"\n' for path in called)


def same(stage: Stage, mutant: Mutant, sound: str) -> bool:
    """Whether the sound text and the mutant compile to the same code."""
    texts = (sound, mutant.applied(sound))
    alone = [_marked(text, mutant.start, "used") for text in texts]
    flat = [_around(stage, mutant) + _marked(text, mutant.start, "used, flatten") for text in texts]
    for level, pair in (("-O2", alone), ("-O2", flat), ("-O3", flat)):
        codes = [_code(stage, ["gcc", level, "-fwhole-program"], text) for text in pair]
        if codes[0] and codes[0] == codes[1]:
            return True
    return False


def never(stage: Stage, mutant: Mutant, text: str, declared: str = "void ipc_odd(void);") -> bool:
    """Whether the compiler drops each call of ipc_odd from the function around the mutant."""
    head = f"#include <stddef.h>\n#include <stdint.h>\n{declared}\n{_around(stage, mutant)}"
    for compiler in (["gcc", "-O2", "-fwhole-program"], ["gcc", "-O3", "-fwhole-program"], ["clang", "-O2"]):
        code = _code(stage, [*compiler, *DEFINED], head + _marked(text, mutant.start, "used, flatten"))
        if code and "ipc_odd" not in code:
            return True
    return False


def _marked(text: str, at: int, attributes: str) -> str:
    """The text with attributes on the function around `at`: of all others only what it calls is compiled."""
    tokens = tokens_of(text)
    for low, high in bodies(tokens):
        if tokens[low - 1].start < at < tokens[high].end:
            head = text.rfind("\n\n", 0, tokens[low - 1].start) + 2
            while text[head] == "#":  # ops for tests stand in #ifdef
                head = text.index("\n", head) + 1
            return f"{text[:head]}__attribute__(({attributes})) {text[head:]}"
    raise ValueError("no function stands there: without one, the compiler drops all")


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
