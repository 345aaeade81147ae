"""Schemas of many sides in; Python functions that ask their compiled C out.

    old, new = build([schemas_of({"t.ipc": text}), schemas_of({"t.ipc": other})])
    old.judge("t", "take_request", body)                    verdict of the C, 0 where it is accepted
    old.judge_all("t", "take_request", bodies)              the same for many bodies at once: ask so when enumerating
    old.decode("t", "take_request", body)                   values as codegen.reference.codec.decode gives them
    old.decode_all("t", "take_request", bodies)             the same for many; the verdict where a body is refused
    old.judge("t", "take_reply", body, {"flags": 1})        a reply whose rules read the request: its scalars by
    old.judge("t", "take_reply", body, request_bytes)       dotted path, or the whole request
    old.judge_table("t", "take_request", table)             a capability table; b"" is none
    old.run("t", "upload", messages)                        verdicts on messages of a sequence (compat.model.Sent)
    assert_witness(old, new, "t", witness)                  both sides treat the bytes as the witness says

Each body is judged by `_validate` and by `_unpack`; Disagreement is raised where they differ. A side is a tuple of
schemas, imports included: `schemas_of` makes it of texts, `of_statements` of statements. Give one call of `build` many
sides (200 or so): they become one C text and one compiler run, in which equal schemas stand once. With one message of
two fields in each, 200 schemas take 1.4 s by GCC, the default, and 0.3 s by TCC: build(sides, TCC).
"""

from __future__ import annotations

from tests.compat.compiled_side import GCC, TCC, TREE, Disagreement, Side, build, of_statements, schemas_of
from tests.compat.compiled_witness import assert_witness

__all__ = ["GCC", "TCC", "TREE", "Disagreement", "Side", "assert_witness", "build", "of_statements", "schemas_of"]
