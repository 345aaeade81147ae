/* SPDX-License-Identifier: ISC */
/* The broker's part that takes packets and sends results, with two children that are ends of sockets. */
#ifndef LEAKS_PACKETS_H
#define LEAKS_PACKETS_H

#include <stdbool.h>
#include <stddef.h>

/* What was done before, and the packet that the broker then takes. */
struct packet_path {
	const char *name;
	void (*prepare)(void);
	void (*run)(void);
	/* The message waits in the core for who receives. */
	bool waits;
	bool cut_off;
};

extern const struct packet_path packet_paths[];
extern const size_t packet_path_count;

void packets_start(void);
void packets_stop(void);
bool packets_cut_off(void);

/* Pieces of the secret in the broker's own record. */
size_t packets_find(void);

#endif
