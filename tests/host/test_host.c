/* SPDX-License-Identifier: ISC */
/*
 * The broker from within: this program is its first process and starts children out of ELF files by
 * messages. argv[1]: the program child, argv[2]: the program hostile.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

#include "ipc/host.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/transport.h"

#include "child.h"
#include "stage.h"

/* Slots of this process. */
enum {
	SLOT_ENDPOINT = IPC_HOST_SLOT_FREE,
	SLOT_PROCESS,
	SLOT_GRANT,
	SLOT_FRAME,
	SLOT_NARROW,
	SLOT_PORT,
};

/* Pages of the fake device. */
#define PAGE        4096u
#define DEVICE_SIZE (4u * PAGE)

static const char *child_path;
static const char *hostile_path;
static struct stage_kernel kernel;

/* How a child ended. */
struct ending {
	uint32_t reason;
	int32_t exit_code;
};

/* Starts a program with these arguments and, if there is one in SLOT_NARROW, a frame. */
static void launch(const char *path, const char *const *arguments, const struct stage_cap *frame)
{
	static const char *const environment[] = {"COLOUR=green", "EMPTY=", NULL};
	struct stage_cap caps[2] = {
		{CHILD_SLOT_ENDPOINT, SLOT_ENDPOINT, IPC_RIGHT_SEND | IPC_RIGHT_RECEIVE}};
	struct stage stage = {
		.path = path,
		.arguments = arguments,
		.environment = environment,
		.slot_count = CHILD_SLOT_COUNT,
		.caps = caps,
		.cap_count = 1,
		.process_slot = SLOT_PROCESS,
		.grant_slot = SLOT_GRANT,
	};

	if (frame != NULL)
		caps[stage.cap_count++] = *frame;
	assert_int_equal(stage_run(&kernel, &stage, NULL), IPC_RESULT_OK);
}

/* Waits for its end on an endpoint of its own, and frees it. */
static struct ending collect(void)
{
	struct ipc_kernel_control_process_ended ended;
	struct ending ending;

	assert_int_equal(stage_endpoint(&kernel, SLOT_PORT), IPC_RESULT_OK);
	assert_int_equal(stage_watch(&kernel, SLOT_PROCESS, SLOT_PORT), IPC_RESULT_OK);
	assert_int_equal(stage_wait(SLOT_PORT, &ended), IPC_RESULT_OK);
	assert_int_equal(stage_reap(&kernel, SLOT_PROCESS), IPC_RESULT_OK);
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_PORT), IPC_RESULT_OK);
	ending.reason = ended.reason;
	ending.exit_code = ended.exit_code;
	return ending;
}

static struct ending run(const char *path, const char *const *arguments,
                         const struct stage_cap *frame)
{
	launch(path, arguments, frame);
	return collect();
}

/* Runs a child that tells by its exit code whether all is well. */
static void check(const char *path, const char *task)
{
	const char *const arguments[] = {"child", task, NULL};
	const struct ending ending = run(path, arguments, NULL);

	assert_int_equal(ending.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(ending.exit_code, 0);
}

static struct ipc_host_counts counts_now(void)
{
	struct ipc_host_counts counts;

	memset(&counts, 0, sizeof(counts));
	assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_OK);
	return counts;
}

static struct ipc_host_counts before;

static int open_scene(void **state)
{
	(void)state;
	before = counts_now();
	return stage_endpoint(&kernel, SLOT_ENDPOINT) == IPC_RESULT_OK ? 0 : -1;
}

/* Whatever a test did, the broker holds what it held before: nothing was lost. */
static int close_scene(void **state)
{
	struct ipc_host_counts after;
	uint32_t slot;

	(void)state;
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_ENDPOINT), IPC_RESULT_OK);
	after = counts_now();
	/* What a test that failed has left there is not the next one's. */
	for (slot = SLOT_ENDPOINT; slot <= SLOT_PORT; slot++)
		(void)!ipc_transport_drop_local_cap(slot);
	assert_memory_equal(&after, &before, sizeof(after));
	return 0;
}

static void an_exit_code_is_told(void **state)
{
	static const char *const codes[] = {"0", "1", "255"};
	static const int32_t expected[] = {0, 1, 255};
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		const char *const arguments[] = {"child", "exit", codes[i], NULL};
		const struct ending ending = run(child_path, arguments, NULL);

		assert_int_equal(ending.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
		assert_int_equal(ending.exit_code, expected[i]);
	}
}

