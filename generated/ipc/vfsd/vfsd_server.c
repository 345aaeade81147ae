/* SPDX-License-Identifier: ISC */
/* Generated from vfsd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/vfsd/vfsd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_vfsd_mount_fs_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_vfsd_mount_fs_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_mount_fs_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_mount_fs_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_BUSY) |
		ipc_result_bit(IPC_RESULT_LINK_DEPTH) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_mount_fs(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->mount_fs == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_vfsd_mount_fs_request_caps_unpack(&scratch->mount_fs.caps,
		                                                &x->request.table);
	if (verdict == 0)
		verdict = ipc_vfsd_mount_fs_request_unpack(&scratch->mount_fs.request,
		                                           x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_mount_fs_reply_init(&scratch->mount_fs.reply);
	result = handlers->mount_fs(x->context, &x->arrival, &scratch->mount_fs.request,
	                            &scratch->mount_fs.caps, &scratch->mount_fs.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_vfsd_mount_fs_answer(x->reply, &x->arrival, &scratch->mount_fs.reply);
	} else {
		ipc_vfsd_mount_fs_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->mount_fs.caps.source);
	}
}

void ipc_vfsd_unmount_fs_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_unmount_fs_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_unmount_fs(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->unmount_fs == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_unmount_fs_request_unpack(&scratch->unmount_fs.request,
		                                             x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->unmount_fs(x->context, &x->arrival, &scratch->unmount_fs.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_unmount_fs_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_unmount_fs_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_open_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_vfsd_open_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_open_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_open_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_IS_DIRECTORY) | ipc_result_bit(IPC_RESULT_LINK_DEPTH) |
		ipc_result_bit(IPC_RESULT_READ_ONLY) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_open(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->open == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_open_request_unpack(&scratch->open.request, x->request.body,
		                                       x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_open_reply_init(&scratch->open.reply);
	result = handlers->open(x->context, &x->arrival, &scratch->open.request,
	                        &scratch->open.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_open_answer(x->reply, &x->arrival, &scratch->open.reply);
	else
		ipc_vfsd_open_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_create_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            const struct ipc_vfsd_create_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_create_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_create_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_NOT_FOUND) |
		ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) | ipc_result_bit(IPC_RESULT_LINK_DEPTH) |
		ipc_result_bit(IPC_RESULT_READ_ONLY) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_create(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->create == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_create_request_unpack(&scratch->create.request, x->request.body,
		                                         x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_create_reply_init(&scratch->create.reply);
	result = handlers->create(x->context, &x->arrival, &scratch->create.request,
	                          &scratch->create.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_create_answer(x->reply, &x->arrival, &scratch->create.reply);
	else
		ipc_vfsd_create_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_vfsd_read_given *given,
                          const struct ipc_vfsd_read_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_read_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_IS_DIRECTORY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_read(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_read_request_unpack(&scratch->read.request, x->request.body,
		                                       x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_read_reply_init(&scratch->read.reply);
	result = handlers->read(x->context, &x->arrival, &scratch->read.request,
	                        &scratch->read.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_vfsd_read_given given;

		ipc_vfsd_read_given_from(&given, &scratch->read.request);
		ipc_vfsd_read_answer(x->reply, &x->arrival, &given, &scratch->read.reply);
	} else {
		ipc_vfsd_read_fail(x->reply, &x->arrival, result);
	}
}

void ipc_vfsd_write_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           const struct ipc_vfsd_write_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_write_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_write_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_READ_ONLY) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_write(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->write == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_write_request_unpack(&scratch->write.request, x->request.body,
		                                        x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_write_reply_init(&scratch->write.reply);
	result = handlers->write(x->context, &x->arrival, &scratch->write.request,
	                         &scratch->write.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_write_answer(x->reply, &x->arrival, &scratch->write.reply);
	else
		ipc_vfsd_write_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_truncate_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_truncate_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_READ_ONLY) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_truncate(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->truncate == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_truncate_request_unpack(&scratch->truncate.request,
		                                           x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->truncate(x->context, &x->arrival, &scratch->truncate.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_truncate_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_truncate_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_close_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_close_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_close(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->close == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_close_request_unpack(&scratch->close.request, x->request.body,
		                                        x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->close(x->context, &x->arrival, &scratch->close.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_close_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_close_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_mkdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_mkdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_NOT_FOUND) |
		ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) | ipc_result_bit(IPC_RESULT_LINK_DEPTH) |
		ipc_result_bit(IPC_RESULT_READ_ONLY) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_mkdir(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->mkdir == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_mkdir_request_unpack(&scratch->mkdir.request, x->request.body,
		                                        x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->mkdir(x->context, &x->arrival, &scratch->mkdir.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_mkdir_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_mkdir_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_rmdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_rmdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_NOT_EMPTY) | ipc_result_bit(IPC_RESULT_LINK_DEPTH) |
		ipc_result_bit(IPC_RESULT_READ_ONLY) | ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_rmdir(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->rmdir == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_rmdir_request_unpack(&scratch->rmdir.request, x->request.body,
		                                        x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->rmdir(x->context, &x->arrival, &scratch->rmdir.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_rmdir_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_rmdir_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_readdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_vfsd_readdir_given *given,
                             const struct ipc_vfsd_readdir_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_readdir_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_readdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_readdir(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->readdir == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_readdir_request_unpack(&scratch->readdir.request,
		                                          x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_readdir_reply_init(&scratch->readdir.reply);
	result = handlers->readdir(x->context, &x->arrival, &scratch->readdir.request,
	                           &scratch->readdir.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_vfsd_readdir_given given;

		ipc_vfsd_readdir_given_from(&given, &scratch->readdir.request);
		ipc_vfsd_readdir_answer(x->reply, &x->arrival, &given, &scratch->readdir.reply);
	} else {
		ipc_vfsd_readdir_fail(x->reply, &x->arrival, result);
	}
}

void ipc_vfsd_unlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_unlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_IS_DIRECTORY) | ipc_result_bit(IPC_RESULT_LINK_DEPTH) |
		ipc_result_bit(IPC_RESULT_READ_ONLY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_unlink(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->unlink == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_unlink_request_unpack(&scratch->unlink.request, x->request.body,
		                                         x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->unlink(x->context, &x->arrival, &scratch->unlink.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_unlink_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_unlink_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_rename_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_rename_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_EXISTS) |
		ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_IS_DIRECTORY) | ipc_result_bit(IPC_RESULT_NOT_EMPTY) |
		ipc_result_bit(IPC_RESULT_OTHER_FILESYSTEM) |
		ipc_result_bit(IPC_RESULT_LINK_DEPTH) | ipc_result_bit(IPC_RESULT_READ_ONLY) |
		ipc_result_bit(IPC_RESULT_BUSY) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_rename(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->rename == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_rename_request_unpack(&scratch->rename.request, x->request.body,
		                                         x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->rename(x->context, &x->arrival, &scratch->rename.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_rename_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_rename_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_link_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_link_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_EXISTS) |
		ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_IS_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_OTHER_FILESYSTEM) |
		ipc_result_bit(IPC_RESULT_LINK_DEPTH) | ipc_result_bit(IPC_RESULT_READ_ONLY) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_link(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->link == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_link_request_unpack(&scratch->link.request, x->request.body,
		                                       x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->link(x->context, &x->arrival, &scratch->link.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_link_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_link_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_symlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vfsd_symlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_NOT_FOUND) |
		ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) | ipc_result_bit(IPC_RESULT_LINK_DEPTH) |
		ipc_result_bit(IPC_RESULT_READ_ONLY) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_symlink(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->symlink == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_symlink_request_unpack(&scratch->symlink.request,
		                                          x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->symlink(x->context, &x->arrival, &scratch->symlink.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_symlink_answer(x->reply, &x->arrival);
	else
		ipc_vfsd_symlink_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_readlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_vfsd_readlink_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_readlink_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_readlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_LINK_DEPTH);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_readlink(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->readlink == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_readlink_request_unpack(&scratch->readlink.request,
		                                           x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_readlink_reply_init(&scratch->readlink.reply);
	result = handlers->readlink(x->context, &x->arrival, &scratch->readlink.request,
	                            &scratch->readlink.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_readlink_answer(x->reply, &x->arrival, &scratch->readlink.reply);
	else
		ipc_vfsd_readlink_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_stat_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_vfsd_stat_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_stat_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_stat_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_LINK_DEPTH);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_stat(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->stat == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_stat_request_unpack(&scratch->stat.request, x->request.body,
		                                       x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_stat_reply_init(&scratch->stat.reply);
	result = handlers->stat(x->context, &x->arrival, &scratch->stat.request,
	                        &scratch->stat.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_stat_answer(x->reply, &x->arrival, &scratch->stat.reply);
	else
		ipc_vfsd_stat_fail(x->reply, &x->arrival, result);
}

void ipc_vfsd_update_metadata_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_vfsd_update_metadata_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vfsd_update_metadata_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vfsd_update_metadata_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_NOT_DIRECTORY) |
		ipc_result_bit(IPC_RESULT_LINK_DEPTH) | ipc_result_bit(IPC_RESULT_READ_ONLY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_update_metadata(struct ipc_exchange *x)
{
	const struct ipc_vfsd_handlers *handlers = x->handlers;
	union ipc_vfsd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->update_metadata == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vfsd_update_metadata_request_unpack(
			&scratch->update_metadata.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vfsd_update_metadata_reply_init(&scratch->update_metadata.reply);
	result = handlers->update_metadata(x->context, &x->arrival,
	                                   &scratch->update_metadata.request,
	                                   &scratch->update_metadata.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vfsd_update_metadata_answer(x->reply, &x->arrival,
		                                &scratch->update_metadata.reply);
	else
		ipc_vfsd_update_metadata_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_VFSD_OP_MOUNT_FS:
		serve_mount_fs(x);
		break;
	case IPC_VFSD_OP_UNMOUNT_FS:
		serve_unmount_fs(x);
		break;
	case IPC_VFSD_OP_OPEN:
		serve_open(x);
		break;
	case IPC_VFSD_OP_CREATE:
		serve_create(x);
		break;
	case IPC_VFSD_OP_READ:
		serve_read(x);
		break;
	case IPC_VFSD_OP_WRITE:
		serve_write(x);
		break;
	case IPC_VFSD_OP_TRUNCATE:
		serve_truncate(x);
		break;
	case IPC_VFSD_OP_CLOSE:
		serve_close(x);
		break;
	case IPC_VFSD_OP_MKDIR:
		serve_mkdir(x);
		break;
	case IPC_VFSD_OP_RMDIR:
		serve_rmdir(x);
		break;
	case IPC_VFSD_OP_READDIR:
		serve_readdir(x);
		break;
	case IPC_VFSD_OP_UNLINK:
		serve_unlink(x);
		break;
	case IPC_VFSD_OP_RENAME:
		serve_rename(x);
		break;
	case IPC_VFSD_OP_LINK:
		serve_link(x);
		break;
	case IPC_VFSD_OP_SYMLINK:
		serve_symlink(x);
		break;
	case IPC_VFSD_OP_READLINK:
		serve_readlink(x);
		break;
	case IPC_VFSD_OP_STAT:
		serve_stat(x);
		break;
	case IPC_VFSD_OP_UPDATE_METADATA:
		serve_update_metadata(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_vfsd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_VFSD_OP_MOUNT_FS:
		facts->abi_id = IPC_VFSD_MOUNT_FS_ABI_ID;
		return served->mount_fs != NULL;
	case IPC_VFSD_OP_UNMOUNT_FS:
		facts->abi_id = IPC_VFSD_UNMOUNT_FS_ABI_ID;
		return served->unmount_fs != NULL;
	case IPC_VFSD_OP_OPEN:
		facts->abi_id = IPC_VFSD_OPEN_ABI_ID;
		return served->open != NULL;
	case IPC_VFSD_OP_CREATE:
		facts->abi_id = IPC_VFSD_CREATE_ABI_ID;
		return served->create != NULL;
	case IPC_VFSD_OP_READ:
		facts->abi_id = IPC_VFSD_READ_ABI_ID;
		return served->read != NULL;
	case IPC_VFSD_OP_WRITE:
		facts->abi_id = IPC_VFSD_WRITE_ABI_ID;
		return served->write != NULL;
	case IPC_VFSD_OP_TRUNCATE:
		facts->abi_id = IPC_VFSD_TRUNCATE_ABI_ID;
		return served->truncate != NULL;
	case IPC_VFSD_OP_CLOSE:
		facts->abi_id = IPC_VFSD_CLOSE_ABI_ID;
		return served->close != NULL;
	case IPC_VFSD_OP_MKDIR:
		facts->abi_id = IPC_VFSD_MKDIR_ABI_ID;
		return served->mkdir != NULL;
	case IPC_VFSD_OP_RMDIR:
		facts->abi_id = IPC_VFSD_RMDIR_ABI_ID;
		return served->rmdir != NULL;
	case IPC_VFSD_OP_READDIR:
		facts->abi_id = IPC_VFSD_READDIR_ABI_ID;
		return served->readdir != NULL;
	case IPC_VFSD_OP_UNLINK:
		facts->abi_id = IPC_VFSD_UNLINK_ABI_ID;
		return served->unlink != NULL;
	case IPC_VFSD_OP_RENAME:
		facts->abi_id = IPC_VFSD_RENAME_ABI_ID;
		return served->rename != NULL;
	case IPC_VFSD_OP_LINK:
		facts->abi_id = IPC_VFSD_LINK_ABI_ID;
		return served->link != NULL;
	case IPC_VFSD_OP_SYMLINK:
		facts->abi_id = IPC_VFSD_SYMLINK_ABI_ID;
		return served->symlink != NULL;
	case IPC_VFSD_OP_READLINK:
		facts->abi_id = IPC_VFSD_READLINK_ABI_ID;
		return served->readlink != NULL;
	case IPC_VFSD_OP_STAT:
		facts->abi_id = IPC_VFSD_STAT_ABI_ID;
		return served->stat != NULL;
	case IPC_VFSD_OP_UPDATE_METADATA:
		facts->abi_id = IPC_VFSD_UPDATE_METADATA_ABI_ID;
		return served->update_metadata != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_vfsd_binding(const struct ipc_vfsd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_VFSD_OPS_FIRST;
	binding.last = IPC_VFSD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_vfsd_scratch);
	return binding;
}

void ipc_vfsd_serve(const struct ipc_vfsd_handlers *handlers, void *context,
                    union ipc_vfsd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_vfsd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
