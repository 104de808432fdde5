"""Calendar arithmetic: what the parts of a date expression mean, given the anchor day.

A `Meaning` is a function from the `Clock` (anchor, tense, country, what was said before) to a `DateSpan` without text,
or to None where there is no such day. Nothing here knows words of a language, except to retell the arithmetic.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
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
_NEARLY_PAST = 31  # days: "Nov 2" written on Nov 18 is more likely two weeks back than a year ahead


@dataclass(frozen=True, slots=True)
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


# ---- days ----------------------------------------------------------------------------------------------------------


def weekday(number: int) -> Meaning:
    """ "Friday", "on Friday", "this Friday": the first strictly after the anchor; looking back, the last before it."""

    def meaning(clock: Clock) -> DateSpan:
        if clock.past:
            day = last_before(clock.anchor, number)
            return clock.day(day, words=f"the {DAY_NAMES[number]} before {clock.say(clock.anchor)}")
        day = first_after(clock.anchor, number)
        return clock.day(day, words=f"the {DAY_NAMES[number]} after {clock.say(clock.anchor)}")

    return meaning


def last_weekday(number: int) -> Meaning:
    """ "last Friday": the last one strictly before the anchor."""

    def meaning(clock: Clock) -> DateSpan:
        day = last_before(clock.anchor, number)
        return clock.day(day, past=True, words=f"the {DAY_NAMES[number]} before {clock.say(clock.anchor)}")

    return meaning


def weekday_of_week(number: int, weeks: int, second: bool = False) -> Meaning:
    """The weekday of the week that is `weeks` after the anchor's; with `second` the coming one is the other reading."""

    def meaning(clock: Clock) -> DateSpan:
        day = monday_of(clock.anchor) + timedelta(days=7 * weeks + number)
        coming = first_after(clock.anchor, number)
        other = clock.day(coming, words=f"the coming {DAY_NAMES[number]}") if second and coming != day else None
        week = {0: "this week", 1: "next week", -1: "last week"}.get(weeks, f"the week {weeks} weeks ahead")
        past = weeks < 0 or (clock.past and weeks == 0)
        return clock.day(day, past=past, words=f"{DAY_NAMES[number]} of {week}", other=other)

    return meaning


def nth_weekday(number: int, count: int) -> Meaning:
    """ "two Fridays from now": the count-th such weekday after the anchor."""

    def meaning(clock: Clock) -> DateSpan:
        day = first_after(clock.anchor, number) + timedelta(days=7 * (count - 1))
        return clock.day(day, words=f"{DAY_NAMES[number]} number {count} after {clock.say(clock.anchor)}")

    return meaning


