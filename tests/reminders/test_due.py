"""What is told at which moment: notes, a moment and the record in, a message out. All times are New York's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from agendas import ACME, HALDEN, agenda, at, look, said

from kbfollow.reminders.due import due_reminders, due_warning, told_after_damage
from kbfollow.reminders.record import Told
from kbfollow.reminders.words import RefusedWrite
from kbfollow.settings import Settings

NOTES = {"Interviews/Acme.md": ACME}
THANK_JANE = "Thank Jane Doe (Finance Director) for Friday"
THANK_JOHN = "Thank John Roe (Controller) for Friday"
TELL_MARIA = "Tell Maria Lopez that Jane Doe from Acme Finance may call about the Secretary job"
SUMMARY = ["Follow-ups: 3 for today", THANK_JANE, THANK_JOHN, TELL_MARIA]
QUIET = Settings()
DAY = Settings(quiet_hours="")
FRIDAY_TOLD = Told(summaries=(date(2026, 11, 20),))


@pytest.mark.parametrize(
    ("when", "settings"),
    [
        ("2026-11-19 12:00", DAY),
        ("2026-11-21 08:29", DAY),
        ("2026-11-21 00:01", DAY),
        ("2026-11-21 09:00", replace(DAY, quiet_weekends=True)),
        ("2026-11-22 23:59", replace(DAY, quiet_weekends=True)),
        ("2026-11-21 21:00", QUIET),
        ("2026-11-21 09:00", replace(DAY, quiet_hours="08:00-10:00")),
        ("2026-11-21 09:00", replace(DAY, reminder_time="")),
        ("2026-11-21 09:00", replace(DAY, reminder_time="09:01")),
    ],
)
def test_nothing_is_told(when: str, settings: Settings) -> None:
    assert said(look(NOTES, when, FRIDAY_TOLD, settings)) == []


def test_nothing_is_told_without_anything_due() -> None:
    found = look({}, "2026-11-21 09:00")
    assert found.message is None
    assert found.told.summaries == (date(2026, 11, 21),)
    assert found.again == at("2026-11-22 08:30")


def test_the_summary_names_what_is_due() -> None:
    found = look(NOTES, "2026-11-21 08:30")
    assert said(found) == SUMMARY
    assert found.message is not None and found.message.note == "Follow-ups.md"
    assert found.again == at("2026-11-22 08:30")


def test_a_single_task_leads_to_its_line() -> None:
    note = ACME.replace("references: Maria Lopez\n", "").replace(", John Roe (Controller)", "")
    found = look({"Acme.md": note}, "2026-11-21 08:30")
    assert said(found) == ["Follow-ups: 1 for today", THANK_JANE]
    assert found.message is not None
    assert (found.message.note, found.message.block) == ("Acme.md", "thank-you-jane-doe")


def test_what_was_told_is_not_told_again_that_day() -> None:
    told = look(NOTES, "2026-11-21 08:30").told
    for when in ("2026-11-21 08:30", "2026-11-21 12:00", "2026-11-21 20:59", "2026-11-21 07:00"):
        assert said(look(NOTES, when, told)) == []


def test_on_the_next_day_it_is_told_once_as_late_and_then_never() -> None:
    told = look(NOTES, "2026-11-21 08:30").told
    found = look(NOTES, "2026-11-22 08:30", told)
    assert said(found) == [SUMMARY[0], *(f"{line}, since Sat 21 Nov" for line in SUMMARY[1:])]
    assert said(look(NOTES, "2026-11-23 08:30", found.told)) == []


def test_a_summary_counts_the_older_ones() -> None:
    told = look(NOTES, "2026-11-21 08:30").told
    told = look(NOTES, "2026-11-22 08:30", told).told
    found = look(NOTES, "2026-11-24 08:30", told)
    assert said(found) == ["Follow-ups: 4 for today", "Send Jane Doe the writing sample you promised", "and 3 more"]


def test_what_was_missed_for_days_is_one_message() -> None:
    told = look(NOTES, "2026-11-20 12:00", FRIDAY_TOLD).told
    found = look(NOTES, "2026-11-25 11:00", told)
    assert said(found)[0] == "Follow-ups: 4 for today"
    assert len(said(found)) == 5


def test_a_ticked_task_is_not_told() -> None:
    ticked = ACME + "\nI emailed Jane and John a thank-you on Friday evening. Maria knows that they may call.\n"
    assert said(look({"Acme.md": ticked}, "2026-11-21 08:30", FRIDAY_TOLD)) == []


def test_what_falls_due_later_in_the_day_is_told_together_once_it_has_settled() -> None:
    told = look({}, "2026-11-21 09:00").told
    first = look({"Acme.md": ACME.replace(", John Roe (Controller)", "")}, "2026-11-21 10:00", told)
    assert said(first) == []
    assert first.again == at("2026-11-21 10:02")
    second = look({"Acme.md": ACME}, "2026-11-21 10:01", first.told)
    assert said(second) == []
    assert second.again == at("2026-11-21 10:03")
    third = look({"Acme.md": ACME}, "2026-11-21 10:03", second.told)
    assert said(third) == ["3 new for today", *SUMMARY[1:]]
    assert said(look({"Acme.md": ACME}, "2026-11-21 10:04", third.told)) == []


def test_what_is_gone_before_it_has_settled_is_not_told() -> None:
    told = look({}, "2026-11-21 09:00").told
    told = look(NOTES, "2026-11-21 10:00", told).told
    told = look({}, "2026-11-21 10:01", told).told
    assert said(look({}, "2026-11-21 10:03", told)) == []


def test_what_falls_due_in_quiet_hours_waits_for_their_end() -> None:
    settings = replace(DAY, quiet_hours="12:00-14:00")
    told = look({}, "2026-11-21 09:00", None, settings).told
    found = look(NOTES, "2026-11-21 12:30", told, settings)
    assert (said(found), found.again) == ([], at("2026-11-21 14:00"))
    assert said(look(NOTES, "2026-11-21 14:00", found.told, settings))[0] == "3 new for today"


def test_in_the_evening_it_waits_for_the_morning() -> None:
    told = look({}, "2026-11-21 09:00").told
    found = look(NOTES, "2026-11-21 22:00", told)
    assert (said(found), found.again) == ([], at("2026-11-22 07:30"))
    found = look(NOTES, "2026-11-22 07:30", found.told)
    assert (said(found), found.again) == ([], at("2026-11-22 08:30"))
    assert said(look(NOTES, "2026-11-22 08:30", found.told))[0] == "Follow-ups: 3 for today"


def test_a_summary_in_quiet_hours_comes_at_their_end() -> None:
    settings = replace(DAY, reminder_time="06:00", quiet_hours="21:00-07:30")
    found = look(NOTES, "2026-11-21 06:00", None, settings)
    assert (said(found), found.again) == ([], at("2026-11-21 07:30"))
    assert said(look(NOTES, "2026-11-21 07:30", found.told, settings)) == SUMMARY


def test_after_a_quiet_weekend_monday_tells_it() -> None:
    settings = replace(QUIET, quiet_weekends=True)
    found = look(NOTES, "2026-11-21 09:00", FRIDAY_TOLD, settings)
    assert found.again == at("2026-11-23 07:30")
    assert said(look(NOTES, "2026-11-23 07:30", found.told, settings)) == []
    assert said(look(NOTES, "2026-11-23 08:30", found.told, settings))[0] == "Follow-ups: 3 for today"


def test_without_a_summary_only_what_is_new_is_told() -> None:
    settings = replace(DAY, reminder_time="")
    told = look(NOTES, "2026-11-21 00:00", None, settings).told
    more = {**NOTES, "Beta.md": ACME.replace("Acme Finance", "Beta")}
    told = look(more, "2026-11-21 10:00", told, settings).told
    assert said(look(more, "2026-11-21 10:02", told, settings))[0] == "3 new for today"


def test_snoozed_it_is_told_again_on_its_new_day() -> None:
    told = look(NOTES, "2026-11-21 08:30").told
    before = agenda(NOTES, at("2026-11-21 08:30")).due[0]
    later = replace(agenda(NOTES, at("2026-11-24 08:30")), due=(replace(before, due=date(2026, 11, 24)),))
    found = due_reminders(later, told, Settings(), at("2026-11-24 08:30"))
    assert said(found) == ["Follow-ups: 1 for today", THANK_JANE]


def test_moved_to_an_earlier_day_it_is_not_told_as_new() -> None:
    told = look(NOTES, "2026-11-21 08:30").told
    now = at("2026-11-21 12:00")
    here = agenda(NOTES, now)
    earlier = replace(here, due=tuple(replace(one, due=date(2026, 11, 19)) for one in here.due))
    assert due_reminders(earlier, told, Settings(), now).message is None


def test_a_renamed_note_is_not_told_again() -> None:
    told = look(NOTES, "2026-11-21 08:30").told
    renamed = {"Interviews/Acme, first round.md": ACME}
    found = look(renamed, "2026-11-21 12:00", told)
    assert said(found) == []
    assert said(look(renamed, "2026-11-21 13:00", found.told)) == []


def test_a_second_note_alike_is_no_renamed_one() -> None:
    told = look(NOTES, "2026-11-21 08:30").told
    more = {**NOTES, "Beta.md": ACME.replace("Acme Finance", "Beta")}
    told = look(more, "2026-11-21 12:00", told).told
    assert said(look(more, "2026-11-21 12:02", told))[0] == "3 new for today"


def test_one_reference_for_two_employers_is_one_line_as_on_the_page() -> None:
    more = {**NOTES, "Beta.md": ACME.replace("Acme Finance", "Beta")}
    lines = said(look(more, "2026-11-21 08:30"))
    assert lines[0] == "Follow-ups: 5 for today"
    assert lines[-1] == "Tell Maria Lopez who may call: Beta and Acme Finance"


def test_a_long_message_is_cut() -> None:
    notes = {f"{name}.md": ACME.replace("Acme Finance", name) for name in ("A", "B", "C", "D", "E")}
    lines = said(look(notes, "2026-11-21 08:30"))
    assert (lines[0], len(lines), lines[-1]) == ("Follow-ups: 11 for today", 7, "and 6 more")


# Interviews


def test_an_interview_is_told_an_hour_before() -> None:
    notes = {"Halden.md": HALDEN}
    told = look(notes, "2026-11-24 08:30").told
    early = look(notes, "2026-11-24 12:59", told)
    assert (said(early), early.again) == ([], at("2026-11-24 13:00"))
    found = look(notes, "2026-11-24 13:00", early.told)
    assert said(found) == [
        "Interview at 14:00",
        "Halden Paper",
        "Before you leave Halden Paper: when do they decide, is there a second round and whose card can you take",
    ]
    assert found.message is not None
    assert (found.message.note, found.message.block) == ("Halden.md", "before-interview")
    for when in ("2026-11-24 13:00", "2026-11-24 13:30", "2026-11-24 14:00", "2026-11-24 12:30"):
        assert said(look(notes, when, found.told)) == []


def test_the_summary_names_the_interview() -> None:
    assert said(look({"Halden.md": HALDEN}, "2026-11-24 08:30")) == [
        "Follow-ups: 1 for today",
        "14:00 interview, Halden Paper",
    ]


def test_an_early_interview_is_not_named_again_by_the_summary() -> None:
    notes = {"Halden.md": HALDEN.replace("14:00", "09:15")}
    found = look(notes, "2026-11-24 08:15")
    assert said(found)[0] == "Interview at 09:15"
    assert said(look(notes, "2026-11-24 08:30", found.told)) == []


def test_both_at_once_are_one_message() -> None:
    notes = {**NOTES, "Halden.md": HALDEN.replace("14:00", "09:15")}
    lines = said(look(notes, "2026-11-24 09:00"))
    assert lines[0] == "Interview at 09:15 · 5 for today"
    assert lines[1] == "Halden Paper"
    assert (
        lines[-1]
        == "Tell Maria Lopez that Jane Doe from Acme Finance may call about the Secretary job, since Sat 21 Nov"
    )


def test_an_interview_slept_through_is_not_told_afterwards() -> None:
    notes = {"Halden.md": HALDEN}
    told = look(notes, "2026-11-24 08:30").told
    assert said(look(notes, "2026-11-24 14:00", told)) == []
    assert said(look(notes, "2026-11-24 13:59", told))[0] == "Interview at 14:00"


def test_an_interview_that_has_begun_is_not_new() -> None:
    told = look({}, "2026-11-24 09:00").told
    for when in ("2026-11-24 14:01", "2026-11-24 14:04"):
        found = look({"Halden.md": HALDEN}, when, told)
        assert said(found) == []
        told = found.told


def test_a_new_time_is_told_again() -> None:
    notes = {"Halden.md": HALDEN}
    told = look(notes, "2026-11-24 13:00", look(notes, "2026-11-24 08:30").told).told
    moved = {"Halden.md": HALDEN.replace("14:00", "16:00")}
    assert said(look(moved, "2026-11-24 14:30", told)) == []
    assert said(look(moved, "2026-11-24 15:00", told))[0] == "Interview at 16:00"


@pytest.mark.parametrize(
    "change",
    [
        ("type: interview", "type: interview\nstatus: withdrawn"),
        ("type: interview", "type: interview\nfollow_ups: no"),
        ('time: "14:00"\n---\n', 'time: "14:00"\n---\n<!-- kbfollow:off -->\n'),
        ("2026-11-24", "2026-11-25"),
        ('time: "14:00"\n', ""),
        ("14:00", "15:30"),
    ],
)
def test_an_interview_that_is_not_told(change: tuple[str, str]) -> None:
    note = HALDEN.replace(*change)
    assert note != HALDEN
    told = look({"Halden.md": note}, "2026-11-24 08:30").told
    assert said(look({"Halden.md": note}, "2026-11-24 13:30", told)) == []


def test_an_interview_of_an_application_that_is_over_is_not_told() -> None:
    application = "---\ntype: application\ncompany: Halden Paper\nstatus: {status}\n---\n"
    for status, is_told in (("waiting", True), ("withdrawn", False)):
        notes = {"Halden.md": HALDEN, "Application.md": application.format(status=status)}
        assert bool(said(look(notes, "2026-11-24 13:00"))) is is_told


def test_an_interview_with_its_task_ticked_is_not_told() -> None:
    note = HALDEN + (
        "## Follow-ups\n\n<!-- kbfollow:begin 1 1 -->\n\n"
        "- [x] Before you leave Halden Paper: when do they decide 📅 2026-11-24 ^before-interview\n\n"
        "<!-- kbfollow:end -->\n"
    )
    assert said(look({"Halden.md": note}, "2026-11-24 13:00")) == []


@pytest.mark.parametrize(("minutes", "when"), [(30, "2026-11-24 13:30"), (24 * 60, "2026-11-23 14:00")])
def test_how_long_before_is_a_setting(minutes: int, when: str) -> None:
    settings = replace(DAY, reminder_before_interview=minutes)
    notes = {"Halden.md": HALDEN}
    told = Told(summaries=(date(2026, 11, 23), date(2026, 11, 24)))
    told = look(notes, str(at(when) - timedelta(minutes=1))[:16], told, settings).told
    assert said(look(notes, when, told, settings))[0] == "Interview at 14:00"


def test_no_minutes_before_is_never() -> None:
    settings = replace(DAY, reminder_before_interview=0)
    notes = {"Halden.md": HALDEN}
    told = look(notes, "2026-11-24 08:30", None, settings).told
    for when in ("2026-11-24 13:00", "2026-11-24 13:59", "2026-11-24 14:00"):
        assert said(look(notes, when, told, settings)) == []


# Another day's judgement, clocks that change, a record that is lost


def test_a_judgement_of_another_day_tells_nothing() -> None:
    now = at("2026-11-22 00:00")
    found = due_reminders(agenda(NOTES, at("2026-11-21 23:59")), Told(), DAY, now)
    assert (found.message, found.told, found.again) == (None, Told(), None)


def test_a_clock_set_back_tells_nothing_twice() -> None:
    told = look(NOTES, "2026-11-24 09:00", look(NOTES, "2026-11-21 09:00").told).told
    for when in ("2026-11-24 08:00", "2026-11-24 08:30", "2026-11-23 09:00", "2026-11-21 09:00", "2026-11-24 09:00"):
        found = look(NOTES, when, told)
        assert said(found) == [], when
        told = found.told


def test_the_hour_that_comes_twice_has_one_summary() -> None:
    settings = replace(DAY, reminder_time="01:30")
    note = {"Acme.md": ACME.replace("2026-11-20", "2026-10-31")}
    first = at("2026-11-01 01:30")
    here = agenda(note, first)
    found = due_reminders(here, Told(), settings, first)
    assert said(found)
    second = first.replace(fold=1)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    assert due_reminders(here, found.told, settings, second).message is None


def test_the_hour_that_is_skipped_has_its_summary_after_it() -> None:
    settings = replace(DAY, reminder_time="02:30")
    note = {"Acme.md": ACME.replace("2026-11-20", "2027-03-13")}
    before = at("2027-03-14 01:59")
    found = due_reminders(agenda(note, before), Told(), settings, before)
    assert (found.message, found.again) == (None, at("2027-03-14 03:30"))
    after = at("2027-03-14 03:30")
    assert said(due_reminders(agenda(note, after), found.told, settings, after))


def test_after_damage_nothing_is_told_that_was() -> None:
    now = at("2026-11-21 12:00")
    told = told_after_damage(agenda(NOTES, now), Settings(), now)
    assert said(look(NOTES, "2026-11-21 12:00", told)) == []
    assert said(look(NOTES, "2026-11-22 08:30", told))[0] == "Follow-ups: 3 for today"  # they are late since then
    early = at("2026-11-21 07:00")
    told = told_after_damage(agenda(NOTES, early), Settings(), early)
    assert said(look(NOTES, "2026-11-21 08:30", told)) == SUMMARY  # the morning's summary was still to come
    late = at("2026-11-23 07:40")
    told = told_after_damage(agenda(NOTES, late), Settings(), late)
    assert said(look(NOTES, "2026-11-23 08:30", told)) == []  # told twice by then
    notes = {"Halden.md": HALDEN}
    near = at("2026-11-24 13:20")
    told = told_after_damage(agenda(notes, near), Settings(), near)
    assert said(look(notes, "2026-11-24 13:20", told)) == []


# Refused writes

READ_ONLY = RefusedWrite("Interviews/Acme.md", "read-only", "the file is read-only", "make it writable")
MERGE = "git is in the middle of a merge"


def test_a_refused_write_is_told_once_after_ten_minutes() -> None:
    found = due_warning([READ_ONLY], Told(), Settings(), at("2026-11-21 12:00"))
    assert (found.message, found.again) == (None, at("2026-11-21 12:10"))
    found = due_warning([READ_ONLY], found.told, Settings(), at("2026-11-21 12:10"))
    assert said(found) == [
        "A note can’t be written",
        "Interviews/Acme.md: the file is read-only; make it writable",
    ]
    assert found.message is not None and found.message.note == "Interviews/Acme.md"
    assert due_warning([READ_ONLY], found.told, Settings(), at("2026-11-23 12:10")).message is None


def test_a_refusal_that_ends_by_itself_is_not_told() -> None:
    told = due_warning([READ_ONLY], Told(), Settings(), at("2026-11-21 12:00")).told
    told = due_warning([], told, Settings(), at("2026-11-21 12:09")).told
    found = due_warning([READ_ONLY], told, Settings(), at("2026-11-21 12:10"))
    assert (found.message, found.again) == (None, at("2026-11-21 12:20"))


def test_one_that_comes_and_goes_is_told_once_a_day_at_most() -> None:
    told = due_warning([READ_ONLY], Told(), Settings(), at("2026-11-21 12:00")).told
    told = due_warning([READ_ONLY], told, Settings(), at("2026-11-21 12:10")).told
    told = due_warning([], told, Settings(), at("2026-11-21 12:20")).told
    told = due_warning([READ_ONLY], told, Settings(), at("2026-11-21 12:30")).told
    assert due_warning([READ_ONLY], told, Settings(), at("2026-11-21 13:00")).message is None
    told = due_warning([], told, Settings(), at("2026-11-23 12:00")).told
    told = due_warning([READ_ONLY], told, Settings(), at("2026-11-23 12:01")).told
    assert due_warning([READ_ONLY], told, Settings(), at("2026-11-23 12:11")).message is not None


def test_at_night_it_waits() -> None:
    told = due_warning([READ_ONLY], Told(), Settings(), at("2026-11-21 20:55")).told
    found = due_warning([READ_ONLY], told, Settings(), at("2026-11-21 21:05"))
    assert (found.message, found.again) == (None, at("2026-11-22 07:30"))
    assert due_warning([READ_ONLY], found.told, Settings(), at("2026-11-22 07:30")).message is not None


def test_many_notes_for_one_reason_are_one_line() -> None:
    refused = [RefusedWrite(f"{number}.md", "git-merge", MERGE, "finish it with git commit") for number in range(14)]
    told = due_warning([*refused, READ_ONLY], Told(), Settings(), at("2026-11-21 12:00")).told
    assert said(due_warning([*refused, READ_ONLY], told, Settings(), at("2026-11-21 12:10"))) == [
        "15 notes can’t be written",
        f"0.md and 13 more: {MERGE}; finish it with git commit",
        "Interviews/Acme.md: the file is read-only; make it writable",
    ]


def test_more_notes_for_the_same_merge_are_not_told_again() -> None:
    refused = [RefusedWrite(f"{number}.md", "git-merge", MERGE, "finish it with git commit") for number in range(300)]
    told = due_warning(refused[:1], Told(), Settings(), at("2026-11-21 12:00")).told
    told = due_warning(refused[:1], told, Settings(), at("2026-11-21 12:10")).told
    for minutes in (20, 30, 40, 50):
        found = due_warning(refused, told, Settings(), at(f"2026-11-21 12:{minutes}"))
        assert found.message is None
        told = found.told


def test_hundreds_of_interviews_at_one_time_are_one_message() -> None:
    note = HALDEN.replace("Halden Paper", "Firm {number}")
    notes = {f"{number}.md": note.format(number=number) for number in range(300)}
    found = look(notes, "2026-11-24 13:00", look(notes, "2026-11-24 08:30").told)
    assert (said(found)[0], len(said(found))) == ("300 interviews soon", 7)
    for minutes in (1, 2, 3):
        found = look(notes, f"2026-11-24 13:0{minutes}", found.told)
        assert said(found) == []
