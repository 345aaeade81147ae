"""A mutant that no vector kills in, why it is none out. Mostly a compiler makes the argument. Used by run.

- Both texts compile to the same code: the function by itself, or with all that it calls inlined into it, so that the compiler
  sees what becomes of each value.
- The changed condition is asked beside the sound one where it stands, or the two checks that change places are asked at once,
  and the compiler finds out that the answers never differ, that never both refuse: it drops the call made in that case.
- A check refuses more than the sound one, and the check behind it refuses the same with the same words.
- Of a pack's stores, which stand in a row: for each length that a bound lets through, with the other lengths at either end, each
  byte has the same last writer. This argument is `stores`, not a compiler's.
- The length that an answer starts with: its pack sets it on every way to OK, and with a refusal the compiler drops the call
  that says it.
- The last check is asked in another way, and what it and the return behind it answer is the same: a class that the check of a
  text never has, say.
- A client asks whether a result may have a body, and its reply has none: the compiler finds out that both ways end alike.
- z3 finds no values for which the two functions answer or do otherwise, or for which the mutant reads more: `solver`.
What none of these shows is no equivalent.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Iterator

import solver
from compiled import never, same
from mutants import Mutant
from stores import LENGTH, last_writes
from tokens import Token, closing, tokens_of
from trial import Stage
from vector_programs import includes


def reason(stage: Stage, mutant: Mutant) -> str:
    """How the sound text and the mutant come to the same; "" if they don't."""
    if not mutant.function:
        return ""  # in a table: no function to compile
    with open(f"{stage.tree}/{mutant.path}", encoding="utf-8") as file:
        sound = file.read()
    for title, argument in (  # the quick ones first
        ("each byte has the same last writer, for each length", _same_last_writes),
        ("the last check and the return behind it answer the same", _same_last_answer),
        ("a length that nobody reads", _unread_length),
        ("never another answer where it is asked", _never_differs),
        ("a reply that is as empty as a result without a body", _empty_reply),
        ("the next check refuses it with the same words", _next_refuses),
        ("never another answer where its value is asked for", _never_matters),
        ("the same code", same),
        ("the same for all values, by z3", _same_by_solver),
    ):
        if argument(stage, mutant, sound):
            return title
    return ""


def _check_around(tokens: list[Token], mutant: Mutant) -> tuple[int, int] | None:
    """The last `if` before a mutant and the bracket that closes its condition; None where a statement can't go before it."""
    opening = [index for index, token in enumerate(tokens) if token.text == "if" and token.start <= mutant.start]
    if not opening or tokens[opening[-1] - 1].text not in (";", "{", "}"):
        return None
    return opening[-1], closing(tokens, opening[-1] + 1)


def _within(mutant: Mutant, text: str, low: int, high: int) -> str:
    """A part of the text with the change in it."""
    return text[low : mutant.start] + mutant.text + text[mutant.end : high]


# What a client makes of a reply whose result has a body with one set of results and none with the other. It is no good
# one, so by rule 4 of the header it has no table.
REPLIES = """
void ipc_both_ways(struct ipc_call *call)
{{
	const uint32_t result = call->reply.header.result;
	uint32_t verdict;

	if (has_body(result, {1}) == has_body(result, {2}) || (result != IPC_RESULT_OK && call->reply.table.count != 0))
		return;
	verdict = ipc_call_no_caps(call);
	if (verdict == 0)
		verdict = {0};
	if (verdict != ipc_call_no_body(call))
		ipc_odd();
}}
"""
EMPTY = re.compile(
    r"verdict = ipc_call_no_caps\(&call\);\s*if \(verdict == 0\)\s*verdict =\s*"
    r"(ipc_\w+_reply_validate\(\s*call\.reply\.body,\s*call\.reply\.body_len\)|ipc_call_no_body\(&call\));"
    r"\s*return ipc_call_end\(&call, verdict\);\n}"
)


def _empty_reply(stage: Stage, mutant: Mutant, sound: str) -> bool:
    if not sound[: mutant.start].endswith("ipc_call_send(&call, "):
        return False
    found = EMPTY.search(sound, mutant.end)
    if found is None or "\n}\n" in sound[mutant.end : found.start()]:
        return False
    last = found[1].replace("call.", "call->").replace("&call", "call")
    text = sound + REPLIES.format(last, mutant.was, mutant.text)
    return never(stage, replace(mutant, start=text.rindex("ipc_odd();")), text)


