/* SPDX-License-Identifier: ISC */
/* keyd before a client that acts as a file-system provider. argv: KEYD WATCHED_KEYD. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/bytes.h"
#include "ipc/keyd/keyd_client.h"
#include "stand.h"
#include "trace_text.h"
#include "watched.h"

#define FIRST_ID  "000102030405060708090a0b0c0d0e0f"
#define SECOND_ID "f0e0d0c0b0a090807060504030201000"
/* The longest key. */
#define LONG_KEY MARK_HEX "0000000000000000000000000000000000000000000000000000000000000000" \
			  "000000000000000000000000000000000000000000000001"
#define HASH    "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff"
#define ROW_MAX UINT64_C(18446744073709551615)

static const uint8_t first_id[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
static const uint8_t second_id[16] = {0xF0, 0xE0, 0xD0, 0xC0, 0xB0, 0xA0, 0x90, 0x80,
                                      0x70, 0x60, 0x50, 0x40, 0x30, 0x20, 0x10, 0x00};
static const uint8_t hash[32] = {
	0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF,
	0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF};

static const char *program;
static const char *watched_program;
static struct stand_client client;
static struct ipc_keyd_lookup_key_reply reply;

static const char *const rows[] = {
	"keyd",
	"key=" FIRST_ID ":contents:" MARK_HEX "01",
	"key=" FIRST_ID ":names:" MARK_HEX "02",
	"key=" SECOND_ID ":names:" LONG_KEY,
	"trust=7:" HASH,
	"trust=18446744073709551615:0000000000000000000000000000000000000000000000000000000000000000",
	NULL,
};

static void start(struct stand *stand, const char *path, const char *const *arguments)
{
	stand_client_init(&client, stand_service(stand, path, arguments, NULL, 0, NULL));
}

static struct ipc_outcome try_key(const uint8_t key_id[16], uint32_t use)
{
	struct ipc_keyd_lookup_key_request request;

	ipc_keyd_lookup_key_request_init(&request);
	memcpy(request.key_id, key_id, 16);
	request.use = use;
	return ipc_keyd_lookup_key(&client.client, &request, &reply);
}

static void assert_key(const uint8_t key_id[16], uint32_t use, uint16_t size, uint8_t last)
{
	assert_result(try_key(key_id, use), IPC_RESULT_OK);
	assert_int_equal(reply.key_size, size);
	assert_memory_equal(reply.key, MARK, MARK_SIZE);
	for (uint16_t i = MARK_SIZE; i < size; i++)
		assert_int_equal(reply.key[i], i + 1 == size ? last : 0);
}

static struct ipc_outcome try_row(uint64_t row, uint8_t root_sha256[32])
{
	struct ipc_keyd_lookup_trust_request request;
	struct ipc_keyd_lookup_trust_reply trust;
	struct ipc_outcome outcome;

	ipc_keyd_lookup_trust_request_init(&request);
	request.trust_row = row;
	outcome = ipc_keyd_lookup_trust(&client.client, &request, &trust);
	if (ipc_succeeded(outcome))
		memcpy(root_sha256, trust.root_sha256, 32);
	return outcome;
}

static void assert_zeroized(uint32_t keys, uint32_t trust_rows)
{
	struct ipc_keyd_zeroize_reply zeroized;

	assert_result(ipc_keyd_zeroize(&client.client, &zeroized), IPC_RESULT_OK);
	assert_int_equal(zeroized.keys, keys);
	assert_int_equal(zeroized.trust_rows, trust_rows);
}

static void test_a_key_is_found_by_its_name_and_use(void **state)
{
	start(*state, program, rows);
	assert_key(first_id, IPC_KEYD_KEY_USE_CONTENTS, 9, 1);
	assert_key(first_id, IPC_KEYD_KEY_USE_NAMES, 9, 2);
	assert_key(second_id, IPC_KEYD_KEY_USE_NAMES, IPC_KEYD_KEY_BYTES_MAX, 1);
	/* The name is there, the use is not; then a name that differs in its last bit. */
	assert_result(try_key(second_id, IPC_KEYD_KEY_USE_CONTENTS), IPC_RESULT_NOT_FOUND);
	for (size_t i = 0; i < sizeof(first_id); i++) {
		uint8_t other[16];

		memcpy(other, first_id, sizeof(other));
		other[i] ^= 0x80;
		assert_result(try_key(other, IPC_KEYD_KEY_USE_CONTENTS), IPC_RESULT_NOT_FOUND);
	}
}

static void test_a_trust_row_is_found_by_its_number(void **state)
{
	const uint8_t zeros[32] = {0};
	uint8_t found[32];

	start(*state, program, rows);
	assert_result(try_row(7, found), IPC_RESULT_OK);
	assert_memory_equal(found, hash, sizeof(hash));
	assert_result(try_row(ROW_MAX, found), IPC_RESULT_OK);
	assert_memory_equal(found, zeros, sizeof(zeros));
	assert_result(try_row(1, found), IPC_RESULT_NOT_FOUND);
	assert_result(try_row(ROW_MAX - 1, found), IPC_RESULT_NOT_FOUND);
}

static void test_nothing_is_found_after_zeroize(void **state)
{
	uint8_t found[32];

	start(*state, program, rows);
	assert_key(first_id, IPC_KEYD_KEY_USE_CONTENTS, 9, 1);
	assert_zeroized(3, 2);
	assert_result(try_key(first_id, IPC_KEYD_KEY_USE_CONTENTS), IPC_RESULT_NOT_FOUND);
	assert_result(try_key(first_id, IPC_KEYD_KEY_USE_NAMES), IPC_RESULT_NOT_FOUND);
	assert_result(try_key(second_id, IPC_KEYD_KEY_USE_NAMES), IPC_RESULT_NOT_FOUND);
	assert_result(try_row(7, found), IPC_RESULT_NOT_FOUND);
	assert_result(try_row(ROW_MAX, found), IPC_RESULT_NOT_FOUND);
	assert_zeroized(0, 0);
	/* Another keyd is another authority. */
	start(*state, program, rows);
	assert_key(first_id, IPC_KEYD_KEY_USE_CONTENTS, 9, 1);
	assert_zeroized(3, 2);
}

static bool holds_mark(const void *memory, size_t size)
{
	const uint8_t *bytes = memory;

	for (size_t i = 0; i + MARK_SIZE <= size; i++)
		if (memcmp(bytes + i, MARK, MARK_SIZE) == 0)
			return true;
	return false;
}

/* The bytes of a key are in the reply that its caller holds, and nowhere else. */
static void test_a_key_is_not_left_with_the_client(void **state)
{
	start(*state, program, rows);
	assert_key(second_id, IPC_KEYD_KEY_USE_NAMES, IPC_KEYD_KEY_BYTES_MAX, 1);
	assert_true(holds_mark(&reply, sizeof(reply)));
	assert_false(holds_mark(&client, sizeof(client)));
	ipc_keyd_lookup_key_reply_wipe(&reply, client.in, sizeof(client.in));
	for (size_t i = 0; i < sizeof(reply); i++)
		assert_int_equal(((const uint8_t *)&reply)[i], 0);
	for (size_t i = 0; i < sizeof(client.in); i++)
		assert_int_equal(client.in[i], 0);
}

/* The watched keyd searches its own memory after each request, and would be gone. */
static void test_a_key_is_not_left_with_keyd(void **state)
{
	uint8_t found[32];

	start(*state, watched_program, rows);
	for (int i = 0; i < 3; i++) {
		assert_key(first_id, IPC_KEYD_KEY_USE_CONTENTS, 9, 1);
		assert_key(second_id, IPC_KEYD_KEY_USE_NAMES, IPC_KEYD_KEY_BYTES_MAX, 1);
		assert_result(try_key(second_id, IPC_KEYD_KEY_USE_CONTENTS), IPC_RESULT_NOT_FOUND);
		assert_result(try_row(7, found), IPC_RESULT_OK);
	}
	assert_zeroized(3, 2);
	assert_zeroized(0, 0);
}

static void test_a_trace_hides_the_key(void **state)
{
	struct trace_text trace;
	char *shown;
	size_t size;
	FILE *file = open_memstream(&shown, &size);
	char hidden[2 * IPC_KEYD_KEY_BYTES_MAX + 1];

	assert_non_null(file);
	start(*state, program, rows);
	trace_text_init(&trace, file, "provider");
	client.client.trace = &trace.trace;
	assert_key(first_id, IPC_KEYD_KEY_USE_CONTENTS, 9, 1);
	assert_key(second_id, IPC_KEYD_KEY_USE_NAMES, IPC_KEYD_KEY_BYTES_MAX, 1);
	assert_int_equal(fclose(file), 0);
	/* Which key was asked for is seen; of the reply nothing but its size. */
	memset(hidden, '.', sizeof(hidden) - 1);
	hidden[sizeof(hidden) - 1] = '\0';
	assert_non_null(strstr(shown, FIRST_ID));
	assert_non_null(strstr(shown, SECOND_ID));
	assert_null(strstr(shown, MARK_HEX));
	assert_non_null(strstr(shown, hidden));
	free(shown);
}

/* Its endpoint is the only way to it, and the right to send the only one that counts. */
static void test_only_who_may_send_is_served(void **state)
{
	struct stand *stand = *state;
	uint32_t peer;

	start(stand, program, rows);
	peer = client.client.slot;
	client.client.slot = stand_copy(stand, peer, IPC_RIGHT_GRANT);
	assert_int_equal(try_key(first_id, IPC_KEYD_KEY_USE_CONTENTS).transport, IPC_RESULT_NO_RIGHTS);
	client.client.slot = stand_slot(stand);
	assert_int_equal(try_key(first_id, IPC_KEYD_KEY_USE_CONTENTS).transport, IPC_RESULT_BAD_SLOT);
	client.client.slot = stand_copy(stand, peer, IPC_RIGHT_SEND);
	assert_key(first_id, IPC_KEYD_KEY_USE_CONTENTS, 9, 1);
}

/* keyd does not start on half a configuration. */
static void test_what_is_no_row_ends_keyd(void **state)
{
	static const char *const bad[] = {
		"key=" FIRST_ID ":contents:" MARK_HEX "1",
		"key=" FIRST_ID ":contents:",
		"key=" FIRST_ID ":contents:0G",
		"key=" FIRST_ID ":contents:" LONG_KEY "00",
		"key=" FIRST_ID ":other:00",
		"key=" FIRST_ID "00:contents:00",
		"key=0001:contents:00",
		"key=" FIRST_ID,
		"trust=0:" HASH,
		"trust=x:" HASH,
		"trust=1:" HASH "00",
		"trust=1",
		"row=1",
	};
	struct stand *stand = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const char *const arguments[] = {"keyd", bad[i], NULL};
		uint32_t process;

		stand_client_init(&client, stand_service(stand, program, arguments, NULL, 0, &process));
		assert_int_equal(try_key(first_id, IPC_KEYD_KEY_USE_CONTENTS).transport,
		                 IPC_RESULT_PEER_GONE);
		stand_kill(stand, process);
	}
}

