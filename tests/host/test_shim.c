/* SPDX-License-Identifier: ISC */
/* The shim alone: this program holds both ends of the connection and plays the broker by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ipc/host.h"
#include "ipc/transport.h"

#include "frame.h"
#include "shim.h"

/* [0] is the process's end, [1] the broker's. */
static int ends[2];

static int open_connection(void **state)
{
	(void)state;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return -1;
	ipc_host_attach(ends[0]);
	return 0;
}

static int close_connection(void **state)
{
	(void)state;
	(void)close(ends[0]);
	(void)close(ends[1]);
	return 0;
}

/* A result as the broker sends it: `payload` bytes 0xA5 behind it, `descriptors` copies of an end
 * beside it. Answers wait in the socket until the call is made. */
static void answer(uint64_t status, uint64_t value0, uint64_t value1, size_t payload,
                   size_t descriptors)
{
	struct ipc_frame_result fixed = {status, value0, value1};
	uint8_t bytes[IPC_FRAME_PAGE + 8];
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(IPC_FRAME_DESCRIPTORS_MAX * sizeof(int))];
	} control;
	struct iovec parts[2] = {{&fixed, sizeof(fixed)}, {bytes, payload}};
	struct msghdr message;
	size_t i;

	memset(bytes, 0xA5, sizeof(bytes));
	memset(&message, 0, sizeof(message));
	message.msg_iov = parts;
	message.msg_iovlen = 2;
	if (descriptors > 0) {
		memset(&control, 0, sizeof(control));
		message.msg_control = &control;
		message.msg_controllen = CMSG_SPACE(descriptors * sizeof(int));
		control.aligned.cmsg_level = SOL_SOCKET;
		control.aligned.cmsg_type = SCM_RIGHTS;
		control.aligned.cmsg_len = CMSG_LEN(descriptors * sizeof(int));
		for (i = 0; i < descriptors; i++)
			memcpy(CMSG_DATA(&control.aligned) + i * sizeof(int), &ends[1], sizeof(int));
	}
	assert_int_equal(sendmsg(ends[1], &message, 0), sizeof(fixed) + payload);
}

/* The packet that the shim sent. */
struct sent {
	struct ipc_frame_request frame;
	uint8_t payload[IPC_FRAME_PAGE + 8];
};

static size_t take(struct sent *sent)
{
	const ssize_t got = recv(ends[1], sent, sizeof(*sent), MSG_DONTWAIT);

	assert_true(got >= (ssize_t)sizeof(sent->frame));
	return (size_t)got - sizeof(sent->frame);
}

static int open_descriptors(void)
{
	int count = 0;
	int number;

	for (number = 0; number < 256; number++)
		count += fcntl(number, F_GETFD) >= 0;
	return count;
}

static const struct ipc_window window = {8, 4};

static void a_call_is_one_packet_without_pointers(void **state)
{
	const uint8_t out[5] = {1, 2, 3, 4, 5};
	uint8_t in[16] = {0};
	size_t in_len = 0;
	struct sent sent;

	(void)state;
	answer(IPC_RESULT_OK, 3, 0, 3, 0);
	assert_int_equal(ipc_transport_call(7, out, 5, in, 16, window, &in_len), IPC_RESULT_OK);
	assert_int_equal(in_len, 3);
	assert_int_equal(in[2], 0xA5);
	assert_int_equal(in[3], 0);
	assert_int_equal(take(&sent), 5);
	assert_int_equal(sent.frame.number, 0x40);
	assert_int_equal(sent.frame.arguments[0], 7);
	assert_int_equal(sent.frame.arguments[1], 0);
	assert_int_equal(sent.frame.arguments[2], 5);
	assert_int_equal(sent.frame.arguments[3], 0);
	assert_int_equal(sent.frame.arguments[4], 16);
	assert_int_equal(sent.frame.arguments[5], UINT64_C(0x400000008));
	assert_memory_equal(sent.payload, out, 5);
}

