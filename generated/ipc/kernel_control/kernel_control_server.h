/* SPDX-License-Identifier: ISC */
/*
 * Generated from kernel_control.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".
 */
/*
 * What serves kernel_control: a struct of handlers, and for each op the answers that a handler
 * which deferred gives later. Each handler sees checked messages alone and returns one of
 * IPC_RESULT_*, the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has
 * copied *arrival.
 */
#ifndef IPC_KERNEL_CONTROL_KERNEL_CONTROL_SERVER_H
#define IPC_KERNEL_CONTROL_KERNEL_CONTROL_SERVER_H

#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_kernel_control_handlers {
	/*
	 * READ_MONOTONIC_CLOCK: Tells the time since the system started. Asked by timed; any holder
	 * of the endpoint may ask.
	 */
	uint32_t (*read_monotonic_clock)(
		void *context, const struct ipc_arrival *arrival,
		struct ipc_kernel_control_read_monotonic_clock_reply *reply);
	/*
	 * IOPORT_READ8: Reads one byte from an I/O port. Sent to an endpoint of the narrow kind to
	 * which the port belongs; any other port is DENIED.
	 */
	uint32_t (*ioport_read8)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_kernel_control_ioport_read8_request *request,
	                         struct ipc_kernel_control_ioport_read8_reply *reply);
	/*
	 * IOPORT_WRITE8: Writes one byte to an I/O port. Sent to an endpoint of the narrow kind to
	 * which the port belongs; any other port is DENIED.
	 */
	uint32_t (*ioport_write8)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_kernel_control_ioport_write8_request *request);
	/*
	 * KILL_PROCESS: Ends a started process at once. Called by procd. NOT_FOUND: it has ended
	 * already. A staged process is aborted, not killed. Results of its own: BAD_SLOT,
	 * NO_RIGHTS, NOT_FOUND.
	 */
	uint32_t (*kill_process)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_kernel_control_kill_process_request *request,
	                         struct ipc_kernel_control_kill_process_reply *reply);
	/*
	 * QUERY_CAP: Tells what a slot of the caller holds. An empty slot is an answer, not an
	 * error. Results of its own: BAD_SLOT.
	 */
	uint32_t (*query_cap)(void *context, const struct ipc_arrival *arrival,
	                      const struct ipc_kernel_control_query_cap_request *request,
	                      struct ipc_kernel_control_query_cap_reply *reply);
	/*
	 * CREATE_ENDPOINT: Makes an endpoint and puts its capability into an empty slot of the
	 * caller. Narrow kinds are for callers that the kernel knows as their owner. Results of its
	 * own: BAD_SLOT, EXISTS, EXHAUSTED.
	 */
	uint32_t (*create_endpoint)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_create_endpoint_request *request);
	/*
	 * CAP_COPY_ATTENUATED: Copies a capability within the caller's own slots, with fewer
	 * rights. NO_RIGHTS if the source lacks one that is asked for; nothing is changed then.
	 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS.
	 */
	uint32_t (*cap_copy_attenuated)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_cap_copy_attenuated_request *request);
	/*
	 * CREATE_STAGED_PROCESS: Makes a process that does not run yet, with its memory mapped and
	 * zero-filled. Called by procd. Results of its own: BAD_SLOT, EXISTS, EXHAUSTED.
	 */
	uint32_t (*create_staged_process)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_create_staged_process_request *request,
		struct ipc_kernel_control_create_staged_process_reply *reply);
	/*
	 * DERIVE_INSTALL_GRANT: Makes a grant: permission to put one capability into one slot of
	 * one staged process, once. Called by procd. Results of its own: BAD_SLOT, NO_RIGHTS,
	 * EXISTS, EXHAUSTED, BUSY.
	 */
	uint32_t (*derive_install_grant)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_derive_install_grant_request *request);
	/*
	 * INSTALL_WITH_GRANT: Uses up a grant: puts a capability of the caller into the child's
	 * slot that the grant names. NOT_FOUND: the process was started, aborted or is gone.
	 * Results of its own: BAD_SLOT, NO_RIGHTS, NOT_FOUND.
	 */
	uint32_t (*install_with_grant)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_install_with_grant_request *request,
		struct ipc_kernel_control_install_with_grant_reply *reply);
	/*
	 * ABORT_STAGED_PROCESS: Ends a process that was never started, and every grant for it.
	 * Called by procd. Results of its own: BAD_SLOT, NO_RIGHTS, BUSY.
	 */
	uint32_t (*abort_staged_process)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_abort_staged_process_request *request,
		struct ipc_kernel_control_abort_staged_process_reply *reply);
	/*
	 * DERIVE_PCI_BAR_DEVICE_FRAME: Makes a capability for a part of one memory BAR of a PCI
	 * function, narrowed in range and rights. Called by deviced. Results of its own: BAD_SLOT,
	 * NO_RIGHTS, EXISTS, NOT_FOUND, EXHAUSTED.
	 */
	uint32_t (*derive_pci_bar_device_frame)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_derive_pci_bar_device_frame_request *request,
		struct ipc_kernel_control_derive_pci_bar_device_frame_reply *reply);
	/*
	 * WRITE_PROCESS_MEMORY: Copies bytes into already mapped anonymous pages of a process that
	 * was never started: all of them or none. Called by procd. Results of its own: BAD_SLOT,
	 * NO_RIGHTS, BAD_ADDRESS, BUSY.
	 */
	uint32_t (*write_process_memory)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_write_process_memory_request *request);
	/*
	 * START_PROCESS: Starts a staged process. Its grants die and its memory can't be written
	 * any more. Called by procd. Results of its own: BAD_SLOT, NO_RIGHTS, BAD_ADDRESS, BUSY.
	 */
	uint32_t (*start_process)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_kernel_control_start_process_request *request,
	                          struct ipc_kernel_control_start_process_reply *reply);
	/*
	 * READ_PCI_CONFIG_DWORD: Reads four bytes of PCI configuration space. Sent to an endpoint
	 * of kind PCI_CONFIG_READ; called by probed. An absent function reads as all ones.
	 */
	uint32_t (*read_pci_config_dword)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_read_pci_config_dword_request *request,
		struct ipc_kernel_control_read_pci_config_dword_reply *reply);
	/* READ_PLATFORM_CAPS: Tells what the platform has. Called by probed. */
	uint32_t (*read_platform_caps)(void *context, const struct ipc_arrival *arrival,
	                               struct ipc_kernel_control_read_platform_caps_reply *reply);
	/*
	 * WAIT_HOTPLUG_EVENT: Gives the next device event after the one that the caller saw last.
	 * RETRY if there is none yet. Called by hotplugd. Results of its own: RETRY.
	 */
	uint32_t (*wait_hotplug_event)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_kernel_control_wait_hotplug_event_request *request,
		struct ipc_kernel_control_wait_hotplug_event_reply *reply);
	/*
	 * WATCH_PROCESS: Names the endpoint on which the kernel tells the end of a process. Called
	 * by procd, once a process. EXISTS: the process has one already. Results of its own:
	 * BAD_SLOT, NO_RIGHTS, EXISTS, NOT_FOUND.
	 */
	uint32_t (*watch_process)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_kernel_control_watch_process_request *request);
	/*
	 * PROCESS_ENDED: Tells that a watched process has ended. Sent once by the kernel, also
	 * where the process ended before it was watched.
	 */
	void (*process_ended)(void *context, const struct ipc_arrival *arrival,
	                      const struct ipc_kernel_control_process_ended *msg);
	/*
	 * REAP_PROCESS: Gives back the record of an ended process, and the slot. Called by whoever
	 * was told of the end. BUSY: it has not ended. Results of its own: BAD_SLOT, NO_RIGHTS,
	 * BUSY.
	 */
	uint32_t (*reap_process)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_kernel_control_reap_process_request *request,
	                         struct ipc_kernel_control_reap_process_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_kernel_control_scratch {
	struct {
		struct ipc_kernel_control_read_monotonic_clock_reply reply;
	} read_monotonic_clock;
	struct {
		struct ipc_kernel_control_ioport_read8_request request;
		struct ipc_kernel_control_ioport_read8_reply reply;
	} ioport_read8;
	struct {
		struct ipc_kernel_control_ioport_write8_request request;
	} ioport_write8;
	struct {
		struct ipc_kernel_control_kill_process_request request;
		struct ipc_kernel_control_kill_process_reply reply;
	} kill_process;
	struct {
		struct ipc_kernel_control_query_cap_request request;
		struct ipc_kernel_control_query_cap_reply reply;
	} query_cap;
	struct {
		struct ipc_kernel_control_create_endpoint_request request;
	} create_endpoint;
	struct {
		struct ipc_kernel_control_cap_copy_attenuated_request request;
	} cap_copy_attenuated;
	struct {
		struct ipc_kernel_control_create_staged_process_request request;
		struct ipc_kernel_control_create_staged_process_reply reply;
	} create_staged_process;
	struct {
		struct ipc_kernel_control_derive_install_grant_request request;
	} derive_install_grant;
	struct {
		struct ipc_kernel_control_install_with_grant_request request;
		struct ipc_kernel_control_install_with_grant_reply reply;
	} install_with_grant;
	struct {
		struct ipc_kernel_control_abort_staged_process_request request;
		struct ipc_kernel_control_abort_staged_process_reply reply;
	} abort_staged_process;
	struct {
		struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
		struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;
	} derive_pci_bar_device_frame;
	struct {
		struct ipc_kernel_control_write_process_memory_request request;
	} write_process_memory;
	struct {
		struct ipc_kernel_control_start_process_request request;
		struct ipc_kernel_control_start_process_reply reply;
	} start_process;
	struct {
		struct ipc_kernel_control_read_pci_config_dword_request request;
		struct ipc_kernel_control_read_pci_config_dword_reply reply;
	} read_pci_config_dword;
	struct {
		struct ipc_kernel_control_read_platform_caps_reply reply;
	} read_platform_caps;
	struct {
		struct ipc_kernel_control_wait_hotplug_event_request request;
		struct ipc_kernel_control_wait_hotplug_event_reply reply;
	} wait_hotplug_event;
	struct {
		struct ipc_kernel_control_watch_process_request request;
	} watch_process;
	struct {
		struct ipc_kernel_control_process_ended msg;
	} process_ended;
	struct {
		struct ipc_kernel_control_reap_process_request request;
		struct ipc_kernel_control_reap_process_reply reply;
	} reap_process;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_kernel_control_binding(const struct ipc_kernel_control_handlers *handlers,
                                              void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_kernel_control_serve(const struct ipc_kernel_control_handlers *handlers, void *context,
                              union ipc_kernel_control_scratch *scratch,
                              const struct ipc_delivery *delivery, struct ipc_reply *reply);

/* Answers READ_MONOTONIC_CLOCK with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_read_monotonic_clock_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_read_monotonic_clock_reply *reply);

/*
 * Answers READ_MONOTONIC_CLOCK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other
 * result goes out as INTERNAL.
 */
void ipc_kernel_control_read_monotonic_clock_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result);

/* Answers IOPORT_READ8 with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_ioport_read8_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_ioport_read8_reply *reply);

/*
 * Answers IOPORT_READ8 with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_kernel_control_ioport_read8_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result);

/* Answers IOPORT_WRITE8 with success. */
void ipc_kernel_control_ioport_write8_answer(struct ipc_reply *out,
                                             const struct ipc_arrival *arrival);

/*
 * Answers IOPORT_WRITE8 with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_kernel_control_ioport_write8_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result);

/* Answers KILL_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_kill_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_kill_process_reply *reply);

/*
 * Answers KILL_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT, NO_RIGHTS,
 * NOT_FOUND; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_kill_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result);

/*
 * Answers QUERY_CAP with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_kernel_control_query_cap_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_kernel_control_query_cap_given *given,
                                         const struct ipc_kernel_control_query_cap_reply *reply);

/*
 * Answers QUERY_CAP with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT; any other
 * result goes out as INTERNAL.
 */
void ipc_kernel_control_query_cap_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result);

