/* SPDX-License-Identifier: ISC */
/* Capabilities that travel: tables, rights, windows, move and copy. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "ipc/bytes.h"
#include "world.h"

/* The endpoint that carries: B serves it, A and C may send. */
#define E 4
/* What A has to give. */
#define SERVICE         10
#define CONTROL_OF_SELF 11
#define LINE            12

#define MOVE          1
#define COPY          2
#define ENDPOINT_TYPE 1
#define TCB_TYPE      4

static void open_endpoint(struct world *world)
{
	const uint32_t endpoint = new_endpoint(world, B, E);
	const struct cap tcb = *ipc_core_slot(world->core, A, SELF);

	share(world, endpoint, A, E, SEND | GRANT);
	share(world, endpoint, C, E, SEND | GRANT);
	new_endpoint(world, A, SERVICE);
	ipc_core_put(world->core, A, CONTROL_OF_SELF, &tcb);
	share(world, IPC_ENDPOINT_KIND_COM1_IO, A, LINE, SEND | GRANT);
}

static void call_with_window(struct world *world, uint32_t process, const struct message *message,
                             uint32_t base, uint32_t count)
{
	const struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_CALL,
		.slot = E,
		.out = message->bytes,
		.out_len = message->len,
		.in_cap = 4096,
		.window_base = base,
		.window_count = count,
	};

	syscall_with(world, process, &with);
}

static void recv_with_window(struct world *world, uint32_t process, uint32_t base, uint32_t count)
{
	const struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_RECV,
		.slot = E,
		.in_cap = 4096,
		.window_base = base,
		.window_count = count,
	};

	syscall_with(world, process, &with);
}

/* Entry `i` of a table that was received. */
static void assert_entry(const struct outcome *outcome, unsigned i, uint32_t slot, uint16_t kind,
                         uint16_t mode, uint32_t rights, uint32_t endpoint_kind)
{
	const uint8_t *entry = outcome->bytes + 40 + 16 * i;

	assert_int_equal(ipc_get_u32le(entry), slot);
	assert_int_equal(ipc_get_u16le(entry + 4), kind);
	assert_int_equal(ipc_get_u16le(entry + 6), mode);
	assert_int_equal(ipc_get_u32le(entry + 8), rights);
	assert_int_equal(ipc_get_u32le(entry + 12), endpoint_kind);
}

/* Each goes into the lowest empty slot of the window, and the table tells the truth. */
static void request_table(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);
	const struct outcome *got;
	uint32_t service;

	open_endpoint(world);
	service = ipc_core_slot(world->core, A, SERVICE)->of.endpoint;
	share(world, service, B, 21, SEND);
	message_cap(&request, SERVICE, ENDPOINT_TYPE, COPY, SEND | GRANT);
	message_cap(&request, 0, 0, 0, 0);
	message_cap(&request, CONTROL_OF_SELF, TCB_TYPE, MOVE, CONTROL);
	/* The sender's word for the endpoint kind is not asked for. */
	message_cap(&request, LINE, ENDPOINT_TYPE, MOVE, SEND);
	ipc_put_u32le(request.bytes + 40 + 16 * 3 + 12, IPC_ENDPOINT_KIND_I8042_IO);
	message_body(&request, "body", 4);
	call(world, A, E, &request);
	assert_int_equal(type_of(world, A, LINE), ENDPOINT_TYPE);
	recv_with_window(world, B, 20, 4);
	got = ended(world, B);
	assert_int_equal(got->len, request.len);
	assert_memory_equal(got->bytes, request.bytes, 40);
	assert_entry(got, 0, 20, ENDPOINT_TYPE, COPY, SEND | GRANT, 0);
	assert_entry(got, 1, 0, 0, 0, 0, 0);
	assert_entry(got, 2, 22, TCB_TYPE, MOVE, CONTROL, 0);
	assert_entry(got, 3, 23, ENDPOINT_TYPE, MOVE, SEND, IPC_ENDPOINT_KIND_COM1_IO);
	assert_memory_equal(got->bytes + 104, "body", 4);
	assert_int_equal(rights_of(world, A, SERVICE), ALL);
	assert_int_equal(type_of(world, A, CONTROL_OF_SELF), 0);
	assert_int_equal(type_of(world, A, LINE), 0);
	assert_int_equal(rights_of(world, B, 20), SEND | GRANT);
	assert_int_equal(ipc_core_slot(world->core, B, 20)->of.endpoint, service);
	assert_int_equal(type_of(world, B, 22), TCB_TYPE);
	assert_int_equal(rights_of(world, B, 22), CONTROL);
	assert_int_equal(ipc_core_slot(world->core, B, 22)->of.to.process, A);
	assert_int_equal(rights_of(world, B, 23), SEND);
}

