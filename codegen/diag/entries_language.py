"""Diagnostics 01 text, 02 names and numbers, 03 types and sizes. See catalog.py."""

from __future__ import annotations

from codegen.diag.entry import Entry

LANGUAGE: dict[str, Entry] = {
    "IPC0101": Entry(
        "character {char} is not part of the language",
        "A schema is made of names, numbers, strings, comments and the marks of the grammar.",
    ),
    "IPC0102": Entry(
        "this string is not closed on its line",
        "A string stands between two double quotes on one line. It has no escapes.",
        "close it with a double quote",
    ),
    "IPC0103": Entry(
        "'{text}' is not {what}",
        "Numbers are decimal (4096), hexadecimal (0x1000) or binary (0b1000), without leading zeros; single "
        'underscores may group digits. Bytes are pairs of hexadecimal digits: 0x"00 ff".',
    ),
    "IPC0104": Entry(
        "this number needs more than 64 bits",
        "No value on the wire is wider than 64 bits.",
    ),
    "IPC0105": Entry(
        "expected {expected}, found {found}",
        "The grammar is in idl/README.md.",
    ),
    "IPC0107": Entry(
        "the first line must be an SPDX licence line",
        "Each schema says its licence on the first line.",
        "write '// SPDX-License-Identifier: ISC' as the first line",
    ),
    "IPC0108": Entry(
        "this doc comment belongs to nothing",
        "A doc comment (///) stands right before the thing it describes.",
        "use '//' for a plain comment",
    ),
    "IPC0109": Entry(
        "an import must stand before the definitions",
        "Imports follow the schema head, so that a reader sees first what a schema needs.",
    ),
    "IPC0110": Entry(
        "more than {most} {what}",
        "Expressions, example values, any/all, and types inside types have a bounded depth, so that neither the "
        "compiler nor the generated code needs an unbounded stack.",
    ),
    "IPC0111": Entry(
        "schema '{name}' must be in a file of its name",
        "The file name is the schema's name, so that an import leads to one file.",
        "rename the file to '{file}' or the schema",
    ),
    "IPC0113": Entry(
        "'{name}' is a word of the language",
        "Words of types and rules can't name a field or definition: a rule could not tell them apart.",
    ),
    "IPC0201": Entry(
        "'{name}' must be spelt in {style}",
        "Schemas, types, fields, rules and capabilities are spelt in small letters; constants, members, ops and "
        "notifications in capitals. C names are made from them by rule, never changed.",
    ),
    "IPC0202": Entry(
        "'{name}' is already {what}",
        "A name is defined once in a schema and imported once.",
    ),
    "IPC0203": Entry(
        "'{name}' is not a known {what}",
        "A name is defined in the same schema, or in an imported one and then written schema.name.",
    ),
    "IPC0204": Entry(
        "'{name}' is already used here",
        "Names in one block, one capability list, one example and one step are different.",
    ),
    "IPC0205": Entry(
        "member '{name}' is already defined",
        "Members of one enum have different names.",
    ),
    "IPC0206": Entry(
        "value {value} is already used in this enum",
        "Members of one enum have different values: a value has one name.",
    ),
    "IPC0207": Entry(
        "operation number {number} is already used by '{name}'",
        "An operation number names one operation, for ever.",
    ),
    "IPC0208": Entry(
        "operation number {number} lies outside the range of '{schema}'",
        "Every operation number lies in the `ops LOW..HIGH` of its schema, so that one endpoint can serve "
        "several schemas.",
        "take a number in the range, or widen the range in the schema head",
    ),
    "IPC0209": Entry(
        "number {number} may not be used: {reason}",
        "A number marked `kept` or `reserved` belongs to somebody else or was given up; it is never used again.",
    ),
    "IPC0210": Entry(
        "there is no schema '{name}'",
        "An import names another schema of the same folder, or of a folder given with --import.",
    ),
    "IPC0211": Entry(
        "importing '{name}' leads back to '{schema}'",
        "Imports have no cycle.",
        "move what both need into a third schema",
    ),
    "IPC0212": Entry(
        "nothing here uses the import '{name}'",
        "An import that nothing uses makes readers look in vain.",
        "delete the line",
    ),
    "IPC0213": Entry(
        "the C name '{c_name}' is already made from '{first}'",
        "C names are made from schema names by rule and never changed, so two that meet are refused.",
        "rename one of the two",
    ),
    "IPC0214": Entry(
        "'{name}' gives the C name '{c_name}', which {why}",
        "A C name must not be a keyword of C or C++, a name of the standard headers, or have double or outer "
        "underscores.",
        "choose another name",
    ),
    "IPC0215": Entry(
        "the op range of '{schema}' overlaps that of '{other}'",
        "One endpoint can serve several schemas, so their op ranges lie apart.",
    ),
    "IPC0216": Entry(
        "schema '{name}' is defined twice",
        "A schema is one file.",
    ),
    "IPC0217": Entry(
        "'{name}' is not {want}",
        "A name must lead to the kind of thing that its place needs.",
    ),
    "IPC0301": Entry(
        "'{name}' needs an offset that is a multiple of {align}, but stands at {offset}",
        "Fields are naturally aligned and the compiler inserts nothing: a hole is written out.",
        "write 'reserved {missing}' before '{name}'",
    ),
    "IPC0302": Entry(
        "the size of the fixed part is {size}, which is not a multiple of 8",
        "The fixed part of a body is a multiple of 8 bytes.",
        "write 'reserved {missing}' {where}",
    ),
    "IPC0303": Entry(
        "the struct has {size} bytes, which is not a multiple of its alignment {align}",
        "The elements of an array follow each other without a gap, so a struct is a multiple of its own alignment.",
        "write 'reserved {missing}' at the end",
    ),
    "IPC0304": Entry(
        "the size is {size} bytes, not {claimed}",
        "`size N` states the author's own sum of the fixed part; it must meet the compiler's.",
    ),
    "IPC0305": Entry(
        "{low}..{high} is not a range of values that fit here",
        "A range has its low end first and lies within the type it narrows.",
    ),
    "IPC0306": Entry(
        "{value} does not fit in {type}",
        "A value fits the type that carries it on the wire.",
    ),
    "IPC0307": Entry(
        "'{name}' is not a single bit",
        "A flag is one bit: 0x1, 0x2, 0x4 and so on.",
    ),
    "IPC0308": Entry(
        "nothing counts '{name}'",
        "Data of a varying length has a field before it that says how much of it is used.",
        "write a field before it: '{name}_count : u16 count of {name}'",
    ),
    "IPC0309": Entry(
        "'{name}' has a fixed length, so nothing may count it",
        "Only bounded data (T[A..B], bytes[A..B], tails, records) has a count.",
    ),
    "IPC0310": Entry(
        "tail '{name}' must be the last item of the body",
        "Only the used bytes of a tail travel, so nothing can stand behind it.",
        "move it to the end",
    ),
    "IPC0312": Entry(
        "'{name}' can't be a tail inside {place}",
        "A tail ends a body or a record; elsewhere bounded data is zero-padded to its maximum.",
        "leave the word 'tail' out",
    ),
    "IPC0313": Entry(
        "'{name}' can take {size} bytes, more than {most}",
        "A message is one page of 4096 bytes: 32 of header, up to 136 of capability table, the rest is body.",
        "send bulk data in pieces or by a frame capability",
    ),
    "IPC0314": Entry(
        "'{name}' can't hold the count {high}",
        "A count field can hold the maximum of what it counts.",
        "use a wider type",
    ),
    "IPC0315": Entry(
        "'{name}' contains itself",
        "Every type has a fixed layout, so no type can be a part of itself.",
    ),
    "IPC0316": Entry(
        "'{what}' does not apply to this type",
        "`in` and `aligned` apply to integers; `count of` to unsigned integers that have no name of their own.",
    ),
    "IPC0317": Entry(
        "'{name}' is empty",
        "An enum, flags type or struct has at least one member or field.",
    ),
    "IPC0318": Entry(
        "an enum has at most one default, and flags have none",
        "`default` is the member that _init writes; flags start without any bit.",
    ),
    "IPC0319": Entry(
        "this type can't be an array element",
        "Elements are integers, bool, enums, flags or structs.",
        "put it into a struct",
    ),
    "IPC0320": Entry(
        "bounds are A..B with 0 <= A <= B and 1 <= B <= {most}",
        "The maximum of bounded data fixes its place on the wire.",
    ),
    "IPC0321": Entry(
        "a record ends in a tail of text, a name, a path or bytes",
        "The last field of a record is the tail that gives it its length: text, name, path or bytes.",
    ),
    "IPC0322": Entry(
        "only bytes can be secret",
        "`secret` is for key material: it is copied, never borrowed, and wiped.",
    ),
    "IPC0323": Entry(
        "reserved bytes need a size of at least 1",
        "A hole that has no byte is no hole.",
        "delete the line",
    ),
    "IPC0324": Entry(
        "this is not a constant",
        "Bounds and sizes are numbers, constants, and their sums and products; a constant does not need itself.",
    ),
    "IPC0327": Entry(
        "no value meets both the range and the alignment",
        "A field can hold at least one value.",
    ),
    "IPC0328": Entry(
        "a constant has an integer type",
        "The type of a constant is u8 to u64 or i8 to i64.",
    ),
    "IPC0329": Entry(
        "an enum needs an integer type, flags an unsigned one",
        "The base type says how many bytes a value takes: enum kind : u32.",
    ),
    "IPC0330": Entry(
        "a named type is an integer, bytes, a hash, text or strings",
        "Structs, enums and flags have names of their own; arrays and counted data belong to the block whose "
        "field counts them.",
    ),
    "IPC0331": Entry(
        "alignment is a power of two, from 2, that fits the type",
        "A value is a multiple of 2, 4, 8 and so on, up to the largest that its type holds.",
    ),
    "IPC0332": Entry(
        "this type can't be a tail",
        "Tails are bounded bytes, text, names, paths, arrays and records.",
    ),
    "IPC0333": Entry(
        "a slot belongs to 'sender', 'receiver' or 'child'",
        "A slot number means nothing without the party whose slots it counts.",
    ),
    "IPC0334": Entry(
        "'{word}' needs its length in brackets",
        "The length is part of the type: bytes[32], bytes[0..64], hash[32], text[64], strings[1024]; only path and "
        "name have a length of their own.",
    ),
    "IPC0335": Entry(
        "'{word}' takes one number in brackets",
        "A hash[N] has N bytes; strings[N] have room for N bytes.",
    ),
    "IPC0336": Entry(
        "secret bytes can't be a tail",
        "Secrets are copied into the struct, so their place is fixed.",
    ),
    "IPC0337": Entry(
        "records are written 'records NAME[N]'",
        "N is the most bytes that all entries take together.",
    ),
    "IPC0338": Entry(
        "a step is given integers, enums, flags or hashes",
        "What the caller gives to a step is small and passed by value, or a digest.",
    ),
    "IPC0339": Entry(
        "{what} can't stand in {place}",
        "Rules belong to structs, records and messages; examples and capabilities to messages.",
    ),
    "IPC0340": Entry(
        "'{name}' can't count '{target}'",
        "A count stands before what it counts, in the same block, and each thing is counted once.",
    ),
    "IPC0341": Entry(
        "{what} stands here already",
        "The size of a block, the op range, the results and the capabilities of a schema are stated once.",
        "delete one of the two",
    ),
    "IPC0342": Entry(
        "'{what}' can't stand here {why}",
        "Each constraint stands once. A count has none besides: its bounds are those of what it counts.",
        "leave '{what}' out",
    ),
}
