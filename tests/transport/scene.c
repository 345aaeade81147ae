/* SPDX-License-Identifier: ISC */
/* Sets up the processes of a row and takes them down again, all by kernel-control messages of ROOT.
 */
#include "scene.h"

#include <string.h>

#include "../system/live.h"

/* Slots of ROOT. */
enum {
	ROOT_DEVICE = 3,
	/* Where the kernel tells of ended processes; the first that is emptied after a row. */
	ROOT_WATCH = 16,
	/* The row's endpoint, until all have it. */
	ROOT_ENDPOINT = 17,
	/* A grant between its making and its use. */
	ROOT_GRANT = 18,
	ROOT_COM1 = 20,
	ROOT_TCB = 32,
};

static enum {
	ABSENT = 0,
	STAGED,
	RUNNING,
} states[PROCESSES_MAX];

static uint64_t ids[PROCESSES_MAX];
static struct counts before;
/* A row has begun and was not taken down: what follows would only wait for what never comes. */
static bool unfinished;

uint32_t scene_tcb(unsigned process)
{
	return ROOT_TCB + process;
}

uint64_t scene_process_id(unsigned process)
{
	return ids[process];
}

struct counts counts_now(void)
{
	struct counts counts;

	memset(&counts, 0, sizeof(counts));
	driver.count(&counts);
	return counts;
}

void make_endpoint(unsigned process, uint32_t slot, uint32_t rights)
{
	assert_int_equal(kernel_create_endpoint(process, slot, IPC_ENDPOINT_KIND_GENERIC, rights),
	                 IPC_RESULT_OK);
}

void weaken(unsigned process, uint32_t from, uint32_t to, uint32_t rights)
{
	assert_int_equal(kernel_copy_cap(process, from, to, rights), IPC_RESULT_OK);
}

uint64_t received(unsigned client, uint64_t id)
{
	return received_into(client, id, PAGE, NO_WINDOW);
}

uint64_t received_into(unsigned client, uint64_t id, size_t in_cap, struct window window)
{
	const struct message msg = message(id);

	start_recv(SERVER, SLOT_ENDPOINT);
	start_call_into(client, SLOT_ENDPOINT, &msg, in_cap, window);
	return assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
}

static void give(unsigned process, const struct gift *gift)
{
	assert_int_equal(
		kernel_grant(ROOT, scene_tcb(process), ROOT_GRANT, gift->slot, gift->rights),
		IPC_RESULT_OK);
	assert_int_equal(kernel_install(ROOT, ROOT_GRANT, gift->source, gift->rights, COPY),
	                 IPC_RESULT_OK);
}

void scene_stage(unsigned process, const struct gift *gifts, size_t count)
{
	const uint32_t tcb = scene_tcb(process);

	assert_int_equal(kernel_stage(ROOT, tcb, SLOTS, &ids[process]), IPC_RESULT_OK);
	states[process] = STAGED;
	for (size_t i = 0; i < count; i++)
		give(process, &gifts[i]);
}

void scene_load(unsigned parent, uint32_t tcb)
{
	const struct image *image = driver.image();

	for (size_t i = 0; i < image->part_count; i++) {
		const struct image_part *part = &image->parts[i];

		for (size_t at = 0; at < part->size; at += IPC_KERNEL_CONTROL_WRITE_BYTES_MAX) {
			const size_t left = part->size - at;
			const size_t size = left < IPC_KERNEL_CONTROL_WRITE_BYTES_MAX
			                            ? left
			                            : IPC_KERNEL_CONTROL_WRITE_BYTES_MAX;

			assert_int_equal(kernel_write(parent, tcb, part->address + at,
			                              part->data + at, size),
			                 IPC_RESULT_OK);
		}
	}
}

void scene_run(unsigned process)
{
	scene_load(ROOT, scene_tcb(process));
	assert_int_equal(kernel_start(ROOT, scene_tcb(process)), IPC_RESULT_OK);
	driver.adopt(process);
	states[process] = RUNNING;
	assert_int_equal(kernel_watch(ROOT, scene_tcb(process), ROOT_WATCH), IPC_RESULT_OK);
}

void scene_forget(unsigned process)
{
	if (suite_waits(process))
		suite_abandon(process);
	if (states[process] == RUNNING)
		driver.forget(process);
	states[process] = ABSENT;
}

void scene_ended(unsigned process, uint32_t reason, int code)
{
	struct ipc_kernel_control_process_ended ended;
	struct ipc_kernel_control_reap_process_reply reaped;
	struct ipc_wire_header header;
	const struct answer *answer;
	const struct message done = message(0);

	start_recv(ROOT, ROOT_WATCH);
	answer = assert_ended(ROOT, IPC_RESULT_OK);
	assert_int_equal(answer->value0 >> 32, ROOT_WATCH);
	assert_int_equal(ipc_wire_header_unpack(&header, answer->bytes, IPC_HEADER_BYTES), 0);
	assert_int_equal(header.op, IPC_KERNEL_CONTROL_OP_PROCESS_ENDED);
	assert_int_equal(header.flags, IPC_MESSAGE_FLAG_NOTIFY);
	assert_int_equal(header.request_id, 0);
	assert_int_equal(header.body_size, (uint32_t)answer->value0 - IPC_HEADER_BYTES);
	assert_int_equal(ipc_kernel_control_process_ended_unpack(
				 &ended, answer->bytes + IPC_HEADER_BYTES,
				 (uint32_t)answer->value0 - IPC_HEADER_BYTES),
	                 0);
	assert_int_equal(ended.process_id, ids[process]);
	assert_int_equal(ended.reason, reason);
	assert_int_equal(ended.exit_code, code);
	/* The kernel does not read it, but the token is used up. */
	assert_int_equal(reply(ROOT, answer->value1, &done), IPC_RESULT_OK);
	live_note(header.op, IPC_RESULT_OK);
	assert_int_equal(kernel_reap(ROOT, scene_tcb(process), &reaped), IPC_RESULT_OK);
	assert_int_equal(reaped.reason, reason);
	assert_int_equal(reaped.exit_code, code);
	assert_int_equal(reaped.ended_at, ended.ended_at);
	scene_forget(process);
}

