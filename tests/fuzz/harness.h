/* SPDX-License-Identifier: ISC */
/*
 * What make_harness.py writes and the harnesses drive: every message, capability table, sequence and family of the
 * statements, each with its slow path.
 */
#ifndef HARNESS_H
#define HARNESS_H

#include "ipc/cap.h"
#include "ipc/message.h"
#include "ipc/server.h"
#include "slow.h"

/* Most scalars of a request that the rules of its reply read. */
#define GIVEN_MAX 16

/* In an input each given scalar takes this many bytes. */
#define GIVEN_BYTES 8

struct fuzz_message {
	const char *name;
	size_t size;
	uint32_t part;
	size_t given_count;
	/* Reads the given scalars: into the codec's struct, and as numbers. */
	void (*take)(const uint8_t *in, void *given, num *numbers);
	size_t given_size;
	void (*init)(void *msg);
	uint32_t (*pack)(const void *msg, uint8_t *buf, size_t cap, size_t *len, const void *given);
	uint32_t (*unpack)(void *msg, const uint8_t *buf, size_t len, const void *given);
	uint32_t (*validate)(const uint8_t *buf, size_t len, const void *given);
	uint32_t (*slow)(const struct slow *b);
	void (*put)(const void *msg, struct values *v);
	void (*slow_put)(const struct slow *b, struct values *v);
};

/* What an op wants of an entry of its table. */
struct fuzz_cap {
	uint16_t kind;
	uint16_t mode;
	uint32_t rights;
	bool optional;
	uint32_t high;
};

struct fuzz_caps {
	const char *name;
	size_t size;
	uint32_t (*pack)(const void *caps, struct ipc_cap_table *table);
	uint32_t (*unpack)(void *caps, const struct ipc_cap_table *table);
	void (*put)(const void *caps, struct values *v);
	const struct fuzz_cap *wanted;
	size_t wanted_count;
};

struct fuzz_step {
	size_t message;
	size_t key_at;
	size_t key_size;
	size_t given_size;
	uint32_t (*call)(void *seq, uint32_t arrival, const void *msg, const uint8_t *given);
	uint32_t (*slow)(void *seq, uint32_t arrival, const struct slow *b, const uint8_t *given);
};

struct fuzz_sequence {
	const char *name;
	size_t size;
	void (*start)(void *seq);
	void (*stop)(void *seq);
	void (*put)(const void *seq, struct values *v);
	const struct fuzz_step *steps;
	size_t step_count;
};

#define NO_INDEX SIZE_MAX

struct fuzz_op {
	const char *name;
	uint32_t number;
	bool notify;
	/* Reserved, or for tests: answered DENIED. */
	bool denied;
	/* Indexes of messages and capabilities; NO_INDEX for none. */
	size_t request;
	size_t request_caps;
	size_t reply;
	size_t reply_caps;
	size_t failure;
	/* Bit n: result n may be answered, comes with the failure body. */
	uint32_t results;
	uint32_t failures;
};

struct fuzz_family {
	const char *name;
	struct ipc_binding (*bind)(void *context);
	const struct fuzz_op *ops;
	size_t op_count;
};

/* What a handler shall do, and what it did. */
struct script {
	/* The request as it was sent. */
	const struct slow *request;
	const struct fuzz_op *expected;
	uint32_t result;
	uint8_t caps;
	const uint8_t *body;
	size_t len;
	size_t calls;
	bool filled;
	num given[GIVEN_MAX];
};

extern const struct fuzz_message fuzz_messages[];
extern const size_t fuzz_message_count;
extern const struct fuzz_caps fuzz_caps[];
extern const size_t fuzz_caps_count;
extern const struct fuzz_sequence fuzz_sequences[];
extern const size_t fuzz_sequence_count;
extern const struct fuzz_family fuzz_families[];
extern const size_t fuzz_family_count;

/* Ends the run with a find where the condition does not hold. */
#define HOLDS(condition, ...)                                                    \
	do {                                                                     \
		if (!(condition))                                                \
			fuzz_found(__FILE__, __LINE__, #condition, __VA_ARGS__); \
	} while (0)

__attribute__((noreturn, format(printf, 4, 5))) void fuzz_found(const char *file, int line, const char *condition,
                                                                const char *format, ...);

/* A copy in memory of exactly its size, so that a sanitizer sees a read beyond the end. */
uint8_t *fuzz_copy(const uint8_t *data, size_t len);

/* Memory of that size full of what no codec writes. */
void *fuzz_room(size_t size);

/* Keeps an input with its outcome for the comparison with the reference, each FUZZ_EVERY executions. */
void fuzz_keep(const uint8_t *input, size_t size, uint32_t verdict, const struct values *values);

/* The message that an input is for, its given scalars read, the body behind them; false for an input too short. */
struct fuzz_case {
	const struct fuzz_message *message;
	void *given;
	num numbers[GIVEN_MAX];
	struct slow body;
};
bool fuzz_case_of(struct fuzz_case *c, const uint8_t *data, size_t size);
void fuzz_case_end(struct fuzz_case *c);

/* What an op wants of a table, entry by entry. */
uint32_t slow_caps(const struct fuzz_caps *caps, const struct ipc_cap_table *table);

/* Handlers of the table call these. */
void fuzz_saw(struct script *script, uint32_t op, const void *request);
void fuzz_fill(struct script *script, size_t message, void *msg, const void *given);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

#endif
