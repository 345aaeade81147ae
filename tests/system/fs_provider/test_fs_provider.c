/* SPDX-License-Identifier: ISC */
/* A provider in memory and one of a medium, op by op. argv: FS_PROVIDER KEYD. */
#include "tests.h"

const char *provider_program;
const char *keyd_program;

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_directory_is_made_once, stand),
		STAND_TEST(test_a_file_is_made_once, stand),
		STAND_TEST(test_a_directory_goes_when_it_is_empty, stand),
		STAND_TEST(test_a_name_goes, stand),
		STAND_TEST(test_a_name_is_at_most_as_long_as_an_entry_holds, stand),
		STAND_TEST(test_an_absent_file_system_has_no_names, stand),
		STAND_TEST(test_a_name_becomes_another, stand),
		STAND_TEST(test_a_name_that_is_taken_is_replaced_on_demand_alone, stand),
		STAND_TEST(test_a_directory_replaces_an_empty_one_alone, stand),
		STAND_TEST(test_a_directory_is_not_put_into_itself, stand),
		STAND_TEST(test_two_names_of_one_file_become_one, stand),
		STAND_TEST(test_a_listing_has_each_name_once, stand),
		STAND_TEST(test_a_cursor_stands_while_names_come_and_go, stand),
		STAND_TEST(test_only_an_open_directory_is_listed, stand),
		STAND_TEST(test_status_tells_what_a_node_is, stand),
		STAND_TEST(test_times_tell_what_changed, stand),
		STAND_TEST(test_metadata_changes_as_far_as_it_is_named, stand),
		STAND_TEST(test_bytes_are_read_where_they_were_written, stand),
		STAND_TEST(test_a_gap_reads_as_zeros, stand),
		STAND_TEST(test_what_is_cut_off_does_not_come_back, stand),
		STAND_TEST(test_a_handle_allows_what_it_was_opened_for, stand),
		STAND_TEST(test_what_can_be_opened, stand),
		STAND_TEST(test_a_file_has_several_names, stand),
		STAND_TEST(test_an_open_file_keeps_its_bytes_without_a_name, stand),
		STAND_TEST(test_a_symbolic_link_is_text, stand),
		STAND_TEST(test_a_symbolic_link_is_not_followed, stand),
		STAND_TEST(test_file_systems_are_apart, stand),
		STAND_TEST(test_a_file_system_goes_when_nothing_is_open, stand),
		STAND_TEST(test_a_provider_serves_one_kind, stand),
		STAND_TEST(test_a_source_is_kept_until_unmount, stand),
		STAND_TEST(test_a_file_system_can_be_read_only, stand),
		STAND_TEST(test_a_medium_is_read_only, stand),
		STAND_TEST(test_a_medium_holds_files_of_the_host, stand),
		STAND_TEST(test_a_trusted_medium_is_mounted, stand),
		STAND_TEST(test_a_medium_that_was_changed_is_not_mounted, stand),
		STAND_TEST(test_nothing_is_trusted_without_keyd, stand),
		STAND_TEST(test_volatile_memory_is_trusted_as_empty, stand),
		STAND_TEST(test_nodes_are_few, stand),
		STAND_TEST(test_names_are_few, stand),
		STAND_TEST(test_handles_are_few, stand),
		STAND_TEST(test_bytes_are_few, stand),
		STAND_TEST(test_file_systems_are_few, stand),
		STAND_TEST(test_a_walk_agrees_with_a_model, stand),
	};

	if (argc != 3)
		return 2;
	provider_program = argv[1];
	keyd_program = argv[2];
	stand_init(&stand);
	return live_check("system_fs_provider", cmocka_run_group_tests(tests, NULL, NULL));
}
