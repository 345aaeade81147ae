/* SPDX-License-Identifier: ISC */
/* The lines of a text trace, byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "trace_text.h"

static void lines_are_as_promised(void **state)
{
	static const uint8_t bytes[] = {0x00, 0xFF, 0x0A};
	struct trace_text text;
	char *written = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&written, &size);

	(void)state;
	assert_non_null(file);
	trace_text_init(&text, file, "who");
	text.trace.begin(text.trace.context, IPC_TRACE_OUT, 16, 5);
	text.trace.piece(text.trace.context, bytes, 2);
	text.trace.piece(text.trace.context, NULL, 2);
	text.trace.piece(text.trace.context, bytes + 2, 1);
	text.trace.begin(text.trace.context, IPC_TRACE_IN, UINT32_MAX, 0);
	text.trace.begin(text.trace.context, IPC_TRACE_IN, 0, 1);
	text.trace.piece(text.trace.context, NULL, 1);
	assert_int_equal(fclose(file), 0);
	assert_string_equal(written, "trace who out slot 16 00ff....0a\n"
	                             "trace who in slot 4294967295 \n"
	                             "trace who in slot 0 ..\n");
	free(written);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_as_promised),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
