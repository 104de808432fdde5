"""Notes in, calendar file out: what stands in it, on which day, and what never changes."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from a_calendar import (
    ACME,
    FILES,
    HALDEN,
    SETTINGS,
    TO_DOS,
    TODAY,
    check_grammar,
    components,
    feed,
    one_of,
    parsed,
    shown,
    summaries,
    written,
)
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.calendar import PRODUCT, Appointment, appointments, calendar_bytes, is_our_calendar
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.judge import judge
from kbfollow.markdown.inline import clean_description
from kbfollow.markdown.note import read_note
from kbfollow.settings import Settings, load_settings

HERE = Path(__file__).parent


@pytest.mark.parametrize(("name", "settings"), [("events.ics", SETTINGS), ("to-dos.ics", TO_DOS)])
def test_the_file_of_a_small_job_search(name: str, settings: str) -> None:
    data = feed(settings=settings)
    check_grammar(data)
    assert data.decode().replace("\r\n", "\n") == (HERE / name).read_text(encoding="utf-8")


class TestWhatStandsInIt:
    def test_each_task_on_its_day_with_its_employer(self) -> None:
        assert [(one.day.isoformat(), one.words) for one in shown()] == [
            ("2026-11-20", "Interview: Acme Finance"),
            ("2026-11-21", "Tell Maria Lopez who may call, Acme Finance"),
            ("2026-11-21", "Thank John Roe, Acme Finance"),
            ("2026-11-24", "Send Jane Doe the writing sample you promised, Acme Finance"),
            ("2026-12-01", "Interview: Halden Paper (second round)"),
            ("2026-12-08", "Ask Jane Doe whether they have decided, Acme Finance"),
        ]

    def test_what_another_line_asks_along_has_none_of_its_own(self) -> None:
        (thanks,) = [one for one in shown() if "John" in one.words]
        assert "ask about a second interview and about overtime" in thanks.details[0]
        assert not any("overtime" in one.words for one in shown())

    def test_the_interview_tells_what_to_ask_there(self) -> None:
        described = str(one_of(feed(), "Halden")["DESCRIPTION"])
        assert "Before you leave Halden Paper: when do they decide" in described
        assert "With Ruth Adler (Owner)" in described and "Note: Interviews/Halden" in described

    def test_which_is_a_task_of_its_own_without_interviews(self) -> None:
        found = summaries(feed(settings=f"{SETTINGS}calendar_interviews: no\n"))
        assert not any("Interview:" in words for words in found)
        assert "10:30 interview, Halden Paper" in found

    def test_an_interview_that_will_not_be_is_not_there(self) -> None:
        files = FILES | {HALDEN: FILES[HALDEN].replace("stage:", "status: withdrew\nstage:")}
        assert not any("Halden" in one.words for one in shown(files))

    def test_the_words_that_the_user_gave_a_task(self) -> None:
        files = written()
        line = next(line for line in files[ACME].split("\n") if "^promise-" in line)
        mine = re.sub(r"Send .* promised", "Mail the *sample* to Jane", line)
        found = summaries(feed(files | {ACME: files[ACME].replace(line, mine)}))
        assert "Mail the sample to Jane, Acme Finance" in found

    def test_for_them_to_act_rings_no_bell(self) -> None:
        files = {ACME: FILES[ACME].replace("I said", "She will send the benefits sheet by Wednesday. I said")}
        found = one_of(feed(files), "benefits sheet")
        assert found.subcomponents == [] and found.decoded("DTSTART") == date(2026, 11, 25)

    def test_a_dormant_application_is_not_there(self) -> None:
        assert shown(today=date(2027, 6, 1)) == ()

    def test_nothing_at_all_is_a_valid_file_still(self) -> None:
        for settings in (SETTINGS, "country: US\n"):
            data = feed({}, settings=settings)
            check_grammar(data)
            assert components(data) == [] and is_our_calendar(data)


class TestDone:
    def ticked(self, mark: str = "x", then: str = " ✅ 2026-11-22") -> dict[str, str]:
        files = written()
        line = next(line for line in files[ACME].split("\n") if line.endswith("^promise-writing-sample"))
        done = line.replace("[ ]", f"[{mark}]").replace(" ^", f"{then} ^")
        return files | {ACME: files[ACME].replace(line, done)}

    def test_an_event_goes(self) -> None:
        assert any("writing sample" in words for words in summaries(feed(written())))
        assert not any("writing sample" in words for words in summaries(feed(self.ticked())))

    def test_a_to_do_stays_as_completed_on_its_day_in_the_vaults_zone(self) -> None:
        found = one_of(feed(self.ticked(), settings=TO_DOS), "writing sample")
        assert str(found["STATUS"]) == "COMPLETED" and found.subcomponents == []
        for zone in ("Pacific/Auckland", "America/New_York", "Pacific/Pago_Pago"):
            settings = TO_DOS.replace("America/New_York", zone)
            moment = one_of(feed(self.ticked(), settings=settings), "writing sample").decoded("COMPLETED")
            assert moment.astimezone(ZoneInfo(zone)).date() == date(2026, 11, 22)

    def test_that_the_notes_show_as_done_too(self) -> None:
        found = one_of(feed(settings=TO_DOS), "Thank Jane Doe")
        assert str(found["STATUS"]) == "COMPLETED" and found.decoded("COMPLETED").date() == date(2026, 11, 20)

    @pytest.mark.parametrize("settings", [SETTINGS, TO_DOS])
    def test_cancelled_goes(self, settings: str) -> None:
        found = summaries(feed(self.ticked("-", " ❌ 2026-11-22"), settings=settings))
        assert not any("writing sample" in words for words in found)

    @pytest.mark.parametrize("settings", [SETTINGS, TO_DOS])
    def test_a_deleted_line_goes(self, settings: str) -> None:
        files = written()
        line = next(line for line in files[ACME].split("\n") if line.endswith("^promise-writing-sample"))
        found = summaries(feed(files | {ACME: files[ACME].replace(line + "\n", "")}, settings=settings))
        assert not any("writing sample" in words for words in found) and len(found) >= 4


class TestWhatNeverChanges:
    def uids(self, files: dict[str, str], today: date = TODAY) -> dict[str, str]:
        return {one.words: one.uid for one in shown(files, today)}

    def test_the_bytes_whatever_order_the_notes_come_in(self) -> None:
        assert len({feed(dict(each)) for each in permutations(FILES.items())}) == 1

    def test_the_bytes_before_and_after_a_pass_and_on_another_day(self) -> None:
        files = written()
        assert feed() == feed(files) == feed(files, TODAY + timedelta(1))

    def test_uids_where_the_note_is_filed_away(self) -> None:
        files = {"Archive/2026/Acme.md": FILES[ACME], "Halden.md": FILES[HALDEN]}
        assert self.uids(files) == self.uids(dict(FILES))

    def test_uids_in_any_spelling_of_the_files_name(self) -> None:
        one, other = {"Café.md": FILES[ACME]}, {"cafe\u0301.md": FILES[ACME]}
        assert self.uids(one) == self.uids(other)

    def test_the_uid_where_the_day_is_moved_or_the_name_completed(self) -> None:
        short = FILES[ACME].replace("John Roe", "John")
        files = written({ACME: short})
        before = self.uids(files)["Thank John, Acme Finance"]
        completed = files[ACME].replace("Director), John]", "Director), John Roe]")
        assert completed != files[ACME]
        moved = re.sub(r"📅 2026-11-21( \^thank-you-john)", r"📅 2026-11-26\1", completed)
        after = {one.uid: one for one in shown({ACME: moved})}
        assert (after[before].words, after[before].day) == ("Thank John Roe, Acme Finance", date(2026, 11, 26))

    def test_uids_differ_between_notes_of_one_name(self) -> None:
        files = {"A/Notes.md": FILES[ACME], "B/Notes.md": FILES[ACME].replace("Acme", "Bolt")}
        found = shown(files)
        assert len({one.uid for one in found}) == len(found) == 10

    def test_a_revision_is_greater_where_the_day_is_later_or_it_is_done(self) -> None:
        day = date(2026, 11, 24)
        open_one, later = Appointment("a", "a", day), Appointment("a", "a", day + timedelta(1))
        done = Appointment("a", "a", day, done=True)
        assert open_one.revision < done.revision < later.revision

    def test_stamps_come_from_the_day(self) -> None:
        found = one_of(feed(), "writing sample")
        stamp = datetime(2026, 11, 24, tzinfo=UTC)
        assert found.decoded("DTSTAMP") == found.decoded("LAST-MODIFIED") == stamp

    def test_programs_that_need_no_calendar_load_no_library(self) -> None:
        for command in (
            "import kbfollow.cli.watching, kbfollow.cli.writing, kbfollow.cli.calendar",
            "import kbfollow.cli",
        ):
            script = f"{command}, sys\nassert 'icalendar' not in sys.modules"
            subprocess.run([sys.executable, "-c", script], check=True)


class TestTimes:
    def test_an_interview_with_a_time_stands_in_the_vaults_zone_for_an_hour(self) -> None:
        data = feed()
        found = one_of(data, "Halden")
        assert found.decoded("DTSTART") == datetime(2026, 12, 1, 10, 30, tzinfo=ZoneInfo("America/New_York"))
        assert found.decoded("DURATION") == timedelta(hours=1) and str(found["TRANSP"]) == "OPAQUE"
        assert [str(one["TZID"]) for one in parsed(data).walk("VTIMEZONE")] == ["America/New_York"]

    def test_without_a_zone_it_is_that_time_wherever_one_is(self) -> None:
        data = feed(settings="country: US\n")
        assert b"DTSTART:20261201T103000\r\n" in data and b"VTIMEZONE" not in data

    def test_without_a_time_it_takes_the_day_and_leaves_it_free(self) -> None:
        found = one_of(feed(), "Interview: Acme")
        assert found.decoded("DTSTART") == date(2026, 11, 20) and str(found["TRANSP"]) == "TRANSPARENT"

    def test_alarms(self) -> None:
        data = feed(settings=f"{SETTINGS}calendar_alarm: 7:45\nreminder_before_interview: 90\n")
        triggers = {
            str(one["SUMMARY"]): [each.decoded("TRIGGER") for each in one.subcomponents] for one in components(data)
        }
        assert triggers["Thank John Roe, Acme Finance"] == [timedelta(hours=7, minutes=45)]
        assert triggers["Interview: Halden Paper (second round)"] == [timedelta(minutes=-90)]
        assert triggers["Interview: Acme Finance"] == [], "it is over"

    def test_a_to_dos_alarm_is_told_by_its_day(self) -> None:
        (alarm,) = one_of(feed(settings=TO_DOS), "writing sample").subcomponents
        assert alarm["TRIGGER"].params["RELATED"] == "END"

    @pytest.mark.parametrize("off", ["calendar_alarm: no", 'calendar_alarm: "off"'])
    def test_no_alarms(self, off: str) -> None:
        assert b"VALARM" not in feed(settings=f"{SETTINGS}{off}\n")


class TestSettings:
    @pytest.mark.parametrize(
        ("line", "name", "value"),
        [
            ("calendar_file: Follow-ups.ics", "calendar_file", "Follow-ups.ics"),
            ("calendar_file: Shared/Follow-ups", "calendar_file", "Shared/Follow-ups.ics"),
            ("calendar_alarm: 10:30", "calendar_alarm", "10:30"),
            ("calendar_alarm: 9.15", "calendar_alarm", "09:15"),
            ("calendar_tasks: To-Dos", "calendar_tasks", "to-dos"),
        ],
    )
    def test_read(self, line: str, name: str, value: object) -> None:
        settings, problems = load_settings(read_note(SETTINGS_NOTE, f"---\n{line}\n---\n"))
        assert (getattr(settings, name), problems) == (value, ())

    @pytest.mark.parametrize(
        "line",
        [
            "calendar_file: ../Follow-ups.ics",
            "calendar_file: /tmp/Follow-ups.ics",
            "calendar_file: C:/Follow-ups.ics",
            "calendar_file: ~/a/../../b.ics",
            "calendar_file: .git/config",
            "calendar_file: a/.obsidian/x.ics",
            "calendar_file: Follow-ups.md",
            'calendar_file: "a\\nb.ics"',
            "calendar_alarm: 25:00",
            "calendar_alarm: morning",
            "calendar_tasks: both",
        ],
    )
    def test_refused_and_said(self, line: str) -> None:
        settings, problems = load_settings(read_note(SETTINGS_NOTE, f"---\n{line}\n---\n"))
        assert settings == Settings() and len(problems) == 1


class TestOurs:
    def test_our_file_is(self) -> None:
        assert is_our_calendar(feed()) and is_our_calendar(feed().replace(b"\r\n", b"\n")) and is_our_calendar(b"")

    @pytest.mark.parametrize(
        "text",
        [
            "# A note\n",
            "BEGIN:VCALENDAR\r\nPRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\r\nEND:VCALENDAR\r\n",
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nSUMMARY:a\r\nPRODID:{PRODUCT}\r\n",
            f"BEGIN:VCALENDAR\r\nPRODID:{PRODUCT} and mine\r\n",
            f"BEGIN:VCARD\r\nPRODID:{PRODUCT}\r\n",
            f"BEGIN:VCALENDAR\r\nX-NOTE:PRODID:{PRODUCT}\r\n",
            "BEGIN:VCALENDAR\r\n",
            "\x00" * 4000,
            " " * 4000 + "x",
        ],
    )
    def test_another_is_not(self, text: str) -> None:
        assert not is_our_calendar(text.encode())


# --- text from notes is data -----------------------------------------------------------------------------------------

HOSTILE = [
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "a;b,c\\,d\\nE\\N:f\"g'",
    "SUMMARY:x\nATTACH:file:///etc/passwd",
    "\u202egnp.exe\u2066 \u200b\x00\x07\x1b[31m\x85\u2028\u2029",
    "李雷 " * 4000,
    "é" * 5000,
    "👩🏽‍💻" * 60,
    "=\\;:" * 30,
]
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=300))
encodable = texts.map(lambda text: text.encode("utf-8", "ignore").decode())


@given(st.lists(texts, min_size=1, max_size=4))
def test_cleaned_words_come_back_as_they_went_in(words: list[str]) -> None:
    cleaned = tuple(clean_description(word) for word in words)
    one = Appointment("a@kbfollow", cleaned[0], TODAY, cleaned)
    data = calendar_bytes((one,), Settings())
    check_grammar(data)
    (found,) = components(data)
    assert str(found["SUMMARY"]) == cleaned[0]
    assert str(found["DESCRIPTION"]) == "\n".join(cleaned)


@given(encodable, encodable)
def test_not_even_uncleaned_words_break_out(words: str, details: str) -> None:
    one = Appointment("a@kbfollow", words, TODAY, (details,))
    data = calendar_bytes((one,), Settings(calendar_alarm=""))
    plain = calendar_bytes((Appointment("a@kbfollow", "x", TODAY, ("x",)),), Settings(calendar_alarm=""))
    names = [re.split("[;:]", line)[0] for line in data.decode().replace("\r\n ", "").split("\r\n")]
    assert names == [re.split("[;:]", line)[0] for line in plain.decode().replace("\r\n ", "").split("\r\n")]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_note(text: str) -> None:
    quoted = '"' + "".join(f"\\u{ord(char):04x}" if ord(char) < 0x10000 else char for char in text) + '"'
    note = FILES[HALDEN].replace("Halden Paper", quoted).replace("Ruth Adler (Owner)", quoted)
    files = {"a\n;,b\u202e.md": note.replace("second round", quoted), ACME: FILES[ACME].replace("Acme Finance", quoted)}
    data = feed(files)
    check_grammar(data)
    assert len(components(data)) >= 5
    for one in components(data):
        for name in ("SUMMARY", "DESCRIPTION"):
            assert all(char.isprintable() or char == "\n" for char in str(one[name]))
            assert len(str(one[name])) < 4000


def test_a_path_that_is_no_utf8() -> None:
    path = b"Interviews/\xff.md".decode("utf-8", "surrogateescape")
    judgement = judge([read_note(path, FILES[ACME])], Settings(), TODAY)
    check_grammar(calendar_bytes(appointments(judgement), Settings()))


@pytest.mark.parametrize(
    "zone", ["America/New_York", "Europe/Berlin", "Pacific/Auckland", "Asia/Kolkata", "Africa/Casablanca", "Etc/UTC"]
)
def test_the_zone_says_what_the_system_says_on_every_day_of_the_year(zone: str) -> None:
    settings = Settings(time_zone=zone)
    days = [date(2026, 1, 1), date(2026, 12, 31)]
    found = tuple(Appointment(f"{day}", "x", day, start=time(9)) for day in days)
    (part,) = parsed(calendar_bytes(found, settings)).walk("VTIMEZONE")
    changes = sorted((one.decoded("DTSTART"), one.TZOFFSETFROM, one.TZOFFSETTO) for one in part.subcomponents)
    moment = datetime.combine(days[0], time())
    while moment.year == 2026:
        # RFC 5545: the onset is counted in the time before it, so every local time from there on has the new offset.
        offset = [to for start, before, to in changes if start <= moment][-1]
        truth = moment.replace(tzinfo=ZoneInfo(zone), fold=1).utcoffset()
        missing = moment.replace(tzinfo=ZoneInfo(zone), fold=0).utcoffset()
        assert offset in (truth, missing), moment
        if truth == missing:
            assert offset == truth, moment
        moment += timedelta(minutes=30)
