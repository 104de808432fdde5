"""The faults that files and programs can bring about, and the tests that inject each of them.

A test's name is its file below `tests/`, `::`, and its function, with its class where it has one.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """What happens, and which tests make it happen."""

    what: str
    tests: tuple[str, ...]


_CALLS = "torture/test_fault_07_to_11_calls.py::"
_WATCHING = "torture/test_fault_14_to_19_watching.py::"
_OTHERS = "torture/test_faults_of_others.py::"
_RUN = "torture/test_short_run.py::test_nothing_is_lost"
_RACES, _KILL, _GATE = "vault/test_vault_races.py::", "vault/test_vault_kill.py::", "vault/test_vault_gate.py::"
_GIT, _CLONES = "vault/test_vault_git.py::", "sync/test_git_clones.py::"
_REFUSALS, _WRITE = "vault/test_vault_refusals.py::", "vault/test_vault_write.py::"
_NOT_LOST = "vault/test_vault_no_line_lost.py::"
_DAMAGE, _PAGE = "write_back/test_damage.py::", "write_back/test_page.py::"
_COPIES = "write_back/test_conflict_copies.py::"
_LINES = "write_back/test_note_lines.py::"

FAULTS: dict[int, Fault] = {
    1: Fault(
        "rename-save between hash and exchange",
        (f"{_RACES}test_a_save_between_the_last_look_and_the_exchange_is_merged", _RUN),
    ),
    2: Fault(
        "append through a descriptor opened before the exchange",
        (f"{_RACES}test_text_appended_through_a_descriptor_opened_before_is_merged", _RUN),
    ),
    3: Fault("slow truncating save", (f"{_NOT_LOST}test_an_editor_and_the_writer_at_the_same_note", _RUN)),
    4: Fault(
        "zero-byte read",
        (
            f"{_WRITE}test_a_note_that_reads_as_empty_is_left_alone",
            f"{_RACES}test_a_note_that_was_emptied_meanwhile_is_put_back",
        ),
    ),
    5: Fault("a dirty buffer saved after our write", (f"{_OTHERS}test_05_a_dirty_buffer_saved_after_our_write", _RUN)),
    6: Fault(
        "a same-size tick reverted by a stale save",
        (f"{_OTHERS}test_06_a_tick_reverted_by_a_stale_save_makes_no_loop",),
    ),
    7: Fault(
        "kill -9 at every system call of a write",
        (
            f"{_CALLS}test_killed_at_each_call_of_a_write",
            f"{_KILL}test_killed_at_every_system_call_of_a_write",
            f"{_KILL}test_killed_at_each_step_while_she_saves",
            f"{_KILL}test_killed_again_while_recovering",
        ),
    ),
    8: Fault(
        "a full disk, a full quota",
        (
            f"{_CALLS}test_each_call_of_a_write_fails",
            f"{_CALLS}test_a_disk_that_is_full_leaves_the_old_note_or_the_new",
            f"{_KILL}test_no_room_left",
        ),
    ),
    9: Fault(
        "failing fsync, input/output errors",
        (
            f"{_CALLS}test_each_call_of_a_write_fails",
            f"{_RACES}test_a_failing_fsync_leaves_the_old_note_or_the_new",
        ),
    ),
    10: Fault(
        "no exchange is offered (EINVAL)",
        (
            f"{_RACES}TestWithoutExchange::test_a_plain_rename_after_a_longer_gate",
            f"{_RACES}TestWithoutExchange::test_late_text_is_merged",
            f"{_NOT_LOST}test_no_line_of_hers_is_ever_lost",
        ),
    ),
    11: Fault(
        "EACCES and EAGAIN on the lease",
        (
            f"{_CALLS}test_a_lease_that_is_denied_is_done_without",
            f"{_RACES}test_a_note_that_another_program_has_open_for_writing_waits",
            f"{_RACES}test_a_file_system_that_refuses_every_lease_is_written_to",
        ),
    ),
    12: Fault("coarse mtimes", (f"{_GATE}test_whole_second_times_get_two_seconds_more",)),
    13: Fault("the clock jumps back", (f"{_GATE}test_a_clock_that_jumped_back_only_puts_off",)),
    14: Fault("overflow of the queue", (f"{_WATCHING}test_14_an_overflow_of_the_queue_is_followed_by_a_look",)),
    15: Fault(
        "fewer watches than folders",
        (
            f"{_WATCHING}test_15_fewer_watches_than_folders_are_told_and_polled",
            f"{_WATCHING}test_15_without_events_there_is_a_look_each_minute",
        ),
    ),
    16: Fault(
        "SIGSTOP, sleep, resume",
        (
            f"{_WATCHING}test_16_what_changed_while_the_watcher_was_stopped_is_seen",
            f"{_WATCHING}test_16_a_machine_that_slept_is_a_reason_to_look",
            _RUN,
        ),
    ),
    17: Fault(
        "a tree moved in and out",
        (
            f"{_WATCHING}test_17_a_tree_that_was_moved_out_and_in_is_watched",
            f"{_WATCHING}test_17_a_vault_that_goes_away_and_comes_back_is_watched",
            f"{_WATCHING}test_17_another_vault_in_place_of_the_one_that_was_moved_away",
            f"{_RACES}test_a_folder_renamed_mid_write",
            _RUN,
        ),
    ),
    18: Fault("mkdir, rename, write", (f"{_WATCHING}test_18_a_new_folder_is_renamed_and_written_to",)),
    19: Fault("checkout of 5,000 files", (f"{_WATCHING}test_19_a_checkout_of_5000_files_is_few_passes",)),
    20: Fault(
        "mid-merge, mid-rebase, mid-cherry-pick",
        (f"{_GIT}test_in_the_middle_of", f"{_CLONES}test_nothing_is_written_in_the_middle", _RUN),
    ),
    21: Fault(
        "conflict of a stash",
        (
            f"{_GIT}test_a_stash_pop_conflict_leaves_only_unmerged_entries",
            f"{_CLONES}test_a_conflict_of_a_stash_is_waited_for",
        ),
    ),
    22: Fault(
        "unmerged without markers",
        (
            f"{_GIT}test_a_stash_pop_conflict_leaves_only_unmerged_entries",
            f"{_CLONES}test_a_conflict_of_a_stash_is_waited_for",
        ),
    ),
    23: Fault(
        "index.lock appears in the middle of a pass",
        (
            f"{_CLONES}test_index_lock_appears_in_the_middle_of_a_pass",
            f"{_GIT}test_a_fresh_index_lock_is_waited_for_and_an_old_one_told",
        ),
    ),
    24: Fault(
        "two watchers, the same tick",
        (
            f"{_OTHERS}test_24_two_watchers_see_the_same_tick",
            "write_back/test_copies.py::test_devices_come_to_the_same_bytes_and_lose_nothing",
            _RUN,
        ),
    ),
    25: Fault(
        "the page arrives before its note, and the other way",
        (
            f"{_PAGE}test_the_note_arrives_before_the_page",
            f"{_PAGE}test_the_page_arrives_before_the_note",
            f"{_PAGE}test_a_tick_on_a_page_that_arrived_before_the_notes_block",
        ),
    ),
    26: Fault(
        "conflict copy of the page with ticks",
        (f"{_COPIES}test_a_tick_in_a_copy_of_the_page_reaches_the_note_and_the_copy_goes",),
    ),
    27: Fault(
        "conflict copy of a note",
        (
            f"{_COPIES}test_a_copy_that_differs_in_its_block_only_is_merged",
            f"{_COPIES}test_a_copy_with_other_text_is_told_with_both_links",
            _RUN,
        ),
    ),
    28: Fault("an old page restored", (f"{_PAGE}test_an_old_page_that_comes_back_changes_nothing", _RUN)),
    29: Fault(
        "state directory deleted",
        (
            f"{_OTHERS}test_29_the_state_directory_is_deleted_between_passes",
            f"{_KILL}test_a_deleted_state_directory_costs_no_note",
            f"{_WATCHING}test_37_a_watcher_whose_lock_was_taken_with_its_state_directory_gives_way",
            _RUN,
        ),
    ),
    30: Fault(
        "doubled, moved, deleted page lines",
        (
            f"{_PAGE}test_a_page_line_that_moved_or_is_gone_is_written_again",
            f"{_PAGE}test_a_doubled_page_line_is_one_again",
            f"{_PAGE}test_two_copies_that_disagree_change_nothing_and_stay_until_one_is_gone",
        ),
    ),
    31: Fault(
        "markers missing, nested, doubled",
        (
            f"{_DAMAGE}test_a_damaged_opening_marker_is_a_finding_and_no_write",
            f"{_DAMAGE}test_a_damaged_closing_marker_is_a_finding_and_no_write",
            f"{_DAMAGE}test_a_block_in_a_block_is_a_finding_and_no_write",
        ),
    ),
    32: Fault(
        "CRLF, mixed, BOM, no final newline, U+2028, NUL, invalid UTF-8",
        (
            f"{_WRITE}test_every_byte_is_written_as_given",
            f"{_REFUSALS}test_no_utf8_text",
            "write_back/test_bytes.py::test_bytes_outside_a_standing_block_never_change",
            _RUN,
        ),
    ),
    33: Fault(
        "symlink, hard link, read-only, xattr, ACL",
        (
            f"{_REFUSALS}test_a_link_out_of_the_vault",
            f"{_REFUSALS}test_two_names_of_one_file",
            f"{_REFUSALS}test_a_read_only_file",
            f"{_WRITE}test_mode_and_attributes_stay",
            f"{_WRITE}test_an_acl_stays",
        ),
    ),
    34: Fault(
        "255-byte, NFD and case-only names",
        (
            f"{_WRITE}test_long_and_odd_names",
            f"{_WRITE}test_a_temporary_file_beside_a_note_with_the_longest_name",
            f"{_OTHERS}test_34_names_that_differ_in_case_only_are_two_notes",
        ),
    ),
    35: Fault(
        "note deleted or renamed mid-write",
        (
            f"{_RACES}test_a_note_renamed_or_deleted_mid_write",
            f"{_WATCHING}test_35_a_note_renamed_under_the_watcher_keeps_its_tasks",
            _RUN,
        ),
    ),
    36: Fault(
        "dataless file",
        (
            f"{_OTHERS}test_36_a_note_whose_contents_are_in_the_cloud_is_not_written",
            f"{_REFUSALS}test_an_icloud_stub",
        ),
    ),
    37: Fault(
        "two copies of the watcher on one device",
        (
            f"{_WATCHING}test_37_a_second_watcher_of_the_same_vault_refuses",
            f"{_WATCHING}test_37_a_watcher_whose_lock_was_taken_with_its_state_directory_gives_way",
            "vault/test_vault_keeping.py::TestLock::test_two_at_once",
            _RUN,
        ),
    ),
    38: Fault(
        "midnight, two time zones",
        (
            f"{_WATCHING}test_38_midnight_in_the_vaults_zone_is_a_reason_to_look",
            "write_back/test_copies.py::test_two_devices_that_see_the_same_notes_write_the_same_bytes",
        ),
    ),
    39: Fault(
        "ping-pong",
        (
            f"{_OTHERS}test_39_a_program_that_undoes_our_writes_is_left_alone_after_five",
            f"{_GATE}test_more_than_five_writes_in_a_minute_stop",
        ),
    ),
    40: Fault(
        "a character-wise merge garbles marker or base",
        (
            f"{_OTHERS}test_40_a_closing_marker_merged_by_characters_is_no_intent",
            f"{_OTHERS}test_40_both_versions_of_both_markers",
            f"{_OTHERS}test_40_two_base_lines_for_one_id",
            f"{_DAMAGE}test_a_garbled_base_is_no_intent",
            f"{_PAGE}test_a_garbled_base_of_the_page_is_no_intent",
        ),
    ),
    41: Fault(
        "an older program meets a newer block",
        (f"{_DAMAGE}test_a_newer_block_is_not_written", f"{_DAMAGE}test_a_newer_page_is_not_written"),
    ),
    42: Fault(
        "a note ends in an open fence", (f"{_DAMAGE}test_a_note_that_ends_in_an_open_fence_or_comment_gets_no_block",)
    ),
    43: Fault("a person’s name is completed", ("write_back/test_identity.py::test_a_completed_name_keeps_its_task",)),
    44: Fault(
        "the whole block is deleted",
        (
            f"{_LINES}test_a_deleted_block_comes_back_with_evidence_only",
            f"{_LINES}test_no_block_where_the_note_says_off",
        ),
    ),
}
