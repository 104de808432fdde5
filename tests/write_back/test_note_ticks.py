"""A box of a note's block is ticked, un-ticked, cancelled, put off or reworded, by hand or by another program."""

from __future__ import annotations

import re
from datetime import date

import pytest
from vaults import (
    ACME,
    TODAY,
    acme,
    changed,
    deleted,
    due_of,
    line_of,
    one_note,
    pass_over,
    relined,
    replaced,
    settled,
    status_of,
    task_lines,
    ticked,
    ticked_by_tasks,
)

from kbfollow.file_names import SETTINGS_NOTE

JANE = "thank-you-jane-doe"
LATER = date(2026, 11, 23)


@pytest.fixture
def note() -> str:
    return one_note(acme("Jane Doe (Director); John Roe (CFO)"))


def test_an_untouched_note_is_not_written_on_any_later_day(note: str) -> None:
    for day in range(21, 27):
        assert pass_over({ACME: note}, date(2026, 11, day))[ACME] == note


def test_a_tick_by_the_tasks_plugin_is_left_exactly_as_it_is(note: str) -> None:
    by_tasks = ticked_by_tasks(note, JANE)
    assert line_of(one_note(by_tasks, LATER), JANE) == line_of(by_tasks, JANE)


@pytest.mark.parametrize("mark", ["x", "X"])
def test_a_tick_without_a_day_gets_the_vaults_day(note: str, mark: str) -> None:
    once = one_note(ticked(note, JANE, mark), LATER)
    assert line_of(once, JANE) == line_of(note, JANE).replace("[ ]", f"[{mark}]").replace(" ^", " ✅ 2026-11-23 ^")


def test_the_day_of_a_tick_does_not_change_later(note: str) -> None:
    once = one_note(ticked(note, JANE), LATER)
    assert one_note(once, date(2026, 12, 1)).count("✅ 2026-11-23") == 1


def test_a_cancelled_line_gets_the_vaults_day_and_stays_cancelled(note: str) -> None:
    once = one_note(ticked(note, JANE, "-"), LATER)
    assert " ❌ 2026-11-23 ^" in line_of(once, JANE)
    assert status_of({ACME: once}, JANE, LATER) == "cancelled"
    assert line_of(one_note(once, date(2026, 11, 30)), JANE) == line_of(once, JANE)


def test_a_box_in_progress_is_open_and_stays_so(note: str) -> None:
    assert one_note(ticked(note, JANE, "/")) == ticked(note, JANE, "/")


def test_a_tick_by_dataview_counts_with_its_day(note: str) -> None:
    with_field = relined(
        ticked(note, JANE), JANE, lambda line: replaced(line, f" ^{JANE}", f" [completion:: 2026-11-22] ^{JANE}")
    )
    once = one_note(with_field, LATER)
    assert line_of(once, JANE) == line_of(with_field, JANE)


def test_a_tick_by_dataview_with_an_emoji_before_the_id_counts_with_its_day(note: str) -> None:
    by_dataview = ticked_by_tasks(note, JANE, date(2026, 11, 22))
    assert one_note(by_dataview, LATER).count("✅") == 1


def test_a_note_in_dataviews_format_is_ticked_in_it() -> None:
    settings = "---\ntask_format: dataview\n---\n"
    files = settled({SETTINGS_NOTE: settings, ACME: acme()})
    assert f"  [due:: 2026-11-21] ^{JANE}" in line_of(files[ACME], JANE)
    after = settled(changed(files, ACME, lambda text: ticked(text, JANE)), LATER)
    assert f"  [due:: 2026-11-21]  [completion:: 2026-11-23] ^{JANE}" in line_of(after[ACME], JANE)


def test_a_note_in_plain_words_is_ticked_in_them() -> None:
    files = settled({SETTINGS_NOTE: "---\ntask_format: plain\n---\n", ACME: acme()})
    assert f", by 2026-11-21 ^{JANE}" in line_of(files[ACME], JANE)
    after = settled(changed(files, ACME, lambda text: ticked(text, JANE)), LATER)
    assert f", by 2026-11-21, done 2026-11-23 ^{JANE}" in line_of(after[ACME], JANE)