def weekday_beside(number: int, base: Meaning, sign: int) -> Meaning:
    """ "the Monday after Thanksgiving", "the Friday before Christmas": strictly after or before."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        if sign > 0:
            day, side = first_after(near.end, number), "after"
        else:
            day, side = last_before(near.earliest, number), "before"
        return clock.day(
            day, words=f"the {DAY_NAMES[number]} {side} {clock.say(near.end if sign > 0 else near.earliest)}"
        )

    return meaning


def days_from_anchor(count: int, said: str, past: bool | None = None) -> Meaning:
    """ "today", "tomorrow", "yesterday": so many days from the anchor."""

    def meaning(clock: Clock) -> DateSpan:
        day = clock.anchor + timedelta(days=count)
        words = f"{said}, {clock.say(day)}"
        return clock.day(day, past=clock.past and count <= 0 if past is None else past, words=words)

    return meaning


def month_day(month: int, day: int, year: int | None = None) -> Meaning:
    """A calendar day. Without a year the next one on or after the anchor; looking back, the nearest one."""

    def meaning(clock: Clock) -> DateSpan | None:
        if year is not None:
            found = safe_date(year, month, day)
            return found and clock.day(found, past=clock.past or found < clock.anchor)
        base = clock.anchor
        days = [d for y in range(base.year - 4, base.year + 9) if 0 < y < 10000 and (d := safe_date(y, month, day))]
        if not days:
            return None
        ahead = next((d for d in days if d >= base), days[-1])
        nearest = min(days, key=lambda d: (abs(d - base), d))
        if clock.past:
            return clock.day(nearest)
        if clock.tense is None and nearest < base and (base - nearest).days <= _NEARLY_PAST:
            return clock.day(nearest, past=True)
        return clock.day(ahead)

    return meaning


def day_of_month(number: int) -> Meaning:
    """ "the 4th": the next one on or after the anchor (or a later day named before); looking back, the nearest."""

    def meaning(clock: Clock) -> DateSpan | None:
        base = clock.anchor
        if not 1 <= number <= 31:
            return None
        if clock.reference and clock.same_sentence and not clock.past and not clock.reference.past:
            base = max(base, clock.reference.earliest)
        months = [add_months(base.replace(day=1), n) for n in range(-2, 4)]
        days = [d for first in months if (d := safe_date(first.year, first.month, number))]
        if clock.past:
            return clock.day(min(days, key=lambda d: (abs(d - base), d)))
        return clock.day(next(d for d in days if d >= base))

    return meaning


def numeric_day(first: int, second: int, year: int | None = None) -> Meaning:
    """ "04/12": by the date order; one that is impossible in it is read in the other. Without an order month first,
    with the other reading kept.
    """

    def meaning(clock: Clock) -> DateSpan | None:
        order = clock.order or "mdy"
        month_first, day_first = month_day(first, second, year), month_day(second, first, year)
        readings = [m(clock) for m in ((day_first, month_first) if order == "dmy" else (month_first, day_first))]
        chosen = readings[0] or readings[1]
        if chosen is not None and clock.order is None and readings[0] and readings[1] and first != second:
            return replace(chosen, other=readings[1])
        return chosen

    return meaning


def with_weekday(number: int, base: Meaning) -> Meaning:
    """ "Friday the 13th", "Fri 4 Dec": the date counts; a date without a month looks two months ahead for a match."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(clock)
        if found is None or found.end.weekday() == number:
            return found
        near = min((last_before(found.end, number), first_after(found.end, number)), key=lambda d: abs(d - found.end))
        return replace(found, other=clock.day(near, words=f"the {DAY_NAMES[number]} near {clock.say(found.end)}"))

    return meaning


def weekday_the_nth(weekday_number: int, number: int) -> Meaning:
    """ "Tuesday the 13th": the next 13th, or the one after it if only that is a Tuesday."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = day_of_month(number)(clock)
        if near is not None and near.end.weekday() != weekday_number and not clock.past:
            following = add_months(near.end.replace(day=1), 1)
            day = safe_date(following.year, following.month, number)
            if day is not None and day.weekday() == weekday_number:
                return clock.day(day)
        return with_weekday(weekday_number, day_of_month(number))(clock)

    return meaning


def holiday(name: str, year: int | None = None, back: bool = False) -> Meaning:
    """A holiday by its everyday name: the next one on or after the anchor; looking back the one before."""

    def meaning(clock: Clock) -> DateSpan | None:
        known = clock.calendar()
        if year is not None:
            days = known.holiday_days(name, year)
            return clock.day(days[0], past=clock.past or days[0] < clock.anchor, words=_called(name)) if days else None
        if clock.past or back:
            years = (clock.anchor.year, clock.anchor.year - 1)
            before = [d for y in years for d in known.holiday_days(name, y) if d < clock.anchor]
            return clock.day(max(before), past=True, words=_called(name)) if before else None
        day = known.next_holiday(name, clock.anchor)
        return clock.day(day, words=f"{_called(name)}, {clock.say(day)}") if day else None

    return meaning


def _called(name: str) -> str:
    return " ".join(w.capitalize() for w in name.split())


# ---- periods -------------------------------------------------------------------------------------------------------


def week(weeks: int) -> Meaning:
    """The working week `weeks` after the anchor's. On a weekend "this week" that is still to come is the next one."""

    def meaning(clock: Clock) -> DateSpan:
        monday = monday_of(clock.anchor) + timedelta(days=7 * weeks)
        if weeks == 0 and clock.anchor.weekday() > 4 and not clock.past:
            monday += timedelta(days=7)
        return working_week(clock, monday, past=weeks < 0 or clock.past)

    return meaning


