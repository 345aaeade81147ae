/* SPDX-License-Identifier: ISC */
/* Input events, appended by a driver and read by a cursor. argv[1]: inputd. */
#include <string.h>

#include "ipc/inputd/inputd_client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "stand.h"

enum {
	SLOT_KERNEL = 2,
	/* More than inputd keeps. */
	MANY = 300,
	KEPT = 256,
};

static const char *program;

static const struct ipc_inputd_input_event a_key = {
	.kind = IPC_INPUT_EVENT_KIND_KEY,
	.key = 4,
	.key_state = IPC_INPUTD_KEY_STATE_PRESSED,
};
static const struct ipc_inputd_input_event a_move = {
	.kind = IPC_INPUT_EVENT_KIND_POINTER,
	.dx = -3,
	.dy = 7,
	.buttons = IPC_INPUTD_BUTTON_LEFT | IPC_INPUTD_BUTTON_FORWARD,
};

static void start(struct stand *stand, struct stand_client *client)
{
	const char *const arguments[] = {"inputd", NULL};
	const struct stage_cap kernel = {SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND};

	stand_client_init(client, stand_service(stand, program, arguments, &kernel, 1, NULL));
}

static uint64_t now(struct stand *stand)
{
	struct ipc_kernel_control_read_monotonic_clock_reply reply;

	assert_result(ipc_kernel_control_read_monotonic_clock(&stand->kernel.client, &reply),
	              IPC_RESULT_OK);
	return reply.ticks;
}

static struct ipc_outcome try_append(struct stand_client *client,
                                     const struct ipc_inputd_input_event *event,
                                     struct ipc_inputd_append_event_reply *reply)
{
	struct ipc_inputd_append_event_request request;

	ipc_inputd_append_event_request_init(&request);
	request.event = *event;
	return ipc_inputd_append_event(&client->client, &request, reply);
}

static struct ipc_inputd_append_event_reply append(struct stand_client *client,
                                                   const struct ipc_inputd_input_event *event)
{
	struct ipc_inputd_append_event_reply reply;

	assert_result(try_append(client, event, &reply), IPC_RESULT_OK);
	return reply;
}

static struct ipc_outcome try_read(struct stand_client *client, uint64_t cursor,
                                   struct ipc_inputd_read_event_reply *reply,
                                   struct ipc_inputd_read_event_failure *failure)
{
	const struct ipc_inputd_read_event_request request = {.cursor = cursor};

	return ipc_inputd_read_event(&client->client, &request, reply, failure);
}

static void assert_event(struct stand_client *client, uint64_t cursor,
                         const struct ipc_inputd_append_event_reply *appended,
                         const struct ipc_inputd_input_event *event)
{
	struct ipc_inputd_read_event_reply reply;
	struct ipc_inputd_read_event_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.event_id, appended->event_id);
	assert_int_equal(reply.next_cursor, appended->event_id + 1);
	assert_int_equal(reply.timestamp, appended->timestamp);
	assert_int_equal(reply.event.kind, event->kind);
	assert_int_equal(reply.event.dx, event->dx);
	assert_int_equal(reply.event.dy, event->dy);
	assert_int_equal(reply.event.wheel, event->wheel);
	assert_int_equal(reply.event.key, event->key);
	assert_int_equal(reply.event.key_state, event->key_state);
	assert_int_equal(reply.event.buttons, event->buttons);
}

static void assert_no_event(struct stand_client *client, uint64_t cursor, uint64_t oldest,
                            uint64_t next)
{
	struct ipc_inputd_read_event_reply reply;
	struct ipc_inputd_read_event_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_NOT_FOUND);
	assert_int_equal(failure.oldest_cursor, oldest);
	assert_int_equal(failure.next_cursor, next);
}

