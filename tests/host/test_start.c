/* SPDX-License-Identifier: ISC */
/*
 * A START_PROCESS for which Linux has nothing to give: this program is the first process of a broker,
 * and lets it have no more descriptors for a while. argv[1]: the program child.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "ipc/host.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/transport.h"

#include "child.h"
#include "elf_file.h"
#include "stage.h"

/* Slots of this process. */
enum {
	SLOT_PROCESS = IPC_HOST_SLOT_FREE,
	SLOT_GRANT,
	SLOT_PORT,
};

/* Bytes of the child's first code that are changed. */
#define CODE_BYTES 16u

static const char *child_path;
static struct stage_kernel kernel;

static struct ipc_host_counts counts_now(void)
{
	struct ipc_host_counts counts;

	memset(&counts, 0, sizeof(counts));
	assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_OK);
	return counts;
}

/* From here on the broker may open so many descriptors; returns how many it might before. */
static rlim_t limit_broker(rlim_t descriptors)
{
	struct rlimit limit;
	rlim_t before;

	assert_int_equal(prlimit(getppid(), RLIMIT_NOFILE, NULL, &limit), 0);
	before = limit.rlim_cur;
	limit.rlim_cur = descriptors;
	assert_int_equal(prlimit(getppid(), RLIMIT_NOFILE, &limit, NULL), 0);
	return before;
}

static void write_code(const struct staged *staged, const uint8_t *code)
{
	struct ipc_kernel_control_write_process_memory_request request;

	ipc_kernel_control_write_process_memory_request_init(&request);
	request.process_slot = SLOT_PROCESS;
	request.address = staged->entry_point;
	request.data = code;
	request.data_size = CODE_BYTES;
	assert_true(ipc_succeeded(
		ipc_kernel_control_write_process_memory(&kernel.client, &request)));
}

/* What the file has where the child begins. */
static void read_code(uint8_t *code)
{
	struct elf_file elf;
	size_t i;

	assert_int_equal(elf_open(&elf, child_path), IPC_RESULT_OK);
	for (i = 0; i + 1 < elf.count && elf.segments[i + 1].data_address <= elf.entry_point; i++) {
	}
	memcpy(code, elf.segments[i].data + (elf.entry_point - elf.segments[i].data_address),
	       CODE_BYTES);
	elf_close(&elf);
}

/* The child stays staged, with memory that can be written still: what is written after the failure is
 * what runs. */
static void a_start_that_fails_changes_nothing(void **state)
{
	static const char *const arguments[] = {"child", "exit", "7", NULL};
	static const uint8_t no_code[CODE_BYTES];
	const struct stage stage = {
		.path = child_path,
		.arguments = arguments,
		.slot_count = CHILD_SLOT_COUNT,
		.process_slot = SLOT_PROCESS,
		.grant_slot = SLOT_GRANT,
	};
	const struct ipc_host_counts empty = counts_now();
	struct ipc_kernel_control_process_ended ended;
	struct ipc_host_counts before;
	struct ipc_host_counts after;
	struct staged staged;
	uint8_t code[CODE_BYTES];
	rlim_t descriptors;

	(void)state;
	read_code(code);
	assert_int_equal(stage_load(&kernel, &stage, &staged), IPC_RESULT_OK);
	write_code(&staged, no_code);
	before = counts_now();
	descriptors = limit_broker(0);
	assert_int_equal(stage_start(&kernel, &stage, &staged), IPC_RESULT_INTERNAL);
	assert_int_equal(stage_start(&kernel, &stage, &staged), IPC_RESULT_INTERNAL);
	(void)limit_broker(descriptors);
	after = counts_now();
	assert_memory_equal(&after, &before, sizeof(after));

	write_code(&staged, code);
	assert_int_equal(stage_endpoint(&kernel, SLOT_PORT), IPC_RESULT_OK);
	assert_int_equal(stage_watch(&kernel, SLOT_PROCESS, SLOT_PORT), IPC_RESULT_OK);
	assert_int_equal(stage_start(&kernel, &stage, &staged), IPC_RESULT_OK);
	assert_int_equal(stage_wait(SLOT_PORT, &ended), IPC_RESULT_OK);
	assert_int_equal(ended.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(ended.exit_code, 7);
	assert_int_equal(stage_reap(&kernel, SLOT_PROCESS), IPC_RESULT_OK);
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_PORT), IPC_RESULT_OK);
	after = counts_now();
	assert_memory_equal(&after, &empty, sizeof(after));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_start_that_fails_changes_nothing),
	};

	if (argc != 2)
		return 1;
	child_path = argv[1];
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	stage_kernel_init(&kernel, IPC_HOST_SLOT_KERNEL);
	return cmocka_run_group_tests_name("start", tests, NULL, NULL);
}
