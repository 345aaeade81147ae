/* SPDX-License-Identifier: ISC */
/* What is started for a test of named. */
#include "named_scene.h"

#include "ipc/logd/logd_client.h"
#include "named_calls.h"

enum {
	/* Slots of named. */
	SLOT_LOOKUP = 2,
	/* Slots of logd. */
	SLOT_ENDPOINT = 1,
	SLOT_KERNEL = 2,
	SLOT_NAMED = 3,
	SLOT_SELF = 4,
};

const char *named_program;
const char *logd_program;

void start(struct stand *stand, struct stand_client *named)
{
	const char *const arguments[] = {"named", NULL};

	stand_client_init(named, stand_service(stand, named_program, arguments, NULL, 0, NULL));
}

uint32_t start_logd(struct stand *stand, uint32_t *process)
{
	const char *const arguments[] = {"logd", NULL};
	const struct stage_cap kernel = {SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND};

	return stand_service(stand, logd_program, arguments, &kernel, 1, process);
}

void start_for_all(struct stand *stand, struct stand_client *services,
                   struct stand_client *anybody)
{
	const char *const arguments[] = {"named", NULL};
	const struct stage_cap lookup = {SLOT_LOOKUP, stand_endpoint(stand), IPC_RIGHT_RECEIVE};

	stand_client_init(services,
	                  stand_service(stand, named_program, arguments, &lookup, 1, NULL));
	stand_client_init(anybody, stand_copy(stand, lookup.source, IPC_RIGHT_SEND));
	stand_drop(lookup.source);
}

void start_registered_logd(struct stand *stand, const struct stand_client *services)
{
	const char *const arguments[] = {"logd", "registers", NULL};
	const uint32_t whole = stand_endpoint(stand);
	const struct stage_cap caps[] = {
		{SLOT_ENDPOINT, whole, IPC_RIGHT_RECEIVE},
		{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{SLOT_NAMED, services->client.slot, IPC_RIGHT_SEND},
		{SLOT_SELF, whole, IPC_RIGHT_SEND | IPC_RIGHT_GRANT},
	};

	stand_start(stand, logd_program, arguments, caps, sizeof(caps) / sizeof(caps[0]));
	stand_drop(whole);
}

struct ipc_outcome try_append(uint32_t slot, uint64_t *record_id)
{
	const struct ipc_logd_append_request request = {IPC_LOGD_SEVERITY_INFO, 5, "hello"};
	struct ipc_logd_append_reply reply = {0};
	struct stand_client logd;
	struct ipc_outcome outcome;

	stand_client_init(&logd, slot);
	outcome = ipc_logd_append(&logd.client, &request, &reply);
	*record_id = reply.record_id;
	return outcome;
}

uint64_t capabilities_held(struct stand_client *named)
{
	struct ipc_host_counts counts;

	assert_not_looked_up(named, "nobody", IPC_RESULT_NOT_FOUND);
	assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_OK);
	return counts.capabilities;
}
