/* SPDX-License-Identifier: ISC */
/* The name space over three providers, op by op. argv: VFSD FS_PROVIDER ODD_PROVIDER KEYD. */
#include "tests.h"

const char *vfsd_program;
const char *provider_program;
const char *odd_program;
const char *keyd_program;

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_nothing_is_there_before_the_root, stand),
		STAND_TEST(test_the_longest_path_decides, stand),
		STAND_TEST(test_a_device_number_is_given_once, stand),
		STAND_TEST(test_what_a_file_system_is_mounted_on, stand),
		STAND_TEST(test_the_administrator_alone_mounts, stand),
		STAND_TEST(test_a_file_system_in_use_is_not_given_up, stand),
		STAND_TEST(test_a_source_goes_to_the_provider, stand),
		STAND_TEST(test_mounts_are_few, stand),
		STAND_TEST(test_flags_are_the_providers, stand),
		STAND_TEST(test_a_link_leads_from_where_it_lies, stand),
		STAND_TEST(test_a_target_does_not_leave_the_root, stand),
		STAND_TEST(test_a_target_goes_back_along_what_was_passed, stand),
		STAND_TEST(test_rings_end, stand),
		STAND_TEST(test_so_many_links_are_followed_and_no_more, stand),
		STAND_TEST(test_a_path_with_its_targets_has_a_longest, stand),
		STAND_TEST(test_links_lead_across_mounts, stand),
		STAND_TEST(test_the_last_name_is_meant_itself, stand),
		STAND_TEST(test_each_class_has_its_own_bits, stand),
		STAND_TEST(test_a_directory_is_passed_by_who_may_enter_it, stand),
		STAND_TEST(test_names_belong_to_who_may_write_the_directory, stand),
		STAND_TEST(test_a_sticky_directory_keeps_the_names_of_others, stand),
		STAND_TEST(test_what_is_made_belongs_to_its_maker, stand),
		STAND_TEST(test_metadata_is_changed_by_the_owner, stand),
		STAND_TEST(test_a_handle_belongs_to_its_endpoint, stand),
		STAND_TEST(test_a_closed_handle_is_none, stand),
		STAND_TEST(test_handles_of_two_file_systems_are_apart, stand),
		STAND_TEST(test_a_handle_allows_what_it_was_opened_for_alone, stand),
		STAND_TEST(test_handles_are_few, stand),
		STAND_TEST(test_a_file_is_made_written_and_read, stand),
		STAND_TEST(test_a_file_is_made_where_there_is_none, stand),
		STAND_TEST(test_what_is_opened, stand),
		STAND_TEST(test_a_directory_has_no_bytes, stand),
		STAND_TEST(test_bytes_are_few, stand),
		STAND_TEST(test_an_open_file_outlives_its_name, stand),
		STAND_TEST(test_a_directory_comes_and_goes, stand),
		STAND_TEST(test_a_name_of_a_file_goes, stand),
		STAND_TEST(test_a_mount_point_is_no_file, stand),
		STAND_TEST(test_a_name_moves, stand),
		STAND_TEST(test_a_name_does_not_move_everywhere, stand),
		STAND_TEST(test_a_mount_point_stays_where_it_is, stand),
		STAND_TEST(test_a_file_gets_another_name, stand),
		STAND_TEST(test_a_symbolic_link_says_what_was_written, stand),
		STAND_TEST(test_names_are_few, stand),
		STAND_TEST(test_a_directory_is_listed_through_its_cursor, stand),
		STAND_TEST(test_a_file_is_not_listed, stand),
		STAND_TEST(test_a_name_has_a_longest, stand),
		STAND_TEST(test_status_and_metadata_of_what_is_there, stand),
		STAND_TEST(test_a_kind_without_a_provider_is_not_found, stand),
		STAND_TEST(test_what_is_no_provider_is_not_served, stand),
		STAND_TEST(test_a_provider_ends_at_any_message, stand),
		STAND_TEST(test_files_of_an_ended_provider_are_given_back, stand),
		STAND_TEST(test_an_odd_provider_is_not_believed, stand),
		STAND_TEST(test_a_medium_is_mounted_if_keyd_trusts_it, stand),
		STAND_TEST(test_paths_lead_where_a_plain_walk_leads, stand),
	};

	if (argc != 5)
		return 2;
	vfsd_program = argv[1];
	provider_program = argv[2];
	odd_program = argv[3];
	keyd_program = argv[4];
	stand_init(&stand);
	return live_check("system_vfsd", cmocka_run_group_tests_name("vfsd", tests, NULL, NULL));
}
