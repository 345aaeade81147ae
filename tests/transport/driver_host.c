/* SPDX-License-Identifier: ISC */
/*
 * The real broker: this program is its first process, and children are real Linux processes
 * (holder.c) whose connections have been handed to this one. So one thread has a call under way on
 * each, over the library's own shim.
 *
 * `begin` must not return before the broker has the call. The broker serves packets in the order in
 * which they were sent, so it has it once it has answered two later calls on another connection.
 */
#include <assert.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/transport.h"
#include "shim.h"

#include "../host/elf_file.h"
#include "driver.h"
#include "holder.h"
#include "scene.h"

enum {
	/* Milliseconds after which something that must happen is given up. */
	PATIENCE = 10000,
	STACK_SIZE = 0x10000,
};

#define STACK_BASE UINT64_C(0x700000000000)

static struct {
	/* To the broker; -1 where there is no such process. */
	int connection;
	/* To holder.c. */
	int holder;
	uint64_t number;
	uint64_t arguments[6];
	/* Exactly as large as the process takes. */
	uint8_t *in;
} processes[PROCESSES_MAX];

static struct {
	int listener;
	char name[64];
	char arguments[96];
	struct elf_file elf;
	struct image image;
} children;

static bool readable(int descriptor)
{
	struct pollfd wait = {.fd = descriptor, .events = POLLIN};

	return poll(&wait, 1, PATIENCE) == 1;
}

/* An abstract name that ends with this process. */
static void listen_for_holders(void)
{
	struct sockaddr_un address;
	size_t len;

	(void)snprintf(children.name, sizeof(children.name), "libipc-transport-%ld",
	               (long)getpid());
	len = strlen(children.name);
	memset(&address, 0, sizeof(address));
	address.sun_family = AF_UNIX;
	memcpy(address.sun_path + 1, children.name, len);
	children.listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (children.listener < 0 ||
	    bind(children.listener, (const struct sockaddr *)&address,
	         (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + len)) != 0 ||
	    listen(children.listener, PROCESSES_MAX) != 0) {
		perror("transport-host: no socket for children");
		exit(1);
	}
}

static void make_image(const char *path)
{
	struct image *image = &children.image;
	struct elf_file *elf = &children.elf;

	if (elf_open(elf, path) != IPC_RESULT_OK || elf->count >= IMAGE_PARTS_MAX) {
		(void)fprintf(stderr, "transport-host: %s is no static program\n", path);
		exit(1);
	}
	for (size_t i = 0; i < elf->count; i++) {
		image->ranges[i].address = elf->segments[i].address;
		image->ranges[i].size = elf->segments[i].size;
		image->ranges[i].access = elf->segments[i].access;
		image->parts[i].address = elf->segments[i].data_address;
		image->parts[i].data = elf->segments[i].data;
		image->parts[i].size = (size_t)elf->segments[i].data_size;
	}
	image->part_count = elf->count;
	image->ranges[elf->count].address = STACK_BASE;
	image->ranges[elf->count].size = STACK_SIZE;
	image->ranges[elf->count].access = IPC_KERNEL_CONTROL_PAGE_ACCESS_READ |
	                                   IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE;
	image->range_count = elf->count + (size_t)1;
	image->entry_point = elf->entry_point;
	image->stack_top = STACK_BASE + STACK_SIZE;
	image->arguments = children.arguments;
	image->arguments_size = (uint16_t)(1 + snprintf(children.arguments,
	                                                sizeof(children.arguments), "holder%c%s",
	                                                '\0', children.name));
	image->arguments_count = 2;
}

/* argv[1] is the path of holder.c's program. */
static void host_open(int argc, char **argv)
{
	if (argc < 2) {
		(void)fputs("usage: ipc-broker transport-host HOLDER\n", stderr);
		exit(1);
	}
	for (size_t i = 0; i < PROCESSES_MAX; i++) {
		processes[i].connection = -1;
		processes[i].holder = -1;
	}
	processes[ROOT].connection = IPC_HOST_DESCRIPTOR;
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	listen_for_holders();
	make_image(argv[1]);
}

static void host_close(void)
{
	free(processes[ROOT].in);
	elf_close(&children.elf);
	(void)close(children.listener);
}

static const struct image *host_image(void)
{
	return &children.image;
}

/* The descriptor that comes beside one byte; -1 if none does. */
static int take_connection(int holder)
{
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	char byte;
	struct iovec part = {&byte, sizeof(byte)};
	struct msghdr packet;
	int connection = -1;

	memset(&packet, 0, sizeof(packet));
	packet.msg_iov = &part;
	packet.msg_iovlen = 1;
	packet.msg_control = &control;
	packet.msg_controllen = sizeof(control);
	if (readable(holder) &&
	    recvmsg(holder, &packet, MSG_CMSG_CLOEXEC) == (ssize_t)sizeof(byte) &&
	    CMSG_FIRSTHDR(&packet) != NULL)
		memcpy(&connection, CMSG_DATA(CMSG_FIRSTHDR(&packet)), sizeof(connection));
	return connection;
}

