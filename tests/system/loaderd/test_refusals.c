/* SPDX-License-Identifier: ISC */
/*
 * What is not launched, each by its own code. After each the services hold what they held before,
 * and launch a sound program.
 */
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../elf_image.h"
#include "../fleet.h"
#include "../live.h"
#include "../loader.h"
#include "ipc/bytes.h"
#include "ipc/message.h"
#include "ipc/vfsd/vfsd_client.h"

static struct fleet_files programs;
static const char *service;
static const struct fleet_plan as_usual;

/* A sound program under /bin/sound, and its bytes. */
static uint8_t sound[1 << 20];
static size_t sound_size;

static void start(struct fleet *fleet, struct stand *stand, const struct fleet_plan *plan)
{
	fleet_start(fleet, stand, &programs, plan);
	fleet_mkdir(fleet, "/bin");
	fleet_store(fleet, "/bin/sound", sound, sound_size, FLEET_RUNNABLE);
}

/* procd has no process but those that the test launched, and none is staged. */
static void assert_nothing_is_left(struct fleet *fleet, const struct ipc_host_counts *before)
{
	const char *const arguments[] = {"sound", "exit", "0", NULL};

	wait_counts(before);
	assert_int_equal(fleet_run(fleet, "/bin/sound", arguments, NULL), 0);
}

static void assert_discovery_fails(struct fleet *fleet, const char *path, uint32_t failure)
{
	struct ipc_loaderd_discover_path_request request;
	struct ipc_loaderd_discover_path_reply reply;
	struct ipc_loaderd_discover_path_failure found = {0};

	ipc_loaderd_discover_path_request_init(&request);
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	assert_result(ipc_loaderd_discover_path(&fleet->loaderd.client, &request, &reply, &found),
	              IPC_RESULT_FAILED);
	assert_int_equal(found.failure, failure);
}

/* One path is neither found to be a program nor launched, with one code, and nothing is left behind. */
static void refuse(struct fleet *fleet, const char *path, uint32_t failure)
{
	struct ipc_host_counts before;

	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_discovery_fails(fleet, path, failure);
	assert_launch_fails(fleet, path, failure);
	assert_launch_fails(fleet, path, failure);
	assert_nothing_is_left(fleet, &before);
}

static void test_missing(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	refuse(&fleet, "/bin/nothing", IPC_LOADERD_FAILURE_MISSING);
	refuse(&fleet, "/nowhere/at/all", IPC_LOADERD_FAILURE_MISSING);
	/* A file is no directory that something lies in. */
	refuse(&fleet, "/bin/sound/sound", IPC_LOADERD_FAILURE_MISSING);
}

static void test_a_ring_of_links(void **state)
{
	struct ipc_vfsd_symlink_request request;
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	ipc_vfsd_symlink_request_init(&request);
	request.path = "/ring";
	request.path_length = 5;
	request.target = "bin/../ring";
	request.target_length = 11;
	assert_result(ipc_vfsd_symlink(&fleet.vfsd.client, &request), IPC_RESULT_OK);
	refuse(&fleet, "/ring", IPC_LOADERD_FAILURE_MISSING);
}

static void test_directory(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	refuse(&fleet, "/bin", IPC_LOADERD_FAILURE_DIRECTORY);
	refuse(&fleet, "/", IPC_LOADERD_FAILURE_DIRECTORY);
}

static void test_empty(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	fleet_store(&fleet, "/empty", "", 0, FLEET_RUNNABLE);
	refuse(&fleet, "/empty", IPC_LOADERD_FAILURE_EMPTY);
}

/* Makes a file as large as said, of zeros behind its first bytes. */
static void resize(struct fleet *fleet, const char *path, uint64_t size)
{
	struct ipc_vfsd_open_request open;
	struct ipc_vfsd_open_reply opened;
	struct ipc_vfsd_truncate_request truncate;
	struct ipc_vfsd_close_request close;

	ipc_vfsd_open_request_init(&open);
	open.flags = IPC_FILES_OPEN_FLAG_WRITE;
	open.path = path;
	open.path_length = (uint16_t)strlen(path);
	assert_result(ipc_vfsd_open(&fleet->vfsd.client, &open, &opened), IPC_RESULT_OK);
	truncate.handle = opened.handle;
	truncate.file_size = size;
	assert_result(ipc_vfsd_truncate(&fleet->vfsd.client, &truncate), IPC_RESULT_OK);
	close.handle = opened.handle;
	assert_result(ipc_vfsd_close(&fleet->vfsd.client, &close), IPC_RESULT_OK);
}

