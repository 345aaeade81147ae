/* SPDX-License-Identifier: ISC */
/* Generated from drv_i8042.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Bytes of keyboard and mouse. */
#ifndef IPC_DRV_I8042_DRV_I8042_H
#define IPC_DRV_I8042_DRV_I8042_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Bytes of each device that the driver keeps until they are read; later ones are lost.
 * Value published: public: [drv-i8042] keyboard and mouse rings (256 entries each).
 * Name ours: upstream gives the number, not a constant for it.
 */
#define IPC_DRV_I8042_RING_CAPACITY UINT32_C(256)

/* A device behind the controller. Closed: the driver acts on it. */
enum ipc_drv_i8042_port_device {
	/* The keyboard, on the first port. */
	IPC_DRV_I8042_PORT_DEVICE_KEYBOARD = 1,
	/* The mouse, on the second port. */
	IPC_DRV_I8042_PORT_DEVICE_MOUSE = 2,
};

/* Range of the ops, both ends included. */
#define IPC_DRV_I8042_OPS_FIRST UINT32_C(0x5E0)
#define IPC_DRV_I8042_OPS_LAST  UINT32_C(0x5EF)

/*
 * READ_KEYBOARD_BYTE: Takes the oldest byte of the keyboard. RETRY: there is none.
 * Number published: public: [drv-i8042] READ_KEYBOARD_BYTE (0x5E0).
 * Results of its own: RETRY.
 */
#define IPC_DRV_I8042_OP_READ_KEYBOARD_BYTE     UINT32_C(0x5E0)
#define IPC_DRV_I8042_READ_KEYBOARD_BYTE_ABI_ID UINT64_C(0x31303EA897C5054F)

#define IPC_DRV_I8042_READ_KEYBOARD_BYTE_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_KEYBOARD_BYTE.
 * Layout ours: the operation says which device; the byte is taken, because its driver alone reads
 * it.
 */
