/* SPDX-License-Identifier: ISC */
/* A verdict's parts: what goes in comes out, and nothing spills into a neighbour. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "ipc/status.h"

static void ok_is_zero_whatever_stands_beside_it(void **state)
{
	(void)state;
	assert_int_equal(IPC_CLASS_OK, 0);
	assert_int_equal(ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_OK, 40, 3), 0);
}

static void parts_stand_where_the_wire_has_them(void **state)
{
	(void)state;
	/* Class in bits 0..7, offset in 8..23, rule in 24..29, part in 30..31. */
	assert_int_equal(ipc_verdict(IPC_PART_HEADER, 1, 0, 0), 0x00000001);
	assert_int_equal(ipc_verdict(IPC_PART_HEADER, 1, 1, 0), 0x00000101);
	assert_int_equal(ipc_verdict(IPC_PART_HEADER, 1, 0, 1), 0x01000001);
	assert_int_equal(ipc_verdict(IPC_PART_TABLE, 1, 0, 0), 0x40000001);
	assert_int_equal(ipc_verdict(IPC_PART_BODY, 1, 0, 0), 0x80000001);
	assert_int_equal(ipc_verdict(IPC_PART_SEQUENCE, 1, 0, 0), 0xC0000001);
	assert_int_equal(ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0x123, 63), 0xBF01231A);
}

static void every_part_comes_back(void **state)
{
	static const uint32_t offsets[] = {0, 1, 0xFF, 0x100, 4095, 0xFFFF};

	(void)state;
	for (uint32_t part = 0; part < 4; part++) {
		for (uint32_t kind = 1; kind < 256; kind++) {
			for (uint32_t rule = 0; rule < 64; rule++) {
				for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
					const uint32_t verdict = ipc_verdict(part, kind, offsets[i], rule);

					assert_int_equal(ipc_verdict_part(verdict), part);
					assert_int_equal(ipc_verdict_class(verdict), kind);
					assert_int_equal(ipc_verdict_rule(verdict), rule);
					assert_int_equal(ipc_verdict_offset(verdict), offsets[i]);
				}
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ok_is_zero_whatever_stands_beside_it),
		cmocka_unit_test(parts_stand_where_the_wire_has_them),
		cmocka_unit_test(every_part_comes_back),
	};

	return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
