/* SPDX-License-Identifier: ISC */
/* Generated from drv_i8042.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of drv_i8042, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_DRV_I8042_DRV_I8042_CLIENT_H
#define IPC_DRV_I8042_DRV_I8042_CLIENT_H

#include "ipc/client.h"
#include "ipc/drv_i8042/drv_i8042.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * READ_KEYBOARD_BYTE: Takes the oldest byte of the keyboard. RETRY: there is none.
 * Results of its own: RETRY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_drv_i8042_read_keyboard_byte(
	struct ipc_client *client, struct ipc_drv_i8042_read_keyboard_byte_reply *reply);

/*
 * READ_MOUSE_BYTE: Takes the oldest byte of the mouse. RETRY: there is none.
 * Results of its own: RETRY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_drv_i8042_read_mouse_byte(struct ipc_client *client,
                                                 struct ipc_drv_i8042_read_mouse_byte_reply *reply);

/*
 * READ_STATS: Tells what came since the driver started.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_drv_i8042_read_stats(struct ipc_client *client,
                                            struct ipc_drv_i8042_read_stats_reply *reply);

#ifdef IPC_TEST_OPS
/*
 * INJECT_TEST_PATTERN: Puts bytes into the driver as if a device had sent them, for tests without
 * hands. EXHAUSTED: they don't all fit, and none was put in.
 * Results of its own: EXHAUSTED.
 * Only in a library that was built with IPC_TEST_OPS.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_drv_i8042_inject_test_pattern(
	struct ipc_client *client, const struct ipc_drv_i8042_inject_test_pattern_request *request,
	struct ipc_drv_i8042_inject_test_pattern_reply *reply);
#endif

#ifdef __cplusplus
}
#endif

#endif
