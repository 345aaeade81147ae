"""Faults that Eva, WP or the comparison of the accessors must find."""

from __future__ import annotations

from fault import Fault

NAMED = "generated/ipc/named/named_codec.c"
TIMED = "generated/ipc/timed/timed_codec.c"
# By no kept answer: what is asked of the sound code is just what is asked of the fault.
RUN = "tests/proof/run.py --afresh --once --only"
EVA = f"{RUN} eva --named lookup_request named"
NOW = f"{RUN} wp --named now_monotonic_reply timed"
KEPT = "tests/proof/run.py --kept --named now_monotonic_reply timed"
LOOKUP = f"{RUN} wp --named lookup_request named"
HASH = f"{RUN} wp --named lookup_trust_reply keyd"
TAIL = f"{RUN} wp --named write_request drv_serial"
WAIT = f"{RUN} wp --named wait_until_request timed"
GRID = f"{RUN} wp --named read_status_reply fbcond"
HEADER = f"{RUN} wp --named header wire"
UNMAP = f"{RUN} wp --named unmap_reply vspaced"
LISTING = f"{RUN} eva --named readdir_reply vfsd"
IMAGE = f"{RUN} eva --named begin_loader_image_transfer_request procd"

FAULTS = [
    Fault("proof-bound-is-one-too-high", NAMED,
          "\tconst uint16_t name_length = msg->name_length;\n\tif (name_length == 0 || name_length > 15)",
          "\tconst uint16_t name_length = msg->name_length;\n\tif (name_length == 0 || name_length > 16)", EVA),
    Fault("proof-offsets-are-swapped", TIMED,
          "ipc_put_u64le(buf, msg->now);\n\tipc_put_u64le(buf + 8, msg->ticks_per_second);",
          "ipc_put_u64le(buf + 8, msg->now);\n\tipc_put_u64le(buf, msg->ticks_per_second);", NOW),
    Fault("proof-code-has-moved-since", TIMED,
          "ipc_put_u64le(buf, msg->now);\n\tipc_put_u64le(buf + 8, msg->ticks_per_second);",
          "ipc_put_u64le(buf + 8, msg->ticks_per_second);\n\tipc_put_u64le(buf, msg->now);", KEPT),
    Fault("proof-table-has-a-row-of-nothing", "tests/proof/table.txt",
          "\nbytes.h.runs ", "\nbytes.h.walks  proved 1s\nbytes.h.runs ", "tests/proof/run.py --all --kept"),
    Fault("proof-table-says-of-all-what-holds-of-objects-apart", "tests/proof/frama.py",
          "return replace(sure, apart=APART in options)", "return replace(sure, apart=True)", KEPT),
    Fault("proof-reserved-bytes-pass", TIMED,
          "IPC_CLASS_RESERVED, 12, 0);\n\t}\n\tmsg->flags = (uint32_t)flags_word;",
          "IPC_CLASS_OK, 12, 0);\n\t}\n\tmsg->flags = (uint32_t)flags_word;", WAIT),
    Fault("proof-padding-of-a-text-passes", NAMED,
          "\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);\n\tmsg->name =",
          "\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_OK, 0, 0);\n\tmsg->name =", LOOKUP),
    Fault("proof-last-byte-of-a-text-is-not-judged", NAMED,
          "name_fault = ipc_text_check(msg->name, name_length);", "name_fault = ipc_text_check(msg->name, name_length - 1U);", LOOKUP),
    Fault("proof-byte-of-a-hash-is-not-copied", "generated/ipc/keyd/keyd_codec.c",
          "\tipc_bytes_copy(buf, msg->root_sha256, 32);", "\tipc_bytes_copy(buf, msg->root_sha256, 31);", HASH),
    Fault("proof-last-byte-of-a-tail-is-not-copied", "generated/ipc/drv_serial/drv_serial_codec.c",
          "\tipc_bytes_copy(buf + 8, msg->data, data_size);\n\t*len = 8 + (size_t)data_size;\n\n\treturn IPC_CLASS_OK;\n}\n\n"
          "uint32_t ipc_drv_serial_write_request_unpack",
          "\tipc_bytes_copy(buf + 8, msg->data, data_size - 1U);\n\t*len = 8 + (size_t)data_size;\n\n\treturn IPC_CLASS_OK;\n}\n\n"
          "uint32_t ipc_drv_serial_write_request_unpack", TAIL),
    Fault("proof-numbers-of-a-word-are-swapped", "generated/ipc/fbcond/fbcond_codec.c",
          "(uint64_t)msg->row << 48 | (uint64_t)msg->column << 32", "(uint64_t)msg->column << 48 | (uint64_t)msg->row << 32", GRID),
    Fault("proof-both-flags-pass", "generated/ipc/vspaced/vspaced_codec.c",
          "\tif (msg->access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |\n\t                    IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))\n"
          "\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);",
          "\tif (msg->access > (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |\n\t                    IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))\n"
          "\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);", UNMAP),
    Fault("proof-next-version-passes", "generated/ipc/wire/wire_codec.c",
          "\t\t(uint64_t)msg->op << 32 | (uint64_t)msg->flags << 16 | msg->version;\n\t/* What is below 1 borrows, so that it shows above. */\n"
          "\tif (((version_word - 1) & UINT64_C(0xFFF8FFFF)) != 0) {",
          "\t\t(uint64_t)msg->op << 32 | (uint64_t)msg->flags << 16 | msg->version;\n\t/* What is below 1 borrows, so that it shows above. */\n"
          "\tif (((version_word - 1) & UINT64_C(0xFFF8FFFE)) != 0) {", HEADER),
    Fault("proof-entry-ends-behind-the-body", "generated/ipc/vfsd/vfsd_codec.c",
          "\tif (left < entry_size)\n", "\tif (left + 8 < entry_size)\n", LISTING),
    Fault("proof-one-segment-too-many", "generated/ipc/procd/procd_codec.c",
          "image_kind_word >> 32 > 16) {\n\t\tif (segment_count == 0 || segment_count > 16)\n"
          "\t\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 124, 0);\n"
          "\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 126, 0);\n\t}\n\tmsg->image_kind",
          "image_kind_word >> 32 > 17) {\n\t\tif (segment_count == 0 || segment_count > 16)\n"
          "\t\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 124, 0);\n"
          "\t\treturn ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 126, 0);\n\t}\n\tmsg->image_kind", IMAGE),
    Fault("proof-axiom-is-no-theorem", "tests/proof/theory.py",
          "smt_equal(smt_nth(lane, hexed(0)), hexed(0)))\n            for lane in range(8)]",
          "smt_equal(smt_nth(lane, hexed(0)), hexed(1)))\n            for lane in range(8)]", NOW),
    Fault("proof-call-is-no-theorem", "tests/proof/calls.py",
          "smt_nth(lane, made)) for lane in range(bits // 8)]", "smt_nth(lane, made)) for lane in range(bits // 8 - 1)]", NOW),
    Fault("proof-accessors-differ", "runtime/include/ipc/bytes.h",
          "return (uint16_t)(buf[0] + buf[1] * UINT32_C(0x100));",
          "return (uint16_t)(buf[0] + buf[1] * UINT32_C(0x200));", "accessors"),
]
