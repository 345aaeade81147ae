/* SPDX-License-Identifier: ISC */
/*
 * loaderd: what one file of it needs of another. It holds its endpoint and send-only peers of vfsd
 * and procd, nothing else. One file at a time is in its memory, read once: what was checked and
 * hashed is what is sent.
 */
#ifndef LOADERD_H
#define LOADERD_H

#include <stdint.h>

#include "ipc/files/files.h"
#include "ipc/loaderd/loaderd_server.h"

#include "../host_service.h"
#include "../procd/loadable.h"
#include "../procd/sha256.h"

/* loaderd's capability space, beside what every service has. */
enum {
	/* vfsd, with SEND. */
	SLOT_VFSD = 2,
	/* procd's endpoint for loaders, with SEND. */
	SLOT_PROCD = 3,
};

/* What loaderd ends with when a peer speaks another ABI. */
#define LOADERD_OTHER_ABI 3

/* How a step ended: OK; FAILED with one of IPC_LOADERD_FAILURE_*; or any other result. */
struct ending {
	uint32_t result;
	uint32_t failure;
};

/* The file that is loaded now. */
struct source {
	struct ipc_files_node_status status;
	uint8_t sha256[SHA256_BYTES];
	uint8_t bytes[IPC_LOADERD_SOURCE_BYTES_MAX];
};

struct loaderd {
	struct host_service service;
	struct host_peer vfsd;
	struct host_peer procd;
	struct source source;
};

/* The endings that need no more than a name. */
struct ending ending_ok(void);
struct ending ending_failed(uint32_t failure);
struct ending ending_result(uint32_t result);

/* source.c */

/* Reads a file by its canonical path; afterwards it stands in loaderd->source, hashed. */
struct ending source_read(struct loaderd *loaderd, const char *path, uint16_t path_length);

/* Whether the path still leads to the file, unchanged; STALE_SOURCE where it does not. */
struct ending source_check(struct loaderd *loaderd, const char *path, uint16_t path_length);

/* Wipes what was read. */
void source_clear(struct loaderd *loaderd);

/* What callers and procd are told of it. */
void source_describe(const struct loaderd *loaderd, struct ipc_loaderd_source *source);

/* plan.c */

/* The image that the file is. */
struct ending plan_image(const struct loaderd *loaderd, struct image *image);

/* handoff.c */

/* Has procd make and start a process of the image. `path` is the file's, to be looked at once more
 * before the image is bound. Whatever fails, procd keeps nothing. */
struct ending handoff(struct loaderd *loaderd, const struct image *image,
                      const struct ipc_loaderd_launch_path_request *request,
                      struct ipc_loaderd_launch_path_reply *reply);

/* abi.c */

/* Whether vfsd and procd speak the ops that loaderd uses as loaderd was built; says which does not. */
bool peers_fit(struct loaderd *loaderd);

#endif
