/* SPDX-License-Identifier: ISC */
/* Generated from files.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/files/files.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/cursor.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");

uint32_t ipc_files_directory_entry_next(struct ipc_files_directory_entry *entry,
                                        struct ipc_cursor *cursor)
{
	const uint8_t *buf = cursor->bytes + cursor->at;
	const size_t left = ipc_cursor_left(cursor);
	const uint32_t entry_at = (uint32_t)cursor->at;

	if (left < 13)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RECORD, entry_at, 0);

	const uint8_t name_length = buf[12];
	const size_t entry_size = (13 + (size_t)name_length + 7) / 8 * 8;
	if (left < entry_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RECORD, entry_at, 0);

	const uint64_t node_id = ipc_get_u64le(buf);
	if (node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, entry_at, 0);
	entry->node_id = node_id;

	entry->kind = ipc_get_u32le(buf + 8);

	if (name_length == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 12 + entry_at, 0);
	entry->name_length = name_length;

	const uint32_t name_fault = ipc_name_check((const char *)buf + 13, name_length);
	if (name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, name_fault, 13 + entry_at, 0);
	entry->name = (const char *)buf + 13;

	if (!ipc_bytes_are_zero(buf + 13 + name_length, entry_size - 13 - name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 13 + entry_at, 0);

	cursor->at += entry_size;
	return IPC_CLASS_OK;
}

uint32_t ipc_files_directory_entry_append(const struct ipc_files_directory_entry *entry,
                                          struct ipc_writer *writer)
{
	uint8_t *buf = writer->bytes + writer->at;
	const uint32_t entry_at = (uint32_t)writer->at;
	const uint8_t name_length = entry->name_length;

	const size_t entry_size = (13 + (size_t)name_length + 7) / 8 * 8;
	if (ipc_writer_left(writer) < entry_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (entry->node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, entry_at, 0);

	if (name_length == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 12 + entry_at, 0);

	const uint32_t name_fault = ipc_name_check(entry->name, name_length);
	if (name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, name_fault, 13 + entry_at, 0);

	ipc_put_u64le(buf, entry->node_id);
	ipc_put_u32le(buf + 8, entry->kind);
	buf[12] = name_length;
	ipc_bytes_copy(buf + 13, (const uint8_t *)entry->name, name_length);
	ipc_bytes_clear(buf + 13 + name_length, entry_size - 13 - name_length);
	writer->at += entry_size;
	return IPC_CLASS_OK;
}
