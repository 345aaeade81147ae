/* SPDX-License-Identifier: ISC */
/*
 * Mutated messages at any service: each is answered as it must be, one that is refused leaves the
 * broker with as much as before, and the service goes on. The arguments say what to start, in order;
 * the last service is the one under test:
 *
 *     service PROGRAM          a service with its own endpoint in its slot 1; what follows is its own
 *     arg:TEXT                 an argument
 *     at:SLOT                  its own endpoint stands in this slot instead
 *     cap:SLOT:SOURCE:RIGHTS   in its slot, a copy of what stands in a slot of the first process
 *     ports:SLOT:KIND          in its slot, an endpoint of this narrow kind, with SEND
 *     endpoint:SLOT            in its slot, one more endpoint of its own, with RECEIVE; that of the
 *                              service under test is sent to as well
 *     peer:SLOT:NUMBER         in its slot, a peer of the service with that number, from 1, with SEND
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/kernel_control/kernel_control_client.h"
#include "mutant.h"
#include "stand.h"

#define SERVICES_MAX  8
#define ARGUMENTS_MAX 8
/* Capabilities of one service, beside its endpoint. */
#define CAPS_MAX (IPC_CAPS_MAX - 1)
/* Endpoints of the service under test. */
#define TARGETS_MAX 4

/* The peers to give away, above all that the stand uses, and what they are copies of. */
#define FIRST_PEER STAND_END
#define WHOLE      (FIRST_PEER + MUTANT_PEERS)

/* Asking is a round trip through the broker; what is under way ends long before so many. */
#define PATIENCE 100000
/* Changes that came later than the answer they belong to; one in a run was seen. */
#define LATE_MOST 4

struct recipe {
	const char *program;
	/* Where its own endpoint stands. */
	uint32_t slot;
	const char *arguments[ARGUMENTS_MAX + 2];
	size_t argument_count;
	const char *caps[CAPS_MAX];
	size_t cap_count;
};

struct target {
	struct stand_client client;
	bool was_sent_to;
};

static struct recipe recipes[SERVICES_MAX];
static size_t recipe_count;
static struct target targets[TARGETS_MAX];
static size_t target_count;

static void misused(const char *word)
{
	fprintf(stderr, "test_mutants_service: '%s' is not understood or too much\n", word);
	exit(2);
}

static void read_recipes(int argc, char **argv)
{
	struct recipe *recipe = NULL;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "service") == 0 && i + 1 < argc &&
		    recipe_count < SERVICES_MAX) {
			recipe = &recipes[recipe_count++];
			recipe->program = argv[++i];
			recipe->slot = 1;
			recipe->arguments[recipe->argument_count++] = "service";
		} else if (recipe != NULL && strncmp(argv[i], "arg:", 4) == 0 &&
		           recipe->argument_count <= ARGUMENTS_MAX) {
			recipe->arguments[recipe->argument_count++] = argv[i] + 4;
		} else if (recipe != NULL && strncmp(argv[i], "at:", 3) == 0) {
			recipe->slot = (uint32_t)strtoul(argv[i] + 3, NULL, 10);
		} else if (recipe != NULL && recipe->cap_count < CAPS_MAX) {
			recipe->caps[recipe->cap_count++] = argv[i];
		} else {
			misused(argv[i]);
		}
	}
	if (recipe_count == 0)
		misused("no service");
}

/* What a word asks for; `peers` are those of the services that run already. */
static struct stage_cap cap_of(struct stand *stand, const char *word, const uint32_t *peers,
                               size_t running)
{
	unsigned int slot = 0;
	unsigned int what = 0;
	unsigned int rights = IPC_RIGHT_SEND;

	if (sscanf(word, "cap:%u:%u:%u", &slot, &what, &rights) == 3)
		return (struct stage_cap){slot, what, rights};
	if (sscanf(word, "ports:%u:%u", &slot, &what) == 2)
		return (struct stage_cap){slot, stand_narrow(stand, what), rights};
	if (sscanf(word, "endpoint:%u", &slot) == 1)
		return (struct stage_cap){slot, stand_endpoint(stand), IPC_RIGHT_RECEIVE};
	if (sscanf(word, "peer:%u:%u", &slot, &what) != 2 || what == 0 || what > running)
		misused(word);
	return (struct stage_cap){slot, peers[what - 1], rights};
}

static void add_target(uint32_t peer)
{
	assert_true(target_count < TARGETS_MAX);
	stand_client_init(&targets[target_count++].client, peer);
}

/* Starts all services. The targets are the last one's own endpoint and the others that it receives
 * on, in their order. */
