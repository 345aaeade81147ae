/* SPDX-License-Identifier: ISC */
/* The scripted scenario of the tests that kill one side at each message. */
#include "script.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "elf_image.h"
#include "ipc/procd/procd_client.h"
#include "loader.h"

/* Exit codes that the script's processes are told to end with. */
#define SPAWNED_CODE 7
#define LOADED_CODE  3

/* Where the script stands. */
struct script {
	struct ipc_client *supervisor;
	struct ipc_client *loader;
	uint32_t peer;
	const char *file;
	struct ipc_outcome outcome;
	uint64_t process_id;
	uint64_t seen;
};

/* Two strings each: a block of arguments. */
static const char spawned_arguments[] = "service\0exit\0007";
static const char loaded_arguments[] = "loaded\0exit\0003";

static bool spawn(struct script *script)
{
	struct ipc_procd_spawn_service_request request;
	struct ipc_procd_spawn_service_request_caps caps = {0};
	struct ipc_procd_spawn_service_reply reply;
	struct ipc_procd_spawn_service_reply_caps reply_caps;
	struct ipc_procd_spawn_service_failure failure;

	ipc_procd_spawn_service_request_init(&request);
	request.arguments = spawned_arguments;
	request.arguments_size = sizeof(spawned_arguments);
	request.arguments_count = 3;
	request.service = "service";
	request.service_length = 7;
	caps.peers[0] = ipc_cap(script->peer, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers_count = 1;
	script->outcome = ipc_procd_spawn_service(script->supervisor, &request, &caps, &reply,
	                                          &reply_caps, &failure);
	script->process_id = reply.process_id;
	return ipc_succeeded(script->outcome);
}

/* The next event of the process; it must be of this kind and code. */
static bool event(struct script *script, uint32_t kind, int32_t exit_code)
{
	struct ipc_procd_wait_process_event_request request;
	struct ipc_procd_wait_process_event_reply reply;

	ipc_procd_wait_process_event_request_init(&request);
	request.after = script->seen;
	request.only_process_id = script->process_id;
	request.flags = IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK;
	script->outcome = ipc_procd_wait_process_event(script->supervisor, &request, &reply);
	if (!ipc_succeeded(script->outcome))
		return false;
	script->seen = reply.sequence;
	return reply.kind == kind && reply.exit_code == exit_code && reply.lost == 0;
}

static bool lives(struct script *script, int32_t exit_code)
{
	return event(script, IPC_PROCESS_EVENT_KIND_STARTED, 0) &&
	       event(script, IPC_PROCESS_EVENT_KIND_EXITED, exit_code);
}

static bool query(struct script *script)
{
	struct ipc_procd_query_process_request request;
	struct ipc_procd_query_process_reply reply;

	ipc_procd_query_process_request_init(&request);
	request.process_id = script->process_id;
	script->outcome = ipc_procd_query_process(script->supervisor, &request, &reply);
	return ipc_succeeded(script->outcome) &&
	       reply.run_state == IPC_PROCD_PROCESS_STATE_EXITED &&
	       reply.exit_code == SPAWNED_CODE;
}

static bool set_policy(struct script *script)
{
	struct ipc_procd_set_restart_policy_request request;
	struct ipc_procd_set_restart_policy_reply reply;

	ipc_procd_set_restart_policy_request_init(&request);
	request.process_id = script->process_id;
	request.restart.policy = IPC_PROCD_RESTART_POLICY_ALWAYS;
	script->outcome = ipc_procd_set_restart_policy(script->supervisor, &request, &reply);
	return ipc_succeeded(script->outcome) &&
	       reply.previous.policy == IPC_PROCD_RESTART_POLICY_NEVER;
}

static bool update_foundation(struct script *script)
{
	struct ipc_procd_update_foundation_endpoints_request request;
	struct ipc_procd_update_foundation_endpoints_request_caps caps = {0};
	struct ipc_procd_update_foundation_endpoints_reply reply;

	ipc_procd_update_foundation_endpoints_request_init(&request);
	/* Higher than any before, also where the script runs once more. */
	request.generation = script->process_id;
	caps.vspaced = ipc_cap(script->peer, IPC_RIGHT_SEND);
	script->outcome = ipc_procd_update_foundation_endpoints(script->supervisor, &request, &caps,
	                                                        &reply);
	return ipc_succeeded(script->outcome) && reply.held == IPC_PROCD_FOUNDATION_VSPACED;
}

static bool create(struct script *script)
{
	struct ipc_procd_create_staged_process_request request;
	struct ipc_procd_create_staged_process_reply reply;

	ipc_procd_create_staged_process_request_init(&request);
	request.memory_limit = UINT64_C(1) << 20;
	request.slot_count = 8;
	request.label = "loaded";
	request.label_length = 6;
	script->outcome = ipc_procd_create_staged_process(script->supervisor, &request, &reply);
	script->process_id = reply.staged_process_id;
	return ipc_succeeded(script->outcome);
}

/* service.c is some pages, so its whole file fits here. */
static bool transfer(struct script *script)
{
	static uint8_t bytes[1 << 16];
	struct loader_plan plan;
	struct image image;
	const int file = open(script->file, O_RDONLY);
	const ssize_t size = read(file, bytes, sizeof(bytes));

	close(file);
	if (size <= 0 || elf_read(&image, bytes, (size_t)size) != ELF_SOUND)
		return false;
	loader_plan(&plan, script->process_id, &image, bytes, (size_t)size);
	script->outcome = loader_transfer(script->loader, &plan, &image);
	return ipc_succeeded(script->outcome);
}

static bool start(struct script *script)
{
	struct ipc_procd_start_staged_process_request request;
	struct ipc_procd_start_staged_process_request_caps caps = {0};
	struct ipc_procd_start_staged_process_reply reply;

	ipc_procd_start_staged_process_request_init(&request);
	request.staged_process_id = script->process_id;
	request.arguments = loaded_arguments;
	request.arguments_size = sizeof(loaded_arguments);
	request.arguments_count = 3;
	caps.peers[0] = ipc_cap(script->peer, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers_count = 1;
	script->outcome =
		ipc_procd_start_staged_process(script->supervisor, &request, &caps, &reply);
	return ipc_succeeded(script->outcome);
}

static bool stop(struct script *script)
{
	struct ipc_procd_stop_process_request request;
	struct ipc_procd_stop_process_reply reply;

	ipc_procd_stop_process_request_init(&request);
	request.process_id = script->process_id;
	request.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	script->outcome = ipc_procd_stop_process(script->supervisor, &request, &reply);
	return ipc_succeeded(script->outcome) && reply.exit_code == LOADED_CODE;
}

static bool abort_staged(struct script *script)
{
	struct ipc_procd_abort_staged_process_request request;
	struct ipc_procd_abort_staged_process_reply reply;

	ipc_procd_abort_staged_process_request_init(&request);
	request.staged_process_id = script->process_id;
	script->outcome = ipc_procd_abort_staged_process(script->supervisor, &request, &reply);
	return ipc_succeeded(script->outcome) && reply.pages > 0;
}

static bool step(struct script *script, uint32_t number)
{
	switch (number) {
	case 1:
		return spawn(script);
	case 2:
		return lives(script, SPAWNED_CODE);
	case 3:
		return query(script);
	case 4:
		return set_policy(script);
	case 5:
		return update_foundation(script);
	case 6:
	case 11:
		return create(script);
	case 7:
	case 12:
		return transfer(script);
	case 8:
		return start(script);
	case 9:
		return lives(script, LOADED_CODE);
	case 10:
		return stop(script);
	default:
		return abort_staged(script);
	}
}

uint32_t script_run(struct ipc_client *supervisor, struct ipc_client *loader, uint32_t peer,
                    const char *file, struct ipc_outcome *outcome)
{
	struct script script = {
		.supervisor = supervisor, .loader = loader, .peer = peer, .file = file};

	for (uint32_t number = 1; number <= 13; number++) {
		if (!step(&script, number)) {
			*outcome = script.outcome;
			return number;
		}
	}
	*outcome = script.outcome;
	return SCRIPT_DONE;
}
