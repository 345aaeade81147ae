/* SPDX-License-Identifier: ISC */
/* What a service does with the installed library, in C11 and in C++17: fill, pack, unpack. */
#include <ipc/ipc.h>
#include <ipc/procd/procd.h>

int main(void)
{
	struct ipc_procd_stop_process_request msg;
	uint8_t buf[IPC_PROCD_STOP_PROCESS_REQUEST_SIZE];
	size_t len = 0;

	ipc_procd_stop_process_request_init(&msg);
	msg.process_id = 12;
	msg.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	if (ipc_procd_stop_process_request_pack(&msg, buf, sizeof(buf), &len) != 0)
		return 1;
	msg.process_id = 0;
	if (ipc_procd_stop_process_request_unpack(&msg, buf, len) != 0)
		return 2;
	return msg.process_id == 12 ? 0 : 3;
}