static void reply_table(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	struct message answer = message(1, 1, 1);

	open_endpoint(world);
	new_endpoint(world, B, 10);
	message_cap(&answer, 10, ENDPOINT_TYPE, MOVE, ALL);
	call_with_window(world, C, &request, 30, 1);
	recv(world, B, E);
	assert_int_equal(reply(world, B, token_of(world, B), &answer), IPC_RESULT_OK);
	assert_int_equal(status_of(world, C), IPC_RESULT_OK);
	assert_entry(ended(world, C), 0, 30, ENDPOINT_TYPE, MOVE, ALL, 0);
	assert_int_equal(type_of(world, B, 10), 0);
	assert_int_equal(rights_of(world, C, 30), ALL);
	/* It is an endpoint that works. */
	recv(world, C, 30);
	assert_true(waits(world, C));
}

/* The lot of a table that is no table: before anything of it is looked at. */
static void malformed_tables(void **state)
{
	struct world *world = *state;
	struct message good = message(1, 0, 1);
	struct snapshot *before;

	open_endpoint(world);
	message_cap(&good, SERVICE, ENDPOINT_TYPE, COPY, SEND);
	before = snapshot(world);
	/* Cut short, at each byte. */
	for (size_t len = 32; len < good.len; len++) {
		uint8_t *bytes = malloc(len);
		const struct ipc_core_syscall with = {
			.number = IPC_SYSCALL_CALL,
			.slot = E,
			.out = bytes,
			.out_len = len,
		};

		/* No byte behind them, so that a sanitizer sees who reads on. */
		assert_non_null(bytes);
		memcpy(bytes, good.bytes, len);
		syscall_with(world, A, &with);
		assert_int_equal(status_of(world, A), IPC_RESULT_INVALID_ARGUMENT);
		free(bytes);
	}
	/* Offset and a byte that is wrong there: count, reserved, type, mode, rights. */
	static const uint8_t wrong[][2] = {
		{32, 0},
		{32, 9},
		{33, 1},
		{34, 1},
		{39, 1},
		{44, 0},
		{46, 0},
		{46, 3},
		{48, 0x20},
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct message bad = good;

		bad.bytes[wrong[i][0]] = wrong[i][1];
		call(world, A, E, &bad);
		assert_int_equal(status_of(world, A), IPC_RESULT_INVALID_ARGUMENT);
	}
	/* A kind for what is no endpoint. */
	struct message kind = message(1, 0, 1);

	message_cap(&kind, CONTROL_OF_SELF, TCB_TYPE, COPY, 0);
	kind.bytes[52] = 1;
	call(world, A, E, &kind);
	assert_int_equal(status_of(world, A), IPC_RESULT_INVALID_ARGUMENT);
	/* One slot twice, whatever the modes are, and before the slots are looked at. */
	struct message twice = message(1, 0, 1);

	message_cap(&twice, 99, ENDPOINT_TYPE, COPY, 0);
	message_cap(&twice, SERVICE, ENDPOINT_TYPE, COPY, SEND);
	message_cap(&twice, SERVICE, ENDPOINT_TYPE, MOVE, SEND);
	call(world, A, E, &twice);
	assert_int_equal(status_of(world, A), IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
}

/* Another version, or no flag: whatever stands there is no table, and nothing is transferred. */
static void no_table(void **state)
{
	struct world *world = *state;
	struct message good = message(1, 0, 1);
	struct message other = good;

	open_endpoint(world);
	message_cap(&good, SERVICE, ENDPOINT_TYPE, MOVE, SEND);
	other = good;
	other.bytes[0] = 2;
	call(world, A, E, &other);
	recv(world, B, E);
	assert_memory_equal(ended(world, B)->bytes, other.bytes, other.len);
	assert_int_equal(give_up(world, B, token_of(world, B)), IPC_RESULT_OK);
	other = good;
	other.bytes[2] = 0;
	call(world, A, E, &other);
	recv(world, B, E);
	assert_memory_equal(ended(world, B)->bytes, other.bytes, other.len);
	assert_int_equal(give_up(world, B, token_of(world, B)), IPC_RESULT_OK);
	assert_int_equal(rights_of(world, A, SERVICE), ALL);
	/* Absent entries may repeat slot 0. */
	other = message(1, 0, 1);
	message_cap(&other, 0, 0, 0, 0);
	message_cap(&other, 0, 0, 0, 0);
	message_cap(&other, SERVICE, ENDPOINT_TYPE, COPY, SEND);
	call(world, A, E, &other);
	recv_with_window(world, B, 20, 1);
	assert_entry(ended(world, B), 2, 20, ENDPOINT_TYPE, COPY, SEND, 0);
}

/* One bad entry among good ones: refused whole. */
static void refused_entries(void **state)
{
	static const struct {
		uint32_t slot;
		uint32_t kind;
		uint32_t rights;
		uint32_t status;
	} cases[] = {
		{0, ENDPOINT_TYPE, 0, IPC_RESULT_BAD_SLOT},
		{SLOTS_EACH + 1, ENDPOINT_TYPE, 0, IPC_RESULT_BAD_SLOT},
		{13, ENDPOINT_TYPE, 0, IPC_RESULT_BAD_SLOT},
		{SERVICE, TCB_TYPE, 0, IPC_RESULT_BAD_SLOT},
		{CONTROL_OF_SELF, ENDPOINT_TYPE, 0, IPC_RESULT_BAD_SLOT},
		/* Lacks GRANT, whatever is asked. */
		{14, ENDPOINT_TYPE, 0, IPC_RESULT_NO_RIGHTS},
		{14, ENDPOINT_TYPE, SEND, IPC_RESULT_NO_RIGHTS},
		/* More than there is. */
		{E, ENDPOINT_TYPE, SEND | RECEIVE, IPC_RESULT_NO_RIGHTS},
		{SERVICE, ENDPOINT_TYPE, ALL | CONTROL, IPC_RESULT_NO_RIGHTS},
		{CONTROL_OF_SELF, TCB_TYPE, SEND, IPC_RESULT_NO_RIGHTS},
	};
	struct world *world = *state;
	struct snapshot *before;

	open_endpoint(world);
	share(world, ipc_core_slot(world->core, A, SERVICE)->of.endpoint, A, 14, SEND | RECEIVE);
	before = snapshot(world);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		for (uint32_t mode = MOVE; mode <= COPY; mode++) {
			struct message request = message(1, 0, 1);

			message_cap(&request, LINE, ENDPOINT_TYPE, MOVE, SEND);
			message_cap(&request, cases[i].slot, cases[i].kind, mode, cases[i].rights);
			call(world, A, E, &request);
			assert_int_equal(status_of(world, A), cases[i].status);
		}
	}
	/* In the order of the entries. */
	struct message both = message(1, 0, 1);

	message_cap(&both, 14, ENDPOINT_TYPE, COPY, SEND);
	message_cap(&both, 13, ENDPOINT_TYPE, COPY, SEND);
	call(world, A, E, &both);
	assert_int_equal(status_of(world, A), IPC_RESULT_NO_RIGHTS);
	assert_unchanged(world, before);
}