/* A row that is there twice, and one that is too many. */
static void test_rows_are_single_and_few(void **state)
{
	static const char *const twice[] = {"keyd", "trust=1:" HASH, "trust=1:" HASH, NULL};
	static const char *const key_twice[] = {"keyd", "key=" FIRST_ID ":names:00",
	                                        "key=" FIRST_ID ":names:01", NULL};
	char texts[17][64];
	const char *arguments[19] = {"keyd"};
	struct stand *stand = *state;

	start(stand, program, twice);
	assert_int_equal(try_key(first_id, IPC_KEYD_KEY_USE_CONTENTS).transport, IPC_RESULT_PEER_GONE);
	start(stand, program, key_twice);
	assert_int_equal(try_key(first_id, IPC_KEYD_KEY_USE_CONTENTS).transport, IPC_RESULT_PEER_GONE);
	for (size_t i = 0; i < 17; i++) {
		snprintf(texts[i], sizeof(texts[i]), "key=%032zu:names:00", i);
		arguments[1 + i] = texts[i];
	}
	start(stand, program, arguments);
	assert_int_equal(try_key(first_id, IPC_KEYD_KEY_USE_CONTENTS).transport, IPC_RESULT_PEER_GONE);
	arguments[17] = NULL;
	start(stand, program, arguments);
	assert_zeroized(16, 0);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_key_is_found_by_its_name_and_use, stand),
		STAND_TEST(test_a_trust_row_is_found_by_its_number, stand),
		STAND_TEST(test_nothing_is_found_after_zeroize, stand),
		STAND_TEST(test_a_key_is_not_left_with_the_client, stand),
		STAND_TEST(test_a_key_is_not_left_with_keyd, stand),
		STAND_TEST(test_a_trace_hides_the_key, stand),
		STAND_TEST(test_only_who_may_send_is_served, stand),
		STAND_TEST(test_what_is_no_row_ends_keyd, stand),
		STAND_TEST(test_rows_are_single_and_few, stand),
	};

	if (argc != 3)
		return 2;
	program = argv[1];
	watched_program = argv[2];
	stand_init(&stand);
	return live_check("system_keyd", cmocka_run_group_tests(tests, NULL, NULL));
}
