"""What single days mean: weekdays, calendar dates, holidays, days near the anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kbfollow.evidence.dates.clock import (
    DAY_NAMES,
    Clock,
    Meaning,
    add_months,
    first_after,
    last_before,
    monday_of,
    safe_date,
)
from kbfollow.model import DateSpan

_ROUGHLY = 7  # days: “in about six weeks, so by the 30th”
_NEARLY_PAST = 31  # days: "Nov 2" written on Nov 18 is more likely two weeks back than a year ahead


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
            return clock.day(found, past=clock.past or found < clock.anchor) if found else None
        base = clock.anchor
        years = range(base.year - 1, base.year + 2)
        if (month, day) == (2, 29):
            years = range(base.year - 4, base.year + 9)
        days = [d for y in years if 0 < y < 10000 and (d := safe_date(y, month, day))]
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


def _in_one_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def day_of_month(number: int) -> Meaning:
    """ "the 4th": the next one on or after the anchor (or a later day named before); looking back, the nearest."""

    def meaning(clock: Clock) -> DateSpan | None:
        base = clock.anchor
        if not 1 <= number <= 31:
            return None
        months = [add_months(base.replace(day=1), n) for n in range(-2, 4)]
        days = [d for first in months if (d := safe_date(first.year, first.month, number))]
        if clock.past:
            return clock.day(min(days, key=lambda d: (abs(d - base), d)))
        ahead = next(d for d in days if d >= base)
        if clock.reference and clock.same_sentence and not clock.reference.past and ahead < clock.reference.earliest:
            end = clock.reference.end
            if " from " in clock.reference.words:  # “waited six weeks …, by the 30th”: no calendar day, unless near it
                near = min(days, key=lambda d: (abs(d - end), d))
                return clock.day(near if abs(near - end).days <= _ROUGHLY else ahead)
            if clock.reference.start is None and clock.reference.grain != "day" and _in_one_month(ahead, end):
                return clock.day(ahead)  # “the month ends with stocktaking, and they decide by the 24th”
            ahead = next((d for d in days if d >= clock.reference.earliest), ahead)
        return clock.day(ahead)

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

    def feast(clock: Clock, day: date, past: bool | None = None) -> DateSpan:
        known = clock.calendar()
        words = f"{_called(name)}, {clock.say(day)}"
        length = known.holiday_length(name)
        if length > 1:
            return clock.span(day, day + timedelta(days=length - 1), "part", words, past=past)
        found = clock.day(day, past=past, words=words)
        return replace(found, start=None, grain="part") if known.is_last_day(name) else found

    def meaning(clock: Clock) -> DateSpan | None:
        known = clock.calendar()
        if year is not None:
            days = known.holiday_days(name, year)
            return feast(clock, days[0], past=clock.past or days[0] < clock.anchor) if days else None
        if clock.past or back:
            years = (clock.anchor.year, clock.anchor.year - 1)
            before = [d for y in years for d in known.holiday_days(name, y) if d < clock.anchor]
            return feast(clock, max(before), past=True) if before else None
        day = known.next_holiday(name, clock.anchor)
        return feast(clock, day) if day else None

    return meaning


def _called(name: str) -> str:
    return " ".join(w.capitalize() for w in name.split())
