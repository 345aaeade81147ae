/* SPDX-License-Identifier: ISC */
/* What make_ops.py writes and test_ops.c runs: bodies and tables of every op, paired into turns. */
#ifndef TESTS_UNIT_OPS_H
#define TESTS_UNIT_OPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ipc/client.h"
#include "ipc/server.h"

/* An op for tests is one that is served under the build's option alone. */
#ifdef IPC_TEST_OPS
#define OPS_TEST(function) function
#else
#define OPS_TEST(function) NULL
#endif

/*
 * A body or a table. `values` is null where no struct can hold what is wrong; 0 is a good verdict. `unsent`: only pack
 * gives the verdict, for what the bytes would be does not say it.
 */
struct ops_part {
	const char *name;
	const uint8_t *data;
	size_t len;
	const void *values;
	uint32_t verdict;
	bool unsent;
};

struct ops_turn;

/* The ops of one schema, from one number to another. */
struct ops_family {
	uint32_t first;
	uint32_t last;
	/* With a handler for each op, or with none. */
	struct ipc_binding (*bind)(bool served);
	void (*serve)(void *scratch, const struct ipc_delivery *delivery, struct ipc_reply *reply);
};

struct ops_op {
	const char *name;
	uint32_t number;
	bool notify;
	/* Null for a reserved op. */
	struct ipc_outcome (*call)(struct ipc_client *client, const struct ops_turn *turn);
	/* Null for a notification and for a reserved op. */
	void (*answer)(struct ipc_reply *out, const struct ipc_arrival *arrival, const struct ops_turn *turn);
	const struct ops_family *family;
	/* Bit n for result n: what a handler may answer, and with which a failure has a body. */
	uint32_t results;
	uint32_t failures;
	uint64_t abi_id;
	/* Where the secrets of each body are; bytes of the scratch memory to be wiped, 0 for an op without secrets. */
	struct ipc_secrets request_secrets;
	struct ipc_secrets reply_secrets;
	struct ipc_secrets failure_secrets;
	size_t wiped;
	/* Bit n for entry n of the request's table: it stays the server's where the handler fails. */
	uint32_t kept;
};

/* One exchange; at most one part has a verdict. A part without bytes is not there. */
struct ops_turn {
	const struct ops_op *op;
	const struct ops_part *request;
	const struct ops_part *request_table;
	uint32_t result;
	const struct ops_part *reply;
	const struct ops_part *reply_table;
};

extern const struct ops_turn ops_turns[];
extern const size_t ops_turn_count;

/* The turn that is under way, for the handlers; and whether they defer. */
extern const struct ops_turn *ops_now;
extern size_t ops_handled;
extern bool ops_deferred;
/* Whether handlers spoil the counts of the capabilities that they only borrow. */
extern bool ops_scribbled;
extern struct ipc_arrival ops_arrival;
/* Its address is what handlers get. */
extern char ops_context;

/* Fails the turn that is under way unless the condition holds. */
void ops_check(bool condition, const char *what);

static inline bool same_bytes(const void *a, const void *b, size_t len)
{
	return len == 0 || memcmp(a, b, len) == 0;
}

static inline bool same_elements(const void *a, const void *b, size_t count, size_t size,
                                 bool (*same)(const void *left, const void *right))
{
	for (size_t i = 0; i < count; i++) {
		if (!same((const char *)a + i * size, (const char *)b + i * size))
			return false;
	}
	return true;
}

static inline bool same_cap(const void *left, const void *right)
{
	const struct ipc_cap *a = left;
	const struct ipc_cap *b = right;

	return a->slot == b->slot && a->rights == b->rights &&
	       a->endpoint_kind == b->endpoint_kind && a->present == b->present;
}

#endif
