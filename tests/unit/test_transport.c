// SPDX-License-Identifier: ISC
/* The five system calls: what goes into each register, and what is made of what comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/transport.h"
#include "script.h"

#define FULL UINT64_C(0xFFFFFFFFFFFFFFFF)

static uint8_t out[64];
static uint8_t in[64];

static const struct ipc_window window = {0x11223344, 0x55667788};
static const uint64_t window_word = UINT64_C(0x5566778811223344);

static void assert_arguments(const uint64_t expected[6])
{
	assert_int_equal(script_call_count, 1);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(script_calls[0].arguments[i], expected[i]);
}

static void test_call(void **state)
{
	const uint64_t expected[6] = {0xFFFFFFFE, (uintptr_t)out, 40, (uintptr_t)in, 64, window_word};
	size_t len = 99;

	(void)state;
	script_start();
	script_next(0x40, 0, 33, FULL, "abc", 3);
	assert_int_equal(ipc_transport_call(0xFFFFFFFE, out, 40, in, 64, window, &len), 0);
	assert_int_equal(len, 33);
	assert_memory_equal(in, "abc", 3);
	assert_arguments(expected);
	script_end();
}

static void test_call_fails(void **state)
{
	size_t len = 99;

	(void)state;
	for (uint32_t status = 1; status < 20; status++) {
		script_start();
		script_next(0x40, status, 33, 0, NULL, 0);
		assert_int_equal(ipc_transport_call(1, out, 40, in, 64, window, &len), status);
		assert_int_equal(len, 99);
	}
}

static void test_length_over_the_buffer(void **state)
{
	const uint64_t lengths[] = {65, 4096, 0x100000000, 0x100000020, FULL};
	struct ipc_delivery delivery;
	size_t len = 99;

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		script_start();
		script_next(0x40, 0, lengths[i], 0, NULL, 0);
		assert_int_equal(ipc_transport_call(1, out, 40, in, 64, window, &len),
		                 IPC_RESULT_INTERNAL);
		assert_int_equal(len, 99);
	}
	script_start();
	script_next(0x40, 0, 64, 0, NULL, 0);
	assert_int_equal(ipc_transport_call(1, out, 40, in, 64, window, &len), 0);
	assert_int_equal(len, 64);

	script_start();
	script_next(0x41, 0, 65, 0, NULL, 0);
	assert_int_equal(ipc_transport_recv(1, in, 64, window, &delivery), IPC_RESULT_INTERNAL);
	script_start();
	script_next(0x41, 0, 64, 0, NULL, 0);
	assert_int_equal(ipc_transport_recv(1, in, 64, window, &delivery), 0);
	assert_int_equal(delivery.in_len, 64);
}

static void test_recv(void **state)
{
	const uint64_t expected[6] = {IPC_SLOT_ANY, (uintptr_t)in, 64, window_word, 0, 0};
	struct ipc_delivery delivery = {0, 0, NULL, 0};

	(void)state;
	script_start();
	script_next(0x41, 0, UINT64_C(0xFEDCBA9800000021), UINT64_C(0x8877665544332211), "x", 1);
	assert_int_equal(ipc_transport_recv(IPC_SLOT_ANY, in, 64, window, &delivery), 0);
	assert_true(delivery.token == UINT64_C(0x8877665544332211));
	assert_int_equal(delivery.slot, 0xFEDCBA98);
	assert_int_equal(delivery.in_len, 0x21);
	assert_ptr_equal(delivery.in, in);
	assert_arguments(expected);
	for (uint32_t status = 1; status < 20; status++) {
		script_start();
		script_next(0x41, status, 1, 2, NULL, 0);
		assert_int_equal(ipc_transport_recv(1, in, 64, window, &delivery), status);
	}
}

static void test_reply(void **state)
{
	const uint64_t expected[6] = {UINT64_C(0x8877665544332211), (uintptr_t)out, 40, 0, 0, 0};
	const uint64_t given_up[6] = {7, 0, 0, 0, 0, 0};

	(void)state;
	script_start();
	script_next(0x42, 0, FULL, FULL, NULL, 0);
	assert_int_equal(ipc_transport_reply(UINT64_C(0x8877665544332211), out, 40), 0);
	assert_arguments(expected);

	script_start();
	script_next(0x42, 3, 0, 0, NULL, 0);
	assert_int_equal(ipc_transport_reply(7, NULL, 0), IPC_RESULT_NOT_FOUND);
	assert_arguments(given_up);
}

static void test_query_and_drop(void **state)
{
	const uint64_t expected[6] = {0x80000001, 0, 0, 0, 0, 0};
	struct ipc_local_cap cap = {9, 9, 9};

	(void)state;
	script_start();
	script_next(0x45, 0, UINT64_C(0x0000000180000005), 3, NULL, 0);
	assert_int_equal(ipc_transport_query_local_cap(0x80000001, &cap), 0);
	assert_int_equal(cap.type, IPC_CAP_TYPE_ENDPOINT);
	assert_int_equal(cap.rights, 0x80000005);
	assert_int_equal(cap.endpoint_kind, IPC_ENDPOINT_KIND_COM1_IO);
	assert_arguments(expected);

	script_start();
	script_next(0x45, 9, 0, 0, NULL, 0);
	assert_int_equal(ipc_transport_query_local_cap(1, &cap), IPC_RESULT_BAD_SLOT);
	assert_int_equal(cap.type, IPC_CAP_TYPE_ENDPOINT);

	script_start();
	assert_int_equal(ipc_transport_drop_local_cap(0x80000001), 0);
	assert_arguments(expected);
	assert_int_equal(script_calls[0].number, 0x47);
	script_start();
	script_drop_status = 9;
	assert_int_equal(ipc_transport_drop_local_cap(1), IPC_RESULT_BAD_SLOT);
}

/* Only the lower half of a status is a result; a set upper half must not look like OK. */
static void test_status_beyond_32_bits(void **state)
{
	struct ipc_delivery delivery;
	struct ipc_local_cap cap;
	size_t len;

	(void)state;
	script_start();
	for (uint64_t number = 0x40; number <= 0x42; number++)
		script_next(number, UINT64_C(0x100000000), 0, 0, NULL, 0);
	script_next(0x45, UINT64_C(0x100000000), 0, 0, NULL, 0);
	script_drop_status = UINT64_C(0x100000000);
	assert_int_equal(ipc_transport_call(1, out, 40, in, 64, window, &len), IPC_RESULT_INTERNAL);
	assert_int_equal(ipc_transport_recv(1, in, 64, window, &delivery), IPC_RESULT_INTERNAL);
	assert_int_equal(ipc_transport_reply(1, out, 40), IPC_RESULT_INTERNAL);
	assert_int_equal(ipc_transport_query_local_cap(1, &cap), IPC_RESULT_INTERNAL);
	assert_int_equal(ipc_transport_drop_local_cap(1), IPC_RESULT_INTERNAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_call),
		cmocka_unit_test(test_call_fails),
		cmocka_unit_test(test_length_over_the_buffer),
		cmocka_unit_test(test_recv),
		cmocka_unit_test(test_reply),
		cmocka_unit_test(test_query_and_drop),
		cmocka_unit_test(test_status_beyond_32_bits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
