"""A sound function and its mutant in, whether they are the same for all values out, by z3. Used by equivalent.

The same: they answer the same, do the same things in the same order with the same values, and the mutant reads nothing
that the sound one does not. A loop is the same if both come to it in the same state and one turn of it, from any such
state, leaves the same.
"""

from __future__ import annotations

import subprocess

from pycparser import c_ast, c_parser
from pycparser.plyparser import ParseError

from symbolic import Run, said
from tokens import bodies, tokens_of
from values import FALSE, TRUE, Loop, Number, Pointer, State, Terms, Unsupported, Value, word

SECONDS = 60
# What the headers say in gcc's words, which no parser of C knows.
PLAIN = ["-U__GNUC__", "-D__attribute__(x)=", "-D__extension__=", "-D__restrict=", "-D__inline=", "-D__asm__(x)="]


def same(sound: str, changed: str, at: int, flags: list[str]) -> bool:
    """Whether two texts of a file, which differ in the function around `at`, mean the same; not if z3 can't say."""
    try:
        parsed = [_function(text, at, flags) for text in (sound, changed)]
        questions, terms = _compared(*parsed)
    except (Unsupported, ParseError, KeyError, StopIteration):
        return False
    return _hold(questions, terms)


def _function(text: str, at: int, flags: list[str]) -> tuple[c_ast.FuncDef, _Declared]:
    """The function around `at`, and what is declared before it."""
    tokens = tokens_of(text)
    kept, end = [], 0
    for low, high in bodies(tokens):
        if not tokens[low - 1].start < at < tokens[high].end:
            kept.append(text[end : tokens[low - 1].start] + ";")
            end = tokens[high].end
    unit = "".join(kept) + text[end:]
    command = ["gcc", "-E", "-P", "-std=c11", *PLAIN, *flags, "-"]
    done = subprocess.run(command, input=unit, capture_output=True, text=True, check=True)
    ast = c_parser.CParser().parse(done.stdout)
    declared = _Declared()
    declared.visit(ast)
    return [node for node in ast.ext if isinstance(node, c_ast.FuncDef)][-1], declared


class _Declared(c_ast.NodeVisitor):  # type: ignore[misc]  # pycparser has no annotations
    """Structs by their tags, constants by their names."""

    def __init__(self) -> None:
        self.structs: dict[str, c_ast.Node] = {}
        self.constants: dict[str, Value] = {}

    def visit_Enum(self, node: c_ast.Enum) -> None:
        """Keeps the constants of an enum."""
        run = Run(Terms(), {}, State(self.constants))
        for item in node.values.enumerators if node.values is not None else ():
            if item.value is not None:
                self.constants[item.name] = run.terms.cast(run.value(item.value, TRUE), 32, True)

    def visit_Struct(self, node: c_ast.Struct) -> None:
        """Keeps a struct that has members."""
        if node.decls is not None:
            self.structs[node.name] = node
        self.generic_visit(node)


def _compared(one: tuple[c_ast.FuncDef, _Declared], other: tuple[c_ast.FuncDef, _Declared]) -> tuple[list[str], Terms]:
    """Conditions that must never hold, if the functions are the same."""
    terms = Terms()
    runs = []
    for function, declared in (one, other):
        types, known = declared.structs, dict(declared.constants)
        for parameter in function.decl.type.args.params:
            if isinstance(parameter.type, c_ast.PtrDecl):
                known[parameter.name] = Pointer(parameter.name)
                types[f"*{parameter.name}"] = parameter.type.type
            else:
                known[parameter.name] = _parameter(terms, types, parameter)
        run = Run(terms, types, State(known))
        run.block(function.body.block_items or [], TRUE)
        runs.append(run)
    return _differences(runs[0], runs[1], TRUE), terms


def _parameter(terms: Terms, types: dict[str, c_ast.Node], parameter: c_ast.Decl) -> Number:
    bits, signed = Run(terms, types, State({})).kind(parameter.type)
    return Number(bits, signed, terms.symbol(word(bits), parameter.name))


