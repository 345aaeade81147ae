// SPDX-License-Identifier: ISC
/*
 * A secret goes every way through codecs, client, server and the kernel's core; after each, their buffers and the stack
 * below the call are searched for it. What is the caller's own, the structs it filled or had filled, is wiped by the
 * generated _wipe and searched after that.
 */
#include <stdbool.h>
#include <stdio.h>

#include "aside.h"
#include "kernel.h"
#include "packets.h"
#include "rig.h"

/* Codecs. */

/* The four ways of one message. */
#define WAYS(name, type, msg)                                               \
	void run_pack_##name(void)                                          \
	{                                                                   \
		found = type##_pack(&(msg), body, sizeof(body), &body_len); \
	}                                                                   \
	static void run_unpack_##name(void)                                 \
	{                                                                   \
		found = type##_unpack(&(msg), body, body_len);              \
	}                                                                   \
	static void run_validate_##name(void)                               \
	{                                                                   \
		found = type##_validate(body, body_len);                    \
	}                                                                   \
	static void run_wipe_##name(void)                                   \
	{                                                                   \
		type##_wipe(&(msg), body, body_len);                        \
	}

WAYS(store, ipc_secrets_store_keys_request, store)
WAYS(fetched, ipc_secrets_fetch_key_reply, fetched)
WAYS(change, ipc_secrets_change_pin_request, change)
WAYS(changed, ipc_secrets_change_pin_reply, changed)
WAYS(unchanged, ipc_secrets_change_pin_failure, unchanged)
WAYS(looked, ipc_keyd_lookup_key_reply, looked)

struct codec {
	const char *name;
	void (*pack)(void);
	void (*unpack)(void);
	void (*validate)(void);
	void (*wipe)(void);
	void *msg;
	size_t size;
	/* A member whose high byte makes pack refuse, and a byte of the body that makes unpack refuse. */
	uint8_t *member;
	size_t at;
};

static void check_codec(const struct codec *c)
{
	rig_start();
	rig_judge(c->name, true, aside_run(c->pack));
	rig_judge(c->name, found == 0, aside_run(c->unpack));
	rig_judge(c->name, found == 0, aside_run(c->validate));
	if (c->at < body_len) {
		body[c->at] = 0xFF;
		rig_judge(c->name, true, aside_run(c->validate));
		rig_judge(c->name, found != 0, aside_run(c->unpack));
	}
	rig_judge(c->name, true, aside_run(c->wipe));
	if (aside_find(body, sizeof(body)) + aside_find(c->msg, c->size) > 0) {
		printf("%s: wiped, and there it is\n", c->name);
		failures++;
	}
	if (c->member) {
		rig_start();
		*c->member = 0xFF;
		rig_judge(c->name, true, aside_run(c->pack));
		if (found == 0 || aside_find(body, sizeof(body)) > 0) {
			printf("%s: pack should refuse and write nothing\n", c->name);
			failures++;
		}
	}
}

static void check_codecs(void)
{
	const struct codec codecs[] = {
		{"store", run_pack_store, run_unpack_store, run_validate_store, run_wipe_store, &store, sizeof(store),
	         &store.pin_size, 96},
		{"fetched", run_pack_fetched, run_unpack_fetched, run_validate_fetched, run_wipe_fetched, &fetched,
	         sizeof(fetched), (uint8_t *)&fetched.key_size + 1, 1},
		{"change", run_pack_change, run_unpack_change, run_validate_change, run_wipe_change, &change, sizeof(change),
	         (uint8_t *)&change.pin_size + 1, 23},
		{"changed", run_pack_changed, run_unpack_changed, run_validate_changed, run_wipe_changed, &changed,
	         sizeof(changed), (uint8_t *)&changed.note_size + 1, 24},
		{"unchanged", run_pack_unchanged, run_unpack_unchanged, run_validate_unchanged, run_wipe_unchanged, &unchanged,
	         sizeof(unchanged), NULL, PAGE},
		{"looked", run_pack_looked, run_unpack_looked, run_validate_looked, run_wipe_looked, &looked, sizeof(looked),
	         (uint8_t *)&looked.key_size + 1, 1},
	};

	for (size_t i = 0; i < sizeof(codecs) / sizeof(codecs[0]); i++)
		check_codec(&codecs[i]);
}

/* The kernel's core. */

static void check_kernel(void)
{
	for (size_t i = 0; i < kernel_path_count; i++) {
		size_t on_stack;
		size_t within;

		rig_start();
		kernel_start();
		on_stack = aside_run(kernel_paths[i].run);
		within = kernel_find();
		rig_judge(kernel_paths[i].name, kernel_delivered() == kernel_paths[i].delivered, on_stack);
		if (within > 0) {
			printf("%s: %zu pieces of the secret in the core\n", kernel_paths[i].name, within);
			failures++;
		}
		kernel_stop();
	}
}

/* The broker. */

static void check_broker(void)
{
	for (size_t i = 0; i < packet_path_count; i++) {
		const struct packet_path *p = &packet_paths[i];
		size_t on_stack;

		rig_start();
		packets_start();
		p->prepare();
		on_stack = aside_run(p->run);
		rig_judge(p->name, packets_cut_off() == p->cut_off && (kernel_find() > 0) == p->waits, on_stack);
		if (packets_find() > 0) {
			printf("%s: pieces of the secret in the broker's record\n", p->name);
			failures++;
		}
		packets_stop();
	}
}

/* The search finds what is there. */
static void spill(void)
{
	volatile uint8_t copy[SECRET_SIZE];

	for (size_t i = 0; i < SECRET_SIZE; i++)
		copy[i] = secret[i];
	found = copy[0];
}

int main(void)
{
	aside_start();
	if (aside_run(spill) < SECRET_SIZE - 3 || aside_find(secret, sizeof(secret)) != SECRET_SIZE - 3) {
		printf("the search does not find\n");
		return 1;
	}
	check_codecs();
	check_client();
	check_server();
	check_kernel();
	check_broker();
	printf("%zu paths, %zu finds\n", paths, failures);
	return failures ? 1 : 0;
}
