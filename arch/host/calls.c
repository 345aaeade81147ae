/* SPDX-License-Identifier: ISC */
/* Packets of a child to system calls of the core, and completions of the core to packets. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "broker.h"
#include "ipc/bytes.h"

/* A packet as it came, and one byte to tell one that is too long. */
struct packet {
	struct ipc_frame_request frame;
	uint8_t payload[IPC_FRAME_PAGE + 1];
};

/* Sends a result. A child that leaves results unread until there is no room has broken the rules. */
static void send_result(struct broker *broker, struct child *child,
                        const struct ipc_frame_result *result, const void *bytes, size_t len,
                        const int *descriptors, size_t count)
{
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(IPC_FRAME_DESCRIPTORS_MAX * sizeof(int))];
	} control;
	struct ipc_frame_result fixed = *result;
	struct iovec parts[2];
	struct msghdr packet;

	parts[0].iov_base = &fixed;
	parts[0].iov_len = sizeof(fixed);
	parts[1].iov_base = (void *)(uintptr_t)bytes;
	parts[1].iov_len = len;
	memset(&packet, 0, sizeof(packet));
	packet.msg_iov = parts;
	packet.msg_iovlen = 2;
	if (count > 0) {
		memset(&control, 0, sizeof(control));
		packet.msg_control = &control;
		packet.msg_controllen = CMSG_SPACE(count * sizeof(int));
		control.aligned.cmsg_level = SOL_SOCKET;
		control.aligned.cmsg_type = SCM_RIGHTS;
		control.aligned.cmsg_len = CMSG_LEN(count * sizeof(int));
		memcpy(CMSG_DATA(&control.aligned), descriptors, count * sizeof(int));
	}
	child->calling = false;
	if (sendmsg(child->connection, &packet, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
		child_cut_off(broker, child);
}

void broker_complete(void *context, uint32_t process, const struct ipc_core_completion *completion)
{
	struct broker *broker = context;
	struct child *child = broker->running[process];
	struct ipc_frame_result result;

	/* Cut off, and on its way out. */
	if (child == NULL || child->connection < 0)
		return;
	result.status = completion->status;
	result.value0 = completion->value0;
	result.value1 = completion->value1;
	send_result(broker, child, &result, completion->bytes, completion->len, NULL, 0);
}

/* Answers what the broker does by itself. */
static void answer(struct broker *broker, struct child *child, uint32_t status, uint64_t value0,
                   const void *bytes, size_t len, const int *descriptors, size_t count)
{
	const struct ipc_frame_result result = {status, value0, 0};

	send_result(broker, child, &result, bytes, len, descriptors, count);
}

/* A slot by a register that is wider: 0, which names none, where it does not fit. */
static uint32_t slot_of(uint64_t argument)
{
	return argument <= UINT32_MAX ? (uint32_t)argument : 0;
}

static void map(struct broker *broker, struct child *child, uint64_t slot)
{
	const int *pages = NULL;
	uint64_t base = 0;
	uint64_t size = 0;
	uint32_t status =
		ipc_core_frame(broker->core, child->process, slot_of(slot), &base, &size);

	if (status == IPC_RESULT_OK) {
		pages = device_pages(&broker->device, base, size);
		status = pages == NULL ? IPC_RESULT_INTERNAL : IPC_RESULT_OK;
	}
	if (status == IPC_RESULT_OK) {
		const uint64_t count = size / IPC_FRAME_PAGE;

		answer(broker, child, status, count, NULL, 0, pages, (size_t)count);
	} else {
		answer(broker, child, status, 0, NULL, 0, NULL, 0);
	}
}

static void tell_counts(struct broker *broker, struct child *child)
{
	struct ipc_host_counts counts;

	if (child->process != broker->first) {
		answer(broker, child, IPC_RESULT_DENIED, 0, NULL, 0, NULL, 0);
		return;
	}
	broker_counts(broker, &counts);
	answer(broker, child, IPC_RESULT_OK, sizeof(counts), &counts, sizeof(counts), NULL, 0);
}

/* Bytes of `out` that belong to a call. */
static uint64_t payload_of(const struct ipc_frame_request *frame)
{
	if (frame->number != IPC_SYSCALL_CALL && frame->number != IPC_SYSCALL_REPLY)
		return 0;
	return frame->arguments[2] < IPC_FRAME_PAGE ? frame->arguments[2] : IPC_FRAME_PAGE;
}

/* Registers to a call of the core; numbers that it does not know stay unknown. */
static struct ipc_core_syscall call_of(const struct packet *packet)
{
	const uint64_t *a = packet->frame.arguments;
	struct ipc_core_syscall call;
	uint64_t window = 0;

	memset(&call, 0, sizeof(call));
	call.number = packet->frame.number <= UINT32_MAX ? (uint32_t)packet->frame.number : 0;
	call.slot = slot_of(a[0]);
	call.out = packet->payload;
	switch (call.number) {
	case IPC_SYSCALL_CALL:
		call.out_len = (size_t)a[2];
		call.in_cap = (size_t)a[4];
		window = a[5];
		break;
	case IPC_SYSCALL_RECV:
		call.in_cap = (size_t)a[2];
		window = a[3];
		break;
	case IPC_SYSCALL_REPLY:
		call.token = a[0];
		call.out_len = (size_t)a[2];
		break;
	default:
		break;
	}
	call.window_base = (uint32_t)window;
	call.window_count = (uint32_t)(window >> 32);
	return call;
}

static void serve(struct broker *broker, struct child *child, const struct packet *packet)
{
	const uint64_t number = packet->frame.number;

	child->calling = true;
	if (number == IPC_HOST_CALL_MAP) {
		map(broker, child, packet->frame.arguments[0]);
	} else if (number == IPC_HOST_CALL_COUNTS) {
		tell_counts(broker, child);
	} else {
		const struct ipc_core_syscall call = call_of(packet);

		ipc_core_syscall(broker->core, child->process, &call);
	}
}

void broker_receive(struct broker *broker, struct child *child)
{
	struct packet packet;
	uint8_t second;
	struct iovec whole = {&packet, sizeof(packet)};
	struct iovec more = {&second, sizeof(second)};
	struct mmsghdr messages[2];
	int count;

	/* No room for descriptors: Linux throws away what comes beside a packet. */
	memset(messages, 0, sizeof(messages));
	messages[0].msg_hdr.msg_iov = &whole;
	messages[0].msg_hdr.msg_iovlen = 1;
	messages[1].msg_hdr.msg_iov = &more;
	messages[1].msg_hdr.msg_iovlen = 1;
	count = recvmmsg(child->connection, messages, 2, MSG_DONTWAIT, NULL);
	if (count < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	/* It closed its end, or talks nonsense, or makes a call within a call. */
	if (count != 1 || child->calling || messages[0].msg_len < sizeof(packet.frame) ||
	    messages[0].msg_len != sizeof(packet.frame) + payload_of(&packet.frame))
		child_cut_off(broker, child);
	else
		serve(broker, child, &packet);
	/* Which messages hold secrets the broker can't know. */
	if (count > 0)
		ipc_bytes_wipe((uint8_t *)&packet, messages[0].msg_len);
}
