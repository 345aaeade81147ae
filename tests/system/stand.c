/* SPDX-License-Identifier: ISC */
/* Services and their endpoints around a test. */
#include "stand.h"

#include <string.h>

#include "ipc/kernel_control/kernel_control_client.h"
#include "procd/kernel_calls.h"

void stand_init(struct stand *stand)
{
	memset(stand, 0, sizeof(*stand));
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	stage_kernel_init(&stand->kernel, IPC_HOST_SLOT_KERNEL);
	stand->kernel.client.trace = &live_trace;
}

int stand_setup(void **state)
{
	struct stand *stand = *state;

	stand->next_slot = STAND_FREE;
	stand->process_count = 0;
	return ipc_host_counts(&stand->before) == IPC_RESULT_OK ? 0 : -1;
}

int stand_teardown(void **state)
{
	struct stand *stand = *state;

	while (stand->process_count > 0)
		stand_kill(stand, stand->processes[stand->process_count - 1]);
	for (uint32_t slot = STAND_WINDOW; slot < stand->next_slot; slot++)
		/* Many are empty already. */
		(void)!ipc_transport_drop_local_cap(slot);
	wait_counts(&stand->before);
	return 0;
}

uint32_t stand_slot(struct stand *stand)
{
	assert_true(stand->next_slot < STAND_END);
	return stand->next_slot++;
}

uint32_t stand_endpoint(struct stand *stand)
{
	const uint32_t slot = stand_slot(stand);

	assert_int_equal(stage_endpoint(&stand->kernel, slot), IPC_RESULT_OK);
	return slot;
}

uint32_t stand_narrow(struct stand *stand, uint32_t endpoint_kind)
{
	struct ipc_kernel_control_create_endpoint_request request;

	ipc_kernel_control_create_endpoint_request_init(&request);
	request.target_slot = stand_slot(stand);
	request.endpoint_kind = endpoint_kind;
	request.rights = IPC_RIGHT_SEND | IPC_RIGHT_GRANT;
	assert_true(ipc_succeeded(
		ipc_kernel_control_create_endpoint(&stand->kernel.client, &request)));
	return request.target_slot;
}

uint32_t stand_copy(struct stand *stand, uint32_t source, uint32_t rights)
{
	struct ipc_kernel_control_cap_copy_attenuated_request request;

	ipc_kernel_control_cap_copy_attenuated_request_init(&request);
	request.source_slot = source;
	request.target_slot = stand_slot(stand);
	request.rights = rights;
	assert_true(ipc_succeeded(
		ipc_kernel_control_cap_copy_attenuated(&stand->kernel.client, &request)));
	return request.target_slot;
}

void stand_drop(uint32_t slot)
{
	assert_int_equal(ipc_transport_drop_local_cap(slot), IPC_RESULT_OK);
}

uint32_t stand_start(struct stand *stand, const char *path, const char *const *arguments,
                     const struct stage_cap *caps, size_t cap_count)
{
	const struct stage stage = {
		.path = path,
		.arguments = arguments,
		.slot_count = STAND_SERVICE_SLOTS,
		.caps = caps,
		.cap_count = cap_count,
		.process_slot = stand_slot(stand),
		.grant_slot = STAND_GRANT,
	};

	assert_true(stand->process_count < STAND_PROCESSES_MAX);
	assert_int_equal(stage_run(&stand->kernel, &stage, NULL), IPC_RESULT_OK);
	stand->processes[stand->process_count++] = stage.process_slot;
	return stage.process_slot;
}

uint32_t stand_service(struct stand *stand, const char *path, const char *const *arguments,
                       const struct stage_cap *caps, size_t cap_count, uint32_t *process)
{
	const uint32_t whole = stand_endpoint(stand);
	const uint32_t peer = stand_copy(stand, whole, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	struct stage_cap all[IPC_CAPS_MAX] = {{1, whole, IPC_RIGHT_RECEIVE}};
	uint32_t started;

	assert_true(cap_count < IPC_CAPS_MAX);
	for (size_t i = 0; i < cap_count; i++)
		all[1 + i] = caps[i];
	started = stand_start(stand, path, arguments, all, 1 + cap_count);
	stand_drop(whole);
	if (process != NULL)
		*process = started;
	return peer;
}

void stand_kill(struct stand *stand, uint32_t process)
{
	uint32_t place = 0;

	while (place < stand->process_count && stand->processes[place] != process)
		place++;
	assert_true(place < stand->process_count);
	assert_int_equal(child_kill(&stand->kernel.client, process,
	                            IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP),
	                 IPC_RESULT_OK);
	assert_int_equal(stage_reap(&stand->kernel, process), IPC_RESULT_OK);
	stand->processes[place] = stand->processes[--stand->process_count];
}

void stand_client_init(struct stand_client *client, uint32_t slot)
{
	memset(client, 0, sizeof(*client));
	client->client.slot = slot;
	client->client.next_id = 1;
	client->client.out = client->out;
	client->client.out_cap = sizeof(client->out);
	client->client.in = client->in;
	client->client.in_cap = sizeof(client->in);
	client->client.window.base = STAND_WINDOW;
	client->client.window.count = STAND_WINDOW_COUNT;
	client->client.trace = &live_trace;
}