static void host_adopt(unsigned process)
{
	int holder = -1;

	if (readable(children.listener))
		holder = accept4(children.listener, NULL, NULL, SOCK_CLOEXEC);
	assert_true(holder >= 0);
	processes[process].holder = holder;
	processes[process].connection = take_connection(holder);
	assert_true(processes[process].connection >= 0);
}

/* The broker has served all that was sent before. */
static void settle(void)
{
	struct ipc_local_cap cap;

	for (int i = 0; i < 2; i++)
		assert_int_equal(ipc_transport_query_local_cap(SLOT_KERNEL, &cap), IPC_RESULT_OK);
}

static void host_begin(unsigned process, const struct call *call)
{
	const uint64_t window = call->window_base | (uint64_t)call->window_count << 32;
	uint64_t *arguments = processes[process].arguments;

	free(processes[process].in);
	processes[process].in = malloc(call->in_cap > 0 ? call->in_cap : 1);
	assert_non_null(processes[process].in);
	processes[process].number = call->number;
	memset(arguments, 0, sizeof(processes[process].arguments));
	arguments[0] = call->slot;
	switch (call->number) {
	case IPC_SYSCALL_CALL:
		arguments[1] = (uintptr_t)call->out;
		arguments[2] = call->out_len;
		arguments[3] = (uintptr_t)processes[process].in;
		arguments[4] = call->in_cap;
		arguments[5] = window;
		break;
	case IPC_SYSCALL_RECV:
		arguments[1] = (uintptr_t)processes[process].in;
		arguments[2] = call->in_cap;
		arguments[3] = window;
		break;
	case IPC_SYSCALL_REPLY:
		arguments[0] = call->token;
		arguments[1] = (uintptr_t)call->out;
		arguments[2] = call->out_len;
		break;
	default:
		break;
	}
	assert_int_equal(ipc_host_begin(processes[process].connection, call->number, arguments),
	                 IPC_RESULT_OK);
	/* ROOT is who settles; its own calls are waited for at once. */
	if (process != ROOT)
		settle();
}

static bool host_finish(unsigned process, bool wait, struct answer *answer)
{
	struct ipc_sys_result result;

	if (wait && !readable(processes[process].connection))
		return false;
	/* An answer of another process's call may be on its way behind that call's own. */
	if (!wait && process != ROOT)
		settle();
	if (!ipc_host_try_finish(processes[process].connection, processes[process].number,
	                         processes[process].arguments, &result))
		return false;
	answer->status = result.status;
	answer->value0 = result.value0;
	answer->value1 = result.value1;
	if (result.status == IPC_RESULT_OK && (processes[process].number == IPC_SYSCALL_CALL ||
	                                       processes[process].number == IPC_SYSCALL_RECV))
		memcpy(answer->bytes, processes[process].in, (uint32_t)result.value0);
	return true;
}

/* The connection hangs up when the broker has seen that the process has ended. */
static void host_end(unsigned process, bool fault, int code)
{
	const struct holder_end end = {fault, code};
	struct pollfd gone = {.fd = processes[process].connection, .events = 0};

	assert_int_equal(send(processes[process].holder, &end, sizeof(end), MSG_NOSIGNAL),
	                 sizeof(end));
	assert_int_equal(poll(&gone, 1, PATIENCE), 1);
	assert_true((gone.revents & POLLHUP) != 0);
}

static void host_forget(unsigned process)
{
	(void)close(processes[process].connection);
	(void)close(processes[process].holder);
	free(processes[process].in);
	processes[process].connection = -1;
	processes[process].holder = -1;
	processes[process].in = NULL;
}

static void host_count(struct counts *counts)
{
	struct ipc_host_counts host;

	assert_int_equal(ipc_host_counts(&host), IPC_RESULT_OK);
	counts->processes = host.processes;
	counts->endpoints = host.endpoints;
	counts->capabilities = host.capabilities;
	counts->tokens = host.tokens;
	counts->grants = host.grants;
	counts->pages = host.pages;
	counts->descriptors = host.descriptors;
}

const struct driver driver = {
	.name = "host",
	.open = host_open,
	.close = host_close,
	.image = host_image,
	.adopt = host_adopt,
	.begin = host_begin,
	.finish = host_finish,
	.end = host_end,
	.forget = host_forget,
	.count = host_count,
};