void scene_exit(unsigned process, int code)
{
	driver.end(process, false, code);
	scene_ended(process, IPC_KERNEL_CONTROL_KILL_REASON_NONE, code);
}

void scene_fault(unsigned process)
{
	driver.end(process, true, 0);
	scene_ended(process, IPC_KERNEL_CONTROL_KILL_REASON_FAULT, 0);
}

void scene_kill(unsigned process)
{
	const uint32_t reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;

	assert_int_equal(kernel_kill(ROOT, scene_tcb(process), reason), IPC_RESULT_OK);
	scene_ended(process, reason, 0);
}

int scene_open(void **state)
{
	const struct gift server[] = {
		{SLOT_KERNEL, SLOT_KERNEL, PEER},
		{SLOT_ENDPOINT, ROOT_ENDPOINT, ALL},
		{SLOT_DEVICE, ROOT_DEVICE, IPC_RIGHT_MAP | GRANT},
		{SLOT_COM1, ROOT_COM1, PEER},
	};
	const struct gift client[] = {
		{SLOT_KERNEL, SLOT_KERNEL, PEER},
		{SLOT_ENDPOINT, ROOT_ENDPOINT, PEER},
		{SLOT_DEVICE, ROOT_DEVICE, IPC_RIGHT_MAP | GRANT},
		{SLOT_COM1, ROOT_COM1, PEER},
	};

	(void)state;
	assert_false(unfinished);
	unfinished = true;
	before = counts_now();
	make_endpoint(ROOT, ROOT_ENDPOINT, ALL);
	make_endpoint(ROOT, ROOT_WATCH, ALL);
	assert_int_equal(kernel_copy_cap(ROOT, ROOT_ENDPOINT, ROOT_PEER, PEER), IPC_RESULT_OK);
	assert_int_equal(kernel_create_endpoint(ROOT, ROOT_COM1, IPC_ENDPOINT_KIND_COM1_IO, PEER),
	                 IPC_RESULT_OK);
	scene_stage(SERVER, server, sizeof(server) / sizeof(server[0]));
	scene_stage(CLIENT, client, sizeof(client) / sizeof(client[0]));
	scene_stage(OTHER, client, sizeof(client) / sizeof(client[0]));
	/* SERVER is the only one that receives. */
	assert_int_equal(drop(ROOT, ROOT_ENDPOINT), IPC_RESULT_OK);
	scene_run(SERVER);
	scene_run(CLIENT);
	scene_run(OTHER);
	return 0;
}

static void drop_all_of_root(void)
{
	for (uint32_t slot = ROOT_WATCH; slot < ROOT_FREE + SLOTS; slot++) {
		struct cap cap;

		assert_int_equal(query(ROOT, slot, &cap), IPC_RESULT_OK);
		if (cap.type != IPC_CAP_TYPE_NONE)
			assert_int_equal(drop(ROOT, slot), IPC_RESULT_OK);
	}
}

int scene_close(void **state)
{
	struct ipc_kernel_control_abort_staged_process_reply aborted;
	struct counts after;

	(void)state;
	for (unsigned process = ROOT + 1; process < PROCESSES_MAX; process++) {
		if (states[process] == RUNNING) {
			scene_exit(process, 0);
		} else if (states[process] == STAGED) {
			assert_int_equal(kernel_abort(ROOT, scene_tcb(process), &aborted),
			                 IPC_RESULT_OK);
			states[process] = ABSENT;
		}
	}
	drop_all_of_root();
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
	assert_int_equal(after.endpoints, before.endpoints);
	assert_int_equal(after.capabilities, before.capabilities);
	assert_int_equal(after.tokens, before.tokens);
	assert_int_equal(after.grants, before.grants);
	assert_int_equal(after.pages, before.pages);
	assert_int_equal(after.descriptors, before.descriptors);
	unfinished = false;
	return 0;
}

struct slots slots_of(unsigned process)
{
	struct slots slots;

	for (uint32_t slot = 1; slot <= SLOTS; slot++)
		assert_int_equal(query(process, slot, &slots.caps[slot - 1]), IPC_RESULT_OK);
	return slots;
}

void assert_slots_at(unsigned process, const struct slots *slots, const char *file, int line)
{
	for (uint32_t slot = 1; slot <= SLOTS; slot++)
		assert_slot_at(process, slot, slots->caps[slot - 1], file, line);
}
