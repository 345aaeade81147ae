/* SPDX-License-Identifier: ISC */
/* Generated from procd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves procd: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_PROCD_PROCD_SERVER_H
#define IPC_PROCD_PROCD_SERVER_H

#include <stdint.h>

#include "ipc/procd/procd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_procd_handlers {
	/*
	 * SPAWN_SERVICE: Starts a service that procd knows by name, from its boot image. Results of
	 * its own: NOT_FOUND, EXISTS, EXHAUSTED. Fills `failure` for EXISTS.
	 */
	uint32_t (*spawn_service)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_procd_spawn_service_request *request,
	                          const struct ipc_procd_spawn_service_request_caps *caps,
	                          struct ipc_procd_spawn_service_reply *reply,
	                          struct ipc_procd_spawn_service_reply_caps *reply_caps,
	                          struct ipc_procd_spawn_service_failure *failure);
	/*
	 * STOP_PROCESS: Ends a process for good: its restart policy does not apply. Answered when
	 * it has ended. Results of its own: NOT_FOUND.
	 */
	uint32_t (*stop_process)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_procd_stop_process_request *request,
	                         struct ipc_procd_stop_process_reply *reply);
	/*
	 * CREATE_STAGED_PROCESS: Sets a number aside for a process that is built from an image.
	 * Nothing runs and no memory is taken yet. Results of its own: EXHAUSTED.
	 */
	uint32_t (*create_staged_process)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_procd_create_staged_process_request *request,
		struct ipc_procd_create_staged_process_reply *reply);
	/*
	 * START_STAGED_PROCESS: Starts a staged process whose image was committed. BUSY: the image
	 * is not complete. A dynamic object is DENIED. Results of its own: NOT_FOUND, BUSY,
	 * EXHAUSTED.
	 */
	uint32_t (*start_staged_process)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_procd_start_staged_process_request *request,
		const struct ipc_procd_start_staged_process_request_caps *caps,
		struct ipc_procd_start_staged_process_reply *reply);
	/*
	 * ABORT_STAGED_PROCESS: Gives up a staged process: ends a transfer that is under way and
	 * gives back all memory and capabilities. Results of its own: NOT_FOUND, BUSY.
	 */
	uint32_t (*abort_staged_process)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_procd_abort_staged_process_request *request,
		struct ipc_procd_abort_staged_process_reply *reply);
	/*
	 * WAIT_PROCESS_EVENT: Gives the next event after the one that the caller saw last.
	 * NOT_FOUND: the one process that was asked for is unknown. Results of its own: RETRY,
	 * NOT_FOUND.
	 */
	uint32_t (*wait_process_event)(void *context, const struct ipc_arrival *arrival,
	                               const struct ipc_procd_wait_process_event_request *request,
	                               struct ipc_procd_wait_process_event_reply *reply);
	/*
	 * QUERY_PROCESS: Tells how a process is. The record of an ended process stays until procd
	 * needs the place. Results of its own: NOT_FOUND.
	 */
	uint32_t (*query_process)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_procd_query_process_request *request,
	                          struct ipc_procd_query_process_reply *reply);
	/*
	 * SET_RESTART_POLICY: Changes when and how often a process is started again; the restarts
	 * so far count on. Results of its own: NOT_FOUND.
	 */
	uint32_t (*set_restart_policy)(void *context, const struct ipc_arrival *arrival,
	                               const struct ipc_procd_set_restart_policy_request *request,
	                               struct ipc_procd_set_restart_policy_reply *reply);
	/*
	 * GET_RESTART_POLICY: Tells when and how often a process is started again. Results of its
	 * own: NOT_FOUND.
	 */
	uint32_t (*get_restart_policy)(void *context, const struct ipc_arrival *arrival,
	                               const struct ipc_procd_get_restart_policy_request *request,
	                               struct ipc_procd_get_restart_policy_reply *reply);
	/*
	 * UPDATE_FOUNDATION_ENDPOINTS: Gives procd new peers for the services on which it stands,
	 * while it serves. Called by rootd after one of them was started anew.
	 */
	uint32_t (*update_foundation_endpoints)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_procd_update_foundation_endpoints_request *request,
		const struct ipc_procd_update_foundation_endpoints_request_caps *caps,
		struct ipc_procd_update_foundation_endpoints_reply *reply);
	/*
	 * BEGIN_LOADER_IMAGE_TRANSFER: Announces an image for a staged process: where it comes from
	 * and which memory it makes. Called by loaderd. BUSY: one is under way. Results of its own:
	 * NOT_FOUND, BUSY, EXHAUSTED.
	 */
	uint32_t (*begin_loader_image_transfer)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_procd_begin_loader_image_transfer_request *request,
		struct ipc_procd_begin_loader_image_transfer_reply *reply);
	/*
	 * SEND_LOADER_IMAGE_CHUNK: Gives the next bytes of a segment, strictly in order. Any
	 * refusal under the transfer's own key ends the transfer. Called by loaderd. Results of its
	 * own: NOT_FOUND.
	 */
	uint32_t (*send_loader_image_chunk)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_procd_send_loader_image_chunk_request *request,
		struct ipc_procd_send_loader_image_chunk_reply *reply);
	/*
	 * COMMIT_LOADER_IMAGE_TRANSFER: Ends a transfer: procd compares digests and binds the image
	 * to the staged process. Called by loaderd. Results of its own: NOT_FOUND, EXHAUSTED.
	 */
	uint32_t (*commit_loader_image_transfer)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_procd_commit_loader_image_transfer_request *request,
		struct ipc_procd_commit_loader_image_transfer_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_procd_scratch {
	struct {
		struct ipc_procd_spawn_service_request request;
		struct ipc_procd_spawn_service_request_caps caps;
		struct ipc_procd_spawn_service_reply reply;
		struct ipc_procd_spawn_service_reply_caps reply_caps;
		struct ipc_procd_spawn_service_failure failure;
	} spawn_service;
	struct {
		struct ipc_procd_stop_process_request request;
		struct ipc_procd_stop_process_reply reply;
	} stop_process;
	struct {
		struct ipc_procd_create_staged_process_request request;
		struct ipc_procd_create_staged_process_reply reply;
	} create_staged_process;
	struct {
		struct ipc_procd_start_staged_process_request request;
		struct ipc_procd_start_staged_process_request_caps caps;
		struct ipc_procd_start_staged_process_reply reply;
	} start_staged_process;
	struct {
		struct ipc_procd_abort_staged_process_request request;
		struct ipc_procd_abort_staged_process_reply reply;
	} abort_staged_process;
	struct {
		struct ipc_procd_wait_process_event_request request;
		struct ipc_procd_wait_process_event_reply reply;
	} wait_process_event;
	struct {
		struct ipc_procd_query_process_request request;
		struct ipc_procd_query_process_reply reply;
	} query_process;
	struct {
		struct ipc_procd_set_restart_policy_request request;
		struct ipc_procd_set_restart_policy_reply reply;
	} set_restart_policy;
	struct {
		struct ipc_procd_get_restart_policy_request request;
		struct ipc_procd_get_restart_policy_reply reply;
	} get_restart_policy;
	struct {
		struct ipc_procd_update_foundation_endpoints_request request;
		struct ipc_procd_update_foundation_endpoints_request_caps caps;
		struct ipc_procd_update_foundation_endpoints_reply reply;
	} update_foundation_endpoints;
	struct {
		struct ipc_procd_begin_loader_image_transfer_request request;
		struct ipc_procd_begin_loader_image_transfer_reply reply;
	} begin_loader_image_transfer;
	struct {
		struct ipc_procd_send_loader_image_chunk_request request;
		struct ipc_procd_send_loader_image_chunk_reply reply;
	} send_loader_image_chunk;
	struct {
		struct ipc_procd_commit_loader_image_transfer_request request;
		struct ipc_procd_commit_loader_image_transfer_reply reply;
	} commit_loader_image_transfer;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_procd_binding(const struct ipc_procd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_procd_serve(const struct ipc_procd_handlers *handlers, void *context,
                     union ipc_procd_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply);

/*
 * Answers SPAWN_SERVICE with success. What pack refuses goes out as INTERNAL, and what it would
 * have moved is dropped.
 */
void ipc_procd_spawn_service_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_spawn_service_reply *reply,
                                    const struct ipc_procd_spawn_service_reply_caps *reply_caps);

/*
 * Answers SPAWN_SERVICE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, EXISTS,
 * EXHAUSTED; any other result goes out as INTERNAL. `failure` is read for EXISTS alone and may be
 * null for any other.
 */
void ipc_procd_spawn_service_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result,
                                  const struct ipc_procd_spawn_service_failure *failure);

