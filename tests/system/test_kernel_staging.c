/* SPDX-License-Identifier: ISC */
/* Kernel-control ops that make, start and end a process: each refusal that the schema lists, through
 * the generated client. That they do what they say is the transport suite's to show. */
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/types/types.h"
#include "stand.h"

/* Slots of this process that the broker gives it. */
#define SLOTS 4096
/* Most that a process may ask for: few processes take all that the broker has. */
#define CHILD_SLOTS_MAX 4096
/* A slot beyond all of them. */
#define NO_SLOT UINT32_MAX

#define CHILD_SLOTS 16
#define CODE        UINT64_C(0x400000)
#define STACK       UINT64_C(0x500000)

/* One page to run and one to write; `slot_count` slots. */
static struct ipc_outcome stage_child(struct stand *stand, uint32_t slot, uint32_t slot_count)
{
	struct ipc_kernel_control_create_staged_process_request request;
	struct ipc_kernel_control_create_staged_process_reply reply;

	ipc_kernel_control_create_staged_process_request_init(&request);
	request.process_slot = slot;
	request.slot_count = slot_count;
	request.range_count = 2;
	request.ranges[0].address = CODE;
	request.ranges[0].size = IPC_TYPES_PAGE_SIZE;
	request.ranges[0].access = IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE;
	request.ranges[1].address = STACK;
	request.ranges[1].size = IPC_TYPES_PAGE_SIZE;
	request.ranges[1].access =
		IPC_KERNEL_CONTROL_PAGE_ACCESS_READ | IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE;
	return ipc_kernel_control_create_staged_process(&stand->kernel.client, &request, &reply);
}

static struct ipc_outcome grant(struct stand *stand, uint32_t process, uint32_t target,
                                uint32_t slot)
{
	const struct ipc_kernel_control_derive_install_grant_request request = {
		.process_slot = process,
		.grant_slot = slot,
		.target_slot = target,
		.rights = IPC_RIGHT_SEND,
	};

	return ipc_kernel_control_derive_install_grant(&stand->kernel.client, &request);
}

static struct ipc_outcome install(struct stand *stand, uint32_t slot, uint32_t source,
                                  uint32_t rights)
{
	const struct ipc_kernel_control_install_with_grant_request request = {
		.grant_slot = slot,
		.source_slot = source,
		.rights = rights,
		.mode = IPC_CAP_TRANSFER_MODE_COPY,
	};
	struct ipc_kernel_control_install_with_grant_reply reply;

	return ipc_kernel_control_install_with_grant(&stand->kernel.client, &request, &reply);
}

/* One instruction that faults. */
static struct ipc_outcome write_code(struct stand *stand, uint32_t process, uint64_t address)
{
	static const uint8_t code[] = {0, 0, 0, 0};
	const struct ipc_kernel_control_write_process_memory_request request = {
		.process_slot = process,
		.data_size = sizeof(code),
		.address = address,
		.data = code,
	};

	return ipc_kernel_control_write_process_memory(&stand->kernel.client, &request);
}

static struct ipc_outcome start(struct stand *stand, uint32_t process, uint64_t entry_point)
{
	struct ipc_kernel_control_start_process_request request;
	struct ipc_kernel_control_start_process_reply reply;

	ipc_kernel_control_start_process_request_init(&request);
	request.process_slot = process;
	request.entry_point = entry_point;
	request.stack_top = STACK + IPC_TYPES_PAGE_SIZE;
	return ipc_kernel_control_start_process(&stand->kernel.client, &request, &reply);
}

static struct ipc_outcome abort_child(struct stand *stand, uint32_t process)
{
	const struct ipc_kernel_control_abort_staged_process_request request = {process};
	struct ipc_kernel_control_abort_staged_process_reply reply;

	return ipc_kernel_control_abort_staged_process(&stand->kernel.client, &request, &reply);
}

static struct ipc_outcome kill_child(struct stand *stand, uint32_t process)
{
	const struct ipc_kernel_control_kill_process_request request = {
		process, IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP};
	struct ipc_kernel_control_kill_process_reply reply;

	return ipc_kernel_control_kill_process(&stand->kernel.client, &request, &reply);
}

