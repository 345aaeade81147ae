/* SPDX-License-Identifier: ISC */
/* Interrupt lines and their handlers; the test is the handlers. argv[1]: irqd. */
#include "ipc/irqd/irqd_client.h"
#include "irqd_stand.h"

static const char *program;

static void test_seed_seal_register(void **state)
{
	struct ipc_irqd_seal_reply sealed;
	struct handler handler;
	struct irqs irqs;
	uint32_t count;
	bool masked;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &handler);
	assert_result(seed_handler(&irqs.handlers, COM1, "serial", &count), IPC_RESULT_DENIED);
	assert_result(seed_handler(&irqs.root, COM1, "serial", &count), IPC_RESULT_OK);
	assert_int_equal(count, 1);
	assert_result(seed_handler(&irqs.root, COM1, "serial", &count), IPC_RESULT_OK);
	assert_int_equal(count, 1);
	assert_result(seed_handler(&irqs.root, COM1, "other", &count), IPC_RESULT_EXISTS);
	assert_result(register_at(&irqs.handlers, COM1, "serial", &handler, &count),
	              IPC_RESULT_BUSY);
	assert_result(seal_handlers(&irqs.handlers), IPC_RESULT_DENIED);
	assert_result(ipc_irqd_seal(&irqs.root.client, &sealed), IPC_RESULT_OK);
	assert_int_equal(sealed.handlers, 1);
	assert_result(seal_handlers(&irqs.root), IPC_RESULT_DENIED);
	assert_result(seed_handler(&irqs.root, COM1, "serial", &count), IPC_RESULT_DENIED);

	assert_result(mask_at(&irqs.handlers, COM1, "serial", false, &masked),
	              IPC_RESULT_NOT_FOUND);
	assert_result(register_at(&irqs.handlers, COM1, "other", &handler, &count),
	              IPC_RESULT_NOT_FOUND);
	assert_result(register_at(&irqs.handlers, TIMER, "serial", &handler, &count),
	              IPC_RESULT_NOT_FOUND);
	assert_result(register_at(&irqs.root, COM1, "serial", &handler, &count), IPC_RESULT_DENIED);
	assert_result(register_at(&irqs.handlers, COM1, "serial", &handler, &count), IPC_RESULT_OK);
	assert_int_equal(count, 0);
	assert_result(mask_at(&irqs.handlers, COM1, "other", false, &masked), IPC_RESULT_NOT_FOUND);
	assert_result(mask_at(&irqs.root, COM1, "serial", false, &masked), IPC_RESULT_DENIED);
	assert_result(mask_at(&irqs.handlers, COM1, "serial", true, &masked), IPC_RESULT_OK);
	assert_true(masked);
}

static void test_an_event_comes_once_and_is_acknowledged(void **state)
{
	struct handler handler;
	struct irqs irqs;
	uint32_t waiting;
	uint64_t before;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &handler);
	seed_both(&irqs, "timer", "serial");
	register_ok(&irqs, COM1, "serial", &handler);
	before = now(&irqs);
	raise_serial(&irqs);
	set_mask(&irqs, COM1, "serial", false);
	take_event(&handler, COM1);
	assert_int_equal(handler.last.event_id, 1);
	assert_int_equal(handler.last.count, 1);
	assert_in_range(handler.last.timestamp, before, now(&irqs));
	assert_result(ack(&irqs, COM1, 2, &waiting), IPC_RESULT_NOT_FOUND);
	assert_result(ack(&irqs, TIMER, 1, &waiting), IPC_RESULT_NOT_FOUND);
	lower_serial(&irqs);
	assert_result(ack(&irqs, COM1, 1, &waiting), IPC_RESULT_OK);
	assert_int_equal(waiting, 0);
	assert_result(ack(&irqs, COM1, 1, &waiting), IPC_RESULT_NOT_FOUND);
	/* The line is low: no event is on its way, or this call would never end. */
	set_mask(&irqs, COM1, "serial", true);
}

/* What comes in between is counted, and told when the ACK was given: not before. */
static void test_the_next_event_comes_after_the_ack(void **state)
{
	struct handler handler;
	struct irqs irqs;
	uint32_t waiting;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &handler);
	seed_both(&irqs, "timer", "serial");
	register_ok(&irqs, COM1, "serial", &handler);
	raise_serial(&irqs);
	set_mask(&irqs, COM1, "serial", false);
	take_event(&handler, COM1);
	/* Low and high again, seen by irqd each time. */
	lower_serial(&irqs);
	assert_result(ack(&irqs, COM1, 99, &waiting), IPC_RESULT_NOT_FOUND);
	raise_serial(&irqs);
	assert_result(ack(&irqs, COM1, 99, &waiting), IPC_RESULT_NOT_FOUND);
	lower_serial(&irqs);
	assert_result(ack(&irqs, COM1, 99, &waiting), IPC_RESULT_NOT_FOUND);
	assert_result(ack(&irqs, COM1, handler.last.event_id, &waiting), IPC_RESULT_OK);
	assert_int_equal(waiting, 1);
	take_event(&handler, COM1);
	assert_int_equal(handler.last.count, 1);
	set_mask(&irqs, COM1, "serial", true);
	ack_ok(&irqs, &handler);
	/* A line that stays high is an event again after each ACK. */
	raise_serial(&irqs);
	set_mask(&irqs, COM1, "serial", false);
	take_event(&handler, COM1);
	ack_ok(&irqs, &handler);
	take_event(&handler, COM1);
	lower_serial(&irqs);
	ack_ok(&irqs, &handler);
}

