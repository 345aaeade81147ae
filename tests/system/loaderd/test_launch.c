/* SPDX-License-Identifier: ISC */
/*
 * Programs that are written into vfsd by messages, found, planned, transferred, hashed and run from
 * the transferred bytes, with their arguments and environment; their end comes from procd.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../fleet.h"
#include "../procd/sha256.h"
#include "ipc/vfsd/vfsd_client.h"

/* The words that the small service says first. */
#define GREETING "made of the bytes that came: "

static struct fleet_files programs;
static const char *service;
static const char *visitor;
static const char *busybox;
static const struct fleet_plan as_usual;

static struct ipc_vfsd_stat_reply stat_of(struct fleet *fleet, const char *path)
{
	struct ipc_vfsd_stat_request request;
	struct ipc_vfsd_stat_reply reply;

	ipc_vfsd_stat_request_init(&request);
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	assert_result(ipc_vfsd_stat(&fleet->vfsd.client, &request, &reply), IPC_RESULT_OK);
	return reply;
}

static struct ipc_outcome discover(struct fleet *fleet, const char *path,
                                   struct ipc_loaderd_discover_path_reply *reply,
                                   struct ipc_loaderd_discover_path_failure *failure)
{
	struct ipc_loaderd_discover_path_request request;

	ipc_loaderd_discover_path_request_init(&request);
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	return ipc_loaderd_discover_path(&fleet->loaderd.client, &request, reply, failure);
}

/* Two answers hold the same, byte for byte as they travel. */
static void assert_same(const struct ipc_loaderd_discover_path_reply *a,
                        const struct ipc_loaderd_discover_path_reply *b)
{
	uint8_t bytes[2][IPC_LOADERD_DISCOVER_PATH_REPLY_SIZE];
	size_t len;

	assert_int_equal(ipc_loaderd_discover_path_reply_pack(a, bytes[0], sizeof(bytes[0]), &len), 0);
	assert_int_equal(ipc_loaderd_discover_path_reply_pack(b, bytes[1], sizeof(bytes[1]), &len), 0);
	assert_memory_equal(bytes[0], bytes[1], len);
}

/* What sha256sum says of a Linux file, as bytes. */
static void sha256sum(const char *path, uint8_t digest[SHA256_BYTES])
{
	char command[512];
	FILE *pipe;

	snprintf(command, sizeof(command), "sha256sum '%s'", path);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	for (size_t i = 0; i < SHA256_BYTES; i++) {
		unsigned int byte;

		assert_int_equal(fscanf(pipe, "%2x", &byte), 1);
		digest[i] = (uint8_t)byte;
	}
	pclose(pipe);
}

static void test_a_program_runs_with_its_arguments(void **state)
{
	const char *const arguments[] = {"service", "exit", "42", NULL};
	struct fleet fleet;

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_mkdir(&fleet, "/bin");
	fleet_store_file(&fleet, "/bin/service", service);
	assert_int_equal(fleet_run(&fleet, "/bin/service", arguments, NULL), 42);
}

static void test_a_program_has_its_environment(void **state)
{
	const char *const arguments[] = {"visitor", "say", "hello", NULL};
	const char *const right[] = {"LANG=C", "VISITOR=hello", NULL};
	const char *const wrong[] = {"VISITOR=goodbye", NULL};
	struct fleet fleet;

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_store_file(&fleet, "/visitor", visitor);
	assert_int_equal(fleet_run(&fleet, "/visitor", arguments, right), 0);
	assert_int_not_equal(fleet_run(&fleet, "/visitor", arguments, wrong), 0);
	assert_int_not_equal(fleet_run(&fleet, "/visitor", arguments, NULL), 0);
}

/* Debian's busybox: two megabytes, a shell, and a C library that starts. */
static void test_busybox_runs(void **state)
{
	const char *const shell[] = {"sh", "-c", "test \"$1\" = \"$WORD\" && exit 17", "sh", "word", NULL};
	const char *const environment[] = {"WORD=word", NULL};
	struct fleet fleet;

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_store_file(&fleet, "/busybox", busybox);
	assert_int_equal(fleet_run(&fleet, "/busybox", shell, environment), 17);
	assert_int_equal(fleet_run(&fleet, "/busybox", shell, NULL), 1);
}

/* Reads what a program says through a pipe that is a file of Linux. */
static void run_and_hear(struct fleet *fleet, const char *path, char *heard, size_t size)
{
	char folder[] = "/tmp/ipc-launch-XXXXXX";
	char fifo[64];
	const char *const arguments[] = {"service", "tell", fifo, "hello", NULL};
	ssize_t got;
	int file;

	assert_non_null(mkdtemp(folder));
	snprintf(fifo, sizeof(fifo), "%s/fifo", folder);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	file = open(fifo, O_RDWR | O_CLOEXEC);
	assert_true(file >= 0);
	assert_int_equal(fleet_run(fleet, path, arguments, NULL), 0);
	got = read(file, heard, size - 1);
	assert_true(got > 0);
	heard[got] = 0;
	close(file);
	unlink(fifo);
	rmdir(folder);
}

/* Where a text stands in a Linux file; it stands there once. */
static size_t find_text(const char *path, const char *text)
{
	static char bytes[1 << 20];
	FILE *file = fopen(path, "rb");
	const size_t length = strlen(text);
	size_t found = 0;
	size_t size;
	size_t at = 0;

	assert_non_null(file);
	size = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	for (size_t i = 0; i + length <= size; i++) {
		if (memcmp(bytes + i, text, length) == 0) {
			at = i;
			found++;
		}
	}
	assert_int_equal(found, 1);
	return at;
}