def working_week(clock: Clock, monday: date, past: bool | None = None) -> DateSpan:
    """Monday to Friday."""
    return clock.span(monday, monday + timedelta(days=4), "week", f"the week of {clock.say(monday)}", past=past)


def week_containing(base: Meaning, weeks: int = 0) -> Meaning:
    """ "the week of Dec 7", and with `weeks` the one so many after it."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        day = near.end if weeks > 0 else near.earliest
        return working_week(clock, monday_of(day) + timedelta(days=7 * weeks), past=near.past)

    return meaning


def week_number(number: int, year: int | None = None) -> Meaning:
    """An ISO week."""

    def meaning(clock: Clock) -> DateSpan | None:
        for y in (year,) if year else (clock.anchor.year, clock.anchor.year + 1):
            try:
                monday = date.fromisocalendar(y, number, 1)
            except ValueError:
                return None
            if year or clock.past or monday + timedelta(days=6) >= clock.anchor:
                return working_week(clock, monday)
        return None

    return meaning


def weekend(weeks: int, following: bool = False) -> Meaning:
    """Saturday and Sunday of the anchor's week or one after it. Looking back "the weekend" is the one before."""

    def meaning(clock: Clock) -> DateSpan:
        back = -1 if clock.past and weeks == 0 and clock.anchor.weekday() < 6 else 0
        saturday = monday_of(clock.anchor) + timedelta(days=5 + 7 * (weeks + back))
        return clock.span(saturday, saturday + timedelta(days=1), "part", f"the weekend of {clock.say(saturday)}")

    return meaning


def weekend_beside(base: Meaning, weeks: int) -> Meaning:
    """ "the weekend after Thanksgiving" (`weeks` 1 after, -1 before), "the weekend of the 12th" (0)."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        if weeks > 0:
            saturday = first_after(near.end, 5)
        else:
            saturday = last_before(near.earliest, 5) if weeks < 0 else monday_of(near.earliest) + timedelta(days=5)
        return clock.span(saturday, saturday + timedelta(days=1), "part", f"the weekend of {clock.say(saturday)}")

    return meaning


def month_span(clock: Clock, first: date, past: bool | None = None) -> DateSpan:
    """The whole month that begins on `first`."""
    last = month_end(first.year, first.month)
    return clock.span(first, last, "month", f"{MONTH_NAMES[first.month]} {first.year}", past=past)


def month(months: int) -> Meaning:
    """ "this month", "next month": the month so many after the anchor's."""

    def meaning(clock: Clock) -> DateSpan:
        return month_span(clock, add_months(clock.anchor.replace(day=1), months), past=months < 0 or clock.past)

    return meaning


def named_month(number: int, year: int | None = None, skip: int = 0) -> Meaning:
    """A month by name: the current or the next one, looking back the current or the last. `skip` adds years."""

    def meaning(clock: Clock) -> DateSpan | None:
        y = year
        if y is None:
            now = (clock.anchor.year, clock.anchor.month)
            y = now[0] + skip
            if clock.past and number > now[1]:
                y -= 1
            elif not clock.past and number < now[1]:
                y += 1
        first = safe_date(y, number, 1)
        return first and month_span(clock, first, past=clock.past or month_end(y, number) < clock.anchor)

    return meaning


def quarter(number: int, year: int | None = None) -> Meaning:
    """A quarter of a calendar year: the current or the next one of that number, looking back the last."""

    def meaning(clock: Clock) -> DateSpan:
        now = (clock.anchor.month - 1) // 3 + 1
        y = clock.anchor.year if year is None else year
        if year is None:
            y += (number < now and not clock.past) - (number > now and clock.past)
        return _quarter_span(clock, y, number)

    return meaning