static void assert_status(struct stand_client *client, uint64_t oldest, uint64_t next,
                          uint64_t key_events, uint64_t pointer_events)
{
	struct ipc_inputd_read_status_reply reply;

	assert_result(ipc_inputd_read_status(&client->client, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.oldest_cursor, oldest);
	assert_int_equal(reply.next_cursor, next);
	assert_int_equal(reply.key_events, key_events);
	assert_int_equal(reply.pointer_events, pointer_events);
}

static void test_a_key_and_a_pointer_in_one_order(void **state)
{
	struct ipc_inputd_append_event_reply key;
	struct ipc_inputd_append_event_reply move;
	struct stand_client client;
	uint64_t before;

	start(*state, &client);
	assert_no_event(&client, 0, 1, 1);
	assert_status(&client, 1, 1, 0, 0);
	before = now(*state);
	key = append(&client, &a_key);
	move = append(&client, &a_move);
	assert_int_equal(key.event_id, 1);
	assert_int_equal(move.event_id, 2);
	assert_true(before <= key.timestamp && key.timestamp <= move.timestamp &&
	            move.timestamp <= now(*state));
	assert_event(&client, 0, &key, &a_key);
	assert_event(&client, 2, &move, &a_move);
	/* A read takes nothing away. */
	assert_event(&client, 1, &key, &a_key);
	assert_no_event(&client, 3, 1, 3);
	assert_status(&client, 1, 3, 1, 1);
}

/* A kind of the future passes through an inputd of today. */
static void test_an_unknown_kind_is_handed_on(void **state)
{
	const struct ipc_inputd_input_event touch = {.kind = 77, .dx = 5, .key = 9};
	struct ipc_inputd_append_event_reply appended;
	struct stand_client client;

	start(*state, &client);
	appended = append(&client, &touch);
	assert_event(&client, 0, &appended, &touch);
	assert_status(&client, 1, 2, 0, 0);
}

static void test_the_oldest_event_gives_way(void **state)
{
	struct ipc_inputd_append_event_reply kept = {0};
	struct ipc_inputd_append_event_reply last = {0};
	const uint64_t oldest = MANY - KEPT + 1;
	struct stand_client client;

	start(*state, &client);
	for (uint64_t i = 1; i <= MANY; i++) {
		last = append(&client, i % 3 == 0 ? &a_move : &a_key);
		assert_int_equal(last.event_id, i);
		assert_status(&client, i <= KEPT ? 1 : i - KEPT + 1, i + 1, i - i / 3, i / 3);
		if (i == oldest)
			kept = last;
	}
	assert_no_event(&client, oldest - 1, oldest, MANY + 1);
	assert_event(&client, 0, &kept, oldest % 3 == 0 ? &a_move : &a_key);
	assert_event(&client, MANY, &last, &a_move);
}

/* Each of them is a good event but for one field. */
static void test_what_the_schema_refuses_is_not_sent(void **state)
{
	struct ipc_inputd_input_event refused[] = {a_key, a_key, a_key, a_key, a_move, a_move, a_move};
	struct ipc_inputd_append_event_reply reply;
	struct stand_client client;

	refused[0].kind = IPC_INPUT_EVENT_KIND_NONE;
	refused[1].key = 0;
	refused[2].key_state = IPC_INPUTD_KEY_STATE_NONE;
	refused[3].wheel = 1;
	refused[4].key = 4;
	refused[5].key_state = IPC_INPUTD_KEY_STATE_RELEASED;
	refused[6].buttons = 0x20;
	start(*state, &client);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_not_sent(try_append(&client, &refused[i], &reply));
	assert_status(&client, 1, 1, 0, 0);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_key_and_a_pointer_in_one_order, stand),
		STAND_TEST(test_an_unknown_kind_is_handed_on, stand),
		STAND_TEST(test_the_oldest_event_gives_way, stand),
		STAND_TEST(test_what_the_schema_refuses_is_not_sent, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return live_check("system_inputd",
	                  cmocka_run_group_tests_name("inputd", tests, NULL, NULL));
}
