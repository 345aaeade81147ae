/* SPDX-License-Identifier: ISC */
/* A file system in memory, op by op. argv: FS_PROVIDER. */
#include "fs_calls.h"

#include "live.h"

static const char *program;
static struct fs fs;

static void test_a_file_keeps_what_is_written(void **state)
{
	uint64_t handle;

	fs_start(*state, &fs, program);
	assert_int_equal(fs_mkdir(&fs, "/bin"), IPC_RESULT_OK);
	fs_put(&fs, "/bin/hello", "hello");
	fs_assert_text(&fs, "/bin/hello", "hello");
	assert_int_equal(fs_count(&fs, "/"), 1);
	assert_int_equal(fs_count(&fs, "/bin"), 1);
	assert_int_equal(fs_open(&fs, "/bin/other", FS_READ, &handle, NULL), IPC_RESULT_NOT_FOUND);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_file_keeps_what_is_written, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
