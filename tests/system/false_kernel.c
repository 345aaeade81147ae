/* SPDX-License-Identifier: ISC */
/*
 * A kernel that means something else by one of the ops that procd uses: procd must not serve on it.
 * Each op has its turn; test_abi.py reads what procd says of it.
 */
#include <string.h>

#include "procd/procd.h"
#include "rig.h"

#define OP(name)                                                                 \
	{                                                                        \
		IPC_KERNEL_CONTROL_OP_##name, IPC_KERNEL_CONTROL_##name##_ABI_ID \
	}

static const struct ipc_abi_use ops[] = {
	OP(READ_MONOTONIC_CLOCK), OP(KILL_PROCESS), OP(CREATE_ENDPOINT), OP(CREATE_STAGED_PROCESS),
	OP(DERIVE_INSTALL_GRANT), OP(INSTALL_WITH_GRANT), OP(ABORT_STAGED_PROCESS),
	OP(WRITE_PROCESS_MEMORY), OP(START_PROCESS), OP(WATCH_PROCESS), OP(REAP_PROCESS)};

#define OPS (sizeof(ops) / sizeof(ops[0]))

/* Tells the ids that the schema has, but for one op. `handlers` is that op's index. */
static bool facts(const void *handlers, uint32_t op, struct ipc_op_facts *found)
{
	const size_t *false_one = handlers;

	memset(found, 0, sizeof(*found));
	for (size_t i = 0; i < OPS; i++) {
		if (ops[i].op != op)
			continue;
		found->abi_id = ops[i].abi_id + (i == *false_one ? 1 : 0);
		return true;
	}
	return false;
}

/* procd asks for ids alone. */
static void dispatch(struct ipc_exchange *x)
{
	ipc_exchange_reject(x, IPC_RESULT_INTERNAL);
}

static void serve(size_t false_one)
{
	static uint8_t in[IPC_MESSAGE_BYTES_MAX];
	static uint8_t out[IPC_MESSAGE_BYTES_MAX];
	const struct ipc_binding binding = {
		.first = 1,
		.last = 0x1FF,
		.dispatch = dispatch,
		.facts = facts,
		.handlers = &false_one,
	};
	struct ipc_server server = {
		.slot = RIG_FREE,
		.in = in,
		.in_cap = sizeof(in),
		.reply = {.out = out, .out_cap = sizeof(out)},
		.service = {.binding = &binding},
	};

	/* It asks in the order of the list, up to the one that differs. */
	for (size_t i = 0; i <= false_one; i++)
		assert_int_equal(ipc_server_step(&server), IPC_RESULT_OK);
}

static void test_each_op_in_turn(void **state)
{
	struct rig *rig = *state;
	const char *const arguments[] = {"procd", NULL};
	const struct stage_cap cap = {1, RIG_FREE, IPC_RIGHT_SEND};
	const struct stage stage = {
		.path = rig->files.procd,
		.arguments = arguments,
		.slot_count = 16,
		.caps = &cap,
		.cap_count = 1,
		.process_slot = RIG_PROCD,
		.grant_slot = RIG_SCRATCH,
	};

	rig_endpoint(rig, RIG_FREE);
	rig_endpoint(rig, RIG_WATCH);
	for (size_t i = 0; i < OPS; i++) {
		struct staged staged;

		assert_int_equal(stage_load(&rig->kernel, &stage, &staged), IPC_RESULT_OK);
		assert_int_equal(stage_watch(&rig->kernel, RIG_PROCD, RIG_WATCH), IPC_RESULT_OK);
		assert_int_equal(stage_start(&rig->kernel, &stage, &staged), IPC_RESULT_OK);
		serve(i);
		assert_int_equal(rig_wait_visitor(), OTHER_ABI);
		assert_int_equal(stage_reap(&rig->kernel, RIG_PROCD), IPC_RESULT_OK);
	}
	rig_drop(RIG_WATCH);
	rig_drop(RIG_FREE);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_each_op_in_turn, &rig)};

	rig_init(&rig, argc, argv);
	return cmocka_run_group_tests_name("false_kernel", tests, NULL, NULL);
}
