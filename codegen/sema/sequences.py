"""Sequences: state, steps with guards and updates, scripts of examples."""

from __future__ import annotations

from collections.abc import Callable

from codegen.diag.reporter import Note, suggest
from codegen.sema.blocks import Blocks, is_tail
from codegen.sema.consts import provenance
from codegen.sema.examples import Examples
from codegen.sema.expr import Expr
from codegen.sema.kinds import ArrayOf, Bool, Bytes, EnumType, FlagsType, Form, Int, StructRef, Type
from codegen.sema.model import Field, Given, OpDef, Script, ScriptStep, SequenceDef, StateField, Step, Update, Value
from codegen.sema.rules import Reach, Refused, Rules, Scope, fields_of
from codegen.sema.structs import Structs
from codegen.sema.symbols import SNAKE, Symbols
from codegen.sema.types import Types
from codegen.syntax import ast


class Sequences:
    """Resolves sequences once the ops of their schema are known."""

    def __init__(
        self, symbols: Symbols, types: Types, blocks: Blocks, rules: Rules, examples: Examples, structs: Structs
    ) -> None:
        self._symbols = symbols
        self._types = types
        self._reporter = symbols.reporter
        self._blocks = blocks
        self._rules = rules
        self._examples = examples
        self._structs = structs

    def resolve(self, schema: str, item: ast.Sequence, op_of: Callable[[str], OpDef | None]) -> SequenceDef | None:
        """The sequence; None if its key is unusable."""
        doc = self._symbols.expect_doc(item.doc, item.name.span, f"sequence '{item.name.text}'")
        origin = provenance(self._reporter, item.origin.source, item.name.span)
        state_block = self._blocks.resolve(schema, item.state, "state")
        fields = [entry for entry in state_block.items if isinstance(entry, Field)]
        state = tuple(StateField(field.name, field.type, field.doc) for field in fields)
        for field in fields:
            taken = field.name in ("active", "arrival", item.key.text)
            if taken or not (is_tail(field.type) or self._keepable(field.type)):  # of a tail it was said before
                self._reporter.error("IPC0608", field.span, name=field.name)
        scope: Scope = {field.name: field.type for field in state}
        asts = [step for step in item.steps if isinstance(step, ast.Step)]
        self._check_order(item, asts)
        key: Int | None = None
        steps: list[Step] = []
        for step in asts:
            op = op_of(step.op.text)
            request = op.request if op is not None else None
            if request is None:
                self._reporter.error("IPC0602", step.op.span, name=step.op.text)
                continue
            found = fields_of(request.block).get(item.key.text)
            if not isinstance(found, Int) or found.signed or (key is not None and found != key):
                self._reporter.error("IPC0604", step.op.span, op=step.op.text, key=item.key.text)
                continue
            key = found
            steps.append(self._step(schema, step, fields_of(request.block), scope))
        if key is None:
            return None
        written = [script for script in item.steps if isinstance(script, ast.Script)]
        seen: set[str] = set()
        for script in written:
            if script.name.value in seen or not script.name.value:
                self._reporter.error("IPC0708", script.name.span, name=script.name.value)
            seen.add(script.name.value)
        scripts = tuple(self._script(schema, script, op_of, steps) for script in written)
        return SequenceDef(
            item.name.text, doc, origin, item.key.text, key, state, tuple(steps), scripts, item.name.span
        )

    def _keepable(self, kind: Type) -> bool:
        """Whether C keeps the whole value: text and bytes of a varying length are borrowed from a buffer that goes."""
        if isinstance(kind, ArrayOf):
            return self._keepable(kind.element)
        if isinstance(kind, StructRef):
            return all(self._keepable(inner) for inner in self._structs.fields(kind).values())
        if isinstance(kind, Bytes):
            return kind.form is Form.EXACT
        return isinstance(kind, (Int, Bool, EnumType, FlagsType))

    def _check_order(self, item: ast.Sequence, steps: list[ast.Step]) -> None:
        kinds = [step.kind for step in steps]
        if not kinds or kinds[0] != "begin" or kinds.count("begin") != 1 or "commit" not in kinds:
            self._reporter.error("IPC0601", item.name.span)
        seen: dict[str, ast.Step] = {}
        for step in steps:
            if seen.setdefault(step.op.text, step) is not step:
                note = Note(seen[step.op.text].op.span, "the first one")
                self._reporter.error("IPC0603", step.op.span, notes=[note], name=step.op.text)

    def _step(self, schema: str, step: ast.Step, request: Scope, state: Scope) -> Step:
        items = step.items or ()
        given_names: set[str] = set()
        for item in items:
            if isinstance(item, ast.Given):
                if item.name.text in given_names:
                    self._reporter.error("IPC0204", item.name.span, name=item.name.text)
                given_names.add(item.name.text)
        givens = tuple(
            made for item in items if isinstance(item, ast.Given) and (made := self._given(schema, item)) is not None
        )
        scopes: dict[str, Scope] = {
            "": {},
            "request": request,
            "state": state,
            "given": {given.name: given.type for given in givens},
        }
        rules = self._rules.resolve(schema, tuple(i for i in items if isinstance(i, ast.Rule)), scopes, None)
        updates = self._updates(tuple(i for i in items if isinstance(i, ast.Set)), Reach(schema, scopes, {}))
        if step.kind in ("commit", "abort") and updates:
            self._reporter.error("IPC0609", step.span, kind=step.kind)
        return Step(step.kind, step.op.text, step.doc.text, givens, rules, updates, step.span)

    def _given(self, schema: str, item: ast.Given) -> Given | None:
        self._symbols.check_case(item.name, SNAKE)
        doc = self._symbols.expect_doc(item.doc, item.name.span, f"'{item.name.text}'")
        kind = self._types.leaf(schema, item.type, item.span)
        return None if kind is None else Given(item.name.text, kind, doc)

    def _updates(self, items: tuple[ast.Set, ...], reach: Reach) -> tuple[Update, ...]:
        found: dict[str, Update] = {}
        state = reach.scopes["state"]
        for item in items:
            name = item.target.text
            if name not in state:
                self._reporter.error("IPC0605", item.target.span, help_=suggest(name, state), name=name)
                continue
            if name in found:
                self._reporter.error("IPC0204", item.target.span, name=name)
            try:
                value = self._update_value(reach, item, state[name])
            except Refused:
                continue
            found[name] = Update(name, value)
        return tuple(found.values())

    def _update_value(self, reach: Reach, item: ast.Set, target: Type) -> Expr:
        if isinstance(target, (ArrayOf, Bytes)):
            value = self._rules.copied(reach, item.value)
            if value is None or not _copies(value.type, target):
                self._reporter.error("IPC0606", item.value.span, name=item.target.text)
                raise Refused()
            return value
        if isinstance(target, Int) and target.counts:
            help_ = f"set '{target.counts}': its count comes with it"
            self._reporter.error("IPC0606", item.span, help_=help_, name=item.target.text)
            raise Refused()
        number = None
        if isinstance(target, (Int, Bool, EnumType, FlagsType)):
            number = self._rules.update(reach, item.value, target)
        if number is None:
            self._reporter.error("IPC0606", item.value.span, name=item.target.text)
            raise Refused()
        return number

    def _script(self, schema: str, item: ast.Script, op_of: Callable[[str], OpDef | None], steps: list[Step]) -> Script:
        made: list[ScriptStep] = []
        by_op = {step.op: step for step in steps}
        for entry in item.steps:
            step, op = by_op.get(entry.op.text), op_of(entry.op.text)
            if step is None or op is None or op.request is None:
                self._reporter.error("IPC0607", entry.op.span, help_=suggest(entry.op.text, by_op), name=entry.op.text)
                continue
            scope = fields_of(op.request.block)
            body = self._examples.body(schema, scope, item.name.value, entry.body, entry.span)
            made.append(ScriptStep(entry.op.text, body, self._script_givens(schema, step, entry)))
        return Script(item.name.value, tuple(made), item.span)

    def _script_givens(self, schema: str, step: Step, entry: ast.ScriptStep) -> tuple[tuple[str, Value], ...]:
        known = {given.name: given.type for given in step.givens}
        found: dict[str, Value] = {}
        for assign in entry.givens:
            if assign.name.text not in known:
                help_ = suggest(assign.name.text, known)
                self._reporter.error("IPC0701", assign.name.span, help_=help_, name=assign.name.text)
                continue
            value = self._examples.value(schema, known[assign.name.text], assign.value)
            if value is not None:
                found[assign.name.text] = value
        return tuple(found.items())


def _copies(source: Type, target: Type) -> bool:
    """Whether a state array or hash can take the whole of a request field."""
    if isinstance(source, ArrayOf) and isinstance(target, ArrayOf):
        exact = (source.form is Form.EXACT, target.form is Form.EXACT)
        return source.element == target.element and source.high == target.high and exact[0] == exact[1]
    if isinstance(source, Bytes) and isinstance(target, Bytes):
        return source.high == target.high
    return False
