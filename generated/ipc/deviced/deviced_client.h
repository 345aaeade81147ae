/* SPDX-License-Identifier: ISC */
/* Generated from deviced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of deviced, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_DEVICED_DEVICED_CLIENT_H
#define IPC_DEVICED_DEVICED_CLIENT_H

#include "ipc/client.h"
#include "ipc/deviced/deviced.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * SEED_BINDING: Binds a driver that touches no device memory. The same binding again is OK. DENIED
 * once sealed. EXISTS: the name has another binding.
 * Results of its own: EXISTS, EXHAUSTED.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_seed_binding(struct ipc_client *client,
                                            const struct ipc_deviced_seed_binding_request *request,
                                            struct ipc_deviced_seed_binding_reply *reply);

/*
 * SEED_BINDING_V2: Binds a driver to a window of its device's memory. All else as SEED_BINDING.
 * Results of its own: EXISTS, EXHAUSTED.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_seed_binding_v2(
	struct ipc_client *client, const struct ipc_deviced_seed_binding_v2_request *request,
	struct ipc_deviced_seed_binding_v2_reply *reply);

/*
 * START_DRIVER: Starts a driver by its binding: puts the device memory into its slot, starts its
 * process, sends it driver START. Called by whoever staged the process. NOT_FOUND: no such binding.
 * BUSY: the bindings are not sealed. EXISTS: it runs. RETRY: its device was not reported yet, or
 * what it needs is not registered yet.
 * Results of its own: NOT_FOUND, BUSY, EXISTS, RETRY, FAILED.
 * `failure` is filled where the result is FAILED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_start_driver(
	struct ipc_client *client, const struct ipc_deviced_start_driver_request *request,
	const struct ipc_deviced_start_driver_request_caps *caps,
	struct ipc_deviced_start_driver_reply *reply,
	struct ipc_deviced_start_driver_failure *failure);

/*
 * STOP_DRIVER: Stops a driver: sends it driver STOP, then ends its process. What it provides is
 * gone. A driver that has not registered yet is ended without being asked, because it may be asking
 * deviced just then. NOT_FOUND: no such driver runs.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_stop_driver(struct ipc_client *client,
                                           const struct ipc_deviced_stop_driver_request *request,
                                           struct ipc_deviced_stop_driver_reply *reply);

/*
 * READ_DRIVER: Tells how a driver is. NOT_FOUND: no such binding.
 * Results of its own: NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_read_driver(struct ipc_client *client,
                                           const struct ipc_deviced_read_driver_request *request,
                                           struct ipc_deviced_read_driver_reply *reply);

/*
 * SEAL: Ends the seeding of bindings for good; once more is DENIED. From now on drivers start and
 * providers are resolved.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_seal(struct ipc_client *client,
                                    struct ipc_deviced_seal_reply *reply);

/*
 * REGISTER_HAL: Names the service that meets a need of drivers. EXISTS: the need is met already.
 * Results of its own: EXISTS.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_register_hal(
	struct ipc_client *client, const struct ipc_deviced_register_hal_request *request,
	const struct ipc_deviced_register_hal_request_caps *caps,
	struct ipc_deviced_register_hal_reply *reply);

/*
 * REGISTER_PROVIDER: Registers what a running driver provides, by its exact tuple. Called by the
 * driver. NOT_FOUND: no such binding. BUSY: the driver does not run. EXISTS: it has registered.
 * Results of its own: NOT_FOUND, BUSY, EXISTS.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_register_provider(
	struct ipc_client *client, const struct ipc_deviced_register_provider_request *request,
	const struct ipc_deviced_register_provider_request_caps *caps,
	struct ipc_deviced_register_provider_reply *reply);

/*
 * RESOLVE_PROVIDER: Gives the endpoint of a provider. NOT_FOUND: there are not so many bindings of
 * the class. BUSY: the bindings are not sealed yet. RETRY: the driver of this binding has not
 * registered yet.
 * Results of its own: NOT_FOUND, BUSY, RETRY.
 * What arrives in `reply_caps` is the caller's.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_resolve_provider(
	struct ipc_client *client, const struct ipc_deviced_resolve_provider_request *request,
	struct ipc_deviced_resolve_provider_reply *reply,
	struct ipc_deviced_resolve_provider_reply_caps *reply_caps);

/*
 * REPORT_DEVICE: Tells of a device that a scan found. Called by probed. The same device again keeps
 * its number. EXISTS: another device is known at this place.
 * Results of its own: EXISTS, EXHAUSTED.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_report_device(
	struct ipc_client *client, const struct ipc_deviced_report_device_request *request,
	struct ipc_deviced_report_device_reply *reply);

/*
 * REPORT_HOTPLUG: Tells of a device that came or went. Called by hotplugd. An event that was
 * reported before changes nothing. A driver whose device is gone is stopped. NOT_FOUND: what went
 * was not known.
 * Results of its own: NOT_FOUND, EXISTS, EXHAUSTED.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_deviced_report_hotplug(
	struct ipc_client *client, const struct ipc_deviced_report_hotplug_request *request,
	struct ipc_deviced_report_hotplug_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
