"""A class of verdict and the type of the field in, what is asked for there out, in a sentence."""

from __future__ import annotations

from codegen.layout.model import Array, Block, Type
from codegen.reference.codec import count_bounds
from codegen.sema.kinds import EnumType, FlagsType, Int, Strings, Text
from codegen.statement.tokens import hexadecimal, number, span

# What each class says of any field; types add their own limits below.
CLASSES = {
    "LENGTH": "The part is too short or too long.",
    "EXTENT": "The length is not what the count says.",
    "RESERVED": "Reserved bytes are zero.",
    "PADDING": "Bytes behind the used ones are zero.",
    "BOOL": "A bool is 0 or 1.",
    "ENUM": "It has no value but those of its enum.",
    "FLAGS": "It has no bits but those with a name.",
    "RANGE": "The number is too low or too high.",
    "ALIGN": "The number is no multiple of what the field demands.",
    "COUNT": "The count or length is too low or too high.",
    "UTF8_INVALID": "Text is UTF-8, and a byte in it can't stand where it stands.",
    "UTF8_OVERLONG": "Text is UTF-8, and a character in it takes more bytes than it needs.",
    "UTF8_SURROGATE": "Text is UTF-8 and has none of U+D800..U+DFFF, which are no characters.",
    "UTF8_TOO_HIGH": "Text is UTF-8 and has nothing above U+10FFFF.",
    "UTF8_CUT": "Text is UTF-8 and does not end within a character.",
    "NUL": "No NUL stands within a text.",
    "PATH_RELATIVE": "A path starts with a slash.",
    "PATH_TRAILING_SLASH": "A path does not end with a slash, but for / itself.",
    "PATH_EMPTY_COMPONENT": "A path has no two slashes with nothing between them.",
    "PATH_DOT": "Neither a path's component nor a name is a single dot.",
    "PATH_DOT_DOT": "Neither a path's component nor a name is two dots.",
    "NAME_SLASH": "A name holds no slash.",
    "STRINGS_UNTERMINATED": "Each string ends with a NUL, the last one too.",
    "STRINGS_COUNT": "There are as many strings as their number says.",
    "RECORD": "Each entry fits in the bytes that are left.",
    "RULE": "A rule between fields does not hold.",
    "BUSY": "One is active already under this arrival slot.",
    "IDLE": "None is active under this arrival slot.",
    "KEY": "Another key is active; nothing was touched.",
    "CAP_COUNT": "The op takes fewer or more capabilities.",
    "CAP_KIND": "The op takes a capability of another kind.",
    "CAP_RIGHTS": "The capability lacks a right that the op needs.",
    "CAP_MODE": "The op copies where this moves, or the other way round.",
}


def wanted(name: str, kind: Type | None, block: Block | None) -> str:
    """What a field of this type holds where a check of this class is passed. `block`: the one the field stands in."""
    if name == "ENUM" and isinstance(kind, EnumType):
        return f"It is one of {', '.join(f'{item.name} = {number(item.value)}' for item in kind.by_value)}."
    if name == "FLAGS" and isinstance(kind, FlagsType):
        return f"It has no bits but {', '.join(f'{item.name} = {hexadecimal(item.value)}' for item in kind.by_value)}."
    if name == "RANGE" and isinstance(kind, Int):
        return f"It lies within {number(kind.low)}..{number(kind.high)}."
    if name == "ALIGN" and isinstance(kind, Int):
        return f"It is a multiple of {number(kind.aligned)}."
    if name == "COUNT" and isinstance(kind, Text):
        return f"The text has {span(kind.low, kind.high)} bytes."
    if name == "COUNT" and isinstance(kind, Strings):
        return f"The strings take {number(kind.high)} bytes at most."
    if isinstance(kind, Int) and kind.counts and block is not None:
        counted = block.slot(kind.counts).type
        bounds = count_bounds(counted)
        if name == "COUNT" and bounds is not None:
            return f"It counts {kind.counts}: {span(*bounds)}."
        if name == "EXTENT":
            each = f", {counted.stride} bytes each" if isinstance(counted, Array) else ""
            return f"It counts {kind.counts}{each}, which end where the part ends."
    return CLASSES[name]
