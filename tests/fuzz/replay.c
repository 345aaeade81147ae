// SPDX-License-Identifier: ISC
// A harness without an engine: runs each input of a file, which stands behind its length in four bytes.
#include <stdio.h>
#include <stdlib.h>

#include "harness.h"

int main(int argc, char **argv)
{
	static uint8_t input[1 << 16];
	uint8_t head[4];
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

	if (file == NULL)
		return 2;
	while (fread(head, 1, sizeof(head), file) == sizeof(head)) {
		const size_t size = (size_t)slow_number(head, sizeof(head), false);

		if (size > sizeof(input) || fread(input, 1, size, file) != size)
			return 2;
		(void)LLVMFuzzerTestOneInput(input, size);
	}
	return 0;
}
