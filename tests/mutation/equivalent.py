"""A mutant that no vector kills in, why it is none out. Mostly a compiler makes the argument. Used by run.

- Both texts compile to the same code: the function by itself, or with all that it calls inlined into it, so that the compiler
  sees what becomes of each value.
- The changed condition is asked beside the sound one where it stands, or the two checks that change places are asked at once,
  and the compiler finds out that the answers never differ, that never both refuse: it drops the call made in that case.
- Of a pack's stores, which stand in a row: for each length that a bound lets through, with the other lengths at either end, each
  byte has the same last writer. This argument is `stores`, not a compiler's.
- The length that an answer starts with: its pack sets it on every way to OK, and with a refusal the runtime makes the same code
  whatever it is.
- z3 finds no values for which the two functions answer or do otherwise, or for which the mutant reads more: `solver`.
- A verdict that waits for its turn is held against 1 instead of 0, and it is the last: none, IPC_CLASS_OK, is answered by both,
  and the compiler finds out that it is never 1.
What none of these shows is no equivalent.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from typing import Iterator

import solver
from mutants import Mutant
from stores import LENGTH, last_writes
from tokens import bodies, closing, tokens_of
from trial import Stage
from vector_programs import includes

# What a client or server calls, in an order that compiles as one file.
CALLED = {
    "codec": ("runtime/src/text.c",),
    "client": ("runtime/src/text.c", "runtime/src/message.c", "runtime/src/client.c", "generated/ipc/wire/wire_codec.c"),
    "server": ("runtime/src/text.c", "runtime/src/message.c", "runtime/src/serve.c", "generated/ipc/wire/wire_codec.c"),
}


def reason(stage: Stage, mutant: Mutant) -> str:
    """How the sound text and the mutant come to the same; "" if they don't."""
    with open(f"{stage.tree}/{mutant.path}", encoding="utf-8") as file:
        sound = file.read()
    for title, argument in (  # the quick ones first
        ("each byte has the same last writer, for each length", _same_last_writes),
        ("the last verdict that waits is never 1", _never_one),
        ("a length that nobody reads", _unread_length),
        ("never another answer where it is asked", _never_differs),
        ("never another answer where its value is asked for", _never_matters),
        ("the same code", _same_code),
        ("the same for all values, by z3", _same_by_solver),
    ):
        if argument(stage, mutant, sound):
            return title
    return ""


def _around(stage: Stage, mutant: Mutant) -> str:
    """What a file calls, to stand before its text."""
    kind = mutant.path.rpartition("_")[2].removesuffix(".c")
    codec = mutant.path.replace(f"_{kind}.c", "_codec.c")
    called = [*CALLED[kind], *([codec] if kind != "codec" else [])]
    return "".join(f'#include "{stage.tree}/{path}"\n' for path in called)


def _same(stage: Stage, around: str, one: str, other: str, at: int) -> bool:
    """Whether two texts, which differ behind `at` at the earliest, compile to the same code."""
    alone = [_marked(text, at, "used") for text in (one, other)]
    flat = [around + _marked(text, at, "used, flatten") for text in (one, other)]
    for level, texts in (("-O2", alone), ("-O2", flat), ("-O3", flat)):
        codes = [_code(stage, ["gcc", level, "-fwhole-program"], text) for text in texts]
        if codes[0] and codes[0] == codes[1]:
            return True
    return False


def _same_code(stage: Stage, mutant: Mutant, sound: str) -> bool:
    return _same(stage, _around(stage, mutant), sound, mutant.applied(sound), mutant.start)


def _same_by_solver(stage: Stage, mutant: Mutant, sound: str) -> bool:
    if not mutant.path.endswith("_codec.c"):
        return False
    return solver.same(sound, mutant.applied(sound), mutant.start, [*stage.macros, *includes(stage.tree)])


def _never(stage: Stage, mutant: Mutant, text: str) -> bool:
    """Whether the compiler drops each call of ipc_odd from the function around the mutant."""
    head = "void ipc_odd(void);\n" + _around(stage, mutant)
    for compiler in (["gcc", "-O2", "-fwhole-program"], ["gcc", "-O3", "-fwhole-program"], ["clang", "-O2"]):
        code = _code(stage, compiler, head + _marked(text, mutant.start, "used, flatten"))
        if code and "ipc_odd" not in code:
            return True
    return False


def _never_differs(stage: Stage, mutant: Mutant, sound: str) -> bool:
    tokens = tokens_of(sound)
    opening = [index for index, token in enumerate(tokens) if token.text == "if" and token.start <= mutant.start]
    if not opening:
        return False
    first = opening[-1]
    end = closing(tokens, first + 1)
    condition = sound[tokens[first + 1].end : tokens[end].start]
    if mutant.family == "order":
        second = next(index for index in range(end, len(tokens)) if tokens[index].text == "if")
        last = closing(tokens, second + 1)
        probe = f"if (({condition}) && ({sound[tokens[second + 1].end : tokens[last].start]})) ipc_odd();\n"
    elif mutant.end <= tokens[end].start:
        low = tokens[first + 1].end
        changed = condition[: mutant.start - low] + mutant.text + condition[mutant.end - low :]
        probe = f"if (!({condition}) != !({changed})) ipc_odd();\n"
    else:
        return False
    if tokens[first - 1].text not in (";", "{", "}"):
        return False
    return _never(stage, mutant, sound[: tokens[first].start] + probe + sound[tokens[first].start :])


