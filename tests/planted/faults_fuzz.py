"""Faults that the fuzzing finds: some are of a shape that no committed vector has."""

from __future__ import annotations

from fault import Fault

# A rare byte needs many executions; a server takes ten times as long for each.
RUN = "tests/fuzz/run.py --runs 600000 --seconds 1 --only "
SERVE = "tests/fuzz/run.py --runs 100000 --only serve --schemas asking,named"
UNPACK = RUN + "unpack --schemas keyd,margins"
VALIDATE = RUN + "validate --schemas keyd,texts"
KEYD = "generated/ipc/keyd/keyd_codec.c"
USE = "\tipc_bytes_copy(msg->key_id, buf, 16);\n\n\tconst uint64_t use_word = ipc_get_u64le(buf + 16);\n" \
      "\tif (use_word < IPC_KEYD_KEY_USE_CONTENTS || "

KEY = "msg->staged_process_id)\n\t\treturn ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_KEY, 0, 0);\n\n" \
      "\t/* Rule 1, not_complete"
LAST = "marks = marks_in(ipc_bytes_word(text + last), ones, stops);\n\t\t\tmarks &= HIGHS << 8 * (at - last)"

FAULTS = [
    # A use of 0x81; vectors try the neighbours of the good ones and the ends of the type.
    Fault("fuzz-a-number-passes-under-a-mask", KEYD, USE + "use_word", USE + "(use_word & ~UINT64_C(0x80))", UNPACK),
    Fault("fuzz-signed-bounds-are-unsigned", "codegen/emit/fields.py", "constant(bound, item.signed)",
          "constant(bound, False)", UNPACK),
    Fault("fuzz-the-last-word-of-a-text", "runtime/src/text.c", LAST + ";", LAST + " << 8;", VALIDATE),
    Fault("fuzz-an-odd-byte-of-padding", KEYD,
          "64 - (size_t)key_size))\n\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);\n\n\treturn",
          "(64 - (size_t)key_size) & 62))\n\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);\n\n\treturn",
          VALIDATE),
    # A table of nine entries that are all there.
    Fault("fuzz-a-table-one-too-long", "runtime/src/message.c", "if (count <= IPC_CAPS_MAX)",
          "if (count <= IPC_CAPS_MAX + 1)", SERVE),
    # A key that differs in its upper half alone.
    Fault("fuzz-half-a-key", "generated/ipc/procd/procd_codec.c", "seq->staged_process_id != " + KEY,
          "(uint32_t)seq->staged_process_id != (uint32_t)" + KEY, RUN + "sequence --schemas procd"),
    Fault("fuzz-a-right-for-another", "generated/ipc/deviced/deviced_codec.c",
          "if ((~table->entries[0].rights & IPC_RIGHT_CONTROL) != 0)",
          "if (table->entries[0].rights == 0)", RUN + "table --schemas deviced"),
    Fault("fuzz-the-compiler-believes-a-type", "codegen/sema/rules.py",
          "if value is None or not isinstance(value.type, FlagsType):", "if value is None:", RUN + "compiler"),
    Fault("fuzz-an-enum-with-a-gap", "codegen/emit/fields.py", "if high.value - low.value + 1 == len(",
          "if high.value - low.value <= len(", RUN + "schemas"),
]