static void a_signal_is_a_fault(void **state)
{
	static const char *const numbers[] = {"11", "6", "9", "15"};
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		const char *const arguments[] = {"child", "signal", numbers[i], NULL};
		const struct ending ending = run(child_path, arguments, NULL);

		assert_int_equal(ending.reason, IPC_KERNEL_CONTROL_KILL_REASON_FAULT);
		assert_int_equal(ending.exit_code, 0);
	}
}

static void arguments_and_environment_arrive(void **state)
{
	const char *const arguments[] = {"child", "start", "two words", "", "last", NULL};
	const struct ending ending = run(child_path, arguments, NULL);

	(void)state;
	assert_int_equal(ending.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(ending.exit_code, 0);
}

static void a_child_has_its_memory(void **state)
{
	(void)state;
	check(child_path, "memory");
}

static void each_page_has_the_access_of_its_range(void **state)
{
	(void)state;
	check(child_path, "access");
}

static void what_a_child_runs_from_is_sealed(void **state)
{
	(void)state;
	check(child_path, "seals");
}

static void a_child_has_four_descriptors(void **state)
{
	(void)state;
	check(child_path, "descriptors");
}

static void a_child_holds_back_no_signal(void **state)
{
	(void)state;
	check(child_path, "signals");
}

/* An image that Linux refuses ends as any other fault does: here it has the last page below the
 * kernel's half, which Linux keeps empty. */
static void an_image_that_cannot_run_is_a_fault(void **state)
{
	static const struct ipc_kernel_control_anonymous_range ranges[] = {
		{0x400000, PAGE, IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE},
		{0x500000, PAGE,
	         IPC_KERNEL_CONTROL_PAGE_ACCESS_READ | IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE},
		{0x7FFFFFFFF000, PAGE, IPC_KERNEL_CONTROL_PAGE_ACCESS_READ},
	};
	const struct stage stage = {.process_slot = SLOT_PROCESS};
	const struct staged staged = {.entry_point = 0x400000, .stack_top = 0x500000 + PAGE};
	struct ipc_kernel_control_create_staged_process_request request;
	struct ipc_kernel_control_create_staged_process_reply reply;

	(void)state;
	ipc_kernel_control_create_staged_process_request_init(&request);
	request.process_slot = SLOT_PROCESS;
	request.slot_count = 1;
	request.range_count = 3;
	memcpy(request.ranges, ranges, sizeof(ranges));
	assert_true(ipc_succeeded(
		ipc_kernel_control_create_staged_process(&kernel.client, &request, &reply)));
	assert_int_equal(stage_start(&kernel, &stage, &staged), IPC_RESULT_OK);
	assert_int_equal(collect().reason, IPC_KERNEL_CONTROL_KILL_REASON_FAULT);
}

static void a_killed_child_is_gone(void **state)
{
	const char *const arguments[] = {"child", "wait", NULL};
	struct ipc_kernel_control_kill_process_request request;
	struct ipc_kernel_control_kill_process_reply reply;
	struct ending ending;

	(void)state;
	launch(child_path, arguments, NULL);
	/* Its connection, and what tells of its end: the file it runs from is its own now. */
	assert_int_equal(counts_now().descriptors, before.descriptors + 2);
	ipc_kernel_control_kill_process_request_init(&request);
	request.process_slot = SLOT_PROCESS;
	request.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	assert_true(ipc_succeeded(ipc_kernel_control_kill_process(&kernel.client, &request, &reply)));
	ending = collect();
	assert_int_equal(ending.reason, IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP);
	assert_int_equal(ending.exit_code, 0);
}

/* A frame of the fake device's BAR in an empty slot. */
static void derive_frame(uint32_t slot, uint64_t offset, uint64_t size)
{
	struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;

	ipc_kernel_control_derive_pci_bar_device_frame_request_init(&request);
	request.source_slot = IPC_HOST_SLOT_DEVICE;
	request.target_slot = slot;
	request.function.device = 4;
	request.bar = 5;
	request.offset = offset;
	request.size = size;
	request.rights = IPC_RIGHT_MAP | IPC_RIGHT_GRANT;
	assert_true(ipc_succeeded(
		ipc_kernel_control_derive_pci_bar_device_frame(&kernel.client, &request, &reply)));
	assert_int_equal(reply.mmio_base, UINT64_C(0xFEB00000) + offset);
}

/* The child has page 2 of four; the parent sees all of them, and which one the child wrote to. */
static void two_processes_share_the_pages_of_a_frame(void **state)
{
	const struct stage_cap cap = {CHILD_SLOT_FRAME, SLOT_NARROW, IPC_RIGHT_MAP};
	const char *const arguments[] = {"child", "frame", NULL};
	size_t size = 0;
	uint32_t status = 0;
	uint64_t *words;
	struct ending ending;
	size_t i;

	(void)state;
	derive_frame(SLOT_FRAME, 0, DEVICE_SIZE);
	derive_frame(SLOT_NARROW, 2 * PAGE, PAGE);
	words = ipc_host_map(SLOT_FRAME, &size, &status);
	assert_non_null(words);
	assert_int_equal(size, DEVICE_SIZE);
	memset(words, 0, size);
	words[2 * PAGE / sizeof(*words)] = CHILD_WORD_OF_PARENT;

	ending = run(child_path, arguments, &cap);
	assert_int_equal(ending.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(ending.exit_code, 0);
	for (i = 0; i < size / sizeof(*words); i++) {
		const uint64_t expected = i == 2 * PAGE / sizeof(*words) ? CHILD_WORD_OF_PARENT : i == 2 * PAGE / sizeof(*words) + 1 ? CHILD_WORD_OF_CHILD
		                                                                                                                     : 0;

		assert_int_equal(words[i], expected);
	}
	assert_int_equal(munmap(words, size), 0);
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_FRAME), IPC_RESULT_OK);
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_NARROW), IPC_RESULT_OK);
}