def _same_last_writes(_stage: Stage, mutant: Mutant, sound: str) -> bool:
    """A pack's stores stand in a row: for each length the same bytes are written last by the same value."""
    low = max(sound.rfind("\n\n", 0, mutant.start), sound.rfind("}\n", 0, mutant.start))
    high = sound.index("*len =", low) if "*len =" in sound[low:] else low
    moves = "".join(line for line in sound[low:high].split(";") if "ipc_bytes_" in line)
    if any(len(set(LENGTH.findall(line))) > 1 for line in moves.split("ipc_bytes_")):
        return False
    names = sorted(set(LENGTH.findall(moves)))
    bounds = [re.findall(rf"\b{name} > (\d+)\b", sound[:low]) for name in names]
    if not all(bounds) or mutant.end > high:
        return False
    most = {name: int(found[-1]) for name, found in zip(names, bounds)}
    changed = mutant.applied(sound)[low : high + len(mutant.text) - (mutant.end - mutant.start)]
    for given in _lengths(most):
        one, other = (last_writes(text, given) for text in (sound[low:high], changed))
        if one is None or one != other:
            return False
    return True


def _lengths(most: dict[str, int]) -> Iterator[dict[str, int]]:
    """Each length over its range, with the others at their least and at their most: the caller saw that no store has two."""
    for others in (dict.fromkeys(most, 0), most):
        yield others
        for name, bound in most.items():
            yield from ({**others, name: length} for length in range(bound + 1))


def _never_matters(stage: Stage, mutant: Mutant, sound: str) -> bool:
    """A constant's value changes, which later conditions alone read: none of them comes out in another way."""
    start = max(sound.rfind(mark, 0, mutant.start) for mark in (";", "{", "}")) + 1
    declared = re.match(r"\s*const (\w+) (\w+) =\s*", sound[start:])
    if declared is None or start + declared.end() > mutant.start:
        return False
    kind, name = declared.groups()
    end = sound.index(";", mutant.end) + 1
    changed = sound[start + declared.end() : mutant.start] + mutant.text + sound[mutant.end : end]
    last = sound.index("\n}\n", end)
    rest, probed, at = sound[end:last], "", 0
    word = re.compile(rf"\b{name}\b")
    for token in [item for item in tokens_of(rest) if item.text == "if"]:
        opening = rest.index("(", token.start)
        depth, close = 0, opening
        while depth or close == opening:
            depth += (rest[close] == "(") - (rest[close] == ")")
            close += 1
        condition = rest[opening:close]
        before = [item.text for item in tokens_of(rest[: token.start])][-1:]
        if word.search(rest[at : token.start]) or before not in ([], [";"], ["{"], ["}"]):
            return False
        other = word.sub(f"{name}_odd", condition)
        probe = f"if (!{condition} != !{other}) ipc_odd();\n" if other != condition else ""
        probed += rest[at : token.start] + probe + rest[token.start : close]
        at = close
    if word.search(rest[at:]):
        return False
    text = f"{sound[:end]}\nconst {kind} {name}_odd = {changed}\n{probed}{rest[at:]}{sound[last:]}"
    return _never(stage, mutant, text)


PACKED = re.compile(r"\tverdict = (ipc_\w+_pack)\(([^;]*), &len(, given)?\);\n")


def _unread_length(stage: Stage, mutant: Mutant, sound: str) -> bool:
    if not sound[: mutant.start].endswith("size_t len = "):
        return False
    call = PACKED.search(sound, mutant.end)
    if call is None or "\n}\n" in sound[mutant.end : call.start()]:
        return False
    with open(f"{stage.tree}/{mutant.path.replace('_server.c', '_codec.c')}", encoding="utf-8") as file:
        codec = file.read()
    start = codec.index(f" {call[1]}(")
    body = codec[start : codec.index("\n}\n", start)]
    if body.count("return IPC_CLASS_OK;") != 1 or "*len = " not in body.rpartition("return ")[0].rpartition("return ")[2]:
        return False
    set_by_pack = f"\tverdict = ipc_odd_verdict();\n\tif (verdict == IPC_CLASS_OK)\n\t\tlen = ipc_odd_length();\n"
    head = "#include <stddef.h>\n#include <stdint.h>\nuint32_t ipc_odd_verdict(void);\nsize_t ipc_odd_length(void);\n"
    texts = []
    for text in (sound, mutant.applied(sound)):
        place = PACKED.search(text, mutant.start)
        assert place is not None
        texts.append(text[: place.start()] + set_by_pack + text[place.end() :])
    return _same(stage, head + _around(stage, mutant), *texts, mutant.start)


WAITING = re.compile(r"\b(rule_\w+) != $")


def _never_one(stage: Stage, mutant: Mutant, sound: str) -> bool:
    named = WAITING.search(sound[: mutant.start])
    if named is None or (mutant.was, mutant.text) != ("0", "1"):
        return False
    name = named.group(1)
    if not re.match(rf"\)\s*return {name};\s*return IPC_CLASS_OK;", sound[mutant.end :]):
        return False
    start = sound.rfind("if (", 0, mutant.start)
    return _never(stage, mutant, f"{sound[:start]}if ({name} == 1) ipc_odd();\n{sound[start:]}")


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