/* A window with one empty slot less than the table needs. */
static void window_too_small(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);
	struct ipc_core_counts before;

	open_endpoint(world);
	message_cap(&request, SERVICE, ENDPOINT_TYPE, COPY, SEND);
	message_cap(&request, 0, 0, 0, 0);
	message_cap(&request, LINE, ENDPOINT_TYPE, MOVE, SEND);
	share(world, IPC_ENDPOINT_KIND_GENERIC, B, 21, SEND);
	share(world, IPC_ENDPOINT_KIND_GENERIC, B, 22, SEND);
	before = counts_of(world);
	/* Of 20..22 one is empty; behind it would be room. */
	recv_with_window(world, B, 20, 3);
	call(world, A, E, &request);
	assert_int_equal(status_of(world, A), IPC_RESULT_TOO_LARGE);
	assert_true(waits(world, B));
	assert_same_counts(world, before);
	assert_int_equal(type_of(world, B, 20), 0);
	assert_int_equal(type_of(world, B, 23), 0);
	assert_int_equal(rights_of(world, A, SERVICE), ALL);
	assert_int_equal(rights_of(world, A, LINE), SEND | GRANT);
}

static void window_just_fits(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);

	open_endpoint(world);
	message_cap(&request, SERVICE, ENDPOINT_TYPE, COPY, SEND);
	message_cap(&request, LINE, ENDPOINT_TYPE, MOVE, SEND);
	share(world, IPC_ENDPOINT_KIND_GENERIC, B, SLOTS_EACH - 1, SEND);
	recv_with_window(world, B, SLOTS_EACH - 2, 3);
	call(world, A, E, &request);
	assert_entry(ended(world, B), 0, SLOTS_EACH - 2, ENDPOINT_TYPE, COPY, SEND, 0);
	assert_entry(ended(world, B), 1, SLOTS_EACH, ENDPOINT_TYPE, MOVE, SEND, 3);
}

