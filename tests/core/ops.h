/* SPDX-License-Identifier: ISC */
/*
 * Kernel-control ops with bodies made by hand. Each is a CALL on slot KERNEL of a process and
 * returns the result; a reply must be well-formed, and without a body where the result is not OK.
 */
#ifndef CORE_OPS_H
#define CORE_OPS_H

#include "world.h"

/* Asks on an endpoint; the reply's body in *body, or null. */
uint32_t ask(struct world *world, uint32_t process, uint32_t slot, const struct message *request,
             const uint8_t **body, size_t body_len);

uint32_t query_cap(struct world *world, uint32_t process, uint32_t slot, uint32_t flags,
                   uint64_t *value0, uint64_t *value1);
uint32_t create_endpoint(struct world *world, uint32_t process, uint32_t slot, uint32_t kind,
                         uint32_t rights);
uint32_t copy_cap(struct world *world, uint32_t process, uint32_t source, uint32_t target,
                  uint32_t rights);

struct range {
	uint64_t address;
	uint64_t size;
	uint32_t access;
};

/* *number may be null. */
uint32_t stage(struct world *world, uint32_t process, uint32_t slot, uint32_t slot_count,
               const struct range *ranges, uint16_t count, uint64_t *number);
/* Code, two pages at 0x400000, then a page of data beside it; a stack of two pages. 16 slots. */
uint32_t stage_child(struct world *world, uint32_t process, uint32_t slot);
#define CODE        UINT64_C(0x400000)
#define DATA        UINT64_C(0x402000)
#define STACK       UINT64_C(0x700000)
#define STACK_TOP   UINT64_C(0x702000)
#define CHILD_PAGES 5
#define CHILD_SLOTS 16

uint32_t derive_grant(struct world *world, uint32_t process, uint32_t tcb, uint32_t grant,
                      uint32_t target, uint32_t rights);
uint32_t install(struct world *world, uint32_t process, uint32_t grant, uint32_t source,
                 uint32_t rights, uint16_t mode, uint32_t *target);

struct aborted {
	uint64_t pages;
	uint32_t capabilities;
	uint32_t grants;
};

uint32_t abort_child(struct world *world, uint32_t process, uint32_t tcb, struct aborted *aborted);
uint32_t write_memory_of(struct world *world, uint32_t process, uint32_t tcb, uint64_t address,
                         const void *data, uint16_t len);
uint32_t start_at(struct world *world, uint32_t process, uint32_t tcb, uint64_t entry,
                  uint64_t stack_top);
/* At CODE and STACK_TOP. */
uint32_t start_child(struct world *world, uint32_t process, uint32_t tcb);

uint32_t kill_child(struct world *world, uint32_t process, uint32_t tcb, uint32_t reason,
                    uint64_t *ended_at);
uint32_t watch(struct world *world, uint32_t process, uint32_t tcb, uint32_t endpoint);

struct reaped {
	uint64_t ended_at;
	uint32_t reason;
	int32_t exit_code;
};

uint32_t reap(struct world *world, uint32_t process, uint32_t tcb, struct reaped *reaped);

struct frame_request {
	uint32_t source;
	uint32_t target;
	uint8_t device;
	uint8_t bar;
	uint64_t offset;
	uint64_t size;
	uint32_t rights;
};

uint32_t derive_frame(struct world *world, uint32_t process, const struct frame_request *request,
                      uint64_t *base, uint64_t *size);

#endif
