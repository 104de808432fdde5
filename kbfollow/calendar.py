"""What is due → an iCalendar file (RFC 5545) for phones and other calendars. Pure: equal tasks give equal bytes.

The file is a full feed: what went away is not in it. Tasks are all-day events, or to-dos by a setting. A calendar that
subscribes to the file takes it whole, so an event that is done simply goes: an event has no box to tick. A to-do that
is done stays as COMPLETED instead, since some programs add to what they have and never take away; there an open to-do
that vanished would stay open for good.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from kbfollow.interviews import CLOSED
from kbfollow.judge import Judgement, state_of
from kbfollow.markdown.inline import clean_description, plain_text
from kbfollow.model import Application, FollowUp, Interview
from kbfollow.settings import Settings

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Component, Timezone

PRODUCT = "-//kbfollow//kbfollow//EN"
"""The PRODID by which a file is known as ours. No version in it: a new one is no reason to write."""

# Where UIDs come from; it must never change, or every calendar sees all tasks as new.
_NAMESPACE = UUID("5f6d2c1e-8a54-4d0b-9c1f-6b2a7e3d9f10")
# A revision has to be a number that grows: days since this one, which tells the day something is due, twice over.
_FIRST_DAY = date(2000, 1, 1)
# A note says when an interview starts and seldom how long it takes.
_INTERVIEW_TAKES = timedelta(hours=1)
# Tasks about an employer other than the note's.
_NAMES_ANOTHER = ("offer-tell-", "hired-tell-")
_OURS = re.compile(rb"^PRODID[^:\n]*:" + re.escape(PRODUCT.encode()) + rb"\s*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Appointment:
    """What stands in the calendar for one task or interview.

    `uid` stays the same as long as the note keeps its name and the task its id. `day` is the due day or the day of the
    interview, `start` its time of day in the vault's zone, None for a whole day. `closed_on` is the day it was done.
    """

    uid: str
    words: str
    day: date
    details: tuple[str, ...] = ()
    is_interview: bool = False
    start: time | None = None
    done: bool = False
    closed_on: date | None = None
    rings: bool = True  # False where there is nothing to be reminded of: it is over, or for them to act

    @property
    def revision(self) -> int:
        """Greater for a later day, and greater once it is done."""
        return 2 * max((self.day - _FIRST_DAY).days, 0) + self.done


def appointments(judgement: Judgement) -> tuple[Appointment, ...]:
    """What the calendar holds as of the judgement's day, in order of days; what is done only among to-dos."""
    settings = judgement.settings
    names = _names(judgement.notes)
    found: list[Appointment] = []
    told: set[tuple[str | None, date | None]] = set()  # interviews that say in their own event what to ask there
    if settings.calendar_interviews:
        asked = {one.finding.note: one.text for one in judgement.follow_ups if _asks_there(one)}
        for application, interview in _interviews(judgement):
            found.append(_of_interview(application, interview, asked.get(interview.note.path, ""), names))
            told.add((interview.note.path, interview.day))
    for one in judgement.follow_ups:
        in_interview = one.finding.rule == "before-interview" and (one.finding.note, one.due) in told
        if _is_shown(one, settings) and not in_interview:
            found.append(_of_task(one, judgement, names))
    return tuple(sorted(found, key=lambda one: (one.day, one.start or time.min, one.uid)))


def _is_shown(one: FollowUp, settings: Settings) -> bool:
    """Whether a follow-up is a line of its own with a day; done ones only where they can be shown as done."""
    statuses = ("open", "done") if settings.calendar_tasks == "to-dos" else ("open",)
    has_line = bool(one.id) and not one.carried_by and not one.dismissed
    return has_line and one.due is not None and one.finding.note is not None and one.status in statuses


def _names(paths: Collection[str]) -> dict[str, str]:
    """Each note's name for UIDs: without its folder, so that a note can be filed away; with it where two share one."""
    short = {path: _folded(path.rsplit("/", 1)[-1]) for path in paths}
    count = Counter(short.values())
    return {path: name if count[name] == 1 else _folded(path) for path, name in short.items()}


def _folded(path: str) -> str:
    """One form for all spellings of a path; bytes that are not UTF-8 count too."""
    text = unicodedata.normalize("NFC", path).casefold()
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _uid(name: str, block_id: str) -> str:
    return f"{uuid5(_NAMESPACE, f'{name}#{block_id}')}@kbfollow"


