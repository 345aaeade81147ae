"""A schema's layout, examples and scripts in; its vectors out, with what was not found. Called by the driver.

Deterministic: the same layout and examples give the same vectors. Every refusal is verified by the codec first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Mapping, Sequence as SequenceOf

from codegen.layout.model import Message, Schema
from codegen.layout.verdict import describe, verdict, words
from codegen.reference import accepted, order, refused, runs, search, tables
from codegen.reference.accepted import Body
from codegen.reference.codec import check, decode
from codegen.reference.image import Values, image
from codegen.reference.model import Accept, Cases, Given, Problem, Refuse, Vectors, difference, whole_fields
from codegen.reference.ordinary import from_example
from codegen.sema.model import Example, Script

Examples = Mapping[str, tuple[Example, ...]]  # by "schema.message"
Scripts = Mapping[str, tuple[Script, ...]]  # by "schema.sequence"


def pick(schema: Schema, examples: Examples, scripts: Scripts) -> tuple[Vectors, tuple[Problem, ...]]:
    """The vectors of a schema, and the bodies, rules and guards for which none were found."""
    cases: list[Cases] = []
    problems: list[Problem] = []
    requests = _requests(schema)
    found: dict[str, tuple[Body, ...]] = {}
    for message in schema.all_messages:
        request = requests.get(message.name)
        asked = with_counts(request, found[request.name]) if request is not None and message.given else ()
        written = examples.get(f"{schema.name}.{message.name}", ())
        bodies, case, more = of_message(message, written, asked)
        found[message.name] = bodies
        problems += more
        if case is not None:
            cases.append(case)
        table = tables.cases(schema, message)
        if table is not None:
            cases.append(table)
    sequences = []
    for sequence in schema.sequences:
        written_runs = scripts.get(f"{schema.name}.{sequence.name}", ())
        sequence_cases, more = runs.pick(schema, sequence, written_runs)
        sequences.append(sequence_cases)
        problems += more
    return Vectors(schema.name, tuple(cases), tuple(sequences)), tuple(problems)


def _requests(schema: Schema) -> dict[str, Message]:
    """For each reply, by name, its request."""
    return {op.reply.name: op.request for op in schema.ops if op.reply is not None and op.request is not None}


def with_counts(request: Message, bodies: tuple[Body, ...]) -> tuple[Values, ...]:
    """The values of accepted requests, with their counts: a reply's rules may read these, too."""
    return tuple(decode(request, body.data, body.given) for body in bodies)


def of_message(
    message: Message, examples: tuple[Example, ...], requests: tuple[Values, ...]
) -> tuple[tuple[Body, ...], Cases | None, list[Problem]]:
    """The accepted bodies of one message, its vectors, and what was not found. `requests`: those a reply may answer."""
    bases = accepted.bases(message, examples, requests)
    if not bases:
        return (), None, [Problem(message.name, "no_accepted_body")]
    problems = []
    names = {body.name for body in bases}
    for example in examples:
        if accepted.slug(example.name) not in names:
            detail = _refusal(message, example, bases[0])
            problems.append(Problem(message.name, "example_refused", place=example.name, detail=detail))
    varied = accepted.at_bounds(message, bases)
    ruled = search.search(message, bases, varied)
    bodies = (*bases, *varied, *ruled.accepted)
    problems += [Problem(message.name, "no_refusal_for_rule", rule, place) for place, rule in ruled.missing]
    refuses = [*field_refusals(message, bodies)[0], *(_ruled(hit) for hit in ruled.hits)]
    refuses.sort(key=lambda refuse: refuse.verdict & 0xFF == order.RULE)
    refuses += [*order.in_order(message, bodies, refuses), *order.beside(message, bodies, refuses)]
    accepts = tuple(accepted.vector(message, body) for body in bodies)
    case = Cases("message", message.name, message.part, accepts, distinct(accepts, refuses))
    return bodies, case, problems


def distinct(accepts: tuple[Accept, ...], refuses: list[Refuse]) -> tuple[Refuse, ...]:
    """The refusals without doubles, each patch widened to the whole of a small field."""
    by_name = {accept.name: accept for accept in accepts}
    found = [replace(refuse, patches=whole_fields(by_name[refuse.base], refuse)) for refuse in refuses]
    return tuple({(item.base, item.length, item.patches, item.givens): item for item in reversed(found)}.values())[::-1]


def _refusal(message: Message, example: Example, base: Body) -> str:
    values = from_example(message.block, example.fields)
    try:
        data = image(message.block, values)
    except (ValueError, OverflowError) as error:
        return str(error)
    refusal = check(message, data, base.given)
    offset = describe(refusal)[2]
    fields = (slot.name for slot in message.block.slots if slot.offset <= offset < slot.offset + slot.size)
    return f"{words(refusal)} ({next(fields, 'the whole')})"


def _ruled(hit: search.Hit) -> Refuse:
    length, patches = difference(hit.base.data, hit.data)
    givens = tuple(Given(name, value) for name, value in hit.given.items() if value != hit.base.given[name])
    return Refuse(hit.base.name, length, patches, givens, hit.verdict, hit.note)


def field_refusals(message: Message, bodies: SequenceOf[Body]) -> tuple[list[Refuse], list[str]]:
    """One refusal for each probe that some body lends itself to; the probes that never gave their verdict."""
    found: dict[str, Refuse] = {}
    failed: dict[str, None] = {}
    for body in bodies:
        for probe in refused.probes(message, body):
            if probe.key in found:
                continue
            wanted = verdict(message.part, probe.name, probe.offset)
            data = probe.make()
            if check(message, data, body.given) != wanted:
                failed[probe.key] = None
                continue
            length, patches = difference(body.data, data)
            found[probe.key] = Refuse(body.name, length, patches, (), wanted, probe.note)
    return list(found.values()), [key for key in failed if key not in found]
