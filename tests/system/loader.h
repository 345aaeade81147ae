/* SPDX-License-Identifier: ISC */
/* The sender of an image: what a loader does with a program once it has read the file. */
#ifndef LOADER_H
#define LOADER_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/client.h"
#include "ipc/procd/procd.h"
#include "procd/loadable.h"
#include "procd/sha256.h"

/* What is announced and what is promised at the end. */
struct loader_plan {
	struct ipc_procd_begin_loader_image_transfer_request begin;
	uint8_t stream_sha256[SHA256_BYTES];
};

/* Plans the transfer of an image that was read from these bytes of a file. */
void loader_plan(struct loader_plan *plan, uint64_t process_id, const struct image *image,
                 const uint8_t *file, size_t size);

/* Hashes the announcement anew, after a change of plan->begin. */
void loader_hash_plan(struct loader_plan *plan);

/* Each returns the outcome of its last call. */
struct ipc_outcome loader_begin(struct ipc_client *client, const struct loader_plan *plan,
                                uint64_t *stream_size);

/* Sends every segment: the file's bytes, then zeros. */
struct ipc_outcome loader_send(struct ipc_client *client, const struct loader_plan *plan,
                               const struct image *image);

struct ipc_outcome loader_commit(struct ipc_client *client, const struct loader_plan *plan,
                                 uint64_t *pages);

/* All three, up to the first that fails. */
struct ipc_outcome loader_transfer(struct ipc_client *client, const struct loader_plan *plan,
                                   const struct image *image);

#endif
