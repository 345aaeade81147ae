/* SPDX-License-Identifier: ISC */
/* Transfer: what a message carries, whether it may, and the way from slot to slot. */
#include "ipc/bytes.h"
#include "state.h"

/* Bytes of a table in front of its entries, and of one entry. */
#define PRELUDE 8
#define ENTRY   16

uint32_t ipc_core_table_read(struct ipc_wire_transfer_table *table, const uint8_t *bytes,
                             size_t len)
{
	size_t size;

	table->count = 0;
	/* What is no message of ours has no table either: it is for the receiver to refuse. */
	if (len < IPC_HEADER_BYTES || ipc_get_u16le(bytes) != IPC_WIRE_MESSAGE_VERSION ||
	    (ipc_get_u16le(bytes + 2) & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) == 0)
		return IPC_RESULT_OK;
	if (len < IPC_HEADER_BYTES + PRELUDE)
		return IPC_RESULT_INVALID_ARGUMENT;
	size = PRELUDE + ENTRY * (size_t)ipc_get_u16le(bytes + IPC_HEADER_BYTES);
	if (size > len - IPC_HEADER_BYTES ||
	    ipc_wire_transfer_table_unpack(table, bytes + IPC_HEADER_BYTES, size) != 0)
		return IPC_RESULT_INVALID_ARGUMENT;
	for (uint32_t i = 1; i < table->count; i++) {
		for (uint32_t j = 0; j < i; j++) {
			if (table->entries[i].kind != IPC_CAP_TYPE_NONE &&
			    table->entries[j].kind != IPC_CAP_TYPE_NONE &&
			    table->entries[i].slot == table->entries[j].slot)
				return IPC_RESULT_INVALID_ARGUMENT;
		}
	}
	return IPC_RESULT_OK;
}

uint32_t ipc_core_table_check(const struct ipc_core *core, uint32_t process,
                              const struct ipc_wire_transfer_table *table)
{
	for (uint32_t i = 0; i < table->count; i++) {
		const struct ipc_wire_transfer_entry *entry = &table->entries[i];
		const struct cap *cap;

		if (entry->kind == IPC_CAP_TYPE_NONE)
			continue;
		cap = ipc_core_slot_of(core, process, entry->slot, entry->kind);
		if (cap == NULL)
			return IPC_RESULT_BAD_SLOT;
		if (((entry->rights | IPC_RIGHT_GRANT) & ~cap->rights) != 0)
			return IPC_RESULT_NO_RIGHTS;
	}
	return IPC_RESULT_OK;
}

uint32_t ipc_core_window_check(const struct ipc_core *core, uint32_t process, uint32_t base,
                               uint32_t count)
{
	const uint32_t slots = core->processes[process].slot_count;

	if (count > 0 && (base == 0 || base > slots || count > slots - base + 1))
		return IPC_RESULT_BAD_SLOT;
	return IPC_RESULT_OK;
}

/* The lowest empty slot of the window from `slot` on; NONE if there is none. */
static uint32_t next_empty(const struct ipc_core *core, uint32_t process, uint32_t slot)
{
	const struct process *p = &core->processes[process];

	for (; slot - p->window_base < p->window_count; slot++) {
		if (ipc_core_slot(core, process, slot)->type == IPC_CAP_TYPE_NONE)
			return slot;
	}
	return NONE;
}

bool ipc_core_fits(const struct ipc_core *core, uint32_t receiver, size_t len,
                   const struct ipc_wire_transfer_table *table)
{
	const struct process *p = &core->processes[receiver];
	uint32_t slot = p->window_base;

	if (len > p->in_cap)
		return false;
	for (uint32_t i = 0; i < table->count; i++) {
		if (table->entries[i].kind == IPC_CAP_TYPE_NONE)
			continue;
		slot = next_empty(core, receiver, slot);
		if (slot == NONE)
			return false;
		slot++;
	}
	return true;
}

/* The entry as its receiver finds it; kind and rights are what the sender said, as was checked. */
static void rewrite(const struct ipc_core *core, uint8_t *entry, uint32_t slot,
                    const struct cap *cap)
{
	ipc_put_u32le(entry, slot);
	ipc_put_u32le(entry + 12, ipc_core_endpoint_kind(core, cap));
}

void ipc_core_transfer(struct ipc_core *core, uint32_t sender, uint32_t receiver,
                       const struct ipc_wire_transfer_table *table, uint8_t *bytes)
{
	uint32_t slot = core->processes[receiver].window_base;

	for (uint32_t i = 0; i < table->count; i++) {
		const struct ipc_wire_transfer_entry *entry = &table->entries[i];
		struct cap cap;

		if (entry->kind == IPC_CAP_TYPE_NONE)
			continue;
		cap = *ipc_core_slot(core, sender, entry->slot);
		cap.rights = entry->rights;
		slot = next_empty(core, receiver, slot);
		/* First the new one, then the old: what hangs on the last one stays. */
		ipc_core_put(core, receiver, slot, &cap);
		if (entry->mode == IPC_CAP_TRANSFER_MODE_MOVE)
			ipc_core_drop(core, sender, entry->slot);
		rewrite(core, bytes + IPC_HEADER_BYTES + PRELUDE + ENTRY * i, slot, &cap);
	}
}

void ipc_core_drop_moved(struct ipc_core *core, uint32_t sender,
                         const struct ipc_wire_transfer_table *table)
{
	for (uint32_t i = 0; i < table->count; i++) {
		if (table->entries[i].mode == IPC_CAP_TRANSFER_MODE_MOVE)
			ipc_core_drop(core, sender, table->entries[i].slot);
	}
}
