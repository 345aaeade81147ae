/* SPDX-License-Identifier: ISC */
/* A procd with its endpoints around a test. */
#include "rig.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ipc/kernel_control/kernel_control_client.h"
#include "procd/procd.h"

void rig_client_init(struct rig_client *client, uint32_t slot)
{
	memset(client, 0, sizeof(*client));
	client->client.slot = slot;
	client->client.next_id = 1;
	client->client.out = client->out;
	client->client.out_cap = sizeof(client->out);
	client->client.in = client->in;
	client->client.in_cap = sizeof(client->in);
	client->client.window.base = RIG_WINDOW;
	client->client.window.count = RIG_WINDOW_COUNT;
	client->client.trace = &live_trace;
}

void rig_init(struct rig *rig, int argc, char **argv)
{
	if (argc < 4) {
		fprintf(stderr, "usage: ipc-broker %s PROCD SERVICE VISITOR\n", argv[0]);
		exit(2);
	}
	memset(rig, 0, sizeof(*rig));
	rig->files.procd = argv[1];
	rig->files.service = argv[2];
	rig->files.visitor = argv[3];
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	stage_kernel_init(&rig->kernel, IPC_HOST_SLOT_KERNEL);
	rig->kernel.client.trace = &live_trace;
	rig_client_init(&rig->procd, RIG_SERVICE);
	rig_client_init(&rig->loaders[0], RIG_LOADER);
	rig_client_init(&rig->loaders[1], RIG_LOADER_2);
}

void rig_drop(uint32_t slot)
{
	assert_int_equal(ipc_transport_drop_local_cap(slot), IPC_RESULT_OK);
}

void rig_endpoint(struct rig *rig, uint32_t slot)
{
	assert_int_equal(stage_endpoint(&rig->kernel, slot), IPC_RESULT_OK);
}

void rig_copy(struct rig *rig, uint32_t source, uint32_t target, uint32_t rights)
{
	struct ipc_kernel_control_cap_copy_attenuated_request request;

	ipc_kernel_control_cap_copy_attenuated_request_init(&request);
	request.source_slot = source;
	request.target_slot = target;
	request.rights = rights;
	assert_true(ipc_succeeded(
		ipc_kernel_control_cap_copy_attenuated(&rig->kernel.client, &request)));
}

