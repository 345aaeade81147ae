/* SPDX-License-Identifier: ISC */
/* Image transfer, end to end: the bytes that were sent are the program that runs, and no others
 * are. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "loader.h"
#include "procd/procd.h"
#include "rig.h"

#define LIMIT (UINT64_C(16) << 20)

#define READ    IPC_PROCD_SEGMENT_FLAG_READ
#define WRITE   IPC_PROCD_SEGMENT_FLAG_WRITE
#define EXECUTE IPC_PROCD_SEGMENT_FLAG_EXECUTE

#define INLINE_DATA IPC_PROCD_CHUNK_KIND_INLINE_DATA
#define ZERO_FILL   IPC_PROCD_CHUNK_KIND_ZERO_FILL

static const char *const nothing[] = {NULL};

/* The greeting of service.c, and what it is after the test has changed a letter. */
#define GREETING "made of the bytes that came: "
#define FLIPPED  "Made of the bytes that came: "

static uint32_t sequence_rule(uint32_t offset, uint32_t rule)
{
	return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, offset, rule);
}

/* Starts a loaded service.c, and checks what it writes. */
static void assert_tells(struct rig *rig, uint64_t id, const char *greeting)
{
	struct rig_pipe pipe;
	uint64_t started_at;
	uint64_t started;
	char told[128] = "";

	rig_pipe_open(&pipe);
	{
		const char *const tells[] = {"staged", "tell", pipe.path, "hello", NULL};

		assert_result(rig_try_start(rig, id, tells, nothing, 0, &started_at),
		              IPC_RESULT_OK);
		started = rig_event(rig, 0, id).sequence;
		assert_int_equal(rig_event(rig, started, id).kind, IPC_PROCESS_EVENT_KIND_EXITED);
		assert_true(read(pipe.file, told, sizeof(told) - 1) > 0);
	}
	rig_pipe_close(&pipe);
	assert_memory_equal(told, greeting, strlen(greeting));
	assert_string_equal(told + strlen(greeting), "hello");
}

/* A copy of a file under a name of its own, which replaces the last six letters of `to`. */
static void copy_file(const char *from, char *to)
{
	struct file file;
	const int out = mkstemp(to);

	assert_true(out >= 0);
	file_read(&file, from);
	assert_int_equal(write(out, file.bytes, file.size), file.size);
	close(out);
	file_free(&file);
}

/* The file is gone before COMMIT: nobody but the messages can have brought the program. */
static void test_the_source_is_unlinked(void **state)
{
	struct rig *rig = *state;
	struct ipc_client *loader = &rig->loaders[0].client;
	char path[] = "/tmp/ipc-system-XXXXXX";
	struct loader_plan plan;
	struct file file;
	const uint64_t id = rig_create(rig, LIMIT, 8, NULL);
	uint64_t stream_size;
	uint64_t pages;

	copy_file(rig->files.service, path);
	file_read(&file, path);
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	assert_result(loader_begin(loader, &plan, &stream_size), IPC_RESULT_OK);
	assert_int_equal(stream_size, image_stream_size(&file.image));
	assert_int_equal(unlink(path), 0);
	assert_result(loader_send(loader, &plan, &file.image), IPC_RESULT_OK);
	assert_result(loader_commit(loader, &plan, &pages), IPC_RESULT_OK);
	assert_int_equal(pages, image_pages(&file.image));
	file_free(&file);
	assert_int_equal(access(path, F_OK), -1);
	assert_tells(rig, id, GREETING);
}

/* One byte flipped, and all digests made anew: another program runs. */
static void test_a_byte_flipped_and_hashed_again(void **state)
{
	struct rig *rig = *state;
	struct loader_plan plan;
	struct file file;
	const uint64_t id = rig_create(rig, LIMIT, 8, NULL);

	file_read(&file, rig->files.service);
	*file_find(&file, GREETING) ^= 'm' ^ 'M';
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	assert_result(loader_transfer(&rig->loaders[0].client, &plan, &file.image), IPC_RESULT_OK);
	file_free(&file);
	assert_tells(rig, id, FLIPPED);
}

/* One byte flipped on the way: COMMIT refuses by the stream's digest, and nothing can be
 * started. */
