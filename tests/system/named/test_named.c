/* SPDX-License-Identifier: ISC */
/* Services by name: seeded, sealed, registered, looked up, and called by what the look-up gave.
 * argv: NAMED LOGD. */
#include <stdio.h>
#include <string.h>

#include "named_calls.h"
#include "named_scene.h"

enum {
	ROWS_MAX = 32,
};

static const struct ipc_named_entry log_entry = {5, 1, 4, "logd"};
static const struct ipc_named_entry time_entry = {6, 2, 5, "timed"};

static const char *const private_names[] = {"keyd", "ramfsd", "e2fsd", "fatd"};

/* "seed -> seal -> register by exact tuple -> lookup". */
static void test_a_service_is_found_and_called(void **state)
{
	struct stand_client named;
	uint64_t record_id;
	uint32_t logd;
	uint32_t found;

	start(*state, &named);
	logd = start_logd(*state, NULL);
	assert_seeded(&named, log_entry, 1);
	assert_seeded(&named, time_entry, 2);
	seal(&named, 2);
	assert_result(try_register(&named, log_entry, logd), IPC_RESULT_OK);
	for (uint64_t caller = 1; caller <= 2; caller++) {
		found = look_up(&named, &log_entry);
		assert_result(try_append(found, &record_id), IPC_RESULT_OK);
		assert_int_equal(record_id, caller);
		stand_drop(found);
	}
	/* It is the log that the test started. */
	assert_result(try_append(logd, &record_id), IPC_RESULT_OK);
	assert_int_equal(record_id, 3);
}

/* "seed is idempotent for an identical tuple". */
static void test_an_entry_is_seeded_once(void **state)
{
	struct ipc_named_entry other_role = log_entry;
	struct ipc_named_entry other_version = log_entry;
	struct stand_client named;

	other_role.role = 7;
	other_version.version = 2;
	start(*state, &named);
	assert_seeded(&named, log_entry, 1);
	assert_seeded(&named, log_entry, 1);
	assert_not_seeded(&named, other_role, IPC_RESULT_EXISTS);
	assert_not_seeded(&named, other_version, IPC_RESULT_EXISTS);
	assert_seeded(&named, log_entry, 1);
	/* Neither the start of a name nor a longer one is that name. */
	assert_seeded(&named, entry_of("log"), 2);
	assert_seeded(&named, entry_of("logd2"), 3);
	seal(&named, 3);
}

static void test_a_sealed_table_stays_as_it_is(void **state)
{
	struct ipc_named_seal_reply reply;
	struct stand_client named;

	start(*state, &named);
	assert_seeded(&named, log_entry, 1);
	seal(&named, 1);
	assert_not_seeded(&named, log_entry, IPC_RESULT_DENIED);
	assert_not_seeded(&named, time_entry, IPC_RESULT_DENIED);
	assert_result(ipc_named_seal(&named.client, &reply), IPC_RESULT_DENIED);
	assert_not_looked_up(&named, "timed", IPC_RESULT_NOT_FOUND);
	assert_not_looked_up(&named, "logd", IPC_RESULT_RETRY);
}

static void test_nobody_registers_before_the_seal(void **state)
{
	struct stand_client named;
	const uint32_t endpoint = stand_endpoint(*state);

	start(*state, &named);
	assert_seeded(&named, log_entry, 1);
	assert_result(try_register(&named, log_entry, endpoint), IPC_RESULT_BUSY);
	assert_result(try_register(&named, time_entry, endpoint), IPC_RESULT_BUSY);
	assert_not_looked_up(&named, "logd", IPC_RESULT_BUSY);
	assert_not_looked_up(&named, "timed", IPC_RESULT_BUSY);
	seal(&named, 1);
	assert_not_looked_up(&named, "logd", IPC_RESULT_RETRY);
}

