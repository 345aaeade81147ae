/* SPDX-License-Identifier: ISC */
/* The tests of the provider, a file a subject; all run in one program. */
#ifndef FS_PROVIDER_TESTS_H
#define FS_PROVIDER_TESTS_H

#include "fs_calls.h"

/* What is started; set by main. */
extern const char *provider_program;
extern const char *keyd_program;

/* test_names.c */
void test_a_directory_is_made_once(void **state);
void test_a_file_is_made_once(void **state);
void test_a_directory_goes_when_it_is_empty(void **state);
void test_a_name_goes(void **state);
void test_a_name_is_at_most_as_long_as_an_entry_holds(void **state);
void test_an_absent_file_system_has_no_names(void **state);

/* test_renames.c */
void test_a_name_becomes_another(void **state);
void test_a_name_that_is_taken_is_replaced_on_demand_alone(void **state);
void test_a_directory_replaces_an_empty_one_alone(void **state);
void test_a_directory_is_not_put_into_itself(void **state);
void test_two_names_of_one_file_become_one(void **state);

/* test_listings.c */
void test_a_listing_has_each_name_once(void **state);
void test_a_cursor_stands_while_names_come_and_go(void **state);
void test_only_an_open_directory_is_listed(void **state);

/* test_status.c */
void test_status_tells_what_a_node_is(void **state);
void test_times_tell_what_changed(void **state);
void test_metadata_changes_as_far_as_it_is_named(void **state);

/* test_data.c */
void test_bytes_are_read_where_they_were_written(void **state);
void test_a_gap_reads_as_zeros(void **state);
void test_what_is_cut_off_does_not_come_back(void **state);
void test_a_handle_allows_what_it_was_opened_for(void **state);
void test_what_can_be_opened(void **state);

/* test_links.c */
void test_a_file_has_several_names(void **state);
void test_an_open_file_keeps_its_bytes_without_a_name(void **state);
void test_a_symbolic_link_is_text(void **state);
void test_a_symbolic_link_is_not_followed(void **state);

/* test_mounts.c */
void test_file_systems_are_apart(void **state);
void test_a_file_system_goes_when_nothing_is_open(void **state);
void test_a_provider_serves_one_kind(void **state);
void test_a_source_is_kept_until_unmount(void **state);
void test_a_file_system_can_be_read_only(void **state);
void test_a_medium_is_read_only(void **state);
void test_a_medium_holds_files_of_the_host(void **state);

/* test_trust.c */
void test_a_trusted_medium_is_mounted(void **state);
void test_a_medium_that_was_changed_is_not_mounted(void **state);
void test_nothing_is_trusted_without_keyd(void **state);
void test_volatile_memory_is_trusted_as_empty(void **state);

/* test_limits.c */
void test_nodes_are_few(void **state);
void test_names_are_few(void **state);
void test_handles_are_few(void **state);
void test_bytes_are_few(void **state);
void test_file_systems_are_few(void **state);

/* Fails the test unless every place of every table can be had. Leaves the tables full. */
void assert_all_is_free(struct fs *tested);

/* test_walk.c */
void test_a_walk_agrees_with_a_model(void **state);

#endif