/* One byte more than the bound; a file of just that size is read, and refused for what it is. */
static void test_oversized(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	fleet_store(&fleet, "/large", "?", 1, FLEET_RUNNABLE);
	resize(&fleet, "/large", IPC_LOADERD_SOURCE_BYTES_MAX + 1);
	refuse(&fleet, "/large", IPC_LOADERD_FAILURE_OVERSIZED);
	resize(&fleet, "/large", IPC_LOADERD_SOURCE_BYTES_MAX);
	refuse(&fleet, "/large", IPC_LOADERD_FAILURE_MALFORMED);
}

/* loaderd is an ordinary user of vfsd: what it may not read it can't launch. */
static void test_read_denied(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	fleet_store(&fleet, "/private", sound, sound_size, IPC_FILES_PERMISSION_OWNER_READ);
	refuse(&fleet, "/private", IPC_LOADERD_FAILURE_READ_DENIED);
}

/* Stores the sound program under another name after a change of its headers. */
static void store_changed(struct fleet *fleet, const char *path,
                          void (*change)(Elf64_Ehdr *elf, Elf64_Phdr *headers))
{
	static uint8_t bytes[sizeof(sound)];
	Elf64_Ehdr elf;
	Elf64_Phdr headers[16];

	memcpy(bytes, sound, sound_size);
	memcpy(&elf, bytes, sizeof(elf));
	assert_in_range(elf.e_phnum, 1, 15);
	memcpy(headers, bytes + elf.e_phoff, elf.e_phnum * sizeof(headers[0]));
	change(&elf, headers);
	memcpy(bytes + elf.e_phoff, headers, elf.e_phnum * sizeof(headers[0]));
	memcpy(bytes, &elf, sizeof(elf));
	fleet_store(fleet, path, bytes, sound_size, FLEET_RUNNABLE);
}

/* The first segment with that permission; there is one. */
static Elf64_Phdr *find_load(const Elf64_Ehdr *elf, Elf64_Phdr *headers, uint32_t flag)
{
	size_t i = 0;

	while (i < elf->e_phnum &&
	       (headers[i].p_type != PT_LOAD || (headers[i].p_flags & flag) == 0))
		i++;
	assert_true(i < elf->e_phnum);
	return &headers[i];
}

static void not_elf(Elf64_Ehdr *elf, Elf64_Phdr *headers)
{
	(void)headers;
	elf->e_ident[EI_MAG0] = '#';
}

static void outside_of_the_file(Elf64_Ehdr *elf, Elf64_Phdr *headers)
{
	find_load(elf, headers, PF_X)->p_offset = 0x7FFFFFFFFFFFF000;
}

static void entry_outside_of_code(Elf64_Ehdr *elf, Elf64_Phdr *headers)
{
	(void)headers;
	elf->e_entry = 0x10;
}

static void writable_code(Elf64_Ehdr *elf, Elf64_Phdr *headers)
{
	find_load(elf, headers, PF_X)->p_flags |= PF_W;
}

static void interpreter(Elf64_Ehdr *elf, Elf64_Phdr *headers)
{
	for (size_t i = 0; i < elf->e_phnum; i++) {
		if (headers[i].p_type != PT_LOAD) {
			headers[i].p_type = PT_INTERP;
			return;
		}
	}
	fail();
}

static void position_independent(Elf64_Ehdr *elf, Elf64_Phdr *headers)
{
	(void)headers;
	elf->e_type = ET_DYN;
}