static void test_a_masked_line_is_counted(void **state)
{
	struct handler handler;
	struct irqs irqs;
	uint32_t waiting;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &handler);
	seed_both(&irqs, "timer", "serial");
	register_ok(&irqs, TIMER, "timer", &handler);
	wait_ticks(&irqs, 3 * TIMER_PERIOD);
	set_mask(&irqs, TIMER, "timer", false);
	take_event(&handler, TIMER);
	assert_true(handler.last.count >= 3);
	/* Masked first, so that the ACK brings no other event. */
	set_mask(&irqs, TIMER, "timer", true);
	wait_ticks(&irqs, TIMER_PERIOD);
	assert_result(ack(&irqs, TIMER, 99, &waiting), IPC_RESULT_NOT_FOUND);
	assert_result(ack(&irqs, TIMER, handler.last.event_id, &waiting), IPC_RESULT_OK);
	assert_true(waiting >= 1);
	set_mask(&irqs, TIMER, "timer", false);
	take_event(&handler, TIMER);
	assert_true(handler.last.count >= waiting);
}

/* One handler of two lines is told of one at a time, or it would be waited for in its own ACK. */
static void test_one_event_a_handler(void **state)
{
	struct handler handler;
	struct irqs irqs;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &handler);
	seed_both(&irqs, "both", "both");
	register_ok(&irqs, TIMER, "both", &handler);
	register_ok(&irqs, COM1, "both", &handler);
	raise_serial(&irqs);
	wait_ticks(&irqs, TIMER_PERIOD);
	set_mask(&irqs, TIMER, "both", false);
	take_event(&handler, TIMER);
	set_mask(&irqs, COM1, "both", false);
	set_mask(&irqs, TIMER, "both", true);
	ack_ok(&irqs, &handler);
	take_event(&handler, COM1);
	lower_serial(&irqs);
	ack_ok(&irqs, &handler);
}

/* A line that always waits does not keep a handler from its other line. */
static void test_lines_take_turns(void **state)
{
	struct handler handler;
	struct irqs irqs;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &handler);
	seed_both(&irqs, "both", "both");
	register_ok(&irqs, TIMER, "both", &handler);
	register_ok(&irqs, COM1, "both", &handler);
	wait_ticks(&irqs, TIMER_PERIOD);
	set_mask(&irqs, TIMER, "both", false);
	take_event(&handler, TIMER);
	raise_serial(&irqs);
	set_mask(&irqs, COM1, "both", false);
	wait_ticks(&irqs, TIMER_PERIOD);
	ack_ok(&irqs, &handler);
	take_event(&handler, COM1);
	lower_serial(&irqs);
	ack_ok(&irqs, &handler);
	take_event(&handler, TIMER);
	ack_ok(&irqs, &handler);
}

/* An event that a handler took into its grave comes to its successor. */
static void test_a_successor_is_told_again(void **state)
{
	struct handler first;
	struct handler second;
	struct irqs irqs;
	uint32_t waiting;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &first);
	handler_init(*state, &second);
	seed_both(&irqs, "timer", "serial");
	register_ok(&irqs, COM1, "serial", &first);
	raise_serial(&irqs);
	set_mask(&irqs, COM1, "serial", false);
	take_event(&first, COM1);
	stand_drop(first.endpoint);
	assert_result(register_at(&irqs.handlers, COM1, "serial", &second, &waiting), IPC_RESULT_OK);
	assert_int_equal(waiting, 1);
	set_mask(&irqs, COM1, "serial", false);
	take_event(&second, COM1);
	assert_int_equal(second.last.event_id, first.last.event_id + 1);
	assert_int_equal(second.last.timestamp, first.last.timestamp);
	assert_result(ack(&irqs, COM1, first.last.event_id, &waiting), IPC_RESULT_NOT_FOUND);
	lower_serial(&irqs);
	ack_ok(&irqs, &second);
}

/* irqd goes on when it finds that nobody is there, and keeps the event. */
static void test_a_handler_that_is_gone_is_forgotten(void **state)
{
	struct handler first;
	struct handler second;
	struct irqs irqs;
	uint32_t waiting;
	bool masked;

	irqs_start(*state, &irqs, program);
	handler_init(*state, &first);
	handler_init(*state, &second);
	seed_both(&irqs, "timer", "serial");
	register_ok(&irqs, COM1, "serial", &first);
	stand_drop(first.endpoint);
	raise_serial(&irqs);
	set_mask(&irqs, COM1, "serial", false);
	assert_result(mask_at(&irqs.handlers, COM1, "serial", false, &masked),
	              IPC_RESULT_NOT_FOUND);
	assert_result(register_at(&irqs.handlers, COM1, "serial", &second, &waiting), IPC_RESULT_OK);
	assert_int_equal(waiting, 1);
	set_mask(&irqs, COM1, "serial", false);
	take_event(&second, COM1);
	lower_serial(&irqs);
	ack_ok(&irqs, &second);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_seed_seal_register, stand),
		STAND_TEST(test_an_event_comes_once_and_is_acknowledged, stand),
		STAND_TEST(test_the_next_event_comes_after_the_ack, stand),
		STAND_TEST(test_a_masked_line_is_counted, stand),
		STAND_TEST(test_one_event_a_handler, stand),
		STAND_TEST(test_lines_take_turns, stand),
		STAND_TEST(test_a_successor_is_told_again, stand),
		STAND_TEST(test_a_handler_that_is_gone_is_forgotten, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return live_check("system_irqd", cmocka_run_group_tests_name("irqd", tests, NULL, NULL));
}
