"""Names that the runtime headers declare, which no schema may make. A test compares them with the headers."""

from __future__ import annotations

from codegen.layout.verdict import CLASSES, PARTS

_HEADERS = ("bytes", "cap", "client", "cursor", "ipc", "message", "server", "status", "text", "trace", "transport")

_NAMES = """
    IPC_MUST_CHECK IPC_RARELY IPC_RUNTIME_INTERFACE IPC_TEST_OPS
    ipc_verdict ipc_verdict_class ipc_verdict_offset ipc_verdict_rule ipc_verdict_part
    IPC_BYTES_INLINE IPC_BYTES_ONCE ipc_bytes_word
    ipc_get_u16le ipc_get_u32le ipc_get_u64le ipc_put_u16le ipc_put_u32le ipc_put_u64le
    ipc_bytes_any32 ipc_bytes_are_zero ipc_bytes_clear ipc_bytes_clear32 ipc_bytes_copy ipc_bytes_copy32 ipc_bytes_equal
    ipc_bytes_wipe
    ipc_text_check ipc_path_check ipc_name_check ipc_strings_check
    ipc_cursor ipc_cursor_left ipc_cursor_take ipc_writer ipc_writer_left ipc_writer_reserve
    IPC_CAPS_MAX IPC_CAP_MOVE IPC_CAP_COPY ipc_cap ipc_cap_entry ipc_cap_table ipc_cap_table_cut ipc_cap_to_send
    ipc_cap_received
    IPC_DIRECTION_REQUEST IPC_DIRECTION_REPLY ipc_direction ipc_message ipc_message_unpack ipc_message_copy_in
    ipc_message_table_size ipc_message_seal ipc_message_delivered ipc_message_other_version ipc_result_bit
    IPC_TRACE_OUT IPC_TRACE_IN ipc_trace ipc_trace_direction ipc_trace_message ipc_span ipc_secrets ipc_secrets_of ipc_no_secrets
    ipc_window ipc_delivery ipc_local_cap ipc_transport_call ipc_transport_recv ipc_transport_reply
    ipc_transport_query_local_cap ipc_transport_drop_local_cap
    ipc_outcome ipc_succeeded ipc_client ipc_call ipc_call_begin ipc_call_body ipc_call_refused ipc_call_send
    ipc_call_no_caps ipc_call_no_body ipc_call_end ipc_abi_use ipc_abi_check
    IPC_DEFERRED ipc_arrival ipc_reply ipc_op_facts ipc_exchange ipc_binding ipc_service ipc_server ipc_serve
    IPC_FAMILIES_MAX IPC_FAMILY_PAGES ipc_families ipc_families_init ipc_families_add ipc_families_find
    ipc_serve_secrets ipc_reply_clear ipc_reply_bare ipc_reply_fail ipc_reply_body ipc_reply_seal ipc_reply_drop
    ipc_reply_drop_cap ipc_reply_drop_caps ipc_exchange_refuse ipc_exchange_reject ipc_exchange_no_caps
    ipc_exchange_one_way ipc_server_step ipc_server_send
"""

RUNTIME = frozenset(
    (
        *_NAMES.split(),
        *(f"IPC_{header.upper()}_H" for header in _HEADERS),
        *(f"IPC_CLASS_{name}" for name in CLASSES),
        *(f"IPC_PART_{name.upper()}" for name in PARTS),
    )
)
