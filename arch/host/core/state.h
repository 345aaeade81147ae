/* SPDX-License-Identifier: ISC */
/*
 * What the core keeps, and what its files say to each other. Private to this folder and its tests.
 *
 * Whoever drops something does not chase what follows from it: it leaves a mark, which
 * ipc_core_settle works off in a loop, so nothing here recurses. A pointer to a slot is good until
 * the next ipc_core_settle, ipc_core_end or ipc_core_abort, which close the gaps in the pool.
 */
#ifndef IPC_CORE_STATE_H
#define IPC_CORE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core.h"
#include "ipc/kernel_control/kernel_control_server.h"
#include "ipc/server.h"
#include "ipc/types/types.h"

#define NONE UINT32_MAX

/* Endpoints 0..4 are the kernel's own, one of each kind, always there and never counted. */
#define KERNEL_ENDPOINTS (IPC_ENDPOINT_KIND_I8042_IO + 1u)

/* Rights that a capability of each type can have. */
#define ENDPOINT_RIGHTS (IPC_RIGHT_SEND | IPC_RIGHT_RECEIVE | IPC_RIGHT_GRANT)
#define TCB_RIGHTS      (IPC_RIGHT_CONTROL | IPC_RIGHT_GRANT)
#define MEMORY_RIGHTS   (IPC_RIGHT_MAP | IPC_RIGHT_GRANT)

/* A slot. */
struct cap {
	/* One of IPC_CAP_TYPE_*; NONE: the slot is empty. */
	uint16_t type;
	uint32_t rights;
	union {
		/* ENDPOINT: index. */
		uint32_t endpoint;
		/* TCB, INSTALL_GRANT. Dead if the process at that index is reaped or has another
		 * number; a grant also if its slot is not reserved any more. */
		struct {
			uint64_t number;
			uint32_t process;
			/* INSTALL_GRANT: the process's slot that may be filled. */
			uint32_t slot;
		} to;
		/* DEVICE_UNTYPED, DEVICE_FRAME, FRAME. */
		struct {
			uint64_t base;
			uint64_t size;
		} memory;
		/* NONE, in a staged process: how many capabilities are there for the grant that
		 * reserves the slot, and its ceiling. */
		struct {
			uint32_t holders;
			uint32_t ceiling;
		} grant;
	} of;
};

struct endpoint {
	/* One of IPC_ENDPOINT_KIND_*. */
	uint32_t kind;
	/* Capabilities and watches; the endpoint is free at 0. */
	uint32_t references;
	/* Capabilities with the right RECEIVE. */
	uint32_t receivers;
	/* Requests, oldest first. */
	uint32_t head;
	uint32_t tail;
};

enum request_state {
	REQUEST_NONE = 0,
	/* A notice to be sent when the process ends. */
	REQUEST_ARMED,
	REQUEST_QUEUED,
	/* A token is out. */
	REQUEST_RECEIVED,
	/* As received, but who called has ended. */
	REQUEST_ORPHANED,
};

/* A CALL of a process (number 2 * process) or the notice of its end (2 * process + 1). */
struct request {
	enum request_state state;
	/* ARMED, QUEUED. */
	uint32_t endpoint;
	/* QUEUED: neighbours in the queue. */
	uint32_t next;
	uint32_t previous;
	/* QUEUED: place among the requests of all endpoints. */
	uint64_t order;
	/* RECEIVED, ORPHANED. */
	uint64_t token;
	uint32_t holder;
};

enum process_state {
	PROCESS_FREE = 0,
	PROCESS_STAGED,
	PROCESS_RUNNING,
	/* Holds nothing; here as long as a TCB capability or a token names it. */
	PROCESS_ENDED,
};

enum waiting {
	WAITING_NOT = 0,
	WAITING_CALL,
	WAITING_RECV,
};

struct process {
	enum process_state state;
	/* Never used again. */
	uint64_t number;
	bool owner;
	/* A TCB capability that somebody can use names it; kept by ipc_core_settle. */
	bool named;
	/* Has been watched; stays set. */
	bool watched;
	/* REAP_PROCESS was done: all its TCB capabilities are dead. */
	bool reaped;
	/* Its slots in the pool; slot 1 is the first. */
	uint32_t first_slot;
	uint32_t slot_count;
	/* Slots that hold an endpoint with RECEIVE. */
	uint32_t receivable;

	/* The system call under way. */
	enum waiting waiting;
	size_t in_cap;
	uint32_t window_base;
	uint32_t window_count;
	/* RECV: the endpoint, NONE for any; neighbours among all that wait. */
	uint32_t awaited;
	uint32_t next;
	uint32_t previous;

	struct request call;
	struct request notice;

	/* Memory, by ascending address. */
	uint16_t range_count;
	struct ipc_kernel_control_anonymous_range ranges[IPC_KERNEL_CONTROL_ANONYMOUS_RANGES_MAX];