/* Answers STOP_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_stop_process_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_procd_stop_process_reply *reply);

/*
 * Answers STOP_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL.
 */
void ipc_procd_stop_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result);

/* Answers CREATE_STAGED_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_create_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_create_staged_process_reply *reply);

/*
 * Answers CREATE_STAGED_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXHAUSTED;
 * any other result goes out as INTERNAL.
 */
void ipc_procd_create_staged_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result);

/* Answers START_STAGED_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_start_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_start_staged_process_reply *reply);

/*
 * Answers START_STAGED_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * BUSY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_procd_start_staged_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         uint32_t result);

/* Answers ABORT_STAGED_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_abort_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_abort_staged_process_reply *reply);

/*
 * Answers ABORT_STAGED_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * BUSY; any other result goes out as INTERNAL.
 */
void ipc_procd_abort_staged_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         uint32_t result);

/*
 * Answers WAIT_PROCESS_EVENT with success. `given` is what the request held. What pack refuses goes
 * out as INTERNAL.
 */
void ipc_procd_wait_process_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_procd_wait_process_event_given *given,
                                         const struct ipc_procd_wait_process_event_reply *reply);

/*
 * Answers WAIT_PROCESS_EVENT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or RETRY,
 * NOT_FOUND; any other result goes out as INTERNAL.
 */