static void test_a_byte_flipped_on_the_way(void **state)
{
	struct rig *rig = *state;
	struct loader_plan plan;
	struct file file;
	const uint64_t id = rig_create(rig, LIMIT, 8, NULL);
	uint64_t started_at;

	file_read(&file, rig->files.service);
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	*file_find(&file, GREETING) ^= 'm' ^ 'M';
	assert_refused(loader_transfer(&rig->loaders[0].client, &plan, &file.image),
	               sequence_rule(40, 3));
	assert_result(rig_try_start(rig, id, nothing, nothing, 0, &started_at), IPC_RESULT_BUSY);

	/* The transfer ended with the refusal, so a better one can begin. */
	*file_find(&file, FLIPPED) ^= 'm' ^ 'M';
	assert_result(loader_transfer(&rig->loaders[0].client, &plan, &file.image), IPC_RESULT_OK);
	file_free(&file);
	assert_tells(rig, id, GREETING);
}

static void test_refused_begins(void **state)
{
	struct rig *rig = *state;
	struct ipc_client *loader = &rig->loaders[0].client;
	struct ipc_client *second = &rig->loaders[1].client;
	struct loader_plan plan;
	struct file file;
	const uint64_t id = rig_create(rig, LIMIT, 8, NULL);
	const uint64_t small = rig_create(rig, IPC_TYPES_PAGE_SIZE, 8, NULL);
	uint64_t ignored;

	file_read(&file, rig->files.service);
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	/* Not an endpoint for loaders. */
	assert_result(loader_begin(&rig->procd.client, &plan, &ignored), IPC_RESULT_DENIED);
	assert_result(loader_send(&rig->procd.client, &plan, &file.image), IPC_RESULT_DENIED);
	assert_result(loader_commit(&rig->procd.client, &plan, &ignored), IPC_RESULT_DENIED);

	plan.begin.plan_hash[31] ^= 1;
	assert_refused(loader_begin(loader, &plan, &ignored), sequence_rule(88, 1));
	plan.begin.plan_hash[31] ^= 1;
	/* Any bit of the plan counts, also one that procd does not act on. */
	plan.begin.source.node_id ^= 1;
	assert_refused(loader_begin(loader, &plan, &ignored), sequence_rule(88, 1));

	loader_plan(&plan, small + 1, &file.image, file.bytes, file.size);
	assert_result(loader_begin(loader, &plan, &ignored), IPC_RESULT_NOT_FOUND);
	loader_plan(&plan, small, &file.image, file.bytes, file.size);
	assert_result(loader_begin(loader, &plan, &ignored), IPC_RESULT_EXHAUSTED);

	/* Under way: from this endpoint for any process, and for this process from any endpoint. */
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	assert_result(loader_begin(loader, &plan, &ignored), IPC_RESULT_OK);
	assert_result(loader_begin(loader, &plan, &ignored), IPC_RESULT_BUSY);
	assert_result(loader_begin(second, &plan, &ignored), IPC_RESULT_BUSY);

	/* None of the refusals has touched it. */
	assert_result(loader_send(loader, &plan, &file.image), IPC_RESULT_OK);
	assert_result(loader_commit(loader, &plan, &ignored), IPC_RESULT_OK);
	assert_result(loader_begin(loader, &plan, &ignored), IPC_RESULT_DENIED);
	file_free(&file);
	assert_tells(rig, id, GREETING);
}

/* Pages are written or run, never both: no such plan even leaves the loader. */
static void test_w_xor_x(void **state)
{
	const uint32_t flags_at = 152 + 32;
	struct rig *rig = *state;
	struct loader_plan plan;
	struct ipc_outcome outcome;
	struct file file;
	uint64_t ignored;

	file_read(&file, rig->files.service);
	file.image.segments[0].flags = READ | WRITE | EXECUTE;
	loader_plan(&plan, rig_create(rig, LIMIT, 8, NULL), &file.image, file.bytes, file.size);
	file_free(&file);
	outcome = loader_begin(&rig->loaders[0].client, &plan, &ignored);
	assert_int_equal(outcome.transport, IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(outcome.verdict,
	                 ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, flags_at, 1));
}

/* Two loaders at once: each arrival slot has a transfer of its own, and can't reach the other's. */
static void test_two_transfers_at_once(void **state)
{
	struct rig *rig = *state;
	struct loader_plan plans[2];
	struct file file;
	uint64_t ignored;

	file_read(&file, rig->files.service);
	for (int i = 0; i < 2; i++) {
		loader_plan(&plans[i], rig_create(rig, LIMIT, 8, NULL), &file.image, file.bytes,
		            file.size);
		assert_result(loader_begin(&rig->loaders[i].client, &plans[i], &ignored),
		              IPC_RESULT_OK);
	}
	assert_result(loader_send(&rig->loaders[0].client, &plans[1], &file.image),
	              IPC_RESULT_NOT_FOUND);
	assert_result(loader_commit(&rig->loaders[0].client, &plans[1], &ignored),
	              IPC_RESULT_NOT_FOUND);
	for (int i = 0; i < 2; i++)
		assert_result(loader_send(&rig->loaders[i].client, &plans[i], &file.image),
		              IPC_RESULT_OK);
	for (int i = 0; i < 2; i++) {
		assert_result(loader_commit(&rig->loaders[i].client, &plans[i], &ignored),
		              IPC_RESULT_OK);
		assert_tells(rig, plans[i].begin.staged_process_id, GREETING);
	}
	file_free(&file);
}