/* REPLY's own refusals keep the token; what the client can't take does not. */
static void refused_replies(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	struct message answer = message(1, 1, 1);
	struct snapshot *before;
	uint64_t token;

	open_endpoint(world);
	new_endpoint(world, B, 10);
	new_endpoint(world, B, 11);
	share(world, ipc_core_slot(world->core, B, 10)->of.endpoint, B, 12, SEND);
	call_with_window(world, C, &request, 30, 1);
	recv(world, B, E);
	token = token_of(world, B);
	before = snapshot(world);
	message_cap(&answer, 12, ENDPOINT_TYPE, MOVE, SEND);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_NO_RIGHTS);
	answer.bytes[40] = 13;
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_BAD_SLOT);
	answer.bytes[46] = 0;
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_INVALID_ARGUMENT);
	assert_true(waits(world, C));
	assert_unchanged(world, before);
	/* Two where the client has room for one: the moved one is gone, the copied one stays. */
	answer = message(1, 1, 1);
	message_cap(&answer, 10, ENDPOINT_TYPE, MOVE, SEND);
	message_cap(&answer, 11, ENDPOINT_TYPE, COPY, SEND);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_TOO_LARGE);
	assert_int_equal(status_of(world, C), IPC_RESULT_TOO_LARGE);
	assert_int_equal(type_of(world, B, 10), 0);
	assert_int_equal(rights_of(world, B, 11), ALL);
	assert_int_equal(type_of(world, C, 30), 0);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_int_equal(counts_of(world).tokens, 0);
}

/* Over a page, over what the client takes. */
static void long_replies(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	struct message answer = message(1, 1, 1);
	struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_CALL,
		.slot = E,
		.out = request.bytes,
		.out_len = 32,
		.in_cap = 64,
		.window_base = 30,
		.window_count = 1,
	};

	open_endpoint(world);
	new_endpoint(world, B, 10);
	message_cap(&answer, 10, ENDPOINT_TYPE, MOVE, ALL);
	for (size_t len = 65; len <= 4097; len += 4032) {
		syscall_with(world, C, &with);
		recv(world, B, E);
		answer.len = len;
		assert_int_equal(reply(world, B, token_of(world, B), &answer),
		                 IPC_RESULT_TOO_LARGE);
		assert_int_equal(status_of(world, C), IPC_RESULT_TOO_LARGE);
		assert_int_equal(type_of(world, B, 10), 0);
		new_endpoint(world, B, 10);
	}
	/* A page is a page, whatever the client takes. */
	with.in_cap = 8192;
	syscall_with(world, C, &with);
	recv(world, B, E);
	answer.len = 4097;
	assert_int_equal(reply(world, B, token_of(world, B), &answer), IPC_RESULT_TOO_LARGE);
	assert_int_equal(status_of(world, C), IPC_RESULT_TOO_LARGE);
	new_endpoint(world, B, 10);
	with.in_cap = 64;
	syscall_with(world, C, &with);
	recv(world, B, E);
	answer.len = 64;
	assert_int_equal(reply(world, B, token_of(world, B), &answer), IPC_RESULT_OK);
	assert_int_equal(ended(world, C)->len, 64);
	assert_int_equal(rights_of(world, C, 30), ALL);
}

/* Moving the last RECEIVE away as a weaker capability leaves nobody who receives. */
static void right_lost_on_the_way(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);
	const struct message waiting = message(2, 0, 2);

	open_endpoint(world);
	share(world, ipc_core_slot(world->core, A, SERVICE)->of.endpoint, D, 10, SEND);
	call(world, D, 10, &waiting);
	message_cap(&request, SERVICE, ENDPOINT_TYPE, MOVE, SEND | GRANT);
	call(world, A, E, &request);
	assert_true(waits(world, D));
	recv_with_window(world, B, 20, 1);
	assert_int_equal(status_of(world, D), IPC_RESULT_PEER_GONE);
	/* With RECEIVE it stays served, and queued calls go with it. */
	new_endpoint(world, C, 10);
	share(world, ipc_core_slot(world->core, C, 10)->of.endpoint, D, 11, SEND);
	call(world, D, 11, &waiting);
	request = message(1, 0, 1);
	message_cap(&request, 10, ENDPOINT_TYPE, MOVE, ALL);
	call(world, C, E, &request);
	recv_with_window(world, B, 20, 2);
	assert_true(waits(world, D));
	assert_int_equal(give_up(world, B, token_of(world, B)), IPC_RESULT_OK);
	recv(world, B, 21);
	assert_int_equal(ipc_get_u32le(ended(world, B)->bytes + 4), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(request_table),
		TEST(reply_table),
		TEST(malformed_tables),
		TEST(no_table),
		TEST(refused_entries),
		TEST(window_too_small),
		TEST(window_just_fits),
		TEST(refused_replies),
		TEST(long_replies),
		TEST(right_lost_on_the_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
