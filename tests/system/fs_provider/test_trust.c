/* SPDX-License-Identifier: ISC */
/* Media that keyd has to trust. The test knows the bytes of a root by heart, not by the provider. */
#include "tests.h"

#include <stdio.h>
#include <string.h>

#include "ipc/keyd/keyd_client.h"
#include "procd/sha256.h"

/* The provider's slot of its keyd. */
#define SLOT_KEYD 2
#define VERIFY    IPC_FILES_MOUNT_FLAG_VERIFY

/* What medium() holds: depth, kind, length and name, size, bytes; a directory before what is in it,
 * names in the order of their bytes, not of the arguments. */
static const uint8_t root[] =
	"\1\0\2\1a\0\0\0\0\0\0\0\0"
	"\2\0\1\1f\4\0\0\0\0\0\0\0text"
	"\2\0\3\1s\2\0\0\0\0\0\0\0.."
	"\1\0\1\1b\0\0\0\0\0\0\0\0"
	"\1\0\2\2bb\0\0\0\0\0\0\0\0";

static struct fs fs;
static struct stand_client keyd;
static uint32_t keyd_process;

static void hex_of_root(char hex[65], const uint8_t *bytes, size_t size)
{
	uint8_t digest[SHA256_BYTES];
	struct sha256 sha;

	sha256_init(&sha);
	sha256_add(&sha, bytes, size);
	sha256_end(&sha, digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

/* Row 1 is of the medium, row 2 of an empty file system. */
static void start_keyd(struct stand *stand)
{
	char trusted[80] = "trust=1:";
	char empty[80] = "trust=2:";
	const char *const arguments[] = {"keyd", trusted, empty, NULL};

	hex_of_root(trusted + 8, root, sizeof(root) - 1);
	hex_of_root(empty + 8, NULL, 0);
	stand_client_init(&keyd, stand_service(stand, keyd_program, arguments, NULL, 0, &keyd_process));
}

/* Returns the source. */
static uint32_t start(struct stand *stand, const char *text)
{
	const char *const arguments[] = {"fs_provider", "kind=ext", "dir=/bb", "dir=/a",
	                                 "link=/a/s=..", text, "file=/b=", NULL};
	struct stage_cap cap = {SLOT_KEYD, 0, IPC_RIGHT_SEND};

	start_keyd(stand);
	cap.source = keyd.client.slot;
	memset(&fs, 0, sizeof(fs));
	stand_client_init(&fs.client,
	                  stand_service(stand, provider_program, arguments, &cap, 1, NULL));
	return stand_copy(stand, stand_endpoint(stand), IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
}

/* A mount that is denied leaves nothing: its source is dropped, and the medium is free. */
static void assert_not_trusted(uint64_t row, uint32_t source)
{
	struct ipc_host_counts before;

	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, VERIFY, row, source), IPC_RESULT_DENIED);
	wait_counts(&before);
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_OK);
	assert_int_equal(fs_count(&fs, "/"), 3);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	wait_counts(&before);
}

void test_a_trusted_medium_is_mounted(void **state)
{
	struct ipc_keyd_zeroize_reply zeroized;
	const uint32_t source = start(*state, "file=/a/f=text");

	assert_int_equal(fs_mount(&fs, FS_EXT, 1, VERIFY, 1, source), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/a/f").filesystem_flags,
	                 IPC_FILES_FILESYSTEM_FLAG_READ_ONLY | IPC_FILES_FILESYSTEM_FLAG_VERIFIED);
	fs_assert_text(&fs, "/a/f", "text");
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	/* The row of another root, and no row. */
	assert_not_trusted(2, source);
	assert_not_trusted(3, source);
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, VERIFY, 1, source), IPC_RESULT_OK);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	/* A trust that was taken back is none. */
	assert_result(ipc_keyd_zeroize(&keyd.client, &zeroized), IPC_RESULT_OK);
	assert_int_equal(zeroized.trust_rows, 2);
	assert_not_trusted(1, source);
}

void test_a_medium_that_was_changed_is_not_mounted(void **state)
{
	static const char *const changed[] = {"file=/a/f=tent", "file=/a/f=texts", "file=/a/g=text",
	                                      "link=/a/f=text", "file=/f=text"};

	for (size_t i = 0; i < sizeof(changed) / sizeof(changed[0]); i++) {
		const uint32_t source = start(*state, changed[i]);

		assert_int_equal(fs_mount(&fs, FS_EXT, 1, VERIFY, 1, source), IPC_RESULT_DENIED);
	}
}

void test_nothing_is_trusted_without_keyd(void **state)
{
	static const char *const arguments[] = {"fs_provider", "kind=ext", NULL};
	const uint32_t source = start(*state, "file=/a/f=text");

	/* One that has gone. */
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, VERIFY, 1, source), IPC_RESULT_OK);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	stand_kill(*state, keyd_process);
	assert_not_trusted(1, source);
	/* One that never had a keyd. */
	stand_client_init(&fs.client,
	                  stand_service(*state, provider_program, arguments, NULL, 0, NULL));
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, VERIFY, 1, source), IPC_RESULT_DENIED);
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_OK);
}

void test_volatile_memory_is_trusted_as_empty(void **state)
{
	static const char *const arguments[] = {"fs_provider", NULL};
	struct stage_cap cap = {SLOT_KEYD, 0, IPC_RIGHT_SEND};

	start_keyd(*state);
	cap.source = keyd.client.slot;
	stand_client_init(&fs.client,
	                  stand_service(*state, provider_program, arguments, &cap, 1, NULL));
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, VERIFY, 1, 0), IPC_RESULT_DENIED);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, VERIFY, 2, 0), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/").filesystem_flags,
	                 IPC_FILES_FILESYSTEM_FLAG_VOLATILE | IPC_FILES_FILESYSTEM_FLAG_VERIFIED);
}
