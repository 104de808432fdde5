"""A small job search in memory, and its calendar read back by the library, by another one, and line by line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

import icalendar
import pytest

from kbfollow.calendar import Appointment, appointments, calendar_bytes
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.judge import Judgement, judge
from kbfollow.markdown.note import read_note
from kbfollow.plan import note_edits
from kbfollow.settings import load_settings

TODAY = date(2026, 11, 21)
ACME = "Interviews/Acme.md"
HALDEN = "Interviews/Halden.md"
SETTINGS = "country: US\ntime_zone: America/New_York\n"
TO_DOS = f"{SETTINGS}calendar_tasks: to-dos\n"
FILES = {
    ACME: """\
---
type: interview
company: Acme Finance
role: Secretary
date: 2026-11-20
interviewers: [Jane Doe (Finance Director), John Roe]
references: Maria Lopez
---
They'll decide in two weeks. I said I'd send the writing sample by Tuesday.
Emailed Jane a thank-you that evening. Forgot to ask about overtime.
""",
    HALDEN: """\
---
type: interview
company: Halden Paper
role: Buyer
date: 2026-12-01
time: "10:30"
stage: second round
interviewers: Ruth Adler (Owner)
---
""",
}


def give_up(reason: str) -> NoReturn:
    """Skip on a user's machine; fail in CI."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"in CI this must run: {reason}")
    pytest.skip(reason)


def judged(files: Mapping[str, str] = FILES, today: date = TODAY, settings: str = SETTINGS) -> Judgement:
    """The judgement of notes in memory; `settings` are the lines of the settings note's properties."""
    known, problems = load_settings(read_note(SETTINGS_NOTE, f"---\n{settings}---\n"))
    assert problems == ()
    return judge([read_note(path, text) for path, text in files.items()], known, today)


def written(files: Mapping[str, str] = FILES, today: date = TODAY, settings: str = SETTINGS) -> dict[str, str]:
    """The notes after a pass."""
    edits = note_edits(judged(files, today, settings))
    return dict(files) | {edit.path: edit.after.decode() for edit in edits}


def shown(files: Mapping[str, str] = FILES, today: date = TODAY, settings: str = SETTINGS) -> tuple[Appointment, ...]:
    """What the calendar holds."""
    return appointments(judged(files, today, settings))


def feed(files: Mapping[str, str] = FILES, today: date = TODAY, settings: str = SETTINGS) -> bytes:
    """The calendar file."""
    judgement = judged(files, today, settings)
    return calendar_bytes(appointments(judgement), judgement.settings)


def parsed(data: bytes) -> icalendar.Calendar:
    """The file as the library reads it."""
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def components(data: bytes) -> list[icalendar.Component]:
    """The events and to-dos."""
    return [one for one in parsed(data).subcomponents if one.name in ("VEVENT", "VTODO")]


def one_of(data: bytes, words: str) -> icalendar.Component:
    """The event or to-do whose summary has these words."""
    (found,) = [one for one in components(data) if words in str(one["SUMMARY"])]
    return found


def summaries(data: bytes) -> list[str]:
    """What the calendar shows, in its order."""
    return [str(one["SUMMARY"]) for one in components(data)]


# Properties by component, after RFC 5545: those that must stand once, and those that may stand once at most.
_ONCE = {
    "VCALENDAR": ({"PRODID", "VERSION"}, {"NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}),
    "VEVENT": (
        {"UID", "DTSTAMP", "DTSTART", "SUMMARY"},
        {"DTEND", "DURATION", "LAST-MODIFIED", "SEQUENCE", "DESCRIPTION", "CLASS", "TRANSP"},
    ),
    "VTODO": (
        {"UID", "DTSTAMP", "DUE", "SUMMARY", "STATUS"},
        {"LAST-MODIFIED", "SEQUENCE", "DESCRIPTION", "CLASS", "COMPLETED", "PERCENT-COMPLETE"},
    ),
    "VALARM": ({"ACTION", "TRIGGER", "DESCRIPTION"}, set()),
    "VTIMEZONE": ({"TZID"}, set()),
    "STANDARD": ({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}, {"TZNAME"}),
    "DAYLIGHT": ({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}, {"TZNAME"}),
}
_INSIDE = {"VCALENDAR": {""}, "VALARM": {"VEVENT", "VTODO"}, "STANDARD": {"VTIMEZONE"}, "DAYLIGHT": {"VTIMEZONE"}}
_LINE = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^\";:,\x00-\x1f]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)")


def check_grammar(data: bytes) -> None:
    """The file's form by RFC 5545, told without any library: lines, folds, nesting, which property stands how often."""
    assert data.endswith(b"\r\n") and not {b"\n"[0], b"\r"[0]} & set(data.replace(b"\r\n", b""))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")  # a fold never cuts a character
    open_ones: list[tuple[str, list[str]]] = []
    uids: list[str] = []
    for line in data.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        match = _LINE.fullmatch(line)
        assert match, line
        name, value = match[1], match[3]
        if name == "BEGIN":
            outer = open_ones[-1][0] if open_ones else ""
            assert outer in _INSIDE.get(value, {"VCALENDAR"}), (value, outer)
            open_ones.append((value, []))
        elif name == "END":
            kind, names = open_ones.pop()
            required, optional = _ONCE[kind]
            assert value == kind and len(names) == len(set(names))
            assert required <= set(names) <= required | optional, (kind, names)
            assert not {"DTEND", "DURATION"} <= set(names)
        else:
            open_ones[-1][1].append(name)
            uids += [value] if name == "UID" else []
            if name in ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME"):
                assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), value
    assert not open_ones and len(uids) == len(set(uids))
    assert data.count(b"\r\nBEGIN:") > 0, "one component at least"


def folder_of_settings(root: Path, lines: str) -> None:
    """Write the settings note."""
    (root / SETTINGS_NOTE).write_text(f"---\n{lines}---\n", encoding="utf-8")
