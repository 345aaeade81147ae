/* SPDX-License-Identifier: ISC */
/*
 * deviced: which driver drives which device, and where a provider is found.
 *
 * It has an endpoint for each of its callers, because the endpoint is the only identity of a sender:
 * rootd binds and starts on the first, probed and hotplugd report on the second, drivers register and
 * clients resolve on the third. The kernel's messages about ended drivers come on a fourth.
 */
#ifndef DEVICED_H
#define DEVICED_H

#include <stdbool.h>
#include <stdint.h>

#include "host_service.h"
#include "ipc/deviced/deviced_server.h"
#include "ipc/kernel_control/kernel_control_server.h"
#include "ipc/types/types.h"
#include "slots.h"

enum {
	/* Filled by deviced: where the kernel tells the end of drivers; a frame and a grant on their way
	 * into a driver. */
	SLOT_WATCH = DEVICED_OWN,
	SLOT_FRAME,
	SLOT_GRANT,
};

#define BINDINGS_MAX 16
#define DEVICES_MAX  32

struct name {
	uint16_t length;
	char bytes[IPC_SERVICE_NAME_BYTES_MAX];
};

/* One binding, and its driver while there is one. */
struct driver {
	struct name name;
	uint32_t interface_class;
	struct ipc_kernel_control_pci_function function;
	uint32_t needs;
	bool has_memory;
	struct ipc_deviced_memory_window memory;
	uint32_t state;
	uint32_t starts;
	/* Of a running driver; what it does not have is absent. */
	uint64_t process_id;
	uint64_t mmio_base;
	uint64_t mmio_size;
	struct ipc_cap process;
	struct ipc_cap control;
	struct ipc_cap provider;
};

struct device {
	/* 0: the entry is free. */
	uint32_t number;
	struct ipc_deviced_device_identity identity;
};

struct deviced {
	struct host_peer kernel;
	/* A client of whichever driver is spoken to. */
	struct host_peer peer;
	bool sealed;
	struct driver drivers[BINDINGS_MAX];
	uint32_t driver_count;
	/* The endpoint for interrupts; absent until it is registered. */
	struct ipc_cap interrupts;
	struct device devices[DEVICES_MAX];
	uint32_t last_device_number;
	/* Sequence number of the last hotplug event. */
	uint64_t last_event;
};

/* bindings.c */

uint32_t deviced_seed_binding(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_deviced_seed_binding_request *request,
                              struct ipc_deviced_seed_binding_reply *reply);
uint32_t deviced_seed_binding_v2(void *context, const struct ipc_arrival *arrival,
                                 const struct ipc_deviced_seed_binding_v2_request *request,
                                 struct ipc_deviced_seed_binding_v2_reply *reply);
uint32_t deviced_seal(void *context, const struct ipc_arrival *arrival,
                      struct ipc_deviced_seal_reply *reply);
uint32_t deviced_read_driver(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_deviced_read_driver_request *request,
                             struct ipc_deviced_read_driver_reply *reply);

/* Null: there is none. */
struct driver *driver_by_name(struct deviced *deviced, const char *name, uint16_t length);
struct driver *driver_by_function(struct deviced *deviced,
                                  const struct ipc_kernel_control_pci_function *function);

bool function_equal(const struct ipc_kernel_control_pci_function *a,
                    const struct ipc_kernel_control_pci_function *b);

/* drivers.c */

uint32_t deviced_start_driver(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_deviced_start_driver_request *request,
                              const struct ipc_deviced_start_driver_request_caps *caps,
                              struct ipc_deviced_start_driver_reply *reply,
                              struct ipc_deviced_start_driver_failure *failure);
uint32_t deviced_stop_driver(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_deviced_stop_driver_request *request,
                             struct ipc_deviced_stop_driver_reply *reply);
void deviced_process_ended(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_kernel_control_process_ended *msg);

/* Stops a running driver; true if it left its device quiet. */
bool driver_stop(struct deviced *deviced, struct driver *driver);

/* process.c: calls to the kernel; each returns a transport status or the kernel's result. */

/* Makes an endpoint of deviced's own, to be told of ended processes. */
uint32_t process_make_watch(struct ipc_client *kernel);

/* Puts a frame of the driver's window into SLOT_FRAME; fills in where it lies on the bus. */
uint32_t process_derive_frame(struct ipc_client *kernel, const struct driver *driver, uint64_t *base,
                              uint64_t *size);

/* Moves the frame in SLOT_FRAME into a slot of a staged process. Whatever comes of it, SLOT_FRAME and
 * SLOT_GRANT are empty afterwards. */
uint32_t process_install_frame(struct ipc_client *kernel, uint32_t process_slot, uint32_t target_slot);

/* Starts a staged process whose only argument is its name, and has its end told. */
uint32_t process_start(struct ipc_client *kernel, uint32_t process_slot,
                       const struct ipc_deviced_start_driver_request *request, uint64_t *started_at);

/* Ends a process; one that has ended already is as good. */
void process_kill(struct ipc_client *kernel, uint32_t process_slot);

/* providers.c */

uint32_t deviced_register_hal(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_deviced_register_hal_request *request,
                              const struct ipc_deviced_register_hal_request_caps *caps,
                              struct ipc_deviced_register_hal_reply *reply);
uint32_t deviced_register_provider(void *context, const struct ipc_arrival *arrival,
                                   const struct ipc_deviced_register_provider_request *request,
                                   const struct ipc_deviced_register_provider_request_caps *caps,
                                   struct ipc_deviced_register_provider_reply *reply);
uint32_t deviced_resolve_provider(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_deviced_resolve_provider_request *request,
                                  struct ipc_deviced_resolve_provider_reply *reply,
                                  struct ipc_deviced_resolve_provider_reply_caps *reply_caps);

/* devices.c */

uint32_t deviced_report_device(void *context, const struct ipc_arrival *arrival,
                               const struct ipc_deviced_report_device_request *request,
                               struct ipc_deviced_report_device_reply *reply);
uint32_t deviced_report_hotplug(void *context, const struct ipc_arrival *arrival,
                                const struct ipc_deviced_report_hotplug_request *request,
                                struct ipc_deviced_report_hotplug_reply *reply);

/* Number of the device at a place; 0 if there is none. */
uint32_t device_number_at(const struct deviced *deviced,
                          const struct ipc_kernel_control_pci_function *function);

#endif