static struct ipc_outcome reap(struct stand *stand, uint32_t process)
{
	const struct ipc_kernel_control_reap_process_request request = {process};
	struct ipc_kernel_control_reap_process_reply reply;

	return ipc_kernel_control_reap_process(&stand->kernel.client, &request, &reply);
}

/* What has no slot, or a slot without CONTROL, is refused by each op on a process. */
static void assert_each_refuses(struct stand *stand, uint32_t process, uint32_t result)
{
	assert_result(grant(stand, process, 1, stand_slot(stand)), result);
	assert_result(write_code(stand, process, CODE), result);
	assert_result(start(stand, process, CODE), result);
	assert_result(abort_child(stand, process), result);
	assert_result(kill_child(stand, process), result);
	assert_result(reap(stand, process), result);
}

static void test_slots_and_rights(void **state)
{
	struct stand *stand = *state;
	const uint32_t child = stand_slot(stand);

	assert_result(stage_child(stand, NO_SLOT, CHILD_SLOTS), IPC_RESULT_BAD_SLOT);
	assert_result(stage_child(stand, IPC_HOST_SLOT_KERNEL, CHILD_SLOTS), IPC_RESULT_EXISTS);
	assert_result(stage_child(stand, child, CHILD_SLOTS), IPC_RESULT_OK);
	assert_each_refuses(stand, NO_SLOT, IPC_RESULT_BAD_SLOT);
	assert_each_refuses(stand, stand_copy(stand, child, 0), IPC_RESULT_NO_RIGHTS);
	assert_result(abort_child(stand, child), IPC_RESULT_OK);
}

static void test_grants(void **state)
{
	struct stand *stand = *state;
	const uint32_t child = stand_slot(stand);
	const uint32_t slot = stand_slot(stand);
	const uint32_t endpoint = stand_endpoint(stand);

	assert_result(stage_child(stand, child, CHILD_SLOTS), IPC_RESULT_OK);
	assert_result(grant(stand, child, CHILD_SLOTS + 1, slot), IPC_RESULT_BAD_SLOT);
	assert_result(grant(stand, child, 1, endpoint), IPC_RESULT_EXISTS);
	assert_result(grant(stand, child, 1, slot), IPC_RESULT_OK);
	assert_result(install(stand, slot, stand_slot(stand), IPC_RIGHT_SEND),
	              IPC_RESULT_BAD_SLOT);
	assert_result(install(stand, slot, endpoint, IPC_RIGHT_RECEIVE), IPC_RESULT_NO_RIGHTS);
	assert_result(install(stand, slot, endpoint, IPC_RIGHT_SEND), IPC_RESULT_OK);
	/* Of a child that is gone nothing can be granted any more. */
	assert_result(grant(stand, child, 2, slot), IPC_RESULT_OK);
	assert_result(abort_child(stand, child), IPC_RESULT_OK);
	assert_result(install(stand, slot, endpoint, IPC_RIGHT_SEND), IPC_RESULT_NOT_FOUND);
}

static void test_a_life_in_order(void **state)
{
	struct stand *stand = *state;
	const uint32_t child = stand_slot(stand);

	assert_result(stage_child(stand, child, CHILD_SLOTS), IPC_RESULT_OK);
	assert_result(write_code(stand, child, STACK + IPC_TYPES_PAGE_SIZE - 1),
	              IPC_RESULT_BAD_ADDRESS);
	assert_result(start(stand, child, STACK), IPC_RESULT_BAD_ADDRESS);
	assert_result(kill_child(stand, child), IPC_RESULT_NOT_FOUND);
	assert_result(reap(stand, child), IPC_RESULT_BUSY);
	assert_result(write_code(stand, child, CODE), IPC_RESULT_OK);
	assert_result(start(stand, child, CODE), IPC_RESULT_OK);

	assert_result(grant(stand, child, 1, stand_slot(stand)), IPC_RESULT_BUSY);
	assert_result(write_code(stand, child, CODE), IPC_RESULT_BUSY);
	assert_result(start(stand, child, CODE), IPC_RESULT_BUSY);
	assert_result(abort_child(stand, child), IPC_RESULT_BUSY);
	/* It faults by itself, sooner or later. */
	(void)kill_child(stand, child);
	assert_result(reap(stand, child), IPC_RESULT_OK);
}

