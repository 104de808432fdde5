"""Anchor days, distances and the arithmetic of the calendar that all meanings share.

A `Meaning` is a function from the `Clock` (anchor, tense, country, what was said before) to a `DateSpan` without text,
or to None where there is no such day. Nothing here or in `days`, `periods` and `bounds` knows the words of a language,
except to retell the arithmetic.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from kbfollow.business_days import BusinessCalendar
from kbfollow.model import DateSpan, Grain

Unit = Literal["day", "business day", "week", "month", "year"]

Amount = tuple[tuple[float, Unit], ...]  # ((1, "month"), (2, "week")) is a month and two weeks

WeekShift = int | None

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH_NAMES = (
    *("", "January", "February", "March", "April", "May", "June"),  # not calendar.month_name, which follows the locale
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(slots=True)
class Clock:
    """What a date expression is read against. `reference` is the expression before it ("a week after that")."""

    anchor: date
    calendar: Callable[[], BusinessCalendar]
    order: Literal["mdy", "dmy", "ymd"] | None = None
    tense: Literal["past", "future"] | None = None
    reference: DateSpan | None = None
    same_sentence: bool = False

    @property
    def past(self) -> bool:
        """Whether the sentence looks back."""
        return self.tense == "past"

    def say(self, day: date) -> str:
        """A day in short English, with its year where that isn't the anchor's: "Fri 20 Nov"."""
        text = f"{_DAYS[day.weekday()]} {day.day} {MONTH_NAMES[day.month][:3]}"
        return text if day.year == self.anchor.year else f"{text} {day.year}"

    def day(self, day: date, *, past: bool | None = None, words: str = "", other: DateSpan | None = None) -> DateSpan:
        """A span of one day."""
        return DateSpan(day, day, past=self.past if past is None else past, other=other, words=words or self.say(day))

    def span(self, start: date, end: date, grain: Grain, words: str, *, past: bool | None = None) -> DateSpan:
        """A span of several days."""
        return DateSpan(start, end, grain, past=self.past if past is None else past, words=words)


Meaning = Callable[[Clock], DateSpan | None]


@dataclass(frozen=True, slots=True)
class Duration:
    """A distance in time, from `low` to `high`. `said` are the words for it."""

    low: Amount
    high: Amount
    said: str = ""


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month some months later (earlier if negative), at most the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(clock: Clock, day: date, amount: Amount, sign: int = 1) -> date:
    """`day` moved by an amount; business days by the clock's calendar. Parts of a unit are rounded up to whole days."""
    for number, unit in amount:
        if unit == "business day":
            day = clock.calendar().add(day, sign * min(ceil(number), 4000))
        elif unit in ("month", "year") and number == int(number):
            day = add_months(day, sign * int(number) * (12 if unit == "year" else 1))
        else:
            days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
            day += timedelta(days=sign * ceil(number * days))
    return day


def monday_of(day: date) -> date:
    """The Monday of the day's week, which runs Monday to Sunday."""
    return day - timedelta(days=day.weekday())


def first_after(day: date, weekday: int) -> date:
    """The first such weekday strictly after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def last_before(day: date, weekday: int) -> date:
    """The last such weekday strictly before a day."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)
