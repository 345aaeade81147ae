/* SPDX-License-Identifier: ISC */
/* A launch and its end, as a client of loaderd and procd sees them. No test is needed for it. */
#include <string.h>

#include "ipc/loaderd/loaderd_client.h"
#include "ipc/procd/procd_client.h"
#include "launch.h"

/* Strings as one block; false: they are too long. */
static bool join(char block[IPC_TYPES_BLOCK_BYTES_MAX], uint16_t *size, uint16_t *count,
                 const char *const *strings)
{
	*size = 0;
	*count = 0;
	for (; strings != NULL && *strings != NULL; strings++) {
		const size_t length = strlen(*strings) + 1;

		if (length > (size_t)IPC_TYPES_BLOCK_BYTES_MAX - *size)
			return false;
		memcpy(block + *size, *strings, length);
		*size = (uint16_t)(*size + length);
		(*count)++;
	}
	return true;
}

struct ipc_outcome launch_try(struct ipc_client *loaderd, const char *path,
                              const char *const *arguments, const char *const *environment,
                              uint64_t *process_id, uint32_t *failure)
{
	const struct ipc_loaderd_launch_path_request_caps nothing = {0};
	struct ipc_loaderd_launch_path_request request;
	struct ipc_loaderd_launch_path_reply reply = {0};
	struct ipc_loaderd_launch_path_failure why = {0};
	struct ipc_outcome outcome = {IPC_RESULT_INVALID_ARGUMENT, IPC_RESULT_INVALID_ARGUMENT, 0};
	char argument_block[IPC_TYPES_BLOCK_BYTES_MAX];
	char environment_block[IPC_TYPES_BLOCK_BYTES_MAX];

	ipc_loaderd_launch_path_request_init(&request);
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	request.arguments = argument_block;
	request.environment = environment_block;
	if (join(argument_block, &request.arguments_size, &request.arguments_count, arguments) &&
	    join(environment_block, &request.environment_size, &request.environment_count,
	         environment))
		outcome = ipc_loaderd_launch_path(loaderd, &request, &nothing, &reply, &why);
	*process_id = reply.process_id;
	*failure = why.failure;
	return outcome;
}

int32_t launch_wait(struct ipc_client *procd, uint64_t process_id)
{
	struct ipc_procd_wait_process_event_request request;
	struct ipc_procd_wait_process_event_reply reply;

	ipc_procd_wait_process_event_request_init(&request);
	request.only_process_id = process_id;
	request.flags = IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK;
	for (;;) {
		if (!ipc_succeeded(ipc_procd_wait_process_event(procd, &request, &reply)))
			return -1;
		if (reply.kind == IPC_PROCESS_EVENT_KIND_EXITED)
			return reply.exit_code;
		if (reply.kind == IPC_PROCESS_EVENT_KIND_KILLED)
			return LAUNCH_KILLED;
		request.after = reply.sequence;
	}
}