def test_a_task_tag_stands_in_our_lines_and_is_no_change_of_words() -> None:
    files = settled({SETTINGS_NOTE: '---\ntask_tag: "#task"\n---\n', ACME: acme()})
    assert line_of(files[ACME], JANE).startswith("- [ ] #task Thank Jane Doe")
    after = settled(changed(files, ACME, lambda text: ticked(text, JANE)), LATER)
    assert line_of(after[ACME], JANE).startswith("- [x] #task Thank Jane Doe")


def test_the_id_that_reminder_left_in_the_middle_goes_back_to_the_end(note: str) -> None:
    by_reminder = relined(ticked(note, JANE), JANE, lambda line: f"{line} ✅ 2026-11-22")
    line = line_of(one_note(by_reminder, LATER), JANE)
    assert line.endswith(f" 📅 2026-11-21 ✅ 2026-11-22 ^{JANE}")


def test_a_snooze_by_reminder_that_took_the_id_is_a_snooze(note: str) -> None:
    line = line_of(note, JANE)
    snoozed = replaced(note, line, replaced(line, f"2026-11-21 ^{JANE}", "2026-11-28"))
    assert line_of(one_note(snoozed), JANE) == replaced(line, "2026-11-21", "2026-11-28")


def test_a_crlf_line_that_lost_its_carriage_return_is_known(note: str) -> None:
    crlf = one_note(acme().replace("\n", "\r\n"))
    line = line_of(crlf, JANE)
    by_tasks = replaced(crlf, line, line.rstrip("\r").replace("[ ]", "[x]").replace(" ^", " ✅ 2026-11-22 ^"))
    once = one_note(by_tasks, LATER)
    assert line_of(once, JANE).rstrip("\r").endswith(f"✅ 2026-11-22 ^{JANE}")
    assert status_of({ACME: once}, JANE, LATER) == "done"


def test_an_id_as_an_emoji_field_is_known(note: str) -> None:
    moved = relined(
        ticked(note, JANE), JANE, lambda line: replaced(line, f"📅 2026-11-21 ^{JANE}", f"🆔 {JANE} 📅 2026-11-21")
    )
    assert status_of(settled({ACME: moved}), JANE) == "done"


def test_an_own_tick_taken_back_is_open_again(note: str) -> None:
    done = one_note(ticked(note, JANE), LATER)
    assert one_note(replaced(done, "[x]", "[ ]"), LATER) == note
    assert one_note(replaced(done, "[x]", "[ ]").replace(" ✅ 2026-11-23", ""), LATER) == note


def test_a_cancellation_taken_back_is_open_again(note: str) -> None:
    cancelled = one_note(ticked(note, JANE, "-"), LATER)
    assert one_note(replaced(cancelled, "[-]", "[ ]"), LATER) == note


def test_a_changed_day_stays_until_the_interview_is_moved(note: str) -> None:
    snoozed = one_note(relined(note, JANE, lambda line: replaced(line, "📅 2026-11-21", "📅 2026-11-28")))
    assert due_of({ACME: snoozed}, JANE) == "2026-11-28"
    assert one_note(snoozed, date(2026, 11, 27)) == snoozed
    moved = one_note(snoozed.replace("date: 2026-11-20", "date: 2026-11-19"))
    assert due_of({ACME: moved}, JANE) == "2026-11-20"
    assert "📅 2026-11-20" in line_of(moved, JANE)


def test_a_day_that_is_gone_or_invalid_is_written_again(note: str) -> None:
    for words in ("", " 📅 Invalid date"):
        broken = relined(note, JANE, lambda line, words=words: replaced(line, " 📅 2026-11-21", words))  # type: ignore[misc]
        assert one_note(broken) == note


def test_an_impossible_day_is_no_snooze(note: str) -> None:
    assert due_of({ACME: note.replace("📅 2026-11-21", "📅 2026-02-31")}, JANE) == "2026-11-21"


def test_changed_words_stay_whatever_else_changes(note: str) -> None:
    line = line_of(note, JANE)
    own_words = replaced(line, line.partition("- [ ] ")[2].partition(" 📅")[0], "Write Jane a card")
    reworded = replaced(note, line, own_words)
    assert line_of(one_note(reworded), JANE) == own_words
    moved = one_note(reworded.replace("date: 2026-11-20", "date: 2026-11-19"))
    assert line_of(moved, JANE) == own_words.replace("2026-11-21", "2026-11-20")


