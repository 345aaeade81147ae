"""A sequence and its scripts in; accepted runs and refused deviations from them out. Called by `vectors`."""

from __future__ import annotations

from dataclasses import replace

from codegen.layout.model import Schema, Sequence
from codegen.layout.verdict import words
from codegen.reference import hexbytes
from codegen.reference.accepted import slug
from codegen.reference.annotate import lines
from codegen.reference.calls import ARRIVAL, Call, given_list, play
from codegen.reference.codec import Refused, decode
from codegen.reference.deviations import Finder, NamedRun
from codegen.reference.image import image
from codegen.reference.model import Changed, Problem, Run, RunStep, SequenceCases
from codegen.reference.ordinary import from_example, from_value, ordinary
from codegen.reference.sequence import State, request_of
from codegen.sema.model import Example, Script


def pick(schema: Schema, sequence: Sequence, scripts: tuple[Script, ...]) -> tuple[SequenceCases, list[Problem]]:
    """The vectors of one sequence."""
    problems: list[Problem] = []
    made: list[NamedRun] = []
    for script in scripts:
        calls, problem = _calls(schema, sequence, script)
        if problem is None:
            made.append((slug(script.name), calls))
        else:
            problems.append(problem)
    made += _aborted(schema, sequence, made)
    finder = Finder(schema, sequence)
    for name, calls in made:
        finder.deviate(name, calls)
    for name, calls in tuple(made):
        made += finder.detour(name, calls)
    missing = finder.missing() if made else []
    problems += [Problem(sequence.name, "no_refusal_for_guard", rule, op) for op, rule in missing]
    found = tuple(_run(schema, sequence, name, calls) for name, calls in made)
    order = [name for name, _ in made]
    deviations = sorted(finder.found, key=lambda deviation: order.index(deviation.run))
    return SequenceCases(sequence.name, found, tuple(deviations)), problems


def _calls(schema: Schema, sequence: Sequence, script: Script) -> tuple[list[Call], Problem | None]:
    """The steps of a script, each checked: all are accepted, or there is a problem."""
    state = State(sequence, schema)
    calls: list[Call] = []
    for number, written in enumerate(script.steps, 1):
        call = _call(schema, sequence, written.op, written.body, calls)
        givens = {given.name: ordinary(given.type, given.name, 0) for given in call.step.givens}
        types = {given.name: given.type for given in call.step.givens}
        givens |= {name: from_value(types[name], name, 0, value) for name, value in written.givens}
        where = f"{script.name} {written.op}"
        try:
            data = image(call.message.block, call.values)
            values = decode(call.message, data)
        except (Refused, ValueError, OverflowError) as refusal:
            detail = f"step {number}, its body: {refusal}"
            return [], Problem(sequence.name, "script_refused", place=where, detail=detail)
        refusal_number = state.step(written.op, ARRIVAL, values, givens)
        if refusal_number:
            detail = f"step {number}: {words(refusal_number)}"
            return [], Problem(sequence.name, "script_refused", place=where, detail=detail)
        calls.append(replace(call, data=data, givens=givens))
    return calls, None


def _call(schema: Schema, sequence: Sequence, op: str, body: Example, before: list[Call]) -> Call:
    """A step whose key, if it is not written, is the first step's."""
    message = request_of(schema, op)
    values = from_example(message.block, body.fields)
    if before and all(name != sequence.key for name, _ in body.fields):
        values[sequence.key] = before[0].values[sequence.key]
    step = next(found for found in sequence.steps if found.op == op)
    return Call(step, message, values, b"", {})


def _aborted(schema: Schema, sequence: Sequence, made: list[NamedRun]) -> list[NamedRun]:
    """A run that ends in each abort step that no script uses."""
    used = {call.step.op for _, calls in made for call in calls}
    found = []
    for step in sequence.steps:
        if step.kind != "abort" or step.op in used or not made:
            continue
        name, calls = made[0]
        call = _call(schema, sequence, step.op, Example("", ()), calls)
        givens = {given.name: ordinary(given.type, given.name, 0) for given in step.givens}
        try:
            data = image(call.message.block, call.values)
            decode(call.message, data)
        except (Refused, ValueError, OverflowError):
            continue
        run = [calls[0], replace(call, data=data, givens=givens)]
        if all(play(schema, sequence, run)[1]):
            found.append((f"{name}_then_{step.op.lower()}", run))
    return found


def _run(schema: Schema, sequence: Sequence, name: str, calls: list[Call]) -> Run:
    states, _ = play(schema, sequence, calls)
    steps = []
    for call, before, after in zip(calls, states, states[1:]):
        body = lines(call.message.block, call.data, call.decoded)
        steps.append(RunStep(call.step.op, ARRIVAL, given_list(call.givens), body, _changed(before, after)))
    return Run(name, tuple(steps))


def _changed(before: State, after: State) -> Changed:
    old, new = before.snapshot(), after.snapshot()
    return tuple((name, hexbytes.render_value(value)) for name, value in new.items() if value != old[name])
