/* SPDX-License-Identifier: ISC */
/* The checks of machine.h on x86_64, with the real `syscall` instruction. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "machine.h"

static void run(void **state)
{
	const struct machine_check *check = *state;

	/* Here and not in main: see trap.h. Without the filter a check would call Linux. */
	assert_true(machine_install());
	assert_int_equal(check->run(), 0);
}

static size_t add(struct CMUnitTest *tests, const struct machine_check *checks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		/* cmocka hands the state on as it is; `run` only reads it. */
		void *state = (void *)(uintptr_t)&checks[i];

		tests[i] = (struct CMUnitTest){checks[i].name, run, NULL, NULL, state};
	}
	return count;
}

int main(void)
{
	size_t count = machine_stub_count + machine_live_count + machine_transport_count;
	struct CMUnitTest *tests = calloc(count, sizeof(*tests));

	if (!tests)
		return EXIT_FAILURE;
	size_t filled = add(tests, machine_stub_checks, machine_stub_count);
	filled += add(tests + filled, machine_live_checks, machine_live_count);
	filled += add(tests + filled, machine_transport_checks, machine_transport_count);
	int failed = _cmocka_run_group_tests("machine", tests, filled, NULL, NULL);
	free(tests);
	return failed;
}
