/* SPDX-License-Identifier: ISC */
/*
 * A program that is stored, found and run by messages, told by the first process of a broker:
 *
 *     ipc-broker -- demo_files PROVIDER VFSD PROCD LOADERD PROGRAM | codegen/ipcgen decode --trace
 *
 * Lines as in demo.c. PROGRAM is read once, before the story begins.
 */
#include <stdio.h>
#include <string.h>

#include <ipc/host.h>

#include "../host/stage.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/loaderd/loaderd_client.h"
#include "ipc/procd/procd_client.h"
#include "ipc/vfsd/vfsd_client.h"
#include "loaderd/loaderd.h"
#include "procd/procd.h"
#include "telling.h"
#include "trace_text.h"
#include "vfsd/vfsd.h"

/* Slots of the demo; those that start with TO hold peers, with SEND. */
enum {
	TO_PROVIDER = IPC_HOST_SLOT_FREE,
	TO_VFSD,
	TO_VFSD_USER,
	TO_PROCD,
	TO_PROCD_LOADER,
	TO_LOADERD,
	/* Whole endpoints, before they are their service's alone. */
	WHOLE,
	WHOLE_2,
	/* A grant on its way. */
	GRANT,
	/* TCB capabilities of the four. */
	PROCESS,
};

/* Where vfsd has its provider. */
#define PROVIDER_SLOT 4

/* Words of the program, one of which the story changes in the file. */
#define GREETING "made of the bytes that came: "
#define PATH     "/hello"

struct talk {
	struct ipc_client client;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
};

static struct stage_kernel kernel;
static struct trace_text trace;
static struct talk vfsd;
static struct talk procd;
static struct talk loaderd;
static uint8_t program[1 << 16];
static size_t program_size;
/* Number of the last event that was seen. */
static uint64_t seen;

static void talk_to(struct talk *talk, uint32_t slot)
{
	talk->client.slot = slot;
	talk->client.next_id = 1;
	talk->client.out = talk->out;
	talk->client.out_cap = sizeof(talk->out);
	talk->client.in = talk->in;
	talk->client.in_cap = sizeof(talk->in);
	talk->client.trace = &trace.trace;
}

/* A new endpoint, and a peer of it. */
static void endpoint(uint32_t whole, uint32_t peer)
{
	struct ipc_kernel_control_cap_copy_attenuated_request copy;

	told(stage_endpoint(&kernel, whole) == IPC_RESULT_OK, "an endpoint");
	ipc_kernel_control_cap_copy_attenuated_request_init(&copy);
	copy.source_slot = whole;
	copy.target_slot = peer;
	copy.rights = IPC_RIGHT_SEND | IPC_RIGHT_GRANT;
	told(ipc_succeeded(ipc_kernel_control_cap_copy_attenuated(&kernel.client, &copy)), "its peer");
}

/* Starts a service; what was whole is its alone afterwards. */
static void start(const char *path, const char *argument, const struct stage_cap *caps, size_t count)
{
	static uint32_t started;
	const char *const arguments[] = {path, argument, NULL};
	const struct stage stage = {
		.path = path,
		.arguments = arguments,
		.slot_count = SLOT_WINDOW + SLOT_WINDOW_COUNT,
		.caps = caps,
		.cap_count = count,
		.process_slot = PROCESS + started++,
		.grant_slot = GRANT,
	};

	told(stage_run(&kernel, &stage, NULL) == IPC_RESULT_OK, path);
	for (size_t i = 0; i < count; i++) {
		if (caps[i].source == WHOLE || caps[i].source == WHOLE_2)
			told(ipc_transport_drop_local_cap(caps[i].source) == IPC_RESULT_OK, path);
	}
}