/* Answers CREATE_ENDPOINT with success. */
void ipc_kernel_control_create_endpoint_answer(struct ipc_reply *out,
                                               const struct ipc_arrival *arrival);

/*
 * Answers CREATE_ENDPOINT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT, EXISTS,
 * EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_create_endpoint_fail(struct ipc_reply *out,
                                             const struct ipc_arrival *arrival, uint32_t result);

/* Answers CAP_COPY_ATTENUATED with success. */
void ipc_kernel_control_cap_copy_attenuated_answer(struct ipc_reply *out,
                                                   const struct ipc_arrival *arrival);

/*
 * Answers CAP_COPY_ATTENUATED with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * NO_RIGHTS, EXISTS; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_cap_copy_attenuated_fail(struct ipc_reply *out,
                                                 const struct ipc_arrival *arrival,
                                                 uint32_t result);

/* Answers CREATE_STAGED_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_create_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_create_staged_process_reply *reply);

/*
 * Answers CREATE_STAGED_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * EXISTS, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_create_staged_process_fail(struct ipc_reply *out,
                                                   const struct ipc_arrival *arrival,
                                                   uint32_t result);

/* Answers DERIVE_INSTALL_GRANT with success. */
void ipc_kernel_control_derive_install_grant_answer(struct ipc_reply *out,
                                                    const struct ipc_arrival *arrival);

