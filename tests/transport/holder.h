/* SPDX-License-Identifier: ISC */
/*
 * What a child of the host driver and the suite say to each other. The child hands its connection
 * to the broker over to the suite, which makes all its system calls; the child itself only has to
 * live until it is told how to end.
 */
#ifndef TRANSPORT_HOLDER_H
#define TRANSPORT_HOLDER_H

#include <stdint.h>

/* From the suite: how the child ends. */
struct holder_end {
	/* Whether it ends by a signal. */
	int32_t fault;
	/* Its exit code otherwise. */
	int32_t code;
};

#endif
