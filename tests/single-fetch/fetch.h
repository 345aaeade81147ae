/* SPDX-License-Identifier: ISC */
/* What make_tables.py writes and fetch.c and served.c run. */
#ifndef FETCH_H
#define FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of one message, in the order of message_cases: a letter for each byte of each accepted body (byte_kinds.py says
 * which), and for each refused body the number of the accepted one that it changes. */
struct fetch_kinds {
	const char *name;
	const char *const *accepts;
	const uint32_t *bases;
};

/* An exchange of ops_turns with an accepted request, and the letters of header, table and body. */
struct fetch_letter {
	size_t turn;
	const char *letters;
};

extern const struct fetch_kinds fetch_kinds[];
extern const size_t fetch_kinds_count;
extern const struct fetch_letter fetch_letters[];
extern const size_t fetch_letter_count;

/* What a load changes: nothing; the bytes just read that may be read but once, to their complement, ones or zeros; all
 * bytes just read, to those of an accepted body. */
enum fetch_flip {
	FETCH_KEEP,
	FETCH_COMPLEMENT,
	FETCH_ONES,
	FETCH_ZEROS,
	FETCH_GOOD,
};

/* One call under the trap: who is tried, on what, where it lies, what changes. */
struct fetch_try {
	const char *message;
	const char *name;
	const char *verb;
	const uint8_t *data;
	size_t len;
	const char *letters;
	bool at_end;
	enum fetch_flip flip;
	/* The load after which bytes change; SIZE_MAX for every one. */
	size_t only;
	/* For FETCH_GOOD. */
	const uint8_t *good;
	size_t good_len;
};

extern struct fetch_try fetch_now;
extern bool fetch_full;

/* Places the body of fetch_now and closes the pages. */
const uint8_t *fetch_start(void);

/* Opens them. The bytes are as they were. */
void fetch_end(void);

/* Checks the loads of a call without flips. `all`: no byte of a scalar was left out. */
void fetch_check_loads(bool all);

/* Fails what is tried now. */
void fetch_failed(const char *what);

/* Used by the tables: a step's body, its verdict, a handler's start and end. */
const uint8_t *fetch_body(const uint8_t *data, size_t len, const char *letters);
void fetch_unpacked(uint32_t verdict);
void fetch_pause(void);
void fetch_resume(void);

/* In served.c: every op through the server's entry. */
void fetch_served(void);

#endif