/*
 * Answers DERIVE_INSTALL_GRANT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * NO_RIGHTS, EXISTS, EXHAUSTED, BUSY; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_derive_install_grant_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result);

/* Answers INSTALL_WITH_GRANT with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_install_with_grant_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_install_with_grant_reply *reply);

/*
 * Answers INSTALL_WITH_GRANT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * NO_RIGHTS, NOT_FOUND; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_install_with_grant_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result);

/* Answers ABORT_STAGED_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_abort_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_abort_staged_process_reply *reply);

/*
 * Answers ABORT_STAGED_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * NO_RIGHTS, BUSY; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_abort_staged_process_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result);

/*
 * Answers DERIVE_PCI_BAR_DEVICE_FRAME with success. `given` is what the request held. What pack
 * refuses goes out as INTERNAL.
 */
void ipc_kernel_control_derive_pci_bar_device_frame_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_reply *reply);

/*
 * Answers DERIVE_PCI_BAR_DEVICE_FRAME with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or
 * BAD_SLOT, NO_RIGHTS, EXISTS, NOT_FOUND, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_derive_pci_bar_device_frame_fail(struct ipc_reply *out,
                                                         const struct ipc_arrival *arrival,
                                                         uint32_t result);

/* Answers WRITE_PROCESS_MEMORY with success. */
void ipc_kernel_control_write_process_memory_answer(struct ipc_reply *out,
                                                    const struct ipc_arrival *arrival);

