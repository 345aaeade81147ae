/* SPDX-License-Identifier: ISC */
/* Generated from deviced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves deviced: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_DEVICED_DEVICED_SERVER_H
#define IPC_DEVICED_DEVICED_SERVER_H

#include <stdint.h>

#include "ipc/deviced/deviced.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_deviced_handlers {
	/*
	 * SEED_BINDING: Binds a driver that touches no device memory. The same binding again is OK.
	 * DENIED once sealed. EXISTS: the name has another binding. Results of its own: EXISTS,
	 * EXHAUSTED.
	 */
	uint32_t (*seed_binding)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_deviced_seed_binding_request *request,
	                         struct ipc_deviced_seed_binding_reply *reply);
	/*
	 * SEED_BINDING_V2: Binds a driver to a window of its device's memory. All else as
	 * SEED_BINDING. Results of its own: EXISTS, EXHAUSTED.
	 */
	uint32_t (*seed_binding_v2)(void *context, const struct ipc_arrival *arrival,
	                            const struct ipc_deviced_seed_binding_v2_request *request,
	                            struct ipc_deviced_seed_binding_v2_reply *reply);
	/*
	 * START_DRIVER: Starts a driver by its binding: puts the device memory into its slot,
	 * starts its process, sends it driver START. Called by whoever staged the process.
	 * NOT_FOUND: no such binding. BUSY: the bindings are not sealed. EXISTS: it runs. RETRY:
	 * its device was not reported yet, or what it needs is not registered yet. Results of its
	 * own: NOT_FOUND, BUSY, EXISTS, RETRY, FAILED. Fills `failure` for FAILED.
	 */
	uint32_t (*start_driver)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_deviced_start_driver_request *request,
	                         const struct ipc_deviced_start_driver_request_caps *caps,
	                         struct ipc_deviced_start_driver_reply *reply,
	                         struct ipc_deviced_start_driver_failure *failure);
	/*
	 * STOP_DRIVER: Stops a driver: sends it driver STOP, then ends its process. What it
	 * provides is gone. A driver that has not registered yet is ended without being asked,
	 * because it may be asking deviced just then. NOT_FOUND: no such driver runs. Results of
	 * its own: NOT_FOUND.
	 */
	uint32_t (*stop_driver)(void *context, const struct ipc_arrival *arrival,
	                        const struct ipc_deviced_stop_driver_request *request,
	                        struct ipc_deviced_stop_driver_reply *reply);
	/*
	 * READ_DRIVER: Tells how a driver is. NOT_FOUND: no such binding. Results of its own:
	 * NOT_FOUND.
	 */
	uint32_t (*read_driver)(void *context, const struct ipc_arrival *arrival,
	                        const struct ipc_deviced_read_driver_request *request,
	                        struct ipc_deviced_read_driver_reply *reply);
	/*
	 * SEAL: Ends the seeding of bindings for good; once more is DENIED. From now on drivers
	 * start and providers are resolved.
	 */
	uint32_t (*seal)(void *context, const struct ipc_arrival *arrival,
	                 struct ipc_deviced_seal_reply *reply);
	/*
	 * REGISTER_HAL: Names the service that meets a need of drivers. EXISTS: the need is met
	 * already. Results of its own: EXISTS.
	 */
	uint32_t (*register_hal)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_deviced_register_hal_request *request,
	                         const struct ipc_deviced_register_hal_request_caps *caps,
	                         struct ipc_deviced_register_hal_reply *reply);
	/*
	 * REGISTER_PROVIDER: Registers what a running driver provides, by its exact tuple. Called
	 * by the driver. NOT_FOUND: no such binding. BUSY: the driver does not run. EXISTS: it has
	 * registered. Results of its own: NOT_FOUND, BUSY, EXISTS.
	 */
	uint32_t (*register_provider)(
		void *context, const struct ipc_arrival *arrival,
		const struct ipc_deviced_register_provider_request *request,
		const struct ipc_deviced_register_provider_request_caps *caps,
		struct ipc_deviced_register_provider_reply *reply);
	/*
	 * RESOLVE_PROVIDER: Gives the endpoint of a provider. NOT_FOUND: there are not so many
	 * bindings of the class. BUSY: the bindings are not sealed yet. RETRY: the driver of this
	 * binding has not registered yet. Results of its own: NOT_FOUND, BUSY, RETRY.
	 */
	uint32_t (*resolve_provider)(void *context, const struct ipc_arrival *arrival,
	                             const struct ipc_deviced_resolve_provider_request *request,
	                             struct ipc_deviced_resolve_provider_reply *reply,
	                             struct ipc_deviced_resolve_provider_reply_caps *reply_caps);
	/*
	 * REPORT_DEVICE: Tells of a device that a scan found. Called by probed. The same device
	 * again keeps its number. EXISTS: another device is known at this place. Results of its
	 * own: EXISTS, EXHAUSTED.
	 */
	uint32_t (*report_device)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_deviced_report_device_request *request,
	                          struct ipc_deviced_report_device_reply *reply);
	/*
	 * REPORT_HOTPLUG: Tells of a device that came or went. Called by hotplugd. An event that
	 * was reported before changes nothing. A driver whose device is gone is stopped. NOT_FOUND:
	 * what went was not known. Results of its own: NOT_FOUND, EXISTS, EXHAUSTED.
	 */
	uint32_t (*report_hotplug)(void *context, const struct ipc_arrival *arrival,
	                           const struct ipc_deviced_report_hotplug_request *request,
	                           struct ipc_deviced_report_hotplug_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_deviced_scratch {
	struct {
		struct ipc_deviced_seed_binding_request request;
		struct ipc_deviced_seed_binding_reply reply;
	} seed_binding;
	struct {
		struct ipc_deviced_seed_binding_v2_request request;
		struct ipc_deviced_seed_binding_v2_reply reply;
	} seed_binding_v2;
	struct {
		struct ipc_deviced_start_driver_request request;
		struct ipc_deviced_start_driver_request_caps caps;
		struct ipc_deviced_start_driver_reply reply;
		struct ipc_deviced_start_driver_failure failure;
	} start_driver;
	struct {
		struct ipc_deviced_stop_driver_request request;
		struct ipc_deviced_stop_driver_reply reply;
	} stop_driver;
	struct {
		struct ipc_deviced_read_driver_request request;
		struct ipc_deviced_read_driver_reply reply;
	} read_driver;
	struct {
		struct ipc_deviced_seal_reply reply;
	} seal;
	struct {
		struct ipc_deviced_register_hal_request request;
		struct ipc_deviced_register_hal_request_caps caps;
		struct ipc_deviced_register_hal_reply reply;
	} register_hal;
	struct {
		struct ipc_deviced_register_provider_request request;
		struct ipc_deviced_register_provider_request_caps caps;
		struct ipc_deviced_register_provider_reply reply;
	} register_provider;
	struct {
		struct ipc_deviced_resolve_provider_request request;
		struct ipc_deviced_resolve_provider_reply reply;
		struct ipc_deviced_resolve_provider_reply_caps reply_caps;
	} resolve_provider;
	struct {
		struct ipc_deviced_report_device_request request;
		struct ipc_deviced_report_device_reply reply;
	} report_device;
	struct {
		struct ipc_deviced_report_hotplug_request request;
		struct ipc_deviced_report_hotplug_reply reply;
	} report_hotplug;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_deviced_binding(const struct ipc_deviced_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_deviced_serve(const struct ipc_deviced_handlers *handlers, void *context,
                       union ipc_deviced_scratch *scratch, const struct ipc_delivery *delivery,
                       struct ipc_reply *reply);

/* Answers SEED_BINDING with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_seed_binding_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_deviced_seed_binding_reply *reply);

/*
 * Answers SEED_BINDING with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, EXHAUSTED;
 * any other result goes out as INTERNAL.
 */
void ipc_deviced_seed_binding_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result);

/* Answers SEED_BINDING_V2 with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_seed_binding_v2_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                        const struct ipc_deviced_seed_binding_v2_reply *reply);

/*
 * Answers SEED_BINDING_V2 with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS,
 * EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_deviced_seed_binding_v2_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      uint32_t result);

/* Answers START_DRIVER with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_start_driver_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_deviced_start_driver_reply *reply);

/*
 * Answers START_DRIVER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, BUSY,
 * EXISTS, RETRY, FAILED; any other result goes out as INTERNAL. `failure` is read for FAILED alone
 * and may be null for any other.
 */
void ipc_deviced_start_driver_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result,
                                   const struct ipc_deviced_start_driver_failure *failure);

/* Answers STOP_DRIVER with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_stop_driver_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_deviced_stop_driver_reply *reply);

/*
 * Answers STOP_DRIVER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL.
 */
void ipc_deviced_stop_driver_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/* Answers READ_DRIVER with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_read_driver_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_deviced_read_driver_reply *reply);

/*
 * Answers READ_DRIVER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL.
 */
void ipc_deviced_read_driver_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/* Answers SEAL with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_seal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_deviced_seal_reply *reply);

/*
 * Answers SEAL with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_deviced_seal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result);

/* Answers REGISTER_HAL with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_register_hal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_deviced_register_hal_reply *reply);

/*
 * Answers REGISTER_HAL with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS; any other
 * result goes out as INTERNAL.
 */
void ipc_deviced_register_hal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result);