/* Each is a page of its own, which a child that was given it shares. */
static void frames_of_memory_are_shared_one_by_one(void **state)
{
	const char *const arguments[] = {"child", "frame", NULL};
	uint64_t *words[IPC_HOST_FRAMES];
	size_t size = 0;
	uint32_t status = 0;

	(void)state;
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++) {
		words[i] = ipc_host_map(IPC_HOST_SLOT_FRAMES + i, &size, &status);
		assert_non_null(words[i]);
		assert_int_equal(size, PAGE);
		assert_int_equal(words[i][1], 0);
	}
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++) {
		const struct stage_cap cap = {CHILD_SLOT_FRAME, IPC_HOST_SLOT_FRAMES + i,
		                              IPC_RIGHT_MAP};

		words[i][0] = CHILD_WORD_OF_PARENT;
		assert_int_equal(run(child_path, arguments, &cap).exit_code, 0);
		for (uint32_t j = 0; j < IPC_HOST_FRAMES; j++)
			assert_int_equal(words[j][1], i == j ? CHILD_WORD_OF_CHILD : 0);
		memset(words[i], 0, PAGE);
	}
	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++)
		assert_int_equal(munmap(words[i], PAGE), 0);
}

static void what_is_no_frame_is_not_mapped(void **state)
{
	const struct stage_cap cap = {CHILD_SLOT_FRAME, SLOT_NARROW, IPC_RIGHT_GRANT};
	const char *const arguments[] = {"child", "refusals", NULL};
	struct ending ending;

	(void)state;
	derive_frame(SLOT_NARROW, 0, PAGE);
	ending = run(child_path, arguments, &cap);
	assert_int_equal(ending.exit_code, 0);
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_NARROW), IPC_RESULT_OK);
}

static void nobody_takes_a_page_away(void **state)
{
	const struct stage_cap cap = {CHILD_SLOT_FRAME, SLOT_NARROW, IPC_RIGHT_MAP};
	const char *const arguments[] = {"hostile", "shrink", NULL};
	struct ending ending;

	(void)state;
	derive_frame(SLOT_NARROW, 0, PAGE);
	ending = run(hostile_path, arguments, &cap);
	assert_int_equal(ending.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(ending.exit_code, 0);
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_NARROW), IPC_RESULT_OK);
}

/* Whoever breaks the rules of the connection dies of it; the broker and this process go on. */
static void whoever_breaks_the_rules_ends(void **state)
{
	static const char *const crimes[] = {
		"short",
		"empty",
		"cut",
		"long",
		"past a page",
		"huge",
		"payload",
		"twice",
		"again",
		"unread",
		"close",
		"shut",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(crimes) / sizeof(crimes[0]); i++) {
		const char *const arguments[] = {"hostile", crimes[i], NULL};

		print_message("    %s\n", crimes[i]);
		assert_int_equal(run(hostile_path, arguments, NULL).reason,
		                 IPC_KERNEL_CONTROL_KILL_REASON_FAULT);
	}
}

static void descriptors_beside_a_call_are_not_kept(void **state)
{
	(void)state;
	check(hostile_path, "descriptors");
}

