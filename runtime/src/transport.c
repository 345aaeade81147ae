/* SPDX-License-Identifier: ISC */
/*
 * The five system calls: arguments into registers, results out of them. Whatever does not fit its
 * bounds is INTERNAL: a length that is believed is a length that is read.
 */
#include "ipc/transport.h"

#include "syscall_arch.h"

/* A window in one register. */
static uint64_t window_word(struct ipc_window window)
{
	return window.base | (uint64_t)window.count << 32;
}

/* A buffer as a register holds its address. */
static uint64_t address(const void *bytes)
{
	return (uintptr_t)bytes;
}

static uint32_t low(uint64_t value)
{
	return (uint32_t)(value & UINT32_MAX);
}

static uint32_t high(uint64_t value)
{
	return (uint32_t)(value >> 32);
}

/* A status never grows past 32 bits; one that does must not be cut down to OK. */
static uint32_t status_of(struct ipc_sys_result result)
{
	return high(result.status) == 0 ? low(result.status) : (uint32_t)IPC_RESULT_INTERNAL;
}

uint32_t ipc_transport_call(uint32_t slot, const uint8_t *out, size_t out_len, uint8_t *in,
                            size_t in_cap, struct ipc_window window, size_t *in_len)
{
	const struct ipc_sys_result result =
		ipc_sys_call6(IPC_SYSCALL_CALL, slot, address(out), out_len, address(in), in_cap,
	                      window_word(window));
	const uint32_t status = status_of(result);

	if (status != IPC_RESULT_OK)
		return status;
	if (result.value0 > in_cap)
		return IPC_RESULT_INTERNAL;
	*in_len = (size_t)result.value0;
	return IPC_RESULT_OK;
}

uint32_t ipc_transport_recv(uint32_t slot, uint8_t *in, size_t in_cap, struct ipc_window window,
                            struct ipc_delivery *delivery)
{
	const struct ipc_sys_result result =
		ipc_sys_call4(IPC_SYSCALL_RECV, slot, address(in), in_cap, window_word(window));
	const uint32_t status = status_of(result);

	if (status != IPC_RESULT_OK)
		return status;
	if (low(result.value0) > in_cap)
		return IPC_RESULT_INTERNAL;
	delivery->token = result.value1;
	delivery->slot = high(result.value0);
	delivery->in = in;
	delivery->in_len = low(result.value0);
	return IPC_RESULT_OK;
}

uint32_t ipc_transport_reply(uint64_t token, const uint8_t *out, size_t out_len)
{
	return status_of(ipc_sys_call3(IPC_SYSCALL_REPLY, token, address(out), out_len));
}

uint32_t ipc_transport_query_local_cap(uint32_t slot, struct ipc_local_cap *cap)
{
	const struct ipc_sys_result result = ipc_sys_call1(IPC_SYSCALL_QUERY_LOCAL_CAP, slot);
	const uint32_t status = status_of(result);

	if (status != IPC_RESULT_OK)
		return status;
	cap->type = high(result.value0);
	cap->rights = low(result.value0);
	cap->endpoint_kind = low(result.value1);
	return IPC_RESULT_OK;
}

uint32_t ipc_transport_drop_local_cap(uint32_t slot)
{
	return status_of(ipc_sys_call1(IPC_SYSCALL_DROP_LOCAL_CAP, slot));
}
