/* SPDX-License-Identifier: ISC */
/* Generated from procd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of procd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_PROCD_PROCD_CLIENT_H
#define IPC_PROCD_PROCD_CLIENT_H

#include "ipc/client.h"
#include "ipc/procd/procd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * SPAWN_SERVICE: Starts a service that procd knows by name, from its boot image.
 * Results of its own: NOT_FOUND, EXISTS, EXHAUSTED.
 * `failure` is filled where the result is EXISTS.
 * What arrives in `reply_caps` is the caller's.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_spawn_service(struct ipc_client *client,
                                           const struct ipc_procd_spawn_service_request *request,
                                           const struct ipc_procd_spawn_service_request_caps *caps,
                                           struct ipc_procd_spawn_service_reply *reply,
                                           struct ipc_procd_spawn_service_reply_caps *reply_caps,
                                           struct ipc_procd_spawn_service_failure *failure);

/*
 * STOP_PROCESS: Ends a process for good: its restart policy does not apply. Answered when it has
 * ended.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_stop_process(struct ipc_client *client,
                                          const struct ipc_procd_stop_process_request *request,
                                          struct ipc_procd_stop_process_reply *reply);

/*
 * CREATE_STAGED_PROCESS: Sets a number aside for a process that is built from an image. Nothing
 * runs and no memory is taken yet.
 * Results of its own: EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_create_staged_process(
	struct ipc_client *client, const struct ipc_procd_create_staged_process_request *request,
	struct ipc_procd_create_staged_process_reply *reply);

/*
 * START_STAGED_PROCESS: Starts a staged process whose image was committed. BUSY: the image is not
 * complete. A dynamic object is DENIED.
 * Results of its own: NOT_FOUND, BUSY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_start_staged_process(
	struct ipc_client *client, const struct ipc_procd_start_staged_process_request *request,
	const struct ipc_procd_start_staged_process_request_caps *caps,
	struct ipc_procd_start_staged_process_reply *reply);

/*
 * ABORT_STAGED_PROCESS: Gives up a staged process: ends a transfer that is under way and gives back
 * all memory and capabilities.
 * Results of its own: NOT_FOUND, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_abort_staged_process(
	struct ipc_client *client, const struct ipc_procd_abort_staged_process_request *request,
	struct ipc_procd_abort_staged_process_reply *reply);

/*
 * WAIT_PROCESS_EVENT: Gives the next event after the one that the caller saw last. NOT_FOUND: the
 * one process that was asked for is unknown.
 * Results of its own: RETRY, NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_wait_process_event(
	struct ipc_client *client, const struct ipc_procd_wait_process_event_request *request,
	struct ipc_procd_wait_process_event_reply *reply);

/*
 * QUERY_PROCESS: Tells how a process is. The record of an ended process stays until procd needs the
 * place.
 * Results of its own: NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_query_process(struct ipc_client *client,
                                           const struct ipc_procd_query_process_request *request,
                                           struct ipc_procd_query_process_reply *reply);

/*
 * SET_RESTART_POLICY: Changes when and how often a process is started again; the restarts so far
 * count on.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_set_restart_policy(
	struct ipc_client *client, const struct ipc_procd_set_restart_policy_request *request,
	struct ipc_procd_set_restart_policy_reply *reply);

/*
 * GET_RESTART_POLICY: Tells when and how often a process is started again.
 * Results of its own: NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_get_restart_policy(
	struct ipc_client *client, const struct ipc_procd_get_restart_policy_request *request,
	struct ipc_procd_get_restart_policy_reply *reply);

/*
 * UPDATE_FOUNDATION_ENDPOINTS: Gives procd new peers for the services on which it stands, while it
 * serves. Called by rootd after one of them was started anew.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_update_foundation_endpoints(
	struct ipc_client *client,
	const struct ipc_procd_update_foundation_endpoints_request *request,
	const struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	struct ipc_procd_update_foundation_endpoints_reply *reply);

/*
 * BEGIN_LOADER_IMAGE_TRANSFER: Announces an image for a staged process: where it comes from and
 * which memory it makes. Called by loaderd. BUSY: one is under way.
 * Results of its own: NOT_FOUND, BUSY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_begin_loader_image_transfer(
	struct ipc_client *client,
	const struct ipc_procd_begin_loader_image_transfer_request *request,
	struct ipc_procd_begin_loader_image_transfer_reply *reply);

/*
 * SEND_LOADER_IMAGE_CHUNK: Gives the next bytes of a segment, strictly in order. Any refusal under
 * the transfer's own key ends the transfer. Called by loaderd.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_send_loader_image_chunk(
	struct ipc_client *client, const struct ipc_procd_send_loader_image_chunk_request *request,
	struct ipc_procd_send_loader_image_chunk_reply *reply);

/*
 * COMMIT_LOADER_IMAGE_TRANSFER: Ends a transfer: procd compares digests and binds the image to the
 * staged process. Called by loaderd.
 * Results of its own: NOT_FOUND, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_procd_commit_loader_image_transfer(
	struct ipc_client *client,
	const struct ipc_procd_commit_loader_image_transfer_request *request,
	struct ipc_procd_commit_loader_image_transfer_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