static void start_services(char **files)
{
	const struct stage_cap provider_caps[] = {{HOST_SERVICE_ENDPOINT, WHOLE, IPC_RIGHT_RECEIVE}};
	const struct stage_cap vfsd_caps[] = {{VFSD_SLOT_ADMINISTRATOR, WHOLE, IPC_RIGHT_RECEIVE},
	                                      {VFSD_SLOT_USER, WHOLE_2, IPC_RIGHT_RECEIVE},
	                                      {PROVIDER_SLOT, TO_PROVIDER, IPC_RIGHT_SEND}};
	const struct stage_cap procd_caps[] = {
		{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{SLOT_SERVICE, WHOLE, IPC_RIGHT_RECEIVE},
		{SLOT_LOADER, WHOLE_2, IPC_RIGHT_RECEIVE}};
	const struct stage_cap loaderd_caps[] = {
		{HOST_SERVICE_ENDPOINT, WHOLE, IPC_RIGHT_RECEIVE},
		{SLOT_VFSD, TO_VFSD_USER, IPC_RIGHT_SEND},
		{SLOT_PROCD, TO_PROCD_LOADER, IPC_RIGHT_SEND}};
	char provider[32];

	snprintf(provider, sizeof(provider), "provider=volatile:%d", PROVIDER_SLOT);
	endpoint(WHOLE, TO_PROVIDER);
	start(files[0], NULL, provider_caps, 1);
	endpoint(WHOLE, TO_VFSD);
	endpoint(WHOLE_2, TO_VFSD_USER);
	start(files[1], provider, vfsd_caps, 3);
	endpoint(WHOLE, TO_PROCD);
	endpoint(WHOLE_2, TO_PROCD_LOADER);
	start(files[2], NULL, procd_caps, 3);
	endpoint(WHOLE, TO_LOADERD);
	start(files[3], NULL, loaderd_caps, 3);
	talk_to(&vfsd, TO_VFSD);
	talk_to(&procd, TO_PROCD);
	talk_to(&loaderd, TO_LOADERD);
}

static void mount(void)
{
	const struct ipc_vfsd_mount_fs_request_caps no_source = {0};
	struct ipc_vfsd_mount_fs_request request;
	struct ipc_vfsd_mount_fs_reply reply;

	ipc_vfsd_mount_fs_request_init(&request);
	request.mount_path = "/";
	request.mount_path_length = 1;
	request.kind = IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY;
	told(ipc_succeeded(ipc_vfsd_mount_fs(&vfsd.client, &request, &no_source, &reply)),
	     "the file system is mounted");
}

static void write_bytes(uint64_t handle, uint64_t offset, const uint8_t *bytes, size_t size)
{
	struct ipc_vfsd_write_request request;
	struct ipc_vfsd_write_reply reply;

	ipc_vfsd_write_request_init(&request);
	request.handle = handle;
	for (size_t at = 0; at < size; at += request.data_size) {
		request.offset = offset + at;
		request.data = bytes + at;
		request.data_size = size - at < IPC_FILES_DATA_BYTES_MAX ? (uint32_t)(size - at) : IPC_FILES_DATA_BYTES_MAX;
		told(ipc_succeeded(ipc_vfsd_write(&vfsd.client, &request, &reply)), "the bytes are written");
	}
}

static uint64_t create(void)
{
	struct ipc_vfsd_create_request request;
	struct ipc_vfsd_create_reply reply;

	ipc_vfsd_create_request_init(&request);
	request.permissions = IPC_FILES_PERMISSION_OWNER_READ | IPC_FILES_PERMISSION_OWNER_WRITE |
	                      IPC_FILES_PERMISSION_OTHER_READ;
	request.path = PATH;
	request.path_length = sizeof(PATH) - 1;
	told(ipc_succeeded(ipc_vfsd_create(&vfsd.client, &request, &reply)), "the file is made");
	return reply.handle;
}

static void discover(void)
{
	struct ipc_loaderd_discover_path_request request;
	struct ipc_loaderd_discover_path_reply reply;
	struct ipc_loaderd_discover_path_failure failure;

	ipc_loaderd_discover_path_request_init(&request);
	request.path = PATH;
	request.path_length = sizeof(PATH) - 1;
	told(ipc_succeeded(ipc_loaderd_discover_path(&loaderd.client, &request, &reply, &failure)) &&
	             reply.source.size == program_size,
	     "the file is a program");
}

/* Launches what a path leads to; the outcome. */
static struct ipc_outcome launch(const char *path, uint64_t *process_id, uint32_t *why)
{
	static const char arguments[] = "hello\0say\0hello";
	const struct ipc_loaderd_launch_path_request_caps nothing = {0};
	struct ipc_loaderd_launch_path_request request;
	struct ipc_loaderd_launch_path_reply reply = {0};
	struct ipc_loaderd_launch_path_failure failure = {0};
	struct ipc_outcome outcome;

	ipc_loaderd_launch_path_request_init(&request);
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	request.arguments = arguments;
	request.arguments_size = sizeof(arguments);
	request.arguments_count = 3;
	/* The program writes into the same output, and the trace must stand before. */
	fflush(stdout);
	outcome = ipc_loaderd_launch_path(&loaderd.client, &request, &nothing, &reply, &failure);
	*process_id = reply.process_id;
	*why = failure.failure;
	return outcome;
}

/* Its start, and then its end. */
static void wait_for_end(uint64_t process_id)
{
	struct ipc_procd_wait_process_event_request request;
	struct ipc_procd_wait_process_event_reply reply;

	ipc_procd_wait_process_event_request_init(&request);
	request.after = seen + 1;
	request.only_process_id = process_id;
	request.flags = IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK;
	told(ipc_succeeded(ipc_procd_wait_process_event(&procd.client, &request, &reply)) &&
	             reply.kind == IPC_PROCESS_EVENT_KIND_EXITED && reply.exit_code == 0,
	     "the program has ended");
	seen = reply.sequence;
}

static void run(void)
{
	uint64_t process_id;
	uint32_t failure;

	told(ipc_succeeded(launch(PATH, &process_id, &failure)), "the program is launched");
	wait_for_end(process_id);
}

static void story(char **files)
{
	const uint8_t *greeting = memmem(program, program_size, GREETING, sizeof(GREETING) - 1);
	uint64_t process_id;
	uint64_t handle;
	uint32_t failure;

	told(greeting != NULL, "a program that greets");
	say("A program is stored, found and run, by messages alone.");

	scene("A file system in memory, vfsd over it, procd, and loaderd: four processes, each with the\n"
	      "   peers that it needs. loaderd has one of vfsd and one of procd, and nothing else.");
	start_services(files);
	mount();

	scene("The program goes into a file, a few thousand bytes a message.");
	handle = create();
	write_bytes(handle, 0, program, program_size);

	scene("What is it? loaderd reads it through vfsd, and says what it would launch.");
	discover();

	scene("It is launched: read, checked, hashed, sent to procd in chunks and run from what came.\n"
	      "   It gets its arguments and no authority; the line after the request is its own.");
	run();

	scene("One letter of the file becomes another. What runs is what the file holds.");
	write_bytes(handle, (uint64_t)(greeting - program), (const uint8_t *)"M", 1);
	run();

	scene("A directory is no program. Nothing was begun, so nothing is left.");
	told(launch("/", &process_id, &failure).result == IPC_RESULT_FAILED &&
	             failure == IPC_LOADERD_FAILURE_DIRECTORY,
	     "a directory is not launched");
	say("\nAll went as told.");
}

int main(int argc, char **argv)
{
	FILE *file;

	if (argc != 6) {
		fprintf(stderr, "usage: ipc-broker -- %s PROVIDER VFSD PROCD LOADERD PROGRAM\n", argv[0]);
		return 2;
	}
	file = fopen(argv[5], "rb");
	if (file == NULL)
		return 2;
	program_size = fread(program, 1, sizeof(program), file);
	fclose(file);
	begin_telling();
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	trace_text_init(&trace, stdout, "demo");
	stage_kernel_init(&kernel, IPC_HOST_SLOT_KERNEL);
	story(argv + 1);
	return fflush(stdout) == 0 ? 0 : 1;
}
