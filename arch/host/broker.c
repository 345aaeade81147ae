/* SPDX-License-Identifier: ISC */
/* ipc-broker: plays the kernel for a program and for the processes that it starts. */
#include "broker.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char usage[] =
	"usage: ipc-broker [--] PROGRAM [ARGUMENT...]\n"
	"\n"
	"Runs PROGRAM as the first process of a capability microkernel that this program plays:\n"
	"slots, rights, queues, tokens, and the processes that PROGRAM starts by messages to the\n"
	"kernel. PROGRAM is found as a shell finds it and keeps standard input, output and error.\n"
	"It talks over descriptor 3, which libipc-host takes: ipc_host_attach(3).\n"
	"\n"
	"When PROGRAM ends, whatever it started is killed, and its exit status is the broker's.\n"
	"\n"
	"Slots of the first process:\n"
	"  1  the kernel-control endpoint (SEND, GRANT)\n"
	"  2  its own TCB capability (CONTROL)\n"
	"  3  device memory of PCI function 0:4.0 (MAP, GRANT)\n"
	"  4 to 7  a frame of memory each (MAP, GRANT)\n"
	"All others up to 4096 are empty.\n"
	"\n"
	"Exit status: that of PROGRAM; 128 + N if signal N ended it or the broker;\n"
	"  125  the broker itself failed\n"
	"  126  PROGRAM can't be run\n"
	"  127  PROGRAM was not found\n";

/* Descriptors 0, 1, 2 are open and nothing else is, whatever the broker was started with. */
static bool settle_descriptors(void)
{
	int number;

	do {
		number = open("/dev/null", O_RDWR);
	} while (number >= 0 && number < 3);
	return number >= 0 && syscall(SYS_close_range, 3U, ~0U, 0U) == 0;
}

/* The signals that end the broker come to a descriptor; children start with the mask as it was. */
static bool settle_signals(struct broker *broker)
{
	sigset_t signals;

	(void)sigemptyset(&signals);
	(void)sigaddset(&signals, SIGHUP);
	(void)sigaddset(&signals, SIGINT);
	(void)sigaddset(&signals, SIGTERM);
	if (sigprocmask(SIG_BLOCK, &signals, &broker->child_mask) != 0)
		return false;
	broker->signals = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	return broker->signals >= 0;
}

/* The memory that is left over at boot, a page a slot. */
static bool give_frames(struct broker *broker)
{
	uint32_t i;

	for (i = 0; i < DEVICE_FRAMES; i++)
		if (ipc_core_give_frame(broker->core, broker->first, IPC_HOST_SLOT_FRAMES + i,
		                        DEVICE_FRAMES_BASE + i * IPC_FRAME_PAGE,
		                        IPC_RIGHT_MAP | IPC_RIGHT_GRANT) != IPC_RESULT_OK)
			return false;
	return true;
}

/* A core with the first process in it, and its slots filled. */
static bool make_core(struct broker *broker)
{
	broker->memory = calloc(1, ipc_core_size(BROKER_PROCESSES, BROKER_ENDPOINTS, BROKER_SLOTS));
	if (broker->memory == NULL)
		return false;
	broker_platform(broker);
	broker->core = ipc_core_init(broker->memory, BROKER_PROCESSES, BROKER_ENDPOINTS,
	                             BROKER_SLOTS, &broker->platform);
	broker->first = ipc_core_first_process(broker->core, BROKER_FIRST_SLOTS, true);
	return broker->first != IPC_CORE_NO_PROCESS &&
	       ipc_core_give_kernel(broker->core, broker->first, IPC_HOST_SLOT_KERNEL,
	                            IPC_RIGHT_SEND | IPC_RIGHT_GRANT) == IPC_RESULT_OK &&
	       ipc_core_give_self(broker->core, broker->first, IPC_HOST_SLOT_SELF,
	                          IPC_RIGHT_CONTROL) == IPC_RESULT_OK &&
	       ipc_core_give_device(broker->core, broker->first, IPC_HOST_SLOT_DEVICE, DEVICE_BASE,
	                            DEVICE_SIZE, IPC_RIGHT_MAP | IPC_RIGHT_GRANT) == IPC_RESULT_OK &&
	       give_frames(broker);
}

static bool make_broker(struct broker *broker)
{
	size_t i;

	for (i = 0; i < BROKER_PROCESSES; i++)
		broker->images[i].file = -1;
	broker->started_at = broker_milliseconds();
	if (!settle_descriptors())
		return false;
	broker->epoll = epoll_create1(EPOLL_CLOEXEC);
	return broker->epoll == IPC_HOST_DESCRIPTOR && settle_signals(broker) &&
	       device_create(&broker->device) && make_core(broker);
}

/* Runs a program to its end; returns the broker's exit status. */
static int run(struct broker *broker, char **argv)
{
	const struct program program = {-1, argv, environ};
	struct child *child = NULL;
	bool served;

	if (make_broker(broker))
		child = child_make(broker, broker->first, &program);
	if (child == NULL) {
		perror("ipc-broker: can't start");
		return BROKER_EXIT_FAILED;
	}
	child_go(broker, child);
	served = broker_serve(broker);
	if (!served)
		perror("ipc-broker: can't go on");
	children_end(broker);
	return served ? broker->exit_status : BROKER_EXIT_FAILED;
}

int main(int argc, char **argv)
{
	struct broker *broker;
	int first = 1;
	int status;

	if (argc > 1 && strcmp(argv[1], "--help") == 0) {
		(void)fputs(usage, stdout);
		return fflush(stdout) == 0 ? EXIT_SUCCESS : BROKER_EXIT_FAILED;
	}
	if (argc > 1 && strcmp(argv[1], "--") == 0) {
		first = 2;
	} else if (argc > 1 && argv[1][0] == '-') {
		(void)fprintf(stderr, "ipc-broker: unknown option %s; try --help\n", argv[1]);
		return BROKER_EXIT_FAILED;
	}
	if (first >= argc) {
		(void)fputs("ipc-broker: no program is given; try --help\n", stderr);
		return BROKER_EXIT_FAILED;
	}
	broker = calloc(1, sizeof(*broker));
	if (broker == NULL) {
		perror("ipc-broker");
		return BROKER_EXIT_FAILED;
	}
	status = run(broker, argv + first);
	free(broker->memory);
	free(broker);
	return status;
}
