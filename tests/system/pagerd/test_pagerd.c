/* SPDX-License-Identifier: ISC */
/* Faults through pagerd, memd and vspaced as three processes. */
#include <stdio.h>
#include <string.h>

#include "chain.h"
#include "ipc/vspaced/vspaced_client.h"

/* What vspaced can keep. */
#define MAPPINGS 32

static struct stand stand;

static void test_zeros(void **state)
{
	struct ipc_host_counts wanted;
	uint32_t first;
	uint32_t second;

	chain_start(*state);
	first = resolve(zero_fault(HEAP + 8), IPC_RESULT_OK);
	second = resolve(zero_fault(HEAP + 2 * PAGE - 1), IPC_RESULT_OK);
	assert_int_equal(first, 1);
	assert_int_equal(second, 2);
	assert_page(first, 0, 0);
	/* vspaced has a capability of each frame, pagerd none. */
	wanted = chain.empty;
	wanted.capabilities += 2;
	wait_counts(&wanted);
	assert_mapped(HEAP, READ | WRITE);
	assert_mapped(HEAP + PAGE, READ | WRITE);
	assert_int_equal(give_back(first), IPC_HOST_FRAMES - 1);
	assert_int_equal(give_back(second), IPC_HOST_FRAMES);
	wait_counts(&chain.empty);
}

static void test_bytes_of_a_file(void **state)
{
	static const struct {
		uint64_t offset;
		uint32_t size;
	} cases[] = {
		/* A whole page takes two messages. */
		{0, PAGE},
		{PAGE, FILE_BYTES - PAGE},
		{0, 1},
		{0, 3840},
		{0, 3841},
	};

	chain_start(*state);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const uint32_t frame = resolve(file_fault(CODE + 0x10, cases[i].offset, cases[i].size),
		                               IPC_RESULT_OK);

		assert_page(frame, cases[i].offset, cases[i].size);
		assert_mapped(CODE, READ | EXECUTE);
		assert_int_equal(give_back(frame), IPC_HOST_FRAMES);
	}
	wait_counts(&chain.empty);
}

static void test_a_page_that_is_there_is_not_given_again(void **state)
{
	uint32_t frame;

	chain_start(*state);
	frame = resolve(file_fault(CODE, 0, PAGE), IPC_RESULT_OK);
	resolve(file_fault(CODE + 1, 0, 16), IPC_RESULT_EXISTS);
	resolve(zero_fault(CODE + PAGE - 1), IPC_RESULT_EXISTS);
	assert_page(frame, 0, PAGE);
	assert_mapped(CODE, READ | EXECUTE);
	assert_int_equal(give_back(frame), IPC_HOST_FRAMES);
	assert_nothing_happened(CODE);
}

static void test_backing_that_pagerd_cannot_fill(void **state)
{
	struct ipc_pagerd_resolve_fault_request request = zero_fault(HEAP);
	struct ipc_pagerd_resolve_fault_reply reply;

	chain_start(*state);
	/* A file's peer without its use, and a use without its peer. */
	assert_result(resolve_with(&request, true, &reply), IPC_RESULT_DENIED);
	request.backing = IPC_PAGERD_BACKING_KIND_OTHER;
	assert_result(resolve_with(&request, false, &reply), IPC_RESULT_DENIED);
	assert_result(resolve_with(&request, true, &reply), IPC_RESULT_DENIED);
	request = file_fault(HEAP, 0, PAGE);
	assert_result(resolve_with(&request, false, &reply), IPC_RESULT_DENIED);
	assert_nothing_happened(HEAP);
}

static void test_files_that_do_not_hold_the_bytes(void **state)
{
	struct ipc_pagerd_resolve_fault_request request = file_fault(CODE, PAGE, PAGE);

	chain_start(*state);
	resolve(request, IPC_RESULT_NOT_FOUND);
	request.file_offset = 2 * PAGE;
	resolve(request, IPC_RESULT_NOT_FOUND);
	request.file_offset = 0;
	request.file_handle = FILE_HANDLE + 100;
	resolve(request, IPC_RESULT_NOT_FOUND);
	request.file_handle = DIRECTORY_HANDLE;
	resolve(request, IPC_RESULT_INTERNAL);
	assert_nothing_happened(CODE);
	/* What a file left in a frame before it came to its end is gone. */
	assert_page(resolve(zero_fault(HEAP), IPC_RESULT_OK), 0, 0);
}

static void test_no_frame_is_free(void **state)
{
	uint32_t frames[IPC_HOST_FRAMES];

	chain_start(*state);
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++)
		frames[i] = resolve(zero_fault(HEAP + i * PAGE), IPC_RESULT_OK);
	resolve(zero_fault(CODE), IPC_RESULT_EXHAUSTED);
	resolve(file_fault(CODE, 0, PAGE), IPC_RESULT_EXHAUSTED);
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++) {
		assert_mapped(HEAP + i * PAGE, READ | WRITE);
		assert_int_equal(give_back(frames[i]), i + 1);
	}
	assert_nothing_happened(CODE);
}