	uint64_t ended_at;
	uint32_t reason;
	int32_t exit_code;

	/* The message of the CALL, and its table; count 0 for none. */
	struct ipc_wire_transfer_table table;
	size_t out_len;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
};

struct ipc_core {
	const struct ipc_core_platform *platform;
	uint32_t process_count;
	uint32_t endpoint_count;
	uint32_t pool_size;
	struct process *processes;
	struct endpoint *endpoints;
	struct cap *pool;
	/* Slots [0, pool_used) of the pool belong to a process. */
	uint32_t pool_used;
	/* Processes that wait in RECV, longest first. */
	uint32_t first_waiting;
	uint32_t last_waiting;
	uint64_t last_number;
	uint64_t last_order;
	uint64_t last_token;
	/* Something that kept a process may have gone. */
	bool unsettled;

	/* From here on: only while the kernel serves a CALL, but for the handlers. */
	struct ipc_kernel_control_handlers handlers[KERNEL_ENDPOINTS];
	uint32_t caller;
	/* The kernel endpoint that was called. */
	uint32_t called;
	struct ipc_reply reply;
	union ipc_kernel_control_scratch scratch;
	uint8_t reply_bytes[IPC_MESSAGE_BYTES_MAX];
};

/* slots.c */

/* A slot of a process; null if out of range. */
struct cap *ipc_core_slot(const struct ipc_core *core, uint32_t process, uint32_t slot);
/* The same, null also unless it holds that type. */
struct cap *ipc_core_slot_of(const struct ipc_core *core, uint32_t process, uint32_t slot,
                             uint32_t type);
/* Whether a new capability may go there: OK, BAD_SLOT, EXISTS. */
uint32_t ipc_core_slot_empty(const struct ipc_core *core, uint32_t process, uint32_t slot);
/* What an endpoint capability is for; GENERIC for any other. */
uint32_t ipc_core_endpoint_kind(const struct ipc_core *core, const struct cap *cap);
/* Fills an empty slot. */
void ipc_core_put(struct ipc_core *core, uint32_t process, uint32_t slot, const struct cap *cap);
/* Empties a slot, full or empty. */
void ipc_core_drop(struct ipc_core *core, uint32_t process, uint32_t slot);
/* The process that a TCB capability or a grant names; NONE if it is dead. */
uint32_t ipc_core_named(const struct ipc_core *core, const struct cap *cap);
/* The reserved slot that a grant may fill; null if it is dead. */
struct cap *ipc_core_granted(const struct ipc_core *core, const struct cap *cap);
/* Gives a process that many empty slots; the pool has them. */
void ipc_core_slots_give(struct ipc_core *core, uint32_t process, uint32_t count);
/* Empties them and takes them back; returns how many were full. */
uint32_t ipc_core_slots_take(struct ipc_core *core, uint32_t process);
/* Ends all grants for a process; returns how many there were. */
uint32_t ipc_core_grants_end(struct ipc_core *core, uint32_t process);

/* endpoints.c */

/* A GENERIC endpoint that nobody refers to; NONE if there is no more. */
uint32_t ipc_core_endpoint_new(const struct ipc_core *core);
/* One reference less; `receiver`: it had the right RECEIVE. */
void ipc_core_endpoint_release(struct ipc_core *core, uint32_t endpoint, bool receiver);
struct request *ipc_core_request(const struct ipc_core *core, uint32_t number);
void ipc_core_enqueue(struct ipc_core *core, uint32_t endpoint, uint32_t number);
void ipc_core_dequeue(struct ipc_core *core, uint32_t number);
/* The oldest request that a process in RECV can have; NONE if there is none. */
uint32_t ipc_core_oldest(const struct ipc_core *core, uint32_t process);
/* The process that waits longest for a request on this endpoint; NONE if nobody does. */
uint32_t ipc_core_receiver(const struct ipc_core *core, uint32_t endpoint);
/* The lowest slot that holds the endpoint with RECEIVE; 0 if there is none. */
uint32_t ipc_core_arrival_slot(const struct ipc_core *core, uint32_t process, uint32_t endpoint);
/* Puts a process among those that wait in RECV, and takes it away. */
void ipc_core_wait(struct ipc_core *core, uint32_t process, uint32_t endpoint);
void ipc_core_wait_over(struct ipc_core *core, uint32_t process);

/* tokens.c */

/* A queued request has reached a receiver: leaves the queue and gets a token. */
uint64_t ipc_core_token_issue(struct ipc_core *core, uint32_t number, uint32_t holder);
/* The request behind a token that this process holds; NONE if there is none. */
uint32_t ipc_core_token_find(const struct ipc_core *core, uint32_t holder, uint64_t token);
/* Ends a request, queued or received, with a status for who called. */
void ipc_core_request_end(struct ipc_core *core, uint32_t number, uint32_t status);
/* Gives up all tokens that a process holds. */
void ipc_core_tokens_give_up(struct ipc_core *core, uint32_t holder);

