/* SPDX-License-Identifier: ISC */
/* A bounded reader and a bounded writer over bytes of the caller, for entries of varying length. */
#ifndef IPC_CURSOR_H
#define IPC_CURSOR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes [0, at) are taken, [at, size) are left. Start one with { bytes, size, 0 }. */
struct ipc_cursor {
	const uint8_t *bytes;
	size_t size;
	size_t at;
};

/* Bytes [0, at) are written, [at, size) are free. Start one with { bytes, size, 0 }. */
struct ipc_writer {
	uint8_t *bytes;
	size_t size;
	size_t at;
};

/* How many bytes are left to take. */
static inline size_t ipc_cursor_left(const struct ipc_cursor *cursor)
{
	return cursor->size - cursor->at;
}

/* The next n bytes, which are then taken; NULL and nothing taken if fewer are left. */
static inline const uint8_t *ipc_cursor_take(struct ipc_cursor *cursor, size_t n)
{
	const size_t at = cursor->at;

	if (n > cursor->size - at)
		return NULL;
	cursor->at = at + n;
	return cursor->bytes + at;
}

/* How many bytes are free. */
static inline size_t ipc_writer_left(const struct ipc_writer *writer)
{
	return writer->size - writer->at;
}

/* The next n free bytes, for the caller to fill; NULL and nothing reserved if fewer are free. */
static inline uint8_t *ipc_writer_reserve(struct ipc_writer *writer, size_t n)
{
	const size_t at = writer->at;

	if (n > writer->size - at)
		return NULL;
	writer->at = at + n;
	return writer->bytes + at;
}

#ifdef __cplusplus
}
#endif

#endif
