/* SPDX-License-Identifier: ISC */
/*
 * Calls are served in the order in which they were made, whichever process made them. Two children
 * hand their connections over to this program, the first process, which calls on both and sees what
 * arrives first. argv[1]: the program holder of tests/transport/.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "ipc/host.h"
#include "ipc/transport.h"

#include "shim.h"
#include "stage.h"

enum {
	SLOT_ENDPOINT = IPC_HOST_SLOT_FREE,
	SLOT_GRANT,
	/* One for each child. */
	SLOT_PROCESS,
	/* Slot of a child that holds the endpoint. */
	SLOT_OF_CHILD = 4,
	CHILDREN = 2,
	ROUNDS = 3000,
};

static const struct ipc_window none = {0, 0};
static const char *holder_path;
static struct stage_kernel kernel;
static int listener;
static char name[32];
/* To the broker, of each child; and to the child itself, which lives as long as it is open. */
static int connections[CHILDREN];
static int holders[CHILDREN];

/* At an abstract name that ends with this process. */
static void listen_for_children(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	size_t len;

	(void)snprintf(name, sizeof(name), "libipc-order-%ld", (long)getpid());
	len = strlen(name);
	memcpy(address.sun_path + 1, name, len);
	listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	assert_true(listener >= 0);
	len += offsetof(struct sockaddr_un, sun_path) + 1;
	assert_int_equal(bind(listener, (const struct sockaddr *)&address, (socklen_t)len), 0);
	assert_int_equal(listen(listener, CHILDREN), 0);
}

/* The connection that a child sends beside one byte. */
static int take_connection(int holder)
{
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	char byte;
	struct iovec part = {&byte, sizeof(byte)};
	struct msghdr packet;
	int connection;

	memset(&packet, 0, sizeof(packet));
	packet.msg_iov = &part;
	packet.msg_iovlen = 1;
	packet.msg_control = &control;
	packet.msg_controllen = sizeof(control);
	assert_int_equal(recvmsg(holder, &packet, MSG_CMSG_CLOEXEC), sizeof(byte));
	assert_int_equal(packet.msg_controllen, sizeof(control));
	memcpy(&connection, CMSG_DATA(&control.aligned), sizeof(connection));
	return connection;
}

static void start_child(uint32_t number)
{
	static const struct stage_cap cap = {SLOT_OF_CHILD, SLOT_ENDPOINT, IPC_RIGHT_SEND};
	const char *const arguments[] = {"holder", name, NULL};
	const struct stage stage = {
		.path = holder_path,
		.arguments = arguments,
		.slot_count = 8,
		.caps = &cap,
		.cap_count = 1,
		.process_slot = SLOT_PROCESS + number,
		.grant_slot = SLOT_GRANT,
	};

	assert_int_equal(stage_run(&kernel, &stage, NULL), IPC_RESULT_OK);
	holders[number] = accept(listener, NULL, NULL);
	assert_true(holders[number] >= 0);
	connections[number] = take_connection(holders[number]);
}

/* One request of a child, which holds the child's number. */
static void answer_one(uint8_t expected)
{
	struct ipc_delivery delivery;
	uint8_t in[8];

	assert_int_equal(ipc_transport_recv(SLOT_ENDPOINT, in, sizeof(in), none, &delivery),
	                 IPC_RESULT_OK);
	assert_int_equal(in[0], expected);
	assert_int_equal(ipc_transport_reply(delivery.token, in, 1), IPC_RESULT_OK);
}

/* A call that is over at once: the broker has just served this child. */
static void query(uint32_t child)
{
	const uint64_t arguments[6] = {SLOT_OF_CHILD};
	const int connection = connections[child];

	assert_int_equal(ipc_host_begin(connection, IPC_SYSCALL_QUERY_LOCAL_CAP, arguments),
	                 IPC_RESULT_OK);
	assert_int_equal(ipc_host_finish(connection, IPC_SYSCALL_QUERY_LOCAL_CAP, arguments).status,
	                 IPC_RESULT_OK);
}

static void calls_are_served_in_the_order_in_which_they_were_made(void **state)
{
	static const uint8_t numbers[CHILDREN] = {0, 1};
	uint8_t in[CHILDREN][8];
	uint32_t round;
	uint32_t i;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		uint64_t arguments[CHILDREN][6];
		const uint32_t first = round % CHILDREN;

		query(1 - first);
		for (i = 0; i < CHILDREN; i++) {
			const uint32_t child = (first + i) % CHILDREN;

			memset(arguments[child], 0, sizeof(arguments[child]));
			arguments[child][0] = SLOT_OF_CHILD;
			arguments[child][1] = (uintptr_t)&numbers[child];
			arguments[child][2] = 1;
			arguments[child][3] = (uintptr_t)in[child];
			arguments[child][4] = sizeof(in[child]);
			assert_int_equal(ipc_host_begin(connections[child], IPC_SYSCALL_CALL,
			                                arguments[child]),
			                 IPC_RESULT_OK);
		}
		answer_one((uint8_t)first);
		answer_one((uint8_t)(1 - first));
		for (i = 0; i < CHILDREN; i++) {
			const struct ipc_sys_result result = ipc_host_finish(
				connections[i], IPC_SYSCALL_CALL, arguments[i]);

			assert_int_equal(result.status, IPC_RESULT_OK);
			assert_int_equal(in[i][0], i);
		}
	}
}

static int open_children(void **state)
{
	(void)state;
	stage_kernel_init(&kernel, IPC_HOST_SLOT_KERNEL);
	assert_int_equal(stage_endpoint(&kernel, SLOT_ENDPOINT), IPC_RESULT_OK);
	listen_for_children();
	for (uint32_t i = 0; i < CHILDREN; i++)
		start_child(i);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calls_are_served_in_the_order_in_which_they_were_made),
	};

	if (argc != 2)
		return 1;
	holder_path = argv[1];
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	return cmocka_run_group_tests_name("order", tests, open_children, NULL);
}
