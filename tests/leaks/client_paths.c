// SPDX-License-Identifier: ISC
/*
 * Every path of a client's call: done, refused on this side, by the transport, by the server, and malformed replies.
 */
#include "aside.h"
#include "rig.h"

static void call_store(void)
{
	outcome = ipc_secrets_store_keys(&client, &store);
}
static void call_fetch(void)
{
	outcome = ipc_secrets_fetch_key(&client, &fetch_what, &fetched);
}
static void call_change(void)
{
	outcome = ipc_secrets_change_pin(&client, &change, &changed, &unchanged);
}
static void call_look(void)
{
	outcome = ipc_keyd_lookup_key(&client, &look, &looked);
}

static void client_path(const char *name, void (*call)(void), uint32_t transport, uint32_t result)
{
	const size_t on_stack = aside_run(call);

	rig_judge(name, outcome.transport == transport && outcome.result == result, on_stack);
}

void check_client(void)
{
	const uint32_t malformed = IPC_RESULT_INTERNAL;
	const uint32_t refused = IPC_RESULT_INVALID_ARGUMENT;

	rig_start();
	rig_deliver(IPC_SECRETS_OP_STORE_KEYS, IPC_MESSAGE_FLAG_REPLY, 0);
	client_path("store: done", call_store, 0, 0);
	rig_start();
	store.pin_size = 200;
	client_path("store: pack refuses", call_store, refused, refused);
	rig_start();
	client.out_cap = IPC_HEADER_BYTES + 100;
	client_path("store: no room", call_store, refused, refused);
	rig_start();
	wire_status = IPC_RESULT_PEER_GONE;
	client_path("store: peer gone", call_store, IPC_RESULT_PEER_GONE, IPC_RESULT_PEER_GONE);

	for (int round = 0; round < 6; round++) {
		static const char *const names[] = {"fetch: done", "fetch: a byte short", "fetch: reserved byte",
		                                    "fetch: other id", "fetch: other op", "fetch: version"};

		rig_start();
		run_pack_fetched();
		body_len -= round == 1;
		body[3] = round == 2;
		rig_deliver(round == 4 ? IPC_SECRETS_OP_STORE_KEYS : IPC_SECRETS_OP_FETCH_KEY, IPC_MESSAGE_FLAG_REPLY, 0);
		wire_in[16] ^= round == 3;
		wire_in[0] ^= (uint8_t)(round == 5 ? 2 : 0);
		client_path(names[round], call_fetch, round == 0 ? 0 : malformed, round == 0 ? 0 : malformed);
	}
	/* A server that refuses has no body to send; one that sends the secret all the same is malformed. */
	rig_start();
	run_pack_fetched();
	rig_deliver(IPC_SECRETS_OP_FETCH_KEY, IPC_MESSAGE_FLAG_REPLY, IPC_RESULT_DENIED);
	client_path("fetch: a refusal with a body", call_fetch, malformed, malformed);

	for (int round = 0; round < 4; round++) {
		static const char *const names[] = {"change: done", "change: bad note", "change: failure", "change: bad failure"};
		const uint32_t result = round >= 2 ? IPC_SECRETS_VERDICT_DENIED_TWICE : 0;
		const bool bad = round % 2 == 1;

		rig_start();
		if (round >= 2)
			run_pack_unchanged();
		else
			run_pack_changed();
		if (round == 1)
			body[24] = 0xFF;
		body_len += round == 3 ? 8 : 0;
		rig_deliver(IPC_SECRETS_OP_CHANGE_PIN, IPC_MESSAGE_FLAG_REPLY, result);
		client_path(names[round], call_change, bad ? malformed : 0, bad ? malformed : result);
	}
	rig_start();
	change.pin_size = 33;
	client_path("change: pack refuses", call_change, refused, refused);

	rig_start();
	run_pack_looked();
	rig_deliver(IPC_KEYD_OP_LOOKUP_KEY, IPC_MESSAGE_FLAG_REPLY, 0);
	client_path("look: done", call_look, 0, 0);
	rig_start();
	run_pack_looked();
	body[0] = 99;
	rig_deliver(IPC_KEYD_OP_LOOKUP_KEY, IPC_MESSAGE_FLAG_REPLY, 0);
	client_path("look: bad count", call_look, malformed, malformed);
}