def test_what_the_user_put_between_the_fields_stays_when_the_day_changes(note: str) -> None:
    with_priority = relined(note, JANE, lambda line: replaced(line, " 📅", " ⏫ 🛫 2026-11-20 📅"))
    assert one_note(with_priority) == with_priority
    moved = one_note(with_priority.replace("date: 2026-11-20", "date: 2026-11-19"))
    assert " ⏫ 🛫 2026-11-20 📅 2026-11-20 ^" in line_of(moved, JANE)


def test_a_deleted_line_stays_away_until_the_cause_changes(note: str) -> None:
    without = one_note(deleted(note, JANE))
    assert line_of(without, JANE) == ""
    assert JANE not in [line.split(" ")[0] for line in one_note(without).split("\n") if "- [" in line]
    for day in (22, 24, 30):
        assert line_of(one_note(without, date(2026, 11, day)), JANE) == ""
    moved = one_note(without.replace("date: 2026-11-20", "date: 2026-11-19"))
    assert "- [ ] Thank Jane Doe" in line_of(moved, JANE)


def test_a_tick_outlives_a_changed_cause(note: str) -> None:
    done = one_note(ticked(note, JANE))
    moved = one_note(done.replace("date: 2026-11-20", "date: 2026-11-19"))
    assert line_of(moved, JANE) == line_of(done, JANE)


def test_a_cancelled_task_is_asked_anew_with_an_id_of_its_own_when_its_cause_changes(note: str) -> None:
    cancelled = one_note(ticked(note, JANE, "-"))
    moved = one_note(cancelled.replace("date: 2026-11-20", "date: 2026-11-19"))
    assert line_of(moved, JANE) == line_of(cancelled, JANE)
    assert line_of(moved, f"{JANE}-2").startswith("- [ ] Thank Jane Doe")
    done = one_note(ticked(moved, f"{JANE}-2"))
    assert [line_of(done, one)[:5] for one in (JANE, f"{JANE}-2")] == ["- [-]", "- [x]"]


def test_two_days_for_one_tick_give_the_earlier(note: str) -> None:
    twice = relined(
        ticked(note, JANE), JANE, lambda line: replaced(line, f" ^{JANE}", f" ✅ 2026-11-22 ✅ 2026-11-23 ^{JANE}")
    )
    assert "✅ 2026-11-22" in line_of(one_note(twice, LATER), JANE)


def test_today_counts_for_a_tick_that_has_no_day_yet(note: str) -> None:
    ticked_now = {ACME: ticked(note, "check-in-1")}
    before = due_of(ticked_now, "check-in-2", TODAY)
    assert before is not None
    assert due_of(settled(ticked_now), "check-in-2", TODAY) == before


@pytest.fixture
def second(note: str) -> str:
    """The first check-in is ticked; the second is open, and was put off by the user."""
    once = one_note(ticked(note, "check-in-1"))
    return one_note(relined(once, "check-in-2", lambda line: re.sub(r"📅 \S+", "📅 2026-12-18", line)))


def unticked(note: str, block_id: str) -> str:
    return relined(note, block_id, lambda line: re.sub(r" ✅ \S+", "", line.replace("[x]", "[ ]")))


def test_a_check_in_un_ticked_is_the_open_one_again_and_the_next_waits(second: str) -> None:
    after = one_note(unticked(second, "check-in-1"))
    assert line_of(after, "check-in-1").startswith("- [ ]") and line_of(after, "check-in-2").startswith("- [-]")


def test_the_next_check_in_is_the_open_one_again_when_the_tick_is_back(second: str) -> None:
    after = one_note(ticked(one_note(unticked(second, "check-in-1")), "check-in-1"))
    assert line_of(after, "check-in-2").startswith("- [ ]") and "📅 2026-12-18" in line_of(after, "check-in-2")


def test_after_a_check_in_whose_line_was_deleted_another_is_made(second: str) -> None:
    """Its number is free; that of a ticked one never is."""
    after = one_note(deleted(one_note(ticked(second, "check-in-2")), "check-in-1"))
    assert line_of(after, "check-in-2").startswith("- [x]")
    assert sum(line.startswith("- [ ]") and "^check-in" in line for line in task_lines(after)) == 1


def test_of_two_check_ins_the_first_un_ticked_is_the_open_one(second: str) -> None:
    both = one_note(ticked(second, "check-in-2"))
    after = one_note(unticked(both, "check-in-1"))
    assert line_of(after, "check-in-1").startswith("- [ ]") and line_of(after, "check-in-2").startswith("- [x]")
