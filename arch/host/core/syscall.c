/* SPDX-License-Identifier: ISC */
/* The five system calls. */
#include "ipc/bytes.h"
#include "state.h"

#if defined(__GNUC__)
#define APART __attribute__((__noinline__))
#else
#define APART
#endif

void ipc_core_message_over(struct process *process)
{
	ipc_bytes_wipe(process->out, process->out_len);
	process->out_len = 0;
}

void ipc_core_complete(struct ipc_core *core, uint32_t process,
                       const struct ipc_core_completion *completion)
{
	core->processes[process].waiting = WAITING_NOT;
	core->platform->complete(core->platform->context, process, completion);
}

void ipc_core_fail(struct ipc_core *core, uint32_t process, uint32_t status)
{
	const struct ipc_core_completion completion = {.status = status};

	ipc_core_complete(core, process, &completion);
}

/* Hands a queued request to a process in RECV. TOO_LARGE: it does not fit; nothing was changed. */
static uint32_t deliver(struct ipc_core *core, uint32_t receiver, uint32_t number)
{
	struct process *sender = &core->processes[number / 2];
	const struct request *request = ipc_core_request(core, number);
	struct ipc_core_completion completion = {.status = IPC_RESULT_OK};
	uint64_t slot;

	if (number % 2 != 0)
		ipc_core_notice_write(sender);
	if (!ipc_core_fits(core, receiver, sender->out_len, &sender->table))
		return IPC_RESULT_TOO_LARGE;
	slot = ipc_core_arrival_slot(core, receiver, request->endpoint);
	completion.value0 = sender->out_len | slot << 32;
	completion.value1 = ipc_core_token_issue(core, number, receiver);
	completion.bytes = sender->out;
	completion.len = sender->out_len;
	ipc_core_transfer(core, number / 2, receiver, &sender->table, sender->out);
	ipc_core_wait_over(core, receiver);
	ipc_core_complete(core, receiver, &completion);
	ipc_core_message_over(sender);
	return IPC_RESULT_OK;
}

void ipc_core_send(struct ipc_core *core, uint32_t endpoint, uint32_t number)
{
	const uint32_t receiver = ipc_core_receiver(core, endpoint);

	ipc_core_enqueue(core, endpoint, number);
	if (receiver != NONE && deliver(core, receiver, number) != IPC_RESULT_OK)
		ipc_core_request_end(core, number, IPC_RESULT_TOO_LARGE);
}

/* What CALL and RECV say of the answer to them. */
static uint32_t take_bounds(struct ipc_core *core, uint32_t process,
                            const struct ipc_core_syscall *call)
{
	struct process *p = &core->processes[process];

	p->in_cap = call->in_cap;
	p->window_base = call->window_base;
	p->window_count = call->window_count;
	return ipc_core_window_check(core, process, call->window_base, call->window_count);
}

/* The table of a message that a process sends, if it may send it. */
static uint32_t take_table(const struct ipc_core *core, uint32_t process,
                           const struct ipc_core_syscall *call,
                           struct ipc_wire_transfer_table *table)
{
	size_t there = call->out_len;
	uint32_t status;

	if (there > IPC_MESSAGE_BYTES_MAX)
		there = IPC_MESSAGE_BYTES_MAX;
	status = ipc_core_table_read(table, call->out, there);
	return status == IPC_RESULT_OK ? ipc_core_table_check(core, process, table) : status;
}

/* Apart, and with a result: what a copy leaves in registers, that of results too, the functions that its
 * caller calls next would save on the stack. */
static APART size_t keep_message(struct process *process, const uint8_t *bytes, size_t len)
{
	ipc_bytes_copy(process->out, bytes, len);
	return len;
}

/* OK: it has ended or waits. */
static uint32_t begin_call(struct ipc_core *core, uint32_t process,
                           const struct ipc_core_syscall *call)
{
	struct process *p = &core->processes[process];
	const struct cap *cap = ipc_core_slot_of(core, process, call->slot, IPC_CAP_TYPE_ENDPOINT);
	uint32_t status;

	if (cap == NULL)
		return IPC_RESULT_BAD_SLOT;
	if ((cap->rights & IPC_RIGHT_SEND) == 0)
		return IPC_RESULT_NO_RIGHTS;
	if (call->out_len > IPC_MESSAGE_BYTES_MAX)
		return IPC_RESULT_TOO_LARGE;
	status = take_bounds(core, process, call);
	if (status == IPC_RESULT_OK)
		status = take_table(core, process, call, &p->table);
	if (status != IPC_RESULT_OK)
		return status;
	if (cap->of.endpoint < KERNEL_ENDPOINTS) {
		ipc_core_kernel_call(core, process, cap->of.endpoint, call);
		return IPC_RESULT_OK;
	}
	if (core->endpoints[cap->of.endpoint].receivers == 0)
		return IPC_RESULT_PEER_GONE;
	p->out_len = keep_message(p, call->out, call->out_len);
	p->waiting = WAITING_CALL;
	ipc_core_send(core, cap->of.endpoint, 2 * process);
	return IPC_RESULT_OK;
}

