/* SPDX-License-Identifier: ISC */
/* What live_check finds missing, with a table and a statement of its own; argv[1] is a folder for
 * them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "ipc/message.h"
#include "live.h"

static const char statement[] =
	"op 0x10 BUY from \"page\"\n"
	"  results NOT_FOUND = 3, BUSY = 4\n"
	"\n"
	"op 0x11 GIVE_BACK reserved ours \"kept\"\n"
	"\n"
	"op 0x12 COUNT idempotent ours \"no results of its own\"\n"
	"\n"
	"notify 0x13 CLOSED ours \"one way\"\n"
	"\n"
	"op 0x14 FILL test ours \"for tests\"\n";

static const char table[] =
	"# SCHEMA OP TEST\n"
	"shop BUY buys\n"
	"shop BUY tries unseen BUSY\n"
	"shop GIVE_BACK gives\n"
	"shop COUNT counts\n"
	"shop CLOSED hears\n"
	"shop FILL fills\n"
	"shop GONE errs\n";

static char folder[512];

static void put(const char *name, const char *text)
{
	char path[600];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int open_shop(void **state)
{
	char path[600];

	(void)state;
	snprintf(path, sizeof(path), "%s/shop", folder);
	(void)mkdir(path, 0700);
	put("shop/shop.abi.txt", statement);
	put("live.txt", table);
	snprintf(path, sizeof(path), "%s/live.txt", folder);
	assert_int_equal(setenv("LIVE_TABLE", path, 1), 0);
	return setenv("LIVE_STATEMENTS", folder, 1);
}

/* Each answer that is missing counts, until it was seen. */
static void test_ok_and_each_listed_result(void **state)
{
	(void)state;
	assert_int_equal(live_check("buys", 0), 3);
	live_note(0x10, IPC_RESULT_NOT_FOUND);
	assert_int_equal(live_check("buys", 0), 2);
	live_note(0x10, IPC_RESULT_OK);
	assert_int_equal(live_check("buys", 0), 1);
	assert_int_equal(live_check("tries", 0), 0);
	live_note(0x10, IPC_RESULT_BUSY);
	assert_int_equal(live_check("buys", 0), 0);
	/* And what was called unseen was seen. */
	assert_int_equal(live_check("tries", 0), 1);
}

static void test_reserved_and_test_ops(void **state)
{
#ifdef IPC_TEST_OPS
	const uint32_t result = IPC_RESULT_OK;
	const uint32_t other = IPC_RESULT_DENIED;
#else
	const uint32_t result = IPC_RESULT_DENIED;
	const uint32_t other = IPC_RESULT_OK;
#endif

	(void)state;
	live_note(0x11, IPC_RESULT_UNSUPPORTED);
	live_note(0x14, other);
	assert_int_equal(live_check("gives", 0), 1);
	assert_int_equal(live_check("fills", 0), 1);
	live_note(0x11, IPC_RESULT_DENIED);
	live_note(0x14, result);
	assert_int_equal(live_check("gives", 0), 0);
	assert_int_equal(live_check("fills", 0), 0);
}

static void test_without_results(void **state)
{
	(void)state;
	assert_int_equal(live_check("counts", 0), 1);
	assert_int_equal(live_check("hears", 0), 1);
	live_note(0x12, IPC_RESULT_OK);
	live_note(0x13, IPC_RESULT_OK);
	assert_int_equal(live_check("counts", 0), 0);
	assert_int_equal(live_check("hears", 0), 0);
}

/* A test that failed stays failed; one without a line, or with one that no statement knows, fails. */
static void test_what_is_wrong_with_the_test_itself(void **state)
{
	(void)state;
	assert_int_equal(live_check("counts", 7), 7);
	assert_int_equal(live_check("nobody", 0), 1);
	assert_int_equal(live_check("errs", 0), 1);
	assert_int_equal(unsetenv("LIVE_TABLE"), 0);
	assert_int_equal(live_check("counts", 0), 1);
	(void)open_shop(NULL);
	assert_int_equal(unsetenv("LIVE_STATEMENTS"), 0);
	assert_int_equal(live_check("counts", 0), 1);
}

/* Shows a message of op COUNT with this result, in two pieces, as a trace would. */
static void show(enum ipc_trace_direction direction, uint16_t flags, uint32_t result)
{
	const struct ipc_wire_header header = {
		.version = IPC_WIRE_MESSAGE_VERSION,
		.flags = flags,
		.op = 0x20,
		.result = result,
	};
	uint8_t bytes[IPC_HEADER_BYTES];
	size_t len;

	assert_int_equal(ipc_wire_header_pack(&header, bytes, sizeof(bytes), &len), 0);
	live_trace.begin(live_trace.context, direction, 1, len);
	live_trace.piece(live_trace.context, bytes, 5);
	live_trace.piece(live_trace.context, bytes + 5, len - 5);
}

/* Only replies that arrive are answers. */
static void test_the_trace(void **state)
{
	(void)state;
	put("shop/shop.abi.txt", "op 0x20 ASK ours \"x\"\n  results BUSY = 4\n");
	put("live.txt", "shop ASK asks\n");
	show(IPC_TRACE_OUT, IPC_MESSAGE_FLAG_REPLY, IPC_RESULT_OK);
	show(IPC_TRACE_IN, 0, IPC_RESULT_OK);
	assert_int_equal(live_check("asks", 0), 2);
	show(IPC_TRACE_IN, IPC_MESSAGE_FLAG_REPLY, IPC_RESULT_OK);
	assert_int_equal(live_check("asks", 0), 1);
	show(IPC_TRACE_IN, IPC_MESSAGE_FLAG_REPLY, IPC_RESULT_BUSY);
	assert_int_equal(live_check("asks", 0), 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_ok_and_each_listed_result, open_shop),
		cmocka_unit_test_setup(test_reserved_and_test_ops, open_shop),
		cmocka_unit_test_setup(test_without_results, open_shop),
		cmocka_unit_test_setup(test_what_is_wrong_with_the_test_itself, open_shop),
		cmocka_unit_test_setup(test_the_trace, open_shop),
	};

	if (argc != 2)
		return 2;
	snprintf(folder, sizeof(folder), "%s", argv[1]);
	(void)mkdir(folder, 0700);
	return cmocka_run_group_tests_name("live", tests, NULL, NULL);
}
