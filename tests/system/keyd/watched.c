/* SPDX-License-Identifier: ISC */
/*
 * keyd with somebody who looks at its memory: after each request it searches the buffers, the
 * arguments and the tables for the mark of test keys, and ends where one stands that should not. Its
 * clients then have PEER_GONE.
 */
#include "watched.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyd.h"

/* What it ends with when it has found a key. */
#define FOUND_A_KEY 9

static struct keyd keyd;
/* All arguments: they stand one behind the other. */
static const char *arguments;
static size_t arguments_size;

static uint32_t found(const char *text, const void *memory, size_t size)
{
	const uint8_t *bytes = memory;
	const size_t length = strlen(text);
	uint32_t count = 0;

	for (size_t at = 0; at + length <= size; at++)
		count += memcmp(bytes + at, text, length) == 0;
	return count;
}

static void watch(void *context)
{
	(void)context;
	/* Each key stands in its row and nowhere else: the rows are searched too, so a search that
	 * finds nothing at all is found out. */
	if (found(MARK, &keyd.service, sizeof(keyd.service)) == 0 &&
	    found(MARK_HEX, arguments, arguments_size) == 0 &&
	    found(MARK, keyd.keys, sizeof(keyd.keys)) == keyd.key_count)
		return;
	fprintf(stderr, "keyd: a key stands where none should\n");
	exit(FOUND_A_KEY);
}

int main(int argc, char **argv)
{
	arguments = argv[0];
	arguments_size = (size_t)(argv[argc - 1] - argv[0]) + strlen(argv[argc - 1]);
	return keyd_run(&keyd, argc, argv, watch);
}
