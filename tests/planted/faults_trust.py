"""Faults that one machine, one compiler or one tool sees, offsets that only one witness disputes, bytes that are left
lying about, and code that grows.
"""

from __future__ import annotations

from fault import Fault

BYTES = "runtime/include/ipc/bytes.h"
KEYD = "generated/ipc/keyd/keyd_codec.c"
BUDGET = "tests/budget/run.py keyd"
LEAKS = "tests/leaks/run.py gcc"
WITNESSES = "tests/witnesses/run.py 'x86_64 gcc'"

FAULTS = [
    Fault("machines-numbers-of-a-big-endian-machine-are-not-turned", BYTES,
          "return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap32(value);", "return value;",
          "tests/machines/run.py 's390x s390x-linux-gnu-gcc -O2'"),
    Fault("machines-a-word-is-cut-to-the-width-of-an-address", BYTES,
          "return ipc_bytes_word(buf) | ipc_bytes_word(buf + 8) | ipc_bytes_word(buf + 16) |\n"
          "\t       ipc_bytes_word(buf + 24);",
          "return (size_t)(ipc_bytes_word(buf) | ipc_bytes_word(buf + 8) | ipc_bytes_word(buf + 16) |\n"
          "\t       ipc_bytes_word(buf + 24));",
          "tests/machines/run.py 'powerpc powerpc-linux-gnu-gcc -O2'"),
    Fault("machines-byte-by-byte-is-another-number", BYTES, "(uint8_t)(value >> 8)", "(uint8_t)(value >> 7)",
          "tests/machines/run.py tcc"),
    Fault("machines-one-byte-too-many-is-read", BYTES, "\t\tdst[0] = src[0];\n",
          "\t\tdst[0] = src[0];\n\t\t(void)*(const volatile uint8_t *)(src + n);\n",
          "tests/machines/run.py 'gcc -O1 -fsanitize=address'"),
    Fault("machines-what-was-never-set-decides", KEYD, "\tmsg->use = (uint32_t)use_word;\n",
          "\tif (msg->use != (uint32_t)use_word)\n\t\tmsg->use = (uint32_t)use_word;\n",
          "tests/machines/run.py 'clang -O1 -fsanitize=memory'"),
    Fault("witnesses-two-fields-are-packed-in-each-others-place", KEYD,
          "ipc_put_u64le(buf, (uint64_t)msg->trust_rows << 32 | msg->keys);",
          "ipc_put_u64le(buf, (uint64_t)msg->keys << 32 | msg->trust_rows);", WITNESSES),
    Fault("witnesses-the-statement-says-another-order", "generated/ipc/keyd/keyd.abi.txt",
          "    0  4  keys        u32  // Keys that were wiped.\n    4  4  trust_rows  u32",
          "    0  4  trust_rows  u32  // Keys that were wiped.\n    4  4  keys        u32", WITNESSES),
    Fault("witnesses-a-field-shows-in-its-neighbour", KEYD,
          "ipc_put_u64le(buf, (uint64_t)msg->trust_rows << 32 | msg->keys);",
          "ipc_put_u64le(buf, (uint64_t)msg->trust_rows << 32 | msg->keys | (msg->trust_rows & 1));", WITNESSES),
    Fault("witnesses-numbers-stand-backwards-on-a-big-endian-machine", BYTES,
          "__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? value : __builtin_bswap64(value);\n\n\t__builtin_memcpy",
          "value;\n\n\t__builtin_memcpy", "tests/witnesses/run.py 's390x'"),
    Fault("leaks-the-core-keeps-what-was-received", "arch/host/core/syscall.c", "\tipc_core_message_over(sender);\n",
          "", LEAKS),
    Fault("leaks-the-core-keeps-a-reply", "arch/host/core/syscall.c", "\tipc_core_message_over(c);\n", "", LEAKS),
    Fault("leaks-the-core-keeps-what-nobody-received", "arch/host/core/tokens.c",
          "\t\tipc_core_message_over(&core->processes[number / 2]);\n", "", LEAKS),
    Fault("leaks-the-core-keeps-what-a-process-was-sending-when-it-ended", "arch/host/core/process.c",
          "\t\tipc_core_message_over(p);\n", "", LEAKS),
    Fault("leaks-the-server-keeps-a-request", "runtime/src/server.c",
          "\tif (secrets.count != 0)\n\t\tipc_bytes_wipe(server->in, delivery.in_len);\n", "", LEAKS),
    Fault("leaks-the-client-keeps-a-malformed-reply", "runtime/src/client.c",
          "\t\tdrop_delivered(in, len);\n\t\twipe_in(call, len);\n", "\t\tdrop_delivered(in, len);\n", LEAKS),
    Fault("leaks-the-scratch-keeps-a-key", "generated/ipc/keyd/keyd_server.c",
          "\tipc_bytes_wipe((uint8_t *)&scratch->lookup_key, sizeof(scratch->lookup_key));\n", "", LEAKS),
    Fault("leaks-a-codec-copies-a-key-to-its-stack", KEYD, "\tipc_bytes_copy(msg->key, buf + 8, key_size);\n",
          "\tvolatile uint8_t copy[64];\n\tfor (size_t i = 0; i < key_size; i++)\n\t\tcopy[i] = buf[8 + i];\n"
          "\tfor (size_t i = 0; i < key_size; i++)\n\t\tmsg->key[i] = copy[i];\n", LEAKS),
    Fault("leaks-what-the-caller-left-in-the-struct-travels", KEYD,
          "\tipc_bytes_copy(buf + 8, msg->key, key_size);\n"
          "\tipc_bytes_clear(buf + 8 + key_size, 64 - (size_t)key_size);\n",
          "\tipc_bytes_copy(buf + 8, msg->key, 64);\n", LEAKS),
    Fault("leaks-pack-writes-behind-the-message", KEYD, "\t*len = IPC_KEYD_ZEROIZE_REPLY_SIZE;\n",
          "\t*len = IPC_KEYD_ZEROIZE_REPLY_SIZE;\n\tif (cap > 8)\n\t\tbuf[8] = 0;\n", LEAKS),
    Fault("budget-a-codec-does-its-work-twice", KEYD, "\tipc_bytes_copy(msg->key, buf + 8, key_size);\n",
          "\tipc_bytes_clear(msg->key, 64);\n\tipc_bytes_copy(msg->key, buf + 8, key_size);\n", BUDGET),
    Fault("budget-a-codec-takes-more-stack", KEYD, "\tipc_bytes_copy(msg->key, buf + 8, key_size);\n",
          "\tvolatile uint8_t room[64];\n\troom[0] = 0;\n\troom[63] = room[0];\n"
          "\tipc_bytes_copy(msg->key, buf + 8, key_size);\n", BUDGET),
    Fault("leaks-the-broker-keeps-a-packet-on-its-stack", "arch/host/calls.c",
          "\tif (count > 0)\n\t\tipc_bytes_wipe((uint8_t *)&packet, messages[0].msg_len);\n", "", LEAKS),
]