def _of_task(one: FollowUp, judgement: Judgement, names: dict[str, str]) -> Appointment:
    note = one.finding.note or ""
    assert one.due is not None
    return Appointment(
        uid=_uid(names.get(note, _folded(note)), one.id),
        words=_words(one),
        day=one.due,
        details=_details(one),
        done=one.status == "done",
        closed_on=one.closed_on if one.status == "done" else None,
        rings=one.status == "open" and state_of(one, judgement.today) != "waiting",
    )


def _words(one: FollowUp) -> str:
    """A task in the few words that a calendar has room for; its employer is named, since no note is around it."""
    own = one.adopted.description if one.adopted else one.record.user_text if one.record else None
    if own is None and one.id.startswith(_NAMES_ANOTHER):
        return _plain(one.finding.text)
    words = _plain(own or one.finding.short or one.text)
    employer = clean_description(one.finding.application.employer) if one.finding.application else ""
    return words if not employer or employer.casefold() in words.casefold() else f"{words}, {employer}"


def _details(one: FollowUp) -> tuple[str, ...]:
    note = one.finding.note or ""
    said = [_plain(line) for line in (one.text, *one.finding.detail)]
    return tuple(dict.fromkeys([*(line for line in said if line), _where(note)]))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A text of a note's as plain words on one line. The same ones come at every pass."""
    return clean_description(plain_text(text))


def _where(note: str) -> str:
    return f"Note: {clean_description(note.removesuffix('.md'))}"


def _interviews(judgement: Judgement) -> Iterator[tuple[Application, Interview]]:
    """The interviews that took place or will: one that lies ahead at an employer who is out of it will not."""
    for application in judgement.vault.applications:
        if application.dormant:
            continue
        for interview in application.rounds:
            if interview.day is not None and (interview.took_place or application.status not in CLOSED):
                yield application, interview


def _asks_there(one: FollowUp) -> bool:
    return one.finding.rule == "before-interview" and one.status == "open"


def _of_interview(application: Application, interview: Interview, asked: str, names: dict[str, str]) -> Appointment:
    note = interview.note.path
    assert interview.day is not None
    stage = _plain(interview.stage)
    people = ", ".join(f"{one.name} ({one.title})" if one.title else one.name for one in interview.interviewers)
    lines = [application.role or "", f"With {people}" if people else "", asked]
    said = [_plain(line) for line in lines]
    hour, _, minute = interview.time.partition(":")
    return Appointment(
        uid=_uid(names.get(note, _folded(note)), "interview"),
        words=f"Interview: {clean_description(application.employer)}" + (f" ({stage})" if stage else ""),
        day=interview.day,
        details=(*(line for line in said if line), _where(note)),
        is_interview=True,
        start=time(int(hour), int(minute)) if minute else None,
        rings=not interview.took_place,
    )


# --- the file --------------------------------------------------------------------------------------------------------


def is_our_calendar(data: bytes) -> bool:
    """Whether a file's bytes are a calendar that kbfollow wrote, or nothing at all."""
    head = data[:2000].replace(b"\r\n", b"\n").replace(b"\n ", b"")
    if not head.strip():
        return not data.strip()
    start, _, rest = head.partition(b"\n")
    return start.strip() == b"BEGIN:VCALENDAR" and _OURS.search(rest.partition(b"\nBEGIN:")[0] + b"\n") is not None


class _Shape(NamedTuple):
    """The settings that change how one appointment is written."""

    tasks: str
    alarm: str
    minutes_before_interview: int
    zone: ZoneInfo | None


def calendar_bytes(found: Sequence[Appointment], settings: Settings) -> bytes:
    """The calendar file. Needs the library icalendar; raises ImportError without it."""
    from icalendar import Calendar

    calendar = Calendar()
    title = clean_description(settings.page.rsplit("/", 1)[-1]) or "Follow-ups"
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    _add_name(calendar, title)
    zone = ZoneInfo(settings.time_zone) if settings.time_zone else None
    times = [datetime.combine(one.day, one.start) for one in found if one.start]
    if zone is not None and times:
        calendar.add_component(_time_zone(zone, min(times).date(), max(times).date()))
    elif not found:
        # RFC 5545 wants one component at least. Deleting the file would end the subscription instead.
        calendar.add_component(_time_zone(zone or ZoneInfo("Etc/UTC"), _FIRST_DAY, _FIRST_DAY))
    shape = _Shape(settings.calendar_tasks, settings.calendar_alarm, settings.reminder_before_interview, zone)
    head, end, _ = calendar.to_ical().rpartition(b"END:VCALENDAR")
    return b"".join([head, *(_component_bytes(one, shape) for one in found), end, b"\r\n"])