static void test_malformed(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	fleet_store(&fleet, "/text", "#!/bin/sh\n", 10, FLEET_RUNNABLE);
	refuse(&fleet, "/text", IPC_LOADERD_FAILURE_MALFORMED);
	/* Cut within the header, and behind it. */
	fleet_store(&fleet, "/cut", sound, 63, FLEET_RUNNABLE);
	refuse(&fleet, "/cut", IPC_LOADERD_FAILURE_MALFORMED);
	fleet_store(&fleet, "/short", sound, 64, FLEET_RUNNABLE);
	refuse(&fleet, "/short", IPC_LOADERD_FAILURE_MALFORMED);
	store_changed(&fleet, "/not-elf", not_elf);
	refuse(&fleet, "/not-elf", IPC_LOADERD_FAILURE_MALFORMED);
	store_changed(&fleet, "/outside", outside_of_the_file);
	refuse(&fleet, "/outside", IPC_LOADERD_FAILURE_MALFORMED);
	store_changed(&fleet, "/entry", entry_outside_of_code);
	refuse(&fleet, "/entry", IPC_LOADERD_FAILURE_MALFORMED);
}

/* W^X is a rule of the plan's schema; loaderd sends no plan that breaks it. */
static void test_writable_code(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	store_changed(&fleet, "/wx", writable_code);
	refuse(&fleet, "/wx", IPC_LOADERD_FAILURE_MALFORMED);
}

static void test_dynamic(void **state)
{
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	store_changed(&fleet, "/interpreted", interpreter);
	refuse(&fleet, "/interpreted", IPC_LOADERD_FAILURE_DYNAMIC);
	store_changed(&fleet, "/pie", position_independent);
	refuse(&fleet, "/pie", IPC_LOADERD_FAILURE_DYNAMIC);
}

/* One that says nothing but what it has to. */
static struct ipc_loaderd_launch_path_request launch_request(void)
{
	struct ipc_loaderd_launch_path_request request;

	ipc_loaderd_launch_path_request_init(&request);
	request.path = "/bin/sound";
	request.path_length = 10;
	request.arguments = "sound";
	request.arguments_size = 6;
	request.arguments_count = 1;
	return request;
}

/* Whoever attaches a capability to a launch keeps it, and nothing is launched. */
static void test_unwanted_authority(void **state)
{
	const struct ipc_loaderd_launch_path_request request = launch_request();
	struct ipc_loaderd_launch_path_request_caps caps = {0};
	struct ipc_loaderd_launch_path_reply reply;
	struct ipc_loaderd_launch_path_failure failure;
	struct ipc_host_counts before;
	struct ipc_local_cap mine;
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	caps.attached[0] = ipc_cap(fleet.to_vfsd_user, IPC_RIGHT_SEND);
	caps.attached[1] = ipc_cap(fleet.to_procd, IPC_RIGHT_SEND);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	for (caps.attached_count = 1; caps.attached_count <= 2; caps.attached_count++) {
		assert_result(ipc_loaderd_launch_path(&fleet.loaderd.client, &request, &caps, &reply,
		                                      &failure),
		              IPC_RESULT_FAILED);
		assert_int_equal(failure.failure, IPC_LOADERD_FAILURE_UNWANTED_AUTHORITY);
		assert_int_equal(ipc_transport_query_local_cap(fleet.to_vfsd_user, &mine), IPC_RESULT_OK);
		assert_int_equal(mine.type, IPC_CAP_TYPE_ENDPOINT);
	}
	assert_nothing_is_left(&fleet, &before);
}

/* No other policy has an encoding: the client refuses to send it, and loaderd to read it. */
static void test_another_policy(void **state)
{
	static const struct ipc_cap_table no_caps;
	const struct ipc_loaderd_launch_path_request_caps nothing = {0};
	struct ipc_loaderd_launch_path_request request = launch_request();
	struct ipc_loaderd_launch_path_reply reply;
	struct ipc_loaderd_launch_path_failure failure;
	struct ipc_host_counts before;
	struct ipc_wire_header header;
	struct ipc_message answer;
	struct ipc_outcome outcome;
	struct fleet fleet;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
	size_t len;

	start(&fleet, *state, &as_usual);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	request.authority_policy = 2;
	outcome = ipc_loaderd_launch_path(&fleet.loaderd.client, &request, &nothing, &reply, &failure);
	assert_not_sent(outcome);

	request.authority_policy = IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT;
	assert_int_equal(ipc_loaderd_launch_path_request_pack(&request, out + IPC_HEADER_BYTES,
	                                                      sizeof(out) - IPC_HEADER_BYTES, &len),
	                 0);
	for (uint32_t policy = 0; policy <= 3; policy++) {
		if (policy == IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT)
			continue;
		ipc_put_u32le(out + IPC_HEADER_BYTES, policy);
		ipc_wire_header_init(&header);
		header.op = IPC_LOADERD_OP_LAUNCH_PATH;
		header.request_id = policy;
		assert_int_equal(ipc_message_seal(&header, &no_caps,
		                                  IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE, out,
		                                  sizeof(out), &len),
		                 0);
		assert_int_equal(ipc_transport_call(fleet.to_loaderd, out, len, in, sizeof(in),
		                                    fleet.loaderd.client.window, &len),
		                 IPC_RESULT_OK);
		assert_int_equal(ipc_message_unpack(&answer, IPC_DIRECTION_REPLY, in, len), 0);
		assert_int_equal(answer.header.result, IPC_RESULT_INVALID_ARGUMENT);
		assert_int_equal(answer.header.detail, outcome.verdict);
		len = IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE;
	}
	assert_nothing_is_left(&fleet, &before);
}