def _same_by_solver(stage: Stage, mutant: Mutant, sound: str) -> bool:
    if not mutant.path.endswith("_codec.c"):
        return False
    return solver.same(sound, mutant.applied(sound), mutant.start, [*stage.macros, *includes(stage.tree)])


def _never_differs(stage: Stage, mutant: Mutant, sound: str) -> bool:
    tokens = tokens_of(sound)
    check = _check_around(tokens, mutant)
    if check is None:
        return False
    first, end = check
    low, high = tokens[first + 1].end, tokens[end].start
    if mutant.family == "order":
        second = next(index for index in range(end, len(tokens)) if tokens[index].text == "if")
        last = closing(tokens, second + 1)
        probe = f"if (({sound[low:high]}) && ({sound[tokens[second + 1].end : tokens[last].start]})) ipc_odd();\n"
    elif low <= mutant.start and mutant.end <= high:
        probe = f"if (!({sound[low:high]}) != !({_within(mutant, sound, low, high)})) ipc_odd();\n"
    else:
        return False
    return never(stage, mutant, sound[: tokens[first].start] + probe + sound[tokens[first].start :])


def _returned(tokens: list[Token], index: int) -> tuple[list[str], int]:
    """The words of the `return` at `index` and where the next statement begins; none if there is another statement."""
    end = index
    while tokens[end].text not in (";", "{", "}"):
        end += 1
    is_return = tokens[index].text == "return" and tokens[end].text == ";"
    return [token.text for token in tokens[index + 1 : end]] if is_return else [], end + 1


def _same_last_answer(stage: Stage, mutant: Mutant, sound: str) -> bool:
    tokens = tokens_of(sound)
    check = _check_around(tokens, mutant)
    if check is None or mutant.family == "order":
        return False
    low, high = tokens[check[0] + 1].end, tokens[check[1]].start
    refused, following = _returned(tokens, check[1] + 1)
    passed, _ = _returned(tokens, following)
    if not refused or not passed or not low <= mutant.start or mutant.end > high:
        return False
    if refused[0] != "ipc_verdict" and len(refused) > 1 or len(passed) > 1:
        return False
    asked = (sound[low:high], _within(mutant, sound, low, high))
    one, other = (f"(({condition}) ? {' '.join(refused)} : {passed[0]})" for condition in asked)
    at = tokens[check[0]].start
    return never(stage, mutant, f"{sound[:at]}if ({one} != {other}) ipc_odd();\n{sound[at:]}")


def _next_refuses(stage: Stage, mutant: Mutant, sound: str) -> bool:
    """Between the two there is nothing but values that are read: where the mutant refuses more, it reads less."""
    tokens = tokens_of(sound)
    check = _check_around(tokens, mutant)
    if check is None or mutant.family != "bound":
        return False
    low, high = tokens[check[0] + 1].end, tokens[check[1]].start
    refused, at = _returned(tokens, check[1] + 1)
    if not refused or not low <= mutant.start or mutant.end > high:
        return False
    while tokens[at].text == "const":
        at = next(index for index in range(at, len(tokens)) if tokens[index].text == ";") + 1
    if tokens[at].text != "if" or _returned(tokens, closing(tokens, at + 1) + 1)[0] != refused:
        return False
    here, there = tokens[check[0]].start, tokens[at].start
    following = sound[tokens[at + 1].end : tokens[closing(tokens, at + 1)].start]
    asked = f"const int sound_odd = ({sound[low:high]}), other_odd = ({_within(mutant, sound, low, high)});\n"
    less, more = "if (sound_odd && !other_odd) ipc_odd();\n", f"if (other_odd && !({following})) ipc_odd();\n"
    return never(stage, mutant, f"{sound[:here]}{asked}{less}{sound[here:there]}{more}{sound[there:]}")


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
    return never(stage, mutant, text)


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
    place = f"{sound[: mutant.start]}ipc_odd(){sound[mutant.end : call.start()]}"
    refused = "\tverdict = ipc_any_verdict();\n\tif (verdict == IPC_CLASS_OK)\n\t\treturn;\n"
    declared = "__attribute__((const)) size_t ipc_odd(void);\nuint32_t ipc_any_verdict(void);"
    return never(stage, mutant, f"{place}{refused}{sound[call.end() :]}", declared)
