/* SPDX-License-Identifier: ISC */
/* Calls of named, as its test makes them. */
#include "named_calls.h"

#include <string.h>

struct ipc_named_entry entry_of(const char *name)
{
	const struct ipc_named_entry entry = {9, 1, (uint16_t)strlen(name), name};

	return entry;
}

struct ipc_outcome try_seed(struct stand_client *named, struct ipc_named_entry entry,
                            struct ipc_named_seed_entry_reply *reply)
{
	const struct ipc_named_seed_entry_request request = {entry};

	return ipc_named_seed_entry(&named->client, &request, reply);
}

void assert_seeded(struct stand_client *named, struct ipc_named_entry entry,
                   uint32_t entries)
{
	struct ipc_named_seed_entry_reply reply;

	assert_result(try_seed(named, entry, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.entries, entries);
}

void assert_not_seeded(struct stand_client *named, struct ipc_named_entry entry,
                       uint32_t result)
{
	struct ipc_named_seed_entry_reply reply;

	assert_result(try_seed(named, entry, &reply), result);
}

void seal(struct stand_client *named, uint32_t entries)
{
	struct ipc_named_seal_reply reply;

	assert_result(ipc_named_seal(&named->client, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.entries, entries);
}

struct ipc_outcome try_register_with(struct stand_client *named, struct ipc_named_entry entry,
                                     uint32_t endpoint, uint32_t rights)
{
	const struct ipc_named_register_request request = {entry};
	const struct ipc_named_register_request_caps caps = {ipc_cap(endpoint, rights)};

	return ipc_named_register(&named->client, &request, &caps);
}

struct ipc_outcome try_register(struct stand_client *named, struct ipc_named_entry entry,
                                uint32_t endpoint)
{
	return try_register_with(named, entry, endpoint, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
}

struct ipc_outcome try_lookup(struct stand_client *named, const char *name,
                              struct ipc_named_lookup_reply *reply,
                              struct ipc_named_lookup_reply_caps *caps)
{
	const struct ipc_named_lookup_request request = {(uint16_t)strlen(name), name};

	return ipc_named_lookup(&named->client, &request, reply, caps);
}

void assert_not_looked_up(struct stand_client *named, const char *name, uint32_t result)
{
	struct ipc_named_lookup_reply reply;
	struct ipc_named_lookup_reply_caps caps;

	assert_result(try_lookup(named, name, &reply, &caps), result);
}

uint32_t look_up(struct stand_client *named, const struct ipc_named_entry *entry)
{
	struct ipc_named_lookup_reply reply;
	struct ipc_named_lookup_reply_caps caps;
	struct ipc_local_cap cap;

	assert_result(try_lookup(named, entry->name, &reply, &caps), IPC_RESULT_OK);
	assert_int_equal(reply.entry.role, entry->role);
	assert_int_equal(reply.entry.version, entry->version);
	assert_int_equal(reply.entry.name_length, entry->name_length);
	assert_memory_equal(reply.entry.name, entry->name, entry->name_length);
	assert_true(caps.endpoint.present);
	assert_int_equal(caps.endpoint.rights, IPC_RIGHT_SEND);
	assert_int_equal(ipc_transport_query_local_cap(caps.endpoint.slot, &cap), IPC_RESULT_OK);
	assert_int_equal(cap.type, IPC_CAP_TYPE_ENDPOINT);
	assert_int_equal(cap.rights, IPC_RIGHT_SEND);
	return caps.endpoint.slot;
}