/* A transfer of two segments by hand: 4 bytes of file, then 8 bytes of file and 8 of zeros. */
static const uint8_t code[4] = {1, 2, 3, 4};
static const uint8_t data[8] = {5, 6, 7, 8, 9, 10, 11, 12};

static void begin_by_hand(struct rig *rig, struct loader_plan *plan)
{
	const struct image image = {
		.kind = IPC_PROCD_IMAGE_KIND_EXECUTABLE,
		.entry_point = 0x400000,
		.stack_base = 0x7FFFFFFE0000,
		.stack_size = 0x1000,
		.segment_count = 2,
		.segments = {
			{0x400000, 4, 0, 4, READ | EXECUTE},
			{0x401000, 16, 0x1000, 8,
	                 READ | WRITE},
		},
		.data = {code, data},
	};
	uint8_t file[0x1008] = {0};
	uint64_t stream_size;

	loader_plan(plan, rig_create(rig, LIMIT, 8, NULL), &image, file, sizeof(file));
	assert_result(loader_begin(&rig->loaders[0].client, plan, &stream_size), IPC_RESULT_OK);
	assert_int_equal(stream_size, 20);
}

static struct ipc_outcome chunk(struct rig *rig, const struct loader_plan *plan, uint16_t segment,
                                uint64_t offset, uint64_t size, const uint8_t *bytes)
{
	const struct ipc_procd_send_loader_image_chunk_request request = {
		.staged_process_id = plan->begin.staged_process_id,
		.segment_index = segment,
		.data_size = bytes == NULL ? 0 : (uint16_t)size,
		.kind = bytes == NULL ? ZERO_FILL : INLINE_DATA,
		.offset = offset,
		.size = size,
		.data = bytes,
	};
	struct ipc_procd_send_loader_image_chunk_reply reply;

	return ipc_procd_send_loader_image_chunk(&rig->loaders[0].client, &request, &reply);
}

/* Sends one wrong chunk after the first segment; the refusal ends the transfer. */
static void wrong_chunk(struct rig *rig, uint16_t segment, uint64_t offset, uint64_t size,
                        const uint8_t *bytes, uint32_t verdict)
{
	struct loader_plan plan;

	begin_by_hand(rig, &plan);
	assert_result(chunk(rig, &plan, 0, 0, 4, code), IPC_RESULT_OK);
	assert_refused(chunk(rig, &plan, segment, offset, size, bytes), verdict);
	assert_result(chunk(rig, &plan, 1, 0, 8, data), IPC_RESULT_NOT_FOUND);
}

static void test_wrong_chunks(void **state)
{
	struct rig *rig = *state;
	struct loader_plan plan;

	/* The offsets are those of segment_index, offset and kind in the chunk's body. */
	wrong_chunk(rig, 0, 0, 4, code, sequence_rule(8, 2));
	wrong_chunk(rig, 1, 4, 4, data, sequence_rule(16, 3));
	wrong_chunk(rig, 1, 0, 17, NULL, sequence_rule(16, 4));
	wrong_chunk(rig, 1, 0, 9, (const uint8_t *)"123456789", sequence_rule(12, 5));
	wrong_chunk(rig, 1, 0, 8, NULL, sequence_rule(12, 6));

	begin_by_hand(rig, &plan);
	assert_result(chunk(rig, &plan, 0, 0, 4, code), IPC_RESULT_OK);
	assert_result(chunk(rig, &plan, 1, 0, 3, data), IPC_RESULT_OK);
	assert_result(chunk(rig, &plan, 1, 3, 5, data + 3), IPC_RESULT_OK);
	assert_result(chunk(rig, &plan, 1, 8, 8, NULL), IPC_RESULT_OK);
	assert_refused(chunk(rig, &plan, 1, 16, 1, NULL), sequence_rule(0, 1));
}