struct ipc_drv_i8042_read_keyboard_byte_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_drv_i8042_read_keyboard_byte_request_init(
	struct ipc_drv_i8042_read_keyboard_byte_request *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_keyboard_byte_request_pack(
	const struct ipc_drv_i8042_read_keyboard_byte_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_keyboard_byte_request_unpack(
	struct ipc_drv_i8042_read_keyboard_byte_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_keyboard_byte_request_validate(const uint8_t *buf, size_t len);

#define IPC_DRV_I8042_READ_KEYBOARD_BYTE_REPLY_SIZE ((size_t)16)

/*
 * Reply of READ_KEYBOARD_BYTE.
 * Layout ours: a byte and its number, as upstream names one byte a call.
 */
struct ipc_drv_i8042_read_keyboard_byte_reply {
	/* [0, 8) Number of the byte. */
	uint64_t byte_id;
	/* [8, 9) What the keyboard sent. */
	uint8_t value;
	/* [9, 16) reserved, zero */
};

void ipc_drv_i8042_read_keyboard_byte_reply_init(
	struct ipc_drv_i8042_read_keyboard_byte_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_keyboard_byte_reply_pack(
	const struct ipc_drv_i8042_read_keyboard_byte_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_keyboard_byte_reply_unpack(
	struct ipc_drv_i8042_read_keyboard_byte_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_keyboard_byte_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ_MOUSE_BYTE: Takes the oldest byte of the mouse. RETRY: there is none.
 * Number published: public: [drv-i8042] READ_MOUSE_BYTE (0x5E1).
 * Results of its own: RETRY.
 */
#define IPC_DRV_I8042_OP_READ_MOUSE_BYTE     UINT32_C(0x5E1)
#define IPC_DRV_I8042_READ_MOUSE_BYTE_ABI_ID UINT64_C(0xA302CC588D6D4166)

#define IPC_DRV_I8042_READ_MOUSE_BYTE_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_MOUSE_BYTE.
 * Layout ours: as for the keyboard.
 */
struct ipc_drv_i8042_read_mouse_byte_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_drv_i8042_read_mouse_byte_request_init(struct ipc_drv_i8042_read_mouse_byte_request *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_mouse_byte_request_pack(
	const struct ipc_drv_i8042_read_mouse_byte_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_mouse_byte_request_unpack(
	struct ipc_drv_i8042_read_mouse_byte_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_mouse_byte_request_validate(const uint8_t *buf, size_t len);

#define IPC_DRV_I8042_READ_MOUSE_BYTE_REPLY_SIZE ((size_t)16)

/*
 * Reply of READ_MOUSE_BYTE.
 * Layout ours: as for the keyboard.
 */
struct ipc_drv_i8042_read_mouse_byte_reply {
	/* [0, 8) Number of the byte. */
	uint64_t byte_id;
	/* [8, 9) What the mouse sent. */
	uint8_t value;
	/* [9, 16) reserved, zero */
};

void ipc_drv_i8042_read_mouse_byte_reply_init(struct ipc_drv_i8042_read_mouse_byte_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_mouse_byte_reply_pack(
	const struct ipc_drv_i8042_read_mouse_byte_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_mouse_byte_reply_unpack(
	struct ipc_drv_i8042_read_mouse_byte_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_mouse_byte_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ_STATS: Tells what came since the driver started.
 * Number published: public: [drv-i8042] READ_STATS (0x5E2).
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DRV_I8042_OP_READ_STATS     UINT32_C(0x5E2)
#define IPC_DRV_I8042_READ_STATS_ABI_ID UINT64_C(0x618CE053DCAD461A)

#define IPC_DRV_I8042_READ_STATS_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_STATS.
 * Layout ours: there is one controller, so there is nothing to choose.
 */
struct ipc_drv_i8042_read_stats_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_drv_i8042_read_stats_request_init(struct ipc_drv_i8042_read_stats_request *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_stats_request_pack(const struct ipc_drv_i8042_read_stats_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_stats_request_unpack(struct ipc_drv_i8042_read_stats_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_stats_request_validate(const uint8_t *buf, size_t len);

#define IPC_DRV_I8042_READ_STATS_REPLY_SIZE                  ((size_t)32)
#define IPC_DRV_I8042_READ_STATS_REPLY_RULE_KEYBOARD_COUNTED UINT32_C(1)
#define IPC_DRV_I8042_READ_STATS_REPLY_RULE_MOUSE_COUNTED    UINT32_C(2)

/*
 * Reply of READ_STATS.
 * Layout ours: what came and what of it was lost, for each device.
 * Rule 1, keyboard_counted: What was lost was counted.
 * Rule 2, mouse_counted: The same for the mouse.
 */
struct ipc_drv_i8042_read_stats_reply {
	/* [0, 8) Bytes that the keyboard sent. */
	uint64_t keyboard_bytes;
	/* [8, 16) Those among them that were lost, because nobody read. */
	uint64_t keyboard_dropped;
	/* [16, 24) Bytes that the mouse sent. */
	uint64_t mouse_bytes;
	/* [24, 32) Those among them that were lost, because nobody read. */
	uint64_t mouse_dropped;
};

void ipc_drv_i8042_read_stats_reply_init(struct ipc_drv_i8042_read_stats_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_stats_reply_pack(const struct ipc_drv_i8042_read_stats_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_stats_reply_unpack(struct ipc_drv_i8042_read_stats_reply *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_read_stats_reply_validate(const uint8_t *buf, size_t len);

/*
 * INJECT_TEST_PATTERN: Puts bytes into the driver as if a device had sent them, for tests without
 * hands. EXHAUSTED: they don't all fit, and none was put in.
 * Number published: public: [drv-i8042] INJECT_TEST_PATTERN (0x5E3), DENIED in runtime mode.
 * Results of its own: EXHAUSTED.
 * Test only: any other build answers DENIED.
 */
#define IPC_DRV_I8042_OP_INJECT_TEST_PATTERN     UINT32_C(0x5E3)
#define IPC_DRV_I8042_INJECT_TEST_PATTERN_ABI_ID UINT64_C(0x5436B34782B8CA28)

#define IPC_DRV_I8042_INJECT_TEST_PATTERN_REQUEST_SIZE_MIN ((size_t)9)
#define IPC_DRV_I8042_INJECT_TEST_PATTERN_REQUEST_SIZE_MAX ((size_t)264)

/*
 * Request of INJECT_TEST_PATTERN.
 * Layout ours: any bytes, so that a test can act out every scan code and a broken mouse.
 */
struct ipc_drv_i8042_inject_test_pattern_request {
	/* [0, 4) Which device they shall come from. (enum ipc_drv_i8042_port_device) */
	uint32_t device;
	/* [4, 8) Number of bytes. */
	uint32_t data_size;
	/* [8, ...) The bytes. (1 to 256 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_drv_i8042_inject_test_pattern_request_init(
	struct ipc_drv_i8042_inject_test_pattern_request *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_inject_test_pattern_request_pack(
	const struct ipc_drv_i8042_inject_test_pattern_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_inject_test_pattern_request_unpack(
	struct ipc_drv_i8042_inject_test_pattern_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_inject_test_pattern_request_validate(const uint8_t *buf, size_t len);

/*
 * What the reply to INJECT_TEST_PATTERN depends on: keep it until the reply, then pass it to the
 * codec.
 */
struct ipc_drv_i8042_inject_test_pattern_given {
	uint32_t data_size;
};

void ipc_drv_i8042_inject_test_pattern_given_from(
	struct ipc_drv_i8042_inject_test_pattern_given *given,
	const struct ipc_drv_i8042_inject_test_pattern_request *request);

#define IPC_DRV_I8042_INJECT_TEST_PATTERN_REPLY_SIZE             ((size_t)8)
#define IPC_DRV_I8042_INJECT_TEST_PATTERN_REPLY_RULE_ALL_COUNTED UINT32_C(1)

/*
 * Reply of INJECT_TEST_PATTERN.
 * Layout ours: the number of the last byte tells the test when all have been read.
 * Rule 1, all_counted: There are no more of them than that.
 */
struct ipc_drv_i8042_inject_test_pattern_reply {
	/* [0, 8) Number of the last of these bytes. */
	uint64_t last_byte_id;
};

void ipc_drv_i8042_inject_test_pattern_reply_init(
	struct ipc_drv_i8042_inject_test_pattern_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_inject_test_pattern_reply_pack(
	const struct ipc_drv_i8042_inject_test_pattern_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_drv_i8042_inject_test_pattern_given *given);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_inject_test_pattern_reply_unpack(
	struct ipc_drv_i8042_inject_test_pattern_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_drv_i8042_inject_test_pattern_given *given);
IPC_MUST_CHECK
uint32_t ipc_drv_i8042_inject_test_pattern_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_drv_i8042_inject_test_pattern_given *given);

#ifdef __cplusplus
}
#endif

#endif