/* transfer.c */

/* The table of a message, count 0 for none. INVALID_ARGUMENT. */
uint32_t ipc_core_table_read(struct ipc_wire_transfer_table *table, const uint8_t *bytes,
                             size_t len);
/* Whether a process may send these capabilities. BAD_SLOT, NO_RIGHTS. */
uint32_t ipc_core_table_check(const struct ipc_core *core, uint32_t process,
                              const struct ipc_wire_transfer_table *table);
/* Whether a window lies in a process's slots. BAD_SLOT. */
uint32_t ipc_core_window_check(const struct ipc_core *core, uint32_t process, uint32_t base,
                               uint32_t count);
/* Whether a message of `len` bytes with this table is within what a waiting process takes. */
bool ipc_core_fits(const struct ipc_core *core, uint32_t receiver, size_t len,
                   const struct ipc_wire_transfer_table *table);
/* Moves and copies, and rewrites the table in `bytes` for the receiver, which it fits. */
void ipc_core_transfer(struct ipc_core *core, uint32_t sender, uint32_t receiver,
                       const struct ipc_wire_transfer_table *table, uint8_t *bytes);
/* Empties the slots that the table would have moved. */
void ipc_core_drop_moved(struct ipc_core *core, uint32_t sender,
                         const struct ipc_wire_transfer_table *table);

/* syscall.c */

/* The message of a process has been read, or nobody will read it: whatever it was, it may have held
 * a secret. */
void ipc_core_message_over(struct process *process);
/* Ends the system call of a process. */
void ipc_core_complete(struct ipc_core *core, uint32_t process,
                       const struct ipc_core_completion *completion);
/* The same with a status alone. */
void ipc_core_fail(struct ipc_core *core, uint32_t process, uint32_t status);
/* Puts a request in the queue of an endpoint and hands it out if somebody waits. */
void ipc_core_send(struct ipc_core *core, uint32_t endpoint, uint32_t number);

/* process.c */

/* A free record, where there are that many slots as well; NONE if there is no room. */
uint32_t ipc_core_process_free(const struct ipc_core *core, uint32_t slot_count);
/* Makes it a process with empty slots and without memory. */
void ipc_core_process_make(struct ipc_core *core, uint32_t process, enum process_state state,
                           uint32_t slot_count);
/* Gives back the record of an ended process unless something still names it. */
void ipc_core_process_forget(struct ipc_core *core, uint32_t process);
/* A running process is no more. */
void ipc_core_end(struct ipc_core *core, uint32_t process, uint32_t reason, int32_t exit_code);
/* A staged process is given up; returns the capabilities that were dropped from its slots. */
uint32_t ipc_core_abort(struct ipc_core *core, uint32_t process);
/* Aborts and forgets what nobody can name any more, until nothing is left to do. */
void ipc_core_settle(struct ipc_core *core);
/* Pages of memory that a process has. */
uint64_t ipc_core_pages(const struct process *process);

/* notice.c */

/* The kernel will tell the end of the process on this endpoint. */
void ipc_core_watch(struct ipc_core *core, uint32_t process, uint32_t endpoint);
/* A process has ended: its notice goes out if it is watched. */
void ipc_core_notify(struct ipc_core *core, uint32_t process);
/* A notice will not be sent, or is answered or lost. */
void ipc_core_notice_over(struct ipc_core *core, uint32_t process);
/* Writes PROCESS_ENDED into the process's message. */
void ipc_core_notice_write(struct process *process);

/* kernel.c */

void ipc_core_kernel_init(struct ipc_core *core);
/* Serves a CALL on one of the kernel's endpoints, and completes it. */
void ipc_core_kernel_call(struct ipc_core *core, uint32_t process, uint32_t endpoint,
                          const struct ipc_core_syscall *call);
/* The process behind a TCB capability of the caller with CONTROL. BAD_SLOT, NO_RIGHTS; NOT_FOUND if
 * the capability is dead. */
uint32_t ipc_core_controlled(const struct ipc_core *core, uint32_t slot, uint32_t *process);
/* Fills in the handlers of ops on capabilities, processes, devices. */
void ipc_core_handlers_caps(struct ipc_kernel_control_handlers *handlers);
void ipc_core_handlers_staging(struct ipc_kernel_control_handlers *handlers);
void ipc_core_handlers_control(struct ipc_kernel_control_handlers *handlers);
void ipc_core_handlers_platform(struct ipc_kernel_control_handlers *handlers);
void ipc_core_handlers_ports(struct ipc_kernel_control_handlers *handlers);
void ipc_core_handlers_pci(struct ipc_kernel_control_handlers *handlers);

#endif
