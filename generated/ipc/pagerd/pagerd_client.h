/* SPDX-License-Identifier: ISC */
/* Generated from pagerd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of pagerd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_PAGERD_PAGERD_CLIENT_H
#define IPC_PAGERD_PAGERD_CLIENT_H

#include "ipc/client.h"
#include "ipc/pagerd/pagerd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * RESOLVE_FAULT: Gives a process the page that it missed. EXISTS: there is a page, so the access
 * itself was wrong. DENIED: backing that pagerd can't fill, or a file's peer without its use or a
 * use without its peer. EXHAUSTED: no frame or no place for a mapping. NOT_FOUND: the file is not
 * open or ends before those bytes. After a refusal no frame is taken and nothing is mapped.
 * Results of its own: EXISTS, EXHAUSTED, NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_pagerd_resolve_fault(
	struct ipc_client *client, const struct ipc_pagerd_resolve_fault_request *request,
	const struct ipc_pagerd_resolve_fault_request_caps *caps,
	struct ipc_pagerd_resolve_fault_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
