/* SPDX-License-Identifier: ISC */
/* The receive loop: what serve.c decided is sent and dropped here. */
#include "ipc/server.h"

#include "ipc/bytes.h"

/* Where a reply's header repeats the request's. */
#define OP_AT         4
#define REQUEST_ID_AT 16

/* Empties slots. One that is empty already stays so; there is nobody to tell. */
static void drop_all(const uint32_t *slots, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t ignored = ipc_transport_drop_local_cap(slots[i]);

		(void)ignored;
	}
}

/* Shows the reply and sends it; wiped afterwards if it held a secret. */
static uint32_t send_once(struct ipc_server *server, const struct ipc_arrival *arrival)
{
	const struct ipc_reply *reply = &server->reply;
	uint32_t status;

	ipc_trace_message(server->trace, IPC_TRACE_OUT, arrival->slot, reply->out, reply->out_len,
	                  reply->secrets);
	status = ipc_transport_reply(arrival->token, reply->out, reply->out_len);
	if (reply->secrets.count != 0)
		ipc_bytes_wipe(reply->out, reply->out_len);
	return status;
}

/* Whether REPLY refused the table and left the token good for another try. */
static bool can_try_again(uint32_t status)
{
	return status == IPC_RESULT_INVALID_ARGUMENT || status == IPC_RESULT_BAD_SLOT ||
	       status == IPC_RESULT_NO_RIGHTS;
}

uint32_t ipc_server_send(struct ipc_server *server, const struct ipc_arrival *arrival)
{
	struct ipc_reply *reply = &server->reply;
	const uint32_t refused = reply->refused;
	const uint32_t status = send_once(server, arrival);

	if (can_try_again(status)) {
		ipc_reply_bare(reply, arrival, IPC_RESULT_INTERNAL, 0);
		(void)send_once(server, arrival);
	}
	if (status != IPC_RESULT_OK)
		drop_all(reply->moved, reply->moved_count);
	drop_all(reply->drop, reply->drop_count);
	ipc_reply_clear(reply);
	reply->refused = refused;
	return status;
}

uint32_t ipc_server_step(struct ipc_server *server)
{
	const struct ipc_reply *reply = &server->reply;
	struct ipc_delivery delivery;
	struct ipc_secrets secrets;
	struct ipc_arrival arrival;
	const uint32_t status = ipc_transport_recv(server->slot, server->in, server->in_cap,
	                                           server->window, &delivery);

	if (status != IPC_RESULT_OK)
		return status;
	secrets = ipc_serve_secrets(&server->service, delivery.in, delivery.in_len);
	ipc_trace_message(server->trace, IPC_TRACE_IN, delivery.slot, delivery.in, delivery.in_len,
	                  secrets);
	ipc_serve(&server->service, &delivery, &server->reply);
	if (secrets.count != 0)
		ipc_bytes_wipe(server->in, delivery.in_len);
	if (reply->out_len == 0)
		return IPC_RESULT_OK;

	arrival.token = delivery.token;
	arrival.slot = delivery.slot;
	/* Whatever the request was, its reply repeats them. */
	arrival.op = ipc_get_u32le(reply->out + OP_AT);
	arrival.request_id = ipc_get_u64le(reply->out + REQUEST_ID_AT);
	/* Not OK: the client is gone or has INTERNAL. Either way there is nobody to tell. */
	(void)ipc_server_send(server, &arrival);
	return IPC_RESULT_OK;
}
