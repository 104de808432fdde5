"""Days simulated with a clock of its own: restarts, sleep, clocks that jump, edits, in several zones.

The machine looks when it was told to, at each edit, at midnight, after sleep and after a jump, as the watcher does.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from kbfollow.model import Finding, FollowUp
from kbfollow.reminders.agenda import Agenda, Due
from kbfollow.reminders.due import PATIENCE, due_reminders
from kbfollow.reminders.hours import is_quiet, moment
from kbfollow.reminders.record import Told, as_json, from_json
from kbfollow.settings import Settings

# Days on which clocks change, by an hour or by half an hour, at night or at midnight, and days on which none does.
DAYS = (
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/Santiago", date(2026, 9, 6)),
    ("America/Santiago", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Pacific/Auckland", date(2026, 9, 27)),
    ("Asia/Kolkata", date(2026, 11, 21)),
    ("UTC", date(2026, 11, 24)),
)
LENGTH = 24 * 60  # minutes that are simulated, from midnight on
MINUTES = st.integers(0, LENGTH)


@dataclass(frozen=True)
class Task:
    """A task in the simulation: there from minute `appears` until `closed`, due so many days from the first."""

    name: str
    due: int
    appears: int = 0
    closed: int | None = None


@dataclass(frozen=True)
class Meeting:
    """An interview on the first day, as minutes since midnight on its clocks."""

    name: str
    starts: int
    appears: int = 0
    closed: int | None = None

    @property
    def time(self) -> time:
        return time(self.starts // 60, self.starts % 60)


@dataclass
class Machine:
    """A device with its record and its clock, which may be wrong by `wrong`."""

    zone: ZoneInfo
    day: date
    settings: Settings
    tasks: tuple[Task, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    asleep: tuple[tuple[int, int], ...] = ()
    restarts: tuple[int, ...] = ()
    jumps: Mapping[int, int] = field(default_factory=dict)
    wrong: timedelta = timedelta()
    told: Told = Told()
    messages: list[tuple[datetime, list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start = moment(self.day, time(), self.zone)

    def is_awake(self, real: datetime) -> bool:
        return not any(self.at(start) <= real < self.at(start + length) for start, length in self.asleep)

    def at(self, minute: float) -> datetime:
        return self.start + timedelta(minutes=minute)

    def agenda(self, real: datetime, today: date) -> Agenda:
        def is_there(one: Task | Meeting) -> bool:
            return self.at(one.appears) <= real and (one.closed is None or real < self.at(one.closed))

        tasks = [one for one in self.tasks if is_there(one) and self.day + timedelta(one.due) <= today]
        meetings = [one for one in self.meetings if is_there(one) and self.day >= today]
        interviews = [
            Due("Notes.md", one.name, self.day, 100 + place, employer=one.name, starts=f"{one.time:%H:%M}")
            for place, one in enumerate(meetings)
        ]
        due = [self._due(one, place) for place, one in enumerate(tasks)]
        todays = [one for one in interviews if one.due == today]
        return Agenda(today, (*due, *todays), tuple(interviews), frozenset({"Notes.md"}))

    def _due(self, one: Task, line: int) -> Due:
        due = self.day + timedelta(one.due)
        follow_up = FollowUp(
            Finding("my-promise", "Notes.md", one.name, one.name, due, ""), one.name, one.name, due, "open"
        )
        return Due("Notes.md", one.name, due, line, follow_up, one.name)

    def look(self, real: datetime) -> datetime | None:
        now = (real + self.wrong).astimezone(self.zone)
        found = due_reminders(self.agenda(real, now.date()), self.told, self.settings, now)
        self.told = found.told
        if found.message is not None:
            assert not is_quiet(self.settings, now), now
            self.messages.append((real, [found.message.title, *found.message.lines]))
        assert found.again is None or found.again > real + self.wrong
        return None if found.again is None else found.again - self.wrong

    def run(self, until: float = LENGTH) -> None:
        """Live through the minutes. What happens to the machine comes before the look that it causes."""
        happens = {0.0, float(until), *map(float, self.restarts), *map(float, self.jumps)}
        happens |= {float(start + length) for start, length in self.asleep}
        for one in (*self.tasks, *self.meetings):
            happens |= {float(one.appears), *([float(one.closed)] if one.closed is not None else [])}
        events = sorted(self.at(one) for one in happens if one <= until)
        again: datetime | None = None
        real = self.start
        while events or again is not None:
            midnight = self._midnight(real)
            candidates = [one for one in (events[0] if events else None, again, midnight) if one is not None]
            real = min(candidates)
            if real > self.at(until):
                return
            events = [one for one in events if one > real]
            minute = (real - self.start) / timedelta(minutes=1)
            if minute in self.restarts:
                self.told = from_json(json.loads(json.dumps(as_json(self.told))))
            if minute in self.jumps:
                self.wrong += timedelta(minutes=self.jumps[int(minute)])
            again = self.look(real) if self.is_awake(real) else None

    def _midnight(self, real: datetime) -> datetime:
        """When the next day begins on the machine's clock."""
        here = (real + self.wrong).astimezone(self.zone)
        return moment(here.date() + timedelta(1), time(), self.zone) - self.wrong

    def told_lines(self) -> Counter[str]:
        return Counter(line for _, lines in self.messages for line in lines[1:] if not re.match(r"and \d+ more", line))

    def when(self, line: str) -> list[datetime]:
        return [real for real, lines in self.messages if line in lines[1:]]


