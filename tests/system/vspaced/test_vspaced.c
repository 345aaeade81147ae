/* SPDX-License-Identifier: ISC */
/* vspaced alone, with frames of this program. Its mappings are seen in the broker's count of capabilities. */
#include <string.h>

#include "ipc/vspaced/vspaced_client.h"
#include "stand.h"

#define READ    IPC_KERNEL_CONTROL_PAGE_ACCESS_READ
#define WRITE   IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE
#define EXECUTE IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE

#define FRAME ((uint32_t)IPC_HOST_SLOT_FRAMES)
#define PAGE  UINT64_C(0x1000)
#define CODE  UINT64_C(0x400000)
/* What vspaced can keep. */
#define MAPPINGS 32

static struct stand stand;
static const char *vspaced_path;
static struct stand_client vspaced;
/* When nothing is mapped. */
static struct ipc_host_counts empty;

static void start_vspaced(struct stand *on)
{
	const char *const arguments[] = {"vspaced", NULL};

	stand_client_init(&vspaced, stand_service(on, vspaced_path, arguments, NULL, 0, NULL));
	assert_int_equal(ipc_host_counts(&empty), IPC_RESULT_OK);
}

static void assert_mapped(uint64_t mappings)
{
	struct ipc_host_counts wanted = empty;

	wanted.capabilities += mappings;
	wait_counts(&wanted);
}

static struct ipc_outcome map(uint64_t process_id, uint64_t address, uint32_t access, uint32_t frame)
{
	struct ipc_vspaced_map_request request;
	const struct ipc_vspaced_map_request_caps caps = {.frame = ipc_cap(frame, IPC_RIGHT_MAP)};

	ipc_vspaced_map_request_init(&request);
	request.process_id = process_id;
	request.address = address;
	request.access = access;
	return ipc_vspaced_map(&vspaced.client, &request, &caps);
}

static struct ipc_outcome unmap(uint64_t process_id, uint64_t address, uint32_t *access)
{
	const struct ipc_vspaced_unmap_request request = {.process_id = process_id,
	                                                  .address = address};
	struct ipc_vspaced_unmap_reply reply = {0};
	const struct ipc_outcome outcome = ipc_vspaced_unmap(&vspaced.client, &request, &reply);

	*access = reply.access;
	return outcome;
}

static void test_a_mapping_holds_its_frame(void **state)
{
	uint32_t access;

	start_vspaced(*state);
	assert_result(map(12, CODE, READ | EXECUTE, FRAME), IPC_RESULT_OK);
	assert_mapped(1);
	assert_result(map(12, CODE + PAGE, READ | WRITE, FRAME + 1), IPC_RESULT_OK);
	assert_mapped(2);
	assert_result(unmap(12, CODE, &access), IPC_RESULT_OK);
	assert_int_equal(access, READ | EXECUTE);
	assert_mapped(1);
	assert_result(unmap(12, CODE, &access), IPC_RESULT_NOT_FOUND);
	assert_result(unmap(12, CODE + PAGE, &access), IPC_RESULT_OK);
	assert_int_equal(access, READ | WRITE);
	assert_mapped(0);
}

static void test_nothing_is_mapped_over_a_mapping(void **state)
{
	uint32_t access;

	start_vspaced(*state);
	assert_result(map(12, CODE, READ, FRAME), IPC_RESULT_OK);
	assert_result(map(12, CODE, READ, FRAME), IPC_RESULT_EXISTS);
	assert_result(map(12, CODE, READ | WRITE, FRAME + 1), IPC_RESULT_EXISTS);
	assert_mapped(1);
	/* The same page of another process is another page. */
	assert_result(map(13, CODE, READ | WRITE, FRAME), IPC_RESULT_OK);
	assert_mapped(2);
	assert_result(unmap(12, CODE, &access), IPC_RESULT_OK);
	assert_int_equal(access, READ);
	assert_result(map(12, CODE, READ | EXECUTE, FRAME), IPC_RESULT_OK);
	assert_result(unmap(13, CODE, &access), IPC_RESULT_OK);
	assert_int_equal(access, READ | WRITE);
	assert_result(unmap(14, CODE, &access), IPC_RESULT_NOT_FOUND);
	assert_mapped(1);
}

static void test_a_full_table_refuses(void **state)
{
	uint32_t access;

	start_vspaced(*state);
	for (uint64_t i = 0; i < MAPPINGS; i++)
		assert_result(map(1 + i % 3, CODE + i * PAGE, READ, FRAME), IPC_RESULT_OK);
	/* Often enough to fill the slots that requests arrive in, if a refusal left a frame there. */
	for (int i = 0; i < 64; i++)
		assert_result(map(12, CODE, READ, FRAME), IPC_RESULT_EXHAUSTED);
	assert_mapped(MAPPINGS);
	assert_result(map(1, CODE, READ, FRAME), IPC_RESULT_EXISTS);
	assert_result(unmap(2, CODE + PAGE, &access), IPC_RESULT_OK);
	assert_result(map(12, CODE, READ, FRAME), IPC_RESULT_OK);
	assert_mapped(MAPPINGS);
}

/* By rule of the schema: neither side lets such a request pass. */
static void test_no_page_is_written_and_run(void **state)
{
	start_vspaced(*state);
	assert_not_sent(map(12, CODE, READ | WRITE | EXECUTE, FRAME));
	assert_not_sent(map(12, CODE, WRITE, FRAME));
	assert_not_sent(map(12, 0, READ, FRAME));
	assert_not_sent(map(12, CODE + 1, READ, FRAME));
	assert_mapped(0);
}

/* A frame that the caller may not map is no frame to map; the transport says so. */
static void test_the_frame_is_the_callers_to_map(void **state)
{
	const uint32_t weak = stand_copy(*state, FRAME, IPC_RIGHT_GRANT);

	start_vspaced(*state);
	assert_int_equal(map(12, CODE, READ, weak).transport, IPC_RESULT_NO_RIGHTS);
	assert_int_equal(map(12, CODE, READ, vspaced.client.slot).transport, IPC_RESULT_BAD_SLOT);
	assert_mapped(0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_mapping_holds_its_frame, stand),
		STAND_TEST(test_nothing_is_mapped_over_a_mapping, stand),
		STAND_TEST(test_a_full_table_refuses, stand),
		STAND_TEST(test_no_page_is_written_and_run, stand),
		STAND_TEST(test_the_frame_is_the_callers_to_map, stand),
	};

	if (argc < 2)
		return 2;
	vspaced_path = argv[1];
	stand_init(&stand);
	return live_check("system_vspaced",
	                  cmocka_run_group_tests_name("vspaced", tests, NULL, NULL));
}
