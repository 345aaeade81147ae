/* SPDX-License-Identifier: ISC */
/* Generated from rootd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves rootd: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_ROOTD_ROOTD_SERVER_H
#define IPC_ROOTD_ROOTD_SERVER_H

#include <stdint.h>

#include "ipc/rootd/rootd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_rootd_handlers {
	/*
	 * REPORT_STAGE: Tells that a stage is reached, by whoever made it true, and only then. Each
	 * is reported once and in order, none left out. EXISTS: it was reported before. RETRY: one
	 * before it was not. DENIED: the stage is not this caller's to report. Results of its own:
	 * EXISTS, RETRY. Fills `failure` for EXISTS, RETRY.
	 */
	uint32_t (*report_stage)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_rootd_report_stage_request *request,
	                         struct ipc_rootd_report_stage_reply *reply,
	                         struct ipc_rootd_report_stage_failure *failure);
	/*
	 * TEST_COMPLETE: Ends the run of a test: rootd exits, with 0 for PASSED and 1 for FAILED.
	 * Called only where IPC_TEST_OPS was defined.
	 */
	uint32_t (*test_complete)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_rootd_test_complete_request *request);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_rootd_scratch {
	struct {
		struct ipc_rootd_report_stage_request request;
		struct ipc_rootd_report_stage_reply reply;
		struct ipc_rootd_report_stage_failure failure;
	} report_stage;
	struct {
		struct ipc_rootd_test_complete_request request;
	} test_complete;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_rootd_binding(const struct ipc_rootd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_rootd_serve(const struct ipc_rootd_handlers *handlers, void *context,
                     union ipc_rootd_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply);

/*
 * Answers REPORT_STAGE with success. `given` is what the request held. What pack refuses goes out
 * as INTERNAL.
 */
void ipc_rootd_report_stage_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_rootd_report_stage_given *given,
                                   const struct ipc_rootd_report_stage_reply *reply);

/*
 * Answers REPORT_STAGE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, RETRY; any
 * other result goes out as INTERNAL. `failure` is read for EXISTS, RETRY alone and may be null for
 * any other.
 */
void ipc_rootd_report_stage_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result,
                                 const struct ipc_rootd_report_stage_failure *failure);

#ifdef IPC_TEST_OPS
/* Answers TEST_COMPLETE with success. */
void ipc_rootd_test_complete_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);
#endif

#ifdef IPC_TEST_OPS
/*
 * Answers TEST_COMPLETE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_rootd_test_complete_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);
#endif

#ifdef __cplusplus
}
#endif

#endif