static void recv_and_reply_are_packets_too(void **state)
{
	const uint8_t out[2] = {9, 8};
	uint8_t in[16] = {0};
	struct ipc_delivery delivery;
	struct sent sent;

	(void)state;
	answer(IPC_RESULT_OK, UINT64_C(0x600000002), 77, 2, 0);
	assert_int_equal(ipc_transport_recv(IPC_SLOT_ANY, in, 16, window, &delivery), IPC_RESULT_OK);
	assert_int_equal(delivery.token, 77);
	assert_int_equal(delivery.slot, 6);
	assert_int_equal(delivery.in_len, 2);
	assert_int_equal(take(&sent), 0);
	assert_int_equal(sent.frame.number, 0x41);
	assert_int_equal(sent.frame.arguments[0], UINT64_C(0xFFFFFFFF));
	assert_int_equal(sent.frame.arguments[1], 0);
	assert_int_equal(sent.frame.arguments[2], 16);

	answer(IPC_RESULT_NOT_FOUND, 0, 0, 0, 0);
	assert_int_equal(ipc_transport_reply(77, out, 2), IPC_RESULT_NOT_FOUND);
	assert_int_equal(take(&sent), 2);
	assert_int_equal(sent.frame.number, 0x42);
	assert_int_equal(sent.frame.arguments[0], 77);
	assert_int_equal(sent.frame.arguments[1], 0);
	assert_memory_equal(sent.payload, out, 2);
}

/* The broker has to refuse what is over a page, so it has to hear of it. */
static void of_a_long_message_a_page_travels(void **state)
{
	static uint8_t out[3 * IPC_FRAME_PAGE];
	uint8_t in[16];
	size_t in_len = 0;
	struct sent sent;

	(void)state;
	answer(IPC_RESULT_TOO_LARGE, 0, 0, 0, 0);
	assert_int_equal(ipc_transport_call(7, out, sizeof(out), in, 16, window, &in_len),
	                 IPC_RESULT_TOO_LARGE);
	assert_int_equal(take(&sent), IPC_FRAME_PAGE);
	assert_int_equal(sent.frame.arguments[2], sizeof(out));
}

/* Answers that no broker gives. */
static void a_malformed_answer_is_internal(void **state)
{
	static const struct {
		uint64_t status;
		uint64_t value0;
		size_t payload;
		size_t descriptors;
	} rows[] = {
		/* More bytes than it says, fewer, more than there is room for. */
		{IPC_RESULT_OK, 3, 4, 0},
		{IPC_RESULT_OK, 4, 3, 0},
		{IPC_RESULT_OK, 17, 17, 0},
		{IPC_RESULT_OK, UINT64_C(0x100000003), 3, 0},
		/* Bytes beside a failure. */
		{IPC_RESULT_BAD_SLOT, 0, 1, 0},
		/* A status that is none. */
		{UINT64_C(0x100000000), 0, 0, 0},
		/* Descriptors that nobody asked for. */
		{IPC_RESULT_OK, 3, 3, 1},
	};
	const uint8_t out[5] = {0};
	uint8_t in[16];
	const int before = open_descriptors();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t in_len = 0;

		answer(rows[i].status, rows[i].value0, 0, rows[i].payload, rows[i].descriptors);
		assert_int_equal(ipc_transport_call(7, out, 5, in, 16, window, &in_len),
		                 IPC_RESULT_INTERNAL);
		assert_int_equal(open_descriptors(), before);
	}
}

static void a_short_answer_is_internal(void **state)
{
	const uint8_t bytes[sizeof(struct ipc_frame_result) - 1] = {0};
	struct ipc_local_cap cap;

	(void)state;
	assert_int_equal(send(ends[1], bytes, sizeof(bytes), 0), sizeof(bytes));
	assert_int_equal(ipc_transport_query_local_cap(1, &cap), IPC_RESULT_INTERNAL);
}

static void a_dead_broker_is_peer_gone(void **state)
{
	struct ipc_local_cap cap;
	struct ipc_host_counts counts;
	size_t size;
	uint32_t status = 0;

	(void)state;
	(void)close(ends[1]);
	assert_int_equal(ipc_transport_query_local_cap(1, &cap), IPC_RESULT_PEER_GONE);
	assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_PEER_GONE);
	assert_null(ipc_host_map(1, &size, &status));
	assert_int_equal(status, IPC_RESULT_PEER_GONE);
}

/* It dies after it took the call. */
static void a_broker_that_dies_within_a_call_is_peer_gone(void **state)
{
	const uint64_t arguments[6] = {1, 0, 0, 0, 0, 0};

	(void)state;
	assert_int_equal(ipc_host_begin(ends[0], IPC_SYSCALL_QUERY_LOCAL_CAP, arguments),
	                 IPC_RESULT_OK);
	(void)close(ends[1]);
	assert_int_equal(ipc_host_finish(ends[0], IPC_SYSCALL_QUERY_LOCAL_CAP, arguments).status,
	                 IPC_RESULT_PEER_GONE);
}

