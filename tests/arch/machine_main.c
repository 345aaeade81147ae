/* SPDX-License-Identifier: ISC */
/* The checks of machine.h as a plain program, for processors that are emulated. */

#include "machine.h"

static unsigned run(const struct machine_check *checks, size_t count)
{
	unsigned failed = 0;

	for (size_t i = 0; i < count; i++) {
		bool passed = checks[i].run() == 0;

		printf("%s %s\n", passed ? "ok" : "FAILED", checks[i].name);
		failed += !passed;
	}
	return failed;
}

int main(void)
{
	size_t count = machine_stub_count + machine_live_count + machine_transport_count;
	unsigned failed = 0;

	if (!machine_install()) {
		printf("the trap is not caught here\n");
		return 1;
	}
	failed += run(machine_stub_checks, machine_stub_count);
	failed += run(machine_live_checks, machine_live_count);
	failed += run(machine_transport_checks, machine_transport_count);
	printf("%zu passed, %u failed\n", count - failed, failed);
	return failed != 0;
}
