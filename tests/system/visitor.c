/* SPDX-License-Identifier: ISC */
/*
 * A client of procd that is a process of its own; slot 1 holds a peer of procd's service endpoint
 * and slot 2 one of a loader's. What it does is said by its arguments; its exit code tells how it
 * went.
 *
 *     rights SLOT                  the rights of what that slot holds; 0 if it is empty
 *     ask PROCESS LABEL COUNT      asks for that process that often; 0 if each answer was right
 *     wait AFTER PROCESS           waits for an event; the kind of the event
 *     script FILE TRIP             runs the script and kills itself at that message; 0 if it ran
 *     say NAME                     0 if the environment holds VISITOR=NAME
 */
#include <ipc/host.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/procd/procd_client.h"
#include "script.h"
#include "tripwire.h"
#include "visitor.h"

enum {
	SERVICE = 1,
	LOADER = 2,
};

static uint8_t out[IPC_MESSAGE_BYTES_MAX];
static uint8_t in[IPC_MESSAGE_BYTES_MAX];

static struct ipc_client client_of(uint32_t slot)
{
	const struct ipc_client client = {
		.slot = slot,
		.next_id = 1,
		.out = out,
		.out_cap = sizeof(out),
		.in = in,
		.in_cap = sizeof(in),
	};

	return client;
}

static int rights(uint32_t slot)
{
	struct ipc_local_cap cap;

	if (ipc_transport_query_local_cap(slot, &cap) != IPC_RESULT_OK)
		return VISITOR_CALL_FAILED;
	return cap.type == IPC_CAP_TYPE_NONE ? 0 : (int)cap.rights;
}

/* Two ops by turns, so that an answer to the wrong request would not fit. */
static int ask(uint64_t process_id, const char *label, unsigned long count)
{
	struct ipc_client procd = client_of(SERVICE);
	const struct ipc_procd_query_process_request query = {process_id};
	const struct ipc_procd_get_restart_policy_request get = {process_id};
	const size_t length = strlen(label);

	for (unsigned long i = 0; i < count; i += 2) {
		struct ipc_procd_query_process_reply state;
		struct ipc_procd_get_restart_policy_reply policy;

		if (!ipc_succeeded(ipc_procd_query_process(&procd, &query, &state)))
			return VISITOR_CALL_FAILED;
		if (state.label_length != length || memcmp(state.label, label, length) != 0)
			return VISITOR_WRONG_ANSWER;
		if (!ipc_succeeded(ipc_procd_get_restart_policy(&procd, &get, &policy)))
			return VISITOR_CALL_FAILED;
		/* Each process was set aside with its own window. */
		if (policy.restart.window != 1000 + process_id)
			return VISITOR_WRONG_ANSWER;
	}
	return 0;
}

static int wait_for(uint64_t after, uint64_t process_id)
{
	struct ipc_client procd = client_of(SERVICE);
	const struct ipc_procd_wait_process_event_request request = {
		.after = after,
		.only_process_id = process_id,
		.flags = IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK,
	};
	struct ipc_procd_wait_process_event_reply reply;

	if (!ipc_succeeded(ipc_procd_wait_process_event(&procd, &request, &reply)))
		return VISITOR_CALL_FAILED;
	return (int)reply.kind;
}

static int script(const char *file, unsigned long trip)
{
	struct ipc_client procd = client_of(SERVICE);
	struct ipc_client loader = client_of(LOADER);
	struct ipc_outcome outcome;
	struct tripwire tripwire;

	tripwire_init(&tripwire, trip);
	procd.trace = &tripwire.trace;
	loader.trace = &tripwire.trace;
	if (script_run(&procd, &loader, SERVICE, file, &outcome) != SCRIPT_DONE)
		return VISITOR_WRONG_ANSWER;
	return 0;
}

static int say(const char *name)
{
	const char *value = getenv("VISITOR");

	return value != NULL && strcmp(value, name) == 0 ? 0 : VISITOR_WRONG_ANSWER;
}

int main(int argc, char **argv)
{
	const char *verb = argc > 2 ? argv[1] : "";

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	if (strcmp(verb, "rights") == 0)
		return rights((uint32_t)strtoul(argv[2], NULL, 10));
	if (strcmp(verb, "ask") == 0 && argc > 4)
		return ask(strtoull(argv[2], NULL, 10), argv[3], strtoul(argv[4], NULL, 10));
	if (strcmp(verb, "wait") == 0 && argc > 3)
		return wait_for(strtoull(argv[2], NULL, 10), strtoull(argv[3], NULL, 10));
	if (strcmp(verb, "script") == 0 && argc > 3)
		return script(argv[2], strtoul(argv[3], NULL, 10));
	if (strcmp(verb, "say") == 0)
		return say(argv[2]);
	return VISITOR_BAD_ARGUMENTS;
}
