/* SPDX-License-Identifier: ISC */
/* How the bytes of a file get into a frame. */
#ifndef PAGE_IN_H
#define PAGE_IN_H

#include <stdint.h>

#include "ipc/client.h"
#include "ipc/pagerd/pagerd.h"

/* Reads what the fault says of its file into the frame in `frame_slot`, from the frame's start. `file`
 * is a client of the peer on which the file is open. NOT_FOUND: it is not open or ends too early. */
uint32_t page_in(struct ipc_client *file, const struct ipc_pagerd_resolve_fault_request *fault,
                 uint32_t frame_slot);

#endif
