// SPDX-License-Identifier: ISC
/*
 * The wire, both sides of it, and the search of their buffers.
 */
#include <stdio.h>
#include <string.h>

#include "aside.h"
#include "rig.h"
#include "syscall_arch.h"

#define CALL   0x40
#define RECV   0x41
#define REPLY  0x42
#define NUMBER 7

size_t paths;
size_t failures;

uint8_t wire_in[PAGE];
static size_t wire_in_len;
uint32_t wire_status;
uint32_t reply_status;
uint8_t wire_out[PAGE];
size_t wire_out_len;

static uint8_t client_out[PAGE];
static uint8_t client_in[PAGE];
struct ipc_client client;
static uint8_t server_in[PAGE];
static uint8_t server_out[PAGE];
struct ipc_server server;
static union {
	union ipc_secrets_scratch secrets;
	union ipc_keyd_scratch keyd;
} scratch;

struct ipc_secrets_store_keys_request store;
struct ipc_secrets_fetch_key_request fetch_what;
struct ipc_secrets_fetch_key_reply fetched;
struct ipc_secrets_change_pin_request change;
struct ipc_secrets_change_pin_reply changed;
struct ipc_secrets_change_pin_failure unchanged;
struct ipc_keyd_lookup_key_request look;
struct ipc_keyd_lookup_key_reply looked;
struct ipc_arrival deferred;
struct ipc_outcome outcome;
uint32_t found;
uint32_t handlers_result;
uint8_t body[PAGE];
size_t body_len;

struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6])
{
	struct ipc_sys_result result = {0, 0, 0};

	if (number == CALL || number == REPLY) {
		wire_out_len = (size_t)arguments[2];
		memcpy(wire_out, (const uint8_t *)(uintptr_t)arguments[1], wire_out_len);
	}
	if (number == REPLY) {
		result.status = reply_status;
		reply_status = 0;
	}
	if (number == CALL || number == RECV) {
		const uint64_t in = arguments[number == CALL ? 3 : 1];

		result.status = wire_status;
		if (wire_status == 0) {
			memcpy((uint8_t *)(uintptr_t)in, wire_in, wire_in_len);
			result.value0 = wire_in_len;
			result.value1 = NUMBER;
		}
	}
	return result;
}

void rig_deliver(uint32_t op, uint32_t flags, uint32_t result)
{
	struct ipc_cap_table none;
	struct ipc_wire_header header;

	none.count = 0;
	ipc_wire_header_init(&header);
	header.op = op;
	header.flags = (uint16_t)flags;
	header.result = result;
	header.request_id = NUMBER;
	memcpy(wire_in + IPC_HEADER_BYTES, body, body_len);
	if (ipc_message_seal(&header, &none, body_len, wire_in, sizeof(wire_in), &wire_in_len) != 0)
		failures++;
}

static uint32_t on_store(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_secrets_store_keys_request *request)
{
	(void)context;
	(void)request;
	deferred = *arrival;
	return handlers_result;
}

static uint32_t on_fetch(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_secrets_fetch_key_request *request,
                         struct ipc_secrets_fetch_key_reply *reply)
{
	(void)context;
	(void)request;
	deferred = *arrival;
	*reply = fetched;
	return handlers_result;
}

static uint32_t on_change(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_secrets_change_pin_request *request,
                          struct ipc_secrets_change_pin_reply *reply, struct ipc_secrets_change_pin_failure *failure)
{
	(void)context;
	(void)request;
	deferred = *arrival;
	*reply = changed;
	*failure = unchanged;
	return handlers_result;
}

static uint32_t on_look(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_keyd_lookup_key_request *request, struct ipc_keyd_lookup_key_reply *reply)
{
	(void)context;
	(void)arrival;
	(void)request;
	*reply = looked;
	return handlers_result;
}

static const struct ipc_secrets_handlers secrets_handlers = {
	.store_keys = on_store,
	.fetch_key = on_fetch,
	.change_pin = on_change,
};
const struct ipc_keyd_handlers keyd_handlers = {.lookup_key = on_look};
struct ipc_binding binding;

void rig_start(void)
{
	memset(&store, 0, sizeof(store));
	memcpy(store.keys[0].key, secret, 16);
	memcpy(store.keys[1].key, secret + 16, 16);
	store.pin_size = 15;
	memcpy(store.pin, secret + 32, 15);
	memset(&fetched, 0, sizeof(fetched));
	fetched.key_size = 64;
	memcpy(fetched.key, secret, 64);
	memset(&change, 0, sizeof(change));
	change.owner = "owner";
	change.owner_length = 5;
	change.pin_size = 32;
	memcpy(change.pin, secret + 20, 32);
	memset(&changed, 0, sizeof(changed));
	memcpy(changed.reset, secret + 40, 16);
	changed.note = "by nobody";
	changed.note_size = 9;
	unchanged.tries_left = 2;
	memcpy(unchanged.proof, secret + 8, 8);
	ipc_keyd_lookup_key_request_init(&look);
	look.use = IPC_KEYD_KEY_USE_CONTENTS;
	ipc_keyd_lookup_key_reply_init(&looked);
	looked.key_size = 64;
	memcpy(looked.key, secret, 64);

	memset(client_out, 0x11, sizeof(client_out));
	memset(client_in, 0x22, sizeof(client_in));
	memset(&client, 0, sizeof(client));
	client.next_id = NUMBER;
	client.out = client_out;
	client.out_cap = sizeof(client_out);
	client.in = client_in;
	client.in_cap = sizeof(client_in);
	memset(server_in, 0x33, sizeof(server_in));
	memset(server_out, 0x44, sizeof(server_out));
	memset(&scratch, 0x55, sizeof(scratch));
	memset(&server, 0, sizeof(server));
	binding = ipc_secrets_binding(&secrets_handlers, NULL);
	server.in = server_in;
	server.in_cap = sizeof(server_in);
	server.reply.out = server_out;
	server.reply.out_cap = sizeof(server_out);
	server.service.binding = &binding;
	server.service.scratch = &scratch;
	wire_status = 0;
	reply_status = 0;
	wire_out_len = 0;
	handlers_result = 0;
	memset(body, 0, sizeof(body));
	body_len = 0;
}

void rig_judge(const char *name, bool as_expected, size_t on_stack)
{
	const struct {
		const char *name;
		size_t finds;
	} places[] = {
		{"the stack", on_stack},
		{"the client's out", aside_find(client_out, sizeof(client_out))},
		{"the client's in", aside_find(client_in, sizeof(client_in))},
		{"the client", aside_find(&client, sizeof(client))},
		{"the server's in", aside_find(server_in, sizeof(server_in))},
		{"the server's out", aside_find(server_out, sizeof(server_out))},
		{"the server's scratch", aside_find(&scratch, sizeof(scratch))},
		{"the server", aside_find(&server, sizeof(server))},
	};

	paths++;
	if (!as_expected) {
		printf("%s: another path was taken: 0x%08x %u %u 0x%08x\n", name, found, outcome.transport, outcome.result,
		       outcome.verdict);
		failures++;
	}
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (places[i].finds > 0) {
			printf("%s: %zu pieces of the secret in %s\n", name, places[i].finds, places[i].name);
			failures++;
		}
	}
}
