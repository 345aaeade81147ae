/* SPDX-License-Identifier: ISC */
/*
 * Runs generated codecs, their hand twins and memcpy over the same bodies.
 *
 *   bench time    one line "message operation side nanoseconds" for each row
 *   bench count   the same rows once, for callgrind: one dump each, named "message operation side"
 *   bench agree   compares the verdicts of both codecs on damaged bodies and structs
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__has_include)
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#endif
#endif

#include "ipc/bench/bench.h"
#include "twin.h"

#define BODY_MAX      4096
#define ROUNDS        41
#define CALLS         200
#define COUNTED_CALLS 10

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

/* One side's functions, with the message's type forgotten. */
struct side {
	const char *name;
	uint32_t (*pack)(const void *msg, uint8_t *buf, size_t cap, size_t *len);
	uint32_t (*unpack)(void *msg, const uint8_t *buf, size_t len);
	uint32_t (*validate)(const uint8_t *buf, size_t len);
};

/* Each adapter is one jump, which all sides pay. */
#define ADAPT(prefix, message)                                                                  \
	static uint32_t prefix##message##_pack_any(const void *msg, uint8_t *buf, size_t cap,   \
	                                           size_t *len)                                 \
	{                                                                                       \
		return prefix##message##_pack(msg, buf, cap, len);                              \
	}                                                                                       \
	static uint32_t prefix##message##_unpack_any(void *msg, const uint8_t *buf, size_t len) \
	{                                                                                       \
		return prefix##message##_unpack(msg, buf, len);                                 \
	}

#define SIDE(label, prefix, message)                                             \
	{                                                                        \
		label, prefix##message##_pack_any, prefix##message##_unpack_any, \
			prefix##message##_validate                               \
	}

#ifdef WITHOUT_GENERATED
#define BOTH(message) ADAPT(twin_, message)
#define SIDES(message)                                                          \
	{                                                                       \
		SIDE("generated", twin_, message), SIDE("hand", twin_, message) \
	}
#else
#define BOTH(message) ADAPT(ipc_bench_, message) ADAPT(twin_, message)
#define SIDES(message)                                                               \
	{                                                                            \
		SIDE("generated", ipc_bench_, message), SIDE("hand", twin_, message) \
	}
#endif

BOTH(query_cap_reply)
BOTH(stat_reply)
BOTH(open_request)
BOTH(rename_request)
BOTH(read_reply)
BOTH(begin_image_transfer)
BOTH(transfer_table)

/* By a pointer that may change, so that no compiler leaves out a copy that nobody reads. */
static void *(*volatile copy_bytes)(void *, const void *, size_t) = memcpy;
static uint8_t elsewhere[BODY_MAX];

static uint32_t memcpy_pack(const void *msg, uint8_t *buf, size_t cap, size_t *len)
{
	(void)len;
	copy_bytes(buf, msg, cap);
	return 0;
}

static uint32_t memcpy_unpack(void *msg, const uint8_t *buf, size_t len)
{
	copy_bytes(msg, buf, len);
	return 0;
}

static uint32_t memcpy_validate(const uint8_t *buf, size_t len)
{
	copy_bytes(elsewhere, buf, len);
	return 0;
}

static const struct side copying = {"memcpy", memcpy_pack, memcpy_unpack, memcpy_validate};

static uint32_t nothing_pack(const void *msg, uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg, (void)buf, (void)cap, (void)len;
	return 0;
}

static uint32_t nothing_unpack(void *msg, const uint8_t *buf, size_t len)
{
	(void)msg, (void)buf, (void)len;
	return 0;
}

static uint32_t nothing_validate(const uint8_t *buf, size_t len)
{
	(void)buf, (void)len;
	return 0;
}

static const struct side nothing = {"nothing", nothing_pack, nothing_unpack, nothing_validate};

/* Where a scalar stands in a struct. */
struct scalar {
	size_t offset;
	size_t size;
};