static void the_serial_line_gives_back_what_was_written(void **state)
{
	struct ipc_kernel_control_create_endpoint_request create;
	struct ipc_kernel_control_ioport_write8_request write;
	struct ipc_kernel_control_ioport_read8_request read;
	struct ipc_kernel_control_ioport_read8_reply value;
	struct stage_kernel line;

	(void)state;
	ipc_kernel_control_create_endpoint_request_init(&create);
	create.target_slot = SLOT_PORT;
	create.endpoint_kind = IPC_ENDPOINT_KIND_COM1_IO;
	create.rights = IPC_RIGHT_SEND;
	assert_true(ipc_succeeded(ipc_kernel_control_create_endpoint(&kernel.client, &create)));
	stage_kernel_init(&line, SLOT_PORT);
	ipc_kernel_control_ioport_write8_request_init(&write);
	write.port = 0x3F8;
	for (write.value = 1; write.value < 4; write.value++)
		assert_true(ipc_succeeded(ipc_kernel_control_ioport_write8(&line.client, &write)));
	ipc_kernel_control_ioport_read8_request_init(&read);
	read.port = 0x3FD;
	assert_true(ipc_succeeded(ipc_kernel_control_ioport_read8(&line.client, &read, &value)));
	assert_int_equal(value.value, 0x61);
	read.port = 0x3F8;
	for (write.value = 1; write.value < 4; write.value++) {
		assert_true(ipc_succeeded(ipc_kernel_control_ioport_read8(&line.client, &read, &value)));
		assert_int_equal(value.value, write.value);
	}
	assert_true(ipc_succeeded(ipc_kernel_control_ioport_read8(&line.client, &read, &value)));
	assert_int_equal(value.value, 0);
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_PORT), IPC_RESULT_OK);
}

static void configuration_space_has_one_function(void **state)
{
	static const struct {
		uint8_t device;
		uint16_t offset;
		uint32_t value;
	} rows[] = {
		{4, 0, 0x10011AF4},
		{4, 0x24, 0xFEB00000},
		{4, 0x10, 0},
		{3, 0, UINT32_MAX},
	};
	struct ipc_kernel_control_create_endpoint_request create;
	struct ipc_kernel_control_read_pci_config_dword_request read;
	struct ipc_kernel_control_read_pci_config_dword_reply value;
	struct stage_kernel space;
	size_t i;

	(void)state;
	ipc_kernel_control_create_endpoint_request_init(&create);
	create.target_slot = SLOT_PORT;
	create.endpoint_kind = IPC_ENDPOINT_KIND_PCI_CONFIG_READ;
	create.rights = IPC_RIGHT_SEND;
	assert_true(ipc_succeeded(ipc_kernel_control_create_endpoint(&kernel.client, &create)));
	stage_kernel_init(&space, SLOT_PORT);
	ipc_kernel_control_read_pci_config_dword_request_init(&read);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		read.function.device = rows[i].device;
		read.offset = rows[i].offset;
		assert_true(ipc_succeeded(
			ipc_kernel_control_read_pci_config_dword(&space.client, &read, &value)));
		assert_int_equal(value.value, rows[i].value);
	}
	assert_int_equal(ipc_transport_drop_local_cap(SLOT_PORT), IPC_RESULT_OK);
}

/* close_scene compares the counts. */
static void a_hundred_processes_leave_nothing_behind(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 100; i++) {
		char code[16];
		const char *const arguments[] = {"child", "exit", code, NULL};

		(void)snprintf(code, sizeof(code), "%d", i);
		assert_int_equal(run(child_path, arguments, NULL).exit_code, i);
	}
}

#define scene_test(test) cmocka_unit_test_setup_teardown(test, open_scene, close_scene)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		scene_test(an_exit_code_is_told),
		scene_test(a_signal_is_a_fault),
		scene_test(arguments_and_environment_arrive),
		scene_test(a_child_has_its_memory),
		scene_test(each_page_has_the_access_of_its_range),
		scene_test(what_a_child_runs_from_is_sealed),
		scene_test(a_child_has_four_descriptors),
		scene_test(a_child_holds_back_no_signal),
		scene_test(an_image_that_cannot_run_is_a_fault),
		scene_test(a_killed_child_is_gone),
		scene_test(two_processes_share_the_pages_of_a_frame),
		scene_test(what_is_no_frame_is_not_mapped),
		scene_test(nobody_takes_a_page_away),
		scene_test(frames_of_memory_are_shared_one_by_one),
		scene_test(whoever_breaks_the_rules_ends),
		scene_test(descriptors_beside_a_call_are_not_kept),
		scene_test(the_serial_line_gives_back_what_was_written),
		scene_test(configuration_space_has_one_function),
		scene_test(a_hundred_processes_leave_nothing_behind),
	};

	if (argc != 3)
		return 1;
	child_path = argv[1];
	hostile_path = argv[2];
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	stage_kernel_init(&kernel, IPC_HOST_SLOT_KERNEL);
	return cmocka_run_group_tests_name("host", tests, NULL, NULL);
}
