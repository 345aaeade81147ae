// SPDX-License-Identifier: ISC
/* Client and server of a turn in one process, with a transport between them that hands bytes over. */
#include "ops_rig.h"

#include "syscall_arch.h"

const struct ops_turn *ops_now;
size_t ops_handled;
bool ops_deferred;
bool ops_scribbled;
struct ipc_arrival ops_arrival;
char ops_context;
size_t ops_failures;
size_t ops_checks;

struct ops_rig rig;

const struct ops_part ops_nothing = {"nothing", (const uint8_t *)"", 0, NULL, 0, false};

void ops_check(bool condition, const char *what)
{
	ops_checks++;
	if (condition || ops_failures++ >= 20)
		return;
	print_error("%s, %s / %s -> %u %s / %s: not so: %s\n", ops_now->op->name,
	            ops_now->request->name, ops_now->request_table->name, ops_now->result,
	            ops_now->reply->name, ops_now->reply_table->name, what);
}

void ops_run_server(void)
{
	rig.in_server = true;
	rig.reply_len = 0;
	ops_check(ipc_server_step(&rig.server) == IPC_RESULT_OK, "the server goes on");
	rig.in_server = false;
}

struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6])
{
	struct ipc_sys_result result = {0, 0, 0};

	switch (number) {
	case IPC_SYSCALL_CALL:
		rig.calls++;
		result.status = rig.call_status;
		if (result.status != 0)
			break;
		rig.request_len = (size_t)arguments[2];
		memcpy(rig.request_bytes, (const void *)(uintptr_t)arguments[1], rig.request_len);
		if (!rig.reply_is_given)
			ops_run_server();
		memcpy((void *)(uintptr_t)arguments[3], rig.reply_bytes, rig.reply_len);
		result.value0 = rig.reply_len;
		break;
	case IPC_SYSCALL_RECV:
		memcpy((void *)(uintptr_t)arguments[1], rig.request_bytes, rig.request_len);
		result.value0 = rig.request_len | SLOT << 32;
		result.value1 = TOKEN;
		break;
	case IPC_SYSCALL_REPLY:
		ops_check(arguments[0] == TOKEN, "the token is the request's");
		rig.reply_len = (size_t)arguments[2];
		memcpy(rig.reply_bytes, (const void *)(uintptr_t)arguments[1], rig.reply_len);
		break;
	default:
		assert_int_equal(number, IPC_SYSCALL_DROP_LOCAL_CAP);
		assert_in_range(rig.drop_counts[rig.in_server], 0, DROPS - 1);
		rig.dropped[rig.in_server][rig.drop_counts[rig.in_server]++] = (uint32_t)arguments[0];
		break;
	}
	return result;
}

void ops_some(size_t done)
{
#ifdef OPS_PART
	(void)done;
#else
	assert_true(done != 0);
#endif
}

void ops_start(const struct ops_turn *turn)
{
	ops_now = turn;
	ops_handled = 0;
	ops_deferred = false;
	ops_scribbled = false;
	rig.calls = 0;
	rig.call_status = 0;
	rig.reply_is_given = false;
	memset(rig.drop_counts, 0, sizeof(rig.drop_counts));
	memset(rig.client_out, POISON, sizeof(rig.client_out));
	memset(rig.client_in, POISON, sizeof(rig.client_in));
	memset(rig.server_in, POISON, sizeof(rig.server_in));
	memset(rig.server_out, POISON, sizeof(rig.server_out));
	memset(rig.scratch, POISON, sizeof(rig.scratch));
	memset(&rig.client, 0, sizeof(rig.client));
	rig.client.slot = 7;
	rig.client.next_id = NUMBER;
	rig.client.out = rig.client_out;
	rig.client.out_cap = sizeof(rig.client_out);
	rig.client.in = rig.client_in;
	rig.client.in_cap = sizeof(rig.client_in);
	rig.binding = turn->op->family->bind(true);
	assert_in_range(rig.binding.scratch_size, 1, sizeof(rig.scratch));
	memset(&rig.server, 0, sizeof(rig.server));
	rig.server.slot = IPC_SLOT_ANY;
	rig.server.in = rig.server_in;
	rig.server.in_cap = sizeof(rig.server_in);
	rig.server.reply.out = rig.server_out;
	rig.server.reply.out_cap = sizeof(rig.server_out);
	rig.server.service.binding = &rig.binding;
	rig.server.service.scratch = rig.scratch;
}