#define SCALAR(message, field)                                           \
	{                                                                \
		offsetof(struct ipc_bench_##message, field),             \
			sizeof(((struct ipc_bench_##message *)0)->field) \
	}

static const struct scalar query_cap_scalars[] = {
	SCALAR(query_cap_reply, kind),
	SCALAR(query_cap_reply, rights),
	SCALAR(query_cap_reply, value0),
	SCALAR(query_cap_reply, value1),
};

static const struct scalar stat_scalars[] = {
	SCALAR(stat_reply, kind),
	SCALAR(stat_reply, mode),
	SCALAR(stat_reply, links),
	SCALAR(stat_reply, uid),
	SCALAR(stat_reply, gid),
	SCALAR(stat_reply, fs),
	SCALAR(stat_reply, accessed.seconds),
	SCALAR(stat_reply, accessed.nanoseconds),
	SCALAR(stat_reply, modified.nanoseconds),
	SCALAR(stat_reply, changed.nanoseconds),
};

/* A length is only ever made shorter: the text behind it is no longer than it was. */
static const struct scalar open_scalars[] = {
	SCALAR(open_request, flags),
	SCALAR(open_request, mode),
};

static const struct scalar read_scalars[] = {
	SCALAR(read_reply, data_size),
};

static const struct scalar begin_scalars[] = {
	SCALAR(begin_image_transfer, staged_process_id),
	SCALAR(begin_image_transfer, source_hash),
	SCALAR(begin_image_transfer, plan_hash),
	SCALAR(begin_image_transfer, entry_point),
	SCALAR(begin_image_transfer, stack_low),
	SCALAR(begin_image_transfer, stack_high),
	SCALAR(begin_image_transfer, kind),
	SCALAR(begin_image_transfer, segment_count),
	SCALAR(begin_image_transfer, segments[0].vaddr),
	SCALAR(begin_image_transfer, segments[0].mem_size),
	SCALAR(begin_image_transfer, segments[2].vaddr),
	SCALAR(begin_image_transfer, segments[2].mem_size),
	SCALAR(begin_image_transfer, segments[2].file_offset),
	SCALAR(begin_image_transfer, segments[2].file_size),
	SCALAR(begin_image_transfer, segments[2].flags),
	SCALAR(begin_image_transfer, segments[5].vaddr),
	SCALAR(begin_image_transfer, segments[5].mem_size),
	SCALAR(begin_image_transfer, segments[5].flags),
};

static const struct scalar table_scalars[] = {
	SCALAR(transfer_table, count),
	SCALAR(transfer_table, entries[0].slot),
	SCALAR(transfer_table, entries[0].kind),
	SCALAR(transfer_table, entries[1].kind),
	SCALAR(transfer_table, entries[1].mode),
	SCALAR(transfer_table, entries[2].rights),
	SCALAR(transfer_table, entries[2].endpoint_kind),
};

static const struct ipc_bench_query_cap_reply query_cap = {
	.kind = 3,
	.rights = 0xB,
	.value0 = 0x1122334455667788,
	.value1 = 42,
};

static const struct ipc_bench_stat_reply stat_of_file = {
	.kind = 1,
	.mode = 420,
	.links = 2,
	.uid = 1000,
	.gid = 100,
	.fs = 5,
	.size_used = 12345,
	.size_held = 16384,
	.device = 9,
	.node = 123456789,
	.accessed = {.seconds = 1700000000, .nanoseconds = 999999999},
	.modified = {.seconds = -5, .nanoseconds = 0},
	.changed = {.seconds = 1700000001, .nanoseconds = 123456789},
};

static const struct ipc_bench_open_request open_ascii = {
	.path = "/srv/www/example/pages/2026/images/header-02.png",
	.path_length = 48,
	.flags = 6,
	.mode = 420,
};

static const struct ipc_bench_open_request open_other = {
	.path = "/srv/musik/Hans S\xC3\xB6llner/\xC3\x84ndern/\xD0\xBC\xD0\xB8\xD1\x80-0101.ogg",
	.path_length = 48,
	.flags = 1,
	.mode = 0,
};

static const struct ipc_bench_rename_request rename_log = {
	.old_path = "/var/log/services/procd.log",
	.old_path_length = 27,
	.new_path = "/var/log/services/archive/procd-2026-11-22.log",
	.new_path_length = 46,
};

static uint8_t file_bytes[3840];
static const struct ipc_bench_read_reply read_some = {.data_size = 64, .data = file_bytes};
static const struct ipc_bench_read_reply read_all = {.data_size = 3840, .data = file_bytes};

static const struct ipc_bench_begin_image_transfer begin = {
	.staged_process_id = 12,
	.source_id = 34,
	.source_size = 0x20000,
	.source_hash = {1, 2, 3, 4, 5, 6, 7, 8, 9},
	.plan_hash = {9, 8, 7, 6, 5, 4, 3, 2, 1},
	.entry_point = 0x401010,
	.stack_low = 0x7FFFF0000000,
	.stack_high = 0x7FFFF0010000,
	.kind = 1,
	.segment_count = 6,
	.segments =
		{
			{.vaddr = 0x400000, .mem_size = 0x600, .file_size = 0x600, .flags = 1},
			{.vaddr = 0x401000,
                         .mem_size = 0x5000,
                         .file_offset = 0x1000,
                         .file_size = 0x5000,
                         .flags = 5},
			{.vaddr = 0x406000,
                         .mem_size = 0x1F00,
                         .file_offset = 0x6000,
                         .file_size = 0x1F00,
                         .flags = 1},
			{.vaddr = 0x408E00,
                         .mem_size = 0x200,
                         .file_offset = 0x8E00,
                         .file_size = 0x200,
                         .flags = 1},
			{.vaddr = 0x409000,
                         .mem_size = 0x800,
                         .file_offset = 0x9000,
                         .file_size = 0x800,
                         .flags = 3},
			{.vaddr = 0x40A000, .mem_size = 0x9000, .flags = 3},
		},
};

static const struct ipc_bench_transfer_table table = {
	.count = 3,
	.entries =
		{
			{.slot = 7, .kind = 3, .mode = 2, .rights = 3, .endpoint_kind = 12},
			{.slot = 8, .kind = 4, .mode = 1, .rights = 1},
			{.slot = 90, .kind = 1, .mode = 1, .rights = 8},
		},
};

struct message {
	const char *name;
	struct side sides[2];
	const void *msg;
	size_t msg_size;
	const struct scalar *scalars;
	size_t scalar_count;
};

static const struct message messages[] = {
	{"query_cap_reply", SIDES(query_cap_reply), &query_cap, sizeof(query_cap),
         query_cap_scalars, LENGTH_OF(query_cap_scalars)},
	{"stat_reply", SIDES(stat_reply), &stat_of_file, sizeof(stat_of_file), stat_scalars,
         LENGTH_OF(stat_scalars)},
	{"open_request", SIDES(open_request), &open_ascii, sizeof(open_ascii), open_scalars,
         LENGTH_OF(open_scalars)},
	{"open_request_other", SIDES(open_request), &open_other, sizeof(open_other), open_scalars,
         LENGTH_OF(open_scalars)},
	{"rename_request", SIDES(rename_request), &rename_log, sizeof(rename_log), NULL, 0},
	{"read_reply_64", SIDES(read_reply), &read_some, sizeof(read_some), NULL, 0},
	{"read_reply_all", SIDES(read_reply), &read_all, sizeof(read_all), read_scalars,
         LENGTH_OF(read_scalars)},
	{"begin_image_transfer", SIDES(begin_image_transfer), &begin, sizeof(begin), begin_scalars,
         LENGTH_OF(begin_scalars)},
	{"transfer_table", SIDES(transfer_table), &table, sizeof(table), table_scalars,
         LENGTH_OF(table_scalars)},
};

static uint8_t body[BODY_MAX + 1];
static uint8_t other_body[BODY_MAX + 1];
static uint8_t msg_memory[BODY_MAX];
static uint8_t other_msg_memory[BODY_MAX];

static void stop(const char *message, const char *why)
{
	fprintf(stderr, "bench: %s: %s\n", message, why);
	exit(1);
}

/* The message's bytes in `body`, as the hand twin packs them. */
static size_t make_body(const struct message *message)
{
	size_t len = 0;

	for (size_t i = 0; i < sizeof(file_bytes); i++)
		file_bytes[i] = (uint8_t)(i * 7 + 1);
	if (message->sides[1].pack(message->msg, body, BODY_MAX, &len) != 0)
		stop(message->name, "the hand twin does not pack it");
	return len;
}

enum operation {
	PACK,
	UNPACK,
	VALIDATE
};
static const char *const operations[] = {"pack", "unpack", "validate"};

static uint32_t call(const struct side *side, enum operation operation, const void *msg, size_t cap,
                     size_t len, size_t calls)
{
	uint32_t verdicts = 0;

	switch (operation) {
	case PACK:
		for (size_t i = 0; i < calls; i++)
			verdicts |= side->pack(msg, other_body, cap, &len);
		break;
	case UNPACK:
		for (size_t i = 0; i < calls; i++)
			verdicts |= side->unpack(msg_memory, body, len);
		break;
	case VALIDATE:
		for (size_t i = 0; i < calls; i++)
			verdicts |= side->validate(body, len);
		break;
	}
	return verdicts;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int by_value(const void *a, const void *b)
{
	const double left = *(const double *)a;
	const double right = *(const double *)b;

	return (left > right) - (left < right);
}

static void time_one(const struct message *message, enum operation operation, size_t len)
{
	const struct side *sides[] = {&message->sides[0], &message->sides[1], &copying};
	double times[LENGTH_OF(sides)][ROUNDS];

	/* The sides take turns, so that a change of the clock hits them alike. */
	for (size_t round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < LENGTH_OF(sides); i++) {
			const int copies = sides[i] == &copying;
			const void *msg = copies ? body : message->msg;
			const double start = now();

			if (call(sides[i], operation, msg, copies ? len : BODY_MAX, len, CALLS) != 0)
				stop(message->name, "refused");
			times[i][round] = (now() - start) / CALLS;
		}
	}
	for (size_t i = 0; i < LENGTH_OF(sides); i++) {
		qsort(times[i], ROUNDS, sizeof(times[i][0]), by_value);
		printf("%s %s %s %.2f\n", message->name, operations[operation], sides[i]->name,
		       times[i][ROUNDS / 2]);
	}
}

static void count_one(const struct message *message, enum operation operation, size_t len)
{
#ifdef CALLGRIND_ZERO_STATS
	const struct side *sides[] = {&message->sides[0], &message->sides[1], &copying, &nothing};

	for (size_t i = 0; i < LENGTH_OF(sides); i++) {
		const int copies = sides[i] == &copying;
		const void *msg = copies ? body : message->msg;
		const size_t cap = copies ? len : BODY_MAX;
		char name[100];

		snprintf(name, sizeof(name), "%s %s %s", message->name, operations[operation],
		         sides[i]->name);
		call(sides[i], operation, msg, cap, len, 1);
		CALLGRIND_ZERO_STATS;
		call(sides[i], operation, msg, cap, len, COUNTED_CALLS);
		CALLGRIND_DUMP_STATS_AT(name);
	}
#else
	(void)message, (void)operation, (void)len, (void)nothing;
#endif
}

static unsigned long compared;
static unsigned long disagreed;

static void compare(const struct message *message, const char *what, size_t at, uint32_t generated,
                    uint32_t hand)
{
	compared++;
	if (generated == hand)
		return;
	disagreed++;
	if (disagreed <= 20)
		printf("%s: %s, damaged at %zu: generated %08x, hand %08x\n", message->name, what, at,
		       generated, hand);
}

static void compare_bytes(const struct message *message, size_t at, size_t len)
{
	const struct side *sides = message->sides;
	size_t packed = 0;
	size_t other_packed = 0;
	uint32_t verdict;
	uint32_t other;

	compare(message, "validate", at, sides[0].validate(body, len),
	        sides[1].validate(body, len));
	verdict = sides[0].unpack(msg_memory, body, len);
	other = sides[1].unpack(other_msg_memory, body, len);
	compare(message, "unpack", at, verdict, other);
	if (verdict != 0 || other != 0)
		return;
	/* What both took must be the same: each packs what the other has unpacked. */
	verdict = sides[0].pack(other_msg_memory, other_body, BODY_MAX, &packed);
	compare(message, "pack again", at, verdict, 0);
	if (packed != len || memcmp(other_body, body, len) != 0)
		compare(message, "bytes of generated", at, 1, 0);
	other = sides[1].pack(msg_memory, other_body, BODY_MAX, &other_packed);
	compare(message, "pack again by hand", at, 0, other);
	if (other_packed != len || memcmp(other_body, body, len) != 0)
		compare(message, "bytes of hand", at, 0, 1);
}

static void compare_structs(const struct message *message)
{
	static const uint8_t values[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 127,
	                                 128, 255};
	const struct side *sides = message->sides;

	for (size_t i = 0; i < message->scalar_count; i++) {
		for (size_t at = 0; at < message->scalars[i].size; at++) {
			for (size_t value = 0; value < LENGTH_OF(values); value++) {
				size_t len = 0;
				size_t other_len = 0;

				memcpy(msg_memory, message->msg, message->msg_size);
				msg_memory[message->scalars[i].offset + at] = values[value];
				compare(message, "pack", message->scalars[i].offset + at,
				        sides[0].pack(msg_memory, body, BODY_MAX, &len),
				        sides[1].pack(msg_memory, other_body, BODY_MAX, &other_len));
				if (len != other_len || memcmp(body, other_body, len) != 0)
					compare(message, "packed bytes", i, 1, 0);
			}
		}
	}
}

static void agree_on(const struct message *message)
{
	const size_t size = make_body(message);
	size_t len = 0;

	for (size_t at = 0; at < size; at++) {
		const uint8_t right = body[at];

		for (unsigned value = 0; value < 256; value++) {
			body[at] = (uint8_t)value;
			compare_bytes(message, at, size);
		}
		body[at] = right;
	}
	for (size_t other = 0; other <= size + 1; other++)
		compare_bytes(message, other, other);
	for (size_t cap = 0; cap <= size; cap++)
		compare(message, "pack into too little", cap,
		        message->sides[0].pack(message->msg, other_body, cap, &len),
		        message->sides[1].pack(message->msg, other_body, cap, &len));
	compare_structs(message);
}

int main(int argc, char **argv)
{
	const char *mode = argc == 2 ? argv[1] : "";

	if (strcmp(mode, "time") != 0 && strcmp(mode, "count") != 0 && strcmp(mode, "agree") != 0) {
		fprintf(stderr, "usage: bench time | count | agree\n");
		return 2;
	}
	for (size_t i = 0; i < LENGTH_OF(messages); i++) {
		size_t len;

		if (mode[0] == 'a') {
			agree_on(&messages[i]);
			continue;
		}
		len = make_body(&messages[i]);
		for (int operation = PACK; operation <= VALIDATE; operation++) {
			if (mode[0] == 't')
				time_one(&messages[i], (enum operation)operation, len);
			else
				count_one(&messages[i], (enum operation)operation, len);
		}
	}
	if (mode[0] == 'a')
		printf("%lu verdicts compared, %lu differ\n", compared, disagreed);
	return disagreed == 0 ? 0 : 1;
}