/* The frame goes back to memd if vspaced has no room for its mapping. */
static void test_no_place_for_a_mapping(void **state)
{
	const struct ipc_vspaced_map_request_caps caps = {
		.frame = ipc_cap(IPC_HOST_SLOT_FRAMES, IPC_RIGHT_MAP)};
	struct ipc_vspaced_map_request request;

	chain_start(*state);
	ipc_vspaced_map_request_init(&request);
	request.process_id = 13;
	request.access = READ;
	for (uint64_t i = 1; i <= MAPPINGS; i++) {
		request.address = i * PAGE;
		assert_result(ipc_vspaced_map(&chain.vspaced.client, &request, &caps), IPC_RESULT_OK);
	}
	assert_int_equal(ipc_host_counts(&chain.empty), IPC_RESULT_OK);
	for (int i = 0; i < 2 * IPC_HOST_FRAMES; i++)
		resolve(zero_fault(HEAP), IPC_RESULT_EXHAUSTED);
	assert_nothing_happened(HEAP);
}

static void test_a_peer_that_is_gone(void **state)
{
	chain_start(*state);
	stand_kill(*state, chain.vspaced_process);
	resolve(zero_fault(HEAP), IPC_RESULT_INTERNAL);
	assert_int_equal(give_back(take_frame()), IPC_HOST_FRAMES);
	stand_kill(*state, chain.memd_process);
	resolve(zero_fault(HEAP), IPC_RESULT_INTERNAL);
	resolve(file_fault(HEAP, 0, 16), IPC_RESULT_INTERNAL);
}

/* Wherever pagerd ends, the others serve on, and what it had taken can be given back by whoever it
 * was for. */
static void test_pagerd_is_killed_at_each_message(void **state)
{
	const struct ipc_pagerd_resolve_fault_request request = file_fault(CODE, 0, PAGE);
	struct ipc_pagerd_resolve_fault_reply reply;
	struct ipc_outcome outcome = {0};
	struct ipc_host_counts before;
	unsigned at = 0;

	chain_start_peers(*state);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	do {
		char trip[32];
		uint32_t process;
		uint32_t ignored;

		(void)snprintf(trip, sizeof(trip), "trip=%u", ++at);
		process = chain_start_pagerd(*state, trip);
		outcome = resolve_with(&request, true, &reply);
		if (!ipc_succeeded(outcome))
			assert_int_equal(outcome.transport, IPC_RESULT_PEER_GONE);
		stand_kill(*state, process);
		stand_drop(chain.pagerd.client.slot);
		(void)!ipc_succeeded(unmap(12, CODE, &ignored));
		for (uint32_t i = 1; i <= IPC_HOST_FRAMES; i++)
			(void)!ipc_succeeded(free_frame(i, &ignored));
		wait_counts(&before);
		assert_int_equal(give_back(take_frame()), IPC_HOST_FRAMES);
	} while (!ipc_succeeded(outcome));
	/* Three questions for ABI ids, a request, four calls and an answer. */
	assert_int_equal(at, 2 * 3 + 1 + 2 * 4 + 1 + 1);
}

/* By rules of the schema. */
static void test_faults_that_make_no_sense(void **state)
{
	struct ipc_pagerd_resolve_fault_reply reply;
	struct ipc_pagerd_resolve_fault_request request = zero_fault(HEAP);

	chain_start(*state);
	request.allowed = READ;
	assert_not_sent(resolve_with(&request, false, &reply));
	request.allowed = READ | WRITE | EXECUTE;
	assert_not_sent(resolve_with(&request, false, &reply));
	request = zero_fault(PAGE - 1);
	assert_not_sent(resolve_with(&request, false, &reply));
	request = file_fault(HEAP, 0, 0);
	assert_not_sent(resolve_with(&request, true, &reply));
	assert_nothing_happened(HEAP);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_zeros, stand),
		STAND_TEST(test_bytes_of_a_file, stand),
		STAND_TEST(test_a_page_that_is_there_is_not_given_again, stand),
		STAND_TEST(test_backing_that_pagerd_cannot_fill, stand),
		STAND_TEST(test_files_that_do_not_hold_the_bytes, stand),
		STAND_TEST(test_no_frame_is_free, stand),
		STAND_TEST(test_no_place_for_a_mapping, stand),
		STAND_TEST(test_a_peer_that_is_gone, stand),
		STAND_TEST(test_pagerd_is_killed_at_each_message, stand),
		STAND_TEST(test_faults_that_make_no_sense, stand),
	};

	if (argc < PROGRAMS)
		return 2;
	memcpy(chain.paths, argv, sizeof(chain.paths));
	stand_init(&stand);
	return live_check("system_pagerd",
	                  cmocka_run_group_tests_name("pagerd", tests, NULL, NULL));
}