static void without_a_connection_all_is_peer_gone(void **state)
{
	struct ipc_local_cap cap;
	size_t size;
	uint32_t status = 0;

	(void)state;
	ipc_host_attach(-1);
	assert_int_equal(ipc_transport_query_local_cap(1, &cap), IPC_RESULT_PEER_GONE);
	assert_null(ipc_host_map(1, &size, &status));
	assert_int_equal(status, IPC_RESULT_PEER_GONE);
}

static void two_halves_make_a_call(void **state)
{
	const uint64_t arguments[6] = {1, 0, 0, 0, 0, 0};
	struct ipc_sys_result result = {99, 0, 0};

	(void)state;
	assert_int_equal(ipc_host_begin(ends[0], IPC_SYSCALL_QUERY_LOCAL_CAP, arguments),
	                 IPC_RESULT_OK);
	assert_false(ipc_host_try_finish(ends[0], IPC_SYSCALL_QUERY_LOCAL_CAP, arguments, &result));
	assert_int_equal(result.status, 99);
	answer(IPC_RESULT_OK, 5, 6, 0, 0);
	assert_true(ipc_host_try_finish(ends[0], IPC_SYSCALL_QUERY_LOCAL_CAP, arguments, &result));
	assert_int_equal(result.status, IPC_RESULT_OK);
	assert_int_equal(result.value0, 5);
	assert_int_equal(result.value1, 6);
}

/* What a frame brings must be as many pages as it says; none stays open. */
static void a_frame_of_other_pages_is_internal(void **state)
{
	const int before = open_descriptors();
	size_t size;
	uint32_t status = 0;

	(void)state;
	answer(IPC_RESULT_OK, 3, 0, 0, 2);
	assert_null(ipc_host_map(1, &size, &status));
	assert_int_equal(status, IPC_RESULT_INTERNAL);
	answer(IPC_RESULT_OK, 0, 0, 0, 0);
	assert_null(ipc_host_map(1, &size, &status));
	assert_int_equal(status, IPC_RESULT_INTERNAL);
	/* A socket is no page: Linux refuses to map it. */
	answer(IPC_RESULT_OK, 2, 0, 0, 2);
	assert_null(ipc_host_map(1, &size, &status));
	assert_int_equal(status, IPC_RESULT_EXHAUSTED);
	assert_int_equal(open_descriptors(), before);
}

static void answer_late(int number)
{
	const struct ipc_frame_result fixed = {IPC_RESULT_OK, 1, 0};

	(void)number;
	if (send(ends[1], &fixed, sizeof(fixed), 0) != sizeof(fixed))
		abort();
}

/* The handler of the signal sends the answer, so the call can't end before it was interrupted. */
static void a_signal_does_not_end_a_call(void **state)
{
	const struct itimerval soon = {.it_value = {.tv_usec = 10000}};
	struct sigaction action;
	struct ipc_local_cap cap;

	(void)state;
	memset(&action, 0, sizeof(action));
	action.sa_handler = answer_late;
	assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
	assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
	assert_int_equal(ipc_transport_query_local_cap(1, &cap), IPC_RESULT_OK);
	assert_int_equal(cap.rights, 1);
}

#define shim_test(test) cmocka_unit_test_setup_teardown(test, open_connection, close_connection)

int main(void)
{
	const struct CMUnitTest tests[] = {
		shim_test(a_call_is_one_packet_without_pointers),
		shim_test(recv_and_reply_are_packets_too),
		shim_test(of_a_long_message_a_page_travels),
		shim_test(a_malformed_answer_is_internal),
		shim_test(a_short_answer_is_internal),
		shim_test(a_dead_broker_is_peer_gone),
		shim_test(a_broker_that_dies_within_a_call_is_peer_gone),
		shim_test(without_a_connection_all_is_peer_gone),
		shim_test(two_halves_make_a_call),
		shim_test(a_frame_of_other_pages_is_internal),
		shim_test(a_signal_does_not_end_a_call),
	};

	return cmocka_run_group_tests_name("shim", tests, NULL, NULL);
}
