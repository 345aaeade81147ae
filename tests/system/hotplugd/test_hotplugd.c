/* SPDX-License-Identifier: ISC */
/* Events of devices. argv: hotplugd, deviced, false_platform. */
#include <string.h>

#include "../deviced/deviced_stand.h"
#include "ipc/hotplugd/hotplugd_client.h"

enum {
	/* hotplugd's slots. */
	SLOT_KERNEL = 2,
	SLOT_DEVICED,
	MOST = IPC_HOTPLUGD_EVENTS_MAX,
};

static const char *hotplugd_path;
static const char *deviced_path;
static const char *platform_path;

static void start(struct stand *stand, struct stand_client *client, struct deviced_stand *deviced,
                  uint32_t kernel)
{
	const char *const arguments[] = {"hotplugd", NULL};
	struct stage_cap caps[] = {
		{SLOT_KERNEL, kernel, IPC_RIGHT_SEND},
		{SLOT_DEVICED, 0, IPC_RIGHT_SEND},
	};

	deviced_start(deviced, stand, deviced_path);
	caps[1].source = deviced->reports;
	stand_client_init(client, stand_service(stand, hotplugd_path, arguments, caps, 2, NULL));
}

static struct ipc_outcome discover(struct stand_client *client, uint32_t max_events,
                                   struct ipc_hotplugd_discover_reply *reply)
{
	const struct ipc_hotplugd_discover_request request = {.max_events = max_events};

	return ipc_hotplugd_discover(&client->client, &request, reply);
}

static void assert_discovered(struct stand_client *client, uint32_t max_events, uint32_t events,
                              uint64_t lost, uint64_t sequence)
{
	struct ipc_hotplugd_discover_reply reply;

	assert_result(discover(client, max_events, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.events, events);
	assert_int_equal(reply.reported, events);
	assert_int_equal(reply.lost, lost);
	assert_int_equal(reply.sequence, sequence);
}

static struct ipc_hotplugd_read_last_event_reply last_event(struct stand_client *client)
{
	struct ipc_hotplugd_read_last_event_reply reply;

	assert_result(ipc_hotplugd_read_last_event(&client->client, &reply), IPC_RESULT_OK);
	return reply;
}

/* The broker's function was inserted before anybody looked. */
static void test_the_one_event_is_taken_once(void **state)
{
	const struct ipc_deviced_seed_binding_request binding =
		binding_v1("disk", IPC_INTERFACE_CLASS_BLOCK_PROVIDER);
	struct ipc_hotplugd_read_last_event_reply last;
	struct ipc_hotplugd_discover_reply reply;
	struct deviced_stand deviced;
	struct stand_client client;

	start(*state, &client, &deviced, IPC_HOST_SLOT_KERNEL);
	assert_result(seed_v1(&deviced, &binding), IPC_RESULT_OK);
	assert_result(ipc_hotplugd_read_last_event(&client.client, &last), IPC_RESULT_NOT_FOUND);
	assert_discovered(&client, MOST, 1, 0, 1);
	last = last_event(&client);
	assert_int_equal(last.sequence, 1);
	assert_int_equal(last.kind, IPC_HOTPLUG_EVENT_KIND_INSERTED);
	assert_int_equal(last.function.bus, 0);
	assert_int_equal(last.function.device, FUNCTION_DEVICE);
	assert_int_equal(last.vendor_id, FUNCTION_VENDOR);
	assert_int_equal(last.device_id, FUNCTION_ID);
	assert_int_equal(last.device_number, 1);
	assert_int_equal(read_driver(&deviced, "disk").device_number, 1);
	assert_result(discover(&client, MOST, &reply), IPC_RESULT_RETRY);
	assert_int_equal(last_event(&client).sequence, 1);
	assert_not_sent(discover(&client, 0, &reply));
	assert_not_sent(discover(&client, MOST + 1, &reply));
}

/* Four events of which the third is lost: no more at once than were asked for, and what is lost is
 * said. */
static void test_max_events_bounds_what_is_taken(void **state)
{
	const char *const arguments[] = {"false_platform", NULL};
	struct ipc_hotplugd_read_last_event_reply last;
	struct ipc_hotplugd_discover_reply reply;
	struct deviced_stand deviced;
	struct stand_client client;

	start(*state, &client, &deviced,
	      stand_service(*state, platform_path, arguments, NULL, 0, NULL));
	assert_discovered(&client, 1, 1, 0, 1);
	assert_int_equal(last_event(&client).device_number, 1);
	assert_discovered(&client, 1, 1, 0, 2);
	assert_int_equal(last_event(&client).device_number, 2);
	assert_discovered(&client, 2, 1, 1, 4);
	last = last_event(&client);
	assert_int_equal(last.kind, IPC_HOTPLUG_EVENT_KIND_REMOVED);
	assert_int_equal(last.function.device, 0);
	assert_int_equal(last.device_number, 1);
	assert_result(discover(&client, 2, &reply), IPC_RESULT_RETRY);
}

/* Where deviced refuses, the event is taken and not counted as reported. */
static void test_what_deviced_refuses_is_told(void **state)
{
	const struct ipc_deviced_report_device_request other = {
		.device = {
			.function = {.device = FUNCTION_DEVICE},
			.vendor_id = FUNCTION_VENDOR + 1,
		}};
	struct ipc_deviced_report_device_reply reported;
	struct ipc_hotplugd_discover_reply reply;
	struct deviced_stand deviced;
	struct stand_client client;

	start(*state, &client, &deviced, IPC_HOST_SLOT_KERNEL);
	assert_result(ipc_deviced_report_device(&deviced.reporter.client, &other, &reported),
	              IPC_RESULT_OK);
	assert_result(discover(&client, MOST, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.events, 1);
	assert_int_equal(reply.reported, 0);
	assert_int_equal(last_event(&client).device_number, 0);
}

/* So it is where deviced is gone, and the event is kept. */
static void test_an_event_outlives_deviced(void **state)
{
	struct ipc_hotplugd_read_last_event_reply last;
	struct ipc_hotplugd_discover_reply reply;
	struct deviced_stand deviced;
	struct stand_client client;

	start(*state, &client, &deviced, IPC_HOST_SLOT_KERNEL);
	/* Answered, so hotplugd has looked at its peers. */
	assert_result(ipc_hotplugd_read_last_event(&client.client, &last), IPC_RESULT_NOT_FOUND);
	stand_kill(*state, deviced.process);
	assert_result(discover(&client, MOST, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.events, 1);
	assert_int_equal(reply.reported, 0);
	assert_int_equal(reply.sequence, 1);
	last = last_event(&client);
	assert_int_equal(last.sequence, 1);
	assert_int_equal(last.kind, IPC_HOTPLUG_EVENT_KIND_INSERTED);
	assert_int_equal(last.function.device, FUNCTION_DEVICE);
	assert_int_equal(last.device_number, 0);
	/* It is taken, and not given again. */
	assert_result(discover(&client, MOST, &reply), IPC_RESULT_RETRY);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_the_one_event_is_taken_once, stand),
		STAND_TEST(test_max_events_bounds_what_is_taken, stand),
		STAND_TEST(test_what_deviced_refuses_is_told, stand),
		STAND_TEST(test_an_event_outlives_deviced, stand),
	};

	if (argc != 4)
		return 2;
	hotplugd_path = argv[1];
	deviced_path = argv[2];
	platform_path = argv[3];
	stand_init(&stand);
	return live_check("system_hotplugd",
	                  cmocka_run_group_tests_name("hotplugd", tests, NULL, NULL));
}
