/* SPDX-License-Identifier: ISC */
/*
 * A story of processes and messages, told by the first process of a broker:
 *
 *     ipc-broker -- demo PROCD SERVICE | codegen/ipcgen decode --trace
 *
 * It supervises one service through procd. Each message of its own is a line of a trace; all other
 * lines are the story. It ends with 1, and says where, as soon as something is not as told.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <ipc/host.h>

#include "../host/stage.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/procd/procd_client.h"
#include "ipc/procd/procd_server.h"
#include "procd/procd.h"
#include "telling.h"
#include "trace_text.h"

/* Slots of the demo. */
enum {
	/* The peer of procd's endpoint, with SEND. */
	TO_PROCD = IPC_HOST_SLOT_FREE,
	/* Its own endpoint, on which the service calls. */
	FROM_SERVICE,
	PROCD_PROCESS,
	SCRATCH,
	/* Where capabilities of replies arrive. */
	WINDOW,
	WINDOW_COUNT = 8,
};

#define SERVICE_NAME "greeter"
/* Space behind a header. */
#define BODY_MAX (IPC_MESSAGE_BYTES_MAX - IPC_HEADER_BYTES)

struct demo {
	struct stage_kernel kernel;
	struct ipc_client procd;
	uint8_t client_out[IPC_MESSAGE_BYTES_MAX];
	uint8_t client_in[IPC_MESSAGE_BYTES_MAX];
	struct ipc_server server;
	uint8_t server_out[IPC_MESSAGE_BYTES_MAX];
	uint8_t server_in[IPC_MESSAGE_BYTES_MAX];
	struct ipc_procd_handlers handlers;
	struct ipc_binding binding;
	union ipc_procd_scratch scratch;
	struct trace_text trace;
	uint64_t process_id;
	/* Number of the last event that was seen. */
	uint64_t seen;
};

static struct demo demo;

static void set_up(void)
{
	trace_text_init(&demo.trace, stdout, "demo");
	stage_kernel_init(&demo.kernel, IPC_HOST_SLOT_KERNEL);

	demo.procd.slot = TO_PROCD;
	demo.procd.next_id = 1;
	demo.procd.out = demo.client_out;
	demo.procd.out_cap = sizeof(demo.client_out);
	demo.procd.in = demo.client_in;
	demo.procd.in_cap = sizeof(demo.client_in);
	demo.procd.window.base = WINDOW;
	demo.procd.window.count = WINDOW_COUNT;
	demo.procd.trace = &demo.trace.trace;

	demo.binding = ipc_procd_binding(&demo.handlers, &demo);
	demo.server.slot = FROM_SERVICE;
	demo.server.in = demo.server_in;
	demo.server.in_cap = sizeof(demo.server_in);
	demo.server.reply.out = demo.server_out;
	demo.server.reply.out_cap = sizeof(demo.server_out);
	demo.server.service.binding = &demo.binding;
	demo.server.service.scratch = &demo.scratch;
	demo.server.trace = &demo.trace.trace;
}

