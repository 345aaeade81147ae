/* SPDX-License-Identifier: ISC */
/*
 * The broker: one core, the Linux processes that stand for its processes, the machine that they see.
 *
 * It trusts none of them. Whatever one sends or leaves unread costs that one its life, never the
 * broker a wait.
 */
#ifndef IPC_HOST_BROKER_H
#define IPC_HOST_BROKER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "ipc/host.h"

#include "core.h"
#include "device.h"
#include "frame.h"
#include "image.h"

enum {
	BROKER_PROCESSES = 256,
	BROKER_ENDPOINTS = 4096,
	/* Capability slots of all processes together. */
	BROKER_SLOTS = 128 * 1024,
	/* Capability slots of the first process. */
	BROKER_FIRST_SLOTS = 4096,
	/* Linux processes: those that run and those that were killed and are not gone yet. */
	BROKER_CHILDREN = 2 * BROKER_PROCESSES,
	/* Exit statuses of the broker's own, as env(1) has them. */
	BROKER_EXIT_FAILED = 125,
	BROKER_EXIT_CANNOT_RUN = 126,
	BROKER_EXIT_NOT_FOUND = 127,
	/* Plus the number of the signal. */
	BROKER_EXIT_SIGNAL = 128,
};

/* A Linux process that the broker started. */
struct child {
	/* 0: this entry is free. */
	pid_t pid;
	/* Readable once the process has ended. */
	int pidfd;
	/* The broker's end of its connection; -1 once it is cut off. */
	int connection;
	/* Its process in the core; IPC_CORE_NO_PROCESS once the core takes it as ended. */
	uint32_t process;
	/* A system call of it is under way. */
	bool calling;
};

struct broker {
	struct ipc_core *core;
	/* The core's. */
	void *memory;
	struct ipc_core_platform platform;
	struct device device;
	/* Descriptor 3, so that nothing else is where a child's connection goes. */
	int epoll;
	/* SIGINT, SIGTERM and SIGHUP arrive here; a child starts with the mask that the broker found. */
	int signals;
	sigset_t child_mask;
	/* CLOCK_MONOTONIC at the start, in milliseconds. */
	uint64_t started_at;
	/* By number in the core: its child if it runs, its memory if it is staged. */
	struct child *running[BROKER_PROCESSES];
	struct image images[BROKER_PROCESSES];
	struct child children[BROKER_CHILDREN];
	/* Number of the first process; when it ends, `ended` and the broker's exit status are set. */
	uint32_t first;
	bool ended;
	int exit_status;
};

/* What a child runs. */
struct program {
	/* An image, sealed before it runs; -1: argv[0] is looked for as a shell does. */
	int file;
	/* Both end with a null pointer. */
	char *const *argv;
	char *const *envp;
};

/* platform.c: fills broker->platform, which is what the core asks for. */
void broker_platform(struct broker *broker);

/* CLOCK_MONOTONIC. */
uint64_t broker_milliseconds(void);

/*
 * processes.c: makes a Linux process for a process of the core, with all that the broker needs to serve
 * it. It waits: nothing of the program runs before child_go. Null: Linux has none to give, and nothing is
 * left of it. `program` is read before this returns; its file may change until child_go.
 */
struct child *child_make(struct broker *broker, uint32_t process, const struct program *program);

/* Lets it run its program. One that can't be told is cut off: it has started, and ended. */
void child_go(struct broker *broker, struct child *child);

/* Takes it back instead. */
void child_unmake(struct broker *broker, struct child *child);

/* Ends a child that broke the rules or left: it makes no more calls. The core learns of it when Linux
 * says that it has ended, as of any other end. */
void child_cut_off(struct broker *broker, struct child *child);

/* Ends a child at once, for a core that takes it as ended already. */
void child_kill(struct broker *broker, struct child *child);

/* Collects a child if it has ended and tells the core. */
void child_collect(struct broker *broker, struct child *child);

/* Ends and collects every child. */
void children_end(struct broker *broker);

/* loop.c: serves until the first process has ended. False: Linux refused what the loop can't do
 * without. */
bool broker_serve(struct broker *broker);

/* From here on the loop hears of what the child sends and of its end; false: Linux refuses. */
bool broker_listen(struct broker *broker, struct child *child);

/* From here on it hears nothing of a descriptor. */
void broker_forget(struct broker *broker, int descriptor);

/* calls.c: takes one packet of a child; does nothing where none is there. */
void broker_receive(struct broker *broker, struct child *child);

/* The platform's `complete`. */
void broker_complete(void *context, uint32_t process, const struct ipc_core_completion *completion);

/* counts.c: what the core holds, and the broker's own descriptors. */
void broker_counts(const struct broker *broker, struct ipc_host_counts *counts);

#endif