/* named keeps one capability of each service, and drops what it does not keep. */
static void test_a_service_registers_once_by_its_entry(void **state)
{
	struct ipc_named_entry wrong[] = {log_entry, log_entry, time_entry};
	const uint32_t first = stand_endpoint(*state);
	const uint32_t second = stand_endpoint(*state);
	struct stand_client named;
	uint64_t held;

	wrong[0].role = 6;
	wrong[1].version = 2;
	start(*state, &named);
	assert_seeded(&named, log_entry, 1);
	seal(&named, 1);
	held = capabilities_held(&named);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_result(try_register(&named, wrong[i], first), IPC_RESULT_NOT_FOUND);
	assert_not_looked_up(&named, "logd", IPC_RESULT_RETRY);
	assert_int_equal(capabilities_held(&named), held);
	assert_result(try_register(&named, log_entry, first), IPC_RESULT_OK);
	assert_int_equal(capabilities_held(&named), held + 1);
	/* More often than the window has slots: each of them is dropped. */
	for (uint32_t i = 0; i < 100; i++)
		assert_result(try_register(&named, log_entry, second), IPC_RESULT_EXISTS);
	assert_int_equal(capabilities_held(&named), held + 1);
	stand_drop(look_up(&named, &log_entry));
	assert_int_equal(capabilities_held(&named), held + 1);
}

/* "reached only by the endpoint delegated to vfsd", and "no named registration". */
static void test_private_services_have_no_name(void **state)
{
	const uint32_t endpoint = stand_endpoint(*state);
	struct stand_client named;

	start(*state, &named);
	for (int sealed = 0; sealed < 2; sealed++) {
		for (size_t i = 0; i < sizeof(private_names) / sizeof(private_names[0]); i++) {
			const struct ipc_named_entry entry = entry_of(private_names[i]);

			assert_not_seeded(&named, entry, IPC_RESULT_DENIED);
			assert_result(try_register(&named, entry, endpoint), IPC_RESULT_DENIED);
			assert_not_looked_up(&named, private_names[i], IPC_RESULT_DENIED);
		}
		if (sealed == 0) {
			/* Only those names themselves. */
			assert_seeded(&named, entry_of("key"), 1);
			assert_seeded(&named, entry_of("fatd2"), 2);
			seal(&named, 2);
		}
	}
	assert_not_looked_up(&named, "key", IPC_RESULT_RETRY);
}

/* Registered by one process, called by another that knows its name alone. */
static void test_a_service_registers_itself(void **state)
{
	struct ipc_named_lookup_reply reply;
	struct ipc_named_lookup_reply_caps caps;
	struct stand_client services;
	struct stand_client anybody;
	struct ipc_outcome outcome;
	uint64_t record_id;

	start_for_all(*state, &services, &anybody);
	assert_seeded(&services, log_entry, 1);
	seal(&services, 1);
	start_registered_logd(*state, &services);
	do {
		outcome = try_lookup(&anybody, "logd", &reply, &caps);
		assert_int_equal(outcome.transport, IPC_RESULT_OK);
	} while (outcome.result == IPC_RESULT_RETRY);
	assert_result(outcome, IPC_RESULT_OK);
	assert_result(try_append(caps.endpoint.slot, &record_id), IPC_RESULT_OK);
	assert_int_equal(record_id, 1);
}

/* "authorise by endpoint/seeded tuple": an entry is no secret. */
static void test_who_may_look_up_may_do_no_more(void **state)
{
	const uint32_t endpoint = stand_endpoint(*state);
	struct ipc_named_seal_reply reply;
	struct stand_client services;
	struct stand_client anybody;

	start_for_all(*state, &services, &anybody);
	assert_not_seeded(&anybody, log_entry, IPC_RESULT_DENIED);
	assert_result(ipc_named_seal(&anybody.client, &reply), IPC_RESULT_DENIED);
	assert_seeded(&services, log_entry, 1);
	seal(&services, 1);
	assert_result(try_register(&anybody, log_entry, endpoint), IPC_RESULT_DENIED);
	assert_not_looked_up(&anybody, "logd", IPC_RESULT_RETRY);
	assert_result(try_register(&services, log_entry, endpoint), IPC_RESULT_OK);
	stand_drop(look_up(&anybody, &log_entry));
	stand_drop(look_up(&services, &log_entry));
}

