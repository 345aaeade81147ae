"""Faults of arch/host/core: rights that nobody checks, tokens and slots that live too long, queues that lose."""

from __future__ import annotations

from fault import Fault

CORE = "arch/host/core"
KERNEL = f"{CORE}/kernel.c"
SYSCALL = f"{CORE}/syscall.c"
TOKENS = f"{CORE}/tokens.c"
TRANSFER = f"{CORE}/transfer.c"
RULES = "transport-core"

MOVES = "\t\tif (entry->mode == IPC_CAP_TRANSFER_MODE_MOVE)"

FAULTS = [
    Fault("core-call-without-send", SYSCALL, "if ((cap->rights & IPC_RIGHT_SEND) == 0)", "if (false)", RULES),
    Fault("core-recv-without-receive", SYSCALL, "if ((cap->rights & IPC_RIGHT_RECEIVE) == 0)", "if (false)", RULES),
    Fault("core-transfer-without-grant", TRANSFER, "((entry->rights | IPC_RIGHT_GRANT) & ~cap->rights)",
          "(entry->rights & ~cap->rights)", RULES),
    Fault("core-transfer-over-the-ceiling", TRANSFER, "((entry->rights | IPC_RIGHT_GRANT) & ~cap->rights)",
          "(IPC_RIGHT_GRANT & ~cap->rights)", RULES),
    Fault("core-transfer-with-all-rights", TRANSFER, "cap.rights = entry->rights;", "", RULES),
    Fault("core-transfer-of-another-kind", TRANSFER, "ipc_core_slot_of(core, process, entry->slot, entry->kind)",
          "ipc_core_slot(core, process, entry->slot)", RULES),
    Fault("core-move-leaves-a-copy", TRANSFER,
          f"{MOVES}\n\t\t\tipc_core_drop", "\t\tif (false)\n\t\t\tipc_core_drop", RULES),
    Fault("core-copy-moves", TRANSFER,
          f"{MOVES}\n\t\t\tipc_core_drop", "\t\tif (true)\n\t\t\tipc_core_drop", RULES),
    Fault("core-one-slot-moved-twice", TRANSFER, "table->entries[i].slot == table->entries[j].slot", "false", RULES),
    Fault("core-entry-keeps-the-senders-slot", TRANSFER, "ipc_put_u32le(entry, slot);", "(void)slot;", RULES),
    Fault("core-entry-without-endpoint-kind", TRANSFER,
          "ipc_put_u32le(entry + 12, ipc_core_endpoint_kind(core, cap));", "(void)core;", RULES),
    Fault("core-window-over-the-last-slot", TRANSFER, "base > slots || count > slots - base + 1", "base > slots",
          RULES),
    Fault("core-window-at-slot-0", TRANSFER, "base == 0 || base > slots ||", "base > slots ||", RULES),
    Fault("core-table-cut-short", TRANSFER, "if (size > len - IPC_HEADER_BYTES ||", "if (size > 136 ||", RULES),
    Fault("core-too-large-reply-keeps-capabilities", SYSCALL, "ipc_core_drop_moved(core, process, &table);", "", RULES),
    Fault("core-too-large-reply-keeps-the-client-waiting", SYSCALL,
          "ipc_core_request_end(core, number, IPC_RESULT_TOO_LARGE);\n\t\treturn IPC_RESULT_TOO_LARGE;",
          "return IPC_RESULT_TOO_LARGE;", RULES),
    Fault("core-too-large-request-ends-recv", SYSCALL,
          "number == NONE || deliver(core, process, number) == IPC_RESULT_OK", "number == NONE ||"
          " deliver(core, process, number) != IPC_RESULT_INTERNAL", RULES),
    Fault("core-refused-reply-uses-the-token", SYSCALL,
          "\tif (status != IPC_RESULT_OK)\n\t\treturn status;\n\tif (call->out_len > IPC_MESSAGE_BYTES_MAX ||",
          "\tif (status != IPC_RESULT_OK) {\n\t\tipc_core_request_end(core, number, status);\n\t\treturn status;\n\t}\n"
          "\tif (call->out_len > IPC_MESSAGE_BYTES_MAX ||", RULES),
    Fault("core-token-used-twice", TOKENS,
          "(request->state == REQUEST_RECEIVED || request->state == REQUEST_ORPHANED) &&", "true &&", RULES),
    Fault("core-token-of-another-process", TOKENS, "request->holder == holder;", "true;", RULES),
    Fault("core-token-of-an-earlier-request", TOKENS, "held_by(request, holder) && request->token == token",
          "held_by(request, holder)", RULES),
    Fault("core-reply-to-a-client-that-is-gone", SYSCALL,
          "return call->out_len != 0 && gone ? IPC_RESULT_PEER_GONE : IPC_RESULT_OK;", "return IPC_RESULT_OK;", RULES),
    Fault("core-any-takes-the-youngest", f"{CORE}/endpoints.c",
          "ipc_core_request(core, head)->order <\n", "ipc_core_request(core, head)->order >\n", RULES),
    Fault("core-queue-backwards", f"{CORE}/endpoints.c", "request->order = ++core->last_order;",
          "request->order = --core->last_order;", RULES),
    Fault("core-last-receiver-leaves-callers-waiting", f"{CORE}/endpoints.c",
          "if (receiver && --e->receivers == 0) {", "if (receiver && --e->receivers == UINT32_MAX) {", RULES),
    Fault("core-death-keeps-tokens", f"{CORE}/process.c", "\tipc_core_tokens_give_up(core, process);\n", "", RULES),
    Fault("core-death-keeps-capabilities", f"{CORE}/process.c", "\tipc_core_slots_take(core, process);\n\tunmap",
          "\tunmap", RULES),
    Fault("core-control-without-control", f"{CORE}/kernel_control.c", "if ((cap->rights & IPC_RIGHT_CONTROL) == 0)",
          "if (false)", RULES),
    Fault("core-copy-with-more-rights", f"{CORE}/kernel_caps.c",
          "if ((request->rights & ~source->rights) != 0)\n\t\treturn IPC_RESULT_NO_RIGHTS;\n"
          "\tif (status != IPC_RESULT_OK)\n\t\treturn status;\n\tcap = *source;", "if (status != IPC_RESULT_OK)\n"
          "\t\treturn status;\n\tcap = *source;", RULES),
    Fault("core-narrow-endpoint-for-anyone", f"{CORE}/kernel_caps.c",
          "!core->processes[core->caller].owner ||", "false ||", RULES),
    Fault("core-install-over-the-grant", f"{CORE}/kernel_staging.c",
          "~(source->rights & target->of.grant.ceiling)", "~source->rights", RULES),
    Fault("core-install-without-grant", f"{CORE}/kernel_staging.c", "(source->rights & IPC_RIGHT_GRANT) == 0 ||",
          "false ||", RULES),
    Fault("core-install-twice", f"{CORE}/kernel_staging.c",
          "\tipc_core_drop(core, core->caller, request->grant_slot);\n", "", RULES),
    Fault("core-narrow-endpoint-answers-all", KERNEL, "return (narrow_kinds(op) >> kind & 1) == 0;", "return false;",
          RULES),
]
