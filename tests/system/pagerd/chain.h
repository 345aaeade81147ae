/* SPDX-License-Identifier: ISC */
/*
 * memd, vspaced and pagerd as three processes, and a fourth with a file, as the tests of faults see
 * them. The test has capabilities of memd's frames too, so that it sees what is in a page, and asks
 * memd and vspaced what became of it. A step that fails ends the test.
 */
#ifndef CHAIN_H
#define CHAIN_H

#include "ipc/pagerd/pagerd.h"
#include "stand.h"

#define READ    IPC_KERNEL_CONTROL_PAGE_ACCESS_READ
#define WRITE   IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE
#define EXECUTE IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE

#define ZERO_FILL   IPC_PAGERD_BACKING_KIND_ZERO_FILL
#define FILE_BACKED IPC_PAGERD_BACKING_KIND_FILE_BACKED

#define PAGE 4096u
#define HEAP UINT64_C(0x403000)
#define CODE UINT64_C(0x401000)

/* Of file_server. */
#define FILE_HANDLE      5
#define DIRECTORY_HANDLE 6
#define FILE_BYTES       5000u

/* The programs, in the order of the test's arguments. */
enum {
	MEMD = 1,
	VSPACED,
	PAGERD,
	FILE_SERVER,
	PROGRAMS
};

struct chain {
	const char *paths[PROGRAMS];
	struct stand_client memd;
	struct stand_client vspaced;
	struct stand_client pagerd;
	/* With SEND: what pagerd has of memd and vspaced. */
	struct stage_cap peers[2];
	/* The peer on which the file is open. */
	uint32_t file_slot;
	uint32_t memd_process;
	uint32_t vspaced_process;
	/* What the broker holds when nothing is mapped. */
	struct ipc_host_counts empty;
};

extern struct chain chain;

/* All but pagerd. */
void chain_start_peers(struct stand *stand);

/* pagerd has send-only peers of memd and vspaced and nothing else. `trip`: an argument for it, or
 * null. Returns its process. */
uint32_t chain_start_pagerd(struct stand *stand, const char *trip);

/* All of them; then counts. */
void chain_start(struct stand *stand);

/* A write fault of process 12 that zeros resolve. */
struct ipc_pagerd_resolve_fault_request zero_fault(uint64_t address);

/* A jump of process 12 into a page of the file. */
struct ipc_pagerd_resolve_fault_request file_fault(uint64_t address, uint64_t offset, uint32_t size);

struct ipc_outcome resolve_with(const struct ipc_pagerd_resolve_fault_request *request, bool with_file,
                                struct ipc_pagerd_resolve_fault_reply *reply);

/* With the file's peer where there is a file; fails unless the answer is `result`. Returns the number
 * of the frame. */
uint32_t resolve(struct ipc_pagerd_resolve_fault_request request, uint32_t result);

/* Gives a frame back; *free_frames: how many are free then. */
struct ipc_outcome free_frame(uint32_t number, uint32_t *free_frames);

/* The same of a frame that is out; returns how many are free then. */
uint32_t give_back(uint32_t number);

/* Takes a frame from memd; returns its number. */
uint32_t take_frame(void);

struct ipc_outcome unmap(uint64_t process_id, uint64_t address, uint32_t *access);

/* That this page of process 12 is there, as its fault asked; takes it away again. */
void assert_mapped(uint64_t address, uint32_t allowed);

/* That a refusal took no frame, mapped nothing and left no capability anywhere. */
void assert_nothing_happened(uint64_t address);

/* What stands in a frame: bytes of the file from `offset` on, then zeros. */
void assert_page(uint32_t frame_number, uint64_t offset, uint32_t size);

#endif