/* A service that brings more than a peer by mistake is told so; with less named can do nothing. */
static void test_what_is_registered_is_a_peer(void **state)
{
	const uint32_t endpoint = stand_endpoint(*state);
	struct stand_client named;
	uint64_t held;

	start(*state, &named);
	assert_seeded(&named, log_entry, 1);
	seal(&named, 1);
	held = capabilities_held(&named);
	assert_result(try_register_with(&named, log_entry, endpoint,
	                                IPC_RIGHT_SEND | IPC_RIGHT_RECEIVE | IPC_RIGHT_GRANT),
	              IPC_RESULT_DENIED);
	assert_not_sent(try_register_with(&named, log_entry, endpoint, IPC_RIGHT_SEND));
	assert_not_looked_up(&named, "logd", IPC_RESULT_RETRY);
	assert_int_equal(capabilities_held(&named), held);
}

static void test_a_full_table(void **state)
{
	const uint32_t endpoint = stand_endpoint(*state);
	struct stand_client named;
	struct ipc_named_entry entries[ROWS_MAX];
	char names[ROWS_MAX][8];

	start(*state, &named);
	for (uint32_t i = 0; i < ROWS_MAX; i++) {
		snprintf(names[i], sizeof(names[i]), "svc%u", (unsigned)i);
		entries[i] = entry_of(names[i]);
		entries[i].role = i + 1;
		assert_seeded(&named, entries[i], i + 1);
	}
	assert_not_seeded(&named, log_entry, IPC_RESULT_EXHAUSTED);
	assert_seeded(&named, entries[0], ROWS_MAX);
	assert_not_seeded(&named, entry_of(names[1]), IPC_RESULT_EXISTS);
	seal(&named, ROWS_MAX);
	/* All may register, and the table still takes what it must refuse. */
	for (uint32_t i = 0; i < ROWS_MAX; i++)
		assert_result(try_register(&named, entries[i], endpoint), IPC_RESULT_OK);
	for (uint32_t i = 0; i < ROWS_MAX; i++) {
		assert_result(try_register(&named, entries[i], endpoint), IPC_RESULT_EXISTS);
		stand_drop(look_up(&named, &entries[i]));
	}
}

/* Its name stays; whoever calls what the look-up gives sees that nobody is there. */
static void test_a_service_that_is_gone(void **state)
{
	struct stand_client named;
	uint64_t record_id;
	uint32_t process;
	uint32_t logd;

	start(*state, &named);
	logd = start_logd(*state, &process);
	assert_seeded(&named, log_entry, 1);
	seal(&named, 1);
	assert_result(try_register(&named, log_entry, logd), IPC_RESULT_OK);
	stand_kill(*state, process);
	assert_int_equal(try_append(look_up(&named, &log_entry), &record_id).transport,
	                 IPC_RESULT_PEER_GONE);
}

static void test_what_the_schema_refuses_is_not_sent(void **state)
{
	struct ipc_named_entry refused[] = {log_entry, log_entry, log_entry, log_entry};
	struct ipc_named_seed_entry_reply reply;
	struct stand_client named;

	refused[0].role = 0;
	refused[1].version = 0;
	refused[2].name_length = 0;
	refused[3].name_length = 16;
	refused[3].name = "sixteen_letters_";
	start(*state, &named);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_not_sent(try_seed(&named, refused[i], &reply));
	seal(&named, 0);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_service_is_found_and_called, stand),
		STAND_TEST(test_an_entry_is_seeded_once, stand),
		STAND_TEST(test_a_sealed_table_stays_as_it_is, stand),
		STAND_TEST(test_nobody_registers_before_the_seal, stand),
		STAND_TEST(test_a_service_registers_once_by_its_entry, stand),
		STAND_TEST(test_private_services_have_no_name, stand),
		STAND_TEST(test_a_service_registers_itself, stand),
		STAND_TEST(test_who_may_look_up_may_do_no_more, stand),
		STAND_TEST(test_what_is_registered_is_a_peer, stand),
		STAND_TEST(test_a_full_table, stand),
		STAND_TEST(test_a_service_that_is_gone, stand),
		STAND_TEST(test_what_the_schema_refuses_is_not_sent, stand),
	};

	if (argc != 3)
		return 2;
	named_program = argv[1];
	logd_program = argv[2];
	stand_init(&stand);
	return live_check("system_named", cmocka_run_group_tests_name("named", tests, NULL, NULL));
}
