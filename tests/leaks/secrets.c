// SPDX-License-Identifier: ISC
/*
 * A secret goes every way through codecs, client, server and the kernel's core; after each, their buffers and the stack
 * below the call are searched for it. What is the caller's own, the structs it filled or had filled, is wiped by the
 * generated _wipe and searched after that.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ipc/bytes.h"
#include "ipc/client.h"
#include "ipc/keyd/keyd_client.h"
#include "ipc/keyd/keyd_server.h"
#include "ipc/secrets/secrets_client.h"
#include "ipc/secrets/secrets_server.h"
#include "ipc/server.h"

#include "aside.h"
#include "kernel.h"
#include "packets.h"
#include "syscall_arch.h"

#define PAGE   4096
#define CALL   0x40
#define RECV   0x41
#define REPLY  0x42
#define NUMBER 7

static size_t paths;
static size_t failures;

/* The kernel's side: what it hands out and was given. Not searched. */
static uint8_t wire_in[PAGE];
static size_t wire_in_len;
static uint32_t wire_status;
static uint32_t reply_status;
static uint8_t wire_out[PAGE];
static size_t wire_out_len;

static uint8_t client_out[PAGE];
static uint8_t client_in[PAGE];
static struct ipc_client client;
static uint8_t server_in[PAGE];
static uint8_t server_out[PAGE];
static struct ipc_server server;
static union {
	union ipc_secrets_scratch secrets;
	union ipc_keyd_scratch keyd;
} scratch;

static struct ipc_secrets_store_keys_request store;
static struct ipc_secrets_fetch_key_request fetch_what;
static struct ipc_secrets_fetch_key_reply fetched;
static struct ipc_secrets_change_pin_request change;
static struct ipc_secrets_change_pin_reply changed;
static struct ipc_secrets_change_pin_failure unchanged;
static struct ipc_keyd_lookup_key_request look;
static struct ipc_keyd_lookup_key_reply looked;
static struct ipc_arrival deferred;
static struct ipc_outcome outcome;
static uint32_t found;
static uint32_t handlers_result;
static uint8_t body[PAGE];
static size_t body_len;

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

/* A message in wire_in around the body. */
static void deliver(uint32_t op, uint32_t flags, uint32_t result)
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
static const struct ipc_keyd_handlers keyd_handlers = {.lookup_key = on_look};
static struct ipc_binding binding;

/* Every struct with the secret in it, every buffer without. */
static void start(void)
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

/* One path: ran as it should, and nothing is left in what is searched. */
static void judge(const char *name, bool as_expected, size_t on_stack)
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

/* Codecs. */

/* The four ways of one message. */
#define WAYS(name, type, msg)                                               \
	static void run_pack_##name(void)                                   \
	{                                                                   \
		found = type##_pack(&(msg), body, sizeof(body), &body_len); \
	}                                                                   \
	static void run_unpack_##name(void)                                 \
	{                                                                   \
		found = type##_unpack(&(msg), body, body_len);              \
	}                                                                   \
	static void run_validate_##name(void)                               \
	{                                                                   \
		found = type##_validate(body, body_len);                    \
	}                                                                   \
	static void run_wipe_##name(void)                                   \
	{                                                                   \
		type##_wipe(&(msg), body, body_len);                        \
	}

WAYS(store, ipc_secrets_store_keys_request, store)
WAYS(fetched, ipc_secrets_fetch_key_reply, fetched)
WAYS(change, ipc_secrets_change_pin_request, change)
WAYS(changed, ipc_secrets_change_pin_reply, changed)
WAYS(unchanged, ipc_secrets_change_pin_failure, unchanged)
WAYS(looked, ipc_keyd_lookup_key_reply, looked)

struct codec {
	const char *name;
	void (*pack)(void);
	void (*unpack)(void);
	void (*validate)(void);
	void (*wipe)(void);
	void *msg;
	size_t size;
	/* A member whose high byte makes pack refuse, and a byte of the body that makes unpack refuse. */
	uint8_t *member;
	size_t at;
};

