/* SPDX-License-Identifier: ISC */
/* The tests of vfsd, a file a subject; all run in one program. */
#ifndef VFSD_TESTS_H
#define VFSD_TESTS_H

#include "scene.h"

/* test_mounts.c */
void test_nothing_is_there_before_the_root(void **state);
void test_the_longest_path_decides(void **state);
void test_a_device_number_is_given_once(void **state);
void test_what_a_file_system_is_mounted_on(void **state);
void test_the_administrator_alone_mounts(void **state);
void test_a_file_system_in_use_is_not_given_up(void **state);
void test_a_source_goes_to_the_provider(void **state);
void test_mounts_are_few(void **state);
void test_flags_are_the_providers(void **state);

/* test_resolve.c */
void test_a_link_leads_from_where_it_lies(void **state);
void test_a_target_does_not_leave_the_root(void **state);
void test_a_target_goes_back_along_what_was_passed(void **state);
void test_rings_end(void **state);
void test_so_many_links_are_followed_and_no_more(void **state);
void test_a_path_with_its_targets_has_a_longest(void **state);
void test_links_lead_across_mounts(void **state);
void test_the_last_name_is_meant_itself(void **state);

/* test_access.c */
void test_each_class_has_its_own_bits(void **state);
void test_a_directory_is_passed_by_who_may_enter_it(void **state);
void test_names_belong_to_who_may_write_the_directory(void **state);
void test_a_sticky_directory_keeps_the_names_of_others(void **state);
void test_what_is_made_belongs_to_its_maker(void **state);
void test_metadata_is_changed_by_the_owner(void **state);

/* test_handles.c */
void test_a_handle_belongs_to_its_endpoint(void **state);
void test_a_closed_handle_is_none(void **state);
void test_handles_of_two_file_systems_are_apart(void **state);
void test_a_handle_allows_what_it_was_opened_for_alone(void **state);
void test_handles_are_few(void **state);

/* test_files.c */
void test_a_file_is_made_written_and_read(void **state);
void test_a_file_is_made_where_there_is_none(void **state);
void test_what_is_opened(void **state);
void test_a_directory_has_no_bytes(void **state);
void test_bytes_are_few(void **state);
void test_an_open_file_outlives_its_name(void **state);

/* test_names.c */
void test_a_directory_comes_and_goes(void **state);
void test_a_name_of_a_file_goes(void **state);
void test_a_mount_point_is_no_file(void **state);
void test_a_name_moves(void **state);
void test_a_name_does_not_move_everywhere(void **state);
void test_a_mount_point_stays_where_it_is(void **state);
void test_a_file_gets_another_name(void **state);
void test_a_symbolic_link_says_what_was_written(void **state);
void test_names_are_few(void **state);
void test_a_directory_is_listed_through_its_cursor(void **state);
void test_a_file_is_not_listed(void **state);
void test_a_name_has_a_longest(void **state);
void test_status_and_metadata_of_what_is_there(void **state);

/* test_gone.c */
void test_a_kind_without_a_provider_is_not_found(void **state);
void test_what_is_no_provider_is_not_served(void **state);
void test_a_provider_ends_at_any_message(void **state);
void test_files_of_an_ended_provider_are_given_back(void **state);
void test_an_odd_provider_is_not_believed(void **state);
void test_a_medium_is_mounted_if_keyd_trusts_it(void **state);

/* test_walk.c */
void test_paths_lead_where_a_plain_walk_leads(void **state);

#endif
