"""Faults of procd and of what it stands on, that only processes which call each other can show."""

from __future__ import annotations

from fault import Fault

PROCD = "tests/system/procd"
EVENTS = f"{PROCD}/events.c"
FOUNDATION = f"{PROCD}/foundation.c"
LAUNCH = f"{PROCD}/launch.c"
RESTART = f"{PROCD}/restart.c"
SPAWN = f"{PROCD}/spawn.c"
STAGED = f"{PROCD}/staged.c"
TRANSFER = f"{PROCD}/transfer.c"

FAULTS = [
    Fault("procd-believes-any-sender-of-an-end", RESTART, "arrival->slot != SLOT_WATCH || ", "", "system_restart"),
    Fault("procd-restarts-without-a-bound", RESTART, "is_within_bound(process) && ", "", "system_restart"),
    Fault("procd-counts-restarts-for-ever", RESTART, "now - process->restarted_at[i] < process->restart.window",
          "now >= process->restarted_at[i]", "system_restart"),
    Fault("procd-restarts-what-ended-well", RESTART,
          "process->state == IPC_PROCD_PROCESS_STATE_KILLED || process->exit_code != 0", "true", "system_restart"),
    Fault("procd-restarts-what-was-stopped", SPAWN, "process->stopping = true;", "", "system_stop"),
    Fault("procd-starts-a-name-twice", SPAWN, "if (process != NULL) {", "if (false) {", "system_spawn"),
    Fault("procd-installs-peers-one-slot-too-far", LAUNCH, "SLOT_GRANT, i + 1,", "SLOT_GRANT, i + 2,", "system_spawn"),
    Fault("procd-keeps-peers-of-the-ended", LAUNCH, "slot_drop(process->peers.caps[i].slot);", "continue;",
          "system_killed"),
    Fault("procd-keeps-images-of-the-ended", LAUNCH, "transfer_free(procd, process->image);", "{\n\t}",
          "system_staged"),
    Fault("procd-does-not-reap", RESTART,
          "if (child_reap(&procd->kernel, processes_slot(procd, process)) == IPC_RESULT_OK)", "", "system_killed"),
    Fault("procd-keeps-replaced-peers", FOUNDATION, "if (peer->present)", "if (false)", "system_foundation"),
    Fault("procd-takes-an-old-update", FOUNDATION, "request->generation <= foundation->generation",
          "request->generation < foundation->generation", "system_foundation"),
    Fault("procd-forgets-who-waits", EVENTS, "wait->taken = true;", "", "system_stop"),
    Fault("procd-counts-no-lost-event", EVENTS, "return lost;", "return 0;", "system_events"),
    Fault("procd-gives-an-event-twice", EVENTS, "oldest : request->after + 1;", "oldest : request->after;",
          "system_events"),
    Fault("procd-lets-anyone-load", TRANSFER, "return NULL;\n\treturn &procd->transfers[arrival_slot - SLOT_LOADER];",
          "arrival_slot = SLOT_LOADER;\n\treturn &procd->transfers[arrival_slot - SLOT_LOADER];", "system_image"),
    Fault("procd-hashes-no-chunk", TRANSFER, "sha256_add(&transfer->stream, request->data, request->data_size);", "",
          "system_image"),
    Fault("procd-hashes-the-plan-as-it-came", TRANSFER, "memset(plan.plan_hash, 0, sizeof(plan.plan_hash));", "",
          "system_image"),
    Fault("procd-ignores-the-memory-limit", TRANSFER, "process->memory_limit < MEMORY_MAX", "false", "system_image"),
    Fault("procd-begins-twice", TRANSFER, "transfer->sequence.active || is_under_way(procd, process->id)", "false",
          "system_image"),
    Fault("procd-starts-a-shared-object", STAGED, "process->image->kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE", "false",
          "system_staged"),
    Fault("procd-asks-no-abi-id", f"{PROCD}/main.c", "if (!kernel_abi_fits(&procd))", "if (false)", "abi"),
    Fault("sha256-one-rotation", f"{PROCD}/sha256.c", "rotate(v[4], 25)", "rotate(v[4], 24)", "sha256"),
    Fault("server-keeps-what-it-refuses", "runtime/src/server.c", "drop_all(reply->drop, reply->drop_count);", "",
          "system_spawn"),
    Fault("serve-tells-no-verdict", "runtime/src/serve.c", "result == IPC_RESULT_OK ? 0 : verdict", "0",
          "mutants_procd"),
    Fault("serve-takes-any-table", "runtime/src/serve.c", "if (x->request.table.count != 0)", "if (false)",
          "mutants_procd"),
]
