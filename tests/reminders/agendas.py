"""Vaults in memory for the tests of reminders: notes as text, a day, what is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kbfollow.judge import Judgement, judge
from kbfollow.markdown.note import read_note
from kbfollow.reminders.agenda import Agenda, agenda_of
from kbfollow.reminders.due import Reminders, due_reminders
from kbfollow.reminders.record import Told
from kbfollow.settings import Settings

NEW_YORK = ZoneInfo("America/New_York")
# Friday's interview: on Saturday two thank-yous and a reference are due, on Tuesday the writing sample.
ACME = """---
type: interview
company: Acme Finance
role: Secretary
date: 2026-11-20
interviewers: [Jane Doe (Finance Director), John Roe (Controller)]
references: Maria Lopez
---
They'll decide in two weeks, no second round. I said I'd send the writing sample by Tuesday.
"""
# An interview that lies ahead, on Tuesday at two, with everything known but the names.
HALDEN = """---
type: interview
company: Halden Paper
date: 2026-11-24
time: "14:00"
---
"""


def at(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    """“2026-11-21 08:30” in the vault's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def judged(notes: Mapping[str, str], now: datetime, settings: Settings | None = None) -> Judgement:
    return judge([read_note(path, text.encode()) for path, text in notes.items()], settings or Settings(), now.date())


def agenda(notes: Mapping[str, str], now: datetime, settings: Settings | None = None) -> Agenda:
    return agenda_of(judged(notes, now, settings))


def look(notes: Mapping[str, str], when: str, told: Told | None = None, settings: Settings | None = None) -> Reminders:
    """What a look at this moment comes to."""
    now = at(when)
    return due_reminders(agenda(notes, now, settings), told or Told(), settings or Settings(), now)


def said(found: Reminders) -> list[str]:
    """The message as its title and lines."""
    return [found.message.title, *found.message.lines] if found.message else []