size_t ops_write(uint8_t *buf, uint16_t flags, uint32_t result, uint32_t detail,
                 const struct ops_part *table, const struct ops_part *body)
{
	struct letter letter;

	memset(&letter, 0, sizeof(letter));
	letter.flags = flags;
	letter.op = ops_now->op->number;
	letter.result = result;
	letter.id = NUMBER;
	letter.detail = detail;
	letter_write(buf, &letter);
	if (table->len != 0)
		letter_put(buf + 2, 2, flags | LETTER_TABLE);
	letter_put(buf + 8, 4, body->len);
	memcpy(buf + 32, table->data, table->len);
	memcpy(buf + 32 + table->len, body->data, body->len);
	return 32 + table->len + body->len;
}

size_t ops_write_request(uint8_t *buf)
{
	return ops_write(buf, ops_now->op->notify ? LETTER_NOTIFY : 0, 0, 0, ops_now->request_table,
	                 ops_now->request);
}

void ops_check_request_bytes(void)
{
	uint8_t expected[2 * LETTER_PAGE];
	const size_t len = ops_write_request(expected);

	ops_check(rig.request_len == len && memcmp(rig.request_bytes, expected, len) == 0,
	          "the request has its bytes");
}

void ops_check_reply_bytes(uint32_t result, uint32_t detail, const struct ops_part *table,
                           const struct ops_part *body)
{
	uint8_t expected[2 * LETTER_PAGE];
	const size_t len = ops_write(expected, LETTER_REPLY, result, detail, table, body);

	ops_check(rig.reply_len == len && memcmp(rig.reply_bytes, expected, len) == 0,
	          "the reply has its bytes");
}

void ops_check_outcome(struct ipc_outcome outcome, uint32_t transport, uint32_t result,
                       uint32_t verdict)
{
	ops_check(outcome.transport == transport, "transport");
	ops_check(outcome.result == result, "result");
	ops_check(outcome.verdict == verdict, "verdict");
}

void ops_check_drops(bool by_server, const struct ops_part *table, bool moved_only,
                     uint32_t kept)
{
	const size_t count = table->len == 0 ? 0 : (size_t)letter_get(table->data, 2);
	size_t wanted = 0;

	for (size_t i = 0; i < count; i++) {
		const uint8_t *entry = table->data + 8 + 16 * i;
		bool found = false;

		if (letter_get(entry + 4, 2) == 0 || (moved_only && letter_get(entry + 6, 2) != 1) ||
		    (kept >> i & 1) != 0)
			continue;
		wanted++;
		for (size_t j = 0; j < rig.drop_counts[by_server]; j++)
			found = found || rig.dropped[by_server][j] == letter_get(entry, 4);
		ops_check(found, "what came with it is dropped");
	}
	if (!moved_only)
		ops_check(rig.drop_counts[by_server] == wanted, "nothing else is dropped");
}

uint32_t ops_request_verdict(const struct ops_turn *turn)
{
	return turn->request->verdict | turn->request_table->verdict;
}

uint32_t ops_reply_verdict(const struct ops_turn *turn)
{
	return turn->reply->verdict | turn->reply_table->verdict;
}

uint32_t ops_pack_verdict(uint32_t expected, uint32_t found)
{
	const bool is_count = ipc_verdict_class(expected) == IPC_CLASS_COUNT;

	return is_count && ipc_verdict_class(found) == IPC_CLASS_LENGTH ? found : expected;
}
