/* SPDX-License-Identifier: ISC */
/* Generated from rootd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of rootd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_ROOTD_ROOTD_CLIENT_H
#define IPC_ROOTD_ROOTD_CLIENT_H

#include "ipc/client.h"
#include "ipc/rootd/rootd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * REPORT_STAGE: Tells that a stage is reached, by whoever made it true, and only then. Each is
 * reported once and in order, none left out. EXISTS: it was reported before. RETRY: one before it
 * was not. DENIED: the stage is not this caller's to report.
 * Results of its own: EXISTS, RETRY.
 * `failure` is filled where the result is EXISTS or RETRY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_rootd_report_stage(struct ipc_client *client,
                                          const struct ipc_rootd_report_stage_request *request,
                                          struct ipc_rootd_report_stage_reply *reply,
                                          struct ipc_rootd_report_stage_failure *failure);

#ifdef IPC_TEST_OPS
/*
 * TEST_COMPLETE: Ends the run of a test: rootd exits, with 0 for PASSED and 1 for FAILED.
 * Only in a library that was built with IPC_TEST_OPS.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_rootd_test_complete(struct ipc_client *client,
                                           const struct ipc_rootd_test_complete_request *request);
#endif

#ifdef __cplusplus
}
#endif

#endif
