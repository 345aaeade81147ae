"""Verdict numbers: the same as in runtime/include/ipc/status.h, which a test compares.

A verdict is 0 for OK, else class (bits 0-7), byte offset in its part (8-23), rule number (24-29), part (30-31).
"""

from __future__ import annotations

CLASSES = {
    "OK": 0,
    "LENGTH": 1,  # the length is outside fixed..maximum; offset 0
    "EXTENT": 2,  # the length is not what the count says; offset of the count
    "RESERVED": 3,  # a reserved byte is not zero; offset of the reserved field
    "PADDING": 4,  # an unused byte of bounded data is not zero; offset of the field
    "BOOL": 5,
    "ENUM": 6,
    "FLAGS": 7,
    "RANGE": 8,
    "ALIGN": 9,
    "COUNT": 10,  # a count or length is outside its bounds; offset of the count or of the text field
    "UTF8_INVALID": 11,  # a byte that can't stand there
    "UTF8_OVERLONG": 12,
    "UTF8_SURROGATE": 13,
    "UTF8_TOO_HIGH": 14,  # above U+10FFFF
    "UTF8_CUT": 15,  # the text ends within a character
    "NUL": 16,
    "PATH_RELATIVE": 17,  # does not start with a slash
    "PATH_TRAILING_SLASH": 18,
    "PATH_EMPTY_COMPONENT": 19,
    "PATH_DOT": 20,
    "PATH_DOT_DOT": 21,
    "NAME_SLASH": 22,
    "STRINGS_UNTERMINATED": 23,
    "STRINGS_COUNT": 24,
    "RECORD": 25,  # an entry does not fit in the bytes that are left; offset of the entry
    "RULE": 26,
    "BUSY": 27,  # sequence: one is active under this arrival slot
    "IDLE": 28,  # sequence: none is active
    "KEY": 29,  # sequence: another key is active; nothing was touched
    "CAP_COUNT": 30,  # table: too few or too many entries for the op
    "CAP_KIND": 31,
    "CAP_RIGHTS": 32,
    "CAP_MODE": 33,
}

PARTS = {"header": 0, "table": 1, "body": 2, "sequence": 3}

# Made once: every refusal of the reference codec is put in words.
_CLASS_NAMES = {number: name for name, number in CLASSES.items()}
_PART_NAMES = {number: name for name, number in PARTS.items()}


def verdict(part: str, name: str, offset: int = 0, rule: int = 0) -> int:
    """The number of a verdict; 0 for class OK."""
    if name == "OK":
        return 0
    return CLASSES[name] | offset << 8 | rule << 24 | PARTS[part] << 30


def words(value: int) -> str:
    """A verdict for a person: "ALIGN at 0", "RULE 3 at 16"."""
    _, name, offset, rule = describe(value)
    return f"{name} {rule} at {offset}" if name == "RULE" else f"{name} at {offset}"


def describe(value: int) -> tuple[str, str, int, int]:
    """Part, class name, offset and rule of a verdict."""
    return _PART_NAMES[value >> 30], _CLASS_NAMES.get(value & 0xFF, "?"), value >> 8 & 0xFFFF, value >> 24 & 0x3F
