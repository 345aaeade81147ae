"""Rules about an op as a whole: its number, its results, whether and how it is served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from codegen.compat.model import Finding, Wire
from codegen.compat.rule import Rule
from codegen.layout.model import Op, Schema
from codegen.statement.notes import IMPLIED_RESULTS


@dataclass(frozen=True)
class Ops:
    """An op on both sides; None on one that has no such op."""

    old_schema: Schema | None
    new_schema: Schema | None
    old: Op | None
    new: Op | None

    def numbers(self) -> tuple[dict[int, str], dict[int, str]]:
        """The results with an empty body that an op may end in on each side, by number."""
        return _results(self.old_schema, self.old, False), _results(self.new_schema, self.new, False)

    def failures(self) -> tuple[dict[int, str], dict[int, str]]:
        """The results with a body of their own that each side lists, by number."""
        return _results(self.old_schema, self.old, True), _results(self.new_schema, self.new, True)


def _results(schema: Schema | None, op: Op | None, failure: bool) -> dict[int, str]:
    if schema is None or op is None:
        return {}
    values = {member.name: member.value for member in schema.result_enum.members} if schema.result_enum else {}
    names = op.failure_results
    if not failure:
        implied = tuple(name for name in IMPLIED_RESULTS if name in values)
        names = tuple(name for name in (*op.results, *implied) if name not in op.failure_results)
    return {values.get(name, -1 - index): name for index, name in enumerate(names)}


# A sentence, what it does by itself, the answer of the side that does not serve it ("" where both do).
Said = tuple[str, Wire, str]
Check = Callable[[Ops], Iterator[Said]]


@dataclass(frozen=True)
class OpRule(Rule):
    """A rule with the function that finds what it is about."""

    check: Check


_FOUND: list[OpRule] = []


def _rule(id_: str, title: str, explain: str) -> Callable[[Check], Check]:
    def kept(check: Check) -> Check:
        _FOUND.append(OpRule(id_, title, explain, check))
        return check

    return kept


@_rule(
    "op-added",
    "there is a new op",
    "Nobody calls it yet. An old server answers UNSUPPORTED, which a client can ask for beforehand by ABI_QUERY.",
)
def _added(ops: Ops) -> Iterator[Said]:
    if ops.old is None and ops.new is not None:
        yield f"{ops.new.number:#x} is new", Wire.ADDITIVE, ""


@_rule(
    "op-removed",
    "an op is gone",
    "Its callers are answered UNSUPPORTED, and its number could be taken by another op. Make it a `reserved op` when "
    "nobody is to call it any more.",
)
def _removed(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is None:
        yield f"{ops.old.number:#x} is gone", Wire.BREAKING, _now_at(ops.old.number, ops.new_schema)


def _now_at(number: int, schema: Schema | None) -> str:
    """What becomes of a call of a number that the op has no more."""
    taken = [op.name for op in (schema.ops if schema is not None else ()) if op.number == number]
    return f"taken for {taken[0]}" if taken else "UNSUPPORTED"


@_rule(
    "op-renumbered",
    "an op has another number",
    "The number is the op: the old one is unknown now, or belongs to another op.",
)
def _renumbered(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.old.number != ops.new.number:
        answer = _now_at(ops.old.number, ops.new_schema)
        yield f"it was {ops.old.number:#x} and is {ops.new.number:#x}", Wire.BREAKING, answer


@_rule(
    "op-renamed",
    "an op has a new name",
    "No byte changes. C code that uses the old name does not compile: see the source verdict.",
)
def _renamed(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.old.name != ops.new.name:
        yield f"{ops.old.name} is now called {ops.new.name}", Wire.SAME, ""


@_rule(
    "op-retired",
    "an op is reserved now",
    "Every server answers DENIED. The number is kept for ever. Callers must be gone before.",
)
def _retired(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.new.reserved and not ops.old.reserved:
        yield "it is answered DENIED from now on", Wire.BREAKING, "DENIED"


@_rule(
    "op-revived",
    "a reserved op is served again",
    "An old server answers DENIED: servers move first.",
)
def _revived(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.old.reserved and not ops.new.reserved:
        yield "it was answered DENIED until now", Wire.LOOSENED, "DENIED"


@_rule(
    "notify-changed",
    "an op became a notification, or the other way round",
    "A notification has a flag of its own in the header and is answered at once by a bare header: neither side takes "
    "the other's message.",
)
def _notify(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.old.notify != ops.new.notify:
        words = ["an op", "a notification"]
        yield f"it was {words[ops.old.notify]} and is {words[ops.new.notify]}", Wire.BREAKING, "INVALID_ARGUMENT"


@_rule(
    "ack-changed",
    "a notification is acknowledged by another op",
    "Whoever was notified calls an op that the sender does not wait for.",
)
def _ack(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None:
        before, after = _ack_number(ops.old_schema, ops.old), _ack_number(ops.new_schema, ops.new)
        if before != after:
            words = [ops.old.ack or "nothing", ops.new.ack or "nothing"]
            if words[0] == words[1] and isinstance(before, int) and isinstance(after, int):
                words = [f"{words[0]} at {before:#x}", f"{words[1]} at {after:#x}"]
            answer = f"acknowledged by {words[1]} instead of {words[0]}"
            yield f"it was acknowledged by {words[0]} and is by {words[1]}", Wire.BREAKING, answer


def _ack_number(schema: Schema | None, op: Op) -> int | str:
    """The number of the op that acknowledges; the name where there is none."""
    return next((other.number for other in (schema.ops if schema else ()) if other.name == op.ack), op.ack)


@_rule(
    "test-changed",
    "an op is served only under a build option, or no longer",
    "Without the option a test op is answered DENIED, so its callers break as if it were reserved.",
)
def _test(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.old.test != ops.new.test:
        if ops.new.test:
            yield "it is for tests only now", Wire.BREAKING, "DENIED"
        else:
            yield "it was for tests only", Wire.LOOSENED, "DENIED"


@_rule(
    "idempotent-changed",
    "an op may be repeated after PEER_GONE, or no longer",
    "No byte changes. Clients that were built to repeat it go on doing so.",
)
def _idempotent(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.old.idempotent != ops.new.idempotent:
        words = ["may not be repeated", "may be repeated"]
        yield f"it {words[ops.new.idempotent]} after PEER_GONE; before, it {words[ops.old.idempotent]}", Wire.SAME, ""


@_rule(
    "result-added",
    "an op can end in one more way",
    "A client takes a result that it does not know as a failure, so nobody breaks.",
)
def _result_added(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None:
        before, after = ops.numbers(), ops.failures()
        known = {**before[0], **after[0]}
        added = [name for number, name in {**before[1], **after[1]}.items() if number not in known]
        if added:
            yield f"it may answer {', '.join(added)}", Wire.ADDITIVE, ""


@_rule(
    "result-removed",
    "an op no longer ends in some way",
    "A client that knows the result waits for it in vain; one that does not takes it as a failure. No byte changes.",
)
def _result_removed(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and not ops.new.reserved:
        before, after = ops.numbers(), ops.failures()
        known = {**before[1], **after[1]}
        gone = [name for number, name in {**before[0], **after[0]}.items() if number not in known]
        if gone:
            yield f"it no longer lists {', '.join(gone)}", Wire.SAME, ""


@_rule(
    "result-body-changed",
    "a result gained or lost a body of its own",
    "A reply that fails has either no body or the failure body; a client refuses the other as malformed.",
)
def _result_body(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None:
        before, after = ops.numbers(), ops.failures()
        gained = [name for number, name in after[1].items() if number in before[0]]
        lost = [name for number, name in after[0].items() if number in before[1]]
        if gained:
            yield f"{', '.join(gained)} comes with a body now", Wire.BREAKING, "a failure without a body"
        if lost:
            yield f"{', '.join(lost)} comes without a body now", Wire.BREAKING, "a failure without a body"


@_rule(
    "result-renumbered",
    "the number of a result is another result",
    "A caller that knows the old number takes one failure for another. Numbers are given once and for ever.",
)
def _result_renumbered(ops: Ops) -> Iterator[Said]:
    if ops.old is not None and ops.new is not None and ops.old_schema is not None and ops.new_schema is not None:
        sides = [{**numbers, **failures} for numbers, failures in zip(ops.numbers(), ops.failures())]
        for number in sorted(sides[0].keys() & sides[1].keys()):
            before, after = sides[0][number], sides[1][number]
            if before != after and (_is_result(ops.new_schema, before) or _is_result(ops.old_schema, after)):
                words = f"{number}, which was {before} and is {after}"
                yield f"{before} and {after} share the number {number}", Wire.BREAKING, words


def _is_result(schema: Schema, name: str) -> bool:
    return schema.result_enum is not None and any(member.name == name for member in schema.result_enum.members)


RULES: tuple[OpRule, ...] = tuple(_FOUND)


def findings(ops: Ops) -> tuple[tuple[Finding, Wire, str], ...]:
    """Every rule that applies, with what it does by itself and the answer of the side that does not serve the op."""
    return tuple(
        (Finding(rule.id, "", text), wire, answer) for rule in RULES for text, wire, answer in rule.check(ops)
    )
