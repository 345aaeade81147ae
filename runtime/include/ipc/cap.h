/* SPDX-License-Identifier: ISC */
/*
 * Capabilities as the sender and the receiver of a message hold them in their hands. The base of
 * generated `struct ipc_<schema>_<message>_caps`; it knows no schema. The numbers of a table entry
 * are those of wire.ipc, which src/message.c asserts.
 */
#ifndef IPC_CAP_H
#define IPC_CAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Most entries of a table. */
#define IPC_CAPS_MAX 8

/* What happens to the sender's capability: the mode of a table entry. */
#define IPC_CAP_MOVE UINT16_C(1)
#define IPC_CAP_COPY UINT16_C(2)

/* One capability that an op takes. All zero: absent. */
struct ipc_cap {
	/* Slot of the sender when sent; of the receiver's window when received. */
	uint32_t slot;
	/* Sent: the ceiling, which the sender must hold. Received: the rights that arrived. */
	uint32_t rights;
	/* Received: what the endpoint is for. Not read when sent. */
	uint32_t endpoint_kind;
	/* False for an optional entry that is left out. */
	bool present;
};

/* One entry of a capability-transfer table; all zero where absent. */
struct ipc_cap_entry {
	uint32_t slot;
	uint16_t kind;
	uint16_t mode;
	uint32_t rights;
	uint32_t endpoint_kind;
};

/* The table of one message; count 0 where the message has none. */
struct ipc_cap_table {
	uint32_t count;
	struct ipc_cap_entry entries[IPC_CAPS_MAX];
};

/* A C++ compiler may say that the function hides the struct's constructor, which nobody calls. */
#if defined(__cplusplus) && defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/* A capability to send, with these rights as its ceiling. */
static inline struct ipc_cap ipc_cap(uint32_t slot, uint32_t rights)
{
	struct ipc_cap cap = {slot, rights, 0, true};

	return cap;
}

#if defined(__cplusplus) && defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

/* The entry of a capability to send; sixteen zero bytes on the wire where it is absent. */
static inline struct ipc_cap_entry ipc_cap_to_send(const struct ipc_cap *cap, uint16_t kind,
                                                   uint16_t mode)
{
	struct ipc_cap_entry entry = {0, 0, 0, 0, 0};

	if (cap->present) {
		entry.slot = cap->slot;
		entry.kind = kind;
		entry.mode = mode;
		entry.rights = cap->rights;
	}
	return entry;
}

/* The capability of a table's entry; absent where the entry is, and past the last one. */
static inline struct ipc_cap ipc_cap_received(const struct ipc_cap_table *table, size_t index)
{
	struct ipc_cap cap = {0, 0, 0, false};

	if (index < table->count && table->entries[index].kind != 0) {
		cap.slot = table->entries[index].slot;
		cap.rights = table->entries[index].rights;
		cap.endpoint_kind = table->entries[index].endpoint_kind;
		cap.present = true;
	}
	return cap;
}

/* Ends a table whose first `count` entries are filled: absent ones at the end are cut. */
static inline void ipc_cap_table_cut(struct ipc_cap_table *table, uint32_t count)
{
	while (count > 0 && table->entries[count - 1].kind == 0)
		count--;
	table->count = count;
}

#ifdef __cplusplus
}
#endif

#endif