/* Answers REGISTER_PROVIDER with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_register_provider_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          const struct ipc_deviced_register_provider_reply *reply);

/*
 * Answers REGISTER_PROVIDER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * BUSY, EXISTS; any other result goes out as INTERNAL.
 */
void ipc_deviced_register_provider_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                        uint32_t result);

/* Answers RESOLVE_PROVIDER with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_resolve_provider_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_deviced_resolve_provider_reply *reply,
	const struct ipc_deviced_resolve_provider_reply_caps *reply_caps);

/*
 * Answers RESOLVE_PROVIDER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, BUSY,
 * RETRY; any other result goes out as INTERNAL.
 */
void ipc_deviced_resolve_provider_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result);

/* Answers REPORT_DEVICE with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_report_device_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_deviced_report_device_reply *reply);

/*
 * Answers REPORT_DEVICE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, EXHAUSTED;
 * any other result goes out as INTERNAL.
 */
void ipc_deviced_report_device_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result);

/* Answers REPORT_HOTPLUG with success. What pack refuses goes out as INTERNAL. */
void ipc_deviced_report_hotplug_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       const struct ipc_deviced_report_hotplug_reply *reply);

/*
 * Answers REPORT_HOTPLUG with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, EXISTS,
 * EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_deviced_report_hotplug_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
