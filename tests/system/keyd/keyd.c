/* SPDX-License-Identifier: ISC */
/*
 * keyd: gives keys and trusted root hashes to whoever holds its endpoint, until it is told to forget
 * them. Its arguments are the rows of the boot configuration:
 *
 *     keyd [trip=NUMBER] [key=HEXID:contents|names:HEXKEY]... [trust=ROW:HEXSHA256]...
 */
#include "keyd.h"

#include <stdio.h>
#include <string.h>

static uint32_t lookup_key(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_keyd_lookup_key_request *request,
                           struct ipc_keyd_lookup_key_reply *reply)
{
	const struct key_row *row = keyd_find_key(context, request->key_id, request->use);

	(void)arrival;
	if (row == NULL)
		return IPC_RESULT_NOT_FOUND;
	reply->key_size = row->key_size;
	memcpy(reply->key, row->key, row->key_size);
	return IPC_RESULT_OK;
}

static uint32_t lookup_trust(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_keyd_lookup_trust_request *request,
                             struct ipc_keyd_lookup_trust_reply *reply)
{
	const struct trust_row *row = keyd_find_trust_row(context, request->trust_row);

	(void)arrival;
	if (row == NULL)
		return IPC_RESULT_NOT_FOUND;
	memcpy(reply->root_sha256, row->root_sha256, sizeof(reply->root_sha256));
	return IPC_RESULT_OK;
}

static uint32_t zeroize(void *context, const struct ipc_arrival *arrival,
                        struct ipc_keyd_zeroize_reply *reply)
{
	struct keyd *keyd = context;

	(void)arrival;
	reply->keys = keyd->key_count;
	reply->trust_rows = keyd->trust_row_count;
	keyd_wipe(keyd);
	return IPC_RESULT_OK;
}

int keyd_run(struct keyd *keyd, int argc, char **argv, void (*settle)(void *context))
{
	static const struct ipc_keyd_handlers handlers = {
		.lookup_key = lookup_key,
		.lookup_trust = lookup_trust,
		.zeroize = zeroize,
	};

	host_service_init(&keyd->service, argc, argv);
	host_service_add(&keyd->service, ipc_keyd_binding(&handlers, keyd));
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "trip=", 5) == 0 || keyd_read_row(keyd, argv[i]))
			continue;
		/* What it says is no one's to read. */
		fprintf(stderr, "keyd: argument %d is no row\n", i);
		keyd_wipe(keyd);
		return KEYD_BAD_ARGUMENT;
	}
	return host_service_run(&keyd->service, settle, keyd);
}