static void test_wrong_commits(void **state)
{
	struct rig *rig = *state;
	struct ipc_client *loader = &rig->loaders[0].client;
	struct loader_plan plan;
	uint64_t pages;

	begin_by_hand(rig, &plan);
	assert_refused(loader_commit(loader, &plan, &pages), sequence_rule(0, 1));
	assert_result(loader_commit(loader, &plan, &pages), IPC_RESULT_NOT_FOUND);

	begin_by_hand(rig, &plan);
	assert_result(chunk(rig, &plan, 0, 0, 4, code), IPC_RESULT_OK);
	assert_result(chunk(rig, &plan, 1, 0, 8, data), IPC_RESULT_OK);
	assert_result(chunk(rig, &plan, 1, 8, 8, NULL), IPC_RESULT_OK);
	plan.begin.plan_hash[0] ^= 1;
	assert_refused(loader_commit(loader, &plan, &pages), sequence_rule(8, 2));
}

/* The kernel has no room: the image is not bound, and neither is anything of it left. */
static void test_without_room_in_the_kernel(void **state)
{
	struct rig *rig = *state;
	struct ipc_client *loader = &rig->loaders[0].client;
	struct loader_plan plan;
	struct file file;
	uint64_t ignored;
	uint64_t id = rig_create(rig, LIMIT, 8, NULL);
	uint32_t taken;

	file_read(&file, rig->files.service);
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	taken = rig_exhaust(rig);
	for (int i = 0; i < 2 * STORES_MAX; i++) {
		assert_result(loader_begin(loader, &plan, &ignored), IPC_RESULT_OK);
		assert_result(loader_send(loader, &plan, &file.image), IPC_RESULT_OK);
		assert_result(loader_commit(loader, &plan, &ignored), IPC_RESULT_EXHAUSTED);
	}
	assert_result(rig_try_start(rig, id, nothing, nothing, 0, &ignored), IPC_RESULT_BUSY);
	assert_result(rig_try_spawn(rig, RIG_SERVICE_NAME, NULL, nothing, &ignored),
	              IPC_RESULT_EXHAUSTED);
	rig_relieve(rig, taken);
	assert_result(loader_transfer(loader, &plan, &file.image), IPC_RESULT_OK);
	file_free(&file);
	assert_tells(rig, id, GREETING);
}

/* procd has room for so many images and not for more, until one is given up. */
static void test_without_room_in_procd(void **state)
{
	struct rig *rig = *state;
	struct ipc_client *loader = &rig->loaders[0].client;
	struct loader_plan plan;
	struct file file;
	uint64_t ignored;
	uint64_t id = 0;

	file_read(&file, rig->files.service);
	for (int i = 0; i < STORES_MAX; i++) {
		id = rig_create(rig, LIMIT, 8, NULL);
		loader_plan(&plan, id, &file.image, file.bytes, file.size);
		assert_result(loader_transfer(loader, &plan, &file.image), IPC_RESULT_OK);
	}
	loader_plan(&plan, rig_create(rig, LIMIT, 8, NULL), &file.image, file.bytes, file.size);
	assert_result(loader_begin(loader, &plan, &ignored), IPC_RESULT_EXHAUSTED);
	assert_result(rig_try_abort(rig, id, &ignored), IPC_RESULT_OK);
	assert_result(loader_transfer(loader, &plan, &file.image), IPC_RESULT_OK);
	file_free(&file);
}

/* The giver-up is the supervisor, on another endpoint than the loader's. */
static void test_abort_ends_a_transfer(void **state)
{
	struct rig *rig = *state;
	struct loader_plan plan;
	uint64_t pages;

	begin_by_hand(rig, &plan);
	assert_result(chunk(rig, &plan, 0, 0, 4, code), IPC_RESULT_OK);
	assert_result(rig_try_abort(rig, plan.begin.staged_process_id, &pages), IPC_RESULT_OK);
	assert_int_equal(pages, 0);
	assert_result(chunk(rig, &plan, 1, 0, 8, data), IPC_RESULT_NOT_FOUND);
	begin_by_hand(rig, &plan);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		RIG_TEST(test_the_source_is_unlinked, rig),
		RIG_TEST(test_a_byte_flipped_and_hashed_again, rig),
		RIG_TEST(test_a_byte_flipped_on_the_way, rig),
		RIG_TEST(test_refused_begins, rig),
		RIG_TEST(test_w_xor_x, rig),
		RIG_TEST(test_two_transfers_at_once, rig),
		RIG_TEST(test_wrong_chunks, rig),
		RIG_TEST(test_wrong_commits, rig),
		RIG_TEST(test_without_room_in_the_kernel, rig),
		RIG_TEST(test_without_room_in_procd, rig),
		RIG_TEST(test_abort_ends_a_transfer, rig),
	};

	rig_init(&rig, argc, argv);
	return live_check("system_image",
	                  cmocka_run_group_tests_name("image", tests, NULL, NULL));
}
