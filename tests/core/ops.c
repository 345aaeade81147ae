/* SPDX-License-Identifier: ISC */
/* Bodies of kernel-control ops, field by field as kernel_control.ipc has them. */
#include "ops.h"

#include <string.h>

#include "cmocka_all.h"
#include "ipc/bytes.h"

#define ID UINT64_C(0x1122334455667788)

uint32_t ask(struct world *world, uint32_t process, uint32_t slot, const struct message *request,
             const uint8_t **body, size_t body_len)
{
	const struct outcome *outcome;
	uint32_t result;

	call(world, process, slot, request);
	outcome = ended(world, process);
	assert_int_equal(outcome->status, IPC_RESULT_OK);
	assert_int_equal(outcome->value0, outcome->len);
	assert_int_equal(outcome->value1, 0);
	result = ipc_get_u32le(outcome->bytes + 12);
	if (result != IPC_RESULT_OK)
		body_len = 0;
	assert_int_equal(outcome->len, 32 + body_len);
	assert_int_equal(ipc_get_u16le(outcome->bytes), 1);
	assert_int_equal(ipc_get_u16le(outcome->bytes + 2), 1);
	assert_memory_equal(outcome->bytes + 4, request->bytes + 4, 4);
	assert_int_equal(ipc_get_u32le(outcome->bytes + 8), body_len);
	assert_memory_equal(outcome->bytes + 16, request->bytes + 16, 8);
	assert_int_equal(ipc_get_u32le(outcome->bytes + 28), 0);
	if (result != IPC_RESULT_INVALID_ARGUMENT)
		assert_int_equal(ipc_get_u32le(outcome->bytes + 24), 0);
	if (body != NULL)
		*body = outcome->bytes + 32;
	return result;
}

uint32_t query_cap(struct world *world, uint32_t process, uint32_t slot, uint32_t flags,
                   uint64_t *value0, uint64_t *value1)
{
	struct message request = message(34, 0, ID);
	const uint8_t *body;
	uint32_t result;

	message_u32(&request, slot);
	message_u32(&request, flags);
	result = ask(world, process, KERNEL, &request, &body, 16);
	if (result == IPC_RESULT_OK) {
		*value0 = ipc_get_u64le(body);
		*value1 = ipc_get_u64le(body + 8);
	}
	return result;
}

uint32_t create_endpoint(struct world *world, uint32_t process, uint32_t slot, uint32_t kind,
                         uint32_t rights)
{
	struct message request = message(35, 0, ID);

	message_u32(&request, slot);
	message_u32(&request, kind);
	message_u32(&request, rights);
	message_u32(&request, 0);
	return ask(world, process, KERNEL, &request, NULL, 0);
}

uint32_t copy_cap(struct world *world, uint32_t process, uint32_t source, uint32_t target,
                  uint32_t rights)
{
	struct message request = message(36, 0, ID);

	message_u32(&request, source);
	message_u32(&request, target);
	message_u32(&request, rights);
	message_u32(&request, 0);
	return ask(world, process, KERNEL, &request, NULL, 0);
}

uint32_t stage(struct world *world, uint32_t process, uint32_t slot, uint32_t slot_count,
               const struct range *ranges, uint16_t count, uint64_t *number)
{
	struct message request = message(37, 0, ID);
	const uint8_t *body;
	uint32_t result;

	message_u32(&request, slot);
	message_u32(&request, slot_count);
	message_u64(&request, count);
	for (unsigned i = 0; i < count; i++) {
		message_u64(&request, ranges[i].address);
		message_u64(&request, ranges[i].size);
		message_u64(&request, ranges[i].access);
	}
	result = ask(world, process, KERNEL, &request, &body, 8);
	if (result == IPC_RESULT_OK && number != NULL)
		*number = ipc_get_u64le(body);
	return result;
}

uint32_t stage_child(struct world *world, uint32_t process, uint32_t slot)
{
	static const struct range ranges[] = {
		{CODE, 0x2000, 5},
		{DATA, 0x1000, 3},
		{STACK, 0x2000, 3},
	};

	return stage(world, process, slot, CHILD_SLOTS, ranges, 3, NULL);
}

uint32_t derive_grant(struct world *world, uint32_t process, uint32_t tcb, uint32_t grant,
                      uint32_t target, uint32_t rights)
{
	struct message request = message(38, 0, ID);

	message_u32(&request, tcb);
	message_u32(&request, grant);
	message_u32(&request, target);
	message_u32(&request, rights);
	return ask(world, process, KERNEL, &request, NULL, 0);
}

