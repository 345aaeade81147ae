/* SPDX-License-Identifier: ISC */
/*
 * The services that a program from a file needs, as processes around a test: a volatile-memory
 * provider, vfsd over it, procd, and loaderd over both. A step that fails ends the test.
 */
#ifndef FLEET_H
#define FLEET_H

#include "ipc/files/files.h"
#include "ipc/loaderd/loaderd_client.h"
#include "ipc/procd/procd_client.h"
#include "launch.h"
#include "stand.h"

/* Files of the programs. */
struct fleet_files {
	const char *provider;
	const char *vfsd;
	const char *procd;
	const char *loaderd;
	const char *relay;
};

/* They are the first arguments of each test. */
#define FLEET_ARGUMENTS 5
#define FLEET_USAGE     "PROVIDER VFSD PROCD LOADERD RELAY"

void fleet_files_read(struct fleet_files *files, char **argv);

/* What is not as usual; all zero is nothing. */
struct fleet_plan {
	/* A service kills itself at that message of its own. */
	uint32_t provider_trip;
	uint32_t vfsd_trip;
	uint32_t procd_trip;
	uint32_t loaderd_trip;
	/* A relay stands before loaderd's peer and commits this fault (relay/); null: none. */
	const char *vfsd_fault;
	const char *procd_fault;
	/* The file that a fault of vfsd's relay changes. */
	const char *path;
};

struct fleet {
	struct stand *stand;
	struct fleet_files files;
	/* TCB capabilities. */
	uint32_t provider_process;
	uint32_t vfsd_process;
	uint32_t procd_process;
	uint32_t loaderd_process;
	/* Peers, with SEND and GRANT: vfsd's for the administrator and for a user, procd's for
	 * supervisors and for loaders, loaderd's. */
	uint32_t to_vfsd;
	uint32_t to_vfsd_user;
	uint32_t to_procd;
	uint32_t to_procd_loader;
	uint32_t to_loaderd;
	/* Clients of the administrator's peer, of procd and of loaderd. */
	struct stand_client vfsd;
	struct stand_client procd;
	struct stand_client loaderd;
};

/* Starts all four, with a file system in memory mounted on `/`. */
void fleet_start(struct fleet *fleet, struct stand *stand, const struct fleet_files *files,
                 const struct fleet_plan *plan);

/* The same without the mount and without waiting for anybody. */
void fleet_start_bare(struct fleet *fleet, struct stand *stand, const struct fleet_files *files,
                      const struct fleet_plan *plan);

/* Starts a loaderd on an endpoint of its own, in place of the one before. */
void fleet_start_loaderd(struct fleet *fleet, const struct fleet_plan *plan);

/* Whether whoever serves behind a peer answers when it is asked for an op. */
bool fleet_answers(uint32_t peer, uint32_t op);

/* Mounts a file system in memory on `/`; the outcome. */
struct ipc_outcome fleet_mount(struct fleet *fleet);

/* Makes a directory that everybody may read. */
void fleet_mkdir(struct fleet *fleet, const char *path);

/* Makes a file with these bytes and permissions, by messages. */
void fleet_store(struct fleet *fleet, const char *path, const void *bytes, size_t size,
                 uint32_t permissions);

/* Copies a Linux file into vfsd; everybody may read and run it. */
void fleet_store_file(struct fleet *fleet, const char *path, const char *linux_path);

/* Writes into a file that is there. */
void fleet_write(struct fleet *fleet, const char *path, uint64_t offset, const void *bytes,
                 size_t size);

/* What everybody may read, and run. */
#define FLEET_READABLE                                                        \
	(IPC_FILES_PERMISSION_OWNER_READ | IPC_FILES_PERMISSION_OWNER_WRITE | \
	 IPC_FILES_PERMISSION_GROUP_READ | IPC_FILES_PERMISSION_OTHER_READ)
#define FLEET_RUNNABLE                                         \
	(FLEET_READABLE | IPC_FILES_PERMISSION_OWNER_EXECUTE | \
	 IPC_FILES_PERMISSION_GROUP_EXECUTE | IPC_FILES_PERMISSION_OTHER_EXECUTE)

/* Launches a program, which must succeed, and waits for its end; returns what launch_wait does. */
int32_t fleet_run(struct fleet *fleet, const char *path, const char *const *arguments,
                  const char *const *environment);

/* Fails the test unless the launch of that path fails with that code. */
void assert_launch_fails(struct fleet *fleet, const char *path, uint32_t failure);

#endif