/* The file of Linux is not what runs: one byte changed by a message to vfsd is what is said. */
static void test_what_runs_is_what_vfsd_holds(void **state)
{
	const size_t at = find_text(service, GREETING);
	struct fleet fleet;
	char heard[128];

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_store_file(&fleet, "/service", service);
	run_and_hear(&fleet, "/service", heard, sizeof(heard));
	assert_string_equal(heard, GREETING "hello");
	fleet_write(&fleet, "/service", at, "M", 1);
	run_and_hear(&fleet, "/service", heard, sizeof(heard));
	assert_string_equal(heard, "Made of the bytes that came: hello");
}

/* Through a symbolic link, relative and with `..`, the same file is found. */
static void test_a_link_leads_to_a_program(void **state)
{
	const char *const arguments[] = {"service", "exit", "3", NULL};
	struct ipc_loaderd_discover_path_reply direct;
	struct ipc_loaderd_discover_path_reply linked;
	struct ipc_loaderd_discover_path_failure failure;
	struct ipc_vfsd_symlink_request request;
	struct fleet fleet;

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_mkdir(&fleet, "/bin");
	fleet_mkdir(&fleet, "/usr");
	fleet_store_file(&fleet, "/bin/service", service);
	ipc_vfsd_symlink_request_init(&request);
	request.path = "/usr/tool";
	request.path_length = 9;
	request.target = "../bin/./service";
	request.target_length = 16;
	assert_result(ipc_vfsd_symlink(&fleet.vfsd.client, &request), IPC_RESULT_OK);
	assert_int_equal(fleet_run(&fleet, "/usr/tool", arguments, NULL), 3);
	assert_result(discover(&fleet, "/bin/service", &direct, &failure), IPC_RESULT_OK);
	assert_result(discover(&fleet, "/usr/tool", &linked, &failure), IPC_RESULT_OK);
	assert_same(&direct, &linked);
}

static void test_discovery_tells_identity_size_and_hash(void **state)
{
	struct ipc_loaderd_discover_path_reply reply;
	struct ipc_loaderd_discover_path_reply again;
	struct ipc_loaderd_discover_path_failure failure;
	struct ipc_vfsd_stat_reply known;
	uint8_t digest[SHA256_BYTES];
	struct stat linux_file;
	struct fleet fleet;

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_store_file(&fleet, "/busybox", busybox);
	assert_result(discover(&fleet, "/busybox", &reply, &failure), IPC_RESULT_OK);

	known = stat_of(&fleet, "/busybox");
	assert_int_equal(reply.source.identity.device, known.status.device);
	assert_int_equal(reply.source.identity.node_id, known.status.node_id);
	assert_int_equal(reply.source.identity.generation, known.status.generation);
	assert_int_equal(reply.source.identity.modified.seconds, known.status.modified.seconds);
	assert_int_equal(stat(busybox, &linux_file), 0);
	assert_int_equal(reply.source.size, (uint64_t)linux_file.st_size);
	sha256sum(busybox, digest);
	assert_memory_equal(reply.source.sha256, digest, sizeof(digest));
	assert_int_equal(reply.image_kind, IPC_PROCD_IMAGE_KIND_EXECUTABLE);

	/* Nothing has changed, so nothing is told otherwise; a write is seen in generation and hash. */
	assert_result(discover(&fleet, "/busybox", &again, &failure), IPC_RESULT_OK);
	assert_same(&reply, &again);
	fleet_write(&fleet, "/busybox", (uint64_t)linux_file.st_size - 1, "!", 1);
	assert_result(discover(&fleet, "/busybox", &again, &failure), IPC_RESULT_OK);
	assert_int_not_equal(again.source.identity.generation, reply.source.identity.generation);
	assert_memory_not_equal(again.source.sha256, reply.source.sha256, SHA256_BYTES);
}

/* A launched program has no capability: not of its launcher, not of loaderd. */
static void test_a_program_inherits_nothing(void **state)
{
	const char *const arguments[] = {"visitor", "rights", "1", NULL};
	struct fleet fleet;

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_store_file(&fleet, "/visitor", visitor);
	assert_int_equal(fleet_run(&fleet, "/visitor", arguments, NULL), 0);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_program_runs_with_its_arguments, stand),
		STAND_TEST(test_a_program_has_its_environment, stand),
		STAND_TEST(test_busybox_runs, stand),
		STAND_TEST(test_what_runs_is_what_vfsd_holds, stand),
		STAND_TEST(test_a_link_leads_to_a_program, stand),
		STAND_TEST(test_discovery_tells_identity_size_and_hash, stand),
		STAND_TEST(test_a_program_inherits_nothing, stand),
	};

	if (argc != FLEET_ARGUMENTS + 4) {
		fprintf(stderr, "usage: ipc-broker %s " FLEET_USAGE " SERVICE VISITOR BUSYBOX\n", argv[0]);
		return 2;
	}
	fleet_files_read(&programs, argv);
	service = argv[FLEET_ARGUMENTS + 1];
	visitor = argv[FLEET_ARGUMENTS + 2];
	busybox = argv[FLEET_ARGUMENTS + 3];
	stand_init(&stand);
	return cmocka_run_group_tests_name("launch", tests, NULL, NULL);
}
