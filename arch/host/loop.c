/* SPDX-License-Identifier: ISC */
/* The loop: waits for a packet or the end of a child, and serves one at a time. */
#include <errno.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "broker.h"

/* What an event is about: the number of a child in bits 63..1, and which of its descriptors; or the
 * signals. */
enum {
	EVENT_PACKET = 0,
	EVENT_END = 1,
};

#define EVENT_SIGNAL UINT64_MAX

static bool hear(struct broker *broker, int descriptor, uint32_t events, uint64_t about)
{
	struct epoll_event event = {.events = events, .data.u64 = about};

	return epoll_ctl(broker->epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

bool broker_listen(struct broker *broker, struct child *child)
{
	const uint64_t number = (uint64_t)(child - broker->children);

	/* By edges, so that calls are served in the order in which they were made: by levels, Linux
	 * would put whoever was served last in front of who calls meanwhile. */
	return hear(broker, child->connection, EPOLLIN | EPOLLET, number << 1 | EVENT_PACKET) &&
	       hear(broker, child->pidfd, EPOLLIN, number << 1 | EVENT_END);
}

void broker_forget(struct broker *broker, int descriptor)
{
	/* Closing is not enough: a child that is between fork and exec still holds a copy. */
	(void)epoll_ctl(broker->epoll, EPOLL_CTL_DEL, descriptor, NULL);
}

/* Whoever stops the broker stops everything. */
static void take_signal(struct broker *broker)
{
	struct signalfd_siginfo info;

	if (read(broker->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		broker->ended = true;
		broker->exit_status = BROKER_EXIT_SIGNAL + (int)info.ssi_signo;
	}
}

bool broker_serve(struct broker *broker)
{
	if (!hear(broker, broker->signals, EPOLLIN, EVENT_SIGNAL))
		return false;
	while (!broker->ended) {
		struct epoll_event event;
		/* One at a time: serving one may end the child that the next is about. */
		const int count = epoll_wait(broker->epoll, &event, 1, -1);

		if (count < 0 && errno != EINTR)
			return false;
		if (count != 1)
			continue;
		if (event.data.u64 == EVENT_SIGNAL)
			take_signal(broker);
		else if ((event.data.u64 & 1) == EVENT_END)
			child_collect(broker, &broker->children[event.data.u64 >> 1]);
		else
			broker_receive(broker, &broker->children[event.data.u64 >> 1]);
	}
	return true;
}
