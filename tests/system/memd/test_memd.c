/* SPDX-License-Identifier: ISC */
/* memd with a pool of four frames that this program sees too, so that it can look into what is handed out. */
#include <string.h>
#include <sys/mman.h>

#include "ipc/memd/memd_client.h"
#include "stand.h"

#define PAGE 4096u

static struct stand stand;
static const char *memd_path;
static struct stand_client memd;

static void start_memd(struct stand *on)
{
	const char *const arguments[] = {"memd", NULL};
	struct stage_cap caps[IPC_HOST_FRAMES];

	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++)
		caps[i] = (struct stage_cap){2 + i, IPC_HOST_SLOT_FRAMES + i,
		                             IPC_RIGHT_MAP | IPC_RIGHT_GRANT};
	stand_client_init(&memd,
	                  stand_service(on, memd_path, arguments, caps, IPC_HOST_FRAMES, NULL));
}

static struct ipc_outcome alloc(struct ipc_memd_alloc_frame_reply *reply, uint32_t *slot)
{
	struct ipc_memd_alloc_frame_reply_caps caps;
	const struct ipc_outcome outcome = ipc_memd_alloc_frame(&memd.client, reply, &caps);

	if (ipc_succeeded(outcome)) {
		assert_true(caps.frame.present);
		assert_int_equal(caps.frame.rights, IPC_RIGHT_MAP | IPC_RIGHT_GRANT);
		*slot = caps.frame.slot;
	}
	return outcome;
}

static struct ipc_outcome give_back(uint32_t number, uint32_t *free_frames)
{
	const struct ipc_memd_free_frame_request request = {.frame_number = number};
	struct ipc_memd_free_frame_reply reply = {0};
	const struct ipc_outcome outcome = ipc_memd_free_frame(&memd.client, &request, &reply);

	*free_frames = reply.free_frames;
	return outcome;
}

static uint64_t *map(uint32_t slot)
{
	size_t size = 0;
	uint32_t status = 0;
	uint64_t *words = ipc_host_map(slot, &size, &status);

	assert_non_null(words);
	assert_int_equal(size, PAGE);
	return words;
}

static void test_each_frame_is_handed_out_once(void **state)
{
	uint32_t slots[IPC_HOST_FRAMES];
	struct ipc_memd_alloc_frame_reply reply;
	uint64_t *words[IPC_HOST_FRAMES];
	uint32_t left;

	start_memd(*state);
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++) {
		assert_result(alloc(&reply, &slots[i]), IPC_RESULT_OK);
		assert_int_equal(reply.frame_number, i + 1);
		assert_int_equal(reply.free_frames, IPC_HOST_FRAMES - 1 - i);
		words[i] = map(slots[i]);
		words[i][0] = i + 1;
	}
	/* Four pages, not four views of one. */
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++)
		assert_int_equal(words[i][0], i + 1);
	assert_result(alloc(&reply, &slots[0]), IPC_RESULT_EXHAUSTED);
	/* One that came back is the one that goes out next. */
	assert_result(give_back(3, &left), IPC_RESULT_OK);
	assert_int_equal(left, 1);
	stand_drop(slots[2]);
	assert_result(alloc(&reply, &slots[2]), IPC_RESULT_OK);
	assert_int_equal(reply.frame_number, 3);
	assert_int_equal(reply.free_frames, 0);
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++) {
		assert_int_equal(munmap(words[i], PAGE), 0);
		stand_drop(slots[i]);
	}
}

/* What one holder wrote the next one does not see, in a new pool either. */
static void test_frames_are_clear(void **state)
{
	struct ipc_memd_alloc_frame_reply reply;
	uint64_t *words = map(IPC_HOST_SLOT_FRAMES);
	uint64_t *theirs;
	uint32_t slot;
	uint32_t left;

	memset(words, 0xA5, PAGE);
	start_memd(*state);
	for (int round = 0; round < 2; round++) {
		assert_result(alloc(&reply, &slot), IPC_RESULT_OK);
		assert_int_equal(reply.frame_number, 1);
		theirs = map(slot);
		for (size_t i = 0; i < PAGE / sizeof(*theirs); i++)
			assert_int_equal(theirs[i], 0);
		memset(theirs, 0x5A, PAGE);
		assert_int_equal(words[0], UINT64_C(0x5A5A5A5A5A5A5A5A));
		assert_int_equal(munmap(theirs, PAGE), 0);
		stand_drop(slot);
		assert_result(give_back(1, &left), IPC_RESULT_OK);
		assert_int_equal(left, IPC_HOST_FRAMES);
		assert_int_equal(words[0], 0);
		assert_int_equal(words[PAGE / sizeof(*words) - 1], 0);
	}
	assert_int_equal(munmap(words, PAGE), 0);
}

static void test_what_is_not_out_is_not_taken_back(void **state)
{
	struct ipc_memd_alloc_frame_reply reply;
	uint32_t slot;
	uint32_t left;

	start_memd(*state);
	assert_result(give_back(1, &left), IPC_RESULT_NOT_FOUND);
	assert_result(give_back(IPC_HOST_FRAMES + 1, &left), IPC_RESULT_NOT_FOUND);
	assert_result(give_back(UINT32_MAX, &left), IPC_RESULT_NOT_FOUND);
	assert_not_sent(give_back(0, &left));
	assert_result(alloc(&reply, &slot), IPC_RESULT_OK);
	stand_drop(slot);
	assert_result(give_back(2, &left), IPC_RESULT_NOT_FOUND);
	assert_result(give_back(1, &left), IPC_RESULT_OK);
	assert_result(give_back(1, &left), IPC_RESULT_NOT_FOUND);
	/* A frame that was not taken back twice is not counted twice. */
	assert_result(alloc(&reply, &slot), IPC_RESULT_OK);
	assert_int_equal(reply.free_frames, IPC_HOST_FRAMES - 1);
	stand_drop(slot);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_each_frame_is_handed_out_once, stand),
		STAND_TEST(test_frames_are_clear, stand),
		STAND_TEST(test_what_is_not_out_is_not_taken_back, stand),
	};

	if (argc < 2)
		return 2;
	memd_path = argv[1];
	stand_init(&stand);
	return live_check("system_memd", cmocka_run_group_tests_name("memd", tests, NULL, NULL));
}
