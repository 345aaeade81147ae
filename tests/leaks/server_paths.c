// SPDX-License-Identifier: ISC
/*
 * Every path of a server's step: answered, refused, deferred and answered later, malformed, and a reply that fails.
 */
#include "aside.h"
#include "ipc/bytes.h"
#include "rig.h"

static void step(void)
{
	found = ipc_server_step(&server);
}

static void answer_fetch(void)
{
	ipc_secrets_fetch_key_answer(&server.reply, &deferred, &fetched);
	found = ipc_server_send(&server, &deferred);
}

static void answer_change(void)
{
	ipc_secrets_change_pin_answer(&server.reply, &deferred, &changed);
	found = ipc_server_send(&server, &deferred);
}

/* A request with this body; the reply, if any, has this result. */
static void server_path(const char *name, uint32_t op, uint32_t flags, uint32_t result)
{
	size_t on_stack;

	rig_deliver(op, flags, 0);
	on_stack = aside_run(step);
	rig_judge(name, found == 0 && (result == IPC_DEFERRED ? wire_out_len == 0 : ipc_get_u32le(wire_out + 12) == result),
	          on_stack);
}

void check_server(void)
{
	static const uint32_t results[] = {0, IPC_RESULT_DENIED, 99, IPC_DEFERRED};
	static const uint32_t sent[] = {0, IPC_RESULT_DENIED, IPC_RESULT_INTERNAL, IPC_DEFERRED};

	for (size_t i = 0; i < 4; i++) {
		rig_start();
		handlers_result = results[i];
		run_pack_store();
		server_path("serve store", IPC_SECRETS_OP_STORE_KEYS, 0, sent[i]);
		rig_start();
		handlers_result = results[i];
		body_len = 32;
		server_path("serve fetch", IPC_SECRETS_OP_FETCH_KEY, 0, sent[i]);
		if (results[i] == IPC_DEFERRED)
			rig_judge("fetch answered later", true, aside_run(answer_fetch));
		rig_start();
		handlers_result = results[i];
		run_pack_change();
		server_path("serve change", IPC_SECRETS_OP_CHANGE_PIN, 0, sent[i]);
		if (results[i] == IPC_DEFERRED)
			rig_judge("change answered later", true, aside_run(answer_change));
	}
	rig_start();
	handlers_result = IPC_SECRETS_VERDICT_DENIED_TWICE;
	run_pack_change();
	server_path("serve change: failure", IPC_SECRETS_OP_CHANGE_PIN, 0, IPC_SECRETS_VERDICT_DENIED_TWICE);
	rig_start();
	run_pack_store();
	body[96] = 0xFF;
	server_path("serve store: malformed", IPC_SECRETS_OP_STORE_KEYS, 0, IPC_RESULT_INVALID_ARGUMENT);
	rig_start();
	run_pack_store();
	body_len -= 8;
	server_path("serve store: short", IPC_SECRETS_OP_STORE_KEYS, 0, IPC_RESULT_INVALID_ARGUMENT);
	rig_start();
	run_pack_store();
	server_path("serve store: one way", IPC_SECRETS_OP_STORE_KEYS, IPC_MESSAGE_FLAG_NOTIFY, IPC_RESULT_INVALID_ARGUMENT);
	rig_start();
	fetched.key_size = 99;
	body_len = 32;
	server_path("serve fetch: pack refuses", IPC_SECRETS_OP_FETCH_KEY, 0, IPC_RESULT_INTERNAL);
	rig_start();
	reply_status = IPC_RESULT_BAD_SLOT;
	body_len = 32;
	server_path("serve fetch: the reply is refused", IPC_SECRETS_OP_FETCH_KEY, 0, IPC_RESULT_INTERNAL);
	rig_start();
	reply_status = IPC_RESULT_PEER_GONE;
	body_len = 32;
	server_path("serve fetch: the client is gone", IPC_SECRETS_OP_FETCH_KEY, 0, 0);
	rig_start();
	server.reply.out_cap = IPC_HEADER_BYTES + 40;
	body_len = 32;
	server_path("serve fetch: no room", IPC_SECRETS_OP_FETCH_KEY, 0, IPC_RESULT_INTERNAL);
	rig_start();
	binding = ipc_keyd_binding(&keyd_handlers, NULL);
	if (ipc_keyd_lookup_key_request_pack(&look, body, sizeof(body), &body_len) != 0)
		failures++;
	server_path("serve look", IPC_KEYD_OP_LOOKUP_KEY, 0, 0);
}
