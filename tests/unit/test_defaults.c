// SPDX-License-Identifier: ISC
/* What init leaves in a generated struct: the schema's defaults, and zero everywhere else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bodies.h"
#include "ipc/arrays/arrays.h"
#include "ipc/asking/asking.h"
#include "ipc/choices/choices.h"
#include "ipc/listing/listing.h"
#include "ipc/procd/procd.h"
#include "ipc/secrets/secrets.h"
#include "ipc/texts/texts.h"
#include "ipc/wire/wire.h"

static void test_init_of_enums_flags_and_bools(void **state)
{
	struct ipc_choices_set_lamp_request lamp;
	struct ipc_choices_set_lamp_reply answer;
	struct ipc_asking_ask_price_request ask;

	(void)state;
	memset(&lamp, POISON, sizeof(lamp));
	ipc_choices_set_lamp_request_init(&lamp);
	assert_int_equal(lamp.mode, 1);
	assert_int_equal(lamp.slope, 0);
	assert_int_equal(lamp.extras, 0);
	assert_int_equal(lamp.colour, 0xE1E9FF);
	assert_true(lamp.rooms == 0);
	for (size_t i = 0; i < 4; i++) {
		assert_false(lamp.locked[i]);
		assert_int_equal(lamp.others[i], 0);
	}

	/* An enum without a default starts at 0, member or not. */
	memset(&answer, POISON, sizeof(answer));
	ipc_choices_set_lamp_reply_init(&answer);
	assert_int_equal(answer.fault, 0);
	assert_true(answer.serial == 0);

	memset(&ask, POISON, sizeof(ask));
	ipc_asking_ask_price_request_init(&ask);
	assert_int_equal(ask.way.start, 0);
	assert_int_equal(ask.way.end, 0);
	assert_int_equal(ask.wanted, 0);
	assert_int_equal(ask.limit, 0);
	assert_false(ask.for_two);
	assert_int_equal(ask.means, 1);
}

static void test_init_of_arrays_and_structs(void **state)
{
	struct ipc_arrays_store_game_request game;

	(void)state;
	memset(&game, POISON, sizeof(game));
	ipc_arrays_store_game_request_init(&game);
	for (size_t i = 0; i < 2; i++) {
		const struct ipc_arrays_chapter *chapter = &game.chapters[i];

		assert_int_equal(chapter->clocks[0], 0);
		assert_int_equal(chapter->clocks[1], 0);
		assert_int_equal(chapter->move_count, 0);
		for (size_t j = 0; j < 5; j++) {
			assert_true(is_all(&chapter->moves[j].start,
			                   sizeof(chapter->moves[j].start), 0));
			assert_true(
				is_all(&chapter->moves[j].end, sizeof(chapter->moves[j].end), 0));
			assert_int_equal(chapter->moves[j].by, 1);
			assert_false(chapter->moves[j].takes);
		}
		assert_int_equal(game.marked_by[i], 1);
	}
	assert_int_equal(game.mark_count, 0);
	assert_int_equal(game.comment_count, 0);
	assert_true(is_all(game.marks, sizeof(game.marks), 0));
	assert_true(is_all(game.comments, sizeof(game.comments), 0));
}

static void test_init_of_texts_and_bytes(void **state)
{
	struct ipc_texts_add_song_request song;
	struct ipc_arrays_read_display_reply display;
	struct ipc_listing_read_page_reply page;
	struct ipc_secrets_store_keys_request keys;

	(void)state;
	memset(&song, POISON, sizeof(song));
	ipc_texts_add_song_request_init(&song);
	assert_null(song.title);
	assert_null(song.place);
	assert_null(song.file);
	assert_null(song.words);
	assert_int_equal(song.title_length, 0);
	assert_int_equal(song.place_length, 0);
	assert_int_equal(song.file_length, 0);
	assert_int_equal(song.words_size, 0);
	assert_int_equal(song.words_count, 0);

	memset(&display, POISON, sizeof(display));
	ipc_arrays_read_display_reply_init(&display);
	assert_true(is_all(display.tag, sizeof(display.tag), 0));
	assert_null(display.header);
	assert_null(display.pixels);
	assert_int_equal(display.header_size, 0);
	assert_int_equal(display.pixel_size, 0);

	memset(&page, POISON, sizeof(page));
	ipc_listing_read_page_reply_init(&page);
	assert_true(page.next == 0);
	assert_int_equal(page.person_count, 0);
	assert_null(page.persons);
	assert_int_equal(page.persons_size, 0);

	memset(&keys, POISON, sizeof(keys));
	ipc_secrets_store_keys_request_init(&keys);
	for (size_t i = 0; i < 2; i++) {
		assert_true(is_all(keys.keys[i].digest, sizeof(keys.keys[i].digest), 0));
		assert_true(is_all(keys.keys[i].key, sizeof(keys.keys[i].key), 0));
	}
	assert_int_equal(keys.pin_size, 0);
	assert_true(is_all(keys.pin, sizeof(keys.pin), 0));
}

/* The schemas of the contract: what a forgotten field means there. */
static void test_init_of_the_contract(void **state)
{
	struct ipc_wire_header header;
	struct ipc_procd_begin_loader_image_transfer_request begin;
	struct ipc_procd_wait_process_event_reply event;

	(void)state;
	memset(&header, POISON, sizeof(header));
	ipc_wire_header_init(&header);
	assert_int_equal(header.flags, 0);
	assert_int_equal(header.op, 0);
	assert_int_equal(header.body_size, 0);
	assert_int_equal(header.result, IPC_RESULT_OK);
	assert_true(header.request_id == 0);
	assert_int_equal(header.detail, 0);

	memset(&begin, POISON, sizeof(begin));
	ipc_procd_begin_loader_image_transfer_request_init(&begin);
	assert_int_equal(begin.image_kind, 1);
	assert_int_equal(begin.segment_count, 0);
	assert_true(begin.staged_process_id == 0 && begin.entry_point == 0 &&
	            begin.stack_size == 0);
	assert_true(is_all(begin.plan_hash, sizeof(begin.plan_hash), 0));
	for (size_t i = 0; i < 16; i++) {
		assert_true(begin.segments[i].vaddr == 0 && begin.segments[i].mem_size == 0);
		assert_int_equal(begin.segments[i].flags, 0);
	}

	memset(&event, POISON, sizeof(event));
	ipc_procd_wait_process_event_reply_init(&event);
	assert_int_equal(event.kind, 1);
	assert_int_equal(event.reason, 0);
	assert_int_equal(event.exit_code, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_init_of_enums_flags_and_bools),
		cmocka_unit_test(test_init_of_arrays_and_structs),
		cmocka_unit_test(test_init_of_texts_and_bytes),
		cmocka_unit_test(test_init_of_the_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
