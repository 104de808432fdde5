"""When the next check-in is due, and when it is time to stop asking.

Days are calendar days unless they are called business days. The figures of the profiles and the order of the rules are
those of careers services: a stated date is given one to two business days, five to seven without one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from kbfollow.business_days import BusinessCalendar
from kbfollow.model import Application, Contact, DateSpan, Evidence, Statement
from kbfollow.words import day_month, days_range


@dataclass(frozen=True, slots=True)
class Profile:
    """How soon and how often: days without a window, business days behind one, gaps, and how many stay unanswered."""

    first: int
    each_next: int
    after_window: int
    least_gap: int
    greatest_gap: int
    unanswered: int


PROFILES = {
    "patient": Profile(10, 14, 5, 7, 28, 1),
    "standard": Profile(7, 10, 2, 5, 28, 2),
    "persistent": Profile(5, 5, 1, 3, 21, 3),
}


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The next check-in: its day, the arithmetic in words, the lines it rests on, and how many were made before."""

    due: date
    arithmetic: str
    why: tuple[Evidence, ...]
    made: int


def check_ins(application: Application) -> list[Contact]:
    """The check-ins made with a known day since the latest round, oldest first."""
    latest = application.latest
    start = latest.day if latest else None
    made = [one for one in application.contacts if one.by_me and one.check_in and one.day is not None]
    return sorted((one for one in made if start is None or _day(one) >= start), key=_day)


def _day(contact: Contact) -> date:
    assert contact.day is not None
    return contact.day


def last_thank_you(application: Application) -> date | None:
    """The day of the last thank-you that is known to be sent, in the block or by what the notes say."""
    days = [one.dates.end for one in application.said("thank_you_sent") if one.dates]
    days += [
        one.closed_on
        for one in application.records
        if one.rule == "thank-you" and one.status == "done" and one.closed_on is not None
    ]
    return max(days, default=None)


def window_end(application: Application) -> date | None:
    """The last day of the decision window, None where none is known."""
    return application.window.dates.end if application.window and application.window.dates else None


def next_check_in(application: Application, calendar: BusinessCalendar) -> CheckIn | None:
    """The one open check-in of an application whose latest round took place; None before any round did."""
    latest = application.latest
    if latest is None or latest.day is None:
        return None
    profile = PROFILES[application.profile]
    made = check_ins(application)
    since = max([latest.day, *(map(_day, made[-1:]))])
    if application.follow_up_on and (not made or application.follow_up_on > _day(made[-1])):
        evidence = (application.follow_up_evidence,) if application.follow_up_evidence else ()
        return CheckIn(application.follow_up_on, "the day that the note sets", evidence, len(made))
    due, arithmetic, why = _cadence_day(application, calendar, profile, since, bool(made))
    due, arithmetic, why = _before_next_round(application, calendar, since, due, arithmetic, why)
    earliest = [(_day(made[-1]), "the last check-in")] if made else []
    thanked = last_thank_you(application)
    if thanked:
        earliest.append((thanked, "the last thank-you"))
    for day, event in earliest:
        if day + timedelta(profile.least_gap) > due:
            due = day + timedelta(profile.least_gap)
            arithmetic += f"; not before {profile.least_gap} days after {event} → {day_month(due)}"
    moved = out_of_holiday_season(calendar, due)
    if moved != due:
        arithmetic += f"; the next business day → {day_month(moved)}"
    return CheckIn(moved, arithmetic, why, len(made))


