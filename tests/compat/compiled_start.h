/* SPDX-License-Identifier: ISC */
/* What stands before the codecs in the text that compiled_c.py makes. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/cap.h"
#include "ipc/cursor.h"
#include "ipc/status.h"

static uint8_t *dumped;
static size_t dumped_size, dumped_cap;

static void put_raw(const void *data, uint64_t size)
{
	if (dumped_size + size + 8 > dumped_cap) {
		dumped_cap = 2 * (dumped_size + size + 8);
		dumped = realloc(dumped, dumped_cap);
		if (dumped == NULL)
			abort();
	}
	if (size != 0)
		memcpy(dumped + dumped_size, data, size);
	dumped_size += size;
}

static void put(uint64_t value)
{
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)(value >> 8 * i);
	put_raw(bytes, 8);
}

static void put_bytes(const void *data, uint64_t size)
{
	put(size);
	put_raw(data, size);
}

struct codec {
	uint32_t (*validate)(const uint8_t *buf, size_t len, const uint64_t *given);
	uint32_t (*unpack)(const uint8_t *buf, size_t len, const uint64_t *given);
	void (*dump)(void);
	uint32_t (*table)(const struct ipc_cap_table *table);
	uint32_t (*given)(const uint8_t *buf, size_t len, uint64_t *given);
};

/* Unpacks the request and does a step; each given value is eight bytes, or the bytes that it is. */
typedef uint32_t (*step_function)(const uint8_t *buf, size_t len, uint32_t arrival,
                                  const uint8_t *const *givens);
