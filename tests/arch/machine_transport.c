/* SPDX-License-Identifier: ISC */
/* The typed calls of transport.h over the real stub: which argument goes where, what is packed how. */

#include "machine.h"

#include "ipc/transport.h"

static const struct ipc_window window = {0x01020304, 0x0A0B0C0D};
/* base | count << 32 */
static const uint64_t window_word = UINT64_C(0x0A0B0C0D01020304);

static uint8_t out[16];
static uint8_t in[16];

static uint64_t address(const uint8_t *bytes)
{
	return (uint64_t)(uintptr_t)bytes;
}

static unsigned call(void)
{
	size_t len = 77;

	machine_answer(IPC_RESULT_OK, 9, 0);
	uint32_t status = ipc_transport_call(0xF1F2F3F4, out, 11, in, 13, window, &len);

	return machine_differs("status", status, IPC_RESULT_OK) + machine_differs("length", len, 9) +
	       machine_saw(IPC_SYSCALL_CALL, 6,
	                   (const uint64_t[]){0xF1F2F3F4, address(out), 11, address(in), 13,
	                                      window_word});
}

/* RECV packs length | arrival slot << 32 into its first value. */
static unsigned recv(void)
{
	struct ipc_delivery delivery = {0, 0, NULL, 0};

	machine_answer(IPC_RESULT_OK, UINT64_C(0x8182838400000007), UINT64_C(0x7172737475767778));
	uint32_t status = ipc_transport_recv(IPC_SLOT_ANY, in, 13, window, &delivery);

	return machine_differs("status", status, IPC_RESULT_OK) +
	       machine_differs("slot", delivery.slot, 0x81828384) +
	       machine_differs("length", delivery.in_len, 7) +
	       machine_differs("token", delivery.token, UINT64_C(0x7172737475767778)) +
	       machine_differs("bytes", address(delivery.in), address(in)) +
	       machine_saw(IPC_SYSCALL_RECV, 4,
	                   (const uint64_t[]){0xFFFFFFFF, address(in), 13, window_word});
}

static unsigned reply(void)
{
	machine_answer(IPC_RESULT_OK, 0, 0);
	uint32_t status = ipc_transport_reply(UINT64_C(0x9192939495969798), out, 16);

	return machine_differs("status", status, IPC_RESULT_OK) +
	       machine_saw(IPC_SYSCALL_REPLY, 3,
	                   (const uint64_t[]){UINT64_C(0x9192939495969798), address(out), 16});
}

/* rdx is rights | type << 32, r8 the endpoint kind. */
static unsigned query_local_cap(void)
{
	struct ipc_local_cap cap = {0, 0, 0};

	machine_answer(IPC_RESULT_OK, UINT64_C(0x0000000480000007), 3);
	uint32_t status = ipc_transport_query_local_cap(0xE1E2E3E4, &cap);

	return machine_differs("status", status, IPC_RESULT_OK) +
	       machine_differs("type", cap.type, IPC_CAP_TYPE_TCB) +
	       machine_differs("rights", cap.rights, 0x80000007) +
	       machine_differs("endpoint kind", cap.endpoint_kind, IPC_ENDPOINT_KIND_COM1_IO) +
	       machine_saw(IPC_SYSCALL_QUERY_LOCAL_CAP, 1, (const uint64_t[]){0xE1E2E3E4});
}

static unsigned drop_local_cap(void)
{
	machine_answer(IPC_RESULT_OK, 0, 0);
	uint32_t status = ipc_transport_drop_local_cap(0xD1D2D3D4);

	return machine_differs("status", status, IPC_RESULT_OK) +
	       machine_saw(IPC_SYSCALL_DROP_LOCAL_CAP, 1, (const uint64_t[]){0xD1D2D3D4});
}

/* A status is passed on as it is, whatever stands beside it. */
static unsigned statuses(void)
{
	static const uint32_t all[] = {IPC_RESULT_BAD_SLOT, IPC_RESULT_NO_RIGHTS,
	                               IPC_RESULT_TOO_LARGE, IPC_RESULT_PEER_GONE,
	                               IPC_RESULT_UNSUPPORTED, 0x12345678};
	unsigned wrong = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct ipc_delivery delivery;
		struct ipc_local_cap cap;
		size_t len;

		machine_answer(all[i], UINT64_C(0xFFFFFFFFFFFFFFFF), UINT64_C(0xFFFFFFFFFFFFFFFF));
		wrong += machine_differs("call", ipc_transport_call(1, out, 1, in, 1, window, &len),
		                         all[i]);
		wrong += machine_differs("recv", ipc_transport_recv(1, in, 1, window, &delivery),
		                         all[i]);
		wrong += machine_differs("reply", ipc_transport_reply(1, out, 1), all[i]);
		wrong += machine_differs("query", ipc_transport_query_local_cap(1, &cap), all[i]);
		wrong += machine_differs("drop", ipc_transport_drop_local_cap(1), all[i]);
	}
	return wrong;
}

/* What is too wide for its place is refused, never cut down to something that looks right. */
static unsigned too_wide(void)
{
	struct ipc_delivery delivery;
	unsigned wrong = 0;
	size_t len;

	machine_answer(UINT64_C(0x100000000), 0, 0);
	wrong += machine_differs("status", ipc_transport_reply(1, out, 1), IPC_RESULT_INTERNAL);
	machine_answer(IPC_RESULT_OK, 14, 0);
	wrong += machine_differs("call", ipc_transport_call(1, out, 1, in, 13, window, &len),
	                         IPC_RESULT_INTERNAL);
	wrong += machine_differs("recv", ipc_transport_recv(1, in, 13, window, &delivery),
	                         IPC_RESULT_INTERNAL);
	return wrong;
}

const struct machine_check machine_transport_checks[] = {
	{"ipc_transport_call", call},
	{"ipc_transport_recv", recv},
	{"ipc_transport_reply", reply},
	{"ipc_transport_query_local_cap", query_local_cap},
	{"ipc_transport_drop_local_cap", drop_local_cap},
	{"statuses", statuses},
	{"too wide", too_wide},
};
const size_t machine_transport_count =
	sizeof(machine_transport_checks) / sizeof(machine_transport_checks[0]);
