// SPDX-License-Identifier: ISC
/* Packets with the secret on their way through arch/host/calls.c. */
#include "packets.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "aside.h"
#include "broker.h"
#include "kernel.h"

static struct broker broker;
static int ends[2];
static bool was_cut_off;

struct packet {
	struct ipc_frame_request frame;
	uint8_t payload[IPC_HEADER_BYTES + SECRET_SIZE];
};

/* What calls.c asks of the rest of the broker. */

void child_cut_off(struct broker *self, struct child *child)
{
	(void)self;
	(void)child;
	was_cut_off = true;
}

const int *device_pages(const struct device *device, uint64_t base, uint64_t size)
{
	(void)device;
	(void)base;
	(void)size;
	return NULL;
}

void broker_counts(const struct broker *self, struct ipc_host_counts *counts)
{
	(void)self;
	memset(counts, 0, sizeof(*counts));
}

void packets_start(void)
{
	kernel_start();
	kernel_hand_to(broker_complete, &broker);
	memset(&broker, 0, sizeof(broker));
	was_cut_off = false;
	broker.core = kernel_core();
	for (uint32_t i = 0; i < 2; i++) {
		int pair[2];

		if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) != 0)
			abort();
		broker.children[i].pid = 1;
		broker.children[i].connection = pair[0];
		broker.children[i].process = i;
		broker.running[i] = &broker.children[i];
		ends[i] = pair[1];
	}
}

void packets_stop(void)
{
	for (uint32_t i = 0; i < 2; i++) {
		(void)close(broker.children[i].connection);
		(void)close(ends[i]);
	}
	kernel_stop();
}

bool packets_cut_off(void)
{
	return was_cut_off;
}

size_t packets_find(void)
{
	return aside_find(&broker, sizeof(broker));
}

/* Sends a system call with `len` bytes of payload, of which it says that there are `said`. */
static void send_packet(uint32_t who, uint64_t number, uint64_t first, size_t said, size_t len)
{
	struct packet packet;
	struct ipc_wire_header header;
	size_t written;

	memset(&packet, 0, sizeof(packet));
	packet.frame.number = number;
	packet.frame.arguments[0] = first;
	packet.frame.arguments[2] = number == IPC_SYSCALL_RECV ? 4096 : said;
	packet.frame.arguments[4] = 4096;
	ipc_wire_header_init(&header);
	header.version = IPC_WIRE_MESSAGE_VERSION;
	header.op = 0x1050;
	header.body_size = SECRET_SIZE;
	if (ipc_wire_header_pack(&header, packet.payload, sizeof(packet.payload), &written) != 0)
		abort();
	memcpy(packet.payload + IPC_HEADER_BYTES, secret, SECRET_SIZE);
	if (send(ends[who], &packet, sizeof(packet.frame) + len, 0) < 0)
		abort();
}

static void take_client(void)
{
	broker_receive(&broker, &broker.children[KERNEL_CLIENT]);
}

static void take_server(void)
{
	broker_receive(&broker, &broker.children[KERNEL_SERVER]);
}

static void send_call(void)
{
	send_packet(KERNEL_CLIENT, IPC_SYSCALL_CALL, KERNEL_SLOT, IPC_HEADER_BYTES + SECRET_SIZE,
	            IPC_HEADER_BYTES + SECRET_SIZE);
}

static void send_receive(void)
{
	send_packet(KERNEL_SERVER, IPC_SYSCALL_RECV, KERNEL_SLOT, 0, 0);
}

static void send_receive_to_caller(void)
{
	send_call();
	take_client();
	send_receive();
}

static void send_call_to_receiver(void)
{
	send_receive();
	take_server();
	send_call();
}

static void send_reply(void)
{
	struct ipc_frame_result result;

	send_receive_to_caller();
	take_server();
	if (recv(ends[KERNEL_SERVER], &result, sizeof(result), 0) < 0)
		abort();
	send_packet(KERNEL_SERVER, IPC_SYSCALL_REPLY, result.value1, IPC_HEADER_BYTES + SECRET_SIZE,
	            IPC_HEADER_BYTES + SECRET_SIZE);
}

static void send_nonsense(void)
{
	send_packet(KERNEL_CLIENT, IPC_SYSCALL_CALL, KERNEL_SLOT, IPC_HEADER_BYTES, IPC_HEADER_BYTES + SECRET_SIZE);
}

static void send_to_nobody(void)
{
	send_packet(KERNEL_CLIENT, IPC_SYSCALL_CALL, KERNEL_SLOT + 1, IPC_HEADER_BYTES + SECRET_SIZE,
	            IPC_HEADER_BYTES + SECRET_SIZE);
}

const struct packet_path packet_paths[] = {
	{"broker: a call that waits", send_call, take_client, true, false},
	{"broker: a receive that finds it", send_receive_to_caller, take_server, false, false},
	{"broker: a call to who waits", send_call_to_receiver, take_client, false, false},
	{"broker: a reply", send_reply, take_server, false, false},
	{"broker: a packet of another length", send_nonsense, take_client, false, true},
	{"broker: a call by an empty slot", send_to_nobody, take_client, false, false},
};
const size_t packet_path_count = sizeof(packet_paths) / sizeof(packet_paths[0]);
