"""What less usual periods mean: the days after Christmas, "mid-month", business days of a period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kbfollow.evidence.dates.clock import Clock, Meaning, add_months, monday_of
from kbfollow.evidence.dates.days import holiday
from kbfollow.evidence.dates.days import weekday as first_weekday
from kbfollow.evidence.dates.periods import month_span, named_month, part_of, year_span
from kbfollow.model import DateSpan


def after_christmas(clock: Clock) -> DateSpan:
    """The days between Christmas and New Year: 26 to 31 December."""
    year = clock.anchor.year - (clock.past and clock.anchor.month < 12)
    return clock.span(date(year, 12, 26), date(year, 12, 31), "part", "26 to 31 Dec")


def part_ahead(part: str, unit: Callable[[int], Meaning]) -> Meaning:
    """Part of this week, month, …; of the next one where this one's is over and the sentence doesn't look back.

    `unit` gives the period so many after the anchor's.
    """

    def meaning(clock: Clock) -> DateSpan | None:
        found = part_of(part, unit(0))(clock)
        if found is not None and found.end < clock.anchor and not clock.past:
            return part_of(part, unit(1))(clock)
        return found

    return meaning


def month_or_year_of(base: Meaning, year: bool) -> Meaning:
    """ "that month", "the same year": the one that holds what was said before, else the anchor's."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        first = near.earliest.replace(day=1)
        found = year_span(first.year)(clock) if year else month_span(clock, first)
        return found and replace(found, past=near.past or clock.tense != "future")

    return meaning


def months_of(number: int, count: int, base: Meaning) -> Meaning | None:
    """ "the last four months of 2027", "the first two months of the year"."""
    if number not in (1, -1) or not 1 <= count <= 12:
        return None

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None or whole.grain not in ("year", "quarter"):
            return None
        start, end = whole.earliest, whole.end
        if number > 0:
            end = add_months(start, count) - timedelta(days=1)
        else:
            start = add_months(end.replace(day=1), 1 - count)
        if not whole.earliest <= start <= end <= whole.end:
            return None
        return replace(whole, start=start, end=end, grain="part", past=whole.past or end < clock.anchor)

    return meaning


def week_from(base: Meaning) -> Meaning:
    """ "a week starting tomorrow": seven days."""

    def meaning(clock: Clock) -> DateSpan | None:
        first = base(clock)
        return first and replace(first, end=first.earliest + timedelta(days=6), grain="part")

    return meaning


_WEEKENDS = {"thanksgiving": (0, 3), "thanksgiving day": (0, 3), "easter": (-2, 1), "easter sunday": (-2, 1)}


def holiday_weekend(name: str) -> Meaning:
    """ "Thanksgiving weekend": from the day to the Sunday; "Easter weekend": four days; else Saturday to Monday."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = holiday(name)(clock)
        if found is None:
            return None
        day = found.earliest
        if name in _WEEKENDS:
            first, last = (day + timedelta(days=add) for add in _WEEKENDS[name])
        else:  # that of a Monday lies before it
            first = monday_of(day) + timedelta(days=5 if day.weekday() > 2 else -2)
            last = max(first + timedelta(days=1), day)
        return replace(found, start=first, end=last, grain="part", words=f"the weekend of {found.words}")

    return meaning


def public_holiday(month: int | None, weekday: int | None) -> Meaning:
    """ "the bank holiday", "the August bank holiday", "bank holiday Monday": the next one that fits."""

    def meaning(clock: Clock) -> DateSpan | None:
        known = clock.calendar()
        if known.country is None and weekday is not None:
            return first_weekday(weekday)(clock)
        for year in (clock.anchor.year, clock.anchor.year + 1):
            for day in sorted(known.holidays(year)):
                fits = month in (None, day.month) and weekday in (None, day.weekday())
                if fits and day >= clock.anchor and day.weekday() < 5:
                    return clock.day(day, words=f"{known.holiday_name(day)}, {clock.say(day)}")
        return None

    return meaning


_SEASONS = (((3, 20), (6, 20)), ((6, 21), (9, 23)), ((9, 24), (12, 20)), ((12, 21), (3, 20)))
_SEASON_NAMES = ("spring", "summer", "autumn", "winter")
_SOUTHERN = frozenset(("AU", "NZ", "ZA", "AR", "BR", "CL", "UY"))


def season(number: int, skip: int = 0, year: int | None = None) -> Meaning:
    """A season by the sun, 0 for spring, softly: the current or the next one. `skip` is 1 for "next spring" where that
    is the current one, -1 for the last.
    """

    def meaning(clock: Clock) -> DateSpan | None:
        here = (number + 2) % 4 if clock.calendar().country in _SOUTHERN else number
        (month, day), (last_month, last_day) = _SEASONS[here]
        spans = []
        for y in (year,) if year else range(clock.anchor.year - 2, clock.anchor.year + 3):
            spans.append((date(y, month, day), date(y + (here == 3), last_month, last_day)))
        if skip < 0 or (clock.past and not year):
            spans = [one for one in spans if one[0 if not skip else 1] < clock.anchor][-1:]
        elif not year:
            spans = [one for one in spans if one[0 if skip else 1] >= clock.anchor][:1]
        if not spans:
            return None
        first, last = spans[0]
        words = f"{_SEASON_NAMES[number]} {first.year}"
        past = skip < 0 or clock.past or last < clock.anchor
        return replace(clock.span(first, last, "part", words, past=past), soft=True)

    return meaning


def month_in(number: int, years: int) -> Meaning:
    """ "March in a year": the first one so many years from now."""

    def meaning(clock: Clock) -> DateSpan | None:
        return named_month(number)(replace(clock, anchor=add_months(clock.anchor, 12 * years), tense="future"))

    return meaning


def nth_business_day_of(number: int, base: Meaning) -> Meaning:
    """ "the first working day of January"; -1 is the last."""

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        known = clock.calendar()
        if number > 0:
            day = known.add(whole.earliest - timedelta(days=1), number)
        else:
            day = known.add(whole.end + timedelta(days=1), number)
        return replace(whole, start=day, end=day, grain="day", soft=False, words=clock.say(day))

    return meaning
