/* SPDX-License-Identifier: ISC */
/*
 * Generated from kernel_control.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".
 */
/* Calls of kernel_control, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_KERNEL_CONTROL_KERNEL_CONTROL_CLIENT_H
#define IPC_KERNEL_CONTROL_KERNEL_CONTROL_CLIENT_H

#include "ipc/client.h"
#include "ipc/kernel_control/kernel_control.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * READ_MONOTONIC_CLOCK: Tells the time since the system started. Asked by timed; any holder of the
 * endpoint may ask.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_read_monotonic_clock(
	struct ipc_client *client, struct ipc_kernel_control_read_monotonic_clock_reply *reply);

/*
 * IOPORT_READ8: Reads one byte from an I/O port. Sent to an endpoint of the narrow kind to which
 * the port belongs; any other port is DENIED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_ioport_read8(
	struct ipc_client *client, const struct ipc_kernel_control_ioport_read8_request *request,
	struct ipc_kernel_control_ioport_read8_reply *reply);

/*
 * IOPORT_WRITE8: Writes one byte to an I/O port. Sent to an endpoint of the narrow kind to which
 * the port belongs; any other port is DENIED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_ioport_write8(
	struct ipc_client *client, const struct ipc_kernel_control_ioport_write8_request *request);

/*
 * KILL_PROCESS: Ends a started process at once. Called by procd. NOT_FOUND: it has ended already. A
 * staged process is aborted, not killed.
 * Results of its own: BAD_SLOT, NO_RIGHTS, NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_kill_process(
	struct ipc_client *client, const struct ipc_kernel_control_kill_process_request *request,
	struct ipc_kernel_control_kill_process_reply *reply);

/*
 * QUERY_CAP: Tells what a slot of the caller holds. An empty slot is an answer, not an error.
 * Results of its own: BAD_SLOT.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_query_cap(
	struct ipc_client *client, const struct ipc_kernel_control_query_cap_request *request,
	struct ipc_kernel_control_query_cap_reply *reply);

/*
 * CREATE_ENDPOINT: Makes an endpoint and puts its capability into an empty slot of the caller.
 * Narrow kinds are for callers that the kernel knows as their owner.
 * Results of its own: BAD_SLOT, EXISTS, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_create_endpoint(
	struct ipc_client *client,
	const struct ipc_kernel_control_create_endpoint_request *request);

/*
 * CAP_COPY_ATTENUATED: Copies a capability within the caller's own slots, with fewer rights.
 * NO_RIGHTS if the source lacks one that is asked for; nothing is changed then.
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_cap_copy_attenuated(
	struct ipc_client *client,
	const struct ipc_kernel_control_cap_copy_attenuated_request *request);

/*
 * CREATE_STAGED_PROCESS: Makes a process that does not run yet, with its memory mapped and
 * zero-filled. Called by procd.
 * Results of its own: BAD_SLOT, EXISTS, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_create_staged_process(
	struct ipc_client *client,
	const struct ipc_kernel_control_create_staged_process_request *request,
	struct ipc_kernel_control_create_staged_process_reply *reply);

/*
 * DERIVE_INSTALL_GRANT: Makes a grant: permission to put one capability into one slot of one staged
 * process, once. Called by procd.
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS, EXHAUSTED, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_derive_install_grant(
	struct ipc_client *client,
	const struct ipc_kernel_control_derive_install_grant_request *request);

/*
 * INSTALL_WITH_GRANT: Uses up a grant: puts a capability of the caller into the child's slot that
 * the grant names. NOT_FOUND: the process was started, aborted or is gone.
 * Results of its own: BAD_SLOT, NO_RIGHTS, NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_install_with_grant(
	struct ipc_client *client,
	const struct ipc_kernel_control_install_with_grant_request *request,
	struct ipc_kernel_control_install_with_grant_reply *reply);

/*
 * ABORT_STAGED_PROCESS: Ends a process that was never started, and every grant for it. Called by
 * procd.
 * Results of its own: BAD_SLOT, NO_RIGHTS, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_abort_staged_process(
	struct ipc_client *client,
	const struct ipc_kernel_control_abort_staged_process_request *request,
	struct ipc_kernel_control_abort_staged_process_reply *reply);

/*
 * DERIVE_PCI_BAR_DEVICE_FRAME: Makes a capability for a part of one memory BAR of a PCI function,
 * narrowed in range and rights. Called by deviced.
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS, NOT_FOUND, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_derive_pci_bar_device_frame(
	struct ipc_client *client,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_request *request,
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply *reply);

/*
 * WRITE_PROCESS_MEMORY: Copies bytes into already mapped anonymous pages of a process that was
 * never started: all of them or none. Called by procd.
 * Results of its own: BAD_SLOT, NO_RIGHTS, BAD_ADDRESS, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_write_process_memory(
	struct ipc_client *client,
	const struct ipc_kernel_control_write_process_memory_request *request);

/*
 * START_PROCESS: Starts a staged process. Its grants die and its memory can't be written any more.
 * Called by procd.
 * Results of its own: BAD_SLOT, NO_RIGHTS, BAD_ADDRESS, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_start_process(
	struct ipc_client *client, const struct ipc_kernel_control_start_process_request *request,
	struct ipc_kernel_control_start_process_reply *reply);

/*
 * READ_PCI_CONFIG_DWORD: Reads four bytes of PCI configuration space. Sent to an endpoint of kind
 * PCI_CONFIG_READ; called by probed. An absent function reads as all ones.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_read_pci_config_dword(
	struct ipc_client *client,
	const struct ipc_kernel_control_read_pci_config_dword_request *request,
	struct ipc_kernel_control_read_pci_config_dword_reply *reply);

/*
 * READ_PLATFORM_CAPS: Tells what the platform has. Called by probed.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_read_platform_caps(
	struct ipc_client *client, struct ipc_kernel_control_read_platform_caps_reply *reply);

/*
 * WAIT_HOTPLUG_EVENT: Gives the next device event after the one that the caller saw last. RETRY if
 * there is none yet. Called by hotplugd.
 * Results of its own: RETRY.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_wait_hotplug_event(
	struct ipc_client *client,
	const struct ipc_kernel_control_wait_hotplug_event_request *request,
	struct ipc_kernel_control_wait_hotplug_event_reply *reply);

/*
 * WATCH_PROCESS: Names the endpoint on which the kernel tells the end of a process. Called by
 * procd, once a process. EXISTS: the process has one already.
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS, NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_watch_process(
	struct ipc_client *client, const struct ipc_kernel_control_watch_process_request *request);

/*
 * PROCESS_ENDED: Tells that a watched process has ended. Sent once by the kernel, also where the
 * process ended before it was watched.
 * One way: the server has taken it when this returns, nothing more.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_process_ended_send(
	struct ipc_client *client, const struct ipc_kernel_control_process_ended *msg);

/*
 * REAP_PROCESS: Gives back the record of an ended process, and the slot. Called by whoever was told
 * of the end. BUSY: it has not ended.
 * Results of its own: BAD_SLOT, NO_RIGHTS, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_kernel_control_reap_process(
	struct ipc_client *client, const struct ipc_kernel_control_reap_process_request *request,
	struct ipc_kernel_control_reap_process_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
