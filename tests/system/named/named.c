/* SPDX-License-Identifier: ISC */
/*
 * named: services by name. An entry is seeded, then the table is sealed, then the service registers by
 * that entry and is looked up. The kernel tells no sender's name, so an exact entry is all that a
 * service shows, and the endpoint on which it comes. Slot 1 is that of rootd and of the services which
 * it starts; slot 2, which may be empty, that of whoever may look up and no more. Else anybody who knows
 * an entry could take a service's name before the service does.
 */
#include "ipc/named/named_server.h"

#include <string.h>

#include "host_service.h"
#include "ipc/types/types.h"

enum {
	SLOT_SERVICES = HOST_SERVICE_ENDPOINT,
	/* Each may keep an endpoint in the window, which must still take a message full of capabilities. */
	ROWS_MAX = 32,
};

_Static_assert(ROWS_MAX + IPC_CAPS_MAX <= HOST_SERVICE_WINDOW_COUNT, "no request finds it full");

/* Whom vfsd alone may reach, by peers that it was given: nobody finds them here. */
static const char *const private_names[] = {"keyd", "ramfsd", "e2fsd", "fatd"};

struct row {
	/* Its name stands in `name`. */
	struct ipc_named_entry entry;
	char name[IPC_SERVICE_NAME_BYTES_MAX];
	/* Where the endpoint of the service stands; 0 until it has registered. */
	uint32_t endpoint;
};

struct named {
	struct row rows[ROWS_MAX];
	uint32_t row_count;
	bool is_sealed;
};

static bool is_private(const char *name, uint16_t length)
{
	for (size_t i = 0; i < sizeof(private_names) / sizeof(private_names[0]); i++)
		if (strlen(private_names[i]) == length && memcmp(private_names[i], name, length) == 0)
			return true;
	return false;
}

static struct row *find(struct named *named, const char *name, uint16_t length)
{
	for (uint32_t i = 0; i < named->row_count; i++) {
		struct row *row = &named->rows[i];

		if (row->entry.name_length == length && memcmp(row->name, name, length) == 0)
			return row;
	}
	return NULL;
}

/* Whether it is the row's entry; the names are the same. */
static bool is_entry(const struct row *row, const struct ipc_named_entry *entry)
{
	return row->entry.role == entry->role && row->entry.version == entry->version;
}

static uint32_t serve_seed_entry(void *context, const struct ipc_arrival *arrival,
                                 const struct ipc_named_seed_entry_request *request,
                                 struct ipc_named_seed_entry_reply *reply)
{
	struct named *named = context;
	const struct ipc_named_entry *entry = &request->entry;
	struct row *row = find(named, entry->name, entry->name_length);

	if (arrival->slot != SLOT_SERVICES || named->is_sealed ||
	    is_private(entry->name, entry->name_length))
		return IPC_RESULT_DENIED;
	if (row != NULL && !is_entry(row, entry))
		return IPC_RESULT_EXISTS;
	if (row == NULL) {
		if (named->row_count == ROWS_MAX)
			return IPC_RESULT_EXHAUSTED;
		row = &named->rows[named->row_count++];
		row->entry = *entry;
		memcpy(row->name, entry->name, entry->name_length);
		row->entry.name = row->name;
	}
	reply->entries = named->row_count;
	return IPC_RESULT_OK;
}

static uint32_t serve_seal(void *context, const struct ipc_arrival *arrival,
                           struct ipc_named_seal_reply *reply)
{
	struct named *named = context;

	if (arrival->slot != SLOT_SERVICES || named->is_sealed)
		return IPC_RESULT_DENIED;
	named->is_sealed = true;
	reply->entries = named->row_count;
	return IPC_RESULT_OK;
}

static uint32_t serve_register(void *context, const struct ipc_arrival *arrival,
                               const struct ipc_named_register_request *request,
                               const struct ipc_named_register_request_caps *caps)
{
	struct named *named = context;
	const struct ipc_named_entry *entry = &request->entry;
	struct row *row = find(named, entry->name, entry->name_length);

	if (arrival->slot != SLOT_SERVICES || is_private(entry->name, entry->name_length))
		return IPC_RESULT_DENIED;
	/* Else named would take a share of what is sent to the service. */
	if ((caps->endpoint.rights & IPC_RIGHT_RECEIVE) != 0)
		return IPC_RESULT_DENIED;
	if (!named->is_sealed)
		return IPC_RESULT_BUSY;
	if (row == NULL || !is_entry(row, entry))
		return IPC_RESULT_NOT_FOUND;
	if (row->endpoint != 0)
		return IPC_RESULT_EXISTS;
	row->endpoint = caps->endpoint.slot;
	return IPC_RESULT_OK;
}

static uint32_t serve_lookup(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_named_lookup_request *request,
                             struct ipc_named_lookup_reply *reply,
                             struct ipc_named_lookup_reply_caps *reply_caps)
{
	struct named *named = context;
	const struct row *row = find(named, request->name, request->name_length);

	(void)arrival;
	if (is_private(request->name, request->name_length))
		return IPC_RESULT_DENIED;
	if (!named->is_sealed)
		return IPC_RESULT_BUSY;
	if (row == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (row->endpoint == 0)
		return IPC_RESULT_RETRY;
	reply->entry = row->entry;
	reply_caps->endpoint = ipc_cap(row->endpoint, IPC_RIGHT_SEND);
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_named_handlers handlers = {
		.seed_entry = serve_seed_entry,
		.seal = serve_seal,
		.op_register = serve_register,
		.lookup = serve_lookup,
	};
	static struct host_service service;
	static struct named named;

	host_service_init(&service, argc, argv);
	service.server.slot = IPC_SLOT_ANY;
	host_service_add(&service, ipc_named_binding(&handlers, &named));
	return host_service_run(&service, NULL, NULL);
}
