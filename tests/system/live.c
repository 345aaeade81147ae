/* SPDX-License-Identifier: ISC */
/* Answers by op, and what live.txt and the statements say of them. */
#include "live.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/bytes.h"
#include "ipc/message.h"

/* Most ops that one program calls. */
#define OPS_MAX 512
/* Results are small numbers: one bit each. */
#define RESULTS_MAX 64
/* The longest line of a statement or of live.txt, with its end. */
#define LINE_MAX_BYTES 4096
#define BLANKS         " \t\n"

struct answers {
	uint32_t op;
	uint64_t results;
};

static struct answers noted[OPS_MAX];
static size_t noted_count;

void live_note(uint32_t op, uint32_t result)
{
	size_t i = 0;

	while (i < noted_count && noted[i].op != op)
		i++;
	if (i == OPS_MAX || result >= RESULTS_MAX) {
		fprintf(stderr, "live: no room for op 0x%X, result %u\n", (unsigned)op,
		        (unsigned)result);
		exit(2);
	}
	if (i == noted_count)
		noted[noted_count++] = (struct answers){op, 0};
	noted[i].results |= UINT64_C(1) << result;
}

static uint64_t results_of(uint32_t op)
{
	for (size_t i = 0; i < noted_count; i++)
		if (noted[i].op == op)
			return noted[i].results;
	return 0;
}

/* The head of the message that the trace shows just now. */
static struct {
	bool arrives;
	size_t len;
	uint8_t bytes[IPC_HEADER_BYTES];
} head;

static void begin(void *context, enum ipc_trace_direction direction, uint32_t slot, size_t len)
{
	(void)context;
	(void)slot;
	(void)len;
	head.arrives = direction == IPC_TRACE_IN;
	head.len = 0;
}

/* Headers hold no secret, so there are always bytes. */
static void piece(void *context, const uint8_t *bytes, size_t len)
{
	struct ipc_wire_header header;
	const size_t left = IPC_HEADER_BYTES - head.len;
	const size_t taken = len < left ? len : left;

	(void)context;
	if (!head.arrives || left == 0)
		return;
	memcpy(head.bytes + head.len, bytes, taken);
	head.len += taken;
	if (head.len == IPC_HEADER_BYTES &&
	    ipc_wire_header_unpack(&header, head.bytes, IPC_HEADER_BYTES) == 0 &&
	    (header.flags & IPC_MESSAGE_FLAG_REPLY) != 0)
		live_note(header.op, header.result);
}

const struct ipc_trace live_trace = {.begin = begin, .piece = piece};

/* An op as its statement has it. */
struct op {
	uint32_t number;
	bool is_denied;
	char results[LINE_MAX_BYTES];
};

/* Whether the head of an op is that of `name`; fills in its number and kind. */
static bool is_op(struct op *op, char *line, const char *name)
{
	char *rest = NULL;
	const char *word = strtok_r(line, BLANKS, &rest);

	if (word == NULL || (strcmp(word, "op") != 0 && strcmp(word, "notify") != 0))
		return false;
	word = strtok_r(NULL, BLANKS, &rest);
	op->number = word != NULL ? (uint32_t)strtoul(word, NULL, 16) : 0;
	word = strtok_r(NULL, BLANKS, &rest);
	if (word == NULL || strcmp(word, name) != 0)
		return false;
	word = strtok_r(NULL, BLANKS, &rest);
	op->is_denied = word != NULL && strcmp(word, "reserved") == 0;
#ifndef IPC_TEST_OPS
	op->is_denied |= word != NULL && strcmp(word, "test") == 0;
#endif
	return true;
}

/* Finds an op in the statement of its schema. */
static bool find_op(struct op *op, const char *folder, const char *schema, const char *name)
{
	static char line[LINE_MAX_BYTES];
	char path[LINE_MAX_BYTES];
	bool found = false;
	FILE *file;

	op->results[0] = '\0';
	snprintf(path, sizeof(path), "%s/%s/%s.abi.txt", folder, schema, schema);
	file = fopen(path, "r");
	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		if (found && line[0] != ' ')
			break;
		if (found && strncmp(line, "  results ", 10) == 0)
			strcpy(op->results, line + 10);
		else if (!found)
			found = is_op(op, line, name);
	}
	if (file != NULL)
		fclose(file);
	return found;
}

/* Whether the line's list of results that nobody can provoke has this one. */
static bool is_unseen(const char *unseen, const char *name)
{
	const size_t len = strlen(name);
	const char *at = unseen;

	while ((at = strstr(at, name)) != NULL) {
		if ((at == unseen || strchr(BLANKS, at[-1]) != NULL) &&
		    (at[len] == '\0' || strchr(BLANKS, at[len]) != NULL))
			return true;
		at += len;
	}
	return false;
}

/* One answer that the op should have had, or that live.txt says nobody can get. */
static int expect(const char *name, uint64_t results, const char *result, unsigned long number,
                  const char *unseen)
{
	const bool seen = (results >> number & 1) != 0;

	if (seen != is_unseen(unseen, result))
		return 0;
	fprintf(stderr, seen ? "live: %s was answered %s, which live.txt calls unseen\n" : "live: %s was never answered %s\n",
	        name, result);
	return 1;
}

/* A line of live.txt for this test; returns the answers that are missing. */
static int check_op(const char *folder, const char *schema, const char *name, const char *unseen)
{
	static struct op op;
	uint64_t results;
	char *rest = NULL;
	int missing = 0;

	if (!find_op(&op, folder, schema, name)) {
		fprintf(stderr, "live: no statement in %s has %s %s\n", folder, schema, name);
		return 1;
	}
	results = results_of(op.number);
	if (op.is_denied)
		return expect(name, results, "DENIED", IPC_RESULT_DENIED, unseen);
	missing = expect(name, results, "OK", IPC_RESULT_OK, unseen);
	/* NAME = NUMBER, NAME = NUMBER */
	for (char *word = strtok_r(op.results, BLANKS "=,", &rest); word != NULL;
	     word = strtok_r(NULL, BLANKS "=,", &rest)) {
		const char *number = strtok_r(NULL, BLANKS "=,", &rest);

		if (number != NULL)
			missing += expect(name, results, word, strtoul(number, NULL, 10), unseen);
	}
	return missing;
}

int live_check(const char *test, int failed)
{
	const char *table = getenv("LIVE_TABLE");
	const char *folder = getenv("LIVE_STATEMENTS");
	static char line[LINE_MAX_BYTES];
	int missing = 0;
	int ops = 0;
	FILE *file = table != NULL ? fopen(table, "r") : NULL;

	if (failed != 0 && file != NULL)
		fclose(file);
	if (failed != 0)
		return failed;
	if (file == NULL || folder == NULL) {
		fprintf(stderr, "live: LIVE_TABLE or LIVE_STATEMENTS is not set or not there\n");
		return 1;
	}
	while (fgets(line, sizeof(line), file) != NULL) {
		char *rest = NULL;
		const char *schema = strtok_r(line, BLANKS, &rest);
		const char *op = strtok_r(NULL, BLANKS, &rest);
		const char *driver = strtok_r(NULL, BLANKS, &rest);

		if (driver == NULL || schema[0] == '#' || strcmp(driver, test) != 0)
			continue;
		missing += check_op(folder, schema, op, rest);
		ops++;
	}
	fclose(file);
	if (ops == 0)
		fprintf(stderr, "live: live.txt gives no op to %s\n", test);
	else
		printf("live: %d ops of %s, %d answers missing\n", ops, test, missing);
	return ops == 0 ? 1 : missing;
}
