// SPDX-License-Identifier: ISC
/* What wipe leaves of a message with secrets, and of the memory around it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bodies.h"
#include "guard.h"
#include "ipc/secrets/secrets.h"

static void test_wipe_leaves_nothing_and_touches_nothing_else(void **state)
{
	struct {
		uint8_t before[16];
		struct ipc_secrets_store_keys_request msg;
		uint8_t after[16];
	} keys;
	struct {
		uint8_t before[16];
		struct ipc_secrets_fetch_key_reply msg;
		uint8_t after[16];
	} key;
	struct guard guard = guard_make();
	const size_t page = (size_t)(guard.high - guard.low);

	(void)state;
	assert_non_null(guard.low);
	for (size_t len = 0; len <= IPC_SECRETS_STORE_KEYS_REQUEST_SIZE; len += 7) {
		uint8_t *at_end = guard.high - len;

		memset(&keys, POISON, sizeof(keys));
		memset(guard.low, POISON, page);
		ipc_secrets_store_keys_request_wipe(&keys.msg, at_end, len);
		assert_true(is_all(&keys.msg, sizeof(keys.msg), 0));
		assert_true(is_all(keys.before, sizeof(keys.before), POISON));
		assert_true(is_all(keys.after, sizeof(keys.after), POISON));
		assert_true(is_all(at_end, len, 0));
		assert_true(is_all(guard.low, page - len, POISON));

		memset(&key, POISON, sizeof(key));
		memset(guard.low, POISON, page);
		ipc_secrets_fetch_key_reply_wipe(&key.msg, guard.low, len);
		assert_true(is_all(&key.msg, sizeof(key.msg), 0));
		assert_true(is_all(key.before, sizeof(key.before), POISON));
		assert_true(is_all(key.after, sizeof(key.after), POISON));
		assert_true(is_all(guard.low, len, 0));
		assert_true(is_all(guard.low + len, page - len, POISON));
	}
}

static void test_wipe_of_what_was_unpacked(void **state)
{
	struct ipc_secrets_store_keys_request in;
	struct ipc_secrets_store_keys_request out;
	uint8_t buf[IPC_SECRETS_STORE_KEYS_REQUEST_SIZE];
	size_t len = 0;

	(void)state;
	ipc_secrets_store_keys_request_init(&in);
	memset(in.keys, 0x77, sizeof(in.keys));
	memset(in.pin, 0x77, sizeof(in.pin));
	in.pin_size = 9;
	assert_int_equal(ipc_secrets_store_keys_request_pack(&in, buf, sizeof(buf), &len), 0);
	assert_int_equal(len, sizeof(buf));
	assert_int_equal(ipc_secrets_store_keys_request_unpack(&out, buf, len), 0);
	assert_memory_equal(out.keys, in.keys, sizeof(in.keys));
	assert_memory_equal(out.pin, in.pin, 9);
	/* Secrets are copied, never borrowed: the buffer may go first. */
	memset(buf, 0, sizeof(buf));
	assert_memory_equal(out.keys, in.keys, sizeof(in.keys));
	ipc_secrets_store_keys_request_wipe(&out, buf, len);
	assert_true(is_all(out.keys[0].key, 16, 0) && is_all(out.keys[1].key, 16, 0));
	assert_true(is_all(out.pin, sizeof(out.pin), 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wipe_leaves_nothing_and_touches_nothing_else),
		cmocka_unit_test(test_wipe_of_what_was_unpacked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