/* procd alone receives on its endpoints, so that its death is seen by whoever calls it. */
void rig_start(struct rig *rig, uint64_t trip)
{
	static const uint32_t peers[] = {RIG_SERVICE, RIG_LOADER, RIG_LOADER_2};
	struct stage_cap caps[4] = {{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND}};
	char boot[3][512];
	char tripping[32];
	const char *arguments[] = {"procd", tripping, boot[0], boot[1], boot[2], NULL};
	const struct stage stage = {
		.path = rig->files.procd,
		.arguments = arguments,
		.slot_count = SLOT_WINDOW + SLOT_WINDOW_COUNT,
		.caps = caps,
		.cap_count = 4,
		.process_slot = RIG_PROCD,
		.grant_slot = RIG_SCRATCH,
	};

	snprintf(tripping, sizeof(tripping), "trip=%llu", (unsigned long long)trip);
	snprintf(boot[0], sizeof(boot[0]), "%s=%s", RIG_SERVICE_NAME, rig->files.service);
	snprintf(boot[1], sizeof(boot[1]), "%s=%s", RIG_OTHER_NAME, rig->files.service);
	snprintf(boot[2], sizeof(boot[2]), "%s=%s", RIG_VISITOR_NAME, rig->files.visitor);
	assert_int_equal(ipc_host_counts(&rig->before), IPC_RESULT_OK);
	for (uint32_t i = 0; i < 3; i++) {
		uint32_t whole = RIG_FREE + i;

		rig_endpoint(rig, whole);
		rig_copy(rig, whole, peers[i], IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
		caps[1 + i].target = SLOT_SERVICE + i;
		caps[1 + i].source = whole;
		caps[1 + i].rights = IPC_RIGHT_RECEIVE;
	}
	rig_endpoint(rig, RIG_WATCH);
	assert_int_equal(stage_run(&rig->kernel, &stage, NULL), IPC_RESULT_OK);
	for (uint32_t i = 0; i < 3; i++)
		rig_drop(RIG_FREE + i);
}

void rig_stop(struct rig *rig)
{
	assert_int_equal(child_kill(&rig->kernel.client, RIG_PROCD,
	                            IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP),
	                 IPC_RESULT_OK);
	assert_int_equal(stage_reap(&rig->kernel, RIG_PROCD), IPC_RESULT_OK);
	rig_drop(RIG_SERVICE);
	rig_drop(RIG_LOADER);
	rig_drop(RIG_LOADER_2);
	rig_drop(RIG_WATCH);
	wait_counts(&rig->before);
}

int rig_setup(void **state)
{
	rig_start(*state, 0);
	return 0;
}

int rig_teardown(void **state)
{
	rig_stop(*state);
	return 0;
}

void rig_visit(struct rig *rig, uint32_t process_slot, const char *const *arguments)
{
	const struct stage_cap caps[] = {{1, RIG_SERVICE, IPC_RIGHT_SEND | IPC_RIGHT_GRANT},
	                                 {2, RIG_LOADER, IPC_RIGHT_SEND}};
	const struct stage stage = {
		.path = rig->files.visitor,
		.arguments = arguments,
		.slot_count = 16,
		.caps = caps,
		.cap_count = 2,
		.process_slot = process_slot,
		.grant_slot = RIG_SCRATCH,
	};
	struct staged staged;

	assert_int_equal(stage_load(&rig->kernel, &stage, &staged), IPC_RESULT_OK);
	assert_int_equal(stage_watch(&rig->kernel, process_slot, RIG_WATCH), IPC_RESULT_OK);
	assert_int_equal(stage_start(&rig->kernel, &stage, &staged), IPC_RESULT_OK);
}

int32_t rig_wait_visitor(void)
{
	struct ipc_kernel_control_process_ended ended;

	assert_int_equal(stage_wait(RIG_WATCH, &ended), IPC_RESULT_OK);
	return ended.reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE ? ended.exit_code : 128;
}

void rig_pipe_open(struct rig_pipe *pipe)
{
	strcpy(pipe->folder, "/tmp/ipc-system-XXXXXX");
	assert_non_null(mkdtemp(pipe->folder));
	snprintf(pipe->path, sizeof(pipe->path), "%s/pipe", pipe->folder);
	assert_int_equal(mkfifo(pipe->path, 0600), 0);
	pipe->file = open(pipe->path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
	assert_true(pipe->file >= 0);
}

void rig_pipe_close(struct rig_pipe *pipe)
{
	/* First the name: who opens it when nobody writes any more waits for ever. */
	unlink(pipe->path);
	close(pipe->file);
	rmdir(pipe->folder);
}

void rig_pipe_release(const struct rig_pipe *pipe, uint8_t code)
{
	assert_int_equal(write(pipe->file, &code, 1), 1);
}

/* Each look is a round trip through the broker; what is under way ends long before so many. */
#define PATIENCE 100000

void rig_wait_tokens(const struct rig *rig, uint64_t more)
{
	struct ipc_host_counts now;

	for (uint32_t i = 0; i < PATIENCE; i++) {
		assert_int_equal(ipc_host_counts(&now), IPC_RESULT_OK);
		if (now.tokens == rig->before.tokens + more)
			return;
	}
	assert_int_equal(now.tokens, rig->before.tokens + more);
}

uint32_t rig_exhaust(struct rig *rig)
{
	struct ipc_kernel_control_create_staged_process_request request;
	struct ipc_kernel_control_create_staged_process_reply reply;
	struct ipc_outcome outcome;
	uint32_t taken = 0;

	ipc_kernel_control_create_staged_process_request_init(&request);
	request.range_count = 1;
	request.ranges[0].address = IPC_TYPES_PAGE_SIZE;
	request.ranges[0].size = IPC_TYPES_PAGE_SIZE;
	request.ranges[0].access = IPC_KERNEL_CONTROL_PAGE_ACCESS_READ;
	/* Large ones first, so that few processes take all slots. */
	for (request.slot_count = 4096; request.slot_count > 0; request.slot_count /= 8) {
		for (;;) {
			request.process_slot = RIG_FREE + taken;
			outcome = ipc_kernel_control_create_staged_process(&rig->kernel.client,
			                                                   &request, &reply);
			if (!ipc_succeeded(outcome))
				break;
			taken++;
		}
		assert_result(outcome, IPC_RESULT_EXHAUSTED);
	}
	return taken;
}

void rig_relieve(struct rig *rig, uint32_t taken)
{
	for (uint32_t i = 0; i < taken; i++)
		assert_int_equal(child_abort(&rig->kernel.client, RIG_FREE + i), 1);
}
