/* SPDX-License-Identifier: ISC */
/* What can go wrong with an image on its way to procd. */
#include <string.h>

#include "ipc/bytes.h"
#include "ipc/message.h"
#include "ipc/procd/procd.h"
#include "relay.h"

#define OP_AT        4
#define BODY_SIZE_AT 8
#define ID_AT        16

static uint8_t *body(struct relay *relay)
{
	return relay->in + IPC_HEADER_BYTES;
}

/* The announced digest is not that of the plan. */
static void wrong_plan_hash(struct relay *relay)
{
	struct ipc_procd_begin_loader_image_transfer_request begin;
	const size_t len = relay->in_len - IPC_HEADER_BYTES;
	size_t packed;

	if (ipc_procd_begin_loader_image_transfer_request_unpack(&begin, body(relay), len) != 0)
		return;
	begin.plan_hash[0] ^= 1;
	if (ipc_procd_begin_loader_image_transfer_request_pack(&begin, body(relay), len, &packed) != 0)
		memset(body(relay), 0, len);
}

/* The last byte of the announcement is missing. */
static void cut_plan(struct relay *relay)
{
	relay->in_len--;
	ipc_put_u32le(relay->in + BODY_SIZE_AT, (uint32_t)(relay->in_len - IPC_HEADER_BYTES));
}

/* One bit of a program's bytes is another. */
static void flip_data(struct relay *relay)
{
	relay->in[relay->in_len - 1] ^= 1;
}

/* A chunk claims the place behind its own. */
static void skip_chunk(struct relay *relay)
{
	struct ipc_procd_send_loader_image_chunk_request chunk;
	const size_t len = relay->in_len - IPC_HEADER_BYTES;
	static uint8_t changed[IPC_MESSAGE_BYTES_MAX];
	size_t packed;

	if (ipc_procd_send_loader_image_chunk_request_unpack(&chunk, body(relay), len) != 0)
		return;
	chunk.offset += chunk.size;
	/* Its data is borrowed from where the new body goes. */
	if (ipc_procd_send_loader_image_chunk_request_pack(&chunk, changed, sizeof(changed),
	                                                   &packed) == 0)
		memcpy(body(relay), changed, packed);
}

/* A commit comes where a chunk should. */
static void commit_early(struct relay *relay)
{
	static const struct ipc_cap_table no_caps;
	struct ipc_procd_commit_loader_image_transfer_request commit;
	struct ipc_wire_header header;
	size_t len;

	ipc_procd_commit_loader_image_transfer_request_init(&commit);
	commit.staged_process_id = relay->process_id;
	memcpy(commit.plan_hash, relay->plan_hash, sizeof(commit.plan_hash));
	ipc_wire_header_init(&header);
	header.op = IPC_PROCD_OP_COMMIT_LOADER_IMAGE_TRANSFER;
	header.request_id = ipc_get_u64le(relay->in + ID_AT);
	if (ipc_procd_commit_loader_image_transfer_request_pack(
		    &commit, body(relay), IPC_MESSAGE_BYTES_MAX - IPC_HEADER_BYTES, &len) == 0 &&
	    ipc_message_seal(&header, &no_caps, len, relay->in, IPC_MESSAGE_BYTES_MAX, &len) == 0)
		relay->in_len = len;
}

/* The client asked for a chunk's answer. */
static void as_chunk(struct relay *relay)
{
	ipc_put_u32le(relay->back + OP_AT, IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK);
}

const struct relay_fault relay_faults_transfer[] = {
	{"plan-hash", IPC_PROCD_OP_BEGIN_LOADER_IMAGE_TRANSFER, 1, wrong_plan_hash, NULL},
	{"cut-plan", IPC_PROCD_OP_BEGIN_LOADER_IMAGE_TRANSFER, 1, cut_plan, NULL},
	{"stream-digest", IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK, 1, flip_data, NULL},
	{"chunk-order", IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK, 2, skip_chunk, NULL},
	{"early-commit", IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK, 2, commit_early, as_chunk},
	{NULL, 0, 0, NULL, NULL},
};
