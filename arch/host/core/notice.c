/* SPDX-License-Identifier: ISC */
/* Notices: the kernel tells the end of a watched process as a request of its own. */
#include "state.h"

void ipc_core_watch(struct ipc_core *core, uint32_t process, uint32_t endpoint)
{
	struct process *p = &core->processes[process];

	p->watched = true;
	p->notice.state = REQUEST_ARMED;
	p->notice.endpoint = endpoint;
	core->endpoints[endpoint].references++;
	if (p->state == PROCESS_ENDED)
		ipc_core_notify(core, process);
}

void ipc_core_notify(struct ipc_core *core, uint32_t process)
{
	const struct request *notice = &core->processes[process].notice;

	if (notice->state != REQUEST_ARMED)
		return;
	if (core->endpoints[notice->endpoint].receivers != 0)
		ipc_core_send(core, notice->endpoint, 2 * process + 1);
	else
		ipc_core_notice_over(core, process);
}

void ipc_core_notice_over(struct ipc_core *core, uint32_t process)
{
	struct process *p = &core->processes[process];

	p->notice.state = REQUEST_NONE;
	core->endpoints[p->notice.endpoint].references--;
	ipc_core_process_forget(core, process);
}

void ipc_core_notice_write(struct process *process)
{
	const struct ipc_kernel_control_process_ended ended = {
		.process_id = process->number,
		.ended_at = process->ended_at,
		.reason = process->reason,
		.exit_code = process->exit_code,
	};
	struct ipc_wire_header header;
	size_t body_len = 0;
	size_t header_len = 0;

	ipc_wire_header_init(&header);
	header.version = IPC_WIRE_MESSAGE_VERSION;
	header.flags = IPC_MESSAGE_FLAG_NOTIFY;
	header.op = IPC_KERNEL_CONTROL_OP_PROCESS_ENDED;
	header.body_size = IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE;
	process->table.count = 0;
	process->out_len = 0;
	/* Neither can refuse: a number is never 0, and ipc_core_end keeps reason and code apart. */
	if (ipc_wire_header_pack(&header, process->out, IPC_HEADER_BYTES, &header_len) == 0 &&
	    ipc_kernel_control_process_ended_pack(
		    &ended, process->out + IPC_HEADER_BYTES,
		    sizeof(process->out) - IPC_HEADER_BYTES, &body_len) == 0)
		process->out_len = header_len + body_len;
}
