// SPDX-License-Identifier: ISC
/* Messages in memory that somebody else writes meanwhile: what is told of one is what its copy says. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "ipc/message.h"
#include "letter.h"

#define POISON 0xA5
#define OFTEN  100000

static const struct letter with_table = {
	LETTER_REPLY,
	0x404,
	0,
	9,
	0,
	3,
	{{12, 1, 2, 1, 3}, {0, 0, 0, 0, 0}, {14, 7, 1, 0x14, 0}},
	8,
	"12345678",
};

static void test_copy_in(void **state)
{
	const uint32_t too_long = ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0);
	uint8_t shared[2 * LETTER_PAGE];
	uint8_t copy[2 * LETTER_PAGE];
	struct ipc_message msg;
	const size_t len = letter_write(shared, &with_table);

	(void)state;
	memset(copy, POISON, sizeof(copy));
	assert_int_equal(ipc_message_copy_in(&msg, IPC_DIRECTION_REPLY, copy, len - 1, shared, len),
	                 too_long);
	assert_int_equal(ipc_message_copy_in(&msg, IPC_DIRECTION_REPLY, copy, sizeof(copy), shared,
	                                     LETTER_PAGE + 1),
	                 too_long);
	for (size_t i = 0; i < sizeof(copy); i++)
		assert_int_equal(copy[i], POISON);
	assert_int_equal(ipc_message_copy_in(&msg, IPC_DIRECTION_REPLY, copy, len, shared, len), 0);
	assert_memory_equal(copy, shared, len);
	assert_int_equal(copy[len], POISON);
	/* What the sender does now changes nothing. */
	memset(shared, 0xFF, sizeof(shared));
	assert_ptr_equal(msg.body, copy + 88);
	assert_memory_equal(msg.body, "12345678", 8);
	assert_int_equal(msg.table.entries[2].slot, 14);
	assert_int_equal(ipc_message_copy_in(&msg, IPC_DIRECTION_REPLY, copy, sizeof(copy), shared, 0),
	                 too_long);
}

/* Flips the number, a slot and the count's reserved byte as fast as it can, until it is killed. */
static void write_for_ever(volatile uint8_t *shared)
{
	for (uint8_t turn = 0;; turn ^= 1) {
		shared[16] = turn;
		shared[40] = (uint8_t)(12 + turn);
		shared[39] = turn;
	}
}

/* What is told of a message is what its copy says, whatever the writer does meanwhile. */
static void test_copy_in_against_a_writer(void **state)
{
	uint8_t *shared = mmap(NULL, LETTER_PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	                       -1, 0);
	uint8_t copy[LETTER_PAGE];
	size_t seen[2][2] = {{0, 0}, {0, 0}};
	struct ipc_message again;
	struct ipc_message msg;
	size_t len;
	pid_t writer;

	(void)state;
	assert_true(shared != MAP_FAILED);
	len = letter_write(shared, &with_table);
	shared[16] = 0;
	writer = fork();
	assert_true(writer >= 0);
	if (writer == 0) {
		alarm(60);
		write_for_ever(shared);
	}
	/* Until each outcome was there often: an idle writer proves nothing. */
	while (seen[0][0] < OFTEN || seen[0][1] < OFTEN || seen[1][0] + seen[1][1] < OFTEN) {
		const uint32_t verdict =
			ipc_message_copy_in(&msg, IPC_DIRECTION_REPLY, copy, sizeof(copy), shared, len);

		assert_int_equal(ipc_message_unpack(&again, IPC_DIRECTION_REPLY, copy, len), verdict);
		seen[verdict != 0][copy[16]]++;
		if (verdict != 0)
			continue;
		assert_int_equal(copy[39], 0);
		assert_int_equal(msg.header.request_id, copy[16]);
		assert_int_equal(msg.table.entries[0].slot, copy[40]);
		assert_ptr_equal(msg.body, copy + 88);
	}
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	munmap(shared, LETTER_PAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_copy_in),
		cmocka_unit_test(test_copy_in_against_a_writer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
