/* SPDX-License-Identifier: ISC */
/* How a small service registers with named, once, before it serves. */
#ifndef REGISTRATION_H
#define REGISTRATION_H

#include <stdbool.h>
#include <stdint.h>

#include "host_service.h"

/* The entry that was seeded for the service. */
struct registration {
	const char *name;
	uint32_t role;
	uint16_t version;
};

/* `named`: slot of a peer of named. `self`: slot of a peer of the service's endpoint, with
 * SEND and GRANT, which the service keeps. False: named did not take it. */
bool registration_send(const struct registration *registration, struct host_service *service,
                       uint32_t named, uint32_t self);

#endif
