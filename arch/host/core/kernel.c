/* SPDX-License-Identifier: ISC */
/* A CALL on one of the kernel's own endpoints: who may ask what there, and the answer. */
#include "state.h"

void ipc_core_kernel_init(struct ipc_core *core)
{
	static const struct ipc_kernel_control_handlers none;

	for (uint32_t kind = 0; kind < KERNEL_ENDPOINTS; kind++)
		core->handlers[kind] = none;
	ipc_core_handlers_caps(&core->handlers[IPC_ENDPOINT_KIND_GENERIC]);
	ipc_core_handlers_staging(&core->handlers[IPC_ENDPOINT_KIND_GENERIC]);
	ipc_core_handlers_control(&core->handlers[IPC_ENDPOINT_KIND_GENERIC]);
	ipc_core_handlers_platform(&core->handlers[IPC_ENDPOINT_KIND_GENERIC]);
	ipc_core_handlers_pci(&core->handlers[IPC_ENDPOINT_KIND_PCI_CONFIG_READ]);
	ipc_core_handlers_ports(&core->handlers[IPC_ENDPOINT_KIND_COM1_IO]);
	ipc_core_handlers_ports(&core->handlers[IPC_ENDPOINT_KIND_I8042_IO]);
	core->reply.out = core->reply_bytes;
	core->reply.out_cap = sizeof(core->reply_bytes);
}

/* The narrow kinds that serve an op, one bit each; 0 for an op of the kernel-control endpoint. */
static uint32_t narrow_kinds(uint32_t op)
{
	switch (op) {
	case IPC_KERNEL_CONTROL_OP_IOPORT_READ8:
	case IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8:
		return 1u << IPC_ENDPOINT_KIND_COM1_IO | 1u << IPC_ENDPOINT_KIND_I8042_IO;
	case IPC_KERNEL_CONTROL_OP_READ_PCI_CONFIG_DWORD:
		return 1u << IPC_ENDPOINT_KIND_PCI_CONFIG_READ;
	default:
		return 0;
	}
}

/* Whether the op is asked on an endpoint of the wrong kind. */
static bool misplaced(uint32_t kind, uint32_t op)
{
	if (op == IPC_OP_ABI_QUERY)
		return false;
	if (kind == IPC_ENDPOINT_KIND_GENERIC)
		return narrow_kinds(op) != 0;
	return (narrow_kinds(op) >> kind & 1) == 0;
}

/* Answers a message whose form is good and whose op has no place here; false for any other. */
static bool deny(struct ipc_core *core, uint32_t kind, const struct ipc_core_syscall *call)
{
	struct ipc_message message;
	struct ipc_arrival arrival = {.slot = call->slot};

	if (ipc_message_unpack(&message, IPC_DIRECTION_REQUEST, call->out, call->out_len) != 0 ||
	    !misplaced(kind, message.header.op))
		return false;
	arrival.op = message.header.op;
	arrival.request_id = message.header.request_id;
	ipc_reply_clear(&core->reply);
	ipc_reply_bare(&core->reply, &arrival, IPC_RESULT_DENIED, 0);
	return true;
}

void ipc_core_kernel_call(struct ipc_core *core, uint32_t process, uint32_t endpoint,
                          const struct ipc_core_syscall *call)
{
	const struct ipc_delivery delivery = {
		.slot = call->slot,
		.in = call->out,
		.in_len = call->out_len,
	};
	struct ipc_core_completion completion = {.status = IPC_RESULT_OK};

	core->caller = process;
	core->called = endpoint;
	/* What the reply wants dropped are slots of the sender: nothing was transferred. */
	if (!deny(core, endpoint, call))
		ipc_kernel_control_serve(&core->handlers[endpoint], core, &core->scratch,
		                         &delivery, &core->reply);
	/* It may have killed itself. */
	if (core->processes[process].state != PROCESS_RUNNING)
		return;
	if (core->reply.out_len > call->in_cap) {
		ipc_core_fail(core, process, IPC_RESULT_TOO_LARGE);
		return;
	}
	completion.value0 = core->reply.out_len;
	completion.bytes = core->reply.out;
	completion.len = core->reply.out_len;
	ipc_core_complete(core, process, &completion);
}
