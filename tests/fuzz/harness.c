// SPDX-License-Identifier: ISC
// What all harnesses share. See harness.h.
#include "harness.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void fuzz_found(const char *file, int line, const char *condition, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "FOUND %s:%d: %s: ", file, line, condition);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}

uint8_t *fuzz_copy(const uint8_t *data, size_t len)
{
	uint8_t *copy = malloc(len > 0 ? len : 1);

	if (copy == NULL)
		abort();
	if (len > 0)
		memcpy(copy, data, len);
	return copy;
}

void *fuzz_room(size_t size)
{
	void *room = malloc(size > 0 ? size : 1);

	if (room == NULL)
		abort();
	memset(room, 0xA5, size);
	return room;
}

static void put_u32(FILE *file, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		fputc((int)(value >> (8 * i) & 0xFF), file);
}

void fuzz_keep(const uint8_t *input, size_t size, uint32_t verdict, const struct values *values)
{
	static FILE *file;
	static unsigned long every;
	static unsigned long executions;

	if (every == 0) {
		const char *path = getenv("FUZZ_KEEP");
		const char *wanted = getenv("FUZZ_EVERY");

		every = wanted == NULL ? 1 : strtoul(wanted, NULL, 10);
		if (every == 0)
			every = 1;
		if (path != NULL)
			file = fopen(path, "wb");
	}
	if (file == NULL || executions++ % every != 0)
		return;
	put_u32(file, (uint32_t)size);
	if (size > 0)
		fwrite(input, 1, size, file);
	put_u32(file, verdict);
	put_u32(file, (uint32_t)values->size);
	if (values->size > 0)
		fwrite(values->bytes, 1, values->size, file);
	fflush(file);
}

bool fuzz_case_of(struct fuzz_case *c, const uint8_t *data, size_t size)
{
	size_t front;

	if (size < 2)
		return false;
	c->message = &fuzz_messages[(data[0] | data[1] << 8) % fuzz_message_count];
	front = 2 + c->message->given_count * GIVEN_BYTES;
	if (size < front)
		return false;
	c->given = NULL;
	if (c->message->given_count > 0) {
		c->given = fuzz_room(c->message->given_size);
		c->message->take(data + 2, c->given, c->numbers);
	}
	c->body.len = size - front;
	c->body.data = fuzz_copy(data + front, c->body.len);
	c->body.part = c->message->part;
	c->body.given = c->numbers;
	return true;
}

void fuzz_case_end(struct fuzz_case *c)
{
	free(c->given);
	free((void *)(uintptr_t)c->body.data);
}

static uint32_t refuse(uint32_t kind, size_t offset)
{
	return kind | (uint32_t)offset << 8 | (uint32_t)IPC_PART_TABLE << 30;
}

uint32_t slow_caps(const struct fuzz_caps *caps, const struct ipc_cap_table *table)
{
	size_t least = 0;
	size_t most = 0;
	size_t index = 0;

	for (size_t i = 0; i < caps->wanted_count; i++) {
		most += caps->wanted[i].high;
		if (!caps->wanted[i].optional)
			least = i + 1;
	}
	if (table->count < least || table->count > most)
		return refuse(IPC_CLASS_CAP_COUNT, 0);
	if (table->count > 0 && table->entries[table->count - 1].kind == 0)
		return refuse(IPC_CLASS_CAP_COUNT, 0);
	for (size_t i = 0; i < caps->wanted_count; i++) {
		const struct fuzz_cap *cap = &caps->wanted[i];

		for (uint32_t j = 0; j < cap->high && index < table->count; j++, index++) {
			const struct ipc_cap_entry *entry = &table->entries[index];
			const size_t at = 8 + 16 * index;

			if (cap->optional && entry->kind == 0)
				continue;
			if (entry->kind != cap->kind)
				return refuse(IPC_CLASS_CAP_KIND, at + 4);
			if (entry->mode != cap->mode)
				return refuse(IPC_CLASS_CAP_MODE, at + 6);
			if ((entry->rights & cap->rights) != cap->rights)
				return refuse(IPC_CLASS_CAP_RIGHTS, at + 8);
		}
	}
	return 0;
}

void fuzz_saw(struct script *script, uint32_t op, const void *request)
{
	static struct values fast;
	static struct values slow;

	script->calls++;
	HOLDS(script->expected != NULL && script->expected->number == op, "handler of op 0x%x is called", op);
	if (request == NULL)
		return;
	fast.size = 0;
	slow.size = 0;
	fuzz_messages[script->expected->request].put(request, &fast);
	fuzz_messages[script->expected->request].slow_put(script->request, &slow);
	HOLDS(fast.size == slow.size && slow_same(fast.bytes, slow.bytes, fast.size), "%s: the handler sees other values",
	      script->expected->name);
}

void fuzz_fill(struct script *script, size_t message, void *msg, const void *given)
{
	const struct fuzz_message *m = &fuzz_messages[message];

	script->filled = m->unpack(msg, script->body, script->len, given) == 0;
	if (!script->filled)
		m->init(msg);
}