static void check_codec(const struct codec *c)
{
	start();
	judge(c->name, true, aside_run(c->pack));
	judge(c->name, found == 0, aside_run(c->unpack));
	judge(c->name, found == 0, aside_run(c->validate));
	if (c->at < body_len) {
		body[c->at] = 0xFF;
		judge(c->name, true, aside_run(c->validate));
		judge(c->name, found != 0, aside_run(c->unpack));
	}
	judge(c->name, true, aside_run(c->wipe));
	if (aside_find(body, sizeof(body)) + aside_find(c->msg, c->size) > 0) {
		printf("%s: wiped, and there it is\n", c->name);
		failures++;
	}
	if (c->member) {
		start();
		*c->member = 0xFF;
		judge(c->name, true, aside_run(c->pack));
		if (found == 0 || aside_find(body, sizeof(body)) > 0) {
			printf("%s: pack should refuse and write nothing\n", c->name);
			failures++;
		}
	}
}

static void check_codecs(void)
{
	const struct codec codecs[] = {
		{"store", run_pack_store, run_unpack_store, run_validate_store, run_wipe_store, &store, sizeof(store),
	         &store.pin_size, 96},
		{"fetched", run_pack_fetched, run_unpack_fetched, run_validate_fetched, run_wipe_fetched, &fetched,
	         sizeof(fetched), (uint8_t *)&fetched.key_size + 1, 1},
		{"change", run_pack_change, run_unpack_change, run_validate_change, run_wipe_change, &change, sizeof(change),
	         (uint8_t *)&change.pin_size + 1, 23},
		{"changed", run_pack_changed, run_unpack_changed, run_validate_changed, run_wipe_changed, &changed,
	         sizeof(changed), (uint8_t *)&changed.note_size + 1, 24},
		{"unchanged", run_pack_unchanged, run_unpack_unchanged, run_validate_unchanged, run_wipe_unchanged, &unchanged,
	         sizeof(unchanged), NULL, PAGE},
		{"looked", run_pack_looked, run_unpack_looked, run_validate_looked, run_wipe_looked, &looked, sizeof(looked),
	         (uint8_t *)&looked.key_size + 1, 1},
	};

	for (size_t i = 0; i < sizeof(codecs) / sizeof(codecs[0]); i++)
		check_codec(&codecs[i]);
}

/* The client. */

static void call_store(void)
{
	outcome = ipc_secrets_store_keys(&client, &store);
}
static void call_fetch(void)
{
	outcome = ipc_secrets_fetch_key(&client, &fetch_what, &fetched);
}
static void call_change(void)
{
	outcome = ipc_secrets_change_pin(&client, &change, &changed, &unchanged);
}
static void call_look(void)
{
	outcome = ipc_keyd_lookup_key(&client, &look, &looked);
}

static void client_path(const char *name, void (*call)(void), uint32_t transport, uint32_t result)
{
	const size_t on_stack = aside_run(call);

	judge(name, outcome.transport == transport && outcome.result == result, on_stack);
}