def _cadence_day(
    application: Application, calendar: BusinessCalendar, profile: Profile, since: date, again: bool
) -> tuple[date, str, tuple[Evidence, ...]]:
    """The day by the window, or by the profile where there is none or it is over."""
    end = window_end(application)
    window = application.window
    if end is not None and window is not None and window.dates is not None:
        why = (evidence_of(window, "when they decide"),)
        target = calendar.add(end, profile.after_window)
        days = "business day" if profile.after_window == 1 else "business days"
        start = f"{_told(window.dates)}; {profile.after_window} {days} after"
        words = f"{start}{'' if window.dates.start in (None, end) else ' ' + day_month(end)} → {day_month(target)}"
        if target > since:
            if (target - since).days <= profile.greatest_gap:
                return target, words, why
            parts = math.ceil((target - since).days / profile.greatest_gap)
            due = since + timedelta((target - since).days // parts)
            return due, f"{words}; that is far off, so once between, 1/{parts} of the way → {day_month(due)}", why
    step = profile.each_next if again or (end is not None) else profile.first
    due = since + timedelta(step)
    start = "the last check-in" if again else "the interview"
    return due, f"{step} days after {start} on {day_month(since)} → {day_month(due)}", ()


def _told(span: DateSpan) -> str:
    """The words of a span and the days they mean: “two to three weeks from Fri 20 Nov → 4–11 Dec”."""
    days = days_range(span.start, span.end)
    words = span.words or span.text
    return words if not words or days in words else f"{words} → {days}"


def _before_next_round(
    application: Application,
    calendar: BusinessCalendar,
    since: date,
    due: date,
    arithmetic: str,
    why: tuple[Evidence, ...],
) -> tuple[date, str, tuple[Evidence, ...]]:
    """One business day before the first day of an announced round at the latest."""
    announced = application.next_round
    if announced is None or announced.dates is None or announced.manner == "invited":
        return due, arithmetic, why
    bound = calendar.add(announced.dates.earliest, -1)
    if not since < bound < due:
        return due, arithmetic, why
    first = day_month(announced.dates.earliest)
    words = f"{arithmetic}; the next round from {first} → one business day before: {day_month(bound)}"
    return bound, words, (*why, evidence_of(announced, "when the next round is"))


def out_of_holiday_season(calendar: BusinessCalendar, day: date) -> date:
    """The day itself if it is a business day, else the next; none from 24 December to 1 January."""
    day = calendar.on_or_after(day)
    if (day.month, day.day) >= (12, 24):
        day = calendar.on_or_after(date(day.year + 1, 1, 2))
    elif (day.month, day.day) == (1, 1):
        day = calendar.on_or_after(date(day.year, 1, 2))
    return day


def evidence_of(statement: Statement, says: str) -> Evidence:
    """The line of a statement, as a reason."""
    return Evidence(statement.note, statement.line, statement.quote, says)


@dataclass(frozen=True, slots=True)
class Silence:
    """The day on which it became clear that nobody answers, and why."""

    day: date
    arithmetic: str
    why: tuple[Evidence, ...]


def gone_quiet(application: Application, calendar: BusinessCalendar) -> Silence | None:
    """When the employer fell silent: enough check-ins behind the decision day went unanswered, or 30 days passed.

    One counts as unanswered when the next would be due. Without a window, the day on which the first check-in was due
    stands for the decision day. The 30 days run from it, or from the employer's last word if that is later.
    """
    latest = application.latest
    if latest is None or latest.day is None:
        return None
    profile = PROFILES[application.profile]
    end = window_end(application)
    decision_day = end or out_of_holiday_season(calendar, latest.day + timedelta(profile.first))
    heard = [one.day for one in application.contacts if not one.by_me and one.day]
    last_word = max(heard, default=None)
    made = check_ins(application)
    behind = [one for one in made if _day(one) > decision_day or (end is None and _day(one) == decision_day)]
    behind = [one for one in behind if last_word is None or _day(one) > last_word]
    candidates: list[Silence] = []
    if len(behind) >= profile.unanswered:
        last = behind[profile.unanswered - 1]
        day = out_of_holiday_season(calendar, _day(last) + timedelta(profile.each_next))
        count = f"{profile.unanswered} check-in{'s' if profile.unanswered > 1 else ''} unanswered"
        candidates.append(Silence(day, f"{count} by {day_month(day)}", tuple(one.evidence for one in behind)))
    start = max(decision_day, last_word) if last_word else decision_day
    after = start + timedelta(30)
    what = "their last word" if start == last_word else "the decision day"
    candidates.append(Silence(after, f"30 days after {what}, {day_month(start)} → {day_month(after)}", ()))
    return min(candidates, key=lambda one: one.day)
