"""Faults of runtime/: what a client or a server believes, forgets to give back, or lets lie about."""

from __future__ import annotations

from fault import Fault

CLIENT = "runtime/src/client.c"
MESSAGE = "runtime/src/message.c"
SERVE = "runtime/src/serve.c"
SERVER = "runtime/src/server.c"
TRANSPORT = "runtime/src/transport.c"

FAULTS = [
    Fault("families-of-neighbours-meet", "runtime/src/families.c", "OPS_PER_PAGE UINT32_C(16)",
          "OPS_PER_PAGE UINT32_C(32)", "unit-families"),
    Fault("mem-stands-against-a-libc", "runtime/src/mem.c", "__attribute__((weak))", "", "symbols"),
    Fault("client-keeps-capabilities-of-a-malformed-reply", CLIENT,
          "\tif (verdict != 0) {\n\t\tdrop_delivered(client->in, in_len);",
          "\tif (verdict != 0) {", "unit-client"),
    Fault("client-keeps-capabilities-of-a-refused-body", CLIENT,
          "\tif (verdict != 0) {\n\t\tdrop_delivered(in, len);", "\tif (verdict != 0) {", "unit-client"),
    Fault("client-takes-the-reply-to-another-op", CLIENT,
          "if (header->op != call->header.op)", "if (false)", "unit-client"),
    Fault("client-takes-the-reply-to-another-request", CLIENT,
          "if (header->request_id != call->header.request_id)", "if (false)", "unit-client"),
    Fault("client-uses-a-request-number-twice", CLIENT, "client->next_id++", "client->next_id", "unit-client"),
    Fault("client-leaves-the-secret-of-a-request", CLIENT,
          "\tif (request.count != 0)\n\t\tipc_bytes_wipe(client->out, out_len);", "", "unit-client_secrets"),
    Fault("message-longer-than-it-says", MESSAGE, "if (len - at != msg->header.body_size)",
          "if (len - at < msg->header.body_size)", "unit-message"),
    Fault("message-in-the-wrong-direction", MESSAGE, "if (is_reply != (direction == IPC_DIRECTION_REPLY))",
          "if (false)", "unit-message"),
    Fault("message-leaves-a-delivered-capability-out", MESSAGE,
          "for (uint32_t i = 0; i < table.count; i++) {\n\t\tif (table.entries[i].kind",
          "for (uint32_t i = 1; i < table.count; i++) {\n\t\tif (table.entries[i].kind", "unit-message"),
    Fault("serve-keeps-capabilities-of-a-malformed-request", SERVE,
          "for (uint32_t i = 0; i < count; i++)\n\t\tipc_reply_drop(x->reply, slots[i]);\n\tif (in_len",
          "if (in_len", "unit-serve"),
    Fault("serve-keeps-capabilities-of-a-refused-request", SERVE,
          "for (uint32_t i = 0; i < count; i++)\n\t\tipc_reply_drop(x->reply, slots[i]);\n}", "}", "unit-serve"),
    Fault("serve-keeps-what-a-refused-reply-would-move", SERVE,
          "ipc_reply_drop(reply, reply->moved[i]);", "(void)i;", "unit-reply"),
    Fault("serve-drops-what-a-reply-copies", SERVE,
          "(moved_only && entry->mode != IPC_CAP_MOVE)", "(moved_only && false)", "unit-reply"),
    Fault("serve-answers-with-a-result-the-op-does-not-list", SERVE,
          "is_listed ? result : (uint32_t)IPC_RESULT_INTERNAL", "result", "unit-reply"),
    Fault("server-keeps-what-an-unsent-reply-would-move", SERVER,
          "\tif (status != IPC_RESULT_OK)\n\t\tdrop_all(reply->moved, reply->moved_count);", "", "unit-server"),
    Fault("server-forgets-what-to-drop", SERVER, "\tdrop_all(reply->drop, reply->drop_count);\n", "", "unit-server"),
    Fault("server-leaves-a-client-without-answer", SERVER, "if (can_try_again(status)) {", "if (false) {",
          "unit-server"),
    Fault("server-leaves-the-secret-of-a-reply", SERVER,
          "if (reply->secrets.count != 0)", "if (false)", "unit-secrets"),
    Fault("transport-believes-a-length", TRANSPORT, "if (result.value0 > in_cap)", "if (0)", "machine"),
    Fault("transport-cuts-a-status-down", TRANSPORT,
          "high(result.status) == 0 ? low(result.status) : (uint32_t)IPC_RESULT_INTERNAL", "low(result.status)",
          "machine"),
    Fault("transport-swaps-base-and-count", TRANSPORT, "window.base | (uint64_t)window.count << 32",
          "window.count | (uint64_t)window.base << 32", "machine"),
    Fault("transport-swaps-type-and-rights", TRANSPORT,
          "cap->type = high(result.value0);\n\tcap->rights = low(result.value0);",
          "cap->type = low(result.value0);\n\tcap->rights = high(result.value0);", "machine"),
    Fault("transport-swaps-length-and-arrival-slot", TRANSPORT,
          "delivery->slot = high(result.value0);", "delivery->slot = low(result.value0);", "machine"),
]
