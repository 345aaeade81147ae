/* SPDX-License-Identifier: ISC */
/* Client and server of a turn in one process, with a transport between them that hands bytes over. */
#ifndef TESTS_UNIT_OPS_RIG_H
#define TESTS_UNIT_OPS_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "letter.h"
#include "ops.h"

#define POISON 0xA5
#define NUMBER UINT64_C(0x1122334455667788)
#define TOKEN  UINT64_C(0x99)
#define SLOT   UINT64_C(5)
#define DROPS  32

struct ops_rig {
	/* Memory of both sides. */
	uint8_t client_out[LETTER_PAGE];
	uint8_t client_in[LETTER_PAGE];
	uint8_t server_in[LETTER_PAGE];
	uint8_t server_out[LETTER_PAGE];
	_Alignas(16) uint8_t scratch[16384];
	struct ipc_client client;
	struct ipc_server server;
	struct ipc_binding binding;
	/* What is on its way, as the transport sees it. */
	uint8_t request_bytes[LETTER_PAGE];
	size_t request_len;
	uint8_t reply_bytes[LETTER_PAGE];
	size_t reply_len;
	/* CALL hands reply_bytes over without asking the server. */
	bool reply_is_given;
	bool in_server;
	/* How often CALL was made. */
	size_t calls;
	/* What CALL returns; a call that fails so reaches no server. */
	uint64_t call_status;
	/* What each side dropped; the server is 1. */
	uint32_t dropped[2][DROPS];
	size_t drop_counts[2];
};

extern struct ops_rig rig;
extern const struct ops_part ops_nothing;
extern size_t ops_failures;
extern size_t ops_checks;

/* Makes both sides anew for a turn. */
void ops_start(const struct ops_turn *turn);

/* Writes a message of these parts by the contract's offsets. */
size_t ops_write(uint8_t *buf, uint16_t flags, uint32_t result, uint32_t detail, const struct ops_part *table,
                 const struct ops_part *body);
size_t ops_write_request(uint8_t *buf);

/* Runs the server on request_bytes; its reply is in reply_bytes then. */
void ops_run_server(void);

/* There was something to do; a part of the schemas (OPS_PART) may lack it. */
void ops_some(size_t done);

void ops_check_request_bytes(void);
void ops_check_reply_bytes(uint32_t result, uint32_t detail, const struct ops_part *table,
                           const struct ops_part *body);
void ops_check_outcome(struct ipc_outcome outcome, uint32_t transport, uint32_t result, uint32_t verdict);

/* One side dropped what a table holds, or only what it moves; not entry n where bit n of `kept` is set. */
void ops_check_drops(bool by_server, const struct ops_part *table, bool moved_only,
                     uint32_t kept);

/* The verdict on a turn's request or reply; 0 for a good one. */
uint32_t ops_request_verdict(const struct ops_turn *turn);
uint32_t ops_reply_verdict(const struct ops_turn *turn);

/* What pack is to say: a count over its bound may also be one over the buffer. */
uint32_t ops_pack_verdict(uint32_t expected, uint32_t found);

/* What servers answer beside replies: results, late answers, questions, ops that nobody handles. Its failures. */
int ops_answer_tests(void);

#endif
