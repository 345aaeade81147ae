/* SPDX-License-Identifier: ISC */
/*
 * The part of cmocka that the conformance runner asks for, in plain C: found in its place where there is no cmocka, on
 * foreign machines and under compilers that it was not built with. A failed assertion ends the program.
 */
#ifndef PLAIN_CMOCKA_H
#define PLAIN_CMOCKA_H

#include <stdio.h>
#include <stdlib.h>

#define print_error(...)   ((void)fprintf(stderr, __VA_ARGS__))
#define print_message(...) ((void)printf(__VA_ARGS__))

#define assert_true(condition)                                                          \
	do {                                                                            \
		if (!(condition)) {                                                     \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			exit(1);                                                        \
		}                                                                       \
	} while (0)
#define assert_non_null(pointer)      assert_true((pointer) != NULL)
#define assert_int_equal(left, right) assert_true((left) == (right))

struct CMUnitTest {
	const char *name;
	void (*run)(void **state);
};

#define cmocka_unit_test(function)  \
	{                           \
#function, function \
	}

/* Says what machine this is, then runs the tests in order; a test that fails does not come back. */
#define cmocka_run_group_tests(tests, setup, teardown) \
	plain_run(tests, sizeof(tests) / sizeof((tests)[0]))

static inline int plain_run(const struct CMUnitTest *tests, size_t count)
{
	const unsigned short first = 1;
	void *state = NULL;

	printf("%d bit, %s-endian\n", (int)sizeof(void *) * 8, *(const char *)&first ? "little" : "big");
	for (size_t i = 0; i < count; i++) {
		printf("%s\n", tests[i].name);
		fflush(stdout);
		tests[i].run(&state);
	}
	return 0;
}

#endif