/* One that procd refuses goes on as another loaderd on the same fleet, without the fault. */
static void refuse_by_fault(struct stand *stand, const struct fleet_plan *plan, uint32_t failure)
{
	struct ipc_host_counts before;
	struct fleet fleet;

	start(&fleet, stand, plan);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_launch_fails(&fleet, "/bin/sound", failure);
	/* The fault comes once: the same loaderd launches what it could not launch before. */
	assert_nothing_is_left(&fleet, &before);
}

static void test_malformed_transfer(void **state)
{
	static const char *const faults[] = {"plan-hash", "cut-plan", "chunk-order", "early-commit",
	                                     "stream-digest"};

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		const struct fleet_plan plan = {.procd_fault = faults[i]};

		refuse_by_fault(*state, &plan, IPC_LOADERD_FAILURE_MALFORMED_TRANSFER);
		stand_teardown(state);
		stand_setup(state);
	}
}

static void test_changed_while_loading(void **state)
{
	static const char *const faults[] = {"write", "shrink"};

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		const struct fleet_plan plan = {.vfsd_fault = faults[i], .path = "/bin/victim"};
		struct ipc_host_counts before;
		struct fleet fleet;

		start(&fleet, *state, &plan);
		fleet_store(&fleet, "/bin/victim", sound, sound_size, FLEET_RUNNABLE);
		assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
		assert_launch_fails(&fleet, "/bin/victim", IPC_LOADERD_FAILURE_STALE_SOURCE);
		assert_nothing_is_left(&fleet, &before);
		stand_teardown(state);
		stand_setup(state);
	}
}

static struct ipc_outcome try_sound(struct fleet *fleet)
{
	static const char *const arguments[] = {"sound", NULL};
	uint64_t process_id;
	uint32_t failure;

	return launch_try(&fleet->loaderd.client, "/bin/sound", arguments, NULL, &process_id, &failure);
}

/* A staged process of somebody else; 0 where procd has no room. */
static uint64_t create_staged(struct ipc_client *procd)
{
	struct ipc_procd_create_staged_process_request request;
	struct ipc_procd_create_staged_process_reply reply;
	struct ipc_outcome outcome;

	ipc_procd_create_staged_process_request_init(&request);
	request.memory_limit = UINT64_C(1) << 20;
	request.slot_count = 1;
	request.label = "staged";
	request.label_length = 6;
	outcome = ipc_procd_create_staged_process(procd, &request, &reply);
	return ipc_succeeded(outcome) ? reply.staged_process_id : 0;
}

static void abort_staged(struct ipc_client *procd, uint64_t id)
{
	const struct ipc_procd_abort_staged_process_request request = {id};
	struct ipc_procd_abort_staged_process_reply reply;

	assert_result(ipc_procd_abort_staged_process(procd, &request, &reply), IPC_RESULT_OK);
}

/* procd has no place for a process: nothing is wrong with the file, so there is no failure code. */
static void test_procd_is_full(void **state)
{
	uint64_t ids[64];
	size_t count = 0;
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	while (count < 64 && (ids[count] = create_staged(&fleet.procd.client)) != 0)
		count++;
	assert_in_range(count, 1, 63);
	assert_result(try_sound(&fleet), IPC_RESULT_EXHAUSTED);
	while (count > 0)
		abort_staged(&fleet.procd.client, ids[--count]);
	assert_result(try_sound(&fleet), IPC_RESULT_OK);
}

