"""What is to be told at a moment: one summary in the morning, what falls due later, interviews, refused writes.

A message tells each task once as due and, at a later summary, once as late. What the machine has slept through is told
by the next look, as one message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from kbfollow.reminders.agenda import Agenda, Due
from kbfollow.reminders.hours import after_quiet, clock, is_quiet, moment, summary_moment
from kbfollow.reminders.record import SAME_REFUSAL, Mention, Told, trimmed
from kbfollow.reminders.words import Message, RefusedWrite, reminder_message, warning_message
from kbfollow.settings import Settings

# While somebody writes a note, task after task may fall due: they are told together once none has come for so long,
# but not later than PATIENCE after the first.
SETTLED, PATIENCE = timedelta(minutes=2), timedelta(minutes=10)
# A write that has been refused so long will not mend itself.
REFUSED_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Reminders:
    """What to tell now, if anything; the record once it is told; when to look again at the latest (UTC)."""

    message: Message | None
    told: Told
    again: datetime | None


def due_reminders(agenda: Agenda, told: Told, settings: Settings, now: datetime) -> Reminders:
    """What to tell at `now`, an aware moment in the vault's zone; nothing where the agenda is another day's."""
    today, utc = now.date(), now.astimezone(UTC)
    if agenda.today != today:
        return Reminders(None, told, None)
    told = _with_moved(told, agenda)
    near = [one for one in agenda.interviews if _is_near(one, told, settings, now)]
    in_summary = today not in told.summaries and utc >= summary_moment(settings, now)
    untold = [one for one in agenda.due if _is_new(one, told) or (in_summary and _has_turned_late(one, told, today))]
    if not in_summary:
        begun = today in told.summaries
        untold = [one for one in untold if begun and not _has_begun(one, now)]
        told = replace(told, fresh={one.key: min(told.fresh.get(one.key, utc), utc) for one in untold})
        untold = untold if _have_settled(told.fresh, utc) else []
    named = {one.key for one in near}
    untold = [one for one in untold if one.key not in named]
    message = None
    if not is_quiet(settings, now):
        is_told = not in_summary or bool(settings.reminder_time)
        message = reminder_message(agenda, near, untold if is_told else [], in_summary, settings)
        told = _with_told(told, [*near, *untold], near, today)
        told = replace(told, summaries=(*told.summaries, today)) if in_summary else told
    starts = {_start_key(one) for one in agenda.interviews}
    told = trimmed(told, {one.key for one in (*agenda.due, *agenda.interviews)}, starts, today)
    return Reminders(message, told, _again(agenda, told, settings, now))


def _is_new(one: Due, told: Told) -> bool:
    mention = told.tasks.get(one.key)
    return mention is None or one.due > mention.due


def _has_turned_late(one: Due, told: Told, today: date) -> bool:
    mention = told.tasks.get(one.key)
    return mention is not None and one.due < today and not mention.late


def _start(one: Due, now: datetime) -> datetime | None:
    """When an interview starts, in UTC."""
    return moment(one.due, clock(one.starts), now.tzinfo) if one.starts else None


def _has_begun(one: Due, now: datetime) -> bool:
    start = _start(one, now)
    return start is not None and start <= now.astimezone(UTC)


def _is_near(one: Due, told: Told, settings: Settings, now: datetime) -> bool:
    """Whether it is time to tell that an interview begins soon."""
    start, before = _start(one, now), timedelta(minutes=settings.reminder_before_interview)
    return start is not None and start - before <= now.astimezone(UTC) < start and _start_key(one) not in told.starts


def _start_key(one: Due) -> str:
    return f"{one.note} {one.due.isoformat()} {one.starts}"


def _have_settled(fresh: Mapping[str, datetime], utc: datetime) -> bool:
    return bool(fresh) and (utc - max(fresh.values()) >= SETTLED or utc - min(fresh.values()) >= PATIENCE)


def _with_told(told: Told, named: Sequence[Due], near: Sequence[Due], today: date) -> Told:
    tasks, fresh = dict(told.tasks), dict(told.fresh)
    for one in named:
        known = tasks.get(one.key)
        due = one.due if known is None else max(one.due, known.due)
        tasks[one.key] = Mention(due, late=one.due < today)
        fresh.pop(one.key, None)
    starts = (*told.starts, *(_start_key(one) for one in near))
    return replace(told, tasks=tasks, fresh=fresh, starts=starts)


def _with_moved(told: Told, agenda: Agenda) -> Told:
    """The record after notes were renamed: a task with the same id and day in a note that is new was told already."""
    unknown = [one for one in agenda.due if one.key not in told.tasks]
    if not unknown:
        return told
    gone: dict[tuple[str, date], list[str]] = {}
    for key, mention in told.tasks.items():
        note, _, block_id = key.rpartition("#^")
        if note not in agenda.notes:
            gone.setdefault((block_id, mention.due), []).append(key)
    tasks = dict(told.tasks)
    for one in unknown:
        if before := gone.get((one.id, one.due)):
            tasks[one.key] = tasks.pop(before.pop())
    return replace(told, tasks=tasks)


def _again(agenda: Agenda, told: Told, settings: Settings, now: datetime) -> datetime | None:
    utc = now.astimezone(UTC)
    wanted = [summary_moment(settings, now, days) for days in (0, 1)]
    if agenda.today in told.summaries:
        wanted = wanted[1:]
    if told.fresh:
        wanted.append(min(max(told.fresh.values()) + SETTLED, min(told.fresh.values()) + PATIENCE))
    before = timedelta(minutes=settings.reminder_before_interview)
    wanted += [
        start - before
        for one in agenda.interviews
        if _start_key(one) not in told.starts and (start := _start(one, now)) and start > utc
    ]
    found = [after_quiet(settings, max(one, utc), now.tzinfo) for one in wanted]
    return min((one for one in found if one is not None and one > utc), default=None)


def told_after_damage(agenda: Agenda, settings: Settings, now: datetime) -> Told:
    """The record where its file is damaged: whatever may have been told before `now` counts as told."""
    summary_over = now.astimezone(UTC) >= summary_moment(settings, now)
    today = agenda.today
    tasks = {
        one.key: Mention(one.due, late=one.due < today and (summary_over or one.due < today - timedelta(1)))
        for one in agenda.due
        if one.due < today or summary_over
    }
    starts = tuple(_start_key(one) for one in agenda.interviews if _is_near(one, Told(), settings, now))
    return Told(tasks, starts, (today,) if summary_over else ())


def due_warning(refused: Sequence[RefusedWrite], told: Told, settings: Settings, now: datetime) -> Reminders:
    """What to tell of writes that have been refused for a while; `refused` are all that are now."""
    utc = now.astimezone(UTC)
    known = {one.key: one for one in refused}
    warned = {key: when for key, when in told.warned.items() if key in known or abs(utc - when) < SAME_REFUSAL}
    everywhere = {known[key].code for key in warned if key in known and known[key].is_everywhere}
    warned |= {key: utc for key, one in known.items() if one.code in everywhere and key not in warned}
    since = {key: min(told.refused.get(key, utc), utc) for key in known if key not in warned}
    ripe = [key for key, when in since.items() if utc - when >= REFUSED_FOR]
    if not ripe or is_quiet(settings, now):
        wanted = [after_quiet(settings, max(when + REFUSED_FOR, utc), now.tzinfo) for when in since.values()]
        again = min((one for one in wanted if one is not None), default=None)
        return Reminders(None, replace(told, refused=since, warned=warned), again)
    since = {key: when for key, when in since.items() if key not in ripe}
    told = replace(told, refused=since, warned=warned | dict.fromkeys(ripe, utc))
    again = min((when + REFUSED_FOR for when in since.values()), default=None)
    return Reminders(warning_message([known[key] for key in ripe]), told, again)
