/* SPDX-License-Identifier: ISC */
/* Children that break the rules of the connection. Whoever is to die of it waits for its death; an
 * exit code is told only by those that live. Static, as every child is. */
#include <stdint.h>
#include <string.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <linux/sockios.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/wire/wire.h"

#include "child.h"
#include "frame.h"
#include "shim.h"

/* A packet as large as this, of which the first part is a call. */
struct packet {
	struct ipc_frame_request frame;
	uint8_t payload[8192];
};

static struct packet packet;

static void send_bytes(size_t payload)
{
	(void)send(IPC_HOST_DESCRIPTOR, &packet, sizeof(packet.frame) + payload, MSG_NOSIGNAL);
}

/* A CALL that says `out_len` and brings `payload` bytes. */
static void send_call(uint64_t out_len, size_t payload)
{
	packet.frame.number = IPC_SYSCALL_CALL;
	packet.frame.arguments[0] = CHILD_SLOT_ENDPOINT;
	packet.frame.arguments[2] = out_len;
	packet.frame.arguments[4] = IPC_MESSAGE_BYTES_MAX;
	send_bytes(payload);
}

static void send_query(void)
{
	packet.frame.number = IPC_SYSCALL_QUERY_LOCAL_CAP;
	packet.frame.arguments[0] = CHILD_SLOT_ENDPOINT;
	send_bytes(0);
}

static void send_recv(void)
{
	packet.frame.number = IPC_SYSCALL_RECV;
	packet.frame.arguments[0] = CHILD_SLOT_ENDPOINT;
	packet.frame.arguments[2] = IPC_MESSAGE_BYTES_MAX;
	send_bytes(0);
}

/* Returns once the broker has taken all that was sent. */
static void wait_until_taken(void)
{
	int unread = 1;

	while (unread > 0 && ioctl(IPC_HOST_DESCRIPTOR, SIOCOUTQ, &unread) == 0)
		(void)sched_yield();
}

/* Never reads what the broker answers, and never stops asking, one at a time. */
static void ask_for_ever(void)
{
	for (;;) {
		send_query();
		wait_until_taken();
	}
}

/* Calls with a descriptor beside each, which the broker must not keep. 0: all were answered. */
static int send_descriptors(void)
{
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	const int passed = STDERR_FILENO;
	struct iovec part = {&packet.frame, sizeof(packet.frame)};
	struct msghdr message;
	struct ipc_frame_result result;
	int i;

	packet.frame.number = IPC_SYSCALL_QUERY_LOCAL_CAP;
	packet.frame.arguments[0] = CHILD_SLOT_ENDPOINT;
	for (i = 0; i < 100; i++) {
		memset(&message, 0, sizeof(message));
		memset(&control, 0, sizeof(control));
		message.msg_iov = &part;
		message.msg_iovlen = 1;
		message.msg_control = &control;
		message.msg_controllen = sizeof(control);
		control.aligned.cmsg_level = SOL_SOCKET;
		control.aligned.cmsg_type = SCM_RIGHTS;
		control.aligned.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.aligned), &passed, sizeof(passed));
		if (sendmsg(IPC_HOST_DESCRIPTOR, &message, MSG_NOSIGNAL) < 0 ||
		    recv(IPC_HOST_DESCRIPTOR, &result, sizeof(result), 0) != sizeof(result) ||
		    result.status != IPC_RESULT_OK)
			return i + 1;
	}
	return 0;
}

/* Takes the page of a frame away from whoever else maps it. 0: it can't. */
static int shrink_page(void)
{
	const uint64_t arguments[6] = {CHILD_SLOT_FRAME, 0, 0, 0, 0, 0};
	int numbers[IPC_FRAME_DESCRIPTORS_MAX];
	struct ipc_host_descriptors pages = {numbers, IPC_FRAME_DESCRIPTORS_MAX};
	struct ipc_sys_result result;
	size_t len;

	if (ipc_host_begin(IPC_HOST_DESCRIPTOR, IPC_HOST_CALL_MAP, arguments) != IPC_RESULT_OK ||
	    ipc_host_receive(IPC_HOST_DESCRIPTOR, 0, &result, NULL, 0, &len, &pages) !=
	            IPC_RESULT_OK)
		return 1;
	if (pages.count != 1)
		return 2;
	return ftruncate(numbers[0], 0) == 0 ? 3 : 0;
}

int main(int argc, char **argv)
{
	const char *crime = argc > 1 ? argv[1] : "";

	if (strcmp(crime, "descriptors") == 0)
		return send_descriptors();
	if (strcmp(crime, "shrink") == 0)
		return shrink_page();
	if (strcmp(crime, "short") == 0) {
		(void)send(IPC_HOST_DESCRIPTOR, &packet, sizeof(packet.frame) - 1, MSG_NOSIGNAL);
	} else if (strcmp(crime, "empty") == 0) {
		(void)send(IPC_HOST_DESCRIPTOR, &packet, 0, MSG_NOSIGNAL);
	} else if (strcmp(crime, "cut") == 0) {
		send_call(32, 31);
	} else if (strcmp(crime, "long") == 0) {
		send_call(32, 33);
	} else if (strcmp(crime, "past a page") == 0) {
		send_call(IPC_FRAME_PAGE + 1, IPC_FRAME_PAGE + 1);
	} else if (strcmp(crime, "huge") == 0) {
		send_call(sizeof(packet.payload), sizeof(packet.payload));
	} else if (strcmp(crime, "payload") == 0) {
		packet.frame.number = IPC_SYSCALL_QUERY_LOCAL_CAP;
		send_bytes(1);
	} else if (strcmp(crime, "twice") == 0) {
		send_recv();
		send_recv();
	} else if (strcmp(crime, "again") == 0) {
		send_recv();
		wait_until_taken();
		send_recv();
	} else if (strcmp(crime, "unread") == 0) {
		ask_for_ever();
	} else if (strcmp(crime, "close") == 0) {
		(void)close(IPC_HOST_DESCRIPTOR);
	} else if (strcmp(crime, "shut") == 0) {
		(void)shutdown(IPC_HOST_DESCRIPTOR, SHUT_WR);
	} else {
		return 99;
	}
	for (;;)
		(void)pause();
}