/* A program that waits for nothing; argv[1]. */
static const char *child_path;

static void test_a_kill(void **state)
{
	static const char *const arguments[] = {"child", "wait", NULL};
	struct stand *stand = *state;
	const struct stage stage = {
		.path = child_path,
		.arguments = arguments,
		.slot_count = CHILD_SLOTS,
		.process_slot = stand_slot(stand),
		.grant_slot = STAND_GRANT,
	};

	assert_int_equal(stage_run(&stand->kernel, &stage, NULL), IPC_RESULT_OK);
	assert_result(kill_child(stand, stage.process_slot), IPC_RESULT_OK);
	assert_result(reap(stand, stage.process_slot), IPC_RESULT_OK);
}

static struct ipc_outcome create_endpoint(struct stand *stand, uint32_t slot)
{
	const struct ipc_kernel_control_create_endpoint_request request = {
		.target_slot = slot,
		.endpoint_kind = IPC_ENDPOINT_KIND_GENERIC,
		.rights = IPC_RIGHT_SEND | IPC_RIGHT_GRANT,
	};

	return ipc_kernel_control_create_endpoint(&stand->kernel.client, &request);
}

/* A child that holds as many endpoints as it has slots. */
static void keep_endpoints(struct stand *stand, uint32_t child)
{
	const uint32_t endpoint = stand_slot(stand);
	const uint32_t slot = stand_slot(stand);

	assert_result(stage_child(stand, child, CHILD_SLOTS), IPC_RESULT_OK);
	for (uint32_t target = 1; target <= CHILD_SLOTS; target++) {
		assert_result(create_endpoint(stand, endpoint), IPC_RESULT_OK);
		assert_result(grant(stand, child, target, slot), IPC_RESULT_OK);
		assert_result(install(stand, slot, endpoint, IPC_RIGHT_SEND), IPC_RESULT_OK);
		stand_drop(endpoint);
	}
}

/* All endpoints that the broker has: a child keeps some, for they are more than this process has
 * slots. */
static void test_no_endpoint_is_left(void **state)
{
	struct stand *stand = *state;
	const uint32_t child = IPC_HOST_SLOT_FRAMES + IPC_HOST_FRAMES;
	struct ipc_outcome outcome = {0};
	uint32_t last;

	assert_result(create_endpoint(stand, NO_SLOT), IPC_RESULT_BAD_SLOT);
	assert_result(create_endpoint(stand, IPC_HOST_SLOT_KERNEL), IPC_RESULT_EXISTS);
	keep_endpoints(stand, child);
	for (last = child + 1; last <= SLOTS; last++) {
		outcome = create_endpoint(stand, last);
		if (!ipc_succeeded(outcome))
			break;
	}
	for (uint32_t slot = child + 1; slot < last; slot++)
		stand_drop(slot);
	assert_result(abort_child(stand, child), IPC_RESULT_OK);
	assert_result(outcome, IPC_RESULT_EXHAUSTED);
}

static void test_no_process_is_left(void **state)
{
	struct stand *stand = *state;
	struct ipc_outcome outcome = {0};
	uint32_t last;

	for (last = STAND_FREE; last < STAND_END; last++) {
		outcome = stage_child(stand, last, CHILD_SLOTS_MAX);
		if (!ipc_succeeded(outcome))
			break;
	}
	for (uint32_t slot = STAND_FREE; slot < last; slot++)
		assert_result(abort_child(stand, slot), IPC_RESULT_OK);
	assert_result(outcome, IPC_RESULT_EXHAUSTED);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_slots_and_rights, stand),
		STAND_TEST(test_grants, stand),
		STAND_TEST(test_a_life_in_order, stand),
		STAND_TEST(test_a_kill, stand),
		STAND_TEST(test_no_endpoint_is_left, stand),
		STAND_TEST(test_no_process_is_left, stand),
	};

	if (argc != 2)
		return 2;
	child_path = argv[1];
	stand_init(&stand);
	return live_check("system_kernel_staging",
	                  cmocka_run_group_tests_name("kernel_staging", tests, NULL, NULL));
}
