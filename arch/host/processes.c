/* SPDX-License-Identifier: ISC */
/* Linux processes: how they start, how they are ended, how their end is found out. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "broker.h"

/* How long a killed process is waited for, in milliseconds. One that Linux holds longer is collected
 * when it has gone. */
#define KILL_PATIENCE 100

static struct child *free_child(struct broker *broker)
{
	size_t i;

	for (i = 0; i < BROKER_CHILDREN; i++)
		if (broker->children[i].pid == 0)
			return &broker->children[i];
	return NULL;
}

/* In the new process: waits for the word, then becomes the program. Every descriptor from 3 on is closed
 * by exec but the connection. */
static _Noreturn void become(const struct broker *broker, const struct program *program,
                             int connection)
{
	char word;
	int error;

	/* Whoever is taken back is killed here; without a broker there is nothing to wait for. */
	if (recv(connection, &word, sizeof(word), 0) != sizeof(word))
		_exit(BROKER_EXIT_FAILED);
	if (dup2(connection, IPC_HOST_DESCRIPTOR) < 0 ||
	    sigprocmask(SIG_SETMASK, &broker->child_mask, NULL) != 0)
		_exit(BROKER_EXIT_FAILED);
	if (program->file >= 0) {
		(void)fexecve(program->file, program->argv, program->envp);
		/* Not an exit code, which the program might have given. */
		(void)raise(SIGKILL);
	}
	(void)execvpe(program->argv[0], program->argv, program->envp);
	error = errno;
	(void)fprintf(stderr, "ipc-broker: %s: %s\n", program->argv[0], strerror(error));
	_exit(error == ENOENT ? BROKER_EXIT_NOT_FOUND : BROKER_EXIT_CANNOT_RUN);
}

static void close_all(struct broker *broker, struct child *child)
{
	if (child->connection >= 0) {
		broker_forget(broker, child->connection);
		(void)close(child->connection);
		child->connection = -1;
	}
	if (child->pidfd >= 0) {
		broker_forget(broker, child->pidfd);
		(void)close(child->pidfd);
		child->pidfd = -1;
	}
}

/* The entry is free again; its process has been waited for. */
static void release(struct broker *broker, struct child *child)
{
	close_all(broker, child);
	child->pid = 0;
}

/* Takes the child from its process; returns which it was. */
static uint32_t detach(struct broker *broker, struct child *child)
{
	const uint32_t process = child->process;

	if (process != IPC_CORE_NO_PROCESS)
		broker->running[process] = NULL;
	child->process = IPC_CORE_NO_PROCESS;
	return process;
}

/* Waits for a child that is known to be dying. */
static int wait_for(const struct child *child)
{
	int status = 0;

	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {
	}
	return status;
}

struct child *child_make(struct broker *broker, uint32_t process, const struct program *program)
{
	struct child *child = free_child(broker);
	int ends[2];

	if (child == NULL || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return NULL;
	child->process = process;
	child->calling = false;
	child->connection = ends[0];
	child->pidfd = -1;
	child->pid = fork();
	if (child->pid == 0) {
		/* Or it would not learn of the broker's end. */
		(void)close(ends[0]);
		become(broker, program, ends[1]);
	}
	(void)close(ends[1]);
	if (child->pid < 0) {
		release(broker, child);
		return NULL;
	}
	child->pidfd = (int)syscall(SYS_pidfd_open, child->pid, 0);
	if (child->pidfd < 0 || !broker_listen(broker, child)) {
		child_unmake(broker, child);
		return NULL;
	}
	return child;
}

void child_go(struct broker *broker, struct child *child)
{
	const char word = 0;

	broker->running[child->process] = child;
	if (send(child->connection, &word, sizeof(word), MSG_NOSIGNAL) != sizeof(word))
		child_cut_off(broker, child);
}

void child_unmake(struct broker *broker, struct child *child)
{
	(void)kill(child->pid, SIGKILL);
	(void)wait_for(child);
	release(broker, child);
}

void child_cut_off(struct broker *broker, struct child *child)
{
	/* Without effect on a process that is exiting already: its exit code stays what it was. */
	(void)kill(child->pid, SIGKILL);
	if (child->connection >= 0) {
		broker_forget(broker, child->connection);
		(void)close(child->connection);
		child->connection = -1;
	}
}

/* The first process ended, as its wait status says, and with it all. */
static void end(struct broker *broker, int status)
{
	broker->ended = true;
	broker->exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : BROKER_EXIT_SIGNAL + WTERMSIG(status);
}

void child_kill(struct broker *broker, struct child *child)
{
	struct pollfd gone = {.fd = child->pidfd, .events = POLLIN};

	child_cut_off(broker, child);
	/* The number of a signal alone is the wait status of whoever it ended. */
	if (detach(broker, child) == broker->first)
		end(broker, SIGKILL);
	if (poll(&gone, 1, KILL_PATIENCE) > 0) {
		(void)wait_for(child);
		release(broker, child);
	}
}

void child_collect(struct broker *broker, struct child *child)
{
	int status;
	uint32_t process;

	if (waitpid(child->pid, &status, WNOHANG) != child->pid)
		return;
	process = detach(broker, child);
	release(broker, child);
	if (process == IPC_CORE_NO_PROCESS)
		return;
	if (process == broker->first)
		end(broker, status);
	else if (WIFEXITED(status))
		ipc_core_ended(broker->core, process, IPC_KERNEL_CONTROL_KILL_REASON_NONE,
		               WEXITSTATUS(status));
	else
		ipc_core_ended(broker->core, process, IPC_KERNEL_CONTROL_KILL_REASON_FAULT, 0);
}

void children_end(struct broker *broker)
{
	size_t i;

	for (i = 0; i < BROKER_CHILDREN; i++)
		if (broker->children[i].pid != 0)
			child_cut_off(broker, &broker->children[i]);
	for (i = 0; i < BROKER_CHILDREN; i++) {
		if (broker->children[i].pid != 0) {
			(void)wait_for(&broker->children[i]);
			(void)detach(broker, &broker->children[i]);
			release(broker, &broker->children[i]);
		}
	}
}
