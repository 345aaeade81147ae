/* SPDX-License-Identifier: ISC */
/* keyd: its tables, and what may look at its memory between two requests. */
#ifndef KEYD_H
#define KEYD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host_service.h"
#include "ipc/keyd/keyd_server.h"

/* What keyd ends with when an argument is no row, or one row too many. */
#define KEYD_BAD_ARGUMENT 6

enum {
	KEYS_MAX = 16,
	TRUST_ROWS_MAX = 16,
};

struct key_row {
	uint8_t key_id[16];
	/* One of IPC_KEYD_KEY_USE_*; 0: free. */
	uint32_t use;
	/* Secret from here on. */
	uint16_t key_size;
	uint8_t key[IPC_KEYD_KEY_BYTES_MAX];
};

struct trust_row {
	/* 0: free. */
	uint64_t number;
	uint8_t root_sha256[32];
};

struct keyd {
	struct host_service service;
	struct key_row keys[KEYS_MAX];
	struct trust_row trust_rows[TRUST_ROWS_MAX];
	/* Rows that are in use, from the start of each table on. */
	uint32_t key_count;
	uint32_t trust_row_count;
};

/* Adds a row and wipes the argument, in which a key may stand; false: it is none, it is there
 * already, or there is no room. */
bool keyd_read_row(struct keyd *keyd, char *argument);

const struct key_row *keyd_find_key(const struct keyd *keyd, const uint8_t key_id[16], uint32_t use);
const struct trust_row *keyd_find_trust_row(const struct keyd *keyd, uint64_t number);

/* Empties both tables for good. */
void keyd_wipe(struct keyd *keyd);

/* Reads the rows and serves; `settle` as of host_service_run. Returns what main returns. */
int keyd_run(struct keyd *keyd, int argc, char **argv, void (*settle)(void *context));

#endif
