/* SPDX-License-Identifier: ISC */
/* What deviced and a driver of blockdrv's kind find in their slots; whoever starts them fills these. */
#ifndef DEVICED_SLOTS_H
#define DEVICED_SLOTS_H

/* deviced's. */
enum {
	/* Endpoints with RECEIVE: for rootd, for those who report devices, for drivers and clients. */
	DEVICED_ROOT = 1,
	DEVICED_REPORTS,
	DEVICED_PUBLIC,
	/* Kernel control, with SEND; the device memory, with MAP and GRANT. */
	DEVICED_KERNEL,
	DEVICED_MEMORY,
	/* The first of those that it fills itself. */
	DEVICED_OWN,
};

/* A driver's. */
enum {
	/* Where deviced starts and stops it, with RECEIVE. */
	DRIVER_CONTROL = 1,
	/* deviced's public endpoint, with SEND; empty where nobody is to be told. */
	DRIVER_DEVICED,
	/* Where it serves its clients: with RECEIVE, and with SEND and GRANT. */
	DRIVER_PROVIDER,
	DRIVER_PROVIDER_PEER,
	/* Its device memory. */
	DRIVER_MEMORY,
};

#endif