NAMES = ("Apple", "Birch", "Cedar", "Daisy", "Elder")
OPTIONS = st.builds(
    Settings,
    reminder_time=st.sampled_from(["08:30", "00:00", "02:30", "23:30", "12:00"]),
    quiet_hours=st.sampled_from(["21:00-07:30", "", "00:00-12:15", "09:00-17:00", "02:00-03:00"]),
    quiet_weekends=st.sampled_from([False, False, True]),
    reminder_before_interview=st.sampled_from([60, 15, 180]),
)
LIFETIMES = st.tuples(st.just(0) | MINUTES, st.none() | MINUTES)


@st.composite
def machines(draw: st.DrawFn, jumps: bool = False) -> Machine:
    zone, day = draw(st.sampled_from(DAYS))
    tasks = []
    for name in NAMES[: draw(st.integers(0, 4))]:
        appears, closed = draw(LIFETIMES)
        tasks.append(Task(name, draw(st.integers(-3, 1)), appears, closed))
    meetings = [
        Meeting(f"Employer {number}", draw(st.integers(0, 24 * 60 - 1)), *draw(LIFETIMES))
        for number in range(draw(st.integers(0, 1)))
    ]
    asleep = draw(st.lists(st.tuples(MINUTES, st.integers(1, 600)), max_size=3))
    restarts = draw(st.lists(MINUTES, max_size=4))
    jumped = draw(st.dictionaries(MINUTES, st.integers(-2000, 2000), max_size=3)) if jumps else {}
    return Machine(
        ZoneInfo(zone), day, draw(OPTIONS), tuple(tasks), tuple(meetings), tuple(asleep), tuple(restarts), jumped
    )


@settings(max_examples=400)
@given(machines(jumps=True))
def test_nothing_is_told_twice_whatever_happens(machine: Machine) -> None:
    """Each line once: as due, with its day as late, and an interview once in the morning and once before it begins."""
    machine.run(2 * LENGTH)
    assert {line: count for line, count in machine.told_lines().items() if count > 1} == {}
    for real, lines in machine.messages:
        closed = {one.name for one in machine.tasks if one.closed is not None and machine.at(one.closed) <= real}
        assert not any(line.split(",")[0] in closed for line in lines), lines