static void check_client(void)
{
	const uint32_t malformed = IPC_RESULT_INTERNAL;
	const uint32_t refused = IPC_RESULT_INVALID_ARGUMENT;

	start();
	deliver(IPC_SECRETS_OP_STORE_KEYS, IPC_MESSAGE_FLAG_REPLY, 0);
	client_path("store: done", call_store, 0, 0);
	start();
	store.pin_size = 200;
	client_path("store: pack refuses", call_store, refused, refused);
	start();
	client.out_cap = IPC_HEADER_BYTES + 100;
	client_path("store: no room", call_store, refused, refused);
	start();
	wire_status = IPC_RESULT_PEER_GONE;
	client_path("store: peer gone", call_store, IPC_RESULT_PEER_GONE, IPC_RESULT_PEER_GONE);

	for (int round = 0; round < 6; round++) {
		static const char *const names[] = {"fetch: done", "fetch: a byte short", "fetch: reserved byte",
		                                    "fetch: other id", "fetch: other op", "fetch: version"};

		start();
		run_pack_fetched();
		body_len -= round == 1;
		body[3] = round == 2;
		deliver(round == 4 ? IPC_SECRETS_OP_STORE_KEYS : IPC_SECRETS_OP_FETCH_KEY, IPC_MESSAGE_FLAG_REPLY, 0);
		wire_in[16] ^= round == 3;
		wire_in[0] ^= (uint8_t)(round == 5 ? 2 : 0);
		client_path(names[round], call_fetch, round == 0 ? 0 : malformed, round == 0 ? 0 : malformed);
	}
	/* A server that refuses has no body to send; one that sends the secret all the same is malformed. */
	start();
	run_pack_fetched();
	deliver(IPC_SECRETS_OP_FETCH_KEY, IPC_MESSAGE_FLAG_REPLY, IPC_RESULT_DENIED);
	client_path("fetch: a refusal with a body", call_fetch, malformed, malformed);

	for (int round = 0; round < 4; round++) {
		static const char *const names[] = {"change: done", "change: bad note", "change: failure", "change: bad failure"};
		const uint32_t result = round >= 2 ? IPC_SECRETS_VERDICT_DENIED_TWICE : 0;
		const bool bad = round % 2 == 1;

		start();
		if (round >= 2)
			run_pack_unchanged();
		else
			run_pack_changed();
		if (round == 1)
			body[24] = 0xFF;
		body_len += round == 3 ? 8 : 0;
		deliver(IPC_SECRETS_OP_CHANGE_PIN, IPC_MESSAGE_FLAG_REPLY, result);
		client_path(names[round], call_change, bad ? malformed : 0, bad ? malformed : result);
	}
	start();
	change.pin_size = 33;
	client_path("change: pack refuses", call_change, refused, refused);

	start();
	run_pack_looked();
	deliver(IPC_KEYD_OP_LOOKUP_KEY, IPC_MESSAGE_FLAG_REPLY, 0);
	client_path("look: done", call_look, 0, 0);
	start();
	run_pack_looked();
	body[0] = 99;
	deliver(IPC_KEYD_OP_LOOKUP_KEY, IPC_MESSAGE_FLAG_REPLY, 0);
	client_path("look: bad count", call_look, malformed, malformed);
}

/* The server. */

static void step(void)
{
	found = ipc_server_step(&server);
}

static void answer_fetch(void)
{
	ipc_secrets_fetch_key_answer(&server.reply, &deferred, &fetched);
	found = ipc_server_send(&server, &deferred);
}

static void answer_change(void)
{
	ipc_secrets_change_pin_answer(&server.reply, &deferred, &changed);
	found = ipc_server_send(&server, &deferred);
}

/* A request with this body; the reply, if any, has this result. */
static void server_path(const char *name, uint32_t op, uint32_t flags, uint32_t result)
{
	size_t on_stack;

	deliver(op, flags, 0);
	on_stack = aside_run(step);
	judge(name, found == 0 && (result == IPC_DEFERRED ? wire_out_len == 0 : ipc_get_u32le(wire_out + 12) == result),
	      on_stack);
}

