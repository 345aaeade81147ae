"""Faults that Eva, WP or the comparison of the accessors must find."""

from __future__ import annotations

from fault import Fault

NAMED = "generated/ipc/named/named_codec.c"
TIMED = "generated/ipc/timed/timed_codec.c"
RUN = "tests/proof/run.py --only"
EVA = f"{RUN} eva --named lookup_request named"
NOW = f"{RUN} wp --named now_monotonic_reply timed"
LOOKUP = f"{RUN} wp --named lookup_request named"
HASH = f"{RUN} wp --named lookup_trust_reply keyd"
TAIL = f"{RUN} wp --named write_request drv_serial"
WAIT = f"{RUN} wp --named wait_until_request timed"
LISTING = f"{RUN} eva --named readdir_reply vfsd"
IMAGE = f"{RUN} eva --named begin_loader_image_transfer_request procd"

FAULTS = [
    Fault("proof-bound-is-one-too-high", NAMED,
          "\tconst uint16_t name_length = msg->name_length;\n\tif (name_length == 0 || name_length > 15)",
          "\tconst uint16_t name_length = msg->name_length;\n\tif (name_length == 0 || name_length > 16)", EVA),
    Fault("proof-offsets-are-swapped", TIMED,
          "ipc_put_u64le(buf, msg->now);\n\tipc_put_u64le(buf + 8, msg->ticks_per_second);",
          "ipc_put_u64le(buf + 8, msg->now);\n\tipc_put_u64le(buf, msg->ticks_per_second);", NOW),
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
          "_equal(_nth_smt(lane, hexed(0)), hexed(0)))\n            for lane in range(8)]",
          "_equal(_nth_smt(lane, hexed(0)), hexed(1)))\n            for lane in range(8)]", NOW),
    Fault("proof-accessors-differ", "runtime/include/ipc/bytes.h",
          "return (uint16_t)(buf[0] + buf[1] * UINT32_C(0x100));",
          "return (uint16_t)(buf[0] + buf[1] * UINT32_C(0x200));", "accessors"),
]