def quarter_from_now(quarters: int) -> Meaning:
    """ "this quarter", "next quarter"."""

    def meaning(clock: Clock) -> DateSpan:
        year, index = divmod(clock.anchor.year * 4 + (clock.anchor.month - 1) // 3 + quarters, 4)
        return _quarter_span(clock, year, index + 1)

    return meaning


def _quarter_span(clock: Clock, year: int, number: int) -> DateSpan:
    start, end = date(year, 3 * number - 2, 1), month_end(year, 3 * number)
    return clock.span(start, end, "quarter", f"Q{number} {year}", past=clock.past or end < clock.anchor)


def half_year(number: int, year: int | None = None) -> Meaning:
    """The first or second half of a calendar year."""

    def meaning(clock: Clock) -> DateSpan:
        y = year or clock.anchor.year + (number == 1 and clock.anchor.month > 6)
        end = date(y, 6, 30) if number == 1 else date(y, 12, 31)
        return clock.span(
            date(y, 6 * number - 5, 1), end, "year", f"H{number} {y}", past=clock.past or end < clock.anchor
        )

    return meaning


def year_span(number: int) -> Meaning:
    """A calendar year."""

    def meaning(clock: Clock) -> DateSpan:
        end = date(number, 12, 31)
        return clock.span(date(number, 1, 1), end, "year", str(number), past=clock.past or end < clock.anchor)

    return meaning


def year_from_now(years: int) -> Meaning:
    """ "this year", "next year", "last year"."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = year_span(clock.anchor.year + years)(clock)
        return found and replace(found, past=years < 0 or clock.past)

    return meaning


def new_year(clock: Clock) -> DateSpan:
    """ "in the new year": the next January, softly."""
    year = clock.anchor.year + (clock.anchor.month > 1)
    return replace(month_span(clock, date(year, 1, 1), past=False), soft=True)


def winter_holidays(clock: Clock) -> DateSpan:
    """ "the holidays": 24 December to 1 January."""
    year = clock.anchor.year - (clock.anchor.month == 1 and (clock.past or clock.anchor.day == 1))
    return clock.span(date(year, 12, 24), date(year + 1, 1, 1), "part", "the holidays, 24 Dec to 1 Jan")


# ---- parts of periods ----------------------------------------------------------------------------------------------


def part_of(part: str, base: Meaning) -> Meaning:
    """Part of a period: "early", "mid", "late", "end", "later", "earlier", "first half", "second half"."""

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        start, end = whole.earliest, whole.end
        if part == "end":
            return end_of(clock, whole)
        if part in ("later", "earlier", "rest"):
            return _rest_of(clock, whole, part)
        cuts = _cuts(start, end, whole.grain)
        if cuts is None:
            return whole
        low, high = {
            "early": (start, cuts[0]),
            "mid": (cuts[0] + timedelta(days=1), cuts[1]),
            "late": (cuts[1] + timedelta(days=1), end),
            "first half": (start, cuts[2]),
            "second half": (cuts[2] + timedelta(days=1), end),
        }[part]
        if whole.grain == "week" and part == "second half":
            low = cuts[1]  # Wednesday belongs to both halves of a working week
        return replace(whole, start=low, end=high, grain="part", words=f"{part} in {whole.words}")

    return meaning


def _cuts(start: date, end: date, grain: Grain) -> tuple[date, date, date] | None:
    """The last days of the early part, of the middle and of the first half."""
    if grain == "week":
        return start + timedelta(days=1), start + timedelta(days=2), start + timedelta(days=2)
    if grain == "month":
        return start.replace(day=10), start.replace(day=20), start.replace(day=15)
    if grain == "quarter":
        first, second = month_end(start.year, start.month), month_end(start.year, start.month + 1)
        return first, second, start.replace(month=start.month + 1, day=15)
    if grain == "year" and start.month == 1 and end.month == 12:
        return date(start.year, 3, 31), date(start.year, 8, 31), date(start.year, 6, 30)
    if grain == "part" and (end - start).days > 3:
        size = (end - start).days + 1
        return tuple(start + timedelta(days=n) for n in (size // 3 - 1, 2 * size // 3 - 1, size // 2 - 1))  # type: ignore[return-value]
    return None


def end_of(clock: Clock, whole: DateSpan) -> DateSpan:
    """The last day of a period as a deadline; of a week its Friday, which a weekend has behind it."""
    if (
        whole.grain == "week"
        and whole.end < clock.anchor
        and not whole.past
        and clock.anchor - whole.end < timedelta(7)
    ):
        whole = working_week(clock, whole.earliest + timedelta(days=7))
    return replace(whole, start=None, grain="part", soft=False, words=f"the end of {whole.words}")


def _rest_of(clock: Clock, whole: DateSpan, part: str) -> DateSpan:
    """ "later this week": from the day after the anchor; "earlier this week": up to the day before it."""
    start, end, today = whole.earliest, whole.end, clock.anchor
    if part == "earlier":
        last = min(end, today - timedelta(days=1))
        return replace(
            whole, start=min(start, last), end=last, grain="part", past=True, words=f"earlier in {whole.words}"
        )
    if start > today:  # "later next week"
        cuts = _cuts(start, end, whole.grain)
        low = cuts[1] + timedelta(days=1) if cuts else start
    else:
        low = today + timedelta(days=1)
        if low > end and whole.grain == "week":
            end += timedelta(days=2)
    return replace(whole, start=min(low, end), end=end, grain="part", words=f"later in {whole.words}")


def nth_week_of(number: int, base: Meaning, weeks: int = 1) -> Meaning:
    """ "the second week of January": days 8 to 14 of the period, -1 for the last seven. The working week that is
    meant if weeks begin on Mondays is the other reading. `weeks` is how many ("the first two weeks of").
    """

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None or whole.grain not in ("month", "quarter", "year", "part"):
            return None
        size = timedelta(days=7 * weeks - 1)
        if number > 0:
            start = whole.earliest + timedelta(days=7 * (number - 1))
            monday = monday_of(whole.earliest + timedelta(days=6)) + timedelta(days=7 * (number - 1))
            end = min(start + size, whole.end)
        else:
            end, start = whole.end, whole.end - size
            monday = monday_of(end)
        if start > whole.end:
            return None
        other = None
        if weeks == 1:
            last = min(monday + timedelta(days=4), max(whole.end, monday))
            other = replace(whole, start=monday, end=last, grain="week", words=f"the week of {clock.say(monday)}")
        ordinal = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(number, "last")
        words = f"the {ordinal} {'week' if weeks == 1 else f'{weeks} weeks'} of {whole.words}"
        return replace(whole, start=start, end=end, grain="part", words=words, other=other)

    return meaning


def nth_day_of(number: int, base: Meaning, days: int = 1) -> Meaning:
    """ "the last day of January", "the first few days of January": -1 counts from the end."""

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        if number > 0:
            start = whole.earliest + timedelta(days=number - 1)
            end = start + timedelta(days=days - 1)
        else:
            end = whole.end + timedelta(days=number + 1)
            start = end - timedelta(days=days - 1)
        if start < whole.earliest or end > whole.end:
            return None
        words = clock.say(start) if days == 1 else f"{clock.say(start)} to {clock.say(end)}"
        return replace(whole, start=start, end=end, grain="day" if days == 1 else "part", words=words)

    return meaning


def nth_weekday_of(number: int, weekday_number: int, base: Meaning) -> Meaning:
    """ "the first Tuesday of October"; -1 is the last."""

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        if number > 0:
            day = first_after(whole.earliest - timedelta(days=1), weekday_number) + timedelta(days=7 * (number - 1))
        else:
            day = last_before(whole.end + timedelta(days=1), weekday_number)
        return clock.day(day, past=whole.past) if whole.earliest <= day <= whole.end else None

    return meaning


# ---- distances, ranges and bounds ----------------------------------------------------------------------------------


def _now(clock: Clock) -> DateSpan:
    return clock.day(clock.anchor)


def said_before(clock: Clock) -> DateSpan | None:
    """ "that", "then": the expression before."""
    return clock.reference


def said_before_or_now(clock: Clock) -> DateSpan:
    """ "the day after", "a week later": counted from the expression before, else from the anchor."""
    return clock.reference if clock.reference and clock.same_sentence else _now(clock)


def distance(length: Duration, base: Meaning = _now, sign: int = 1, past: bool | None = None) -> Meaning:
    """`length` after `base` (before for sign -1): a day, or a range for "two to three weeks"."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        origin = near.end if sign > 0 else near.earliest
        low, high = shift(clock, origin, length.low, sign), shift(clock, origin, length.high, sign)
        word = "from" if sign > 0 else "before"
        behind = past if past is not None else clock.past if base is _now else near.past
        words = f"{length.said} {word} {clock.say(origin)}"
        return DateSpan(min(low, high), max(low, high), past=behind, words=words)

    return meaning


def within(length: Duration, base: Meaning = _now, least: bool = False) -> Meaning:
    """ "within two weeks", "up to three weeks": a deadline."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = distance(length, base)(clock)
        return found and replace(found, start=None, words=f"within {found.words}")

    return meaning


def next_units(length: Duration) -> Meaning:
    """ "the next three days": from the day after the anchor."""

    def meaning(clock: Clock) -> DateSpan:
        end = shift(clock, clock.anchor, length.high)
        return clock.span(
            clock.anchor + timedelta(days=1), end, "part", f"the next {length.said} from {clock.say(clock.anchor)}"
        )

    return meaning


def past_units(length: Duration) -> Meaning:
    """ "the last two weeks": up to the anchor."""

    def meaning(clock: Clock) -> DateSpan:
        start = shift(clock, clock.anchor, length.high, -1)
        return clock.span(start, clock.anchor, "part", f"the last {length.said}", past=True)

    return meaning


def between(first: Meaning, last: Meaning) -> Meaning:
    """From the start of one to the end of the other. An end before the start is looked for after it."""

    def meaning(clock: Clock) -> DateSpan | None:
        a = first(clock)
        if a is None:
            return None
        b = last(clock)
        if b is not None and b.end < a.earliest:
            again = replace(clock, anchor=a.earliest, reference=None)
            b = last(again)
        if b is None or b.end < a.earliest:
            return None
        words = f"{a.words} to {b.words}"
        grain: Grain = "day" if a.grain == b.grain == "day" else "part"
        return DateSpan(
            a.earliest, b.end, grain, past=a.past and (b.past or clock.past), soft=a.soft or b.soft, words=words
        )

    return meaning


def looking_ahead(clock: Clock) -> Clock:
    """The clock for what a deadline names: ahead, where the verbs don't tell."""
    return clock if clock.tense else replace(clock, tense="future")


def deadline(base: Meaning) -> Meaning:
    """ "by X", "until X", "due X": the last day of X, with an open start."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(looking_ahead(clock))
        if found is None:
            return None
        other = found.other and replace(found.other, start=None)
        if found.grain in ("month", "quarter", "year") and found.start:
            other = replace(found, end=found.start, start=None, grain="day", words=f"by {clock.say(found.start)}")
        return replace(found, start=None, soft=False, other=other, words=f"by {found.words}")

    return meaning


def before(base: Meaning) -> Meaning:
    """ "before X": the day before X is the last one, X itself the other reading. Before an end: that end."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(looking_ahead(clock))
        if found is None:
            return None
        if found.start is None:
            return replace(found, words=f"before {found.words}")
        day = found.start - timedelta(days=1)
        if found.grain == "week":
            day -= timedelta(days=2)  # the Friday before: the working week is meant
        if day < clock.anchor and not clock.past:
            day = max(day, min(found.start, clock.anchor))
        other = DateSpan(None, found.start, words=f"by {clock.say(found.start)}")
        return DateSpan(None, day, past=found.past, other=other, words=f"before {found.words}")

    return meaning


def after(base: Meaning) -> Meaning:
    """ "after X": the seven days after it, softly."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(clock)
        if found is None:
            return None
        low, high = found.end + timedelta(days=1), found.end + timedelta(days=7)
        return DateSpan(low, high, "part", past=found.past, soft=True, words=f"within a week after {found.words}")

    return meaning


def not_before(base: Meaning) -> Meaning:
    """ "not before X": X and the seven days after it, softly; for a month or longer that period."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(looking_ahead(clock))
        if found is None:
            return None
        end = found.end if found.grain in ("month", "quarter", "year") else found.earliest + timedelta(days=7)
        return DateSpan(
            found.earliest, max(end, found.end), "part", past=found.past, soft=True, words=f"from {found.words} on"
        )

    return meaning
