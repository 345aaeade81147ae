"""Faults by which a byte that was checked is loaded again: in the accessors, in codecs, in what serves a request."""

from __future__ import annotations

from fault import Fault

BYTES = "runtime/include/ipc/bytes.h"
PROCD = "generated/ipc/procd/procd_codec.c"
MESSAGE = "runtime/src/message.c"
SERVE = "runtime/src/serve.c"
TEXT = "runtime/src/text.c"
FETCH = "tests/single-fetch/run.py --with 'gcc -O2'"

FAULTS = [
    Fault("fetch-accessor-lets-compilers-load-again", BYTES,
          '__asm__("" \\\n\t                              : "+r"(value))', "((void)(value))", FETCH),
    Fault("fetch-codec-loads-a-count-after-its-check", PROCD, "msg->slot_count = slot_count;",
          "msg->slot_count = *(const volatile uint8_t *)(buf + 24);", FETCH),
    Fault("fetch-table-is-loaded-again-by-its-codec", MESSAGE, "ipc_wire_transfer_table_unpack(&wire, once, *size)",
          "ipc_wire_transfer_table_unpack(&wire, buf, *size)", FETCH),
    Fault("fetch-serve-loads-the-op-again", SERVE, "x.arrival.op = x.request.header.op;",
          "x.arrival.op = ipc_get_u32le(delivery->in + OP_AT);", FETCH),
    Fault("fetch-path-that-changes-is-walked-past-its-end", TEXT, "while (at < length && path[at] != '/')",
          "while (path[at] != '/')", FETCH),
]
