// SPDX-License-Identifier: ISC
/* Scalars of a request that are kept for the rules of its reply. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bodies.h"
#include "ipc/asking/asking.h"
#include "ipc/procd/procd.h"

static void test_given_from(void **state)
{
	struct ipc_asking_ask_price_request ask = {{11, 22}, 3, -44, true, 2};
	struct ipc_asking_ask_price_given price;
	struct ipc_procd_wait_process_event_request wait = {UINT64_MAX, UINT64_C(0x123456789A), 1};
	struct ipc_procd_wait_process_event_given event;

	(void)state;
	memset(&price, POISON, sizeof(price));
	ipc_asking_ask_price_given_from(&price, &ask);
	assert_int_equal(price.way_start, 11);
	assert_int_equal(price.wanted, 3);
	assert_int_equal(price.limit, -44);
	assert_true(price.for_two);
	assert_int_equal(price.means, 2);
	/* It is a copy: the request may go. */
	memset(&ask, 0, sizeof(ask));
	assert_int_equal(price.limit, -44);

	memset(&event, POISON, sizeof(event));
	ipc_procd_wait_process_event_given_from(&event, &wait);
	assert_true(event.after == UINT64_MAX);
	assert_true(event.only_process_id == UINT64_C(0x123456789A));
}

/* The reply is judged by what was kept, not by what the request's memory says by then. */
static void test_given_decides(void **state)
{
	struct ipc_procd_wait_process_event_request wait = {40, 0, 0};
	struct ipc_procd_wait_process_event_given given;
	struct ipc_procd_wait_process_event_reply event;
	uint8_t body[IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_SIZE];
	size_t len = 0;

	(void)state;
	ipc_procd_wait_process_event_given_from(&given, &wait);
	wait.after = 1000;
	ipc_procd_wait_process_event_reply_init(&event);
	event.process_id = 12;
	event.sequence = 41;
	assert_int_equal(
		ipc_procd_wait_process_event_reply_pack(&event, body, sizeof(body), &len, &given),
		0);
	assert_int_equal(ipc_procd_wait_process_event_reply_validate(body, len, &given), 0);
	assert_int_equal(ipc_procd_wait_process_event_reply_unpack(&event, body, len, &given), 0);
	ipc_procd_wait_process_event_given_from(&given, &wait);
	assert_int_equal(
		ipc_procd_wait_process_event_reply_pack(&event, body, sizeof(body), &len, &given),
		body_verdict(IPC_CLASS_RULE, 0, 4));
	assert_int_equal(ipc_procd_wait_process_event_reply_validate(body, len, &given),
	                 body_verdict(IPC_CLASS_RULE, 0, 4));
	assert_int_equal(ipc_procd_wait_process_event_reply_unpack(&event, body, len, &given),
	                 body_verdict(IPC_CLASS_RULE, 0, 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_given_from),
		cmocka_unit_test(test_given_decides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