void ipc_procd_wait_process_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result);

/* Answers QUERY_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_query_process_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_query_process_reply *reply);

/*
 * Answers QUERY_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any
 * other result goes out as INTERNAL.
 */
void ipc_procd_query_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/* Answers SET_RESTART_POLICY with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_set_restart_policy_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_procd_set_restart_policy_reply *reply);

/*
 * Answers SET_RESTART_POLICY with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any
 * other result goes out as INTERNAL.
 */
void ipc_procd_set_restart_policy_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result);

/* Answers GET_RESTART_POLICY with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_get_restart_policy_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_procd_get_restart_policy_reply *reply);

/*
 * Answers GET_RESTART_POLICY with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any
 * other result goes out as INTERNAL.
 */
void ipc_procd_get_restart_policy_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result);

/*
 * Answers UPDATE_FOUNDATION_ENDPOINTS with success. `given` is what the request held. What pack
 * refuses goes out as INTERNAL.
 */
void ipc_procd_update_foundation_endpoints_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_update_foundation_endpoints_given *given,
	const struct ipc_procd_update_foundation_endpoints_reply *reply);

/*
 * Answers UPDATE_FOUNDATION_ENDPOINTS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any
 * other result goes out as INTERNAL.
 */
void ipc_procd_update_foundation_endpoints_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result);

/* Answers BEGIN_LOADER_IMAGE_TRANSFER with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_begin_loader_image_transfer_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_begin_loader_image_transfer_reply *reply);

/*
 * Answers BEGIN_LOADER_IMAGE_TRANSFER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or
 * NOT_FOUND, BUSY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_procd_begin_loader_image_transfer_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result);

/* Answers SEND_LOADER_IMAGE_CHUNK with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_send_loader_image_chunk_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_send_loader_image_chunk_reply *reply);

/*
 * Answers SEND_LOADER_IMAGE_CHUNK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or
 * NOT_FOUND; any other result goes out as INTERNAL.
 */
void ipc_procd_send_loader_image_chunk_fail(struct ipc_reply *out,
                                            const struct ipc_arrival *arrival, uint32_t result);

/* Answers COMMIT_LOADER_IMAGE_TRANSFER with success. What pack refuses goes out as INTERNAL. */
void ipc_procd_commit_loader_image_transfer_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_commit_loader_image_transfer_reply *reply);

/*
 * Answers COMMIT_LOADER_IMAGE_TRANSFER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or
 * NOT_FOUND, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_procd_commit_loader_image_transfer_fail(struct ipc_reply *out,
                                                 const struct ipc_arrival *arrival,
                                                 uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