uint32_t install(struct world *world, uint32_t process, uint32_t grant, uint32_t source,
                 uint32_t rights, uint16_t mode, uint32_t *target)
{
	struct message request = message(39, 0, ID);
	const uint8_t *body;
	uint32_t result;

	message_u32(&request, grant);
	message_u32(&request, source);
	message_u32(&request, rights);
	message_u16(&request, mode);
	message_u16(&request, 0);
	result = ask(world, process, KERNEL, &request, &body, 8);
	if (result == IPC_RESULT_OK && target != NULL)
		*target = ipc_get_u32le(body);
	return result;
}

uint32_t abort_child(struct world *world, uint32_t process, uint32_t tcb, struct aborted *aborted)
{
	struct message request = message(40, 0, ID);
	const uint8_t *body;
	uint32_t result;

	message_u64(&request, tcb);
	result = ask(world, process, KERNEL, &request, &body, 16);
	if (result == IPC_RESULT_OK && aborted != NULL) {
		aborted->pages = ipc_get_u64le(body);
		aborted->capabilities = ipc_get_u32le(body + 8);
		aborted->grants = ipc_get_u32le(body + 12);
	}
	return result;
}

uint32_t write_memory_of(struct world *world, uint32_t process, uint32_t tcb, uint64_t address,
                         const void *data, uint16_t len)
{
	struct message request = message(44, 0, ID);

	message_u32(&request, tcb);
	message_u16(&request, len);
	message_u16(&request, 0);
	message_u64(&request, address);
	message_body(&request, data, len);
	return ask(world, process, KERNEL, &request, NULL, 0);
}

uint32_t start_at(struct world *world, uint32_t process, uint32_t tcb, uint64_t entry,
                  uint64_t stack_top)
{
	static const char argument[1024] = "child";
	static const char environment[1024] = "A=1\0B=2";
	struct message request = message(0x100, 0, ID);
	const uint8_t *body;
	uint32_t result;

	message_u64(&request, tcb);
	message_u64(&request, entry);
	message_u64(&request, stack_top);
	message_u16(&request, 6);
	message_u16(&request, 1);
	message_body(&request, argument, sizeof(argument));
	message_u16(&request, 8);
	message_u16(&request, 2);
	message_body(&request, environment, sizeof(environment));
	result = ask(world, process, KERNEL, &request, &body, 8);
	if (result == IPC_RESULT_OK)
		assert_int_equal(ipc_get_u64le(body), world->now);
	return result;
}

uint32_t start_child(struct world *world, uint32_t process, uint32_t tcb)
{
	return start_at(world, process, tcb, CODE, STACK_TOP);
}

uint32_t kill_child(struct world *world, uint32_t process, uint32_t tcb, uint32_t reason,
                    uint64_t *ended_at)
{
	struct message request = message(33, 0, ID);
	const uint8_t *body;
	uint32_t result;

	message_u32(&request, tcb);
	message_u32(&request, reason);
	result = ask(world, process, KERNEL, &request, &body, 8);
	if (result == IPC_RESULT_OK && ended_at != NULL)
		*ended_at = ipc_get_u64le(body);
	return result;
}

uint32_t watch(struct world *world, uint32_t process, uint32_t tcb, uint32_t endpoint)
{
	struct message request = message(0x104, 0, ID);

	message_u32(&request, tcb);
	message_u32(&request, endpoint);
	return ask(world, process, KERNEL, &request, NULL, 0);
}

uint32_t reap(struct world *world, uint32_t process, uint32_t tcb, struct reaped *reaped)
{
	struct message request = message(0x106, 0, ID);
	const uint8_t *body;
	uint32_t result;

	message_u64(&request, tcb);
	result = ask(world, process, KERNEL, &request, &body, 16);
	if (result == IPC_RESULT_OK && reaped != NULL) {
		reaped->ended_at = ipc_get_u64le(body);
		reaped->reason = ipc_get_u32le(body + 8);
		reaped->exit_code = (int32_t)ipc_get_u32le(body + 12);
	}
	return result;
}

uint32_t derive_frame(struct world *world, uint32_t process, const struct frame_request *asked,
                      uint64_t *base, uint64_t *size)
{
	struct message request = message(42, 0, ID);
	const uint8_t function[4] = {0, asked->device, 0, 0};
	const uint8_t *body;
	uint32_t result;

	message_u32(&request, asked->source);
	message_u32(&request, asked->target);
	message_body(&request, function, sizeof(function));
	message_u32(&request, asked->bar);
	message_u64(&request, asked->offset);
	message_u64(&request, asked->size);
	message_u64(&request, asked->rights);
	result = ask(world, process, KERNEL, &request, &body, 16);
	if (result == IPC_RESULT_OK) {
		*base = ipc_get_u64le(body);
		*size = ipc_get_u64le(body + 8);
	}
	return result;
}
