"""What is the same in every statement: the name of the format, the results of every op, how to read the lines."""

VERSION = 1
FORMAT = f"abi statement {VERSION}"

IMPLIED_RESULTS = ("DENIED", "INVALID_ARGUMENT", "UNSUPPORTED", "INTERNAL")

NOTES = """\
A field is a line: offset, size, name, type, doc. The name - stands for reserved bytes, which are zero.
Integers are little-endian. A bool is 0 or 1. A closed enum has no other value than its own, a flags type no bit outside
its mask. "aligned N" means a multiple of N. "in LOW..HIGH" includes both.
"[N]" is an exact size. "padded" data takes its largest size; unused bytes are zero. "tail" data comes last; only its
used bytes travel and the body ends with them. "counted by" names the field that counts elements, bytes or entries.
Padded text starts with its length in bytes (a name: u8, else u16). Text is UTF-8 without NUL. A path is / or /a/b: no
empty, . or .. component, no slash at the end. A name has no slash and is neither . nor .. itself.
Strings: u16 used bytes, u16 number of strings, then the strings, each ended by NUL, then zeros.
Records stand one after the other, each zero-padded to a multiple of its align.
A rule must hold, or the body is refused at the offset behind "at", or at the array element that fails. Rules are
checked by number after all fields. A result outside 64 bits (0..2^64-1, signed -2^63..2^63-1) fails the rule.
"where" gives the numbers of the names in the line above it. A name with a dot in front is a field.
"as" is the name under which the type was written. "from" quotes a publication, "ours" gives our reason, "same" repeats
the source of the line above; the source of a name stands after "named" where it isn't that of the number.
"fate" says who holds a capability after each way to fail. "abi id" moves when the bytes of the op or their meaning do.\
"""