def _add_name(calendar: Calendar, title: str) -> None:
    """The calendar's name and how often to look: in the words of RFC 7986, and in those that programs know from old."""
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")


@lru_cache(maxsize=4096)
def _component_bytes(one: Appointment, shape: _Shape) -> bytes:
    """An event or a to-do. Kept, since the library takes a millisecond and most are as they were at the last pass."""
    from icalendar import Event, Todo

    is_to_do = shape.tasks == "to-dos" and not one.is_interview
    component: Component = Todo() if is_to_do else Event()
    # Nothing here comes from the clock: the same task has the same stamp on every device.
    stamp = datetime.combine(one.closed_on or one.day, time(), UTC)
    component.add("uid", one.uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", one.revision)
    component.add("summary", one.words)
    component.add("description", "\n".join(one.details))
    component.add("class", "PRIVATE")  # a calendar shared with colleagues must not tell them of an interview
    if is_to_do:
        _add_due(component, one, shape.zone)
    else:
        _add_time(component, one, shape.zone)
    alarm = _alarm(one, shape, is_to_do)
    if alarm is not None:
        component.add_component(alarm)
    data: bytes = component.to_ical()
    return data


def _add_due(component: Component, one: Appointment, zone: tzinfo | None) -> None:
    component.add("due", one.day)
    component.add("status", "COMPLETED" if one.done else "NEEDS-ACTION")
    if one.done:
        component.add("percent-complete", 100)
    if one.done and one.closed_on:  # noon in the vault's zone: no calendar far away makes another day of it
        component.add("completed", datetime.combine(one.closed_on, time(12), zone or UTC).astimezone(UTC))


def _add_time(component: Component, one: Appointment, zone: tzinfo | None) -> None:
    if one.start is None:
        component.add("dtstart", one.day)
        component.add("dtend", one.day + timedelta(1))
        component.add("transp", "TRANSPARENT")  # the day stays free for others
        return
    start = datetime.combine(one.day, one.start, zone)  # without a zone it is that time wherever one is
    component.add("dtstart", start)
    component.add("duration", _INTERVIEW_TAKES)
    component.add("transp", "OPAQUE")


def _alarm(one: Appointment, shape: _Shape, is_to_do: bool) -> Alarm | None:
    from icalendar import Alarm

    before = timedelta(minutes=shape.minutes_before_interview)
    if not shape.alarm or not one.rings or (one.start is not None and not before):
        return None
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.words)
    if one.start is not None:
        alarm.add("trigger", -before)
        return alarm
    at = time.fromisoformat(shape.alarm)
    parameters = {"RELATED": "END"} if is_to_do else {}
    alarm.add("trigger", timedelta(hours=at.hour, minutes=at.minute), parameters=parameters)
    return alarm


# --- the vault's time zone -------------------------------------------------------------------------------------------


def _time_zone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """The zone from the beginning of the first day's year to the end of the last day's.

    The library's own makes an hour's mistake: a change stands there in the time after it, and RFC 5545 counts it in the
    time before (section 3.6.5, TZOFFSETFROM).
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    result = Timezone()
    result.add("tzid", zone.key)
    start, end = datetime(first.year - 1, 12, 31, tzinfo=UTC), datetime(last.year + 1, 1, 2, tzinfo=UTC)
    for moment in (start, *_changes(zone, start, end)):
        after = moment.astimezone(zone)
        offset = _offset(moment, zone)
        before = offset if moment == start else _offset(moment - timedelta(minutes=1), zone)
        part = TimezoneDaylight() if after.dst() else TimezoneStandard()
        part.add("dtstart", (moment + before).replace(tzinfo=None))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", offset)
        part.add("tzname", after.tzname() or zone.key)
        result.add_component(part)
    return result


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments (UTC, to the minute) at which the zone's offset changes."""
    day = start
    while day < end:
        following = day + timedelta(1)
        if _offset(day, zone) != _offset(following, zone):
            low, high = 0, 24 * 60
            while high - low > 1:
                middle = (low + high) // 2
                same = _offset(day + timedelta(minutes=middle), zone) == _offset(day, zone)
                low, high = (middle, high) if same else (low, middle)
            yield day + timedelta(minutes=high)
        day = following
