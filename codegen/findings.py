"""What later stages found, brought back to the places of the text: C names that meet, vectors that were not found.

Those stages see layouts, which hold no places; the driver calls this with the resolved schemas, which do.
"""

from __future__ import annotations

from collections.abc import Iterable

from codegen.diag.reporter import Note, Reporter
from codegen.emit.clashes import Clash
from codegen.reference.model import Problem
from codegen.sema.model import MessageDef, SchemaModel, SequenceDef
from codegen.source import NOWHERE, Span


def messages(model: SchemaModel) -> tuple[MessageDef, ...]:
    """Every message of a schema: the free-standing ones, then each op's."""
    found = list(model.messages)
    for op in model.ops:
        found += [message for message in (op.request, op.reply, op.failure) if message is not None]
    return tuple(found)


def report_problems(problems: Iterable[Problem], model: SchemaModel, reporter: Reporter) -> None:
    """Bodies, rules and guards for which the vectors found nothing."""
    by_name = {message.name: message for message in messages(model)}
    sequences = {sequence.name: sequence for sequence in model.sequences}
    for problem in problems:
        if problem.subject in by_name:
            _message_problem(problem, by_name[problem.subject], model, reporter)
        else:
            _sequence_problem(problem, sequences[problem.subject], reporter)


def _message_problem(problem: Problem, message: MessageDef, model: SchemaModel, reporter: Reporter) -> None:
    if problem.kind == "no_accepted_body":
        reporter.error("IPC0704", message.span, name=message.name)
    elif problem.kind == "example_refused":
        span = next(example.span for example in message.examples if example.name == problem.place)
        reporter.error("IPC0703", span, name=problem.place, verdict=problem.detail)
    else:
        rules = message.block.rules
        if problem.place:
            rules = next(
                (s.block.rules for s in (*model.structs, *model.foreign_structs) if s.name == problem.place), rules
            )
        span = next((rule.span for rule in rules if rule.number == problem.rule), message.span)
        reporter.error("IPC0705", span, number=problem.rule, name=problem.place or message.name)


def _sequence_problem(problem: Problem, sequence: SequenceDef, reporter: Reporter) -> None:
    if problem.kind == "script_refused":
        name, _, step = problem.place.rpartition(" ")
        span = next((script.span for script in sequence.scripts if script.name == name), sequence.span)
        reporter.error("IPC0706", span, name=name, step=step, verdict=problem.detail)
        return
    step_def = next(step for step in sequence.steps if step.op == problem.place)
    span = next((rule.span for rule in step_def.rules if rule.number == problem.rule), step_def.span)
    reporter.error("IPC0707", span, number=problem.rule, step=problem.place)


def report_clashes(clashes: Iterable[Clash], models: tuple[SchemaModel, ...], reporter: Reporter) -> None:
    """C names that meet, or that C or its headers already have."""
    places = {f"{model.name}.{name}": span for model in models for name, span in model.places}
    places |= {model.name: next((span for _, span in model.places), NOWHERE) for model in models}
    for clash in clashes:
        span = _place(places, clash.second)
        if clash.first:
            notes = [Note(_place(places, clash.first), f"'{clash.first}' is here")] if "." in clash.first else []
            reporter.error("IPC0213", span, notes=notes, c_name=clash.c_name, first=clash.first)
        else:
            reporter.error("IPC0214", span, name=clash.second, c_name=clash.c_name, why=clash.why)


def _place(places: dict[str, Span], name: str) -> Span:
    """Where a qualified name stands, or the nearest thing around it."""
    while name not in places and "." in name:
        name = name.rpartition(".")[0]
    return places.get(name, NOWHERE)