/*
 * Answers WRITE_PROCESS_MEMORY with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * NO_RIGHTS, BAD_ADDRESS, BUSY; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_write_process_memory_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result);

/* Answers START_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_start_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_start_process_reply *reply);

/*
 * Answers START_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * NO_RIGHTS, BAD_ADDRESS, BUSY; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_start_process_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result);

/* Answers READ_PCI_CONFIG_DWORD with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_read_pci_config_dword_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_read_pci_config_dword_reply *reply);

/*
 * Answers READ_PCI_CONFIG_DWORD with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other
 * result goes out as INTERNAL.
 */
void ipc_kernel_control_read_pci_config_dword_fail(struct ipc_reply *out,
                                                   const struct ipc_arrival *arrival,
                                                   uint32_t result);

/* Answers READ_PLATFORM_CAPS with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_read_platform_caps_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_read_platform_caps_reply *reply);

/*
 * Answers READ_PLATFORM_CAPS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result
 * goes out as INTERNAL.
 */
void ipc_kernel_control_read_platform_caps_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result);

/*
 * Answers WAIT_HOTPLUG_EVENT with success. `given` is what the request held. What pack refuses goes
 * out as INTERNAL.
 */
void ipc_kernel_control_wait_hotplug_event_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_wait_hotplug_event_given *given,
	const struct ipc_kernel_control_wait_hotplug_event_reply *reply);

/*
 * Answers WAIT_HOTPLUG_EVENT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or RETRY; any
 * other result goes out as INTERNAL.
 */
void ipc_kernel_control_wait_hotplug_event_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result);

/* Answers WATCH_PROCESS with success. */
void ipc_kernel_control_watch_process_answer(struct ipc_reply *out,
                                             const struct ipc_arrival *arrival);

/*
 * Answers WATCH_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT,
 * NO_RIGHTS, EXISTS, NOT_FOUND; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_watch_process_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result);

/* Answers REAP_PROCESS with success. What pack refuses goes out as INTERNAL. */
void ipc_kernel_control_reap_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_reap_process_reply *reply);

/*
 * Answers REAP_PROCESS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BAD_SLOT, NO_RIGHTS,
 * BUSY; any other result goes out as INTERNAL.
 */
void ipc_kernel_control_reap_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
