/* SPDX-License-Identifier: ISC */
/* The I/O ports of one device, worked through an endpoint of its narrow kind. */
#ifndef PORTS_H
#define PORTS_H

#include <stdbool.h>
#include <stdint.h>

#include "ipc/client.h"

/* What a driver ends with whose endpoint is not one for its ports. */
#define PORTS_UNFIT 6

/* Whether the client's slot holds an endpoint of this kind, with SEND, and both sides mean the same by
 * its ops. Says on standard error, after `name`, what is wrong. */
bool ports_fit(struct ipc_client *client, uint32_t endpoint_kind, const char *name);

/* False: the kernel did not do it. */
bool port_read(struct ipc_client *client, uint16_t port, uint8_t *value);
bool port_write(struct ipc_client *client, uint16_t port, uint8_t value);

#endif