@settings(max_examples=400)
@given(machines())
def test_everything_is_told_that_stays_open(machine: Machine) -> None:
    """At the latest on the first day that isn't quiet: what nobody has done by then was told exactly once."""
    machine.run(5 * LENGTH)
    for one in machine.tasks:
        lines = [line for line in machine.told_lines().elements() if line.split(",")[0] == one.name]
        if one.closed is None:
            assert 1 <= len(lines) <= 2, (one, machine.messages)
        else:
            assert len(lines) <= 2


@settings(max_examples=300)
@given(machines())
def test_nothing_comes_late(machine: Machine) -> None:
    """Awake all day: what was due in the morning is told at the summary's minute, or when quiet ends."""
    awake = replace(machine, asleep=(), messages=[], told=Told())
    awake.run(LENGTH + 60)  # a day may have an hour more
    minutes = [awake.at(minute) for minute in range(LENGTH + 61)]
    may = [one for one in minutes if not is_quiet(awake.settings, one.astimezone(awake.zone))]
    hour, end = awake.settings.reminder_time, awake.settings.quiet_hours[-5:]
    in_quiet = is_quiet(replace(awake.settings, quiet_weekends=False), datetime.fromisoformat(f"2026-01-01 {hour}"))
    at = moment(awake.day, time.fromisoformat(end if in_quiet else hour), awake.zone)
    told_at = next((one for one in may if one >= at), None)
    same_day = told_at is not None and told_at.astimezone(awake.zone).date() == awake.day
    for one in awake.tasks:
        is_open = told_at is not None and (one.closed is None or awake.at(one.closed) > told_at)
        if one.due <= 0 and one.appears == 0 and is_open and same_day:
            day = awake.day + timedelta(one.due)
            shown = [line for line in awake.told_lines() if line.split(",")[0] == one.name]
            assert awake.when(shown[0])[0] == told_at, (one, day, awake.messages)
    for each in awake.meetings:
        starts = moment(awake.day, each.time, awake.zone)
        before = starts - timedelta(minutes=awake.settings.reminder_before_interview)
        first = next((real for real in may if max(before, awake.start) <= real < starts), None)
        titles = [real for real, lines in awake.messages if lines[0].startswith("Interview at")]
        stays = each.appears == 0 and (each.closed is None or awake.at(each.closed) > starts)
        if stays:
            assert titles == ([first] if first is not None else []), (each, awake.messages)


@settings(max_examples=200)
@given(machines(), st.integers(0, LENGTH - 90))
def test_what_falls_due_during_the_day_is_told_within_minutes(machine: Machine, minute: int) -> None:
    """An edit makes a task due after the summary; nobody does it, and the machine stays awake."""
    plain = Settings(reminder_time="00:00", quiet_hours="")
    awake = replace(machine, settings=plain, asleep=(), messages=[], told=Told())
    awake.tasks = (*(one for one in awake.tasks if one.name != "Edited"), Task("Edited", 0, minute))
    awake.run()
    (told_at,) = awake.when("Edited")
    assert awake.at(minute) <= told_at <= awake.at(minute) + PATIENCE


def test_an_ordinary_day() -> None:
    """One task in the morning, one by an edit, an interview; the machine sleeps over noon and is restarted."""
    zone = ZoneInfo("Europe/Berlin")
    machine = Machine(
        zone,
        date(2026, 10, 25),
        Settings(),
        (Task("Apple", 0), Task("Birch", -1), Task("Cedar", 0, appears=16 * 60)),
        (Meeting("Acme", 15 * 60),),
        asleep=((12 * 60, 60),),
        restarts=(600, 601, 900, 1000),
    )
    machine.run(25 * 60)  # clocks go back: the day has an hour more
    told = [(f"{real.astimezone(zone):%H:%M}", lines) for real, lines in machine.messages]
    assert told == [
        ("08:30", ["Follow-ups: 3 for today", "15:00 interview, Acme", "Apple", "Birch, since Sat 24 Oct"]),
        ("14:00", ["Interview at 15:00", "Acme"]),
        ("15:02", ["New for today", "Cedar"]),
    ]
    assert machine.start.astimezone(UTC).hour == 22
