/* SPDX-License-Identifier: ISC */
/*
 * The conformance suite of the transport: every row, on the driver that this program is linked
 * with. Behind the driver's own arguments `--rows NAME...` runs these rows alone.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../system/live.h"
#include "rows.h"

#define ROWS_MAX 300

static void run(void **state)
{
	const struct row *row = *state;

	row->run();
}

/* Whether the row is to run: all are without "--rows". */
static bool chosen(const struct row *row, int argc, char **argv)
{
	int at = 1;

	while (at < argc && strcmp(argv[at], "--rows") != 0)
		at++;
	if (at >= argc)
		return true;
	while (++at < argc)
		if (strcmp(argv[at], row->name) == 0)
			return true;
	return false;
}

int main(int argc, char **argv)
{
	static const struct rows *const all[] = {
		&rows_call,
		&rows_table,
		&rows_transfer,
		&rows_window,
		&rows_recv,
		&rows_receivers,
		&rows_delivery,
		&rows_reply,
		&rows_reply_caps,
		&rows_local,
		&rows_client_death,
		&rows_server_death,
		&rows_staged,
		&rows_watch,
		&rows_kernel,
		&rows_narrow,
	};
	static struct CMUnitTest tests[ROWS_MAX];
	size_t count = 0;
	size_t left_out = 0;
	int failed;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		for (size_t j = 0; j < all[i]->count; j++) {
			const struct row *row = &all[i]->first[j];

			if (chosen(row, argc, argv)) {
				assert(count < ROWS_MAX);
				tests[count].name = row->name;
				tests[count].test_func = run;
				tests[count].setup_func = scene_open;
				tests[count].teardown_func = scene_close;
				tests[count].initial_state = (void *)(uintptr_t)row;
				count++;
			} else {
				left_out++;
			}
		}
	}
	driver.open(argc, argv);
	failed = _cmocka_run_group_tests(driver.name, tests, count, NULL, NULL);
	driver.close();
	printf("transport %s: %zu rows, %d failed\n", driver.name, count, failed);
	/* Only there a process talks to the kernel's side in another one. */
	if (left_out == 0 && strcmp(driver.name, "host") == 0)
		failed = live_check("transport-host", failed);
	return failed == 0 && count > 0 ? 0 : 1;
}
