"""Syntax trees to resolved schemas: the entry of this stage, called by the driver."""

from __future__ import annotations

from dataclasses import replace

from codegen.diag.reporter import Note, Reporter
from codegen.sema.blocks import Blocks
from codegen.sema.checks import accepted, ids, results
from codegen.sema.consts import Constants, provenance
from codegen.sema.examples import Examples
from codegen.sema.kinds import EnumType, FlagsType, Provenance, Type
from codegen.sema.model import Alias, Constant, Field, OpDef, SchemaModel, StructDef
from codegen.sema.ops import Ops, Vocabulary
from codegen.sema.places import places
from codegen.sema.rules import Rules, fields_of
from codegen.sema.sequences import Sequences
from codegen.sema.structs import Structs
from codegen.sema.symbols import BUILTIN_INTS, CAPITALS, Symbols
from codegen.sema.types import Types
from codegen.source import Span
from codegen.syntax import ast, terms

MAX_STRUCT_DEPTH = 16  # of structs inside structs: one level is several of the generated code


def resolve(files: tuple[ast.File, ...], reporter: Reporter) -> tuple[SchemaModel, ...]:
    """Every schema, in the order of the files. Faults are reported; what is unusable is left out."""
    return _Resolver(files, reporter).run()


class _Resolver:
    def __init__(self, files: tuple[ast.File, ...], reporter: Reporter) -> None:
        self._reporter = reporter
        self._symbols = Symbols(files, reporter)
        self._constants = Constants(self._symbols)
        self._types = Types(self._symbols, self._constants)
        structs = Structs(self._symbols, self._struct_fields)
        self._rules = Rules(self._constants, structs, reporter)
        self._blocks = Blocks(self._types, self._rules)
        self._examples = Examples(self._constants, self._struct_fields, reporter)
        self._ops = Ops(self._symbols, self._blocks, self._examples)
        self._sequences = Sequences(self._symbols, self._types, self._blocks, self._rules, self._examples, structs)
        self._structs: dict[str, StructDef | None] = {}

    def run(self) -> tuple[SchemaModel, ...]:
        schemas = tuple(self._schema(name, file) for name, file in self._symbols.files.items())
        self._symbols.report_unused_imports()
        ids.check_across(
            schemas, {name: file.schema.name.span for name, file in self._symbols.files.items()}, self._reporter
        )
        return schemas

    # Structs

    def _struct_fields(self, name: str) -> dict[str, Type]:
        made = self._struct(name)
        return fields_of(made.block) if made is not None else {}

    def _struct(self, name: str) -> StructDef | None:
        """A struct or record by qualified name. One that contains itself finds None while it is being made."""
        if name in self._structs:
            return self._structs[name]
        schema, _, short = name.partition(".")
        definition = next((d for d in self._symbols.definitions(schema) if d.name.text == short), None)
        if not isinstance(definition, ast.Struct):
            return None
        self._structs[name] = None
        if self._contains_itself(schema, definition, name, set(), 1):
            return None
        doc = self._symbols.expect_doc(definition.doc, definition.name.span, f"'{short}'")
        origin = provenance(self._reporter, definition.origin.source, definition.name.span)
        block = self._blocks.resolve(schema, definition.block, "record" if definition.record else "struct")
        if not any(isinstance(item, ast.Field) for item in definition.block.items):
            self._reporter.error("IPC0317", definition.name.span, name=short)
        self._structs[name] = StructDef(name, doc, origin, block, definition.record, definition.name.span)
        return self._structs[name]

    def _contains_itself(self, schema: str, definition: ast.Struct, goal: str, seen: set[str], depth: int) -> bool:
        """Whether a struct leads back to `goal`, or so deep that later stages would not follow; reported at `goal`."""
        for item in definition.block.items:
            if not isinstance(item, ast.Field):
                continue
            path = item.type.record or item.type.base
            found = self._symbols.find(schema, path)
            if found is None or not isinstance(found[1], ast.Struct):
                continue
            name = f"{found[0]}.{found[1].name.text}"
            if name == goal:
                self._reporter.error("IPC0315", item.type.span, name=name.partition(".")[2])
                return True
            if depth == MAX_STRUCT_DEPTH:
                self._reporter.error("IPC0110", item.type.span, most=MAX_STRUCT_DEPTH, what="structs inside each other")
                return True
            if name not in seen:
                seen.add(name)
                if self._contains_itself(found[0], found[1], goal, seen, depth + 1):
                    return True
        return False

    # Schemas

    def _schema(self, name: str, file: ast.File) -> SchemaModel:
        head = file.schema
        doc = self._symbols.expect_doc(head.doc, head.name.span, f"schema '{name}'")
        ranges = [item for item in head.items if isinstance(item, ast.OpsRange)]
        low, high = (ranges[0].low.value, ranges[0].high.value) if ranges else (0, 0)
        if ranges and (low < 1 or high < low or high > 0xFFFFFFFF):
            self._reporter.error("IPC0515", ranges[0].span)
        self._expect_once(head)
        kept = tuple(self._types.retired(item, "kept") for item in head.items if isinstance(item, ast.Kept))
        vocabulary = self._uses(name, head)
        if vocabulary.results is not None:
            uses = next(item for item in head.items if isinstance(item, ast.Uses) and item.rights is None)
            results.check_implied(vocabulary.results, uses.span, self._reporter)
        definitions = self._symbols.definitions(name)
        enums = [self._types.enum(name, d) for d in definitions if isinstance(d, ast.Enum)]
        aliases = [self._types.alias(name, d) for d in definitions if isinstance(d, ast.Alias)]
        structs = [self._struct(f"{name}.{d.name.text}") for d in definitions if isinstance(d, ast.Struct)]
        messages = tuple(self._ops.message(name, d) for d in definitions if isinstance(d, ast.Message))
        ops: list[OpDef] = []
        for d in definitions:
            if isinstance(d, ast.Op):
                ops.append(self._ops.op(name, d, vocabulary))
            elif isinstance(d, ast.Notify):
                ops.append(self._ops.notify(name, d, vocabulary))
        by_name = {op.name: op for op in ops}
        sequences = tuple(
            found
            for d in definitions
            if isinstance(d, ast.Sequence) and (found := self._sequences.resolve(name, d, by_name.get)) is not None
        )
        constants = [self._constant(name, d) for d in definitions if isinstance(d, ast.Constant)]
        model = SchemaModel(
            name, doc, head.name.span.file.path, low, high, kept,
            _name(vocabulary.results), _name(vocabulary.kinds), _name(vocabulary.rights),
            self._symbols.imports(name),
            tuple(constant for constant in constants if constant is not None),
            tuple(alias for alias in aliases if isinstance(alias, Alias)),
            tuple(enum for enum in enums if isinstance(enum, EnumType)),
            tuple(enum for enum in enums if isinstance(enum, FlagsType)),
            tuple(struct for struct in structs if struct is not None),
            messages, tuple(ops), sequences, (), (("", head.name.span), *places(definitions)),
            accepted.waivers(head, self._reporter), accepted.allowances(head, self._reporter),
        )  # fmt: skip
        ids.check(model, definitions, ranges[0].span if ranges else head.name.span, self._reporter)
        return self._with_foreign(model)

    def _with_foreign(self, model: SchemaModel) -> SchemaModel:
        """Adds the structs of other schemas that this one needs, themselves and through each other."""
        found: dict[str, StructDef] = {}
        blocks = [struct.block for struct in model.structs] + [message.block for message in model.messages]
        for op in model.ops:
            blocks += [message.block for message in (op.request, op.reply, op.failure) if message is not None]
        types = [item.type for block in blocks for item in block.items if isinstance(item, Field)]
        types += [field.type for sequence in model.sequences for field in sequence.state]
        while types:
            kind = types.pop()
            name = getattr(getattr(kind, "element", kind), "name", "") if not hasattr(kind, "record") else kind.record
            struct = self._struct(name) if name else None
            if struct is None or name in found:
                continue
            found[name] = struct
            types += [item.type for item in struct.block.items if isinstance(item, Field)]
        foreign = tuple(found[name] for name in sorted(found) if not name.startswith(f"{model.name}."))
        return replace(model, foreign_structs=foreign)

    def _expect_once(self, head: ast.Schema) -> None:
        seen: dict[str, Span] = {}
        for item in head.items:
            if isinstance(item, (ast.Kept, ast.Waive, ast.Allow)):
                continue
            what = (
                "a 'capabilities' line"
                if isinstance(item, ast.Uses) and item.rights is not None
                else "a 'results' line"
            )
            what = "an op range" if isinstance(item, ast.OpsRange) else what
            if what in seen:
                self._reporter.error("IPC0341", item.span, notes=[Note(seen[what], "the first one")], what=what)
            seen.setdefault(what, item.span)

    def _uses(self, schema: str, head: ast.Schema) -> Vocabulary:
        result_enum = kinds = rights = None
        for item in (item for item in head.items if isinstance(item, ast.Uses)):
            first = self._enum_named(schema, item.type)
            if item.rights is None:
                result_enum = self._expect_enum(item.type, first)
                continue
            kinds = self._expect_enum(item.type, first)
            second = self._enum_named(schema, item.rights)
            if isinstance(second, FlagsType):
                rights = second
            else:
                self._reporter.error("IPC0217", item.rights.span, name=item.rights.text, want="a flags type")
        return Vocabulary(result_enum, kinds, rights)

    def _enum_named(self, schema: str, path: terms.Path) -> EnumType | FlagsType | None:
        found = self._symbols.lookup(schema, path, "enum")
        if found is None or not isinstance(found[1], ast.Enum):
            return None
        return self._types.enum(found[0], found[1])

    def _expect_enum(self, path: terms.Path, found: EnumType | FlagsType | None) -> EnumType | None:
        if isinstance(found, EnumType):
            return found
        self._reporter.error("IPC0217", path.span, name=path.text, want="an enum")
        return None

    def _constant(self, schema: str, item: ast.Constant) -> Constant | None:
        doc = self._symbols.expect_doc(item.doc, item.name.span, f"'{item.name.text}'")
        origin: Provenance = provenance(self._reporter, item.origin.source, item.name.span)
        named = provenance(self._reporter, item.origin.name, item.name.span, origin)
        c_name = item.c_name.text if item.c_name else ""
        if item.c_name:
            self._symbols.check_case(item.c_name, CAPITALS)
        value = self._constants.literal(schema, terms.Word(terms.Path((item.name,), item.name.span), item.name.span))
        if value is None or item.type.base.text not in BUILTIN_INTS:
            return None
        width, signed = BUILTIN_INTS[item.type.base.text]
        return Constant(item.name.text, c_name, doc, width, signed, value.value, origin, named)


def _name(kind: EnumType | FlagsType | None) -> str:
    return kind.name if kind is not None else ""