static void check_server(void)
{
	static const uint32_t results[] = {0, IPC_RESULT_DENIED, 99, IPC_DEFERRED};
	static const uint32_t sent[] = {0, IPC_RESULT_DENIED, IPC_RESULT_INTERNAL, IPC_DEFERRED};

	for (size_t i = 0; i < 4; i++) {
		start();
		handlers_result = results[i];
		run_pack_store();
		server_path("serve store", IPC_SECRETS_OP_STORE_KEYS, 0, sent[i]);
		start();
		handlers_result = results[i];
		body_len = 32;
		server_path("serve fetch", IPC_SECRETS_OP_FETCH_KEY, 0, sent[i]);
		if (results[i] == IPC_DEFERRED)
			judge("fetch answered later", true, aside_run(answer_fetch));
		start();
		handlers_result = results[i];
		run_pack_change();
		server_path("serve change", IPC_SECRETS_OP_CHANGE_PIN, 0, sent[i]);
		if (results[i] == IPC_DEFERRED)
			judge("change answered later", true, aside_run(answer_change));
	}
	start();
	handlers_result = IPC_SECRETS_VERDICT_DENIED_TWICE;
	run_pack_change();
	server_path("serve change: failure", IPC_SECRETS_OP_CHANGE_PIN, 0, IPC_SECRETS_VERDICT_DENIED_TWICE);
	start();
	run_pack_store();
	body[96] = 0xFF;
	server_path("serve store: malformed", IPC_SECRETS_OP_STORE_KEYS, 0, IPC_RESULT_INVALID_ARGUMENT);
	start();
	run_pack_store();
	body_len -= 8;
	server_path("serve store: short", IPC_SECRETS_OP_STORE_KEYS, 0, IPC_RESULT_INVALID_ARGUMENT);
	start();
	run_pack_store();
	server_path("serve store: one way", IPC_SECRETS_OP_STORE_KEYS, IPC_MESSAGE_FLAG_NOTIFY, IPC_RESULT_INVALID_ARGUMENT);
	start();
	fetched.key_size = 99;
	body_len = 32;
	server_path("serve fetch: pack refuses", IPC_SECRETS_OP_FETCH_KEY, 0, IPC_RESULT_INTERNAL);
	start();
	reply_status = IPC_RESULT_BAD_SLOT;
	body_len = 32;
	server_path("serve fetch: the reply is refused", IPC_SECRETS_OP_FETCH_KEY, 0, IPC_RESULT_INTERNAL);
	start();
	reply_status = IPC_RESULT_PEER_GONE;
	body_len = 32;
	server_path("serve fetch: the client is gone", IPC_SECRETS_OP_FETCH_KEY, 0, 0);
	start();
	server.reply.out_cap = IPC_HEADER_BYTES + 40;
	body_len = 32;
	server_path("serve fetch: no room", IPC_SECRETS_OP_FETCH_KEY, 0, IPC_RESULT_INTERNAL);
	start();
	binding = ipc_keyd_binding(&keyd_handlers, NULL);
	if (ipc_keyd_lookup_key_request_pack(&look, body, sizeof(body), &body_len) != 0)
		failures++;
	server_path("serve look", IPC_KEYD_OP_LOOKUP_KEY, 0, 0);
}

/* The kernel's core. */

static void check_kernel(void)
{
	for (size_t i = 0; i < kernel_path_count; i++) {
		size_t on_stack;
		size_t within;

		start();
		kernel_start();
		on_stack = aside_run(kernel_paths[i].run);
		within = kernel_find();
		judge(kernel_paths[i].name, kernel_delivered() == kernel_paths[i].delivered, on_stack);
		if (within > 0) {
			printf("%s: %zu pieces of the secret in the core\n", kernel_paths[i].name, within);
			failures++;
		}
		kernel_stop();
	}
}

/* The broker. */

static void check_broker(void)
{
	for (size_t i = 0; i < packet_path_count; i++) {
		const struct packet_path *p = &packet_paths[i];
		size_t on_stack;

		start();
		packets_start();
		p->prepare();
		on_stack = aside_run(p->run);
		judge(p->name, packets_cut_off() == p->cut_off && (kernel_find() > 0) == p->waits, on_stack);
		if (packets_find() > 0) {
			printf("%s: pieces of the secret in the broker's record\n", p->name);
			failures++;
		}
		packets_stop();
	}
}

/* The search finds what is there. */
static void spill(void)
{
	volatile uint8_t copy[SECRET_SIZE];

	for (size_t i = 0; i < SECRET_SIZE; i++)
		copy[i] = secret[i];
	found = copy[0];
}

int main(void)
{
	aside_start();
	if (aside_run(spill) < SECRET_SIZE - 3 || aside_find(secret, sizeof(secret)) != SECRET_SIZE - 3) {
		printf("the search does not find\n");
		return 1;
	}
	check_codecs();
	check_client();
	check_server();
	check_kernel();
	check_broker();
	printf("%zu paths, %zu finds\n", paths, failures);
	return failures ? 1 : 0;
}
