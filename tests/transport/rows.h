/* SPDX-License-Identifier: ISC */
/*
 * The contract as rows: one function each, under the sentence that it proves. A row starts with the
 * processes of scene.h and may leave anything behind.
 */
#ifndef TRANSPORT_ROWS_H
#define TRANSPORT_ROWS_H

#include <stddef.h>

#include "scene.h"

struct row {
	const char *name;
	void (*run)(void);
};

struct rows {
	const struct row *first;
	size_t count;
};

/* A function as a row under its own name. */
#define ROW(function) .name = #function, .run = (function)

extern const struct rows rows_call;
extern const struct rows rows_table;
extern const struct rows rows_transfer;
extern const struct rows rows_window;
extern const struct rows rows_recv;
extern const struct rows rows_receivers;
extern const struct rows rows_delivery;
extern const struct rows rows_reply;
extern const struct rows rows_reply_caps;
extern const struct rows rows_local;
extern const struct rows rows_client_death;
extern const struct rows rows_server_death;
extern const struct rows rows_staged;
extern const struct rows rows_watch;
extern const struct rows rows_kernel;
extern const struct rows rows_narrow;

#endif
