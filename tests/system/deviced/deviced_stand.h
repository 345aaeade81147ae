/* SPDX-License-Identifier: ISC */
/* What the tests of devices stand on beside stand.h: a deviced, drivers for it to start, and the disk
 * that blockdrv drives, seen from the other side. A step that fails ends the test. */
#ifndef DEVICED_STAND_H
#define DEVICED_STAND_H

#include "../blockdrv/registers.h"
#include "ipc/deviced/deviced_client.h"
#include "slots.h"
#include "stand.h"

/* The broker's PCI function and its BAR. */
#define FUNCTION_DEVICE 4
#define FUNCTION_BAR    5
#define BAR_BASE        UINT64_C(0xFEB00000)
#define BAR_SIZE        UINT64_C(0x4000)
#define FUNCTION_VENDOR 0x1AF4
#define FUNCTION_ID     0x1001

struct deviced_stand {
	struct stand *stand;
	uint32_t process;
	/* Peers of deviced's endpoints, with SEND and GRANT. */
	uint32_t reports;
	uint32_t public;
	/* Clients of all three. */
	struct stand_client root;
	struct stand_client reporter;
	struct stand_client user;
};

/* Starts deviced with the device memory and nothing seeded. */
void deviced_start(struct deviced_stand *deviced, struct stand *stand, const char *path);

/* Requests for the function that the broker has: a binding of this name and class without memory, and
 * one that gives blockdrv the first `size` bytes of the BAR. */
struct ipc_deviced_seed_binding_request binding_v1(const char *name, uint32_t interface_class);
struct ipc_deviced_seed_binding_v2_request binding_v2(const char *name, uint64_t size);

struct ipc_outcome seed_v1(struct deviced_stand *deviced,
                           const struct ipc_deviced_seed_binding_request *request);
struct ipc_outcome seed_v2(struct deviced_stand *deviced,
                           const struct ipc_deviced_seed_binding_v2_request *request);
struct ipc_outcome seal(struct deviced_stand *deviced);

/* Reports the broker's function. */
void report_disk(struct deviced_stand *deviced);

struct ipc_deviced_read_driver_reply read_driver(struct deviced_stand *deviced, const char *name);

/* A process that is ready to be started by deviced. */
struct driver {
	uint32_t process;
	/* A peer of its control endpoint, with SEND and GRANT. */
	uint32_t control;
	/* What deviced needs to start it. */
	struct staged staged;
};

/* Stages blockdrv. With `quiet` it has no peer of deviced, and so never registers. */
void driver_stage(struct deviced_stand *deviced, struct driver *driver, const char *path, bool quiet);

/* Has it started under a name, and has the stand reap it. */
struct ipc_outcome driver_start(struct deviced_stand *deviced, const struct driver *driver,
                                const char *name, struct ipc_deviced_start_driver_reply *reply,
                                struct ipc_deviced_start_driver_failure *failure);

/* Gives a process up that was never started. */
void driver_abort(struct deviced_stand *deviced, const struct driver *driver);

struct ipc_outcome stop_driver(struct deviced_stand *deviced, const char *name, bool *quiet);

/* By whoever the client is; `endpoint` needs SEND and GRANT. */
struct ipc_outcome register_hal(struct stand_client *client, uint32_t endpoint, uint32_t *bindings);
struct ipc_outcome register_provider(struct stand_client *client, uint32_t endpoint, const char *name,
                                     uint32_t interface_class);

/* The endpoint of a provider arrives in STAND_WINDOW; the caller empties it. */
struct ipc_outcome resolve(struct deviced_stand *deviced, uint32_t interface_class, uint32_t instance,
                           struct ipc_deviced_resolve_provider_reply *reply);

/* Asks until the driver has registered; the test's time limit is the bound. */
void resolve_disk(struct deviced_stand *deviced, struct ipc_deviced_resolve_provider_reply *reply);

/* The whole BAR as memory of this process, and a disk in it that is off. */
struct registers *disk_insert(struct stand *stand);

/* The dword at a place of the BAR. */
volatile uint32_t *disk_dword(struct registers *disk, uint64_t offset);

void disk_remove(struct registers *disk);

#endif
