"""Faults of generated clients and servers, and of what emits them: the latter show in the samples of tests/idl_ok."""

from __future__ import annotations

from fault import Fault

CLIENT = "generated/ipc/procd/procd_client.c"
SERVER = "generated/ipc/procd/procd_server.c"
SERVERS = "codegen/emit/views_server.py"
OPS = "unit-ops"
FATES = "unit-fates"

FAULTS = [
    Fault("generated-server-takes-a-table-for-nothing", SERVER,
          "\t\tverdict = ipc_exchange_no_caps(x);\n\tif (verdict == 0)\n\t\tverdict = ipc_procd_stop_process_request",
          "\t\tverdict = ipc_procd_stop_process_request", OPS),
    Fault("generated-server-shows-a-refused-request", SERVER,
          "\t\tipc_exchange_refuse(x, verdict);\n\t\treturn;\n\t}\n\n\tipc_procd_stop_process_reply_init",
          "\t\tipc_exchange_refuse(x, verdict);\n\t}\n\n\tipc_procd_stop_process_reply_init", OPS),
    Fault("generated-server-serves-a-reserved-op", SERVER,
          "case IPC_PROCD_OP_ADOPT_PROCESS:\n\t\tipc_exchange_reject(x, IPC_RESULT_DENIED);",
          "case IPC_PROCD_OP_ADOPT_PROCESS:\n\t\tipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);", OPS),
    Fault("generated-server-calls-the-wrong-handler", SERVER,
          "case IPC_PROCD_OP_START_STAGED_PROCESS:\n\t\tserve_start_staged_process(x);",
          "case IPC_PROCD_OP_START_STAGED_PROCESS:\n\t\tserve_abort_staged_process(x);", OPS),
    Fault("generated-client-takes-a-table-for-nothing", CLIENT,
          "verdict = ipc_call_no_caps(&call);\n\tif (verdict == 0)\n\t\tverdict = ipc_procd_stop_process_reply_unpack",
          "verdict = ipc_procd_stop_process_reply_unpack", OPS),
    Fault("generated-client-sends-another-op", CLIENT, "IPC_PROCD_OP_STOP_PROCESS, 0", "IPC_PROCD_OP_QUERY_PROCESS, 0",
          OPS),
    Fault("emitted-server-takes-an-op-as-a-notify", SERVERS,
          "f\"ipc_exchange_one_way(x, {'true' if op.notify else 'false'})\"", '"0"', FATES),
    Fault("emitted-server-drops-nothing-of-an-array", SERVERS, '{names.member(cap.name, \'count\')}, {cap.high})',
          '{names.member(cap.name, \'count\')}, 0)', FATES),
]