/* procd alone receives on its endpoint: if it ended, the demo's calls would end too. */
static void start_procd(const char *procd, const char *service)
{
	struct ipc_kernel_control_cap_copy_attenuated_request copy;
	char boot[512];
	const char *arguments[] = {"procd", boot, NULL};
	const struct stage_cap caps[] = {
		{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{SLOT_SERVICE, WINDOW, IPC_RIGHT_RECEIVE},
	};
	const struct stage stage = {
		.path = procd,
		.arguments = arguments,
		.slot_count = SLOT_WINDOW + SLOT_WINDOW_COUNT,
		.caps = caps,
		.cap_count = 2,
		.process_slot = PROCD_PROCESS,
		.grant_slot = SCRATCH,
	};

	snprintf(boot, sizeof(boot), "%s=%s", SERVICE_NAME, service);
	told(stage_endpoint(&demo.kernel, WINDOW) == IPC_RESULT_OK, "an endpoint for procd");
	ipc_kernel_control_cap_copy_attenuated_request_init(&copy);
	copy.source_slot = WINDOW;
	copy.target_slot = TO_PROCD;
	copy.rights = IPC_RIGHT_SEND;
	told(ipc_succeeded(ipc_kernel_control_cap_copy_attenuated(&demo.kernel.client, &copy)),
	     "the right to call it");
	told(stage_run(&demo.kernel, &stage, NULL) == IPC_RESULT_OK, "procd starts");
	told(ipc_transport_drop_local_cap(WINDOW) == IPC_RESULT_OK, "the endpoint is procd's alone");
	told(stage_endpoint(&demo.kernel, FROM_SERVICE) == IPC_RESULT_OK, "an endpoint of its own");
}

static void spawn(void)
{
	static const char arguments[] = SERVICE_NAME "\0--patient";
	struct ipc_procd_spawn_service_request request;
	struct ipc_procd_spawn_service_request_caps caps = {0};
	struct ipc_procd_spawn_service_reply reply;
	struct ipc_procd_spawn_service_reply_caps reply_caps;
	struct ipc_procd_spawn_service_failure failure;

	ipc_procd_spawn_service_request_init(&request);
	request.service = SERVICE_NAME;
	request.service_length = sizeof(SERVICE_NAME) - 1;
	request.arguments = arguments;
	request.arguments_size = sizeof(arguments);
	request.arguments_count = 2;
	request.restart.policy = IPC_PROCD_RESTART_POLICY_ON_FAILURE;
	request.restart.max_restarts = 3;
	request.restart.window = 60000;
	caps.peers[0] = ipc_cap(FROM_SERVICE, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers_count = 1;
	told(ipc_succeeded(ipc_procd_spawn_service(&demo.procd, &request, &caps, &reply, &reply_caps,
	                                           &failure)),
	     "the service is spawned");
	demo.process_id = reply.process_id;
}

/* Served, and never called: the service only asks whether it is there. */
static uint32_t query_handler(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_procd_query_process_request *request,
                              struct ipc_procd_query_process_reply *reply)
{
	(void)context;
	(void)arrival;
	(void)request;
	(void)reply;
	return IPC_RESULT_NOT_FOUND;
}

/* One request of the service, answered by what the demo serves now. */
static void answer_service(uint32_t result)
{
	struct ipc_wire_header header;

	told(ipc_server_step(&demo.server) == IPC_RESULT_OK, "the service calls");
	/* The reply has gone out; its bytes stay where they were made. */
	told(ipc_wire_header_unpack(&header, demo.server_out, IPC_HEADER_BYTES) == 0 &&
	             header.op == IPC_OP_ABI_QUERY && header.result == result,
	     "the service asks what is served here");
}

/* Waits for the next event of the service. */
static struct ipc_procd_wait_process_event_reply next_event(uint32_t kind)
{
	struct ipc_procd_wait_process_event_request request;
	struct ipc_procd_wait_process_event_reply reply;

	ipc_procd_wait_process_event_request_init(&request);
	request.after = demo.seen;
	request.only_process_id = demo.process_id;
	request.flags = IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK;
	told(ipc_succeeded(ipc_procd_wait_process_event(&demo.procd, &request, &reply)),
	     "procd tells an event");
	told(reply.kind == kind, "the event is the one that was to come");
	demo.seen = reply.sequence;
	return reply;
}

static struct ipc_procd_query_process_reply query(void)
{
	const struct ipc_procd_query_process_request request = {demo.process_id};
	struct ipc_procd_query_process_reply reply;

	told(ipc_succeeded(ipc_procd_query_process(&demo.procd, &request, &reply)),
	     "procd tells how the service is");
	return reply;
}

static void stop(void)
{
	struct ipc_procd_stop_process_request request;
	struct ipc_procd_stop_process_reply reply;

	ipc_procd_stop_process_request_init(&request);
	request.process_id = demo.process_id;
	request.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	told(ipc_succeeded(ipc_procd_stop_process(&demo.procd, &request, &reply)),
	     "the service is stopped");
}

/* Sends a body that stands behind the space for a header, as no client would, and returns the header
 * of the reply. */
static struct ipc_wire_header send_by_hand(uint32_t op, uint8_t *buf, size_t body_len)
{
	static const struct ipc_cap_table no_caps;
	struct ipc_wire_header header;
	struct ipc_message reply;
	size_t len;

	ipc_wire_header_init(&header);
	header.op = op;
	header.request_id = demo.procd.next_id++;
	told(ipc_message_seal(&header, &no_caps, body_len, buf, IPC_MESSAGE_BYTES_MAX, &len) == 0,
	     "a header is made");
	ipc_trace_message(demo.procd.trace, IPC_TRACE_OUT, TO_PROCD, buf, len, ipc_no_secrets());
	told(ipc_transport_call(TO_PROCD, buf, len, demo.client_in, sizeof(demo.client_in),
	                        demo.procd.window, &len) == IPC_RESULT_OK,
	     "procd answers");
	ipc_trace_message(demo.procd.trace, IPC_TRACE_IN, TO_PROCD, demo.client_in, len,
	                  ipc_no_secrets());
	told(ipc_message_unpack(&reply, IPC_DIRECTION_REPLY, demo.client_in, len) == 0,
	     "the reply is well-formed");
	return reply.header;
}

static void stop_without_reason(void)
{
	struct ipc_procd_stop_process_request request;
	struct ipc_procd_stop_process_reply reply;
	struct ipc_wire_header header;
	struct ipc_outcome outcome;
	uint8_t *body = demo.client_out + IPC_HEADER_BYTES;
	size_t len;

	ipc_procd_stop_process_request_init(&request);
	request.process_id = demo.process_id;
	request.reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	outcome = ipc_procd_stop_process(&demo.procd, &request, &reply);
	told(outcome.transport == IPC_RESULT_INVALID_ARGUMENT && outcome.verdict != 0,
	     "the client refuses to send it");

	request.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	told(ipc_procd_stop_process_request_pack(&request, body, BODY_MAX, &len) == 0,
	     "a sound body");
	memset(body + sizeof(request.process_id), 0, sizeof(request.reason));
	header = send_by_hand(IPC_PROCD_OP_STOP_PROCESS, demo.client_out, len);
	told(header.result == IPC_RESULT_INVALID_ARGUMENT && header.detail == outcome.verdict,
	     "procd refuses it with the verdict that the client had");
}

static void adopt(void)
{
	const struct ipc_procd_adopt_process_request request = {demo.process_id};
	struct ipc_wire_header header;
	size_t len;

	told(ipc_procd_adopt_process_request_pack(&request, demo.client_out + IPC_HEADER_BYTES,
	                                          BODY_MAX, &len) == 0,
	     "a body for the reserved op");
	header = send_by_hand(IPC_PROCD_OP_ADOPT_PROCESS, demo.client_out, len);
	told(header.result == IPC_RESULT_DENIED && header.detail == 0, "the reserved op is denied");
}

static void story(const char *procd, const char *service)
{
	struct ipc_procd_query_process_reply state;

	say("A program supervises a service. It is a process of the broker, which plays the kernel.\n"
	    "Every message that it sends (->) or receives (<-) is shown as its bytes say it:\n"
	    "offset, bytes, name = value.");

	scene("It starts procd, the process manager: a process like any other, made by messages to\n"
	      "   the kernel, with an endpoint of its own. From now on it only talks to procd.");
	start_procd(procd, service);

	scene("It has procd spawn the service, to be restarted when it fails. With the request goes a\n"
	      "   capability: a peer, so that the service can call its supervisor and nobody else.");
	spawn();

	scene("The service asks its peer for the op that it was built with. It is not served yet.");
	answer_service(IPC_RESULT_UNSUPPORTED);

	scene("A service that can't work crashes, and procd knows.");
	demo.seen = 1;
	told(next_event(IPC_PROCESS_EVENT_KIND_KILLED).reason == IPC_KERNEL_CONTROL_KILL_REASON_FAULT,
	     "the service has crashed");

	scene("So procd starts it again, with the same number, arguments and peer.");
	told(next_event(IPC_PROCESS_EVENT_KIND_RESTARTED).restarts == 1, "it was restarted once");

	scene("The service asks again. This time the op is served, and with the same bytes.");
	demo.handlers.query_process = query_handler;
	answer_service(IPC_RESULT_OK);

	scene("How is it? It runs; one restart is behind it.");
	state = query();
	told(state.run_state == IPC_PROCD_PROCESS_STATE_RUNNING && state.restarts == 1,
	     "the service runs again");

	scene("Whoever stops a process says why. A client does not even send a request without a\n"
	      "   reason, so these bytes are made by hand. procd refuses them and says what is wrong.");
	stop_without_reason();

	scene("With a reason it is stopped, and stays so whatever its restart policy says.");
	stop();
	state = query();
	told(state.run_state == IPC_PROCD_PROCESS_STATE_KILLED &&
	             state.reason == IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP,
	     "it was killed on purpose");

	scene("One number is kept for ever: whatever the body holds, every server denies it.");
	adopt();

	say("\nAll went as told.");
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: ipc-broker -- %s PROCD SERVICE\n", argv[0]);
		return 2;
	}
	begin_telling();
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	set_up();
	story(argv[1], argv[2]);
	return fflush(stdout) == 0 ? 0 : 1;
}
