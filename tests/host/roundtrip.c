/* SPDX-License-Identifier: ISC */
/*
 * How long a CALL takes through the broker, against the same bytes there and back over a bare socket
 * between two processes: medians of several batches, taken in turns. argv[1]: this program, which is
 * its own server.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/transport.h"

#include "stage.h"

enum {
	BATCHES = 15,
	ROUNDS = 2000,
	/* Slot of the server that holds the endpoint. */
	SLOT_SERVED = 4,
	SLOT_ENDPOINT = IPC_HOST_SLOT_FREE,
	SLOT_PROCESS,
	SLOT_GRANT,
};

static const struct ipc_window none = {0, 0};
static uint8_t out[IPC_MESSAGE_BYTES_MAX];
static uint8_t in[IPC_MESSAGE_BYTES_MAX];

static double now(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static _Noreturn void fail(const char *what)
{
	(void)fprintf(stderr, "roundtrip: %s\n", what);
	exit(1);
}

/* Sends back what it receives. */
static int serve(void)
{
	struct ipc_delivery delivery;

	for (;;) {
		if (ipc_transport_recv(SLOT_SERVED, in, sizeof(in), none, &delivery) != IPC_RESULT_OK)
			return 1;
		if (ipc_transport_reply(delivery.token, delivery.in, delivery.in_len) != IPC_RESULT_OK)
			return 1;
	}
}

static void start_server(const char *path)
{
	static struct stage_kernel kernel;
	static const char *const arguments[] = {"roundtrip", NULL};
	static const struct stage_cap cap = {SLOT_SERVED, SLOT_ENDPOINT, IPC_RIGHT_RECEIVE};
	const struct stage stage = {
		.path = path,
		.arguments = arguments,
		.slot_count = 16,
		.caps = &cap,
		.cap_count = 1,
		.process_slot = SLOT_PROCESS,
		.grant_slot = SLOT_GRANT,
	};

	stage_kernel_init(&kernel, IPC_HOST_SLOT_KERNEL);
	if (stage_endpoint(&kernel, SLOT_ENDPOINT) != IPC_RESULT_OK ||
	    stage_run(&kernel, &stage, NULL) != IPC_RESULT_OK)
		fail("no server");
}

/* A process that sends back what it receives on a bare socket. */
static int start_bare(void)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0)
		fail("no socket");
	switch (fork()) {
	case -1:
		fail("no process");
	case 0:
		(void)close(IPC_HOST_DESCRIPTOR);
		(void)close(ends[0]);
		for (;;) {
			const ssize_t got = recv(ends[1], in, sizeof(in), 0);

			if (got <= 0 || send(ends[1], in, (size_t)got, MSG_NOSIGNAL) != got)
				_exit(0);
		}
	default:
		(void)close(ends[1]);
		return ends[0];
	}
}

/* Microseconds of one round trip. */
static double measure_calls(size_t size)
{
	const double start = now();
	size_t in_len;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		if (ipc_transport_call(SLOT_ENDPOINT, out, size, in, sizeof(in), none, &in_len) !=
		            IPC_RESULT_OK ||
		    in_len != size)
			fail("a call failed");
	}
	return (now() - start) / ROUNDS;
}

static double measure_bare(int end, size_t size)
{
	const double start = now();
	int i;

	for (i = 0; i < ROUNDS; i++) {
		if (send(end, out, size, 0) != (ssize_t)size ||
		    recv(end, in, sizeof(in), 0) != (ssize_t)size)
			fail("the bare socket failed");
	}
	return (now() - start) / ROUNDS;
}

static int ascending(const void *left, const void *right)
{
	const double *a = left;
	const double *b = right;

	return (*a > *b) - (*a < *b);
}

static double median(double *values)
{
	qsort(values, BATCHES, sizeof(*values), ascending);
	return values[BATCHES / 2];
}

static void compare(int end, size_t size)
{
	double calls[BATCHES];
	double bare[BATCHES];
	double of_calls;
	double of_bare;
	int i;

	for (i = 0; i < BATCHES; i++) {
		calls[i] = measure_calls(size);
		bare[i] = measure_bare(end, size);
	}
	of_calls = median(calls);
	of_bare = median(bare);
	(void)printf("%4zu bytes: CALL %6.2f us, bare socket %6.2f us, ratio %.2f\n", size, of_calls,
	             of_bare, of_calls / of_bare);
}

int main(int argc, char **argv)
{
	int end;

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	if (argc < 2)
		return serve();
	start_server(argv[1]);
	end = start_bare();
	compare(end, 64);
	compare(end, IPC_MESSAGE_BYTES_MAX);
	(void)close(end);
	(void)wait(NULL);
	return 0;
}