def _differences(one: Run, other: Run, path: str) -> list[str]:
    """What must not be possible, for two runs from the same state."""
    sound, changed, terms = one.state, other.state, one.terms
    found = [one.terms.all(path, terms.made("Bool", f"(xor {sound.done} {changed.done})"))]
    if sound.answer != changed.answer:
        answers = " ".join(state.answer or "#x00000000" for state in (sound, changed))
        found.append(one.terms.all(path, terms.made("Bool", f"(not (= {answers}))")))
    if len(sound.effects) != len(changed.effects) or len(sound.loops) != len(changed.loops):
        raise Unsupported("one does more than the other")
    for (guard, deed), (another, same_deed) in zip(sound.effects, changed.effects):
        found.append(one.terms.all(path, terms.made("Bool", f"(xor {guard} {another})")))
        if deed != same_deed:
            found.append(one.terms.all(path, guard))
    for guard, place in changed.loads:
        there = " ".join(sound_guard for sound_guard, sound_place in sound.loads if sound_place == place)
        found.append(one.terms.all(path, guard, terms.made("Bool", f"(not (or false {there}))")))
    for number, (loop, another_loop) in enumerate(zip(sound.loops, changed.loops)):
        found += _turns(one, other, loop, another_loop, f"{one.stem}{number}.", path)
    return found


def _turns(one: Run, other: Run, loop: Loop, another: Loop, stem: str, path: str) -> list[str]:
    """The same for a loop: what goes in, then one turn from any state that both can have in common."""
    if loop.assigned != another.assigned or set(loop.locals) != set(another.locals):
        raise Unsupported("a loop gives values to other names")
    terms = one.terms
    found = [
        terms.all(path, loop.guard, _apart(one, value, another.locals[name])) for name, value in loop.locals.items()
    ]
    if said(loop.node) == said(another.node):
        return found
    if _head(loop) != _head(another):
        raise Unsupported("another head of a loop")
    turns = [_turn(run, side, stem, "") for run, side in ((one, loop), (other, another))]
    if loop.before or any(len(turn.state.effects) > 1 for turn in turns):
        turns = [_turn(run, side, stem, stem) for run, side in ((one, loop), (other, another))]
    found += _differences(turns[0], turns[1], terms.all(path, loop.guard))
    still = terms.all(path, loop.guard, terms.no(turns[0].state.done))
    sound, changed = (turn.state.locals for turn in turns)
    return found + [terms.all(still, _apart(one, sound[name], changed[name])) for name in loop.assigned]


def _turn(run: Run, loop: Loop, stem: str, when: str) -> Run:
    """One turn from any state; its last deed is to ask for another. A loop that does nothing else changes no memory."""
    known = dict(loop.locals)
    for name in loop.assigned:
        known[name] = run.unknown(known[name], f"{name} in loop {stem}")
    turn = Run(run.terms, run.types, State(known), stem, when)
    turn.counter(loop.node, stem)
    condition = turn.truth(loop.node.cond, loop.guard)
    turn.statement(loop.node.stmt, run.terms.all(loop.guard, condition))
    if loop.node.next is not None:
        turn.statement(loop.node.next, run.terms.all(loop.guard, condition))
    turn.state.effects.append((condition, "another turn"))
    return turn


def _head(loop: Loop) -> list[str]:
    return [said(part) for part in (loop.node.init, loop.node.cond, loop.node.next) if part is not None]


def _apart(run: Run, value: Value, another: Value) -> str:
    """When two values differ."""
    if value == another:
        return FALSE
    if isinstance(value, Number) and isinstance(another, Number) and value.bits == another.bits:
        return run.terms.made("Bool", f"(not (= {value.term} {another.term}))")
    return TRUE


def _hold(questions: list[str], terms: Terms) -> bool:
    """Whether no condition can hold."""
    asked = [one for one in dict.fromkeys(questions) if one != FALSE]
    text = "\n".join(["(set-logic QF_BV)", *terms.lines, f"(assert (or false {' '.join(asked)}))", "(check-sat)", ""])
    done = subprocess.run(["z3", f"-T:{SECONDS}", "-in"], input=text, capture_output=True, text=True, check=False)
    return done.stdout.strip() == "unsat"
