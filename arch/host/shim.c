/* SPDX-License-Identifier: ISC */
/* The system call of a Linux process: a packet to the broker, a packet back, on a descriptor that
 * was handed down. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/wire/wire.h"

#include "frame.h"
#include "shim.h"
#include "syscall_arch.h"

static _Thread_local int connection = -1;

/* Memory of this process that a call names. */
struct span {
	void *bytes;
	size_t size;
};

/* At most a page of it travels. */
static struct span span(uint64_t address, uint64_t size)
{
	struct span s;

	s.bytes = (void *)(uintptr_t)address;
	s.size = size < IPC_FRAME_PAGE ? (size_t)size : IPC_FRAME_PAGE;
	return s;
}

/* What a call sends beside its arguments. */
static struct span outgoing(uint64_t number, const uint64_t arguments[6])
{
	if (number == IPC_SYSCALL_CALL || number == IPC_SYSCALL_REPLY)
		return span(arguments[1], arguments[2]);
	return span(0, 0);
}

/* Where a call wants bytes. */
static struct span incoming(uint64_t number, const uint64_t arguments[6])
{
	if (number == IPC_SYSCALL_CALL)
		return span(arguments[3], arguments[4]);
	if (number == IPC_SYSCALL_RECV)
		return span(arguments[1], arguments[2]);
	return span(0, 0);
}

/* Whether as many bytes came as the result says. */
static bool consistent(uint64_t number, const struct ipc_sys_result *result, size_t len)
{
	if (result->status == IPC_RESULT_OK && number == IPC_SYSCALL_CALL)
		return len == result->value0;
	if (result->status == IPC_RESULT_OK && number == IPC_SYSCALL_RECV)
		return len == (result->value0 & UINT32_MAX);
	return len == 0;
}

void ipc_host_attach(int descriptor)
{
	connection = descriptor;
}

int ipc_host_connection(void)
{
	return connection;
}

uint32_t ipc_host_begin(int descriptor, uint64_t number, const uint64_t arguments[6])
{
	const struct span out = outgoing(number, arguments);
	struct ipc_frame_request frame;
	struct iovec parts[2];
	struct msghdr packet;
	ssize_t sent;

	frame.number = number;
	memcpy(frame.arguments, arguments, sizeof(frame.arguments));
	if (number == IPC_SYSCALL_CALL || number == IPC_SYSCALL_REPLY || number == IPC_SYSCALL_RECV)
		frame.arguments[1] = 0;
	if (number == IPC_SYSCALL_CALL)
		frame.arguments[3] = 0;
	parts[0].iov_base = &frame;
	parts[0].iov_len = sizeof(frame);
	parts[1].iov_base = out.bytes;
	parts[1].iov_len = out.size;
	memset(&packet, 0, sizeof(packet));
	packet.msg_iov = parts;
	packet.msg_iovlen = 2;
	do {
		sent = sendmsg(descriptor, &packet, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	if (sent < 0)
		return errno == EFAULT ? IPC_RESULT_INVALID_ARGUMENT : IPC_RESULT_PEER_GONE;
	return IPC_RESULT_OK;
}

/* Takes the descriptors of a packet, or closes what has no room. False: there was none. */
static bool take_descriptors(struct msghdr *packet, struct ipc_host_descriptors *descriptors)
{
	struct cmsghdr *part;
	bool fits = true;
	size_t room = descriptors->count;

	descriptors->count = 0;
	for (part = CMSG_FIRSTHDR(packet); part != NULL; part = CMSG_NXTHDR(packet, part)) {
		size_t size = part->cmsg_len - CMSG_LEN(0);
		size_t at;

		if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
			continue;
		for (at = 0; at < size; at += sizeof(int)) {
			int number;

			memcpy(&number, CMSG_DATA(part) + at, sizeof(number));
			if (descriptors->count < room) {
				descriptors->numbers[descriptors->count++] = number;
			} else {
				(void)close(number);
				fits = false;
			}
		}
	}
	return fits;
}

static void close_descriptors(struct ipc_host_descriptors *descriptors)
{
	while (descriptors != NULL && descriptors->count > 0)
		(void)close(descriptors->numbers[--descriptors->count]);
}

uint32_t ipc_host_receive(int descriptor, int flags, struct ipc_sys_result *result, void *bytes,
                          size_t cap, size_t *len, struct ipc_host_descriptors *descriptors)
{
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(IPC_FRAME_DESCRIPTORS_MAX * sizeof(int))];
	} control;
	struct ipc_frame_result frame;
	struct iovec parts[2];
	struct msghdr packet;
	ssize_t got;
	bool fits = true;

	parts[0].iov_base = &frame;
	parts[0].iov_len = sizeof(frame);
	parts[1].iov_base = bytes;
	parts[1].iov_len = cap;
	do {
		memset(&packet, 0, sizeof(packet));
		packet.msg_iov = parts;
		packet.msg_iovlen = 2;
		if (descriptors != NULL) {
			packet.msg_control = &control;
			packet.msg_controllen = sizeof(control);
		}
		got = recvmsg(descriptor, &packet, flags | MSG_CMSG_CLOEXEC);
	} while (got < 0 && errno == EINTR);
	if (got < 0 && (flags & MSG_DONTWAIT) != 0 && errno == EAGAIN)
		return IPC_RESULT_RETRY;
	if (got < 0)
		return errno == EFAULT ? IPC_RESULT_INTERNAL : IPC_RESULT_PEER_GONE;
	if (descriptors != NULL)
		fits = take_descriptors(&packet, descriptors);
	if (got == 0)
		return IPC_RESULT_PEER_GONE;
	if (!fits || (packet.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 || (size_t)got < sizeof(frame) ||
	    frame.status > UINT32_MAX) {
		close_descriptors(descriptors);
		return IPC_RESULT_INTERNAL;
	}
	result->status = frame.status;
	result->value0 = frame.value0;
	result->value1 = frame.value1;
	*len = (size_t)got - sizeof(frame);
	return IPC_RESULT_OK;
}

/* Both forms of the second half. False: nothing has come yet. */
static bool finish(int descriptor, int flags, uint64_t number, const uint64_t arguments[6],
                   struct ipc_sys_result *result)
{
	const struct span in = incoming(number, arguments);
	struct ipc_sys_result ended = {0, 0, 0};
	size_t len = 0;
	uint32_t status = ipc_host_receive(descriptor, flags, &ended, in.bytes, in.size, &len, NULL);

	if (status == IPC_RESULT_RETRY)
		return false;
	if (status == IPC_RESULT_OK && !consistent(number, &ended, len))
		status = IPC_RESULT_INTERNAL;
	if (status != IPC_RESULT_OK) {
		ended.status = status;
		ended.value0 = 0;
		ended.value1 = 0;
	}
	*result = ended;
	return true;
}

struct ipc_sys_result ipc_host_finish(int descriptor, uint64_t number, const uint64_t arguments[6])
{
	struct ipc_sys_result result = {IPC_RESULT_INTERNAL, 0, 0};

	(void)finish(descriptor, 0, number, arguments, &result);
	return result;
}

bool ipc_host_try_finish(int descriptor, uint64_t number, const uint64_t arguments[6],
                         struct ipc_sys_result *result)
{
	return finish(descriptor, MSG_DONTWAIT, number, arguments, result);
}

struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6])
{
	struct ipc_sys_result result = {IPC_RESULT_PEER_GONE, 0, 0};

	if (connection < 0)
		return result;
	result.status = ipc_host_begin(connection, number, arguments);
	return result.status == IPC_RESULT_OK ? ipc_host_finish(connection, number, arguments) : result;
}
