/* SPDX-License-Identifier: ISC */
/* QUERY_CAP, CREATE_ENDPOINT, CAP_COPY_ATTENUATED, DERIVE_PCI_BAR_DEVICE_FRAME. */
#include "cmocka_all.h"
#include "ops.h"

#define GENERIC 0
#define COM1_IO 3

static void query(void **state)
{
	struct world *world = *state;
	struct snapshot *before;
	uint64_t value0 = 9;
	uint64_t value1 = 9;

	new_endpoint(world, A, 10);
	assert_int_equal(create_endpoint(world, A, 11, COM1_IO, SEND), IPC_RESULT_OK);
	before = snapshot(world);
	static const struct {
		uint32_t slot;
		uint32_t flags;
		uint64_t value0;
		uint64_t value1;
	} cases[] = {
		{10, 0, 1, ALL},
		{10, 1, 1, ALL},
		{11, 0, 1, SEND},
		{11, 1, 1, UINT64_C(3) << 32 | SEND},
		{SELF, 1, 4, CONTROL | GRANT},
		{DEVICE, 1, 6, MAP | GRANT},
		{12, 0, 0, 0},
		{12, 1, 0, 0},
		{SLOTS_EACH, 1, 0, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(query_cap(world, A, cases[i].slot, cases[i].flags, &value0,
		                           &value1),
		                 IPC_RESULT_OK);
		assert_int_equal(value0, cases[i].value0);
		assert_int_equal(value1, cases[i].value1);
	}
	assert_int_equal(query_cap(world, A, 0, 0, &value0, &value1), IPC_RESULT_BAD_SLOT);
	assert_int_equal(query_cap(world, A, SLOTS_EACH + 1, 1, &value0, &value1),
	                 IPC_RESULT_BAD_SLOT);
	assert_int_equal(query_cap(world, A, UINT32_MAX, 1, &value0, &value1), IPC_RESULT_BAD_SLOT);
	assert_int_equal(query_cap(world, A, 10, 2, &value0, &value1), IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
}

static void endpoint(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	assert_int_equal(create_endpoint(world, B, 10, GENERIC, SEND | RECEIVE), IPC_RESULT_OK);
	assert_int_equal(type_of(world, B, 10), IPC_CAP_TYPE_ENDPOINT);
	assert_int_equal(rights_of(world, B, 10), SEND | RECEIVE);
	assert_int_equal(counts_of(world).endpoints, 1);
	recv(world, B, 10);
	assert_true(waits(world, B));
	before = snapshot(world);
	assert_int_equal(create_endpoint(world, C, 0, GENERIC, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(create_endpoint(world, C, SLOTS_EACH + 1, GENERIC, SEND),
	                 IPC_RESULT_BAD_SLOT);
	assert_int_equal(create_endpoint(world, C, SELF, GENERIC, SEND), IPC_RESULT_EXISTS);
	assert_int_equal(create_endpoint(world, C, 10, GENERIC, GRANT),
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(create_endpoint(world, C, 10, GENERIC, SEND | MAP),
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(create_endpoint(world, C, 10, 5, SEND), IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
	/* As many as there is room for, and again after one is gone. */
	for (uint32_t i = 1; i < ENDPOINTS; i++)
		assert_int_equal(create_endpoint(world, C, 10 + i, GENERIC, ALL), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(create_endpoint(world, D, 10, GENERIC, ALL), IPC_RESULT_EXHAUSTED);
	assert_unchanged(world, before);
	assert_int_equal(drop(world, C, 13), IPC_RESULT_OK);
	assert_int_equal(create_endpoint(world, D, 10, GENERIC, ALL), IPC_RESULT_OK);
}

static void narrow_endpoint(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	for (uint32_t kind = 1; kind <= 4; kind++) {
		before = snapshot(world);
		assert_int_equal(create_endpoint(world, A, 10, kind, SEND | RECEIVE),
		                 IPC_RESULT_DENIED);
		assert_int_equal(create_endpoint(world, B, 10, kind, SEND), IPC_RESULT_DENIED);
		assert_unchanged(world, before);
		assert_int_equal(create_endpoint(world, A, 10 + kind, kind, SEND | GRANT),
		                 IPC_RESULT_OK);
		assert_int_equal(ipc_core_endpoint_kind(world->core,
		                                        ipc_core_slot(world->core, A, 10 + kind)),
		                 kind);
		recv(world, A, 10 + kind);
		assert_int_equal(status_of(world, A), IPC_RESULT_NO_RIGHTS);
	}
	assert_int_equal(counts_of(world).endpoints, 0);
}

static void copy(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	new_endpoint(world, A, 10);
	assert_int_equal(copy_cap(world, A, 10, 11, SEND | GRANT), IPC_RESULT_OK);
	assert_int_equal(rights_of(world, A, 10), ALL);
	assert_int_equal(rights_of(world, A, 11), SEND | GRANT);
	assert_int_equal(ipc_core_slot(world->core, A, 11)->of.endpoint,
	                 ipc_core_slot(world->core, A, 10)->of.endpoint);
	/* Within one's own slots, GRANT is not asked for; no right at all is fine. */
	assert_int_equal(copy_cap(world, A, 11, 12, SEND), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, 12, 13, 0), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, SELF, 14, CONTROL), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, DEVICE, 15, MAP), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, KERNEL, 16, SEND), IPC_RESULT_OK);
	before = snapshot(world);
	/* Each right that the source lacks. */
	for (uint32_t right = 1; right <= MAP; right <<= 1) {
		const uint32_t expected =
			right == SEND ? IPC_RESULT_EXISTS : IPC_RESULT_NO_RIGHTS;

		assert_int_equal(copy_cap(world, A, 12, 14, right), expected);
		assert_int_equal(copy_cap(world, A, 13, 20, right), IPC_RESULT_NO_RIGHTS);
		assert_int_equal(copy_cap(world, A, 12, 20, right | SEND | RECEIVE),
		                 IPC_RESULT_NO_RIGHTS);
	}
	assert_int_equal(copy_cap(world, A, 10, 11, SEND), IPC_RESULT_EXISTS);
	assert_int_equal(copy_cap(world, A, 0, 20, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(copy_cap(world, A, 20, 21, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(copy_cap(world, A, SLOTS_EACH + 1, 21, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(copy_cap(world, A, 10, 0, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(copy_cap(world, A, 10, SLOTS_EACH + 1, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(copy_cap(world, A, 10, 10, SEND), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(copy_cap(world, A, 10, 20, 0x20), IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
}

/* A copy that may receive counts as a receiver. */
static void copied_receiver(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	share(world, new_endpoint(world, A, 10), B, 10, SEND);
	assert_int_equal(copy_cap(world, A, 10, 11, RECEIVE), IPC_RESULT_OK);
	assert_int_equal(drop(world, A, 10), IPC_RESULT_OK);
	call(world, B, 10, &request);
	recv(world, A, IPC_SLOT_ANY);
	assert_int_equal(arrival_of(world, A), 11);
}

static void frame(void **state)
{
	struct world *world = *state;
	const struct frame_request good = {DEVICE, 10, 4, 5, 0x1000, 0x2000, MAP | GRANT};
	struct frame_request request;
	struct snapshot *before;
	uint64_t base = 0;
	uint64_t size = 0;

	assert_int_equal(derive_frame(world, A, &good, &base, &size), IPC_RESULT_OK);
	assert_int_equal(base, BAR_BASE + 0x1000);
	assert_int_equal(size, 0x2000);
	assert_int_equal(type_of(world, A, 10), IPC_CAP_TYPE_DEVICE_FRAME);
	assert_int_equal(rights_of(world, A, 10), MAP | GRANT);
	base = size = 0;
	assert_int_equal(ipc_core_frame(world->core, A, 10, &base, &size), IPC_RESULT_OK);
	assert_int_equal(base, BAR_BASE + 0x1000);
	assert_int_equal(size, 0x2000);
	/* Ordinary memory is a frame from the start. */
	assert_int_equal(ipc_core_give_frame(world->core, A, 19, 0x7000, MAP), IPC_RESULT_OK);
	assert_int_equal(type_of(world, A, 19), IPC_CAP_TYPE_FRAME);
	assert_int_equal(rights_of(world, A, 19), MAP);
	assert_int_equal(ipc_core_frame(world->core, A, 19, &base, &size), IPC_RESULT_OK);
	assert_int_equal(base, 0x7000);
	assert_int_equal(size, 0x1000);
	assert_int_equal(drop(world, A, 19), IPC_RESULT_OK);
	/* Whoever holds it without MAP can't reach it. */
	assert_int_equal(copy_cap(world, A, 10, 11, GRANT), IPC_RESULT_OK);
	assert_int_equal(ipc_core_frame(world->core, A, 11, &base, &size), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(ipc_core_frame(world->core, A, 12, &base, &size), IPC_RESULT_BAD_SLOT);
	assert_int_equal(ipc_core_frame(world->core, A, DEVICE, &base, &size), IPC_RESULT_BAD_SLOT);
	assert_int_equal(ipc_core_frame(world->core, A, 0, &base, &size), IPC_RESULT_BAD_SLOT);
	/* The whole BAR, and its last page. */
	request = good;
	request.target = 13;
	request.offset = 0;
	request.size = BAR_SIZE;
	assert_int_equal(derive_frame(world, A, &request, &base, &size), IPC_RESULT_OK);
	request.target = 14;
	request.offset = BAR_SIZE - 0x1000;
	request.size = 0x1000;
	assert_int_equal(derive_frame(world, A, &request, &base, &size), IPC_RESULT_OK);
	assert_int_equal(base, BAR_BASE + BAR_SIZE - 0x1000);

	assert_int_equal(copy_cap(world, A, DEVICE, 15, MAP), IPC_RESULT_OK);
	/* Device memory that starts a page late, ends a page early, or ends before the BAR. */
	assert_int_equal(ipc_core_give_device(world->core, A, 16, BAR_BASE + 0x1000, BAR_SIZE, MAP),
	                 IPC_RESULT_OK);
	assert_int_equal(ipc_core_give_device(world->core, A, 17, BAR_BASE, BAR_SIZE - 0x1000, MAP),
	                 IPC_RESULT_OK);
	assert_int_equal(ipc_core_give_device(world->core, A, 18, 0x1000, 0x1000, MAP),
	                 IPC_RESULT_OK);
	before = snapshot(world);
	static const struct {
		struct frame_request request;
		uint32_t result;
	} cases[] = {
		{{0, 20, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_BAD_SLOT},
		{{19, 20, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_BAD_SLOT},
		{{SELF, 20, 4, 5, 0, 0x1000, 0}, IPC_RESULT_BAD_SLOT},
		/* A frame is no source. */
		{{10, 20, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_BAD_SLOT},
		{{DEVICE, 0, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_BAD_SLOT},
		{{DEVICE, SLOTS_EACH + 1, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_BAD_SLOT},
		{{15, 20, 4, 5, 0, 0x1000, MAP | GRANT}, IPC_RESULT_NO_RIGHTS},
		{{DEVICE, 10, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_EXISTS},
		/* No such function, no such BAR, no whole page; past the end. */
		{{DEVICE, 20, 5, 5, 0, 0x1000, MAP}, IPC_RESULT_NOT_FOUND},
		{{DEVICE, 20, 4, 0, 0, 0x1000, MAP}, IPC_RESULT_NOT_FOUND},
		{{DEVICE, 20, 4, 1, 0, 0x1000, MAP}, IPC_RESULT_NOT_FOUND},
		{{DEVICE, 20, 4, 5, 0, BAR_SIZE + 0x1000, MAP}, IPC_RESULT_NOT_FOUND},
		{{DEVICE, 20, 4, 5, 0x1000, BAR_SIZE, MAP}, IPC_RESULT_NOT_FOUND},
		{{DEVICE, 20, 4, 5, BAR_SIZE, 0x1000, MAP}, IPC_RESULT_NOT_FOUND},
		{{DEVICE, 20, 4, 5, BAR_SIZE + 0x1000, 0x1000, MAP}, IPC_RESULT_NOT_FOUND},
		{{16, 20, 4, 5, 0x1000, 0x1000, MAP}, IPC_RESULT_NO_RIGHTS},
		{{17, 20, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_NO_RIGHTS},
		{{18, 20, 4, 5, 0, 0x1000, MAP}, IPC_RESULT_NO_RIGHTS},
		{{DEVICE, 20, 4, 5, 0, 0x1000, SEND}, IPC_RESULT_INVALID_ARGUMENT},
		{{DEVICE, 20, 4, 5, 0x800, 0x1000, MAP}, IPC_RESULT_INVALID_ARGUMENT},
		{{DEVICE, 20, 4, 5, 0, 0, MAP}, IPC_RESULT_INVALID_ARGUMENT},
		{{DEVICE, 20, 4, 6, 0, 0x1000, MAP}, IPC_RESULT_INVALID_ARGUMENT},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(derive_frame(world, A, &cases[i].request, &base, &size),
		                 cases[i].result);
	assert_unchanged(world, before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(query),
		TEST(endpoint),
		TEST(narrow_endpoint),
		TEST(copy),
		TEST(copied_receiver),
		TEST(frame),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