/* OK: it has ended or waits. */
static uint32_t begin_recv(struct ipc_core *core, uint32_t process,
                           const struct ipc_core_syscall *call)
{
	uint32_t awaited = NONE;
	uint32_t status;
	uint32_t number;

	if (call->slot != IPC_SLOT_ANY) {
		const struct cap *cap =
			ipc_core_slot_of(core, process, call->slot, IPC_CAP_TYPE_ENDPOINT);

		if (cap == NULL)
			return IPC_RESULT_BAD_SLOT;
		if ((cap->rights & IPC_RIGHT_RECEIVE) == 0)
			return IPC_RESULT_NO_RIGHTS;
		awaited = cap->of.endpoint;
	} else if (core->processes[process].receivable == 0) {
		return IPC_RESULT_BAD_SLOT;
	}
	status = take_bounds(core, process, call);
	if (status != IPC_RESULT_OK)
		return status;
	ipc_core_wait(core, process, awaited);
	for (;;) {
		number = ipc_core_oldest(core, process);
		if (number == NONE || deliver(core, process, number) == IPC_RESULT_OK)
			return IPC_RESULT_OK;
		ipc_core_request_end(core, number, IPC_RESULT_TOO_LARGE);
	}
}

/* Answers a request of a process that still waits for it. */
static uint32_t answer(struct ipc_core *core, uint32_t process, uint32_t number,
                       const struct ipc_core_syscall *call)
{
	const uint32_t client = number / 2;
	struct process *c = &core->processes[client];
	struct ipc_core_completion completion = {.status = IPC_RESULT_OK};
	struct ipc_wire_transfer_table table;
	const uint32_t status = take_table(core, process, call, &table);

	if (status != IPC_RESULT_OK)
		return status;
	if (call->out_len > IPC_MESSAGE_BYTES_MAX ||
	    !ipc_core_fits(core, client, call->out_len, &table)) {
		ipc_core_drop_moved(core, process, &table);
		ipc_core_request_end(core, number, IPC_RESULT_TOO_LARGE);
		return IPC_RESULT_TOO_LARGE;
	}
	/* The client's own message has been read by now. */
	c->out_len = keep_message(c, call->out, call->out_len);
	ipc_core_transfer(core, process, client, &table, c->out);
	completion.value0 = call->out_len;
	completion.bytes = c->out;
	completion.len = call->out_len;
	c->call.state = REQUEST_NONE;
	ipc_core_complete(core, client, &completion);
	ipc_core_message_over(c);
	return IPC_RESULT_OK;
}

static uint32_t reply(struct ipc_core *core, uint32_t process, const struct ipc_core_syscall *call)
{
	const uint32_t number = ipc_core_token_find(core, process, call->token);
	bool gone;

	if (number == NONE)
		return IPC_RESULT_NOT_FOUND;
	gone = ipc_core_request(core, number)->state == REQUEST_ORPHANED;
	/* Nobody waits for the answer to a notice. */
	if (call->out_len != 0 && number % 2 == 0 && !gone)
		return answer(core, process, number, call);
	ipc_core_request_end(core, number, IPC_RESULT_PEER_GONE);
	return call->out_len != 0 && gone ? IPC_RESULT_PEER_GONE : IPC_RESULT_OK;
}

static void query(struct ipc_core *core, uint32_t process, uint32_t slot)
{
	struct ipc_core_completion completion = {.status = IPC_RESULT_OK};
	const struct cap *cap = ipc_core_slot(core, process, slot);

	if (cap == NULL) {
		ipc_core_fail(core, process, IPC_RESULT_BAD_SLOT);
		return;
	}
	completion.value0 = cap->rights | (uint64_t)cap->type << 32;
	completion.value1 = ipc_core_endpoint_kind(core, cap);
	ipc_core_complete(core, process, &completion);
}

static uint32_t drop(struct ipc_core *core, uint32_t process, uint32_t slot)
{
	const struct cap *cap = ipc_core_slot(core, process, slot);

	if (cap == NULL || cap->type == IPC_CAP_TYPE_NONE)
		return IPC_RESULT_BAD_SLOT;
	ipc_core_drop(core, process, slot);
	return IPC_RESULT_OK;
}

void ipc_core_syscall(struct ipc_core *core, uint32_t process, const struct ipc_core_syscall *call)
{
	uint32_t status = IPC_RESULT_UNSUPPORTED;
	/* CALL, RECV and QUERY_LOCAL_CAP end in a way of their own where they don't fail. */
	bool told = false;

	switch (call->number) {
	case IPC_SYSCALL_CALL:
		status = begin_call(core, process, call);
		told = status == IPC_RESULT_OK;
		break;
	case IPC_SYSCALL_RECV:
		status = begin_recv(core, process, call);
		told = status == IPC_RESULT_OK;
		break;
	case IPC_SYSCALL_REPLY:
		status = reply(core, process, call);
		break;
	case IPC_SYSCALL_QUERY_LOCAL_CAP:
		query(core, process, call->slot);
		told = true;
		break;
	case IPC_SYSCALL_DROP_LOCAL_CAP:
		status = drop(core, process, call->slot);
		break;
	default:
		break;
	}
	if (!told)
		ipc_core_fail(core, process, status);
	ipc_core_settle(core);
}