/* vfsd has no handle left for loaderd. */
static void test_vfsd_is_full(void **state)
{
	struct ipc_loaderd_discover_path_request discover;
	struct ipc_loaderd_discover_path_reply found;
	struct ipc_loaderd_discover_path_failure failure;
	struct ipc_vfsd_open_request open;
	struct ipc_vfsd_open_reply opened;
	struct ipc_vfsd_close_request close = {0};
	struct ipc_outcome outcome;
	struct fleet fleet;

	start(&fleet, *state, &as_usual);
	ipc_vfsd_open_request_init(&open);
	open.flags = IPC_FILES_OPEN_FLAG_READ;
	open.path = "/bin/sound";
	open.path_length = 10;
	ipc_loaderd_discover_path_request_init(&discover);
	discover.path = open.path;
	discover.path_length = open.path_length;
	while (ipc_succeeded(outcome = ipc_vfsd_open(&fleet.vfsd.client, &open, &opened)))
		close.handle = opened.handle;
	assert_result(outcome, IPC_RESULT_EXHAUSTED);
	assert_result(ipc_loaderd_discover_path(&fleet.loaderd.client, &discover, &found, &failure),
	              IPC_RESULT_EXHAUSTED);
	assert_result(try_sound(&fleet), IPC_RESULT_EXHAUSTED);
	assert_result(ipc_vfsd_close(&fleet.vfsd.client, &close), IPC_RESULT_OK);
	assert_result(ipc_loaderd_discover_path(&fleet.loaderd.client, &discover, &found, &failure),
	              IPC_RESULT_OK);
	assert_result(try_sound(&fleet), IPC_RESULT_OK);
}

/* A loaderd that died has left a transfer under way on the endpoint that its successor has now. */
static void test_a_transfer_is_in_the_way(void **state)
{
	struct stand_client earlier;
	struct loader_plan plan;
	struct image image;
	struct fleet fleet;
	uint64_t ignored;
	uint64_t id;

	start(&fleet, *state, &as_usual);
	stand_client_init(&earlier, fleet.to_procd_loader);
	id = create_staged(&earlier.client);
	assert_int_equal(elf_read(&image, sound, sound_size), ELF_SOUND);
	loader_plan(&plan, id, &image, sound, sound_size);
	assert_result(loader_begin(&earlier.client, &plan, &ignored), IPC_RESULT_OK);
	assert_result(try_sound(&fleet), IPC_RESULT_BUSY);
	assert_result(try_sound(&fleet), IPC_RESULT_BUSY);
	abort_staged(&fleet.procd.client, id);
	assert_result(try_sound(&fleet), IPC_RESULT_OK);
}

static void read_sound(void)
{
	FILE *file = fopen(service, "rb");

	if (file != NULL) {
		sound_size = fread(sound, 1, sizeof(sound), file);
		fclose(file);
	}
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_missing, stand),
		STAND_TEST(test_a_ring_of_links, stand),
		STAND_TEST(test_directory, stand),
		STAND_TEST(test_empty, stand),
		STAND_TEST(test_oversized, stand),
		STAND_TEST(test_read_denied, stand),
		STAND_TEST(test_malformed, stand),
		STAND_TEST(test_writable_code, stand),
		STAND_TEST(test_dynamic, stand),
		STAND_TEST(test_unwanted_authority, stand),
		STAND_TEST(test_another_policy, stand),
		STAND_TEST(test_malformed_transfer, stand),
		STAND_TEST(test_changed_while_loading, stand),
		STAND_TEST(test_procd_is_full, stand),
		STAND_TEST(test_vfsd_is_full, stand),
		STAND_TEST(test_a_transfer_is_in_the_way, stand),
	};

	if (argc != FLEET_ARGUMENTS + 2) {
		fprintf(stderr, "usage: ipc-broker %s " FLEET_USAGE " SERVICE\n", argv[0]);
		return 2;
	}
	fleet_files_read(&programs, argv);
	service = argv[FLEET_ARGUMENTS + 1];
	read_sound();
	stand_init(&stand);
	return live_check("loaderd_refusals",
	                  cmocka_run_group_tests_name("refusals", tests, NULL, NULL));
}