static void start_services(struct stand *stand)
{
	uint32_t peers[SERVICES_MAX];

	for (size_t i = 0; i < recipe_count; i++) {
		const struct recipe *recipe = &recipes[i];
		const uint32_t whole = stand_endpoint(stand);
		struct stage_cap caps[1 + CAPS_MAX] = {{recipe->slot, whole, IPC_RIGHT_RECEIVE}};

		peers[i] = stand_copy(stand, whole, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
		if (i + 1 == recipe_count)
			add_target(peers[i]);
		for (size_t j = 0; j < recipe->cap_count; j++) {
			caps[1 + j] = cap_of(stand, recipe->caps[j], peers, i);
			if (i + 1 == recipe_count && caps[1 + j].rights == IPC_RIGHT_RECEIVE)
				add_target(caps[1 + j].source);
		}
		stand_start(stand, recipe->program, recipe->arguments, caps, 1 + recipe->cap_count);
		stand_drop(whole);
	}
}

static void copy_cap(struct stand *stand, uint32_t source, uint32_t target)
{
	struct ipc_kernel_control_cap_copy_attenuated_request request;

	ipc_kernel_control_cap_copy_attenuated_request_init(&request);
	request.source_slot = source;
	request.target_slot = target;
	request.rights = IPC_RIGHT_SEND | IPC_RIGHT_GRANT;
	assert_result(ipc_kernel_control_cap_copy_attenuated(&stand->kernel.client, &request),
	              IPC_RESULT_OK);
}

/* Nobody receives behind the peers, so whoever calls one of them learns at once that it is gone. */
static void open_peers(struct stand *stand)
{
	const uint32_t endpoint = stand_endpoint(stand);

	copy_cap(stand, endpoint, WHOLE);
	stand_drop(endpoint);
}

/* Peers that a message moved away come back. */
static void refill(struct stand *stand)
{
	for (uint32_t slot = FIRST_PEER; slot < WHOLE; slot++) {
		struct ipc_local_cap cap;

		assert_int_equal(ipc_transport_query_local_cap(slot, &cap), IPC_RESULT_OK);
		if (cap.type == IPC_CAP_TYPE_NONE)
			copy_cap(stand, WHOLE, slot);
	}
}

/* What a reply brought goes. */
static void empty_window(void)
{
	for (uint32_t slot = STAND_WINDOW; slot < STAND_WINDOW + STAND_WINDOW_COUNT; slot++)
		/* Most are empty. */
		(void)!ipc_transport_drop_local_cap(slot);
}

/* Asks the service for an ABI id: once it answers, it is done with all that came before. */
static void assert_answers(struct stand_client *client)
{
	const struct ipc_abi_use none = {UINT32_MAX, 0};
	size_t differs;

	assert_result(ipc_abi_check(&client->client, &none, 1, &differs), IPC_RESULT_UNSUPPORTED);
}

static struct ipc_host_counts counts_now(void)
{
	struct ipc_host_counts counts;

	memset(&counts, 0, sizeof(counts));
	assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_OK);
	return counts;
}

/* Whether the broker holds as much as it did. */
static bool is_as_before(const struct ipc_host_counts *known)
{
	for (uint32_t i = 0; i < PATIENCE; i++) {
		const struct ipc_host_counts now = counts_now();

		if (memcmp(&now, known, sizeof(now)) == 0)
			return true;
	}
	return false;
}

static void test_mutants(void **state)
{
	const struct ipc_window window = {STAND_WINDOW, STAND_WINDOW_COUNT};
	static struct mutant mutant;
	struct stand *stand = *state;
	struct ipc_host_counts known;
	struct ipc_message reply;
	uint64_t handled = 0;
	uint64_t late = 0;

	mutant_open(FIRST_PEER);
	open_peers(stand);
	refill(stand);
	start_services(stand);
	for (size_t i = 0; i < target_count; i++)
		assert_answers(&targets[i].client);
	known = counts_now();
	while (mutant_next(&mutant)) {
		const bool has_table = (mutant.bytes[2] & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0;
		struct target *target;
		bool was_handled;

		assert_true(mutant.target < target_count);
		target = &targets[mutant.target];
		target->was_sent_to = true;
		was_handled = mutant_send(&mutant, target->client.client.slot, window, &reply);
		if (has_table)
			refill(stand);
		if (has_table || was_handled)
			assert_answers(&target->client);
		if (was_handled) {
			if ((reply.header.flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
				empty_window();
			known = counts_now();
			handled++;
		} else if (has_table || mutant.number % 64 == 0) {
			/*
			 * A service behind the target drops what it has to after its own answer, which may be
			 * later than the target's. Then this message comes again: if it is what changes
			 * something, that shows now.
			 */
			if (!is_as_before(&known)) {
				known = counts_now();
				late++;
				(void)mutant_send(&mutant, target->client.client.slot, window, &reply);
				if (has_table) {
					refill(stand);
					assert_answers(&target->client);
				}
			}
			mutant_expect(&mutant, "a change since the last one that was handled", 0,
			              !is_as_before(&known));
		}
	}
	for (size_t i = 0; i < target_count; i++) {
		assert_true(targets[i].was_sent_to);
		assert_answers(&targets[i].client);
	}
	late += !is_as_before(&known);
	assert_true(late <= LATE_MOST);
	print_message("%llu messages, %llu handled\n", (unsigned long long)mutant.number,
	              (unsigned long long)handled);
	assert_true(mutant.number >= 100);
	for (uint32_t slot = FIRST_PEER; slot <= WHOLE; slot++)
		stand_drop(slot);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {STAND_TEST(test_mutants, stand)};

	read_recipes(argc, argv);
	stand_init(&stand);
	return cmocka_run_group_tests_name("mutants", tests, NULL, NULL);
}
