// SPDX-License-Identifier: ISC
/* ABI_QUERY as a service asks it at its start. */
#include "client_rig.h"

static const struct ipc_abi_use uses[] = {{0x402, 11}, {0x404, UINT64_C(0x8000000000000022)}, {0x406, 33}};

static void script_abi_answer(uint64_t id, uint32_t result, uint64_t abi_id)
{
	struct letter letter = {LETTER_REPLY, 0, result, id, 0, 0, {{0, 0, 0, 0, 0}}, 8, NULL};
	uint8_t body[8];
	uint8_t bytes[LETTER_PAGE];
	size_t len;

	letter_put(body, 8, abi_id);
	letter.body = body;
	letter.body_len = result == 0 ? 8 : 0;
	len = letter_write(bytes, &letter);
	script_next(CALL, 0, len, 0, bytes, len);
}

static void test_abi_ids_agree(void **state)
{
	size_t differs = 99;

	(void)state;
	start();
	for (size_t i = 0; i < 3; i++)
		script_abi_answer(9 + i, 0, uses[i].abi_id);
	assert_outcome(ipc_abi_check(&client, uses, 3, &differs), 0, 0, 0);
	assert_int_equal(differs, 3);
	script_end();
	for (size_t i = 0; i < 3; i++) {
		const struct script_call *sent = &script_calls[i];

		assert_int_equal(sent->out_len, 40);
		assert_int_equal(letter_get(sent->out + 2, 2), 0);
		assert_int_equal(letter_get(sent->out + 4, 4), 0);
		assert_int_equal(letter_get(sent->out + 16, 8), 9 + i);
		assert_int_equal(letter_get(sent->out + 32, 8), uses[i].op);
	}
	start();
	assert_outcome(ipc_abi_check(&client, NULL, 0, &differs), 0, 0, 0);
	assert_int_equal(differs, 0);
}

static void test_abi_ids_differ(void **state)
{
	size_t differs;

	(void)state;
	for (size_t bad = 0; bad < 3; bad++) {
		static const uint64_t bits[] = {1, UINT64_C(1) << 32, UINT64_C(1) << 63};

		for (size_t how = 0; how < 6; how++) {
			differs = 99;
			start();
			for (size_t i = 0; i < bad; i++)
				script_abi_answer(9 + i, 0, uses[i].abi_id);
			if (how < 3)
				script_abi_answer(9 + bad, 0, uses[bad].abi_id ^ bits[how]);
			else if (how == 3)
				script_abi_answer(9 + bad, IPC_RESULT_UNSUPPORTED, 0);
			else if (how == 4)
				script_next(CALL, IPC_RESULT_PEER_GONE, 0, 0, NULL, 0);
			else
				script_abi_answer(8 + bad, 0, uses[bad].abi_id);
			if (how < 4)
				assert_outcome(ipc_abi_check(&client, uses, 3, &differs), 0,
				               IPC_RESULT_UNSUPPORTED, 0);
			else if (how == 4)
				assert_outcome(ipc_abi_check(&client, uses, 3, &differs),
				               IPC_RESULT_PEER_GONE, IPC_RESULT_PEER_GONE, 0);
			else
				assert_outcome(ipc_abi_check(&client, uses, 3, &differs),
				               IPC_RESULT_INTERNAL, IPC_RESULT_INTERNAL,
				               ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 16, 0));
			assert_int_equal(differs, bad);
			script_end();
		}
	}
}

static void test_abi_answer_malformed(void **state)
{
	struct letter letter = bringing;
	uint8_t bytes[LETTER_PAGE];
	size_t differs;
	size_t len;

	(void)state;
	letter.op = 0;
	len = letter_write(bytes, &letter);
	start();
	script_next(CALL, 0, len, 0, bytes, len);
	assert_outcome(ipc_abi_check(&client, uses, 1, &differs), 6, 6,
	               ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0));
	assert_int_equal(script_drop_count, 2);

	letter.entry_count = 0;
	letter.body_len = 7;
	len = letter_write(bytes, &letter);
	start();
	script_next(CALL, 0, len, 0, bytes, len);
	assert_outcome(ipc_abi_check(&client, uses, 1, &differs), 6, 6,
	               ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0));

	start();
	client.out_cap = 39;
	assert_outcome(ipc_abi_check(&client, uses, 1, &differs), IPC_RESULT_INVALID_ARGUMENT,
	               IPC_RESULT_INVALID_ARGUMENT,
	               ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0));
	assert_int_equal(script_call_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_abi_ids_agree),
		cmocka_unit_test(test_abi_ids_differ),
		cmocka_unit_test(test_abi_answer_malformed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
