/* SPDX-License-Identifier: ISC */
/* Generated from drv_i8042.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves drv_i8042: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_DRV_I8042_DRV_I8042_SERVER_H
#define IPC_DRV_I8042_DRV_I8042_SERVER_H

#include <stdint.h>

#include "ipc/drv_i8042/drv_i8042.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_drv_i8042_handlers {
	/*
	 * READ_KEYBOARD_BYTE: Takes the oldest byte of the keyboard. RETRY: there is none. Results
	 * of its own: RETRY.
	 */
	uint32_t (*read_keyboard_byte)(void *context, const struct ipc_arrival *arrival,
	                               struct ipc_drv_i8042_read_keyboard_byte_reply *reply);
	/*
	 * READ_MOUSE_BYTE: Takes the oldest byte of the mouse. RETRY: there is none. Results of its
	 * own: RETRY.
	 */
	uint32_t (*read_mouse_byte)(void *context, const struct ipc_arrival *arrival,
	                            struct ipc_drv_i8042_read_mouse_byte_reply *reply);
	/* READ_STATS: Tells what came since the driver started. */
	uint32_t (*read_stats)(void *context, const struct ipc_arrival *arrival,
	                       struct ipc_drv_i8042_read_stats_reply *reply);
	/*
	 * INJECT_TEST_PATTERN: Puts bytes into the driver as if a device had sent them, for tests
	 * without hands. EXHAUSTED: they don't all fit, and none was put in. Results of its own:
	 * EXHAUSTED. Called only where IPC_TEST_OPS was defined.
	 */
	uint32_t (*inject_test_pattern)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_drv_i8042_inject_test_pattern_request *request,
		struct ipc_drv_i8042_inject_test_pattern_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_drv_i8042_scratch {
	struct {
		struct ipc_drv_i8042_read_keyboard_byte_reply reply;
	} read_keyboard_byte;
	struct {
		struct ipc_drv_i8042_read_mouse_byte_reply reply;
	} read_mouse_byte;
	struct {
		struct ipc_drv_i8042_read_stats_reply reply;
	} read_stats;
	struct {
		struct ipc_drv_i8042_inject_test_pattern_request request;
		struct ipc_drv_i8042_inject_test_pattern_reply reply;
	} inject_test_pattern;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_drv_i8042_binding(const struct ipc_drv_i8042_handlers *handlers,
                                         void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_drv_i8042_serve(const struct ipc_drv_i8042_handlers *handlers, void *context,
                         union ipc_drv_i8042_scratch *scratch, const struct ipc_delivery *delivery,
                         struct ipc_reply *reply);

/* Answers READ_KEYBOARD_BYTE with success. What pack refuses goes out as INTERNAL. */
void ipc_drv_i8042_read_keyboard_byte_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_drv_i8042_read_keyboard_byte_reply *reply);

/*
 * Answers READ_KEYBOARD_BYTE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or RETRY; any
 * other result goes out as INTERNAL.
 */
void ipc_drv_i8042_read_keyboard_byte_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result);

/* Answers READ_MOUSE_BYTE with success. What pack refuses goes out as INTERNAL. */
void ipc_drv_i8042_read_mouse_byte_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          const struct ipc_drv_i8042_read_mouse_byte_reply *reply);

/*
 * Answers READ_MOUSE_BYTE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or RETRY; any other
 * result goes out as INTERNAL.
 */
void ipc_drv_i8042_read_mouse_byte_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                        uint32_t result);

/* Answers READ_STATS with success. What pack refuses goes out as INTERNAL. */
void ipc_drv_i8042_read_stats_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_drv_i8042_read_stats_reply *reply);

/*
 * Answers READ_STATS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_drv_i8042_read_stats_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result);

#ifdef IPC_TEST_OPS
/*
 * Answers INJECT_TEST_PATTERN with success. `given` is what the request held. What pack refuses
 * goes out as INTERNAL.
 */
void ipc_drv_i8042_inject_test_pattern_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_drv_i8042_inject_test_pattern_given *given,
	const struct ipc_drv_i8042_inject_test_pattern_reply *reply);
#endif

#ifdef IPC_TEST_OPS
/*
 * Answers INJECT_TEST_PATTERN with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXHAUSTED;
 * any other result goes out as INTERNAL.
 */
void ipc_drv_i8042_inject_test_pattern_fail(struct ipc_reply *out,
                                            const struct ipc_arrival *arrival, uint32_t result);
#endif

#ifdef __cplusplus
}
#endif

#endif
