/* SPDX-License-Identifier: ISC */
/* Messages as lines of hexadecimal digits. */
#include "trace_text.h"

static void end_line(struct trace_text *text)
{
	fputc('\n', text->file);
	fflush(text->file);
}

static void begin(void *context, enum ipc_trace_direction direction, uint32_t slot, size_t len)
{
	struct trace_text *text = context;

	text->left = len;
	fprintf(text->file, "trace %s %s slot %lu ", text->who,
	        direction == IPC_TRACE_OUT ? "out" : "in", (unsigned long)slot);
	if (len == 0)
		end_line(text);
}

static void piece(void *context, const uint8_t *bytes, size_t len)
{
	struct trace_text *text = context;

	for (size_t i = 0; i < len; i++) {
		if (bytes == NULL)
			fputs("..", text->file);
		else
			fprintf(text->file, "%02x", bytes[i]);
	}
	text->left -= len;
	if (text->left == 0)
		end_line(text);
}

void trace_text_init(struct trace_text *text, FILE *file, const char *who)
{
	text->trace.context = text;
	text->trace.begin = begin;
	text->trace.piece = piece;
	text->file = file;
	text->who = who;
	text->left = 0;
}
